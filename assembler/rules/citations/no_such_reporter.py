"""CIT003."""

from collections.abc import Iterator

from assembler.catalog.reporters import authorities
from assembler.findings.visible import one_line
from assembler.model.matter import Matter
from assembler.rules._printed_texts import all_citations
from assembler.rules.rule import Problem, rule


@rule("CIT003", cite="the list of reporters", basis="memory", fix="look up the case, and correct the reporter")
def no_such_reporter(matter: Matter) -> Iterator[Problem]:
    """A citation names a series that the reporter does not have.

    F.5th, Wn.3d or U.S.2d is a typing error, or the invention of a program. Reporters that are not on the program's
    list at all are not reported.
    """
    for cited in all_citations(matter):
        citation = cited.citation
        if citation.kind == "case" and citation.key[1] not in authorities().reporters:
            yield Problem(cited.text.path, f"there is no reporter `{one_line(citation.code)}`")
