"""The facts that a sentence of a matter states, each with its words and their position."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assembler.findings.path import KeyPath


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a clause that ends with a semicolon: the path of its text, its bounds there, and its words."""

    path: KeyPath
    start: int
    end: int
    words: str
    index: int
    """The index of the sentence in its text."""


@dataclass(frozen=True)
class Fact:
    """Words that state a fact: their sentence, their bounds in the text, and whether they are in a quotation."""

    sentence: Sentence
    start: int
    end: int
    words: str
    quoted: bool

    @property
    def path(self) -> KeyPath:
        """The path of the text."""
        return self.sentence.path

    @property
    def before(self) -> str:
        """The words of the sentence before the fact."""
        return self.sentence.words[: max(0, self.start - self.sentence.start)]

    @property
    def after(self) -> str:
        """The words of the sentence after the fact."""
        return self.sentence.words[self.end - self.sentence.start :]


@dataclass(frozen=True)
class StatedSum(Fact):
    """A sum of money, or a range of sums, in hundredths of its currency."""

    low: int
    high: int
    currency: str
    hedge: str
    """A word such as "about" or "more than"; "" if the sum is exact."""

    @property
    def is_exact(self) -> bool:
        """Whether the sum is one sum of dollars, without a hedge and outside quotations."""
        return self.low == self.high and not self.hedge and not self.quoted and self.currency == "$"


@dataclass(frozen=True)
class StatedDate(Fact):
    """A date: the first and the last day that it can mean."""

    first: date
    last: date
    hedge: str

    @property
    def is_exact(self) -> bool:
        """Whether the date is one day, without a hedge and outside quotations."""
        return self.first == self.last and not self.hedge and not self.quoted


@dataclass(frozen=True)
class StatedLength(Fact):
    """A length of time: a number of days, weeks, months or years."""

    number: int
    unit: str
    relation: str
    """How the length is counted: "later", "after", "before", "earlier" or "within"; "" if the text does not say."""
    hedge: str


@dataclass(frozen=True)
class StatedPercent(Fact):
    """A percentage, and the time for which it runs: "year", "month", "week" or "day", or ""."""

    percent: Decimal
    per: str
    hedge: str


@dataclass(frozen=True)
class StatedSection(Fact):
    """A section of a law or a contract: its number, and the code or the contract, "" if the text does not name it."""

    number: str
    of: str
    is_law: bool


@dataclass(frozen=True)
class StatedNumber(Fact):
    """The number of a bond, a policy, an account, an invoice, a patent or the like, with its name ("Bond")."""

    name: str
    number: str


@dataclass(frozen=True)
class StatedPlace(Fact):
    """A county or a city, with its state if the text names it."""

    kind: str
    place: str
    state: str


@dataclass(frozen=True)
class StatedQuantity(Fact):
    """A number of things: the noun, and the words with which the things are named, in lower case."""

    number: int
    noun: str
    noun_phrase: str
    hedge: str

    @property
    def is_exact(self) -> bool:
        """Whether the number is without a hedge and outside quotations."""
        return not self.hedge and not self.quoted
