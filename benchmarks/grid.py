"""How well the lines of the sample papers keep the grid, and the size of the project: `python -m benchmarks.grid`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median

from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.pdf.prove.pdf_text import read_pages
from assembler.outputs.render import render
from assembler.pipeline import examine_matter
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan
from assembler.results import Checked, Options
from benchmarks.report import table

ROOT = Path(__file__).parent.parent
SAMPLES = (
    "minimal",
    "contrast_cand",
    "contrast_nysd",
    "parler_v_amazon/federal.yaml",
    "parler_v_amazon/king_county.yaml",
)
KING = "parler_v_amazon/king_county.yaml"
HERE = Options(root=ROOT)
"""Reading ends at the project's own folder."""

MAX_DEVIATION = 0.5
"""The maximum deviation, in points, of a line that is on the grid."""


@cache
def checked(matter: str) -> Checked:
    """Return a sample matter, planned and checked."""
    return examine_matter(ROOT / "matters" / matter, HERE)


@cache
def html(matter: str, number: int = 0) -> str:
    """Return the HTML of a paper of a sample matter, by its place."""
    examined = checked(matter)
    return render(examined.plans[number], examined.catalog.own_templates)


def papers() -> Iterator[list[str]]:
    """Yield a row for each sample paper.

    It has the numbers of pages, numbered paragraphs and lines, the largest deviation from the grid, and the share of
    lines on the grid.
    """
    for matter in SAMPLES:
        for number, plan in enumerate(checked(matter).plans):
            paper_html = html(matter, number)
            pages = paginate(paper_html, plan)
            distances = _off_the_grid(paper_html, pages, plan)
            yield [f"{Path(matter).stem} {plan.id}", str(pages.count), str(_paragraphs(plan)), *_grid(distances)]


def without_padding(matter: str) -> list[str]:
    """Return the row for the paper's HTML typeset by the engine alone, without padding."""
    import weasyprint  # noqa: PLC0415

    paper = checked(matter).plans[0].page_setup
    pdf = weasyprint.HTML(string=html(matter)).write_pdf()
    baselines = [run.baseline for page in read_pages(pdf) for run in page.runs if run.text.strip()]
    return _grid(_from_phase(baselines, paper.pitch / 2))


def _paragraphs(plan: Plan) -> int:
    return sum(isinstance(block, Paragraph) and block.number is not None for block in plan.body)


def _off_the_grid(page: str, pages: Pages, plan: Plan) -> list[float]:
    """Return how far each line is from the nearest number or, if single-spaced, half-way mark, in points."""
    proof = measure(pages.pdf, page, plan, pages.family, pages.places)
    pitch = plan.page_setup.pitch
    if not plan.page_setup.numbered:
        return _from_phase([line.baseline for proof_page in proof.pages for line in proof_page.lines], pitch / 2)
    return [
        _nearest(line.baseline - proof_page.numbers[0], pitch / 2 if line.single else pitch)
        for proof_page in proof.pages
        for line in proof_page.lines
    ]


def _from_phase(baselines: Sequence[float], step: float) -> list[float]:
    """Return the distances of *baselines* from the grid of *step* points on which most of them are."""
    phase = Counter(round(baseline % step, 1) for baseline in baselines).most_common(1)[0][0]
    return [_nearest(baseline - phase, step) for baseline in baselines]


def _nearest(distance: float, step: float) -> float:
    return abs(distance - round(distance / step) * step)


def _grid(distances: Sequence[float]) -> list[str]:
    on_grid = sum(distance <= MAX_DEVIATION for distance in distances)
    return [str(len(distances)), f"{max(distances):.3f}", f"{100 * on_grid / len(distances):.2f} %"]


def sizes() -> Iterator[list[str]]:
    """Yield a row for each part of the project: files, lines, the middle and the largest file."""
    parts = {
        "assembler": "*.py",
        "assembler/rules": "*.py",
        "assembler/data": "*.yaml",
        "templates": "*.*",
        "tests": "*.py",
    }
    for name, pattern in parts.items():
        files = sorted(
            file for file in (ROOT / name).rglob(pattern) if file.is_file() and "__pycache__" not in file.parts
        )
        lines = {file: len(file.read_text("utf-8").splitlines()) for file in files}
        largest = max(lines, key=lambda file: lines[file])
        yield [
            name,
            str(len(lines)),
            str(sum(lines.values())),
            f"{median(lines.values()):g}",
            f"{lines[largest]} {largest.name}",
        ]


if __name__ == "__main__":
    head = ("paper", "pages", "numbered paragraphs", "lines", "farthest, pt", f"within {MAX_DEVIATION} pt")
    alone = ["king_county complaint by the engine alone, runs of type", "", "", *without_padding(KING)]
    print(*table(head, [*papers(), alone]), "", sep="\n")
    print(*table(("part", "files", "lines", "middle file", "largest file"), [*sizes()]), sep="\n")
