"""The head of a docket sheet pasted as text: court, number, judge, parties, and who represents them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.catalog import Catalog
from assembler.importing.draft import Doubt, DraftCaption, DraftParty
from assembler.importing.read_document import SourcePlace
from assembler.importing.text_caption import text_head
from assembler.importing.zones.caption import HeadRead, read_head
from assembler.importing.zones.counsel import read_counsel
from assembler.importing.zones.counsel_draft import as_draft
from assembler.importing.zones.court import court_of
from assembler.importing.zones.parties import as_parties
from assembler.importing.zones.sides import PartyText

ROLE_ALONE = re.compile(
    r"(?i)^\s*(?:(?:consol(?:idated)?|counter|cross|third[- ]party|nominal|lead)\s+)*"
    r"(?P<role>plaintiff|defendant|petitioner|respondent|intervenor|claimant|movant)s?\s*$"
)
"""A line that has only a role, above the name of a party."""

REPRESENTED = re.compile(r"(?i)\s{0,9}\brepresented by\b\s{0,9}")
"""The words between a party and the first of its attorneys."""

CASE = re.compile(r"(?i)\bcase\s{0,9}(?:#|no\.?|number)\s{0,9}:?\s{0,9}(?P<number>\d[\w:.-]{1,60})")

JUDGE = re.compile(r"(?i)^\s*assigned to:\s*(?:(?:chief |senior |district )*judge\s+)?(?P<name>.+?)\s*$")

NOT_A_NAME = re.compile(
    r"(?i)^\s*(?:lead attorney|attorney to be noticed|pro hac vice|v\.?|vs\.?"
    r"|designation:.*|bar status:.*|fee status:.*)\s*$"
)
"""Lines of a sheet that say nothing about parties or their addresses."""

LABEL_ALONE = re.compile(r"(?i)^\s*(?:lead attorney|attorney to be noticed|v\.?|vs\.?)\s*$")
"""Lines that say nothing about a party or an attorney that a matter has."""

MAX_COURT_LINES = 3
"""The number of lines at the top of a sheet that are searched for the court's name."""


@dataclass(frozen=True, slots=True)
class CaptionRead:
    """A caption, the doubts about it, and the words of its text that the matter expresses in another form."""

    caption: DraftCaption
    doubts: tuple[Doubt, ...]
    expressed: tuple[str, ...]


def caption_in(text: str, catalog: Catalog) -> CaptionRead:
    """Return the caption in *text*, pasted text that is a docket sheet or the head of a paper."""
    lines = [(line.strip(), SourcePlace(1, number)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if any(ROLE_ALONE.match(line) for line, _ in lines) and any(REPRESENTED.search(line) for line, _ in lines):
        return CaptionRead(_sheet_caption(lines, catalog), (), tuple(_words_of_sheet(lines)))
    head = head_of(text, catalog)
    counsel = head.caption.counsel
    lines_on_clients = (counsel.for_line, *counsel.further_lines, *(office.represents for office in counsel.attorneys))
    return CaptionRead(
        head.caption, head.doubts, (*(entry.text for entry in head.expressed), *filter(None, lines_on_clients))
    )


def _words_of_sheet(lines: Sequence[tuple[str, SourcePlace]]) -> Iterator[str]:
    """Yield the words of a docket sheet that only say what its other words are."""
    for line, _ in lines:
        if ROLE_ALONE.match(line) or LABEL_ALONE.match(line):
            yield line
        elif match := REPRESENTED.search(line):
            yield match[0]


def head_of(text: str, catalog: Catalog) -> HeadRead:
    """Return the head of the paper in *text*, which has the layout of the printed page."""
    return read_head(text_head(text), body="", catalog=catalog)


def _sheet_caption(lines: Sequence[tuple[str, SourcePlace]], catalog: Catalog) -> DraftCaption:
    """Read the caption of a docket sheet, which names the role of each party on the line above the party."""
    first_role = next(index for index, (line, _) in enumerate(lines) if ROLE_ALONE.match(line))
    head, body = lines[:first_role], lines[first_role:]
    number_match = next(filter(None, (CASE.search(line) for line, _ in head)), None)
    judge_match = next(filter(None, (JUDGE.match(line) for line, _ in head)), None)
    court = court_of([_spelled_out(line) for line, _ in head[:MAX_COURT_LINES]], catalog)
    parties: list[DraftParty] = []
    counsel: list[tuple[str, SourcePlace]] = []
    for role, role_lines in _lines_by_role(body):
        names, lawyers = _party_and_counsel_lines(role_lines)
        texts = [PartyText(name, place, role=role) for name, place in names]
        parties_read, _ = as_parties(texts, body="")
        known_keys = {party.key for party in parties}
        parties += [party for party in parties_read if party.key not in known_keys]
        if role in {"plaintiff", "petitioner"}:
            counsel += lawyers
    return DraftCaption(
        court=court.id,
        county=court.county,
        division=court.division,
        number=number_match["number"] if number_match else "",
        judge=judge_match["name"] if judge_match else "",
        parties=tuple(parties),
        counsel=as_draft(read_counsel(counsel)),
    )


def _spelled_out(line: str) -> str:
    return re.sub(r"U\.?S\.? District Court", "United States District Court", line)


def _lines_by_role(lines: Sequence[tuple[str, SourcePlace]]) -> list[tuple[str, list[tuple[str, SourcePlace]]]]:
    """Return each role that fills one of *lines*, with the lines below the role; the first line must be a role."""
    groups: list[tuple[str, list[tuple[str, SourcePlace]]]] = []
    for line, place in lines:
        if role_match := ROLE_ALONE.match(line):
            role_lines: list[tuple[str, SourcePlace]] = []
            groups.append((role_match["role"].casefold(), role_lines))
        else:
            role_lines.append((line, place))
    return groups


def _party_and_counsel_lines(
    lines: Sequence[tuple[str, SourcePlace]],
) -> tuple[list[tuple[str, SourcePlace]], list[tuple[str, SourcePlace]]]:
    """Return the line with the party's name, and the lines about the attorneys who represent the party."""
    names: list[tuple[str, SourcePlace]] = []
    lawyers: list[tuple[str, SourcePlace]] = []
    has_counsel = False
    for line, place in lines:
        if NOT_A_NAME.match(line):
            continue
        match = REPRESENTED.search(line)
        if match:
            party = line[: match.start()].strip()
            lawyer = line[match.end() :].strip()
            if party:
                names.append((party, place))
            if lawyer:
                lawyers.append((lawyer, place))
            has_counsel = True
        elif has_counsel:
            lawyers.append((line, place))
        elif not names:
            names.append((line, place))
    return names, lawyers
