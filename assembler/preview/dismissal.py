"""The dismissal of a matter, for the browser: its events, and each instrument with the lines that add it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.catalog import Catalog
from assembler.commands.dismiss import Report
from assembler.commands.dismiss_text import VERDICTS
from assembler.language import placeholders
from assembler.law.dismissal.options import RANK
from assembler.model.law import qualified_cite

COLUMN_HEADINGS = {"signed_by": "Signed by", "until": "Open until", "order": "Order", "default_effect": "Effect"}
"""The provisions in the table, with their headings."""

LABELS = {"second_dismissal": "Second dismissal", "service": "Service", "costs": "Costs"}
"""The provisions below an instrument's row, with their labels."""

GROUNDS_LINE = f"    grounds: [{placeholders.GROUNDS}]"
"""The line with a blank for the reasons of a motion."""


@dataclass(frozen=True)
class Instrument:
    """An instrument as the browser shows it.

    *is_in_matter* says whether the paper of the dismissal is this instrument.

    *cells* are the provisions of `COLUMN_HEADINGS`, and *more* those of `LABELS` with their labels. *against* has the
    reasons why it is not open. *lines* are the lines of the matter that write its papers, or "" if the program does not
    have all of them.
    """

    title: str
    rule: str
    verdict: str
    is_recommended: bool
    is_closed: bool
    is_in_matter: bool
    cells: tuple[str, ...]
    against: tuple[str, ...]
    signers: str
    more: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    lines: str


@dataclass(frozen=True)
class Wish:
    """A dismissal that the matter asks for: its title, who is dismissed, its paper or "", the verdict on that paper.

    *stops* are the errors that stop the paper, and *instead* what is recommended in place of all *instruments*. The
    recommended instrument comes first, and then the others from open to closed.
    """

    title: str
    parties: tuple[str, ...]
    paper: str
    verdict_on_paper: str
    stops: tuple[str, ...]
    instead: str
    instruments: tuple[Instrument, ...]
    notes: tuple[str, ...]


def wishes(report: Report, catalog: Catalog) -> tuple[Wish, ...]:
    """Return the dismissals in *report*, the report of `assembler dismiss` on a matter."""
    return tuple(_wish(request, catalog) for request in report["wishes"])


def _wish(request: Report, catalog: Catalog) -> Wish:
    extent = "the whole action" if request["whole"] else "a part of the action"
    day = f" on {request['date']}" if request["date"] else ""
    instruments = [_instrument(instrument, request, catalog) for instrument in request["instruments"]]
    ranks = {VERDICTS[verdict]: rank for rank, verdict in enumerate(RANK)}
    verdict = request["verdict"]
    return Wish(
        title=f"{request['paper'] or 'No paper yet'}: dismisses {extent}{day}",
        parties=tuple(map(_party, request["dismisses"])),
        paper=request["paper"] or "",
        verdict_on_paper=_verdict_on_paper(verdict) if verdict else "",
        stops=tuple(f"{stop['code']}: {stop['says']}" for stop in verdict["stopped_by"]) if verdict else (),
        instead="" if request["recommended"] else ", or ".join(request["instead"]) or "none of these is open",
        instruments=tuple(sorted(instruments, key=lambda option: (not option.is_recommended, ranks[option.verdict]))),
        notes=tuple(_consequences(request)),
    )


def _party(party: Report) -> str:
    claims = "all claims" if party["all_claims"] else ", ".join(party["claims"])
    return f"{party['name']}: {claims}; prejudice: {', '.join(party['prejudice'])}"


def _verdict_on_paper(verdict: Report) -> str:
    words = f"{verdict['instrument'] or 'not an instrument of this law'}, {VERDICTS[verdict['verdict']]}"
    if reliance := verdict["relied_on"]:
        words += f"; {reliance['lawyer']} relies on {reliance['instrument']}: {reliance['because']}"
    return words


def _consequences(request: Report) -> Iterator[str]:
    if request["later"]:
        yield f"Ignored, because later than the paper: {'; '.join(request['later'])}"
    yield from (f"{note['says']}{_source(note)}" for note in request["watch"])
    for period in request["limitations"]:
        yield f"Limitations if refiled, {period['claim']}: {period['period']}{_source(period)}"


def _instrument(instrument: Report, request: Report, catalog: Catalog) -> Instrument:
    rule = instrument["rule"]
    signers = ", ".join(instrument["must_sign"]) or "no other party, because the events show no other appearance"
    return Instrument(
        title=instrument["title"].removesuffix(f" Pursuant to {rule}"),
        rule=rule,
        verdict=VERDICTS[instrument["verdict"]],
        is_recommended=instrument["key"] == request["recommended"],
        is_closed=instrument["verdict"] == "closed",
        is_in_matter=bool(request["verdict"]) and instrument["key"] == request["verdict"]["instrument"],
        cells=tuple(f"{instrument[key]['says']}{_source(instrument[key], rule)}" for key in COLUMN_HEADINGS),
        against=tuple(_reason(reason, rule) for reason in instrument["against"]),
        signers=signers if instrument["others_sign"] else "",
        more=tuple(
            (label, f"{instrument[key]['says']}{_source(instrument[key], rule)}") for key, label in LABELS.items()
        ),
        notes=(*(_reason(reason, rule) for reason in instrument["to_know"]), *instrument["notes"]),
        lines="\n".join(_lines(instrument, request, catalog)),
    )


def _reason(reason: Report, rule: str) -> str:
    words = f"{reason['says']}{_source(reason, rule)}"
    if "open_only_if" in reason:
        words += f"; open only if {reason['open_only_if']}"
    if "instead" in reason:
        words += f"; instead: {reason['instead']}"
    return words


def _source(law: Report, rule: str = "") -> str:
    """Return the authority of *law* in parentheses; if it is *rule* itself, only the basis, or "" if it was read."""
    citation = qualified_cite(law["cite"], law["basis"])
    if law["cite"] != rule:
        return f" ({citation})"
    basis = citation.removeprefix(rule).strip()
    return f" {basis}" if basis else ""


# -- what to write ----------------------------------------------------------------------------------------------------


def _lines(instrument: Report, request: Report, catalog: Catalog) -> Iterator[str]:
    """Yield the lines of `filings:` for the papers of *instrument*; none if it is closed or cannot be written there."""
    papers = instrument["papers"]
    dismisses = _dismisses(request)
    if instrument["verdict"] == "closed" or not dismisses or not {*papers} <= {*catalog.names("document")}:
        return
    for paper_index, paper in enumerate(papers):
        yield f"  - paper: {paper}"
        if request["date"]:
            yield f"    date: {request['date']}"
        if paper_index == 0:
            yield f"    dismisses: {dismisses}"
            yield from _choices(request, catalog.record("document", paper).choices)


def _choices(request: Report, choices: Sequence[str]) -> Iterator[str]:
    """Yield the lines for those keys of the paper, among its *choices*, that the request or a lawyer must fill in."""
    prejudice = {word for party in request["dismisses"] for word in party["prejudice"]}
    if "prejudice" in choices and prejudice <= {"with", "without"} and len(prejudice) == 1:
        yield f"    prejudice: {prejudice.pop()}"
    if "grounds" in choices:
        yield GROUNDS_LINE


def _dismisses(request: Report) -> str:
    """Return the value of `dismisses:`; "" if only some claims against a party are dismissed."""
    if request["whole"]:
        return "all"
    if not all(party["all_claims"] for party in request["dismisses"]):
        return ""
    return f"[{', '.join(party['party'] for party in request['dismisses'])}]"
