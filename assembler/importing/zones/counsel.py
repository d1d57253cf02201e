"""Counsel: attorneys and firms with their numbers and addresses, and parties who represent themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.counsel_signs import (
    BAR,
    BLANK,
    BLANK_OF_A_FORM,
    CITY,
    EMAIL,
    FAX_WORD,
    FIRM,
    FOR,
    HAC,
    OF_COUNSEL,
    PHONE,
    PRO_SE,
    SIGNED,
    STREET,
    TITLE_LINE,
    is_name,
    is_street,
)
from assembler.importing.zones.headings import in_capitals

Line = tuple[str, SourcePlace]

MARK = re.compile(r"\s{0,3}[*†‡]{1,3}$")

MARKED_LINE = re.compile(r"(?i)^(?P<mark>[*†‡]{1,3})\s{0,3}.{0,60}\bpro hac vice\b.{0,60}$")
"""The line that says that attorneys with a mark after their names appear pro hac vice."""

MOST_WORDS = 18
"""The maximum number of words in a line on counsel."""

LABEL_END = re.compile(r"[\s,;|•]{0,20}\b(?:tel(?:ephone)?|phone|t|e-?mail|fax|facsimile)?\.?:?\s{0,9}$", re.IGNORECASE)


@dataclass(slots=True)
class Office:
    """A firm or an attorney, with the values read so far."""

    name: str
    place: SourcePlace
    values: dict[str, object] = field(default_factory=dict)
    firm: "Office | None" = None
    mark: str = ""
    """The sign after the name that refers to a line below the signatures: *, †."""
    represents: str = ""
    """The line that says whom an attorney represents."""

    def add_line(self, key: str, line: str) -> None:
        """Add *line* to the lines at *key*."""
        lines = self.values.get(key, ())
        self.values[key] = (*lines, line) if isinstance(lines, tuple) else (line,)


@dataclass(slots=True)
class CounselRead:
    """The counsel read from some lines, and the lines that were not understood."""

    attorneys: list[Office] = field(default_factory=list)
    firms: list[Office] = field(default_factory=list)
    for_lines: list[str] = field(default_factory=list)
    rest: list[tuple[str, SourcePlace]] = field(default_factory=list)
    signed: list[tuple[str, SourcePlace]] = field(default_factory=list)
    labels: list[tuple[str, SourcePlace]] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)
    """How the source prints a bar number, a telephone, a fax and an e-mail address, with {number} or {address}."""
    to_apply: list[tuple[str, SourcePlace]] = field(default_factory=list)
    """The attorneys whose applications for admission the source announces."""
    pro_se: bool = False
    by: bool = False
    of_counsel: bool = False
    line: str = ""
    """What the line before was, if it can go on: "for", "name", "titled", "firm" or "firm goes on"."""
    last: Office | None = None
    """The firm or the attorney to whom a number or an address belongs."""


def read_counsel(lines: Sequence[Line], parties: Sequence[str] = ()) -> CounselRead:
    """Return the attorneys and firms of *lines*, in order; *parties* are the names of those whom they may represent."""
    read = CounselRead()
    for text, place in lines:
        before, read.line = read.line, ""
        _read_line(read, text.strip(), place, before, parties)
    return read


def _read_line(read: CounselRead, text: str, place: SourcePlace, before: str, parties: Sequence[str]) -> None:
    """Read *text*; *before* says what the line before it was, if that can go on."""
    if not text or _read_apart(read, text, place):
        return
    bar = BAR.search(text)
    if re.match(r"(?i)by:?\s+[A-Z]", text) and is_name(re.sub(r"(?i)^by:?\s+", "", text)):
        read.by = True
        read.labels.append(("By", place))
        _begin_attorney(read, re.sub(r"(?i)^by:?\s+", "", text), None, place)
    elif before == "for" and _completes_client(read.for_lines[-1], text, parties):
        _read_for_line(read, f"{read.for_lines.pop()} {text}")
    elif len(text.split()) > MOST_WORDS and not FOR.match(text):
        read.rest.append((text, place))
    elif FOR.search(text) or (PRO_SE.search(text) and len(text.split()) <= 8):
        read.pro_se = read.pro_se or bool(PRO_SE.search(text))
        _read_for_line(read, text)
    elif bar and EMAIL.search(text, bar.end()) and is_name(text[: bar.start()].strip(" ,")):
        _read_line(read, text[: bar.end()].strip(), place, before, parties)
        _read_line(read, text[bar.end() :].strip(), place, "", parties)
    elif EMAIL.search(text) or PHONE.search(text):
        _read_contact(read, text, place)
    else:
        _read_name_or_address(read, text, place, before, parties)


def _read_apart(read: CounselRead, text: str, place: SourcePlace) -> bool:
    """Read *text* if it is a signature, the label of a blank, "and", "Of counsel" or a note; return whether it is."""
    marked = MARKED_LINE.match(text)
    with_mark = [attorney for attorney in read.attorneys if marked and attorney.mark == marked["mark"]]
    if BLANK_OF_A_FORM.match(text):
        read.rest.append((text, place))
    elif SIGNED.match(text) or BLANK.match(text) or text.casefold().rstrip(":") == "by":
        read.signed.append((text, place))
        read.by = read.by or text.casefold().startswith("by")
    elif text.casefold().strip(" .-–") == "and" and (read.attorneys or read.firms):
        read.forms["between"] = text
        read.labels.append((text, place))
    elif OF_COUNSEL.match(text):
        read.of_counsel = True
        read.forms["of_counsel"] = text
        read.labels.append((text, place))
    elif with_mark:
        for attorney in with_mark:
            _add_pro_hac_vice(read, attorney, text, place)
    else:
        return False
    return True


def _read_for_line(read: CounselRead, text: str) -> None:
    """Read the line that says whom the attorneys above it represent."""
    read.for_lines.append(text)
    read.line = "for"
    for attorney in read.attorneys:
        if not attorney.represents or text.startswith(attorney.represents):
            attorney.represents = text


def _completes_client(line: str, text: str, parties: Sequence[str]) -> bool:
    """Whether *line*, which says whom counsel represents, has the name of a party only together with *text*."""
    names = [name.casefold() for name in parties]
    return any(name in f"{line} {text}".casefold() and name not in line.casefold() for name in names)


def _is_party(text: str, parties: Sequence[str]) -> bool:
    return text.strip(" ,").casefold() in {name.casefold() for name in parties}


def _read_name_or_address(
    read: CounselRead, text: str, place: SourcePlace, before: str, parties: Sequence[str]
) -> None:
    """Read a line that has a name, a title or a part of an address."""
    bar = BAR.search(text)
    name, comma, title = text.rpartition(",")
    if TITLE_LINE.match(text.rstrip(",")) and read.attorneys and not FIRM.search(text):
        read.attorneys[-1].add_line("lines", text)
    elif HAC.fullmatch(text) and read.attorneys:
        _add_pro_hac_vice(read, read.attorneys[-1], text, place)
    elif is_street(text) and read.last and not re.search(r"(?i)\bbar\b", text):
        read.last.add_line("address", text)
    elif before == "firm goes on" or (before == "name" and text.startswith("&")) or _ends_firm(text, before):
        _join_to_firm(read, text, place)
    elif (
        (FIRM.search(text) and not bar)
        or (text.endswith("&") and in_capitals(text))
        or (before == "titled" and _is_party(text, parties))
    ):
        _begin_firm(read, text, place)
    elif comma and TITLE_LINE.match(title.strip()) and is_name(name.strip(" ,")):
        _begin_attorney(read, name.strip(" ,"), None, place)
        read.attorneys[-1].add_line("lines", title.strip())
        read.line = "titled"
    elif bar or is_name(HAC.sub("", text).strip(" ,*†‡")):
        _begin_attorney(read, text, bar, place)
        read.line = "" if bar else "name"
    else:
        read.rest.append((text, place))


def _ends_firm(text: str, before: str) -> bool:
    """Whether *text*, in capitals below a firm in capitals, is the rest of its name: FOR IMAGINARY RIGHTS."""
    is_word = " " not in text and not FIRM.fullmatch(text)
    return before == "firm" and in_capitals(text) and (is_word or bool(re.match(r"(?:FOR|OF|AND)\b", text)))


def _join_to_firm(read: CounselRead, text: str, place: SourcePlace) -> None:
    """Join *text* to the name of a firm that began in the line before it, which may have looked like a person's."""
    if text.startswith("&") and read.attorneys:
        first = read.attorneys.pop()
        _begin_firm(read, f"{first.name} {text}", first.place)
    elif read.firms:
        read.firms[-1].name = f"{read.firms[-1].name} {text}"
    else:
        read.rest.append((text, place))


# -- telephone, fax and e-mail ----------------------------------------------------------------------------------------


def _read_contact(read: CounselRead, text: str, place: SourcePlace) -> None:
    """Read a line with telephone numbers or e-mail addresses, and what is before them."""
    details = sorted((*EMAIL.finditer(text), *PHONE.finditer(text)), key=lambda match: match.start())
    before = text[: details[0].start()]
    if CITY.search(before) or STREET.match(before):
        if read.last:
            read.last.add_line("address", LABEL_END.sub("", before))
        start = len(LABEL_END.sub("", before))
    else:
        start = 0
    if read.last is None:
        read.rest.append((text, place))
        return
    for position, detail in enumerate(details):
        end = details[position + 1].start() if position + 1 < len(details) else len(text)
        after = text[detail.end() : end]
        sign = "?" if position + 1 == len(details) else ""
        words = rf"\s*[-–(]{sign}\s*(?:fax|facsimile|tel|phone|office)"
        own_after = after if re.match(words, after, re.IGNORECASE) else ""
        label = text[start : detail.start()]
        _read_detail(read, detail[0], (label, own_after), place)
        start = detail.end() + len(own_after)
    if any(letter.isalnum() for letter in text[start:]):
        read.rest.append((text[start:].strip(" ,;-–|•"), place))


def _read_detail(read: CounselRead, detail: str, around: tuple[str, str], place: SourcePlace) -> None:
    """Read one telephone number or e-mail address with the words *around* it."""
    label, after = around
    office = read.last
    if office is None:
        return
    if "@" in detail:
        key = "email"
        attorney = read.attorneys[-1] if read.attorneys else office
        waiting = [other for other in read.attorneys if "email" not in other.values and other.firm is attorney.firm]
        office = (waiting or [attorney])[0]
        form = f"{label.strip(' ,;|•')} {{address}}".strip()
    else:
        key = "fax" if FAX_WORD.search(label + after) else "telephone"
        form = f"{label.strip(' ,;|•')} {{number}} {after.strip()}".strip()
    if key in office.values and office.values[key] != detail:
        read.rest.append((f"{label}{detail}{after}".strip(" ,;"), place))
        return
    if key in office.values:
        read.labels.append((detail, place))
    office.values[key] = detail
    read.forms.setdefault(key, form)
    if words := re.sub(r"[^A-Za-z]+", " ", f"{label} {after}").strip():
        read.labels.append((words, place))


# -- firms and attorneys ----------------------------------------------------------------------------------------------


def _begin_firm(read: CounselRead, text: str, place: SourcePlace) -> None:
    read.line = "firm goes on" if re.search(r"(?i)(?:\b(?:of|of the|and|for)|&|,)$", text) else "firm"
    firm = next((firm for firm in read.firms if firm.name.casefold() == text.casefold()), None)
    without = [attorney for attorney in read.attorneys if attorney.firm is None and "address" not in attorney.values]
    is_next = bool(without) and read.last is without[-1]
    if firm and not (is_next and "address" in firm.values):
        read.labels.append((text, place))
        read.last = firm
        return
    firm = Office(text, place)
    read.firms.append(firm)
    if is_next:
        for attorney in without:
            attorney.firm = firm
    else:
        firm.values["first"] = "true"
    read.last = firm


def _begin_attorney(read: CounselRead, text: str, bar: re.Match[str] | None, place: SourcePlace) -> None:
    name = (text[: bar.start()] + text[bar.end() :] if bar else text).strip(" ,–-")
    if by := re.match(r"(?i)by:\s*", name):
        read.by = True
        read.labels.append((by[0], place))
        name = name[by.end() :]
    hac = HAC.search(name)
    if hac:
        name = (name[: hac.start()] + name[hac.end() :]).strip(" ,")
    mark = MARK.search(name)
    name = MARK.sub("", name)
    attorney = next((other for other in read.attorneys if _bare(other.name) == _bare(name)), None)
    if not name and read.attorneys:
        attorney = read.attorneys[-1]
    if attorney and name:
        read.labels.append((name, place))
    if attorney is None:
        attorney = Office(name, place)
        firm = read.firms[-1] if read.firms else None
        if firm and read.last and (read.last is firm or read.last.firm is firm) and "address" not in firm.values:
            attorney.firm = firm
        attorney.mark = mark[0].strip() if mark else ""
        read.attorneys.append(attorney)
        if read.of_counsel:
            attorney.values["of_counsel"] = "true"
    if bar:
        _add_bar_number(read, attorney, bar, place)
    if hac:
        _add_pro_hac_vice(read, attorney, hac[0], place)
    read.last = attorney if attorney.firm is None else attorney.firm


def _bare(name: str) -> str:
    """Return *name* as it is compared with others."""
    return re.sub(r",? esq(?:\.|uire)?$", "", name.casefold())


def _add_pro_hac_vice(read: CounselRead, attorney: Office, words: str, place: SourcePlace) -> None:
    pending = re.search(r"(?i)pending|forthcoming|application|to be", words)
    attorney.values["pro_hac_vice"] = "pending" if pending else "true"
    read.labels.append((words, place))
    if not re.search(r"(?i)pending|application$", words) and pending:
        read.to_apply.append((attorney.name, place))


def _add_bar_number(read: CounselRead, attorney: Office, bar: re.Match[str], place: SourcePlace) -> None:
    """Give *attorney* the number, and keep the words around it as the form of all numbers."""
    initials = re.fullmatch(r"[A-Z]{2,4}-\d{4}", bar["bar"])
    digits = [bar["bar"]] if initials else re.findall(r"\d[\w/-]*", bar["bar"])
    if len(digits) != 1 or attorney.values.get("bar_number"):
        attorney.values.setdefault("bar_number", bar["bar"].strip())
        return
    printed = bar[0].strip(" ,")
    form = printed.replace(digits[0], "{number}", 1)
    if read.forms.setdefault("bar_number", form) == form:
        attorney.values["bar_number"] = digits[0]
        read.labels.append((printed, place))
    else:
        attorney.values["bar_number"] = bar["bar"].strip()
