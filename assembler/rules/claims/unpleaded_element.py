"""CLM001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.cause import Cause, Wanted
from assembler.model.law import cited, has_source, was_read
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CLM001",
    cite="the authorities on record for the elements of the cause",
    basis="verified",
    fix="allege it, and name the allegation under the claim's `elements:`",
)
def unpleaded_element(matter: Matter) -> Iterator[Problem]:
    """An element of a claim is not pleaded.

    A complaint shows that the pleader is entitled to relief, and so alleges facts for each element. An element that is
    required only in some cases is not checked, unless the court's own rules require it, or the matter shows that it
    must be pleaded, as a license must be in New York City. It is an error where the list of elements was read in an
    authority, and a warning where any authority is from memory.
    """
    if not any(opening(matter)):
        return
    for number, claim in enumerate(matter.claims):
        for name, element in claim.cause.elements.items():
            wanted, needed = element.wanted, not element.conditional or matter.court.id in element.required_in
            if wanted and not claim.elements.get(name) and _is_wanted(wanted, claim, matter):
                fact = f"in {matter.county} County `{claim.cause.id}` must plead `{name}`: {element.statement}"
                cite = cited(wanted.cite, wanted.basis)
                yield Problem(("claims", number, "elements"), fact, Severity.WARNING, cite=cite)
            elif needed and not claim.elements.get(name):
                what = f"`{name}` of `{claim.cause.id}`: {element.statement}"
                fact = f"no allegation pleads {what} ({source(claim.cause)})"
                yield Problem(("claims", number, "elements"), fact, _weight(claim.cause))


def _is_wanted(wanted: Wanted, claim: Claim, matter: Matter) -> bool:
    """Whether the county of *matter* and the choices of *claim* are those in which the element must be pleaded."""
    chosen = all(choice in claim.choices.get(element, ()) for element, choice in wanted.choices.items())
    return matter.county in wanted.counties and chosen


def _weight(cause: Cause) -> Severity | None:
    """Return a warning unless the elements of *cause* were read in an authority and no authority is from memory."""
    bases = {authority.basis for authority in cause.authorities if authority.says == "elements"}
    return None if any(map(was_read, bases)) and all(map(has_source, bases)) else Severity.WARNING


def source(cause: Cause) -> str:
    """Return the first authority for the elements of *cause*, with a word of caution where not all was read."""
    cites = (authority.cite for authority in cause.authorities if authority.says == "elements")
    cite = next(cites, "no authority")
    return f"{cite}; not every element was read in an authority" if _weight(cause) else cite
