"""The pages on records of law: courts, causes of action, document types."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.catalog import Catalog
from assembler.commands.record_sheets import tally, values
from assembler.docgen.markdown import mono, page, prose, table
from assembler.docgen.sources import Use, grades_table, sources, uses, uses_of
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.document import DocumentType
from assembler.model.filing import COMMON
from assembler.model.law import GRADES, cited, was_read

OPENS = "It opens the case: number and judge stay blank, unless the filing says `conformed: true`."

KINDS = {"verified": "a verified complaint", "particular-words": "particular"}
"""What a standard of pleading is called in the table, where its own word would be read otherwise."""


OWN_COURT = """\
extends: state
name: Municipal Court of Exampleville
citation: Exampleville Mun. Ct.
state: WA
title_lines:
  value: [IN THE MUNICIPAL COURT OF EXAMPLEVILLE, "{county} COUNTY, WASHINGTON"]
  basis: convention
number_label: {value: "Cause No.", basis: convention}
margins: {value: {top: 1.5, bottom: 1, left: 1, right: 1}, basis: secondary, cite: the clerk's guide}
numbered_lines: {value: 25, basis: memory}
"""
"""A court of a firm's own in ten lines; a test builds a paper in it."""


def courts_page(catalog: Catalog) -> str:
    """Return the table of courts: how many values of each rest on what, and which are not verified."""
    return page(
        "# Courts",
        prose(
            "Each value of a court's profile names its authority and how it is known. "
            "The table counts them, inherited ones among them, and lists those whose text was not read. "
            "`assembler explain wawd` prints a court's whole sheet, "
            "`assembler explain wasuper --county King` that of a county. "
            "The manifest of a paper lists the values that it relies on, and one note a matter counts those below "
            "`verified` (FMT001)."
        ),
        table(["court", "name", *GRADES, "not read"], _courts(catalog)),
        grades_table(),
        "## In all",
        prose(
            "Values by kind of court, the inherited ones among them, for a court stands on all of its values. "
            "`assembler list courts --format json` has the numbers of each court under `values`."
        ),
        table(["kind", "courts", *GRADES], _kinds(catalog)),
        "## A court of your own",
        prose(
            "Any other court is a file in `courts/` in your root, here `courts/exmuni.yaml`, named `court: exmuni`. "
            "It extends `state`, `federal` or a court that is near, and gives only what differs. "
            "A file with the name of one of the courts above takes its place, and may extend it by that name. "
            "A value that something was read for (`official`, `copy` or `secondary`) must cite it."
        ),
        f"```yaml\n{OWN_COURT}```",
        "## Sources",
        prose(
            "Each authority that something was read for, in the record that gives it. "
            "Where no day stands, none was written down when it was read."
        ),
        sources(use for name in catalog.names("court") for use in _own(name, catalog)),
    )


def _own(name: str, catalog: Catalog) -> Iterator[Use]:
    """Yield what was read for the values that the record of the court *name* gives, and not for inherited ones."""
    for one in values(catalog, catalog.record("court", name)):
        if not one.source:
            yield from uses_of(one.law, f"`{name}` {one.key}")


def _kinds(catalog: Catalog) -> Iterator[list[str]]:
    """Yield a row for each kind of court: how many there are, and how many of their values have each basis."""
    every: list[Court] = [catalog.record("court", name) for name in catalog.names("court")]
    kinds = {
        "federal district courts": [one for one in every if one.state and one.system == "federal"],
        "courts of the states": [one for one in every if one.state and one.system == "state"],
        "plain profiles, to extend": [one for one in every if not one.state],
    }
    for kind, courts in kinds.items():
        tallies = [tally(values(catalog, court)) for court in courts]
        yield [kind, str(len(courts)), *(str(sum(one[basis] for one in tallies)) for basis in GRADES)]


def _courts(catalog: Catalog) -> Iterator[list[str]]:
    for name in catalog.names("court"):
        yield _row(f"`{name}`", catalog.record("court", name), catalog)
        for file in sorted(file for folder in catalog.folders("court") for file in folder.glob(f"{name}/*.yaml")):
            county = file.stem.replace("_", " ").title()
            yield _row(f"`{name}`, county {county}", catalog.record("court", name, county), catalog)


def _row(shown: str, court: Court, catalog: Catalog) -> list[str]:
    found = values(catalog, court)
    weak = [one.key for one in found if not was_read(one.law.basis)]
    return [shown, court.name, *(str(tally(found)[grade]) for grade in GRADES), mono(weak)]


def causes_page(catalog: Catalog) -> str:
    """Return the table of causes of action, and how many of each law rest on what."""
    causes: list[Cause] = [catalog.record("cause", name) for name in catalog.names("cause")]
    return page(
        "# Causes of action",
        prose(
            "A claim names one of these, and points each element at the allegations that plead it. "
            "`assembler explain wa-defamation` prints all of a cause: what each element needs, the authorities, "
            "remedies, the standard of pleading, limitations and an example; `assembler list causes injunction` "
            "finds by any word. "
            "A firm's own stand in `causes/` of its root, and go before these.\n\n"
            "The basis is that of the authorities for the elements: an element that no allegation pleads is an error "
            "where they were read, and a warning where one of them is from memory (CLM001)."
        ),
        table(["law", "causes", *GRADES], _by_jurisdiction(causes)),
        table(
            ["id", "name", "law", "elements", "basis of the elements", "pleading", "limitations"],
            [_cause(one) for one in causes],
        ),
        "## Sources",
        sources(use for one in causes for use in uses(one, f"`{one.id}`")),
        grades_table(),
    )


def _by_jurisdiction(causes: Sequence[Cause]) -> Iterator[list[str]]:
    """Yield a row for each law: its causes, and all their authorities by basis."""
    for law in dict.fromkeys(one.jurisdiction for one in causes):
        own = [one for one in causes if one.jurisdiction == law]
        counts = Counter[str](authority.basis for one in own for authority in one.authorities)
        yield [law, str(len(own)), *(str(counts[basis]) for basis in GRADES)]


def _cause(one: Cause) -> list[str]:
    basis = Counter[str](authority.basis for authority in one.authorities if authority.says == "elements")
    standard = one.pleading
    return [
        f"`{one.id}`",
        one.name,
        one.count_cite or one.jurisdiction,
        mono(one.elements),
        ", ".join(f"{basis[name]} {name}" for name in GRADES if basis[name]),
        ", ".join(part for part in (KINDS.get(standard.standard, standard.standard), standard.particulars) if part),
        cited(one.limitations.period, one.limitations.basis) if one.limitations else "none of its own",
    ]


def documents_page(catalog: Catalog) -> str:
    """Return a section for each document type."""
    sections = (_document(catalog.record("document", name)) for name in catalog.names("document"))
    return page(
        "# Document types",
        prose(
            "A filing names one of these under `paper:`. "
            "Each is a file of `templates/`, a `.yaml` that says what the paper needs and has; `base/pleading.html` "
            "prints it, or an `.html` of the document type's own.\n\n"
            f"All of them take {mono(sorted(COMMON - {'paper'}))}."
        ),
        *sections,
    )


def _document(one: DocumentType) -> str:
    facts = [
        ("signed for", f"the {one.signer}"),
        ("needs", mono(one.needs)),
        ("sections", mono(one.sections)),
        ("takes", mono(one.choices)),
        ("title", f"`{one.title}`"),
        ("short title", f"`{one.short_title}`"),
        *(("authority", f"{cited(law.cite, law.basis)}: {law.says}") for law in one.authority),
    ]
    opens = (
        "It opens the case: number and judge stay blank, unless the filing says `conformed: true`." if one.opens else ""
    )
    return "\n\n".join(
        part for part in (f"## `{one.id}`: {one.name}", prose(one.about), opens, table(["", ""], facts)) if part
    )
