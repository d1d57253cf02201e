"""The head of a docket sheet pasted as text: court, number, judge, parties, and who represents them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

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
from assembler.model.roles import FurtherRole

ROLE_ALONE = re.compile(
    r"(?i)^\s*(?P<role>(?:(?:consol(?:idated)?|counter|cross|third[- ]?party|nominal|lead)[\s-]+){0,3}"
    r"(?:plaintiff|defendant|petitioner|respondent|intervenor|claimant|movant"
    r"|garnishee|objector|interested party|special master|amicus))s?\s*$"
)
"""A line that has only a role, above the name of a party."""

ROLES_BY_HEADING = {
    "counter claimant": "counterclaim plaintiff",
    "counter plaintiff": "counterclaim plaintiff",
    "counter defendant": "counterclaim defendant",
    "cross claimant": "crossclaim plaintiff",
    "cross plaintiff": "crossclaim plaintiff",
    "cross defendant": "crossclaim defendant",
    "third party plaintiff": "third-party plaintiff",
    "third party defendant": "third-party defendant",
    "thirdparty plaintiff": "third-party plaintiff",
    "thirdparty defendant": "third-party defendant",
    "consol plaintiff": "consolidated plaintiff",
    "consol defendant": "consolidated defendant",
}
"""The roles in a matter, by the words above a party on a sheet; other words are the role itself."""

FURTHER_ROLES = frozenset(get_args(FurtherRole))
"""The roles that a party may have besides its first one."""

TERMINATED = re.compile(r"(?i)^\s*terminated:")
"""The remark that a party has left the case."""

PRO_SE_ALONE = re.compile(r"(?i)^\s*pro se\s*$")
"""The line below a party who has no counsel."""

OTHER_NAME_FOLLOWS = re.compile(r"(?i)\b(?:known as|doing business as|behalf of|[adfn]/?[bk]/?a)$")
"""The end of a line whose sentence has the next line."""

NO_NAME = re.compile(
    r"(?i)\d:\d{2}-[a-z]{2}-\d|^nos?\. ?\d|^(?:consolidated|related) |\bcross-action\b|\bdistrict court\b"
)
"""Words that the name of a party hardly has: a case number, the name of a court."""

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
        caption, sheet_doubts = _sheet_caption(lines, catalog)
        return CaptionRead(caption, tuple(sheet_doubts), tuple(_words_of_sheet(lines)))
    head = head_of(text, catalog)
    counsel = head.caption.counsel
    lines_on_clients = (counsel.for_line, *counsel.further_lines, *(office.represents for office in counsel.attorneys))
    doubts = (*head.doubts, *_doubts_on_names(head.caption.parties))
    return CaptionRead(
        head.caption, doubts, (*(entry.text for entry in head.expressed), *filter(None, lines_on_clients))
    )


def _doubts_on_names(parties: Sequence[DraftParty]) -> Iterator[Doubt]:
    """Yield a doubt about each of *parties* whose name has a case number or the name of a court."""
    for party in parties:
        if NO_NAME.search(str(party.values["name"])):
            about = f"`{party.values['name']}` was read as a party, and has words that no party's name has"
            yield Doubt(f"{about}: correct `parties:`, `number:` and `court:`", party.place)


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


def _sheet_caption(lines: Sequence[tuple[str, SourcePlace]], catalog: Catalog) -> tuple[DraftCaption, list[Doubt]]:
    """Read the caption of a docket sheet, which names the role of each party on the line above the party."""
    first_role = next(index for index, (line, _) in enumerate(lines) if ROLE_ALONE.match(line))
    head, body = lines[:first_role], lines[first_role:]
    number_match = next(filter(None, (CASE.search(line) for line, _ in head)), None)
    judge_match = next(filter(None, (JUDGE.match(line) for line, _ in head)), None)
    court = court_of([_spelled_out(line) for line, _ in head[:MAX_COURT_LINES]], catalog)
    texts: dict[str, PartyText] = {}
    further_roles: dict[str, list[str]] = {}
    doubts: list[Doubt] = []
    counsel: list[tuple[str, SourcePlace]] = []
    for role, role_lines in _lines_by_role(body):
        names, lawyers = _party_and_counsel_lines(role_lines)
        for line, place in role_lines:
            name = f"`{names[0][0]}`" if names else "a party"
            if TERMINATED.match(line):
                doubts.append(Doubt(f"{name} has the remark `{line}`: delete a party that has left the case", place))
            elif PRO_SE_ALONE.match(line):
                doubts.append(Doubt(f"{name} has the remark `{line}`: give `pro_se: true`", place))
        if names:
            name, place = names[0]
            known_role = texts[name].role if name in texts else role
            texts.setdefault(name, PartyText(_joined([line for line, _ in names]), place, role=role))
            if known_role != role and role in FURTHER_ROLES:
                further_roles.setdefault(name, []).append(role)
            elif known_role != role:
                doubts.append(Doubt(f"`{name}` is also `{role}` on the sheet: compare its `role:`", place))
        if role in {"plaintiff", "petitioner"}:
            counsel += lawyers
    parties, _ = as_parties(list(texts.values()), body="")
    parties = [
        replace(party, values={**party.values, "further_roles": tuple(further_roles[name])})
        if name in further_roles
        else party
        for name, party in zip(texts, parties, strict=True)
    ]
    caption = DraftCaption(
        court=court.id,
        county=court.county,
        division=court.division,
        number=number_match["number"] if number_match else "",
        judge=judge_match["name"] if judge_match else "",
        parties=tuple(parties),
        counsel=as_draft(read_counsel(counsel)),
    )
    return caption, doubts


def _joined(lines: Sequence[str]) -> str:
    """Return *lines*, the name of a party and the words that describe it, as a caption has them."""
    text = lines[0]
    for before, line in pairwise(lines):
        text += f"{' ' if OTHER_NAME_FOLLOWS.search(before) else ', '}{line}"
    return text


def _spelled_out(line: str) -> str:
    return re.sub(r"U\.?S\.? District Court", "United States District Court", line)


def _lines_by_role(lines: Sequence[tuple[str, SourcePlace]]) -> list[tuple[str, list[tuple[str, SourcePlace]]]]:
    """Return each role that fills one of *lines*, with the lines below the role; the first line must be a role."""
    groups: list[tuple[str, list[tuple[str, SourcePlace]]]] = []
    for line, place in lines:
        if role_match := ROLE_ALONE.match(line):
            role_lines: list[tuple[str, SourcePlace]] = []
            heading = re.sub(r"[\s-]+", " ", role_match["role"].casefold())
            groups.append((ROLES_BY_HEADING.get(heading, heading), role_lines))
        else:
            role_lines.append((line, place))
    return groups


def _party_and_counsel_lines(
    lines: Sequence[tuple[str, SourcePlace]],
) -> tuple[list[tuple[str, SourcePlace]], list[tuple[str, SourcePlace]]]:
    """Return the lines with the party's name and description, and the lines about the party's attorneys."""
    names: list[tuple[str, SourcePlace]] = []
    lawyers: list[tuple[str, SourcePlace]] = []
    has_counsel = False
    for line, place in lines:
        if NOT_A_NAME.match(line) or TERMINATED.match(line) or PRO_SE_ALONE.match(line):
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
        else:
            names.append((line, place))
    return names, lawyers
