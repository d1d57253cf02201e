"""An index of words that shows which texts of a paper may contain a term, so that only these texts are searched."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from assembler.language.regex import Regex

WORD = Regex(r"[\w-]+")


@dataclass(frozen=True)
class SearchedTexts:
    """Texts, with an index from words to the numbers of texts; a plural is also indexed under its singular."""

    texts: Sequence[str]
    numbers: Mapping[str, Sequence[int]]

    def places(self, term: str) -> Sequence[int]:
        """Return the numbers of the texts that contain the rarest word of *term*; no other text contains *term*."""
        return min((self.numbers.get(word, ()) for word in WORD.findall(term)), key=len, default=())

    def that_may_have(self, term: str) -> Iterator[str]:
        """Yield the texts that may contain *term*."""
        return (self.texts[number] for number in self.places(term))


def searched(texts: Iterable[str]) -> SearchedTexts:
    """Return *texts* with the index of their words."""
    in_order, by_word = list(texts), dict[str, list[int]]()
    for number, text in enumerate(in_order):
        for word in set(WORD.findall(text)):
            by_word.setdefault(word, []).append(number)
    by_form = dict[str, list[list[int]]]()
    for word, numbers in by_word.items():
        for form in set(_forms(word)):
            by_form.setdefault(form, []).append(numbers)
    return SearchedTexts(
        in_order,
        {form: lists[0] if len(lists) == 1 else sorted(set(chain(*lists))) for form, lists in by_form.items()},
    )


def _forms(word: str) -> tuple[str, ...]:
    """Return *word*, and the words of which it may be the plural."""
    return word, word.removesuffix("s"), word.removesuffix("es")
