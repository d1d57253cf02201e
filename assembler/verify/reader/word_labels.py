"""Counts the labels of a Word file's numbered paragraphs as Word does."""

from typing import Any

from assembler.outputs.word.number_formats import FORMATS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

DEEPEST = 12
"""How many styles a style may be based on before the search for its numbering ends."""


class Labels:
    """Counts levels: a level continues in all instances of its list, and restarts after a higher one."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[str, dict[int, Any]] = {}
        self.lists: dict[str, str] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.styles = {style.get(f"{W}styleId", ""): style for style in _all(styles, "style")}
        for abstract in _all(numbering, "abstractNum"):
            levels = {_value(level, "ilvl"): level for level in abstract.iter(f"{W}lvl")}
            self.levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for instance in _all(numbering, "num"):
            name, abstract = instance.get(f"{W}numId", ""), instance.find(f"{W}abstractNumId")
            self.lists[name] = "" if abstract is None else abstract.get(f"{W}val", "")
            for override in instance.iter(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self.starts[name, _value(override, "ilvl")] = _value(start, "val")

    def label(self, paragraph: Any) -> str:
        """Return the label of *paragraph*, such as "12."; "" if it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        instance, depth = place
        name = self.lists.get(instance, "")
        level = self.levels.get(name, {}).get(depth)
        if level is None:
            return ""
        counters = self.counters.setdefault(name, {})
        start = self.starts.pop((instance, depth), None)
        if start is None:
            start = counters[depth] + 1 if depth in counters else _child_value(level, "start", 1)
        self.counters[name] = {above: count for above, count in counters.items() if above < depth} | {depth: start}
        return self._printed(level, name)

    def _printed(self, level: Any, name: str) -> str:
        """Return the text of *level* with the count of each level that it shows."""
        text = level.find(f"{W}lvlText")
        label = "" if text is None else text.get(f"{W}val", "")
        for depth, count in self.counters[name].items():
            shown = self.levels[name].get(depth)
            kind = None if shown is None else shown.find(f"{W}numFmt")
            number_format = FORMATS.get("decimal" if kind is None else kind.get(f"{W}val", ""))
            number = number_format(count) if number_format and 0 < count < 10_000 else str(count)
            label = label.replace(f"%{depth + 1}", number)
        return label.upper() if level.find(f"{W}rPr/{W}caps") is not None else label

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list and the level of *paragraph*, from the paragraph or from its style; None if it has none."""
        own = paragraph.find(f"{W}pPr")
        style = None if own is None else own.find(f"{W}pStyle")
        sources = [own]
        name = "" if style is None else style.get(f"{W}val", "")
        for _ in range(DEEPEST):
            record = self.styles.get(name)
            if record is None:
                break
            sources.append(record.find(f"{W}pPr"))
            based = record.find(f"{W}basedOn")
            name = "" if based is None else based.get(f"{W}val", "")
        for source in sources:
            numbers = None if source is None else source.find(f"{W}numPr")
            instance = None if numbers is None else numbers.find(f"{W}numId")
            if instance is not None:
                instance_name = instance.get(f"{W}val", "0")
                return None if instance_name == "0" else (instance_name, _child_value(numbers, "ilvl", 0))
        return None


def _all(root: Any, name: str) -> list[Any]:
    return [] if root is None else [*root.iter(f"{W}{name}")]


def _child_value(element: Any, name: str, default: int) -> int:
    child = element.find(f"{W}{name}")
    return default if child is None else _value(child, "val")


def _value(element: Any, key: str) -> int:
    text = element.get(f"{W}{key}", "")
    return int(text) if text.isdecimal() else 0
