"""Reuses lines of text that this process has laid out or drawn before.

The engine shapes each line when it is laid out and again when it is drawn. In a process that makes many papers (a
batch, `watch`), most lines of a paper were also in the previous paper, so the cached results are used. Only a process
that calls `keep_lines` caches lines.

Gain: a filing of six pages in a batch, with another defendant in nearly all paragraphs, takes 200 ms instead of 228.

To the authors: `draw_first_line` asks Pango for each glyph's extents through cffi, once for every line that is drawn,
although the result depends only on the text, the style and the justification. A cache of the operators by these three
values, dropped with the `FontConfiguration`, would also serve repeated lines of one document, such as running headers
and tables. `can_break_text` is called with the same pairs of letters again and again, and could have an `lru_cache`.
"""

import re
import sys
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from assembler.engine.patch import Patch
from assembler.engine.shared_styles import whole_style

MAX_CACHED = 4096
"""The largest number of lines of each kind to cache; beyond this number, the cache is cleared."""

MAX_TEXT_LENGTH = 2000
"""The maximum length of texts whose lines are cached. A cached line keeps the whole text in memory."""

UNKNOWN_GLYPHS_DECLARATION = "int pango_layout_get_unknown_glyphs_count(PangoLayout *layout);"
"""The declaration of a function of Pango that the engine does not declare."""

GLYPH_RUN = re.compile("<([^>]*)")
"""Matches a run of glyph numbers in the operands of a text operator."""

Call = Callable[..., Any]
Key = tuple[Any, ...]


class _LaidOutLine(NamedTuple):
    """A line as laid out: its style, the engine's layout of it, and the measures that the engine returns with it."""

    style: Any
    """Kept because no other style can have its id(), which is in the key, while it is in memory."""
    layout: Any
    measures: list[Any]


class _FontUse(NamedTuple):
    """A font of a file, with the numbers and the widths of the glyphs that a line uses."""

    name: Any
    glyphs: "array[int]"
    widths: "array[int]"


class _DrawnLine(NamedTuple):
    """A line as drawn: its style, the use of its font, and the calls that draw it."""

    style: Any
    """Kept because no other style can have its id(), which is in the key, while it is in memory."""
    font_use: _FontUse
    calls: tuple[Any, ...]


@dataclass
class KeptLines:
    """A cache of laid-out and drawn lines, by text and style; it stays empty unless *enabled*."""

    enabled: bool = False
    laid_out_lines: dict[Key, _LaidOutLine] = field(default_factory=dict)
    drawn_lines: dict[Key, _DrawnLine] = field(default_factory=dict)


LINES = KeptLines()


def keep_lines() -> None:
    """Cache lines from now on, because this process makes many papers."""
    LINES.enabled = True


def reuse_lines() -> None:
    """Make the imported engine reuse cached lines."""
    from weasyprint import draw  # noqa: PLC0415 - the engine is imported only when needed
    from weasyprint.draw import text  # noqa: PLC0415
    from weasyprint.layout import inline  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    line_break.ffi.cdef(UNKNOWN_GLYPHS_DECLARATION)
    inline.can_break_text = lru_cache(maxsize=MAX_CACHED)(inline.can_break_text)
    inline.split_first_line = _splitting_once(inline.split_first_line)
    text.draw_first_line = _recording(text.draw_first_line, line_break.pango)
    draw.draw_text = _repeating(draw.draw_text)


def _splitting_once(split: Call) -> Call:
    """Return *split*, the engine's function that splits a line off a text, cached by text, style and width."""

    def split_once(text: str, style: Any, context: Any, max_width: Any, spacing: Any, **keywords: Any) -> Any:
        if not LINES.enabled or len(text) > MAX_TEXT_LENGTH:
            return split(text, style, context, max_width, spacing, **keywords)
        shared = whole_style(style)
        key = text, id(shared), max_width, spacing, *keywords.items()
        kept_line = LINES.laid_out_lines.get(key)
        if kept_line is None:
            if len(LINES.laid_out_lines) > MAX_CACHED:
                LINES.laid_out_lines.clear()
            layout, *measures = split(text, style, context, max_width, spacing, **keywords)
            LINES.laid_out_lines[key] = _LaidOutLine(shared, _copied(layout), measures)
            return layout, *measures
        return _copied(kept_line.layout), *kept_line.measures

    return split_once


def _copied(layout: Any) -> Any:
    """Return a copy of *layout*, the engine's layout of a line."""
    copied = object.__new__(type(layout))
    vars(copied).update(vars(layout))
    return copied


# -- drawing ----------------------------------------------------------------------------------------------------------


def _repeating(draw: Call) -> Call:
    """Return *draw*, the engine's function that draws a text, changed to reuse cached operators."""

    def draw_or_repeat(stream: Any, box: Any, offset: Any, *options: Any) -> None:
        kept_line = LINES.drawn_lines.get(_key(box)) if LINES.enabled and _is_plain(box.style, *options) else None
        if kept_line is None or not _has_glyphs(stream, kept_line.font_use):
            draw(stream, box, offset, *options)
            return
        stream.set_color(box.style["color"])
        stream.begin_text()
        stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
        _repeat(stream, kept_line.calls)
        stream.end_text()

    return draw_or_repeat


def _key(box: Any) -> Key:
    return box.pango_layout.text, box.pango_layout.justification_spacing, id(whole_style(box.style))


def _is_plain(style: Any, overflow: str = "", ellipsis: str = "") -> bool:
    """Whether a text is drawn without decorations or an ellipsis."""
    is_whole = overflow == "clip" and ellipsis == "none"
    return is_whole and style["visibility"] == "visible" and style["text_decoration_line"] == "none"


def _has_glyphs(stream: Any, font_use: _FontUse) -> bool:
    """Whether the file already has the font and all glyphs of *font_use*, with the same widths."""
    font = stream._fonts.get(font_use.name)  # noqa: SLF001 - there is no public table of fonts
    try:
        return font is not None and _widths(font, font_use.glyphs) == font_use.widths
    except KeyError:
        return False


def _repeat(stream: Any, calls: tuple[Any, ...]) -> None:
    for call in calls:
        if isinstance(call, str):
            stream.show_text(call)
        else:
            stream.set_font_size(*call)


class _RecordingStream:
    """Wraps *stream* to record the fonts and glyphs of a line that is drawn to *stream*."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.fonts: list[Any] = []
        self.calls: list[Any] = []
        self.is_plain = True
        """Whether the line uses only operators that `_repeat` can repeat."""

    def __getattr__(self, name: str) -> Any:
        self.is_plain = self.is_plain and name in {"ink_rect", "logical_rect", "set_text_matrix"}
        return getattr(self.stream, name)

    def add_font(self, font: Any) -> Any:
        added_font, *other_values = self.stream.add_font(font)
        self.fonts.append(added_font)
        return added_font, *other_values

    def set_font_size(self, *font: Any) -> None:
        self.calls.append(font)
        self.stream.set_font_size(*font)

    def show_text(self, text: str) -> None:
        self.calls.append(text)
        self.stream.show_text(text)


def _recording(draw: Call, pango: Any) -> Call:
    """Return *draw*, the engine's function that draws a line, changed to cache the operators of lines in one font."""

    def record(stream: Any, box: Any, *arguments: Any) -> Any:
        if not (LINES.enabled and _is_plain(box.style, *arguments[:2])):
            return draw(stream, box, *arguments)
        recorder = _RecordingStream(stream)
        emojis = draw(recorder, box, *arguments)
        unknown = pango.pango_layout_get_unknown_glyphs_count(box.pango_layout.layout)
        if recorder.is_plain and len(recorder.calls) == 2 and not (emojis or unknown or recorder.fonts[0].bitmap):
            _keep_line(box, recorder)
        return emojis

    return record


def _keep_line(box: Any, recorder: _RecordingStream) -> None:
    if len(LINES.drawn_lines) > MAX_CACHED:
        LINES.drawn_lines.clear()
    (font,) = recorder.fonts
    fonts = recorder.stream._fonts  # noqa: SLF001 - there is no public table of fonts
    name = next(name for name, stream_font in fonts.items() if stream_font is font)
    _, shown_text = recorder.calls  # the first call sets the font size
    glyphs = _glyphs(shown_text)
    font_use = _FontUse(name, glyphs, _widths(font, glyphs))
    LINES.drawn_lines[_key(box)] = _DrawnLine(whole_style(box.style), font_use, tuple(recorder.calls))


def _widths(font: Any, glyphs: "array[int]") -> "array[int]":
    """Return the width of each of *glyphs*. Raises `KeyError` if *font* does not have a glyph yet."""
    return array("l", [font.widths[glyph] for glyph in glyphs])


def _glyphs(operands: str) -> "array[int]":
    """Return the numbers of the glyphs in *operands*, of a text operator, such as "<00480049>12<0050>"."""
    glyphs = array("H", bytes.fromhex("".join(GLYPH_RUN.findall(operands))))
    if sys.byteorder == "little":
        glyphs.byteswap()
    return glyphs


PATCH = Patch(
    "kept lines",
    __doc__,
    {
        "weasyprint.draw.draw_text": "stream textbox offset_x text_overflow block_ellipsis",
        "weasyprint.draw.text.draw_first_line": "stream textbox text_overflow block_ellipsis matrix",
        "weasyprint.layout.inline.can_break_text": "text lang",
        "weasyprint.layout.inline.split_first_line": "text style context max_width justification_spacing is_line_start"
        " minimum",
    },
    reuse_lines,
)
