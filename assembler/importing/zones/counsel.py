"""Counsel: attorneys and firms with their numbers and addresses, and parties who represent themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assembler.importing.draft import DraftCounsel, DraftOffice
from assembler.importing.ids import words_id
from assembler.importing.read_document import SourcePlace

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?:\+?1[ .-])?\(?\d{3}\)?[ .–-]{1,3}\d{3}[ .–-]\d{4}(?: ?(?:x|ext\.?) ?\d+)?")
FAX_WORD = re.compile(r"(?i)\bfax\b|\bfacsimile\b|\bF:|\bF\b\.?(?=\s*\()")
CITY = re.compile(
    r"(?:[A-Z][\w.'-]*\s?){1,4},?\s+(?:[A-Z]{2}|[A-Z]\.[A-Z]\.|"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?,?\s+\d{5}(?:-\d{4})?"
)
STREET = re.compile(
    r"(?i)^(?:(?:p\.?\s?o\.?|post office)\s+box|\d{1,6}[A-Z]?(?:-\d+)?\s+\w|one\s+\w+|suite|ste\.?|floor|"
    r"room|unit|\w+ floor|[\w.]+ (?:plaza|building|center|tower|square)\b)"
)
BAR = re.compile(
    r"(?i)[\s,]*[(\[]?\s*(?P<bar>(?:(?:state|attorney|(?<=,\s)[a-z]+|^[a-z]+|[A-Z]{2,4}\.?|[A-Z]\.[A-Z]\.)\s+)?"
    r"(?:(?:bar|atty\.?|attorney|reg(?:istration)?\.?|identification|i\.?d\.?|sbn|[A-Z]{2}BN|[A-Z]SBA)\s*)+"
    r"(?:no\.?|number|id)?\s*[:#]*\s*(?:no\.?\s*)?[A-Z]{0,3}[-\s]?\d{3,8}(?:[-/]\d+)?(?:,\s*[A-Z]{2}BN \d+)*|"
    r"#\s?\d{3,8}|P-?\d{4,6}|Pl\d{4}|(?<=\()\d{4,8}(?=\))|\d{5,9}(?=\)))\s*[)\]]?"
)
"""A bar number with its label: State Bar No. 12345, SBN 12345, (P12345), #12345, (0012345)."""

FIRM = re.compile(
    r"\b(?:LLP|L\.L\.P\.?|LLC|L\.L\.C\.?|P\.?L\.?L\.?C\.?|P\.?C\.?|P\.?A\.?|L\.?P\.?A\.?|APC|A\.?L\.?C\.?|"
    r"A\.?P\.?L\.?C\.?|Ltd\.?|LTD\.?|Co\.|CO\.)(?:$|[\s,.])|"
    r"(?i:\blaw (?:offices?|firm|group|center)\b|\blaw$|\blegal\b|\boffices? of\b|\b(?:&|"
    r"and) associates\b|\bdepartment of justice\b|"
    r"\battorney general['’]?s?\b office|\bfoundation\b|\badvocates\b|\bunited states attorney['’]s office\b)"
)
FOR = re.compile(
    r"(?i)^(?:co-|lead |trial |local )*(?:attorneys?|counsel|lawyers?)\s*(?:\([^)]*\)\s*)?(?:for|"
    r"of record)\b|^(?:trial )?(?:attorneys?|counsel) for\b"
)
PRO_SE = re.compile(r"(?i)\bpro se\b|\bin propria persona\b|\bin pro per\b|\bself[- ]represented\b")
SIGNED = re.compile(r"(?i)^(?:by:?\s*)?(?:/s/|s/|/S/)\s*(?P<name>.*)$")
BLANK = re.compile(r"^(?:by:?\s*)?_{3,}\s*$", re.IGNORECASE)
OF_COUNSEL = re.compile(r"(?i)^of counsel:?$")
TITLE_LINE = re.compile(
    r"(?i)^(?:trial attorneys?|(?:senior |principal |deputy |first |"
    r"chief )*(?:assistant )*(?:deputy )?(?:united states |u\.s\. )?attorneys?(?: general)?|director|"
    r"assistant director|senior counsel|of counsel|partner|general counsel|staff attorney)$"
)
HAC = re.compile(
    r"(?i)\(?\s*(?:(?:application )?(?:for )?(?:admission )?pro hac vice(?: (?:application )?(?:pending|"
    r"forthcoming|to be (?:filed|submitted)|admission pending))?)\s*\)?"
)
NAME = re.compile(
    r"^(?:[A-Z][\w.'’-]*|de|la|van|von|der|del|“[^”]+”|\"[^\"]+\"),?(?:\s+(?:[A-Z][\w.'’-]*|de|la|van|von|"
    r"der|del|“[^”]+”|\"[^\"]+\"|III?|IV),?){1,5}$"
)


MOST_WORDS = 18
"""The most words of a line on counsel."""


@dataclass(slots=True)
class Office:
    """A firm or an attorney, as far as its lines were read."""

    name: str
    place: SourcePlace
    values: dict[str, object] = field(default_factory=dict)
    firm: "Office | None" = None


@dataclass(slots=True)
class CounselRead:
    """What lines on counsel say, and the lines that are none of it."""

    attorneys: list[Office] = field(default_factory=list)
    firms: list[Office] = field(default_factory=list)
    for_lines: list[str] = field(default_factory=list)
    rest: list[tuple[str, SourcePlace]] = field(default_factory=list)
    signed: list[tuple[str, SourcePlace]] = field(default_factory=list)
    labels: list[tuple[str, SourcePlace]] = field(default_factory=list)
    pro_se: bool = False

    def current(self) -> Office | None:
        """Return the firm or the attorney to whom a number or an address belongs."""
        return self._last

    _last: Office | None = None


def is_counsel_line(text: str) -> bool:
    """Whether *text* is surely a line on counsel: an e-mail address, a telephone, a bar number, a firm."""
    return bool(
        EMAIL.search(text)
        or PHONE.search(text)
        or FOR.search(text)
        or (BAR.search(text) and len(text.split()) < 16)
        or CITY.search(text)
    )


def read_counsel(lines: Sequence[tuple[str, SourcePlace]]) -> CounselRead:
    """Return the attorneys and firms of *lines*, in order."""
    read = CounselRead()
    for text, place in lines:
        _read_line(read, text.strip(), place)
    return read


def _read_line(read: CounselRead, text: str, place: SourcePlace) -> None:
    if not text:
        return
    if len(text.split()) > MOST_WORDS:
        read.rest.append((text, place))
    elif SIGNED.match(text) or BLANK.match(text):
        read.signed.append((text, place))
    elif FOR.search(text) or (PRO_SE.search(text) and len(text.split()) <= 8):
        read.pro_se = read.pro_se or bool(PRO_SE.search(text))
        read.for_lines.append(text)
    elif EMAIL.search(text) or PHONE.search(text):
        _read_contact(read, text, place)
    else:
        _read_name_or_address(read, text, place)


def _read_name_or_address(read: CounselRead, text: str, place: SourcePlace) -> None:
    """Read a line that has a name, a title or a part of an address."""
    bar = BAR.search(text)
    current = read.current()
    if TITLE_LINE.match(text.rstrip(",")) and read.attorneys and not FIRM.search(text):
        _add_line(read.attorneys[-1], "lines", text)
    elif FIRM.search(text) and not bar:
        _begin_firm(read, text, place)
    elif bar or (NAME.match(text) and not STREET.match(text) and not CITY.search(text)):
        _begin_attorney(read, text, bar, place)
    elif (STREET.match(text) or CITY.search(text)) and len(text.split()) <= 12 and current:
        _add_line(current, "address", text)
    else:
        read.rest.append((text, place))


def _add_line(office: Office, key: str, line: str) -> None:
    office.values[key] = (*office.values.get(key, ()), line)  # type: ignore[misc]


def _read_contact(read: CounselRead, text: str, place: SourcePlace) -> None:
    """Read a line with telephone numbers or e-mail addresses, and what is before them."""
    before = text
    emails = EMAIL.findall(text)
    phones = list(PHONE.finditer(text))
    for match in (*EMAIL.finditer(text), *phones):
        before = before[: min(len(before), match.start())]
    if CITY.search(before) or STREET.match(before):
        if office := read.current():
            _add_line(office, "address", re.sub(r"(?i)[\s,;|•]*(?:tel(?:ephone)?|phone|t)?\.?:?\s*$", "", before))
        before = ""
    office = read.current()
    if office is None:
        read.rest.append((text, place))
        return
    attorney = read.attorneys[-1] if read.attorneys else office
    for email in emails:
        target = (
            attorney
            if "email" not in attorney.values
            else next((a for a in read.attorneys if "email" not in a.values), attorney)
        )
        _set(target, "email", email, read, place)
    for position, phone in enumerate(phones):
        around = (
            text[phones[position - 1].end() if position else 0 : phone.start()] + text[phone.end() : phone.end() + 6]
        )
        _set(office, "fax" if FAX_WORD.search(around) else "telephone", phone[0], read, place)
    labels = PHONE.sub(" ", EMAIL.sub(" ", text[len(before) if not before.strip() else 0 :]))
    if words := " ".join(re.findall(r"[A-Za-z]+", labels)):
        read.labels.append((words, place))


def _set(office: Office, key: str, value: str, read: CounselRead, place: SourcePlace) -> None:
    if key not in office.values:
        office.values[key] = value
    elif office.values[key] != value:
        read.rest.append((value, place))


def _begin_firm(read: CounselRead, text: str, place: SourcePlace) -> None:
    last = read.attorneys[-1] if read.attorneys else None
    firm = next((firm for firm in read.firms if firm.name.casefold() == text.casefold()), None)
    if firm is None:
        firm = Office(text, place)
        read.firms.append(firm)
    if last and last.firm is None and "address" not in last.values and read.current() is last:
        for attorney in read.attorneys:
            attorney.firm = attorney.firm or firm
    else:
        firm.values["first"] = "true"
    read._last = firm  # noqa: SLF001


def _begin_attorney(read: CounselRead, text: str, bar: re.Match[str] | None, place: SourcePlace) -> None:
    name = (text[: bar.start()] + text[bar.end() :] if bar else text).strip(" ,")
    hac = HAC.search(name)
    if hac:
        name = (name[: hac.start()] + name[hac.end() :]).strip(" ,")
    known = next((one for one in read.attorneys if one.name.casefold() == name.casefold()), None)
    if not name and read.attorneys:
        known = read.attorneys[-1]
    attorney = known or Office(name, place)
    if not known:
        read.attorneys.append(attorney)
        current = read.current()
        if (
            read.firms
            and current is not None
            and (current is read.firms[-1] or current.firm is read.firms[-1])
            and "address" not in read.firms[-1].values
        ):
            attorney.firm = read.firms[-1]
    if bar:
        attorney.values.setdefault("bar_number", bar["bar"].strip())
    if hac:
        attorney.values["pro_hac_vice"] = (
            "pending" if re.search(r"(?i)pending|forthcoming|application|to be", hac[0]) else "true"
        )
        read.labels.append((hac[0], place))
    read._last = attorney if attorney.firm is None else attorney.firm  # noqa: SLF001


def as_draft(read: CounselRead) -> DraftCounsel:
    """Return the firms and attorneys of *read* with their keys."""
    taken: list[str] = []
    keys: dict[int, str] = {}
    firms, attorneys = [], []
    for firm in read.firms:
        keys[id(firm)] = words_id(firm.name, taken, words=1, default="firm")
        taken.append(keys[id(firm)])
        firms.append(DraftOffice(keys[id(firm)], {"name": firm.name, **firm.values}, firm.place))
    for attorney in read.attorneys:
        last = re.sub(r"(?i),?\s+(?:esq\.?|jr\.?|sr\.?|iii?)$", "", attorney.name).split()
        key = words_id(last[-1] if last else "", taken, words=1, default="attorney")
        taken.append(key)
        values: dict[str, object] = {"name": attorney.name}
        if attorney.firm:
            values["firm"] = keys[id(attorney.firm)]
        attorneys.append(DraftOffice(key, {**values, **attorney.values}, attorney.place))
    return DraftCounsel(tuple(firms), tuple(attorneys), read.for_lines[0] if read.for_lines else "")
