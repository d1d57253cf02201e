"""Sections and regulations of acts that nothing else in the matter names."""

import re
from collections.abc import Iterator

from assembler.catalog.acts import acts
from assembler.facts.sentences import sentence
from assembler.facts.texts import unquoted
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.sections import Section
from assembler.model.matter import Matter
from assembler.rules._count_titles import misnamed_counts
from assembler.rules.citations._cited_sections import (
    cited_sections,
    citing_texts,
    section_key,
    sections_of_causes,
    with_parts,
)
from assembler.rules.citations.acts import section_of_another_act
from assembler.rules.citations.subjects import cited_for_another_subject
from assembler.rules.rule import Problem, Words, matched, rule

REGULATION = Regex(
    r"(?<![\w.])(?P<title>\d{1,2})\sC\.?\s?F\.?\s?R\.?\s(?:§{1,2}\s?|[Pp](?:ar)?t\.?\s)(?P<part>\d{1,4})",
    needs="§|part|pt",
)
WORDS_WITHOUT_INITIAL = frozenset("of and the in with for".split())


@rule(
    "CIT024",
    cite="the sections of the United States Code where acts of Congress are codified",
    basis="memory",
    fix="look up the section, and correct its number; if the other act applies, name it",
)
def section_of_an_unnamed_act(matter: Matter) -> Iterator[Problem]:
    """A count under one act of Congress cites a section of another act that nothing else in the matter names.

    An example is a count under the Family and Medical Leave Act that asks for damages "under 29 U.S.C. § 216(b)", a
    section of the Fair Labor Standards Act. A sentence that names an act is read in the same way. Nothing is reported
    if the matter names the other act, or its initials, or cites another section of it, nor if acts refer to each other.
    A regulation is reported if no text has a word for its subject. Sections that CIT016 reports, and counts whose title
    CLM037 reports, are not reported again.
    """
    problems = [*_sections_of_unnamed_acts(matter)]
    if problems:
        reported_places = {(problem.path, problem.at) for problem in cited_for_another_subject(matter)}
        misnamed_claims = {("claims", index) for index, _, _ in misnamed_counts(matter)}
        for problem in problems:
            if (problem.path, problem.at) not in reported_places and problem.path[:2] not in misnamed_claims:
                yield problem
    yield from _regulations(list(citing_texts(matter)))


def _sections_of_unnamed_acts(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each section of an act that nothing in *matter* names, if its text is about another act."""
    cited = cited_sections(matter)
    if not any(_acts_of(section) for _, section in cited):
        return
    citing = list(citing_texts(matter))
    all_words = " ".join(text for _, text in citing)
    named_acts = {act for act in acts().sections if _is_named(act, all_words)}
    if not named_acts:
        return
    keys_of_causes = sections_of_causes(matter)
    reported_paths = {problem.path for problem in section_of_another_act(matter)}
    own_words = {path: unquoted(text) for path, text in citing}
    for path, section in cited:
        is_quoted = not own_words[path].startswith(section.number, section.start)
        acts_of_section = _acts_of(section)
        if path in reported_paths or is_quoted or not acts_of_section:
            continue
        is_expected = acts_of_section & named_acts or section_key(section) in keys_of_causes
        if is_expected or any(_acts_of(other) & acts_of_section for _, other in cited if other is not section):
            continue
        acts_of_text = {act for act in named_acts if _is_named(act, _words_that_cite(path, section, citing))}
        borrowing_acts = {borrower for act in acts_of_section for borrower in acts().cited_under.get(act, ())}
        if acts_of_text and not borrowing_acts & acts_of_text:
            fact = f"is part of the {min(acts_of_section)}, but the text is about the {min(acts_of_text)}"
            yield Problem(path, f"`{with_parts(section)}` {fact}", at=Words(section.number, section.start))


def _acts_of(section: Section) -> set[str]:
    """Return the acts on record that include *section*."""
    if section.code.removesuffix("A") != "USC":
        return set()
    return {act for act in acts().sections if acts().has(act, section.title, section.number)}


def _is_named(act: str, words: str) -> bool:
    """Whether *words* have the name of *act*, without the act that amended it, or its initials."""
    short_name = act.partition(" of the ")[0] if act.startswith("Title ") else act.partition(" of 19")[0]
    initials = "".join(word[0] for word in short_name.split() if word not in WORDS_WITHOUT_INITIAL)
    return short_name in words or (len(initials) > 2 and re.search(rf"\b{initials}\b", words) is not None)


def _words_that_cite(path: KeyPath, section: Section, citing: list[tuple[KeyPath, str]]) -> str:
    """Return the texts of the count that cites *section* or, outside counts, the sentence."""
    if path[0] == "claims":
        return " ".join(text for text_path, text in citing if text_path[:2] == path[:2])
    citing_text = next(text for text_path, text in citing if text_path == path)
    begin, end = sentence(citing_text, section.start, section.end)
    return citing_text[begin:end]


def _regulations(citing: list[tuple[KeyPath, str]]) -> Iterator[Problem]:
    """Yield a problem for each regulation if no text has a word for its subject."""
    for path, text in citing:
        if "F" not in text:
            continue
        for match in REGULATION.finditer(unquoted(text)):
            regulation = acts().regulations.get((match["title"], match["part"]))
            if regulation and not any(regulation.words.search(words) for _, words in citing):
                message = f"`{match[0]}` is on {regulation.subject}, which nothing else in the matter is about"
                yield Problem(path, message, at=matched(match))
