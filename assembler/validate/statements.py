"""Finds faults in `statements:`: statements that the court does not require, and invalid answers."""

from collections.abc import Iterator

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.suggestions import did_you_mean
from assembler.language.english import series
from assembler.load.source import Source
from assembler.model.matter import Matter


def statement_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each statement of *matter* that its court does not require, and each invalid answer."""
    law = matter.court.statements
    statements = law.value if law else {}
    for name, answer in matter.statements.items():
        path = ("statements", name)
        if name not in statements:
            message = f"`{matter.court.id}` requires no statement called `{brief(name)}`"
            fix = did_you_mean(name, statements) if statements else "delete it, or plead it in a paragraph of `facts:`"
            yield fault("MAT004", source.key_place(path), message, fix=fix)
        elif statements[name].words(answer) is None:
            message = f"`{brief(answer)}` is not an answer to `{name}`, which must state {statements[name].asks}"
            fix = f"write {series([f'`{answer_word}`' for answer_word in statements[name].answers], 'or')}"
            yield fault("MAT003", source.place_at(path), message, fix=fix)
