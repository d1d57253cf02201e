"""SIG020."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

SERVED = re.compile(r"(?i)\b(?:certif\w+|proof|affirmation|affidavit) of service\b|\bserved\b[^.]{0,80}\bcounsel\b")
"""Words of a text of the user's own that says how the paper was served."""


@rule(
    "SIG020",
    cite="the court's rule on certificates of service, on record for the court",
    basis="memory",
    severity=Severity.NOTE,
    fix="add `service:` to the filing, as in `service: [{on: doran, by: mail}]`",
)
def certificate_of_service_missing(matter: Matter) -> Iterator[Problem]:
    """A later paper has no certificate of service, and the court wants one.

    Told only where the matter has counsel of another side, who is to be served. A paper that all sign, one for the
    judge to sign, and one that goes with another, need none of their own; nor does a paper whose own words say how it
    was served.
    """
    law = matter.court.certificate_of_service
    if law is None or not _others_have_counsel(matter) or any(SERVED.search(text) for _, text in prose(matter)):
        return
    for number, filing in enumerate(matter.filings):
        if _alone(filing) and not filing.service:
            message = f"`{filing.name}` has no certificate of service, and `{matter.court.id}` wants one on {law.value}"
            yield Problem(("filings", number), message, cite=law.authority)


def _others_have_counsel(matter: Matter) -> bool:
    return any(party.counsel and party.on_side != "plaintiff" for party in matter.parties.values())


def _alone(filing: Filing) -> bool:
    """Whether *filing* is a later paper that one side signs and serves, on its own."""
    paper = filing.paper
    served = "service" in paper.choices and paper.signer not in {"all", "judge"} and not paper.supports
    return served and not paper.opens and not filing.goes_with
