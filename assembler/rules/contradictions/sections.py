"""Counts that name the wrong section of a contract as breached."""

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
