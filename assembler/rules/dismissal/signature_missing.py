"""DIS021."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal_options import must_sign
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals, told
from assembler.rules.rule import Problem, rule


@rule(
    "DIS021",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    fix="add the party to `stipulated_by:`, or leave the key out, and each gets its block",
    bad="""
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [placeholder]}
          strings: {counsel: [placeholder]}
        events:
          - {event: answer, by: [strings, cords], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            stipulated_by: [strings]
    """,
    good="""
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [placeholder]}
          strings: {counsel: [placeholder]}
        events:
          - {event: answer, by: [strings, cords], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            stipulated_by: [strings, cords]
    """,
)
def signature_missing(matter: Matter) -> Iterator[Problem]:
    """A stipulation of dismissal lacks the signature of a party who must sign it.

    In a federal court all parties who have appeared sign, not only those who are dismissed, and in the Eleventh Circuit
    those who are out already as well. A stipulation that lacks one has been disregarded years later.
    """
    for number, filing, instrument in dismissals(matter):
        said = instrument.signed_by
        for name in must_sign(matter, filing, instrument) if filing.stipulated_by else ():
            if name not in filing.stipulated_by:
                message = f"`{matter.parties[name].name}` must sign, and is not among those who do ({said.says})"
                weight = None if said.basis == "verified" else Severity.WARNING
                cite = told(said.cite or instrument.rule, said.basis)
                yield Problem(("filings", number, "stipulated_by"), message, weight, cite=cite)
