"""DIS015."""

from collections.abc import Iterator

from assembler.law.dismissal_scope import dismissed, units
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals
from assembler.rules.rule import Problem, rule


@rule(
    "DIS015",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    fix="give each claim against each party one `prejudice:`",
    bad="""
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses:
              - {parties: strings, prejudice: with}
              - {parties: strings, claims: [us-copyright-infringement], prejudice: without}
    """,
    good="""
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation}
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses:
              - {parties: strings, prejudice: with}
              - {parties: cords, prejudice: without}
    """,
)
def two_prejudices(matter: Matter) -> Iterator[Problem]:
    """One paper dismisses one claim with and without prejudice.

    Prejudice may differ from party to party and from claim to claim. For one claim against one party it is one.
    """
    for number, filing, _ in dismissals(matter):
        for name in dismissed(matter, filing):
            for claim in _torn(matter, filing, name):
                what = f"claim `{claim}`" if claim else "the action"
                message = f"{what} against `{matter.parties[name].name}` is dismissed with and without prejudice"
                yield Problem(("filings", number, "dismisses"), message)


def _torn(matter: Matter, filing: Filing, party: str) -> list[str]:
    """Return the claims against *party* that *filing* dismisses both ways."""
    found: dict[str, set[str | None]] = {}
    for unit in units(matter, filing, party):
        found.setdefault(unit.claim, set()).add(unit.prejudice)
    return [claim for claim, prejudices in found.items() if {"with", "without"} <= prejudices]
