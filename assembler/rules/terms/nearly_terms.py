"""Names of several words that occur once, and that are nearly a party, a defined term or a name used elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assembler.facts.names import NOT_IN_NAMES, OPENING_WORDS
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import ordinal
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._definitions import definitions
from assembler.rules._party_names import names_of
from assembler.rules._unknown_names import known_names
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.terms._misspelled_forms import joined_names, misspelled_short_forms, other_designations
from assembler.rules.terms.entity_names import RELATED, entity_names

PHRASE = Regex(
    r"(?<![\w.’'&-])[A-Z][a-z]{2,20}(?:\s(?:[A-Z][a-z]{1,20}|&\s[A-Z][a-z]+)){0,5}(?![\w&-])(?!,?\s(?:Inc|LLC|LLP|LP|Corp|Co|Ltd)\b)"
)
"""Capitalized words that may be a name or a term, unless the ending of an entity's name follows."""

AFTER_SUBJECT = Regex(
    r"[’']s?\s(?:[a-z]|[A-Z][a-z]+\s[A-Z])|\s(?:has|had|is|was|did|does|will|would|never|also|knew|took|gave|paid|sent|spent"
    r"|kept|made|wrote|told|sold|held|broke|began|built|lost|let|left|bought|withdrew|ran|found|got|met|came|went|chose|drew|brought"
    r"|[a-z]{3,12}(?:ed|s))\b"
)
"""A possessive ending, or a verb of which the words before it are the subject."""

BEFORE_PARTY = Regex(r"\b(?:to|from|by|with|against|for|that|hired|asked|told|paid|owes|owed|sued)\s\Z")
KINDS_OF_THINGS = tuple(
    frozenset(words.split())
    for words in (
        "Plan Program Policy Scheme",
        "Materials Information Secrets Data Documents Records Files",
        "Database Workbook Spreadsheet Library Archive Directory",
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
"""Nouns for things of the same kind; a complaint may define one of them as a term."""

NOUNS_OF_THINGS = frozenset().union(*KINDS_OF_THINGS)
DISTINGUISHING_WORDS = frozenset(
    (
        "North South East West Northern Southern Eastern Western Upper Lower Old New Great "
        "Amended Restated Original "
        "Federal State District Circuit Superior Supreme County "
        "City Street Avenue Road Drive Lane Court Code Act Rule Rules Section Article Department Division Office "
        "Board Commission Assembly Legislature Senate House Congress Exchange University College Times Post"
    ).split()
) | frozenset(ordinal(number).title() for number in range(1, 20))
"""Words that distinguish names that are otherwise alike."""


OFFICES = frozenset("Officer President Director Manager Engineer Counsel Secretary Treasurer Chair Trustee".split())
"""The last words of offices, of which a company has several."""


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

    "Stone Meadow" or "Granite Harbor" in a case about Stone Harbor, "Fennel Markets" where other texts have Fenner
    Markets, "the Vale Living Trust" where all other texts have the Vale Family Trust, and "the Closing Notice", which
    nothing defines, beside the Closing Letter are probably mistakes. So is "the Machinery" if nothing defines it, but
    Equipment is a defined term, and a term with a word added, such as "the Source Code Materials" beside the defined
    Source Materials.
    """
    if not has_complaint(matter):
        return
    phrases = [
        phrase for path, text in prose(matter) if path[-1] != "heading" for phrase in _phrases(path, unquoted(text))
    ]
    full_text = "\n".join(text for _, text in all_texts(matter))
    uses = Counter(phrase.written for phrase in phrases)
    names = frozenset(known_names(matter))
    known_text = "\n".join(names)
    single_phrases = [
        phrase
        for phrase in phrases
        if uses[phrase.written] == 1
        and phrase.written not in known_text
        and _count_uses(phrase.written, full_text) == 1
    ]
    short_names = [tuple(name.split()) for party in matter.parties.values() for name in names_of(party) if " " in name]
    entities = {name for _, text in prose(matter) for name in _short_names_of_entities(text)}
    entities |= {
        tuple(name.split())
        for party in matter.parties.values()
        if party.kind != "individual"
        for name in names_of(party)
        if name.count(" ") == 1
    }
    terms = {definition.term for _, text in prose(matter) for definition in definitions(text)}
    terms |= {term.term for term in matter.terms.values()}
    all_uses = Counter(phrase.written for path, text in all_texts(matter) for phrase in _phrases(path, text))
    long_names = [tuple(name.split()) for name, count in all_uses.items() if name.count(" ") > 1 and count > 1]
    long_names += [tuple(name.split()) for name in names if name.count(" ") > 1]
    reported_paths: set[KeyPath] = set()
    for phrase in single_phrases:
        intended_words = (
            _intended_party(phrase, [*short_names, *sorted(entities)])
            or _intended_entity(phrase, entities)
            or _intended_spelling(phrase, all_uses, known_text)
            or _intended_name(phrase, long_names)
            or _intended_term(phrase, terms)
        )
        if intended_words and phrase.path not in reported_paths:
            reported_paths.add(phrase.path)
            message = f"`{phrase.written}` may be meant to be `{intended_words}`"
            yield Problem(phrase.path, message, at=_words_of(phrase))
    yield from other_designations(matter)
    yield from misspelled_short_forms(matter)
    yield from joined_names(matter)
    yield from (problem for problem in _lengthened_terms(matter, terms) if problem.path not in reported_paths)


def _words_of(phrase: Phrase) -> Words:
    size = len(phrase.written)
    return Words(phrase.text[phrase.start : phrase.start + size], phrase.start)


def _count_uses(words: str, full_text: str) -> int:
    pattern = r"\s+".join(map(re.escape, words.split()))
    return len(re.findall(rf"\b{pattern}\b", full_text))


def _phrases(path: KeyPath, text: str) -> Iterator[Phrase]:
    """Yield the capitalized phrases of *text* that are not dates, without words that only begin a sentence."""
    for match in passages(PHRASE, text):
        words = match[0].split()
        start = match.start()
        while words and words[0] in OPENING_WORDS:
            start = text.index(words.pop(0), start) + 1
            start = text.index(words[0], start) if words else start
        if words and not {*words} & NOT_IN_NAMES:
            yield Phrase(path, tuple(words), start, text)


def _intended_party(phrase: Phrase, names: Sequence[tuple[str, ...]]) -> str:
    """Return the two-word short name of a party of which *phrase* has one word, or both in reverse order."""
    if len(phrase.words) != 2 or not _may_be_party(phrase):
        return ""
    first, second = phrase.words
    may_be_slip = second not in DISTINGUISHING_WORDS | NOUNS_OF_THINGS
    for name in names:
        if len(name) != 2:
            continue
        name_first, name_second = name
        if name == (second, first):
            return " ".join(name)
        is_other_name = name_first == first and name_second != second and not is_slip(second, name_second)
        if is_other_name and may_be_slip and name_first not in {"the", "The", "Mr.", "Ms.", "Mrs.", "Dr."}:
            return " ".join(name)
    return ""


def _short_names_of_entities(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the first two words of each entity's name of three words or more in *text*: "Trinity Bend"."""
    for name in entity_names(text):
        words = tuple(name.written.split())
        if len(name.words) > 2 and all(re.fullmatch("[A-Z][a-z]+", word) for word in words[:2]):
            yield words[:2]


def _intended_entity(phrase: Phrase, entities: AbstractSet[tuple[str, ...]]) -> str:
    """Return the entity's name of two words of which *phrase*, a subject with a verb, has only the second."""
    if len(phrase.words) != 2 or not AFTER_SUBJECT.match(phrase.text, phrase.start + len(phrase.written)):
        return ""
    first, second = phrase.words
    begin, end = sentence_span(phrase.text, phrase.start, phrase.start + len(phrase.written))
    is_plain = first in DISTINGUISHING_WORDS or second in DISTINGUISHING_WORDS | NOUNS_OF_THINGS
    if is_plain or RELATED.search(phrase.text, begin, end):
        return ""
    return next((" ".join(name) for name in sorted(entities) if name[1] == second and name[0] != first), "")


def _intended_spelling(phrase: Phrase, all_uses: Mapping[str, int], known_text: str) -> str:
    """Return the name, used more than once, of which *phrase* misspells one word by a letter; "" if there is none."""
    for name, count in all_uses.items():
        words = name.split()
        if count < 2 or len(words) != len(phrase.words) or len(words) < 2 or name in known_text:
            continue
        differing_pairs = [pair for pair in zip(words, phrase.words, strict=True) if pair[0] != pair[1]]
        if len(differing_pairs) == 1 and is_slip(*differing_pairs[0]):
            word, typed_word = differing_pairs[0]
            if word.removesuffix("s") != typed_word.removesuffix("s") and not on_record(word.lower()):
                return name
    return ""


def _may_be_party(phrase: Phrase) -> bool:
    """Whether *phrase* is used like a party: it is a subject or a possessor, or follows a word such as "paid"."""
    if AFTER_SUBJECT.match(phrase.text, phrase.start + len(phrase.written)):
        return True
    return bool(BEFORE_PARTY.search_before(phrase.text, phrase.start, 12))


def _intended_name(phrase: Phrase, names: Sequence[tuple[str, ...]]) -> str:
    """Return the name of three or more words from which *phrase* differs by one word."""
    begin, end = sentence_span(phrase.text, phrase.start, phrase.start + len(phrase.written))
    if len(phrase.words) < 3 or phrase.words[-1] in OFFICES or RELATED.search(phrase.text, begin, end):
        return ""
    for name in names:
        if len(name) != len(phrase.words) or name[0] != phrase.words[0]:
            continue
        differing_pairs = [
            (name_word, word) for name_word, word in zip(name, phrase.words, strict=True) if name_word != word
        ]
        if len(differing_pairs) != 1:
            continue
        first, second = differing_pairs[0]
        if not {first, second} & DISTINGUISHING_WORDS and not is_slip(first, second):
            return " ".join(name)
    return ""


def _intended_term(phrase: Phrase, terms: set[str]) -> str:
    """Return the defined term for the same kind of thing as the undefined *phrase*; "" if there is none."""
    before = phrase.text[max(0, phrase.start - 12) : phrase.start]
    if not re.search(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]uch|[Ss]aid)\s\Z", before) or len(phrase.words) > 3:
        return ""
    after = phrase.text[phrase.start + len(phrase.written) :][:12]
    last_word = phrase.words[-1]
    kind = next((kind for kind in KINDS_OF_THINGS if last_word in kind), None)
    if not kind or re.match(r"\s(?:of|for|and|&)\s[A-Z]|\s[A-Z\d§]|[’']s\s[A-Z]", after):
        return ""
    is_ordinary = all(on_record(word.lower()) for word in phrase.words)
    if not is_ordinary and not _share_first_word(phrase, terms):
        return ""
    if last_word in terms or phrase.written in terms:
        return ""
    candidates = [
        term for term in sorted(terms) if term.split()[-1] in kind and len(term.split()) <= len(phrase.words) + 1
    ]
    if len(phrase.words) == 1:
        candidates = [term for term in candidates if " " not in term]
    candidates.sort(key=lambda term: term.split()[0] != phrase.words[0])
    return candidates[0] if len(candidates) == 1 or _share_first_word(phrase, candidates) else ""


def _share_first_word(phrase: Phrase, terms: Iterable[str]) -> bool:
    return any(term.split()[0] == phrase.words[0] for term in terms)


def _lengthened_terms(matter: Matter, terms: set[str]) -> Iterator[Problem]:
    """Yield a problem for a defined term of two words or more with another word in the middle that no text defines."""
    known_text = "\n".join(known_names(matter))
    for term in sorted(term for term in terms if re.fullmatch(r"[A-Z]\w+(?:\s[A-Z]\w+){1,3}", term)):
        first, *other_words = term.split()
        ending = " ".join(map(re.escape, other_words))
        longer_term = re.compile(
            rf"\b[Tt]he\s(?P<term>{re.escape(first)}\s(?P<added_word>[A-Z][a-z]{{2,20}})\s{ending})\b"
        )
        for path, text in prose(matter):
            match = longer_term.search(unquoted(text)) if first in text and other_words[0] in text else None
            if match and match["added_word"] not in DISTINGUISHING_WORDS and match["term"] not in known_text:
                yield Problem(path, f"`{match['term']}` may be meant to be `{term}`", at=matched(match))
