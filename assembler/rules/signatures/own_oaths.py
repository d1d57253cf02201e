"""Oaths in the user's own words that contradict the matter: another person, title, party, law or date."""

import re
from collections.abc import Iterator
from datetime import timedelta

from assembler.facts.dates import dates_in
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.dates import plain_date
from assembler.language.places import SOVEREIGN_TITLES, STATE, state_in, state_name, state_named
from assembler.language.regex import Regex, passages
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Person
from assembler.model.walk import of_side
from assembler.rules._complaint import opening
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules.rule import Problem, Words, matched, rule

PERSON_NAME = r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,3}"
SWEARING = r"(?:affirms?|declares?|states?|deposes?|says|verif(?:y|ies)|certif(?:y|ies)|swears?|being|am\b)"
SWEARING_PERSON = Regex(
    rf"\b[Mm]y\s+name\s+is\s+(?P<my_name>{PERSON_NAME}?)(?=[.,;]?\s)|\bI,\s+(?P<after_i>{PERSON_NAME}),"
    rf"|\A\s*(?P<at_start>{PERSON_NAME}),?\s+(?:hereby\s+)?{SWEARING}"
)
"""The name of the person who swears: "My name is Ann Example", "I, Ann Example,", "Ann Example affirms"."""

CAPACITY = Regex(
    r"\bI(?:,\s[A-Z][^,;]{2,60},)?\s+am\s+(?:also\s+)?(?:the|an?|one\s+of\s+the)\s+(?P<words>[^.;]{3,120})"
)
"""The capacity of the person who swears: "I am the treasurer of Example Corp."."""

SIDE = Regex(r"\b(?P<side>plaintiff|defendant)s?\b", re.IGNORECASE)
LAWS_OF_STATE = Regex(rf"\blaws\s+of\s+(?:the\s+)?(?:(?:{SOVEREIGN_TITLES})\s+of\s+)?(?P<state>{STATE})\b")

USUAL_DELAY = timedelta(days=21)
"""The longest usual time between an oath on a complaint and the filing of the complaint."""


@rule(
    "SIG030",
    cite="house style: the oath and the matter agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the words of the oath, or the person under `verified_by:`",
)
def own_oath_contradicted(matter: Matter) -> Iterator[Problem]:
    """An oath in the user's own words contradicts the matter.

    The words may name another person, another title, a party on the other side or the law of another state, or may be
    dated after the complaint or more than three weeks before it. An old verification is often left over from a draft.
    """
    for index, filing in opening(matter):
        path: KeyPath = ("filings", index, "words", "oath") if filing.words.oath else ("words", "oath")
        words = filing.words.oath or matter.words.oath
        people = [matter.people[name] for name in filing.verified_by]
        if words and people:
            entries = tuple(("people", name, "name") for name in filing.verified_by)
            yield from _wrong_names(path, words, people, entries)
            yield from _wrong_capacities(path, words, people, matter)
            yield from _wrong_laws(path, words, people, matter)
            yield from _wrong_dates(path, words, filing, (("filings", index, "date"),))


def _wrong_names(path: KeyPath, words: str, people: list[Person], also: tuple[KeyPath, ...]) -> Iterator[Problem]:
    names = [person.name for person in people if person.name]
    if len(names) != len(people):
        return
    for match in passages(SWEARING_PERSON, words):
        name = one_line(match["my_name"] or match["after_i"] or match["at_start"]).rstrip(".")
        if not any(_may_be_same_person(name, known_name) for known_name in names):
            message = f"the oath is that of `{name}`, but `{names[0]}` verifies the paper"
            yield Problem(path, message, at=matched(match), also=also)


def _may_be_same_person(typed_name: str, name: str) -> bool:
    """Whether two names have the same last word, and the same first word or an initial in its place."""
    typed_words = re.findall(r"[\w’'-]+", typed_name.casefold())
    name_words = re.findall(r"[\w’'-]+", name.casefold())
    has_initial = min(len(typed_words[0]), len(name_words[0])) == 1
    return typed_words[-1] == name_words[-1] and (has_initial or typed_words[0] == name_words[0])


def _wrong_capacities(path: KeyPath, words: str, people: list[Person], matter: Matter) -> Iterator[Problem]:
    names = party_names(matter)
    if len(people) != 1:
        return
    for match in passages(CAPACITY, words):
        if fault := _fault_of_capacity(one_line(match["words"]), people[0], names, matter):
            yield Problem(path, f"`{one_line(match[0])[:90]}`, but {fault}", at=matched(match))


def _fault_of_capacity(words: str, person: Person, names: PartyNames, matter: Matter) -> str:
    """Return why *words*, such as "treasurer of Example Corp.", cannot be said of *person*; "" if they can."""
    title, _, party_name = words.partition(" of ")
    party_key = next(names.parties_in(party_name), "") if party_name else ""
    side_match = SIDE.search(words)
    side = side_match["side"].lower() if side_match else ""
    is_party = any(
        party.name and person.name and _may_be_same_person(person.name, party.name)
        for party in of_side(matter.parties, "plaintiff").values()
    )
    if party_key and person.of and party_key != person.of:
        return f"`{person.name}` acts for `{matter.parties[person.of].name}`"
    if party_key and not person.of and matter.parties[party_key].on_side == "defendant":
        return f"`{matter.parties[party_key].name}` is a defendant"
    if side == "defendant" and not party_name:
        return "the complaint is verified by a plaintiff"
    if side and not party_name and not is_party and person.of:
        return f"`{person.name}` acts for `{matter.parties[person.of].name}`"
    if side and party_name and not person.of and is_party and not SIDE.search(title):
        return f"`{person.name}` is a plaintiff, not an officer of a plaintiff"
    title_words = {*re.findall(r"\w{3,}", title.casefold())}
    is_same_title = _may_be_same_office(title_words, {*re.findall(r"\w{3,}", (person.title or "").casefold())})
    if party_key and person.title and not is_same_title and not SIDE.search(title):
        return f"the title of `{person.name}` is `{person.title}`"
    return ""


WORDS_OF_OFFICES = frozenset(
    "chief officer vice president senior executive assistant general director manager the and".split()
)
"""Words that several offices of a company share."""


def _may_be_same_office(words: set[str], other_words: set[str]) -> bool:
    """Whether the words of two offices have one in common that tells offices apart, or all words of the shorter."""
    shared_words = words & other_words
    return bool(shared_words - WORDS_OF_OFFICES) or (bool(shared_words) and shared_words in (words, other_words))


def _wrong_laws(path: KeyPath, words: str, people: list[Person], matter: Matter) -> Iterator[Problem]:
    forum = state_name(matter.court.state)
    allowed_states = {forum} | {state_named(state_in(person.signs_in or "")) for person in people}
    for match in passages(LAWS_OF_STATE, words):
        if forum and state_named(match["state"]) not in allowed_states:
            message = f"the oath is under the `{one_line(match[0])}`, but the court is in {forum}"
            yield Problem(path, message, at=matched(match), also=(("court",),))


def _wrong_dates(path: KeyPath, words: str, filing: Filing, also: tuple[KeyPath, ...]) -> Iterator[Problem]:
    for written_date in dates_in(words):
        if filing.date is None or written_date.first <= filing.date <= written_date.last + USUAL_DELAY:
            continue
        message = f"the oath is dated `{written_date.words}`, but the complaint is dated {plain_date(filing.date)}"
        yield Problem(path, message, also=also, at=Words(written_date.words, written_date.start))
