"""Typesets a marked copy in the form of its court, and proves the PDF against both papers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assembler.catalog.template_folder import TemplateFolder
from assembler.comparing.brackets import in_brackets
from assembler.comparing.court_marks import FormOfCopy
from assembler.comparing.marked_plan import MarkedPaper
from assembler.comparing.on_earlier import plan_on_earlier
from assembler.comparing.read_back import prove_pdf
from assembler.findings.finding import Finding, Place
from assembler.plan.plan import Plan
from assembler.results import ProvedPaper

Typesetting = tuple[ProvedPaper, Sequence[Finding]]
"""A typeset paper, read back, and the findings on it."""

Typeset = Callable[[Plan], Typesetting]
"""A function that typesets a plan."""


def plan_of_copy(paper: MarkedPaper, form: FormOfCopy, place: Place) -> Plan:
    """Return the plan of the marked copy of *paper*: the later paper or, if *form* requires it, the earlier one."""
    return plan_on_earlier(paper, place) if form.on_earlier else paper.plan


def court_copy(
    marked_plan: Plan, form: FormOfCopy, typeset: Typeset, own_templates: Sequence[TemplateFolder], place: Place
) -> Typesetting:
    """Return the marked copy with *marked_plan* in *form*, typeset with the firm's *own_templates*.

    Raises `MatterError` with a finding at *place* if the PDF cannot be read as either paper.
    """
    plan = replace(marked_plan, page_setup=replace(marked_plan.page_setup, added=form.added))
    proved_paper, findings = typeset(in_brackets(plan) if form.deleted == "brackets" else plan)
    prove_pdf(proved_paper.proof, proved_paper.paper.plan, own_templates, place)
    return proved_paper, findings
