"""Counts the labels of a Word file's numbered paragraphs as Word does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assembler.language.english import ordinal_in_figures
from assembler.outputs.word.number_formats import FORMATS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's elements and attributes."""

BULLETS = frozenset({("symbol", "F0B7"), *(("wingdings", code) for code in ("F0A7", "F0D8", "F0FC", "F09F", "F06C"))})
"""The fonts and the codes of the signs of lists."""

MAX_STYLE_CHAIN = 12
"""The maximum number of styles, each based on the next, that are searched for a numbering."""

FIGURES_FROM = 10_000
"""From this number on, a label is written in figures, whatever its format."""

ALPHABET_LENGTH = 26

MAX_LEVELS = 9
"""The number of levels of a list in Word."""

OFF = frozenset({"0", "false", "off"})
"""The values by which a property is switched off."""


@dataclass(frozen=True)
class Label:
    """The label of a paragraph, such as "12.", the depth of its level from 0, and whether it is a bullet."""

    text: str
    depth: int
    bullet: bool = False


def is_bullet(sign: Any) -> bool:
    """Whether *sign*, an element `sym`, is the bullet of a symbol font."""
    return (sign.get(f"{W}font", "").casefold(), sign.get(f"{W}char", "").upper()) in BULLETS


class Labels:
    """Counts the labels of a file's paragraphs, which must be counted in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[str, dict[int, Any]] = {}
        self.lists: dict[str, str] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.own_levels: dict[tuple[str, int], Any] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.styles = {style.get(f"{W}styleId", ""): style for style in _all_named(styles, "style")}
        self.default_style = next((name for name, style in self.styles.items() if _is_default(style)), "")
        self._read_lists(numbering)

    def _read_lists(self, numbering: Any) -> None:
        linked: dict[str, str] = {}
        for abstract in _all_named(numbering, "abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self.levels[name] = {_value(level, "ilvl"): level for level in abstract.iter(f"{W}lvl")}
            link = abstract.find(f"{W}numStyleLink")
            if link is not None:
                linked[name] = link.get(f"{W}val", "")
        for instance in _all_named(numbering, "num"):
            name = instance.get(f"{W}numId", "")
            abstract = instance.find(f"{W}abstractNumId")
            self.lists[name] = "" if abstract is None else abstract.get(f"{W}val", "")
            for override in instance.iter(f"{W}lvlOverride"):
                self._read_override(name, override)
        for name, style in linked.items():
            record = self.styles.get(style)
            number = None if record is None else record.find(f"{W}pPr/{W}numPr/{W}numId")
            target = "" if number is None else self.lists.get(number.get(f"{W}val", ""), "")
            self.lists = {key: target if abstract == name else abstract for key, abstract in self.lists.items()}

    def _read_override(self, name: str, override: Any) -> None:
        depth = _value(override, "ilvl")
        start = override.find(f"{W}startOverride")
        level = override.find(f"{W}lvl")
        if start is not None:
            self.starts[name, depth] = _value(start, "val")
        if level is not None:
            self.own_levels[name, depth] = level

    def label(self, paragraph: Any) -> str:
        """Return the label of *paragraph*, such as "12."; "" if it has none."""
        label = self.next_label(paragraph)
        return label.text if label else ""

    def next_label(self, paragraph: Any) -> Label | None:
        """Count *paragraph* and return its label; None if it has none."""
        place = self._place(paragraph)
        if place is None:
            return None
        instance, depth = place
        name = self.lists.get(instance, "")
        level = self._level(instance, depth)
        if level is None:
            return None
        counters = self.counters.setdefault(name, {})
        start = self.starts.pop((instance, depth), None)
        count = start
        if count is None:
            count = counters[depth] + 1 if depth in counters else _child_value(level, "start", default=1)
        above = {other: self._start(instance, other) for other in range(depth) if other not in counters}
        self.counters[name] = above | dict(self._counts_kept_after(instance, depth)) | {depth: count}
        is_bullet = _child_text(level, "numFmt") == "bullet"
        return Label(self._printed_label(level, instance), depth, is_bullet)

    def level_of(self, paragraph: Any) -> Any:
        """Return the record of the level of *paragraph*, which may have its indents; None if it has no label."""
        place = self._place(paragraph)
        return None if place is None else self._level(*place)

    def _level(self, instance: str, depth: int) -> Any:
        own_level = self.own_levels.get((instance, depth))
        if own_level is not None:
            return own_level
        return self._levels_of(instance).get(depth)

    def _levels_of(self, instance: str) -> Mapping[int, Any]:
        return self.levels.get(self.lists.get(instance, ""), {})

    def _start(self, instance: str, depth: int) -> int:
        """Return the first number at *depth*; a label on a deeper level without one above it uses that number up."""
        level = self._level(instance, depth)
        return 1 if level is None else _child_value(level, "start", default=1)

    def _counts_kept_after(self, instance: str, depth: int) -> Iterator[tuple[int, int]]:
        """Yield each level, and its count, that a label at *depth* does not restart."""
        for other_depth, count in self.counters[self.lists[instance]].items():
            level = self._level(instance, other_depth)
            restart = other_depth if level is None else _child_value(level, "lvlRestart", other_depth)
            if other_depth < depth or depth >= restart:
                yield other_depth, count

    def _printed_label(self, level: Any, instance: str) -> str:
        """Return the text of *level* with the count of each level that it shows."""
        kind = _child_text(level, "numFmt")
        if kind in {"bullet", "none"}:
            return "•" if kind == "bullet" else ""
        label = _child_text(level, "lvlText")
        in_figures = _is_on(level.find(f"{W}isLgl"))
        counters = self.counters[self.lists[instance]]
        for depth in range(MAX_LEVELS):
            if f"%{depth + 1}" in label:
                shown_level = self._level(instance, depth)
                shown_kind = "decimal" if in_figures or shown_level is None else _child_text(shown_level, "numFmt")
                count = counters.get(depth, self._start(instance, depth))
                label = label.replace(f"%{depth + 1}", _number(count, shown_kind))
        return label.upper() if _is_on(level.find(f"{W}rPr/{W}caps")) else label

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list and the level of *paragraph*, from the paragraph or from its style; None if it has none."""
        depth: int | None = None
        for style, source in self._sources(paragraph):
            numbers = None if source is None else source.find(f"{W}numPr")
            if numbers is None:
                continue
            if depth is None and numbers.find(f"{W}ilvl") is not None:
                depth = _child_value(numbers, "ilvl", default=0)
            instance = numbers.find(f"{W}numId")
            if instance is not None:
                name = instance.get(f"{W}val", "0")
                if name == "0":
                    return None
                return name, self._depth(name, style) if depth is None else depth
        return None

    def _sources(self, paragraph: Any) -> Iterator[tuple[str, Any]]:
        """Yield the properties of *paragraph*, then those of its style and of the styles on which it is based."""
        own_properties = paragraph.find(f"{W}pPr")
        yield "", own_properties
        style = None if own_properties is None else own_properties.find(f"{W}pStyle")
        name = self.default_style if style is None else style.get(f"{W}val", "")
        for _ in range(MAX_STYLE_CHAIN):
            record = self.styles.get(name)
            if record is None:
                return
            yield name, record.find(f"{W}pPr")
            based = record.find(f"{W}basedOn")
            name = "" if based is None else based.get(f"{W}val", "")

    def _depth(self, instance: str, style: str) -> int:
        """Return the level of the list that belongs to *style*; 0 if no level does."""
        for depth, level in self._levels_of(instance).items():
            if style and _child_text(level, "pStyle") == style:
                return depth
        return 0


def _number(count: int, kind: str) -> str:
    if kind in {"upperLetter", "lowerLetter"} and 0 < count < FIGURES_FROM:
        repeats, index = divmod(count - 1, ALPHABET_LENGTH)
        first_letter = "A" if kind == "upperLetter" else "a"
        return chr(ord(first_letter) + index) * (repeats + 1)
    if kind == "ordinal":
        return ordinal_in_figures(count)
    if kind == "decimalZero":
        return f"{count:02}"
    number_format = FORMATS.get(kind or "decimal")
    return number_format(count) if number_format and 0 < count < FIGURES_FROM else str(count)


def _all_named(root: Any, name: str) -> list[Any]:
    return [] if root is None else [*root.iter(f"{W}{name}")]


def _is_default(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in OFF


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{W}val") not in OFF


def _child_text(element: Any, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _child_value(element: Any, name: str, default: int) -> int:
    child = element.find(f"{W}{name}")
    return default if child is None else _value(child, "val")


def _value(element: Any, key: str) -> int:
    text = element.get(f"{W}{key}", "")
    return int(text) if text.isdecimal() else 0
