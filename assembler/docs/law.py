"""The pages on records of law: courts, causes of action, document types."""

from collections.abc import Iterator

from assembler.catalog import Catalog
from assembler.docs.markdown import mono, page, prose, table
from assembler.glossary import BASES
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.document import DocumentType
from assembler.model.filing import COMMON
from assembler.sheets import tally, values

OPENS = "It opens the case: number and judge stay blank, unless the filing says `conformed: true`."


def courts_page(catalog: Catalog) -> str:
    """Return the table of courts: how many values of each rest on what, and which are not verified."""
    bases = [[f"`{basis}`", said] for basis, said in BASES.items()]
    return page(
        "# Courts",
        prose(
            "Each value of a court's profile names its authority and how sure it is. "
            "The table counts them, inherited ones among them, and lists what is not verified. "
            "`assembler explain wawd` prints a court's whole sheet, "
            "`assembler explain wasuper --county King` that of a county. "
            "A paper that relies on a value below `verified` says so in a warning (FMT001) and in its manifest."
        ),
        table(["court", "name", *BASES, "not verified"], _courts(catalog)),
        table(["basis", "means"], bases),
    )


def _courts(catalog: Catalog) -> Iterator[list[str]]:
    for name in catalog.names("court"):
        yield _row(f"`{name}`", catalog.record("court", name), catalog)
        for file in sorted(file for folder in catalog.folders("court") for file in folder.glob(f"{name}/*.yaml")):
            county = file.stem.replace("_", " ").title()
            yield _row(f"`{name}`, county {county}", catalog.record("court", name, county), catalog)


def _row(shown: str, court: Court, catalog: Catalog) -> list[str]:
    found = values(catalog, court)
    weak = [one.key for one in found if one.law.basis != "verified"]
    return [shown, court.name, *(str(count) for count in tally(found).values()), mono(weak)]


def causes_page(catalog: Catalog) -> str:
    """Return the table of causes of action."""
    causes: list[Cause] = [catalog.record("cause", name) for name in catalog.names("cause")]
    return page(
        "# Causes of action",
        prose(
            "A claim names one of these, and points each element at the allegations that plead it. "
            "`assembler explain wa-defamation` prints all of a cause: what each element needs, the authorities, "
            "remedies, the standard of pleading, limitations and an example."
        ),
        table(
            ["id", "name", "law", "elements", "authorities read"],
            [
                [
                    f"`{one.id}`",
                    one.name,
                    one.count_cite or one.jurisdiction,
                    mono(one.elements),
                    f"{sum(authority.basis == 'verified' for authority in one.authorities)} of {len(one.authorities)}",
                ]
                for one in causes
            ],
        ),
    )


def documents_page(catalog: Catalog) -> str:
    """Return a section for each document type."""
    sections = (_document(catalog.record("document", name)) for name in catalog.names("document"))
    return page(
        "# Document types",
        prose(
            "A filing names one of these under `paper:`. "
            "Each is two files of `templates/`: a `.yaml` that says what the paper needs and has, and an `.html` that "
            "prints it.\n\n"
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
        *(("authority", f"{law.cite} ({law.basis}): {law.says}") for law in one.authority),
    ]
    opens = (
        "It opens the case: number and judge stay blank, unless the filing says `conformed: true`." if one.opens else ""
    )
    return "\n\n".join(
        part for part in (f"## `{one.id}`: {one.name}", prose(one.about), opens, table(["", ""], facts)) if part
    )
