"""DIS023."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited, has_source
from assembler.rules.rule import Problem, rule


@rule(
    "DIS023",
    cite="Snopes v. Mikkelson, No. 21-cv-1730 (S.D. Cal. 2022)",
    basis="secondary",
    fix="give the paper the title that the message names, or waive the rule",
    bad="""
        court: casd
        division: none
        events: [{event: answer, by: [strings], date: 2025-05-20}]
        parties: {strings: {counsel: [other]}}
        filings:
          - {paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
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
        court: casd
        division: none
        events: [{event: answer, by: [strings], date: 2025-05-20}]
        parties: {strings: {counsel: [other]}}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's and Defendant's Joint Motion for Dismissal, a Stipulation
        counsel:
          other:
            name: Other Example
            bar_number: 00001
            address: [9 Example Street, "Seattle, Washington 98100"]
            telephone: (206) 555-0109
            email: other@example.com
        """,
        """
        court: cacd
        division: Western
        parties:
          strings: {counsel: [other]}
        events:
          - {event: answer, by: [strings], date: 2025-05-20}
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
def local_form(paper: DismissalPaper) -> Iterator[Problem]:
    """The court requires its own form for a paper that dismisses.

    For example, the Southern District of California requires a stipulation of dismissal to be filed as a joint motion.
    """
    matter, way = paper.matter, paper.instrument.way
    for local in matter.court.dismissal.value.local.get(matter.court.id, ()):
        named = bool(local.title) and local.title.lower() in (paper.filing.title or "").lower()
        if local.concerns(way, in_part=paper.scope.in_part) and has_source(local.basis) and not named:
            wanted = f"; its title: `{local.title}`" if local.title else ""
            cite = cited(local.cite or "the court's practice", local.basis)
            yield Problem(("filings", paper.place, "paper"), f"{local.says}{wanted}", cite=cite)
