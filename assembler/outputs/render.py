"""render: turns a plan into HTML with the templates of its document type.

A firm's own templates come before the program's.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import is_dataclass
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
from assembler.catalog.template_folder import TemplateFolder
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.language.english import article
from assembler.load.files import display_name
from assembler.load.packed import templates_folder
from assembler.plan import line_grid as grid
from assembler.plan.blocks import MarkedLine, is_deleted
from assembler.plan.plan import Plan
from assembler.plan.text.line_breaks import unbroken_numbers, with_closing, with_unbreakable_parts, with_whole_dates

BASE_TEMPLATE = "base/pleading.html"
"""The template for document types that have no template of their own."""

TYPE_NAME = re.compile(r"'(?:[\w.]+\.)?(\w+)(?: object)?'(?: objects?)?")
"""Matches a type, or a value of a type, in Python's error messages, such as 'assembler.plan.plan.Plan object'."""

REPAIR = "use only the names that `plan.py` and `blocks.py` in `assembler/plan/` define"


def render(plan: Plan, own_templates: Sequence[TemplateFolder] = ()) -> str:
    """Return the HTML of *plan*, made with its document type's template or the base template of all pleadings.

    Each template is searched for in *own_templates*, then in the program's folder. Raises `MatterError` if a
    template is missing or has a fault.
    """
    environment = templates(templates_folder(), tuple(own_templates))
    try:
        return environment.select_template([f"{plan.document}.html", BASE_TEMPLATE]).render(plan=plan)
    except TemplateError as problem:
        raise MatterError(_finding(plan, problem)) from problem
    except Exception as problem:  # a template is code and may raise anything; we report that as a finding
        message = f"the template of `{plan.document}` cannot be used: {_plain_message(problem)}"
        raise MatterError(fault("PAG001", Place(plan.id), message, fix=REPAIR)) from problem


@lru_cache(maxsize=8)
def templates(program: Path, own_templates: tuple[TemplateFolder, ...] = ()) -> Environment:
    """Return a Jinja2 environment that searches *own_templates* and then *program*.

    The environment escapes text, and treats an undefined name or None as an error. It is a sandbox: a template can read
    the plan, but can neither change the plan nor reach Python.
    """
    own_loaders = [FunctionLoader(_source_in(folder)) for folder in own_templates]
    environment = _Sandbox(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=ChoiceLoader([*own_loaders, FileSystemLoader(program)]),
    )
    environment.filters.update(grid.MEASURES_BY_NAME)
    environment.filters["whole"] = with_unbreakable_parts
    environment.filters["unbroken_numbers"] = unbroken_numbers
    environment.filters["with_closing"] = with_closing
    environment.filters["with_whole_dates"] = with_whole_dates
    environment.tests["marked"] = lambda line: isinstance(line, MarkedLine)
    environment.tests["deleted"] = is_deleted
    return environment


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, with faster checks of the attributes of dataclasses, of which a plan consists."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute. All attributes of a dataclass that are not private may be read."""
        is_plain_field = is_dataclass(type(obj)) and not attr.startswith("_")
        return is_plain_field or super().is_safe_attribute(obj, attr, value)


def _source_in(templates: TemplateFolder) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Return a loader function for Jinja2 that loads the templates of a folder with their file names."""

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in templates.files:
            return None
        return templates.text(name), display_name(templates.folder / name), lambda: True

    return source


def own_templates_of(document: str, own_templates: Sequence[TemplateFolder]) -> list[OwnFile]:
    """Return the templates in *own_templates* from which a paper of the type *document* may be made.

    These are the type's template and the templates that it includes, imports or extends; if a template computes such a
    name, these are all templates in *own_templates*.
    """
    if not own_templates:
        return []
    environment = templates(templates_folder(), tuple(own_templates))
    visited: set[str] = set()
    queue = [environment.select_template([f"{document}.html", BASE_TEMPLATE]).name or BASE_TEMPLATE]
    while queue:
        name = queue.pop()
        if name in visited:
            continue
        visited.add(name)
        with suppress(TemplateError):
            source = ""
            if environment.loader:
                source, _, _ = environment.loader.get_source(environment, name)
            for included_name in meta.find_referenced_templates(environment.parse(source)):
                if included_name:
                    queue.append(included_name)
                else:  # the name is computed
                    queue += [file for folder in own_templates for file in folder.files]
    folder_by_name = {name: folder for folder in reversed(own_templates) for name in visited & folder.files.keys()}
    own_files = []
    for name, own_folder in folder_by_name.items():
        is_replacement = _replaces(templates_folder() / name)
        own_files.append(OwnFile("template", own_folder.folder / name, own_folder.hashes[name], is_replacement))
    return own_files


def _replaces(file: Path) -> bool:
    """Whether a firm's template replaces *file*, the program's template or that of one of its document types."""
    return file.is_file() or file.with_suffix(".yaml").is_file()


def _printable(value: Any) -> Any:
    """Return *value*, which a template prints. Raises TemplateError for None, which a plan never prints."""
    if value is None:
        message = "a template prints a value that the plan does not have"
        raise TemplateError(message)
    return value


def _finding(plan: Plan, problem: TemplateError) -> Finding:
    """Return the finding on a template that cannot be used, with the number of the faulty line."""
    if isinstance(problem, TemplateNotFound):
        message = f"no template folder has `{problem.name}`, which {article(plan.document)} `{plan.document}` needs"
        return fault("PAG001", Place(plan.id), message, fix="add the file, or give its folder with `--templates`")
    place = Place(plan.id)
    if isinstance(problem, TemplateSyntaxError):
        place = Place(problem.filename or problem.name or plan.id, problem.lineno)
    message = f"the template of `{plan.document}` cannot be used: {_plain_message(problem)}"
    return fault("PAG001", place, message, fix=REPAIR)


def _plain_message(problem: Exception) -> str:
    """Return the message of *problem*, with the short names of a plan's types instead of Python's full names."""
    words = TYPE_NAME.sub(r"`\1`", str(problem)).removesuffix(".")
    match problem:
        case KeyError():
            return f"there is no {words}"
        case RecursionError():
            return "it includes or calls itself endlessly"
        case MemoryError() | OverflowError():
            return "it makes a value that is too large"
    return words[:1].lower() + words[1:] or "it fails"
