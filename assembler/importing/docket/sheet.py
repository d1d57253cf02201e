"""The head of a docket sheet pasted as text: court, number, judge, parties, and who represents them."""

import re
from collections.abc import Sequence

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
    r"(?i)^\s*(?:(?:consol(?:idated)?|counter|cross|third[- ]party|nominal|lead)\s+)*(?P<role>plaintiff|"
    r"defendant|petitioner|respondent|intervenor|claimant|movant)s?\s*$"
)
"""A line that has only a role, above the name of a party."""

REPRESENTED = re.compile(r"(?i)\s{0,9}\brepresented by\b\s{0,9}")

CASE = re.compile(r"(?i)\bcase\s{0,9}(?:#|no\.?|number)\s{0,9}:?\s{0,9}(?P<number>\d[\w:.-]{1,60})")

JUDGE = re.compile(r"(?i)^\s*assigned to:\s*(?:(?:chief |senior |district )*judge\s+)?(?P<name>.+?)\s*$")

OF_THE_SHEET = re.compile(
    r"(?i)^\s*(?:lead attorney|attorney to be noticed|pro hac vice|designation:.*|v\.?|vs\.?|"
    r"bar status:.*|fee status:.*)\s*$"
)
"""Lines of a sheet that say nothing about parties or their addresses."""


def frame_of(text: str, catalog: Catalog) -> tuple[DraftCaption, tuple[Doubt, ...]]:
    """Return the caption in *text*, which is a docket sheet or the head of a paper, and the doubts about it."""
    lines = [(line.strip(), SourcePlace(1, number)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if any(ROLE_ALONE.match(line) for line, _ in lines) and any(REPRESENTED.search(line) for line, _ in lines):
        return _of_sheet(lines, catalog), ()
    head = head_of(text, catalog)
    return head.caption, head.doubts


def head_of(text: str, catalog: Catalog) -> HeadRead:
    """Return the head of the paper in *text*, which has the layout of the printed page."""
    return read_head(text_head(text), "", catalog)


def _of_sheet(lines: Sequence[tuple[str, SourcePlace]], catalog: Catalog) -> DraftCaption:
    """Read the caption of a docket sheet, which names the role of each party on the line above the party."""
    first = next(number for number, (line, _) in enumerate(lines) if ROLE_ALONE.match(line))
    head, body = lines[:first], lines[first:]
    number = next((match["number"] for line, _ in head if (match := CASE.search(line))), "")
    judge = next((match["name"] for line, _ in head if (match := JUDGE.match(line))), "")
    court = court_of([_spelled(line) for line, _ in head[:3]], catalog)
    parties: list[DraftParty] = []
    counsel: list[tuple[str, SourcePlace]] = []
    for block in _by_role(body):
        role = str(ROLE_ALONE.match(block[0][0])["role"]).casefold()  # type: ignore[index]
        names, lawyers = _split(block[1:])
        texts = [PartyText(name, place, role=role) for name, place in names]
        parties_read, _ = as_parties(texts, "")
        parties += [party for party in parties_read if party.key not in {p.key for p in parties}]
        counsel += lawyers if role in {"plaintiff", "petitioner"} else []
    return DraftCaption(
        court=court.id,
        county=court.county,
        division=court.division,
        number=number,
        judge=judge,
        parties=tuple(parties),
        counsel=as_draft(read_counsel(counsel)),
    )


def _spelled(line: str) -> str:
    return re.sub(r"U\.?S\.? District Court", "United States District Court", line)


def _by_role(lines: Sequence[tuple[str, SourcePlace]]) -> list[list[tuple[str, SourcePlace]]]:
    blocks: list[list[tuple[str, SourcePlace]]] = []
    for line, place in lines:
        if ROLE_ALONE.match(line):
            blocks.append([])
        blocks[-1].append((line, place))
    return blocks


def _split(
    lines: Sequence[tuple[str, SourcePlace]],
) -> tuple[list[tuple[str, SourcePlace]], list[tuple[str, SourcePlace]]]:
    """Return the name of the party, and the lines on those who represent it."""
    names: list[tuple[str, SourcePlace]] = []
    lawyers: list[tuple[str, SourcePlace]] = []
    represented = False
    for line, place in lines:
        if OF_THE_SHEET.match(line):
            continue
        match = REPRESENTED.search(line)
        before, after = (line[: match.start()], line[match.end() :]) if match else (line, "")
        if match:
            names += [(before.strip(), place)] if before.strip() else []
            lawyers += [(after.strip(), place)] if after.strip() else []
            represented = True
        elif represented:
            lawyers.append((line, place))
        elif not names:
            names.append((line, place))
    return names, lawyers
