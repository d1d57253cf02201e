"""DIS019."""

import re
from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._own_words import own_words
from assembler.rules.dismissal._statements import grounds
from assembler.rules.rule import Problem, rule

CITED = re.compile(r"\b\d{2}\(a\)(?:\([A-Za-z0-9]{1,3}\))+")
"""A subdivision of a rule, as papers cite it: 41(a)(1)(A)(i)."""

UNDER = re.compile(
    r"(?i)\b(?:this (?:notice|stipulation|motion) is (?:filed|made|given|brought)|dismisses|may dismiss|moves)"
    r"\b[^.;]{0,60}\b(?:under|pursuant to)\b"
)
"""Words by which a paragraph says under which rule the paper is filed."""

IN_A_TITLE = re.compile(r"(?i)\b(?:under|pursuant to)\b")
"""Words by which a title says under which rule the paper is filed."""

ANOTHER_PAPER = re.compile(r"(?i)\b(?:only|before|until|no longer|by notice|by stipulation|once|unless|if|when)\b")
"""Words by which a ground speaks of a paper that is not filed."""

NUMBERED = re.compile(r"(?<![\w.-])\d+[\w./-]*\d?(?:\([A-Za-z0-9]{1,3}\))*")
"""The number of a rule or a section, with its subdivisions: 41(a)(2), 3217(b), 5/2-1009(a), 1671."""


@rule(
    "DIS019",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    fix="leave the title to the program, or cite the rule that the message names",
)
def other_rule_cited(paper: DismissalPaper) -> Iterator[Problem]:
    """A text of the paper cites a rule other than the one under which the paper dismisses.

    A notice that cited the rule on stipulations has led to a conference with the court, and titles have cited Rule 42
    for Rule 41. A paragraph may mention any rule of dismissal of the court.
    """
    for path, cited in (*_wrong(paper), *_of_another_law(paper)):
        message = f"`{cited}` is cited, but the paper dismisses under {paper.instrument.rule}"
        yield Problem(path, message, cite=paper.instrument.rule)


def _wrong(paper: DismissalPaper) -> Iterator[tuple[KeyPath, str]]:
    """Yield each wrong citation in *paper*, with its place."""
    ours = _cited(paper.instrument.rule)
    instruments = paper.matter.court.dismissal.value.instruments.values()
    every = {cited for instrument in instruments for cited in _cited(instrument.rule)}
    for text in own_words(paper):
        moves = UNDER.search(text.words) and not (text.key == "grounds" and ANOTHER_PAPER.search(text.words))
        known = ours if text.operative or moves else every
        yield from ((text.path, cited) for cited in _cited(text.words) if not _leads(cited, known))


def _of_another_law(paper: DismissalPaper) -> Iterator[tuple[KeyPath, str]]:
    """Yield each rule under which a title or a ground puts the paper, if no rule of this court's law is like it."""
    instruments = paper.matter.court.dismissal.value.instruments.values()
    known = [number for instrument in instruments for number in NUMBERED.findall(instrument.rule)]
    titles = [text for text in own_words(paper) if text.key == "title"]
    for text in (*titles, *grounds(paper)):
        for found in (IN_A_TITLE if text.key == "title" else UNDER).finditer(text.words):
            after = re.split(r"[,;]|\.\s+[A-Z]|\b(?:and|for|to|because|as)\b", text.words[found.end() :], maxsplit=1)[0]
            numbers = NUMBERED.findall(after)
            if numbers and not any(_base(number) == _base(one) for number in numbers for one in known):
                yield text.path, after.strip(" .")


def _base(number: str) -> str:
    """Return *number* without its subdivisions."""
    return number.partition("(")[0].casefold()


def _cited(text: str) -> list[str]:
    return CITED.findall(text)


def _leads(cited: str, known: list[str] | set[str]) -> bool:
    """Whether *cited* is one of *known*, or a rule that contains one; always true if *known* is empty."""
    return not known or any(one.startswith(cited) for one in known)
