"""A made-up file to upload, of two pages, some of them exhibits, which the examples of rules change."""

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
    fonts=(
        UploadFont("AAAAAA+Liberation-Serif", embedded=True, composite=True),
        UploadFont("Times", embedded=True, composite=False),
    ),
    holds={},
    links=(),
    about={"Title": "Complaint"},
    promised=(),
    tagged=True,
    bookmarks=3,
)

ADAPTER = TypeAdapter(Upload)


def upload(patch: str) -> Upload:
    """Return UPLOAD with the YAML of *patch* merged into it, as in `proofs.sample`."""
    base = {**asdict(UPLOAD), "holds": {}, "about": {}}
    values = yaml.safe_load(patch) or {}
    maps = {key: values.pop(key, getattr(UPLOAD, key)) for key in ("holds", "about")}  # with any keys, so not merged
    court = values.pop("court", {})
    file = ADAPTER.validate_python({**patched(base, values), **maps})
    return ADAPTER.validate_python({**asdict(file), "court": {**asdict(file.court), **court}})
