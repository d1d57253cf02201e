"""Who signs, and what stands beneath: name, bar number, firm, address, telephone, e-mail, whom they represent."""

from collections.abc import Iterator

from assembler.english import Side
from assembler.model.party import Attorney, Firm, Party
from assembler.plan.case import Case
from assembler.plan.parts import Signature, Signer


def signers(case: Case) -> tuple[tuple[str, Attorney], ...]:
    """Return the attorneys of the plaintiffs, each once, in the parties' order."""
    names = dict.fromkeys(name for _, party in case.parties("plaintiff") for name in party.counsel)
    return tuple((name, case.matter.counsel[name]) for name in names)


def firm_of(attorney: Attorney, case: Case) -> Firm | None:
    """Return the attorney's firm, where one is named."""
    return case.matter.firms[attorney.firm] if attorney.firm else None


def signature(case: Case) -> Signature:
    """Return the signature of the paper: a date, and a block for each attorney or unrepresented plaintiff."""
    blocks = [Signer(_signed(name, one, case), tuple(_block(name, one, case))) for name, one in signers(case)]
    blocks += [
        Signer("", tuple(_pro_se(party, case)))
        for _, party in case.parties("plaintiff")
        if party.pro_se and not party.counsel
    ]
    return Signature(case.say("signature.dated", date=case.date), tuple(blocks))


def _signed(name: str, attorney: Attorney, case: Case) -> str:
    return f"{case.court.signature.value.form} {attorney.name}" if name in case.filing.signed else ""


def _block(name: str, attorney: Attorney, case: Case) -> Iterator[str]:
    yield name_line(attorney, case)
    if attorney.pro_hac_vice:
        yield "(pro hac vice)"
    yield from contact(attorney, case)
    yield _for(name, case)


def name_line(attorney: Attorney, case: Case) -> str:
    """Return the attorney's name with the bar number as the court labels it."""
    if not attorney.bar_number:
        return attorney.name
    return f"{attorney.name}, {case.court.signature.value.bar_label.format(number=attorney.bar_number)}"


def contact(attorney: Attorney, case: Case, *, email: bool = True) -> Iterator[str]:
    """Yield firm, address, telephone and e-mail; the attorney's own stand over the firm's."""
    firm = firm_of(attorney, case)
    if firm:
        yield firm.name
    yield from attorney.address or (firm.address if firm else ())
    telephone = attorney.telephone or (firm.telephone if firm else None)
    if telephone:
        yield telephone
    address = attorney.email or (firm.email if firm else None)
    if email and address:
        yield address


def _for(name: str, case: Case) -> str:
    side = represented(name, case)
    return case.say("signature.attorney", parties=side)


def represented(name: str, case: Case) -> Side:
    """Return the plaintiffs for whom the attorney called *name* speaks, by their full names."""
    names = [key for key, party in case.parties("plaintiff") if name in party.counsel]
    parties = tuple(case.matter.parties[key].name for key in names)
    return Side(case.word("plaintiff"), parties, parties)


def _pro_se(party: Party, case: Case) -> Iterator[str]:
    yield party.name
    yield from party.address
    if party.telephone:
        yield party.telephone
    if party.email:
        yield party.email
    yield case.say("signature.pro_se", parties=Side(case.word("plaintiff"), (party.name,), (party.name,)))


def counsel_block(case: Case) -> tuple[str, ...]:
    """Return the lines at the upper left of the first page, or in a box of the caption, where the court has counsel so.

    Attorneys of one firm stand together over its address: N.D. Cal. Civ. L.R. 3-4(a)(1), as it is met in practice.
    """
    if case.court.counsel.value.where != "upper left" and case.court.caption.value.layout != "boxes":
        return ()
    lines: list[str] = []
    ours = signers(case)
    for firm_name in dict.fromkeys(attorney.firm or name for name, attorney in ours):
        group = [(name, one) for name, one in ours if (one.firm or name) == firm_name]
        for _, one in group:
            lines.append(name_line(one, case))
            lines += [one.email] if one.email and len(group) > 1 else []
        lines += contact(group[0][1], case, email=len(group) == 1)
        lines += [
            case.say(f"signature.attorney{'s' if len(group) > 1 else ''}", parties=represented(group[0][0], case))
        ]
    if not ours:
        lines = [line for _, party in case.parties("plaintiff") if party.pro_se for line in _pro_se(party, case)]
    return tuple(lines)
