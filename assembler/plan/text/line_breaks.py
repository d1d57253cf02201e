"""Finds where a line of text must not break: in numbers and hyphenated names, and before closing punctuation."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from assembler.language.dates import MONTH
from assembler.language.regex import Regex, passages
from assembler.plan.blocks import Link, MarkedLine, Note, RichText, Run, Words
from assembler.plan.text.labels import NBSP

Style = Literal["plain", "emphasis", "strong", "both"]

UNBROKEN_TEXT = Regex(
    r"\b(?:d/b/a|[afn]/k/a)\b|"
    r"\b(?:[A-Z][\w-]{1,40} )?Bar No\. [\w-]+|"
    # case numbers of federal courts, and of the courts of Washington
    r"\d:\d{2}-[a-z]{2}-\d+(?:-\w+)*|\b\d{2}-\d-\d{5}-\d(?: [A-Z]{3})?\b|"
    # rule numbers with at least two subdivisions, such as 12(b)(6)
    r"\b\d[\w.:-]{0,20}(?:\([^()\s]{1,4}\)){2,}|"
    # other numbers with hyphens that have five digits in a row
    r"(?<![\w.:/@-])(?=[\w:-]{0,20}\d{5})(?=[\w:-]{6,24}(?![\w:@-]))[A-Z0-9]{1,6}(?::\d\d)?(?:-[A-Za-z0-9]{1,8}){1,5}\b|"
    # words such as e-mail
    r"\b[A-Za-z]-[a-z]{3,}",
    needs="-|/a|bar no.|)(",
)
"""Text that must be kept on one line, such as "f/k/a", "State Bar No. 00000", a case number or a rule number."""

HYPHENATED_NUMBER = Regex(
    # numbers with hyphens, which may have subdivisions
    r"(?<![\w.:/@-])(?=[\w:-]{0,20}\d)(?=[\w:-]{3,24}(?![\w:@-]))[A-Z0-9]{1,6}(?::\d\d)?(?:-[A-Za-z0-9]{1,8}){1,5}\b"
    r"(?:\([^()\s]{1,4}\)){0,6}|"
    # names of which each part begins with a capital
    r"(?<![\w’'.:/@-])(?=[\w’'-]{3,26}(?![\w’'@-]))[A-Z][\w’']{0,22}(?:-[A-Z][\w’']{0,22}){1,3}(?![\w-])",
    needs="-",
)
"""A number such as "24-cv-123", or a name such as "Tri-Oak", kept on one line unless it is too long for a column.

Unlike `UNBROKEN_TEXT`, these passages are kept together only on the page. In a Word file, a search for a name with a
no-break hyphen would fail.
"""


def with_no_break_spaces(match: re.Match[str]) -> str:
    """Return the text of *match* with no-break spaces."""
    return match[0].replace(" ", NBSP)


def unbroken_numbers(line: str) -> tuple[Words, ...]:
    """Return *line*, such as a caption's case number line, with each number kept on one line."""
    if isinstance(line, MarkedLine):
        return _run_by_run(line, unbroken_numbers)
    return tuple(kept_numbers(line, "plain"))


def kept_numbers(text: str, style: Style) -> Iterator[Words]:
    """Yield *text* as runs, in which each case number and rule number is kept on one line."""
    end = 0
    for match in passages(UNBROKEN_TEXT, text):
        if match.start() > end:
            yield Words(text[end : match.start()], style)
        yield Words(match[0], style, keep=True)
        end = match.end()
    if text[end:]:
        yield Words(text[end:], style)


CLOSING_SIGNS = Regex(r"\S{2,12}(?=\s|$)")
"""Punctuation directly after a reference, such as a closing parenthesis and period."""


def with_closing(rich: RichText) -> RichText:
    """Return *rich* with each hyphenated name on one line, and punctuation beside the number or link before it."""
    if any(run.change for run in rich):
        rich = tuple(_with_spaces_beside_changes(rich))
    parts: list[Run] = []
    for run in rich:
        parts += _kept_names(run) if isinstance(run, Words) else [run]
    runs: list[Run] = []
    for part in parts:
        previous = runs[-1] if runs else None
        is_after_kept = isinstance(previous, Link) or (isinstance(previous, Words) and previous.keep)
        runs += _with_kept_closing(part) if is_after_kept and isinstance(part, Words) else [part]
    return tuple(run for run in runs if not isinstance(run, Words) or run.text)


def _with_kept_closing(words: Words) -> list[Words]:
    """Return *words*, split after the punctuation at its beginning, which is kept on the line of the text before it."""
    is_plain = words.style == "plain" and not words.keep and not words.mark
    closing_match = CLOSING_SIGNS.match(words.text) if is_plain else None
    if closing_match is None:
        return [words]
    return [
        replace(words, text=closing_match[0], keep=True),
        replace(words, text=words.text[closing_match.end() :]),
    ]


def _with_spaces_beside_changes(rich: RichText) -> Iterator[Run]:
    """Yield *rich* with a space at the end of a change moved out of it, and a space between deleted and inserted words.

    After an element that ends with a space, the page engine may break a line inside the next word.
    """
    for run, following in zip(rich, (*rich[1:], None), strict=True):
        text = run.text.rstrip(" ") if isinstance(run, Words) and run.change else ""
        if isinstance(run, Words) and text and text != run.text:
            yield from (replace(run, text=text), Words(" "))
            continue
        yield run
        if following and following.change == "inserted" and _ends_deletion(run) and _begins_word(following):
            yield Words(" ")


OPENING_SIGNS = "$£€¥§¶#_“‘\"'([{"
"""Characters before a letter or a digit that begin a word or a sum, or that are a blank."""


def _ends_deletion(run: Run) -> bool:
    """Whether *run* is deleted words not ending with a space or an opening character, or the bracket after them."""
    is_deleted = run.change == "deleted" and not isinstance(run, Note) and run.text[-1:] not in {"", " ", *"“‘([{"}
    return run.change == "bracket" or is_deleted


def _begins_word(run: Run) -> bool:
    """Whether *run* begins with a word, a sum or a blank, and not with the punctuation that ends a word."""
    first = "" if isinstance(run, Note) else run.text[:1]
    return first.isalnum() or (first != "" and first in OPENING_SIGNS)


NUMBER_LABEL = Regex(r"(?:\b[A-Z][\w.]{0,20} ){0,3}\bNo\. (?=[\w-])")
"""A label that is kept on the same line as the number after it, such as "Attorney I.D. No. 00000"."""

DATE = Regex(rf"\b(?:{MONTH})\s\d{{1,2}},\s\d{{4}}\b")
"""A date, kept on one line in a table and in the lines of a signature."""

RULES_NAME = Regex(r"(?:\b[A-Z][a-z]{2,5}\.\s)?\bR\.\s[A-Z][a-z]{2,5}\.\sP\.(?=\s\d)", re.IGNORECASE)
"""The name of rules of procedure before a rule's number, such as Fla. R. Civ. P., kept on one line."""

ET_AL = Regex(r"\bet al\b", re.IGNORECASE)
"""The words for the other parties on a side, kept on one line."""

SUFFIX = Regex(
    r" (?=(?:(?:[JS]R|Inc|Corp|Co|Ltd|Esq)\.|L\.?L\.?[CP]|PL?LC|L\.?P|P\.?[ACS]|N\.?A|Chtd|I{2,3}|IV)(?![\w&]))",
    re.IGNORECASE,
)
"""The space before the end of a name, such as Jr., LLP or Inc., which is kept on one line with the word before it."""


def with_unbreakable_parts(line: str) -> tuple[Words, ...]:
    """Return *line* with each case number, rule number, bar number, date and hyphenated name in it kept on one line.

    The end of a name, such as Jr. or LLP, is kept on the same line as the word before it.
    """
    if isinstance(line, MarkedLine):
        return _run_by_run(line, with_unbreakable_parts)
    for pattern in (DATE, RULES_NAME, ET_AL):
        line = pattern.sub(with_no_break_spaces, line)
    runs = (part for run in kept_numbers(SUFFIX.sub(NBSP, line), "plain") for part in _kept_names(run))
    return tuple(
        run if run.keep else replace(run, text=NUMBER_LABEL.sub(with_no_break_spaces, run.text)) for run in runs
    )


def with_whole_dates(rich: RichText) -> RichText:
    """Return *rich*, the text of a table's cell, with each date kept on one line."""
    return tuple(
        replace(run, text=DATE.sub(with_no_break_spaces, run.text)) if isinstance(run, Words) else run for run in rich
    )


def _run_by_run(line: MarkedLine, divide: Callable[[str], tuple[Words, ...]]) -> tuple[Words, ...]:
    """Return the runs of a marked *line*, each divided by *divide*; the parts of a run keep its change."""
    runs = (run for run in _with_spaces_beside_changes(line.runs) if isinstance(run, Words))
    return tuple(replace(part, change=run.change) for run in runs for part in divide(run.text))


def _kept_names(run: Words) -> Iterator[Words]:
    """Yield *run* in parts, so that each hyphenated name or number in it is a run kept on one line."""
    if run.keep or run.mark or "-" not in run.text:
        yield run
        return
    end = 0
    for match in passages(HYPHENATED_NUMBER, run.text):
        if match.start() > end:
            yield replace(run, text=run.text[end : match.start()])
        yield replace(run, text=match[0], keep=True)
        end = match.end()
    if run.text[end:]:
        yield replace(run, text=run.text[end:])
