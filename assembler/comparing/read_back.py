"""Reads the finished files of a marked copy back, and compares each resolution with its paper."""

import re
import zipfile
from collections.abc import Container, Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import Any

from docx.opc.oxml import parse_xml

from assembler.catalog.template_folder import TemplateFolder
from assembler.comparing.resolved import with_changes_resolved
from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.outputs.pdf.prove.html_text import read_html
from assembler.outputs.render import render
from assembler.outputs.word import word_document
from assembler.outputs.word.caption import DIVIDER_SIGNS
from assembler.plan.blocks import Block, Change, Count, Heading, Item, Paragraph
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof, comparable_letters
from assembler.proof.text_diff import differences

RESOLUTIONS: tuple[tuple[str, Change], ...] = (("accepted", "deleted"), ("rejected", "inserted"))
"""The two ways to resolve all changes, each with the kind of change whose words it removes."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ELEMENTS = {"inserted": f"{W}ins", "deleted": f"{W}del"}
"""The elements around changed words in a Word file."""

DIVIDERS = frozenset(DIVIDER_SIGNS.values())
"""The characters between a caption's columns, one for each line of the caption; they are not compared."""

COMPARED_PARTS = re.compile(r"word/(?:document|footnotes|footer\d{0,4})\.xml")
"""The parts of a Word file whose words are compared."""

TEXTS = frozenset({f"{W}t", f"{W}delText"})
"""The elements with words in a Word file."""


def prove_pdf(proof: Proof, plan: Plan, own_templates: Sequence[TemplateFolder], place: Place) -> None:
    """Raise `MatterError` unless the PDF can be read as either paper.

    It must have the later paper's words without its deletions, and the earlier paper's words without its insertions.
    """
    read_text = proof.read
    printed = {"accepted": read_text.text, "rejected": read_text.without_insertions or read_text.main}
    for resolution, dropped_change in RESOLUTIONS:
        expected = read_html(render(with_changes_resolved(plan, dropped_change), own_templates)).main
        if comparable_letters(expected) != comparable_letters(printed[resolution]):
            difference = differences(expected, printed[resolution])[0]
            message = f"with all changes {resolution}, the PDF has `{brief(difference.printed)}`"
            raise MatterError(fault("CMP003", place, f"{message}, not `{brief(difference.expected)}`"))


def prove_word(data: bytes, plan: Plan, place: Place) -> None:
    """Raise `MatterError` unless the Word file has the words of the later paper with all changes accepted.

    With all changes rejected, it must have the words of the earlier paper.
    """
    blocks = (*plan.body, *(block for statement in plan.statements for block in statement.blocks))
    labels = frozenset(comparable_letters(label) for block in blocks for label in _labels(block))
    for resolution, dropped_change in RESOLUTIONS:
        expected_texts = word_texts(word_document(with_changes_resolved(plan, dropped_change)), dropped_change="")
        for text, expected in zip_longest(word_texts(data, dropped_change), expected_texts, fillvalue=""):
            if not (text == expected or _is_labeled(text, expected, labels) or _is_labeled(expected, text, labels)):
                message = f"with all changes {resolution}, the Word file has `{brief(text)}`, not `{brief(expected)}`"
                raise MatterError(fault("CMP003", place, message))


def _is_labeled(text: str, unlabeled: str, labels: Container[str]) -> bool:
    """Whether *text* is one of *labels* followed by *unlabeled*, because only one file has the label as text."""
    return bool(unlabeled) and text.endswith(unlabeled) and text.removesuffix(unlabeled) in labels


def _labels(block: Block | Item) -> Iterator[str]:
    """Yield the label of *block* and the labels of its items."""
    match block:
        case Count(label=label, before_name=before_name):
            yield from (label, before_name)
        case Heading(label=label) | Item(label=label):
            yield label
        case Paragraph(number=int(number)):
            yield f"{number}."
    for inner in (*getattr(block, "items", ()), *getattr(block, "inside", ())):
        yield from _labels(inner)


def word_texts(data: bytes, dropped_change: Change) -> Iterator[str]:
    """Yield the text of each paragraph of a Word file, its footnotes and its footers, without white space.

    Words with *dropped_change* are left out.
    """
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if COMPARED_PARTS.fullmatch(name)]
        roots: list[Any] = [parse_xml(package.read(name)) for name in names]  # type: ignore[arg-type]  # it takes bytes
    for root in roots:
        for paragraph in root.iter(f"{W}p"):
            text = comparable_letters("".join(_texts(paragraph, ELEMENTS.get(dropped_change, ""))))
            if text and text not in DIVIDERS:
                yield text


def _texts(element: Any, dropped_change: str) -> Iterator[str]:
    for child in element:
        if child.tag in TEXTS:
            yield child.text or ""
        elif child.tag != dropped_change:
            yield from _texts(child, dropped_change)
