"""What the tables of a paper list, with the pages that they give: what the proof looks for on those pages."""

from collections.abc import Iterator

from assembler.plan.blocks import Link, Note, Run, Words
from assembler.plan.plan import Plan
from assembler.plan.tables.texts import every_run
from assembler.prove.proof import Listed


def listed(plan: Plan) -> Iterator[Listed]:
    """Yield each page number in the tables of *plan*, with the heading there, or the first word of what is cited."""
    firsts = {run.mark: run.text.split()[0] for run in _marked(plan) if run.text.split()} if plan.tables else {}
    for table in plan.tables:
        for group in table.groups:
            for entry in group.entries:
                for page in entry.pages:
                    words = entry.heading or firsts.get(page.target, "")
                    if words and page.text.isdecimal():
                        yield Listed(table.title, int(page.text), words)


def _marked(plan: Plan) -> Iterator[Words | Link]:
    def inside(run: Run) -> Iterator[Words | Link]:
        if isinstance(run, Note):
            for each in run.text:
                yield from inside(each)
        elif run.mark:
            yield run

    for run in every_run(plan):
        yield from inside(run)
