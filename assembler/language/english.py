"""English grammar for papers: lists, possessives, verbs, ordinals, capitals."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assembler.language.regex import Regex
from assembler.language.scripts import end_left_to_right

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
TEENS = range(11, 14)
"""The last two digits of numbers whose ordinals end in "th" despite their last digit: 11th, 12th, 13th."""

ENDINGS = {1: ("st",), 2: ("nd", "d"), 3: ("rd", "d")}
"""Ordinal endings by last digit; lawyers write 2d and 3d as well as 2nd and 3rd."""

ROMAN = {
    1000: "M",
    900: "CM",
    500: "D",
    400: "CD",
    100: "C",
    90: "XC",
    50: "L",
    40: "XL",
    10: "X",
    9: "IX",
    5: "V",
    4: "IV",
    1: "I",
}
"""The roman numerals from which all others are made, by value, largest first."""

AMICI = {"amicus": "amici", "amicus curiae": "amici curiae"}
"""Roles with a Latin plural."""

SMALL_WORDS = frozenset("a an and as at but by for from in nor of on or over the to under with".split())
"""Words that remain in lower case inside a heading."""


def series(words: Sequence[str], conjunction: str = "and") -> str:
    """Join *words* into a list, with *conjunction* before the last of them.

    Three or more have commas between them, or semicolons if an item has a comma.
    """
    if len(words) < 3:
        return f" {conjunction} ".join(words)
    mark = ";" if any("," in word for word in words) else ","
    return f"{mark} ".join(map(end_left_to_right, words[:-1])) + f"{mark} {conjunction} {words[-1]}"


def clauses(parts: Sequence[str]) -> str:
    """Join *parts*, which contain commas, into a list with semicolons: "A, who ...; and B, which ..."."""
    if len(parts) < 2:
        return "".join(parts)
    return "; ".join([*map(end_left_to_right, parts[:-1]), f"and {parts[-1]}"])


PLURALS = frozenset(
    "Associates Brothers Enterprises Foods Holdings Industries Motors Partners Products Properties Services Sons "
    "States Stores Systems".split()
)
"""Plurals at the end of company names, whose possessive has only an apostrophe."""


def possessive(name: str) -> str:
    """Return the possessive of *name*: "Parler's", "Defendants'", "the United States'"."""
    _, _, last_word = name.rpartition(" ")
    is_plural = name.endswith(("ants", "iffs")) or last_word in PLURALS
    return f"{name}’" if is_plural else f"{name}’s"


def plural(noun: str) -> str:
    """Return the plural of *noun*: "corporations", "limited liability companies", "witnesses"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def counted(count: int, noun: str) -> str:
    """Return *count* with *noun*, which is plural unless *count* is 1: "1 more line", "3 more lines"."""
    return f"{count:,} {noun if count == 1 else plural(noun)}"


@lru_cache(maxsize=1024)
def role_title(role: str, *, is_plural: bool = False) -> str:
    """Return *role* as a title, in the singular or the plural: Real Parties in Interest, Amici Curiae."""
    for joint in ("/", " and "):
        if joint in role:
            return joint.join(role_title(part, is_plural=is_plural) for part in role.split(joint))
    head, *qualifier = re.split(r"([ -](?:in|of|to|for|on)[ -])", role, maxsplit=1)
    if is_plural:
        head = AMICI.get(head.casefold()) or plural(head)
    words = re.split(r"([ -])", "".join([head, *qualifier]))
    return "".join(word if word in SMALL_WORDS else word[:1].upper() + word[1:] for word in words)


def cardinal(number: int) -> str:
    """Return *number*, which is below a million, in words: "forty-one", "one hundred two"."""
    for size, word in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            count, remainder = divmod(number, size)
            words = f"{cardinal(count)} {word}"
            return f"{words} {cardinal(remainder)}" if remainder else words
    if number < 20:
        return ONES[number]
    tens, unit = divmod(number, 10)
    return TENS[tens] + (f"-{ONES[unit]}" if unit else "")


def ordinal(number: int) -> str:
    """Return the ordinal of *number*, which is below a million, in words: "forty-first", "one hundred second"."""
    *first_words, last_word = re.split(r"([ -])", cardinal(number))
    if last_word in ORDINALS:
        last_word = ORDINALS[last_word]
    elif last_word.endswith("y"):
        last_word = f"{last_word[:-1]}ieth"
    else:
        last_word = f"{last_word}th"
    return "".join([*first_words, last_word])


def endings(number: int) -> tuple[str, ...]:
    """Return the endings that the ordinal of *number* may have in figures, beginning with the usual ending."""
    return ("th",) if number % 100 in TEENS else ENDINGS.get(number % 10, ("th",))


def ordinal_in_figures(number: int) -> str:
    """Return the ordinal of *number* in figures: "2nd", "126th"."""
    return f"{number}{endings(number)[0]}"


def roman(number: int) -> str:
    """Return *number* in capital roman numerals."""
    numeral = ""
    for value, sign in ROMAN.items():
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def letter(number: int) -> str:
    """Return *number* as letters: A for 1, Z for 26, AA for 27."""
    letters = ""
    while number:
        number, remainder = divmod(number - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


def article(word: str) -> str:
    """Return "a" or "an", as the sound of *word* requires."""
    has_silent_h = re.match(r"(?i)(honest|honou?r|hour|heir)", word)
    sounds_like_you_or_won = re.match(
        r"(?i)(uni([^nm]|on)|eu|on(?:e|ce)\b|us[aeiou]|u\.?s\b|ut[ao]|ukr|ugan|urug|ubi)", word
    )
    begins_with_vowel = word[:1].lower() in "aeiou" and not sounds_like_you_or_won
    is_spelled_out = re.match(r"[FHLMNRSX](?:\.[A-Z]|[A-Z]{1,2}\b)", word)  # an LLC, an F.B.I. agent
    return "an" if begins_with_vowel or has_silent_h or is_spelled_out else "a"


def with_article(term: str) -> str:
    """Return *term* with "a" or "an" before it: "an answer"; "other motion" gives "another motion"."""
    return f"an{term}" if term.split(" ", 1)[0] == "other" else f"{article(term)} {term}"


def without_article(term: str) -> str:
    """Return *term* without a leading "the", "a" or "an"."""
    return re.sub(r"^(?:the|an?)\s+", "", term, flags=re.IGNORECASE)


def capitals(text: str) -> str:
    """Return *text* in capitals, except the letters of a rule's subdivisions: RULE 41(a)(1)(A)(i)."""
    parts = re.split(r"((?:\([^()\s]{1,4}\))+)", text)
    return "".join(part if part.startswith("(") else part.upper() for part in parts)


def headline(text: str) -> str:
    """Return *text* in title case: "implied in fact" becomes "Implied in Fact". Capitals in *text* are kept."""
    words = text.split(" ")
    capitalized = (
        word if index and word in SMALL_WORDS else word[:1].upper() + word[1:] for index, word in enumerate(words)
    )
    return " ".join(capitalized)


def ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return *numbers* as sorted ranges: (12, 14), (19, 19) for 12, 13, 14, 19."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        first, last = runs[-1] if runs else (0, 0)
        if runs and number == last + 1:
            runs[-1] = (first, number)
        else:
            runs.append((number, number))
    return runs


def pages_in_words(pages: Sequence[int]) -> str:
    """Return *pages* in words: "page 3" or "pages 1-4, 9"."""
    runs = [f"{first}" if first == last else f"{first}-{last}" for first, last in ranges(pages)]
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(runs)}"


BODIES = "City|County|Town|Township|Village|State|Commonwealth|People|Board|Department|District|University|Estate"
TAKES_ARTICLE = Regex(rf"(?:{BODIES})(?: of\b|$)|United States(?: of America| ex rel\.|$)")
"""Names that have an article in a sentence, but not after a role: the City of Example, Defendant City of Example."""

ARTICLE = Regex(r"\Athe (?=[A-Z])")
"""The article at the start of a short name; it is left out after a role."""

MAX_NAMED = 5
"""The maximum number of parties that a title or sentence names one by one; more parties are named as a group."""


@dataclass(frozen=True)
class Side:
    """The parties of one role, as a sentence names them.

    In a sentence of the program, `{plaintiffs:full}` becomes the form `full` of the side (see `FORMS`), and
    `{plaintiffs:alleges|allege}` becomes the first word for one party and the second word for several.
    """

    role: str
    names: tuple[str, ...]
    full: tuple[str, ...]
    all: bool = True
    is_plural: bool | None = None
    """Whether the side is plural, as Does 1 through 50 are; None if it depends on the number of names."""
    parts: tuple["Side", ...] = ()
    """The parties grouped by role, if their roles differ: Defendant Alpha and Nominal Defendant Beta."""

    def __format__(self, spec: str) -> str:
        if "|" in spec:
            singular, plural_form = spec.split("|")
            return plural_form if self._takes_plural else singular
        if spec not in FORMS:
            message = f"`:{spec}` is not a form of a placeholder for parties"
            raise ValueError(message)
        return FORMS[spec](self)

    @property
    def title(self) -> str:
        """The role, in the singular or the plural."""
        return role_title(self.role, is_plural=self._takes_plural)

    def possessive(self, text: str) -> str:
        """Return the possessive of *text*, which is a name or title of this side."""
        return f"{text}’" if text == self.title and self._takes_plural and text.endswith("s") else possessive(text)

    def _by_part(self, form: str) -> str:
        return series([format(part, form) for part in self.parts])

    @property
    def in_full(self) -> str:
        """The role followed by the full names."""
        return self._by_part("full") or f"{self.title} {series(self.full)}"

    @property
    def named(self) -> str:
        """The role followed by the short names; only the role if the short name is the role itself."""
        if self.parts:
            return self._by_part("named")
        names = self._names_without_article
        return self.title if names == (self.title,) else f"{self.title} {series(names)}"

    @property
    def _takes_plural(self) -> bool:
        return len(self.names) != 1 if self.is_plural is None else self.is_plural

    @property
    def is_whole(self) -> bool:
        """Whether the side has several parties and includes everyone who has their role."""
        return self.all and self._takes_plural and bool(self.names)

    @property
    def _names_without_article(self) -> tuple[str, ...]:
        """The short names as used after the role, without their article: Defendant City of Example, Plaintiff Ranch."""
        return tuple(ARTICLE.sub("", name) for name in self.names)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The short names, or only the role ("Defendants") if the side is whole."""
        return (self.title,) if self.is_whole else self.names

    @property
    def own_in_title(self) -> str:
        """The possessive of the role; if others share it, with the names or, for many names, with "Certain"."""
        if not self.all and len(self.names) <= MAX_NAMED:
            return self.possessive(self.named)
        title = self.possessive(self.title)
        return title if self.all else f"Certain {title}"

    @property
    def short(self) -> str:
        """The name by which running text refers to the side."""
        return series(self.spoken)


FORMS: Mapping[str, Callable[[Side], str]] = {
    "": lambda side: side.short,
    "role": lambda side: side.title,
    "full": lambda side: side.in_full,
    "named": lambda side: side.named,
    "called": lambda side: side.title if side.is_whole else side.named,
    "all": lambda side: f"All {side.title}" if side.is_whole and len(side.names) > 1 else side.named,
    "own": lambda side: side.possessive(side.short),
    "role own": lambda side: side.possessive(side.title),
    "in title": lambda side: side.own_in_title,
}
"""The forms of a side, by the word after the colon in a placeholder."""

SIDE_FORMS = frozenset(FORMS) - {""}
"""The forms of a side that have a name."""


@dataclass(frozen=True)
class Phrase:
    """A singular or plural phrase, with which `{counts:it arises|they arise}` is made to agree."""

    text: str
    is_plural: bool

    def __format__(self, spec: str) -> str:
        if "|" in spec:
            singular, plural_form = spec.split("|")
            return plural_form if self.is_plural else singular
        return self.text
