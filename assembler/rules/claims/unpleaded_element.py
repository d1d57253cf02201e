"""CLM001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.cause import Cause
from assembler.model.law import has_source, was_read
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CLM001",
    cite="the authorities that the cause names for its elements",
    basis="verified",
    fix="plead it, and name the allegation under the claim's `elements:`",
    bad="""
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            elements: {ownership: [owned], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            elements:
              ownership: [owned]
              registration: [registered]
              copying: Imaginary Strings copied it.
              exclusive-right: [copied]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def unpleaded_element(matter: Matter) -> Iterator[Problem]:
    """No allegation pleads an element of a claim.

    A complaint shows that the pleader is entitled to relief, and so alleges facts for each element. An element that
    the law wants in some cases only is passed over. It is an error where the list of elements was read in its
    authorities, and a warning where one of them is from memory.
    """
    if not any(opening(matter)):
        return
    for number, claim in enumerate(matter.claims):
        for name, element in claim.cause.elements.items():
            if not element.conditional and not claim.elements.get(name):
                what = f"`{name}` of `{claim.cause.id}`: {element.statement}"
                fact = f"no allegation pleads {what} ({source(claim.cause)})"
                yield Problem(("claims", number, "elements"), fact, _weight(claim.cause))


def _weight(cause: Cause) -> Severity | None:
    """Return a warning unless the elements of *cause* were read in an authority, and none is from memory."""
    bases = {one.basis for one in cause.authorities if one.says == "elements"}
    return None if any(map(was_read, bases)) and all(map(has_source, bases)) else Severity.WARNING


def source(cause: Cause) -> str:
    """Return the first authority for the elements of *cause*, and how far the list may be relied on."""
    cite = next((one.cite for one in cause.authorities if one.says == "elements"), "no authority")
    return f"{cite}; not all of the list was read" if _weight(cause) else cite
