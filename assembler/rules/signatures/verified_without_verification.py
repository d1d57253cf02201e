"""SIG016."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

VERIFIED = re.compile(r"(?<![\w-])verified\b", re.IGNORECASE)


@rule(
    "SIG016",
    cite="house style: the title and the paper agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `verified_by:` with the person of `people` who verifies it, or take the word out of the title",
)
def verified_without_verification(matter: Matter) -> Iterator[Problem]:
    """The title calls a complaint verified, and nobody verifies it.

    The court and the other side look for the oath: in some states an answer must then be verified too.
    """
    for number, filing in opening(matter):
        for key, words in (("title", (filing.title,)), ("legends", filing.legends)):
            if not filing.verified_by and any(VERIFIED.search(line or "") for line in words):
                yield Problem(("filings", number, key), f"`{filing.name}` is called verified, and nobody verifies it")
