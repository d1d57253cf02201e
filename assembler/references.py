"""References in the texts of a matter: each must lead to something, and to something in the same paper."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
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
    papers = {filing.name: _stands_in(filing, number, matter) for number, filing in enumerate(matter.filings)}
    for text in texts(matter):
        yield from _half(text, known, source)
        for name, place in _uses(text, source):
            if name not in known:
                yield fault("MAT004", place, f"nothing is called `{brief(name)}`", fix=did_you_mean(name, known))
            elif name in headings:
                message = f"`{name}` is a sub-heading, and has no number"
                yield fault("MAT004", place, message, fix="refer to a paragraph under it")
            elif name == text.own:
                yield fault("MAT006", place, f"`{name}` refers to itself")
            else:
                yield from _elsewhere(name, place, text, known[name], papers)


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
            found = whole != source.where(text.path)
            yield name, _inside(whole, match[0], name) if found else whole


def _inside(whole: Place, reference: str, name: str) -> Place:
    """Return the place of *name* inside *reference*, which stands at *whole*; a line that breaks it ends the search."""
    before = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", reference)
    column = before.start() if before else 0
    return whole if "\n" in reference[:column] else Place(whole.file, whole.line, whole.column + column)


def _half(text: Text, known: Collection[str], source: Source) -> Iterator[Finding]:
    for match in HALF.finditer(text.words):
        if (match["one"] or match["two"]) in known:
            place, message = source.within(text.path, match[0]), f"`{match[0]}` is no reference"
            yield fault("MAT004", place, message, fix="two brackets open it, and two close it")


Papers = Mapping[str, tuple[bool, frozenset[Path]]]
"""For each paper whether it numbers its paragraphs, and the paths of what stands in it."""


def _stands_in(filing: Filing, number: int, matter: Matter) -> tuple[bool, frozenset[Path]]:
    names = filing.sections or filing.paper.sections
    found: set[Path] = {("exhibits",), ("filings", number)}
    for key, sections in (("facts", matter.facts), ("more_facts", matter.more_facts)):
        for n, section in enumerate(sections):
            if section.id in names or "facts" in names:
                found.add((key, n))
    found |= {(name,) for name in ("claims", "relief") if name in names}
    return filing.paper.numbered, frozenset(found)


def _elsewhere(name: str, place: Place, text: Text, carriers: list[Path], papers: Papers) -> Iterator[Finding]:
    """A paper that prints *text* must number what carries *name*."""
    for paper, (numbered, paths) in papers.items():
        led = any(_holds(paths, path) and (numbered or path[2:3] != ("paragraphs",)) for path in carriers)
        if _holds(paths, text.path) and not led:
            message = f"`{name}` has no number in `{paper}`, where this text stands"
            yield fault("MAT004", place, message, fix="refer to what the same paper numbers, or give it that section")


def _holds(paths: Collection[Path], path: Path) -> bool:
    return path[:1] in paths or path[:2] in paths
