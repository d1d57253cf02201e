"""UPL001."""

from collections.abc import Iterator

from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule
from assembler.rules.uploads._court import against_court


@rule(
    "UPL001",
    cite="the court's limit on the size of a file",
    basis="verified",
    fix="split it, or scan it in black and white at 300 dots an inch",
)
def file_too_large(upload: Upload) -> Iterator[Problem]:
    """A file is larger than the court's filing system takes.

    The remedy has the pages at which it would be split so that each part is small enough.
    """
    court = upload.court
    if not court.size or upload.size <= court.size:
        return
    fact = f"`{upload.name}` has {upload.size / 1e6:.1f} MB, and the court takes {court.size / 1e6:g} MB"
    many, starts = len(upload.splits), ", ".join(f"{page}" for page in upload.splits)
    split = f"split it into {many} files that begin on pages {starts}" if many > 1 else ""
    apart = "file each exhibit apart (`exhibit_form: {filed: separate}`)" if upload.part == "paper" else ""
    fix = ", or ".join(part for part in (apart, split) if part)
    yield against_court(upload, "file_size", fact, fix=fix)
