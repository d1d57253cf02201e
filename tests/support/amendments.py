"""An amended complaint, and the papers that ask for leave to file it."""

from pathlib import Path

from tests.support.runs import FindingData, check, write_file

AMENDED = """\
extends: first.yaml
complaint_filed: 2025-11-03
number: 25-2-00000-0 SEA
docket_read: 2026-01-12
relief: {drop: [award prejudgment interest and costs]}
filings:
  change: {complaint: {date: 2026-01-12, proposed: true, amends: {file: first.yaml}}}
"""

MOTION = """\
  add:
    - paper: motion_for_leave_to_amend
      date: 2026-01-12
      grounds: [The amendment drops a request.]
    - {paper: order_granting_leave_to_amend, date: 2026-01-12}
"""


def findings_on_second(text: str, *codes: str) -> list[FindingData]:
    """Return the findings with *codes* on the amended matter *text*."""
    findings = check(write_file(Path.cwd(), text, "second.yaml")).findings
    return [finding for finding in findings if finding["code"] in codes]
