"""Collects the page numbers in a paper's tables, so that they can be compared with the pages."""

from collections.abc import Iterator

from assembler.plan.blocks import Link, Note, Run, Words
from assembler.plan.plan import Plan
from assembler.plan.tables.texts import every_run
from assembler.proof.proof import Listed


def table_page_numbers(plan: Plan) -> Iterator[Listed]:
    """Yield each page number in the tables of *plan*, with words that must be on that page.

    The words are the heading, or the first word of the citation.
    """
    runs = _marked_runs(plan) if plan.tables else ()
    first_words = {run.mark: run.text.split()[0] for run in runs if run.text.split()}
    for table in plan.tables:
        entries = [entry for group in table.groups for entry in group.entries]
        for entry in entries:
            for page in entry.pages:
                words = entry.heading or first_words.get(page.target, "")
                if words and page.text.isdecimal():
                    yield Listed(table.title, int(page.text), words)


def _marked_runs(plan: Plan) -> Iterator[Words | Link]:
    """Yield the runs of *plan* with a mark, including those in footnotes."""
    for run in every_run(plan):
        yield from _marked_runs_in(run)


def _marked_runs_in(run: Run) -> Iterator[Words | Link]:
    if isinstance(run, Note):
        for inner_run in run.text:
            yield from _marked_runs_in(inner_run)
    elif run.mark:
        yield run
