"""Reads what sentences say about the places of parties and their members: formation, principal place, residence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assembler.facts.reading import texts_with_facts
from assembler.facts.texts import unquoted
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.entities import without_ending
from assembler.language.places import SOVEREIGN_TITLES, STATE, state_named
from assembler.language.regex import Regex, compiled
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side, persons
from assembler.rules._party_names import GIVEN_NAME, names_of
from assembler.rules.rule import Words

NAMED_STATE = rf"(?:the\s+)?(?:(?:{SOVEREIGN_TITLES})\s+of\s+)?(?P<state>{STATE})\b"
FORMATION = Regex(
    r"\b(?:organi[sz]ed|incorporated|formed|chartered|existing|created|established)(?:,?\s+and\s+(?:validly\s+)?existing)?\s+"
    rf"(?:(?:under|in|by|pursuant\s+to)\s+(?:and\s+(?:under|by)\s+(?:virtue\s+of\s+)?)?(?:the\s+)?laws?\s+of\s+{NAMED_STATE}"
    rf"|in\s+{NAMED_STATE.replace('state>', 'in>')}|under\s+(?P<law>{STATE})\s+law)"
    rf"|\b(?:corporation|company|partnership|association)\s+of\s+the\s+(?:{SOVEREIGN_TITLES})\s+of\s+(?P<of>{STATE})\b",
    needs="organi|incorporated|formed|chartered|existing|created|established|n of the|y of the|p of the",
)
"""The state of formation: "organized under the laws of the State of Delaware", "a corporation of the State of Ohio"."""

SEAT = Regex(
    r"\b(?:(?:principal|main|home|head|corporate|executive)\s+(?:place\s+of\s+business|(?:executive\s+)?offices?)|place\s+of\s+business"
    r"|headquarter(?:s|ed))\b",
    needs="business|office|headquarter",
)
"""Words for a principal place of business or a headquarters; the place follows."""

REGISTERED = Regex(
    r"\bregistered\s+(?:agent\s+and\s+)?office(?:\s+and\s+(?:its\s+)?(?:[a-z]+\s+){1,4}?(?=(?:at|in)\s))?",
    needs="registered",
)
"""Words for a registered office; the place follows."""

CITIZEN = Regex(r"\bcitizens?\s+(?=of\s)", needs="citizen")
"""Words for citizenship; the place follows."""

EVERY_PARTY = Regex(
    r"\b(?:[Ee]ach|[Ee]very|[Aa]ll|[Bb]oth)(?:\s+of\s+the)?(?:\s+(?:two|three|four|five|six))?(?P<kind>\s+(?:individual|natural|corporate|entity))?"
    r"\s+(?P<side>[Dd]efendant|[Pp]laintiff)s?\s+(?:(?:is|are|has|have|was|were)\s+(?:an?\s+)?(?:therefore\s+)?)?\Z"
)
"""Words before a statement on every party of a side: "Each individual Defendant is"."""

MAX_BETWEEN = 160
"""The maximum number of characters between a party and a statement about it."""

OF_SEVERAL = Regex(r"\W*(?:(?:both|each|all)\s)?(?:are|were|have|reside|live)\b")
"""A verb in the plural after a list of parties."""

LIST_SEPARATOR = r"\s*(?:,|and|,\s+and)\s+(?:[A-Z]\w+\s)?"

PLACE_WORD = r"\b(?i:resid|domicil|lives)"
HOME = Regex(
    rf"(?<!formerly\s)(?<!then\s)\b(?:resides|reside|(?:is|was\s+and\s+is|are)\s+(?:a\s+(?=(?s:.{{0,7}}){PLACE_WORD})|residents?\b|domiciled\b|an\s+individual\s+domiciled\b)"
    r"|domiciled|resident\s+(?=of|in)|lives(?=\s+(?:in|at|near)\b))",
    needs="resid|domicil|lives",
)
"""Words for a residence or a domicile; the place follows."""

TRIGGERS = (("formed", FORMATION), ("seat", SEAT), ("home", HOME), ("registered", REGISTERED), ("citizen", CITIZEN))
"""The words that state each relation of a party to a place."""

PLACE_WORDS = Regex(PLACE_WORD)
END_OF_PLACE = Regex(
    r"[;:]|\.\Z|\s\(|,?\s(?:and|but|or)\s(?:is|has|was|does|are|who|whose|its|his|her|it|he|she|they|to|the)\b"
    r"|,\s(?:and\s)?(?:from\s)?(?:where|who|whose|which|with|until)\b|,\s(?:and|but)\s(?!in\b|of\b|at\b)[a-z]"
    r"|\s(?:that|until|since|from)\s"
)
"""The end of the words about a place."""

WORD = r"[A-Z][\w.’'-]{0,40}+"
COUNTY = Regex(
    rf"(?P<county>{WORD}(?:\s{WORD}){{0,2}})\s(?:County|Parish)\b|\bCounty\sof\s(?P<of>{WORD}(?:\s[A-Z][\w’'-]*+)?)"
)
CITY = Regex(
    rf"\b(?:[Cc]ity|[Tt]own|[Vv]illage|[Tt]ownship)\sof\s(?P<of>{WORD}(?:\s{WORD}){{0,2}})"
    rf"|(?P<city>{WORD}(?:\s{WORD}){{0,2}}),\s(?:{WORD}(?:\s{WORD}){{0,2}}\s(?:County|Parish)\b|(?:{STATE})\b)"
)
OTHER_PERSON = Regex(
    r"\b(?:agent|president|manager|officer|director|owner|attorney|counsel|husband|wife|son|daughter|brother|sister|mother|father"
    r"|employees?|customers?|whose|shareholders?|partners?|parent|subsidiar\w+|affiliate|members?|adjuster|driver|insurer)\b"
)
"""Words between a party and a statement that show that the statement may be about another person."""

RELATIVE = Regex(r",\s[^,]{1,40}['’]s\s\w+,")
"""Words that relate a party to another person: "Ann Example, Mr. Sample's sister, resides in"."""


@dataclass(frozen=True)
class PartyStatement:
    """Words that state where a party or a member was formed, has its principal place of business, or resides."""

    path: KeyPath
    who: KeyPath
    """The path of the party or the member."""
    relation: str
    """`formed`, `seat`, `home`, `registered` or `citizen`."""
    at: Words
    city: str
    county: str
    state: str


def party_statements(matter: Matter) -> tuple[PartyStatement, ...]:
    """Return the statements in *matter* about the places of parties and their members, in order."""
    return _party_statements(ByIdentity(matter))


@lru_cache(maxsize=2)
def _party_statements(key: ByIdentity) -> tuple[PartyStatement, ...]:
    return tuple(_read_statements(key.matter))


def _read_statements(matter: Matter) -> Iterator[PartyStatement]:
    names = _paths_by_name(matter)
    longest_first = sorted(names, key=len, reverse=True)
    alternatives = "|".join(re.sub(r"\\?\s", r"\\s+", re.escape(name)) for name in longest_first)
    pattern = compiled(rf"(?<![\w.-])(?:{alternatives or '(?!)'})(?![\w’'-]|\s[A-Z][a-z])")
    for text in texts_with_facts(matter):
        owner = text.path[:2] if text.path[0] == "parties" and text.path[-1] == "paragraph" else ()
        triggers = [entry for entry in TRIGGERS if entry[1].may_match(text.text)]
        if not triggers:
            continue
        for sentence in text.sentences:
            for relation, trigger in triggers:
                words = unquoted(sentence.words) if trigger.may_match(sentence.words) else ""
                for match in trigger.finditer(words):
                    subject_paths = _subjects(words, match, owner, pattern, names)
                    for subject_path in subject_paths or _every_party(words, match, relation, matter):
                        yield from _statement(text.path, sentence.start, words, match, relation, subject_path)


def _paths_by_name(matter: Matter) -> Mapping[str, KeyPath]:
    """Return the paths of parties and members by their names, without names that two of them share."""
    paths_by_name: dict[str, set[KeyPath]] = {}
    for path, person in persons(matter.parties):
        names = names_of(person) if isinstance(person, Party) else (person.name,)
        for name in names:
            for form in (name, without_ending(name), name.upper()):
                paths_by_name.setdefault(form, set()).add(path)
    return {name: min(paths) for name, paths in paths_by_name.items() if len(paths) == 1}


def _every_party(words: str, match: re.Match[str], relation: str, matter: Matter) -> Iterator[KeyPath]:
    """Yield the paths of the parties of a side if *match* speaks of every one of them, or of every person or entity.

    An entity has no home or citizenship of its own.
    """
    every_match = EVERY_PARTY.search_before(words, match.start(), 80)
    if not every_match:
        return
    kind = (every_match["kind"] or "").strip()
    for key, party in of_side(matter.parties, every_match["side"].lower()).items():
        is_person = party.kind == "individual"
        is_meant = not kind or is_person is (kind in {"individual", "natural"})
        if is_meant and not party.does and (is_person or relation not in {"home", "citizen"}):
            yield ("parties", key)


def _subjects(
    words: str, match: re.Match[str], owner: KeyPath, pattern: Regex, names: Mapping[str, KeyPath]
) -> tuple[KeyPath, ...]:
    """Return the paths of the parties and members of whom *match* speaks; () if that is not clear."""
    subjects = list(pattern.finditer(words, 0, match.start()))
    while len(subjects) > 1 and re.search(r"\b(?:with|of)\s\Z", words[: subjects[-1].start()]):
        subjects.pop()
    between = words[subjects[-1].end() if subjects else 0 : match.start()]
    if OTHER_PERSON.search(RELATIVE.sub(",", between)) or len(between) > MAX_BETWEEN:
        return ()
    if not subjects:
        return (owner,) if owner and re.match(r"\s*(?:It|He|She|Its|His|Her|They)\b", words) else ()
    if GIVEN_NAME.search(words, max(0, subjects[-1].start() - 30), subjects[-1].start()):
        return ()  # it is part of the name of another person
    listed = [subjects.pop()]
    while subjects and re.fullmatch(LIST_SEPARATOR, words[subjects[-1].end() : listed[0].start()]):
        listed.insert(0, subjects.pop())
    if len(listed) > 1 and not OF_SEVERAL.match(f"{between} {match[0]}"):
        return ()  # the statement may be about the last of them alone
    return tuple(names[one_line(subject[0])] for subject in listed)


def _statement(  # noqa: PLR0917 - the sentence, its place and the words that were matched
    path: KeyPath, start: int, words: str, match: re.Match[str], relation: str, who: KeyPath
) -> Iterator[PartyStatement]:
    if relation == "formed":
        state = match["state"] or match["in"] or match["law"] or match["of"]
        yield PartyStatement(
            path, who, relation, Words(match[0], start + match.start()), city="", county="", state=one_line(state)
        )
        return
    end_match = END_OF_PLACE.search(words, match.end())
    stop = min(end_match.start() if end_match else len(words), match.end() + 160)
    passage = words[match.end() : stop]
    if relation == "home" and not PLACE_WORDS.search(match[0] + passage[:12]):
        return
    county_match = COUNTY.search(passage)
    county = one_line(county_match["county"] or county_match["of"]) if county_match else ""
    city = _city(passage, has_county=bool(county_match))
    state_matches = re.finditer(rf"\b(?:{STATE})\b(?!\s(?:County|Street|Avenue|Parish))", passage)
    states = [one_line(state_match[0]) for state_match in state_matches]
    state = next((name for name in states if name != city), "")  # in Washington, Washington County, Pennsylvania
    if county or city or state:
        at = Words(words[match.start() : stop].rstrip(" ,."), start + match.start())
        yield PartyStatement(path, who, relation, at, city, county, state)


def _city(passage: str, *, has_county: bool) -> str:
    """Return the city that *passage* names, as in "City of Tacoma", "Tacoma, Washington" or, alone, "in Tacoma"."""
    match = CITY.search(passage)
    if match:
        city = one_line(match["of"] or match["city"])
        return "" if city.endswith((" County", " Parish")) else city
    only_match = re.match(r"\s(?:in|at|near)\s(?P<city>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s*\Z", passage)
    city = one_line(only_match["city"]) if only_match and not has_county else ""
    return "" if state_named(city) else city
