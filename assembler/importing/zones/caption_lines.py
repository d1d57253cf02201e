"""The lines of a head: of its left column and its full width, and of its right column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.importing.read_document import Block, TableBlock, TextBlock
from assembler.importing.zones.caption_signs import (
    BLANK_TO_FILL_IN,
    DIVIDING_SIGNS,
    FURTHER_TITLE_LINE,
    JURY_LEGEND,
    TITLE,
)
from assembler.importing.zones.case_number import LABEL_END, LABEL_START, number_in
from assembler.importing.zones.counsel_signs import (
    PRO_SE,
    ends_counsel,
    has_contact_details,
    is_city_alone,
    is_counsel_line,
    is_street,
)
from assembler.importing.zones.court import is_beside_court, is_court_line
from assembler.importing.zones.head_lines import Line, column_lines, divided, text_lines
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import ROLE_AND_VERSUS, VERSUS, VERSUS_FIRST, VERSUS_WITHIN, role_at_end
from assembler.importing.zones.role_labels import with_roles_last

LOOK_AHEAD = 4
"""The number of lines below a line that are searched for the title, or for an address or number of counsel."""

MAX_SIDE_WORDS = 60
"""A line with "v." or a role has fewer words than this."""

COLUMN_COUNT = 2
"""The number of columns of a caption."""

MIN_SIDE_LINES = 2
"""The minimum number of lines with a role or the "v." in a caption of two sides."""

MAX_DESCRIPTION_WORDS = 25
"""The maximum number of words in a line of a caption that describes a party."""

KIND_OF_ACTION = "civil action"
"""A line of the second column that is not part of the court's name."""


@dataclass(frozen=True, slots=True)
class CaptionLines:
    """The lines of a head: of the left column and the full width, and of the right column.

    The parties are in *main*, from the line at the index *first* to the line at *last*. *roles_moved* says that
    *main* has the role of each party after its name, although the source prints it before the name.
    """

    main: tuple[Line, ...]
    right: tuple[Line, ...]
    first: int
    last: int
    roles_moved: bool = False


def caption_lines(blocks: Sequence[Block]) -> CaptionLines:
    """Return the lines of *blocks*, the head of a paper."""
    main: list[Line] = []
    right: list[Line] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            parts = divided(block)
            if parts and not is_street(parts[0]):
                before, after = parts
                if before:
                    main.append((before, block.place))
                if after:
                    right.append((after, block.place))
            else:
                left_lines, right_lines = _beside_versus(list(text_lines(block)), has_title=bool(right))
                main += left_lines
                right += right_lines
        elif isinstance(block, TableBlock):
            left, *others = _columns(block)
            main += left
            if _are_about_counsel(left, *others):
                main += [line for column in others for line in column]
            else:
                right += [line for column in others for line in column]
    printed_main = list(_with_versus_apart(_with_labels(main)))
    main = with_roles_last(printed_main)
    right = _with_labels(right)
    roles = _role_indexes(main)
    first = _first_party_line(main, roles[0]) if roles else 0
    last = roles[-1] if roles else -1
    return CaptionLines(tuple(main), tuple(right), first, last, roles_moved=main != printed_main)


def _beside_versus(lines: list[Line], *, has_title: bool) -> tuple[list[Line], list[Line]]:
    """Return *lines*, one block, without the title that a wide gap divides from the "v.", and that title.

    *has_title* says that the right column has lines, so that a further line of a title may be beside a party.
    """
    if len(lines) != COLUMN_COUNT:
        return lines, []
    (left, _), (text, _) = lines
    is_title = bool(VERSUS.fullmatch(left)) and bool(TITLE.search(text)) and in_capitals(text)
    if is_title or (has_title and FURTHER_TITLE_LINE.fullmatch(text)):
        return lines[:1], lines[1:]
    return lines, []


def _columns(table: TableBlock) -> Sequence[Sequence[Line]]:
    """Return the lines of each column of *table*."""
    return [list(column_lines(table, column)) for column in range(max(map(len, table.rows), default=1))]


def _are_about_counsel(*columns: Sequence[Line]) -> bool:
    """Whether each of several *columns* has the contact details of counsel, and none a court, a role or a "v."."""
    has_details = all(any(has_contact_details(text) for text, _ in column) for column in columns)
    is_caption = any(is_court_line(text) or _has_role_or_versus(text) for column in columns for text, _ in column)
    return len(columns) > 1 and has_details and not is_caption


def _role_indexes(main: Sequence[Line]) -> Sequence[int]:
    """Return the indexes of the lines of *main* with a role or the "v.".

    A line such as "A vs. B" or "Plaintiff Pro Se" above the court's name does not count if the caption is below it.
    """
    court_lines = (
        index for index, (text, _) in enumerate(main) if is_court_line(text) and not VERSUS_WITHIN.search(text)
    )
    court_index = next(court_lines, 0)
    indexes_below = [court_index + index for index in _side_indexes(main[court_index:])]
    texts_above = [main[index][0] for index in _side_indexes(main[:court_index])]
    has_separate_line_above = any(VERSUS_WITHIN.search(text) or PRO_SE.search(text) for text in texts_above)
    if has_separate_line_above and len(indexes_below) >= MIN_SIDE_LINES:
        return indexes_below
    return list(_side_indexes(main))


def _with_versus_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield *lines*, with a case number after the "v." or after a role as a separate line."""
    for text, place in lines:
        number = number_in(text)
        if number and (VERSUS.match(number.before) or role_at_end(number.before)):
            yield number.before, place
            yield text[text.index(number.before) + len(number.before) :].strip(), place
        elif versus := VERSUS_FIRST.match(text):
            yield versus["versus"], place
            yield text[versus.end() :], place
        else:
            yield text, place


def _side_indexes(main: Sequence[Line]) -> Iterator[int]:
    """Yield the indexes of the lines of *main* with a role or the "v.", up to the end of the caption."""
    has_side = has_versus = is_complete = False
    for index, (text, _) in enumerate(map(bare, main)):
        is_title = bool(TITLE.search(text)) and in_capitals(text)
        is_prose = _is_prose(text)
        if (is_complete and (is_title or is_counsel_line(text))) or (has_side and is_prose):
            return
        if not is_prose and _has_role_or_versus(text):
            yield index
            has_side = True
            if has_versus and role_at_end(text):
                is_complete = True
            if VERSUS.match(text) or VERSUS_WITHIN.search(text) or ROLE_AND_VERSUS.search(text):
                has_versus = True


def _is_prose(text: str) -> bool:
    """Whether *text* is a sentence of the paper, and not a line of names and descriptions."""
    words = text.split()
    describes_party = text.endswith((",", ";")) and in_capitals(text.split(",", maxsplit=1)[0])
    lowercase_count = sum(word[0].islower() for word in words)
    return not describes_party and len(words) > MAX_DESCRIPTION_WORDS and lowercase_count > 0.6 * len(words)


def _with_labels(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* with a label such as "Case" joined to "No." in the line below it."""
    joined: list[Line] = []
    for text, place in lines:
        if joined and LABEL_START.search(joined[-1][0]) and LABEL_END.match(text):
            label, label_place = joined[-1]
            joined[-1] = (f"{label} {text}", label_place)
        else:
            joined.append((text, place))
    return joined


def _has_role_or_versus(text: str) -> bool:
    return len(text.split()) < MAX_SIDE_WORDS and bool(
        VERSUS.match(text) or VERSUS_WITHIN.search(text) or role_at_end(text)
    )


def _first_party_line(main: Sequence[Line], role_index: int) -> int:
    """Return the index of the first line about parties; the line at *role_index* has the first role.

    The first line about parties is below the court or, if the court is not in the same column, below counsel. A city
    below the line that says whom counsel represents is the address of a party.
    """
    court_lines = [index for index in range(role_index) if is_court_line(main[index][0])]
    if court_lines:
        return court_lines[-1] + 1
    counsel_lines = [index for index in range(role_index) if is_counsel_line(main[index][0])]
    last = next((index for index in reversed(counsel_lines) if not is_city_alone(main[index][0])), None)
    if last is not None and ends_counsel(main[last][0]):
        return last + 1
    return counsel_lines[-1] + 1 if counsel_lines else 0


def is_part_of_court_name(text: str) -> bool:
    """Whether *text*, a line of the second column, is a line of the court's name."""
    if (
        text.casefold() == KIND_OF_ACTION
        or JURY_LEGEND.search(text)
        or TITLE.search(text)
        or number_in(text)
        or VERSUS_WITHIN.search(text)
    ):
        return False
    return is_court_line(text) or (is_beside_court(text) and len(text.split()) <= 8)


def bare(line: Line) -> Line:
    """Return *line* without divider characters at its ends, which a blank to be filled in is not."""
    text, place = line
    if BLANK_TO_FILL_IN.search(text):
        return text.strip(), place
    text = DIVIDING_SIGNS.sub(" ", text).strip()
    return text.removesuffix(")") if text.endswith((",)", ";)")) and "(" not in text else text, place
