"""CAP014."""

from collections.abc import Iterator

from assembler.law.court_titles import title_lines, title_places
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CAP014",
    cite="this program",
    basis="program",
    fix="add `district:` as the caption prints it, as in `district: SEVENTH`",
)
def no_district(matter: Matter) -> Iterator[Problem]:
    """The judicial district or circuit is missing from the court's name.

    Where it depends on the county, the paper that opens the case has it. Where the clerk assigns the case to a district
    court, as in Texas, that paper has a blank. No other paper with a blank in the court's name is made; a draft is.
    """
    if title_places(matter)["district"] or not any("{district}" in line for line in title_lines(matter)):
        return
    if not (matter.court.district_at_filing and any(opening(matter))):
        message = f"no district or circuit is given, and the name of `{matter.court.id}` has one"
        example = next(iter(matter.court.seats.value), "").upper() if matter.court.seats else ""
        fix = f"add `district:` as the caption prints it, as in `district: {example}`" if example else ""
        yield Problem(("court",), message, fix=fix, passes_draft=True)
