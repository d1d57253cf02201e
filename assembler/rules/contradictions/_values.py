"""Finds the sums, numbers of things and percentages in the texts of a matter, with their clauses."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assembler.facts.fact import Fact
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.language.dates import MONTH
from assembler.language.regex import Regex
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.rules._described_things import SYNONYMS
from assembler.rules._roots import root, roots_in
from assembler.rules.contradictions._likeness import ANOTHER_EVENT, summed_weight

SUM, PERCENT = "sum", "percent"
"""Kinds of values; the kind of a number of things is the root of their noun."""

CHARACTERS_BESIDE = 100
"""How many characters before and after a value belong to its clause."""

STEM_LENGTH = 6
"""How many letters of two roots are compared: "terminated" and "termination" have different roots."""

FIRST_SYNONYM = {word_root: min(group) for group in SYNONYMS for word_root in group}
"""The root that represents the roots of synonyms, by root."""

NAME = Regex(r"(?<=[a-z,’'] )[A-Z][a-z]{2,20}|(?<=(?:Mr|Ms|Dr)\. )[A-Z][a-z]{2,20}|(?<=Mrs\. )[A-Z][a-z]{2,20}")
"""A capitalized word inside a sentence."""

NOT_NAMES = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday"
    " Thursday Friday Saturday Sunday Section Sections Count Exhibit Plaintiff Defendant Plaintiffs Defendants Article"
    " Paragraph Court Agreement Contract Note Lease County State Act Code".split()
)
"""Capitalized words that do not show of whom or what a clause speaks."""

ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
NAME_OF_COUNT = Regex(rf"(?i)\b{ORDINAL}(?:,?\s(?:and\s)?{ORDINAL}){{0,6}}\s(?:causes?|counts?|claims?)\b")
"""The name of a count, whose number does not distinguish facts."""

CHANGE_WORDS = Regex(r"(?i)\b(?:increas|decreas|reduc|rais|rose|grew|fell\b|lower|chang|counter)")
"""Words that show that a clause may give a later value of the same thing."""

FIGURE = Regex(rf"\b(?:{MONTH})\s\d{{1,2}}\b|\b(?!(?:19|20)\d\d\b)\d[\d,]{{0,15}}")
"""A day of a month, or a number that is not a year."""

YEAR = Regex(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Value:
    """A value in a text: its kind, the number that is compared, its fact, its hedge, and its clause.

    The clause is the part of the sentence between the values of the same kind on both sides.
    """

    kind: str
    number: int
    fact: Fact
    hedge: str
    clause: str

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that show what the clause is about, with those of the things that are counted."""
        return stems(f"{self.clause} {self.fact.words}")

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the clause."""
        return frozenset(NAME.findall(self.clause)) - NOT_NAMES

    @cached_property
    def figures(self) -> frozenset[str]:
        """The days of months and the numbers in the clause, without years."""
        return frozenset(FIGURE.findall(self.clause))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years in the clause."""
        return frozenset(YEAR.findall(self.clause))

    @cached_property
    def tells_of_another_event(self) -> bool:
        """Whether the clause speaks of a change, or of a different event from other clauses."""
        return bool(ANOTHER_EVENT.search(NAME_OF_COUNT.sub("", self.clause)) or CHANGE_WORDS.search(self.clause))


def values_by_kind(matter: Matter) -> Mapping[str, Sequence[Value]]:
    """Return the exact values in the allegations, counts and prayers of *matter*, by kind."""
    values: dict[str, list[Value]] = {}
    for text in texts_with_facts(matter):
        if text.path[0] != "filings":
            for value in _values(text):
                values.setdefault(value.kind, []).append(value)
    return values


def _values(text: TextFacts) -> Iterator[Value]:
    """Yield the values in *text*; the values of one kind are in order."""
    facts_by_kind: dict[str, list[tuple[int, Fact, str]]] = {}
    for amount in text.sums:
        if amount.low == amount.high and amount.currency == "$":
            facts_by_kind.setdefault(SUM, []).append((amount.low, amount, amount.hedge))
    for quantity in text.quantities:
        counted_noun = root(quantity.noun.partition(" ")[0])
        facts_by_kind.setdefault(counted_noun, []).append((quantity.number, quantity, quantity.hedge))
    for part in text.percents:
        facts_by_kind.setdefault(PERCENT, []).append((int(part.percent * 1000), part, part.hedge))
    for kind, facts_of_kind in facts_by_kind.items():
        bounds = [0, *(fact.start for _, fact, _ in facts_of_kind[1:]), len(text.text)]
        ends = [0, *(fact.end for _, fact, _ in facts_of_kind)]
        for index, (number, fact, hedge) in enumerate(facts_of_kind):
            before = text.text[max(ends[index], fact.sentence.start) : fact.start]
            after = text.text[fact.end : min(bounds[index + 1], fact.sentence.end)]
            clause = f"{_last_words(before)} {_first_words(after)}"
            yield Value(kind=kind, number=number, fact=fact, hedge=hedge, clause=clause)


def _last_words(words: str) -> str:
    return words if len(words) <= CHARACTERS_BESIDE else words[-CHARACTERS_BESIDE:].partition(" ")[2]


def _first_words(words: str) -> str:
    return words if len(words) <= CHARACTERS_BESIDE else words[:CHARACTERS_BESIDE].rpartition(" ")[0]


@lru_cache(maxsize=4096)
def stems(words: str) -> frozenset[str]:
    """Return the stems of the words in *words* that show what it is about; synonyms have one stem."""
    return frozenset(FIRST_SYNONYM.get(word_root, word_root)[:STEM_LENGTH] for word_root in roots_in(words))


def rarity_of_stems(shared_stems: frozenset[str], matter: Matter) -> float:
    """Return the sum of the weights of *shared_stems* by the number of texts of *matter* that have each."""
    return summed_weight(shared_stems, _text_counts(ByIdentity(matter)))


@lru_cache(maxsize=2)
def _text_counts(key: ByIdentity) -> Mapping[str, int]:
    """Return the number of texts of the matter that have each stem."""
    return Counter(stem for text in texts_with_facts(key.matter) for stem in stems(text.text))
