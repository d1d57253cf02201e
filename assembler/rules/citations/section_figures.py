"""Periods and multiples that differ from those that the cited section sets."""

import re
from collections.abc import Iterator, Sequence

from assembler.catalog.section_subjects import Code, code_on_record
from assembler.facts.lengths import lengths
from assembler.facts.sentences import sentence
from assembler.facts.texts import unquoted
from assembler.findings.visible import one_line
from assembler.language.english import cardinal
from assembler.language.places import state_name
from assembler.language.regex import Regex
from assembler.language.sections import Section
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules.citations._cited_sections import cited_sections, is_near, sections_in, with_parts
from assembler.rules.citations.states import code_of_another_state
from assembler.rules.rule import Problem, Words, rule

TIMES = {cardinal(number): number for number in range(2, 13)} | {"twice": 2, "double": 2, "treble": 3, "triple": 3}
MULTIPLE = Regex(
    rf"(?i)\b(?:(?P<times>{'|'.join(TIMES)}|\d{{1,2}})(?:\s|-)(?:times|fold)|(?P<word>twice|double|treble|triple)d?)\b"
)
"""A multiple: "three times", "treble"."""

DIRECTLY_BEFORE = Regex(
    r"(?i)[\s\w’'-]{0,50}?(?:\b(?:allowed|permitted|required|set|prescribed|provided|fixed|given|granted|imposed|specified)"
    r"\s(?:by|in|under)|\b(?:limitations?|period|statute|term)\s(?:of|in|under)|\bthat|\bunder|\bwhich|,|\()\s(?:the\s)?"
    r"(?:[A-Z0-9&§][\w.’,&§]*\s?){0,9}+"
)
"""The words between a period and the section that sets it: "the ten years required by"."""

DIRECTLY_AFTER = Regex(
    r"(?i),?\s(?:which\s|that\s)?(?:allows?|sets?|requires?|provides?|gives?|fixes|prescribes?|imposes?|has)\s(?:[\w’-]+\s){0,5}"
)
"""The words between a section and the period that it sets: "sets a period of"."""

COUNTED = frozenset({"after", "later", "before", "earlier", "prior"})
CHARACTERS_BEFORE = 110
"""How far before a section a multiple of damages may be."""

UNDER_BEFORE = Regex(r"[^.;:]{0,50}\b(?:under|pursuant\sto|by|in)\s")


@rule(
    "CIT021",
    cite="the periods and multiples that sections of codes set",
    basis="memory",
    fix="look up the section, and correct the period, the multiple or the citation",
)
def figure_of_another_section(matter: Matter) -> Iterator[Problem]:
    """A text says that a section sets a period, a multiple or a kind of damages that it does not set.

    Examples are "the five years allowed by CPLR 214", which sets three, "four times the damages under 15 U.S.C. § 15",
    and "punitive damages under 29 U.S.C. § 2617". Only a figure near the citation is compared, and only if the sentence
    does not have the right one. A period is not reported if another section, one slip away, sets it, nor a multiple in
    an item of relief if the record of a cause has one.
    """
    cited_anywhere = [section for _, section in cited_sections(matter)]
    state = state_name(matter.court.state) if matter.court.state else ""
    foreign = {problem.path for problem in code_of_another_state(matter)}
    remedies = " ".join(f"{remedy.remedy}; {remedy.note}" for claim in matter.claims for remedy in claim.cause.remedies)
    for text in texts(matter):
        words = unquoted(text.words)
        cited = sections_in(words, cited_anywhere)
        for section in cited:
            letters = section.code.removesuffix("A") if section.title else section.code
            code = code_on_record(letters, section.title, state)
            if text.path in foreign and code and code.state not in ("", state):
                continue
            if code and (relief := _relief_not_given(words, section, code)):
                message = f"`{one_line(relief.words)}`: `{with_parts(section)}` does not give this relief"
                yield Problem(text.path, message, at=relief)
            if code and (figures := _figures(section, code)):
                bounds = _bounds(words, section, cited)
                stated = _other_figure(words, section, figures, bounds)
                is_left = text.path[0] == "relief" and MULTIPLE.search(remedies)
                if stated and not _is_set_nearby(stated, section, code) and not (is_left and "times" in figures):
                    message = f"`{one_line(stated.words)}`: `{with_parts(section)}` sets {figures}"
                    yield Problem(text.path, message, at=stated)


def _figures(section: Section, code: Code) -> str:
    """Return the periods or multiples on record for the innermost subdivision of *section*, or for the section."""
    numbers = [section.number]
    for part in section.parts:
        numbers.append(f"{numbers[-1]}({part})")
    return next((code.figures[number] for number in reversed(numbers) if number in code.figures), "")


def _relief_not_given(words: str, section: Section, code: Code) -> Words | None:
    """Return the relief directly before *section* that it does not give."""
    never = code.never.get(f"{section.number}{''.join(f'({part})' for part in section.parts[:1])}")
    never = never or code.never.get(section.number)
    begin = max(sentence(words, section.start, section.end)[0], section.start - CHARACTERS_BEFORE)
    if never:
        for match in never.finditer(words, begin, section.start):
            if UNDER_BEFORE.match(words, match.end(), section.start):
                return Words(match[0], match.start())
    return None


def _bounds(words: str, section: Section, cited: Sequence[Section]) -> tuple[int, int]:
    """Return the bounds of the words around *section*, within its sentence, in which no other section is cited."""
    begin, end = sentence(words, section.start, section.end)
    begin = max([begin, *(other.end for other in cited if other.start < section.start)])
    return begin, min([end, *(other.start for other in cited if other.start > section.start)])


def _is_set_nearby(stated: Words, section: Section, code: Code) -> bool:
    """Whether a section one slip away from *section* is on record for the figure *stated*."""
    return any(
        is_near(section.number, number) and subject.search(stated.words) for number, subject in code.subjects.items()
    )


def _other_figure(words: str, section: Section, figures: str, bounds: tuple[int, int]) -> Words | None:
    """Return the figure within *bounds* that the text attributes to *section*, unless the right figure is there too."""
    begin, end = sentence(words, section.start, section.end)
    right_figures = {tuple(figure.rstrip("s").split()) for figure in figures.replace("times", "time").split(" or ")}
    units = {unit for _, unit in right_figures}
    stated = [
        (begin + length.start, begin + length.end, (str(length.number), length.unit), length.relation)
        for length in lengths(words[begin:end])
    ]
    stated += [(*match.span(), (_multiple(match), "time"), "") for match in MULTIPLE.finditer(words, begin, end)]
    compared = [figure for figure in stated if figure[2][1] in units]
    if any(figure in right_figures for _, _, figure, _ in compared):
        return None
    for first, last, (_, unit), relation in compared:
        is_within = bounds[0] <= first and last <= bounds[1]
        is_multiple = (
            unit == "time"
            and section.start - CHARACTERS_BEFORE <= last
            and first <= section.end + 2 * CHARACTERS_BEFORE
        )
        is_period = unit != "time" and relation not in COUNTED and last <= section.start
        is_before = is_period and DIRECTLY_BEFORE.fullmatch(words, last, section.start)
        is_after = first >= section.end and DIRECTLY_AFTER.fullmatch(words, section.end, first)
        if is_within and (is_multiple or is_before or is_after):
            return Words(words[first:last], first)
    return None


def _multiple(match: re.Match[str]) -> str:
    times = match["times"] or match["word"]
    return str(TIMES.get(times.lower(), times))
