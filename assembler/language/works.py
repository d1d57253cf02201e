"""Books, articles, restatements and legislative material that a text cites, each with its author and title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.visible import one_line
from assembler.language.authority import CitingText

LONGEST = 220
"""The number of characters before an edition or a journal in which the author and title of a work are searched for."""

EDITION = re.compile(
    r"(?P<sections>(?:,?\s(?:§{1,2}|at|¶)\s?[\w.:–-]{1,15}){0,2}),?\s\((?:[^()]{0,30}\s)?(?:\d{1,2}(?:st|nd|d|rd|th)\.?|rev\.|new)\s[Ee]d\.?,?"
    r"(?:\s(?:rev\.\s)?(?:1[6-9]|20)\d\d(?:\s&\sSupp\.\s\d{4})?)?\)(?P<after>(?:\s[A-Z][\w\s]{0,40})?,?\s§{1,2}\s?[\w.:–-]{1,12}(?<![.:]))?"
)
"""The edition of a book, with the sections before or after it: § 1357 (3d ed. 2004)."""

JOURNAL = re.compile(
    r"(?<![\w.$§¶/-])\d{1,4}\s(?:[A-Z][\w.’'&]*\s|&\s|of\s){0,6}?(?:L\.\s?Rev\.|L\.\s?J\.|L\.\s?Q\.|J\.\s?L\.|Rev\.|J\.)"
    r"(?:\s(?:[A-Z][\w.’']*|&|on|of)){0,5}?\s\d{1,5}(?![\w§])"
)

MATERIAL = (
    re.compile(r"(?<![\w.])(?:H\.?\s?R\.|S\.)\s(?:Conf\.\s)?(?:Rep\.|Rept\.|Doc\.)\s(?:No\.\s)?\d{2,3}[-–]\d{1,4}"),
    re.compile(
        r"(?<![\w.])(?:H\.\s?R\.|S\.|[HS]\.(?:\s?J\.|\sCon\.)?\s?Res\.|(?:A|S)\.?\s?B\.)\s\d{1,5},\s\d{2,3}(?:st|nd|d|rd|th)\sCong\."
    ),
    re.compile(r"(?<![\w.$§¶/-])\d{1,3}\s(?:Cong\.\sRec\.\s[HSE]?\d[\d,]*\d|Fed\.\s?Reg\.\s\d[\d,]*\d)"),
    re.compile(r"\b(?:Exec(?:utive|\.)\sOrder|Proclamation)\sNo\.\s\d[\d,]*\d"),
    re.compile(r"(?<![\w.])\d{1,3}\s(?:[A-Z][a-z]+\.\s)?Op\.\sAtt[’']?y\.?\sGen\.\s\d{1,5}"),
    re.compile(
        r"(?<![\w.])(?:19|20)\d\d\s(?:Cal\.\sStat\.|Tex\.\sGen\.\sLaws|N\.Y\.\sLaws|Wash\.\sSess\.\sLaws)(?:,?\sch\.)?\s\d{1,5}"
    ),
    re.compile(r"\bThe\sFederalist\sNo\.\s\d{1,2}"),
    re.compile(
        r"\bRestatement\s(?:\((?:First|Second|Third|Fourth)\)\s)?(?:of\s)?(?:[A-Z]\w{1,20}+:?,?\s|of\s|the\s|and\s|&\s){1,10}§{1,2}\s?\d+\w*"
    ),
)
"""Legislative material, executive orders, opinions of attorneys general, restatements."""

ONLINE = re.compile(r"\s\([A-Z][a-z]{2,8}\.?\s\d{1,2},\s(?:19|20)\d\d\)(?=,\s(?:https?:|www\.|available\sat))")
"""The date of an article or a page that is read online."""

BOUNDARY = re.compile(
    r"(?:https?:\S{1,200}+|(?<![\w.’'&-])[a-z]{3,20}+\.|[;”\")]|[\d)]\.|(?<!\w)(?:(?:cited|quoted|reprinted)\sin|include|[Ss]ee|[Aa]lso|[Ee]\.g\."
    r"|[Cc]f\.|[Aa]ccord|[Cc]iting|[Qq]uoting|[Gg]enerally|[Ii]d\.|But),?)\s"
)
"""The end of the text before a work: the end of a sentence or of another citation, or a signal."""

CAPITAL = re.compile(r"(?<![\w’'-])(?:\d{1,2}[A-Z]?\s)?[A-Z]")

AUTHOR_AND_TITLE = re.compile(r"[^,]{3,80},\s\S.{8}")
"""A name, a comma, and a title."""


YEAR_AFTER = re.compile(
    r"(?:,?\s(?:at\s)?[\d–-]+(?:,\s[\d–-]+){0,4})?\s\((?:[A-Z][\w.]*\s){0,2}(?P<year>(?:1[6-9]|20)\d\d)\)"
)
"""The year of a work, after the pages to which its citation points."""


@dataclass(frozen=True)
class Work:
    """A work cited in a text: its start and end, its full citation, and the part that identifies it."""

    start: int
    end: int
    whole: str
    identity: str


def works(text: CitingText) -> Iterator[Work]:
    """Yield the books, articles and other material cited in *text*."""
    words = text.words
    for pattern in MATERIAL:
        yield from (_work(words, match.start(), match) for match in pattern.finditer(words))
    for match in JOURNAL.finditer(words):
        start = _start(words, match.start()) if words[: match.start()].endswith(", ") else None
        yield _work(words, match.start() if start is None else start, match)
    for match in (*EDITION.finditer(words), *ONLINE.finditer(words)):
        if (start := _start(words, match.start())) is not None:
            whole = one_line(words[start : match.end()])
            yield Work(start, match.end(), whole, whole)


def _work(words: str, start: int, match: re.Match[str]) -> Work:
    """Return the work that *match* identifies, with its author and title from *start*, and with its year."""
    year = YEAR_AFTER.match(words, match.end())
    whole = one_line(words[start : match.end()]) + (f" ({year['year']})" if year else "")
    return Work(start, match.end(), whole, match[0])


def _start(words: str, end: int) -> int | None:
    """Return the position of the author of a work whose title ends at *end*; None if no name or title is there."""
    first = max(0, end - LONGEST)
    boundaries = [*BOUNDARY.finditer(words, first, end)]
    start = CAPITAL.search(words, boundaries[-1].end() if boundaries else first, end)
    return start.start() if start and AUTHOR_AND_TITLE.match(words, start.start(), end) else None
