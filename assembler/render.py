"""Render a plan: HTML from the templates of a document type, a firm's own folder before the program's."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError

from assembler.catalog import templates_folder
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.plan import line_grid as grid
from assembler.plan.plan import Plan
from assembler.plan.text.markdown import whole

REPAIR = "print what a plan has, by the names of `assembler/plan/parts.py`"


def render(plan: Plan, folders: Sequence[Path]) -> str:
    """Return the HTML of *plan*, from the template of its document type.

    *folders* are searched in turn for each template, then the program's own. Raises Stopped when no folder has the
    template, or when a template reads what a plan does not have.
    """
    environment = templates((*folders, templates_folder()))
    try:
        return environment.get_template(f"{plan.document}.html").render(plan=plan)
    except TemplateError as problem:
        raise Stopped(_finding(plan, problem)) from problem
    except Exception as problem:  # a template is code: whatever fails in it is its own fault, told and not thrown
        message = f"the template of `{plan.document}` cannot be used: {type(problem).__name__.lower()}: {problem}"
        raise Stopped(fault("PAG001", Place(plan.id), message, fix=REPAIR)) from problem


@lru_cache(maxsize=8)
def templates(folders: tuple[Path, ...]) -> Environment:
    """Return Jinja2's environment over *folders*: escaping on, and nothing missing or empty printed unseen."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(folders),
    )
    environment.filters.update(grid.MEASURES)
    environment.filters["whole"] = whole
    return environment


def _printed(value: Any) -> Any:
    """Return what a template prints, and refuse None: an empty place in a plan is an empty text."""
    if value is None:
        message = "a template prints a value that the plan leaves empty"
        raise TemplateError(message)
    return value


def _finding(plan: Plan, problem: TemplateError) -> Finding:
    """Say which template, and which line of it, could not be used."""
    if isinstance(problem, TemplateNotFound):
        message = f"no folder of templates has `{problem.name}`, which a `{plan.document}` needs"
        return fault("PAG001", Place(plan.id), message, fix="add the file, or name its folder with `--templates`")
    place = Place(plan.id)
    if isinstance(problem, TemplateSyntaxError):
        place = Place(problem.filename or problem.name or plan.id, problem.lineno)
    return fault("PAG001", place, f"the template of `{plan.document}` cannot be used: {problem.message}", fix=REPAIR)
