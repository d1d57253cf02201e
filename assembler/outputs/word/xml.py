"""Makes elements of WordprocessingML for which python-docx has no function."""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIPS_PER_POINT = 20
"""The number of Word's units of length, twentieths of a point, in a point."""

ON = "1"
"""The value of an attribute that is turned on."""


def element(name: str, /, *children: Any, **attributes: Any) -> Any:
    """Return the element `w:name` with *attributes*, all in Word's namespace, and *children*."""
    new_element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        new_element.set(qn(f"w:{key}"), str(value))
    new_element.extend(children)
    return new_element


def twips(points: float) -> int:
    """Return *points* in twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
"""A hyphen at which a line may not break."""


SIGN_ELEMENTS = {"\n": "br", "\t": "tab", NO_BREAK_HYPHEN: "noBreakHyphen"}
"""The elements in place of characters that Word does not read in a text."""

SPECIAL_SIGN = re.compile(f"([{''.join(SIGN_ELEMENTS)}])")


def words(text: str, *properties: Any) -> Any:
    """Return a run with *text*; newlines become line breaks, tabs stay tabs, and no-break hyphens become Word's."""
    run = element("r")
    if properties:
        run.append(element("rPr", *properties))
    for part in SPECIAL_SIGN.split(text):
        if part in SIGN_ELEMENTS:
            run.append(element(SIGN_ELEMENTS[part]))
        elif part:
            run.append(_text(part))
    return run


def _text(text: str) -> Any:
    text_element = element("t")
    text_element.text = text
    text_element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text_element


def field(instruction: str, result: str, *properties: Any) -> list[Any]:
    """Return the runs of a field that shows *result* until Word computes it from *instruction*."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        _run(element("fldChar", fldCharType="begin"), properties),
        _run(code, properties),
        _run(element("fldChar", fldCharType="separate"), properties),
        words(result, *_copies(properties)),
        _run(element("fldChar", fldCharType="end"), properties),
    ]


def _run(part: Any, properties: tuple[Any, ...]) -> Any:
    """Return a run with copies of *properties*, and with *part*."""
    run = element("r")
    if properties:
        run.append(element("rPr", *_copies(properties)))
    run.append(part)
    return run


def field_ends(instruction: str) -> tuple[list[Any], list[Any]]:
    """Return the runs that begin and end a field with *instruction* whose result is the paragraphs in between."""
    first, code, separator, _, last = field(instruction, "")
    return [first, code, separator], [last]


def hidden_field(instruction: str) -> list[Any]:
    """Return the runs of a field with *instruction* that shows nothing, such as a mark for a table."""
    first, code, _, _, last = field(instruction, "", element("vanish"))
    return [first, code, last]


def _copies(properties: tuple[Any, ...]) -> list[Any]:
    """Return copies of *properties*, because an element has only one parent."""
    return [element(item.tag.rpartition("}")[2], **_attributes(item)) for item in properties]


def _attributes(item: Any) -> dict[str, str]:
    return {key.rpartition("}")[2]: value for key, value in item.attrib.items()}
