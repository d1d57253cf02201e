"""Persons who sign, or are employed, for a party on one page and for another party elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules._party_roles import exhibit_path, joined_lines, words_in_matter
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.rule import Problem, Words, rule

PERSON = r"(?:\b(?:Mr|Ms|Mrs|Dr)\.\s[A-Z][\w’'-]{1,30}+|\b[A-Z][a-z’'-]{1,20}\s(?:[A-Z]\.\s)?[A-Z][\w’'-]{1,30}+)"
ACTS_FOR_SEVERAL = Regex(
    r"(?i)\b(?:attorney-in-fact|power\sof\sattorney|agent|both|former\w*|then|proxy|himself|herself)\b"
)
"""Words in a sentence that show that somebody may have signed for a party that is not his or her own."""


@dataclass(frozen=True)
class Office:
    """Words that say that a person acts for a party: the person's surname, the party's key, and the place."""

    surname: str
    party: str
    path: KeyPath
    at: Words


@rule(
    "FCT065",
    cite="house style: the texts agree on whom each person acts for",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the persons or the parties the other way round, or say why the person acted for the other party",
)
def signer_of_another_party(exhibited: ExhibitedMatter) -> Iterator[Problem]:
    """A text says that a person signed for a party, but the person acts for the other party.

    "Ms. Rowe signed for Sample Kites, and Mr. Bell for Imaginary Strings" is compared with "Rita Rowe is the manager of
    Imaginary Strings", with "Imaginary Strings' manager, Rita Rowe", with the members of the parties and with the
    signatures in exhibits. A sentence is reported only if it names both parties. Sentences on agents, and persons who
    also act for the party for whom they signed, are not reported. "By Sample Kites and Imaginary Strings, respectively"
    is read as what it says of each of two persons.
    """
    matter = exhibited.matter
    names = party_names(matter)
    if not has_complaint(matter) or not names.key_by_name:
        return
    offices: dict[str, list[Office]] = {}
    signatures: list[tuple[Office, frozenset[str]]] = []
    for path, text in prose(matter):
        if path[-1] != "heading":
            own_words = unquoted(text)
            for office in _offices(path, own_words, names, matter):
                offices.setdefault(office.surname, []).append(office)
            signatures += _signatures(path, own_words, names)
    for office in (*_offices_of_members(matter), *_offices_in_exhibits(exhibited, names)):
        offices.setdefault(office.surname, []).append(office)
    reported_places: set[tuple[KeyPath, Words]] = set()
    for signature, parties in signatures:
        if (signature.path, signature.at) not in reported_places:
            for problem in _problem(signature, parties, offices, matter):
                reported_places.add((signature.path, signature.at))
                yield problem


def _problem(
    signature: Office, parties: frozenset[str], offices: Mapping[str, list[Office]], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if all offices of the signer are with the other *parties* that the sentence names."""
    own_offices = offices.get(signature.surname, [])
    if own_offices and {office.party for office in own_offices} <= parties - {signature.party}:
        other = own_offices[0]
        employer = matter.parties[other.party]
        fact = f"{signature.surname} acts for {employer.called or employer.name}: `{one_line(other.at.words)}`"
        message = f"`{one_line(signature.at.words)}`, but elsewhere {fact}"
        yield Problem(
            signature.path,
            message,
            at=signature.at,
            also=(other.path,),
            also_at=(words_in_matter(other.path, other.at),),
        )


def _signatures(path: KeyPath, text: str, names: PartyNames) -> Iterator[tuple[Office, frozenset[str]]]:
    """Yield for whom *text* says that persons signed or were employed, with the parties that the sentence names."""
    if "signed" not in text and "executed" not in text and "respectively" not in text:
        return
    party = names.titled_name_pattern
    signed = compiled(
        rf"(?P<who>{PERSON})\s(?:then\s|also\s)?(?:signed|executed)\s(?:(?:it|both|the\s\w+)\s)?(?:for|on\sbehalf\sof)"
        rf"\s(?P<party>{party})"
    )
    in_order = compiled(
        rf"(?P<who>{PERSON})\sand\s(?P<second>{PERSON})\s[^.;]{{1,90}}?\b(?:by|for|of)\s(?P<party>{party})\sand\s"
        rf"(?P<second_party>{party}),\srespectively"
    )
    for match in (*signed.finditer(text), *in_order.finditer(text)):
        begin, end = sentence_span(text, *match.span())
        sentence = text[begin:end]
        if ACTS_FOR_SEVERAL.search(sentence):
            continue
        parties = frozenset(names.parties_in(sentence))
        for who, party_group in (("who", "party"), ("second", "second_party")):
            if who in match.re.groupindex:
                for key in names.parties_in(match[party_group]):
                    yield Office(match[who].split()[-1], key, path, Words(match[0], match.start())), parties


def _offices(path: KeyPath, text: str, names: PartyNames, matter: Matter) -> Iterator[Office]:
    """Yield the offices that *text* gives to persons with parties that are not persons."""
    patterns = (
        rf"(?P<party>{names.owner_pattern})[’']s?\s(?:[a-z-]{{2,20}}\s){{0,4}}[a-z-]{{4,20}},\s(?P<who>{PERSON})",
        (
            rf"(?P<who>{PERSON})(?:,|\s(?:is|was))\s(?:the|an?)\s(?:[a-z-]{{2,20}}\s){{1,4}}(?:of|for|at)\s"
            rf"(?P<party>{names.name_pattern})"
        ),
    )
    for pattern in patterns:
        for match in compiled(pattern).finditer(text):
            for key in names.parties_in(match["party"]):
                if matter.parties[key].kind != "individual":
                    yield Office(match["who"].split()[-1], key, path, Words(match[0], match.start()))


def _offices_of_members(matter: Matter) -> Iterator[Office]:
    """Yield the persons who are members of parties."""
    for key, party in matter.parties.items():
        for name, member in party.members.items():
            if member.kind == "individual":
                yield Office(member.name.split()[-1], key, ("parties", key, "members", name), Words(member.name, 0))


def _offices_in_exhibits(exhibited: ExhibitedMatter, names: PartyNames) -> Iterator[Office]:
    """Yield the persons who signed exhibits for parties: "Sample Kites, Inc., by Rita Rowe"."""
    signature = compiled(rf"(?P<party>{names.name_pattern}),?\s{{1,9}}[Bb]y:?\s{{1,9}}(?P<who>{PERSON}),")
    for exhibit, pages in exhibited.pages.items():
        for page in pages:
            for match in signature.finditer(joined_lines(page)):
                for key in names.parties_in(match["party"]):
                    yield Office(match["who"].split()[-1], key, exhibit_path(exhibit), Words(match[0], 0))
