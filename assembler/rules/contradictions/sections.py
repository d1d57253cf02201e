"""Sections of a contract that a count says were breached, but that the facts describe differently."""

from collections.abc import Iterator, Mapping

from assembler.facts.fact import StatedSection
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import MONTH
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._fact_problems import problem_on
from assembler.rules._roots import root, same_root
from assembler.rules.rule import Problem, rule

BREACHED = Regex(r"(?i)\b(?:broke|breach\w*|violat\w*|fail\w*|did\snot\scomply|contrary\sto)\b")
SEVERAL_SECTIONS = Regex(r"(?i)sections\b|§§")
ACT_AFTER_BY = Regex(r"(?i)\A[^.;]{0,60}?\b(?:by|when|in\sthat|because)\b")
WORD = Regex(r"(?<![\w’'])[a-z]{4,20}(?![\w’'])")
FIGURE = Regex(rf"\$[\d,.]{{1,15}}|\b(?:{MONTH})\s\d{{1,2}},\s\d{{4}}")
COMMON = frozenset(
    "section sections article clause agreement contract requires require required provides provide shall must that this"
    " with from which when where such than then their them they those these party parties breach breached broke failed"
    " failing fail under each other days not paying giving within after before also upon more less into were have been"
    " will would same only first last second sets limits says promised promise promises terms term"
    " obligation obligations material materially doing making using being having does lets allows".split()
)
"""Words that do not show what a section is about."""

LEAST_SHARED = 2
"""The minimum number of common words that show that a section is the one that was breached."""


@rule(
    "FCT026",
    cite="house style: a count and the facts agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the contract, and correct the number of the section in the count or in the facts",
)
def other_section_breached(matter: Matter) -> Iterator[Problem]:
    """A count names one section of a contract as breached by an act that another section governs.

    The rule reads "It broke section 5 by not paying the fee", where the facts say "Section 7 sets a fee". It reports a
    section that the facts do not describe, or whose description has no word in common with the breach, if exactly one
    other section has two words in common with it.
    """
    if not has_complaint(matter):
        return
    texts = texts_with_facts(matter)
    described = _described_sections([text for text in texts if text.path[0] in {"facts", "more_facts"}])
    for text in texts:
        if text.path[0] == "claims" and described:
            for index, section in enumerate(text.sections):
                yield from _other_section(text, index, section, described)


Described = Mapping[str, tuple[StatedSection, frozenset[str]]]
"""The sections that the facts describe, by number: each section's first mention, and the roots of the words about it.
"""


def _described_sections(texts: list[TextFacts]) -> Described:
    described: dict[str, tuple[StatedSection, frozenset[str]]] = {}
    for text in texts:
        numbers = {_number(section) for section in text.sections if not section.is_law}
        if len(numbers) == 1:
            section = next(section for section in text.sections if not section.is_law)
            first, roots = described.get(_number(section), (section, frozenset[str]()))
            described[_number(section)] = (first, roots | _roots(text.text))
        else:
            for index, section in enumerate(text.sections):
                if not section.is_law:
                    first, roots = described.get(_number(section), (section, frozenset[str]()))
                    described[_number(section)] = (first, roots | _roots(_clause(text, index)))
    return described


def _number(section: StatedSection) -> str:
    return section.number.partition("(")[0]


def _roots(words: str) -> frozenset[str]:
    """Return the roots of the distinctive words in *words*, and the sums and dates."""
    figures = (" ".join(figure.split()).rstrip(".,") for figure in FIGURE.findall(words))
    return frozenset((*(root(word) for word in WORD.findall(words.lower()) if word not in COMMON), *figures))


def _clause(text: TextFacts, index: int) -> str:
    """Return the words from a section to the next section of its sentence, or to the end of the sentence."""
    section = text.sections[index]
    sentence = section.sentence
    later = [
        later_section.start
        for later_section in text.sections
        if later_section.sentence is sentence and later_section.start > section.start
    ]
    return text.text[section.end : min([*later, sentence.end])]


def _other_section(text: TextFacts, index: int, section: StatedSection, described: Described) -> Iterator[Problem]:
    clause = _clause(text, index)
    if (
        section.is_law
        or section.quoted
        or SEVERAL_SECTIONS.match(section.words)
        or not BREACHED.search(section.before)
        or not ACT_AFTER_BY.match(clause)
    ):
        return
    roots, number = _roots(clause), _number(section)
    shared = {candidate: _shared_roots(roots, other_roots) for candidate, (_, other_roots) in described.items()}
    best_section = max(shared, key=lambda candidate: len(shared[candidate]))
    second = max((len(words) for candidate, words in shared.items() if candidate != best_section), default=0)
    if best_section != number and not shared.get(number) and second < len(shared[best_section]) >= LEAST_SHARED:
        words = series([f"`{word}`" for word in sorted(_words_with_roots(clause, shared[best_section]))[:3]], "and")
        other_text = described[best_section][0]
        message = f"the count says `{section.words}`, but in the facts `{other_text.words}` is the one on {words}"
        yield problem_on(section, message, other_text)


def _shared_roots(roots: frozenset[str], other_roots: frozenset[str]) -> frozenset[str]:
    return frozenset(
        name
        for name in roots
        if name in other_roots or (name.isalpha() and any(same_root(name, root) for root in other_roots))
    )


def _words_with_roots(clause: str, roots: frozenset[str]) -> set[str]:
    """Return the words of *clause* with one of *roots*."""
    return {word for word in (*WORD.findall(clause), *FIGURE.findall(clause)) if root(word) in roots or word in roots}
