"""The papers, one folder per family, with its keys, its sections and anything else that only its papers have.

The program finds the families by listing the subfolders; a document type in `templates/` names its family.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from pydantic import create_model

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import Reader, no_filed_papers
from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.suggestions import did_you_mean
from assembler.load.packed import TEMPLATES
from assembler.model.document import DocumentType
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.picture import PictureFile
from assembler.plan.context import Family, PaperContext, governed_context
from assembler.plan.make import make_plan
from assembler.plan.plan import Plan
from assembler.plan.pleading_change import PleadingChange


@cache
def family_names() -> tuple[str, ...]:
    """Return the names of all families, which are also the names of the families' folders."""
    return tuple(sorted(folder.name for folder in iter_modules(__path__) if folder.ispkg))


@cache
def family(name: str) -> Family[Any]:
    """Return the family called *name*, which must be in `family_names()`."""
    module = import_module(f"{__name__}.{name}.family")
    paper_family: Family[Any] = module.FAMILY
    return paper_family


def family_of(paper: DocumentType) -> Family[Any]:
    """Return the family of the document type *paper*. Raises `MatterError` if that family does not exist."""
    if paper.family not in family_names():
        place = Place(f"{TEMPLATES}/{paper.id}.yaml")
        message = f"no family of papers is called `{brief(paper.family)}`"
        raise MatterError(fault("MAT004", place, message, fix=did_you_mean(paper.family, family_names())))
    return family(paper.family)


@cache
def every_key() -> frozenset[str]:
    """Return the keys that papers of any family may have."""
    return frozenset(every_filing().model_fields)


@cache
def every_filing() -> type[Filing]:
    """Return a filing model that has the keys of all families."""
    models = list(dict.fromkeys(family(name).filing_model for name in family_names()))
    most_derived_models = []
    for model in models:
        other_models = [other_model for other_model in models if other_model is not model]
        if not any(issubclass(other_model, model) for other_model in other_models):
            most_derived_models.append(model)
    return create_model("EveryFiling", __base__=tuple(most_derived_models))


def keys_of(paper: DocumentType) -> frozenset[str]:
    """Return the keys that a filing of document type *paper* may have."""
    return family_of(paper).filing_model.keys_of(paper)


def paper_context(
    matter: Matter, filing: Filing, sentences: Mapping[str, Any], today: date | None = None
) -> PaperContext:
    """Return the context of *filing*; *today* is used as its date if it is undated."""
    return governed_context(matter, filing, sentences, family_of, today)


def plan_paper(  # noqa: PLR0913 - the optional values are passed by keyword
    matter: Matter,
    filing: Filing,
    catalog: Catalog,
    *,
    today: date | None = None,
    draft: bool = False,
    filed: Reader = no_filed_papers,
    pictures: Mapping[str, PictureFile] | None = None,
    changes: tuple[PleadingChange, ...] = (),
) -> Plan:
    """Return the plan of *filing*; *today* is used as its date if it is undated.

    *filed* reads filed papers, for references to them; *pictures* are the picture files that the texts name; *changes*
    are those that a motion for leave to amend lists. Raises `MatterError` if the paper cannot be planned, for example
    if a sentence in the templates uses an undefined value.
    """
    context = governed_context(matter, filing, catalog.sentences, family_of, today, draft=draft, filed_papers=filed)
    return make_plan(replace(context, pictures=pictures or {}, changes=changes))
