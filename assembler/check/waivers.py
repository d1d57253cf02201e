"""Waivers, which turn findings into notes, and findings on waivers that have no effect."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.check.as_findings import is_promise
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Severity
from assembler.findings.suggestions import did_you_mean
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.rules import all_rules


def with_waivers(findings: Sequence[Finding], matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield *findings*, with waived findings as notes that give the reason; the program's promises cannot be waived."""
    for finding in findings:
        reason = matter.waivers.get(finding.code)
        if reason is None:
            yield finding
            continue
        place = source.place_at(("waivers", finding.code))
        if finding.promise:
            fix = f"{finding.fix}; the waiver has no effect on this finding"
            yield replace(finding, also=(*finding.also, place), fix=fix)
        else:
            message = f"{finding.message}; waived: {reason}"
            yield replace(finding, severity=Severity.NOTE, message=message, also=(*finding.also, place), fix="")


def unknown_waivers(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding on each waiver of *matter* that names no rule, or a rule that cannot be waived."""
    for code in matter.waivers:
        place = source.key_place(("waivers", code))
        if code not in all_rules():
            yield fault("MAT004", place, f"no rule has the code `{code}`", fix=did_you_mean(code, all_rules()))
        elif is_promise(all_rules()[code]):
            message = f"`{code}` cannot be waived: {all_rules()[code].no_waiver}"
            yield fault("MAT003", place, message, fix="delete this waiver")
