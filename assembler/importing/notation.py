"""Writes a source's runs in the notation of a matter, with emphasis, footnotes, and special characters escaped."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import zip_longest

from assembler.importing.read_document import FootNote, TextBlock, TextRun, merged_runs

SIGNS = re.compile(r"[\\*]|(?<!\w)_|_(?!\w)|[\^!](?=\[)|(?<=\[)\^|\|")
"""Characters that Markdown interprets inside a line."""

REFERENCE_SIGN = re.compile(r"\[(?=\[)")
"""The first of the two brackets that begin a reference."""

BLOCK_SIGN = re.compile(r"(?m)^(\s{0,9})(>|[-+](?=\s)|[•●▪◦‣](?=\s)|\d{1,9}(?=[.)](?:\s|$)))")
"""Characters that begin a quotation or a list at the beginning of a line."""

LITERAL_BRACKET = "[<u></u>"
"""A bracket that begins no reference, even before another bracket."""

LITERAL_BRACKETS = f"{LITERAL_BRACKET}["
"""Two brackets that begin no reference."""

LAST_WORD = re.compile(r"(?<![^\W_])[^\W_]++$")
"""The letters and digits at the end of a run."""

FIRST_WORD = re.compile(r"[^\W_]+")
"""The letters and digits at the beginning of a run."""

ESCAPED_WORDS = re.compile(r"((?:^|(?<!\s)\s++)(?:[^\s\\]*+\\\S*+(?:\s++|$))+)")
"""Words that have an escaped sign, with the space around them; they have no emphasis, which could be misread."""

FIRST_SIGNS = re.compile(r"[,;:.?!)”’]{1,4}(?=\s+\S)")
"""Punctuation at the beginning of a run that belongs to the word before the run."""

UNDERLINE_TAG = re.compile(r"<(?=/?u>)", re.IGNORECASE)


def literal(text: str) -> str:
    """Escape *text* so that a paper prints each of its characters literally."""
    text = UNDERLINE_TAG.sub(r"\\<", SIGNS.sub(r"\\\g<0>", text))
    return REFERENCE_SIGN.sub(LITERAL_BRACKET, text)


def as_sentence(text: str) -> str:
    """Return *text* as a part of one of the matter's `sentences:`, in which literal braces are doubled."""
    return text.replace("{", "{{").replace("}", "}}")


def without_placeholders(text: str) -> str:
    """Escape each opening brace of *text*, in notation, so that no words in braces are a placeholder."""
    return text.replace("{", r"\{")


def at_line_start(text: str) -> str:
    """Escape characters that would begin a list or a quotation at the beginning of a line of *text*, in notation."""
    return BLOCK_SIGN.sub(_escaped_start, text)


def with_literal_number(text: str) -> str:
    """Escape the number at the beginning of *text*, in notation, so that it begins no list."""
    return re.sub(r"\A(\d{1,3})([.)])", r"\1\\\2", text)


def _escaped_start(match: re.Match[str]) -> str:
    space, sign = match.groups()
    if sign.isdigit():
        return f"{space}{sign}\\"
    return f"{space}\\{sign}" if sign in ">-+" else match[0]


def marked(runs: Iterable[TextRun], notes: Mapping[str, FootNote], *, emphasis: bool = True) -> str:
    """Return *runs* in the notation of a matter, each footnote in its place; white space and notes have no emphasis."""
    pieces: list[str] = []
    styled_runs = (run if emphasis and run.text.strip() else TextRun(run.text, note=run.note) for run in runs)
    whole_runs = _with_whole_words(merged_runs(styled_runs))
    for run, below in zip_longest(whole_runs, whole_runs[1:], fillvalue=TextRun("")):
        if run.note:
            pieces.append(_note(run.note, notes))
        else:
            after_note = bool(pieces) and pieces[-1].startswith("^[") and run.text[:1].isalnum()
            pieces.append((" " if after_note else "") + _emphasized(run, pieces[-1] if pieces else "", below.text))
    return re.sub(r"[ \t\n]+", " ", "".join(pieces)).strip()


def _with_whole_words(runs: Iterable[TextRun]) -> list[TextRun]:
    """Return *runs* with each word in one run; a word of two runs is in the one that has more of its letters."""
    whole: list[TextRun] = []
    for run in runs:
        end = LAST_WORD.search(whole[-1].text) if whole and not (whole[-1].note or run.note) else None
        start = FIRST_WORD.match(run.text)
        if end is None or start is None:
            whole.append(run)
        elif len(end[0]) >= len(start[0]):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text}{start[0]}")
            whole.append(replace(run, text=run.text[start.end() :]))
        else:
            whole[-1] = replace(whole[-1], text=whole[-1].text[: end.start()])
            whole.append(replace(run, text=f"{end[0]}{run.text}"))
    return [run for run in whole if run.text or run.note]


def _emphasized(run: TextRun, before: str, after: str) -> str:
    """Return the text of *run* with its marks of emphasis around its words, or without marks that could be misread.

    *before* and *after* are the texts on both sides of it.
    """
    if before[-1:].isalnum() and (sign := FIRST_SIGNS.match(run.text)):  # no mark is read between a word and a sign
        return sign[0] + _emphasized(replace(run, text=run.text[sign.end() :]), sign[0], after)
    text = literal(run.text)
    words = text.strip()
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    touches_before = start == 0 and bool(before) and (before[-1].isalnum() or before[-1] in "*\\")
    touches_after = end == len(text) and words[-1:] == "]" and after[:1].isalnum()
    if not words or touches_before or touches_after or LITERAL_BRACKET in words:
        return text
    parts = [part if "\\" in part else _with_marks(part, run) for part in ESCAPED_WORDS.split(words)]
    return text[:start] + "".join(parts) + text[end:]


def _with_marks(words: str, run: TextRun) -> str:
    """Return *words* between the marks of emphasis that *run* has."""
    if not words:
        return ""
    if run.underline:
        words = f"<u>{words}</u>"
    marks = "**" * run.bold + "*" * run.italic
    return f"{marks}{words}{marks}"


def _note(mark: str, notes: Mapping[str, FootNote]) -> str:
    note = notes.get(mark)
    if note is None:
        return literal(mark)
    words = " ".join(marked(block.runs, notes={}) for block in note.blocks)
    return f"^[{_balanced(words)}]" if words else ""


def _balanced(text: str) -> str:
    """Return *text* with its brackets escaped, since an unmatched bracket would end the footnote."""
    return re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", text.replace(LITERAL_BRACKET, "["))


def marked_block(block: TextBlock, notes: Mapping[str, FootNote], skip: int = 0, *, emphasis: bool = True) -> str:
    """Return *block* in notation, without its first *skip* characters, which are a typed number or label."""
    return marked(without_start(block.runs, skip), notes, emphasis=emphasis)


def without_start(runs: Iterable[TextRun], skip: int) -> list[TextRun]:
    """Return *runs* without their first *skip* characters."""
    remaining = []
    for run in runs:
        cut = min(skip, len(run.text))
        skip -= cut
        if run.note or run.text[cut:]:
            remaining.append(replace(run, text=run.text[cut:]))
    return remaining
