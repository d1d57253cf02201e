"""Counsel on the first page: names, bar numbers, firms, addresses, and the party represented."""

from collections.abc import Iterator, Sequence

from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_lines import (
    admission_line,
    contact_lines,
    curly_apostrophes,
    email_line,
    firm_of,
    has_counsel_on_first_page,
    name_line,
    pro_se_lines,
)
from assembler.plan.frame.signature import AttorneyEntry, attorney_for_line, filing_side, signers
from assembler.plan.line_grid import single_line

EMPTY_LINE = "\N{NO-BREAK SPACE}"
"""An empty line between firms, printed if two single-spaced lines are as high as one double-spaced line."""


def counsel_block(context: PaperContext) -> tuple[str, ...]:
    """Return the lines of counsel at the upper left of the first page, below the caption, or in a box of the caption.

    Attorneys of one firm are listed together above its address: N.D. Cal. Civ. L.R. 3-4(a)(1), by common practice.
    Firms that represent the same parties share one line that names those parties, after the last of these firms.
    """
    if context.filing.paper.plain or not has_counsel_on_first_page(context):
        return ()
    attorneys = signers(context)
    if not attorneys:
        return tuple(line for _, party in filing_side(context) if party.pro_se for line in pro_se_lines(party, context))
    offices = list(dict.fromkeys(attorney.firm or name for name, attorney in attorneys))
    groups = [[entry for entry in attorneys if (entry[1].firm or entry[0]) == office] for office in offices]
    client_lines = [attorney_for_line(group[0], attorneys, filing_side(context), context) for group in groups]
    lines: list[str] = []
    size, pitch = context.rely_on(context.court.type).value.size, context.rely_on(context.court.pitch).value
    has_air = single_line(size, pitch) * 2 == pitch
    for position, group in enumerate(groups):
        lines += [EMPTY_LINE] if position and has_air else []
        lines += _firm_lines(group, context)
        lines += [client_lines[position]] if client_lines[position] not in {"", *client_lines[position + 1 :]} else []
    return tuple(line if line == EMPTY_LINE else curly_apostrophes(line) for line in lines)


def _firm_lines(attorneys: Sequence[AttorneyEntry], context: PaperContext) -> Iterator[str]:
    """Yield the lines of one firm: its attorneys, its name before or after theirs, and its contact details."""
    only_one = len(attorneys) == 1
    firm = firm_of(attorneys[0][1], context)
    reach_lines = list(contact_lines(attorneys[0][1], context, email=only_one))
    if firm and firm.first:
        yield reach_lines.pop(0)
    for _, attorney in attorneys:
        yield name_line(attorney, context)
        yield from attorney.lines
        yield from admission_line(attorney, context)
        if attorney.of_counsel:
            yield context.say("signature.of_counsel")
        if not only_one:
            yield from email_line(attorney.email, context)
    yield from reach_lines
    if not only_one and firm and firm.email:
        yield from email_line(firm.email, context)
