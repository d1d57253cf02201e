"""Reads an "In re" caption, which has no sides: its subject, and the parties whom only the opening sentence names."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assembler.importing.draft import Doubt
from assembler.importing.expressed import Expressed
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.caption_signs import LEGEND, SENSITIVE_DATA
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.head_reader import HeadReader
from assembler.importing.zones.party_words import plain_role, side_by_role
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

SCOPE = re.compile(r"(?i)this (?:document|action|filing) (?:relates|applies|pertains) to\b")
"""The line below a subject that says to which of several cases the paper belongs."""

NAME = r"(?-i:[A-Z][\w.'’&-]{0,30}+(?:,?\s(?:(?:of|and|the|de|for|van|von|&)\s){0,2}[A-Z][\w.'’&-]{0,30}+){0,9})"
"""A name: words that begin with a capital, and small words between them."""

DEFINITION = re.compile(rf"(?<![\w.'’&-])(?P<name>{NAME}),?\s\([“\"](?P<short>[^”\"]{{1,40}})[”\"][^()]{{0,60}}\)")
"""A name, and the short name that the text gives it."""

ROLE_WITHIN = re.compile(r".*\b(?:Plaintiff|Defendant|Petitioner|Respondent)s?\s", re.DOTALL)
"""The words of a name up to a role in it, which belong to another party."""

INTRODUCTION = re.compile(
    rf"^\s{{0,9}}(?:\d{{1,3}}\.\s{{1,9}})?(?:(?:(?:court-)?appointed |co-)?lead )?"
    rf"(?P<role>plaintiff|defendant|petitioner|respondent)\s(?P<name>{NAME})(?=,?\s\(|,?\s[a-z])",
    re.IGNORECASE | re.MULTILINE,
)
"""The beginning of a paragraph that introduces a party: the role in the singular, and the name."""

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
    lines = takewhile(lambda line: not SCOPE.match(line[0]), reader.legends[start:])
    subject = [
        (text, place)
        for text, place in lines
        if (reader.title_at_right or (place.page, place.line) < (title_place.page, title_place.line))
        and not (SENSITIVE_DATA.match(text) or LEGEND.search(text))
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
        return _introduced_parties(body, place)
    side = read_side([(match["names"], place)], match["role"])
    for party in side.parties:
        party.role = plain_role(match["role"])
        party.side = "plaintiff"
        party.text = party.text.removeprefix("the ")
    about = "the caption names no party: those in the opening sentence were read; compare `parties:`"
    return side.parties, [Doubt(about, place)]


def _introduced_parties(body: str, place: SourcePlace) -> tuple[list[PartyText], list[Doubt]]:
    """Return the parties whom paragraphs of *body* introduce, such as "Defendant Ann Sample is", with a doubt."""
    roles: dict[str, str] = {}
    for role, name in _introductions(body):
        roles.setdefault(name, role)
    parties = [PartyText(name, place, role=role, side=side_by_role(role, "plaintiff")) for name, role in roles.items()]
    about = "the caption names no party: those whom paragraphs introduce, such as `Defendant Ann Sample is`, were read"
    return parties, [Doubt(f"{about}; compare `parties:`", place)] if parties else []


def _introductions(body: str) -> Iterator[tuple[str, str]]:
    """Yield the role and the full name of each party whom a paragraph of *body* introduces."""
    full_names: dict[str, str] = {}
    for definition in DEFINITION.finditer(body):
        role_match = ROLE_WITHIN.match(definition["name"])
        name = definition["name"][role_match.end() if role_match else 0 :]
        full_names.setdefault(definition["short"], " ".join(name.split()))
    for introduction in INTRODUCTION.finditer(body):
        name = " ".join(introduction["name"].split())
        full_name = full_names.get(name, name)
        if " " in full_name:
            yield introduction["role"].casefold(), full_name
