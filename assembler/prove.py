"""Prove: whether a finished paper is what it was to be, by reading it back."""

from assembler.check import problems
from assembler.finding import Finding, Place
from assembler.measure import measure
from assembler.paginate import Pages
from assembler.plan.parts import Plan
from assembler.proof import Proof
from assembler.rule import Problem, Rule


def prove(pages: Pages, html: str, plan: Plan, place: Place) -> tuple[Proof, list[Finding]]:
    """Return the proof of *pages*, which were set from *html* after *plan*, and what the rules find in it.

    *place* is where findings stand: the filing in its matter. They are sorted by page.
    """
    proof = measure(pages.pdf, html, plan, pages.family, pages.places)
    found = [_finding(rule, problem, plan, place) for rule, problem in problems(proof)]
    return proof, sorted(found, key=lambda one: (one.page, one.code))


def _finding(rule: Rule, problem: Problem, plan: Plan, place: Place) -> Finding:
    return Finding(
        place=place,
        code=rule.code,
        message=problem.message,
        severity=problem.severity or rule.severity,
        cite=rule.cite,
        fix=rule.fix,
        page=problem.page,
        paper=plan.id,
        promise=rule.basis == "program",
    )
