"""Lines: runs of type put together to what a reader calls a line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import combining

from assembler.prove.pdf_text import Run
from assembler.prove.proof import HYPHENS, Part, Piece, ProofLine, squeezed

RAISED = 0.4
"""How far, in parts of the size, a run may stand over or under the one before it on its line: a note's number does."""
APART = 4.0
"""How wide, in parts of the size, a gap inside a line may be: the one behind a paragraph's number is two."""
MARGIN_APART = 0.75
"""The same in the margins, where columns stand side by side."""
OVERLAP = 0.3
"""How far ink may reach into the next letter, in parts of the size."""
NOTICED = 0.05
"""Points by which two sizes differ."""


def set_lines(runs: Iterable[tuple[int, Run]]) -> Iterator[tuple[int, list[Run]]]:
    """Yield the lines of a page from its runs in reading order, each with the note that it belongs to."""
    row: list[Run] = []
    before = 0
    for note, run in runs:
        if row and (note != before or not _goes_on(row[-1], run)):
            yield before, row
            row = []
        row.append(run)
        before = note
    if row:
        yield before, row


def _goes_on(last: Run, run: Run) -> bool:
    size = max(last.size, run.size)
    level = abs(run.baseline - last.baseline) < RAISED * size
    return level and (_beside(last, run, APART * size) or (bool(combining(run.text[0])) and run.left >= last.left))


def line(row: list[Run], part: Part, families: Mapping[str, str]) -> ProofLine:
    """Return the line that *row* makes. Its baseline, size and font are those of most of its letters."""
    baseline, size, font = _most(row)
    raised = set(calls(row))
    others = (run for run in row if run not in raised and (run.font != font or abs(run.size - size) > NOTICED))
    pieces = (Piece(run.text, families.get(run.font, run.font), round(run.size, 2)) for run in others)
    own = families.get(font, font)
    return ProofLine(
        text=written("".join(run.text for run in row)),
        baseline=round(baseline, 3),
        left=round(min(run.left for run in row), 2),
        right=round(max(run.right for run in row), 2),
        size=round(size, 2),
        font=own,
        part=part,
        single=part == "note",
        pieces=tuple(piece for piece in pieces if piece.font != own or abs(piece.size - size) > NOTICED),
    )


def _most(row: list[Run]) -> tuple[float, float, str]:
    """Return baseline, size and font of most letters of *row*. Beside words no number counts: it may call a note."""
    letters: Counter[tuple[float, float, str]] = Counter()
    for run in row:
        letters[run.baseline, run.size, run.font] += 0 if _is_number(run) else len(run.text)
    return max(letters, key=lambda kind: (letters[kind], kind[1]))


def calls(row: list[Run]) -> list[Run]:
    """Return the runs of *row* that call a note: small raised numbers."""
    baseline, size, _ = _most(row)
    return [run for run in row if _is_number(run) and run.baseline < baseline - 1 and run.size < size]


def _is_number(run: Run) -> bool:
    return run.text.strip().isdecimal()


def margin_rows(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the lines in a page's margins: runs side by side on one baseline, whatever the order they are drawn in."""
    row: list[Run] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline, 1), run.left)):
        level = row and abs(run.baseline - row[-1].baseline) < 1
        if row and not (level and _beside(row[-1], run, MARGIN_APART * run.size)):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _beside(last: Run, run: Run, apart: float) -> bool:
    """Say whether *run* follows *last* to its right, and not over it, by at most *apart* points."""
    return -OVERLAP * run.size < run.left - last.right < apart


def inked(runs: Iterable[Run]) -> list[Run]:
    """Return the runs that show something."""
    return [run for run in runs if squeezed(run.text)]


def written(text: str) -> str:
    """Return *text* as a message can quote it: one space between words, and hyphens as they print."""
    return " ".join(HYPHENS.sub("-", text).split())
