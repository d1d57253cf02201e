"""TXT013."""

from collections.abc import Iterator

from assembler.finding import Severity
from assembler.model.matter import Matter
from assembler.resolve import allegations
from assembler.rule import Path, Problem, rule


@rule(
    "TXT013",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete one, and refer to the other: [[its id]]",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: [Imaginary Strings printed copies of the whole pattern.]}
    """,
    good="""
        more_facts:
          - {id: more, heading: More, paragraphs: [Imaginary Strings printed copies of half the pattern.]}
    """,
)
def said_twice(matter: Matter) -> Iterator[Problem]:
    """Two allegations have the same words.

    A paragraph that was copied to another place and forgotten makes the other side answer it twice, and perhaps
    differently.
    """
    first: dict[str, Path] = {}
    for path, one in allegations(matter):
        words = " ".join((one.text or "").split()).casefold()
        if words and (earlier := first.setdefault(words, path)) != path:
            yield Problem(
                (*path, "text"), "says what an earlier allegation says, word for word", also=((*earlier, "text"),)
            )
