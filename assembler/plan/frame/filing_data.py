"""The data for electronic filing, from the matter that the paper is made from."""

from collections.abc import Iterator

from assembler.findings.visible import one_line
from assembler.model.matter import Matter
from assembler.model.party import Attorney, Party
from assembler.plan.context import PaperContext
from assembler.plan.filing_data import CaseData, CounselData, Fact, FilingData, PartyData
from assembler.plan.frame.caption import court_lines
from assembler.plan.frame.docket import opening
from assembler.plan.frame.signature import signers
from assembler.plan.frame.titles import short_caption, title


def filing_data(context: PaperContext) -> FilingData:
    """Return the data of the paper of *context*."""
    matter = context.matter
    when = context.filing.date or context.today
    return FilingData(
        case=_case(context),
        parties=tuple(_party(name, party) for name, party in matter.parties.items()),
        counsel=tuple(_counsel(name, attorney, matter) for name, attorney in matter.counsel.items()),
        event=context.filing.paper.name,
        title=title(context),
        date=when.isoformat() if when else "",
        opens=opening(context),
        facts=tuple(_facts(context)),
    )


def _case(context: PaperContext) -> CaseData:
    matter, court = context.matter, context.court
    natures = court.natures_of_suit.value.natures if court.natures_of_suit else {}
    code = matter.nature_of_suit or ""
    return CaseData(
        court_id=court.id,
        court_name=court.name,
        court=_court(context),
        division=matter.division or "",
        county=matter.county or "",
        number=matter.number or "",
        caption=short_caption(context),
        case_type=matter.case_type or "",
        nature_of_suit=(code, natures.get(code, "")),
        jury_demand=bool(matter.jury_demand),
    )


def _court(context: PaperContext) -> str:
    return one_line(" ".join(court_lines(context)))


def _party(name: str, party: Party) -> PartyData:
    return PartyData(
        name,
        party.name,
        party.role,
        "" if party.kind == "unknown" else party.kind,
        tuple(aliases(party)),
        party.address,
        party.telephone or "",
        party.email or "",
        party.counsel,
        party.pro_se,
    )


def aliases(party: Party) -> Iterator[tuple[str, str]]:
    """Yield the other names of *party*, each with the sign before it."""
    for sign, names in (("d/b/a", party.dba), ("a/k/a", party.aka), ("f/k/a", party.fka), ("n/k/a", party.nka)):
        yield from ((sign, name) for name in names)


def _counsel(name: str, attorney: Attorney, matter: Matter) -> CounselData:
    firm = matter.firms[attorney.firm] if attorney.firm else None
    return CounselData(
        name,
        attorney.name,
        attorney.bar_number or "",
        firm.name if firm else "",
        attorney.address or (firm.address if firm else ()),
        attorney.telephone or (firm.telephone if firm else None) or "",
        attorney.email or (firm.email if firm else None) or "",
        tuple(each for each, party in matter.parties.items() if name in party.counsel),
    )


def _facts(context: PaperContext) -> Iterator[Fact]:
    """Yield what the paper must print of its data.

    A caption that says et al., and one In re, have not all parties, but a complaint names them in its text.
    """
    matter, filing = context.matter, context.filing
    yield Fact("title", title(context))
    if filing.paper.plain:
        return
    yield Fact("court", _court(context))
    if matter.number and not opening(context):
        yield Fact("case number", matter.number)
    if filing.paper.opens or not (filing.short_caption or matter.in_re):
        for party in matter.parties.values():
            yield Fact("party", party.name)
            yield from (Fact(sign, name) for sign, name in aliases(party))
    if filing.paper.signer not in {"judge", "declarant"}:
        for _, attorney in signers(context):
            yield Fact("counsel", attorney.name)
            yield from [Fact("bar number", attorney.bar_number)] if attorney.bar_number else []
