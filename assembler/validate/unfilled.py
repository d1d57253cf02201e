"""Recognizes a batch base that is passed as a matter, and covers all its blanks with one finding."""

from collections.abc import Sequence

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import walk_texts
from assembler.load.source import Source


def with_blanks_as_one(findings: Sequence[Finding], source: Source) -> list[Finding]:
    """Return *findings* with those on `<<blanks>>` replaced by one finding: *source* is the base of a batch.

    The findings are returned unchanged if none is on a blank, or if a row has filled the blanks.
    """
    blanks = {source.place_at(path): text for path, text in walk_texts(source.data) if "<<" in text and ">>" in text}
    blank_findings = [finding for finding in findings if finding.value_place in blanks]
    if source.filled_row or not blank_findings:
        return [*findings]
    first_place = blank_findings[0].value_place
    message = f"this file is the base of a batch: a row fills `{brief(blanks[first_place])}`"
    base_fault = fault("BAT015", first_place, message)
    return [base_fault, *(finding for finding in findings if finding.place not in blanks)]
