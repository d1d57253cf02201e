"""Sections of a contract that are cited once, under a number that is probably a slip."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.facts.fact import StatedSection
from assembler.facts.reading import texts_with_facts
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import names_of
from assembler.rules.rule import Problem, Words, rule

OF_A_LAW = Regex(
    r"(?i)\b(?:code|statutes?|act|rules?|title|chapter|constitution|regulations?|u\.s\.c|procedure)\b[^.;]{0,30}\Z"
)
LAW_AFTER = Regex(
    r"(?i)(?:,\s[\d.]{1,6}|,?\sand\s[\d.]{1,6}){0,4}\s(?:of|to|in)\s(?:the\s)?(?:[\w’.&]+\s){0,6}?(?:code|act|statutes?|constitution|rules?|law)\b"
)
OF_A_CONTRACT = Regex(r"\d{1,2}(?:\.\d{1,2}){0,2}")
WORD = Regex(r"[a-z]{5,}")
CONTRACT = Regex(
    r"(?i)agreement|contract|lease|licen[sc]e|note|polic|guarant|plan|deed|by-?laws|declaration|terms|mortgage|trust|statement"
    r"|bond|indenture|order"
)
"""Words in the name of a document that has sections but is not a law."""

COMMON = frozenset(
    "section sections article agreement contract under which their there these those other party parties plaintiff"
    " defendant requires provides shall after before within promised breach breached broke count claim award against"
    " interest damages because above below would could about first second third".split()
)


@dataclass(frozen=True)
class Cited:
    """A section of a contract that a text cites: the fact, its number, and the stems of the paragraph's words."""

    fact: StatedSection
    number: str
    stems: frozenset[str]

    @property
    def in_facts(self) -> bool:
        """Whether the section is cited outside counts and the prayer."""
        return self.fact.path[0] in {"facts", "more_facts"}


@rule(
    "FCT030",
    cite="house style: a section has one number",
    basis="convention",
    severity=Severity.WARNING,
    fix="look up the section in the contract, and correct the number",
)
def section_number_slip(matter: Matter) -> Iterator[Problem]:
    """A section of a contract has a different number from the one in the rest of the complaint.

    A number that occurs once is reported if another number has the same digits in a different order, or if one has an
    extra digit and the facts and the counts do not agree. The two paragraphs must have a word in common: both are about
    a late charge, for example.
    """
    if not has_complaint(matter):
        return
    cited = list(_cited_sections(matter))
    times = Counter(section.number for section in cited)
    in_facts = {section.number for section in cited if section.in_facts}
    in_counts = {section.number for section in cited if not section.in_facts}
    reported: set[str] = set()
    for section in cited:
        if times[section.number] != 1 or section.number in reported:
            continue
        for cited_section in cited:
            transposed = _is_transposed(section.number, cited_section.number)
            in_one_place = times[cited_section.number] == 1 and not (
                in_facts & in_counts & {section.number, cited_section.number}
            )
            is_moved = in_one_place and section.in_facts != cited_section.in_facts
            is_near = transposed or (is_moved and _has_one_digit_more(section.number, cited_section.number))
            if is_near and cited_section.number not in reported and _is_same_matter(section, cited_section):
                reported.add(section.number)
                message = f"`{section.fact.words}` is `{cited_section.fact.words}` elsewhere"
                at, also_at = _words(section), _words(cited_section)
                yield Problem(section.fact.path, message, at=at, also=(cited_section.fact.path,), also_at=(also_at,))
                break


def _cited_sections(matter: Matter) -> Iterator[Cited]:
    """Yield each section of a contract that a text cites outside quotations."""
    passed = {stem for party in matter.parties.values() for name in names_of(party) for stem in _stems(name)}
    for facts in texts_with_facts(matter):
        stems = _stems(facts.text) - passed if facts.sections else frozenset()
        own_words = unquoted(facts.text)
        for fact in facts.sections:
            number = fact.number.partition("(")[0]
            before = own_words[max(0, fact.start - 60) : fact.start]
            is_law = (
                fact.is_law
                or OF_A_LAW.search(before)
                or LAW_AFTER.match(own_words, fact.end)
                or (fact.of and not CONTRACT.search(fact.of))
                or fact.words.startswith(("Sections", "§§"))
            )
            if not is_law and not fact.quoted and OF_A_CONTRACT.fullmatch(number):
                yield Cited(fact, number, frozenset(stems))


def _is_same_matter(section: Cited, other_section: Cited) -> bool:
    """Whether two texts cite sections of one contract on one subject, and FCT026 does not compare them."""
    shared_stems = section.stems & other_section.stems
    if not shared_stems or section.fact.path == other_section.fact.path:
        return False
    if len(shared_stems) > 1 and (_is_breached(section) or _is_breached(other_section)):
        return False
    return (
        not (section.fact.of and other_section.fact.of)
        or section.fact.of.split()[-1] == other_section.fact.of.split()[-1]
    )


def _stems(text: str) -> frozenset[str]:
    """Return the first five letters of the words of *text*, without words that many paragraphs have."""
    return frozenset(word[:5] for word in WORD.findall(text.lower()) if word not in COMMON)


BREACHED = Regex(r"(?i)\b(?:broke|breach\w*|violat\w*|fail\w*)\b")


def _is_breached(section: Cited) -> bool:
    """Whether a count says that the section was breached, which FCT026 compares with the facts."""
    return section.fact.path[0] == "claims" and bool(BREACHED.search(section.fact.sentence.words))


def _is_transposed(number: str, other_number: str) -> bool:
    return number != other_number and len(number) > 1 and sorted(number) == sorted(other_number)


def _has_one_digit_more(number: str, other_number: str) -> bool:
    longer, shorter = sorted((number, other_number), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and shorter in {longer[1:], longer[:-1]} and "." not in longer


def _words(section: Cited) -> Words:
    return Words(section.fact.words, section.fact.start)
