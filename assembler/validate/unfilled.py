"""A batch base passed as a matter: its blanks are reported once, not for each value."""

from collections.abc import Sequence

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import walk_texts
from assembler.load.source import Source


def with_blanks_as_one(findings: Sequence[Finding], source: Source) -> list[Finding]:
    """Return *findings* with those at values with a `<<blank>>` replaced by a single finding that *source* is a base.

    They are returned unchanged if there are none, or if a row has filled the blanks.
    """
    blanks = {source.place_at(path): text for path, text in walk_texts(source.data) if "<<" in text and ">>" in text}
    unfilled = [finding for finding in findings if finding.place in blanks]
    if source.filled or not unfilled:
        return [*findings]
    message = f"is the base of a batch: a row fills `{brief(blanks[unfilled[0].place])}`"
    base_fault = fault("BAT015", unfilled[0].place, message)
    return [base_fault, *(finding for finding in findings if finding.place not in blanks)]
