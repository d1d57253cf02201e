"""Corrects the spelling of a matter's county to the one in the court's record or the list of the state's counties."""

from assembler.catalog import Catalog
from assembler.catalog.localities import localities_in
from assembler.language.places import county_like
from assembler.load.source import Source
from assembler.model.court import Court
from assembler.model.matter import Matter


def with_listed_county(matter: Matter, source: Source, catalog: Catalog) -> Matter:
    """Return *matter* with its county spelled as in `counties_of`; a county that is not listed is left unchanged.

    The county's additions to the court's record are included.
    """
    listed_counties = counties_of(matter.court)
    is_listed = not matter.county or matter.county in listed_counties
    county = None if is_listed else county_like(matter.county or "", listed_counties)
    if not county:
        return matter
    judge = matter.judge.name if matter.judge else None
    court = catalog.record("court", source.data["court"], county, judge)
    return matter.model_copy(update={"county": county, "court": court})


def counties_of(court: Court) -> tuple[str, ...]:
    """Return the counties in which *court* may sit.

    Without counties in its record, these are the counties of its state, and any others to which it assigns a district.
    A federal court has none.
    """
    if court.system != "state":
        return ()
    counties_of_state = [locality.county for locality in localities_in(court.state)]
    counties_with_district = court.districts.value if court.districts else ()
    return court.counties or tuple(dict.fromkeys((*counties_of_state, *counties_with_district)))
