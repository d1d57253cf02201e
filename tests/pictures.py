"""The pictures in docs/: pages of real papers, made by `make pictures`.

Each PNG contains a fingerprint of its page, so that a test notices when the page has changed.
"""

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from assembler.commands.matrix_report import worksheet
from assembler.outputs.word import word_document
from assembler.pipeline import examine_matter
from assembler.pipeline.finishing import typeset_paper as typeset
from assembler.results import Options
from tests.line.test_cases import matter_of
from tests.support.places import CASES, ROOT

FOLDER = ROOT / "docs" / "pictures"

GRAYS = 16
"""The number of shades in a picture, which keeps it small."""

KEY = "page"
"""The key of the fingerprint in a PNG."""


@dataclass(frozen=True)
class Picture:
    """A page of a paper: the folder of its case, the paper, the page, the width in pixels, and the drawing function."""

    case: str
    paper: str
    page: int = 1
    width: int = 680
    made_by: str = "build"

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the page, or of the whole paper if the page is not from a build."""
        folder = CASES / self.case
        if self.made_by != "build":
            text = (folder / f"{self.paper}.plan.txt").read_text("utf-8")
        else:
            pages = (folder / f"{self.paper}.paper.txt").read_text("utf-8")
            text = pages.split(f"== page {self.page}\n")[1].partition("== page ")[0]
        return hashlib.sha256(text.encode()).hexdigest()[:16]


PICTURES: Mapping[str, Picture] = {
    "king_county_complaint": Picture("parler_king_county", "complaint"),
    "notice": Picture("parler_federal", "notice_of_voluntary_dismissal"),
    "first_complaint": Picture("first_complaint", "complaint", page=2),
    "motion": Picture("motion_and_order_federal", "memorandum_of_law"),
    "new_york_complaint": Picture("contrast_nysd", "complaint"),
    "california_complaint": Picture("contrast_cand", "complaint"),
    "element_matrix": Picture("parler_king_county", "complaint", made_by="matrix"),
    "word": Picture("first_complaint", "complaint", made_by="word"),
}


def main(names: list[str]) -> None:
    """Draw the pictures called *names*; by default, the pictures of changed pages."""
    for name in names or [name for name in PICTURES if not is_current(name)]:
        picture = PICTURES[name]
        _save(FOLDER / f"{name}.png", picture, _pdf(picture))
        print(f"drew docs/pictures/{name}.png")  # noqa: T201 - a command of its own


def is_current(name: str) -> bool:
    """Whether the picture called *name* is up to date."""
    file = FOLDER / f"{name}.png"
    if not file.is_file():
        return False
    with Image.open(file) as image:
        return bool(image.info.get(KEY) == PICTURES[name].fingerprint)


def _pdf(picture: Picture) -> bytes:
    file = matter_of(CASES / picture.case)
    checked = examine_matter(file, Options(root=ROOT))
    plan = next(plan for plan in checked.plans if plan.id == picture.paper)
    with TemporaryDirectory() as folder:
        match picture.made_by:
            case "matrix":
                pdf = Path(folder, "matrix.pdf")
                [*worksheet(file, Options(root=ROOT), "pdf", pdf)]
                return pdf.read_bytes()
            case "word":
                return _by_office(word_document(plan), Path(folder))
        return typeset(plan, checked, lambda _: None)[0].pages.pdf


def _by_office(word_file: bytes, folder: Path) -> bytes:
    """Return *word_file* as LibreOffice prints it."""
    (folder / "paper.docx").write_bytes(word_file)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "paper.docx")], check=True, capture_output=True, timeout=300)
    return (folder / "paper.pdf").read_bytes()


def _save(file: Path, picture: Picture, pdf: bytes) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[picture.page - 1]
        image = page.render(scale=picture.width / page.get_width(), grayscale=True).to_pil()
    notes = PngInfo()
    notes.add_text(KEY, picture.fingerprint)
    image.quantize(GRAYS).save(file, optimize=True, pnginfo=notes)


if __name__ == "__main__":
    main(sys.argv[1:])
