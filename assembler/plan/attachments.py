"""What goes with a paper: the verification, and the certificate of service."""

from assembler.language.english import day
from assembler.language.places import state_name
from assembler.model.filing import Service
from assembler.plan.context import Case
from assembler.plan.frame.signature import firm_of, name_line, signature, signers, so_ordered, sworn
from assembler.plan.frame.titles import title
from assembler.plan.plan import Signature, Signer, Statement
from assembler.plan.sections._order_text import order_beneath, presented_by
from assembler.plan.text.markdown import plain


def statements(case: Case) -> tuple[Statement, ...]:
    """Return the verification and the certificate of service, where the filing asks for them."""
    made = (
        *order_beneath(case),
        *([Statement("so-ordered", "", (), (), so_ordered(case), new_page=False)] if case.filing.so_ordered else []),
        _verification(case) if case.filing.verified_by else None,
        *([presented_by(case)] if case.filing.paper.signer == "judge" else []),
        _service(case) if case.filing.service else None,
    )
    return tuple(one for one in made if one)


def _verification(case: Case) -> Statement:
    """28 U.S.C. § 1746 in a federal court; RCW 5.50.050 wants the place of signing and the state's laws named."""
    person = case.matter.people[case.filing.verified_by or ""]
    party = case.matter.parties[person.of] if person.of else None
    of = party.name if party else ""
    system = case.court.system
    key = "officer_of_person" if party and party.kind == "individual" else "officer"
    begun = [case.say(f"verification.{key}", title=person.title, party=of)] if of else []
    read = " ".join([*begun, case.say("verification.read", paper=title(case))])
    declared = case.say(f"verification.{system}", state=state_name(case.court.state))
    paragraphs = (plain(read), plain(declared))
    heading = case.say("verification.heading").upper()
    return Statement("verification", heading, paragraphs, (), sworn(case, person), new_page=True)


def _service(case: Case) -> Statement:
    lead = case.say("service.lead", date=case.date)
    items = tuple(_served(one, case) for one in case.filing.service)
    signer = tuple(Signer("", (name_line(attorney, case),)) for _, attorney in signers(case)[:1])
    ours = Signature(signature(case).dated, signer or signature(case).signers[:1])
    heading = case.say("service.heading").upper()
    return Statement("service", heading, (plain(lead),), items, ours, new_page=True)


def _served(one: Service, case: Case) -> str:
    name, address, email = _addressee(one.on, case)
    said = case.say(f"service.{one.by}", name=name, address=", ".join(address) or None, email=email or None)
    return f"{said}, on {day(one.date)}" if one.date and one.date != case.filing.date else said


def _addressee(name: str, case: Case) -> tuple[str, tuple[str, ...], str]:
    if name in case.matter.counsel:
        attorney = case.matter.counsel[name]
        firm = firm_of(attorney, case)
        address = attorney.address or (firm.address if firm else ())
        known = f"{attorney.name}, {firm.name}" if firm else attorney.name
        return known, address, attorney.email or (firm.email if firm else None) or ""
    party = case.matter.parties[name]
    return party.name, party.address, party.email or ""
