"""Contracts: their parties, and sections cited once by a number that is probably a slip."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assembler.facts.fact import StatedSection
from assembler.facts.reading import texts_with_facts
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._definitions import Definition, definitions, use_pattern
from assembler.rules._party_names import names_of, party_names
from assembler.rules.rule import Problem, Words, rule

MAKING_VERB = Regex(r"\b(?:signed|executed|entered\sinto|made|issued|contracted|concluded|delivered)\b")
CONTRACTS = frozenset(
    "Agreement Contract Subcontract Lease Policy Note Guaranty Guarantee Bond License Addendum Order".split()
)
"""Nouns with which the defined term for a contract ends."""

SUCCESSION_WORDS = Regex(
    r"(?i)\b(?:assign\w*|successor|succeeded|transferred|assumed|predecessor|on\sbehalf|agent|through|acquired)\b"
)
"""Words that show that a party may be bound by a contract that another party made."""


@rule(
    "FCT056",
    cite="house style: the texts agree on who made a contract",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out who made the contract, and correct the text or the count's `against:`",
)
def contract_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A count for breach of a contract is against a party, but the text that defines the contract names another.

    In a count against Ferrante for breach of the Lease, the sentence "Plaintiffs and Stone signed a lease (the
    “Lease”)" is reported. A count that speaks of two contracts, and a contract that was assigned or assumed, are not
    checked.
    """
    if not has_complaint(matter):
        return
    texts = [(path, text) for path, text in prose(matter) if path[-1] != "heading"]
    contracts = {
        definition.term: (path, text, definition)
        for path, text in reversed(texts)
        for definition in (definitions(text) if path[0] != "claims" else ())
        if definition.term.rpartition(" ")[2] in CONTRACTS
    }
    for index, claim in enumerate(matter.claims):
        name = claim.title or claim.cause.name
        if "Breach" not in name or "Warrant" in name or "Fiduciary" in name:
            continue
        count_text = "\n".join([name, *(text for path, text in texts if path[:2] == ("claims", index))])
        terms = [term for term in contracts if use_pattern(term).search(count_text)]
        if len(terms) == 1:
            yield from _contract_made_by_another(*contracts[terms[0]], claim.against, matter)


def _contract_made_by_another(
    path: KeyPath, text: str, definition: Definition, against: Sequence[str], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if the sentence of *definition* names a defendant as maker, but none of the parties *against*."""
    own_words = unquoted(text)
    begin, end = sentence_span(own_words, definition.start, definition.end)
    before = own_words[begin : definition.start]
    verb_match = MAKING_VERB.search(before)
    if not verb_match or SUCCESSION_WORDS.search(own_words[begin:end]):
        return
    named_parties = dict.fromkeys(party_names(matter).parties_in(before))
    makers = [key for key in named_parties if matter.parties[key].on_side == "defendant"]
    if makers and not set(named_parties) & set(against):
        fact = f"the text says that {_names_of(makers, matter)} made the {definition.term}"
        message = f"{fact}, but the count for its breach is against {_names_of(against, matter)}"
        yield Problem(path, message, at=Words(verb_match[0], begin + verb_match.start()))


def _names_of(keys: Sequence[str], matter: Matter) -> str:
    return series([matter.parties[key].called or matter.parties[key].name for key in keys], "and")


LAW_BEFORE = Regex(
    r"(?i)\b(?:code|statutes?|act|rules?|title|chapter|constitution|regulations?|u\.s\.c|procedure)\b[^.;]{0,30}\Z"
)
LAW_AFTER = Regex(
    r"(?i)(?:,\s[\d.]{1,6}|,?\sand\s[\d.]{1,6}){0,4}\s(?:of|to|in)\s(?:the\s)?(?:[\w’.&]+\s){0,6}?(?:code|act|statutes?|constitution|rules?|law)\b"
)
"""The name of a law after the number of a section, or after a list of them: ", 5.2 and 5.4 of the Probate Code"."""

NUMBER_IN_CONTRACT = Regex(r"\d{1,2}(?:\.\d{1,2}){0,2}")
WORD = Regex(r"[a-z]{5,}")
CONTRACT_NOUN = Regex(
    r"(?i)agreement|contract|lease|licen[sc]e|note|polic|guarant|plan|deed|by-?laws|declaration|terms|mortgage|trust|statement"
    r"|bond|indenture|order"
)
"""Words in the name of a document that has sections but is not a law."""

COMMON_WORDS = frozenset(
    "section sections article agreement contract under which their there these those other party parties plaintiff"
    " defendant requires provides shall after before within promised breach breached broke count claim award against"
    " interest damages because above below would could about first second third".split()
)


@dataclass(frozen=True)
class CitedSection:
    """A section of a contract that a text cites: the fact, its number, and the stems of the paragraph's words."""

    fact: StatedSection
    number: str
    stems: frozenset[str]

    @property
    def in_facts(self) -> bool:
        """Whether the section is cited outside counts and the prayer."""
        return self.fact.path[0] in {"facts", "more_facts"}

    @property
    def words(self) -> Words:
        """The words of the citation and their position."""
        return Words(self.fact.words, self.fact.start)


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
    sections = cited_sections(matter)
    use_counts = Counter(section.number for section in sections)
    reported_numbers: set[str] = set()
    for section in sections:
        if use_counts[section.number] != 1 or section.number in reported_numbers:
            continue
        for other_section in sections:
            may_be_slip = _are_transposed(section.number, other_section.number) or (
                use_counts[other_section.number] == 1
                and section.in_facts != other_section.in_facts
                and _has_one_digit_more(section.number, other_section.number)
            )
            is_new = other_section.number not in reported_numbers
            if may_be_slip and is_new and _are_on_one_subject(section, other_section):
                reported_numbers.add(section.number)
                message = f"`{section.fact.words}` is `{other_section.fact.words}` elsewhere"
                yield Problem(
                    section.fact.path,
                    message,
                    at=section.words,
                    also=(other_section.fact.path,),
                    also_at=(other_section.words,),
                )
                break


def cited_sections(matter: Matter) -> tuple[CitedSection, ...]:
    """Return each section of a contract that a text cites outside quotations, in order."""
    return _cited_sections_of(ByIdentity(matter))


@lru_cache(maxsize=2)
def _cited_sections_of(key: ByIdentity) -> tuple[CitedSection, ...]:
    return tuple(_cited_sections(key.matter))


def _cited_sections(matter: Matter) -> Iterator[CitedSection]:
    stems_of_parties = {stem for party in matter.parties.values() for name in names_of(party) for stem in _stems(name)}
    for facts in texts_with_facts(matter):
        if not facts.sections:
            continue
        stems = _stems(facts.text) - stems_of_parties
        own_words = unquoted(facts.text)
        for fact in facts.sections:
            number = fact.number.partition("(")[0]
            before = own_words[max(0, fact.start - 60) : fact.start]
            is_law = (
                fact.is_law
                or LAW_BEFORE.search(before)
                or LAW_AFTER.match(own_words, fact.end)
                or (fact.of and not CONTRACT_NOUN.search(fact.of))
                or fact.words.startswith(("Sections", "§§"))
            )
            if not is_law and not fact.quoted and NUMBER_IN_CONTRACT.fullmatch(number):
                yield CitedSection(fact, number, frozenset(stems))


def _are_on_one_subject(section: CitedSection, other_section: CitedSection) -> bool:
    """Whether two texts cite sections of one contract on one subject, and FCT026 does not compare them."""
    shared_stems = section.stems & other_section.stems
    if not shared_stems or section.fact.path == other_section.fact.path:
        return False
    if len(shared_stems) > 1 and (_is_breached(section) or _is_breached(other_section)):
        return False
    if not section.fact.of or not other_section.fact.of:
        return True
    return section.fact.of.split()[-1] == other_section.fact.of.split()[-1]


def _stems(text: str) -> frozenset[str]:
    """Return the first five letters of the words of *text*, without words that many paragraphs have."""
    return frozenset(word[:5] for word in WORD.findall(text.lower()) if word not in COMMON_WORDS)


BREACH_VERB = Regex(r"(?i)\b(?:broke|breach\w*|violat\w*|fail\w*)\b")


def _is_breached(section: CitedSection) -> bool:
    """Whether a count says that the section was breached, which FCT026 compares with the facts."""
    return section.fact.path[0] == "claims" and bool(BREACH_VERB.search(section.fact.sentence.words))


def _are_transposed(number: str, other_number: str) -> bool:
    return number != other_number and len(number) > 1 and sorted(number) == sorted(other_number)


def _has_one_digit_more(number: str, other_number: str) -> bool:
    """Whether one of the two numbers is the other with a digit added at the beginning or the end."""
    shorter, longer = sorted((number, other_number), key=len)
    return len(longer) == len(shorter) + 1 and shorter in {longer[1:], longer[:-1]} and "." not in longer
