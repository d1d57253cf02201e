"""Reads telephone, fax and bar numbers and e-mail addresses in the lines about counsel, with the words around them."""

import re

from assembler.importing.notation import as_sentence
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.counsel_read import CounselRead, Office
from assembler.importing.zones.counsel_signs import CITY, EMAIL, FAX_WORD, PHONE, STREET

LABEL_END = re.compile(r"[\s,;|•]{0,20}\b(?:tel(?:ephone)?|phone|t|e-?mail|fax|facsimile)?\.?:?\s{0,9}$", re.IGNORECASE)
"""The label of a number at the end of the words before it, such as "Tel.:"."""


def read_contact(read: CounselRead, text: str, place: SourcePlace) -> None:
    """Read a line with telephone numbers or e-mail addresses, and the words before them."""
    matches = sorted((*EMAIL.finditer(text), *PHONE.finditer(text)), key=lambda match: match.start())
    before = text[: matches[0].start()]
    if read.last_office is None:
        read.rest.append((text, place))
        return
    start = 0
    if CITY.search(before) or STREET.match(before):
        address = LABEL_END.sub("", before)
        read.last_office.add_line("address", address)
        start = len(address)
    for index, match in enumerate(matches):
        is_last = index + 1 == len(matches)
        end = len(text) if is_last else matches[index + 1].start()
        label = text[start : match.start()]
        after = text[match.end() : end]
        sign = "[-–(]?" if is_last else "[-–(]"
        if re.match(rf"\s*{sign}\s*(?:fax|facsimile|tel|phone|office)", after, re.IGNORECASE):
            label_after = after
        else:
            label_after = ")" if label.endswith("(") and after.startswith(")") else ""
        _read_detail(read, match[0], place, label_before=label, label_after=label_after)
        start = match.end() + len(label_after)
    if any(letter.isalnum() for letter in text[start:]):
        read.rest.append((text[start:].strip(" ,;-–|•"), place))


def _read_detail(read: CounselRead, detail: str, place: SourcePlace, *, label_before: str, label_after: str) -> None:
    """Read one telephone number or e-mail address with the label around it, such as "Tel.:" or "(fax)".

    The first of a kind sets the form of all; if another has a different form, the block keeps the source's lines.
    """
    office = read.last_office
    if office is None:
        return
    if "@" in detail:
        key = "email"
        attorney = read.attorneys[-1] if read.attorneys else office
        without_email = (
            candidate
            for candidate in read.attorneys
            if "email" not in candidate.values and candidate.firm is attorney.firm
        )
        office = next(without_email, attorney)
        label = as_sentence(label_before.strip(" ,;|•"))
        form = "({address})" if label_after == ")" else f"{label} {{address}}".strip()
    else:
        key = "fax" if FAX_WORD.search(label_before + label_after) else "telephone"
        form = f"{as_sentence(label_before.strip(' ,;|•'))} {{number}} {as_sentence(label_after.strip())}".strip()
    if key in office.values and office.values[key] != detail:
        read.rest.append((f"{label_before}{detail}{label_after}".strip(" ,;"), place))
        return
    if key in office.values:
        read.labels.append((detail, place))
    office.values[key] = detail
    if read.forms.setdefault(key, form) != form:
        read.mixed_forms = True
    if words := re.sub(r"[^A-Za-z]+", " ", f"{label_before} {label_after}").strip():
        read.labels.append((words, place))


def add_bar_number(read: CounselRead, attorney: Office, bar: re.Match[str], place: SourcePlace) -> None:
    """Give *attorney* the number that *bar* matched, and keep the words around it as the form of all bar numbers."""
    initials = re.fullmatch(r"[A-Z]{2,4}-\d{4}", bar["bar"])
    digits = [bar["bar"]] if initials else re.findall(r"\d[\w/-]*", bar["bar"])
    printed_number = bar[0].strip(" ,")
    if earlier_number := attorney.values.get("bar_number"):
        if digits and digits[0] in str(earlier_number):
            read.labels.append((printed_number, place))
        else:
            attorney.add_line("lines", printed_number)
        return
    if len(digits) != 1:
        attorney.values["bar_number"] = bar["bar"].strip()
        return
    form = as_sentence(printed_number).replace(digits[0], "{number}", 1)
    if read.forms.setdefault("bar_number", form) == form:
        attorney.values["bar_number"] = digits[0]
        read.labels.append((printed_number, place))
    else:
        attorney.values["bar_number"] = bar["bar"].strip()
