"""Finds how paragraphs and runs of a Word file are set, through their styles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assembler.importing.read_document import Align
from assembler.importing.word.seen import Sight, sight_of
from assembler.verify.reader.word_labels import MAX_STYLE_CHAIN, OFF, Labels, W

ALIGNMENTS: dict[str, Align] = {"center": "center", "right": "right", "end": "right", "both": "justified"}
"""The alignments other than left, by Word's names for them."""

HEADING_LEVELS = 9
"""The number of Word's outline levels; any higher level is body text."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is set. *hidden* text is not printed; with *capitals*, lowercase letters are printed as capitals.

    *sight* says whether a reader sees the letters that are printed.
    """

    bold: bool
    italic: bool
    underline: bool
    capitals: bool
    hidden: bool
    sight: Sight = "seen"


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set, with lengths in points; *outline_level* is 0 for body text."""

    style: str
    outline_level: int
    align: Align
    indent: float
    first_line: float
    space_before: float


class Styles:
    """The styles of a file, by id, and the looks that follow from them."""

    def __init__(self, root: Any, labels: Labels) -> None:
        self.labels = labels
        self.records = labels.styles
        self.default_style = labels.default_style
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self.run_defaults = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
        self.paragraph_defaults = None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")

    def chain(self, name: str) -> Iterator[Any]:
        """Yield the style *name* and those on which it is based."""
        for _ in range(MAX_STYLE_CHAIN):
            record = self.records.get(name)
            if record is None:
                return
            yield record
            name = _value(record, "basedOn")

    def paragraph(self, paragraph: Any) -> ParagraphLook:
        """Return how *paragraph* is set; the level of its list may set its indents."""
        direct = paragraph.find(f"{W}pPr")
        name = _value(direct, "pStyle") or self.default_style
        style_properties = [record.find(f"{W}pPr") for record in self.chain(name)]
        level = self.labels.level_of(paragraph)
        level_properties = None if level is None else level.find(f"{W}pPr")
        is_directly_numbered = direct is not None and direct.find(f"{W}numPr") is not None
        if is_directly_numbered:
            candidates = [direct, level_properties, *style_properties, self.paragraph_defaults]
        else:
            candidates = [direct, *style_properties, level_properties, self.paragraph_defaults]
        sources = [source for source in candidates if source is not None]
        first_line = _length(sources, "ind", "firstLine") - _length(sources, "ind", "hanging")
        outline = _first_attribute(sources, "outlineLvl", "val")
        return ParagraphLook(
            style=self._style_name(name),
            outline_level=int(outline) + 1 if outline.isdecimal() and int(outline) < HEADING_LEVELS else 0,
            align=ALIGNMENTS.get(_first_attribute(sources, "jc", "val"), "left"),
            indent=_length(sources, "ind", "left", "start"),
            first_line=first_line,
            space_before=_length(sources, "spacing", "before"),
        )

    def run(self, run: Any, paragraph: Any) -> RunLook:
        """Return how *run* of *paragraph* is set."""
        direct = run.find(f"{W}rPr")
        style = _value(paragraph.find(f"{W}pPr"), "pStyle") or self.default_style
        layers = (style, _value(direct, "rStyle"))
        return RunLook(
            bold=self._toggled("b", direct, layers),
            italic=self._toggled("i", direct, layers),
            underline=self._underlined(direct, layers),
            capitals=self._toggled("caps", direct, layers),
            hidden=self._toggled("vanish", direct, layers),
            sight=self._sight(run, paragraph, direct, layers),
        )

    def _sight(self, run: Any, paragraph: Any, direct: Any, layers: Sequence[str]) -> Sight:
        styles = [record for name in reversed(layers) for record in self.chain(name)]
        formats = [direct, *(record.find(f"{W}rPr") for record in styles), self.run_defaults]
        tables = (_value(table.find(f"{W}tblPr"), "tblStyle") for table in paragraph.iterancestors(f"{W}tbl"))
        backgrounds = [record.find(f"{W}pPr") for record in styles]
        backgrounds += [record for name in tables for record in self.chain(name)]
        return sight_of(run, paragraph, _present(formats), _present(backgrounds))

    def _style_name(self, name: str) -> str:
        record = self.records.get(name)
        return name if record is None else _value(record, "name") or name

    def _toggled(self, key: str, direct: Any, layers: Sequence[str]) -> bool:
        """Return whether a property is on; a paragraph style and a character style that both set it cancel out."""
        toggle = None if direct is None else direct.find(f"{W}{key}")
        if toggle is not None:
            return _is_on(toggle)
        values = [self._in_style(key, name) for name in layers]
        if any(value is not None for value in values):
            return sum(bool(value) for value in values) % 2 == 1
        default = None if self.run_defaults is None else self.run_defaults.find(f"{W}{key}")
        return default is not None and _is_on(default)

    def _in_style(self, key: str, name: str) -> bool | None:
        for record in self.chain(name):
            element = record.find(f"{W}rPr/{W}{key}")
            if element is not None:
                return _is_on(element)
        return None

    def _underlined(self, direct: Any, layers: Sequence[str]) -> bool:
        sources = [direct, *(record.find(f"{W}rPr") for name in reversed(layers) for record in self.chain(name))]
        value = _first_attribute([source for source in sources if source is not None], "u", "val")
        return value not in {"", "none"}


def _present(elements: Sequence[Any]) -> list[Any]:
    return [element for element in elements if element is not None]


def _is_on(element: Any) -> bool:
    return element.get(f"{W}val") not in OFF


def _value(element: Any, name: str) -> str:
    child = None if element is None else element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _first_attribute(sources: Sequence[Any], name: str, key: str) -> str:
    """Return the attribute *key* of the first child *name* in *sources* that has it; "" if there is none."""
    for source in sources:
        for child in source.findall(f"{W}{name}"):
            value = child.get(f"{W}{key}")
            if value is not None:
                return str(value)
    return ""


def _length(sources: Sequence[Any], name: str, *keys: str) -> float:
    """Return, in points, the length that an attribute of the child *name* gives in twentieths; 0 if there is none.

    The attribute is the first of *keys* that *sources* have.
    """
    values = (_first_attribute(sources, name, key) for key in keys)
    text = next(filter(None, values), "")
    return int(text) / 20 if text.lstrip("-").isdecimal() else 0.0
