"""Writes the text of a new matter for a filed case, with the paper that dismisses it."""

from collections.abc import Iterator

from assembler.load.version import FORMAT_VERSION
from assembler.new_matter.instrument import Choice
from assembler.new_matter.lines import quoted, with_aligned_comment, with_comment
from assembler.new_matter.party_text import attorney_key, counsel_lines, court_lines, party_keys, party_lines
from assembler.new_matter.start import FiledCase, PastEvent, Start


def dismissal_text(start: Start, case: FiledCase, choice: Choice) -> str:
    """Return the YAML of the matter, with the paper in *choice*."""
    signers = choice.signers
    parts = (
        _head(start, case),
        party_lines(start, signers),
        counsel_lines(start, signers),
        _events(start, case),
        _filings(start, case, choice),
    )
    return "\n".join("\n".join(map(with_aligned_comment, part)) + "\n" for part in parts)


def _head(start: Start, case: FiledCase) -> Iterator[str]:
    yield "# A case that is already filed, to be dismissed. Replace each value in (parentheses); `assembler check`"
    yield "# lists them, `assembler dismiss` shows which papers are open and why, `assembler build` makes the paper."
    yield ""
    yield f"version: {FORMAT_VERSION}"
    yield from court_lines(start)
    yield f"number: {quoted(case.number)}" if case.number else with_comment("# number:", "the case number")
    if case.complaint_filed:
        yield f"complaint_filed: {case.complaint_filed}"


def _events(start: Start, case: FiledCase) -> Iterator[str]:
    yield "# What was served, filed or decided, up to the date on which the docket was read; docs/ending-a-case.md."
    if case.events:
        yield "events:"
        yield from (f"  - {_event(start, event)}" for event in case.events)
    else:
        yield with_comment("# events:", "nothing yet; {event: answer, by: [name], date: 2025-01-31}")
    yield _value_or_blank("docket_read", case.docket_read, "the date up to which the events are complete")
    yield _value_or_blank("earlier_dismissals", case.earlier_dismissals, "of the same claim, in any court; or none")


def _event(start: Start, event: PastEvent) -> str:
    by = f", by: [{_key(start, event.by)}]" if event.by else ""
    return f"{{event: {event.event}{by}, date: {event.date}}}"


def _value_or_blank(key: str, value: str, comment: str) -> str:
    return with_comment(f"{key}: {value}" if value else f"# {key}:", comment)


def _filings(start: Start, case: FiledCase, choice: Choice) -> Iterator[str]:
    yield "filings:"
    yield with_comment(f"  - paper: {choice.paper}", choice.comment)
    yield from (f"    {line}" for line in _date_line(case))
    yield f"    dismisses: {_dismissed(start, case)}"
    if choice.takes_prejudice:
        yield f"    prejudice: {case.prejudice}"
    else:
        yield with_comment(f"    # prejudice: {case.prejudice}", "this paper does not mention prejudice")
    if choice.says_no_other_interest:
        comment = "if no party is under a disability, and nobody else has an interest"
        yield with_comment("    # no_other_interest: yes", comment)
    if choice.relies_on:
        yield from _reliance(start, choice.relies_on)
    for paper in choice.more_papers:
        yield with_comment(f"  - paper: {paper}", f"goes with the {choice.paper.replace('_', ' ')}")
        yield from (f"    {line}" for line in _date_line(case))


def _date_line(case: FiledCase) -> Iterator[str]:
    yield f"date: {case.date}" if case.date else with_comment("# date: 2025-01-31", "the date of the paper")


def _dismissed(start: Start, case: FiledCase) -> str:
    if case.dismisses == ("all",):
        return "all"
    return f"[{', '.join(_key(start, name) for name in case.dismisses)}]"


def _reliance(start: Start, instrument: str) -> Iterator[str]:
    yield "    # Not shown to be open: a lawyer who has read the law can rely on it; see docs/ending-a-case.md."
    yield "    # relies_on:"
    yield f"    #   instrument: {instrument}"
    yield "    #   because:"
    yield f"    #   lawyer: {attorney_key(start)}"
    yield "    #   date:"


def _key(start: Start, name: str) -> str:
    keys = party_keys(start)
    return keys["defendant", name] if ("defendant", name) in keys else keys["plaintiff", name]
