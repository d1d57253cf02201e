"""Render a plan: HTML from the templates of a document type, a firm's own folder before the program's."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assembler.catalog.own_files import OwnFile
from assembler.catalog.template_folder import TemplateFolder, templates_folder
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.load.files import display_name
from assembler.plan import line_grid as grid
from assembler.plan.plan import Plan
from assembler.plan.text.markdown import unbroken

BASE = "base/pleading.html"
"""The template of a document type that has none of its own."""

REPAIR = "print what a plan has, by the names of `assembler/plan/plan.py` and `blocks.py`"


def render(plan: Plan, own: Sequence[TemplateFolder] = ()) -> str:
    """Return the HTML of *plan*, from the template of its document type, or from the base that all pleadings share.

    The folders of *own* are searched in turn for each template, then the program's. Raises Stopped when no folder has
    the template, or when a template reads what a plan does not have or reaches for anything else.
    """
    environment = templates(templates_folder(), tuple(own))
    try:
        return environment.select_template([f"{plan.document}.html", BASE]).render(plan=plan)
    except TemplateError as problem:
        raise Stopped(_finding(plan, problem)) from problem
    except Exception as problem:  # a template is code: whatever fails in it is its own fault, told and not thrown
        message = f"the template of `{plan.document}` cannot be used: {type(problem).__name__.lower()}: {problem}"
        raise Stopped(fault("PAG001", Place(plan.id), message, fix=REPAIR)) from problem


@lru_cache(maxsize=8)
def templates(program: Path, own: tuple[TemplateFolder, ...] = ()) -> Environment:
    """Return Jinja2's environment over the folder *program*, and *own* before it.

    Escaping is on, and nothing missing or empty is printed unseen. It is a sandbox: a template sees a plan, and neither
    Python behind it nor a way to change it.
    """
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=ChoiceLoader([*(FunctionLoader(_source_in(found)) for found in own), FileSystemLoader(program)]),
    )
    environment.filters.update(grid.MEASURES)
    environment.filters["whole"] = unbroken
    return environment


def _source_in(found: TemplateFolder) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Return what gives Jinja2 the templates of *found*, each as it was read, with the name of its file."""

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (found.text(name), display_name(found.folder / name), lambda: True) if name in found.files else None

    return source


def own_templates_of(document: str, own: Sequence[TemplateFolder]) -> list[OwnFile]:
    """Return the templates of *own* from which a paper of the type *document* may be made.

    They are found by what templates include, import and extend; where one works out a name, all may be meant.
    """
    environment = templates(templates_folder(), tuple(own))
    names, waiting = set[str](), [environment.select_template([f"{document}.html", BASE]).name or BASE]
    while waiting:
        name = waiting.pop()
        if name in names:
            continue
        names.add(name)
        with suppress(TemplateError):
            source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
            for other in meta.find_referenced_templates(environment.parse(source)):
                waiting += [other] if other else [every for found in own for every in found.files]
    found_in = {name: found for found in reversed(own) for name in names & found.files.keys()}
    return [
        OwnFile("template", found.folder / name, found.hashes[name], _replaces(templates_folder() / name))
        for name, found in found_in.items()
    ]


def _replaces(file: Path) -> bool:
    """Whether the program has *file*, or has the document type that it prints, from the base that pleadings share."""
    return file.is_file() or file.with_suffix(".yaml").is_file()


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
