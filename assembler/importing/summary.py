"""The report of an import: what was read, what is doubtful, and how the paper differs from the source."""

from collections.abc import Iterator, Sequence

from assembler.findings.finding import stopping_findings
from assembler.importing.comparison import Difference
from assembler.importing.draft import Draft, DraftCount, DraftHeading, DraftSection, Part
from assembler.importing.draft_counts import counts_of
from assembler.importing.expressed import RANGE_OF_PARAGRAPHS, REFERENCE_TO_PARAGRAPH
from assembler.importing.import_paper import ImportedPaper
from assembler.importing.read_document import SourcePlace
from assembler.language.english import series

MAX_LISTED = 40
"""The maximum number of lost words, of differences, and of references, that are listed."""

MAX_COMPARED = 60
"""The maximum number of parties, counsel and counts, and of headings, that are listed."""

MAX_NAMES = 4
"""The maximum number of parties that are named with counsel or a count."""

COMPARED = (
    "compared: words and their order; not compared: punctuation and capitals, which `assembler verify` compares, "
    "and the layout (levels of headings, indents, pages)"
)
"""What the comparison of the paper with the source leaves out."""

NOT_WHAT_THE_WORDS_ARE = (
    "no word is lost; that does not mean that each is read as what it is: a heading, a quotation, a list, a party or a "
    "reference can be read wrong without a doubt"
)
"""What the report on the words does not say."""

MAX_HEADING_WORDS = 16
"""The maximum number of words that are shown of a heading."""

MAX_MOVED = 10
"""The maximum number of places with moved words that are listed."""

MAX_WORDS = 8
"""The maximum number of moved words that are shown of a place."""


def summary(imported: ImportedPaper) -> Iterator[str]:
    """Yield the lines of the report."""
    for label, number in counts_of(imported.draft).items():
        yield f"{label:<14}{number:>6}"
    for kind, number in sorted(imported.set_aside.items()):
        yield f"{'set aside':<14}{number:>6}  {kind}"
    yield from _lines_to_compare(imported.draft)
    yield from _heading_lines(imported.draft)
    yield from _reference_lines(imported.draft)
    yield from _balance_lines(imported)
    yield from _difference_lines(imported)
    yield from _doubt_lines(imported)
    yield from _stop_lines(imported)


def _lines_to_compare(draft: Draft) -> Iterator[str]:
    """Yield the parties, the number, counsel, and the counts with their law, as the matter has them."""
    caption = draft.caption
    names = {party.key: str(party.values["name"]) for party in caption.parties}
    lines = [f"{party.role}: {names[party.key]}" for party in caption.parties]
    if caption.number:
        lines.append(f"number: {caption.number}")
    for office in caption.counsel.attorneys:
        clients = [names[party.key] for party in caption.parties if office.key in party.counsel]
        for_clients = f", for {_shortened_series(clients)}" if clients else ""
        lines.append(f"counsel: {office.values['name']}{for_clients}")
    for count in (part for part in draft.parts if isinstance(part, DraftCount)):
        against = _shortened_series([names[key] for key in count.against]) or "all defendants"
        title = " ".join(f"{count.label} {count.title}".split())
        lines.append(f"count: {title}, under `law: {count.law}`, against {against}")
    if draft.dismissal:
        prejudice = f", {draft.dismissal.prejudice} prejudice" if draft.dismissal.prejudice else ""
        dismissed = draft.dismissal.dismissed_words if draft.dismissal.dismisses else "(not understood)"
        lines.append(f"{draft.dismissal.paper}: dismisses {dismissed}{prejudice}")
    if lines:
        yield "read the parties, counsel, number and the law of each count against the source in any case:"
    yield from (f"  {line}" for line in lines[:MAX_COMPARED])
    if len(lines) > MAX_COMPARED:
        yield f"  and {len(lines) - MAX_COMPARED} more"


def _heading_lines(draft: Draft) -> Iterator[str]:
    """Yield the headings of the text, except those of the counts, indented by their levels, with their places."""
    headings = [heading for part in draft.parts for heading in _headings_of(part)]
    if headings:
        yield f"headings ({len(headings)}), which the source may set as something else:"
    for heading in headings[:MAX_COMPARED]:
        words = _first_words(f"{heading.label} {heading.text.partition('^[')[0]}", MAX_HEADING_WORDS)
        yield f"{'  ' * heading.level}{words} ({_place_text(heading.place)})"
    if len(headings) > MAX_COMPARED:
        yield f"  and {len(headings) - MAX_COMPARED} more"


def _headings_of(part: Part) -> Iterator[DraftHeading]:
    """Yield the headings of *part*, a section or a count, except that of the count itself."""
    if isinstance(part, DraftSection) and part.heading:
        yield part.heading
    if isinstance(part, DraftSection | DraftCount):
        yield from (entry for entry in part.body if isinstance(entry, DraftHeading))


def _reference_lines(draft: Draft) -> Iterator[str]:
    """Yield the typed numbers of paragraphs that became references to paragraphs of the paper, with their places."""
    references = [
        f"`{entry.text}` ({_place_text(entry.place)})"
        for entry in draft.expressed
        if entry.kind in {REFERENCE_TO_PARAGRAPH, RANGE_OF_PARAGRAPHS} and entry.text
    ]
    if references:
        yield f"references to paragraphs of this paper ({len(references)}), whose numbers the program now writes:"
    yield from (f"  {reference}" for reference in references[:MAX_LISTED])
    if len(references) > MAX_LISTED:
        yield f"  and {len(references) - MAX_LISTED} more"


def _shortened_series(names: Sequence[str]) -> str:
    """Return the first of *names* as a series, with the number of the others."""
    unnamed = len(names) - MAX_NAMES
    return series([*names[:MAX_NAMES], f"{unnamed} more"]) if unnamed > 1 else series(names)


def _balance_lines(imported: ImportedPaper) -> Iterator[str]:
    lost = imported.balance.lost
    if not lost:
        read = (
            "every word that could be read (see the doubts)"
            if imported.document.remarks
            else "every word of the source"
        )
        yield f"{read} is in the matter or was set aside"
        yield NOT_WHAT_THE_WORDS_ARE
        return
    words = "1 word of the source is" if len(lost) == 1 else f"{len(lost)} words of the source are"
    yield f"{words} not in the matter:"
    for word in lost[:MAX_LISTED]:
        yield f"  {_place_text(word.place)}: {word.text}"
    if len(lost) > MAX_LISTED:
        yield f"  and {len(lost) - MAX_LISTED} more"


def _difference_lines(imported: ImportedPaper) -> Iterator[str]:
    comparison = imported.comparison
    if comparison is None:
        return
    if names := series([f"`{name}`" for name in comparison.placeholders]):
        yield f"the paper has placeholders for what was not read: {names}"
    if not comparison.differences:
        yield "the printed paper has all words of the source, and no others"
        yield from order_lines(comparison.moved)
        yield COMPARED
        return
    lost = "1 word" if comparison.lost_count == 1 else f"{comparison.lost_count} words"
    gained = "1 other" if comparison.gained_count == 1 else f"{comparison.gained_count} others"
    yield f"the paper lacks {lost} of the source, and has {gained}:"
    for difference in comparison.differences[:MAX_LISTED]:
        yield f"  {_place_text(difference.place)}, {difference.part}: {_change(difference)}"
    if unlisted := len(comparison.differences[MAX_LISTED:]):
        yield f"  and {unlisted} more {'place' if unlisted == 1 else 'places'}"
    yield from order_lines(comparison.moved)
    yield COMPARED


def order_lines(moved: Sequence[Difference]) -> Iterator[str]:
    """Yield the places at which the paper has the words of the source in a different order."""
    if moved:
        yield "the paper has words in a different order from the source:"
    for difference in moved[:MAX_MOVED]:
        words = difference.gained or difference.lost
        document = "source" if difference.gained else "paper"
        message = f"`{_first_words(words)}`: the {document} has these words in another place"
        yield f"  {_place_text(difference.place)}, {difference.part}: {message}"
    if unlisted := len(moved[MAX_MOVED:]):
        yield f"  and {unlisted} more {'place' if unlisted == 1 else 'places'}"


def _first_words(text: str, max_words: int = MAX_WORDS) -> str:
    """Return the first *max_words* words of *text*, and "..." if it has more."""
    words = text.split()
    return " ".join(words[:max_words]) + ("..." if len(words) > max_words else "")


def _change(difference: Difference) -> str:
    if not difference.gained:
        return f"`{difference.lost}` is missing"
    if not difference.lost:
        return f"`{difference.gained}` was added"
    return f"`{difference.lost}` became `{difference.gained}`"


def _doubt_lines(imported: ImportedPaper) -> Iterator[str]:
    doubts = imported.draft.doubts
    if doubts:
        yield f"to confirm, under `import:` in the matter ({len(doubts)}):"
    for doubt in doubts:
        begins = imported.draft.first_words.get(doubt.place)
        first_words = f" (`{begins}`)" if begins else ""
        yield f"  {_place_text(doubt.place)}{first_words}: {doubt.about}"


def _stop_lines(imported: ImportedPaper) -> Iterator[str]:
    """Yield the findings that prevent even a draft of the paper."""
    stops = imported.comparison.stops if imported.comparison else ()
    if imported.planning_error:
        stops = tuple(stopping_findings(imported.planning_error.findings, draft=True))
    if stops:
        yield f"even `build --draft` makes no paper until {'this is' if len(stops) == 1 else 'these are'} corrected:"
    for stop in stops:
        yield f"  {stop.place}: {stop.code} {stop.message}"


def _place_text(place: SourcePlace) -> str:
    """Return *place*, a place of the source, as a report names it."""
    if not place.line:
        return "the source"
    return f"page {place.page}, line {place.line}" if place.page else f"paragraph {place.line}"
