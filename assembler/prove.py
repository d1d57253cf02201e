"""Prove: whether a finished paper is what it was to be, by reading it back."""

from collections.abc import Iterator

import assembler.rules  # noqa: F401 - enters the rules into the register
from assembler.finding import Finding, Place
from assembler.measure import measure
from assembler.paginate import Pages
from assembler.plan.parts import Plan
from assembler.proof import Proof
from assembler.rule import RULES, Rule


def prove(pages: Pages, html: str, plan: Plan, place: Place) -> tuple[Proof, list[Finding]]:
    """Return the proof of *pages*, which were set from *html* after *plan*, and what the rules find in it.

    *place* is where findings stand: the matter's file, or the filing in it.
    """
    proof = measure(pages.pdf, html, plan, pages.family, pages.places)
    return proof, sorted(_findings(proof, place), key=lambda one: (one.page, one.code))


def _findings(proof: Proof, place: Place) -> Iterator[Finding]:
    for rule in RULES.values():
        if rule.subject is Proof:
            yield from _found(rule, proof, place)


def _found(rule: Rule, proof: Proof, place: Place) -> Iterator[Finding]:
    for problem in rule.check(proof):
        yield Finding(
            place=place,
            code=rule.code,
            message=problem.message,
            severity=problem.severity or rule.severity,
            cite=rule.cite,
            fix=rule.fix,
            page=problem.page,
            promise=rule.basis == "program",
        )
