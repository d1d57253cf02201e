"""The lines for an attorney, a firm or a party without counsel: name, bar number, address, telephone, e-mail."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_letters

from assembler.language.bar_numbers import has_own_label, split_label
from assembler.language.blanks import fill
from assembler.model.counsel import Attorney, Firm
from assembler.model.court.caption import CaptionStyle
from assembler.model.court.page import CounselPlace
from assembler.model.party import Party
from assembler.plan.context import PaperContext


def names_counsel_on_first_page(counsel: CounselPlace, caption: CaptionStyle) -> bool:
    """Whether the first page has a counsel block: at the upper left, below the caption, or in a box."""
    return counsel.where in {"upper left", "under the caption"} or caption.layout == "boxes"


def has_counsel_on_first_page(context: PaperContext) -> bool:
    """Whether the first page has a counsel block, according to the record of the paper's court."""
    counsel = context.rely_on(context.court.counsel)
    caption = context.rely_on(context.court.caption)
    return names_counsel_on_first_page(counsel.value, caption.value)


def firm_of(attorney: Attorney, context: PaperContext) -> Firm | None:
    """Return the attorney's firm; None if the matter gives no firm."""
    return context.matter.firms[attorney.firm] if attorney.firm else None


def curly_apostrophes(line: str) -> str:
    """Return *line* with curly apostrophes, except in an e-mail address."""
    return line if "@" in line else line.replace("'", "’")


def printed_bar_number(attorney: Attorney, context: PaperContext) -> str:
    """Return the bar number of *attorney* without its label; "" if the attorney or the court's papers have none."""
    if not attorney.bar_number or _bar_label(context) == "not printed":
        return ""
    _, number = split_label(attorney.bar_number)
    return number


def _bar_label(context: PaperContext) -> str:
    return context.rely_on(context.court.signature).value.bar_label or context.rely_on(context.court.bar_label).value


def name_line(attorney: Attorney, context: PaperContext) -> str:
    """Return the attorney's name with the bar number and any number from the court itself, each with the court's label.

    A label that the matter gives with the number, for example for another state's bar, replaces the court's label.
    """
    own_label = context.rely_on(context.court.own_number)
    name = attorney.name
    if number := printed_bar_number(attorney, context):
        label = _bar_label(context)
        typed_number = attorney.bar_number or ""
        name += f", {typed_number}" if has_own_label(typed_number, label) else _labeled_number(label, number, context)
    if own_label and (own_number := attorney.court_numbers.get(context.court.id)):
        name += _labeled_number(own_label.value, own_number, context)
    return name


def _labeled_number(label: str, number: str, context: PaperContext) -> str:
    """Return *number* with its label after a comma; (P12345), #12345 and similar numbers follow without a comma.

    A letter that both ends the label and begins the number, such as the P in P12345, is printed once.
    """
    before, _, after = label.partition("{number}")
    last_letters = before[len(before.rstrip(ascii_letters)) :]
    number = number.removeprefix(last_letters) if last_letters else number
    labeled = context.say("signature.bar_number", before=before, number=number, after=after)
    if not labeled:
        return ""
    return f", {labeled}" if labeled[0].isalpha() and " " in labeled else f" {labeled}"


def admission_line(attorney: Attorney, context: PaperContext) -> Iterator[str]:
    """Yield the line about an attorney who is, or has applied to be, admitted for this case only."""
    if attorney.pro_hac_vice:
        yield context.say("signature.pending" if attorney.pro_hac_vice == "pending" else "signature.admitted")


@dataclass(frozen=True)
class Contact:
    """Contact details of an attorney or a firm; a detail that is not given is empty."""

    address: tuple[str, ...] = ()
    telephone: str = ""
    fax: str = ""
    email: str = ""


def contact_of(attorney: Attorney, firm: Firm | None) -> Contact:
    """Return the contact details of *attorney*; details that the attorney lacks are taken from the *firm*."""
    own_contact = _stated_contact(attorney)
    firm_contact = _stated_contact(firm)
    return Contact(
        own_contact.address or firm_contact.address,
        own_contact.telephone or firm_contact.telephone,
        own_contact.fax or firm_contact.fax,
        own_contact.email or firm_contact.email,
    )


def _stated_contact(owner: Attorney | Firm | None) -> Contact:
    if owner is None:
        return Contact()
    return Contact(owner.address, owner.telephone or "", owner.fax or "", owner.email or "")


def office_contact(attorneys: Sequence[Attorney], context: PaperContext) -> Contact:
    """Return the contact details that a block prints once, with the firm of *attorneys*, not under their names.

    A single attorney's own details are printed. For several attorneys, the block prints the firm's telephone and fax
    numbers and e-mail address, or else details that all of the attorneys share. The postal address is the one that all
    of them share, or else the firm's if at least one of them works there. No e-mail address is printed with the firm if
    the court wants it under each attorney's name.
    """
    contact = _shared_contact(attorneys, context)
    return replace(contact, email="") if _counsel_style(context).email_under_name else contact


def _shared_contact(attorneys: Sequence[Attorney], context: PaperContext) -> Contact:
    """Return the contact details that *attorneys* share, or those of their firm."""
    firm = firm_of(attorneys[0], context)
    contacts = [contact_of(attorney, firm) for attorney in attorneys]
    firm_contact = _stated_contact(firm)
    if len(contacts) == 1:
        return contacts[0]
    addresses = {contact.address for contact in contacts}
    address = firm_contact.address if firm_contact.address in addresses else ()
    return Contact(
        addresses.pop() if len(addresses) == 1 else address,
        firm_contact.telephone or _shared_detail(contact.telephone for contact in contacts),
        firm_contact.fax or _shared_detail(contact.fax for contact in contacts),
        firm_contact.email or _shared_detail(contact.email for contact in contacts),
    )


def _shared_detail(details: Iterable[str]) -> str:
    """Return the detail that all attorneys have in common; "" if their details differ."""
    distinct_details = set(details)
    return distinct_details.pop() if len(distinct_details) == 1 else ""


def office_lines(attorneys: Sequence[Attorney], context: PaperContext) -> Iterator[str]:
    """Yield the firm of *attorneys*, if they have a firm, and the contact details printed once for all of them."""
    if firm := firm_of(attorneys[0], context):
        yield firm.name
    yield from contact_lines(office_contact(attorneys, context), context)


def own_contact_lines(attorney: Attorney, office: Contact, context: PaperContext) -> Iterator[str]:
    """Yield the contact details of *attorney* that differ from those of the *office*, which the block prints once."""
    contact = contact_of(attorney, firm_of(attorney, context))
    yield from contact_lines(
        Contact(
            contact.address if contact.address != office.address else (),
            contact.telephone if contact.telephone != office.telephone else "",
            contact.fax if contact.fax != office.fax else "",
            contact.email if contact.email != office.email else "",
        ),
        context,
    )


def contact_lines(contact: Contact, context: PaperContext) -> Iterator[str]:
    """Yield the address, telephone, fax and e-mail, labeled and ordered as the court requires."""
    style = _counsel_style(context)
    if style.email_under_name:
        yield from _email_line(contact, context)
    yield from contact.address
    if contact.telephone:
        yield _labeled_detail("telephone", style.telephone, {"number": contact.telephone}, context)
    if contact.fax:
        yield _labeled_detail("fax", style.fax, {"number": contact.fax}, context)
    if not style.email_under_name:
        yield from _email_line(contact, context)


def _email_line(contact: Contact, context: PaperContext) -> Iterator[str]:
    """Yield the line of the e-mail address, if *contact* has one."""
    if contact.email:
        yield _labeled_detail("email", _counsel_style(context).email, {"address": contact.email}, context)


def _labeled_detail(key: str, court_form: str, value: Mapping[str, str], context: PaperContext) -> str:
    """Return *value* in the user's own form for *key*, or else in the *court_form*, or else in the program's."""
    if court_form and not context.matter.own_sentence("signature", key):
        return fill(court_form, value)
    return context.say(f"signature.{key}", **value)


def _counsel_style(context: PaperContext) -> CounselPlace:
    """Return how the court's papers print the details of counsel."""
    return context.rely_on(context.court.counsel).value


def pro_se_lines(party: Party, context: PaperContext, *, with_contact: bool = True) -> Iterator[str]:
    """Yield the lines for a party without counsel; *with_contact*, also the party's contact details."""
    yield party.name
    if with_contact:
        yield from contact_lines(Contact(party.address, party.telephone or "", email=party.email or ""), context)
    yield context.say("signature.pro_se", parties=context.parties_by_full_name([party]))
