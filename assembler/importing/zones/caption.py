"""The head of a paper: court, number, judge, parties, counsel, title and the lines under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assembler.catalog import Catalog
from assembler.importing.draft import Doubt, DraftCaption, Expressed
from assembler.importing.read_document import Block, SourcePlace
from assembler.importing.word_balance import words_of
from assembler.importing.zones.counsel import CounselRead, as_draft, read_counsel
from assembler.importing.zones.counsel_signs import FOR, PRO_SE, is_counsel_line
from assembler.importing.zones.court import court_of, is_beside_court, is_court_line
from assembler.importing.zones.head_lines import head_lines, not_understood
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.parties import (
    ROLE,
    ROLE_AND_VERSUS,
    VERSUS,
    VERSUS_WITHIN,
    PartyText,
    as_parties,
    split_parties,
)

NUMBER = re.compile(
    r"(?i)(?P<label>\b(?:(?:civil|case|cause|docket|file|index|action|civ\.?)\s{1,9}){0,8}(?:action|case|cause|"
    r"docket|file|index|civil|civ\.?)\s{0,9}(?:(?:file|case|action)\s{0,9})?"
    r"(?:no\.?|number|nos\.|#)|^no\.)\s{0,9}:?(?=[\s:_\d]|$)(?P<rest>.{0,400})$"
)
"""The line of the case number, which may be blank."""

DIGITS = re.compile(
    r"^(?P<number>(?:[A-Za-z.-]{0,6}\s?)?[\w.-]*\d[\w:./-]*(?:\s(?:[A-Z]{1,4}\s)?[\w:./-]*\d[\w:./-]*)*(?:[\s-]*\([A-Z]{2,4}\))*(?:\s[A-Z]{3}$)?)"
)
"""A case number: 2:21-cv-00031-BJR, 20 Civ. 1234 (ABC), 25-2-00000-0 SEA."""

JUDGE = re.compile(
    r"(?i)^(?:(?:assigned to|before)[: ]{0,60})?(?:(?:the )?hon(?:orable|\.)?:?|(?:(?:chief |magistrate |"
    r"district ){0,8}judge:?))(?=[\s_:]|$)\s{0,9}:?\s{0,9}(?P<name>[A-Z][\w.'’ -]{0,60}|_{0,80})\s{0,9}$"
)

TITLE = re.compile(
    r"(?i)\b(?:complaint|petition|notice|stipulation|motion|answer|counterclaims?|declaration|affidavit|"
    r"praecipe|nonsuit|"
    r"order|memorandum|summons)\b"
)

JURY_LEGEND = re.compile(r"(?i)\(?\b(?:jury trial|trial by jury|demand for (?:a )?jury|jury demand)\b.*")

RULE = re.compile(r"^[\s)(§x_\-–—:|.=*/\\┐┘│]+$|^[Xx]?[-–—_]{4,}[Xx]?$")
"""A line that consists of the signs of a caption's divider."""

ET_SIGNS = re.compile(
    r"(?:\s{1,9}[)§|:]{1,60}\s{0,9}$)|^\s{0,9}[)§|:]\s{1,9}|_{3,}/?|(?<=\s)x{1}(?=\s{0,9}$)|(?:- ){4,}-?"
)


@dataclass(slots=True)
class HeadReader:
    """Reads the lines of the head of a paper."""

    court: list[tuple[str, SourcePlace]] = field(default_factory=list)
    counsel: list[tuple[str, SourcePlace]] = field(default_factory=list)
    sides: list[PartyText] = field(default_factory=list)
    pending: list[tuple[str, SourcePlace]] = field(default_factory=list)
    title: list[tuple[str, SourcePlace]] = field(default_factory=list)
    legends: list[tuple[str, SourcePlace]] = field(default_factory=list)
    number: str = ""
    number_label: str = ""
    judge: str = ""
    judge_line: str = ""
    versus: str = ""
    pro_se: bool = False
    sides_joined: bool = False
    has_address: bool = False
    has_and: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    expressed: list[Expressed] = field(default_factory=list)

    def read(self, text: str, place: SourcePlace) -> None:
        """Read one line."""
        text = self._without_pro_se(ET_SIGNS.sub(" ", text).strip(), place)
        if both := ROLE_AND_VERSUS.search(text):
            self._read_parts(text, both.start("versus"), place)
        elif text:
            self._read_line(text, place)

    def _read_line(self, text: str, place: SourcePlace) -> None:
        if RULE.match(text):
            self.expressed.append(Expressed("rule of the caption", text, place))
        elif VERSUS.match(text):
            self._read_versus(text, place)
        elif (match := NUMBER.search(text)) and not self._read_number(match, text, place):
            return
        elif (match := JUDGE.match(text)) and self.court:
            self.judge = match["name"].strip("_ ")
            self.judge_line = text
            self.expressed.append(Expressed("words of the caption", text, place))
        elif not self.court:
            self._read_above_court(text, place)
        elif not self.pending and not self.sides and not self.title and (is_court_line(text) or is_beside_court(text)):
            self.court.append((text, place))
        elif (match := ROLE.search(text)) and not self.title and not FOR.match(text):
            before = text[: match.start()].strip(" ,")
            if before:
                self.pending.append((before, place))
            self._close_side(match["role"], match[0], place)
            self.expressed.append(Expressed("words of the caption", match[0], place))
        else:
            self._read_rest(text, place)

    def _read_versus(self, text: str, place: SourcePlace) -> None:
        self._close_side("", text, place)
        self.versus = text
        self.expressed.append(Expressed("words of the caption", text, place))

    def _read_parts(self, text: str, cut: int, place: SourcePlace) -> None:
        """Read *text* as two lines, of which the second begins at *cut*."""
        self.read(text[:cut].strip(), place)
        self.read(text[cut:], place)

    def _without_pro_se(self, text: str, place: SourcePlace) -> str:
        """Return *text* without the words that say that a party below the court's name represents itself."""
        alone = PRO_SE.search(text) if self.court and len(text.split()) <= 8 else None
        if alone is None:
            return text
        self.pro_se = True
        self.expressed.append(Expressed("words of the caption", alone[0], place))
        return f"{text[: alone.start()]}{text[alone.end() :]}".strip(" ,()")

    def _read_above_court(self, text: str, place: SourcePlace) -> None:
        """Read a line on counsel, or the first that names the court, with a line such as its state's above it."""
        if not is_court_line(text):
            self.counsel.append((text, place))
            return
        while self.counsel and is_beside_court(self.counsel[-1][0]) and len(self.counsel[-1][0].split()) <= 5:
            self.court.insert(0, self.counsel.pop())
        self.court.append((text, place))

    def _read_number(self, match: re.Match[str], text: str, place: SourcePlace) -> bool:
        """Read the line of the number; return whether it is none."""
        before, rest = text[: match.start()].strip(" ,"), match["rest"].strip(" :")
        digits = DIGITS.match(rest)
        blank = re.match(r"[_\s]*", rest)
        after = rest[digits.end() :] if digits else rest[blank.end() :] if blank else rest
        if (before and not self.court) or (len(text.split()) > 14 and not digits):
            return True
        if before:
            self.read(before, place)
        self.number = self.number or (digits["number"].strip() if digits else "")
        self.number_label = self.number_label or match["label"]
        printed = text[match.start() : len(text) - len(after)] if after else text[match.start() :]
        self.expressed.append(Expressed("words of the caption", printed, place))
        if after.strip(" ,;"):
            self.read(after.strip(), place)
        return False

    def _read_rest(self, text: str, place: SourcePlace) -> None:
        if self.title:
            joins = (
                in_capitals(text) and not self.legends and (not JURY_LEGEND.match(text)) and not text.startswith("(")
            )
            (self.title if joins else self.legends).append((text, place))
        elif self._begins_title(text):
            legend = JURY_LEGEND.search(text) if text.rstrip().endswith(")") else None
            cut = legend.start() if legend and legend.start() else len(text)
            self.title.append((text[:cut].strip(), place))
            if text[cut:].strip():
                self.legends.append((text[cut:].strip(), place))
        elif is_counsel_line(text) and self.sides and not self.pending and self.versus:
            self.counsel.append((text, place))
        elif self.sides and self.versus and not self.pending and self.sides[-1].side == "defendant":
            (
                self.counsel
                if self.counsel and self.counsel[-1][1].page == place.page and not JURY_LEGEND.match(text)
                else self.legends
            ).append((text, place))
        else:
            self._read_party_line(text, place)

    def _begins_title(self, text: str) -> bool:
        done = bool(self.sides) and not self.pending
        return (
            bool(TITLE.search(text))
            and len(text.split()) <= 40
            and (done or in_capitals(text))
            and not text.endswith(",")
        )

    def _read_party_line(self, text: str, place: SourcePlace) -> None:
        if match := VERSUS_WITHIN.search(text):
            self.read(text[: match.start()], place)
            self.read(match[0].strip(), place)
            self.read(text[match.end() :], place)
        elif match := re.search(r"(?i),\s*(?:plaintiffs?|petitioners?)\s*,\s*(?=vs?\.)", text):
            self.read(text[: match.end()].rstrip(" ,"), place)
            self.read(text[match.end() :], place)
        else:
            self.pending.append((text, place))

    def _close_side(self, role: str, words: str, place: SourcePlace) -> None:
        """Give the parties read since the last role their *role*; without one, that of the side of the "v."."""
        del words, place
        if not self.pending:
            return
        plain = re.sub(r"\s+", " ", role.casefold()).replace("(s)", "")
        plain = "real party in interest" if plain.startswith("real part") else re.sub(r"s$", "", plain)
        side = "defendant" if self.versus else "plaintiff"
        parties = split_parties(self.pending)
        separated = any(";" in text or re.search(r"(?i)\band\b", text) for text, _ in self.pending)
        if len(parties) > 1 and role and not separated and not re.search(r"s\b|\(s\)|real part", role, re.IGNORECASE):
            parties = _as_one(parties)
        for party in parties:
            party.role, party.side = plain or side, side
        self.sides += parties
        self.sides_joined = self.sides_joined or len(parties) > 1
        self.has_address = self.has_address or any(party.address for party in parties)
        joined = Counter(word for text, _ in self.pending for word in words_of(text))
        joined -= Counter(word for party in parties for text in (party.text, *party.address) for word in words_of(text))
        if joined and set(joined) == {"and"}:
            self.has_and = True
            self.expressed.append(Expressed("words of the caption", " ".join(joined.elements()), self.pending[0][1]))
        self.pending = []

    def finish(self) -> None:
        """Close the last side."""
        if self.pending and self.versus:
            self._close_side("", "", self.pending[0][1])
        for text, place in self.pending:
            self.legends.append((text, place))
        self.pending = []


def _as_one(parties: list[PartyText]) -> list[PartyText]:
    """Return *parties* above a role in the singular as one, with the later names as its description."""
    first = parties[0]
    first.text = ", ".join(party.text for party in parties)
    first.address += [line for party in parties[1:] for line in party.address]
    return [first]


@dataclass(frozen=True, slots=True)
class HeadRead:
    """The caption, and what was not sure of it."""

    caption: DraftCaption
    counsel: CounselRead
    doubts: tuple[Doubt, ...]
    expressed: tuple[Expressed, ...]


def read_head(blocks: Sequence[Block], body: str, catalog: Catalog) -> HeadRead:
    """Return the caption that *blocks* are; *body* is the text of the paper, for names in mixed letters."""
    reader = HeadReader()
    for text, place in head_lines(blocks):
        reader.read(text, place)
    reader.finish()
    counsel = read_counsel(reader.counsel)
    counsel.pro_se = counsel.pro_se or reader.pro_se
    court = court_of([text for text, _ in reader.court], catalog)
    parties, words = as_parties(reader.sides, body)
    doubts = [*reader.doubts]
    nowhere = reader.court[0][1] if reader.court else SourcePlace(1, 1)
    if not court.id:
        doubts.append(Doubt("the court: its lines fit no court on record, so the matter has a stand-in", nowhere))
    if not parties:
        doubts.append(Doubt("the parties: the caption names none that was recognized", nowhere))
    legends = [text for text, _ in reader.legends]
    legends += [text for text, _ in counsel.rest]
    doubts += not_understood(counsel.rest, "the lines on counsel", ", and is under the title")
    caption = DraftCaption(
        court=court.id,
        county=court.county,
        division=court.division,
        court_lines=tuple(text for text, _ in reader.court),
        number=reader.number,
        judge=reader.judge,
        parties=tuple(parties),
        title=" ".join(text for text, _ in reader.title),
        legends=tuple(legends),
        counsel=as_draft(counsel),
        sentences=_sentences(reader),
        style=_style(reader),
    )
    expressed = [
        *reader.expressed,
        *words,
        *(Expressed("label of counsel", text, place) for text, place in counsel.labels),
    ]
    return HeadRead(caption, counsel, tuple(doubts), tuple(expressed))


def _style(reader: HeadReader) -> tuple[str, ...]:
    """Return how the caption joins its parties, where that differs from the program's custom."""
    style = ["a line each", "semicolons", "addresses"] if reader.has_address else []
    return tuple(style + ["no and"] * (reader.sides_joined and not reader.has_and))


def _sentences(reader: HeadReader) -> dict[str, str]:
    """Return the program's sentences in the caption's own words."""
    sentences = {}
    if reader.versus:
        sentences["versus"] = reader.versus.strip(" -–—:") if "-" not in reader.versus else reader.versus
    if reader.number_label:
        has_colon = ":" in _label_end(reader) and not reader.number_label.endswith(":")
        sentences["number"] = f"{reader.number_label}{':' if has_colon else ''} {{number}}"
    return sentences


def _label_end(reader: HeadReader) -> str:
    texts = [item.text for item in reader.expressed if reader.number_label and reader.number_label in item.text]
    return texts[0][len(reader.number_label) :][:2] if texts else ""
