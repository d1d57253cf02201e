"""A notice or a stipulation of dismissal: its document type, and what it dismisses by the sentence that dismisses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.catalog import Catalog
from assembler.importing.draft import (
    Doubt,
    Draft,
    DraftCount,
    DraftDismissal,
    DraftHeading,
    DraftJury,
    DraftParagraph,
    DraftParty,
    DraftRelief,
    DraftSection,
    Part,
)
from assembler.importing.notation import with_literal_number
from assembler.importing.pdf.opening_page import is_title_of_complaint
from assembler.importing.read_document import Block, SourcePlace, TextBlock
from assembler.importing.representation import is_named
from assembler.importing.zones.caption_signs import LEGEND
from assembler.importing.zones.head_lines import head_lines
from assembler.importing.zones.headings import in_capitals, is_title_case
from assembler.importing.zones.party_words import VERSUS, role_at_end
from assembler.language.english import series
from assembler.model.dismissal import Instrument, Way
from assembler.model.document import DocumentType

ENDS = r"(?:dismiss(?:es|al|ed)?|discontinu(?:ance|es?|ed|ing)|non-?suits?|withdraw(?:s|al|n)?)"
"""A word for the end of a case, as a pattern."""

TITLE_OF_DISMISSAL = re.compile(
    rf"(?i)\b(?:(?P<stipulation>(?:joint |agreed )?stipulat(?:ion|ed))|notice|praecipe)\b.{{0,60}}\b{ENDS}\b"
)
"""The title of a notice or a stipulation that ends a case."""

MOTION = re.compile(r"(?i)\b(?:motion|memorandum|brief|opposition|complaint)\b(?!.{0,40}\bmoot)")
"""The word of a title that shows another paper."""

DISMISSES = re.compile(
    r"(?i)\b(?:dismiss(?:es)?|discontinues?|withdraws?|tak(?:es|ing) an? (?:voluntary )?non-?suits?|non-?suits)\b|"
    rf"\b(?:is|are|be|has been|have been)(?: \w+ly| hereby)? {ENDS}\b|"
    rf"\b(?:stipulat\w+|agree\w*|consents?|notice)\b.{{0,200}}\b{ENDS}\b|"
    r"\bmark\b.{0,80}\bdiscontinued\b"
)
"""Words that dismiss a case or a part of it."""

WHOLE_ACTION = re.compile(
    r"(?i)\b(?:this|the|his|her|its|their)\s(?:[\w-]+\s){0,3}?(?:action|case|lawsuit|matter|suit|proceeding|cause|complaint|petition)\b"
    r"|\ball\s(?:of\s)?(?:(?:his|her|its|their|the|plaintiff[’']?s?[’']?)\s)?(?:[\w-]+\s){0,3}?(?:claims|causes\sof\saction)\b"
    r"|\bin\s(?:its|their)\sentirety\b"
)
"""Words for the whole action, or for all claims against the parties who are named."""

ONE_CLAIM = re.compile(
    r"(?i)\b(?:counts?|claims?\s(?:no\.?|for|under)|causes?\sof\saction\s(?:no\.?|for|under))\s(?:[ivxl\d]+|one|two|three|[a-z]+)\b"
    r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s(?:claim|cause|count)"
)
"""A count or a claim by its number or its name."""

OTHER_CLAIM = re.compile(r"(?i)\b(?:counter|cross)-?(?:claims?|complaints?)\b|\bthird-party\s(?:claims?|complaint)\b")
"""A claim of a party other than the plaintiff."""

LEFT_OUT = re.compile(r"(?i)\b(?:except|excluding|other\sthan|save\sfor|but\snot|remain(?:s|ing)?|continues?)\b")
"""Words that leave a part of the action out of the dismissal."""

OBJECTS = re.compile(
    r"(?i)\b(?:against|as\sto|with\s(?:respect|regard)\sto|in\sfavor\sof|dismiss(?:es)?(?=(?:\s\w+){0,2}\sdefendants?\b))\s"
    r"(?P<object>.{1,400}?)(?=[;:]|\.\s(?-i:[A-Z])|\swith(?:out)?\s(?:any\s|full\s)?prejudice|\.?$)"
    r"|(?<!\w)defendants?\s(?P<subject>.{1,400}?)\s(?:is|are|be)\s(?:\w{1,20}\s){0,2}dismissed\b"
)
"""Those whom a sentence dismisses: the names after "against" and the like, or before "is dismissed"."""

UNNAMED = re.compile(r"(?i)(?:the\s)?(?:above-)?(?:named\s|captioned\s)?defendants?\b(?!,?\s[A-Z])")
UNNAMED_SEVERAL = re.compile(r"(?i)(?:the\s)?(?:above-)?(?:named\s|captioned\s)?defendants\b")

ALL_DEFENDANTS = re.compile(
    r"(?i)\b(?:all|each|every|both)\s(?:of\sthe\s)?(?:[\w-]+\s)?(?:defendants?|part(?:y|ies))\b"
)
"""All defendants, or all parties."""

WITH = re.compile(r"(?i)\bwith\s(?:full\s)?prejudice\b")
WITHOUT = re.compile(r"(?i)\bwithout\s(?:any\s)?prejudice\b")
"""The words for the two effects of a dismissal."""

USUAL_PAPERS: Mapping[Way, str] = {
    "notice": "notice_of_voluntary_dismissal",
    "stipulation": "stipulation_of_dismissal",
}
"""The document types in a court whose law has no such instrument on record."""

MAX_TITLE_LINES = 4
"""The maximum number of lines of a title that are read together."""

MAX_TITLE_WORDS = 16
"""The maximum number of words in a line of a title."""

MAX_HEAD_BLOCKS = 80
"""The maximum number of blocks above the text of a notice or a stipulation."""

MIN_TEXT_WORDS = 7
"""The minimum number of words of the first text below the caption."""

SECTIONS_OF_ALL = {"discontinuance": "discontinuance_by_all"}
"""The sentence that all parties sign, by the section of the paper."""


def way_of_dismissal(lines: Sequence[str]) -> Way | None:
    """Return how the paper with the *lines* of a caption dismisses: by notice or by stipulation; None if it does not.

    A motion, and a paper without such a title, is not read as a dismissal.
    """
    for index, line in enumerate(lines):
        if is_title_of_complaint(line):
            return None
        is_title_line = len(line.split()) <= MAX_TITLE_WORDS and (in_capitals(line) or is_title_case(line))
        if not is_title_line or not re.search(r"(?i)\b(?:notice|stipulat\w+|praecipe)\b", line):
            continue
        title = " ".join(lines[index : index + MAX_TITLE_LINES])
        match = TITLE_OF_DISMISSAL.search(title)
        if match and not MOTION.search(title[: match.end()]):
            return "stipulation" if match["stipulation"] else "notice"
    return None


def dismissal_text_start(blocks: Sequence[Block]) -> int:
    """Return the index of the first text below the caption and the title of a notice or a stipulation."""
    head = [[text for text, _ in head_lines([block])] for block in blocks[:MAX_HEAD_BLOCKS]]
    versus = next((index for index, lines in enumerate(head) if any(map(VERSUS.match, lines))), -1)
    title = next((index for index, lines in enumerate(head) if way_of_dismissal(lines)), -1)
    for index in range(max(versus, title) + 1, len(blocks)):
        block = blocks[index]
        if not isinstance(block, TextBlock):
            continue
        text = block.text.strip()
        is_long = len(text.split()) >= MIN_TEXT_WORDS
        if is_long and not in_capitals(text) and not role_at_end(text) and not LEGEND.match(text):
            return index
    return min(max(versus, title) + 1, len(blocks) - 1)


def with_dismissal(draft: Draft, way: Way, catalog: Catalog) -> Draft:
    """Return *draft* as a paper that dismisses by *way*: its document type, what it dismisses, and its other text.

    The sentence that dismisses leaves the sections, which are divided at its place; all other text stays unnumbered,
    with its numbers as they are printed.
    """
    instrument = _instrument(draft, way, catalog)
    paper = catalog.record("document", instrument.paper if instrument else USUAL_PAPERS[way])
    above, paragraph, below = _divided([*_sections(draft.parts)])
    if paragraph is None:
        dismissal = DraftDismissal(paper.id, paper.sections[0], len(above))
        doubt = Doubt("no sentence that dismisses was found: give `dismisses:` and `prejudice:` in the filing")
        return replace(draft, parts=tuple(above), dismissal=dismissal, doubts=(*draft.doubts, doubt))
    sentence = _printed_text(paragraph.text)
    takes_prejudice = "prejudice" in paper.choices
    dismissed = dismissed_parties(sentence, draft.caption.parties, way)
    dismissal = DraftDismissal(
        paper.id,
        paper.sections[0],
        len(above),
        sentence,
        sentence_keys=tuple(_sentence_keys(paper, instrument, dismissed)),
        dismisses=dismissed,
        prejudice=_prejudice(sentence, draft.caption.title) if takes_prejudice else "",
        stipulated_by=tuple(_other_signers(draft)) if paper.signer == "all" else (),
    )
    doubts = [*_doubts(dismissal, paragraph.place, takes_prejudice=takes_prejudice), *_doubts_on_others(below)]
    return replace(draft, parts=(*above, *below), dismissal=dismissal, doubts=(*draft.doubts, *doubts))


def _divided(
    sections: Sequence[DraftSection],
) -> tuple[list[DraftSection], DraftParagraph | None, list[DraftSection]]:
    """Return the sections above the first paragraph that dismisses, that paragraph, and the sections below it."""
    for index, section in enumerate(sections):
        for position, entry in enumerate(section.body):
            if isinstance(entry, DraftParagraph) and _dismisses(entry):
                above = replace(section, body=section.body[:position])
                below = DraftSection(None, section.body[position + 1 :])
                parts_above = [*sections[:index], *([above] if above.heading or above.body else [])]
                return parts_above, entry, [*([below] if below.body else []), *sections[index + 1 :]]
    return [*sections], None, []


def _dismisses(paragraph: DraftParagraph) -> bool:
    """Whether *paragraph* dismisses, and is not a recital of what was agreed before."""
    return bool(DISMISSES.search(paragraph.text)) and not paragraph.text.startswith(("WHEREAS", "Whereas"))


def _instrument(draft: Draft, way: Way, catalog: Catalog) -> Instrument | None:
    """Return the instrument of the court's law by which its parties dismiss claims by *way*; None if it has none."""
    law = catalog.record("court", draft.caption.court_on_record).dismissal.value
    return next((entry for entry in law.instruments.values() if entry.way == way and entry.of == "claims"), None)


def _sentence_keys(paper: DocumentType, instrument: Instrument | None, dismissed: Sequence[str]) -> Iterator[str]:
    """Yield the keys, under `ending:` in `sentences:`, of the sentences that *paper* may print to dismiss."""
    kind = paper.sections[0]
    if paper.signer == "all":
        kind = SECTIONS_OF_ALL.get(kind, kind)
    if kind == "stipulation" and instrument and instrument.order.needs != "nothing":
        kind = "stipulation_for_order"
    if not dismissed or dismissed == ("all",):
        yield f"{kind}_action"
    if not dismissed or dismissed != ("all",):
        yield f"{kind}_part"


def _sections(parts: Sequence[Part]) -> Iterator[DraftSection]:
    """Yield *parts* as sections whose paragraphs have their numbers as text."""
    for part in parts:
        match part:
            case DraftSection(heading, body):
                yield DraftSection(heading, tuple(map(_with_number_as_text, body)))
            case DraftCount():
                heading = DraftHeading(part.label, part.title, 1, part.place)
                lines = [part.against_line] if part.against_line else []
                yield DraftSection(heading, (*_texts(lines, part.place), *map(_with_number_as_text, part.body)))
                if part.relief:
                    yield from _sections([part.relief])
            case DraftRelief(lead, items, place, heading):
                yield DraftSection(heading, tuple(_texts([lead, *items], place)))
            case DraftJury(text, place, heading):
                yield DraftSection(heading, tuple(_texts([text], place)))


def _texts(texts: Sequence[str | DraftHeading], place: SourcePlace) -> Iterator[DraftParagraph | DraftHeading]:
    """Yield *texts* as unnumbered paragraphs at *place*, with the headings among them as they are."""
    for text in texts:
        if isinstance(text, DraftHeading):
            yield text
        elif text:
            yield DraftParagraph(with_literal_number(text), number=0, place=place)


def _with_number_as_text(entry: DraftParagraph | DraftHeading) -> DraftParagraph | DraftHeading:
    if isinstance(entry, DraftHeading) or not entry.number:
        return entry
    return replace(entry, text=with_literal_number(f"{entry.number}. {entry.text}"), number=0)


def _printed_text(notation: str) -> str:
    """Return *notation*, a paragraph of a matter, as running text without its marks."""
    text = re.sub(r"(?m)^\s{0,9}>\s|</?u>|(?<!\\)\*{1,3}", "", notation)
    return " ".join(re.sub(r"\\(?=\W)", "", text).split())


def dismissed_parties(sentence: str, parties: Sequence[DraftParty], way: Way) -> tuple[str, ...]:
    """Return whom the *sentence* that dismisses by *way* dismisses: `all`, or the keys of defendants among *parties*.

    The result is empty if the sentence speaks of single claims, of what remains, of another party's claim in a notice,
    or of plaintiffs or defendants that cannot be told.
    """
    if ONE_CLAIM.search(sentence) or LEFT_OUT.search(sentence) or (way == "notice" and OTHER_CLAIM.search(sentence)):
        return ()
    if not _is_for_all_plaintiffs(sentence, [party for party in parties if party.side == "plaintiff"]):
        return ()
    defendants = [party for party in parties if party.side == "defendant"]
    objects = " ".join(f"{match['object'] or match['subject']}." for match in OBJECTS.finditer(sentence))
    named = [party.key for party in defendants if is_named(party, objects)]
    is_one = len(defendants) == 1
    if ALL_DEFENDANTS.search(sentence) or (defendants and len(named) == len(defendants)):
        return ("all",)
    if named:
        return tuple(named)
    is_general = not objects or (UNNAMED.match(objects) and (is_one or UNNAMED_SEVERAL.match(objects)))
    return ("all",) if is_general and WHOLE_ACTION.search(sentence) else ()


def _is_for_all_plaintiffs(sentence: str, plaintiffs: Sequence[DraftParty]) -> bool:
    """Whether all *plaintiffs* dismiss by *sentence*: there is only one, or all or none of them are named in it."""
    named = [party for party in plaintiffs if is_named(party, sentence)]
    return len(named) in {0, len(plaintiffs)} or len(plaintiffs) == 1


def _prejudice(sentence: str, title: str) -> str:
    """Return "with" or "without", by *sentence* or else by *title*; "" if it says neither, or both."""
    for text in (sentence, title):
        kinds = [kind for kind, words in (("with", WITH), ("without", WITHOUT)) if words.search(text)]
        if kinds:
            return kinds[0] if len(kinds) == 1 else ""
    return ""


def _other_signers(draft: Draft) -> Iterator[str]:
    """Yield the keys of the parties, other than plaintiffs, who have counsel in the paper or sign without counsel."""
    for party in draft.caption.parties:
        if party.side != "plaintiff" and (party.counsel or "pro_se" in party.values):
            yield party.key


def _doubts(dismissal: DraftDismissal, place: SourcePlace, *, takes_prejudice: bool) -> Iterator[Doubt]:
    """Yield the doubts about what the sentence at *place* dismisses."""
    values = []
    if dismissal.dismisses:
        values.append(f"`dismisses: {dismissal.dismissed_words}`")
    if dismissal.prejudice:
        values.append(f"`prejudice: {dismissal.prejudice}`")
    if values:
        yield Doubt(f"{series(values)}, by the sentence that dismisses: compare the two", place)
    if not dismissal.dismisses:
        about = "whom or which claims the sentence dismisses was not understood: give it in `dismisses:` of the filing"
        yield Doubt(about, place)
    if takes_prejudice and not dismissal.prejudice:
        about = "the paper does not say once whether it dismisses with or without prejudice"
        yield Doubt(f"{about}: give `prejudice:` if it does, for each party under `dismisses:` if it differs", place)


def _doubts_on_others(sections: Sequence[DraftSection]) -> Iterator[Doubt]:
    """Yield a doubt about the first paragraph of *sections* that dismisses too."""
    for section in sections:
        for entry in section.body:
            if isinstance(entry, DraftParagraph) and _dismisses(entry):
                about = "this paragraph may dismiss too: `dismisses:` was read from an earlier one alone"
                yield Doubt(f"{about}; compare them", entry.place)
                return
