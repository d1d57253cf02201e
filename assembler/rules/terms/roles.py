"""Roles and titles before the wrong name in a text: the name of the other side, or a name unknown in the case."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import counted, series
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_english, is_slip
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import of_side, persons
from assembler.rules._named_claims import claims_of
from assembler.rules._party_names import party_names
from assembler.rules._unknown_names import GENERIC, is_unknown, known_names
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.terms._roles import may_be_another_case, parties_named, roles_and_names

SIDES = ("plaintiff", "defendant")


@rule(
    "TRM009",
    cite="house style: the text and the matter agree on who sues whom",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the party's own role, or the name of the intended party",
)
def role_of_the_other_side(matter: Matter) -> Iterator[Problem]:
    """A text calls a plaintiff a defendant, or a defendant a plaintiff.

    A party with additional roles, such as counterclaim defendant, is not checked, and neither is a sentence that may be
    about another case.
    """
    if any(matter.parties[name].on_side != "plaintiff" for claim in matter.claims for name in claim.by):
        return
    for path, text in prose(matter):
        own_words = unquoted(text)
        for use in roles_and_names(own_words):
            parties = parties_named(use.name, matter).values()
            sides = {party.on_side for party in parties}
            have_one_role = sides <= {*SIDES} and not any(party.further_roles for party in parties)
            end = use.start + len(use.name)
            if sides and use.side not in sides and have_one_role and not may_be_another_case(own_words, use.start, end):
                side = next(iter(sides))
                yield Problem(path, f"the text says `{use.written}`, but {use.name} is a {side}")


@rule(
    "TRM010",
    cite="house style: the text and the matter agree on who is in the case",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name of the intended party or person; list another name of a party under its `aka:`",
)
def role_or_title_before_unknown_name(matter: Matter) -> Iterator[Problem]:
    """A text puts a role or a title before a name that nobody in the case has.

    "Defendant Smith" is reported if no party is called Smith. A surname after Mr., Ms. or Dr. is reported only if it
    resembles the surname of a person whom the matter names, and if no text says that it is another person's.
    Quotations, and sentences that may be about another case, are not checked.
    """
    texts = [(path, unquoted(text)) for path, text in prose(matter) if path[-1] != "heading"]
    yield from _unknown_parties(matter, texts)
    yield from _titles_before_unknown_names(matter, texts)


PAST_TENSE = Regex(r"[A-Z][a-z]{2,15}ed")
"""A word with a capital that may be a verb, as in a heading: "Defendants Engaged in Fraud"."""


def _unknown_parties(matter: Matter, texts: Sequence[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Yield a problem for each name after Plaintiff or Defendant that the matter does not give and no text defines."""
    known_words = {word.lower() for word in re.findall(r"[\w&’'-]+", "\n".join(known_names(matter)))}
    first_names = {party.name.split()[0] for party in matter.parties.values() if party.kind == "individual"}
    checked_names: set[str] = set()
    for path, text in texts:
        for use in roles_and_names(text):
            first, _, last = use.name.partition(" ")
            name = last if first in first_names and last else use.name
            is_verb = PAST_TENSE.fullmatch(use.name) and is_english(use.name)
            if (
                use.name not in checked_names
                and not is_verb
                and is_unknown(name, known_words | GENERIC)
                and not may_be_another_case(text, use.start, use.start + len(use.name))
            ):
                checked_names.add(use.name)
                if not _is_elsewhere(name, texts, matter):
                    yield Problem(path, f"the text says `{use.written}`, but no party is called {use.name}")


def _is_elsewhere(name: str, texts: Sequence[tuple[KeyPath, str]], matter: Matter) -> bool:
    """Whether a word of *name* is also written in lowercase, or is part of the name of a case."""
    name_words = {word.lower() for word in re.findall(r"[\w&’'-]+", name)}
    is_in_lowercase = any(re.search(rf"\b{re.escape(word)}\b", text) for word in name_words for _, text in texts)
    return is_in_lowercase or not name_words.isdisjoint(_words_of_cases(matter))


def _words_of_cases(matter: Matter) -> set[str]:
    """Return the words, in lowercase, on both sides of the "v." in each case name in a text."""
    case_parties = Regex(r"(?<![\w’'-])([\w’'-]{1,60}+),?\s{1,4}vs?\.\s{1,4}([\w’'-]{1,60})")
    return {
        word.lower()
        for _, text in all_texts(matter)
        for match in case_parties.finditer(text)
        for word in match.groups()
    }


TITLE_AND_SURNAME = Regex(
    r"(?<![\w.-])(?P<title>Mr|Ms|Mrs|Miss|Dr)(?:\.|(?<=Miss))?\s(?P<surname>[A-Z][a-z]{3,})(?!\w)",
    needs="mr|ms|miss|dr",
)
MIN_SIMILARITY = 0.7
"""The minimum similarity, from 0 to 1, at which one surname may be a mistake for another."""


def _titles_before_unknown_names(matter: Matter, texts: Sequence[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Yield a problem for each surname after a title that the matter lacks but that resembles a person's surname."""
    surnames = sorted({name.split()[-1] for name in _persons(matter) if len(name.split()) > 1})
    checked_words = set(re.findall(r"\w+", "\n".join(known_names(matter))))
    for path, text in texts:
        for match in passages(TITLE_AND_SURNAME, text):
            surname = match["surname"]
            person = next((known_surname for known_surname in surnames if _resembles(surname, known_surname)), "")
            if person and surname not in checked_words:
                checked_words.add(surname)
                if not _is_introduced(surname, "\n".join(text for _, text in all_texts(matter))):
                    fact = f"nobody in the matter is called {surname}; {person} may be meant"
                    yield Problem(path, f"`{match[0]}`: {fact}")


def _persons(matter: Matter) -> Iterator[str]:
    yield from (member.name for _, member in persons(matter.parties) if member.kind == "individual")
    yield from (person.name or "" for person in matter.people.values())


def _is_introduced(surname: str, full_text: str) -> bool:
    """Whether *full_text* introduces the person with *surname*.

    It does so by a first name ("Jane Doe"), by an office ("the manager, Ms. Doe"), or by words after the name, behind a
    comma or in parentheses.
    """
    before = rf"\b(?!(?:Mr|Ms|Mrs|Miss|Dr|Plaintiff|Defendant|The)\b)[A-Z][\w.]*\s(?:[A-Z]\.\s)?{surname}\b"
    office = rf"\b(?:named|[a-z]+(?:er|or|ist|ian|ent|ant|man|woman|ee)),?\s(?:Mr|Ms|Mrs|Miss|Dr)\.?\s{surname}\b"
    after = rf"\b(?:Mr|Ms|Mrs|Miss|Dr)\.?\s{surname}(?:,|\s\()"
    return bool(re.search(rf"{before}|{office}|{after}", full_text))


def _resembles(surname: str, known_surname: str) -> bool:
    """Whether *surname* may be a mistake for *known_surname*; slips of one letter are left to other rules."""
    if surname == known_surname or surname[0] != known_surname[0] or is_slip(surname, known_surname):
        return False
    return SequenceMatcher(None, surname, known_surname).ratio() >= MIN_SIMILARITY


NUMBERS = {word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
COUNTED_PARTIES = Regex(
    rf"\b(?:(?P<all>[Aa]ll|[Ee]ach\s+of(?:\s+the)?)\s+(?:of\s+the\s+)?|[Tt]he\s+)(?P<number>{'|'.join(NUMBERS)}|\d{{1,2}})"
    r"\s+(?:of\s+the\s+)?(?P<role>[Pp]laintiff|[Dd]efendant)s\b(?!\s+(?:who|that|which|named|listed|in|and)\b)"
    r"|\b[Bb]oth\s+(?:of\s+the\s+)?(?:named\s+)?(?P<two>[Pp]laintiff|[Dd]efendant)s\b(?!\s+(?:who|that|which|named|listed|in|and)\b)"
)
"""A number of plaintiffs or defendants: "all three Defendants", "the four Defendants", "both Plaintiffs"."""


@rule(
    "TRM013",
    cite="house style: the text and the matter agree on the parties",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the number, or delete it",
)
def number_of_parties(matter: Matter) -> Iterator[Problem]:
    """A text says how many plaintiffs or defendants there are, but the matter has a different number.

    This happens when a party is added or leaves. In a count, the number may also be the number of parties to the count,
    and in an item of relief the number of parties to the claims that it names. "Both Defendants" and "the four
    Defendants" are not reported if the paragraph names that many of them. Nothing is reported if a range of Doe
    defendants makes the number uncertain.
    """
    for path, text in prose(matter):
        if "efendants" not in text and "laintiffs" not in text:
            continue
        for match in passages(COUNTED_PARTIES, unquoted(text)):
            role = (match["role"] or match["two"]).lower()
            parties = of_side(matter.parties, role)
            if any(party.does for party in parties.values()):
                continue
            current_parties = [party for party in parties.values() if not party.terminated]
            numbers = {len(parties), len(current_parties)}
            for claim in _claims_about(path, text, match, matter):
                claim_parties = claim.by if role == "plaintiff" else claim.against
                numbers.add(len(claim_parties))
            if not match["all"]:
                numbers.add(len({key for key in party_names(matter).parties_in(text) if key in parties}))
            number = 2 if match["two"] else int(NUMBERS.get(match["number"].lower(), match["number"]))
            if number not in numbers:
                names = series([party.called or party.name for party in current_parties])
                message = f"`{one_line(match[0])}`: the matter has {counted(len(current_parties), role)}, {names}"
                yield Problem(path, message, at=matched(match))


def _claims_about(path: KeyPath, text: str, match: re.Match[str], matter: Matter) -> list[Claim]:
    """Return the claim to which the text at *path* belongs, or the claims that an item of relief names."""
    if path[0] == "claims" and isinstance(path[1], int):
        return [matter.claims[path[1]]]
    if path[0] != "relief":
        return []
    indexes = claims_of(text, match.end())
    return [matter.claims[index] for index in sorted(indexes) if index < len(matter.claims)]
