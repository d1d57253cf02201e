"""Checks the names in counts: parties, allegations, incorporated sections and alternative counts."""

from collections.abc import Iterator, Mapping

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.listed_sections import COUNTS, counts_in_section, listed_sections, prints_counts
from assembler.model.matter import Matter
from assembler.model.pleading import Claim, matching_claims
from assembler.model.walk import allegations, of_side
from assembler.validate.corrections import with_correction
from assembler.validate.names import listed_twice, unknown_names

ALL = ("all",)
"""The value of `against:` that stands for all defendants."""


def claim_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each name in a count of *matter* that is undefined or of the wrong kind."""
    paths_by_name = _allegation_paths(matter)
    for index, claim in enumerate(matter.claims):
        path: KeyPath = ("claims", index)
        yield from _side_faults(matter, claim, source, path)
        yield from _element_faults(matter, claim, paths_by_name, source, path)
        yield from _choice_faults(claim, source, path)
        yield from _realleged_faults(matter, claim, source, path)
        yield from _alternative_faults(matter, index, source, path)
        variants = [variant.name for variant in claim.cause.variants]
        if claim.variant and claim.variant not in variants:
            message = f"`{claim.cause.id}` has no variant `{brief(claim.variant)}`"
            fix = did_you_mean(claim.variant, variants) if variants else "delete `variant:`, or write it in `title:`"
            yield fault("MAT004", source.place_at((*path, "variant")), message, fix=fix)


def with_all_defendants(matter: Matter) -> Matter:
    """Return *matter*, with `against: all` replaced by the defendants unless a party is named `all`."""
    defendants = tuple(of_side(matter.parties, "defendant"))
    if "all" in matter.parties or not any(claim.against == ALL for claim in matter.claims):
        return matter
    claims = (
        claim.model_copy(update={"against": defendants}) if claim.against == ALL else claim for claim in matter.claims
    )
    return matter.model_copy(update={"claims": tuple(claims)})


def _side_faults(matter: Matter, claim: Claim, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each name under a count's `by:` or `against:` that is undefined or on the wrong side."""
    for key, names, role in (("by", claim.by, "plaintiff"), ("against", claim.against, "defendant")):
        parties = of_side(matter.parties, role)
        other_kinds = {name: party.role for name, party in matter.parties.items()}
        yield from unknown_names(source, (*path, key), names, parties, role, other_kinds=other_kinds)


PathsByName = Mapping[str, list[KeyPath]]
"""The paths of allegations, by name."""


def _allegation_paths(matter: Matter) -> PathsByName:
    paths: dict[str, list[KeyPath]] = {}
    for path, allegation in allegations(matter):
        if allegation.id and allegation.text:
            paths.setdefault(allegation.id, []).append(path)
    return paths


def _element_faults(
    matter: Matter, claim: Claim, paths_by_name: PathsByName, source: Source, path: KeyPath
) -> Iterator[Finding]:
    for element, entries in claim.elements.items():
        element_path = _as_written(claim, (*path, "elements"), element, source)
        if element not in claim.cause.elements:
            message = f"`{claim.cause.id}` has no element `{element}`"
            yield _unknown_element(element, message, claim, source, element_path)
        for index, entry in enumerate(entries):
            if not isinstance(entry, str):
                continue
            yield from _allegation_name_faults(matter, entry, paths_by_name, source, (*element_path, index))
            if entry in entries[:index]:
                yield listed_twice(source.place_at((*element_path, index)), entry)


def _unknown_element(element: str, message: str, claim: Claim, source: Source, path: KeyPath) -> Finding:
    """Return the finding with *message* on *element*, which is not an element of the cause of *claim*."""
    names = [name for name in claim.cause.elements if name not in {*claim.elements, *claim.choices}]
    finding = fault("MAT004", source.key_place(path), message, fix=did_you_mean(element, claim.cause.elements))
    return with_correction(finding, source, element, names)


def _as_written(claim: Claim, path: KeyPath, element: str, source: Source) -> KeyPath:
    """Return the path of *element* under *path*. The matter may use a former name of the element."""
    record = claim.cause.elements.get(element)
    names = (element, *record.formerly) if record else (element,)
    paths: list[KeyPath] = [(*path, name) for name in names]
    return next((element_path for element_path in paths if element_path in source.keys), (*path, element))


def _choice_faults(claim: Claim, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each choice of a sentence that is undefined, or that has no effect in the count."""
    all_elements_known = claim.elements.keys() <= claim.cause.elements.keys()
    for element, choices in claim.choices.items():
        choice_path = _as_written(claim, (*path, "choices"), element, source)
        if element not in claim.cause.elements:
            message = f"`{claim.cause.id}` has no element `{brief(element)}`"
            yield _unknown_element(element, message, claim, source, choice_path)
            continue
        sentences = claim.cause.elements[element].choices
        if not sentences:
            message = f"`{claim.cause.id}` pleads `{element}` in only one way, so there is nothing to choose"
            yield fault("MAT004", source.key_place(choice_path), message, fix="delete the choice")
            continue
        yield from unknown_names(source, choice_path, choices, sentences, "choice")
        if all_elements_known and not claim.is_alleged_outside_count(element):
            message = (
                f"the choice for `{element}` has no effect: the element has no allegations under `elements:`, or has "
                "some in the count itself"
            )
            fix = f"delete the choice, or list only allegations outside the count under `elements:` for `{element}`"
            yield fault("MAT004", source.key_place(choice_path), message, fix=fix)


def _allegation_name_faults(
    matter: Matter, name: str, paths_by_name: PathsByName, source: Source, path: KeyPath
) -> Iterator[Finding]:
    """Yield a finding if *name* is not an allegation, or if a complaint does not print the allegation."""
    if name not in paths_by_name:
        if other_part := _other_part(matter, name):
            part_words, fix = other_part
            yield fault("MAT004", source.place_at(path), f"`{name}` is {part_words}, not an allegation", fix=fix)
            return
        message = f"no allegation is called `{brief(name)}`"
        fix = did_you_mean(name, paths_by_name)
        yield with_correction(fault("MAT004", source.place_at(path), message, fix=fix), source, name, paths_by_name)
        return
    for filing in _complaints(matter):
        if not any(_prints(matter, filing, allegation_path) for allegation_path in paths_by_name[name]):
            message = f"`{name}` is not in `{filing.name}`, which has this count"
            fix = "add its section to the paper's `sections:`, or write the name of another allegation"
            yield fault("MAT004", source.place_at(path), message, fix=fix)


def _other_part(matter: Matter, name: str) -> tuple[str, str] | None:
    """Return the kind of part that *name* is instead of an allegation, and a remedy; None if the name is undefined."""
    if any(allegation.id == name for _, allegation in allegations(matter)):
        return "a sub-heading", "write the names of the paragraphs under it"
    if any(section.id == name for section in matter.sections):
        return "a section", "write the names of its paragraphs that plead the element"
    if any(claim.id == name for claim in matter.claims):
        return "a count", "write the names of the paragraphs that plead the element"
    return ("an exhibit", "write the name of the allegation that cites it") if name in matter.exhibits else None


def _complaints(matter: Matter) -> Iterator[Filing]:
    return (filing for filing in matter.filings if prints_counts(filing, matter.claims))


def _prints(matter: Matter, filing: Filing, path: KeyPath) -> bool:
    """Whether *filing* prints the allegation at *path* in one of its sections; always true of a count's allegations."""
    if path[0] == "claims":
        return True
    names = listed_sections(filing)
    sections = matter.facts if path[0] == "facts" else matter.more_facts
    return "facts" in names or sections[int(path[1])].id in names


KEYWORDS = (("facts",), ("all",), ("none",))
"""The values of `incorporates` that do not name a section or count: `facts`, `all` and `none`."""


def _realleged_faults(matter: Matter, claim: Claim, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each name under `incorporates` that is undefined or does not come before the count."""
    names_path = (*path, "incorporates")
    sections = [section.id for section in matter.sections]
    if claim.incorporates in KEYWORDS:
        return
    claim_index = next(index for index, listed_claim in enumerate(matter.claims) if listed_claim is claim)
    named_counts = {
        name for name in claim.incorporates if name not in sections and matching_claims(matter.claims, name)
    }
    allowed_names = [*sections, *sorted(named_counts)]
    printed_sections = {name for complaint in _complaints(matter) for name in complaint.paper.sections}
    other_kinds = dict.fromkeys(
        printed_sections - {*allowed_names}, "section that the program writes; `all` incorporates it too"
    )
    yield from unknown_names(
        source, names_path, claim.incorporates, allowed_names, "section of facts", other_kinds=other_kinds
    )
    for index, name in enumerate(claim.incorporates):
        place = source.place_at((*names_path, index))
        if name in named_counts and not matching_claims(matter.claims[:claim_index], name):
            message = f"`{brief(name)}` is not an earlier count"
            fix = "write only sections and earlier counts"
            yield fault("MAT004", place, message, fix=f"a count can incorporate only what comes before it: {fix}")
        for filing in _complaints(matter):
            if name in sections and name not in _sections_before_count(claim_index, matter, filing):
                are_all_together = len(counts_in_section(COUNTS, filing, matter.claims)) == len(matter.claims)
                count = "the counts" if are_all_together else "this count"
                message = f"`{name}` does not come before {count} in `{filing.name}`"
                yield fault("MAT004", place, message, fix=f"in `sections:`, put it before {count}")


def _sections_before_count(claim_index: int, matter: Matter, filing: Filing) -> list[str]:
    """Return the sections of the matter that come before the count at *claim_index* in *filing*."""
    names = listed_sections(filing)
    sections_before: list[str] = []
    for name in names:
        if claim_index in counts_in_section(name, filing, matter.claims):
            break
        sections_before.append(name)
    else:  # no section has the count
        return []
    if "facts" not in sections_before:
        return sections_before
    return [*sections_before, *(section.id for section in matter.sections if section.id not in names)]


def _alternative_faults(matter: Matter, claim_index: int, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each name under `alternative_to` that is undefined or means the count itself."""
    claims = matter.claims
    names_path = (*path, "alternative_to")
    names = claims[claim_index].alternative_to
    choices = {name for claim in claims for name in (claim.id, claim.cause.id) if name}
    choices |= {name for name in names if matching_claims(claims, name)}
    yield from unknown_names(source, names_path, names, sorted(choices), "claim")
    for index, name in enumerate(names):
        if matching_claims(claims, name) == [claim_index]:
            message = f"`{brief(name)}` is this count itself"
            yield fault("MAT006", source.place_at((*names_path, index)), message, fix="write another count")
