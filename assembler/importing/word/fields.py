"""Reads the fields of a Word file whose words are not text of the file: form fields, equations, automatic numbers."""

import re
from dataclasses import dataclass
from typing import Any

from assembler.verify.reader.word_labels import OFF, W

FRACTION = re.compile(
    r"\s{0,9}EQ\s{1,9}\\f\s{0,9}\(\s{0,9}([\w.$]{1,40}?)\s{0,9}[,;]\s{0,9}([\w.$]{1,40}?)\s{0,9}\)\s{0,9}"
)
"""The code of an equation that is a plain fraction."""

COMPUTED_FIELDS = frozenset("EQ AUTONUM AUTONUMLGL AUTONUMOUT LISTNUM MACROBUTTON GOTOBUTTON SYMBOL".split())
"""Fields for which Word prints what their codes say, though the file has no result of them."""

DATE_PARTS = ("day", "month", "year")

COMPUTED = {f"{W}pgNum": "the number of the page"} | {
    f"{W}{part}{form}": f"the {part} of its date" for part in DATE_PARTS for form in ("Short", "Long")
}
"""Elements for which Word prints text that is not in the file, and what it is."""

MAX_CODE = 80
"""The maximum number of characters of a field's code that are quoted."""


@dataclass(slots=True)
class OpenField:
    """A field that is being read: its code, and whether the code, which is not printed, is still being read."""

    code: str = ""
    is_in_code: bool = True


def about_equation(words: str) -> str:
    """Return the text of a caution about an equation that was read as *words*."""
    about = f"an equation was read as `{words}`, without its layout"
    return f"{about}: compare the page, and type it in words or figures on one line"


def plain_fraction(code: str) -> str:
    """Return the fraction that the field *code* prints, such as "3/4"; "" if it prints none, or more."""
    match = FRACTION.fullmatch(code)
    return f"{match[1]}/{match[2]}" if match else ""


def about_code(field: OpenField) -> str:
    """Return the text of a caution if the words of *field* are only in its code; otherwise ""."""
    if fraction := plain_fraction(field.code):
        return about_equation(fraction)
    words = field.code.split()
    if not words or words[0].upper() not in COMPUTED_FIELDS:
        return ""
    return f"the field `{' '.join(words)[:MAX_CODE]}` was left out: type what the page shows in its place"


def checkbox_sign(field_sign: Any) -> str:
    """Return the sign of the checkbox that *field_sign* begins, ticked or not; "" if it begins another field."""
    box = field_sign.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    states = [state for state in (box.find(f"{W}checked"), box.find(f"{W}default")) if state is not None]
    return "☒" if states and states[0].get(f"{W}val") not in OFF else "☐"


def chosen_entry(field_sign: Any) -> str:
    """Return the chosen entry of the drop-down list that *field_sign* begins; "" if it begins another field."""
    entries = field_sign.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    choices = [field_sign.find(f"{W}ffData/{W}ddList/{W}{name}") for name in ("result", "default")]
    index = next((choice.get(f"{W}val", "") for choice in choices if choice is not None), "0")
    chosen = entries[int(index) : int(index) + 1] if index.isdecimal() else []
    return str(chosen[0].get(f"{W}val", "")) if chosen else ""
