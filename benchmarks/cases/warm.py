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
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.cases import Bench, Trial
from benchmarks.measure import Measured, measured
from benchmarks.papers import PAPERS, Paper, matter
from benchmarks.peers import BARE, OURS

PATCHED = "WeasyPrint with our changes"
HTML_TO_PDF = "the frozen HTML to PDF"
HTML_TO_ARCHIVAL = "the frozen HTML to a tagged archival PDF"

PLAIN = """\
import json, sys, time, weasyprint
html, variant = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2] or None
weasyprint.HTML(string=html).write_pdf(pdf_variant=variant)
wall, cpu = time.perf_counter(), time.process_time()
weasyprint.HTML(string=html).write_pdf(pdf_variant=variant)
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
json.dump([wall, cpu], open(sys.argv[3], "w"))
"""


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each step of each paper."""
    for paper in PAPERS[:2]:
        for (program, name), step in steps(bench, paper).items():
            yield Trial(f"{paper.name}: {name}", program, lambda step=step: timed(step))
        html = bench.folder_for("warm", paper.name) / "frozen.html"
        for name, archival in ((HTML_TO_PDF, False), (HTML_TO_ARCHIVAL, True)):
            yield Trial(
                f"{paper.name}: {name}",
                BARE,
                lambda html=html, archival=archival: set_without_changes(html, archival=archival),
                3,
            )


def timed(step: Callable[[], object]) -> Measured:
    """Run *step* in this process, and return its cost; the memory is the peak of the process so far."""
    wall_start = perf_counter()
    cpu_start = process_time()
    step()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(perf_counter() - wall_start, process_time() - cpu_start, peak)


def set_without_changes(html: Path, *, archival: bool) -> Measured:
    """Typeset *html* with the unchanged engine, in a process that has typeset it before. Raises FailedError."""
    from assembler.outputs.pdf.paginate.layout import VARIANT  # noqa: PLC0415 - as below

    result = html.with_suffix(".json")
    cost = measured(
        (sys.executable, "-c", PLAIN, html.name, VARIANT if archival else "", result.name), folder=html.parent
    )
    wall, cpu = json.loads(result.read_text("utf-8"))
    return Measured(wall, cpu, cost.memory)


def steps(bench: Bench, paper: Paper) -> dict[tuple[str, str], Callable[[], object]]:
    """Return the steps, from the matter to the proof, and the step of the engine alone, on the frozen HTML."""
    import weasyprint  # noqa: PLC0415 - only these steps need the engine in this process

    from assembler.outputs.pdf.paginate import archival, fonts, paginate  # noqa: PLC0415
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
    return {
        (OURS, "load to check"): lambda: examine_matter(file, options),
        (OURS, "render"): lambda: render(plan),
        (OURS, "lay out"): lambda: lay_out(html, plan, family),
        (OURS, "lay out and write"): lambda: archival(lay_out(html, plan, family)),
        (OURS, "paginate"): lambda: paginate(html, plan),
        (OURS, "prove"): lambda: measure(pages.pdf, html, plan, pages.family, pages.places),
        (OURS, "the whole build"): lambda: assemble(file, options),
        (PATCHED, HTML_TO_PDF): lambda: weasyprint.HTML(string=frozen(paper)).write_pdf(),
        (PATCHED, HTML_TO_ARCHIVAL): lambda: weasyprint.HTML(string=frozen(paper)).write_pdf(pdf_variant=VARIANT),
    }
