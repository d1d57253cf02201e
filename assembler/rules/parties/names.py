"""Names of parties: a side without parties, short names used too early, shared surnames, two parties of one name."""

import re
from collections.abc import Iterator, Mapping

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.law.dismissal.claims import has_left
from assembler.model.filing import Filing
from assembler.model.joining import is_in_complaint
from assembler.model.listed_sections import counts_in_section
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.papers.opening.sections.parties import INTRODUCED_SIDES
from assembler.rules._complaint import has_complaint, printed_sections
from assembler.rules.rule import Problem, rule


@rule(
    "PTY002",
    cite="Fed. R. Civ. P. 10(a); Wash. CR 10(a)(1)",
    basis="verified",
    fix="add the party under `parties:`, with its `role:`",
)
def plaintiff_or_defendant_missing(matter: Matter) -> Iterator[Problem]:
    """The caption has no plaintiff or no defendant.

    The title of an action names the parties on both sides. A matter with the caption "In re" has no sides, and in an
    action in rem property may be the only other party.
    """
    if matter.in_re or any(party.kind == "property" for party in matter.parties.values()):
        return
    law = matter.court.all_parties_in_complaint
    for side in ("plaintiff", "defendant"):
        if not of_side(matter.parties, side):
            message = f"no party has the role `{side}`, or another role on that side"
            yield Problem(("parties",), message, cite=law.authority)


@rule(
    "PTY005",
    cite="house style: a short name is defined before it is used",
    basis="convention",
    severity=Severity.WARNING,
    fix="put the section `parties` before the text, or write the party's full name there",
)
def used_before_defined(matter: Matter) -> Iterator[Problem]:
    """A text uses a party's short name before the paper defines it.

    The first sentence of a complaint gives the full names of plaintiffs and defendants, and the section on the parties
    gives the full names of all other parties. Neither names a party that has left the case.
    """
    for filing in matter.filings:
        for name, party in matter.parties.items():
            if party.called and party.called != party.name:
                path = next(_early_uses(matter, filing, name), None)
                if path:
                    message = f"`{filing.name}` uses the short name `{party.called}` before it gives the full name"
                    yield Problem(path, message, also=(("parties", name, "called"),))


def _early_uses(matter: Matter, filing: Filing, name: str) -> Iterator[KeyPath]:
    """Yield the paths of texts in *filing* that use the short name of the party *name* before its definition."""
    party = matter.parties[name]
    is_in_case = not has_left(party, filing.date)
    if is_in_case and party.on_side in INTRODUCED_SIDES:
        return
    short_name = Regex(rf"(?<!\w){re.escape(party.called or '')}(?!\w)")
    definition = Regex(rf"\([“\"]{re.escape(party.called or '')}[”\"]\)")
    for section in printed_sections(filing):
        if section == "parties" and is_in_case and is_in_complaint(party):
            return
        for path, text in _texts_of_section(matter, filing, section):
            if definition.search(text):
                return
            if short_name.search(unquoted(text)):
                yield path


def _texts_of_section(matter: Matter, filing: Filing, section: str) -> Iterator[tuple[KeyPath, str]]:
    """Yield the matter's own texts in a section of *filing*, with their paths."""
    filing_index = matter.filings.index(filing)
    for path, text in prose(matter):
        match path:
            case ("facts" | "more_facts" as key, int(index), *_):
                section_id = getattr(matter, key)[index].id
                if section_id == section or (section == "facts" and section_id not in filing.sections):
                    yield path, text
            case ("claims", int(index), *_) if index in counts_in_section(section, filing, matter.claims):
                yield path, text
            case ("relief", *_) if section == "relief":
                yield path, text
            case ("filings", int(index), *_) if index == filing_index and section == "dismissal":
                yield path, text


@rule(
    "PTY009",
    cite="house style: a short name means one party",
    basis="convention",
    severity=Severity.WARNING,
    fix="under `called:`, write the full name or the first name of each of the two people",
)
def shared_surname(matter: Matter) -> Iterator[Problem]:
    """Two people share a surname, and one of them has that surname as a short name.

    A reader of "Against Defendants Sample and Bo Sample" cannot tell which Sample is meant. An estate counts as a
    person with the surname of the deceased.
    """
    people = {name: party for name, party in matter.parties.items() if party.kind in {"individual", "estate"}}
    if not has_complaint(matter):
        return
    for name, party in people.items():
        namesakes = [person for person in _namesakes(party, people) if person is not party]
        if namesakes:
            message = f"`{party.called}` is also the surname of `{namesakes[0].name}`"
            yield Problem(("parties", name, "called"), message)


def _namesakes(party: Party, people: Mapping[str, Party]) -> Iterator[Party]:
    """Yield each of *people* whose surname is the short name of *party*."""
    for person in people.values():
        if party.called and person.name.split()[-1].casefold() == party.called.casefold():
            yield person


@rule(
    "PTY018",
    cite="house style: each party is listed once",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete one of the two parties, or write under `capacity:` or `described:` what distinguishes them",
)
def same_name(matter: Matter) -> Iterator[Problem]:
    """Two parties have the same name, and neither capacity nor description distinguishes them.

    Minors may have the same initials, and Doe defendants have no names.
    """
    key_by_identity: dict[tuple[str | None, ...], str] = {}
    for key, party in matter.parties.items():
        if party.minor or party.does or party.kind == "property":
            continue
        identity = (party.name.casefold(), party.capacity, party.described, party.on_behalf_of, party.through)
        other_key = key_by_identity.setdefault(identity, key)
        if other_key != key:
            message = f"`{party.name}` is the name of two parties, `{other_key}` and `{key}`"
            yield Problem(("parties", key, "name"), message, also=(("parties", other_key, "name"),))
