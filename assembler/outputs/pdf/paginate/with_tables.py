"""Lays out a paper with tables until the page numbers in its tables are right."""

from collections.abc import Callable
from dataclasses import replace

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place
from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.plan.plan import Plan, without_tables
from assembler.plan.tables.table import with_pages

PASSES = 5
"""The largest number of times a paper is laid out; its text begins a page, so the second time is nearly always the
last."""


def paginate_with_tables(
    plan: Plan, render: Callable[[Plan], str], paginate: Callable[[str, Plan], Pages] = paginate
) -> tuple[Plan, str, Pages]:
    """Return *plan* with the page numbers of its tables, its HTML from *render*, and its pages from *paginate*.

    A paper without tables, or short enough to need none, is laid out once. Raises MatterError if *paginate* does, or if
    the numbers never settle.
    """
    if plan.tables_over:
        short = without_tables(plan)
        html = render(short)
        pages = paginate(html, short)
        if pages.count <= plan.tables_over:
            return short, html, pages
    for _ in range(PASSES):
        html = render(plan)
        pages = paginate(html, plan)
        numbered = replace(plan, tables=with_pages(plan.tables, pages.places))
        if numbered == plan:
            return plan, html, pages
        plan = numbered
    message = "the page numbers in the tables change the layout, so they cannot be settled"
    raise MatterError(fault("PAG001", Place(plan.id), message, fix="leave out a table, or shorten a heading"))
