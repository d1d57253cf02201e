"""A notice or a stipulation of dismissal: its document type, and what it dismisses by the sentence that dismisses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.catalog import Catalog
from assembler.importing.dismissal_doubts import (
    APART,
    doubts_on_other_text,
    limits_in_title,
    other_names,
    printed_text,
    quoted,
    texts_of,
    without_notes,
)
from assembler.importing.dismissal_grammar import words_not_understood
from assembler.importing.dismissal_objects import dismissed_parties
from assembler.importing.dismissal_signatures import doubts_on_lines, doubts_on_signers, other_signers
from assembler.importing.dismissal_words import ANNOUNCES, DISMISSES, RECITAL, prejudice_in
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
from assembler.importing.read_document import NOWHERE, SourcePlace
from assembler.language.english import series
from assembler.model.dismissal import Instrument, Way
from assembler.model.document import DocumentType

USUAL_PAPERS: Mapping[Way, str] = {
    "notice": "notice_of_voluntary_dismissal",
    "stipulation": "stipulation_of_dismissal",
}
"""The document types in a court whose law has no such instrument on record."""

PAPERS_BY_TITLE: Mapping[Way, Mapping[str, str]] = {
    "notice": {
        "praecipe": "praecipe_to_discontinue",
        "nonsuit": "notice_of_nonsuit",
        "discontinu": "notice_of_discontinuance",
        "withdrawal": "withdrawal_of_action",
    },
    "stipulation": {"discontinu": "stipulation_of_discontinuance"},
}
"""The document types that a title's words show there."""

SECTIONS_OF_ALL = {"discontinuance": "discontinuance_by_all"}
"""The sentence that all parties sign, by the section of the paper."""


def with_dismissal(draft: Draft, way: Way, catalog: Catalog) -> Draft:
    """Return *draft* as a paper that dismisses by *way*: its document type, what it dismisses, and its other text.

    The sentence that dismisses leaves the sections, which are divided at its place; all other text stays unnumbered,
    with its numbers as they are printed.
    """
    instrument = _instrument(draft, way, catalog)
    paper = catalog.record("document", instrument.paper if instrument else _usual_paper(draft.caption.title, way))
    above, paragraph, below = _divided([*_sections(draft.parts)])
    if paragraph is None:
        dismissal = DraftDismissal(paper.id, paper.sections[0], len(above))
        about = "no sentence that dismisses was found: give `dismisses:` and `prejudice:` in the filing"
        places = [entry.place for section in above for entry in section.body]
        doubt = Doubt(about, places[0] if places else NOWHERE)
        doubts = [doubt, *doubts_on_signers(dismissal, draft)]
        return replace(draft, parts=tuple(above), dismissal=dismissal, doubts=(*draft.doubts, *doubts))
    sentence = printed_text(paragraph.text)
    bare_sentence, notes = without_notes(sentence)
    parties = draft.caption.parties
    names = other_names(draft, _rules_of_dismissal(draft, catalog))
    takes_prejudice = "prejudice" in paper.choices
    unread = words_not_understood(bare_sentence, parties, way, names)
    dismissed = dismissed_parties(bare_sentence, parties, way, names)
    if limits_in_title(title := draft.caption.title, parties, dismissed):
        dismissed, unread = (), (*unread, title)
    dismissal = DraftDismissal(
        paper.id,
        paper.sections[0],
        len(above),
        sentence,
        sentence_keys=tuple(_sentence_keys(paper, instrument, dismissed)),
        dismisses=dismissed,
        prejudice=prejudice_in(bare_sentence, title, parties) if takes_prejudice else "",
        stipulated_by=tuple(other_signers(draft)) if paper.signer == "all" else (),
    )
    other_texts = [*texts_of(above), APART, *((note, paragraph.place) for note in notes), *texts_of(below)]
    doubts = [
        *_doubts(dismissal, parties, paragraph.place, unread, takes_prejudice=takes_prejudice),
        *doubts_on_other_text(dismissal, draft, way, other_texts, names),
        *doubts_on_lines(dismissal, draft, way, names),
        *doubts_on_signers(dismissal, draft),
        *_doubts_on_order(paper),
        *_doubts_on_date(draft),
    ]
    return replace(draft, parts=(*above, *below), dismissal=dismissal, doubts=(*draft.doubts, *doubts))


def _usual_paper(title: str, way: Way) -> str:
    """Return the document type by the words of *title*, in a court whose law has no instrument of *way* on record."""
    return next(
        (paper for words, paper in PAPERS_BY_TITLE[way].items() if words in title.casefold()), USUAL_PAPERS[way]
    )


def _divided(
    sections: Sequence[DraftSection],
) -> tuple[list[DraftSection], DraftParagraph | None, list[DraftSection]]:
    """Return the sections above the first paragraph that dismisses, that paragraph, and the sections below it."""
    places = [(index, position) for index, section in enumerate(sections) for position in range(len(section.body))]
    for words in (DISMISSES, ANNOUNCES):
        for index, position in places:
            section = sections[index]
            entry = section.body[position]
            if isinstance(entry, DraftParagraph) and words.search(entry.text) and not RECITAL.match(entry.text):
                above = replace(section, body=section.body[:position])
                below = DraftSection(None, section.body[position + 1 :])
                parts_above = [*sections[:index], *([above] if above.heading or above.body else [])]
                return parts_above, entry, [*([below] if below.body else []), *sections[index + 1 :]]
    return [*sections], None, []


def _instrument(draft: Draft, way: Way, catalog: Catalog) -> Instrument | None:
    """Return the instrument of the court's law by which its parties dismiss claims by *way*; None if it has none."""
    law = catalog.record("court", draft.caption.court_on_record).dismissal.value
    return next((entry for entry in law.instruments.values() if entry.way == way and entry.of == "claims"), None)


def _rules_of_dismissal(draft: Draft, catalog: Catalog) -> frozenset[str]:
    """Return the rules, as they are cited, by which parties dismiss in the court of *draft*."""
    law = catalog.record("court", draft.caption.court_on_record).dismissal.value
    return frozenset(instrument.rule for instrument in law.instruments.values())


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


def _doubts(
    dismissal: DraftDismissal,
    parties: Sequence[DraftParty],
    place: SourcePlace,
    unread: Sequence[str],
    *,
    takes_prejudice: bool,
) -> Iterator[Doubt]:
    """Yield the doubts about what the sentence at *place* dismisses: who of *parties* leaves, and who stays.

    *unread* are the words of the sentence that were not understood.
    """
    values = []
    if dismissal.dismisses:
        values.append(f"`dismisses: {dismissal.dismissed_words}`")
    if dismissal.prejudice:
        values.append(f"`prejudice: {dismissal.prejudice}`")
    if values:
        defendants = {party.key: str(party.values["name"]) for party in parties if party.side == "defendant"}
        staying = [name for key, name in defendants.items() if key not in dismissal.dismisses]
        stays = ""
        if dismissal.dismisses not in {(), ("all",)} and staying:
            leaving = [defendants[key] for key in dismissal.dismisses]
            stays = f"; {series(leaving)} would leave, and {series(staying)} stay{'s' * (len(staying) == 1)}"
        yield Doubt(f"{series(values)}, by the sentence that dismisses and the title: compare them{stays}", place)
    if not dismissal.dismisses:
        words = f", because of {quoted(unread)}" if unread else ""
        about = f"whom or which claims the sentence dismisses was not understood{words}"
        yield Doubt(f"{about}: give it in `dismisses:` of the filing", place)
    if takes_prejudice and not dismissal.prejudice:
        about = "the paper does not say once whether it dismisses with or without prejudice"
        yield Doubt(f"{about}: give `prejudice:` if it does, for each party under `dismisses:` if it differs", place)


def _doubts_on_date(draft: Draft) -> Iterator[Doubt]:
    """Yield a doubt about a paper whose date of signing was not read."""
    if not draft.closing.date:
        yield Doubt("no date of signing was read above the signatures: give it in `date:` of the filing")


def _doubts_on_order(paper: DocumentType) -> Iterator[Doubt]:
    """Yield a doubt if *paper*, the one that the court's law asks for, has an order of its own."""
    if paper.order:
        about = f"`paper: {paper.id}`, which the court's law asks for, prints an order of its own"
        yield Doubt(f"{about}: if the source has an order too, delete it below the signatures")
