"""Sections of a contract that are cited for the subject of another section."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from assembler.facts.fact import StatedSection
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import MONTH
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._fact_problems import problem_on
from assembler.rules._party_names import names_of
from assembler.rules._roots import root, same_root
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions._values import rarity_of_stems, stems
from assembler.rules.contradictions.contracts import CitedSection, cited_sections, section_number_slip
from assembler.rules.rule import Problem, rule

BREACH_VERB = Regex(r"(?i)\b(?:broke|breach\w*|violat\w*|fail\w*|did\snot\scomply|contrary\sto)\b")
SEVERAL_SECTIONS = Regex(r"(?i)sections\b|§§")
BREACH_DESCRIPTION = Regex(r"(?i)\A[^.;]{0,60}?\b(?:by|when|in\sthat|because)\b")
"""Words after a section that introduce the act that breached it: "of the Lease by"."""

WORD = Regex(r"(?<![\w’'])[a-z]{4,20}(?![\w’'])")
FIGURE = Regex(rf"\$[\d,.]{{1,15}}|\b(?:{MONTH})\s\d{{1,2}},\s\d{{4}}")
COMMON_WORDS = frozenset(
    "section sections article clause agreement contract requires require required provides provide shall must that this"
    " with from which when where such than then their them they those these party parties breach breached broke failed"
    " failing fail under each other days not paying giving within after before also upon more less into were have been"
    " will would same only first last second sets limits says promised promise promises terms term"
    " obligation obligations material materially doing making using being having does lets allows".split()
)
"""Words that do not show what a section is about."""

NAME_OF_LAW = Regex(r"\b(?:Act|Code|Rules|Constitution|Statutes?|Regulations?)\Z")
"""The end of a name that shows that a section is one of a law, and not of a contract."""

MIN_SHARED_WORDS = 2
"""How many words the description of a section must share with the breach to be about the same subject."""


@rule(
    "FCT026",
    cite="house style: a count and the facts agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the contract, and correct the number of the section in the count or in the facts",
)
def other_section_breached(matter: Matter) -> Iterator[Problem]:
    """A count says that an act breached one section of a contract, but another section governs the act.

    The rule reads "It broke section 5 by not paying the fee", where the facts say "Section 7 sets a fee". It reports a
    section that the facts do not describe, or whose description has no word in common with the breach, if exactly one
    other section has two words in common with it.
    """
    if not has_complaint(matter):
        return
    texts = texts_with_facts(matter)
    descriptions = _descriptions([text for text in texts if text.path[0] in {"facts", "more_facts"}])
    if not descriptions:
        return
    for text in texts:
        if text.path[0] == "claims":
            for section in text.sections:
                yield from _other_section(text, section, descriptions)


Descriptions = Mapping[str, tuple[StatedSection, frozenset[str]]]
"""The sections that the facts describe, by number: each section's first mention, and the roots of the words about it.
"""


def _descriptions(texts: list[TextFacts]) -> Descriptions:
    descriptions: dict[str, tuple[StatedSection, frozenset[str]]] = {}
    for text in texts:
        sections = [section for section in text.sections if not _is_of_act(section)]
        is_only_section = len({_number(section) for section in sections}) == 1
        for section in sections:
            words = text.text if is_only_section else _clause(text, section)
            first_mention, roots = descriptions.get(_number(section), (section, frozenset[str]()))
            descriptions[_number(section)] = (first_mention, roots | _roots(words))
    return descriptions


def _is_of_act(section: StatedSection) -> bool:
    return section.is_law or bool(NAME_OF_LAW.search(section.of))


def _number(section: StatedSection) -> str:
    return section.number.partition("(")[0]


def _roots(words: str) -> frozenset[str]:
    """Return the roots of the distinctive words in *words*, and the sums and dates."""
    figures = {" ".join(figure.split()).rstrip(".,") for figure in FIGURE.findall(words)}
    roots = {root(word) for word in WORD.findall(words.lower()) if word not in COMMON_WORDS}
    return frozenset(roots | figures)


def _clause(text: TextFacts, section: StatedSection) -> str:
    """Return the words from *section* to the next section in its sentence, or to the end of the sentence."""
    sentence = section.sentence
    starts = [other_section.start for other_section in text.sections if other_section.sentence is sentence]
    end = min((start for start in starts if start > section.start), default=sentence.end)
    return text.text[section.end : end]


def _other_section(text: TextFacts, section: StatedSection, descriptions: Descriptions) -> Iterator[Problem]:
    """Yield a problem if exactly one section other than *section* is described in the words of the breach."""
    clause = _clause(text, section)
    if (
        _is_of_act(section)
        or _is_of_cited_code(section, text)
        or section.quoted
        or SEVERAL_SECTIONS.match(section.words)
        or not BREACH_VERB.search(section.before)
        or not BREACH_DESCRIPTION.match(clause)
    ):
        return
    roots = _roots(clause)
    shared_roots = {number: _shared_roots(roots, own_roots) for number, (_, own_roots) in descriptions.items()}
    likeliest, *others = sorted(shared_roots, key=lambda number: -len(shared_roots[number]))
    is_clear = len(shared_roots[likeliest]) >= MIN_SHARED_WORDS and (
        not others or len(shared_roots[others[0]]) < len(shared_roots[likeliest])
    )
    if likeliest != _number(section) and not shared_roots.get(_number(section)) and is_clear:
        shared_words = sorted(_words_with_roots(clause, shared_roots[likeliest]))[:3]
        listed = series([f"`{word}`" for word in shared_words], "and")
        mention, _ = descriptions[likeliest]
        if CONDITION.match(mention.after):
            return
        message = f"the count says `{section.words}`, but in the facts `{mention.words}` is the one on {listed}"
        yield problem_on(section, message, mention)


def _is_of_cited_code(section: StatedSection, text: TextFacts) -> bool:
    """Whether *text* cites a code with a section of the same chapter: "Bus. & Com. Code § 17.45 ... § 17.46"."""
    chapter, point, _ = section.number.partition(".")
    return bool(point) and any(law.is_law and law.number.startswith(f"{chapter}.") for law in text.sections)


def _shared_roots(roots: frozenset[str], other_roots: frozenset[str]) -> frozenset[str]:
    return frozenset(
        name
        for name in roots
        if name in other_roots or (name.isalpha() and any(same_root(name, root) for root in other_roots))
    )


def _words_with_roots(clause: str, roots: frozenset[str]) -> set[str]:
    """Return the words of *clause* with one of *roots*."""
    return {word for word in (*WORD.findall(clause), *FIGURE.findall(clause)) if root(word) in roots or word in roots}


MIN_RARITY = 0.9
"""How rare the words are, in all, that a citation must share with the texts on another section.

A word that only two texts have counts 1, a word of three texts 1/2, and so on.
"""

MIN_RARITY_IF_IN_ONE_PART = 0.7
"""The same minimum, if the section is cited only in the counts, or only in the facts."""

RARITY_FOR_UNNAMED_CONTRACT = 0.4
"""How much rarer the words must be if the matter names several contracts, and one of the citations names none."""

OWN_SHARE = 0.15
"""A citation shares at most this part of the rarity with the other texts on its own section."""

SECOND_BEST = 0.5
"""A third section has at most this part of the rarity."""

MAX_PARAGRAPH = 900
"""The maximum length of a paragraph of the facts that is on its section as a whole."""

MAX_WORDS_NAMED = 3
MAX_CITATIONS = 150
"""The maximum number of citations of sections that are compared."""

END_OF_ITEM = Regex(r"[,;]\s(?:and\s)?\Z")
WAY_OF_BREACH = Regex(r"\s(?:of\sthe\s[^,;]{2,40}\s)?(?:by|because|when|in\sthat)\s")
"""The words around a section whose breach is one of a list: "section 6.5 by borrowing, and section 7.1 by"."""

CONDITION = Regex(
    r"\s(?:of\sthe\s[^,;.]{2,40}\s)?(?:provides|states|says|adds)\s(?:that\s|that,\s)?(?:if|when|whenever|upon)\b"
)
"""The words after a section that says only what follows from the breach of another section."""

BREACH_BEFORE = Regex(r"(?i)\b(?:breach\w*|broke|broken|violat\w+)\s(?:of\s)?\Z")
"""Words before a section that was broken."""

CHARTER = Regex(r"\b(?:Charter|Covenants?\son|Convention|Treaty|Declaration|Constitution|Amendment)\b")
"""Words of a text whose articles are those of a treaty or a constitution."""

COMMON_STEMS = stems(
    "section agreement contract breach breached party parties provides requires under days written plaintiff defendant"
    " amount claim count clause article obligation perform failed failing terms right material materially"
)


class _Citation(NamedTuple):
    """A section that a text cites, and the stems of the words before and after it, up to the sections beside it."""

    section: CitedSection
    before: frozenset[str]
    after: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        return self.before | self.after

    @property
    def contract(self) -> str:
        """The last word of the contract's name; "" if the text does not name it."""
        return (self.section.fact.of.split() or [""])[-1]


class _Match(NamedTuple):
    """Another section, by its first citation, with the stems that the citation shares with it, and their rarity."""

    rarity: float
    shared: frozenset[str]
    citation: _Citation


@rule(
    "FCT059",
    cite="house style: a count and the facts agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the contract, and correct the number of the section",
)
def cited_for_another_section(matter: Matter) -> Iterator[Problem]:
    """A section of a contract is cited with the words for another section of the contract.

    The rule reads "interest under Section 9" in a count, where the facts say "Section 5 provides: Any sum not paid when
    due shall bear interest" and Section 9 is on fees; and "Section 11 requires notice" in the facts, where only Section
    12 is cited in the counts, with the same words. The citation must share two words, which are rare in the complaint,
    with the texts on exactly one other section, and almost none with the texts on its own section. A section that only
    says what follows from a breach is not the one that was broken.
    """
    if not has_complaint(matter):
        return
    citations = _citations(matter)
    problems = [problem for citation in citations for problem in _section_with_the_duty(citation, citations, matter)]
    reported = reported_places(matter, (other_section_breached, section_number_slip)) if problems else set()
    for problem in problems:
        if not reported & set(places(problem)):
            yield problem
            reported |= set(places(problem))


def _citations(matter: Matter) -> list[_Citation]:
    """Return the sections of contracts that *matter* cites, if there are at least two and not too many."""
    sections = [section for section in cited_sections(matter) if not section.fact.words.startswith("§")]
    if len({section.number for section in sections}) < 2 or len(sections) > MAX_CITATIONS:
        return []
    texts = {text.path: text for text in texts_with_facts(matter)}
    party_stems = frozenset(
        stem for party in matter.parties.values() for name in names_of(party) for stem in stems(name)
    )
    return [
        _Citation(section, *(stems(words) - party_stems - COMMON_STEMS for words in _words_beside(section, text)))
        for section in sections
        if not CHARTER.search((text := texts[section.fact.path]).text)
    ]


def _words_beside(section: CitedSection, text: TextFacts) -> tuple[str, str]:
    """Return the words before and after *section*: up to the sections beside it, or the whole paragraph on it."""
    fact = section.fact
    numbers = {other.number.partition("(")[0] for other in text.sections}
    if section.in_facts and len(numbers) == 1 and len(text.text) < MAX_PARAGRAPH:
        return text.text[: fact.start], text.text[fact.end :]
    start = max((other.end for other in text.sections if other.end <= fact.start), default=0)
    end = min((other.start for other in text.sections if other.start >= fact.end), default=len(text.text))
    before = text.text[max(start, fact.sentence.start) : fact.start]
    after = text.text[fact.end : min(end, fact.sentence.end)]
    is_next_in_list = start > fact.sentence.start and END_OF_ITEM.search(before) and WAY_OF_BREACH.match(after)
    return "" if is_next_in_list else before, after


def _section_with_the_duty(citation: _Citation, citations: Sequence[_Citation], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the words beside *citation* are those of exactly one other section."""
    section = citation.section
    places_of_number = {other.section.in_facts for other in citations if other.section.number == section.number}
    is_only_here = len(places_of_number) == 1
    if section.in_facts and not is_only_here:
        return
    matches = sorted(_matches(citation, citations, matter), key=lambda match: -match.rarity)
    if not matches:
        return
    best = matches[0]
    enough = MIN_RARITY_IF_IN_ONE_PART if is_only_here else MIN_RARITY
    contracts = {other.contract for other in citations} - {""}
    if len(contracts) > 1 and not (citation.contract and best.citation.contract):
        enough += RARITY_FOR_UNNAMED_CONTRACT
    own_stems = frozenset[str]().union(
        *(
            other.stems
            for other in citations
            if other.section.number == section.number and other.section.fact.path != section.fact.path
        )
    )
    is_of_own_section = rarity_of_stems(citation.stems & own_stems, matter) > OWN_SHARE * best.rarity
    is_unclear = len(matches) > 1 and matches[1].rarity > SECOND_BEST * best.rarity
    if best.rarity < enough or len(best.shared) < MIN_SHARED_WORDS or is_of_own_section or is_unclear:
        return
    other_fact = best.citation.section.fact
    if BREACH_BEFORE.search(section.fact.before) and CONDITION.match(other_fact.after):
        return
    subject = series([f"`{word}`" for word in _shared_words(section, best, matter)], "and")
    message = f"the text cites `{section.fact.words}`, but `{other_fact.words}` is the one on {subject}"
    yield problem_on(section.fact, message, other_fact)


def _matches(citation: _Citation, citations: Sequence[_Citation], matter: Matter) -> Iterator[_Match]:
    """Yield each other section that is described on the other side: in the facts for a count, in a count for the facts.

    A section that the facts describe themselves does not match a citation in the facts.
    """
    section = citation.section
    numbers_in_facts = {other.section.number for other in citations if other.section.in_facts}
    by_number: dict[str, list[_Citation]] = {}
    for other in citations:
        is_other_contract = citation.contract and other.contract and citation.contract != other.contract
        is_on_other_side = other.section.number not in numbers_in_facts if section.in_facts else other.section.in_facts
        if other.section.number != section.number and is_on_other_side and not is_other_contract:
            by_number.setdefault(other.section.number, []).append(other)
    for others in by_number.values():
        described = frozenset[str]().union(*(other.stems for other in others))
        shared = max((citation.before & described, citation.after & described), key=lambda side: _rarity(side, matter))
        yield _Match(_rarity(shared, matter), shared, others[0])


def _rarity(shared_stems: frozenset[str], matter: Matter) -> float:
    return rarity_of_stems(shared_stems, matter)


WORD_OF_DUTY = Regex(r"[a-z]{4,20}")


def _shared_words(section: CitedSection, match: _Match, matter: Matter) -> list[str]:
    """Return the rarest words of the sentence of *section* that the texts on the other section have too."""
    words = dict.fromkeys(WORD_OF_DUTY.findall(section.fact.sentence.words))
    shared_words = [word for word in words if stems(word) & match.shared] or sorted(match.shared)
    return sorted(shared_words, key=lambda word: -_rarity(stems(word), matter))[:MAX_WORDS_NAMED]
