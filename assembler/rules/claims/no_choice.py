"""CLM018."""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CLM018",
    cite="this program",
    basis="program",
    fix="choose under the claim's `choices:`, or write the element's own sentence",
)
def no_choice(matter: Matter) -> Iterator[Problem]:
    """A count does not choose among the ways in which its cause can plead an element.

    An element can be met in several ways, as when a plaintiff performed or was excused. A complaint alleges what
    happened, not the alternatives of a jury instruction. A draft prints the choices in brackets.
    """
    if not any(opening(matter)):
        return
    for number, claim in enumerate(matter.claims):
        for name, element in claim.cause.elements.items():
            if element.choices and claim.uses_catalog(name) and not claim.catalog_sentences(name):
                ways = series([f"`{choice}`" for choice in element.choices], "or")
                path = ("claims", number, "elements", name)
                yield Problem(
                    path, f"`{name}` can be pleaded as {ways}: the count does not say which", passes_draft=True
                )
