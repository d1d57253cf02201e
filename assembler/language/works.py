"""Books, articles, restatements and legislative material that a text cites, each with its author and title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.visible import one_line
from assembler.language.authority import CitingText
from assembler.language.case_names import name_in_emphasis
from assembler.language.regex import Regex

CHARACTERS_BEFORE = 220
"""The number of characters before an edition or a journal in which the author and title of a work are searched for."""

EDITION = Regex(
    r"(?P<sections>(?:,?\s(?:§{1,2}|at|¶)\s?[\w.:–-]{1,15}){0,2}),?\s\((?:[^()]{0,30}\s)?(?:\d{1,2}(?:st|nd|d|rd|th)\.?|rev\.|new)\s[Ee]d\.?,?"
    r"(?:\s(?:rev\.\s)?(?:1[6-9]|20)\d\d(?:\s&\sSupp\.\s\d{4})?)?\)(?P<after>(?:\s[A-Z][\w\s]{0,40})?,?\s§{1,2}\s?[\w.:–-]{1,12}(?<![.:]))?"
)
"""The edition of a book, with the sections before or after it: § 1357 (3d ed. 2004)."""

JOURNAL = Regex(
    r"(?<![\w.$§¶/-])\d{1,4}\s(?:[A-Z][\w.’'&]*\s|&\s|of\s){0,6}?(?:L\.\s?Rev\.|L\.\s?J\.|L\.\s?Q\.|J\.\s?L\.|Rev\.|J\.)"
    r"(?:\s(?:[A-Z][\w.’']*|&|on|of)){0,5}?\s\d{1,5}(?![\w§])"
)
"""An article in a journal: volume, name of the journal, first page."""

MATERIAL = (
    # H.R. Rep. No. 101-734
    Regex(r"(?<![\w.])(?:H\.?\s?R\.|S\.)\s(?:Conf\.\s)?(?:Rep\.|Rept\.|Doc\.)\s(?:No\.\s)?\d{2,3}[-–]\d{1,4}"),
    # H.R. 1234, 117th Cong.
    Regex(
        r"(?<![\w.])(?:H\.\s?R\.|S\.|[HS]\.(?:\s?J\.|\sCon\.)?\s?Res\.|(?:A|S)\.?\s?B\.)\s\d{1,5},\s\d{2,3}(?:st|nd|d|rd|th)\sCong\."
    ),
    # 142 Cong. Rec. H1234; 85 Fed. Reg. 12,345
    Regex(r"(?<![\w.$§¶/-])\d{1,3}\s(?:Cong\.\sRec\.\s[HSE]?\d[\d,]*\d|Fed\.\s?Reg\.\s\d[\d,]*\d)"),
    # Executive Order No. 13,000
    Regex(r"\b(?:Exec(?:utive|\.)\sOrder|Proclamation)\sNo\.\s\d[\d,]*\d"),
    # 80 Ops. Cal. Atty. Gen. 203; Tex. Att'y Gen. Op. No. GA-0123
    Regex(
        r"(?<![\w.])(?:\d{1,3}\s)?(?:[A-Z][a-z]+\.\s)?Ops?\.\s?(?:[A-Z][a-z]+\.\s?)?Att[’']?y\.?\s?Gen\.?\s(?:Nos?\.\s)?\d{1,5}(?:[-–]\d{1,5})?"
        r"|(?<![\w.])(?:[A-Z][a-z]+\.\s)?Att[’']?y\.?\sGen\.\sOp\.\s(?:No\.\s)?(?:[A-Z]{1,3}-)?\d{1,5}(?:[-–]\d{1,5})?"
    ),
    # The Federalist No. 78
    Regex(r"\bThe\sFederalist\sNo\.\s\d{1,2}"),
    # Restatement (Second) of Torts § 652
    Regex(
        r"\bRestatement\s(?:\((?:First|Second|Third|Fourth)\)\s)?(?:of\s)?(?:[A-Z]\w{1,20}[.:]?,?\s|of\s|the\s|and\s|&\s){1,10}§{1,2}\s?\d+\w*"
    ),
    # Rest.2d Torts, § 652
    Regex(
        r"(?<![\w.])Rest\.\s?(?:[234](?:d|th))?,?\s(?:(?:[A-Z]\w{1,20}+:?|for|and|of|the|&),?\s){1,9}§{1,2}\s?\d+\w*"
    ),
    # 57A Am. Jur. 2d Negligence § 5; 6 C.J.S. Assignments § 2
    Regex(
        r"(?<![\w.])(?:\d{1,3}[A-Z]?\s)?(?:(?:Am|Cal|Tex|Ohio|Fla|N\.\s?Y)\.?\s?Jur\.|C\.\s?J\.\s?S\.)(?:\s?\dd)?,?\s"
        r"(?:(?:[A-Z][\w’']{0,20}+|of|and|&),?\s){1,8}§{1,2}\s?\d+\w*"
    ),
)
"""Legislative material, executive orders, opinions of attorneys general, restatements, encyclopedias."""

INSTRUCTIONS = Regex(
    r"(?<![\w.’'&-])(?P<name>(?:CACI|BAJI|CALCRIM|CALJIC|WPIC?|(?:NY)?PJI|IPI|UJI|CJI-Civ\.|AMI\sCiv\.)\s(?:Nos?\.\s)?"
    r"|(?:(?:[A-Z][\w.’']{0,20}+|of|for|the|\([A-Z]{2,8}\)),?\s){1,14}?Jury\sInst(?:ructions?|r?s?\.|ns\.)"
    r"(?:\s(?:\((?:[A-Z]{2,8}|Civil|Criminal)\)|Civ(?:il|\.)|Crim(?:inal|\.))){0,2},?\s(?:Nos?\.\s|§{1,2}\s?)?)"
    r"(?P<numbers>\d[\d.:]{0,8}[A-Z]?(?:(?:,\s(?:and\s)?|\s(?:and|&)\s)\d[\d.:]{0,8}[A-Z]?(?!\w|\s[A-Z][\w.]*\s\d)){0,12})"
)
"""Pattern jury instructions, by number: CACI Nos. 1900, 1901; Ninth Circuit Model Civil Jury Instructions, No. 5.1."""

INITIALS = Regex(r"\b(?:CACI|BAJI|CALCRIM|CALJIC|WPIC?|(?:NY)?PJI|IPI)\b")
"""The initials that identify a set of jury instructions, whatever words are around them."""

LEADS_OF_INSTRUCTIONS = Regex(r"(?:(?:As|By|In|See|The|This|Under|With|the)\s)+")

ONLINE_DATE = Regex(r"\s\([A-Z][a-z]{2,8}\.?\s\d{1,2},\s(?:19|20)\d\d\)(?=,\s(?:https?:|www\.|available\sat))")
"""The date of an article or a page that is read online."""

BOUNDARY = Regex(
    r"(?:https?:\S{1,200}+|(?<![\w.’'&-])[a-z]{3,20}+\.|[;”\")]|[\d)]\.|(?<!\w)(?:(?:cited|quoted|reprinted)\sin|include|[Ss]ee|[Aa]lso|[Ee]\.g\."
    r"|[Cc]f\.|[Aa]ccord|[Cc]iting|[Qq]uoting|[Gg]enerally|[Ii]d\.|But),?)\s"
)
"""The end of the text before a work: the end of a sentence or of another citation, or a signal."""

CAPITAL = Regex(r"(?<![\w’'-])(?:\d{1,2}[A-Z]?\s)?[A-Z]")

AUTHOR_AND_TITLE = Regex(r"[^,]{3,80},\s\S.{8}|[^,]{0,60}(?:Dictionary|Encyclop[a]?edia|Manual|Treatise)(?!\w)")
"""A name, a comma, and a title; or a title that needs no author."""

SECTION_AFTER = r"(?P<after>(?:\s[A-Z][\w\s]{0,40})?,?\s(?:§{1,2}|¶{1,2})\s?[\w.:–-]{1,15}(?<![.:])(?:,\d{3,4})?)?"
_PUBLISHER = r"(?:The\s)?Rutter\sGroup|TRG|Cont\.\s?Ed\.\s?Bar|CEB|Matthew\sBender|LexisNexis|West"
PUBLISHER_AND_YEAR = Regex(
    rf"(?:\s\((?:{_PUBLISHER})\s(?:19|20)\d\d\)|(?<=Dictionary)\s\((?:19|20)\d\d\))" + SECTION_AFTER
)
"""The publisher and the year of a book: (The Rutter Group 2024) ¶ 11:40."""

YEAR_OF_TITLE = Regex(
    r"(?:,?\s(?:(?:§{1,2}|¶{1,2})\s?[\w.:–-]{1,15}|\d{1,5}))?"
    r"\s\((?:[A-Z][^()]{1,40}\s)?(?:19|20)\d\d(?:\sed\.)?\)" + SECTION_AFTER
)
"""The year of a book after its emphasized title."""

REPORT_FOLLOWS = Regex(r"\s\d{1,4}\s[A-Z]")
PAGE_BEFORE_EDITION = Regex(r",?\s\d{1,5}(?:[–-]\d{1,5})?\Z")

YEAR_AFTER = Regex(
    r"(?:,?\s(?:at\s)?[\d–-]+(?:,\s[\d–-]+){0,4})?\s\((?:[A-Z][\w.]*\s){0,4}"
    r"(?P<year>(?:daily\sed\.\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s)?(?:1[6-9]|20)\d\d)\)"
)
"""The year of a work, after the pages to which its citation points."""


@dataclass(frozen=True)
class Work:
    """A work cited in a text: its start and end, its full citation, and the part that identifies it."""

    start: int
    end: int
    full_citation: str
    identity: str


def works(text: CitingText) -> Iterator[Work]:
    """Yield the books, articles and other material cited in *text*."""
    words = text.words
    for pattern in MATERIAL:
        yield from (_work(words, match.start(), match) for match in pattern.finditer(words))
    for match in JOURNAL.finditer(words):
        has_title = words[: match.start()].endswith(", ")
        start = _author_start(words, match.start()) if has_title else None
        yield _work(words, match.start() if start is None else start, match)
    for match in (*EDITION.finditer(words), *PUBLISHER_AND_YEAR.finditer(words), *ONLINE_DATE.finditer(words)):
        start = _author_start(words, match.start())
        if start is not None:
            yield _book(words, start, match)
    yield from _emphasized_books(text)
    for match in INSTRUCTIONS.finditer(words):
        yield from _instructions(match)


def _book(words: str, start: int, match: re.Match[str]) -> Work:
    """Return the book whose author and title begin at *start*, and whose edition or publisher *match* has."""
    title = PAGE_BEFORE_EDITION.sub("", words[start : match.start()])
    full_citation = one_line(title + words[match.start() : match.end()])
    return Work(start, match.end(), full_citation, full_citation)


def _emphasized_books(text: CitingText) -> Iterator[Work]:
    """Yield the books in *text* whose title is emphasized, with an author before it and a year after it."""
    for title_start, title_end in text.emphasized:
        year_match = YEAR_OF_TITLE.match(text.words, title_end)
        title = text.words[title_start:title_end]
        case_name, _ = name_in_emphasis(title, title_start)
        is_title = title[:1].isupper() and " " in title and not case_name
        if year_match and is_title and not REPORT_FOLLOWS.match(text.words, year_match.end()):
            start = _author_start(text.words, title_end)
            if start is not None and start < title_start:
                yield _book(text.words, start, year_match)


def _instructions(match: re.Match[str]) -> Iterator[Work]:
    """Yield each of the jury instructions that *match* lists."""
    lead_match = LEADS_OF_INSTRUCTIONS.match(match["name"])
    name_start = match.start() + (lead_match.end() if lead_match else 0)
    printed_name = one_line(match["name"][name_start - match.start() :])
    name = re.sub(r"\b(No)s\.", r"\1.", printed_name).replace("§§", "§").strip()
    initials_match = INITIALS.search(name)
    short_name = initials_match[0] if initials_match else name
    offset = match.start("numbers")
    for number_match in re.finditer(r"\d[\d.:]{0,8}[A-Z]?", match["numbers"]):
        number = number_match[0].rstrip(".:")
        is_first = number_match.start() == 0
        start = name_start if is_first else offset + number_match.start()
        yield Work(start, offset + number_match.end(), f"{name} {number}", f"{short_name} {number}")


def _work(words: str, start: int, match: re.Match[str]) -> Work:
    """Return the work that *match* identifies, with its author and title from *start*, and with its year."""
    year_match = YEAR_AFTER.match(words, match.end())
    full_citation = one_line(words[start : match.end()])
    if year_match:
        full_citation += f" ({year_match['year']})"
    return Work(start, match.end(), full_citation, match[0])


def _author_start(words: str, end: int) -> int | None:
    """Return where the author's name begins, if a work's title ends at *end*; None if no name or title is there."""
    search_start = max(0, end - CHARACTERS_BEFORE)
    boundaries = [*BOUNDARY.finditer(words, search_start, end)]
    start_match = CAPITAL.search(words, boundaries[-1].end() if boundaries else search_start, end)
    return start_match.start() if start_match and AUTHOR_AND_TITLE.match(words, start_match.start(), end) else None
