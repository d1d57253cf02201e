"""Finds definitions and uses of terms in the texts of a matter: (the “Agreement”), [[term:agreement]]."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assembler.facts.texts import unquoted
from assembler.findings.visible import one_line
from assembler.language.english import without_article
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.model.walk import Text

LEADS = (
    r"(?P<lead>(?:(?:herein)?after|together|collectively|individually|each|jointly|the|an?|referred\s+to"
    r"|as|and|with),?\s+)*+"
)

DEFINITION = Regex(rf"\({LEADS}\*{{0,2}}[\"“](?P<term>[^\"“”\n]{{1,60}}?),?[\"”]\*{{0,2}}\)", needs='"|“')
"""A term in quotation marks and parentheses, perhaps with a word that introduces it."""

BARE_DEFINITION = Regex(
    r",?\s{1,4}+(?:here(?:in)?after(?:,?\s{1,4}+(?:collectively|jointly|individually|sometimes))?"
    r"(?:,?\s{1,4}+(?:referred\s{1,4}+to(?:\s{1,4}+herein)?\s{1,4}+as|called|known\s{1,4}+as))?"
    r"|(?:collectively\s{1,4}+)?referred\s{1,4}+to\s{1,4}+here(?:in)?(?:after)?\s{1,4}+as)[,:]?\s{1,4}+"
    r"(?:the\s{1,4}+)?\*{0,2}[\"“](?:the\s{1,4}+)?(?P<term>[A-Z][^\"“”\n]{0,60}?)[,.;]?[\"”]\*{0,2}",
    needs='"|“',
)
"""A term in quotation marks without parentheses: hereinafter “Lender”, referred to herein as "the Note"."""

EMPHASIS = Regex(r"\*{1,3}|</?[uU]>|(?<![\w])_{1,2}(?=\w)|(?<=\w)_{1,2}(?![\w])")
"""Marks of emphasis around a term inside its quotation marks: (the “**Permit**”)."""

BLOCK = Regex(r"(?m)^[ \t]*>.*$")

CAPITALS = r"(?:[A-Z][\w.&’'-]*+,?\s++){1,12}"
NAME = Regex(rf"((?<![\w.&’'-]){CAPITALS}(?:(?:of|the|and|for)\s++{CAPITALS}){{0,4}})$")
"""A name directly before a definition."""

SEVERAL_PARTIES = Regex(r"\b(?:together|collectively|jointly|each|individually)\b")

INSIDE_A_NAME = Regex(r"[^\s.?!:]\s+[A-Z][\w.&’'-]*\s+$")
"""A capitalized word that precedes a term, does not begin a sentence, and so makes the term part of a longer name."""


@dataclass(frozen=True)
class Definition:
    """A definition in a text: the term, the definition's start and end, and the name before the definition, if any."""

    term: str
    start: int
    end: int
    name: str
    several: bool = False
    """Whether the term names several parties or things together: (together, the “Sellers”)."""


@dataclass(frozen=True)
class Defined:
    """A definition in a paper: the text that contains it, the index of that text in the paper, and the definition."""

    text: Text
    text_index: int
    definition: Definition

    @property
    def term(self) -> str:
        """The term that is defined."""
        return self.definition.term


@lru_cache(maxsize=4096)
def definitions(words: str) -> tuple[Definition, ...]:
    """Return the definitions in *words*, except definitions in block quotations, which are not the pleader's."""
    return tuple(_definitions(words))


def _definitions(words: str) -> Iterator[Definition]:
    unquoted_words = BLOCK.sub(lambda match: " " * len(match[0]), words) if ">" in words else words
    last_end = 0
    matches = (*passages(DEFINITION, unquoted_words), *passages(BARE_DEFINITION, unquoted_words))
    for match in sorted(matches, key=lambda match: match.start()):
        before = unquoted_words[max(match.start() - 200, 0) : match.start()]
        term = one_line(EMPHASIS.sub("", match["term"]))
        if match.re is BARE_DEFINITION.compiled:
            is_definition = match.start() >= last_end
        else:
            is_definition = bool(match["lead"]) or _belongs_to_words(term, before)
        if is_definition:
            name_match = NAME.search(before)
            name = one_line(name_match[1]) if name_match else ""
            several = bool(SEVERAL_PARTIES.search(match[0]))
            yield Definition(term, match.start(), match.end(), name, several)
        last_end = max(last_end, match.end())


def _belongs_to_words(term: str, before: str) -> bool:
    """Whether *term* is derived from the words *before* it, by sharing a word or by consisting of their initials."""
    if not re.match(r"[A-Z0-9]", term) or re.search(r"[.!?]\s", f"{term} "):
        return False
    last_words = re.findall(r"[\w&]+", before)[-14:]
    initials = "".join(word[0] for word in last_words if word[0].isupper()).upper()
    shared_words = {word.lower() for word in re.findall(r"\w{3,}", term)} & {word.lower() for word in last_words}
    return bool(shared_words) or (term.isupper() and term.replace(".", "") in initials)


def definitions_in_paper(written: Sequence[Text], matter: Matter) -> list[Defined]:
    """Return the definitions in a paper's texts, including the first reference to each entry of `terms:`."""
    in_order: list[Defined] = []
    defined_terms: set[str] = set()
    for index, text in enumerate(written):
        in_order += [Defined(text, index, definition) for definition in definitions(text.words)]
        for start, end, name in term_uses(text, matter):
            if name not in defined_terms and text.path[-1] != "heading":
                defined_terms.add(name)
                term = without_article(matter.terms[name].term)
                in_order.append(Defined(text, index, Definition(term, start, end, name="")))
    return in_order


def term_uses(text: Text, matter: Matter) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of each reference in *text* to a term of the matter, and the term's key."""
    if not matter.terms:
        return
    for match in passages(REFERENCE, text.words):
        for entry in entries(match):
            if entry.name in matter.terms and entry.of in {"", "term"}:
                yield match.start(), match.end(), entry.name


def with_spelled_terms(text: Text, matter: Matter) -> str:
    """Return *text* with references to terms replaced by the terms, in the form in which later uses are printed."""

    def term_of(match: re.Match[str]) -> str:
        names = [entry.name for entry in entries(match) if entry.name in matter.terms and entry.of in {"", "term"}]
        return ", ".join(f"the {without_article(matter.terms[name].term)}" for name in names) or match[0]

    return REFERENCE.sub(term_of, text.words)


def use_pattern(term: str) -> Regex:
    """Return a pattern for a use of *term*: the complete term as it is, its plural, or its possessive."""
    words = r"\s+".join(map(re.escape, term.split()))
    return Regex(rf"(?<![\w-]){words}(?:es|s)?(?![\w-])")


def certain_use(term: str, words: str) -> re.Match[str] | None:
    """Return the first use of *term* in *words* that must mean the defined term; None if there is no such use.

    A term of one capitalized word counts only after an article or a similar word, and not in a longer name. "The
    Agreement" counts; "Agreement" at the start of a sentence, "the Supply Agreement" and "the Agreement Date" do not.
    """
    unquoted_words = unquoted(words)
    is_single_word = " " not in term and not term.isupper()
    for match in use_pattern(term).finditer(unquoted_words):
        before, after = unquoted_words[: match.start()], unquoted_words[match.end() :]
        if re.match(r"\s+(?:(?:&|and|of)\s+)?[A-Z]", after) or INSIDE_A_NAME.search(before):
            continue
        if not is_single_word or re.search(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Ee]ach)\s+$", before):
            return match
    return None
