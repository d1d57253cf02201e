"""Collects the e-filing data of a paper from its matter."""

from collections.abc import Iterator

from assembler.findings.visible import one_line
from assembler.language.bar_numbers import split_label
from assembler.model.counsel import Attorney
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.plan.context import PaperContext
from assembler.plan.filing_data import CaseData, CounselData, Fact, FilingData, PartyData
from assembler.plan.frame.caption import court_lines
from assembler.plan.frame.caption_parties import has_short_caption
from assembler.plan.frame.counsel_lines import (
    contact_of,
    office_contact,
    office_lines,
    own_contact_lines,
    printed_bar_number,
    pro_se_lines,
)
from assembler.plan.frame.docket import opens_case
from assembler.plan.frame.signers import filing_side, signers, signing_parties
from assembler.plan.frame.titles import case_title, event_name, paper_title
from assembler.plan.text.party_names import full_name


def build_filing_data(context: PaperContext) -> FilingData:
    """Return the e-filing data for the paper of *context*."""
    matter = context.matter
    day = context.filing.date or context.today
    return FilingData(
        case=_case_data(context),
        parties=tuple(_party_data(name, party) for name, party in matter.parties.items()),
        counsel=tuple(_counsel_data(name, attorney, matter) for name, attorney in _acting_attorneys(matter).items()),
        event=event_name(context),
        title=paper_title(context),
        date=day.isoformat() if day else "",
        opens=opens_case(context),
        facts=tuple(_printed_facts(context)),
    )


def _case_data(context: PaperContext) -> CaseData:
    matter = context.matter
    court = context.court
    natures = court.natures_of_suit.value.natures if court.natures_of_suit else {}
    code = matter.nature_of_suit or ""
    return CaseData(
        court_id=court.id,
        court_name=court.name,
        court=_court_name(context),
        division=matter.division or "",
        county=matter.county or "",
        number="" if opens_case(context) else matter.number or "",
        caption=case_title(context),
        case_type=matter.case_type or "",
        nature_of_suit=(code, natures.get(code, "")),
        jury_demand=bool(matter.jury_demand),
    )


def _court_name(context: PaperContext) -> str:
    return one_line(" ".join(court_lines(context)))


def _party_data(name: str, party: Party) -> PartyData:
    return PartyData(
        id=name,
        name=_party_name(party),
        role=party.role,
        kind="" if party.kind == "unknown" else party.kind,
        aliases=tuple(aliases(party)),
        address=party.address,
        telephone=party.telephone or "",
        email=party.email or "",
        counsel=party.counsel,
        pro_se=party.pro_se,
    )


def _party_name(party: Party) -> str:
    """Return the name of *party* as in the caption, with the range of numbers for Does ("Does 1 through 10")."""
    return full_name(party) if party.does else party.name


def aliases(party: Party) -> Iterator[tuple[str, str]]:
    """Yield the alternative names of *party*, each with its abbreviation, such as d/b/a or a/k/a."""
    for sign, names in (("d/b/a", party.dba), ("a/k/a", party.aka), ("f/k/a", party.fka), ("n/k/a", party.nka)):
        yield from ((sign, name) for name in names)


def _acting_attorneys(matter: Matter) -> dict[str, Attorney]:
    """Return the attorneys of *matter* who represent a party; a shared file of counsel may list other attorneys too."""
    names = {name for party in matter.parties.values() for name in party.counsel}
    return {name: attorney for name, attorney in matter.counsel.items() if name in names}


def _counsel_data(name: str, attorney: Attorney, matter: Matter) -> CounselData:
    firm = matter.firms[attorney.firm] if attorney.firm else None
    contact = contact_of(attorney, firm)
    _, bar_number = split_label(attorney.bar_number or "")
    return CounselData(
        id=name,
        name=attorney.name,
        bar_number=bar_number,
        firm=firm.name if firm else "",
        address=contact.address,
        telephone=contact.telephone,
        fax=contact.fax,
        email=contact.email,
        represents=tuple(party_name for party_name, party in matter.parties.items() if name in party.counsel),
    )


def _printed_facts(context: PaperContext) -> Iterator[Fact]:
    """Yield the facts of the filing data for which the finished paper is searched."""
    matter = context.matter
    filing = context.filing
    yield Fact("title", paper_title(context))
    if filing.paper.plain:
        return
    yield Fact("court", _court_name(context))
    if matter.number and not opens_case(context):
        yield Fact("case number", matter.number)
    if filing.paper.opens or not (has_short_caption(context) or matter.in_re):
        for party in matter.parties.values():
            yield Fact("party", _party_name(party))
            yield from (Fact(sign, name) for sign, name in aliases(party))
    if signing_parties(context):
        for _, attorney in signers(context):
            yield Fact("counsel", attorney.name)
            if number := printed_bar_number(attorney, context):
                yield Fact("bar number", number)
    yield from _contact_facts(context)


CONTACT_FIELDS = ("address", "telephone", "email")
"""The fields for contact details in `PartyData` and `CounselData`."""


def _contact_facts(context: PaperContext) -> Iterator[Fact]:
    """Yield the contact details of each party and attorney; those printed in the signature block are required facts."""
    matter = context.matter
    signature_lines = _signature_lines(context)
    attorneys = _acting_attorneys(matter)
    owners: dict[tuple[str, str], PartyData | CounselData] = {
        **{("party", name): _party_data(name, party) for name, party in matter.parties.items()},
        **{("counsel", name): _counsel_data(name, attorney, matter) for name, attorney in attorneys.items()},
    }
    for owner, data in owners.items():
        printed_lines = signature_lines.get(owner, "")
        for field in CONTACT_FIELDS:
            value: str | tuple[str, ...] = getattr(data, field)
            texts = (value,) if isinstance(value, str) else value
            for text in texts:
                if text:
                    yield Fact(field, text, required=one_line(text) in printed_lines, owner=owner)


def _signature_lines(context: PaperContext) -> dict[tuple[str, str], str]:
    """Return, as one line each, the printed contact details of the filers without counsel and the signing attorneys."""
    if not signing_parties(context):
        return {}
    lines_by_signer = {
        ("party", name): [*pro_se_lines(party, context)] for name, party in filing_side(context) if party.pro_se
    }
    for name, attorney in signers(context):
        own_lines = own_contact_lines(attorney, office_contact([attorney], context), context)
        lines_by_signer["counsel", name] = [*own_lines, *office_lines([attorney], context)]
    return {key: one_line(" ".join(lines)) for key, lines in lines_by_signer.items()}
