"""UPL005."""

from collections.abc import Iterator

from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule
from assembler.rules.uploads._court import against_court


@rule(
    "UPL005",
    cite="the court's rule on what a file may contain",
    basis="verified",
    fix="print the exhibit to a new PDF without it, and name that one",
)
def forbidden_content(upload: Upload) -> Iterator[Problem]:
    """A file contains what the court forbids: annotations, layers, a kind of font.

    What no file of the program contains, such as a script, is UPL006, and a link is UPL007.
    """
    court = upload.court
    composite = next((font.name for font in upload.fonts if font.composite), "")
    held = {**upload.holds, **({"composite fonts": 0} if composite else {})}
    for what, page in held.items():
        if what in court.forbids:
            fact = f"`{upload.name}` has {what}, which the court forbids"
            yield against_court(upload, "file_forbids", fact, page=page)
