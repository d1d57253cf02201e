"""UPL009."""

import re
from collections.abc import Iterator

from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule

KEYS = frozenset({"Title", "Producer", "Subject"})
"""Metadata that say nothing of who made the file."""

PATH = re.compile(r"(?:^|[\s(\"'])(?:[A-Za-z]:\\|\\\\|/(?:home|Users|var|tmp)/)")
"""The beginning of a path of somebody's machine."""


@rule(
    "UPL009",
    cite="this program",
    basis="program",
    fix="tell those who maintain the program: its copies have no such metadata",
)
def telling_metadata(upload: Upload) -> Iterator[Problem]:
    """The metadata of a file name its author, the program in which it was written, or a folder of somebody's machine.

    Everybody who downloads the paper can read them. The library that set the pages (`Producer`) tells of nobody.
    """
    for key, value in upload.about.items():
        if key not in KEYS or PATH.search(value):
            yield Problem((), f"`{upload.name}` has `{key}` in its metadata: `{value[:80]}`")
