"""How well the lines of the sample papers keep the grid, and the size of the project: `python -m benchmarks.grid`."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median, mode

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
SAMPLE_WITHOUT_PADDING = "parler_v_amazon/king_county.yaml"
OPTIONS = Options(root=ROOT)
"""Reading ends at the project's own folder."""

MAX_DEVIATION = 0.5
"""The maximum deviation, in points, of a line that is on the grid."""


@cache
def checked(matter: str) -> Checked:
    """Return a sample matter, planned and checked."""
    return examine_matter(ROOT / "matters" / matter, OPTIONS)


@cache
def html(matter: str, paper_index: int) -> str:
    """Return the HTML of a paper of a sample matter."""
    examined = checked(matter)
    return render(examined.plans[paper_index], examined.catalog.own_templates)


def papers() -> Iterator[list[str]]:
    """Yield a row for each sample paper.

    It has the numbers of pages, numbered paragraphs and lines, the largest deviation from the grid, and the share of
    lines on the grid.
    """
    for matter in SAMPLES:
        for paper_index, plan in enumerate(checked(matter).plans):
            paper_html = html(matter, paper_index)
            pages = paginate(paper_html, plan)
            name = f"{Path(matter).stem} {plan.id}"
            distances = _distances_from_grid(paper_html, pages, plan)
            yield [name, str(pages.count), str(_paragraph_count(plan)), *_grid_cells(distances)]


def without_padding(matter: str) -> list[str]:
    """Return the cells for the HTML of a matter's first paper, typeset by the engine alone, without padding."""
    import weasyprint  # noqa: PLC0415

    page_setup = checked(matter).plans[0].page_setup
    pdf = weasyprint.HTML(string=html(matter, paper_index=0)).write_pdf()
    baselines = [run.baseline for page in read_pages(pdf) for run in page.runs if run.text.strip()]
    return _grid_cells(_distances_from_phase(baselines, step=page_setup.pitch / 2))


def _paragraph_count(plan: Plan) -> int:
    return sum(isinstance(block, Paragraph) and block.number is not None for block in plan.body)


def _distances_from_grid(html: str, pages: Pages, plan: Plan) -> list[float]:
    """Return how far each line is from the nearest number or, if single-spaced, half-way mark, in points."""
    proof = measure(pages.pdf, html, plan, pages.family, pages.places)
    pitch = plan.page_setup.pitch
    if not plan.page_setup.numbered:
        baselines = [line.baseline for page in proof.pages for line in page.lines]
        return _distances_from_phase(baselines, step=pitch / 2)
    distances = []
    for page in proof.pages:
        first_number = page.numbers[0]
        for line in page.lines:
            step = pitch / 2 if line.single else pitch
            distances.append(_distance_from_step(line.baseline - first_number, step))
    return distances


def _distances_from_phase(baselines: Sequence[float], *, step: float) -> list[float]:
    """Return the distances of *baselines* from the grid of *step* points on which most of them are."""
    common_phase = mode(round(baseline % step, 1) for baseline in baselines)
    return [_distance_from_step(baseline - common_phase, step) for baseline in baselines]


def _distance_from_step(position: float, step: float) -> float:
    """Return the distance of *position* from the nearest multiple of *step*."""
    return abs(position - round(position / step) * step)


def _grid_cells(distances: Sequence[float]) -> list[str]:
    """Return the cells of a row: the number of lines, the largest deviation, and the share of lines on the grid."""
    lines_on_grid = [distance for distance in distances if distance <= MAX_DEVIATION]
    percentage = 100 * len(lines_on_grid) / len(distances)
    return [str(len(distances)), f"{max(distances):.3f}", f"{percentage:.2f} %"]


def sizes() -> Iterator[list[str]]:
    """Yield a row for each part of the project: files, lines, the middle and the largest file."""
    pattern_by_folder = {
        "assembler": "*.py",
        "assembler/rules": "*.py",
        "assembler/data": "*.yaml",
        "templates": "*.*",
        "tests": "*.py",
    }
    for name, pattern in pattern_by_folder.items():
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
    grid_head = ("paper", "pages", "numbered paragraphs", "lines", "farthest, pt", f"within {MAX_DEVIATION} pt")
    row_without_padding = [
        "king_county complaint by the engine alone, runs of type",
        "",  # pages
        "",  # numbered paragraphs
        *without_padding(SAMPLE_WITHOUT_PADDING),
    ]
    sizes_head = ("part", "files", "lines", "middle file", "largest file")
    print(*table(grid_head, [*papers(), row_without_padding]), "", sep="\n")
    print(*table(sizes_head, [*sizes()]), sep="\n")
