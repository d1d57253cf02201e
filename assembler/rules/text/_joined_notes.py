"""Joins the notes of a rule into one, so that many harmless places are read in one line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.rules.rule import Problem


def with_notes_joined(problems: Iterable[Problem], things: str) -> Iterator[Problem]:
    """Yield *problems*, but a single note in place of all notes.

    The note has the message of the first, how many more of *things*, such as "references", there are, and their places.
    """
    notes: list[Problem] = []
    for problem in problems:
        if problem.severity is Severity.NOTE:
            notes.append(problem)
        else:
            yield problem
    if notes:
        first, *others = notes
        places = tuple(path for path in dict.fromkeys(note.path for note in others) if path != first.path)
        more = f", and {len(others)} more such {things}" if len(others) > 1 else ", and one more" if others else ""
        yield replace(first, message=f"{first.message}{more}", also=places)
