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
    listed, typed = counties_of(matter.court), matter.county
    if not typed or typed in listed or not (county := county_like(typed, listed)):
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
    of_state = (locality.county for locality in localities_in(court.state))
    return court.counties or tuple(dict.fromkeys((*of_state, *(court.districts.value if court.districts else ()))))
