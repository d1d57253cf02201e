"""Typed paragraph numbers that lead to a paragraph on another subject, or are above instead of below."""

import re
from collections.abc import Iterator, Mapping
from itertools import dropwhile
from typing import NamedTuple

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, words_of
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.walk import allegations, named_allegations
from assembler.plan.blocks import Count, Heading, Paragraph
from assembler.plan.papers import Papers
from assembler.plan.tables.texts import text_without_notes
from assembler.rules._described_things import (
    MAX_PARAGRAPHS,
    Story,
    has_word,
    is_on_losses,
    roots_of,
    words_described_at,
)
from assembler.rules._party_names import party_names
from assembler.rules._supported_clauses import clause_at, missing_content, supporting_paragraph
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.text.paragraph_numbers import all_numbers, complaint_body, numbers_of, typed_numbers

SIDE = Regex(r",?\s(?P<side>above|below|supra|infra)\b(?!\s(?:the|this|that|an?|\$|\d|[a-z]+ing)\b)")

FIRST_WORDS = 12
"""How many of its first words identify a paragraph."""


@rule(
    "TXT038",
    cite="house style: a reference leads to what the sentence says",
    basis="convention",
    severity=Severity.WARNING,
    fix="give the paragraph that is meant an `id:`, and refer to it as [[id]]",
)
def typed_number_of_another_paragraph(papers: Papers) -> Iterator[Problem]:
    """A sentence names a thing "described in paragraph 42", but that paragraph does not mention it and another does.

    The number may have been right before paragraphs were added. As with names in double brackets, words that fit almost
    any paragraph are not compared, and another paragraph must have the word, as at most three do. For "Lowe knew of the
    recall, as paragraph 42 alleges", the words of the whole clause are compared. The sums, lists and quotations of
    which a sentence speaks must be in the paragraph.
    """
    stories = _stories(papers)
    count_numbers = _numbers_in_counts(papers)
    whole_texts = _whole_texts(papers)
    for path, match in typed_numbers(papers):
        if "numbers" not in match.groupdict():
            continue
        numbers = all_numbers(match)
        cited_texts = [whole_texts[number] for number in numbers if number in whole_texts]
        content = missing_content(match.string, match.start(), cited_texts)
        if content:
            message = f"`{one_line(match[0])}` is cited for a {content}, but there is none in that paragraph"
            yield Problem(path, message, at=matched(match))
            continue
        named_words = words_described_at(match.string, *match.span())
        cited_stories = [stories[number] for number in numbers if number in stories]
        begin, _ = sentence_span(match.string, *match.span())
        if is_on_losses(match.string[begin : match.start()], cited_stories):
            continue
        own_numbers = _own_numbers(path, match.string, papers)
        if path[0] == "claims":  # a count refers back to the facts, hardly to the paragraphs of a count
            own_numbers += count_numbers
        if not named_words:
            names = roots_of(" ".join(party_names(papers.matter).key_by_name).lower())
            roots = clause_at(match.string, *match.span()) - names
            other_stories = {
                number: story for number, story in stories.items() if number not in (*numbers, *own_numbers)
            }
            supporting_number = supporting_paragraph(roots, cited_stories, other_stories) if roots else None
            if supporting_number:
                fact = f"paragraph {supporting_number} has"
                message = f"`{one_line(match[0])}` has no word of what the sentence says, but {fact}"
                place = stories[supporting_number].path
                yield Problem(path, message, at=matched(match), also=(place,) if place else ())
            continue
        if not cited_stories or any(has_word(story, word) for story in cited_stories for word in named_words):
            continue
        thing = named_words[-1]
        numbers_with_thing = [
            number for number, story in stories.items() if number not in own_numbers and has_word(story, thing)
        ]
        if 0 < len(numbers_with_thing) <= MAX_PARAGRAPHS:
            first_number = numbers_with_thing[0]
            message = f"no word for `{thing}` is in `{one_line(match[0])}`, but paragraph {first_number} has one"
            place = stories[first_number].path
            yield Problem(path, message, at=matched(match), also=(place,) if place else ())


@rule(
    "TXT039",
    cite="the order of the paragraphs",
    basis="program",
    severity=Severity.WARNING,
    fix="write `above` of an earlier paragraph and `below` of a later one, or correct the reference",
)
def above_or_below(papers: Papers) -> Iterator[Problem]:
    """A text says that an earlier paragraph is below, or that a later one is above.

    Typed numbers and names in double brackets are compared with the paragraphs' places in the complaint. A reference to
    several paragraphs is reported only if all of them are on the other side.
    """
    numbers_by_name = {
        paragraph.name: number for number, paragraph in _printed_paragraphs(papers).items() if paragraph.name
    }
    for path, match in typed_numbers(papers):
        if "numbers" in match.groupdict():
            yield from _wrong_side(path, match, all_numbers(match), papers)
    for path, text in prose(papers.matter):
        if "[[" not in text:
            continue
        for match in REFERENCE.finditer(text):
            if SIDE.match(text, match.end()):
                own_entries = [entry for entry in entries(match) if not entry.paper]
                names = [name for entry in own_entries for name in (entry.name, entry.last) if name]
                if names and all(name in numbers_by_name for name in names):
                    yield from _wrong_side(path, match, [numbers_by_name[name] for name in names], papers)


ABOVE = frozenset({"above", "supra"})


def _wrong_side(path: KeyPath, match: re.Match[str], numbers: list[int], papers: Papers) -> Iterator[Problem]:
    """Yield a problem if *match* is followed by "above" although all *numbers* are later, or "below" if earlier."""
    side_match = SIDE.match(match.string, match.end())
    own_numbers = _own_numbers(path, match.string, papers) if side_match else []
    if not side_match or not own_numbers or not numbers:
        return
    actual_place = ""
    if side_match["side"] in ABOVE and min(numbers) > max(own_numbers):
        actual_place = "later"
    elif side_match["side"] not in ABOVE and max(numbers) < min(own_numbers):
        actual_place = "earlier"
    if actual_place:
        words = match.string[match.start() : side_match.end()]
        message = f"`{one_line(words)}` is {actual_place} in the complaint"
        yield Problem(path, message, at=Words(words, match.start()))


class PrintedParagraph(NamedTuple):
    """A numbered paragraph of the complaint: its printed text, and its name, or "" if it has none."""

    text: str
    name: str


def _printed_paragraphs(papers: Papers) -> Mapping[int, PrintedParagraph]:
    """Return the numbered paragraphs of the complaint, by number."""
    return {
        block.number: PrintedParagraph(text_without_notes(block.text), block.name)
        for block in complaint_body(papers)
        if isinstance(block, Paragraph) and block.number
    }


def _numbers_in_counts(papers: Papers) -> list[int]:
    """Return the numbers of the complaint's paragraphs below the heading of its first count."""
    below_heading = dropwhile(lambda block: not isinstance(block, Count), complaint_body(papers))
    return [block.number for block in below_heading if isinstance(block, Paragraph) and block.number]


EVERY_CONTENT = "\n| $1\n> "
"""Stands for a quotation, a list or a table after a paragraph, which may have any content."""


def _whole_texts(papers: Papers) -> Mapping[int, str]:
    """Return the printed text of each numbered paragraph by number, with a sign for each block that belongs to it."""
    whole_texts: dict[int, str] = {}
    number = 0
    for block in complaint_body(papers):
        if isinstance(block, Paragraph) and block.number:
            number = block.number
            whole_texts[number] = text_without_notes(block.text)
        elif isinstance(block, Heading):
            number = 0
        elif number:
            whole_texts[number] += EVERY_CONTENT
    return whole_texts


def _stories(papers: Papers) -> Mapping[int, Story]:
    """Return, for each numbered paragraph, its path and the roots of its words; the path is () if it has no name."""
    allegations_by_name = named_allegations(papers.matter)
    paths = {
        allegation.id: (*path, "text")
        for path, allegation in allegations(papers.matter)
        if allegation.id in allegations_by_name
    }
    stories: dict[int, Story] = {}
    for number, paragraph in _printed_paragraphs(papers).items():
        words = f"{paragraph.text} {paragraph.name.replace('_', ' ')}"
        stories[number] = Story(paths.get(paragraph.name, ()), roots_of(words), has_sum="$" in words)
    return stories


def _own_numbers(path: KeyPath, text: str, papers: Papers) -> list[int]:
    """Return the numbers of the paragraphs that print *text*, which is at *path*."""
    return list(numbers_of(path, words_of(text.partition("[[")[0])[:FIRST_WORDS], papers))
