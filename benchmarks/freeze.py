"""The finished HTML of the papers, frozen: `python -m benchmarks.freeze` writes it again.

The engine alone is measured on it, so that a change in our templates affects only our figure, not the engine's.
"""

import lzma
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from assembler.findings.finding import Severity
from assembler.outputs.render import render
from assembler.pipeline import examine_matter
from assembler.plan.plan import Plan
from assembler.results import Options
from benchmarks.papers import PAPERS, Paper, matter

FOLDER = Path(__file__).parent / "frozen"


def file_of(paper: Paper) -> Path:
    """Return the file with the frozen HTML of *paper*."""
    return FOLDER / f"{paper.name.replace(' ', '_')}.html.xz"


@cache
def frozen(paper: Paper) -> str:
    """Return the frozen HTML of *paper*."""
    return lzma.decompress(file_of(paper).read_bytes()).decode("utf-8")


@cache
def plan_of(paper: Paper) -> Plan:
    """Return the plan of *paper*. Raises RuntimeError if a rule finds an error or a warning in it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "matter.yaml"
        file.write_text(matter(paper), encoding="utf-8")
        checked = examine_matter(file, Options(root=Path(folder)))
    if warnings := [finding.message for finding in checked.findings if finding.severity is not Severity.NOTE]:
        raise RuntimeError("\n".join(warnings))
    return checked.plans[0]


def freeze(paper: Paper) -> bytes:
    """Return the current HTML of *paper*, compressed."""
    return lzma.compress(render(plan_of(paper)).encode("utf-8"), preset=9)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for paper in PAPERS:
        file_of(paper).write_bytes(freeze(paper))
        print(file_of(paper), file_of(paper).stat().st_size)
