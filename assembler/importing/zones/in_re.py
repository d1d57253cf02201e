"""Reads an "In re" caption, which has no sides: its subject, and the parties whom only the opening sentence names."""

import re
from collections.abc import Sequence

from assembler.importing.draft import Doubt, Expressed
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.caption_signs import SENSITIVE_DATA
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.head_reader import HeadReader
from assembler.importing.zones.party_words import plain_role
from assembler.importing.zones.sides import PartyText, read_side

SUBJECT = re.compile(r"(?i)in (?:re|the (?:matter|interest) of)\b[\s:]{0,9}")
"""The words before the subject of an "In re" caption."""

IN_RE = re.compile(r"(?i)in re\b[\s:]{0,9}")
"""The words that a matter leaves out of its subject."""

SPOUSES = re.compile(
    r"(?i)\bmarriage of:? (?P<first>[^,]{3,60}?) and (?P<second>[^,]{3,60}?)(?=,| and in the interest of\b|$)"
)
"""The subject of a petition for divorce; its words are separated by single spaces."""

LAST_SUBJECT_LINE = re.compile(r"(?i)\b[a-z]{3,9} \d{1,2}, \d{4}$|^(?:an? |minor ){0,2}child(?:ren)?[.,]?$")
"""The last line of a subject, with a date or about children, which is not part of the title."""

OPENING = re.compile(
    r"(?:(?i:comes? now|now comes?),?\s{1,9})(?P<names>[^()]{3,300}?),?\s{1,9}"
    r"\((?:(?:hereinafter|collectively),?\s{1,9}){0,2}(?:the\s{1,9})?[“\"](?P<role>Petitioners?|Plaintiffs?)[”\"]\)"
)
"""The beginning of an opening sentence that names the parties who file the paper."""


def take_subject(reader: HeadReader) -> list[Line]:
    """Take the lines of the subject of an "In re" caption from the legends and the title of *reader*, and return them.

    The result is [] if the caption has sides or no title.
    """
    start = next((index for index, (text, _) in enumerate(reader.legends) if SUBJECT.match(text)), -1)
    if start < 0 or not reader.title or reader.sides or reader.versus:
        return []
    first_title_text, title_place = reader.title[0]
    subject = [
        (text, place)
        for text, place in reader.legends[start:]
        if (place.page, place.line) < (title_place.page, title_place.line) and not SENSITIVE_DATA.match(text)
    ]
    reader.legends = [line for line in reader.legends if line not in subject]
    if len(reader.title) > 1 and LAST_SUBJECT_LINE.search(first_title_text):
        subject.append(reader.title.pop(0))
    first_text, first_place = subject[0] if subject else ("", title_place)
    if match := IN_RE.match(first_text):
        reader.expressed.append(Expressed("words of the caption", match[0], first_place))
    return subject


def subject_of(lines: Sequence[Line]) -> str:
    """Return the subject that *lines* have after "In re"."""
    return IN_RE.sub("", " ".join(text for text, _ in lines), count=1).strip()


def parties_of(subject: Sequence[Line], body: str) -> tuple[list[PartyText], list[Doubt]]:
    """Return the parties whom the *subject* or the opening sentence in *body* names, with a doubt."""
    spouses = SPOUSES.search(" ".join(subject_of(subject).split()))
    _, place = subject[0]
    if spouses is None:
        return _parties_of_opening(body, place)
    roles = [_role_in(body, spouses[name]) for name in ("first", "second")]
    if roles != ["respondent", "petitioner"]:
        roles = ["petitioner", "respondent"]
    sides = {"petitioner": "plaintiff", "respondent": "defendant"}
    parties = [
        PartyText(spouses[name], place, role=role, side=sides[role])
        for name, role in zip(("first", "second"), roles, strict=True)
    ]
    about = "the caption names no sides: the spouses were read as petitioner and respondent; compare `parties:`"
    return parties, [Doubt(about, place)]


def _role_in(body: str, name: str) -> str:
    """Return the role that *body* has right before or after *name*; "" if it has none."""
    words = r"\s{1,9}".join(map(re.escape, name.split()))
    match = re.search(
        rf"(?i)\b(?P<before>petitioner|respondent),?\s{{1,9}}{words}\b|"
        rf"\b{words},?\s{{1,9}}(?:is\s|the\s){{0,2}}(?P<after>petitioner|respondent)\b",
        body,
    )
    return (match["before"] or match["after"]).casefold() if match else ""


def _parties_of_opening(body: str, place: SourcePlace) -> tuple[list[PartyText], list[Doubt]]:
    """Return the parties whom the opening sentence in *body* names, with a doubt at *place*."""
    match = OPENING.search(body)
    if match is None:
        return [], []
    side = read_side([(match["names"], place)], match["role"])
    for party in side.parties:
        party.role = plain_role(match["role"])
        party.side = "plaintiff"
        party.text = party.text.removeprefix("the ")
    about = "the caption names no party: those in the opening sentence were read; compare `parties:`"
    return side.parties, [Doubt(about, place)]
