"""The table of exhibits: the exhibits that a paper cites, with the pages that cite them."""

import re
from collections.abc import Iterator, Sequence

from assembler.exhibits.labels import exhibit_labels
from assembler.language.dates import plain_date, printed_date
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.plan.blocks import Words
from assembler.plan.tables.table import FrontTable, TableEntry, TableGroup
from assembler.plan.tables.texts import PlacedText
from assembler.plan.text.labels import NBSP
from assembler.plan.text.markdown import with_curly_quotes

TextPosition = tuple[int, int]
"""The index of a text, and a position in that text."""

LABEL = r"(?:[“\"][\w-]+,?[”\"]|[\w-]+)"
"""An exhibit label, which may be in quotation marks, with a comma before the closing mark."""

SEPARATOR = r"(?:,\s(?:and\s)?|(?<=,[”\"])\s(?:and\s)?|\sand\s|–|\sthrough\s)"
"""What separates two labels: a comma, which may be inside quotation marks, "and", a dash, or "through"."""

EXHIBIT_WORD = r"(?:Exhibits?|Exs?\.|Attachments?|Appendix|Appendices)"
CITATION = Regex(rf"\b{EXHIBIT_WORD}\s(?P<list>{LABEL}(?:{SEPARATOR}{LABEL})*)")
"""A citation of one or several exhibits, such as "Exhibits A, B and D through F"."""

ENTRY = Regex(r"(?P<range>–|\sthrough\s)?[“\"]?(?P<label>[\w-]+)")
"""A label in the list of a citation; `range` is set if the label ends a range."""


def exhibit_places(texts: Sequence[PlacedText], matter: Matter) -> dict[str, list[TextPosition]]:
    """Return the places in *texts* that cite each exhibit of *matter*, by exhibit name, in the order of the labels."""
    names_by_label = {label.casefold(): name for name, label in exhibit_labels(matter).items()}
    places: dict[str, list[TextPosition]] = {name: [] for name in names_by_label.values()}
    for text_index, placed_text in enumerate(texts):
        for citation in CITATION.finditer(placed_text.text.words):
            for name, position in _exhibits_in_citation(citation, names_by_label):
                places[name].append((text_index, position))
    return places


def _exhibits_in_citation(citation: re.Match[str], names_by_label: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Yield each exhibit in the citation *citation* with its position, including exhibits inside a range."""
    labels_in_order = [*names_by_label]
    last_position = -1
    start = citation.start()
    for entry in ENTRY.finditer(citation["list"]):
        label = entry["label"].casefold()
        if label not in names_by_label:
            continue
        position = labels_in_order.index(label)
        if entry["range"] and 0 <= last_position < position:
            yield from ((names_by_label[between], start) for between in labels_in_order[last_position + 1 : position])
        start = citation.start() if last_position < 0 else citation.start("list") + entry.start("label")
        yield names_by_label[label], start
        last_position = position


def table_of_exhibits(matter: Matter, targets: dict[str, tuple[str, ...]], title: str) -> FrontTable:
    """Return the table of those exhibits of *matter* that have *targets*, the ids of the places that cite them."""
    entries = []
    for name, label in exhibit_labels(matter).items():
        if targets.get(name):
            exhibit = matter.exhibits[name]
            date_words = ""
            if exhibit.date and plain_date(exhibit.date) not in exhibit.title:
                date_words = f", {printed_date(exhibit.date).replace(' ', NBSP)}"
            words = (Words(f"{matter.exhibit_form.word}{NBSP}{label}: {with_curly_quotes(exhibit.title)}{date_words}"),)
            entries.append(TableEntry(words, targets[name]))
    return FrontTable("exhibits", title, (TableGroup(heading="", entries=tuple(entries)),))
