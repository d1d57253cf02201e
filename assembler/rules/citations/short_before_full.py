"""CIT009."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._printed_texts import citations_by_paper
from assembler.rules.rule import Problem, rule


@rule(
    "CIT009",
    cite="The Bluebook, R. 10.9 and B10.2",
    basis="memory",
    severity=Severity.NOTE,
    fix="cite the case in full where it is first cited",
)
def short_before_full(matter: Matter) -> Iterator[Problem]:
    """A case is cited in short form before it is cited in full.

    A short form, such as 12 F.3d at 36, helps a reader only if the paper has already named the case.
    """
    for _, paper in citations_by_paper(matter):
        full: set[tuple[str, ...]] = set()
        for cited in paper:
            citation, key = cited.citation, cited.citation.key[:2]
            if citation.kind == "case" and not citation.short and citation.number:
                full.add(key)
            elif citation.kind == "case" and citation.short and key not in full:
                yield Problem(cited.text.path, f"`{cited.written}` is a short form of a case not yet cited in full")
