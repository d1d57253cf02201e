"""Private facts about a person in a public paper: a date of birth, or the name of a minor."""

import re
from collections.abc import Collection, Iterator

from assembler.facts.texts import after_words
from assembler.findings.finding import Severity
from assembler.language.dates import MONTHS
from assembler.language.english import cardinal
from assembler.language.regex import Regex, passages
from assembler.rules.privacy._redaction import authority, redaction
from assembler.rules.public_texts import PublicTexts
from assembler.rules.rule import Problem, Words, matched, rule

MONTH = rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]{{0,6}}\.?"
"""A month in full or abbreviated."""

DAY_IN_WORDS = (
    rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?{MONTH},?\s+\d{{4}}"
)
DAY = rf"(?:{DAY_IN_WORDS}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
BIRTH = (
    r"\b(?:born(?!\s+(?:out\s+)?(?:of|from)\b)|date\s+of\s+birth|birth[\s-]?da(?:te|y)|D[./]?O[./]?B"
    r"|turned\s+(?:\d{1,2}|[a-z]{3,10})(?=\s+on\s)|(?<=\()b(?=\.?\s))\b"
)
WITHIN = r"(?:(?!\b\w{3,}\.\s+(?-i:[A-Z])|,\s+(?:was|were|is|has|had)\b)[^;\d]){0,40}?"
"""Words in the same clause. A period ends the clause after a word of three or more letters, but not after "St"."""

DOB = "dob|do.b|do/b|d.ob|d.o.b|d.o/b|d/ob|d/o.b|d/o/b"
"""The ways of writing "D.O.B." in lowercase, as `needs` takes them."""

BORN_ON = Regex(
    rf"{BIRTH}{WITHIN}{DAY}|{DAY},?\s[^.;\d]{{0,40}}\b(?:was|were)\s+born\b",
    re.IGNORECASE,
    needs=f"born|birth|turned|(b|{DOB}",
)

PLACEHOLDER_DAY = Regex(
    r"(?<![\d/.-])(?:(?:Jan(?:uary|\.)?\s+0?1(?:st)?,?\s+|0?1(?:st)?\s+(?:day\s+)?(?:of\s+)?Jan(?:uary|\.)?,?\s+"
    r"|0?1[/.-]0?1[/.-])(?:1[0-8]\d\d|1900)|(?:1[0-8]\d\d|1900)-01-01)(?!\d)",
    re.IGNORECASE,
    needs="1",
)
"""January 1 of 1900 or an earlier year, which records give in place of a date of birth that is not known."""


@rule("PRV002", cite="Fed. R. Civ. P. 5.2(a)(2)", basis="verified", fix="give only the year of birth")
def birth_date(public: PublicTexts) -> Iterator[Problem]:
    """A date of birth is printed in full.

    A filed paper is public, and may give only the year of birth. January 1 of 1900 or of an
    earlier year is not reported, because records of voters and patients have it where the date is unknown.
    """
    severity = redaction(public.court, "dob")
    cite = authority(public.court, "dob", "Fed. R. Civ. P. 5.2(a)(2)")
    if not severity:
        return
    for path, text in public.texts:
        for match in passages(BORN_ON, text):
            if PLACEHOLDER_DAY.search(match[0]):
                continue
            message = f"a date of birth is printed in full {after_words(text, match.start())}"
            yield Problem(path, message, severity, at=matched(match), cite=cite)


INITIALS = Regex(r"(?:[A-Z]\.?[ -]?){1,5}(?:,? ?(?:Jr|Sr)\.)?")
PSEUDONYM = Regex(r"(?:John|Jane|Jack|Baby|Minor|Child)\b|\b[DR]oe\b", re.IGNORECASE)
NAME = r"[A-Z][a-zà-ÿ]+\s+(?:[A-Z]\.\s+)?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?"
FULL_NAME = Regex(rf"{NAME}(?:\s+[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?){{0,2}}(?![\w’'-]*\s+[A-Z])")
"""A first name, one or two middle names or initials, and a surname."""
NOT_INITIALS = Regex(r"[^A-Za-z]|(?:Jr|Sr)\.")
"""Characters, and suffixes of names, that are not initials."""

CHILD_WORDS = (
    r"child(?:ren)?|son|daughter|plaintiff|student|girl|boy|sister|brother|niece|nephew|ward|victim|passenger|patient"
)
NAMES_OF_MINORS = (
    Regex(rf"\b(?i:minor(?:\s+(?:{CHILD_WORDS}))?),?\s+(?:named\s+|called\s+)?(?P<name>{NAME})"),
    Regex(
        rf"(?P<name>{NAME}),?\s+(?i:(?:is\s+|was\s+)?(?:a|his|her|their|the)\s+minor)\b"
        rf"(?!\s+(?!{CHILD_WORDS}|and\b|under\b|who\b)\w)"
    ),
)
"""A name after the word `minor`, or before it: "the minor child Ann Example", "Ann Example, a minor"."""

LABELED = Regex(
    rf"(?:^|[\n;,.])[^\S\n]{{0,20}}(?i:(?:minor\s+)?child|minor)(?:['’]s\s+name)?:\s{{1,20}}(?P<name>{NAME})"
)
"""A name after a label, as in a form: "Child: Ann Example"."""

NAME_AND_BIRTH = Regex(rf"(?P<name>{NAME}),?\s+(?:who\s+)?(?:was\s+)?born\s+(?:on\s+)?(?P<day>{DAY})")
YEAR = Regex(r"(?:19|20)\d\d")
AGE_OF_MAJORITY = 18

CHILD_OF = r"(?:(?:step|grand)?(?:son|daughter|child)|niece|nephew|boy|girl|toddler|infant|baby|pupil|minor)"
MINORS_AGE = rf"(?:1[0-7]|[1-9]|{'|'.join(cardinal(age) for age in range(1, AGE_OF_MAJORITY))})"
YEARS_OLD = r"[\s-]years?[\s-]old"
NAMES_BY_AGE = (
    Regex(
        rf"\b(?i:{CHILD_OF}),?\s+(?P<name>{NAME}),?\s+\(?"
        rf"(?i:(?:(?:who\s+(?:is|was)|then|now|aged?|only|an?)\s+){{0,3}}{MINORS_AGE})(?!['’.]?\w|[.,]\d)"
        r"(?!\s(?!(?i:years?|months?|at|when|on|in|and|saw|was)\b)[a-z])"
    ),
    Regex(rf"\b(?i:boy|girl),\s+(?P<name>{NAME})"),
    Regex(rf"(?P<name>{NAME}),?\s+\(?(?i:aged?\s+{MINORS_AGE})(?![\w-]|[.,]\d)"),
    Regex(rf"(?P<name>{NAME}),?\s+(?:an?|the)\s+(?i:{MINORS_AGE}{YEARS_OLD}\s+{CHILD_OF})\b"),
    Regex(rf"(?P<name>{NAME}),?\s+(?:an?|the)\s+(?:little\s+|young\s+)?(?i:{CHILD_OF}\s+of\s+{MINORS_AGE})(?![\w-])"),
    Regex(rf"\b(?i:{MINORS_AGE}{YEARS_OLD}\s+{CHILD_OF}),?\s+(?:named\s+)?(?P<name>{NAME})"),
    Regex(
        rf"(?P<name>{NAME})(?:,?\s(?:and\s)?{NAME}){{0,4}},?\s(?:who\s)?(?:is|are|was|were)\s"
        rf"(?:now\s|then\s|both\s|only\s)?(?i:{MINORS_AGE})"
        rf"(?:(?:,?\s(?:and\s)?(?i:{MINORS_AGE}))+|\s(?i:years?\s(?:old|of\sage)))(?![\w-])"
    ),
    Regex(
        rf"\b(?i:children|sons|daughters|grandchildren|twins),?\s+(?P<name>{NAME}),?\s+(?:and\s+)?{NAME},?\s+"
        r"(?:who\s+)?(?:aged?|are|were)\b"
    ),
    Regex(
        rf"\b(?i:his|her|their|’s)\s+(?i:(?:young|little|infant)\s+)?(?i:{CHILD_OF}),?\s+(?P<name>[A-Z][a-z]{{2,12}})"
        rf",?\s+\(?(?i:(?:who\s+(?:is|was)|then|now|aged?|only)\s+){{1,3}}(?i:{MINORS_AGE})(?![\w-]|\s(?!years?)[a-z])"
    ),
    Regex(rf"(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)\b(?i:{MINORS_AGE}{YEARS_OLD})\s+(?P<name>{NAME})"),
    Regex(rf"\bthe\s(?i:{MINORS_AGE}{YEARS_OLD})\s+(?P<name>{NAME}),\swho\b"),
)
"""A name with a minor's age: "her son Ann Example, aged seven", "Ann Example, a girl of six"."""

MINOR_WORDS = Regex(
    r"(?i)minor|child|(?:son|daughter|niece|nephew|boy|girl|toddler|infant|baby|pupil|born)\b|\bage|\bold\b",
    needs="minor|child|son|daughter|niece|nephew|boy|girl|toddler|infant|baby|pupil|born|age|old",
)
"""Words of which a text has at least one if it mentions a minor."""

NOT_IN_NAMES = frozenset(
    "Court Counsel League County City State School District Street Avenue Road Claims Act Company Inc Plaintiff"
    " Plaintiffs Defendant Defendants Officer Deputy Doctor Judge Settlement Trust Compromise".split()
)
"""Words that are not part of a minor's name."""


@rule("PRV006", cite="Fed. R. Civ. P. 5.2(a)(3)", basis="verified", fix="give only the minor's initials")
def minor_by_name(public: PublicTexts) -> Iterator[Problem]:
    """A minor is named in full.

    A filed paper is public, and may give only a minor's initials, even in the caption. If a text seems to name a minor,
    the finding is a warning, because the rule can only guess who is a minor: by words such as "a minor", by an age, by
    a year of birth, or by the initials of a minor.
    """
    severity = redaction(public.court, "minor")
    if not severity:
        return
    cite = authority(public.court, "minor", "Fed. R. Civ. P. 5.2(a)(3)")
    for key, party in public.parties.items():
        if party.minor and not INITIALS.fullmatch(party.name) and not PSEUDONYM.search(party.name):
            yield Problem(("parties", key, "name"), f"the minor `{key}` is named in full", severity, cite=cite)
    initials_of_minors = _initials_of_minors(public)
    for path, text in public.sentences:
        names = (*_minors_by_age(text, public), *_minors_by_initials(text, public, initials_of_minors))
        for name in dict.fromkeys(names):
            if not NOT_IN_NAMES & set(name.words.split()) and not PSEUDONYM.search(name.words):
                yield Problem(path, "the text seems to name a minor in full", Severity.WARNING, cite=cite, at=name)


def _minors_by_age(text: str, public: PublicTexts) -> Iterator[Words]:
    """Yield each name in *text* beside words that say that the person is a minor, or beside a minor's age."""
    if not MINOR_WORDS.search(text):
        return
    for pattern in (*NAMES_OF_MINORS, LABELED, *NAMES_BY_AGE):
        for match in passages(pattern, text):
            yield Words(match["name"], match.start("name"))
    for match in passages(NAME_AND_BIRTH, text):
        if _is_minor(match, public):
            yield Words(match["name"], match.start("name"))


def _minors_by_initials(text: str, public: PublicTexts, initials_of_minors: Collection[str]) -> Iterator[Words]:
    """Yield each name in *text* that has the initials of a minor, and a surname on record."""
    if not initials_of_minors:
        return
    parties = public.parties.values()
    name_words = {word for party in parties for word in f"{party.name} {party.through or ''}".split()}
    party_names = {party.name for party in parties}
    initials_of_minors = {*initials_of_minors, *(letters[0] + letters[-1] for letters in initials_of_minors)}
    for match in passages(FULL_NAME, text):
        words = match[0].split()
        initials = "".join(word[0] for word in words)
        is_other_person = match[0] in party_names or any(match[0] in (party.through or "") for party in parties)
        if initials in initials_of_minors and words[-1] in name_words and not is_other_person:
            yield Words(match[0], match.start())


MINOR_BY_INITIALS = Regex(
    r"(?<![\w.])(?P<initials>(?:[A-Z]\.){2,3})(?:,?\s(?:and\s)?(?P<more>(?:[A-Z]\.){2,3}))?,?\s(?:(?:is|are|was|were|who)\s)?(?:(?:the|two|her|his|their|both)\s){0,2}"
    r"minors?\b|\b(?:son|daughter|child|children|grandson|granddaughter|niece|nephew|minor),?\s(?P<child>(?:[A-Z]\.){2,3})(?!\w|\s[A-Z])"
)
"""Initials of which a text says that they are a minor's."""


def _initials_of_minors(public: PublicTexts) -> set[str]:
    """Return the initials of the parties who are minors, and of the minors of whom texts and capacities speak."""
    parties = public.parties.values()
    initials_of_parties = {party.name for party in parties if party.minor and INITIALS.fullmatch(party.name)}
    texts = [text for _, text in public.sentences if MINOR_WORDS.search(text)]
    initials_in_texts = {
        initials
        for text in (*(party.capacity or "" for party in parties), *texts)
        for match in MINOR_BY_INITIALS.finditer(text)
        for initials in match.groupdict().values()
        if initials
    }
    return {NOT_INITIALS.sub("", initials).upper() for initials in initials_of_parties | initials_in_texts}


def _is_minor(match: re.Match[str], public: PublicTexts) -> bool:
    """Whether the year of birth in *match* shows that the person was a minor in the year of the first paper."""
    year_match = YEAR.search(match["day"])
    if not year_match or not public.first_year:
        return False
    return public.first_year - int(year_match[0]) < AGE_OF_MAJORITY
