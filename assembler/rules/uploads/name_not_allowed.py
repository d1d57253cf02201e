"""UPL008."""

import re
from collections.abc import Iterator

from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule
from assembler.rules.uploads._court import against_court


@rule(
    "UPL008",
    cite="the court's rule on the names of files",
    basis="verified",
    fix="change the `id:` of the filing, or the `label:` of the exhibit",
)
def name_not_allowed(upload: Upload) -> Iterator[Problem]:
    """The name of a file is longer than the court allows, or has another character.

    The period before `pdf` is not counted among the characters.
    """
    court = upload.court
    stem = upload.name.removesuffix(".pdf")
    if court.longest_name and len(upload.name) > court.longest_name:
        fact = f"`{upload.name}` has {len(upload.name)} characters, and the court allows {court.longest_name}"
        yield against_court(upload, "file_names", fact)
    odd = re.sub(f"[{court.characters}]", "", stem) if court.characters else ""
    if odd:
        fact = f"`{upload.name}` has `{odd[0]}` in its name, which the court does not allow"
        yield against_court(upload, "file_names", fact)
