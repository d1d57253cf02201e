"""Lines of text, set with fewer calls of the engine's shaper; not a byte of a paper differs.

The engine makes the context and the font of each line anew, shapes twice as much text as a line takes, and shapes the
line once more with the next word, which nearly never fits.
"""

import re
from collections.abc import Callable
from math import inf
from typing import Any

from assembler.paginate.engine_speed import plain_style

Split = Callable[..., Any]

INDEX_TO_X = "void pango_layout_line_index_to_x(PangoLayoutLine *line, int index, int trailing, int *x);"
NOT_PLAIN = re.compile(r"[^ -~\u00a0-\u00ac\u00ae-\u024f\u2013-\u2026\u202f]")
"""Letters by which a line is not measured here: what is hyphenated, joined, or set from right to left."""
NARROW = 2.9
"""How many times the size of the type divided by the width of a letter, at most, in nearly all lines."""
SURELY = 1.0
"""Pixels by which a word must be too long for a line, so that it is not tried."""
MARGIN_BOXES = tuple(
    f"@{side}-{place}"
    for side, places in {
        "top": ("left-corner", "left", "center", "right", "right-corner"),
        "bottom": ("left-corner", "left", "center", "right", "right-corner"),
        "left": ("top", "middle", "bottom"),
        "right": ("top", "middle", "bottom"),
    }.items()
    for place in places
)
NO_CONTENT = ("normal", "inhibit", "none")
"""The content of a box in the margins that is not made."""
FONT, STRUT, PLAIN = "known_font", "known_strut", "known_plain"
"""Where a style keeps what was computed from it."""


def shorten() -> None:
    """Make the engine, which is imported already, set lines with less work."""
    from weasyprint import layout  # noqa: PLC0415 - the engine is imported only when needed
    from weasyprint.layout import block, inline  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    line_break.ffi.cdef(INDEX_TO_X)
    line_break.Layout.setup = _setting_up(line_break, line_break.Layout.setup)
    inline.strut = _kept_strut(inline.strut)
    inline.split_first_line = _splitting(line_break, inline.split_first_line)
    inline.avoid_collisions = block.avoid_collisions = _avoiding(inline.boxes.LineBox, inline.avoid_collisions)
    layout.make_margin_boxes = _without_margin_boxes(layout.make_margin_boxes)


def _kept_strut(strut: Split) -> Split:
    def kept(style: Any) -> Any:
        known = vars(plain_style(style))
        if STRUT not in known:
            known[STRUT] = strut(style)
        return known[STRUT]

    return kept


def _setting_up(engine: Any, setup: Split) -> Split:
    """Return the engine's way to *setup* a line, with one context and font for all lines of a style."""
    ffi, pango, release = engine.ffi, engine.pango, engine.gobject.g_object_unref

    def set_up(line: Any, style: Any) -> None:
        known = vars(plain_style(style))
        if FONT not in known:
            known[FONT] = _font(engine, style)
        if known[FONT] is None:
            setup(line, style)
            return
        context, font, line.language = known[FONT]
        line.style, line.first_line_direction = style, 0
        line.ascent = line.underline_position = line.strikethrough_position = None
        line.layout = ffi.gc(pango.pango_layout_new(context), release)
        pango.pango_layout_set_auto_dir(line.layout, 0)
        pango.pango_layout_set_font_description(line.layout, font)

    return set_up


def _font(engine: Any, style: Any) -> tuple[Any, Any, Any] | None:
    """Return the context, the font and the language of *style*; None if its lines need more than these."""
    variants = (f"font_variant_{name}" for name in "ligatures position caps numeric alternates east_asian".split())
    features = engine.font_features(*(style[name] for name in ("font_kerning", *variants, "font_feature_settings")))
    if features or style["font_language_override"] != "normal" or not style["lang"]:
        return None
    if style["text_decoration_line"] != "none":
        return None
    ffi, pango = engine.ffi, engine.pango
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), engine.gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, 0)
    pango.pango_context_set_base_dir(context, engine.PANGO_DIRECTION[style["direction"]])
    name, _ = engine.unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(name)
    pango.pango_context_set_language(context, language)
    return context, engine.get_font_description(style), language


def _splitting(engine: Any, split: Split) -> Split:
    """Return the engine's way to *split* a text after a line, quicker where the next word surely is too long."""

    def quick(text: str, style: Any, context: Any, most: float | None, *rest: Any, **named: Any) -> Any:
        short = _enough(text, style, most) if most is not None and most != inf and _is_plain(style) else ""
        layout = engine.create_layout(short, style, context, most, *rest) if short else None
        line = _first_line(engine, short, style, layout, most) if layout else None
        return line or split(text, style, context, most, *rest, **named)

    return quick


def _is_plain(style: Any) -> bool:
    known = vars(plain_style(style))
    if PLAIN not in known:
        spacing = style["letter_spacing"], style["word_spacing"]
        known[PLAIN] = style["white_space"] == "normal" and style["hyphens"] == "none" and spacing == ("normal", 0)
    plain: bool = known[PLAIN]
    return plain


def _enough(text: str, style: Any, most: float) -> str:
    """Return the beginning of *text* that is more than a line *most* pixels wide; "" if the engine must look."""
    size = style["font_size"]
    short = text[: int(most / size * NARROW)] if size and size * 4 <= most else text
    return "" if len(short) == len(text) or NOT_PLAIN.search(short) else short


def _first_line(engine: Any, short: str, style: Any, layout: Any, most: Any) -> Any:
    """Return what the engine would return for the first line of *short*, *most* pixels wide; None if it must look."""
    first, following = layout.get_first_line()
    width, _ = engine.line_size(first, style)
    if following is None or width > most:
        return None
    start = len(short.encode()[:following].decode())
    breaks = engine.pango.pango_layout_get_log_attrs_readonly(layout.layout, engine.ffi.NULL)[start + 1 : len(short)]
    end = engine.get_next_break_point(breaks)
    if end is None or short[start + end] != " ":
        return None
    word = short[start : start + end].rstrip(" ")
    if not word or width + _width(engine, layout, following + len(word.encode())) <= most + SURELY:
        return None
    return engine.first_line_metrics(first, short, layout, following, space_collapse=True, style=style)


def _width(engine: Any, layout: Any, index: int) -> float:
    """Return the width of the second line of *layout* as far as *index*, in pixels."""
    second = engine.pango.pango_layout_get_line_readonly(layout.layout, 1)
    with engine.ffi.new("int *") as x:
        engine.pango.pango_layout_line_index_to_x(second, index, 0, x)
        width: float = x[0] * engine.FROM_UNITS
    return width


def _avoiding(line_box: Any, avoid: Split) -> Split:
    """Return the engine's way to *avoid* floats, quicker for a line where there are none."""

    def avoided(context: Any, box: Any, block: Any, outer: bool = True) -> Any:  # noqa: FBT001, FBT002
        if context.excluded_shapes or outer or not isinstance(box, line_box) or block.style["direction"] != "ltr":
            return avoid(context, box, block, outer=outer)
        left = block.content_box_x()
        right = left + block.width
        left += box.margin_left
        right -= box.margin_right
        return left - box.margin_left, box.border_box_y() - box.margin_top, right - left

    return avoided


def _without_margin_boxes(make: Split) -> Split:
    """Return the engine's way to *make* the boxes in the margins of a page, which does not try where there are none."""

    def made(context: Any, page: Any, state: Any) -> Any:
        styles = (context.style_for(page.page_type, name) for name in MARGIN_BOXES)
        none = all(style is None or style["content"] in NO_CONTENT for style in styles)
        return () if none else make(context, page, state)

    return made
