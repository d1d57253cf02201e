"""Notes and marks of drafting that nobody deleted: [NTD: ...], (insert cite), ~~struck words~~, TODO."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, titles, unquoted
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, matched, rule

NOTE_WORDS = (
    "NTD|note to (?:draft(?:er)?|client|self|associate|partner|file)|drafting note|to ?do|tk|query|confirm|check|verify"
    "|ask|discuss|(?:add |need )?cites?(?: needed| to follow)?|citation needed"
)
"""Words that begin a note to the drafter in brackets."""

LEFTOVER = re.compile(
    rf"(?P<note>\[(?i:{NOTE_WORDS})\b[^\[\]]{{0,200}}\])"
    r"|(?P<bare>(?:(?<=[.;:]\s)|\A|(?<=\n))Note to (?:[Dd]raft(?:er)?|[Cc]lient|[Ss]elf|[Aa]ssociate|[Pp]artner)\b:?)"
    r"|(?P<insert>\((?i:insert\s[^()]{1,60}|(?:add\s|need\s)?cites?(?:\sneeded|\sto\sfollow)?)\))"
    r"|(?P<struck>~~[^~\n]{1,120}~~)"
    r"|(?P<field>(?<=Error! )(?:Reference source|Bookmark) not (?:found|defined))"
    r"|(?P<comment><!--|/\*[^*\n]{1,200}\*/|\bCommented \[\w{1,8}\])"
    r"|(?P<todo>(?<![\w-])(?:TODO|FIXME|TKTK)(?![\w-]))"
    r"|(?P<unsure>\?{2,})"
    r"|(?P<filler>(?i:\blorem ipsum\b))"
)

REMEDIES = {
    "struck": "delete the words between the marks, or the marks",
    "field": "refer to the paragraph or the exhibit by its name, as in [[notice]]",
    "unsure": "write what is missing, or delete the question marks",
    "insert": "write what is missing, or delete the words in parentheses",
}


@rule(
    "TXT027",
    cite="this program",
    basis="program",
    severity=Severity.ERROR,
    fix="settle the note, and delete it",
)
def drafting_note_left(matter: Matter) -> Iterator[Problem]:
    """A note to the drafter, or a mark of drafting, is left in the text.

    Examples are [NTD: confirm the date], (insert cite), ~~struck words~~, TODO, two question marks in a row, the marks
    of a comment, and the message of a word processor about a lost reference. The paper would print them. Quotations are
    not checked.
    """
    for path, text in (*prose(matter), *titles(matter)):
        for match in passages(LEFTOVER, unquoted(text)):
            fix = REMEDIES.get(match.lastgroup or "", "")
            yield Problem(path, f"`{brief(match[0])}` is a note or a mark of drafting", fix=fix, at=matched(match))
