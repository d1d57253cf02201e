"""DIS021."""

from collections.abc import Iterator

from assembler.law.dismissal_papers import DismissalPaper
from assembler.model.law import cited, weight
from assembler.rules.rule import Problem, rule


@rule(
    "DIS021",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    fix="add the party to `stipulated_by:`, or leave the key out, and each gets its block",
    bad="""
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [other]}
          strings: {counsel: [other]}
        events:
          - {event: answer, by: [strings, cords], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            stipulated_by: [strings]
        counsel:
          other:
            name: Other Example
            bar_number: 00001
            address: [9 Example Street, "Seattle, Washington 98100"]
            telephone: (206) 555-0109
            email: other@example.com
    """,
    good=(
        """
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [other]}
          strings: {counsel: [other]}
        events:
          - {event: answer, by: [strings, cords], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            stipulated_by: [strings, cords]
        counsel:
          other:
            name: Other Example
            bar_number: 00001
            address: [9 Example Street, "Seattle, Washington 98100"]
            telephone: (206) 555-0109
            email: other@example.com
        """,
        """
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [other]}
          strings: {counsel: [other]}
        events:
          - {event: answer, by: [strings, cords], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
        counsel:
          other:
            name: Other Example
            bar_number: 00001
            address: [9 Example Street, "Seattle, Washington 98100"]
            telephone: (206) 555-0109
            email: other@example.com
        """,
    ),
)
def signature_missing(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation of dismissal lacks the signature of a party who must sign it.

    In a federal court all parties who have appeared sign, not only those who are dismissed, and in the Eleventh Circuit
    those who are out already as well. A stipulation that lacks one has been disregarded years later.
    """
    signed_by, listed = paper.instrument.signed_by, paper.filing.stipulated_by
    for name in paper.option.signers if listed else ():
        if name not in listed:
            party = paper.matter.parties[name].name
            message = f"`{party}` must sign, and is not among those who do ({signed_by.says})"
            cite = cited(signed_by.cite or paper.instrument.rule, signed_by.basis)
            yield Problem(("filings", paper.place, "stipulated_by"), message, weight(signed_by.basis), cite=cite)
