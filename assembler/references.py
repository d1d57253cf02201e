"""References in the texts of a matter: each must lead to something, and to something in the same paper."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.faults import brief, fault
from assembler.finding import Finding, Place
from assembler.load import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.nearest import did_you_mean
from assembler.resolve import REFERENCE, allegations, named, names_in
from assembler.yaml_text import Path

HALF = re.compile(r"(?<!\[)(?:\[\[\s*¶?\s*(?P<one>[\w-]+)\s*\](?!\])|\[\s*¶?\s*(?P<two>[\w-]+)\s*\]\])")
"""A reference with three brackets: [[id] or [id]]."""

ESCAPED = re.compile(r"\\([\[\]])")
"""A bracket behind a backslash is a bracket on the page, and there two of them make a reference all the same."""


@dataclass(frozen=True)
class Text:
    """A text that may hold references: its path, its words, and the name of the allegation that it is."""

    path: Path
    words: str
    own: str | None = None


def dangling(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each reference in a text of *matter* that leads nowhere, to itself or out of its paper."""
    known = named(matter)
    headings = {one.id for _, one in allegations(matter) if one.id and one.heading}
    papers = [(filing, _stands_in(filing, number, matter)) for number, filing in enumerate(matter.filings)]
    for text in texts(matter):
        yield from _half(text, source, known)
        for name, place in _uses(text, source):
            if message := _wrong(name, text, known, headings):
                yield fault(*message[:1], place, message[1], fix=message[2])
                continue
            for filing, paths in papers:
                if _holds(paths, text.path) and not any(_holds(paths, path) for path in known[name]):
                    yield _elsewhere(name, filing, place)


def texts(matter: Matter) -> Iterator[Text]:
    """Yield each text of *matter* that may hold references."""
    for key, sections in (("facts", matter.facts), ("more_facts", matter.more_facts)):
        yield from (Text((key, number, "heading"), section.heading) for number, section in enumerate(sections))
    for path, allegation in allegations(matter):
        if allegation.text:
            yield Text((*path, "text"), allegation.text, allegation.id)
        elif allegation.heading:
            yield Text((*path, "heading"), allegation.heading)
    yield from (Text(("relief", number, "text"), relief.text) for number, relief in enumerate(matter.relief))
    for number, filing in enumerate(matter.filings):
        yield from (Text(("filings", number, "paragraphs", n), words) for n, words in enumerate(filing.paragraphs))


def _uses(text: Text, source: Source) -> Iterator[tuple[str, Place]]:
    """Yield each name that *text* refers to, and the place of the name."""
    seen: Counter[str] = Counter()
    for match in REFERENCE.finditer(ESCAPED.sub(r"\1", text.words)):
        whole = source.within(text.path, match[0], seen[match[0]])
        seen[match[0]] += 1
        for name in names_in(match):
            yield name, _inside(whole, match[0], name)


def _inside(whole: Place, reference: str, name: str) -> Place:
    column = reference.find(name)
    on_one_line = "\n" not in reference[:column]
    return Place(whole.file, whole.line, whole.column + column) if on_one_line else whole
