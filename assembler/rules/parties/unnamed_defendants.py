"""PTY008."""

import re
from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import pleaded
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

IGNORANT = re.compile(
    r"(?i)\b(?:ignorant|ignorance|unknown|true names?|(?:not|cannot) (?:yet )?(?:know|learn|ascertain)|474)\b"
)
"""Words which say that a name is unknown; naming the section is enough."""


@rule(
    "PTY008",
    cite="Cal. Code Civ. Proc. § 474",
    basis="verified",
    severity=Severity.WARNING,
    fix="say so in a `paragraph:` of the party, if it is true",
    bad="""
        court: casuper
        county: Alameda
        number: none
        division: none
        jurisdiction: none
        counsel: {placeholder: {fax: (206) 555-0199}}
        parties:
          does: {name: Does, role: defendant, does: {first: 1, last: 10}}
        claims:
          - cause: us-copyright-infringement
            against: [strings, does]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        court: casuper
        county: Alameda
        number: none
        division: none
        jurisdiction: none
        counsel: {placeholder: {fax: (206) 555-0199}}
        parties:
          does: {name: Does, role: defendant, does: {first: 1, last: 10},
            paragraph: "The plaintiff does not know the true names of Does 1 through 10, and sues them by these names."}
        claims:
          - cause: us-copyright-infringement
            against: [strings, does]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          does: {name: Does, role: defendant, kind: individual, does: {first: 1, last: 10}}
        claims:
          - cause: us-copyright-infringement
            against: [strings, does]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def unnamed_defendants(matter: Matter) -> Iterator[Problem]:
    """A complaint against defendants under fictitious names does not say that their names are unknown.

    In California the plaintiff must state that in the complaint. It is a warning, since the complaint may be amended.
    """
    law = matter.court.unnamed_defendants
    unnamed = [name for name, party in pleaded(matter).items() if party.does and party.on_side == "defendant"]
    if law and unnamed and not any(IGNORANT.search(text) for _, text in prose(matter)):
        message = f"the complaint does not say of `{brief(matter.parties[unnamed[0]].name)}` {law.value}"
        yield Problem(("parties", unnamed[0]), message, cite=law.authority)
