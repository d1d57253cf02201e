"""TRM001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._printed_texts import is_heading, texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import defined, used_as_such


@rule(
    "TRM001",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="move the definition to the first use, or write there what the term means",
)
def term_before_definition(matter: Matter) -> Iterator[Problem]:
    """A defined term is used before its definition.

    The order is that in which the paper prints its sections. A heading may use a term that the text under it defines.
    If a term is defined twice, the first definition counts.
    """
    for _, written in texts_by_paper(matter):
        first = {found.term: found for found in reversed(defined(written, matter))}
        for found in first.values():
            for text in written[: found.place]:
                if not is_heading(text) and used_as_such(found.term, text.words):
                    message = f"`{found.term}` is used here and defined in a later paragraph"
                    yield Problem(text.path, message, also=(found.text.path,))
                    break
