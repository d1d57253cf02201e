"""Persons who are called "he" in one sentence and "she" in another, and single persons who are called "they"."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assembler.facts.sentences import sentence_bounds
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, Words, rule
from assembler.rules.terms._persons_named import Mention, People, people_of, persons_named

HE_OR_SHE = Regex(r"\b(?:(?P<he>[Hh]e|[Hh]is|[Hh]im|[Hh]imself)|(?P<she>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))\b")
KIN = r"wife|husband|spouse|brother|sister|son|daughter|father|mother|parents?|friend|child|children|boy|girl|niece"
OTHER_PERSON = Regex(
    rf"(?i)\b(?:{KIN}|man|woman|men|women"
    r"|client|customer|patient|tenant|landlord|owner|officer|employee|employees|clerk|nurse|doctor|dispatcher|bookkeeper|person"
    r"|persons|people|who|whom|colleague|supervisor|manager|director|president|driver|agent|witness|another|other|partner"
    r"|judge|sergeant|detective|deputy|neighbor|guest|counsel|attorney|lawyer|broker|adjuster|administrator|assistant"
    r"|someone|somebody|anyone|everyone|nobody|physician|surgeon|foreman|teacher|student|buyer|seller|plaintiff|defendant)\b"
)
"""Words for somebody else whom a pronoun may mean."""

OFFICE = Regex(r"(?i)\b(?:is|was|as|became|been|being|were|hired|joined|worked)\b[^.;]{0,60}\Z")
"""Words before an office that show that the subject has it: "was the direct supervisor of"."""

OWNED_BY_ANOTHER = Regex(r"(?i)\b(?:is|was|are|were|became|remains?|as)\s\Z")
"""Words before a pronoun that cannot mean the subject: Ann in "Ben is her brother"."""

THEY = Regex(r"They\b|Their\b")
SEVERAL_PERSONS = Regex(rf"(?i)\b(?:both|two|members|partners|officers|agents|trustees|heirs|with|{KIN})\b")
"""Words before "they" that show that it may mean several persons."""


@dataclass(frozen=True)
class Pronoun:
    """A pronoun for a person: the party's key or the surname, whether it is masculine, and where it is."""

    person: str
    is_he: bool
    path: KeyPath
    at: Words


@rule(
    "TRM018",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="use the same pronoun for the person everywhere",
)
def he_and_she(matter: Matter) -> Iterator[Problem]:
    """A person is called "he" in one sentence and "she" in another, or is called "she" but has the title Mr.

    A pronoun is taken for the only person whom the paragraph names before it, or for the subject of the sentence before
    it. A title such as Ms. decides; otherwise the rarer pronoun is reported, and nothing is reported if the text uses
    both several times. "They" is reported in the paragraph on a party who is one natural person.
    """
    people = people_of(matter)
    texts = [(path, unquoted(text)) for path, text in prose(matter)]
    mentions_by_text = [(path, text, persons_named(text, people)) for path, text in texts if passages(HE_OR_SHE, text)]
    pronouns = [
        pronoun
        for path, text, mentions in mentions_by_text
        for pronoun in _pronouns(path, text, mentions, _subject_of(path, people))
    ]
    is_he_by_title = _is_he_by_title(texts, people)
    text_before = {path: text for (_, text), (path, _) in pairwise(texts)}
    pronouns = [
        pronoun for pronoun in pronouns if not _means_another(pronoun, text_before.get(pronoun.path, ""), people)
    ]
    for person in dict.fromkeys(pronoun.person for pronoun in pronouns):
        person_pronouns = [pronoun for pronoun in pronouns if pronoun.person == person]
        if person in is_he_by_title:
            yield from _against_title(person_pronouns, matter, is_he=is_he_by_title[person])
        else:
            yield from _rarer_pronoun(person_pronouns, matter)
    for path, text in texts:
        yield from _they(path, text, people)
    yield from _they_in_count(texts, matter)


def _means_another(pronoun: Pronoun, text: str, people: People) -> bool:
    """Whether *pronoun*, in the middle of a sentence, may mean somebody in *text*, the text before.

    That is somebody with a title there, or somebody whom a pronoun there means.
    """
    if pronoun.at.words[0].isupper():
        return False
    if any(bool(match["he"]) is pronoun.is_he for match in HE_OR_SHE.finditer(text)):
        return True
    mentions = persons_named(text, people)
    return any(mention.is_he is pronoun.is_he and mention.person != pronoun.person for mention in mentions)


def _subject_of(path: KeyPath, people: People) -> str:
    """Return the key of the natural person whom the paragraph at *path* describes; "" if it describes none."""
    key = path[1] if path[0] == "parties" and path[-1] == "paragraph" else ""
    return str(key) if key in people.parties else ""


def _is_he_by_title(texts: list[tuple[KeyPath, str]], people: People) -> dict[str, bool]:
    """Return, for each person with a title such as Mr., whether the person is a man, if all titles agree."""
    sexes: dict[str, set[bool]] = {}
    for _, text in texts:
        if not re.search(r"\b(?:Mr|Ms|Mrs|Miss)\b", text):
            continue
        for mention in persons_named(text, people):
            if mention.is_he is not None:
                sexes.setdefault(mention.person, set()).add(mention.is_he)
    return {person: next(iter(person_sexes)) for person, person_sexes in sexes.items() if len(person_sexes) == 1}


def _against_title(person_pronouns: list[Pronoun], matter: Matter, *, is_he: bool) -> Iterator[Problem]:
    """Yield a problem for each pronoun that does not fit the person's title, Mr. if *is_he*, unless most do not."""
    unfitting = {pronoun.path: pronoun for pronoun in reversed(person_pronouns) if pronoun.is_he is not is_he}
    fitting = {pronoun.path for pronoun in person_pronouns if pronoun.is_he is is_he}
    if len(unfitting) > max(1, len(fitting)):
        return
    for pronoun in reversed(unfitting.values()):
        message = f"`{pronoun.at.words}` means {_name(pronoun.person, matter)}, who is {'Mr.' if is_he else 'Ms.'}"
        yield Problem(pronoun.path, f"{message} elsewhere", at=pronoun.at)


def _rarer_pronoun(person_pronouns: list[Pronoun], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if only one of the pronouns of a person is masculine, or only one is feminine."""
    counts = Counter(pronoun.is_he for pronoun in person_pronouns)
    if len(counts) == 2 and min(counts.values()) == 1:
        is_odd_he = min(counts, key=lambda is_he: counts[is_he])
        odd_pronoun = next(pronoun for pronoun in person_pronouns if pronoun.is_he is is_odd_he)
        usual_pronoun = next(pronoun for pronoun in person_pronouns if pronoun.is_he is not is_odd_he)
        message = f"`{odd_pronoun.at.words}` means {_name(odd_pronoun.person, matter)}"
        message += f", who is `{usual_pronoun.at.words}` elsewhere"
        yield Problem(
            odd_pronoun.path, message, at=odd_pronoun.at, also=(usual_pronoun.path,), also_at=(usual_pronoun.at,)
        )


def _name(person: str, matter: Matter) -> str:
    party = matter.parties.get(person)
    return (party.called or party.name) if party else person


def _pronouns(path: KeyPath, text: str, mentions: tuple[Mention, ...], described: str) -> Iterator[Pronoun]:
    """Yield the pronouns of *text* that can mean only one person; *described* is the subject of the paragraph."""
    subject = ""  # of the preceding sentence, if it is the only person there
    has_subject = False
    unclear_genders: set[bool] = set()  # of pronouns that may mean somebody whom the text does not name
    mentions = tuple(mention for mention in mentions if mention.is_certain or not described)
    for start, end in sentence_bounds(text):
        words = text[start:end]
        sentence_mentions = [mention for mention in mentions if start <= mention.start < end]
        begins_with_person = bool(sentence_mentions) and sentence_mentions[0].start <= start + _opening(words)
        has_subject = has_subject or begins_with_person
        for match in HE_OR_SHE.finditer(words):
            place = start + match.start()
            is_he = bool(match["he"])
            earlier_persons = {mention.person for mention in mentions if mention.start < place}
            person = subject if match.start() == 0 else ""
            if (
                len(earlier_persons) == 1
                and has_subject
                and not _names_others(text[:place], text[place:end], described)
            ):
                (person,) = earlier_persons
            if not earlier_persons or words[: match.start()].endswith(", "):  # as in "When asked, he"
                unclear_genders.add(is_he)
            elif person and is_he not in unclear_genders and not OWNED_BY_ANOTHER.search(text, 0, place):
                yield Pronoun(person, is_he, path, Words(match[0], place))
        if begins_with_person:
            has_one_person = len({mention.person for mention in sentence_mentions}) == 1
            is_only_person = has_one_person and not _names_others(words, after="", described=described)
            subject = sentence_mentions[0].person if is_only_person and not HE_OR_SHE.search(words) else ""
        elif not HE_OR_SHE.match(words) or _names_others(words, after="", described=described):
            subject = ""  # only a sentence that begins with a pronoun, and names no other person, keeps the subject


def _opening(words: str) -> int:
    """Return the length of the phrase before the subject of a sentence: "On March 3, 2025, "."""
    match = re.match(
        r"(?:(?:In|On|At|By|When|After|Before|From|Since|Upon)\b[^.;]{1,60},\s)?(?:Plaintiff|Defendant)?\s?", words
    )
    return match.end() if match else 0


def _names_others(before: str, after: str, described: str) -> bool:
    """Whether *before* names a person by a common noun other than an office, or *after* continues with one."""
    for match in OTHER_PERSON.finditer(before):
        is_kin = re.fullmatch(rf"(?i){KIN}", match[0])
        is_office = OFFICE.search(before, 0, match.start()) and not re.fullmatch(r"(?i)whom?", match[0])
        if is_kin or not (described or is_office):
            return True
    joins_a_person = re.match(r"\w+,? (?:and|or) ", after)
    joins_a_verb = re.match(r"\w+ and (?:has|had|was|is|did|then)\b", after)
    return bool(joins_a_person and not joins_a_verb)


def _they(path: KeyPath, text: str, people: People) -> Iterator[Problem]:
    """Yield a problem for "They" at the beginning of a sentence in the paragraph on one natural person."""
    subject = _subject_of(path, people)
    if not subject or "The" not in text:
        return
    for start, end in sentence_bounds(text):
        match = THEY.match(text, start, end) if start else None
        text_before = text[:start]
        if not match or SEVERAL_PERSONS.search(text_before):
            continue
        certain_persons = {mention.person for mention in persons_named(text_before, people) if mention.is_certain}
        if certain_persons <= {subject}:
            fact = "the paragraph describes one person"
            yield Problem(path, f"`{match[0]}`, but {fact}", at=Words(match[0], start), fix="write he or she")


WRONG_BY_PRONOUN = Regex(
    r"(?:They|(?P<singular>It|He|She))\s(?:(?:also|then|thus|therefore|further|knowingly|intentionally|willfully|negligently)\s)?"
    r"(?:(?:was|were|is|are)\s(?:[a-z]{4,12}ly\s)?(?:negligent|reckless|careless|liable|in\sbreach|obligated|obliged|bound|required)"
    r"|(?:has|have|had)\s(?:breached|failed|violated|refused|infringed)"
    r"|breached|violated|failed|refused|owed?s?|infringed|misappropriated|converted|acted|intended|disregarded|ignored|induced)\b"
)
"""A pronoun as the subject of a wrong, at the beginning of a paragraph."""

MAX_SUBJECT = 120
"""The number of characters at the beginning of a paragraph that are searched for its subject."""

SEVERAL_DEFENDANTS = Regex(r"\b(?:Defendants|[Bb]oth|[Tt]hey|their)\b")


def _they_in_count(texts: list[tuple[KeyPath, str]], matter: Matter) -> Iterator[Problem]:
    """Yield a problem for "They were negligent" in a count against one party, and for "It" if it is against several.

    The preceding paragraph of the same count must begin with the party, or with Defendants.
    """
    names = party_names(matter)
    for (preceding_path, preceding_text), (path, text) in pairwise(texts):
        is_in_count = path[0] == "claims" and preceding_path[:2] == path[:2] and path[-1] == "text"
        match = WRONG_BY_PRONOUN.match(text) if is_in_count and preceding_path[-1] == "text" else None
        if match is None or not isinstance(path[1], int):
            continue
        against = matter.claims[path[1]].against
        subject_match = re.match(rf"(?:{names.titled_name_pattern})(?!,?\s(?:and|or)\b)", preceding_text[:MAX_SUBJECT])
        subjects = [*names.parties_in(subject_match[0])] if subject_match else []
        pronoun = text.split(maxsplit=1)[0]
        if not match["singular"] and subjects == [*against] and not SEVERAL_DEFENDANTS.search(preceding_text):
            fact = f"the count is against {_name(against[0], matter)} alone"
            yield Problem(path, f"`{pronoun}`, but {fact}", at=Words(pronoun, 0), fix="write it, he or she")
        elif match["singular"] and len(against) > 1 and re.match(r"(?:The\s)?Defendants\b", preceding_text):
            fact = f"the count is against {len(against)} parties"
            yield Problem(path, f"`{pronoun}`, but {fact}", at=Words(pronoun, 0), fix="write they, or name the party")
