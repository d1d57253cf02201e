"""An index of words that shows which texts of a paper may contain a term, so that only these texts are searched."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from assembler.language.regex import Regex

WORD = Regex(r"[\w-]+")


@dataclass(frozen=True)
class IndexedTexts:
    """Texts, and for each word the indexes of the texts that contain it or its plural."""

    texts: Sequence[str]
    indexes: Mapping[str, Sequence[int]]

    def indexes_for(self, term: str) -> Sequence[int]:
        """Return the indexes of the texts that contain the rarest word of *term*; no other text contains *term*."""
        return min((self.indexes.get(word, ()) for word in WORD.findall(term)), key=len, default=())

    def texts_for(self, term: str) -> Iterator[str]:
        """Yield the texts that may contain *term*."""
        return (self.texts[index] for index in self.indexes_for(term))


def index_words(texts: Iterable[str]) -> IndexedTexts:
    """Return *texts* with the index of their words."""
    texts = list(texts)
    indexes_by_word: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        for word in set(WORD.findall(text)):
            indexes_by_word.setdefault(word, []).append(index)
    lists_by_form: dict[str, list[list[int]]] = {}
    for word, indexes in indexes_by_word.items():
        for form in set(_forms(word)):
            lists_by_form.setdefault(form, []).append(indexes)
    # Most forms have a single list, which is in order already.
    indexes_by_form = {
        form: lists[0] if len(lists) == 1 else sorted(set(chain(*lists))) for form, lists in lists_by_form.items()
    }
    return IndexedTexts(texts, indexes_by_form)


def _forms(word: str) -> tuple[str, ...]:
    """Return *word*, and the words of which it may be the plural."""
    return word, word.removesuffix("s"), word.removesuffix("es")
