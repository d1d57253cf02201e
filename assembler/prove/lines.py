"""Lines: runs of type combined into lines of text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import category, combining

from assembler.findings.visible import one_line
from assembler.prove.drawn_order import turned
from assembler.prove.pdf_text import TypeRun
from assembler.prove.proof import HYPHENS, Fragment, Part, ProofLine, has_ink, squeezed

RAISED = 0.4
"""How far a run may be above or below the run before it on the same line, as a fraction of the size: a note's call."""
APART = 4.0
"""How wide a gap within a line may be, as a fraction of the size: the one after a paragraph's number is two."""
MARGIN_APART = 0.75
"""The same in the margins, where there are columns side by side."""
OVERLAP = 0.3
"""How far ink may extend into the next letter, as a fraction of the size."""
WIDE_OVERLAP = 1.0
"""The same for a passage in another script, whose last mark may be below the next letter."""
NOTICED = 0.05
"""Points from which two sizes count as different."""
UNACCENTED = re.compile(r"[\0-\u02ff\u2000-\u206f]*+")
"""Letters and punctuation among which there is no mark on another letter."""


def set_lines(runs: Iterable[tuple[int, TypeRun]]) -> Iterator[tuple[int, list[TypeRun]]]:
    """Yield the lines of a page from its runs in reading order, each with the number that its runs have."""
    row: list[TypeRun] = []
    before = 0
    for note, run in runs:
        if row and (note != before or not _goes_on(row[-1], run)):
            yield before, row
            row = []
        row.append(run)
        before = note
    if row:
        yield before, row


def _goes_on(last: TypeRun, run: TypeRun) -> bool:
    size = max(last.size, run.size)
    level = abs(run.baseline - last.baseline) < RAISED * size
    accent = bool(combining(run.text[0])) and run.left >= last.left
    passage = run.reads is not None and run.mark == last.mark
    over = WIDE_OVERLAP if last.reads is not None else OVERLAP
    return passage or (level and (accent or _beside(last, run, APART * size, over)))


def as_line(row: list[TypeRun], part: Part, families: Mapping[str, str]) -> ProofLine:
    """Return *row* as a line, with the baseline, size and font of most of its letters."""
    baseline, size, font = _most(row)
    return ProofLine(
        text=written(read(row)),
        baseline=round(baseline, 3),
        left=round(min(run.left for run in row), 2),
        right=round(max(run.right for run in row), 2),
        size=round(size, 2),
        font=families.get(font, font),
        part=part,
        single=part in {"note", "repeated"},
        fragments=_fragments(row, size, font, families) if len(row) > 1 else (),
    )


def _fragments(row: list[TypeRun], size: float, font: str, families: Mapping[str, str]) -> tuple[Fragment, ...]:
    """Return the parts of *row* in another family or size than this *font* and *size*, without calls of notes."""
    others = [run for run in row if run.font != font or abs(run.size - size) > NOTICED]
    raised = calls(row) if others else []
    own = families.get(font, font)
    apart = (run for run in others if run not in raised)
    parts = (Fragment(run.text, families.get(run.font, run.font), round(run.size, 2)) for run in apart)
    return tuple(part for part in parts if part.font != own or abs(part.size - size) > NOTICED)


def read(row: list[TypeRun]) -> str:
    """Return the text of *row*: that of the tags, or else the drawn text with right-to-left letters reversed."""
    words = "".join(run.words for run in row)
    return turned(words) if all(run.reads is None for run in row) else words


def _most(row: list[TypeRun]) -> tuple[float, float, str]:
    """Return baseline, size and font of most letters of *row*.

    Numbers, which may be calls of notes, and accents, which may be above or below their letters, do not count.
    """
    if len(row) == 1:
        return row[0].baseline, row[0].size, row[0].font
    letters: Counter[tuple[float, float, str]] = Counter()
    for run in row:
        accents = 0 if UNACCENTED.fullmatch(run.text) else sum(category(letter) == "Mn" for letter in run.text)
        letters[run.baseline, run.size, run.font] += 0 if _is_number(run) else len(run.text) - accents
    return max(letters, key=lambda kind: (letters[kind], kind[1]))


def calls(row: list[TypeRun]) -> list[TypeRun]:
    """Return the calls of notes in *row*: small raised numbers."""
    numbers = [run for run in row if _is_number(run)] if len(row) > 1 else []
    if not numbers:
        return []
    baseline, size, _ = _most(row)
    return [run for run in numbers if run.baseline < baseline - 1 and run.size < size]


def _is_number(run: TypeRun) -> bool:
    return run.text.strip().isdecimal()


def margin_rows(runs: Iterable[TypeRun]) -> Iterator[list[TypeRun]]:
    """Yield the lines in a page's margins: runs side by side on one baseline, in whatever order they are drawn.

    Marks above, below or around their letters are appended to the line of these.
    """
    every = list(runs)
    rows, signs = list(_rows(run for run in every if not _is_sign(run))), list(filter(_is_sign, every))
    for row in rows:
        yield [*row, *(sign for sign in signs if _touches(sign, row))]
    yield from _rows(sign for sign in signs if not any(_touches(sign, row) for row in rows))


def _rows(runs: Iterable[TypeRun]) -> Iterator[list[TypeRun]]:
    row: list[TypeRun] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline, 1), run.left)):
        level = row and abs(run.baseline - row[-1].baseline) < 1
        if row and not (level and _beside(row[-1], run, MARGIN_APART * run.size)):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _is_sign(run: TypeRun) -> bool:
    return not run.text.isascii() and all(category(letter).startswith("M") for letter in squeezed(run.text))


def _touches(sign: TypeRun, row: list[TypeRun]) -> bool:
    level = abs(sign.baseline - row[0].baseline) < RAISED * sign.size
    return level and any(run.left <= sign.right and sign.left <= run.right for run in row)


def _beside(last: TypeRun, run: TypeRun, apart: float, over: float = OVERLAP) -> bool:
    """Whether *run* begins at most *apart* points right of *last*, or overlaps it by less than *over* of its size."""
    return -over * run.size < run.left - last.right < apart


def inked(runs: Iterable[TypeRun]) -> list[TypeRun]:
    """Return the runs that have ink."""
    return [run for run in runs if has_ink(run.text)]


def written(text: str) -> str:
    """Return *text* for a message: one space between words, and hyphens as they are printed."""
    return one_line(HYPHENS.sub("-", text))
