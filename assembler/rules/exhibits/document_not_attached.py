"""ATT003."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import cited, was_read
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations, referred_names
from assembler.rules._pleadings import Pleading, counts
from assembler.rules.rule import Problem, rule

AGREEMENT = "contract"
"""The element that pleads an agreement, in all states."""

WRITTEN = re.compile(r"(?i)\b(?:signed|executed|writing|written|promissory note|lease)\b")
ORAL = re.compile(r"(?i)\b(?:oral|orally|verbal|verbally|by telephone|spoken)\b")


@rule(
    "ATT003",
    cite="the statute or rule on what a complaint attaches",
    basis="secondary",
    severity=Severity.WARNING,
    fix="cite the document as an exhibit: list it under `exhibits:`, and name it under `exhibit:` of the allegation",
)
def document_not_attached(matter: Matter) -> Iterator[Problem]:
    """A statute or rule wants a document attached, and the count cites no exhibit for it.

    Statutes on consumer debt and on evictions want the contract or the notice attached. Some states want it of every
    claim that rests on a writing, as Pa.R.C.P. 1019(i) does, and want the complaint to say whether an agreement is oral
    or written.
    """
    for pleading in counts(matter):
        cause, place = pleading.claim.cause, ("claims", pleading.number)
        for name, element in cause.elements.items():
            law = element.attach
            places = (name, *law.also_with) if law else ()
            if law and pleading.element(name) and not any(_cites(pleading, one, matter) for one in places):
                message = f"`{cause.id}` wants {law.document} attached, and `{name}` cites no exhibit"
                severity = None if was_read(law.basis) else Severity.NOTE
                yield Problem((*place, "elements", name), message, severity, cite=cited(law.cite, law.basis))
        if not any(element.attach for element in cause.elements.values()):
            yield from _writing(pleading, matter)


def _writing(pleading: Pleading, matter: Matter) -> Iterator[Problem]:
    """Yield what the court wants of a claim that rests on an agreement, and this one lacks."""
    law, text, place = matter.court.writings, pleading.element(AGREEMENT), ("claims", pleading.number)
    if law is None or not text:
        return
    severity = None if was_read(law.basis) else Severity.NOTE
    if WRITTEN.search(text):
        if not any(_cites(pleading, name, matter) for name in pleading.claim.elements):
            message = f"`{matter.court.id}` wants the writing attached on which `{pleading.name}` rests"
            yield Problem((*place, "elements", AGREEMENT), message, severity, cite=law.authority)
    elif law.value.oral_or_written and not ORAL.search(text):
        message = f"`{matter.court.id}` wants `{pleading.name}` to say whether the agreement is oral or written"
        fix = "say so in the allegation on the agreement"
        yield Problem((*place, "elements", AGREEMENT), message, severity, cite=law.authority, fix=fix)


def _cites(pleading: Pleading, element: str, matter: Matter) -> bool:
    """Whether an allegation that pleads *element* cites an exhibit."""
    named = named_allegations(matter)
    for entry in pleading.claim.elements.get(element, ()):
        allegation = named.get(entry) if isinstance(entry, str) else entry
        if allegation and (allegation.exhibit or {*referred_names(allegation.text or "", ())} & {*matter.exhibits}):
            return True
    return False
