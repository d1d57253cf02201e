"""DIS019."""

import re
from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.model.dismissal import Instrument
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals
from assembler.rules.rule import Problem, rule

CITED = re.compile(r"\b\d{2}\(a\)(?:\([A-Za-z0-9]{1,3}\))+")
"""A subdivision of a rule, as papers cite it: 41(a)(1)(A)(i)."""


@rule(
    "DIS019",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    fix="leave the title to the program, or cite the rule that the message names",
    bad="""
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's Notice of Dismissal Under Rule 41(a)(1)(A)(ii)
    """,
    good="""
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's Notice of Dismissal Under Rule 41(a)(1)(A)(i)
    """,
)
def other_rule_cited(matter: Matter) -> Iterator[Problem]:
    """A title or a paragraph cites a rule of dismissal that is not the one under which the paper dismisses.

    A notice under the rule of stipulations has cost a conference with the court, and a slip of the pen (42 for 41) has
    stood in a title. A paragraph may speak of any way to dismiss that the court's law has.
    """
    for number, filing, instrument in dismissals(matter):
        for path, cited in _wrong(matter, filing, instrument):
            message = f"`{cited}` is cited, and the paper dismisses under {instrument.rule}"
            yield Problem(("filings", number, *path), message, cite=instrument.rule)


def _wrong(matter: Matter, filing: Filing, instrument: Instrument) -> Iterator[tuple[KeyPath, str]]:
    """Yield what *filing* cites and may not, with its place."""
    ours = _cited(instrument.rule)
    every = {one for known in matter.court.dismissal.value.instruments.values() for one in _cited(known.rule)}
    yield from ((("title",), one) for one in _cited(filing.title or "") if not _leads(one, ours))
    for place, text in enumerate(filing.paragraphs):
        yield from ((("paragraphs", place), one) for one in _cited(text) if not _leads(one, every))


def _cited(text: str) -> list[str]:
    return CITED.findall(text)


def _leads(cited: str, known: list[str] | set[str]) -> bool:
    """Whether *cited* is one of *known*, or a rule that one of them stands under; all is well where none is known."""
    return not known or any(one.startswith(cited) for one in known)
