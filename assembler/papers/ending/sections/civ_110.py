"""A worksheet with the values for the fields of California's form CIV-110, in the order of the form.

The fields and their numbers were written from memory, without the form itself, as the worksheet states.
"""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.model.walk import of_side
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import ended_claims, leaves_claims, unnumbered
from assembler.papers.ending.keys import dismissal_keys, ending_keys
from assembler.plan.frame.counsel_lines import name_line, office_lines
from assembler.plan.frame.signers import filing_side, signers
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft, DraftHeading, DraftList
from assembler.plan.text.party_names import full_name
from assembler.plan.text.recital import Recital
from assembler.plan.text.wording import BLANK

YES, NO = "[x]", "[\N{NO-BREAK SPACE}]"


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the text of the worksheet: the filing parties, the case, the request, and the signers."""
    yield from unnumbered([context.say("civ_110.about")])
    for key, rows in (
        ("head", _head_rows(context)),
        ("request", _request_rows(context)),
        ("sign", _signature_rows(context)),
    ):
        yield DraftHeading(1, context.say(f"civ_110.{key}"), f"civ-{key}")
        yield DraftList(tuple(rows), tuple(_fee_recitals(context)) if key == "request" else ())
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
        yield (
            "",
            context.say("civ_110.attorney_for", names=series([full_name(party) for _, party in filing_side(context)])),
        )
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
    yield (
        "1b(6)",
        context.say(f"civ_110.{'other' if in_part else 'no_other'}", mark=_box(in_part), what=ended_claims(context)),
    )
    yield "2", context.say("civ_110.did_waive", mark=_box(are_fees_waived is True))
    yield "2", context.say("civ_110.did_not_waive", mark=_box(are_fees_waived is False))


def _fee_recitals(context: EndingContext) -> Iterator[Recital]:
    """Yield the recital about waived court fees, if the filing says whether fees were waived."""
    are_fees_waived = ending_keys(context.filing).fees_waived
    if are_fees_waived is not None:
        key = "did_waive" if are_fees_waived else "did_not_waive"
        yield from context.recite(f"civ_110.{key}", [context.path(context.filing, "fees_waived")], mark=YES)


def _box(checked: object) -> str:
    return YES if checked else NO


def _signature_rows(context: EndingContext) -> Iterator[tuple[str, str]]:
    yield (
        "",
        context.say(
            "civ_110.signed", date=context.date, name=next((signer.name for _, signer in signers(context)), BLANK)
        ),
    )
    yield "3", context.say("civ_110.consent")
    yield "4-7", context.say("civ_110.clerk")
