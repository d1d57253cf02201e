"""Styles of pages, and of the boxes in their margins, computed once for all pages with the same rules.

The engine computes some twenty styles for each page, and a page has the rules of the page before it, or of the same
page of an earlier paper. Not a byte of a paper differs.
"""

from typing import Any
from xml.etree.ElementTree import Element

KEPT = 256
"""How many styles are kept; beyond that all are dropped."""

_known: dict[Any, tuple[Any, ...]] = {}
"""By what is declared for it, the style of a page or a box, and all that is known by its identity."""


def of_pages(table: Any) -> Any:
    """Return the engine's class of a *table* of styles, which takes the styles of pages that are known."""

    class OfPages(table):  # type: ignore[misc]
        """The styles of a paper's elements and pages."""

        def set_computed_styles(self, element: Any, parent: Any, root: Any = None, **named: Any) -> None:
            """Set the style of *element*, or of a page or a box in its margins."""
            compute = super().set_computed_styles
            if isinstance(element, Element):
                compute(element, parent, root, **named)
                return
            done, place = self.get_computed_styles(), (element, named.get("pseudo_type"))
            declared = self.get_cascaded_styles().get(place, {})
            key = _key(place[1], above := (done[parent, None], done[root, None]), declared)
            if key not in _known:
                compute(element, parent, root, **named)
                if len(_known) >= KEPT:
                    _known.clear()
                _known[key] = done[place], above, declared
            done[place] = _known[key][0]

    return OfPages


def _key(pseudo: Any, above: tuple[Any, ...], declared: dict[str, Any]) -> tuple[Any, ...]:
    """Return what decides on a style: the styles *above* it, and the values that are *declared*, with their weights."""
    values = (part for name, (value, weight) in declared.items() for part in (name, id(value), weight[0], *weight[2]))
    return (pseudo, *map(id, above), *values)
