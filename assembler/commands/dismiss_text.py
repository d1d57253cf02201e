"""Formats the report of `assembler dismiss` as lines for a terminal or as JSON."""

from collections.abc import Iterable, Iterator

from assembler.commands.dismiss import PROVISIONS, Report
from assembler.commands.terminal import wrapped_lines
from assembler.findings.visible import as_json as json_text
from assembler.law.dismissal.options import RANK
from assembler.model.law import qualified_cite

LABELS = {"default_effect": "effect", "second_dismissal": "second dismissal", "signed_by": "signed by"}
"""The printed labels for provisions whose keys would be unclear as labels."""


def as_json(reports: list[Report]) -> str:
    """Return *reports* as one JSON value."""
    return json_text(reports)


def as_text(reports: Iterable[Report]) -> Iterator[str]:
    """Yield *reports* as lines for a terminal, separated by empty lines."""
    for index, report in enumerate(reports):
        if index:
            yield ""
        for line in _lines(report):
            indent = len(line) - len(line.lstrip(" "))
            yield from wrapped_lines(line.strip(" "), indent, indent + 2) or [""]


def _lines(report: Report) -> Iterator[str]:
    yield f"{report['file']}: {report['court']}; {report['law']['name']}"
    docket_day = report["docket_read"] or "an unknown date; add `docket_read:`"
    yield f"events complete to {docket_day}; {_earlier_dismissals(report)}"
    yield from (f"  {note}" for note in report["law"]["notes"])
    for request in report["wishes"]:
        yield ""
        yield from _request_text(request)
    for related in report["related"]:
        yield ""
        yield from _related_text(related)
    yield from report["findings"]


def _earlier_dismissals(report: Report) -> str:
    dismissals = report["earlier_dismissals"]
    if dismissals is None:
        return "earlier dismissals: not stated; add `earlier_dismissals:`"
    lines = (f"{earlier['court']}, {earlier['date']}, by {earlier['by']}" for earlier in dismissals)
    return f"earlier dismissals: {'; '.join(lines) or 'none'}"


def _request_text(request: Report) -> Iterator[str]:
    extent = "the whole action" if request["whole"] else "a part of the action"
    date_text = f" on {request['date']}" if request["date"] else ""
    yield f"{request['paper'] or 'no paper'}: dismisses {extent}{date_text}"
    for party in request["dismisses"]:
        claims = "all claims" if party["all_claims"] else ", ".join(party["claims"])
        yield f"  {party['name']}: {claims}; prejudice: {', '.join(party['prejudice'])}"
    if request["later"]:
        yield f"  ignored, because later than the paper: {'; '.join(request['later'])}"
    yield from _paper_text(request)
    yield _recommendation(request)
    for instrument in sorted(request["instruments"], key=lambda instrument: RANK.index(instrument["verdict"])):
        yield ""
        yield from _instrument_text(instrument)
    yield ""
    yield from (f"  note: {consequence['says']} ({_source(consequence)})" for consequence in request["watch"])
    for period in request["limitations"]:
        yield f"  limitations if refiled, `{period['claim']}`: {period['period']} ({_source(period)})"


def _recommendation(request: Report) -> str:
    for instrument in request["instruments"]:
        if instrument["key"] == request["recommended"]:
            condition = ", once the doubts below are resolved" if instrument["verdict"] == "doubtful" else ""
            return f"  recommended: {instrument['title']} ({instrument['rule']}){condition}"
    if instead := request["instead"]:
        return f"  recommended: none of these; {', or '.join(instead)}"
    return "  recommended: none, because all instruments are closed"


VERDICTS = {"open": "open", "doubtful": "not shown to be open", "closed": "closed"}
"""How each verdict on an instrument is printed in the text report."""


def _paper_text(request: Report) -> Iterator[str]:
    """Yield lines on the verdict on the paper itself."""
    verdict = request["verdict"]
    if verdict is None:
        return
    yield f"  the paper: {verdict['instrument'] or 'not an instrument of this law'}, {VERDICTS[verdict['verdict']]}"
    options = [option for option in request["instruments"] if option["key"] == verdict["instrument"]]
    reasons = [reason["says"] for option in options for reason in option["against"]]
    for stop in verdict["stopped_by"]:
        if not any(says in stop["says"] for says in reasons):
            yield f"    because {stop['says']} ({stop['code']}: {stop['cite']})"
    if reliance := verdict["relied_on"]:
        yield f"    {reliance['lawyer']} relies on {reliance['instrument']} ({reliance['date']}): {reliance['because']}"


def _instrument_text(instrument: Report) -> Iterator[str]:
    yield f"  {VERDICTS[instrument['verdict']]}: {instrument['title']} ({instrument['rule']})"
    for reason in instrument["against"]:
        yield f"    because {reason['says']} ({_source(reason)})"
        if condition := reason.get("open_only_if"):
            yield f"      open only if {condition}"
        if instead := reason.get("instead"):
            yield f"      instead: {instead}"
    if instrument["verdict"] == "closed":
        return
    for key in PROVISIONS:
        yield f"    {LABELS.get(key, key)}: {instrument[key]['says']} ({_source(instrument[key])})"
    if instrument["others_sign"]:
        signers = ", ".join(instrument["must_sign"]) or "no other party, because the events show no other appearance"
        yield f"    must also sign: {signers}"
    for reason in instrument["to_know"]:
        yield f"    note: {reason['says']} ({_source(reason)})"
    yield f"    papers: {', '.join(instrument['papers'])}"


def _related_text(related: Report) -> Iterator[str]:
    yield f"related: {related['file']} ({related['court']}{', ' + related['number'] if related['number'] else ''})"
    for claim in related["shared"]:
        cause = "the same cause" if claim["same_cause"] else "another cause on the same facts"
        facts = f"{claim['facts']} fact{'s' if claim['facts'] != 1 else ''} in common"
        yield f"  `{claim['here']}` here, `{claim['there']}` there: {cause}, {facts}; {_sides(claim)}"
    if not related["shared"]:
        yield "  no claim in common"


def _sides(claim: Report) -> str:
    return f"{', '.join(claim['by'])} against {', '.join(claim['against'])}"


def _source(law: Report) -> str:
    return qualified_cite(law["cite"], law["basis"])
