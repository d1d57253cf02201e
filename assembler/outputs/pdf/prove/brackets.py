"""Finds deleted words in a marked copy that shows deletions in brackets, which are bold and printed by themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.outputs.pdf.prove.pdf_text import TypeRun

Flow = list[tuple[int, TypeRun]]
"""The tagged runs of a page in reading order, each with the number of its footnote.

The number is 0 for the running text, and -1 for the head of a table that is repeated on a later page.
"""


def with_bracketed_changes(flows: Sequence[Flow]) -> list[Flow]:
    """Return *flows* with the change "bracket" on each bracket, and "deleted" on the runs between two brackets.

    A deletion may continue on the next page. Deletions in the running text and in each footnote are independent.
    """
    open_notes: set[int] = set()
    return [list(_runs_in_brackets(flow, open_notes)) for flow in flows]


def _runs_in_brackets(flow: Flow, open_notes: set[int]) -> Iterator[tuple[int, TypeRun]]:
    for note, run in flow:
        is_open = note in open_notes
        if _is_bracket(run, "]" if is_open else "["):
            if is_open:
                open_notes.remove(note)
            else:
                open_notes.add(note)
            yield note, replace(run, change="bracket")
        else:
            yield note, replace(run, change="deleted") if is_open else run


def _is_bracket(run: TypeRun, sign: str) -> bool:
    return run.text.strip() == sign and "bold" in run.font.casefold()
