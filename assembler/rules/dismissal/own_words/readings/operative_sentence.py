"""The user's own words for the sentence by which a paper dismisses: `none`, or words that dismiss nothing."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal.own_words.texts import NOTHING, place_of_own_words, printed_sentences
from assembler.rules.dismissal.own_words.titles import ENDS
from assembler.rules.rule import Problem

GROUP = "ending"
"""The group of the sentences by which papers dismiss, one for each kind of paper."""

OBJECTS = frozenset({"claims", "own_claims", "some_claims", "dismissed", "dismissed_by_person"})
"""Names of sentences in other groups that say what is dismissed, or that a counterclaim is."""

REMEDY = "write a sentence that dismisses, or leave it to the program"


def dismisses_nothing(paper: DismissalPaper) -> Iterator[Problem]:
    """Yield a problem for each sentence by which *paper* dismisses if the user left it out, or its words do not."""
    for group, name in printed_sentences(paper):
        words = paper.matter.own_sentence(group, name)
        if not words or (group != GROUP and name not in OBJECTS):
            continue
        path, source = place_of_own_words(paper, group, name)
        if words == NOTHING:
            yield _problem(path, f"{source}is `none`, and then the paper dismisses nobody")
        elif group == GROUP and not ENDS.search(words) and "{what}" not in words:
            yield _problem(path, f"{source}says `{words}`, which dismisses nobody")


def _problem(path: KeyPath, message: str) -> Problem:
    return Problem(path, message, fix=REMEDY, promise=True, passes_draft=True)
