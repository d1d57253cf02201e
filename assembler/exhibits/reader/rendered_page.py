"""Renders a page as gray pixels, and finds the places in which no letter is visible."""

import pypdfium2 as pdfium

CONTRAST = 10
"""The smallest visible difference between two grays from 0 to 255, on an even surface."""

CLEAR_DISTANCE = 1.0
"""The distance in points around a letter within which the color must also be even, above and below or at both sides.

Otherwise, a letter that fills its bounds, such as "l", would count as unseen.
"""

MAX_PIXELS = 8_000_000
"""The maximum number of pixels of a rendered page."""

Bounds = tuple[float, float, float, float]
"""Bounds: left, bottom, right and top, in points."""


class Picture:
    """A page rendered as gray pixels, with or without its annotations."""

    def __init__(self, page: pdfium.PdfPage, *, annotations: bool) -> None:
        left, bottom, right, top = page.get_bbox()
        self.scale = min(2.0, (MAX_PIXELS / max((right - left) * (top - bottom), 1)) ** 0.5)
        turn = page.get_rotation()
        bitmap = page.render(
            scale=self.scale, grayscale=True, may_draw_forms=False, draw_annots=annotations, rotation=-turn % 360
        )
        self.left, self.top = left, top
        self.width, self.height = bitmap.width, bitmap.height
        self.row_bytes = bitmap.stride
        self.pixel_bytes = bitmap.n_channels
        self.pixels = bytes(bitmap.buffer)

    def is_even(self, bounds: Bounds, contrast: int = CONTRAST) -> bool:
        """Whether no letter is visible within *bounds*, because the grays differ by less than *contrast*."""
        left, bottom, right, top = bounds
        first_row = round((self.top - top) * self.scale)
        end_row = max(round((self.top - bottom) * self.scale), first_row + 1)
        first_column = round((left - self.left) * self.scale)
        end_column = max(round((right - self.left) * self.scale), first_column + 1)
        row_offsets = [row * self.row_bytes for row in range(max(first_row, 0), min(end_row, self.height))]
        row_start, row_end = max(first_column, 0) * self.pixel_bytes, min(end_column, self.width) * self.pixel_bytes
        pixels = b"".join(self.pixels[row + row_start : row + row_end] for row in row_offsets)
        return bool(pixels) and max(pixels) - min(pixels) < contrast

    def is_blank(self, bounds: Bounds, contrast: int = CONTRAST) -> bool:
        """Whether no letter is visible within *bounds*, nor a bar that fills them, such as an "l"."""
        left, bottom, right, top = bounds
        wider = (left - CLEAR_DISTANCE, bottom, right + CLEAR_DISTANCE, top)
        taller = (left, bottom - CLEAR_DISTANCE, right, top + CLEAR_DISTANCE)
        return self.is_even(wider, contrast) or self.is_even(taller, contrast)

    def gray(self, bounds: Bounds) -> int:
        """Return the gray of the pixel at the center of *bounds*, or of the nearest pixel on the page."""
        left, bottom, right, top = bounds
        row = min(max(round((self.top - (bottom + top) / 2) * self.scale), 0), self.height - 1)
        column = min(max(round(((left + right) / 2 - self.left) * self.scale), 0), self.width - 1)
        gray: int = self.pixels[row * self.row_bytes + column * self.pixel_bytes]
        return gray
