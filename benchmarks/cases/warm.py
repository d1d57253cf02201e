"""The steps of one build in a warm process, on the short form and the paper of 100 paragraphs.

They show where the time goes, and the engine's share of it; two cores make at most two filings in the time of `the
whole build`. *WeasyPrint with our changes* is the engine in this process, which typesets the same paper again and has
cached its styles; *WeasyPrint alone* is the engine without the changes, in a separate process that has typeset the
paper once before.
"""

import json
import resource
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.cases import Bench, Trial
from benchmarks.measure import Measured, measured
from benchmarks.papers import SHORT_FORM, USUAL, Paper, matter
from benchmarks.peers import ENGINE_ALONE, THIS_PROGRAM

PATCHED = "WeasyPrint with our changes"
HTML_TO_PDF = "the frozen HTML to PDF"
HTML_TO_ARCHIVAL = "the frozen HTML to a tagged archival PDF"

PLAIN_PROGRAM = """\
import json, sys, time, weasyprint
html, variant = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2] or None
weasyprint.HTML(string=html).write_pdf(pdf_variant=variant)
wall, cpu = time.perf_counter(), time.process_time()
weasyprint.HTML(string=html).write_pdf(pdf_variant=variant)
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
json.dump([wall, cpu], open(sys.argv[3], "w"))
"""


class Step(NamedTuple):
    """A step of a build: the program in the report, the step's name, and its run."""

    program: str
    name: str
    run: Callable[[], object]


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each step of each paper."""
    for paper in (SHORT_FORM, USUAL):
        for step in steps(bench, paper):
            yield Trial(f"{paper.name}: {step.name}", step.program, partial(timed, step.run))
        html = bench.folder_for("warm", paper.name) / "frozen.html"
        for name, archival in ((HTML_TO_PDF, False), (HTML_TO_ARCHIVAL, True)):
            yield Trial(
                f"{paper.name}: {name}",
                ENGINE_ALONE,
                partial(typeset_without_changes, html, archival=archival),
                times=3,
            )


def timed(run: Callable[[], object]) -> Measured:
    """Call *run* in this process, and return its cost; the memory is the peak of the process so far."""
    wall_start = perf_counter()
    cpu_start = process_time()
    run()
    wall = perf_counter() - wall_start
    cpu = process_time() - cpu_start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(wall, cpu, memory=peak)


def typeset_without_changes(html: Path, *, archival: bool) -> Measured:
    """Typeset *html* with the unchanged engine, in a process that has typeset it before. Raises FailedError."""
    from assembler.outputs.pdf.paginate.layout import VARIANT  # noqa: PLC0415 - as below

    result = html.with_suffix(".json")
    cost = measured(
        (sys.executable, "-c", PLAIN_PROGRAM, html.name, VARIANT if archival else "", result.name), folder=html.parent
    )
    wall, cpu = json.loads(result.read_text("utf-8"))
    return Measured(wall, cpu, memory=cost.memory)


def steps(bench: Bench, paper: Paper) -> list[Step]:
    """Return the steps, from the matter to the proof, and the step of the engine alone, on the frozen HTML."""
    import weasyprint  # noqa: PLC0415 - only these steps need the engine in this process

    from assembler.outputs.pdf.paginate import archival_pdf, fonts, paginate  # noqa: PLC0415
    from assembler.outputs.pdf.paginate.layout import VARIANT, lay_out  # noqa: PLC0415
    from assembler.outputs.pdf.prove.measure import measure  # noqa: PLC0415
    from assembler.outputs.render import render  # noqa: PLC0415
    from assembler.pipeline import assemble, examine_matter  # noqa: PLC0415
    from assembler.results import Options  # noqa: PLC0415
    from benchmarks.freeze import frozen  # noqa: PLC0415

    folder = bench.folder_for("warm", paper.name)
    file = folder / "paper.yaml"
    options = Options(root=folder, out=folder / "out")
    file.write_text(matter(paper), encoding="utf-8")
    (folder / "frozen.html").write_text(frozen(paper), encoding="utf-8")
    plan = examine_matter(file, options).plans[0]
    html = render(plan)
    family = fonts.family(plan.page_setup.families, plan.id)
    pages = paginate(html, plan)
    frozen_html = frozen(paper)
    return [
        Step(THIS_PROGRAM, "load to check", lambda: examine_matter(file, options)),
        Step(THIS_PROGRAM, "render", lambda: render(plan)),
        Step(THIS_PROGRAM, "lay out", lambda: lay_out(html, plan, family)),
        Step(THIS_PROGRAM, "lay out and write", lambda: archival_pdf(lay_out(html, plan, family))),
        Step(THIS_PROGRAM, "paginate", lambda: paginate(html, plan)),
        Step(THIS_PROGRAM, "prove", lambda: measure(pages.pdf, html, plan, pages.family, pages.places)),
        Step(THIS_PROGRAM, "the whole build", lambda: assemble(file, options)),
        Step(PATCHED, HTML_TO_PDF, lambda: weasyprint.HTML(string=frozen_html).write_pdf()),
        Step(PATCHED, HTML_TO_ARCHIVAL, lambda: weasyprint.HTML(string=frozen_html).write_pdf(pdf_variant=VARIANT)),
    ]
