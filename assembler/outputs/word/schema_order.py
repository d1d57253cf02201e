"""Sorts properties as Word's schema requires (ECMA-376, Part 1); Word rejects or repairs a file in another order."""

from collections.abc import Mapping, Sequence
from typing import Any

CHILDREN = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr shd tabs spacing"
    " ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "ins del rStyle rFonts b bCs i iCs caps smallCaps vanish color spacing sz szCs u vertAlign rtl cs lang",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType"
    " cols vAlign titlePg docGrid",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader ins del",
    "pgBorders": "top left bottom right",
    "tcBorders": "top left bottom right",
}
"""The children of each element that this program writes, in the order of the schema."""

CHILD_ORDER: Mapping[str, Sequence[str]] = {name: children.split() for name, children in CHILDREN.items()}
"""The same children as lists."""


def sort_properties(root: Any) -> None:
    """Sort the children of all properties in *root*. Raises ValueError for a child that `CHILD_ORDER` lacks."""
    for parent in root.iter():
        name = _name(parent)
        if name in CHILD_ORDER:
            parent[:] = sorted(parent, key=lambda child: CHILD_ORDER[name].index(_name(child)))


def _name(xml_element: Any) -> str:
    _, _, name = str(xml_element.tag).rpartition("}")
    return name
