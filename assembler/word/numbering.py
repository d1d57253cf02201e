"""Word's own numbering: each label of a plan becomes a level of a list, if Word can count to that label."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from assembler.word.number_formats import NumberFormat, readings
from assembler.word.xml import element, twips

Suffix = Literal["tab", "space", "nothing"]


@dataclass(frozen=True)
class Place:
    """A paragraph's position in a list: the list, the level, and its label, without a period, as references show it."""

    list: int
    level: int
    label: str


@dataclass(frozen=True)
class Level:
    """How a level is set: the indents of its label and of its text, in points, and what separates the two."""

    label_at: float
    text_at: float
    suffix: Suffix = "tab"
    bold: bool = False
    wrapped_at: float | None = None
    """The indent of the lines after the first; by default, that of the text."""


@dataclass
class _List:
    levels: tuple[Level, ...]
    formats: dict[int, NumberFormat] = field(default_factory=dict)
    start: dict[int, int] = field(default_factory=dict)


@dataclass
class Numbering:
    """The lists of a document, in order; `series` gives each labeled paragraph its position."""

    lists: list[_List] = field(default_factory=list)
    restarts: list[tuple[int, dict[int, int]]] = field(default_factory=list)
    """For each instance, its list, and the number at which each level starts."""

    def series(self, labels: Sequence[tuple[int, str]], levels: tuple[Level, ...]) -> list[Place | None]:
        """Return the position of each of *labels*, pairs of a level from 0 and a text; None if Word cannot count to it.

        A level starts again after a higher one, as in Word. Where the plan counts differently, a new instance of
        the list starts at the plan's number.
        """
        made = _List(levels)
        self.lists.append(made)
        number, instance, counters = len(self.lists) - 1, self._instance(len(self.lists) - 1, {}), dict[int, int]()
        places: list[Place | None] = []
        for level, label in labels:
            reading = _reading(label, made.formats.get(level), counters.get(level, 0) + 1)
            if reading is None:
                places.append(None)
                continue
            shape, count = reading
            made.formats.setdefault(level, shape)
            expected = counters.get(level, made.start.setdefault(level, count) - 1) + 1
            if count != expected:
                instance = self._instance(number, {level: count})
            counters = {deeper: at for deeper, at in counters.items() if deeper < level} | {level: count}
            places.append(Place(instance, level, label.rstrip(".")))
        return places

    def _instance(self, number: int, starts: dict[int, int]) -> int:
        self.restarts.append((number, starts))
        return len(self.restarts) - 1

    def elements(self) -> Iterable[Any]:
        """Yield the definitions of all lists and of their instances, for the numbering part."""
        for number, made in enumerate(self.lists):
            levels = [_level(level, shape, made) for level, shape in sorted(made.formats.items())]
            kind = element("multiLevelType", val="multilevel" if len(levels) > 1 else "singleLevel")
            yield element("abstractNum", kind, *levels, abstractNumId=number + 1)
        for instance, (number, starts) in enumerate(self.restarts):
            overrides = [
                element("lvlOverride", element("startOverride", val=start), ilvl=level)
                for level, start in starts.items()
            ]
            yield element("num", element("abstractNumId", val=number + 1), *overrides, numId=instance + 1)


def _reading(label: str, shape: NumberFormat | None, expected: int) -> tuple[NumberFormat, int] | None:
    """Return *label* as read in the *shape* of its level; without one, as the number *expected*, or the lowest."""
    known = list(readings(label))
    if shape:
        return next((reading for reading in known if reading[0] == shape), None)
    return next((reading for reading in known if reading[1] == expected), known[0] if known else None)


def _level(level: int, shape: NumberFormat, made: _List) -> Any:
    setting = made.levels[min(level, len(made.levels) - 1)]
    properties = [element("b")] if setting.bold else [element("b", val=0)]
    if shape.capitals:
        properties.append(element("caps"))
    wrapped = setting.text_at if setting.wrapped_at is None else setting.wrapped_at
    indent = element("ind", left=twips(wrapped), firstLine=twips(setting.label_at - wrapped))
    if setting.label_at < wrapped:
        indent = element("ind", left=twips(wrapped), hanging=twips(wrapped - setting.label_at))
    tabs = element("tabs", element("tab", val="num", pos=twips(setting.text_at)))
    return element(
        "lvl",
        element("start", val=made.start[level]),
        element("numFmt", val=shape.kind),
        element("suff", val=setting.suffix),
        element("lvlText", val=f"{shape.before}%{level + 1}{shape.after}"),
        element("lvlJc", val="left"),
        element("pPr", *([tabs] if setting.suffix == "tab" else []), indent),
        element("rPr", *properties),
        ilvl=level,
    )


def numbered(place: Place) -> Any:
    """Return the property that puts a paragraph at *place* in a list."""
    return element("numPr", element("ilvl", val=place.level), element("numId", val=place.list + 1))


Places = Mapping[str, Place]
"""The position of each part of a paper that has an id."""
