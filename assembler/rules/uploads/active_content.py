"""UPL006."""

from collections.abc import Iterator

from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule

NEVER = ("encryption", "scripts", "embedded files", "form fields", "sound or video")
"""What filing systems refuse everywhere, and no file of the program contains."""


@rule(
    "UPL006",
    cite="this program",
    basis="program",
    fix="print the exhibit to a new PDF, which has its pages alone, and name that one",
)
def active_content(upload: Upload) -> Iterator[Problem]:
    """A file that is ready to be uploaded is locked, or contains a script, a file, a form or sound.

    Filing systems refuse it, or drop that part without a word.
    """
    for what in NEVER:
        if what in upload.holds:
            yield Problem((), f"`{upload.name}` has {what}", page=upload.holds[what])
