"""Numbers in the cells of an Excel workbook: what a cell shows, where that is all that it holds."""

import re
from decimal import Decimal

MARKS = re.compile(r"_.|\*.|\\|\"|\[(?!\$)[^\[\]]*+\]|\[\$(?=\$)|(?<=\$)-[\w-]*\]|\s")
"""What a format has besides its digits and a sign of dollars: spaces, fillings, quotation marks, colors, languages."""

FORM = re.compile(r"(\$?)(#,##)?0(?:\.(0+))?")

GENERAL = frozenset({"General", "@"})

MOST_DIGITS = 15
"""The most digits of a number that Excel keeps."""

SHOWN_DIGITS = 10
"""The most digits of a fraction that the format General shows."""


def shown(value: float, form: str) -> str:
    """Return the number *value* as its cell in the format *form* shows it; "" if that is not all that it holds."""
    held = Decimal(f"{value:.{MOST_DIGITS}g}")
    if abs(held) >= 10**MOST_DIGITS or (isinstance(value, int) and held != value):
        return ""
    if form in GENERAL:
        text = f"{held:f}"
        return text if held == int(held) or len(held.normalize().as_tuple().digits) <= SHOWN_DIGITS else ""
    match = FORM.fullmatch(MARKS.sub("", _section(form, held)))
    if not match:
        return ""
    sign, commas, decimals = match.groups()
    text = f"{held:{',' if commas else ''}.{len(decimals or '')}f}"
    return f"{sign}{text}" if Decimal(text.replace(",", "")) == held and not (sign and held < 0) else ""


def _section(form: str, held: Decimal) -> str:
    """Return the part of *form* for the number *held*; "" for one of its own for negative numbers or zero."""
    first, *others = re.split(r";|(?<=\d_\))(?=_\()", form)
    own = (held < 0 and others) or (held == 0 and len(others) > 1)
    return "" if own else first
