"""UPL010."""

from collections.abc import Iterator

from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule

ARCHIVAL, ACCESSIBLE = "PDF/A-2A", "PDF/UA-1"


@rule("UPL010", cite="this program", basis="program", fix="tell those who maintain the program")
def promise_not_kept(upload: Upload) -> Iterator[Problem]:
    """A paper does not declare that it is archival and accessible, or a file with pages of others does.

    The program can promise PDF/A-2a and PDF/UA-1 only of the pages that it has made.
    """
    for promise in (ARCHIVAL, ACCESSIBLE):
        if not upload.foreign and promise not in upload.promised:
            yield Problem((), f"`{upload.name}` does not declare that it is {promise}")
        if upload.foreign and promise in upload.promised:
            yield Problem((), f"`{upload.name}` declares that it is {promise}, and has pages that others made")
