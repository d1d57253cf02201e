"""The head of a paper: court, number, judge, parties, counsel, title and the lines under it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.catalog import Catalog
from assembler.importing.draft import Doubt, DraftCaption
from assembler.importing.expressed import REPEATED_NUMBER, REPEATED_TITLE, Expressed
from assembler.importing.read_document import Block, SourcePlace
from assembler.importing.word_balance import words_of
from assembler.importing.zones.admission import doubts_on_admission
from assembler.importing.zones.attorney_names import doubts_on_names
from assembler.importing.zones.caption_lines import caption_lines
from assembler.importing.zones.caption_signs import JUDGE, LEGEND, TITLE
from assembler.importing.zones.case_number import number_in
from assembler.importing.zones.counsel import read_counsel
from assembler.importing.zones.counsel_draft import as_draft
from assembler.importing.zones.counsel_read import CounselRead
from assembler.importing.zones.counsel_signs import PRO_SE, is_counsel_line
from assembler.importing.zones.court import (
    COMPANY,
    CourtRead,
    court_by_state_of_text,
    court_of,
    lines_of_name,
    may_be_party,
    other_county_in,
)
from assembler.importing.zones.head_lines import Line, doubts_on_unread_lines
from assembler.importing.zones.head_reader import HeadReader
from assembler.importing.zones.headings import in_capitals, is_title_case
from assembler.importing.zones.in_re import parties_of, subject_of, take_subject
from assembler.importing.zones.parties import ANY_OTHER_NAME, OTHER_NAMES, as_parties
from assembler.importing.zones.role_numbers import has_optional_plural, is_plural, is_singular
from assembler.importing.zones.sides import PartyText
from assembler.language.english import counted

OTHER_NAME_IN_PARENTHESES = re.compile(rf"(?i)\((?:{'|'.join(OTHER_NAMES.values())})\s[^()]{{1,200}}\)")
"""Another name of a party, such as "(doing business as Example)"."""

TITLE_OF_COMPLAINT = re.compile(r"(?i)\b(?:complaint|petition)$|\b(?:complaint|petition) for\b")
"""The word in a title that shows a complaint."""

MAX_TITLE_WORDS = 14
"""The maximum number of words in a title above the court's name that is not in capitals."""

VIOLATION = re.compile(r"(?i)violations? (?:of|under)\b")
"""The beginning of a claim that is listed under the title."""

STATE_OR_COUNTY = re.compile(r"(?i)(?:state|commonwealth|county|parish) of\b|.{1,40}\bcounty$")
"""A line of the court's name that has only its state or county."""

LAW_WORD = re.compile(r"(?i)§|\d|\b(?:act|code|constitution|laws?|rules?|statutes?)\b")
"""A word or sign in the name of a law."""

SIDES = ("plaintiff", "defendant")

PETITION_ROLES = {"plaintiff": "petitioner", "defendant": "respondent"}
"""The roles of the sides of a petition."""

LINES_ON_COUNSEL = "the lines on counsel"

AFTER_COMMA = "the matter prints this name after a comma"

COMPARE_LEGENDS = "; compare the lines under the title"
"""The closing words of a doubt about unread lines of the caption, which the matter now prints under the title."""


@dataclass(frozen=True, slots=True)
class HeadRead:
    """The caption, its counsel and the lines about them, the doubts, and the words that the matter expresses."""

    caption: DraftCaption
    counsel: CounselRead
    counsel_lines: tuple[tuple[str, SourcePlace], ...]
    doubts: tuple[Doubt, ...]
    expressed: tuple[Expressed, ...]


def read_head(blocks: Sequence[Block], body: str, catalog: Catalog) -> HeadRead:
    """Return the caption in *blocks*; *body*, the text of the paper, shows the spelling of names in capitals."""
    reader = HeadReader()
    lines = caption_lines(blocks)
    reader.read(lines)
    names = [str(party.text).split(",", maxsplit=1)[0] for party in reader.sides]
    if not any(is_counsel_line(text) or PRO_SE.search(text) for text, _ in reader.counsel):
        reader.legends = [*reader.counsel, *reader.legends]
        reader.counsel = []
        _move_title_from_legends(reader)
    counsel = read_counsel(reader.counsel, names, body)
    counsel.pro_se = counsel.pro_se or reader.pro_se
    court_lines = [text for text, _ in reader.court]
    court = court_of(court_lines, catalog)
    if by_state := not court.id:
        court = court_by_state_of_text(court_lines, body, catalog)
    if not reader.printed_roles and reader.versus and _is_petition(body):
        for side in reader.sides:
            side.role = PETITION_ROLES.get(side.role, side.role)
    if subject := take_subject(reader):
        reader.sides, subject_doubts = parties_of(subject, body)
        reader.doubts += subject_doubts
    parties, caption_words = as_parties(reader.sides, body)
    title = " ".join(text for text, _ in reader.title)
    repeated_titles = [(text, place) for text, place in reader.legends if title and words_of(text) == words_of(title)]
    repeated_numbers = [(text, place) for text, place in reader.legends if text == reader.number]
    reader.legends = [line for line in reader.legends if line not in (*repeated_titles, *repeated_numbers)]
    legends = [text for text, _ in (*reader.legends, *counsel.rest, *counsel.notes)]
    doubts = [
        *reader.doubts,
        *doubts_on_admission(counsel),
        *doubts_on_names(counsel),
        *_doubts(reader, court, by_state=by_state),
        *_doubts_on_court_lines(reader.court, court, catalog),
        *doubts_on_unread_lines(counsel.rest, LINES_ON_COUNSEL, COMPARE_LEGENDS),
    ]
    counsel_draft = as_draft(counsel)
    caption = DraftCaption(
        court=court.id,
        county=court.county,
        division=court.division,
        court_lines=_by_columns(lines_of_name(court_lines, court.division), court.id, catalog),
        number=reader.number,
        judge=reader.judge,
        parties=tuple(parties),
        title=title,
        legends=tuple(legends),
        counsel=counsel_draft,
        party_groups=tuple(reader.printed) if reader.versus and not (subject or lines.roles_moved) else (),
        sentences=_sentences(reader),
        style=_style(reader),
        in_re=subject_of(subject),
    )
    expressed = [
        *reader.expressed,
        *caption_words,
        *(Expressed(REPEATED_TITLE, text, place) for text, place in repeated_titles),
        *(Expressed(REPEATED_NUMBER, text, place) for text, place in repeated_numbers),
        *(Expressed("label of counsel", text, place) for text, place in counsel.labels),
        *(Expressed("line of counsel", text) for text in counsel_draft.further_lines),
        *(Expressed("signature", text, place) for text, place in counsel.signature_lines),
    ]
    return HeadRead(caption, counsel, tuple(reader.counsel), tuple(doubts), tuple(expressed))


def _by_columns(lines: tuple[str, ...], court: str, catalog: Catalog) -> tuple[str, ...]:
    """Return *lines*, the name of *court*, with state and county first if its captions have them at the left."""
    if not court:
        return lines
    style = catalog.record("court", court).caption.value
    left = tuple(line for line in lines if STATE_OR_COUNTY.match(line))
    if style.layout != "split" or len(left) != style.left_lines:
        return lines
    return (*left, *(line for line in lines if line not in left))


def _is_petition(body: str) -> bool:
    """Whether *body*, the text of a paper, calls the party who sues a petitioner more often than a plaintiff."""
    words = Counter(re.findall(r"\b(?:plaintiff|petitioner)", body.casefold()))
    return words["petitioner"] > words["plaintiff"]


def _move_title_from_legends(reader: HeadReader) -> None:
    """If no title is below the court's name, take the first line above it that says what the paper is."""
    titles = [(text, place) for text, place in reader.legends if _is_title_above(text)]
    if titles and not reader.title:
        reader.title = titles[:1]
        reader.legends.remove(titles[0])


def _is_title_above(text: str) -> bool:
    """Whether *text*, a line above the court's name, is a title: in capitals, or like "Petition for Damages"."""
    is_like_title = TITLE_OF_COMPLAINT.search(text) and is_title_case(text) and len(text.split()) <= MAX_TITLE_WORDS
    return bool(TITLE.search(text)) and (in_capitals(text) or bool(is_like_title))


def _doubts_on_court(court: CourtRead, start: SourcePlace, *, by_state: bool) -> Iterator[Doubt]:
    """Yield a doubt if *court* was not identified, or only *by_state*: by the state that the paper names most."""
    if not court.id:
        about = "the court: the caption does not identify one court on record; give the court's id in `court:`"
        yield Doubt(f"{about}, which `assembler list courts` with words of its name finds", start)
    elif by_state:
        about = f"the court: the caption names no state, and `{court.id}` is in the state that the text names most"
        yield Doubt(f"{about}; confirm `court:`", start)


def _doubts_on_court_lines(lines: Sequence[Line], court: CourtRead, catalog: Catalog) -> Iterator[Doubt]:
    """Yield a doubt if one of *lines*, the name of *court*, names a company, or else if they name two counties."""
    for text, place in lines:
        if COMPANY.search(text):
            about = f"`{text}` was read as a line of the court's name, and names a company"
            yield Doubt(f"{about}: delete it from `court_lines:` if it is not part of the name", place)
            return
    if county := other_county_in([text for text, _ in lines], court, catalog):
        about = f"the lines of the court's name have two counties, `{court.county}` and `{county}`"
        yield Doubt(f"{about}: compare `county:` and `court_lines:`", lines[0][1])


def _doubts(reader: HeadReader, court: CourtRead, *, by_state: bool) -> Iterator[Doubt]:
    """Yield doubts about the court, parties that are missing, and lines not understood.

    *by_state* says that the caption does not name the court's state.
    """
    _, start = reader.court[0] if reader.court else ("", SourcePlace(1, 1))
    yield from _doubts_on_court(court, start, by_state=by_state)
    last_line, place = reader.court[-1] if reader.court else ("", start)
    if may_be_party(last_line):
        about = f"`{last_line}` was read as a line of the court's name: move it to `parties:` if it names a party"
        yield Doubt(about, place)
    for party in reader.sides:
        if (match := OTHER_NAME_IN_PARENTHESES.search(party.text)) and not _has_all_in_parentheses(reader.sides):
            about = f"the caption has `{match[0]}`; {AFTER_COMMA}, without parentheses"
            yield Doubt(f"{about}: `caption: [other names in parentheses]` prints all of them so", party.place)
    if not reader.sides:
        yield Doubt("the parties: none was recognized in the caption; give them in `parties:`", start)
    if reader.sides and not reader.title:
        yield Doubt("the caption has no title, and the paper prints the program's: give it in `title:`", start)
    if reader.printed_roles and not reader.versus:
        yield Doubt("the caption has no `v.` between its sides: compare `parties:`", reader.sides[0].place)
    yield from _doubts_on_sides_without_role(reader)
    blanks = [(text, line_place, "under the title") for text, line_place in reader.legends if _is_blank_for_judge(text)]
    if reader.blank_for_judge:
        blanks.append((*reader.blank_for_judge, "in the sentence `number`, below the number"))
    for text, line_place, position in blanks:
        about = f"`{text}` in the caption leaves the judge blank, and is {position}"
        yield Doubt(f"{about}; if a judge is assigned, give the name in `judge:` instead", line_place)
    has_title = bool(reader.title)
    unusual_lines = [(text, place) for text, place in reader.legends if not _is_usual(text, has_title=has_title)]
    yield from doubts_on_unread_lines(list(_without_claims(unusual_lines)), "the caption", COMPARE_LEGENDS)


def _doubts_on_sides_without_role(reader: HeadReader) -> Iterator[Doubt]:
    """Yield a doubt about each side of the caption for which it prints no role, if it prints one for the other side."""
    sides_with_role = {side for side, _ in reader.printed_roles}
    for side in SIDES:
        parties = [party for party in reader.sides if party.side == side]
        if parties and sides_with_role and side not in sides_with_role:
            name = parties[0].text.split(",", maxsplit=1)[0]
            names = f"`{name}`" if len(parties) == 1 else f"`{name}` and {counted(len(parties) - 1, 'other party')}"
            about = f"the caption has no role such as `{side.title()}` for {names}: compare the end of the caption"
            yield Doubt(about, parties[0].place)


def _has_all_in_parentheses(sides: Sequence[PartyText]) -> bool:
    """Whether a party on *sides* has another name, and each of them has it in parentheses."""
    texts = [party.text for party in sides if ANY_OTHER_NAME.search(party.text)]
    return bool(texts) and all(not ANY_OTHER_NAME.search(OTHER_NAME_IN_PARENTHESES.sub("", text)) for text in texts)


def _has_none_after_comma(sides: Sequence[PartyText]) -> bool:
    """Whether a party on *sides* has another name, and none of them has it after a comma."""
    signs = [match[0] for party in sides if (match := ANY_OTHER_NAME.search(party.text))]
    return bool(signs) and not any("," in sign for sign in signs)


def _without_claims(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield *lines* without claims such as "Violation of 42 U.S.C. § 1983", whose law may continue on the next line."""
    claim_place: SourcePlace | None = None
    for text, place in lines:
        is_claim = VIOLATION.match(text) is not None
        is_below_claim = claim_place and place.page == claim_place.page and place.line - claim_place.line in {0, 1}
        claim_place = place if is_claim else None
        if not is_claim and not (is_below_claim and LAW_WORD.search(text)):
            yield text, place


def _is_usual(text: str, *, has_title: bool) -> bool:
    """Whether *text* is a line that captions usually have under the title, or a second title."""
    is_title = has_title and TITLE.search(text) and in_capitals(text)
    return bool(LEGEND.search(text) or is_title or number_in(text) or _is_blank_for_judge(text))


def _is_blank_for_judge(text: str) -> bool:
    match = JUDGE.match(text)
    return match is not None and not match["name"].strip("_ ")


def _style(reader: HeadReader) -> tuple[str, ...]:
    """Return the words for `caption:` in the matter: how this caption sets its parties, where the program would not."""
    style = ["a line each", "semicolons", "addresses"] if reader.has_address else []
    if _has_all_in_parentheses(reader.sides):
        style.append("other names in parentheses")
    elif _has_none_after_comma(reader.sides):
        style.append("no comma before other names")
    counts = Counter((party.side, party.role) for party in reader.sides)
    printed_roles = [(side, role, counts[side, plain]) for (side, plain), role in reader.printed_roles.items()]
    plural_sides = {side for side, role, count in printed_roles if is_plural(role) and count == 1}
    optional_sides = {side for side, role, _ in printed_roles if has_optional_plural(role)}
    singular_sides = {side for side, role, count in printed_roles if is_singular(role) and count > 1}
    style += [f"plural for {side}s" for side in SIDES if side in plural_sides]
    style += [f"optional plural for {side}s" for side in SIDES if side in optional_sides]
    style += [f"singular for {side}s" for side in SIDES if side in singular_sides]
    if reader.versus and reader.sides and not reader.printed_roles:
        style.append("no roles")
    sides_with_several = {side for (side, _), count in counts.items() if count > 1}
    sides_without_and = sides_with_several - reader.sides_with_and
    if sides_without_and and sides_without_and == sides_with_several:
        style.append("no and")
    else:
        style += [f"no and for {side}s" for side in SIDES if side in sides_without_and]
    return tuple(style)


def _sentences(reader: HeadReader) -> dict[str, str]:
    """Return the sentences of the matter that keep the caption's "v.", and the label or beginning of its number."""
    sentences = {}
    if reader.versus:
        # Hyphens are part of the printed words, as in "-against-"; dashes and colons belong to the caption's rules.
        sentences["versus"] = reader.versus if "-" in reader.versus else reader.versus.strip(" –—:")
    elif reader.sides:
        sentences["versus"] = "none"
    if reader.number_start:
        sentences["number"] = reader.number_start.replace("{", "{{").replace("}", "}}")
    elif reader.number_label:
        _, _, after_label = reader.number_line.partition(reader.number_label)
        has_colon = ":" in after_label[:2] and not reader.number_label.endswith(":")
        sentences["number"] = f"{reader.number_label}{':' if has_colon else ''} {{number}}"
    elif reader.number:
        sentences["number"] = "{number}"
    if reader.blank_for_judge:
        blank, _ = reader.blank_for_judge
        sentences["number"] = f"{sentences.get('number', '{label} {number}')} \\ {blank}"
    return sentences
