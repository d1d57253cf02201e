"""Formats the report of `assembler amend` as lines for a terminal."""

from collections.abc import Iterator
from datetime import date

from assembler.commands.amend import Report
from assembler.commands.terminal import wrapped_lines
from assembler.language.english import ordinal, series
from assembler.model.law import qualified_cite

VERDICTS = {"open": "open", "doubtful": "not shown to be open", "closed": "closed"}
"""How each verdict on the right to amend is printed."""

LABELS = {
    "otherwise": "otherwise",
    "counting": "last day",
    "respond": "time to respond",
    "effect on motion": "pending motion",
}
"""The printed labels of provisions whose keys would be unclear as labels."""

# The recommendation for each way to amend that is open.
WAYS = {
    "of course": "amend of course, without consent and without leave",
    "consent": "amend by consent, which the events show",
    "leave": "amend by leave, which the events show",
}


TO_OBTAIN = {"consent": "obtain consent", "leave": "move for leave"}


def as_text(report: Report) -> Iterator[str]:
    """Yield *report* as lines for a terminal."""
    for line in _lines(report):
        indent = len(line) - len(line.lstrip(" "))
        yield from wrapped_lines(line.strip(" "), indent, indent + 2) or [""]


def _lines(report: Report) -> Iterator[str]:
    law = report["amendments"][0]["law"] or "its law on amended complaints is not on record"
    yield f"{report['file']}: {report['court']}; {law}"
    yield f"events complete to {report['docket_read'] or 'an unknown date; add `docket_read:`'}"
    for amendment in report["amendments"]:
        yield ""
        yield from _amendment(amendment)


def _amendment(amendment: Report) -> Iterator[str]:
    name = amendment["paper"] or "no paper"
    yield f"{name}: {ordinal(amendment['number'])} amended complaint, on {amendment['date']}"
    yield from _right_lines(amendment["of_course"])
    yield f"  recommended: {WAYS.get(amendment['by'], _not_shown(amendment))}"
    yield from _consent_and_leave(amendment)
    for provision in amendment["provisions"]:
        label = LABELS.get(provision["about"], provision["about"])
        yield f"  {label}: {provision['says']} ({_source(provision)})"
    yield "  form in this court:" if amendment["form"] else "  form in this court: not read"
    for line in amendment["form"]:
        yield f"    {line['about']}: {line['says']} ({_source(line)})"


def _right_lines(right: Report) -> Iterator[str]:
    end_of_right = f" until {_day(right['last_day'])}" if right["verdict"] == "open" and right["last_day"] else ""
    if end_of_right and right["served_by"]:
        end_of_right += f", if the complaint is filed and served by {_day(right['served_by'])}"
    source = f" ({_source(right)})" if right["cite"] else ""
    yield f"  of course: {VERDICTS[right['verdict']]}{end_of_right}{source}"
    if right["says"] and right["verdict"] == "open":
        yield f"    {right['says']}"
    if right["not_for"] and right["verdict"] != "closed":
        yield f"    not for {right['not_for']}"
    for ground in right["against"]:
        yield f"    because {ground['says']} ({_source(ground)})"


def _not_shown(amendment: Report) -> str:
    """Return what to do if no way to amend is shown to be open."""
    ways = [TO_OBTAIN[way] for way in amendment["otherwise_by"]]
    other_ways = series(ways, "or") or "move for leave; the law on amending by consent has not been read"
    is_doubtful = amendment["of_course"]["verdict"] == "doubtful"
    return f"resolve the doubts above, or {other_ways}" if is_doubtful else other_ways


def _consent_and_leave(amendment: Report) -> Iterator[str]:
    consent = amendment["consent"]
    if amendment["by"] == "of course" and not consent["given"] and not amendment["leave"]:
        return
    if consent["given"]:
        missing_text = f"; still missing: {series(consent['missing'])}" if consent["missing"] else ""
        reason_text = f"; not enough: {consent['overtaken']}" if consent["overtaken"] else ""
        yield f"  consent: given on {series(consent['given'])}{missing_text}{reason_text}"
    else:
        yield "  consent: none listed (`event: consent to amend`)"
    yield f"  leave: {amendment['leave'] or 'none listed (`event: leave to amend`)'}"


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%A}, {text}"


def _source(law: Report) -> str:
    return qualified_cite(law["cite"], law["basis"])
