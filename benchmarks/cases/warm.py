"""The steps of one build in a process that is warm, on the short form and the paper of 100 paragraphs.

They say where the time goes, and what the engine alone takes of it: two cores make at most two filings in the time of
`the whole build`, and no program on this engine more than two in that of the frozen HTML.
"""

import resource
from collections.abc import Callable, Iterator
from time import perf_counter, process_time

from benchmarks.cases import Bench, Trial
from benchmarks.measure import Measured
from benchmarks.papers import PAPERS, Paper, matter
from benchmarks.peers import BARE, OURS


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield a trial for each step of each paper."""
    for paper in PAPERS[:2]:
        for (program, name), step in steps(bench, paper).items():
            yield Trial(f"{paper.name}: {name}", program, lambda step=step: timed(step))


def timed(step: Callable[[], object]) -> Measured:
    """Run *step* in this process, and return what it took; the memory is the most that the process ever had."""
    wall, cpu = perf_counter(), process_time()
    step()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(perf_counter() - wall, process_time() - cpu, most)


def steps(bench: Bench, paper: Paper) -> dict[tuple[str, str], Callable[[], object]]:
    """Return the steps, from the matter to its proof, and the engine alone on the frozen HTML."""
    import weasyprint  # noqa: PLC0415 - only these steps need the engine in this process

    from assembler.paginate import archival, fonts, paginate  # noqa: PLC0415
    from assembler.paginate.layout import VARIANT, lay_out  # noqa: PLC0415
    from assembler.pipeline import assemble, examine_matter  # noqa: PLC0415
    from assembler.prove.measure import measure  # noqa: PLC0415
    from assembler.render import render  # noqa: PLC0415
    from assembler.results import Options  # noqa: PLC0415
    from benchmarks.freeze import frozen  # noqa: PLC0415

    own = bench.room("warm", paper.name)
    file, options = own / "paper.yaml", Options(root=own, out=own / "out")
    file.write_text(matter(paper), encoding="utf-8")
    plan = examine_matter(file, options).plans[0]
    html = render(plan)
    family, pages = fonts.family(plan.page_setup.families, plan.id), paginate(html, plan)
    return {
        (OURS, "load to check"): lambda: examine_matter(file, options),
        (OURS, "render"): lambda: render(plan),
        (OURS, "lay out"): lambda: lay_out(html, plan, family),
        (OURS, "lay out and write"): lambda: archival(lay_out(html, plan, family)),
        (OURS, "paginate"): lambda: paginate(html, plan),
        (OURS, "prove"): lambda: measure(pages.pdf, html, plan, pages.family, pages.places),
        (OURS, "the whole build"): lambda: assemble(file, options),
        (BARE, "the frozen HTML to PDF"): lambda: weasyprint.HTML(string=frozen(paper)).write_pdf(),
        (BARE, "the same, tagged and archival"): lambda: weasyprint.HTML(string=frozen(paper)).write_pdf(
            pdf_variant=VARIANT
        ),
    }
