"""Generates the page on dismissal: instruments by jurisdiction, partial dismissal by circuit, and tested situations."""

from collections.abc import Iterable, Iterator
from typing import Any

from assembler.catalog import Catalog
from assembler.docgen.markdown import ROOT, mono, page, prose, table
from assembler.docgen.sources import grades_table, sources, uses
from assembler.language.english import series
from assembler.law.dismissal.purpose import unread_provisions
from assembler.load import read_document
from assembler.model.dismissal import Approval, Dismissals, Instrument, PartialRule
from assembler.model.law import LawBasis, qualified_cite
from assembler.model.time_limit import Provision

TESTS = ROOT / "tests" / "law"
SITUATIONS = (TESTS / "dismissal_situations.yaml", *sorted((TESTS / "dismissal_situations").glob("*.yaml")))
"""The files of tested situations, which exist only in a checkout."""


def dismissals_page(catalog: Catalog) -> str:
    """Return the page: tables for each law of dismissal, for the circuits' views, and for the tested situations."""
    laws = [catalog.record("dismissal", name) for name in catalog.names("dismissal")]
    recorded_laws = [law for law in laws if law.instruments]
    shared_law = recorded_laws[0]  # every law inherits the tables that hold in every court
    instrument_count = sum(len(law.instruments) for law in recorded_laws)
    return page(
        "# Dismissal",
        prose(
            f"How a plaintiff ends a case, or a part of it, under {len(recorded_laws)} laws, with "
            f"{instrument_count} instruments. "
            "`assembler dismiss MATTER` shows for a matter which of them are open, which are closed and why, and what "
            "each would do. "
            "Each provision names its authority and, unless its text was read, how it is known.\n\n"
            "An instrument is open only if it is shown to be open: somebody has read the law on who signs it, how long "
            "it is open and what the court must do, and nothing in the matter closes it or may close it. "
            "Otherwise it is doubtful, and `assembler build` does not make the paper; see "
            "[End a case](ending-a-case.md). "
            "A law that adopts the federal rule inherits what it does not say itself."
        ),
        *(part for law in recorded_laws for part in _law(law)),
        "## In every court",
        prose("If a law is silent, the rule of many courts is used. It leaves a doubt, and never opens a paper."),
        table(["where", "approval by the court", "authority"], _approvals(shared_law.approvals_elsewhere)),
        table(["after", "open only if", "authority"], _perhaps_decided(shared_law)),
        "## Not read",
        prose("These papers are built only if a lawyer answers for them, because this part of their law was not read."),
        table(["law", "instrument", "rule", "not read"], _unread(recorded_laws)),
        "## Parts of an action, by federal circuit",
        table(
            ["circuit", "one defendant of several", "one claim of several", "one plaintiff of several", "instead"],
            _circuits(laws),
        ),
        "## Views of circuits, departments and courts",
        table(["view of", "instrument", "what differs", "authority"], _views(recorded_laws)),
        "## Situations",
        prose(
            "In each situation, Alpha sues Beta and Gamma on a contract, and Beta on a copyright; the paper is dated "
            "June 2, 2025. "
            "If the last cell is empty, the answer is based on a text that was read. "
            "The tests check every row of this table."
        ),
        table(
            ["court", "what has happened", "dismissal of", "instruments", "recommended", "authority", "read"],
            _situations(),
        ),
        "## Sources",
        sources(use for law in laws for use in uses(law, f"`{law.id}`")),
        grades_table(),
    )


def _law(law: Dismissals) -> Iterator[str]:
    yield f"## {law.name}"
    heads = ["instrument", "rule", "signed by", "until", "order", "if silent", "after an earlier dismissal", "costs"]
    yield table(heads, [_instrument(instrument) for instrument in law.instruments.values()])
    if law.approvals:
        yield table(["where", "approval by the court", "authority"], _approvals(law.approvals))
    if law.not_read:
        yield prose(f"Not read: whether the court must approve in the case of {series(list(law.not_read), 'or')}.")
    if law.watch:
        rows = [[", ".join(watch.where), _in_words(watch), watch.cite] for watch in law.watch]
        yield table(["where", "to know", "authority"], rows)


def _approvals(approvals: Iterable[Approval]) -> list[list[str]]:
    return [[_stage(approval), _in_words(approval), approval.cite] for approval in approvals]


def _perhaps_decided(law: Dismissals) -> Iterator[list[str]]:
    for closing in law.perhaps_decided_by:
        events = series(list(closing.events), "or")
        if closing.where_closed_by:
            events += f" (where {series(list(closing.where_closed_by), 'or')} closes the instrument)"
        yield [events, closing.unless, closing.cite]


def _unread(laws: list[Dismissals]) -> Iterator[list[str]]:
    for law in laws:
        for instrument in law.instruments.values():
            if unread := unread_provisions(instrument):
                yield [law.name, instrument.title, instrument.rule, series(unread)]


def _stage(approval: Approval) -> str:
    prejudice = f" ({approval.prejudice} prejudice)" if approval.prejudice else ""
    unless = f"; unless {approval.unless}" if approval.unless else ""
    return ", ".join(approval.where) + prejudice + unless


def _views(laws: list[Dismissals]) -> Iterator[list[str]]:
    """Yield rows on how the views of circuits, departments and courts differ, by instrument."""
    for law in laws:
        for name, view in (*law.circuits.items(), *law.departments.items(), *law.courts.items()):
            for key, closings in view.closed_by.items():
                for closing in closings:
                    words = f"closed by {series(list(closing.events), 'or')}"
                    if closing.says:
                        words += f": {closing.says}"
                    yield [name, key, _cell(words, closing.basis), closing.cite]
            provisions: tuple[tuple[str, Provision], ...] = (*view.signed_by.items(), *view.second_dismissal.items())
            yield from ([name, key, _in_words(provision), provision.cite] for key, provision in provisions)
            yield from ([name, _stage(approval), _in_words(approval), approval.cite] for approval in view.approvals)


def _cell(says: str, basis: LawBasis | None) -> str:
    return qualified_cite(says, basis) if basis else says


def _instrument(instrument: Instrument) -> list[str]:
    parts = (
        instrument.signed_by,
        instrument.until,
        instrument.order,
        instrument.default_effect,
        instrument.second_dismissal,
        instrument.costs,
    )
    return [instrument.title, instrument.rule, *map(_in_words, parts)]


def _in_words(provision: Provision) -> str:
    return qualified_cite(provision.says, provision.basis)


def _circuits(laws: list[Dismissals]) -> Iterator[list[str]]:
    for law in laws:
        for name, view in law.circuits.items():
            if part := view.partial:
                yield [
                    name,
                    _partial_rule(part.defendants),
                    _partial_rule(part.claims),
                    _partial_rule(part.plaintiffs),
                    part.instead,
                ]


def _partial_rule(answer: PartialRule | None) -> str:
    if answer is None:
        return "not read"
    return f"{answer.answer}: {answer.says}; {qualified_cite(answer.cite, answer.basis)}"


def _situations() -> Iterator[list[str]]:
    for file in SITUATIONS:
        for situation in read_document(file).data:
            because = f"; {situation['because']}" if "because" in situation else ""
            county = f", {situation['county']}" if "county" in situation else ""
            yield [
                f"`{situation['court']}`{county}",
                f"{situation['says']}{because}",
                _request_text(situation),
                _verdicts(situation),
                situation["take"],
                situation["authority"],
                situation.get("memory", ""),
            ]


def _verdicts(situation: dict[str, Any]) -> str:
    """Return the verdict on each instrument, such as "notice open; motion open, though the court may deny it"."""
    verdicts: list[str] = []
    for key, verdict in situation["expect"].items():
        may_be_denied = key in situation.get("may_deny", ())
        verdicts.append(f"{key} {verdict}, though the court may deny it" if may_be_denied else f"{key} {verdict}")
    return "; ".join(verdicts)


def _request_text(situation: dict[str, Any]) -> str:
    if isinstance(situation["wish"], str):
        return situation["wish"]
    return "; ".join(entry if isinstance(entry, str) else _entry(entry) for entry in situation["wish"])


def _entry(entry: dict[str, Any]) -> str:
    """Return words for the parties and claims that an entry dismisses, such as "beta, `copying`, with prejudice"."""
    words = [str(entry["parties"])]
    if "claims" in entry:
        words.append(mono(entry["claims"]))
    if "by" in entry:
        words.append(f"by {mono(entry['by'])}")
    if "prejudice" in entry:
        words.append(f"{entry['prejudice']} prejudice")
    return ", ".join(words)
