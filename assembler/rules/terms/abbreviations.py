"""Abbreviations in capitals that are not defined and that resemble a defined abbreviation."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.language.english import without_article
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules._definitions import definitions
from assembler.rules._party_names import names_of
from assembler.rules.rule import Problem, rule

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
