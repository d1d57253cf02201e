"""Elements that are not pleaded or whose wording is not chosen, and named allegations that nothing uses."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.cause import Cause
from assembler.model.element import Element, RequiringCircumstances
from assembler.model.law import has_source, qualified_cite, was_read
from assembler.model.matter import Matter
from assembler.model.pleading import Claim, Section
from assembler.model.walk import named_allegations, used_names
from assembler.rules._complaint import has_complaint
from assembler.rules.rule import Problem, rule


@rule(
    "CLM001",
    cite="the authorities on record for the elements of the cause",
    basis="verified",
    fix="allege the element, and name the allegation under the claim's `elements:`",
)
def unpleaded_element(matter: Matter) -> Iterator[Problem]:
    """An element of a claim is not pleaded.

    A complaint must show that the pleader is entitled to relief, so it alleges facts for each element. An element that
    is required only in some cases is checked only if the court's own rules require it, or if the matter shows that it
    must be pleaded, such as a license in New York City. The finding is an error if at least one authority for the
    elements was read and no authority is from memory; otherwise, it is a warning.
    """
    if not has_complaint(matter):
        return
    for claim_index, claim in enumerate(matter.claims):
        for name, element in claim.cause.elements.items():
            if claim.elements.get(name):
                continue
            circumstances = element.wanted
            is_required = not element.conditional or matter.court.id in element.required_in
            if circumstances and _is_wanted(circumstances, claim, matter):
                fact = f"in {matter.county} County `{claim.cause.id}` must plead `{name}`: {element.statement}"
                cite = qualified_cite(circumstances.cite, circumstances.basis)
                yield Problem(("claims", claim_index, "elements"), fact, Severity.WARNING, cite=cite)
            elif is_required:
                unpleaded = f"`{name}` of `{claim.cause.id}`: {element.statement}"
                fact = f"no allegation pleads {unpleaded} ({_source(claim.cause)})"
                yield Problem(("claims", claim_index, "elements"), fact, _severity(claim.cause))


def _is_wanted(circumstances: RequiringCircumstances, claim: Claim, matter: Matter) -> bool:
    """Whether *claim* must plead the element because of the county of *matter* and the choices of *claim*."""
    has_choices = all(choice in claim.choices.get(element, ()) for element, choice in circumstances.choices.items())
    return matter.county in circumstances.counties and has_choices


def _severity(cause: Cause) -> Severity | None:
    """Return a warning if no authority for the elements of *cause* was read, or if any is from memory; else None."""
    bases = {authority.basis for authority in cause.authorities if authority.says == "elements"}
    is_sourced = any(was_read(basis) for basis in bases) and all(has_source(basis) for basis in bases)
    return None if is_sourced else Severity.WARNING


def _source(cause: Cause) -> str:
    """Return the first authority for the elements of *cause*, with a caution if not every element was read."""
    cites = [authority.cite for authority in cause.authorities if authority.says == "elements"]
    cite = cites[0] if cites else "no authority"
    return f"{cite}; not every element was read in an authority" if _severity(cause) else cite


@rule(
    "CLM018",
    cite="this program",
    basis="program",
    fix="choose a sentence under the claim's `choices:`, or write your own sentence for the element",
    no_waiver="the cause has several sentences for the element, each stating a different fact, and the program does "
    "not know which of these facts is true",
)
def no_choice(matter: Matter) -> Iterator[Problem]:
    """A count does not say in which of several ways it pleads an element.

    Some elements can be met in several ways: for example, a plaintiff performed the contract or was excused from
    performance. A complaint alleges what happened, not the alternatives of a jury instruction. A draft prints all the
    choices in brackets. If the allegations have words of one choice alone, the remedy names that choice.
    """
    if not has_complaint(matter):
        return
    for claim_index, claim in enumerate(matter.claims):
        for name, element in claim.cause.elements.items():
            if element.choices and claim.is_alleged_outside_count(name) and not claim.catalog_sentences(name):
                ways = series([f"`{choice}`" for choice in element.choices], "or")
                message = f"`{name}` can be pleaded as {ways}, but the count does not say which"
                intended_choice = _choice_meant(claim, name, element, matter)
                fix = (
                    f"the allegations read like `{intended_choice}`: "
                    f"write `choices: {{{name}: {intended_choice}}}` in the claim, if so"
                )
                path = ("claims", claim_index, "elements", name)
                yield Problem(path, message, passes_draft=True, fix=fix if intended_choice else "")


STEM_LENGTH = 5
"""How many letters of a word are compared, so that "performed" matches "performance"."""


def _choice_meant(claim: Claim, name: str, element: Element, matter: Matter) -> str:
    """Return the only choice for the element whose words are in its allegations; "" if there is no such choice."""
    allegations = named_allegations(matter)
    pleaded = "\n".join(allegations[entry].text or "" for entry in claim.allegation_names(name) if entry in allegations)
    stems_of_choices = {choice: _stems(f"{choice} {sentence}") for choice, sentence in element.choices.items()}
    common_stems = frozenset.intersection(*stems_of_choices.values())
    pleaded_stems = _stems(pleaded)
    candidates = [choice for choice, stems in stems_of_choices.items() if (stems - common_stems) & pleaded_stems]
    return candidates[0] if len(candidates) == 1 else ""


def _stems(text: str) -> frozenset[str]:
    """Return the first letters of the words of *text*, without placeholders in braces."""
    words = re.findall(r"[a-z]{4,20}", re.sub(r"\{[^{}]{0,80}\}", "", text.lower()))
    return frozenset(word[:STEM_LENGTH] for word in words)


NOT_FACTS = Regex(
    r"(?i)\b(jurisdiction|venue|parties|nature|introduction|summary|background|assignment|discovery|conditions"
    r"|(?:general|preliminary|common|class|class action) (?:allegations|statement)|allegations common)\b"
)
"""Headings of sections whose allegations no count is expected to use."""


@rule(
    "CLM003",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="name the allegation under an element, refer to it, or delete it; if it is only background, delete its `id:`",
)
def unused_allegation(matter: Matter) -> Iterator[Problem]:
    """A named allegation is not used.

    Other parts of the matter can refer to the allegation by its `id`, but none of them does. An allegation in the facts
    is reported only if counts use other sections of the facts, but nothing in its own, because facts also give
    background. In a count with elements, each unused allegation is reported. `assembler matrix` lists every unused
    allegation.
    """
    if not has_complaint(matter) or not any(claim.elements for claim in matter.claims):
        return
    names_used = used_names(matter)
    names_in_facts = {
        allegation.id for section in (*matter.facts, *matter.more_facts) for allegation in section.paragraphs
    }
    names_in_counts = {
        entry for claim in matter.claims for element in claim.elements for entry in claim.allegation_names(element)
    }
    counts_use_facts = not names_in_facts.isdisjoint(names_in_counts)
    for path, part in _sections_and_counts(matter):
        named_entries = [
            (index, allegation.id)
            for index, allegation in enumerate(part.paragraphs)
            if allegation.id and allegation.text
        ]
        unused = [(index, name) for index, name in named_entries if name not in names_used]
        uses_nothing = len(unused) == len(named_entries) and part.id not in names_used
        if unused and (isinstance(part, Claim) or (counts_use_facts and uses_nothing)):
            first_index, _ = unused[0]
            names = series([f"`{name}`" for _, name in unused])
            yield Problem((*path, "paragraphs", first_index), f"no count and no other text uses {names}")


def _sections_and_counts(matter: Matter) -> Iterator[tuple[KeyPath, Section | Claim]]:
    """Yield the sections of facts that a count may use, and the counts that have elements."""
    for key, sections in (("facts", matter.facts), ("more_facts", matter.more_facts)):
        for index, section in enumerate(sections):
            if not NOT_FACTS.search(section.heading or ""):
                yield (key, index), section
    for index, claim in enumerate(matter.claims):
        if claim.elements:
            yield ("claims", index), claim
