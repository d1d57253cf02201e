"""Session laws and bills that a text cites, and the analyses and reports of bills."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.visible import one_line
from assembler.language.regex import Regex

CHARACTERS_BEFORE = 160
"""The number of characters before a law or a bill in which an act's name, or the author of an analysis, is read."""

PARTS = r"(?:,\s(?:§{1,2}|[Ss]ec\.|[Tt]it\.|[Dd]iv\.|[Pp]t\.)\s?[\w.()–-]{1,20}(?<![.]))"
"""A section, title or division of a session law, which is read as a pinpoint."""

STATUTES_AT_LARGE = r"\d{1,3}\sStat\.\s\d{1,5}(?!\w)"
PAGES = r"(?:,\s(?:at\s)?\d{1,5}(?:[–-]\d{1,5})?(?![\w.]*\s[A-Z][\w.]*\s\d))"

PUBLIC_LAW = r"Pub(?:lic|\.)\s?L(?:aw|\.)\s(?:No\.\s)?\d{1,3}[-–]\d{1,4}"
STATE_LAW = (
    r"Stats\.\s\d{4},(?:\s\d\w{1,3}\s[Ee]x\.\s[Ss]ess\.,)?\sch?\.\s\d{1,4}"
    r"|Laws\sof\s\d{4},\sch\.\s\d{1,4}"
    r"|St\.\s\d{4},\sc\.\s\d{1,4}"
    r"|(?:19|20)\d\d\s(?:Cal\.\sStat\.|Tex\.\sGen\.\sLaws|N\.Y\.\sLaws|Wash\.\sSess\.\sLaws)(?:,?\sch\.)?\s\d{1,5}"
)
SESSION_LAW = Regex(
    rf"(?<![\w.$§¶/-])(?:(?P<public>{PUBLIC_LAW})(?:{PARTS}{{0,3}},\s(?P<at>{STATUTES_AT_LARGE}))?"
    rf"|(?P<at_large>{STATUTES_AT_LARGE})"
    rf"|(?P<state>{STATE_LAW})(?!\w))"
    rf"{PAGES}{{0,4}}{PARTS}{{0,3}}(?:\s\((?P<year>\d{{4}})\))?"
)
"""An act as it was published: Pub. L. No. 101-650, § 310, 104 Stat. 5089, 5113 (1990); Stats. 2020, ch. 36, § 20."""

ACT_NAME = Regex(
    r"(?<![\w’'&-])(?=[A-Z])(?:(?:[A-Z][\w’'&-]{0,24}+|of|and|the|for|to|in|on|&|\d{4}),?\s){1,14}?"
    r"(?:Act|Amendments?|Code|Law|Resolution)(?:\sof\s\d{4})?(?:\s\([^()]{1,40}\))?,\s\Z"
)
"""The name of an act at the end of the text before its citation: Judicial Improvements Act of 1990."""

BEFORE_ACT = Regex(r"(?:(?:As|But|By|In|Of|See|The|This|To|Under|With|the)\s)+")
"""Words that may precede the name of an act but do not belong to it."""

SESSION = (
    r"(?:\s\((?:\d{4}(?:[–-]\d{2,4})?\s)?[^()]{0,30}Sess\.(?:\s\d{4})?\)|,\s\d{2,3}(?:st|nd|d|rd|th)\s(?:Leg|Cong)\.)"
)

BILL = Regex(
    r"(?<![\w.])(?P<bill>(?:Assem(?:bly|\.)|Sen(?:ate|\.)|House)\s(?:Bill|Const(?:itutional|\.)\sAmend(?:ment|\.)"
    r"|Joint\sRes(?:olution|\.)|Conc(?:urrent|\.)\sRes(?:olution|\.))\s(?:No\.\s)?\d{1,5}(?!\w)"
    rf"|[AHS]\.?\s?B\.?\s(?:No\.\s)?\d{{1,5}}(?={SESSION})){SESSION}?"
    r"(?:,?\sas\s(?:amended|introduced|enrolled|reported)(?:\s(?:on\s)?[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})?)?"
)
"""A bill, with its session and version: Assem. Bill No. 1 (2019–2020 Reg. Sess.) as amended July 2, 2020."""

ANALYSIS = Regex(
    r"(?<![\w.])(?:Sen\.|Senate|Assem\.|Assembly|House|Conf\.|Off\.|Dept\.|Legis\.|Joint)\s"
    r"(?:(?:[A-Z][\w.’'&-]{0,24}+|of|on|and|the|for|to|re|&|\d\w{0,2}|analysis|report|digest|comments?|reading),?\s){1,18}\Z"
)
"""The author and title of an analysis, before the bill: Sen. Com. on Judiciary, Analysis of."""

ANALYZED = Regex(r"\b(?:[Aa]nalys[ie]s|[Rr]ep(?:ort|\.)|[Dd]ig(?:est|\.)|[Cc]omments?)[\s,]")
"""The word that shows that the text before a bill is the title of an analysis."""


@dataclass(frozen=True)
class Legislation:
    """A law or a bill: its start and end in the text, its full citation, and the part that identifies it."""

    start: int
    end: int
    full_citation: str
    identity: str


def session_laws(text: str) -> Iterator[Legislation]:
    """Yield the session laws in *text*, each with the name of its act if the name is there."""
    for match in SESSION_LAW.finditer(text):
        law = match["public"] or match["at_large"] or match["state"]
        start = _start_of_act(text, match.start())
        name = one_line(text[start : match.start()])
        full_citation = f"{name} {one_line(law)}".strip()
        if match["at"]:
            full_citation += f", {match['at']}"
        if match["year"]:
            full_citation += f" ({match['year']})"
        yield Legislation(start, match.end(), full_citation, law.replace("–", "-").replace("No.", ""))


def _start_of_act(text: str, end: int) -> int:
    """Return where the act's name before *end* begins; *end* if no name is there."""
    search_start = max(0, end - CHARACTERS_BEFORE)
    name_match = ACT_NAME.search(text[search_start:end])
    if not name_match:
        return end
    lead_match = BEFORE_ACT.match(name_match[0])
    return search_start + name_match.start() + (lead_match.end() if lead_match else 0)


def bills(text: str) -> Iterator[Legislation]:
    """Yield the bills in *text*, and the analyses and reports of bills."""
    for match in BILL.finditer(text):
        search_start = max(0, match.start() - CHARACTERS_BEFORE)
        author_match = ANALYSIS.search(text[search_start : match.start()])
        if author_match and ANALYZED.search(author_match[0]):
            start = search_start + author_match.start()
            full_citation = one_line(text[start : match.end()])
            yield Legislation(start, match.end(), full_citation, full_citation)
        else:
            yield Legislation(*match.span(), one_line(match[0]), match["bill"].replace("No.", ""))
