"""Counsel on the first page: names, bar numbers, firms, addresses, and the party represented."""

from collections.abc import Iterator, Sequence

from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_lines import (
    admission_line,
    curly_apostrophes,
    firm_of,
    has_counsel_on_first_page,
    name_line,
    office_contact,
    office_lines,
    own_contact_lines,
    pro_se_lines,
)
from assembler.plan.frame.signature import attorney_for_line
from assembler.plan.frame.signers import AttorneyEntry, filing_side, signers
from assembler.plan.line_grid import single_line

EMPTY_LINE = "\N{NO-BREAK SPACE}"
"""An empty line between firms, used if two single-spaced lines are exactly as high as one double-spaced line."""


def counsel_block(context: PaperContext) -> tuple[str, ...]:
    """Return the lines of counsel at the upper left of the first page, below the caption, or in a box of the caption.

    Attorneys of one firm are listed together above its address, as is common under N.D. Cal. Civ. L.R. 3-4(a)(1). If
    several firms represent the same parties, one line after the last of these firms names the parties. Parties without
    counsel come last. The filing's `counsel_block:` replaces all these lines, and is printed in any court.
    """
    if context.filing.paper.plain:
        return ()
    if context.filing.counsel_block:
        return tuple(map(curly_apostrophes, context.filing.counsel_block))
    if not has_counsel_on_first_page(context):
        return ()
    attorneys = [entry for entry in signers(context) if not entry.attorney.signature_only]
    attorneys_by_office: dict[str, list[AttorneyEntry]] = {}
    for entry in attorneys:
        attorneys_by_office.setdefault(entry.office, []).append(entry)
    groups = attorneys_by_office.values()
    parties = filing_side(context)
    client_lines = [attorney_for_line(group[0], attorneys, parties, context, first_page=True) for group in groups]
    blocks = [list(_firm_lines(group, context)) for group in groups]
    for position, (block, client_line) in enumerate(zip(blocks, client_lines, strict=True), 1):
        if client_line and client_line not in client_lines[position:]:
            block.append(client_line)
    unrepresented = [party for _, party in parties if party.pro_se and not party.counsel and not party.signature_only]
    blocks += [list(pro_se_lines(party, context)) for party in unrepresented]
    size = context.rely_on(context.court.type).value.size
    pitch = context.rely_on(context.court.pitch).value
    keeps_grid = single_line(size, pitch) * 2 == pitch
    lines: list[str] = []
    for block in blocks:
        lines += [EMPTY_LINE, *block] if lines and keeps_grid else block
    return tuple(line if line == EMPTY_LINE else curly_apostrophes(line) for line in lines)


def _firm_lines(attorneys: Sequence[AttorneyEntry], context: PaperContext) -> Iterator[str]:
    """Yield the lines of one firm: its attorneys, the firm's name before or after them, and contact details."""
    colleagues = [attorney for _, attorney in attorneys]
    firm = firm_of(colleagues[0], context)
    office = office_contact(colleagues, context)
    firm_lines = list(office_lines(colleagues, context))
    if firm and firm.first:
        yield firm_lines.pop(0)
    for attorney in colleagues:
        yield name_line(attorney, context)
        yield from attorney.lines
        yield from admission_line(attorney, context)
        if attorney.of_counsel:
            yield context.say("signature.of_counsel")
        yield from own_contact_lines(attorney, office, context)
    yield from firm_lines
