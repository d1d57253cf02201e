"""Counsel on the first page: names, bar numbers, firms, addresses, and the party represented."""

from collections.abc import Iterator, Sequence

from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_lines import admission, contact, firm_of, mail, name_line, neat, pro_se
from assembler.plan.frame.signature import Counsel, filing_side, for_whom, signers
from assembler.plan.line_grid import single_line

AIR = "\N{NO-BREAK SPACE}"
"""An empty line between firms, where two lines are as high as one of the grid."""


def counsel_block(context: PaperContext) -> tuple[str, ...]:
    """Return the lines of counsel for the upper left of the first page, below the caption or in a box of the caption.

    Attorneys of one firm are listed together above its address: N.D. Cal. Civ. L.R. 3-4(a)(1), by common practice.
    Firms that represent the same parties say so once, in the last line.
    """
    where, layout = context.court.counsel.value.where, context.court.caption.value.layout
    if context.filing.paper.plain or (where not in {"upper left", "under the caption"} and layout != "boxes"):
        return ()
    ours = signers(context)
    if not ours:
        return tuple(line for _, party in filing_side(context) if party.pro_se for line in pro_se(party, context))
    offices = list(dict.fromkeys(attorney.firm or name for name, attorney in ours))
    groups = [[entry for entry in ours if (entry[1].firm or entry[0]) == office] for office in offices]
    whom = [for_whom(group[0], ours, filing_side(context), context) for group in groups]
    lines: list[str] = []
    has_air = single_line(context.court.type.value.size, pitch := context.court.pitch.value) * 2 == pitch
    for place, group in enumerate(groups):
        lines += [AIR] if place and has_air else []
        lines += _office(group, context)
        lines += [whom[place]] if whom[place] not in {"", *whom[place + 1 :]} else []
    return tuple(line if line == AIR else neat(line) for line in lines)


def _office(attorneys: Sequence[Counsel], context: PaperContext) -> Iterator[str]:
    """Yield the lines of the attorneys of one firm, whose name is first or after theirs, and how to reach them."""
    alone = len(attorneys) == 1
    firm = firm_of(attorneys[0][1], context)
    reached = list(contact(attorneys[0][1], context, email=alone))
    if firm and firm.first:
        yield reached.pop(0)
    for _, attorney in attorneys:
        yield name_line(attorney, context)
        yield from attorney.lines
        yield from admission(attorney, context)
        if attorney.of_counsel:
            yield context.say("signature.of_counsel")
        if not alone:
            yield from mail(attorney.email, context)
    yield from reached
    if not alone and firm and firm.email:
        yield from mail(firm.email, context)
