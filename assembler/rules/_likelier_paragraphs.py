"""Finds a paragraph that fits the clause at a reference, while a cited paragraph has almost nothing of the clause."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assembler.facts.sentences import sentence_span
from assembler.findings.path import KeyPath
from assembler.language.dates import MONTH
from assembler.language.references import REFERENCE
from assembler.language.regex import Regex
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules._described_things import (
    CHARACTERS_BEFORE,
    DESCRIBED,
    GENERIC,
    SYNONYMS,
    WORD,
    roots_of,
    words_described_at,
)
from assembler.rules._party_names import party_names
from assembler.rules._roots import COMMON_WORDS, root, same_root
from assembler.rules._supported_clauses import AS_SHOWN, FREQUENT_WORDS, SAID, SHOWN

STATUTE_BESIDE = Regex(
    r"(?<![\w’'-])as\s(?:[\w.§/-]++(?:\([\w.]{1,4}\))*\s){1,8}(?:requires?|provides?|permits?|allows?)\sand\s(?:as\s)?\Z",
    needs="require|provide|permit|allow",
)
"""The words between a clause and a reference if a statute supports the clause too: "as section 9 requires and"."""

OPENING = Regex(r"\s?\((?:[Ss]ee\s)?\Z")
"""The sign between a clause and a reference that follows it in parentheses."""

THAT = Regex(r"\s(?:that|which)\s\Z", needs="that|which")
VERB = Regex(rf"\s(?:also\s|each\s|both\s)?(?:{DESCRIBED}|describes?|alleges?|shows?|states?)\b")
"""The words around a reference that describes the thing before it: "the pay that [[loss]] describes"."""

NAME_OF_LAW = Regex(r"(?:[A-Z][\w.’']{1,20}\s(?:(?:and|of|the|&)\s){0,2}){1,8}(?:Code|Act|Law|Rules?|Procedure)\b")
FIGURE = Regex(rf"\$[\d,.]{{0,15}}\d|\b(?:{MONTH})\s\d{{1,2}},\s\d{{4}}")
END_OF_ITEM = Regex(r",\s(?:and\s)?|\sand\s|;\s")
SPEECH = Regex(
    r"\b(?:admit|acknowledg|said|told|stated|knew|conced|confirm|represent|promis|warn|assur|believ|intend)\w{0,6}"
)
"""Words of speech or thought: a paragraph with the conversation itself may have none of the clause's words."""

SUBJECTS_OF_LAW = frozenset("caus section act show see".split())
"""Roots of words, besides those of `GENERIC`, that show nothing about a paragraph, nor does a name with them."""

WEIGHT_OF_NAME = 0.5
"""The evidence that the paragraph's name in the matter has a word of the clause.

A word or a figure that one paragraph has weighs 1, one that two paragraphs have weighs 1/2, and so on.
"""

WEIGHT_OF_PARTY = 1
"""The evidence that the paragraph names a party of the clause whom no cited paragraph names."""

MIN_EVIDENCE = 1.2
"""The minimum evidence for the other paragraph."""

MIN_LEAD = 0.3
"""How much more evidence there must be for the other paragraph than for any third."""

MAX_OWN_EVIDENCE = 0.15
"""The maximum evidence for a paragraph that is cited by mistake."""

MAX_OWN_SHARE = 0.2
"""The maximum evidence for a cited paragraph all of whose words the other has too, as a part of the other's."""

MIN_WORDS = 3
"""The minimum number of words that only the other paragraph has, if its name has no word of the clause."""

MAX_CITED = 6
"""The maximum number of paragraphs that a reference cites; more are on a subject as a whole."""


@dataclass(frozen=True)
class Clause:
    """The words at a reference: the roots of its words and its figures, its parties, and the number of its parts.

    *distinctive* are the roots and figures that do not fit almost any paragraph; *last_parties* are the parties of the
    part just before the reference.
    """

    roots: frozenset[str]
    distinctive: frozenset[str]
    parties: frozenset[str]
    last_parties: frozenset[str]
    parts: int
    tells_of_speech: bool


@dataclass(frozen=True)
class Paragraph:
    """A named paragraph: its path, its words, the roots of its words and of its name, its figures and its parties."""

    path: KeyPath
    text: str
    roots: frozenset[str]
    name: frozenset[str]
    parties: frozenset[str]


def paragraphs_by_name(matter: Matter) -> Mapping[str, Paragraph]:
    """Return the named paragraphs of *matter*, in order."""
    return _paragraphs_by_name(ByIdentity(matter))


@lru_cache(maxsize=2)
def _paragraphs_by_name(key: ByIdentity) -> Mapping[str, Paragraph]:
    names = party_names(key.matter)
    return {
        allegation.id: Paragraph(
            path,
            allegation.text,
            _roots_and_figures(allegation.text),
            roots_of(allegation.id.replace("_", " ")),
            frozenset(names.parties_in(allegation.text)),
        )
        for path, allegation in allegations(key.matter)
        if allegation.id and allegation.text
    }


def _roots_and_figures(text: str) -> frozenset[str]:
    words = FIGURE.sub(" ", REFERENCE.sub(" ", text))
    return roots_of(words) | {" ".join(figure.split()) for figure in FIGURE.findall(text)}


COMMON_ROOTS = frozenset(map(root, GENERIC)) | SUBJECTS_OF_LAW
FREQUENT_ROOTS = frozenset(map(root, FREQUENT_WORDS - GENERIC))
FUNCTION_ROOTS = frozenset(map(root, COMMON_WORDS))


def clause_at_reference(text: str, start: int, end: int, matter: Matter) -> Clause | None:
    """Return the clause before the reference from *start* to *end* of *text*, from the reference before it on.

    Return None unless words such as "as alleged in", "that" or a parenthesis join the clause to the reference.
    """
    begin, _ = sentence_span(text, start, end)
    begin = max([begin, *(match.end() for match in REFERENCE.finditer(text, begin, start))])
    first = max(begin, start - CHARACTERS_BEFORE)
    match = AS_SHOWN.search(text, first, start)
    if match and match[0] == "as " and not SHOWN.match(text, end):
        match = None
    match = match or STATUTE_BESIDE.search(text, first, start) or OPENING.search(text, first, start)
    is_thing = not match and bool(VERB.match(text, end) and words_described_at(text, start, end))
    match = THAT.search(text, first, start) if is_thing else match
    if not match:
        return None
    parts = [part for part in END_OF_ITEM.split(text[begin : match.start()]) if WORD.search(part)]
    if not parts:
        return None
    words = NAME_OF_LAW.sub(" ", parts[-1] if is_thing else text[begin : match.start()])
    names = party_names(matter)
    roots = _roots_and_figures(words) - FUNCTION_ROOTS - roots_of(" ".join(names.key_by_name).lower())
    return Clause(
        roots,
        roots - COMMON_ROOTS,
        frozenset(names.parties_in(words)),
        frozenset(names.parties_in(parts[-1])),
        len(parts),
        bool(SPEECH.search(words)),
    )


def likelier_paragraph(
    clause: Clause, cited_names: Sequence[str], other_names: Collection[str], matter: Matter
) -> str | None:
    """Return the name of the one of *other_names* that fits *clause*, if a cited paragraph has almost nothing of it.

    The other paragraph must have words that no cited paragraph has: one in its own name, or `MIN_WORDS`; a figure
    counts as such a name if one paragraph is cited. A clause that cites several paragraphs must have a part for each,
    unless none of them has any word of the clause. Return None if there is no such paragraph, or no clear one.
    """
    paragraphs = paragraphs_by_name(matter)
    cited = [paragraphs[name] for name in cited_names]
    others = {name: paragraphs[name] for name in other_names}
    counts = {
        word: sum(_has_word(paragraph, word) for paragraph in (*cited, *others.values())) for word in clause.roots
    }
    covered = frozenset[str]().union(*(_shared(clause.roots, paragraph) for paragraph in cited))
    if len(cited) > MAX_CITED or (covered and len(cited) > 1 and clause.parts < len(cited)):
        return None
    cited_parties = frozenset[str]().union(*(paragraph.parties for paragraph in cited))
    evidence_by_name: dict[str, float] = {}
    for name, paragraph in others.items():
        new = {
            word
            for word in clause.distinctive - covered
            if (word not in FREQUENT_ROOTS and _has_word(paragraph, word))
            or (len(cited) == 1 and _has(paragraph.name, word))
        }
        is_namesake = any(_has(paragraph.name, word) or (word[-1].isdigit() and len(cited) == 1) for word in new)
        new_parties = clause.parties & paragraph.parties - cited_parties
        if new and (is_namesake or new_parties or len(new) >= MIN_WORDS):
            evidence_by_name[name] = (
                sum(1 / counts[word] for word in new)
                + WEIGHT_OF_NAME * is_namesake
                + WEIGHT_OF_PARTY * len(new_parties)
            )
    best, second, *_ = [*sorted(evidence_by_name, key=lambda name: -evidence_by_name[name]), "", ""]
    evidence = evidence_by_name.get(best, 0)
    if evidence < MIN_EVIDENCE or evidence - evidence_by_name.get(second, 0) < MIN_LEAD:
        return None
    likelier = others[best]
    guarded_parties = clause.last_parties if len(cited) == 1 else clause.parties
    for paragraph in cited:
        shared = _shared(clause.roots, paragraph)
        own_evidence = sum(1 / counts[word] for word in shared)
        is_weak = own_evidence <= MAX_OWN_EVIDENCE or (
            own_evidence <= MAX_OWN_SHARE * evidence and shared <= _shared(clause.roots, likelier)
        )
        names_as_many = len(guarded_parties & likelier.parties) >= len(guarded_parties & paragraph.parties)
        is_subject = any(_has(paragraph.name, word) for word in clause.roots)
        may_quote = clause.tells_of_speech and SAID.search(paragraph.text)
        if is_weak and names_as_many and not is_subject and not may_quote:
            return best
    return None


def paragraph_on_its_party(
    clause: Clause, cited_names: Sequence[str], other_names: Collection[str], matter: Matter
) -> str | None:
    """Return the name of the counterpart of the cited paragraph for the party of *clause*; None if there is none.

    For "Gulf owed the duty that [[mill_duty]] alleges", where that paragraph names only other parties, it is the only
    paragraph on Gulf with the same words of the clause, and with a word of `mill_duty` in its own name.
    """
    paragraphs = paragraphs_by_name(matter)
    cited = paragraphs[cited_names[0]]
    shared = _shared(clause.roots, cited)
    if len(cited_names) > 1 or not shared or not clause.parties or not cited.parties - clause.parties:
        return None
    counterparts = [
        name
        for name in other_names
        if clause.parties <= paragraphs[name].parties - cited.parties
        and shared <= _shared(clause.roots, paragraphs[name])
        and paragraphs[name].name & cited.name
    ]
    return counterparts[0] if len(counterparts) == 1 else None


def _shared(words: Collection[str], paragraph: Paragraph) -> frozenset[str]:
    return frozenset(word for word in words if _has_word(paragraph, word))


def _has_word(paragraph: Paragraph, word: str) -> bool:
    return _has(paragraph.name, word) or _has(paragraph.roots, word)


@lru_cache(maxsize=20_000)
def _has(roots: frozenset[str], word: str) -> bool:
    """Whether *roots* has *word*, a root of the same word, or one that may name the same event."""
    return any(
        alternative in roots or any(same_root(alternative, other_root) for other_root in roots)
        for alternative in _alternatives(word)
    )


def _alternatives(word: str) -> Iterator[str]:
    yield word
    for group in SYNONYMS:
        if word in group:
            yield from group - {word}
