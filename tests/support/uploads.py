"""A small made-up file to upload, with two pages of exhibits after a paper, which the examples of rules change."""

from dataclasses import asdict

import yaml
from pydantic import TypeAdapter

from assembler.proof.upload import Upload, UploadFont, UploadPage
from tests.support.proofs import patched

UPLOAD = Upload(
    name="complaint.pdf",
    part="paper",
    foreign=True,
    size=1_000_000,
    pages=(UploadPage(612, 792), UploadPage(612, 792)),
    fonts=(UploadFont("AAAAAA+Liberation-Serif", embedded=True, composite=True), UploadFont("Times", True, False)),  # noqa: FBT003
    holds={},
    links=(),
    about={"Title": "Complaint"},
    promised=(),
    tagged=True,
    bookmarks=3,
)

ADAPTER = TypeAdapter(Upload)


def upload(patch: str) -> Upload:
    """Return UPLOAD with the YAML of *patch* laid over it, as `proofs.sample` does."""
    base = {**asdict(UPLOAD), "holds": {}, "about": {}}
    given = yaml.safe_load(patch) or {}
    free = {key: given.pop(key, getattr(UPLOAD, key)) for key in ("holds", "about")}
    court = given.pop("court", {})
    made = ADAPTER.validate_python({**patched(base, given), **free})
    return ADAPTER.validate_python({**asdict(made), "court": {**asdict(made.court), **court}})
