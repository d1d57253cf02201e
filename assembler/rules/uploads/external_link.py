"""UPL007."""

from collections.abc import Iterator

from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule
from assembler.rules.uploads._court import against_court


@rule(
    "UPL007",
    cite="the court's rule on links",
    basis="verified",
    fix="print the exhibit to a new PDF without its links, and name that one",
)
def external_link(upload: Upload) -> Iterator[Problem]:
    """A file has a link to an address outside it, which the court forbids.

    Papers have none; an exhibit may.
    """
    court = upload.court
    if "external links" in court.forbids and upload.links:
        page, address = upload.links[0]
        fact = f"`{upload.name}` links to `{address[:80]}`, and the court forbids links to other files and sites"
        yield against_court(upload, "file_forbids", fact, page=page)
