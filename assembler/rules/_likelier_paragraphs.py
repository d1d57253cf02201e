"""Finds a paragraph that fits the clause before a reference clearly better than the paragraph that it cites."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assembler.facts.sentences import sentence_span
from assembler.language.references import REFERENCE
from assembler.language.regex import Regex
from assembler.rules._described_things import CHARACTERS_BEFORE, WORD, Story, has_word, roots_of
from assembler.rules._party_names import PartyNames
from assembler.rules._roots import root
from assembler.rules._supported_clauses import AS_SHOWN, FREQUENT_WORDS, SHOWN

STATUTE_BESIDE = Regex(
    r"(?<![\w’'-])as\s(?:[\w.§/-]++(?:\([\w.]{1,4}\))*\s){1,8}(?:requires?|provides?|permits?|allows?)\sand\s(?:as\s)?\Z",
    needs="require|provide|permit|allow",
)
"""The words between a clause and a reference if a statute supports the clause too: "as section 9 requires and"."""

WEIGHT_OF_PARTY = 1.5
"""The evidence that a paragraph names a party of the clause; a word that both have is worth 1."""

WEIGHT_OF_NAME = 0.5
"""The evidence that the paragraph's name in the matter has a word of the clause."""

MIN_LEAD = 1
"""How much more evidence there must be for the other paragraph than for the cited one, and for any third."""

MIN_EVIDENCE = 2
"""The minimum evidence for the other paragraph."""


class Clause(NamedTuple):
    """The clause that a reference supports: the roots of its distinctive words, and the keys of the parties in it."""

    roots: frozenset[str]
    parties: frozenset[str]


class Paragraph(NamedTuple):
    """A paragraph that a reference may cite: the roots of its words and of its name, and the parties that it names."""

    story: Story
    name: Story
    parties: frozenset[str]


def clause_before(text: str, start: int, end: int, names: PartyNames) -> Clause:
    """Return the clause before the reference from *start* to *end* of *text*, from the reference before it on.

    The clause is empty unless words such as "as alleged in" join it to the reference.
    """
    begin, _ = sentence_span(text, start, end)
    begin = max([begin, *(match.end() for match in REFERENCE.finditer(text, begin, start))])
    first = max(begin, start - CHARACTERS_BEFORE)
    match = AS_SHOWN.search(text, first, start)
    if match and match[0] == "as " and not SHOWN.match(text, end):
        match = None
    match = match or STATUTE_BESIDE.search(text, first, start)
    if not match:
        return Clause(frozenset(), frozenset())
    words = text[begin : match.start()]
    roots = frozenset(root(word) for word in WORD.findall(words.lower()) if word not in FREQUENT_WORDS)
    return Clause(roots - roots_of(" ".join(names.key_by_name).lower()), frozenset(names.parties_in(words)))


def paragraphs_by_name(
    stories: Mapping[str, Story], texts: Mapping[str, str], names: PartyNames
) -> Mapping[str, Paragraph]:
    """Return the paragraphs of *stories* that are in *texts*, with the parties that they name."""
    return {
        name: Paragraph(
            stories[name],
            Story(stories[name].path, roots_of(name.replace("_", " "))),
            frozenset(names.parties_in(text)),
        )
        for name, text in texts.items()
    }


def likelier_paragraph(clause: Clause, cited: Sequence[Paragraph], others: Mapping[str, Paragraph]) -> str | None:
    """Return the name of the only one of *others* that has all that one of *cited* has of *clause*, and clearly more.

    What it has more must be a word of the clause that no cited paragraph has, and either another party of the clause
    or its own name. If several paragraphs are cited, one of them must have nothing of the clause. Return None if there
    is no such paragraph.
    """
    covered = frozenset[str]().union(*(_shared(clause, paragraph) for paragraph in cited))
    candidates = sorted(others, key=lambda name: -_evidence(clause, others[name]))
    if not candidates or not cited:
        return None
    best, *rest = candidates
    paragraph = others[best]
    evidence = _evidence(clause, paragraph)
    new_roots = clause.roots & (_shared(clause, paragraph) - covered)
    has_new_party = bool(clause.parties & paragraph.parties - covered)
    is_alone = not rest or evidence - _evidence(clause, others[rest[0]]) >= MIN_LEAD
    if evidence < MIN_EVIDENCE or not is_alone or not new_roots:
        return None
    if not has_new_party and not any(has_word(paragraph.name, word) for word in new_roots):
        return None
    for cited_paragraph in cited:
        shared = _shared(clause, cited_paragraph)
        is_weaker = evidence - _evidence(clause, cited_paragraph) >= MIN_LEAD
        if is_weaker and shared <= _shared(clause, paragraph) and (len(cited) == 1 or not shared):
            return best
    return None


def _shared(clause: Clause, paragraph: Paragraph) -> frozenset[str]:
    """Return the roots and the parties of *clause* that *paragraph* has too."""
    return frozenset(word for word in clause.roots if has_word(paragraph.story, word)) | (
        clause.parties & paragraph.parties
    )


def _evidence(clause: Clause, paragraph: Paragraph) -> float:
    """Return how much *paragraph* has of *clause*."""
    shared_roots = [word for word in clause.roots if has_word(paragraph.story, word)]
    is_namesake = any(has_word(paragraph.name, word) for word in shared_roots)
    shared_parties = clause.parties & paragraph.parties
    return len(shared_roots) + WEIGHT_OF_PARTY * len(shared_parties) + WEIGHT_OF_NAME * is_namesake
