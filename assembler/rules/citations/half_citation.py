"""CIT001."""

import re
from collections.abc import Iterator

from assembler.findings.visible import one_line
from assembler.language.citations import Citation, plain
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._printed_texts import all_citations
from assembler.rules.rule import Problem, rule

SERIES = re.compile(r"\d(?:d|th)$|Supp\.$|App\.$|Ct\.$|Ed\.$|Rptr\.$")
"""The end of an abbreviation that can only be a reporter: 12 P. may be anything, 51 Cal. 4th cannot."""

OF_A_STATE = re.compile(r"\b(?:Code|Stat|Proc|Law|Laws|Ann)\.?,?\s+§{1,2}(?=\s*(?:[.,;)]|\Z))")
"""A code of a state and a section sign without a number."""


@rule("CIT001", cite="house style", basis="convention", fix="complete the citation, or delete it")
def half_citation(matter: Matter) -> Iterator[Problem]:
    """A citation is incomplete.

    A volume and reporter without a page, a code without a section, or a set of rules without a rule cannot be looked
    up. A page that is not yet published is written as a blank: 598 U.S. ___.
    """
    for cited in all_citations(matter):
        if part := missing(cited.citation):
            yield Problem(cited.text.path, f"`{cited.written}` has no {part}")
    for text in texts(matter):
        for found in passages(OF_A_STATE, text.words):
            yield Problem(text.path, f"`{one_line(found[0])}` has no section")


def missing(citation: Citation) -> str:
    """Return the part that *citation* lacks; empty where it is complete, or may not be a citation at all."""
    if citation.number:
        return ""
    if citation.kind == "case":
        return "page" if SERIES.search(plain(citation.code)) else ""
    if citation.kind == "statute":
        return "section" if citation.sign.startswith("§") else ""
    return "rule number" if citation.kind == "rule" and citation.code.startswith("Fed.") else ""
