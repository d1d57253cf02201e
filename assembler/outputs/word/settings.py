"""Writes the settings of a current Word, and removes traces of how python-docx's template was edited."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from assembler.outputs.word.xml import element

NEEDED_SETTINGS = ("defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "clrSchemeMapping")
"""The settings of python-docx's template that a pleading needs, in the order of the schema. All others are
removed, among them the ids of editing sessions (rsids) and of the document, and the request for a preview picture."""

COMPATIBILITY_MODE = "15"
"""The compatibility mode of Word 2013 and later."""


def clean_settings(document: Document) -> None:
    """Remove the settings of *document* that are not in `NEEDED_SETTINGS`, and its compatibility with an older Word."""
    settings: Any = document.settings.element
    for setting in list(settings):
        if setting.tag not in map(_tag, NEEDED_SETTINGS):
            settings.remove(setting)
    compatibility = settings.find(qn("w:compat"))
    for setting in list(compatibility):
        if setting.tag != qn("w:compatSetting"):
            compatibility.remove(setting)
        elif setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), COMPATIBILITY_MODE)
    settings.insert(0, element("zoom", percent=100))


def update_on_opening(document: Document) -> None:
    """Let Word offer to update all fields when it opens *document*, because its pages do not end where the PDF's do."""
    settings: Any = document.settings.element
    settings.insert(settings.index(settings.find(qn("w:compat"))), element("updateFields", val=1))


def forget_sessions(part: Any) -> None:
    """Remove from *part* the numbers of the sessions in which the template was edited."""
    for xml_element in list(part.iter()):
        session_numbers = [name for name in xml_element.attrib if name.startswith(qn("w:rsid"))]
        for name in session_numbers:
            del xml_element.attrib[name]
        if xml_element.tag == qn("w:rsid"):
            xml_element.getparent().remove(xml_element)


def _tag(name: str) -> str:
    return qn(f"w:{name}")
