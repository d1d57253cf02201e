"""The folders of the project, and the files that tests check."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
ASSEMBLER = ROOT / "assembler"
TEMPLATES = ROOT / "templates"
MATTERS = ROOT / "matters"
TESTS = ROOT / "tests"
CASES = TESTS / "cases"
MINIMAL = TESTS / "support" / "minimal.yaml"
"""The smallest matter that builds a complaint, which many tests change."""

SAMPLES = (
    "matters/minimal/matter.yaml",
    "matters/first_complaint/matter.yaml",
    "matters/contrast_nysd/matter.yaml",
    "matters/contrast_cand/matter.yaml",
    "matters/parler_v_amazon/federal.yaml",
    "matters/parler_v_amazon/king_county.yaml",
)
"""The sample matters that name papers, relative to the top."""

HANDWRITTEN_PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *(
        page
        for page in sorted((ROOT / "docs").glob("*.md"))
        if not page.read_text("utf-8").startswith("<!-- Written by")
    ),
]
"""The pages that people write; the others of `docs/` are generated."""


def modules(folder: Path) -> list[Path]:
    """Return the Python files under *folder*, sorted."""
    return sorted(file for file in folder.rglob("*.py") if "__pycache__" not in file.parts)


def dotted(file: Path) -> str:
    """Return the name of the module in *file*: assembler.plan.caption."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
