"""Names of persons, companies or things that nothing else in the matter has, probably left from another case."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from assembler.facts.names import OPENING_WORDS, WORDS_OF_NO_NAME
from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.parts_of_speech import is_finite
from assembler.language.passages import passages
from assembler.language.regex import Regex
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import party_names
from assembler.rules._unknown_names import GENERIC, known_names
from assembler.rules.rule import Problem, Words, rule
from assembler.rules.terms._persons_named import STATES
from assembler.rules.terms._pronouns_of_nobody import is_mans_name
from assembler.rules.terms._roles import may_be_another_case

NAME = r"[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,3}"
VERB_OF_A_PARTY = (
    r"(?:(?:has\s|had\s|have\s)?(?:breached|suffered|incurred|relied|performed|owed)|owes|knew|intended|refused|failed"
    r"|(?:did|does|do)\snot\s(?:agree|know|consent|pay|perform|rely|learn|receive)|(?:is|are)\s(?:entitled|liable)"
    r"|(?:was|were|has\sbeen|have\sbeen)\s(?:damaged|harmed|injured))\b"
)
"""What a party does or suffers in a complaint, after the party's name."""

FAMILY = Regex(rf"\b[Tt]he\s(?P<name>[A-Z][a-z]{{2,15}}s)\s(?={VERB_OF_A_PARTY}|(?:also|then|never)\s)")
"""A family as the subject of what a party does: "The Hendersons relied on it"."""

COMPANY = Regex(
    rf"(?<![\w.,’'&-]\s)(?<![\w’'&-])(?P<name>[A-Z][a-z]{{2,20}}(?:\s[A-Z][a-z]{{2,20}}){{1,3}})\s(?={VERB_OF_A_PARTY})"
)
"""A name of several words that begins a sentence and is the subject of what a party does."""

CAPITALIZED_WORD = re.compile(r"[A-Z][a-z]+")

ACTOR = Regex(
    r"(?:\A|(?<=[a-z\d)”][.;:,]\s)(?<!Mr.\s)(?<!Ms.\s)(?<!Dr.\s)(?<!Mrs.\s)|\b(?:that|because|when|while|but|before|after|if|as|until|where|whether|and)\s)"
    r"(?P<name>[A-Z][a-z]{3,20}(?:\s[A-Z][a-z]{2,20}){0,2})"
    r"(?:['’]s?\s(?=[a-z])|\s(?:also\s|then\s|never\s|later\s|first\s|[a-z]{3,12}ly\s)?(?P<verb>[a-z]{2,15})(?![\w’'-]))"
)
"""A name that begins a clause, and owns something or is followed by a word that may be its verb."""

BEGINS_SENTENCE = Regex(r"(?:\A|[.:;]\s)\Z")

NAME_AFTER_NOR = Regex(
    r"\b[Nn]or\s(?:had|has|did|does|was|is)\s(?P<name>[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){1,3})\s[a-z]"
)
"""A name after "nor": "Nor had Lonestar Builders completed it"."""

THING = Regex(
    r"\b[Tt]he\s(?P<name>[A-Z][a-z]{3,20}\s(?:System|Product|Products|Device|Devices|Software|Platform|Application|Technology"
    r"|Machine|Equipment|Agreement|Lease|Loan|Policy|Project|Property|Premises|Vehicle|Vessel|Transaction|Accident|Incident))\b"
    r"(?!\s[A-Z(])"
)
"""A thing of the kind that a complaint defines: "The Harborlight System"."""

NAME_IN_PRAYER = Regex(
    rf"\b(?:award(?:ing)?|grant(?:ing)?|against|favor\sof|order(?:ing)?|enjoin(?:ing)?)\s(?P<name>{NAME})(?!\s(?:Code|Act|Rule)\b)"
)
"""A name in the prayer, after words before a party."""


@rule(
    "TRM021",
    cite="house style: the text names only who and what is in the case",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name of the intended party or thing; if it belongs here, introduce it",
)
def name_from_another_case(matter: Matter) -> Iterator[Problem]:
    """A name that nothing else in the matter has is used like that of a party or of a defined thing.

    The rule reads "The Hendersons relied on it", "The Harborlight System is sold here" and, in the prayer, "award Gulf
    Meridian its costs". It also reads a name that acts or owns something, such as "Lonestar Builders inspected it" or
    "Lonestar's crew", if the complaint is not very short. Such a name occurs once, no word of it is in the name of a
    party, an exhibit or a defined term, and a single word at the beginning of a sentence must not be an English word.
    A sentence that may be about another case is not checked.
    """
    if not has_complaint(matter):
        return
    uses = Counter(word for _, text in all_texts(matter) for word in CAPITALIZED_WORD.findall(text))
    known_words = {word.lower() for name in known_names(matter) for word in re.findall(r"\w+", name)}
    all_are_named = _names_all_parties(matter)
    for path, text in prose(matter):
        own_words = unquoted(text)
        is_prayer = "relief" in path or "wherefore" in path
        patterns: tuple[Regex, ...] = ()
        if is_prayer:
            patterns = (NAME_IN_PRAYER,)
        elif path[-1] != "heading":
            patterns = (FAMILY, COMPANY, NAME_AFTER_NOR, THING)
        matches = [
            match
            for pattern in patterns
            for match in pattern.finditer(own_words)
            if _is_strange(match["name"].split(), uses, known_words, may_be_english=is_prayer)
        ]
        if patterns and not is_prayer and all_are_named:
            matches += [
                match for match in passages(ACTOR, own_words) if _is_bare_actor(match, own_words, uses, known_words)
            ]
        for start, match in {match.start("name"): match for match in matches}.items():
            if not may_be_another_case(own_words, *match.span("name")):
                message = f"`{one_line(match['name'])}`: nothing else in the matter has that name"
                yield Problem(path, message, at=Words(match["name"], start))


MIN_TEXTS = 15
"""The number of texts from which a complaint says enough of its persons for a name that occurs once to be strange."""


def _names_all_parties(matter: Matter) -> bool:
    """Whether there are enough texts and they name each party; a strange name may otherwise be that of a party."""
    texts = prose(matter)
    full_text = "\n".join(text for _, text in texts)
    named_parties = {key for name, key in party_names(matter).key_by_name.items() if name in full_text}
    return len(texts) >= MIN_TEXTS and all(key in named_parties or party.does for key, party in matter.parties.items())


def _is_bare_actor(match: re.Match[str], text: str, uses: Counter[str], known_words: Collection[str]) -> bool:
    """Whether the name in *match* acts or owns something, and nothing else in the matter has it."""
    words = match["name"].split()
    first, *others = (word.lower() for word in words)
    if all(uses[word] > 1 for word in words) or any(word in known_words for word in (first, *others)):
        return False
    if {*words} & (WORDS_OF_NO_NAME | OPENING_WORDS | STATES) or not GENERIC.isdisjoint((first, *others)):
        return False
    if (match["verb"] and not is_finite(match["verb"])) or (others and words[0] in is_mans_name()):
        return False
    start = match.start("name")
    if not others and on_record(first) and BEGINS_SENTENCE.search(text, max(0, start - 2), start):
        return False
    return not any(is_slip(first, known_word) for known_word in known_words if len(known_word) >= MIN_LENGTH_OF_SLIP)


MIN_LENGTH_OF_SLIP = 5
"""The minimum length of a name of which another name may be a misspelling."""


def _is_strange(words: list[str], uses: Counter[str], known_words: Collection[str], *, may_be_english: bool) -> bool:
    """Whether *words* are a name from another case: only one text has the first word, and the matter knows no other.

    The last of several words may be in a name of the matter. The first must not be an English word either, unless
    *may_be_english* is true and there are three or more words.
    """
    is_new = uses[words[0]] == 1 and not any(word.lower() in known_words for word in words[: max(1, len(words) - 1)])
    is_name = (
        not {*words} & (WORDS_OF_NO_NAME | OPENING_WORDS | STATES) and not {word.lower() for word in words} & GENERIC
    )
    is_slip_of_name = any(is_slip(words[0].lower(), known_word) for known_word in known_words)
    singular = words[0].lower().removesuffix("s")
    is_plural = len(words) == 1 and (on_record(singular) or singular in known_words)
    is_proper = (not on_record(words[0].lower()) and not is_plural) or (may_be_english and len(words) > 2)
    return is_new and is_name and is_proper and not is_slip_of_name
