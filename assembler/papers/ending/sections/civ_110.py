"""A worksheet with the values for the fields of California's form CIV-110, in the order of the form.

The fields and their numbers were written from memory, without the form itself, as the worksheet states.
"""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.model.walk import of_side
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import ended_claims, leaves_claims, unnumbered_paragraphs
from assembler.papers.ending.keys import dismissal_keys, ending_keys
from assembler.plan.frame.counsel_lines import name_line, office_lines
from assembler.plan.frame.signers import filing_side, signers
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft, DraftHeading, DraftList
from assembler.plan.text.party_names import full_name
from assembler.plan.text.recital import Recital
from assembler.plan.text.wording import BLANK

CHECKED_BOX = "[x]"
EMPTY_BOX = "[\N{NO-BREAK SPACE}]"


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the text of the worksheet: the filing parties, the case, the request, and the signers."""
    yield from unnumbered_paragraphs([context.say("civ_110.about")])
    yield DraftHeading(level=1, text=context.say("civ_110.head"), id="civ-head")
    yield DraftList(tuple(_head_rows(context)))
    yield DraftHeading(level=1, text=context.say("civ_110.request"), id="civ-request")
    yield DraftList(tuple(_request_rows(context)), tuple(_fee_recitals(context)))
    yield DraftHeading(level=1, text=context.say("civ_110.sign"), id="civ-sign")
    yield DraftList(tuple(_signature_rows(context)))
    yield from own_paragraphs(context)


def _head_rows(context: EndingContext) -> Iterator[tuple[str, str]]:
    matter = context.matter
    names = {
        role: series([full_name(party) for party in of_side(matter.parties, role).values()])
        for role in ("plaintiff", "defendant")
    }
    for _, attorney in signers(context)[:1]:
        lines = ", ".join([name_line(attorney, context), *office_lines([attorney], context)])
        yield "", context.say("civ_110.attorney", lines=lines)
        clients = series([full_name(party) for _, party in filing_side(context)])
        yield "", context.say("civ_110.attorney_for", names=clients)
    yield "", context.say("civ_110.court", county=matter.county)
    yield "", context.say("civ_110.plaintiff", names=names["plaintiff"])
    yield "", context.say("civ_110.defendant", names=names["defendant"])
    yield "", context.say("civ_110.number", number=matter.number)


def _request_rows(context: EndingContext) -> Iterator[tuple[str, str]]:
    prejudice = dismissal_keys(context.filing).prejudice
    are_fees_waived = ending_keys(context.filing).fees_waived
    in_part = context.scope.in_part or leaves_claims(context)
    yield "1a(1)", context.say("civ_110.with_prejudice", mark=_box(prejudice == "with"))
    yield "1a(2)", context.say("civ_110.without_prejudice", mark=_box(prejudice == "without"))
    yield "1b(5)", context.say("civ_110.entire", mark=_box(not in_part))
    other_key = "civ_110.other" if in_part else "civ_110.no_other"
    yield "1b(6)", context.say(other_key, mark=_box(in_part), what=ended_claims(context))
    yield "2", context.say("civ_110.did_waive", mark=_box(are_fees_waived is True))
    yield "2", context.say("civ_110.did_not_waive", mark=_box(are_fees_waived is False))


def _fee_recitals(context: EndingContext) -> Iterator[Recital]:
    """Yield the recital about waived court fees, if the filing says whether fees were waived."""
    are_fees_waived = ending_keys(context.filing).fees_waived
    if are_fees_waived is not None:
        key = "did_waive" if are_fees_waived else "did_not_waive"
        yield from context.recite(f"civ_110.{key}", [context.path(context.filing, "fees_waived")], mark=CHECKED_BOX)


def _box(checked: object) -> str:
    return CHECKED_BOX if checked else EMPTY_BOX


def _signature_rows(context: EndingContext) -> Iterator[tuple[str, str]]:
    name = next((attorney.name for _, attorney in signers(context)), BLANK)
    yield "", context.say("civ_110.signed", date=context.date, name=name)
    yield "3", context.say("civ_110.consent")
    yield "4-7", context.say("civ_110.clerk")
