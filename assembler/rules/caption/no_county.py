"""CAP003."""

from collections.abc import Iterator

from assembler.catalog.localities import localities_in
from assembler.law.court_titles import title_lines
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule("CAP003", cite="this program", basis="program", fix="add `county:`")
def no_county(matter: Matter) -> Iterator[Problem]:
    """The county is missing from the court's name.

    A court that sits in each county is named with its county, and an action goes by county: to name it is to choose the
    venue. A paper with a blank in the court's name is not made; a draft is.
    """
    if not matter.county and any("{county}" in line for line in title_lines(matter)):
        court = matter.court
        known = court.counties or [locality.county for locality in localities_in(court.state)]
        message = f"no county is given, and the name of `{court.id}` has one"
        fix = f"add `county:`, as in `county: {known[0]}`" if known else ""
        yield Problem(("court",), message, fix=fix, passes_draft=True)
