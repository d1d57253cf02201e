"""Reads the headings of counts: label, title, and the lines under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from assembler.importing.draft import DraftParty
from assembler.importing.zones.headings import is_title_case
from assembler.importing.zones.party_words import ENTITY_WORD, SUFFIX
from assembler.language.english import cardinal, ordinal

SPELLED_NUMBERS = range(40, 0, -1)
"""The numbers of counts that are read in words, the highest first, so that "twenty-one" comes before "twenty"."""

NUMBERS = "|".join(cardinal(number).replace("-", "[ -]") for number in SPELLED_NUMBERS)

ORDINALS = "|".join(
    (*(ordinal(number).replace("-", "[ -]") for number in SPELLED_NUMBERS), r"\d{1,2}\s?(?:st|nd|rd|th)")
)

JOINT = r"\s?(?:-|–|and|&|through)\s?"
"""The sign or word between two numbers of counts."""

NUMBER = (
    rf"(?:[IVXL]{{1,7}}(?:{JOINT}[IVXL]{{1,7}})?|(?:{NUMBERS})(?:{JOINT}(?:{NUMBERS}))?|"
    rf"\d{{1,2}}(?:{JOINT}\d{{1,2}}(?!\s?(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R)))?)"
)
"""The number of a count, or the numbers of several; "42" in "Count 4 - 42 U.S.C. § 1983" is not one of them."""

KINDS = r"causes?\s++of\s++action|claims?(?:\s++(?:for|of)\s++relief)?|counts?"
"""The words for a count."""

COUNT_LINE = re.compile(
    rf"""(?ix)
    \s*(?P<label>
      (?:[IVXL]{{1,6}}\.\s++|[A-Z]\.\s++|\d{{1,2}}\.?\s++)?
      (?:
        (?:{KINDS})\s++(?:\#\s?|no\.\s?)?{NUMBER}
        |(?:as\s++and\s++for\s++(?:an?|its|their|his|her|plaintiff['’]?s['’]?)\s++)?(?:{ORDINALS})\s++(?:{KINDS})
        |(?:{KINDS})\s++(?:{ORDINALS})
      )\b(?!\s++(?:of|is|was|are|and|in|to|the|on|concerns|alleges|arises|for|against|should|must|seeks)\s++[a-z])
    )
    (?P<mark>\s*+(?:[:.–—-]++(?=\s|\(|$|[A-Z]))?+)\s*+
    (?P<title>.*)
    """
)
"""The heading of a count, such as "COUNT I" or "Claim One", with or without its title on the same line."""

AGAINST = re.compile(
    r"(?i)\bby (?:all )?plaintiffs?\b|\bas to\b|\bon behalf of\b|\ball defendants\b|"
    r"\A[(\[]?\s?against\b|\Aplaintiffs?\s+vs?\.\s+\w|"
    r"\bagainst (?:all|each|both|every|the|individual|corporate)?\s?defendants?\b"
)
"""Words that say whom a count is against, or who brings it."""

CLAIM_AFTER = re.compile(r"(?i)\bdefendants? for (?:the )?violations? of\b")
"""Words in a line on the defendants with which the claim itself begins."""

PARENTHESIZED_LINE = re.compile(r"[(\[].*[)\]]\.?", re.DOTALL)
"""A line in parentheses or brackets."""

ONLY_NUMBERS = re.compile(rf"(?:{NUMBER}|,|and|&|or|\s){{1,20}}+\.?")
"""The rest of a list of counts' numbers, such as "V and VII."."""

SPECK = re.compile(r"^[^\w(\[“\"]{1,3}\s+(?=\w)")
"""Characters before a heading that text recognition read in a speck on the scan."""

MISSPELLED_NUMBER = re.compile(rf"(?i)[a-z][a-z-]{{4,20}}(?=\s+(?:{KINDS})\b)")
"""A word before "cause of action" that may be a misspelled number, as in "NINTEENTH CAUSE OF ACTION"."""

MIN_SIMILARITY = 0.85
"""The minimum similarity of a misspelled number to the right one, as difflib measures it."""

PARENTHESES_AT_END = re.compile(r"\s{1,9}[(\[][^()\[\]]{3,300}[)\]]\.?$")
"""Words in parentheses at the end of a title."""

PERSON_SUFFIX = re.compile(r"(?i)(?:esq|jr|sr|m\.?d|ph\.?d|r\.?n|d\.?o|i{2,3}|iv)\.?")
"""The suffix of a person's name after its comma."""

MIN_DISTINCTIVE_LETTERS = 4
"""The minimum number of letters in the first word of an entity's name by which a heading names the entity."""

GROUP = re.compile(r"(?i)(?<![\w’'-])[^\W\d_][\w’'-]*+\s(?:group|entities|parties)\b")
"""Words such as "the Sample Group", which name several parties together."""

COMMON_FIRST_WORDS = frozenset(
    "state city county town board united public first national general american north south east west central great "
    "department university school bank federal international employees people estate".split()
)
"""First words of names that many entities have."""


INCORPORATES = re.compile(r"(?i)\b(?:re-?alleges?|incorporates?|repeats?|restates?|adopts?)\b")
"""Words of a sentence that realleges paragraphs."""

MAX_TITLE_LINE_WORDS = 25
"""The maximum number of words in a line of a count's title that is not set as a heading."""


@dataclass(frozen=True, slots=True)
class CountHeading:
    """The first line of a count: the label, what separates it from the title, and the title on the same line."""

    label: str
    mark: str
    title: str


def count_heading(text: str) -> CountHeading | None:
    """Parse *text* as the heading of a count; None if it is a sentence that mentions a count."""
    words = SPECK.sub("", text.strip())
    if len(words.split()) > 60:
        return None
    match = COUNT_LINE.fullmatch(words) or COUNT_LINE.fullmatch(_with_right_number(words))
    if not match:
        return None
    title = match["title"].strip()
    if re.search(r"\s(?:and|or|&)\s", title) and ONLY_NUMBERS.fullmatch(title):
        return None
    if title and not match["mark"].strip() and title[0].islower():
        return None
    label_end = match.end("label") + len(words) - len(match.string)  # a corrected number may be longer or shorter
    label = words[:label_end]
    return CountHeading(label.strip(), match["mark"].strip(), title)


def _with_right_number(words: str) -> str:
    """Return *words* with a misspelled number at their beginning corrected."""
    misspelled = MISSPELLED_NUMBER.match(words)
    if not misspelled:
        return words
    matches = get_close_matches(misspelled[0].casefold(), map(ordinal, SPELLED_NUMBERS), 1, MIN_SIMILARITY)
    return f"{matches[0]}{words[misspelled.end() :]}" if matches else words


def is_under_heading(text: str, *, titled: bool = True) -> bool:
    """Whether *text* is a line under the heading of a count: whom it is against, or the law, in parentheses.

    Below a label without a title (not *titled*), words in parentheses are the title, unless they say against whom; so
    is a line that goes on with the claim, such as "Against All Defendants for Violations of".
    """
    if not titled and CLAIM_AFTER.search(text):
        return False
    if PARENTHESIZED_LINE.fullmatch(text.strip()):
        return titled or bool(AGAINST.match(text.strip("([ ")))
    return len(text.split()) <= 16 and bool(AGAINST.match(text.strip())) and not text.strip().endswith(".")


def opens_parentheses(text: str) -> bool:
    """Whether *text* is the first of several lines in parentheses that say whom a count is by or against."""
    return text.startswith("(") and ")" not in text and bool(AGAINST.search(text))


def is_open(text: str) -> bool:
    """Whether *text* has parentheses that do not end in it."""
    return text.count("(") > text.count(")")


def goes_on(title: str, text: str) -> bool:
    """Whether *text* may go on with the unfinished *title* of a count: it begins in lowercase."""
    return title.rstrip("*_")[-1:].isalpha() and text[:1].islower()


def may_be_title(text: str) -> bool:
    """Whether *text* is like a title, even if it ends with a period: short and in title case, and realleges nothing."""
    return len(text.split()) <= MAX_TITLE_LINE_WORDS and is_title_case(text) and not INCORPORATES.search(text)


def title_and_line(title: str) -> tuple[str, str]:
    """Split off words in parentheses at the end of *title* that say against whom the count is; "" if it has none."""
    match = PARENTHESES_AT_END.search(title)
    if match and AGAINST.search(match[0].strip()):
        return title[: match.start()], match[0].strip()
    return title, ""


def named_group(words: str, parties: Sequence[DraftParty]) -> str:
    """Return the first group in *words*, such as "Sample Group", that is not a party's name; "" if there is none."""
    names = [str(party.values.get(key, "")).casefold() for party in parties for key in ("name", "called")]
    groups = (match[0] for match in GROUP.finditer(words))
    return next((group for group in groups if not any(group.casefold() in name for name in names)), "")


def named_parties(words: str, parties: Sequence[DraftParty], side: str) -> tuple[str, ...]:
    """Return the keys of the parties on *side* whom *words*, from a count's heading, name; () for all or none.

    Of two names of which one begins with the other, such as "Sample" and "Sample Europe", the longer one is meant where
    it stands. A name right after "all defendants" limits what "all" means.
    """
    on_side = [party for party in parties if party.side == side]
    if group := named_group(words, parties):
        words = words.replace(group, " ")
    folded = re.sub(r"[.,]", "", words.casefold())
    if all_match := re.search(rf"\ball (?:the )?(?:named )?{side}s\b\s*", folded):
        folded = folded[all_match.end() :]
        first_name = re.match(r"[\w’'-]+", folded)
        if not first_name or not any(first_name[0] in _words_of_names(party) for party in on_side):
            return ()
    rest, named_keys = _without_full_names(folded, on_side)
    rest_words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.sub(r"['’]s\b", "", rest))
    for party in on_side:
        others = [other for other in on_side if other is not party]
        first_word = _first_word(party, words)
        is_shared = any(_first_word(other, words) == first_word for other in others)
        if _last_name(party) in rest_words or (not is_shared and first_word in rest_words):
            named_keys.add(party.key)
    keys = tuple(party.key for party in on_side if party.key in named_keys)
    return keys if len(keys) < len(on_side) else ()


def _words_of_names(party: DraftParty) -> set[str]:
    """Return the words of the name and the short name of *party*, in lowercase."""
    names = " ".join(str(party.values.get(key, "")) for key in ("name", "called"))
    return set(re.findall(r"[\w’'-]+", names.casefold())) - COMMON_FIRST_WORDS


def _without_full_names(heading: str, parties: Sequence[DraftParty]) -> tuple[str, set[str]]:
    """Return *heading* without the names and short names of *parties*, longest first, and the keys of those named."""
    names = [
        (re.sub(r"[.,]", "", str(party.values[key]).casefold()), party.key)
        for party in parties
        for key in ("name", "called")
        if party.values.get(key)
    ]
    named_keys: set[str] = set()
    for name, key in sorted(names, key=lambda pair: len(pair[0]), reverse=True):
        shorter, count = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", " ", heading)
        if count:
            heading = shorter
            named_keys.add(key)
    return heading, named_keys


def _first_word(party: DraftParty, heading: str) -> str:
    """Return the distinctive first word of an entity's name, in lowercase, if *heading* has it; otherwise ""."""
    word = re.sub(r"[^\w’'-]", "", str(party.values["name"]).removeprefix("The ").split()[0])
    kind = party.values.get("kind")
    is_entity = kind not in {None, "individual", "unknown"} or SUFFIX.match(str(party.values["name"]).split()[-1])
    is_distinctive = (
        bool(is_entity) and len(word) >= MIN_DISTINCTIVE_LETTERS and word.casefold() not in COMMON_FIRST_WORDS
    )
    return word.casefold() if is_distinctive and re.search(rf"\b{re.escape(word)}\b", heading) else ""


def _last_name(party: DraftParty) -> str:
    """Return the last name of a person, in lowercase; "" for an entity."""
    name, comma, suffix = str(party.values["name"]).partition(", ")
    has_person_suffix = not comma or PERSON_SUFFIX.fullmatch(suffix) is not None
    is_like_person = len(name.split()) in {2, 3} and not ENTITY_WORD.search(name) and has_person_suffix
    return name.split()[-1].casefold() if is_like_person or party.values.get("kind") == "individual" else ""
