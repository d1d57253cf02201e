"""Lays out a paper with tables until the page numbers in its tables are right."""

from collections.abc import Callable
from dataclasses import replace

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place
from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.plan.plan import Plan, without_tables
from assembler.plan.tables.table import with_pages

MAX_LAYOUTS = 5
"""The maximum number of layouts of a paper.

The paper's text begins on a new page, so two layouts are nearly always enough.
"""


def paginate_with_tables(
    plan: Plan, render: Callable[[Plan], str], paginate: Callable[[str, Plan], Pages] = paginate
) -> tuple[Plan, str, Pages]:
    """Return *plan* with the page numbers of its tables, its HTML from *render*, and its pages from *paginate*.

    A paper that has no tables, or that is short enough to need none, is laid out once. Raises `MatterError` if
    *paginate* raises it, or if the page numbers still change at the last layout.
    """
    if plan.tables_over:
        plan_without_tables = without_tables(plan)
        html = render(plan_without_tables)
        pages = paginate(html, plan_without_tables)
        if pages.count <= plan.tables_over:
            return plan_without_tables, html, pages
    for _ in range(MAX_LAYOUTS):
        html = render(plan)
        pages = paginate(html, plan)
        plan_with_numbers = replace(plan, tables=with_pages(plan.tables, pages.places))
        if plan_with_numbers == plan:
            return plan, html, pages
        plan = plan_with_numbers
    message = "printing the tables' page numbers moves the pages that they refer to, so no layout has the right numbers"
    raise MatterError(fault("PAG001", Place(plan.id), message, fix="leave out a table, or shorten a heading"))
