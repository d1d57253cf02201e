"""What a person must confirm besides the doubts of each zone: unread pages, signatures, and unusual captions."""

import re
from collections.abc import Container, Iterator, Mapping
from itertools import islice

from assembler.findings.path import walk_texts
from assembler.importing.draft import Doubt, Draft, DraftCount, DraftJury, DraftParagraph, DraftRelief, DraftSection
from assembler.importing.emphasis_doubts import doubts_on_lost_emphasis
from assembler.importing.expressed import SIGNATURE
from assembler.importing.heading_doubts import doubts_on_count_marks, doubts_on_heading_layout
from assembler.importing.read_document import NOWHERE, ReadDocument, SourcePlace, TextBlock
from assembler.importing.running_doubts import running_doubts
from assembler.importing.unseen_doubts import doubts_on_unseen
from assembler.importing.zones.case_number import number_in
from assembler.importing.zones.head_lines import head_lines
from assembler.importing.zones.party_words import ROLE_WORD
from assembler.importing.zones.signing_date import signing_date
from assembler.language.places import state_named

TYPED_SIGNATURE = re.compile(r"(?<!\w)/?s/\s?_{0,40}[A-Z][^\n,;<*]{0,60}")
"""A signature as it is typed, such as "/s/ Ann Example"."""

CAPTION_WORDS = re.compile(r"\A(?:X|AT|IN)\s|\b(?:Division|DIVISION|Court|COURT)\b|\d{2}[-:]\d{2}|:\Z")
"""Words and punctuation of a caption that are rare in a party's name."""

STAMPED_NUMBER = re.compile(r"(?i)^case:?\s{1,9}(?P<number>\d:\d{2}-[a-z]{2}-\d{3,6}(?:-[A-Z]{2,4}){0,3})")
"""The case number in the electronic filing stamp of a federal court."""

STAMPED_NUMBER_ALONE = re.compile(r"(?P<number>(?=(?:\D{0,9}\d){5})[A-Z\d]{1,8}(?:-[A-Z\d]{1,10}){1,3})")
"""The case number of a state court, alone on a line of a filing stamp, such as "60CV-22-1849"."""

NUMBER_IN_HEAD = re.compile(rf"(?<![\w-]){STAMPED_NUMBER_ALONE.pattern}(?![\w-])")
"""The case number of a state court amid the words of a running head, such as "FW25-000156"."""

HEAD_OF_CASE = re.compile(r"(?i)\b(?:court|case|cause|docket|index|civil|vs?)\b|(?-i:\bNo\.)")
"""A word of a running head that names the case."""

SIGNS_OF_CAPTION = tuple(
    map(re.compile, (r"\bCOURT\b", r"\bv[s.]", r"(?i)\bplaintiff", r"(?i)\bdefendant", r"\bCOMPLAINT\b"))
)
"""Patterns that the text of a caption matches, each of them at some place."""

JURY_IN_TITLE = re.compile(r"(?i)\bjury\b")
"""The word of a title, or of a line below it, that demands a jury."""

JURY_DEMAND = re.compile(
    r"(?i)\b(?:demands?|requests?)\s(?:an?\s)?(?:trial\sby\s(?:an?\s)?jury|jury(?:\strial)?)\b"
    r"|\bjury\s(?:trial\s)?demanded\b"
)
"""Words of a text that demand a jury."""

DATE_IN_TEXT = re.compile(r"(?:\A|(?<=[.;:]\s))\s{0,9}(?:Dated?|DATED?)(?::|\sthis\b)[^.;:]{0,60}?\b\d{4}\b")
"""A date of signing at the beginning of a text or of a sentence in it."""

OTHER_TITLE = re.compile(
    r"(?i)\b(?:notice|motion|memorandum|brief|order|answer|response|reply|opposition|declaration|affidavit|stipulation"
    r"|request|withdrawal|dismissal|certificate)\b"
)
"""The word of a title of another paper than a complaint."""

OTHER_LINE_IN_TITLE = re.compile(r",$|\bvs?\.|, J\.|\b(?:hon\.|judge\b)", re.IGNORECASE)
"""Signs of a party or of a judge in a title: a comma at its end, "v.", "Smith, J." or "Hon."."""

PLEADING_IN_TITLE = re.compile(r"(?i)\b(?:complaint|petition|claims?|pleading|statement of claim|writ)\b")
"""The word of a title of a pleading with claims."""

RULE_AT_END = re.compile(r"(?:[-–—=]{6}|_{6})\s?[xX/)]?$")
"""A rule made of characters, as at the end of a caption, at the end of a text."""

ROLE_LINE = re.compile(rf"(?i){ROLE_WORD}\s?[.,:;]\s?[):|]?")
"""A line that has only a role with its punctuation, as in a caption; a heading such as "PLAINTIFFS" has none."""

SHOW_NUMBER = ", with `conformed: true` in the filing, which prints it in a complaint"
"""How a complaint gets a number that its caption leaves blank."""

MAX_HEAD_LINES = 100
"""The maximum number of lines, from the first on, that may be those of the caption."""

MAX_NAME_WORDS = 12
"""The maximum number of words in a party's name that is not doubted."""


def further_doubts(document: ReadDocument, draft: Draft, data: Mapping[str, object]) -> Iterator[Doubt]:
    """Yield the doubts that concern the whole paper; *data* is the data of the matter that will be written."""
    yield from (Doubt(remark) for remark in document.remarks)
    yield from doubts_on_unseen(document)
    yield from _caption_doubts(draft)
    yield from _doubts_below_caption(document, draft)
    yield from _title_doubts(document, draft)
    yield from _section_doubts(draft)
    yield from _second_caption_doubts(draft)
    yield from _stamp_doubts(document, draft)
    yield from _filled_blank_doubts(document, draft)
    yield from doubts_on_lost_emphasis(draft.paragraphs)
    yield from running_doubts(document, data)
    yield from doubts_on_heading_layout(draft)
    yield from doubts_on_count_marks(draft)
    yield from _relief_doubts(draft)
    yield from _jury_doubts(document, draft)
    yield from _date_doubts(document, draft, data)
    for path, text in walk_texts(data):
        if path[0] != "import" and (signature_match := TYPED_SIGNATURE.search(text)):
            words = signature_match[0].strip(" _")
            about = (
                f"`{words}` is a signature in the source, but a matter is signed only by `signed:`; delete these words"
            )
            signatures = {entry.place for entry in draft.expressed if entry.kind == SIGNATURE}
            yield Doubt(about, _place_of(words, document, signatures))


def _title_doubts(document: ReadDocument, draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about a title that is that of another paper than a complaint, such as a motion."""
    title = draft.caption.title
    if not draft.dismissal and OTHER_TITLE.search(title) and not PLEADING_IN_TITLE.search(title):
        about = f"`{title}` is not the title of a complaint, but the matter has `paper: complaint`"
        first_words = " ".join(title.split()[:3])
        yield Doubt(f"{about}: give the paper that it is, or import the complaint", _place_of(first_words, document))
    elif OTHER_LINE_IN_TITLE.search(title):
        about = f"the title `{title}` may include other words of the caption"
        yield Doubt(f"{about}: compare `title:` and `parties:` with the source", _place_of(title.split()[0], document))


def _section_doubts(draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about each section with paragraphs that is between two counts."""
    count_indexes = [index for index, part in enumerate(draft.parts) if isinstance(part, DraftCount)]
    if not count_indexes:
        return
    for part in draft.parts[count_indexes[0] : count_indexes[-1]]:
        if (
            isinstance(part, DraftSection)
            and part.heading
            and any(isinstance(entry, DraftParagraph) for entry in part.body)
        ):
            about = f"`{part.heading.text}` is read as the heading of a section between two counts"
            yield Doubt(f"{about}: move its paragraphs into the count if they belong to it", part.heading.place)


def _second_caption_doubts(draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about each paragraph that has the words of a caption."""
    for paragraph in draft.paragraphs:
        if all(sign.search(paragraph.text) for sign in SIGNS_OF_CAPTION):
            about = (
                "a paragraph has the words of a caption: delete it if another paper precedes the complaint in the file"
            )
            yield Doubt(f"{about}, and compare `parties:` and the title with it", paragraph.place)


def _caption_doubts(draft: Draft) -> Iterator[Doubt]:
    """Yield doubts about a caption that lacks a side, or has words in the wrong place."""
    parties = draft.caption.parties
    for side in ("plaintiff", "defendant"):
        if parties and not draft.caption.in_re and all(party.side != side for party in parties):
            yield Doubt(f"the caption has no {side}: compare `parties:` with the source", parties[0].place)
    for party in parties:
        name = str(party.values.get("name", ""))
        is_place = state_named(name) is not None and " of " not in name.lower()  # states sue by their formal names
        if CAPTION_WORDS.search(name) or len(name.split()) > MAX_NAME_WORDS or is_place:
            about = f"`{name}` may include other words of the caption: compare `parties:` with the source"
            yield Doubt(about, party.place)


def _doubts_below_caption(document: ReadDocument, draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about the opening words, the first heading or the first text, if a role or a rule is all of it.

    A rule may also be at the end of it.
    """
    first_part = draft.parts[0] if draft.parts else None
    heading = first_part.heading if isinstance(first_part, DraftSection) else None
    texts = [(text, _place_of(text, document)) for text in draft.lead.split("\n\n")]
    texts += [(heading.text, heading.place)] if heading and not heading.label else []
    texts += [(paragraph.text, paragraph.place) for paragraph in draft.paragraphs[:1] if not paragraph.number]
    for text, place in texts:
        words = text.replace("\\", "").strip()
        if RULE_AT_END.search(words) or ROLE_LINE.fullmatch(words):
            about = f"`{words[:60]}` below the caption may be its last line, but was read as text of the paper"
            yield Doubt(f"{about}: move it to the caption, or delete it if it is only a rule", place)
            return


def _relief_doubts(draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt, at the last paragraph of the last count, about a complaint with counts that demands no relief."""
    counts = [part for part in draft.parts if isinstance(part, DraftCount)]
    demands = any(isinstance(part, DraftRelief) for part in draft.parts) or any(count.relief for count in counts)
    if counts and not demands:
        about = (
            "the source has no demand for relief: if a count's last paragraphs demand it, move them to that count's "
            "`relief:`; otherwise add `relief:` to the matter and to `sections:`, or waive CLM002"
        )
        last_entry = (counts[-1], *counts[-1].body)[-1]
        yield Doubt(about, last_entry.place)


def _jury_doubts(document: ReadDocument, draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about words that demand a jury, if the matter has no jury demand."""
    if any(isinstance(part, DraftJury) for part in draft.parts):
        return
    caption = (draft.caption.title, *draft.caption.legends)
    words = next((line for line in caption if JURY_IN_TITLE.search(line)), "")
    if not words:
        matches = (JURY_DEMAND.search(block.text) for block in document.blocks if isinstance(block, TextBlock))
        demand_match = next(filter(None, matches), None)
        words = demand_match[0] if demand_match else ""
    if words:
        about = f"`{words}` may demand a jury, but the matter has no jury demand: add `jury_demand: true` if it does"
        yield Doubt(about, _place_of(words, document))


def _date_doubts(document: ReadDocument, draft: Draft, data: Mapping[str, object]) -> Iterator[Doubt]:
    """Yield a doubt about a date of signing amid a text, and about a line with a date that also demands a jury."""
    line = draft.closing.dated_line
    if JURY_DEMAND.search(line):
        about = f"`{line}` is the line with the date, and also demands a jury"
        yield Doubt(f"{about}: move the demand to `words:` under `jury:`", _place_of(line, document))
    if draft.closing.date or line:
        return
    for path, text in walk_texts(data):
        date_match = DATE_IN_TEXT.search(text) if path[0] != "import" else None
        if date_match and signing_date(date_match[0]):
            words = date_match[0].strip()
            about = f"`{words}` may be the date of signing, which the matter lacks: give it in `date:` of the filing"
            yield Doubt(f"{about}, and delete it from the text", _place_of(words, document))
            return


def _stamp_doubts(document: ReadDocument, draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about a number that the clerk's stamp, or a running head, has and the caption lacks."""
    number = draft.caption.number
    if not draft.caption.parties or (number and not number.endswith("-")):
        return
    for aside in document.set_aside:
        match = STAMPED_NUMBER.search(aside.text) or STAMPED_NUMBER_ALONE.fullmatch(aside.text.strip())
        if aside.kind == "running head" and not match and HEAD_OF_CASE.search(aside.text):
            match = NUMBER_IN_HEAD.search(aside.text)
        if aside.kind in {"filing stamp", "running head"} and match:
            about = (
                f"the caption has no complete case number, and the {aside.kind} has `{match['number']}`: "
                f"give it in `number:` if it is this case's{SHOW_NUMBER}"
            )
            yield Doubt(about, aside.place)
            return


def _filled_blank_doubts(document: ReadDocument, draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about the number of the matter if the caption leaves it blank: a stamp may be over the blank."""
    if not draft.caption.number:
        return
    for text, place in islice(head_lines(document.blocks), MAX_HEAD_LINES):
        read = number_in(text) if "__" in text else None
        if read and not read.number:
            about = (
                f"`{text.strip()}` leaves the case number blank, and `{draft.caption.number}` may be only in a stamp: "
                "compare `number:` with the source; `conformed: true` in the filing prints it"
            )
            yield Doubt(about, place)
            return


def _place_of(words: str, document: ReadDocument, other_places: Container[SourcePlace] = ()) -> SourcePlace:
    """Return the place of the first block of *document* that has *words*, and is not at one of *other_places*.

    The result is `NOWHERE` if there is no such block of text.
    """
    blocks = (block for block in document.blocks if isinstance(block, TextBlock) and block.place not in other_places)
    return next((block.place for block in blocks if words in block.text), NOWHERE)
