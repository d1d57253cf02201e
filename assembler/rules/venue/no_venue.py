"""VEN007."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.court_titles import title_lines
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule


@rule(
    "VEN007",
    cite="house style: a complaint says why it is brought in this court",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `venue:` with its grounds, as in `venue: [events]`",
)
def no_venue(matter: Matter) -> Iterator[Problem]:
    """A complaint does not say why venue is proper.

    Improper venue is a defense, and in most courts a complaint need not plead venue; but silence
    invites a motion. The court of a tribe, or one whose name in the caption has no county, district or city,
    has no other place, and is not checked. A text that mentions venue counts as the statement.
    """
    if matter.court.system == "tribal" or (matter.court.system == "state" and not _sits_in_parts(matter)):
        return
    if matter.venue or any(re.search(r"\b[Vv]enue\b|VENUE", text) for _, text in prose(matter)):
        return
    for number, filing in opening(matter):
        yield Problem(("filings", number), f"`{filing.name}` does not say why venue is proper in this court")


def _sits_in_parts(matter: Matter) -> bool:
    return any("{" in line for line in title_lines(matter))
