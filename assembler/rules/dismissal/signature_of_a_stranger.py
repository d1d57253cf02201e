"""DIS022."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal_options import must_sign
from assembler.law.dismissal_scope import appeared, has_left
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals, told
from assembler.rules.rule import Problem, rule


@rule(
    "DIS022",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    fix="list the party's appearance under `events:`, or leave the party out of `stipulated_by:`",
    bad="""
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [placeholder]}
          strings: {counsel: [placeholder]}
        events:
          - {event: answer, by: [strings], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            stipulated_by: [strings, cords]
    """,
    good="""
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [placeholder]}
          strings: {counsel: [placeholder]}
        events:
          - {event: answer, by: [strings], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            stipulated_by: [strings]
    """,
    severity=Severity.WARNING,
)
def signature_of_a_stranger(matter: Matter) -> Iterator[Problem]:
    """A stipulation has a place for the signature of a party who has not appeared.

    Who has not appeared need not sign, and what counsel signs for may be an appearance.
    """
    for number, filing, instrument in dismissals(matter):
        needed = must_sign(matter, filing, instrument)
        for name in filing.stipulated_by:
            if name not in needed and matter.parties[name].role != "plaintiff":
                cite = told(instrument.signed_by.cite or instrument.rule, instrument.signed_by.basis)
                yield Problem(("filings", number, "stipulated_by"), _said(matter, filing, name), cite=cite)


def _said(matter: Matter, filing: Filing, name: str) -> str:
    party = matter.parties[name]
    if has_left(party, filing.date):
        return f"`{party.name}` has left the case"
    known = "is not needed here" if name in appeared(matter, filing) else "has not appeared, as far as the events say"
    return f"`{party.name}` {known}"
