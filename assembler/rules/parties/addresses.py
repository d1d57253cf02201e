"""Addresses that a court requires in a complaint but that are missing, and persons whose residence is not stated."""

from collections.abc import Iterable, Iterator, Sequence

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._complaint import has_complaint, pleaded_parties
from assembler.rules.rule import Problem, rule

REQUIRED_IN = {
    "caption": "in a complaint",
    "first paragraph": "in the first paragraph of a complaint",
    "complaint": "in a complaint",
    "pleader": "in the first pleading of a party",
    "residence": "in a complaint",
}
"""Where each kind of requirement of a court asks for the address, as the end of a message."""


@rule(
    "PTY006",
    cite="Ohio Civ. R. 10(A); N.J. Ct. R. 1:4-1(a); Md. Rule 1-301",
    basis="verified",
    fix="add `address:`; if an address is not known, say so in the complaint, and waive PTY006",
    severity=Severity.WARNING,
)
def party_without_address(matter: Matter) -> Iterator[Problem]:
    """The matter does not give the address of a party, which the court requires in a complaint.

    Doe defendants and property need no address. Some rules require only the address of the party who pleads. If the
    rule requires a residence, the county of a person or the principal place of business of an entity is enough. An
    address in the party's own `paragraph:`, with a street and a city or a ZIP code, also counts, and for a plaintiff
    an address in the opening sentence.
    """
    law = matter.court.party_addresses
    if law is None or not has_complaint(matter):
        return
    severity = None if was_read(law.basis) else Severity.NOTE
    opening_words = matter.words.lead or ""
    without_address = {
        name: party
        for name, party in matter.parties.items()
        if _lacks_address(party, law.value)
        and not (party.on_side == "plaintiff" and party.name in opening_words and _has_address(opening_words))
    }
    if without_address:
        missing_words = "address or residence" if law.value == "residence" else "address"
        party_names = series([f"`{party.name}`" for party in without_address.values()])
        verb = "has" if len(without_address) == 1 else "have"
        requirement = f"{matter.court.citation} requires {REQUIRED_IN[law.value]}"
        message = f"{party_names} {verb} no {missing_words}, which {requirement}"
        first_path, *other_paths = (("parties", name) for name in without_address)
        yield Problem(first_path, message, severity, also=tuple(other_paths), cite=law.authority)


FULL_ADDRESS = Regex(r"\b\d{1,6}\s+[A-Z][^.;]{3,120}(?:\.[^;]{0,80})?\b\d{5}(?:-\d{4})?\b")
"""A street address with its ZIP code."""

ADDRESS_WITH_CITY = Regex(
    r"\b(?:at|address\sis|located\sin|of)\s\d{1,6}(?:-\d{1,5})?\s[A-Z0-9][^.;,]{2,50}(?:,\s(?:Suite|Unit|Apt\.?|Floor|#)[^,;]{1,20})?,"
    r"\s[A-Z][a-z]+"
)
"""A street address with the name of its city: "at 12 Example Road, Sample Harbor"."""


def _has_address(text: str) -> bool:
    return bool(FULL_ADDRESS.search(text) or ADDRESS_WITH_CITY.search(text))


def _lacks_address(party: Party, requirement: str) -> bool:
    """Whether the court requires the address of *party*, but the matter gives neither that nor a sufficient residence.

    *requirement* is a key of `REQUIRED_IN`.
    """
    if (requirement == "pleader" and party.on_side != "plaintiff") or party.does or party.kind == "property":
        return False
    residence = requirement == "residence" and (party.resides_in or party.principal_place)
    return not (party.address or residence or _has_address(party.own_paragraph or ""))


@rule(
    "PTY010",
    cite="house style: a complaint says where each person resides",
    basis="convention",
    severity=Severity.NOTE,
    fix="add `resides_in:`, with the county and the state, or describe the person in a `paragraph:`",
)
def person_without_residence(matter: Matter) -> Iterator[Problem]:
    """A complaint gives only a person's name, not the person's residence.

    A person's residence matters for venue and for service. Nothing is reported if a text of the complaint states the
    residence, for Doe defendants, or in a federal court, where the complaint prints citizenship. If venue is based on
    residence, VEN010 reports the missing residence instead, unless the matter gives an address. An address in the
    matter counts only if the complaint prints it, because the court requires the parties' addresses or `caption:` lists
    `addresses`.
    """
    if matter.court.system == "federal":
        return
    is_venue_by_residence = any("residence" in reason.because for reason in matter.venue)
    texts = [text for _, text in prose(matter)]
    undescribed = {
        name: party
        for name, party in pleaded_parties(matter).items()
        if _is_undescribed(party, matter)
        and not _text_says_where(party, texts)
        and (party.address or not is_venue_by_residence)
    }
    if undescribed:
        people = series([f"`{party.name}`" for party in undescribed.values()])
        verb = "resides" if len(undescribed) == 1 else "reside"
        first_path, *other_paths = (("parties", name) for name in undescribed)
        message = f"no allegation says where {people} {verb}{_unprinted_keys(undescribed.values())}"
        yield Problem(first_path, message, also=tuple(other_paths))


def _unprinted_keys(people: Iterable[Party]) -> str:
    """Return the end of the message, which lists keys of *people* that the papers do not print; or ""."""
    unprinted = [f"`{key}:`" for key in ("citizenship", "address") if any(getattr(party, key) for party in people)]
    return f"; the papers do not print {series(unprinted)}" if unprinted else ""


def _is_undescribed(party: Party, matter: Matter) -> bool:
    """Whether *party* is a person for whom the complaint prints neither a place nor a description."""
    address = party.address if matter.court.party_addresses or "addresses" in matter.caption else ()
    descriptions = (party.resides_in, address, party.own_paragraph, party.capacity, party.through)
    return party.kind == "individual" and not any((party.does, party.principal_place, *descriptions))


RESIDENCE_WORDS = ("resides", "reside ", "residing", "lives ", "live ", "domicil", "resident of", "address of ")
"""Words that show that a text may say where a person lives."""


def _text_says_where(party: Party, texts: Sequence[str]) -> bool:
    """Whether one of *texts* names *party* and has a word of `RESIDENCE_WORDS`, or has the party's street."""
    name = (party.called or party.name).split()[-1]
    street = party.address[0].partition(",")[0] if party.address else ""
    states_residence = any(name in text and any(words in text for words in RESIDENCE_WORDS) for text in texts)
    return states_residence or bool(street and any(street in text for text in texts))
