"""Names of persons, companies or things that nothing else in the matter has, probably left from another case."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from assembler.facts.names import OPENING_WORDS, WORDS_OF_NO_NAME
from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import Regex
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._unknown_names import GENERIC, known_names
from assembler.rules.rule import Problem, Words, rule
from assembler.rules.terms._persons_named import STATES
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

    The rule reads "The Hendersons relied on it", "Lonestar Builders has breached it", "The Harborlight System is sold
    here" and, in the prayer, "award Gulf Meridian its costs". No word of the name may be used elsewhere in the matter,
    and at least one must not be an English word. A sentence that may be about another case is not checked.
    """
    if not has_complaint(matter):
        return
    uses = Counter(word for _, text in all_texts(matter) for word in set(re.findall(r"[A-Z][a-z]+", text)))
    known_words = {word.lower() for name in known_names(matter) for word in re.findall(r"\w+", name)}
    for path, text in prose(matter):
        own_words = unquoted(text)
        is_prayer = "relief" in path or "wherefore" in path
        patterns: tuple[Regex, ...] = ()
        if is_prayer:
            patterns = (NAME_IN_PRAYER,)
        elif path[-1] != "heading":
            patterns = (FAMILY, COMPANY, NAME_AFTER_NOR, THING)
        for pattern in patterns:
            for match in pattern.finditer(own_words):
                name = one_line(match["name"])
                if not _is_strange(name.split(), uses, known_words, may_be_english=is_prayer):
                    continue
                if not may_be_another_case(own_words, *match.span("name")):
                    message = f"`{name}`: nothing else in the matter has that name"
                    yield Problem(path, message, at=Words(match["name"], match.start("name")))


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
