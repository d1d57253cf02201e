"""CIT006."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.citations import Citation
from assembler.model.matter import Matter
from assembler.rules._printed_texts import Cited, cited
from assembler.rules.rule import Problem, rule


@rule(
    "CIT006",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="cite it the same way each time",
    bad="""
        more_facts:
          - id: more
            heading: More
            paragraphs: ["Rule FRCP 8 asks for a plain statement.", "Fed. R. Civ. P. 8 asks for a short one."]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        more_facts:
          - id: more
            heading: More
            paragraphs: ["Fed. R. Civ. P. 8 asks for a plain statement.", "Fed. R. Civ. P. 8(d) asks for a direct one."]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "RCW 19.86.020 forbids it."
              - "So does RCW 19.86.090, and chapter 19.86 RCW as a whole."
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def cited_two_ways(matter: Matter) -> Iterator[Problem]:
    """A paper writes one code or set of rules in two ways.

    A reader who sees RCW here and Wash. Rev. Code there looks for the difference. Each other way is told once.
    """
    for _, found in cited(matter):
        first: dict[str, Cited] = {}
        told: set[str] = set()
        for one in found:
            code, form = _code(one.one), _form(one.one)
            earlier = first.setdefault(code, one) if code else one
            if _form(earlier.one) != form and form not in told:
                told.add(form)
                message = f"`{form}` stands here, and `{_form(earlier.one)}` in an earlier paragraph"
                yield Problem(one.text.path, message, also=(earlier.text.path,))


def _code(one: Citation) -> str:
    """Return what *one* cites from, whatever the spelling; nothing for a case: reporters have a rule of their own."""
    if one.kind == "rule" and one.number:
        return f"rule {one.key[0]}"
    return one.key[1] if one.kind == "statute" and one.number else ""


def _form(one: Citation) -> str:
    return " ".join(one.code.split())
