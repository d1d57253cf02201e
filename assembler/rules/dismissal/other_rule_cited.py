"""DIS019."""

import re
from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._own_words import own_words
from assembler.rules.rule import Problem, rule

CITED = re.compile(r"\b\d{2}\(a\)(?:\([A-Za-z0-9]{1,3}\))+")
"""A subdivision of a rule, as papers cite it: 41(a)(1)(A)(i)."""

UNDER = re.compile(
    r"(?i)\b(?:this (?:notice|stipulation|motion) is (?:filed|made|given)|dismisses)\b[^.;]{0,60}"
    r"\b(?:under|pursuant to)\b"
)
"""Words by which a paragraph says under which rule the paper is filed."""


@rule(
    "DIS019",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    fix="leave the title to the program, or cite the rule that the message names",
    bad="""
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's Notice of Dismissal Under Rule 41(a)(1)(A)(ii)
    """,
    good=(
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's Notice of Dismissal Under Rule 41(a)(1)(A)(i)
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's Notice of Dismissal Under Rule 41(a)(1)
        """,
    ),
)
def other_rule_cited(paper: DismissalPaper) -> Iterator[Problem]:
    """A text of the paper cites a rule other than the one under which the paper dismisses.

    A notice that cited the rule on stipulations has led to a conference with the court, and titles have cited Rule 42
    for Rule 41. A paragraph may mention any rule of dismissal of the court.
    """
    for path, cited in _wrong(paper):
        message = f"`{cited}` is cited, but the paper dismisses under {paper.instrument.rule}"
        yield Problem(path, message, cite=paper.instrument.rule)


def _wrong(paper: DismissalPaper) -> Iterator[tuple[KeyPath, str]]:
    """Yield each wrong citation in *paper*, with its place."""
    ours = _cited(paper.instrument.rule)
    instruments = paper.matter.court.dismissal.value.instruments.values()
    every = {cited for instrument in instruments for cited in _cited(instrument.rule)}
    for text in own_words(paper):
        known = ours if text.operative or UNDER.search(text.words) else every
        yield from ((text.path, cited) for cited in _cited(text.words) if not _leads(cited, known))


def _cited(text: str) -> list[str]:
    return CITED.findall(text)


def _leads(cited: str, known: list[str] | set[str]) -> bool:
    """Whether *cited* is one of *known*, or a rule that contains one; always true if *known* is empty."""
    return not known or any(one.startswith(cited) for one in known)
