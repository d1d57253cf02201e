"""Makes a draft of a matter from a paper as it was read: finds the zones, and hands each to its module."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.catalog import Catalog
from assembler.importing.broken_paragraphs import whole_paragraphs
from assembler.importing.cited_notes import cited_notes
from assembler.importing.contents_tables import without_contents
from assembler.importing.dismissal_words import MAX_HEAD_BLOCKS, dismissal_text_start, way_of_dismissal
from assembler.importing.dismissals import with_dismissal
from assembler.importing.draft import Doubt, Draft, DraftAfter, DraftSection, Part
from assembler.importing.exhibits import with_exhibits
from assembler.importing.named_parties import doubts_on_names
from assembler.importing.naming import with_names
from assembler.importing.notation import at_line_start, literal, marked_block
from assembler.importing.numbers_above import with_numbers_above
from assembler.importing.own_numbers import with_own_numbers
from assembler.importing.read_document import Block, FootNote, PictureBlock, ReadDocument, SourcePlace, TextBlock
from assembler.importing.references import with_references
from assembler.importing.representation import with_representation
from assembler.importing.signers import with_signers
from assembler.importing.slashes import lines_of_slashes, without_slashes
from assembler.importing.split_blocks import split_blocks
from assembler.importing.title_notes import with_notes_below_titles
from assembler.importing.zones.apart import doubts_on_pictures
from assembler.importing.zones.body import read_body
from assembler.importing.zones.body_reader import BodyReader
from assembler.importing.zones.caption import HeadRead, read_head
from assembler.importing.zones.closing import ClosingRead, closing_start, is_signature_table, read_closing
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.court import is_court_line
from assembler.importing.zones.head_lines import head_lines
from assembler.importing.zones.headings import heading_look, in_capitals
from assembler.importing.zones.numbered_causes import as_headings, numbered_causes, without_numbers
from assembler.importing.zones.numbering import Numbered, numbered_paragraphs
from assembler.importing.zones.party_words import VERSUS, role_at_end
from assembler.importing.zones.prayer import WHEREFORE, is_group_heading, is_prayer_heading
from assembler.importing.zones.text_start import MIN_OPENING_WORDS, body_start
from assembler.language.english import counted
from assembler.plan.frame.counsel_lines import names_counsel_on_first_page

SUBMISSION = re.compile(r"(?i)^(?:dated?:?\s.{0,40})?respectfully submitted,?$")
"""The line between the prayer and the signatures; numbers after it belong to another paper, such as an affidavit."""

CERTIFICATION_HEADING = re.compile(
    r"(?i)^\s*(?:[\w.'’]{1,30}\s){0,3}(?:verification|certification|affidavit|certificate)"
    r"(?:\s(?:of|by|pursuant)\b.{0,60})?\s*$"
)
"""The heading of a verification, a certificate or an affidavit, which may number its own paragraphs."""

MAX_LEAD_BLOCKS = 4
"""The maximum number of blocks of opening words."""


def recognize(document: ReadDocument, catalog: Catalog) -> Draft:
    """Return the draft of *document*."""
    contents = without_contents(document.blocks)
    whole, break_doubts = whole_paragraphs(with_numbers_above(without_slashes(contents.blocks)))
    cited = cited_notes(split_blocks(whole), document.notes)
    causes = numbered_causes(cited.blocks)
    blocks = as_headings(cited.blocks, causes)
    notes = cited.notes
    way = way_of_dismissal([text for text, _ in head_lines(blocks[:MAX_HEAD_BLOCKS])])
    start = 0 if _has_unread_head(document) else dismissal_text_start(blocks) if way else body_start(blocks)
    headings = _headings(blocks)
    blocks_to_number = without_numbers(blocks, causes)[: _text_stop(blocks, start)]
    numbers, doubts = numbered_paragraphs(blocks_to_number, start, headings)
    end = closing_start(blocks, _possible_end(blocks, start, numbers))
    body = "\n".join(block.text for block in blocks[start:end] if isinstance(block, TextBlock))
    head = read_head(blocks[:start], body, catalog)
    lead_end = start if way else _lead_end(blocks, start, end, numbers)
    reader = read_body(blocks, range(lead_end, end), notes, numbers)
    names = [str(party.values["name"]) for party in head.caption.parties]
    attorneys = [str(office.values["name"]) for office in head.caption.counsel.attorneys]
    has_signer = bool(attorneys) or head.counsel.pro_se
    closing = read_closing(blocks[end:], notes, names, body, attorneys=attorneys, has_signer=has_signer)
    lead_blocks = [block for block in blocks[start:lead_end] if isinstance(block, TextBlock)]
    lead = "\n\n".join(at_line_start(marked_block(block, notes)) for block in lead_blocks)
    draft = _joined_draft(head, lead, reader, closing, [*contents.doubts, *break_doubts, *doubts])
    draft = _without_date_in_caption(draft, catalog)
    slashes = lines_of_slashes(contents.blocks)
    draft = replace(draft, expressed=(*contents.expressed, *slashes, *draft.expressed))
    pro_se = head.counsel.pro_se or closing.counsel.pro_se
    on_first_page = _has_counsel_on_first_page(draft, catalog)
    counsel_lines = [text for text, _ in head.counsel_lines]
    draft = with_signers(draft, counsel_lines, pro_se=pro_se, on_first_page=on_first_page)
    if on_first_page or _is_above_parties(head):
        draft = replace(draft, caption=replace(draft.caption, counsel_lines=head.counsel_lines))
    name_doubts = [] if way else doubts_on_names(blocks[start:end], draft.caption.parties)
    draft = replace(draft, doubts=(*draft.doubts, *_doubts_on_head_pictures(blocks[:start]), *name_doubts))
    draft = with_representation(draft)
    if way:
        draft = with_dismissal(draft, way, catalog)
    draft = _with_uncited_notes(draft, (*cited.uncited, *notes.unwritten()))
    draft = with_names(draft, catalog)
    draft = with_references(draft)
    draft = with_notes_below_titles(with_own_numbers(draft))
    return with_exhibits(draft, document.attached)


def _doubts_on_head_pictures(head: Sequence[Block]) -> Iterator[Doubt]:
    """Yield a doubt about the pictures in the *head* of the paper, which the matter lacks."""
    places = [block.place for block in head if isinstance(block, PictureBlock)]
    if places:
        subject = f"{counted(len(places), 'picture')} above the text {'is' if len(places) == 1 else 'are'}"
        yield Doubt(f"{subject} not in the matter: see whether the caption lacks words", places[0])


def _is_above_parties(head: HeadRead) -> bool:
    """Whether all lines on counsel in *head* are above the first party."""
    places = [place for _, place in head.counsel_lines]
    parties = head.caption.parties
    return bool(places and parties) and max(map(_order, places)) < _order(parties[0].place)


def _order(place: SourcePlace) -> tuple[int, int]:
    return place.page, place.line


def _headings(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indexes of the headings in *blocks*, except that of a prayer and those of groups of its items."""
    headings: list[int] = []
    in_prayer = False
    for index, block in enumerate(blocks):
        text = f"{block.number} {block.text}".strip() if isinstance(block, TextBlock) else ""
        if is_prayer_heading(text) or WHEREFORE.match(text):
            in_prayer = True
        elif count_heading(text):
            in_prayer = False
        if _is_heading(block) and not (in_prayer and is_group_heading(text)):
            headings.append(index)
    return frozenset(headings)


def _is_heading(block: Block) -> bool:
    """Whether *block* is a heading, but not that of a prayer."""
    if not isinstance(block, TextBlock) or is_prayer_heading(f"{block.number} {block.text}".strip()):
        return False
    return count_heading(block.text) is not None or heading_look(block) is not None


def _with_uncited_notes(draft: Draft, uncited: Sequence[FootNote]) -> Draft:
    """Return *draft* with the notes that no text cites as text after the signature."""
    if not uncited:
        return draft
    texts = ["\n\n".join(marked_block(block, notes={}) for block in note.blocks) for note in uncited]
    text = "\n\n".join(at_line_start(f"{literal(note.mark)} {text}") for note, text in zip(uncited, texts, strict=True))
    marks = ", ".join(note.mark for note in uncited)
    if len(uncited) == 1:
        about = f"no text cites note {marks}: move it from below the signature to the words to which it belongs"
    else:
        about = f"no text cites notes {marks}: move them from below the signature to the words to which they belong"
    doubt = Doubt(about, uncited[0].blocks[0].place)
    closing = replace(draft.closing, after=(*draft.closing.after, DraftAfter(heading="", text=text)))
    return replace(draft, closing=closing, doubts=(*draft.doubts, doubt))


def _has_unread_head(document: ReadDocument) -> bool:
    """Whether a page before the text is a scan without recognized text, and the first page of text has no caption."""
    blocks = [block for block in document.blocks if not isinstance(block, PictureBlock)]
    if not blocks or not document.unread_pages or document.unread_pages[0] > blocks[0].place.page:
        return False
    first_page = head_lines([block for block in blocks if block.place.page == blocks[0].place.page])
    return not any(_is_caption_line(text) for text, _ in first_page if len(text.split()) < MIN_OPENING_WORDS)


def _is_caption_line(text: str) -> bool:
    """Whether *text*, a short line, is "v." or the like, ends with a role, or names a court in capitals."""
    return bool(VERSUS.match(text) or role_at_end(text) or (is_court_line(text) and in_capitals(text)))


def _possible_end(blocks: Sequence[Block], start: int, numbers: Mapping[int, Numbered]) -> int:
    """Return the index after the last numbered paragraph or heading of a prayer or count, where the text may end."""
    last = start
    for index in range(start, _text_stop(blocks, start)):
        block = blocks[index]
        if index in numbers or (
            isinstance(block, TextBlock) and (is_prayer_heading(block.text) or count_heading(block.text))
        ):
            last = index + 1
    return min(last, len(blocks))


def _text_stop(blocks: Sequence[Block], start: int) -> int:
    """Return the index of the first block below a prayer that ends the text; `len(blocks)` if there is none."""
    in_prayer = False
    for index in range(start, len(blocks)):
        block = blocks[index]
        if in_prayer and _ends_text(block):
            return index
        if isinstance(block, TextBlock):
            in_prayer = is_prayer_heading(block.text) or (in_prayer and not count_heading(block.text))
    return len(blocks)


def _ends_text(block: Block) -> bool:
    """Whether *block*, which is below the prayer, submits the paper, is a signature block, or heads a certification."""
    if isinstance(block, TextBlock):
        return bool(SUBMISSION.match(block.text) or CERTIFICATION_HEADING.match(block.text))
    return is_signature_table(block)


def _lead_end(blocks: Sequence[Block], start: int, end: int, numbers: Mapping[int, Numbered]) -> int:
    """Return the index after the opening words, which are before the first heading and the first numbered paragraph.

    It is *start* if there are no opening words, or if they are too long to be opening words.
    """
    index = start
    while index < end:
        block = blocks[index]
        if not isinstance(block, TextBlock):
            break
        following = blocks[index + 1] if index + 1 < end else None
        look = heading_look(block, following if isinstance(following, TextBlock) else None)
        is_salutation = index == start and block.text.strip().endswith((":", ","))
        if index in numbers or count_heading(block.text) or (look and not is_salutation):
            break
        index += 1
    return index if index - start <= MAX_LEAD_BLOCKS and index < end else start


def _joined_draft(
    head: HeadRead, lead: str, reader: BodyReader, closing: ClosingRead, doubts: Sequence[Doubt]
) -> Draft:
    """Return the draft of the zones, with the first page's counsel separate from the signing counsel."""
    return Draft(
        caption=head.caption,
        lead=lead,
        parts=tuple(part for part in reader.parts if not _is_empty(part)),
        closing=closing.closing,
        pictures=reader.pictures,
        doubts=(
            *head.doubts,
            *doubts,
            *reader.doubts,
            *doubts_on_pictures(reader.undescribed),
            *closing.doubts,
        ),
        expressed=(*head.expressed, *reader.expressed, *closing.expressed),
    )


def _without_date_in_caption(draft: Draft, catalog: Catalog) -> Draft:
    """Return *draft* with a caption without the date of the court's form; a date in the source is a line of it."""
    court = catalog.record("court", draft.caption.court_on_record)
    if not court.caption.value.dated:
        return draft
    return replace(draft, caption=replace(draft.caption, style=(*draft.caption.style, "no date")))


def _has_counsel_on_first_page(draft: Draft, catalog: Catalog) -> bool:
    """Whether papers in the court of *draft* name counsel on the first page."""
    court = catalog.record("court", draft.caption.court_on_record)
    return names_counsel_on_first_page(court.counsel.value, court.caption.value)


def _is_empty(part: Part) -> bool:
    return isinstance(part, DraftSection) and not part.body and part.heading is None
