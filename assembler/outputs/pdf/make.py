"""Makes the PDF of a plan: render, paginate, prove. A process that makes many papers should call `warm_up` first."""

from assembler.engine import kept_lines
from assembler.outputs.output import MadePdf, OutputSetting
from assembler.outputs.pdf.engine_process import engine
from assembler.outputs.pdf.paginate import fonts
from assembler.outputs.pdf.paginate.with_tables import paginate_with_tables
from assembler.outputs.pdf.prove import pages_before
from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.plan import Plan


def warm_up() -> None:
    """Read the page engine's fonts, and start caching lines and pages that later papers in this process may repeat."""
    fonts.configuration()
    fonts.installed_families()
    kept_lines.keep_lines()
    pages_before.keep_pages()


def make_pdf(plan: Plan, setting: OutputSetting) -> MadePdf:
    """Return the PDF of *plan* and its proof. Raises `MatterError` if the plan's templates or pages have a fault."""
    setting.progress(f"render and paginate {plan.id}")
    final_plan, html, pages = paginate_with_tables(
        plan, lambda plan_: render(plan_, setting.own_templates), engine.paginate
    )
    setting.progress(f"prove {plan.id}")
    proof = measure(pages.pdf, html, final_plan, pages.family, pages.places)
    return MadePdf(pages.pdf, final_plan, pages, proof)
