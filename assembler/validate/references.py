"""References in the texts of a matter: each must lead to one thing, and to something that its paper can name."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.catalog.filed_papers import Reader, filed_papers
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.language.references import REFERENCE, Entry, entries
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import Text, texts
from assembler.model.words import OwnWords
from assembler.validate.reference_targets import Carriers, carriers

HALF = re.compile(
    r"(?<!\[)(?:\[\[\s*¶?\s*(?P<one>[\w:., -]+?)\s*\](?!\])|\[\s*¶?\s*(?P<two>[\w:., -]+?)\s*\]\])"
    r"|\[\[\s*¶?\s*(?P<open>[\w:.-]+)(?=[^\[\]]*(?:\[|\Z))"
    r"|(?:^|(?<=[\s(]))(?P<close>[\w:.-]+)\]\](?!\])"
)
"""A reference with three brackets or with two: [[id] or [id]], [[id or id]]."""

ESCAPED = re.compile(r"\\([\[\]])")
"""A bracket behind a backslash is a bracket on the page, and there two of them make a reference all the same."""


RANGED = frozenset({"paragraph", "section", "sub-heading", "count", "exhibit"})
"""Kinds that have an order, and so a range."""


@dataclass(frozen=True)
class _Use:
    """One entry of a reference, the text in which it stands, and what finds its place once somebody asks."""

    entry: Entry
    text: Text
    reference: str
    before: int
    """How many times the same reference stands in the text before."""
    source: Source

    @property
    def place(self) -> Place:
        """The place of the name that the entry has."""
        whole = self.source.within(self.text.path, self.reference, self.before)
        found = whole != self.source.where(self.text.path)
        return _inside(whole, self.reference, self.entry.name) if found else whole


def reference_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each reference in a text of *matter* that leads nowhere, to two things or out of its paper.

    What was filed is asked of the papers that are kept beside the matter. Raises `Stopped` where one cannot be read.
    """
    known, kept = carriers(matter), filed_papers(source)
    for text in texts(matter):
        yield from _half(text, known, source)
        for use in _uses(text, source):
            yield from _entry(use, known, kept)


def own_words(path: KeyPath, words: OwnWords) -> Iterator[Text]:
    """Yield the sentences of the user's own that stand at *path*."""
    for key in OwnWords.model_fields:
        if sentence := getattr(words, key):
            yield Text((*path, key), sentence)


def _uses(text: Text, source: Source) -> Iterator[_Use]:
    """Yield each entry of the references in *text*; its place is looked for where something is wrong with it."""
    seen: Counter[str] = Counter()
    for match in REFERENCE.finditer(ESCAPED.sub(r"\1", text.words)):
        for entry in entries(match):
            yield _Use(entry, text, match[0], seen[match[0]], source)
        seen[match[0]] += 1


def _inside(whole: Place, reference: str, name: str) -> Place:
    """Return the place of *name* inside *reference*, which stands at *whole*; a line that breaks it ends the search."""
    before = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w:-])", reference)
    column = before.start() if before else 0
    return whole if "\n" in reference[:column] else Place(whole.file, whole.line, whole.column + column)


def _half(text: Text, known: Carriers, source: Source) -> Iterator[Finding]:
    for match in HALF.finditer(REFERENCE.sub(" ", text.words)):
        inside = next(group for group in match.groups() if group)
        if any(known.knows(name.strip()) for name in re.split(r"[,:]|\.\.", inside)):
            place, message = source.within(text.path, match[0]), f"`{brief(match[0])}` is no reference"
            yield fault("MAT004", place, message, fix="two brackets open it, and two close it")


def _entry(use: _Use, known: Carriers, kept: Reader) -> Iterator[Finding]:
    """Yield what is wrong with one entry of a reference: its signs, its names, or where it leads."""
    entry = use.entry
    if (entry.ranged and not (entry.name and entry.last)) or (entry.prefixed and not (entry.of and entry.name)):
        fix = "write both ends, as in `[[first..last]]`" if entry.ranged else "write what it names on both sides"
        yield fault("MAT004", use.place, f"`{brief(entry.written)}` is half a reference", fix=fix)
    elif entry.paper:
        yield from _of_a_paper(use, known, kept)
    else:
        for name in (entry.name, entry.last) if entry.ranged else (entry.name,):
            yield from _own(name, use, known)
        yield from _range(use, known)


def _own(name: str, use: _Use, known: Carriers) -> Iterator[Finding]:
    """Yield what is wrong with *name*, which is to lead to something in the paper itself."""
    of = use.entry.of
    kinds = known.kinds(name)
    if not kinds:
        yield fault("MAT004", use.place, f"nothing is called `{brief(name)}`", fix=did_you_mean(name, known.names(of)))
    elif of and of not in kinds:
        fix = did_you_mean(name, known.names(of))
        yield fault("MAT004", use.place, f"no {of} is called `{brief(name)}`: that is a {kinds[0]}", fix=fix)
    elif not of and len(kinds) > 1:
        fix = " or ".join(f"write `{kind}:{name}`" for kind in kinds if kind != "paper")
        yield fault("MAT005", use.place, f"`{name}` is both a {' and a '.join(kinds)}", fix=fix)
    elif name == use.text.own and of in {"", "paragraph"}:
        yield fault("MAT006", use.place, f"`{name}` refers to itself")
    elif "sub-heading of a count" in kinds:
        fix = "refer to a paragraph under it"
        yield fault("MAT004", use.place, f"`{name}` is a sub-heading in a count, and has no number", fix=fix)
    else:
        for paper in known.without(name, use.text.path):
            message = f"`{name}` has no number in `{paper}`, where this text stands"
            fix = "refer to what the same paper numbers, or give it that section"
            yield fault("MAT004", use.place, message, fix=fix)


def _range(use: _Use, known: Carriers) -> Iterator[Finding]:
    """Yield what is wrong with a range whose two ends are known: ends of two kinds, or the last before the first."""
    entry = use.entry
    kinds = [known.kinds(name) for name in (entry.name, entry.last)]
    if not entry.ranged or not all(kinds):
        return
    if kinds[0] != kinds[1] or kinds[0][0] not in RANGED:
        message = f"`{brief(entry.written)}` runs from a {kinds[0][0]} to a {kinds[1][0]}"
        fix = "let a range run between two paragraphs, sections, counts or exhibits"
        yield fault("MAT004", use.place, message, fix=fix)
    elif paper := known.backwards(entry.name, entry.last, use.text.path):
        fix = f"write `[[{entry.last}..{entry.name}]]`"
        yield fault("MAT004", use.place, f"`{brief(entry.written)}` runs backwards in `{paper}`", fix=fix)


def _of_a_paper(use: _Use, known: Carriers, kept: Reader) -> Iterator[Finding]:
    """Yield what is wrong with an entry that leads to another paper: as it was filed, else as it is planned."""
    entry, filed = use.entry, kept(use.entry.paper)
    if filed is None and entry.paper not in known.papers:
        fix = did_you_mean(entry.paper, known.before_a_colon)
        yield fault("MAT004", use.place, f"no paper is called `{brief(entry.paper)}`", fix=fix)
        return
    for name in (entry.name, entry.last) if entry.ranged else (entry.name,):
        if filed and not filed.carries(name):
            message = f"`{entry.paper}` as it was filed has no `{brief(name)}` ({filed.file})"
            yield fault("MAT004", use.place, message, fix=did_you_mean(name, filed.names))
        elif filed is None and not known.kinds(name):
            fix = did_you_mean(name, known.names(""))
            yield fault("MAT004", use.place, f"nothing is called `{brief(name)}`", fix=fix)
        elif (filed is None or known.prints(entry.paper, use.text.path)) and not known.stands_in(name, entry.paper):
            fix = "refer to what that paper numbers"
            yield fault("MAT004", use.place, f"`{name}` has no number in `{entry.paper}`", fix=fix)
