"""CIT006."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.citations import Citation
from assembler.model.matter import Matter
from assembler.rules._printed_texts import Cited, citations_by_paper
from assembler.rules.rule import Problem, rule


@rule(
    "CIT006", cite="house style", basis="convention", severity=Severity.NOTE, fix="cite it in the same form each time"
)
def cited_two_ways(matter: Matter) -> Iterator[Problem]:
    """A paper cites the same code or set of rules in two forms.

    A reader who sees RCW here and Wash. Rev. Code there looks for a difference. Each further form is reported once.
    """
    for _, paper in citations_by_paper(matter):
        first: dict[str, Cited] = {}
        reported: set[str] = set()
        for cited in paper:
            code, form = _code(cited.citation), _form(cited.citation)
            earlier = first.setdefault(code, cited) if code else cited
            if _form(earlier.citation) != form and form not in reported:
                reported.add(form)
                message = f"`{form}` here, and `{_form(earlier.citation)}` in an earlier paragraph"
                yield Problem(cited.text.path, message, also=(earlier.text.path,))


def _code(citation: Citation) -> str:
    """Return the code or rules cited, whatever the form; empty for a case: another rule reads reporters."""
    if citation.kind == "rule" and citation.number:
        return f"rule {citation.key[0]}"
    return citation.key[1] if citation.kind == "statute" and citation.number else ""


def _form(citation: Citation) -> str:
    return one_line(citation.code)
