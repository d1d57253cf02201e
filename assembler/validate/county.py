"""The county of a matter, spelled as the record of its court or the list of its state's counties has it."""

from assembler.catalog import Catalog
from assembler.catalog.localities import localities_in
from assembler.language.places import county_like
from assembler.load.source import Source
from assembler.model.court import Court
from assembler.model.matter import Matter


def with_listed_county(matter: Matter, source: Source, catalog: Catalog) -> Matter:
    """Return *matter* with its county as it is listed, and its court with what that county adds.

    A county that is listed under no such name stays as it was written.
    """
    listed, written = counties_of(matter.court), matter.county
    if not written or written in listed or not (county := county_like(written, listed)):
        return matter
    judge = matter.judge.name if matter.judge else None
    court = catalog.record("court", source.data["court"], county, judge)
    return matter.model_copy(update={"county": county, "court": court})


def counties_of(court: Court) -> tuple[str, ...]:
    """Return the counties where *court* may sit: those that its record lists, else those of its state."""
    if court.system != "state":
        return ()
    of_state = (locality.county for locality in localities_in(court.state))
    return court.counties or tuple(dict.fromkeys((*of_state, *(court.districts.value if court.districts else ()))))
