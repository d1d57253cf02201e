"""The lines for an attorney, a firm or a party without counsel: name, bar number, address, telephone, e-mail."""

from collections.abc import Iterator
from string import ascii_letters

from assembler.language.bar_numbers import adds_nothing, split_label
from assembler.model.counsel import Attorney, Firm
from assembler.model.court.caption import CaptionStyle
from assembler.model.court.page import CounselPlace
from assembler.model.party import Party
from assembler.plan.context import PaperContext


def names_counsel_on_first_page(counsel: CounselPlace, caption: CaptionStyle) -> bool:
    """Whether the first page names counsel: at the upper left, below the caption, or in a box."""
    return counsel.where in {"upper left", "under the caption"} or caption.layout == "boxes"


def has_counsel_on_first_page(context: PaperContext) -> bool:
    """Whether the first page names counsel in the court of the paper."""
    counsel, caption = context.rely_on(context.court.counsel), context.rely_on(context.court.caption)
    return names_counsel_on_first_page(counsel.value, caption.value)


def firm_of(attorney: Attorney, context: PaperContext) -> Firm | None:
    """Return the attorney's firm; None if the matter names none."""
    return context.matter.firms[attorney.firm] if attorney.firm else None


def curly_apostrophes(line: str) -> str:
    """Return *line* with curly apostrophes, except in an e-mail address."""
    return line if "@" in line else line.replace("'", "’")


def printed_bar_number(attorney: Attorney, context: PaperContext) -> str:
    """Return the bar number of *attorney* without its label; "" if there is none, or the court's papers omit it."""
    if not attorney.bar_number or _bar_label(context) == "not printed":
        return ""
    return split_label(attorney.bar_number)[1]


def _bar_label(context: PaperContext) -> str:
    return context.rely_on(context.court.signature).value.bar_label or context.rely_on(context.court.bar_label).value


def name_line(attorney: Attorney, context: PaperContext) -> str:
    """Return the attorney's name with the bar number and any number from the court itself, each with the court's label.

    Papers in some courts omit the bar number. A label that the matter gives with the number, such as another state's,
    replaces the court's label.
    """
    own_label, name = context.rely_on(context.court.own_number), attorney.name
    if number := printed_bar_number(attorney, context):
        label, typed_label = _bar_label(context), split_label(attorney.bar_number or "")[0]
        if adds_nothing(typed_label, label):
            name += _labeled_number(label, number, context)
        else:
            name += f", {attorney.bar_number}"
    if own_label and (own_number := attorney.court_numbers.get(context.court.id)):
        name += _labeled_number(own_label.value, own_number, context)
    return name


def _labeled_number(label: str, number: str, context: PaperContext) -> str:
    """Return *number* with its label, after a comma, except that (P12345), #12345 and the like follow without one.

    A letter that ends the label and begins the number, as in P12345, is printed once.
    """
    before, _, after = label.partition("{number}")
    letters = before[len(before.rstrip(ascii_letters)) :]
    number = number.removeprefix(letters) if letters else number
    labeled = context.say("signature.bar_number", before=before, number=number, after=after)
    return f"{', ' if labeled[:1].isalpha() and ' ' in labeled else ' '}{labeled}" if labeled else ""


def admission_line(attorney: Attorney, context: PaperContext) -> Iterator[str]:
    """Yield the line on an attorney who is admitted, or has applied to be admitted, for this case only."""
    if attorney.pro_hac_vice:
        yield context.say("signature.pending" if attorney.pro_hac_vice == "pending" else "signature.admitted")


def contact_lines(attorney: Attorney, context: PaperContext, *, email: bool = True) -> Iterator[str]:
    """Yield firm, address, telephone, fax and e-mail; the attorney's own details replace the firm's."""
    firm = firm_of(attorney, context)
    if firm:
        yield firm.name
    yield from attorney.address or (firm.address if firm else ())
    telephone = attorney.telephone or (firm.telephone if firm else None)
    if telephone:
        yield context.say("signature.telephone", number=telephone)
    fax = attorney.fax or (firm.fax if firm else None)
    if fax:
        yield context.say("signature.fax", number=fax)
    if email:
        yield from email_line(attorney.email or (firm.email if firm else None), context)


def email_line(address: str | None, context: PaperContext) -> Iterator[str]:
    """Yield the e-mail address as a line, if there is one."""
    if address:
        yield context.say("signature.email", address=address)


def pro_se_lines(party: Party, context: PaperContext) -> Iterator[str]:
    """Yield the lines for a party without counsel."""
    yield party.name
    yield from party.address
    if party.telephone:
        yield context.say("signature.telephone", number=party.telephone)
    yield from email_line(party.email, context)
    yield context.say("signature.pro_se", parties=context.parties_by_full_name([party]))
