"""Replaces the engine's cascade: each distinct style is computed once for all papers of a process.

A style follows from the parent's style, the element's own declarations, and the rules that match it. Papers for one
court have most styles in common, and therefore also the values computed from the styles, such as fonts. `shared_styles`
puts this cascade in place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

MAX_CACHED = 2048
"""The maximum number of styles, and of kinds of elements, to cache; beyond this number, the cache is cleared."""

PAPER_DEPENDENT_VALUE = re.compile(r"\d\s*+p?v(?:w|h|i|b|min|max)\b|\bnote\(")
"""Units and functions whose values differ between papers, such as a percentage of the page or a note's number."""

UNREAD_ATTRIBUTES = frozenset({"class", "id", "style"})
"""Attributes that no selector in the engine's own style sheet reads. No selector reads `data-` attributes either."""

POSITIONAL_TAGS = frozenset({"select", "option", "textarea"})
"""Elements for which rules in the engine's own style sheet depend on neighboring or nested elements."""

Rule = tuple[Any, ...]
"""A rule that matches an element: sheet, pseudo-element, origin, layer, specificity and declarations."""

Styles = dict[str | None, Any]
"""The styles of an element, under the key None, and of its pseudo-elements."""

EMPTY_HTML = SimpleNamespace(
    etree_element=Element("nothing"), base_url=None, wrapper_element=SimpleNamespace(iter_subtree=tuple)
)
"""Stands in for a paper without elements, so that the engine itself computes no styles."""


@dataclass
class StyleCache:
    """A cache of the styles that this process has computed, by the values from which each was computed."""

    styles: dict[Any, Styles] = field(default_factory=dict)
    """Styles by the parent's style, the element's declarations, and its rules. These keys stay in memory too."""
    kinds: dict[Any, int] = field(default_factory=dict)
    """A number for each kind of element, by its parent's kind, its tag, and the attributes that rules read."""
    engine_rules: dict[tuple[Any, int], tuple[Rule, ...]] = field(default_factory=dict)
    """The rules in the engine's own style sheet for each kind of element."""

    def make_room(self) -> None:
        """Clear the cache if it is too large."""
        if max(len(self.styles), len(self.kinds)) > MAX_CACHED:
            self.clear()

    def clear(self) -> None:
        """Clear the cache."""
        for cache in (self.styles, self.kinds, self.engine_rules):
            cache.clear()


CACHE = StyleCache()


def styles_of(css: Any, table: Any, html: Any, collect: Any) -> dict[tuple[Any, str | None], Any]:
    """Return the styles of the elements of *html*, and call *collect* with the name of each anchor.

    *table* is the engine's table of styles, from which the style sheets and fonts are taken.
    """
    CACHE.make_room()
    computed: dict[tuple[Any, str | None], Any] = {}
    for element, styles in _elements_with_styles(css, table, html):
        if element.tag in {"html", "body"}:
            styles[None].pop("overflow", None)  # the engine later changes the overflow of html and body
        for pseudo, style in styles.items():
            computed[element, pseudo] = style
            if name := style["anchor"]:
                collect(name)
    return computed


def _elements_with_styles(css: Any, table: Any, html: Any) -> Iterator[tuple[Element, Styles]]:
    """Yield each element of *html* with its styles, in order."""
    declarations_by_element = _own_declarations(css, html)
    kinds: dict[Any, int] = {}
    element_styles: dict[Any, Any] = {}
    for wrapper in html.wrapper_element.iter_subtree():
        element = wrapper.etree_element
        parent = wrapper.parent and wrapper.parent.etree_element
        kind = _kind(element, kinds.get(parent, -1))
        kinds[element] = kind
        rules = tuple(rule for sheet in table._sheets for rule in _rules(wrapper, kind, *sheet))  # noqa: SLF001
        parent_style = element_styles.get(parent)
        own_declarations = declarations_by_element.get(element, ())
        rule_keys = tuple(
            (*selection, id(declarations)) for *selection, declarations in rules
        )  # declarations are not hashable
        key = id(parent_style), own_declarations, rule_keys
        if key not in CACHE.styles:
            root = element_styles.get(html.etree_element)
            cascaded = _cascaded(css, own_declarations, rules)
            CACHE.styles[key] = _computed_styles(css, table, parent_style, root, cascaded)
        element_styles[element] = CACHE.styles[key][None]
        yield element, CACHE.styles[key]


def _own_declarations(css: Any, html: Any) -> dict[Any, tuple[Any, ...]]:
    """Return the declarations in the attributes of each element, with their specificity."""
    by_element: dict[Any, tuple[Any, ...]] = {}
    for specificity, element, declarations, _ in css.find_style_attributes(html.etree_element):
        by_element[element] = (*by_element.get(element, ()), (specificity, tuple(declarations)))
    return by_element


def _kind(element: Element, parent_kind: int) -> int:
    attributes = [
        (name, value)
        for name, value in element.attrib.items()
        if name not in UNREAD_ATTRIBUTES and not name.startswith("data-")
    ]
    return CACHE.kinds.setdefault((parent_kind, element.tag, tuple(sorted(attributes))), len(CACHE.kinds))


def _rules(wrapper: Any, kind: int, sheet: Any, origin: str, specificity: Any) -> tuple[Rule, ...]:
    """Return the rules of *sheet* that match an element of the given *kind*."""
    if origin != "user agent" or wrapper.etree_element.tag in POSITIONAL_TAGS:
        return tuple(_matching(wrapper, sheet, origin, specificity))
    if (sheet, kind) not in CACHE.engine_rules:
        CACHE.engine_rules[sheet, kind] = tuple(_matching(wrapper, sheet, origin, specificity))
    return CACHE.engine_rules[sheet, kind]


def _matching(wrapper: Any, sheet: Any, origin: str, sheet_specificity: Any) -> Iterator[Rule]:
    """Yield each matching rule of *sheet* as sheet, pseudo-element, origin, layer, specificity and declarations."""
    for specificity, _, pseudo, (declarations, layer) in sheet.matcher.match(wrapper):
        order = inf if layer is None else sheet.layers.index(layer)
        yield sheet, pseudo, origin, order, sheet_specificity or specificity, declarations


def _cascaded(
    css: Any, attribute_declarations: tuple[Any, ...], rules: tuple[Rule, ...]
) -> dict[str | None, dict[str, Any]]:
    """Return the winning declarations for an element and its pseudo-elements, each with its cascade weight."""
    cascaded: dict[str | None, dict[str, Any]] = {None: {}}

    def declare(pseudo: str | None, name: str, value: Any, weight: tuple[Any, ...]) -> None:
        winners = cascaded.setdefault(pseudo, {})
        if name in winners:
            _, winning_weight = winners[name]
            if weight < winning_weight:
                return
        winners[name] = value, weight

    for specificity, declarations in attribute_declarations:
        for name, value, importance in css.preprocess_declarations(None, list(declarations)):
            declare(None, name, value, (css.declaration_precedence("author", importance), inf, specificity))
    for _, pseudo, origin, order, specificity, declarations in rules:
        for name, value, importance in declarations:
            declare(pseudo, name, value, (css.declaration_precedence(origin, importance), order, specificity))
    return cascaded


def _computed_styles(
    css: Any, table: Any, parent: Any, root: Any, cascaded: dict[str | None, dict[str, Any]]
) -> Styles:
    """Return the styles of an element, computed from its *parent* and *root* styles (None for the root itself)."""
    fonts = table.font_config
    sizes = table.initial_page_sizes
    root_style = css.InitialStyle(fonts) if parent is None else root
    style = css.ComputedStyle(parent, cascaded[None], None, root_style, None, fonts, sizes)
    styles: Styles = {None: style}
    for pseudo in filter(None, cascaded):
        styles[pseudo] = css.ComputedStyle(style, cascaded[pseudo], pseudo, root or style, None, fonts, sizes)
    return styles
