"""Typed paragraph numbers that lead to a paragraph about another thing, or in the other direction."""

import re
from collections.abc import Iterator, Mapping

from assembler.facts.texts import prose, words_of
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.walk import allegations, named_allegations
from assembler.plan.blocks import Paragraph
from assembler.plan.papers import Papers
from assembler.plan.tables.texts import text_without_notes
from assembler.rules._described_things import (
    MAX_PARAGRAPHS,
    Story,
    has_word,
    roots_of,
    words_described_at,
)
from assembler.rules._party_names import party_names
from assembler.rules._supported_clauses import clause_at, supporting_paragraph
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.text.paragraph_numbers import (
    all_numbers,
    complaint_body,
    numbers_of,
    typed_numbers,
)

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
    recall, as paragraph 42 alleges", the words of the whole clause are compared.
    """
    stories = _stories(papers)
    for path, match in typed_numbers(papers):
        if "numbers" not in match.groupdict():
            continue
        numbers = all_numbers(match)
        words_named = words_described_at(match.string, *match.span())
        referred = [stories[number] for number in numbers if number in stories]
        own_numbers = _own_numbers(path, match.string, papers)
        if not words_named:
            names = roots_of(" ".join(party_names(papers.matter).keys).lower())
            roots = clause_at(match.string, *match.span()) - names
            elsewhere = {number: story for number, story in stories.items() if number not in (*numbers, *own_numbers)}
            if other := supporting_paragraph(roots, referred, elsewhere) if roots else None:
                message = f"`{one_line(match[0])}` has no word of what the sentence says, but paragraph {other} has"
                place = stories[other][0]
                yield Problem(path, message, at=matched(match), also=(place,) if place else ())
            continue
        if not referred or any(has_word(story, word) for story in referred for word in words_named):
            continue
        others = [
            number for number in stories if number not in own_numbers and has_word(stories[number], words_named[-1])
        ]
        if 0 < len(others) <= MAX_PARAGRAPHS:
            message = f"no word for `{words_named[-1]}` is in `{one_line(match[0])}`, but paragraph {others[0]} has one"
            place = stories[others[0]][0]
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
    places = {name: number for number, (_, name) in _printed_paragraphs(papers).items() if name}
    for path, match in typed_numbers(papers):
        if "numbers" in match.groupdict():
            yield from _on_the_other_side(path, match, all_numbers(match), papers)
    for path, text in prose(papers.matter):
        if "[[" not in text:
            continue
        for match in REFERENCE.finditer(text):
            if SIDE.match(text, match.end()):
                names = [
                    name for entry in entries(match) if not entry.paper for name in (entry.name, entry.last) if name
                ]
                if names and all(name in places for name in names):
                    yield from _on_the_other_side(path, match, [places[name] for name in names], papers)


EARLIER = frozenset({"above", "supra"})


def _on_the_other_side(path: KeyPath, match: re.Match[str], numbers: list[int], papers: Papers) -> Iterator[Problem]:
    """Yield a problem if *match* is followed by "above", but all *numbers* are later than the paragraph; or "below"."""
    side_match = SIDE.match(match.string, match.end())
    own_numbers = _own_numbers(path, match.string, papers) if side_match else []
    if not side_match or not own_numbers or not numbers:
        return
    is_wrong = min(numbers) > max(own_numbers) if side_match["side"] in EARLIER else max(numbers) < min(own_numbers)
    if is_wrong:
        where = "later" if side_match["side"] in EARLIER else "earlier"
        words = match.string[match.start() : side_match.end()]
        message = f"`{one_line(words)}` is {where} in the complaint"
        yield Problem(path, message, at=Words(words, match.start()))


def _printed_paragraphs(papers: Papers) -> Mapping[int, tuple[str, str]]:
    """Return the printed text and the name, "" if it has none, of each numbered paragraph of the complaint."""
    return {
        block.number: (
            text_without_notes(block.text),
            block.name,
        )
        for block in complaint_body(papers)
        if isinstance(block, Paragraph) and block.number
    }


def _stories(papers: Papers) -> Mapping[int, Story]:
    """Return the path, empty if the paragraph has no name, and the roots of each numbered paragraph's words."""
    allegations_by_name = named_allegations(papers.matter)
    paths = {
        allegation.id: (*path, "text")
        for path, allegation in allegations(papers.matter)
        if allegation.id in allegations_by_name
    }
    return {
        number: (paths.get(name, ()), roots_of(f"{text} {name.replace('_', ' ')}"))
        for number, (text, name) in _printed_paragraphs(papers).items()
    }


def _own_numbers(path: KeyPath, text: str, papers: Papers) -> list[int]:
    """Return the numbers of the paragraphs that print *text*, which is at *path*."""
    return list(numbers_of(path, words_of(text.partition("[[")[0])[:FIRST_WORDS], papers))
