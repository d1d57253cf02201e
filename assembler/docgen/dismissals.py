"""The page on dismissal: the instruments of each jurisdiction, parts of an action by circuit, and situations."""

from collections.abc import Iterator
from typing import Any

from assembler.catalog import Catalog
from assembler.docgen.markdown import ROOT, mono, page, prose, table
from assembler.docgen.sources import grades_table, sources, uses
from assembler.load import read_document
from assembler.model.dismissal import Answer, Dismissals, Instrument, Provision
from assembler.model.law import cited, was_read

SITUATIONS = ROOT / "tests" / "dismissal_situations.yaml"
"""The table that a test walks; it stands in the checkout alone, as the page does."""


def dismissals_page(catalog: Catalog) -> str:
    """Return the page: a table for each law of dismissal, one for the circuits, one of situations."""
    laws = [catalog.record("dismissal", name) for name in catalog.names("dismissal")]
    recorded = [law for law in laws if law.instruments]
    count = sum(len(law.instruments) for law in recorded)
    return page(
        "# Dismissal",
        prose(
            f"How a plaintiff ends a case, or a part of it, under {len(recorded)} laws, with {count} instruments. "
            "`assembler dismiss MATTER` weighs them for a matter: which are open, which are closed and why, and what "
            "each would do. "
            "Each provision names its authority and how sure it is; a cell that says nothing of that was read.\n\n"
            "What an instrument rests on less than a text that was read only warns."
        ),
        *(part for law in recorded for part in _law(law)),
        "## Parts of an action, by federal circuit",
        table(
            ["circuit", "one defendant of several", "one claim of several", "one plaintiff of several", "instead"],
            _circuits(laws),
        ),
        "## Situations",
        prose(
            "In each, Alpha sues Beta and Gamma on a contract, and Beta on a copyright; the paper is of June 2, 2025. "
            "The tests walk this table."
        ),
        table(["court", "what has happened", "wish", "instruments", "take", "authority"], _situations()),
        "## Sources",
        sources(use for law in laws for use in uses(law, f"`{law.id}`")),
        grades_table(),
    )


def _law(law: Dismissals) -> Iterator[str]:
    yield f"## {law.name}"
    heads = ["instrument", "rule", "signed by", "until", "order", "if silent", "after an earlier dismissal", "costs"]
    yield table(heads, [_instrument(one) for one in law.instruments.values()])
    if law.approvals:
        rows = [[", ".join(one.where), _told(one), one.cite] for one in law.approvals]
        yield table(["where", "the court approves", "authority"], rows)
    if law.watch:
        rows = [[", ".join(one.where), _told(one), one.cite] for one in law.watch]
        yield table(["where", "to know", "authority"], rows)


def _instrument(one: Instrument) -> list[str]:
    parts = (one.signed_by, one.until, one.order, one.default_effect, one.second_dismissal, one.costs)
    return [one.title, one.rule, *map(_told, parts)]


def _told(one: Provision) -> str:
    return cited(one.says, one.basis)


def _circuits(laws: list[Dismissals]) -> Iterator[list[str]]:
    for law in laws:
        for name, view in law.circuits.items():
            if part := view.partial:
                yield [name, _answer(part.defendants), _answer(part.claims), _answer(part.plaintiffs), part.instead]


def _answer(one: Answer | None) -> str:
    if one is None:
        return "not read"
    source = one.basis if not one.cite else one.cite if was_read(one.basis) else f"{one.cite}; {one.basis}"
    return f"{one.answer}: {one.says} ({source})"


def _situations() -> Iterator[list[str]]:
    for one in read_document(SITUATIONS).data:
        verdicts = ", ".join(f"{key} {verdict}" for key, verdict in one["expect"].items())
        because = f"; {one['because']}" if "because" in one else ""
        yield [f"`{one['court']}`", f"{one['says']}{because}", _wish(one), verdicts, one["take"], one["authority"]]


def _wish(one: dict[str, Any]) -> str:
    if isinstance(one["wish"], str):
        return one["wish"]
    return "; ".join(
        entry if isinstance(entry, str) else f"{entry['parties']}, {mono(entry['claims'])}" for entry in one["wish"]
    )
