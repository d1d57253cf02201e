"""Who signs, and what stands beneath: name, bar number, firm, address, telephone, e-mail, whom they represent."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.language.english import Side
from assembler.law.dismissal_options import must_sign
from assembler.model.party import Attorney, Firm, Party, Person
from assembler.plan.context import Case
from assembler.plan.frame.claimant import claimant_of
from assembler.plan.plan import Signature, Signer

Named = tuple[str, Party]
"""A party with the name by which the matter knows it."""


def signers(case: Case) -> tuple[tuple[str, Attorney], ...]:
    """Return the attorneys of those whose paper it is, each once, in the parties' order."""
    return _attorneys(filing_side(case), case)


def filing_side(case: Case) -> list[Named]:
    """Return those whose paper it is: the plaintiffs, or the party that dismisses a counterclaim."""
    claimant = claimant_of(case)
    return [(claimant, case.matter.parties[claimant])] if claimant else case.parties("plaintiff")


def _attorneys(parties: Sequence[Named], case: Case) -> tuple[tuple[str, Attorney], ...]:
    names = dict.fromkeys(name for _, party in parties for name in party.counsel)
    return tuple((name, case.matter.counsel[name]) for name in names)


def firm_of(attorney: Attorney, case: Case) -> Firm | None:
    """Return the attorney's firm, where one is named."""
    return case.matter.firms[attorney.firm] if attorney.firm else None


def signing(case: Case) -> list[Named]:
    """Return the parties who sign the paper, in the caption's order; none where the judge does."""
    match case.filing.paper.signer:
        case "judge" | "declarant":
            return []
        case "all":
            names = {*_agreeing(case), *(name for name, _ in case.parties("plaintiff"))}
            return [(name, party) for name, party in case.matter.parties.items() if name in names]
    return filing_side(case)


def _agreeing(case: Case) -> tuple[str, ...]:
    """Return those who sign a stipulation beside the plaintiffs: as the filing says, else those who must."""
    if case.filing.stipulated_by or case.instrument is None:
        return case.filing.stipulated_by
    return must_sign(case.matter, case.filing, case.instrument)


def signature(case: Case) -> Signature:
    """Return the signature of the paper: a date, and a block for each attorney or unrepresented party who signs."""
    if case.filing.paper.signer == "judge":
        return judges(case)
    if case.filing.paper.signer == "declarant":
        return sworn(case, case.matter.people[case.filing.declarant or ""])
    blocks = tuple(_blocks(signing(case), case))
    return Signature(case.say("signature.dated", date=case.date), blocks, apart=len(blocks) > 1)


def sworn(case: Case, person: Person) -> Signature:
    """Return the signature of *person* under penalty of perjury: 28 U.S.C. § 1746; RCW 5.50.050 wants the place too."""
    executed = case.say("verification.executed" if case.court.system == "federal" else "verification.executed_at")
    of = case.matter.parties[person.of].name if person.of else ""
    office = " of ".join(part for part in (person.title, of) if part)
    return Signature(executed, (Signer("", tuple(line for line in (person.name, office) if line)),))


def so_ordered(case: Case) -> Signature:
    """Return the place where the judge signs a paper of the parties."""
    return replace(judges(case), lead=case.say("order.so_ordered"))


def judges(case: Case) -> Signature:
    """Return the judge's signature: blanks for the day, a line, the name where one is known, and the office."""
    office = case.say(f"order.judge_{case.court.system}")
    name = case.say("order.judge", judge=case.matter.judge) if case.matter.judge else ""
    return Signature(case.say("order.dated"), (Signer("", tuple(line for line in (name, office) if line)),))


def presented(case: Case) -> Signature:
    """Return the block of those who present an order to the judge."""
    return Signature("", tuple(_blocks(filing_side(case), case)), case.say("order.presented"))


def _blocks(parties: Sequence[Named], case: Case) -> Iterator[Signer]:
    """Yield a block for each attorney, once, and for each party who has none, in the parties' order."""
    done: set[str] = set()
    for whose in parties:
        for name, one in _attorneys([whose], case):
            if name not in done:
                yield Signer(_signed(name, one, case), tuple(_block(name, one, parties, case)))
            done.add(name)
        party = whose[1]
        if party.pro_se and not party.counsel:
            yield Signer("", tuple(_pro_se(party, case)))


def _signed(name: str, attorney: Attorney, case: Case) -> str:
    signed = name in case.filing.signed or name in case.filing.consents
    return f"{case.court.signature.value.form} {attorney.name}" if signed else ""


def _block(name: str, attorney: Attorney, parties: Sequence[Named], case: Case) -> Iterator[str]:
    if consent := case.filing.consents.get(name):
        yield case.say("signature.consent", consent=consent)
    yield name_line(attorney, case)
    yield from attorney.lines
    if attorney.pro_hac_vice:
        yield "(pro hac vice)"
    yield from contact(attorney, case)
    yield _for(name, parties, case)


def name_line(attorney: Attorney, case: Case) -> str:
    """Return the attorney's name with the bar number as the court labels it."""
    if not attorney.bar_number:
        return attorney.name
    return f"{attorney.name}, {case.court.signature.value.bar_label.format(number=attorney.bar_number)}"


def contact(attorney: Attorney, case: Case, *, email: bool = True) -> Iterator[str]:
    """Yield firm, address, telephone, fax if the court wants it, e-mail; the attorney's own stand over the firm's."""
    firm = firm_of(attorney, case)
    if firm:
        yield firm.name
    yield from attorney.address or (firm.address if firm else ())
    telephone = attorney.telephone or (firm.telephone if firm else None)
    if telephone:
        yield telephone
    fax = attorney.fax or (firm.fax if firm else None)
    if fax and any(need.startswith("fax") for need in case.court.counsel.value.needs):
        yield case.say("signature.fax", number=fax)
    address = attorney.email or (firm.email if firm else None)
    if email and address:
        yield address


def _for(name: str, parties: Sequence[Named], case: Case) -> str:
    return case.say("signature.attorney", parties=_represented(name, parties, case))


def represented(name: str, case: Case) -> Side:
    """Return the plaintiffs for whom the attorney called *name* speaks, by their full names."""
    return _represented(name, filing_side(case), case)


def _represented(name: str, parties: Sequence[Named], case: Case) -> Side:
    ours = [party for _, party in parties if name in party.counsel]
    names = tuple(party.name for party in ours)
    return Side(case.word(ours[0].role), names, names, all=len(ours) == len(parties))


def _pro_se(party: Party, case: Case) -> Iterator[str]:
    yield party.name
    yield from party.address
    if party.telephone:
        yield party.telephone
    if party.email:
        yield party.email
    yield case.say("signature.pro_se", parties=Side(case.word(party.role), (party.name,), (party.name,)))


def counsel_block(case: Case) -> tuple[str, ...]:
    """Return the lines of counsel for the upper left of the first page, for under the caption or for a box of it.

    Attorneys of one firm stand together over its address: N.D. Cal. Civ. L.R. 3-4(a)(1), as it is met in practice.
    """
    where, layout = case.court.counsel.value.where, case.court.caption.value.layout
    if case.filing.paper.plain or (where not in {"upper left", "under the caption"} and layout != "boxes"):
        return ()
    lines: list[str] = []
    ours = signers(case)
    for firm_name in dict.fromkeys(attorney.firm or name for name, attorney in ours):
        group = [(name, one) for name, one in ours if (one.firm or name) == firm_name]
        for _, one in group:
            lines += [name_line(one, case), *one.lines]
            lines += [one.email] if one.email and len(group) > 1 else []
        lines += contact(group[0][1], case, email=len(group) == 1)
        lines += [
            case.say(f"signature.attorney{'s' if len(group) > 1 else ''}", parties=represented(group[0][0], case))
        ]
    if not ours:
        lines = [line for _, party in case.parties("plaintiff") if party.pro_se for line in _pro_se(party, case)]
    return tuple(lines)
