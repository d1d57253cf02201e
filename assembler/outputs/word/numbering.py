"""Makes Word's own numbering: each label of a plan becomes a level of a list, if Word can count to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from docx.oxml.ns import qn

from assembler.outputs.word.number_formats import NumberFormat, Reading, readings
from assembler.outputs.word.xml import element, twips

Suffix = Literal["tab", "space", "nothing"]


@dataclass(frozen=True)
class NumberedPlace:
    """A paragraph's position in a list: the list, the level, and the label without a period, as references show it."""

    list: int
    level: int
    label: str


@dataclass(frozen=True)
class Level:
    """The layout of a level: the indents of its label and its text, in points, and the separator between them."""

    label_at: float
    text_at: float
    suffix: Suffix = "tab"
    bold: bool = False
    underlined: bool = False
    wrapped_at: float | None = None
    """The indent of the lines after the first; by default, the indent of the text."""


USUAL_FORMATS = tuple(
    NumberFormat(before="", kind=kind, after=".") for kind in ("upperRoman", "upperLetter", "decimal", "lowerLetter")
)
"""The usual labels of headings, one per level."""


@dataclass
class _ListDefinition:
    levels: tuple[Level, ...]
    styles: Sequence[str] = ()
    formats: dict[int, NumberFormat] = field(default_factory=dict)
    start: dict[int, int] = field(default_factory=dict)


class _ListInstance(NamedTuple):
    """An instance of a list: the index of the list, and the number at which each level starts, if not at the list's."""

    list_index: int
    starts: Mapping[int, int]


@dataclass
class Numbering:
    """The lists of a document, in order; `series` returns the positions of labeled paragraphs."""

    lists: list[_ListDefinition] = field(default_factory=list)
    instances: list[_ListInstance] = field(default_factory=list)
    """The instances of the lists, in order."""

    by_style: dict[str, NumberedPlace] = field(default_factory=dict)
    """The place in a list of each numbered style; a paragraph of the style needs no numbering of its own."""

    def series(
        self, labels: Sequence[tuple[int, str]], levels: tuple[Level, ...], styles: Sequence[str] = ()
    ) -> list[NumberedPlace | None]:
        """Return the position of each of *labels*, pairs of a level from 0 and a text; None if Word cannot count to it.

        As in Word, a level restarts after a higher level. Where the plan counts differently, a new instance of the list
        starts at the plan's number. *styles* are the paragraph styles to which the levels belong, if any.
        """
        definition = _ListDefinition(levels, styles)
        self.lists.append(definition)
        list_index = len(self.lists) - 1
        counters: dict[int, int] = {}
        """The last number of each level."""
        first_instance = self._instance(list_index, {})
        instance = first_instance
        places: list[NumberedPlace | None] = []
        for level, label in labels:
            reading = _reading(label, definition.formats.get(level), counters.get(level, 0) + 1)
            if reading is None:
                places.append(None)
                continue
            definition.formats.setdefault(level, reading.form)
            first_number = definition.start.setdefault(level, reading.number)
            expected_number = counters.get(level, first_number - 1) + 1
            if reading.number != expected_number:
                instance = self._instance(list_index, {level: reading.number})
            counters = {higher_level: last for higher_level, last in counters.items() if higher_level < level}
            counters[level] = reading.number
            places.append(NumberedPlace(instance, level, label.rstrip(".")))
        if definition.formats and styles:
            _complete_levels(definition)
        for level, style in enumerate(styles):
            if level in definition.formats:
                self.by_style[style] = NumberedPlace(first_instance, level, label="")
        return places

    def _instance(self, list_index: int, starts: dict[int, int]) -> int:
        """Add an instance of a list whose levels start at *starts*, and return its index."""
        self.instances.append(_ListInstance(list_index, starts))
        return len(self.instances) - 1

    def elements(self) -> Iterable[Any]:
        """Yield the definitions of all lists and of their instances, for the numbering part."""
        for list_index, definition in enumerate(self.lists):
            levels = [_level(level, shape, definition) for level, shape in sorted(definition.formats.items())]
            kind = element("multiLevelType", val="multilevel" if len(levels) > 1 else "singleLevel")
            yield element("abstractNum", kind, *levels, abstractNumId=list_index + 1)
        for instance_index, (list_index, starts) in enumerate(self.instances):
            overrides = [
                element("lvlOverride", element("startOverride", val=start), ilvl=level)
                for level, start in starts.items()
            ]
            yield element("num", element("abstractNumId", val=list_index + 1), *overrides, numId=instance_index + 1)


def _complete_levels(definition: _ListDefinition) -> None:
    """Give the usual labels to levels below the paper's own, so that a heading of any style has a label.

    Nothing changes unless the first level has its usual label.
    """
    if definition.formats.get(0) != USUAL_FORMATS[0]:
        return
    for level, usual_format in enumerate(USUAL_FORMATS[: len(definition.levels)]):
        if level > max(definition.formats) and usual_format not in definition.formats.values():
            definition.formats[level] = usual_format
            definition.start[level] = 1


def _reading(label: str, form: NumberFormat | None, expected_number: int) -> Reading | None:
    """Return *label* read in *form*; None if it cannot be read so.

    Without a *form*, prefer the reading that gives the *expected_number*, and then the one with the lowest number.
    """
    candidates = list(readings(label))
    for reading in candidates:
        if reading.form == form or (not form and reading.number == expected_number):
            return reading
    return candidates[0] if candidates and not form else None


def _level(level: int, shape: NumberFormat, definition: _ListDefinition) -> Any:
    layout = definition.levels[min(level, len(definition.levels) - 1)]
    bold = element("b") if layout.bold else element("b", val=0)
    properties = [bold]
    if shape.capitals:
        properties.append(element("caps"))
    if layout.underlined:
        properties.append(element("u", val="single"))
    left = layout.text_at if layout.wrapped_at is None else layout.wrapped_at
    if layout.label_at < left:
        indent = element("ind", left=twips(left), hanging=twips(left - layout.label_at))
    else:
        indent = element("ind", left=twips(left), firstLine=twips(layout.label_at - left))
    paragraph_properties = [indent]
    if layout.suffix == "tab":
        tab = element("tab", val="num", pos=twips(layout.text_at))
        paragraph_properties.insert(0, element("tabs", tab))
    style = definition.styles[level : level + 1]
    return element(
        "lvl",
        element("start", val=definition.start[level]),
        element("numFmt", val=shape.kind),
        *(element("pStyle", val=name) for name in style),
        element("suff", val=layout.suffix),
        element("lvlText", val=f"{shape.before}%{level + 1}{shape.after}"),
        element("lvlJc", val="left"),
        element("pPr", *paragraph_properties),
        element("rPr", *properties),
        ilvl=level,
    )


def numbering_property(place: NumberedPlace) -> Any:
    """Return the property that puts a paragraph, or the paragraphs of a style, at *place* in a list."""
    return element("numPr", element("ilvl", val=place.level), element("numId", val=place.list + 1))


def no_numbering_property() -> Any:
    """Return the property that takes a paragraph of a numbered style out of its list."""
    return element("numPr", element("ilvl", val=0), element("numId", val=0))


def number_styles(styles: Any, numbering: Numbering) -> None:
    """Write into each numbered style of *styles* the list and the level to which it belongs."""
    for style in styles.iter(qn("w:style")):
        if place := numbering.by_style.get(style.get(qn("w:styleId"))):
            style.find(qn("w:pPr")).append(numbering_property(place))


Places = Mapping[str, NumberedPlace]
"""The position of each part of a paper that has an id."""
