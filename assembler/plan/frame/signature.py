"""Signature blocks: the signing person's name, bar number, firm, contact details, and the represented party."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.language.blanks import fill
from assembler.language.english import Side
from assembler.model.counsel import Attorney, Firm
from assembler.model.party import Party
from assembler.model.walk import signatory
from assembler.plan.context import PaperContext, PartyEntry
from assembler.plan.frame.attestation import with_attestation
from assembler.plan.frame.counsel_lines import (
    Contact,
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
from assembler.plan.frame.signers import (
    AttorneyEntry,
    attorneys_of,
    filing_side,
    own_signatories,
    signers,
    signing_parties,
)
from assembler.plan.plan import Signature, Signer

MAX_KEPT_TOGETHER = 4
"""The maximum number of attorneys of a firm whose block is kept on one page; a longer block may not fit on a page."""


def build_signature(context: PaperContext) -> Signature:
    """Return the paper's signature: a date, and a block for each attorney or unrepresented party who signs."""
    if context.family.signature:
        return context.family.signature(context)
    blocks = tuple(_own_blocks(context))
    if not blocks:
        blocks = with_attestation(tuple(signature_blocks(signing_parties(context), context)), context)
    blocks = tuple(map(_with_curly_apostrophes, blocks))
    date_below = context.matter.date_below_signature
    return Signature(date_line(context), blocks, date_below=date_below)


def _own_blocks(context: PaperContext) -> Iterator[Signer]:
    """Yield a block for each group of lines in the filing's `signature_block:`."""
    for group in context.filing.signature_block:
        name = signatory(context.matter, group.signs).removesuffix(", Esq.") if group.signs else ""
        signed = _signed_by(group.signs, name, context) if group.signs else ""
        by = context.say("signature.by") if group.signs and group.by else ""
        yield Signer(signed, group.lines, group.above, by, listed=not group.signs)


def _with_curly_apostrophes(signer: Signer) -> Signer:
    """Return *signer* with curly apostrophes in the signature and in the lines above and below it."""
    lines = tuple(map(curly_apostrophes, signer.lines))
    above = tuple(map(curly_apostrophes, signer.above))
    return replace(signer, signed=curly_apostrophes(signer.signed), lines=lines, above=above)


def date_line(context: PaperContext) -> str:
    """Return the date line above counsel's signature, with the place if the matter gives one."""
    place = context.filing.dated_at
    key = "signature.dated_at" if place else "signature.dated"
    return context.say(key, date=None if context.family.is_unsigned(context) else context.date, place=place)


def signature_blocks(parties: Sequence[PartyEntry], context: PaperContext) -> Iterator[Signer]:
    """Yield one block for each firm or attorney, and one for each party without counsel, in the order of *parties*."""
    colleagues: dict[str, list[AttorneyEntry]] = {}
    for entry in attorneys_of(parties, context):
        colleagues.setdefault(entry.office, []).append(entry)
    printed_offices: set[str] = set()
    under_of_counsel = False
    for name, party in parties:
        for entry in attorneys_of([(name, party)], context):
            if entry.office not in printed_offices:
                group = colleagues[entry.office]
                blocks = _firm_blocks(group, parties, context, under_of_counsel=under_of_counsel)
                yield from _with_line_above(blocks, line_between_firms(group, context) if printed_offices else "")
                printed_offices.add(entry.office)
                under_of_counsel = is_of_counsel(group)
        if party.pro_se and not party.counsel:
            yield pro_se_signer(name, party, context)


def pro_se_signer(name: str, party: Party, context: PaperContext) -> Signer:
    """Return the block of a party without counsel, leaving out contact details that are printed on the first page."""
    consent = context.filing.consents.get(name)
    is_named_there = (name, party) in filing_side(context) and not party.signature_only
    lines = [context.say("signature.consent", consent=consent)] if consent else []
    lines += pro_se_lines(party, context, with_contact=not (is_named_there and _details_on_first_page(context)))
    return Signer(_signed_by(name, party.name, context), tuple(lines))


def line_between_firms(attorneys: Sequence[AttorneyEntry], context: PaperContext) -> str:
    """Return the line above the block of an additional firm; "" if all its *attorneys* are of counsel."""
    return "" if is_of_counsel(attorneys) else context.say("signature.between")


def is_of_counsel(attorneys: Sequence[AttorneyEntry]) -> bool:
    """Whether all *attorneys*, who belong to one firm, are of counsel."""
    return all(attorney.of_counsel for _, attorney in attorneys)


def _with_line_above(blocks: Iterator[Signer], line: str) -> Iterator[Signer]:
    """Yield *blocks*, the first of them with *line* added above it."""
    for position, block in enumerate(blocks):
        yield replace(block, above=(line, *block.above)) if line and position == 0 else block


def _firm_blocks(
    attorneys: Sequence[AttorneyEntry],
    parties: Sequence[PartyEntry],
    context: PaperContext,
    *,
    under_of_counsel: bool,
) -> Iterator[Signer]:
    """Yield a block for each attorney of one firm who signs; the last block has the firm and its address.

    *under_of_counsel* says whether the firm above is of counsel; a second line "Of Counsel" is then left out.
    """
    if named_on_first_page(attorneys, context):
        yield from _short_firm_blocks(attorneys, parties, context)
        return
    signing_entries = _entries_with_lines(attorneys, context)
    listed_entries = [
        entry for entry in attorneys if entry not in signing_entries and not _is_only_on_first_page(entry, context)
    ]
    firm = firm_of(attorneys[0].attorney, context)
    colleagues = [entry.attorney for entry in (*signing_entries, *listed_entries)]
    office = office_contact(colleagues, context) if colleagues else Contact()
    firm_is_above = bool(firm and firm.first)  # the firm's name begins the block
    same_clients = len({_attorney_for(name, parties, context) for name, _ in attorneys}) == 1
    for position, (name, attorney) in enumerate(signing_entries, 1):
        is_last = position == len(signing_entries)
        lines = [*_attorney_lines(name, attorney, context), *own_contact_lines(attorney, office, context)]
        if is_last:
            for entry in listed_entries:
                lines += _listed_lines(*entry, office, context)
        if is_last or not same_clients:
            firm_lines = list(office_lines(colleagues, context))
            lines += firm_lines[1:] if firm_is_above else firm_lines
            lines.append(_attorney_for(name, parties, context, is_plural=same_clients and len(attorneys) > 1))
        lines += _signing_certificate(name, context)
        above = (firm.name,) if firm and firm_is_above and position == 1 else ()
        yield Signer(
            signed_line(name, attorney, context),
            tuple(filter(None, lines)),
            above,
            _by_words(firm, context),
            same_firm=same_clients and position > 1 and len(signing_entries) <= MAX_KEPT_TOGETHER,
        )
    if listed_entries and not signing_entries:
        heading = "" if under_of_counsel else context.say("signature.of_counsel")
        lines = list(_unsigned_firm_lines(listed_entries, parties, context, heading))
        yield Signer(signed="", lines=tuple(filter(None, lines)), listed=True)


def _entries_with_lines(attorneys: Sequence[AttorneyEntry], context: PaperContext) -> list[AttorneyEntry]:
    """Return the *attorneys* of one firm who have a signature line on the paper.

    If some of them have signed electronically, the others are only listed, because one signature is sufficient.
    """
    entries = [entry for entry in attorneys if entry.attorney.has_line]
    return [entry for entry in entries if signed_line(*entry, context)] or entries


def _is_only_on_first_page(entry: AttorneyEntry, context: PaperContext) -> bool:
    return entry.attorney.first_page_only and has_counsel_on_first_page(context)


def _by_words(firm: Firm | None, context: PaperContext) -> str:
    """Return the text before the signature of an attorney of *firm*: "By:", or "" if the form has no such text."""
    signs_by = firm is not None and (firm.first if firm.by is None else firm.by)
    return context.say("signature.by") if signs_by else ""


def _unsigned_firm_lines(
    attorneys: Sequence[AttorneyEntry], parties: Sequence[PartyEntry], context: PaperContext, heading: str
) -> Iterator[str]:
    """Yield the lines of a firm without a signing attorney, under *heading* if all of its attorneys are of counsel."""
    all_of_counsel = is_of_counsel(attorneys)
    firm = firm_of(attorneys[0].attorney, context)
    colleagues = [attorney for _, attorney in attorneys]
    office = office_contact(colleagues, context)
    firm_lines = list(office_lines(colleagues, context))
    if all_of_counsel:
        yield heading
    if firm and firm.first:
        yield firm_lines.pop(0)
    for name, attorney in attorneys:
        yield from _listed_lines(name, attorney, office, context, counsel=not all_of_counsel)
    yield from firm_lines
    if not all_of_counsel:
        yield _attorney_for(attorneys[0].name, parties, context, is_plural=len(attorneys) > 1)


def named_on_first_page(attorneys: Sequence[AttorneyEntry], context: PaperContext) -> bool:
    """Whether the first page shows the details of *attorneys* at the upper left, so that the signature omits them.

    A matter may request the details in both places.
    """
    if not _details_on_first_page(context):
        return False
    first_page_names = {name for name, attorney in signers(context) if not attorney.signature_only}
    return all(name in first_page_names for name, _ in attorneys)


def _details_on_first_page(context: PaperContext) -> bool:
    """Whether signatures leave out the contact details of attorneys and parties named at the upper left of page one."""
    place = context.rely_on(context.court.counsel).value.where
    at_upper_left = place == "upper left" and not context.filing.paper.plain
    return at_upper_left and not context.matter.counsel_at_signature


def _short_firm_blocks(
    attorneys: Sequence[AttorneyEntry], parties: Sequence[PartyEntry], context: PaperContext
) -> Iterator[Signer]:
    """Yield a block for each attorney of one firm who signs, without the details shown on the first page."""
    firm = firm_of(attorneys[0].attorney, context)
    firm_lines = [firm.name] if firm else []
    firm_is_above = bool(firm and firm.first)  # the firm's name begins the block
    signing_entries = _entries_with_lines(attorneys, context)
    listed_entries = [entry for entry in attorneys if entry not in signing_entries]
    listed_names = [attorney.name for _, attorney in listed_entries if not attorney.first_page_only]
    last_lines = [*listed_names] if firm_is_above else [*listed_names, *firm_lines]
    last_lines.append(_clients_line(attorneys, parties, context))
    for position, (name, attorney) in enumerate(signing_entries, 1):
        consent = context.filing.consents.get(name)
        lines = [context.say("signature.consent", consent=consent)] if consent else []
        lines += [attorney.name, *attorney.lines]
        if position == len(signing_entries):
            lines += last_lines
        lines += _signing_certificate(name, context)
        above = tuple(firm_lines) if firm_is_above and position == 1 else ()
        by = _by_words(firm, context)
        signed = signed_line(name, attorney, context)
        kept_together = position > 1 and len(signing_entries) <= MAX_KEPT_TOGETHER
        yield Signer(signed, tuple(filter(None, lines)), above, by, same_firm=kept_together)
    if listed_names and not signing_entries:
        lines = [*firm_lines, *last_lines] if firm_is_above else last_lines
        yield Signer(signed="", lines=tuple(filter(None, lines)), listed=True)


def _clients_line(attorneys: Sequence[AttorneyEntry], parties: Sequence[PartyEntry], context: PaperContext) -> str:
    """Return the line that names the clients of *attorneys*; "" if a later firm represents the same parties."""
    all_attorneys = attorneys_of(parties, context)
    last_index = max(all_attorneys.index(entry) for entry in attorneys)
    clients = attorney_for_line(attorneys[0], all_attorneys, parties, context)
    later_clients = {
        attorney_for_line(entry, all_attorneys, parties, context)
        for entry in all_attorneys[last_index + 1 :]
        if not entry.attorney.first_page_only
    }
    return "" if clients in later_clients else clients


def signed_line(name: str, attorney: Attorney, context: PaperContext) -> str:
    """Return the signature of *attorney*; "" if the attorney has neither signed for the filing side nor consented."""
    return _signed_by(name, attorney.name.removesuffix(", Esq."), context)


def _signed_by(name: str, person: str, context: PaperContext) -> str:
    """Return the electronic signature of *person*, who is *name* in the matter, in the form that the court uses.

    Return "" unless *person* has signed for the filing side, or has consented.
    """
    has_signed = name in context.filing.signed and name in own_signatories(context)
    if context.family.is_unsigned(context) or not (has_signed or name in context.filing.consents):
        return ""
    form = context.rely_on(context.court.signature).value.form
    return f"{form} {person}" if form else fill(context.rely_on(context.court.e_signature).value, {"name": person})


def _signing_certificate(name: str, context: PaperContext) -> list[str]:
    """Return the certificate of an attorney who signed electronically, if the court requires one."""
    certificate = context.rely_on(context.court.signing_certificate)
    has_signed = name in context.filing.signed and not context.family.is_unsigned(context)
    return [certificate.value] if certificate and has_signed else []


def _attorney_lines(name: str, attorney: Attorney, context: PaperContext) -> Iterator[str]:
    """Yield any consent line, the attorney's name, the user's lines below it, and any pro hac vice line."""
    if consent := context.filing.consents.get(name):
        yield context.say("signature.consent", consent=consent)
    yield name_line(attorney, context)
    yield from attorney.lines
    yield from admission_line(attorney, context)


def _listed_lines(
    name: str, attorney: Attorney, office: Contact, context: PaperContext, *, counsel: bool = True
) -> Iterator[str]:
    """Yield the lines of a listed attorney; if *counsel*, "Of Counsel" is added for an attorney who is of counsel."""
    yield from _attorney_lines(name, attorney, context)
    if counsel and attorney.of_counsel:
        yield context.say("signature.of_counsel")
    yield from own_contact_lines(attorney, office, context)


def _attorney_for(
    name: str,
    parties: Sequence[PartyEntry],
    context: PaperContext,
    *,
    is_plural: bool = False,
    first_page: bool = False,
) -> str:
    """Return the line that names the clients of the attorney *name*.

    The user's text for this line in the signature is also used on the *first_page*, unless the user gave another text
    for that page.
    """
    key = "attorneys" if is_plural else "attorney"
    own_sentence = context.matter.own_sentence
    if first_page and (own_sentence("signature", f"first_page_{key}") or not own_sentence("signature", key)):
        key = f"first_page_{key}"
    return context.say(f"signature.{key}", parties=_clients(name, parties, context))


def attorney_for_line(
    attorney: AttorneyEntry,
    attorneys: Sequence[AttorneyEntry],
    parties: Sequence[PartyEntry],
    context: PaperContext,
    *,
    first_page: bool = False,
) -> str:
    """Return the line that names the clients of *attorney*, in the plural if several of *attorneys* represent them."""
    clients = _clients(attorney.name, parties, context)
    is_plural = sum(_clients(name, parties, context) == clients for name, _ in attorneys) > 1
    return _attorney_for(attorney.name, parties, context, is_plural=is_plural, first_page=first_page)


def _clients(name: str, parties: Sequence[PartyEntry], context: PaperContext) -> Side:
    clients = [party for _, party in parties if name in party.counsel]
    side = context.parties_by_full_name(clients, whole=len(clients) == len(parties))
    further_role = context.filing.paper.claimant_role
    if side.parts or not further_role:
        return side
    return replace(side, role=f"{side.role} and {further_role}")
