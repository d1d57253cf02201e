"""CAP003."""

from collections.abc import Iterator

from assembler.law.court_titles import title_lines
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP003",
    cite="Wash. CR 10(a); CR 4(b)(2), official form of the summons",
    basis="derived",
    fix="add `county:`, as in `county: King`",
    bad="""
        court: wasuper
        division: none
        number: 25-2-00000-0
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        court: wasuper
        county: Spokane
        division: none
        number: 25-2-00000-0
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: nyed
        division: none
        number: 1:25-cv-00000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def no_county(matter: Matter) -> Iterator[Problem]:
    """The county is missing from the court's name.

    A caption gives the name of the court, and in the official form of the summons that name includes the county. That
    every paper must name the county is our reading of the two.
    """
    if not matter.county and any("{county}" in line for line in title_lines(matter)):
        message = f"no county is given, so the name of `{matter.court.id}` is printed with a blank for it"
        fix = f"add `county:`, as in `county: {matter.court.counties[0]}`" if matter.court.counties else ""
        yield Problem(("court",), message, cite=matter.court.title_lines.authority, fix=fix)
