"""Abbreviations and surnames that no text introduces."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import without_article
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.rules._definitions import definitions
from assembler.rules._party_names import names_of
from assembler.rules._unknown_names import known_names
from assembler.rules.rule import Problem, Words, rule
from assembler.rules.terms._persons_named import STATES, TITLED
from assembler.rules.terms.persons_of_text import FULL_NAME, resembles_surname

ABBREVIATION = Regex(r"(?<![\w&’'./@-])[A-Z]{3,8}(?![\w&/@-]|\.[\w])")
CAPITALS_BESIDE = Regex(r"(?<![A-Z])[A-Z]{3,40}+[,;]?\s{1,3}\Z|\A[,;]?\s{1,3}[A-Z]{3,}\b")
"""A word in capitals next to an abbreviation, which shows that the entire passage is in capitals."""

WELL_KNOWN = frozenset(
    (
        "LLC LLP PLLC INC LTD USA USC CFR FRCP FRE USD GAAP IRS SEC FTC FCC FDA FBI CIA DEA DOJ DOL DOT DOD DHS "
        "EPA HUD HHS SSA SSN EIN TIN OSHA EEOC NLRB FMLA FLSA ADA ADEA ERISA RICO FDIC FINRA NASA USDA USPS USPTO "
        "ATM PIN PDF URL CEO CFO COO CTO CIO ESQ MRI EMS ICU HIPAA AKA DBA FKA VIN GPS UCC UPS FOB CIF EST EDT "
        "PST PDT CST CDT MST MDT UTC GMT API SDK AWS NBA NFL ACH APR LIBOR SOFR RFP NDA MOU HOA COBRA"
    ).split()
)
"""Abbreviations that no text needs to define."""


@rule(
    "TRM011",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the abbreviation as it is defined, or define the other abbreviation at its first use",
)
def abbreviation_misspelled(matter: Matter) -> Iterator[Problem]:
    """An undefined abbreviation is one letter away from a defined abbreviation.

    For example, MSA is reported if MLSA is defined and the texts contain no words that MSA could abbreviate. A changed
    letter counts only in abbreviations of four or more letters, because FBI and FBA may both be right; in shorter
    abbreviations a letter must be missing, added or transposed. Well-known abbreviations, and words in a passage of
    capitals, are not checked.
    """
    texts = [(path, unquoted(text)) for path, text in prose(matter)]
    defined_abbreviations = {term for term in _defined_terms(matter) if re.fullmatch(r"[A-Z]{3,8}", term)}
    if not defined_abbreviations:
        return
    names = {word for party in matter.parties.values() for name in names_of(party) for word in re.findall(r"\w+", name)}
    uses = Counter(match[0] for _, text in texts for match in passages(ABBREVIATION, text))
    accepted_words = {*defined_abbreviations, *names, *WELL_KNOWN}
    intended_terms = _intended_terms(uses, defined_abbreviations, accepted_words)
    full_text = "\n".join(text for _, text in all_texts(matter)) if intended_terms else ""
    unexplained = {word: term for word, term in intended_terms.items() if not _is_explained(word, full_text)}
    if not unexplained:
        return
    for path, text in texts:
        for match in passages(ABBREVIATION, text):
            before = text[max(match.start() - 20, 0) : match.start()]
            after = text[match.end() : match.end() + 20]
            is_in_capitals = CAPITALS_BESIDE.search(before) or CAPITALS_BESIDE.search(after)
            if match[0] in unexplained and not is_in_capitals:
                yield Problem(path, f"`{match[0]}` is not defined; `{unexplained.pop(match[0])}` may be meant")


def _intended_terms(
    uses: Mapping[str, int], defined_abbreviations: Collection[str], accepted_words: Collection[str]
) -> dict[str, str]:
    """Return, for each word in *uses* that is not accepted, a similar defined abbreviation that has more uses."""
    intended_terms: dict[str, str] = {}
    for word in uses:
        if word in accepted_words:
            continue
        for term in sorted(defined_abbreviations):
            if _is_near(word, term) and uses[word] < uses.get(term, 0):
                intended_terms[word] = term
    return intended_terms


def _defined_terms(matter: Matter) -> Iterator[str]:
    yield from (without_article(term.term) for term in matter.terms.values())
    yield from (party.called for party in matter.parties.values() if party.called)
    yield from (definition.term for _, text in prose(matter) for definition in definitions(text))


def _is_explained(abbreviation: str, full_text: str) -> bool:
    """Whether *full_text* defines *abbreviation* in parentheses or quotation marks, or has words with its initials."""
    if re.search(rf"[(“\"‘'\[]\s?(?:the\s)?[“\"]?{abbreviation}s?\b|\b{abbreviation}\s?\(", full_text):
        return True
    words = r"(?:\s+(?:of|the|and|for|to|in|on|&))*[\s-]+".join(rf"{letter}[a-z]+" for letter in abbreviation)
    return bool(re.search(rf"\b{words}\b", full_text))


def _is_near(word: str, term: str) -> bool:
    """Whether *word* is *term* with one letter missing, added or transposed.

    In a term of more than three letters, one letter may also be changed.
    """
    shorter, longer = sorted((word, term), key=len)
    if len(longer) - len(shorter) == 1:
        return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))
    if len(word) != len(term):
        return False
    differing_indexes = [
        index for index, (letter, term_letter) in enumerate(zip(word, term, strict=True)) if letter != term_letter
    ]
    if len(differing_indexes) == 1:
        return len(term) > 3
    if len(differing_indexes) != 2:
        return False
    first, second = differing_indexes
    return second == first + 1 and word[first] == term[second] and word[second] == term[first]


HUMAN_ACT = (
    r"(?:told|said|wrote|asked|answered|replied|knew|learned|signed|testified|admitted|denied|telephoned|called|emailed|e-mailed"
    r"|met|visited|refused|promised|agreed|explained|warned|reported|stated|insisted|instructed|directed|walked|drove|arrived"
    r"|approved|noticed|saw|heard|decided|resigned|inspected|examined|confirmed|assured|informed|demanded)"
)
SURNAME_AS_SUBJECT = Regex(
    rf"(?<![\w.’'&-])(?P<last>[A-Z][a-z]{{3,20}})(?:\s(?:then|also|later|first|never|had|has)){{0,2}}\s{HUMAN_ACT}\b"
    r"|(?<![\w.’'&-])(?P<listed>[A-Z][a-z]{3,20})(?:,\s[A-Z][a-z]{3,20}){0,5}(?:,?\sand\s[A-Z][a-z]{3,20})\s(?:had\s|all\s|each\s|both\s)?"
    rf"{HUMAN_ACT}\b"
)
"""A single capitalized word that is the subject of a human act, or that begins a list of such words."""

OFFICE = r"(?:named|called|himself|herself|[a-z]+(?:er|or|ist|ian|ent|ant|man|woman|ee))"
"""A word before a titled name that introduces the person: "the manager, Ms. Doe"."""

TITLE = r"(?:Mr|Ms|Mrs|Miss|Dr)\.?"
DESCRIPTION = (
    r"(?:,\s(?:an?|the|who\s(?:is|was|had\sbeen|work|serve|manage|own|head|r[au]n|led|keeps|kept|supervis)|its|his|her|their|then|[A-Z])"
    r"|\s(?:is|was)\s(?:an?|the|its|his|her|their)\b|\s\()"
)
"""Words after a titled name that introduce the person: "Ms. Doe, a manager", "Ms. Doe was the manager"."""

MAX_PERSONS = 2
"""How many persons without an introduction are taken for mistakes; more are taken for the drafter's manner."""


@rule(
    "TRM019",
    cite="house style: a text introduces each person whom it names",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name of the intended person, or introduce the person by a first name or an office",
)
def person_never_introduced(matter: Matter) -> Iterator[Problem]:
    """A text names a person only by a surname, once, and nothing in the matter says who that is.

    "Dr. Hale", or "Hale told Whitman", is reported if no text has a first name or an office for Hale, if other persons
    are introduced, and if at most two are not. Surnames that resemble another name are left to the rules on
    misspelled names.
    """
    texts = [(path, unquoted(text)) for path, text in prose(matter) if path[-1] != "heading"]
    given_words = {word for name in known_names(matter) for word in re.findall(r"[A-Z][\w’'-]+", name)}
    names_of_firms = {word for firm in matter.firms.values() for word in re.findall(r"[A-Z]\w+", firm.name)}
    names_of_counsel = {word for person in matter.counsel.values() for word in re.findall(r"[A-Z]\w+", person.name)}
    names_of_parties = {word for party in matter.parties.values() for word in re.findall(r"[A-Z]\w+", party.name)}
    full_name_surnames = {match["last"] for _, text in texts for match in passages(FULL_NAME, text)}
    only_in_firms = names_of_firms - names_of_counsel - names_of_parties
    known_words = (given_words - only_in_firms) | full_name_surnames
    uses = _uses(texts)
    unknown_uses = [use for use in uses if use.at.words.split()[-1] not in known_words]
    introduced_surnames = {use.surname for use in uses} & known_words
    if not unknown_uses or not introduced_surnames:
        return
    full_text = "\n".join(text for _, text in all_texts(matter))
    use_counts = Counter(re.findall(r"[A-Z][a-z]{3,20}", "\n".join(text for _, text in texts)))
    strangers = {
        use.surname: use
        for use in reversed(unknown_uses)
        if use_counts[use.surname] == 1
        and not _is_introduced(use.surname, use.path, full_text)
        and not any(resembles_surname(use.surname, name) or is_slip(use.surname, name) for name in known_words)
    }
    if len(strangers) > MAX_PERSONS:
        return
    for surname, use in strangers.items():
        firm_fact = f"`{surname}` is in the name of counsel's firm, and " if surname in names_of_firms else ""
        yield Problem(use.path, f"`{use.at.words}`: {firm_fact}no text says who that is", at=use.at)


class _SurnameUse(NamedTuple):
    """A surname in a text: the path of the text, and the words that name the person."""

    surname: str
    path: KeyPath
    at: Words


def _uses(texts: list[tuple[KeyPath, str]]) -> list[_SurnameUse]:
    """Return the uses of each surname after a title, and of each word that is the subject of a human act."""
    titled_uses = [
        _SurnameUse(match["last"], path, Words(match[0], match.start()))
        for path, text in texts
        for match in passages(TITLED, text)
        if re.fullmatch(r"\w+\.?\s\w+", match[0])
    ]
    untitled_uses: list[_SurnameUse] = []
    for path, text in texts:
        for match in passages(SURNAME_AS_SUBJECT, text):
            surname = match["last"] or match["listed"]
            if not on_record(surname.lower()) and surname not in STATES:
                untitled_uses.append(_SurnameUse(surname, path, Words(surname, match.start())))
    return titled_uses + untitled_uses


def _is_introduced(surname: str, path: KeyPath, full_text: str) -> bool:
    """Whether a text says who has *surname*: it has a first name, or an office or a description beside a title.

    An office or a description does not count for a surname at a *path* in a count or the prayer.
    """
    first_name = r"(?!(?:Mr|Ms|Mrs|Miss|Dr|And|The)\b)[A-Z][\w.]{1,40}+"
    if re.search(rf"\b{first_name}\s(?:[A-Z]\.\s)?{surname}\b|{surname}\s(?:[A-Z][a-z]+|[A-Z]{{2,}})\b", full_text):
        return True
    if path[0] in {"claims", "relief"}:
        return False
    with_office = rf"\b{OFFICE},?\s{TITLE}\s{surname}\b"
    with_description = rf"\b{TITLE}\s{surname}{DESCRIPTION}"
    return bool(re.search(rf"{with_office}|{with_description}", full_text))
