"""CIT005."""

import re
from collections.abc import Iterator

from assembler.catalog.reporters import authorities
from assembler.findings.finding import Severity
from assembler.language.citations import Citation, plain
from assembler.model.court import Court
from assembler.model.matter import Matter
from assembler.rules._printed_texts import each
from assembler.rules.rule import Problem, rule

BLUEBOOK = "The Bluebook, R. 6.1(a), 10.3.2, 12.3 (memory)"
WASHINGTON = "Wash. GR 14(d) and the style sheet of the reporter of decisions (memory)"

AT_HOME = frozenset({"wawd", "waed"})
"""Federal courts whose bar writes Wn.2d as their state does, and nobody minds."""


@rule(
    "CIT005",
    cite="the form of citation that the court uses",
    basis="memory",
    severity=Severity.NOTE,
    fix="write it as the message does, or as the court's own rule says",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["The claim arises under 17 USC § 501."]}
    """,
    good="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["The claim arises under 17 U.S.C. § 501; see 105 Wn.2d 778, 780."]}
    """,
)
def foreign_form(matter: Matter) -> Iterator[Problem]:
    """A citation has the form of another court.

    Federal courts read the Bluebook's forms (Wash. 2d, Cal. 4th, F.3d), the courts of Washington those of their
    reporter of decisions (Wn.2d, Wn. App. 2d, RCW). California takes the Bluebook or its own manual, and other states
    have manuals of their own: there nothing is said. Many good lawyers write otherwise, so it is a note.
    """
    court = matter.court
    washington = court.system == "state" and court.state == "WA"
    if not washington and court.system != "federal":
        return
    for cited in each(matter):
        written = " ".join(cited.one.written.split())
        if (wanted := form(cited.one, court, washington=washington)) and wanted != written:
            cite = WASHINGTON if washington else BLUEBOOK
            yield Problem(cited.text.path, f"`{written}` would be `{wanted}` in {court.citation}", cite=cite)


def form(one: Citation, court: Court, *, washington: bool) -> str:
    """Return how *court* has *one* written; nothing where that is not known."""
    written = " ".join(one.written.split())
    if one.kind == "case":
        reporter = authorities().reporters.get(one.key[1])
        return (
            written.replace(" ".join(one.code.split()), _reporter(one, reporter.name, court, washington))
            if reporter
            else ""
        )
    if one.kind == "statute" and one.key[1] in {"USC", "CFR"} and one.number:
        code = {"USC": "U.S.C.", "CFR": "C.F.R."}[one.key[1]]
        if one.code.rstrip().endswith(("A.", "A")) or plain(one.code) != one.code or one.sign[:1].isalpha():
            return ""  # an annotated code, the Supreme Court's own spacing, or a part named in words
        space = "" if one.sign and f"{one.sign}{one.number}" in written else " "  # a sign without its space is no form
        return f"{one.key[0]} {code} {one.sign or '§'}{space}{one.number}"
    if washington and one.key[1:2] == ("RCW",):
        return f"RCW {one.number}"
    return ""


def _reporter(one: Citation, name: str, court: Court, washington: bool) -> str:  # noqa: FBT001
    """Return how *court* writes the reporter that the Bluebook calls *name*."""
    if name.startswith("Wash.") and (washington or (court.id in AT_HOME and one.code.startswith("Wn."))):
        return re.sub(r"^Wash\. 2d$", "Wn.2d", name).replace("Wash.", "Wn.")
    return name if plain(one.code) != one.code or "." in one.code.rstrip(".") or " " in name else one.code
