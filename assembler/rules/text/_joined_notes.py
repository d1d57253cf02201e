"""Joins the notes of a rule into a single note, so that many harmless places take one line of a report."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.rules.rule import Problem


def with_notes_joined(problems: Iterable[Problem], plural_noun: str) -> Iterator[Problem]:
    """Yield *problems*, but a single note in place of all notes.

    That note has the message and path of the first note, says how many more there are, as in "and 3 more such
    references" (*plural_noun* is "references"), and lists the paths of the others under `also`.
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
        count_words = ""
        if len(other_notes) == 1:
            count_words = ", and one more"
        elif other_notes:
            count_words = f", and {len(other_notes)} more such {plural_noun}"
        yield replace(first, message=f"{first.message}{count_words}", also=places)
