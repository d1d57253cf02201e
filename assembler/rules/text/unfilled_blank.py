"""TXT001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.placeholders import blanks
from assembler.model.matter import Matter
from assembler.rules._texts import written
from assembler.rules.rule import Problem, rule


@rule(
    "TXT001",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="write what the words in parentheses ask for, or delete the line",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: [(state the facts)]}
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: [Imaginary Strings sold the copies (all of them).]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "It asked for (name of the kite) in its form, and (all of them) beside it."
        """,
    ),
)
def unfilled_blank(matter: Matter) -> Iterator[Problem]:
    """Words that a new matter leaves to be filled in still stand there.

    `assembler new` writes them in parentheses, and a paper would print them.
    """
    found = [(path, blank) for path, text in written(matter) for blank in blanks(text)]
    if found:
        places = [*dict.fromkeys(path for path, _ in found)]
        named = ", ".join(f"`{blank}`" for blank in dict.fromkeys(blank for _, blank in found))
        yield Problem(places[0], f"still to be filled in: {named}", also=tuple(places[1:]))
