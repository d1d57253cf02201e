"""Counsel: attorneys and firms with their numbers and addresses, and parties who represent themselves."""

import re
from collections.abc import Sequence

from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.admission import read_admission, read_note_on_admission, settle_admissions
from assembler.importing.zones.attorney_names import (
    BY,
    folded_words,
    go_on_in_text,
    is_same_person,
    may_be_attorney,
    names_of_firms,
    names_only_signed,
    signs_of_names,
    without_esq,
)
from assembler.importing.zones.clients import clients_continue, is_party, is_sentence, split_name_indexes
from assembler.importing.zones.contact_details import add_bar_number, read_contact
from assembler.importing.zones.counsel_lines import ends_firm, is_employer, join_by_domain, with_closed_parentheses
from assembler.importing.zones.counsel_read import CounselRead, Office
from assembler.importing.zones.counsel_signs import (
    ADMITTED,
    BAR,
    BLANK,
    BLANK_OF_A_FORM,
    EMAIL,
    FIRM,
    MARK,
    OF_COUNSEL,
    PHONE,
    PRO_HAC_VICE,
    PRO_SE,
    SIGNED,
    TITLE_LINE,
    WHOM_COUNSEL_REPRESENTS,
    is_name,
    is_street,
)
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import ENTITY_WORD, without_role
from assembler.language.characters import letters

MAX_WORDS = 18
"""The maximum number of words in a line about counsel."""

LICENSE = re.compile(r"(?i)\blicen[cs]e\b")
"""The word before a number that is not a bar number, such as that of a debt collector's license."""


def read_counsel(
    lines: Sequence[Line], parties: Sequence[str] = (), body: str = "", attorneys: Sequence[str] = ()
) -> CounselRead:
    """Return the attorneys and firms of *lines*, in order.

    *parties* may be those whom they represent; *body* is the paper's text; other lines have the names of *attorneys*.
    """
    lines = list(with_closed_parentheses(lines))
    texts = [text for text, _ in lines]
    read = CounselRead(
        first_page_attorneys=tuple(map(without_esq, attorneys)),
        names_only_signed=names_only_signed([text.strip() for text in texts]),
        names_of_firms=names_of_firms([text.strip() for text in texts]),
        text=folded_words(body),
        signs=signs_of_names(texts),
    )
    name_indexes = frozenset(split_name_indexes([text.strip() for text in texts], parties))
    for index, (line, place) in enumerate(lines):
        text = line.strip()
        kind_before = read.line_kind
        read.line_kind = ""
        is_client = kind_before == "for" and _continues_clients(read, text, parties)
        if index in name_indexes and not is_client:
            read.rest.append((text, place))
        else:
            _read_line(read, text, place, kind_before, parties)
    _close_by(read)
    for attorney in read.attorneys:
        if any(is_same_person(name, without_esq(attorney.name)) for name in read.signers):
            attorney.has_signature = True
    read.signature_lines += [
        ("By", attorney.place) for attorney in read.attorneys if attorney.by and attorney.firm is None
    ]
    settle_admissions(read)
    join_by_domain(read)
    return read


def _read_line(read: CounselRead, text: str, place: SourcePlace, kind_before: str, parties: Sequence[str]) -> None:
    """Read *text*; *kind_before* is the kind of the line before it, if that line can continue in *text*."""
    if not text or _read_special_line(read, text, place):
        return
    bar = BAR.search(text)
    by = BY.match(text)
    name = text[by.end() :] if by else ""
    is_firm = FIRM.search(name) is not None and not bar
    if by and (is_firm or is_name(name)):
        read.by = (by[0].strip(), place)
        if is_firm:
            _begin_firm(read, name, place)
        else:
            _begin_attorney(read, name, place)
    elif kind_before == "for" and not is_sentence(text) and _continues_clients(read, text, parties):
        read.for_after.pop()
        _read_for_line(read, f"{read.for_lines.pop()} {text}")
    elif is_sentence(text) or (len(text.split()) > MAX_WORDS and not WHOM_COUNSEL_REPRESENTS.match(text)):
        read.rest.append((text, place))
    elif WHOM_COUNSEL_REPRESENTS.search(text) or (PRO_SE.search(text) and len(text.split()) <= 8):
        read.pro_se = read.pro_se or bool(PRO_SE.search(text))
        _read_for_line(read, _take_party_name(read, text, place, parties) if PRO_SE.search(text) else text)
    elif bar and EMAIL.search(text, bar.end()) and is_name(text[: bar.start()].strip(" ,")):
        _read_line(read, text[: bar.end()].strip(), place, kind_before, parties)
        _read_line(read, text[bar.end() :].strip(), place, "", parties)
    elif EMAIL.search(text) or PHONE.search(text):
        read_contact(read, text, place)
    else:
        _read_name_or_address(read, text, place, kind_before, parties)


def _continues_clients(read: CounselRead, text: str, parties: Sequence[str]) -> bool:
    """Whether *text* continues the line above it, which says whom counsel represents."""
    line = read.for_lines[-1]
    return clients_continue(line, text, parties) or go_on_in_text(line, text, read.text)


def _read_special_line(read: CounselRead, text: str, place: SourcePlace) -> bool:
    """Read *text* if it is a signature, the label of a blank, "and", "Of counsel" or a note; return whether it is."""
    if BLANK_OF_A_FORM.match(text):
        read.rest.append((text, place))
    elif SIGNED.match(text) or BLANK.match(text) or text.casefold().rstrip(": ") == "by":
        _read_signature(read, text, place)
    elif text.casefold().strip(" .-–") == "and" and (read.attorneys or read.firms):
        read.forms["between"] = text
        read.labels.append((text, place))
    elif OF_COUNSEL.match(text):
        read.of_counsel = True
        read.forms["of_counsel"] = text
        read.labels.append((text, place))
    else:
        return read_note_on_admission(read, text, place)
    return True


def _read_signature(read: CounselRead, text: str, place: SourcePlace) -> None:
    """Read a signature or a line for it, with any "By:" before it; the name may be in the signature alone."""
    if by := BY.match(text):
        _close_by(read)
        read.by = (by[0].strip(), place)
        text = text[by.end() :]
    signature = SIGNED.match(text)
    name = signature["name"].strip(" _,") if signature else ""
    read.of_counsel = False
    read.has_open_signature = read.has_open_signature or (bool(text) and not name)
    if name:
        read.signers.append(name)
    if name in read.names_only_signed and is_name(name):
        read.signature_lines.append((text[: text.index(name)].strip(), place))
        _begin_attorney(read, name, place)
    elif text:
        read.signature_lines.append((text, place))


def _close_by(read: CounselRead) -> None:
    """Add a "By:" without a name after it to the signatures."""
    if read.by:
        read.signature_lines.append(read.by)
        read.by = None


def _read_for_line(read: CounselRead, text: str) -> None:
    """Read the line that says whom the attorneys above it represent."""
    read.for_lines.append(text)
    read.for_after.append(read.attorneys[-1] if read.attorneys else None)
    read.line_kind = "for"
    for attorney in read.attorneys:
        if not attorney.represents or text.startswith(attorney.represents):
            attorney.represents = text


def _take_party_name(read: CounselRead, text: str, place: SourcePlace, parties: Sequence[str]) -> str:
    """Read the party's name at the beginning of *text*, which says that the party has no counsel; return the rest.

    The following lines are then read as the party's, just as lines below an attorney's name are read as the attorney's.
    """
    name = re.split(r"(?i),|\s\(?(?=(?:plaintiff,? )?pro se\b)", text)[0].strip()
    is_of_party = any(letters(name) == letters(party) for party in parties)
    is_known = any(without_esq(attorney.name) == without_esq(name) for attorney in read.attorneys)
    if not name or not is_of_party or is_known:
        return text
    _begin_attorney(read, name, place)
    return text[len(name) :].strip(" ,")


def _read_name_or_address(
    read: CounselRead, text: str, place: SourcePlace, kind_before: str, parties: Sequence[str]
) -> None:
    """Read a line that has a name, a title or a part of an address."""
    bar = BAR.search(text)
    name, comma, title = text.rpartition(",")
    is_title = TITLE_LINE.match(text.rstrip(",")) and not FIRM.search(text)
    is_name_with_number = bar is not None and is_name(text[: bar.start()].strip(" ,"))
    if read.attorneys and (is_title or (LICENSE.search(text) and re.search(r"\d", text))):
        read.attorneys[-1].add_line("lines", text)
    elif PRO_HAC_VICE.fullmatch(text) and read.attorneys:
        read_admission(read, read.attorneys[-1], text, place)
    elif is_street(text) and not is_name_with_number and read.last_office and not re.search(r"(?i)\bbar\b", text):
        read.last_office.add_line("address", text)
    elif (
        kind_before == "unfinished firm"
        or (kind_before in {"name", "doubtful name"} and text.startswith("&"))
        or (kind_before == "firm" and text.startswith("AND ") and in_capitals(text))
        or ends_firm(text, kind_before)
    ):
        _join_to_firm(read, text, place)
    elif (
        (FIRM.search(text) and not bar)
        or (text.endswith("&") and in_capitals(text))
        or text in read.names_of_firms
        or (is_party(text, parties) and (kind_before == "titled" or is_employer(read, text)))
    ):
        _begin_firm(read, text, place)
    elif comma and TITLE_LINE.match(title.strip()) and is_name(name.strip(" ,")):
        _begin_attorney(read, name.strip(" ,"), place)
        read.attorneys[-1].add_line("lines", title.strip())
        read.line_kind = "titled"
    elif (bar and _may_have_number(read, text[: bar.start()])) or _is_attorney(read, text, parties):
        _begin_attorney(read, text, place, bar)
        read.line_kind = "" if bar else "name"
    else:
        read.rest.append((text, place))
        if is_name(text) and not ENTITY_WORD.search(text):
            read.doubtful_names.append(read.rest[-1])
            read.line_kind = "doubtful name"


def _is_attorney(read: CounselRead, text: str, parties: Sequence[str]) -> bool:
    """Whether *text*, a line without a bar number, is the name of an attorney, or of a party who may have none."""
    name = ADMITTED.sub("", PRO_HAC_VICE.sub("", text)).strip(" ,*†‡")
    if ADMITTED.search(text):
        return is_name(name)
    people = read.first_page_attorneys
    is_listed = is_party(without_role(name), parties) or any(is_same_person(name, person) for person in people)
    return is_name(name) and (is_listed or may_be_attorney(name, read.text, read.signs))


def _may_have_number(read: CounselRead, name: str) -> bool:
    """Whether *name*, the words before a bar number, is a name, or is empty below the name of an attorney."""
    has_other_number = LICENSE.search(name) or re.search(r"\d", name)
    return not has_other_number and bool(name.strip(" ,") or read.attorneys)


def _join_to_firm(read: CounselRead, text: str, place: SourcePlace) -> None:
    """Join *text* to the name of a firm that began in the line before it, which may have looked like a person's."""
    last = read.doubtful_names[-1] if read.doubtful_names else None
    if text.startswith("&") and last and last is read.rest[-1]:
        read.rest.pop()
        read.doubtful_names.pop()
        _begin_firm(read, f"{last[0]} {text}", last[1])
    elif text.startswith("&") and read.attorneys:
        first = read.attorneys.pop()
        _begin_firm(read, f"{first.name} {text}", first.place)
    elif read.firms:
        read.firms[-1].name = f"{read.firms[-1].name} {text}"
    else:
        read.rest.append((text, place))


# -- firms and attorneys ----------------------------------------------------------------------------------------------


def _begin_firm(read: CounselRead, text: str, place: SourcePlace) -> None:
    """Read the name of a firm; the attorneys right above it belong to that firm."""
    read.line_kind = "unfinished firm" if re.search(r"(?i)(?:\b(?:of|of the|and|for)|&|,)$", text) else "firm"
    firm = next((firm for firm in read.firms if firm.name.casefold() == text.casefold()), None)
    without_firm = [office for office in read.attorneys if office.firm is None and "address" not in office.values]
    is_below_attorney = bool(without_firm) and read.last_office is without_firm[-1]
    if firm and not (is_below_attorney and "address" in firm.values):
        if read.attorneys and read.attorneys[-1].firm is firm:
            read.attorneys[-1].add_line("lines", text)
        else:
            read.labels.append((text, place))
        read.last_office = firm
        return
    firm = Office(text, place)
    read.firms.append(firm)
    if is_below_attorney:
        for attorney in without_firm:
            attorney.firm = firm
    else:
        firm.values["first"] = "true"
    read.last_office = firm


def _split_off(pattern: re.Pattern[str], name: str) -> tuple[str, str]:
    """Return *name* without the words that match *pattern*, and these words; "" if there are none."""
    match = pattern.search(name)
    return ((name[: match.start()] + name[match.end() :]).strip(" ,"), match[0].strip()) if match else (name, "")


def _begin_attorney(read: CounselRead, text: str, place: SourcePlace, bar: re.Match[str] | None = None) -> None:
    """Read the attorney whose name is *text*, with any "By:", mark or words on admission; *bar* is the bar number."""
    name = (text[: bar.start()] + text[bar.end() :] if bar else text).strip(" ,–-")
    if by := BY.match(name):
        read.by = (by[0].strip(), place)
        name = name[by.end() :]
    name, note = _split_off(ADMITTED, name)
    name, admission = _split_off(PRO_HAC_VICE, name)
    mark = MARK.search(name)
    name = MARK.sub("", name)
    bare_name = without_esq(name)
    attorney = next((office for office in read.attorneys if without_esq(office.name) == bare_name), None)
    if not name and read.attorneys:
        attorney = read.attorneys[-1]
    if attorney and name:
        read.signature_lines.append((name, place))
    if attorney is None:
        attorney = Office(name, place)
        firm = read.firms[-1] if read.firms else None
        if (
            firm
            and read.last_office
            and (read.last_office is firm or read.last_office.firm is firm)
            and "address" not in firm.values
        ):
            attorney.firm = firm
        attorney.mark = mark[0].strip() if mark else ""
        read.attorneys.append(attorney)
        if read.of_counsel:
            attorney.values["of_counsel"] = "true"
    if bar:
        add_bar_number(read, attorney, bar, place)
    if admission:
        read_admission(read, attorney, admission, place)
    if note:
        attorney.add_line("lines", note)
    _give_signature(read, attorney)
    read.last_office = attorney if attorney.firm is None else attorney.firm


def _give_signature(read: CounselRead, attorney: Office) -> None:
    """Give *attorney* any "By:" and any line for a signature that were read above the name."""
    if read.by:
        read.labels.append(read.by)
        attorney.by = True
        read.by = None
    if read.has_open_signature:
        attorney.has_signature = True
        read.has_open_signature = False
