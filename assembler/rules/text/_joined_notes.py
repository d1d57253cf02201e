"""Joins the notes of a rule into one, so that many harmless places are read in one line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.rules.rule import Problem


def with_notes_joined(problems: Iterable[Problem], plural_noun: str) -> Iterator[Problem]:
    """Yield *problems*, but a single note in place of all notes.

    The note has the message of the first, the number of the others with *plural_noun* ("references"), and their places.
    """
    notes: list[Problem] = []
    for problem in problems:
        if problem.severity is Severity.NOTE:
            notes.append(problem)
        else:
            yield problem
    if notes:
        first, *other_notes = notes
        places = tuple(path for path in dict.fromkeys(note.path for note in other_notes) if path != first.path)
        count_words = (
            f", and {len(other_notes)} more such {plural_noun}"
            if len(other_notes) > 1
            else ", and one more"
            if other_notes
            else ""
        )
        yield replace(first, message=f"{first.message}{count_words}", also=places)
