"""Citations read only for a table of authorities: state codes and rules, constitutions, restatements.

The rules that criticize citations read only the forms in `citations.py`, which they know well; a table must list every
citation. All of these are patterns; nothing is looked up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assembler.findings.visible import one_line
from assembler.language.code_names import CODE_NAME, LEADS, STATES

Group = Literal["cases", "statutes", "rules", "other"]

SECTION = r"\d\w*+(?:[.:/-]\w++)*+(?:–\d[\w.:-]*)?"
"""A section number: 17200, 17.46, 349-a, 5/2-1009, 1961–1968."""

WORD = r"(?:[A-Z][\w.’'&]*,?|&|of|and|tit\.\s\w+,|ch\.\s\w+,|c\.\s\w+,|art\.\s\w+,)"

SECTIONS = r"§{1,2}|[Ss]ections?"
"""The sign or word before a section number."""

STATUTES = (
    re.compile(rf"(?<![\w.])(?P<code>(?:{STATES})\s(?:{WORD}\s){{1,9}})(?P<sign>§{{1,2}})\s?(?P<number>{SECTION})"),
    re.compile(rf"(?<![\w.’'])(?P<code>{CODE_NAME},?\s)(?P<sign>{SECTIONS})\s?(?P<number>{SECTION})"),
    re.compile(
        r"(?<![\w.])(?P<code>(?:N\.\s?Y\.\s)?(?:C\.P\.L\.R\.|CPLR)|O\.C\.G\.A\.|N\.J\.S\.A\.|N\.R\.S\.|NRS|ORS|MCL|M\.C\.L\.|A\.R\.S\.|K\.S\.A\."
        rf"|C\.R\.S\.|R\.C\.|I\.C\.|M\.G\.L\.\sc\.)\s(?P<sign>§{{0,2}})\s?(?P<number>{SECTION})"
    ),
    re.compile(rf"(?<![\w.])(?P<code>\d{{1,3}}\sILCS)\s(?P<sign>)(?P<number>{SECTION})"),
    re.compile(r"(?<![\w.])(?P<code>Pub\.\s?L\.)\s(?P<sign>No\.)\s?(?P<number>\d+[-–]\d+)"),
)

SECTION_OF = re.compile(
    rf"(?<![\w.])(?P<sign>{SECTIONS})\s?(?P<list>{SECTION}(?:\([^()\s]{{1,5}}\)){{0,8}}(?:(?:,\s(?:and\s)?|\s(?:and|or)\s)"
    rf"{SECTION}(?:\([^()\s]{{1,5}}\)){{0,8}}){{0,12}}),?\sof\sthe\s(?P<code>{CODE_NAME})(?!\w)"
)
"""Sections named before their code: sections 3300 and 3289(b) of the Civil Code."""

RULES = (
    re.compile(
        rf"(?<![\w.])(?P<code>(?:{STATES})\s(?:S\.\s?Ct\.\s)?R\.\s(?:(?:[A-Z][\w.]*|of)\s){{0,5}})(?P<sign>)(?P<number>\d[\w.-]*)"
    ),
    re.compile(
        r"(?<![\w.])(?P<code>(?:Cal(?:\.|ifornia)\s)?Rules\sof\sCourt,\s)(?P<sign>rules?)\s(?P<number>\d[\w.-]*)"
    ),
    re.compile(
        r"(?<![\w.])(?P<code>(?:(?:[A-Z]\.){2,4}\s(?:[A-Z][a-z]+\.\s)?)?(?:Civ(?:il|\.)\s)?(?:L\.\s?R\.|LR|LCR|L\.\s?Civ\.\s?R\.|Local\s(?:Civil\s)?Rules?))"
        r"\s(?P<sign>)(?P<number>\d[\w.-]*)"
    ),
    re.compile(r"(?<![\w.])(?P<code>Fed\.\s?R\.\s?Bankr\.\s?P\.)\s?(?P<sign>)(?P<number>\d{4}(?:\.\d)?)"),
)

OTHER = (
    re.compile(
        rf"(?<![\w.])(?:U\.\s?S\.|(?:{STATES}))\sConst\.,?\s(?:art|amend)\.\s\w+(?:,\s(?:§{{1,2}}|sec\.)\s?\w+(?:,\scl\.\s\w+)?)?"
    ),
    re.compile(
        r"\bRestatement\s(?:\((?:First|Second|Third|Fourth)\)\s)?of\s(?:[A-Z]\w{1,20}+:?,?\s|of\s|the\s|and\s|&\s){1,10}§{1,2}\s?\d+\w*"
    ),
    re.compile(r"(?<![\w.$§¶/-])\d{1,3}\s(?:[A-Z][\w.’'&]*\s){0,5}(?:L\.\s?Rev\.|L\.\s?J\.|Fed\.\s?Reg\.)\s\d{1,6}"),
)

CONSTITUTION = re.compile(r"\bConst\.")

UNREPORTED = re.compile(
    r"(?<![\w.$§¶/-])(?P<year>(?:19|20)\d\d)\s(?P<base>WL|U\.\s?S\.\s(?:Dist|App)\.\s?LEXIS)\s(?P<number>\d{3,9})"
)
"""An unreported case in an online database: 2021 WL 1234567."""


@dataclass(frozen=True)
class LawCited:
    """A statute, rule or other authority cited in a text: its group, its position, its code and its section."""

    group: Group
    start: int
    end: int
    code: str
    number: str = ""
    sign: str = ""


def more_citations(text: str) -> Iterator[LawCited]:
    """Yield the citations in *text* apart from cases and the codes and rules that `citations.py` finds."""
    for section_list in SECTION_OF.finditer(text):
        yield from _sections_of(section_list)
    for group, patterns in (("statutes", STATUTES), ("rules", RULES)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                number = match["number"].rstrip(".-–:")
                end = match.start("number") + len(number)
                lead = LEADS.match(match["code"])
                code = one_line(match["code"][lead.end() if lead else 0 :]).strip()
                if CONSTITUTION.search(code):  # constitutions, such as Cal. Const., art. I, § 7, are found by `OTHER`
                    continue
                start = match.start() + (lead.end() if lead else 0)
                yield LawCited("rules" if group == "rules" else "statutes", start, end, code, number, match["sign"])
    for pattern in OTHER:
        yield from (LawCited("other", *match.span(), one_line(match[0])) for match in pattern.finditer(text))


def _sections_of(section_list: re.Match[str]) -> Iterator[LawCited]:
    """Yield each section in *section_list*, whose sections come before the name of their code."""
    code, sign = one_line(section_list["code"]), section_list["sign"].lower()
    for section in re.finditer(rf"(?<![\w(.]){SECTION}", section_list["list"]):
        start, end = (section_list.start("list") + at for at in section.span())
        first = section_list.start() if not section.start() else start
        yield LawCited(
            "statutes", first, end, code, section[0].rstrip(".-–:"), sign.rstrip("s") if sign != "§§" else "§"
        )
