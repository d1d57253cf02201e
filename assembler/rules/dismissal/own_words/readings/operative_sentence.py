"""Finds papers that dismiss nothing: without their section, or with `none` or other words as the operative sentence."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.model.listed_sections import listed_sections
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.texts import NOTHING, place_of_own_words, printed_sentences
from assembler.rules.dismissal.own_words.titles import DISMISSAL_WORDS
from assembler.rules.rule import Problem

GROUP = "ending"
"""The group of operative sentences, one for each kind of paper."""

OBJECTS = frozenset({"claims", "own_claims", "some_claims", "dismissed", "dismissed_by_person"})
"""Sentences in other groups that say what is dismissed, or that a counterclaim is dismissed."""

REMEDY = "rewrite the sentence to say what is dismissed, or delete it to use the program's standard sentence"


def dismisses_nothing(paper: DismissalPaper) -> Iterator[Problem]:
    """Yield a problem for each operative sentence of *paper* that the user left out, or that dismisses nothing.

    `sections:` may also leave out the section that has the sentence.
    """
    filing = paper.filing
    for section in filing.paper.sections:
        if section not in listed_sections(filing):
            message = f"`sections:` leaves out `{section}`, so the paper dismisses nobody"
            fix = f"add `{section}` to `sections:`"
            place = ("filings", paper.filing_index, "sections")
            yield Problem(place, message, fix=fix, promise=True, passes_draft=True)
    for group, name in printed_sentences(paper):
        words = paper.matter.own_sentence(group, name)
        if not words or (group != GROUP and name not in OBJECTS):
            continue
        path, source = place_of_own_words(paper, group, name)
        if words == NOTHING:
            yield _problem(path, f"{source}is `none`, so the paper dismisses nobody")
        elif group == GROUP and not DISMISSAL_WORDS.search(words) and "{what}" not in words:
            yield _problem(path, f"{source}says `{words}`, which dismisses nobody")


def _problem(path: KeyPath, message: str) -> Problem:
    return Problem(path, message, fix=REMEDY, promise=True, passes_draft=True)
