"""Generates the pages on records of courts, causes of action and document types."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.catalog import Catalog
from assembler.commands.record_sheets import tally, values
from assembler.docgen.markdown import mono, page, prose, table
from assembler.docgen.sources import Use, grades_table, sources, uses, uses_of
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.document import DocumentType
from assembler.model.filing import COMMON_KEYS
from assembler.model.law import GRADES, qualified_cite, was_read
from assembler.papers import keys_of

OPENING_SENTENCE = "It opens the case: case number and judge stay blank, unless the filing says `conformed: true`."
"""The sentence on a document type that opens a case."""

STANDARD_NAMES = {"verified": "a verified complaint", "particular-words": "particular"}
"""Clearer words for pleading standards whose names could be misread in the table."""


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
"""An example of a firm's own court in ten lines. A test makes a paper for this court."""


def courts_page(catalog: Catalog) -> str:
    """Return the page on courts: the number of each court's values by grade, and the values whose text was not read."""
    return page(
        "# Courts",
        prose(
            "Each value of a court's record names its authority and how it is known. "
            "The table counts them, including inherited values, and lists those whose text was not read. "
            "`assembler explain wawd` prints all values of a court, "
            "`assembler explain wasuper --county King` those in a county. "
            "The manifest of a paper lists the values that it relies on, each with its basis; `form_read:` says who "
            "compared them with the court's rules, and a value that has changed since is reported (FMT001)."
        ),
        table(["court", "name", *GRADES, "not read"], _courts(catalog)),
        grades_table(),
        "## Totals",
        prose(
            "Values by kind of court, including inherited values, because a court relies on all of them. "
            "`assembler list courts --format json` has the numbers for each court under `values`."
        ),
        table(["kind", "courts", *GRADES], _kinds(catalog)),
        "## Your own court",
        prose(
            "Any other court is a file in `courts/` in your root, such as `courts/exmuni.yaml` for `court: exmuni`. "
            "It extends `state`, `federal` or a similar court, and gives only the values that differ. "
            "A file with the name of one of the courts above replaces it, and can extend it by that name. "
            "A value with a source (`official`, `copy` or `secondary`) must cite it."
        ),
        f"```yaml\n{OWN_COURT}```",
        "## Sources",
        prose(
            "The authorities that were read, for the records that cite them. "
            "A row without a date was read before dates were recorded."
        ),
        sources(use for name in catalog.names("court") for use in _sources_of_court(name, catalog)),
    )


def _sources_of_court(name: str, catalog: Catalog) -> Iterator[Use]:
    """Yield the sources of the values in court *name*'s own record, without inherited values."""
    for value in values(catalog, catalog.record("court", name)):
        if not value.source:
            yield from uses_of(value.law, f"`{name}` {value.key}")


def _kinds(catalog: Catalog) -> Iterator[list[str]]:
    """Yield a row for each kind of court: the number of courts, and the number of their values with each grade."""
    all_courts: list[Court] = [catalog.record("court", name) for name in catalog.names("court")]
    kinds = {
        "federal district courts": [court for court in all_courts if court.state and court.system == "federal"],
        "state courts": [court for court in all_courts if court.state and court.system == "state"],
        "general records, to extend": [court for court in all_courts if not court.state],
    }
    for kind, courts in kinds.items():
        tallies = [tally(values(catalog, court)) for court in courts]
        yield [kind, str(len(courts)), *(str(sum(counts[basis] for counts in tallies)) for basis in GRADES)]


def _courts(catalog: Catalog) -> Iterator[list[str]]:
    for name in catalog.names("court"):
        yield _row(f"`{name}`", catalog.record("court", name), catalog)
        county_files = [file for folder in catalog.folders("court") for file in folder.glob(f"{name}/*.yaml")]
        for file in sorted(county_files):
            county = file.stem.replace("_", " ").title()
            yield _row(f"`{name}`, county {county}", catalog.record("court", name, county), catalog)


def _row(name: str, court: Court, catalog: Catalog) -> list[str]:
    court_values = values(catalog, court)
    unread = [value.key for value in court_values if not was_read(value.law.basis)]
    return [name, court.name, *(str(tally(court_values)[grade]) for grade in GRADES), mono(unread)]


def causes_page(catalog: Catalog) -> str:
    """Return the page on causes of action, with the number of authorities by grade."""
    causes: list[Cause] = [catalog.record("cause", name) for name in catalog.names("cause")]
    return page(
        "# Causes of action",
        prose(
            "A claim names one of these causes and, for each element, the allegations that plead it. "
            "`assembler explain wa-defamation` prints everything about a cause: its elements and what they need, "
            "authorities, remedies, the standard of pleading, limitations and an example; "
            "`assembler list causes injunction` searches by any word. "
            "A firm's own causes are in `causes/` in its root, and override these. "
            "An element has the same name in all states, such as `damages`; a claim may also use a former name, "
            "such as `harm`.\n\n"
            "The basis is that of the authorities for the elements: if they were read, an element that no allegation "
            "pleads is an error; if not, a warning (CLM001)."
        ),
        table(["law", "causes", *GRADES], _by_jurisdiction(causes)),
        table(
            ["id", "name", "law", "elements", "basis of the elements", "pleading", "limitations"],
            [_cause(cause) for cause in causes],
        ),
        "## Advice",
        prose("This program's advice on pleading a cause well. It is not law, so no authority is cited."),
        table(["id", "advice"], ([f"`{cause.id}`", cause.advice] for cause in causes if cause.advice)),
        "## Sources",
        sources(use for cause in causes for use in uses(cause, f"`{cause.id}`")),
        grades_table(),
    )


def _by_jurisdiction(causes: Sequence[Cause]) -> Iterator[list[str]]:
    """Yield a row for each law: the number of its causes, and the number of their authorities with each grade."""
    for law in dict.fromkeys(cause.jurisdiction for cause in causes):
        causes_of_law = [cause for cause in causes if cause.jurisdiction == law]
        counts = Counter[str](authority.basis for cause in causes_of_law for authority in cause.authorities)
        yield [law, str(len(causes_of_law)), *(str(counts[basis]) for basis in GRADES)]


def _cause(cause: Cause) -> list[str]:
    basis = Counter[str](authority.basis for authority in cause.authorities if authority.says == "elements")
    standard = cause.pleading
    standard_name = STANDARD_NAMES.get(standard.standard, standard.standard)
    return [
        f"`{cause.id}`",
        cause.name,
        cause.count_cite or cause.jurisdiction,
        mono(cause.elements),
        ", ".join(f"{basis[name]} {name}" for name in GRADES if basis[name]),
        ", ".join(part for part in (standard_name, standard.particulars) if part),
        _period(cause),
    ]


def _period(cause: Cause) -> str:
    """Return the limitations period of *cause* in words, with a link to the states' periods if these apply."""
    if cause.limitations is None:
        return "none of its own" if cause.remedy_not_claim else "not recorded"
    link = "; [by state](limitations.md)" if cause.limitations.kind else ""
    return f"{qualified_cite(cause.limitations.period, cause.limitations.basis)}{link}"


def documents_page(catalog: Catalog) -> str:
    """Return the page on document types."""
    sections = (_document(catalog.record("document", name)) for name in catalog.names("document"))
    return page(
        "# Document types",
        prose(
            "A filing names one of these under `paper:`. "
            "Each is a `.yaml` file in `templates/`, which says what the paper needs and contains; the paper is "
            "printed by `base/pleading.html`, or by an `.html` of its own.\n\n"
            f"All of them take these keys: {mono(sorted(COMMON_KEYS - {'paper'}))}."
        ),
        *sections,
    )


def _document(document: DocumentType) -> str:
    facts = [
        ("signed for", f"the {document.signer}"),
        ("needs", mono(document.needs)),
        ("sections", mono(document.sections)),
        ("family", f"`{document.family}`"),
        ("takes", mono(sorted(keys_of(document) - COMMON_KEYS))),
        ("title", f"`{document.title}`"),
        ("short title", f"`{document.short_title}`"),
        *(("authority", f"{qualified_cite(law.cite, law.basis)}: {law.says}") for law in document.authority),
    ]
    parts = [f"## `{document.id}`: {document.name}", prose(document.about)]
    if document.opens:
        parts.append(OPENING_SENTENCE)
    return "\n\n".join([*parts, table(["", ""], facts)])
