"""UPL004."""

from collections.abc import Iterator

from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule
from assembler.rules.uploads._court import against_court


@rule(
    "UPL004",
    cite="the court's rule that fonts are embedded",
    basis="verified",
    fix="print the exhibit to a new PDF with its fonts embedded, and name that one",
)
def font_outside_file(upload: Upload) -> Iterator[Problem]:
    """A font of an exhibit is not in its file, which the court requires.

    The fonts of a paper are always in its file.
    """
    court = upload.court
    missing = [font.name for font in upload.fonts if not font.embedded]
    if "embedded fonts" in court.needs and missing:
        fact = f"`{upload.name}` does not have the font `{missing[0]}` in the file"
        yield against_court(upload, "file_needs", fact)
