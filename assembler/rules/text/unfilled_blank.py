"""TXT001."""

from collections.abc import Iterator

from assembler.language.placeholders import blanks
from assembler.model.matter import Matter
from assembler.rules._texts import unquoted, written
from assembler.rules.rule import Problem, rule


@rule("TXT001", cite="this program", basis="program", fix="replace the words in parentheses, or delete the line")
def unfilled_blank(matter: Matter) -> Iterator[Problem]:
    """A blank of a new matter is not filled in.

    `assembler new` writes such blanks in parentheses, and a paper would print them. Quotations are not searched. A
    draft is made anyway.
    """
    unfilled = [(path, blank) for path, text in written(matter) for blank in blanks(unquoted(text))]
    if unfilled:
        places = [*dict.fromkeys(path for path, _ in unfilled)]
        named = ", ".join(f"`{blank}`" for blank in dict.fromkeys(blank for _, blank in unfilled))
        message = f"not yet filled in: {named}"
        yield Problem(places[0], message, also=tuple(places[1:]), passes_draft=True)
