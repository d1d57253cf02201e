"""DIS021."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS021",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    waivable="none",
    fix="give the party `counsel:`, or `pro_se: true` if it is a person without counsel",
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

    In a federal court all parties who have appeared must sign: also those who are not dismissed, and those who have
    already left. A stipulation that lacked one has been disregarded years later. A party with neither counsel nor
    `pro_se:` has no signature block.
    """
    signed_by, listed = paper.instrument.signed_by, paper.filing.stipulated_by
    if paper.filing.paper.signer != "all":
        return
    for name in (*paper.scope.plaintiffs, *paper.option.signers):
        party = paper.matter.parties[name]
        left_out = listed and name in paper.option.signers and name not in listed
        if left_out:
            why, fix = "is not in the list", "add the party to `stipulated_by:`, or delete the key"
        elif not (party.counsel or party.pro_se):
            why, fix = "has neither `counsel:` nor `pro_se:`, and so no signature block", ""
        else:
            continue
        message = f"`{party.name}` must sign, but {why} ({signed_by.says})"
        cite = cited(signed_by.cite or paper.instrument.rule, signed_by.basis)
        path = ("filings", paper.place, "stipulated_by")
        yield Problem(path, message, also=(("parties", name),), fix=fix, cite=cite, promise=True, passes_draft=True)
