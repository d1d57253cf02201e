"""The balance of an import: the source's words that the matter lacks, and its words that the source lacks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assembler.importing.expressed import Expressed
from assembler.importing.read_document import ReadDocument, SourcePlace, text_blocks

WORD = re.compile(r"[^\W_]+")
"""A word or a number, without punctuation."""

NOTATION = re.compile(r"</?u>|\[\[[^\[\]]{0,400}\]\]|(?<!\\)!\[[^\]]{0,400}\]\([^)]{0,400}\)")
"""Tags, references and pictures, which the notation of a matter adds to the words of the source."""

DOUBLED_BRACE = re.compile(r"\{\{|\}\}")
"""A brace that a sentence prints."""

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
"""A placeholder in a sentence of the matter, such as `{date}`."""

LITERAL_KEYS = frozenset(
    "parties firms counsel people court_lines title legends parties_block counsel_block signature_block".split()
)
"""Keys whose texts have no references: brackets in them are words of the source."""

KEYS_WITH_NAMES = frozenset({"parties", "firms", "counsel", "people"})
"""Keys whose values are mappings from names that the matter chooses."""

KEYS_WITHOUT_SOURCE_WORDS = frozenset(
    "about id role side kind court county division law against by incorporates firm paper sections labels "
    "unlabeled exhibits numbered level page line import conformed first date called cause does pro_hac_vice of "
    "verified_by incorporation_number".split()
)
"""Keys whose values are not words of the source, or are words that the source also has elsewhere."""

REPEATING_GROUPS = frozenset({"caption", "claims", "relief", "references"})
"""Groups of `sentences:` whose words the matter also has elsewhere."""

REPEATING_SENTENCES = frozenset(
    {"dated", "attorneys", "telephone", "fax", "email", "bar_number", "between", "of_counsel"}
)
"""Sentences of the signature block whose words the matter also has elsewhere."""


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A word of the source, and where it is printed."""

    text: str
    place: SourcePlace


@dataclass(frozen=True, slots=True)
class Balance:
    """The words that the matter lacks, each at a place where the source has it, and those that it has too often."""

    lost: tuple[SourceWord, ...]
    gained: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """Return the words of *text* in lowercase, without punctuation."""
    return [word.casefold() for word in WORD.findall(text)]


def source_words(document: ReadDocument) -> Iterator[SourceWord]:
    """Yield the words of *document*: those of its blocks, then those of its footnotes."""
    note_blocks = [block for note in document.notes for block in note.blocks]
    for block in (*text_blocks(document.blocks), *note_blocks):
        yield from (SourceWord(word, block.place) for word in words_of(f"{block.number} {block.text}"))


def matter_words(data: Any, path: Sequence[str] = ()) -> Iterator[str]:
    """Yield those words in *data* (the values of a matter) that come from the source."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            is_chosen_name = len(path) == 1 and path[0] in KEYS_WITH_NAMES
            if is_chosen_name or _has_words(key, value, path):
                yield from matter_words(value, (*path, key))
    elif isinstance(data, list | tuple):
        for entry in data:
            yield from matter_words(entry, path)
    elif isinstance(data, str) and data != "none":
        has_placeholders = "sentences" in path or path[-1:] == ("incorporation",)
        text = PLACEHOLDER.sub(" ", DOUBLED_BRACE.sub(" ", data)) if has_placeholders else data
        yield from words_of(text if LITERAL_KEYS.intersection(path) else NOTATION.sub(" ", text))


def _has_words(key: str, value: Any, path: Sequence[str]) -> bool:
    """Whether the *value* of *key* has words of the source that the matter has nowhere else."""
    if key == "counsel" and not isinstance(value, Mapping):
        return False
    value_path = (*path, key)
    is_paragraph_number = key == "number" and path[:1] in {("facts",), ("claims",)}
    is_of_matter = key in KEYS_WITHOUT_SOURCE_WORDS or is_paragraph_number or value_path == ("jury_demand",)
    return not is_of_matter and not _repeats_words(value_path)


def _repeats_words(path: Sequence[str]) -> bool:
    """Whether *path* leads to a sentence whose words the matter also has elsewhere."""
    match tuple(path):
        case ("sentences", "signature", key):
            return key in REPEATING_SENTENCES
        case ("sentences", group, *_):
            return group in REPEATING_GROUPS
    return False


def balance(document: ReadDocument, data: Any, expressed: Iterable[Expressed]) -> Balance:
    """Return the words of *document* that the matter lacks, and those that it has too often.

    The matter has the words of its *data*, and those that it *expressed*.
    """
    remaining = Counter(matter_words(data))
    for entry in expressed:
        remaining.update(words_of(entry.text))
    lost: list[SourceWord] = []
    for word in source_words(document):
        if remaining[word.text]:
            remaining[word.text] -= 1
        else:
            lost.append(word)
    return Balance(tuple(lost), tuple(remaining.elements()))
