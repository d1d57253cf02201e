"""Reads the head of a paper line by line: court, number, judge, parties, counsel, title and the lines under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assembler.importing.draft import Doubt, DraftPartiesGroup
from assembler.importing.expressed import CAPTION_RULE, CLERKS_STAMP, DIVIDER, Expressed
from assembler.importing.read_document import NOWHERE, SourcePlace
from assembler.importing.zones.caption_lines import CaptionLines, bare, is_part_of_court_name
from assembler.importing.zones.caption_signs import (
    COURT_SEAT,
    FORMAL_COURT_LINE,
    GOVERNMENT,
    IN_RE,
    JUDGE,
    JURY_LEGEND,
    LEGEND,
    NO_PARTY_LINE,
    OTHER_CASE_START,
    RULE,
    STAMP,
    TITLE,
)
from assembler.importing.zones.case_number import NumberRead, is_number_alone, joiner_of, number_in
from assembler.importing.zones.counsel_in_head import is_about_counsel
from assembler.importing.zones.counsel_signs import CITY, PHONE, PRO_SE, is_street
from assembler.importing.zones.court import is_above_court, is_beside_court, is_county, is_court_address, is_court_line
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.head_sides import HeadSides
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_chunks import SERVE
from assembler.importing.zones.party_lines import UNFINISHED_LINE
from assembler.importing.zones.party_words import DESCRIPTION_START, ROLE_AND_VERSUS, VERSUS, VERSUS_WITHIN, role_at_end
from assembler.importing.zones.title_lines import (
    begins_title,
    begins_title_at_right,
    is_title_beside_parties,
    may_continue_title,
    split_jury_demand,
)


@dataclass(slots=True)
class HeadReader(HeadSides):
    """Reads the lines of the head of a paper."""

    court: list[Line] = field(default_factory=list)
    counsel: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    number: str = ""
    number_label: str = ""
    number_line: str = ""
    number_place: SourcePlace = NOWHERE
    number_start: str = ""
    judge: str = ""
    blank_for_judge: Line | None = None
    """The line below the case number that leaves the judge blank."""
    pro_se: bool = False
    is_serving: bool = False
    """Whether the last line read says where the last party is to be served, and no city has followed."""
    title_continues: bool = False
    title_at_right: bool = False
    stamped: bool = False
    """Whether the last lines read are a clerk's stamp above the court's name."""

    def read(self, lines: CaptionLines) -> None:
        """Read the left column of *lines* down to the last role, the right column, and the rest of the left column."""
        right = [(text, place) for text, place in map(bare, lines.right) if text]
        right = self.take_roles(right)
        title_index = next((index for index, (text, _) in enumerate(right) if TITLE.search(text)), len(right))
        court_lines = [(text, place) for text, place in right[:title_index] if is_part_of_court_name(text)]
        has_court_at_left = any(is_court_line(text) for text, _ in lines.main)
        if not has_court_at_left:
            self.court += court_lines
        for index, line in enumerate(lines.main[: lines.last + 1]):
            self._read_main(line, index, lines)
        self._read_right([line for line in right if line not in court_lines])
        for index, line in enumerate(lines.main[lines.last + 1 :], lines.last + 1):
            self._read_main(line, index, lines)
        self.close_last_side()
        self.legends += self.roles_at_right
        if has_court_at_left:
            self.court += court_lines

    # -- the left column, and lines of the whole width --

    def _read_main(self, line: Line, index: int, lines: CaptionLines) -> None:
        text, place = bare(line)
        below, _ = lines.main[index + 1] if index + 1 < len(lines.main) else ("", place)
        if not text or RULE.match(text):
            self.expressed.append(_rule(*line))
        elif self._read_number(text, place) or self._read_judge(text, place):
            return
        elif index < lines.first:
            self._read_above_parties(text, place)
        elif self._is_below_court(text, below):
            self.court.append((text, place))
        elif index <= lines.last:
            self._read_party_line(self._without_pro_se(text, place), place)
        else:
            self._read_below_parties(text, place, [bare(later)[0] for later in lines.main[index + 1 :]])

    def _is_below_court(self, text: str, below: str) -> bool:
        """Whether *text* is a further line of the court's name, above all parties; *below* is the next line."""
        is_party = bool(role_at_end(below) and GOVERNMENT.match(text))
        is_described = any(DESCRIPTION_START.match(part.strip()) for part in text.split(",")[1:])
        if UNFINISHED_LINE.search(text) and re.search(r";|,$", below):
            return False
        is_part = (is_beside_court(text) and not is_described) or COURT_SEAT.match(text) or is_court_address(text)
        has_more = self.pending or self.sides or self.title or JURY_LEGEND.match(text)
        return (is_county(text) or (is_part and bool(self.court))) and not (is_party or has_more)

    def _read_above_parties(self, text: str, place: SourcePlace) -> None:
        """Read a line above the parties: about counsel, or of the court's name, which may begin with a state."""
        if STAMP.match(text):
            self.stamped = True
        if self.stamped and FORMAL_COURT_LINE.match(text):
            self.expressed += [Expressed(CLERKS_STAMP, *line) for line in (*self.court, *self.counsel)]
            self.court = []
            self.counsel = []
            self.stamped = False
        is_court = is_court_line(text) and not VERSUS_WITHIN.search(text)
        if is_court or (self.court and not self.counsel and is_beside_court(text)):
            while self.counsel and is_above_court(self.counsel[-1][0]):
                self.court.insert(0, self.counsel.pop())
            self.court.append((text, place))
        elif self.court and (is_beside_court(text) or COURT_SEAT.match(text)):
            self.court.append((text, place))
        else:
            self.counsel.append((text, place))

    def _read_party_line(self, text: str, place: SourcePlace) -> None:
        """Read a line of the zone of the parties: names, a role, the "v.", or several of them."""
        if not text:
            return
        if role_match := ROLE_AND_VERSUS.search(text):
            self._read_party_line(text[: role_match.start("versus")].strip(), place)
            self._read_party_line(text[role_match.start("versus") :], place)
        elif VERSUS.match(text):
            self.close_side("", place)
            self.versus = self.versus or text
            self.express(text, place)
            if self.printed:
                self.printed[-1] = self.printed[-1]._replace(versus=text)
        elif match := VERSUS_WITHIN.search(text):
            self._read_party_line(text[: match.start()].strip(), place)
            self._read_party_line(match[0].strip(), place)
            self._read_party_line(text[match.end() :], place)
        elif match := role_at_end(text):
            if before := text[: match.start()].strip(" ,("):
                self.add_line(before, place, text[: match.start()].strip(" ("))
            self.close_side(match["role"], place, text[match.start() :].strip())
            self.express(match[0], place)
        elif (IN_RE.match(text) and not self.pending and not self.sides) or NO_PARTY_LINE.match(text):
            self.legends.append((text, place))
        elif is_title_beside_parties(text, is_open=bool(self.title and not self.pending)):
            self._read_title(text, place)
        else:
            self.add_line(text, place)

    def _read_below_parties(self, text: str, place: SourcePlace, later: Sequence[str]) -> None:
        """Read a line below the last role: counsel, the title, or a line under it."""
        if self._read_service(text) or self._read_without_sides(text, place, later):
            return
        is_open = self.pending or (self.versus and all(party.side != "defendant" for party in self.sides))
        if is_open and not (TITLE.search(text) and in_capitals(text)):
            self.add_line(text, place)
        elif (self.sides or self.counsel) and is_about_counsel((text, place), self.counsel, later):
            self.counsel.append((text, place))
        elif self.title and not self.title_at_right:
            self._read_under_title(text, place)
        elif not self.title and begins_title(text, later, below_parties=bool(self.sides) and not self.pending):
            self.close_last_side()
            self._read_title(text, place)
        elif not self.sides and not self.versus:
            self._read_above_parties(text, place)
        else:
            self.legends.append((text, place))

    def _read_without_sides(self, text: str, place: SourcePlace, later: Sequence[str]) -> bool:
        """Read *text* in a caption without sides: a line of the court's name, or a line from the subject on.

        The subject begins with "In re"; the *later* lines show whether *text* is the first line of the title.
        """
        if self.sides or self.versus or self.pending:
            return False
        has_subject = any(IN_RE.match(line) for line, _ in self.legends)
        is_legend = LEGEND.search(text) and not TITLE.search(text)
        may_begin_title = has_subject and not self.title and not LEGEND.search(text)
        if not has_subject and not IN_RE.match(text):
            is_court = is_court_line(text) and not TITLE.search(text)
            if is_court or (self.court and not self.title and is_beside_court(text)):
                self._read_above_parties(text, place)
            return is_court or (text, place) in self.court
        if self.title and not self.title_at_right and not is_legend:
            self._read_under_title(text, place)
        elif may_begin_title and begins_title(text, later, below_parties=True):
            self._read_title(text, place)
        else:
            self.legends.append((text, place))
        return True

    def _read_service(self, text: str) -> bool:
        """Read *text*, below a role, if it says how, where or on whom the last party is to be served.

        Such lines begin with "Serve:", and end with a city, or above the title.
        """
        address = self.sides[-1].address if self.sides and not self.pending else None
        self.is_serving = self.is_serving and not (TITLE.search(text) and in_capitals(text))
        if address is None or not (SERVE.match(text) or self.is_serving):
            return False
        address.append(text)
        if self.printed[-1].role:
            self.printed.append(DraftPartiesGroup(()))
        self.printed[-1] = self.printed[-1]._replace(lines=(*self.printed[-1].lines, text))
        self.has_address = True
        self.is_serving = CITY.search(text) is None
        return True

    def _without_pro_se(self, text: str, place: SourcePlace) -> str:
        """Return *text* without the words that say that a party represents itself, unless they describe the party."""
        pro_se_match = PRO_SE.search(text) if self.court and len(text.split()) <= 8 else None
        self.pro_se = self.pro_se or pro_se_match is not None
        if pro_se_match is None or text[: pro_se_match.start()].endswith("("):
            return text
        self.express(pro_se_match[0], place)
        return f"{text[: pro_se_match.start()]}{text[pro_se_match.end() :]}".strip(" ,()")

    # -- the right column --

    def _read_right(self, lines: Sequence[Line]) -> None:
        for index, (text, place) in enumerate(lines):
            later = [line for line, _ in lines[index + 1 :]]
            if RULE.match(text):
                self.expressed.append(_rule(text, place))
            elif self._read_number(text, place) or self._read_judge(text, place):
                continue
            elif self.title_at_right:
                self._read_under_title(text, place)
            elif not self.title and begins_title_at_right(text, later):
                self.title_at_right = True
                self._read_title(text, place)
            else:
                self.legends.append((text, place))

    # -- number, judge, title --

    def _read_number(self, text: str, place: SourcePlace) -> bool:
        """Read the case number in *text*, and the words before and after it; return whether *text* was read."""
        read = number_in(text)
        if read is None:
            return self._read_number_below_label(text, place)
        if read.before and (len(read.before.split()) > 6 or not self.court or PHONE.search(read.before)):
            return False
        if self.number_line and not self.number and read.number and not read.label:
            self.number = read.number
            self.express(text, place)
            return True
        if self.number_line:
            self.legends.append((text, place))
            if not OTHER_CASE_START.match(text):
                about = f"`{text}` is a second number in the caption, and was put under the title: compare `number:`"
                self.doubts.append(Doubt(about, place))
            return True
        self._take_number(read, text, place)
        for words in filter(None, (read.before, read.after)):
            if not RULE.match(words):
                self._read_beside_number(words, place)
        return True

    def _read_beside_number(self, text: str, place: SourcePlace) -> None:
        if self._read_judge(text, place):
            return
        if TITLE.search(text) and in_capitals(text) and not self.title:
            self._read_title(text, place)
        elif JURY_LEGEND.match(text) or self.sides or self.title:
            self.legends.append((text, place))
        else:
            self._read_party_line(text, place)

    def _take_number(self, read: NumberRead, text: str, place: SourcePlace) -> None:
        self.number = read.number
        self.number_label = read.label
        self.number_line = text
        self.number_place = place
        self.express(read.printed, place)
        if read.unfinished:
            self.number_start = "" if read.number else read.printed.strip()
            about = f"the case number is unfinished: `{read.printed.strip(' _')}`; give it in `number:` when assigned"
            self.doubts.append(Doubt(about, place))

    def _read_number_below_label(self, text: str, place: SourcePlace) -> bool:
        """Read *text* if it is the case number below its label, or the initials of judges below the number."""
        joiner = joiner_of(self.number, text)
        if joiner is not None and self.number_place.page == place.page:
            self.doubts = [doubt for doubt in self.doubts if joiner or doubt.place != self.number_place]
            self.number = f"{self.number}{joiner}{text}"
            self.express(text, place)
            return True
        if not self.number_line or self.number or self.number_place.page != place.page:
            return False
        if not is_number_alone(text) or PHONE.search(text) or is_street(text):
            return False
        self.number = text.strip()
        self.express(text, place)
        return True

    def _read_judge(self, text: str, place: SourcePlace) -> bool:
        match = JUDGE.match(text)
        if match is None or (self.pending and in_capitals(text) and not match["name"].strip("_ ")):
            return False
        if self.judge:
            self.legends.append((text, place))
            return True
        self.judge = match["name"].strip("_ ")
        if self.judge:
            self.express(text, place)
        elif self.number_line and not self.title:
            self.blank_for_judge = (text, place)
            self.express(text, place)
        else:
            self.legends.append((text, place))
        return True

    def _read_title(self, text: str, place: SourcePlace) -> None:
        """Read the first line of the title, which may have the jury demand in parentheses at its end."""
        title, jury_demand = split_jury_demand(text)
        self.title.append((title, place))
        self.title_continues = not jury_demand
        if jury_demand:
            self.legends.append((jury_demand, place))

    def _read_under_title(self, text: str, place: SourcePlace) -> None:
        """Read a line below the first line of the title: more of the title, or a legend."""
        self.title_continues = self.title_continues and may_continue_title([line for line, _ in self.title], text)
        if self.title_continues:
            self.title.append((text, place))
        else:
            self.legends.append((text, place))


def _rule(text: str, place: SourcePlace) -> Expressed:
    """Return *text*, a line of signs, as words that the matter does not have; asterisks divide the text."""
    return Expressed(DIVIDER if "*" in text else CAPTION_RULE, text, place)
