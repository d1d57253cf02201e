"""Makes elements of WordprocessingML for which python-docx has no function."""

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


def words(text: str, *properties: Any) -> Any:
    """Return a run with *text*; newlines become line breaks, tabs stay tabs, and no-break hyphens become Word's."""
    run = element("r", *([element("rPr", *properties)] if properties else []))
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(element("br"))
        for index, piece in enumerate(line.split("\t")):
            if index:
                run.append(element("tab"))
            for position, part in enumerate(piece.split(NO_BREAK_HYPHEN)):
                if position:
                    run.append(element("noBreakHyphen"))
                if part:
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
    parts = (
        element("fldChar", fldCharType="begin"),
        code,
        element("fldChar", fldCharType="separate"),
        None,
        element("fldChar", fldCharType="end"),
    )
    return [
        words(result, *_copies(properties))
        if part is None
        else element("r", *([element("rPr", *_copies(properties))] if properties else []), part)
        for part in parts
    ]


def field_ends(instruction: str) -> tuple[list[Any], list[Any]]:
    """Return the runs that begin and end a field with *instruction* whose result is the paragraphs in between."""
    first, code, separator, _, last = field(instruction, "")
    return [first, code, separator], [last]


def hidden(instruction: str) -> list[Any]:
    """Return the runs of a field with *instruction* that shows nothing, such as a mark for a table."""
    first, code, _, _, last = field(instruction, "", element("vanish"))
    return [first, code, last]


def _copies(properties: tuple[Any, ...]) -> list[Any]:
    """Return copies of *properties*, because an element has only one parent."""
    return [element(item.tag.rpartition("}")[2], **_attributes(item)) for item in properties]


def _attributes(item: Any) -> dict[str, str]:
    return {key.rpartition("}")[2]: value for key, value in item.attrib.items()}
