"""The texts of a matter that a paper may print, with their paths."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.typed_signs import without_underlines
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.printed import every_text, page_texts

NUMBERS = frozenset({"number", "bar_number", "telephone", "fax"})
"""Keys whose value is a case number, a bar number or a telephone number."""


def written_texts(matter: Matter) -> tuple[tuple[KeyPath, str], ...]:
    """Return all texts of *matter*, including the values of `NUMBERS`, with their paths."""
    return _written_texts(ByIdentity(matter))


@lru_cache(maxsize=2)
def _written_texts(key: ByIdentity) -> tuple[tuple[KeyPath, str], ...]:
    """Return all texts of the matter, with their paths."""
    return tuple((path, without_underlines(text)) for path, text in every_text(key.matter))


def texts_of_pages(matter: Matter) -> tuple[tuple[KeyPath, str], ...]:
    """Return each text of *matter* that papers print, with its path."""
    return _texts_of_pages(ByIdentity(matter))


@lru_cache(maxsize=2)
def _texts_of_pages(key: ByIdentity) -> tuple[tuple[KeyPath, str], ...]:
    return tuple(page_texts(key.matter))


def all_texts(matter: Matter) -> tuple[tuple[KeyPath, str], ...]:
    """Return each text of *matter*, including names and headings but not the values of `NUMBERS`, with its path."""
    return _all_texts(ByIdentity(matter))


@lru_cache(maxsize=2)
def _all_texts(key: ByIdentity) -> tuple[tuple[KeyPath, str], ...]:
    return tuple((path, text) for path, text in written_texts(key.matter) if path[-1] not in NUMBERS)


def after_words(text: str, start: int) -> str:
    """Return a phrase that locates *start* in *text* by the words before it; dots replace words with digits."""
    last_words = text[:start].split()[-4:]
    if not last_words:
        return "at the start of the text"
    masked_words = ["..." if any(character.isdigit() for character in word) else word for word in last_words]
    return f"after `{' '.join(word for word, _ in groupby(masked_words))}`"


COUNTED = Regex(r"\s+(?:people\b|(?!was\b|is\b|has\b)[a-z]{3,}s\b)")
"""The noun after a number that counts things: "the account numbers of 147000 customers"."""

PROSE = frozenset({"facts", "more_facts", "claims", "relief", "filings"})
"""The keys of a matter under which `prose` reads sentences and headings."""

SENTENCES = frozenset({"text", "heading", "paragraphs", "incorporation", "wherefore"})
"""The keys under which sentences and headings are written."""

KEYS_WITH_TITLES = frozenset({"claims", "filings", "exhibits"})
"""The keys of a matter whose entries have titles."""

KEYS_OF_DESCRIPTIONS = frozenset({"described", "capacity", "on_behalf_of", "through"})
"""The keys of the descriptions that follow a party's name."""

QUOTED = Regex(r"“[^”]*(?:”|\Z)|\"[^\"]*\"|(?m:^[ \t]*>.*$)", needs='“|"|>')
"""A quotation in quotation marks, or a block quotation. After an unclosed curly mark, the rest of the text counts."""

NOTE = Regex(r"\^\[(?:[^\[\]]++|\[\[[^\[\]]*+\]\]|\[[^\[\]]*+\])*+\]")
"""A footnote, including any references inside it."""

WORD = Regex(r"\w+")

REFERENCE = Regex(r"\[\[[^\[\]]*\]\]", needs="[[")

ADDRESS = Regex(r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w-]+\.\w\S*", needs="http|www.|@")
"""A web or e-mail address."""


def prose(matter: Matter) -> tuple[tuple[KeyPath, str], ...]:
    """Return each text of *matter* that has sentences or is a heading, with its path; not names or addresses."""
    return _prose(ByIdentity(matter))


@lru_cache(maxsize=2)
def _prose(key: ByIdentity) -> tuple[tuple[KeyPath, str], ...]:
    return tuple(_sentences(key.matter))


def _sentences(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    for path, text in all_texts(matter):
        keys = [part for part in path if isinstance(part, str)]
        is_sentence = keys[-1] in SENTENCES and ("elements" not in keys or keys[-1] == "text")
        is_own_text = "words" in keys[:-1] or (path[0] == "parties" and keys[-1] == "paragraph")
        if (path[0] in PROSE and (is_sentence or keys == ["relief"])) or is_own_text:
            yield path, text


def titles(matter: Matter) -> tuple[tuple[KeyPath, str], ...]:
    """Return each title of a count, paper or exhibit, and each description of a party, with its path."""
    return _titles(ByIdentity(matter))


@lru_cache(maxsize=2)
def _titles(key: ByIdentity) -> tuple[tuple[KeyPath, str], ...]:
    return tuple(_titles_and_descriptions(key.matter))


def _titles_and_descriptions(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    for path, text in all_texts(matter):
        if (path[0] in KEYS_WITH_TITLES and path[-1] == "title") or (
            path[0] == "parties" and path[-1] in KEYS_OF_DESCRIPTIONS
        ):
            yield path, text


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of *text* in lowercase, without spaces and punctuation."""
    return tuple(WORD.findall(text.lower()))


@lru_cache(maxsize=4096)
def unquoted(text: str) -> str:
    """Return *text* with quotations, references and addresses blanked out; other characters keep their positions."""
    for pattern in (QUOTED, REFERENCE, ADDRESS):
        text = pattern.sub(lambda match: re.sub(r"\S", "\N{FULL BLOCK}", match[0]), text)
    return text
