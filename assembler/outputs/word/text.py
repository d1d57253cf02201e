"""Writes runs of text, with emphasis, references, footnotes and bookmarks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assembler.outputs.word.changes import TrackedChanges
from assembler.outputs.word.numbering import NumberedPlace
from assembler.outputs.word.references import Jump, Piece, link_pieces, word_pieces
from assembler.outputs.word.xml import NO_BREAK_HYPHEN, element, hidden_field, words
from assembler.outputs.word.xml import field as word_field
from assembler.plan.blocks import Change, Link, MarkedLine, Note, RichText, Run, Words

STYLE_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "plain": (),
    "emphasis": ("i",),
    "strong": ("b",),
    "both": ("b", "i"),
}
"""The run properties for each style of text."""


UNDERLINE = "u"
"""The run property of underlining."""


def _with_no_break_hyphens(run: Words) -> Words:
    """Return *run* with no-break hyphens if it is a number that must stay on one line."""
    is_number = run.keep and any(map(str.isdigit, run.text))
    return replace(run, text=run.text.replace("-", NO_BREAK_HYPHEN)) if is_number else run


@dataclass
class Text:
    """Writes the text of one document: resolves references, and collects footnotes and bookmarks."""

    places: Mapping[str, NumberedPlace]
    changes: TrackedChanges
    paragraphs: Mapping[str, str]
    """The id of each numbered paragraph, by its number."""
    notes: list[Note] = field(default_factory=list)
    bookmarks: dict[str, str] = field(default_factory=dict)
    """The name of the bookmark of each part that has an id."""

    cites: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """The authority cited at each marked place, with Word's category number for its kind."""

    def runs(self, rich: RichText, *properties: str) -> Iterator[Any]:
        """Yield the runs of *rich*, each with *properties* (such as b, i, caps) in addition to its own."""
        for run in rich:
            yield from self.changes.tracked(run.change, self._runs(run, properties))

    def _runs(self, run: Run, properties: tuple[str, ...]) -> Iterator[Any]:
        """Yield the runs of *run*; a deleted reference is plain text, because its target may be gone."""
        if isinstance(run, Note):
            self.notes.append(run)
            reference = element("footnoteReference", id=len(self.notes))
            yield element("r", element("rPr", element("rStyle", val="FootnoteReference")), reference)
            return
        looks = properties
        if isinstance(run, Words):
            run = _with_no_break_hyphens(run)
            looks = (*looks, *STYLE_PROPERTIES[run.style])
        if run.underlined:
            looks = (*looks, UNDERLINE)
        if run.change == "deleted":
            yield from self._pieces(iter([run.text]), looks)
        elif isinstance(run, Link):
            yield from self._cited(run.mark, self._pieces(link_pieces(run, self.places), looks))
        else:
            yield from self._cited(run.mark, self._pieces(word_pieces(run, self.paragraphs), looks))

    def words(self, text: str, change: Change, *properties: Any) -> Iterator[Any]:
        """Yield a run with *text*, tracked as *change*; a line with runs of its own is tracked run by run."""
        if isinstance(text, MarkedLine) and not change:
            yield from self.runs(text.runs, *properties)
            return
        yield from self.changes.tracked(change, [words(text, *properties)])

    def _cited(self, mark: str, runs: Iterator[Any]) -> Iterator[Any]:
        """Yield *runs* inside the bookmark of *mark*; citations begin with a field for Word's table of authorities."""
        yield from self.marked(mark, [*self.citation(mark), *runs])

    def citation(self, target: str) -> list[Any]:
        """Return the hidden field, if any, by which Word's table of authorities finds the citation at *target*."""
        if target not in self.cites:
            return []
        cite, category = self.cites[target]
        cite = cite.replace('"', "”")
        return hidden_field(f'TA \\l "{cite}" \\s "{cite}" \\c {category}')

    def _pieces(self, pieces: Iterator[Piece], properties: tuple[str, ...]) -> Iterator[Any]:
        for piece in pieces:
            looks = [element(name) for name in dict.fromkeys(properties) if name != UNDERLINE]
            is_underlined = UNDERLINE in properties
            if is_underlined and not isinstance(piece, Jump):
                looks.append(element("u", val="single"))
            if isinstance(piece, str):
                yield words(piece, *looks)
            elif isinstance(piece, Jump):
                name = self.bookmark(piece.target)
                looks.append(element("color", val="auto"))  # Word would color and underline the link
                looks.append(element("u", val="single" if is_underlined else "none"))
                yield element("hyperlink", words(piece.text, *looks), anchor=name, history=1)
            else:
                yield from word_field(f"REF {self.bookmark(piece.target)} \\n \\h", piece.label, *looks)

    def bookmark(self, target: str) -> str:
        """Return the name of the bookmark of *target*: `_Ref` and nine digits, as in Word's own cross-references."""
        return self.bookmarks.setdefault(target, f"_Ref{len(self.bookmarks) + 1:09}")

    def marked(self, target: str, runs: list[Any]) -> list[Any]:
        """Return *runs* inside the bookmark of *target*; unchanged if *target* is empty."""
        if not target:
            return runs
        name = self.bookmark(target)
        bookmark_number = int(name.removeprefix("_Ref"))
        start = element("bookmarkStart", id=bookmark_number, name=name)
        return [start, *runs, element("bookmarkEnd", id=bookmark_number)]


def plain(rich: RichText) -> str:
    """Return the text of *rich* without its footnotes."""
    return "".join(run.text for run in rich if isinstance(run, Words | Link))
