"""Names of several words that one text has, and that are nearly a name, a party or a defined term of the others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.facts.names import DATED_WORDS, OPENING_WORDS
from assembler.facts.sentences import sentence
from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import ordinal
from assembler.language.passages import passages
from assembler.language.regex import Regex
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._definitions import DEFINITION, NAME, definitions
from assembler.rules._party_names import names_of
from assembler.rules._unknown_names import known_names
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.terms.entity_names import RELATED

PHRASE = Regex(
    r"(?<![\w.’'&-])[A-Z][a-z]{2,20}(?:\s(?:[A-Z][a-z]{1,20}|&\s[A-Z][a-z]+)){0,5}(?![\w&-])(?!,?\s(?:Inc|LLC|LLP|LP|Corp|Co|Ltd)\b)"
)
SUBJECT = Regex(
    r"[’']s?\s(?:[a-z]|[A-Z][a-z]+\s[A-Z])|\s(?:has|had|is|was|did|does|will|would|never|also|[a-z]{3,12}(?:ed|s))\b"
)
TO_A_PARTY = Regex(r"\b(?:to|from|by|with|against|for|that|hired|asked|told|paid|owes|owed|sued)\s\Z")
GROUPS = tuple(
    frozenset(words.split())
    for words in (
        "Plan Program Policy Scheme",
        "Materials Information Secrets Data Documents Records Files",
        "Note Notes Debenture Bond Loan Mortgage",
        "Report Study Analysis Survey Audit Review Assessment Appraisal",
        "Letter Notice Demand Email Memorandum Declination Rejection",
        "Agreement Contract Lease License Settlement Subcontract Amendment Addendum Covenant Deed",
        "Equipment Machinery Goods Products Product Device Devices Inventory Machine",
        "Fire Explosion Accident Collision Incident Crash Fall Flood Spill Storm",
        "Premises Property Building House Land Parcel Site Facility Apartment Unit Store Warehouse",
        "Vessel Ship Boat Vehicle Truck Car Aircraft Tractor Trailer",
        "Trust Estate Fund",
        "Trustee Grantor Settlor Beneficiary Executor Guardian",
        "Invoice Invoices Bill Statement Account",
        "Project Work Works Improvements Services",
        "Mark Marks Patent Patents Copyright Software Application Website Platform Book Photograph Song",
        "Guaranty Guarantee Bond Pledge",
        "Lender Borrower Bank Landlord Tenant Lessor Lessee Licensor Licensee Franchisor Franchisee",
        "Buyer Seller Purchaser Vendor Employer Employee Insurer Insured Owner Contractor Subcontractor",
    )
)
"""Nouns for things of one kind, one of which a complaint may define as a term."""

NOUNS = frozenset().union(*GROUPS)
NOT_ALIKE = frozenset(
    (
        "North South East West Northern Southern Eastern Western Upper Lower Old New Great "
        "Amended Restated Original "
        "Federal State District Circuit Superior Supreme County "
        "City Street Avenue Road Drive Lane Court Code Act Rule Rules Section Article Department Division Office "
        "Board Commission"
    ).split()
) | frozenset(ordinal(number).title() for number in range(1, 20))
"""Words that distinguish names that are otherwise alike."""


@dataclass(frozen=True)
class Phrase:
    """Capitalized words in a text: the path, the words, their start, and the text."""

    path: KeyPath
    words: tuple[str, ...]
    start: int
    text: str

    @property
    def written(self) -> str:
        """The words, with single spaces."""
        return " ".join(self.words)


@rule(
    "TRM020",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name or the term as elsewhere, or define the other term",
)
def nearly_a_name_or_term(matter: Matter) -> Iterator[Problem]:
    """A name or a term that occurs once is nearly the name of a party, a name used elsewhere or a defined term.

    "Stone Meadow" in a case about Stone Harbor, "the Vale Living Trust" where all other texts have the Vale Family
    Trust, and "the Closing Notice", which nothing defines, beside the Closing Letter are probably mistakes. So is
    "the Machinery" if nothing defines it, but Equipment is a defined term, and a term with a word added, such as "the
    Source Code Materials" beside the defined Source Materials.
    """
    if not has_complaint(matter):
        return
    phrases = [
        phrase for path, text in prose(matter) if path[-1] != "heading" for phrase in _phrases(path, unquoted(text))
    ]
    full_text = "\n".join(text for _, text in all_texts(matter))
    uses = Counter(phrase.written for phrase in phrases)
    names = frozenset(known_names(matter))
    known_words = "\n".join(names)
    once = [
        phrase
        for phrase in phrases
        if uses[phrase.written] == 1 and phrase.written not in known_words and _uses(phrase.written, full_text) == 1
    ]
    short_names = [tuple(name.split()) for party in matter.parties.values() for name in names_of(party) if " " in name]
    terms = {definition.term for _, text in prose(matter) for definition in definitions(text)}
    terms |= {term.term for term in matter.terms.values()}
    everywhere = Counter(phrase.written for path, text in all_texts(matter) for phrase in _phrases(path, text))
    frequent_names = [tuple(name.split()) for name, times in everywhere.items() if name.count(" ") > 1 and times > 1]
    frequent_names += [tuple(name.split()) for name in names if name.count(" ") > 1]
    reported: set[KeyPath] = set()
    for phrase in once:
        intended_name = (
            _party_meant(phrase, short_names) or _name_meant(phrase, frequent_names) or _term_meant(phrase, terms)
        )
        if intended_name and phrase.path not in reported:
            reported.add(phrase.path)
            yield Problem(phrase.path, f"`{phrase.written}` may be meant to be `{intended_name}`", at=_words_of(phrase))
    yield from _own_names(matter)
    yield from _joined_names(matter)
    yield from (problem for problem in _lengthened_terms(matter, terms) if problem.path not in reported)


def _words_of(phrase: Phrase) -> Words:
    size = len(phrase.written)
    return Words(phrase.text[phrase.start : phrase.start + size], phrase.start)


def _uses(words: str, full_text: str) -> int:
    return len(re.findall(rf"\b{re.escape(words)}\b", full_text))


def _phrases(path: KeyPath, text: str) -> Iterator[Phrase]:
    for match in passages(PHRASE, text):
        words, start = match[0].split(), match.start()
        while words and words[0] in OPENING_WORDS:
            start = text.index(words.pop(0), start) + 1
            start = text.index(words[0], start) if words else start
        if words and not {*words} & DATED_WORDS:
            yield Phrase(path, tuple(words), start, text)


def _party_meant(phrase: Phrase, names: Sequence[tuple[str, ...]]) -> str:
    """Return the two-word short name of a party of which *phrase* has one word, or both in reverse order."""
    if len(phrase.words) != 2 or not _acts(phrase):
        return ""
    first, second = phrase.words
    for name in names:
        if len(name) == 2 and name == (second, first):
            return " ".join(name)
        is_other = name[0] == first and len(name) == 2 and name[1] != second and not is_slip(second, name[1])
        if is_other and name[0] not in {"the", "The", "Mr.", "Ms.", "Mrs.", "Dr."} and second not in NOT_ALIKE | NOUNS:
            return " ".join(name)
    return ""


def _acts(phrase: Phrase) -> bool:
    end = phrase.start + len(phrase.written)
    return bool(
        SUBJECT.match(phrase.text, end) or TO_A_PARTY.search(phrase.text, max(0, phrase.start - 12), phrase.start)
    )


def _name_meant(phrase: Phrase, names: Sequence[tuple[str, ...]]) -> str:
    """Return the name of three or more words from which *phrase* differs by one word."""
    begin, end = sentence(phrase.text, phrase.start, phrase.start + len(phrase.written))
    if len(phrase.words) < 3 or RELATED.search(phrase.text, begin, end):
        return ""
    for name in names:
        if len(name) != len(phrase.words) or name[0] != phrase.words[0]:
            continue
        differing = [pair for pair in zip(name, phrase.words, strict=True) if pair[0] != pair[1]]
        if len(differing) == 1 and not {*differing[0]} & NOT_ALIKE and not is_slip(*differing[0]):
            return " ".join(name)
    return ""


def _term_meant(phrase: Phrase, terms: set[str]) -> str:
    """Return the defined term for the same kind of thing as the undefined *phrase*; "" if there is none."""
    before = phrase.text[max(0, phrase.start - 12) : phrase.start]
    if not re.search(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]uch|[Ss]aid)\s\Z", before) or len(phrase.words) > 3:
        return ""
    after = phrase.text[phrase.start + len(phrase.written) :][:12]
    last = phrase.words[-1]
    group = next((group for group in GROUPS if last in group), None)
    if not group or re.match(r"\s(?:of|for|and|&)\s[A-Z]|\s[A-Z\d§]|[’']s\s[A-Z]", after):
        return ""
    if not all(on_record(word.lower()) for word in phrase.words) and not any(
        term.split()[0] == phrase.words[0] for term in terms
    ):
        return ""
    if last in terms or phrase.written in terms:
        return ""
    same_kind = [
        term for term in sorted(terms) if term.split()[-1] in group and len(term.split()) <= len(phrase.words) + 1
    ]
    if len(phrase.words) == 1:
        same_kind = [term for term in same_kind if " " not in term]
    return (
        same_kind[0]
        if len(same_kind) == 1 or (same_kind and any(term.split()[0] == phrase.words[0] for term in same_kind))
        else ""
    )


def _lengthened_terms(matter: Matter, terms: set[str]) -> Iterator[Problem]:
    """Yield a problem for a defined term of two words or more with another word in the middle that no text defines."""
    known_words = "\n".join(known_names(matter))
    for term in sorted(term for term in terms if re.fullmatch(r"[A-Z]\w+(?:\s[A-Z]\w+){1,3}", term)):
        first, *rest = term.split()
        longer_term = re.compile(
            rf"\b[Tt]he\s{re.escape(first)}\s(?P<word>[A-Z][a-z]{{2,20}})\s{' '.join(map(re.escape, rest))}\b"
        )
        for path, text in prose(matter):
            match = longer_term.search(unquoted(text)) if first in text and rest[0] in text else None
            if match and match["word"] not in NOT_ALIKE and match[0][4:] not in known_words:
                yield Problem(path, f"`{match[0][4:]}` may be meant to be `{term}`", at=matched(match))


JOINED = Regex(r"(?<![\w’'&-])(?P<first>[A-Z][a-z]{2,20})\s(?:and|&)\s(?P<second>[A-Z][a-z]{1,20})(?![\w-])")


def _joined_names(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for "Summit and Skye" if a party is called Summit & Sky."""
    names = {
        match.groups(): name
        for party in matter.parties.values()
        for name in names_of(party)
        if (match := JOINED.match(name))
    }
    if not names:
        return
    for path, text in prose(matter):
        for match in JOINED.finditer(unquoted(text)):
            for words, name in names.items():
                pairs = [*zip(words, match.groups(), strict=True)]
                is_near = all(
                    word == written or is_slip(word, written) or _is_ending(word, written) for word, written in pairs
                )
                if is_near and words != match.groups():
                    yield Problem(path, f"`{one_line(match[0])}` may be meant to be `{name}`", at=matched(match))
                    break


def _own_names(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each defined term that misspells a word of the name it abbreviates."""
    for path, text in prose(matter):
        if "(" not in text:
            continue
        for definition in passages(DEFINITION, text):
            name, term = NAME.search(text, max(0, definition.start() - 80), definition.start()), definition["term"]
            words = re.findall(r"[A-Z][a-z]+", name[1]) if name and re.fullmatch(r"[A-Z][a-z]+", term) else []
            slip = next((word for word in words if is_slip(word, term) and not _is_ending(word, term)), "")
            if slip and term not in words:
                yield Problem(path, f"`{slip}` is defined as `{term}`")


def _is_ending(word: str, term: str) -> bool:
    shorter, longer = sorted((word, term), key=len)
    return longer.startswith(shorter)
