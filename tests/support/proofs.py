"""A small made-up proof: two pages of four numbered lines, which the examples of rules change."""

from dataclasses import asdict, replace
from typing import Any

import yaml
from pydantic import TypeAdapter

from assembler.model.court.page import Token
from assembler.plan.page_rules import CourtPageRules
from assembler.plan.plan import Metadata, PageSetup
from assembler.proof.proof import Font, Part, PdfMetadata, Proof, ProofLine, ProofPage, SignatureStart, Streams, Stroke

FAMILY = "Liberation Serif"
TITLE = "Complaint - Alpha LLC v. Beta, Inc."

PAGE_SETUP = PageSetup(
    width=612,
    height=792,
    top=72,
    right=36,
    bottom=600,
    left=108,
    pitch=24,
    lines=4,
    numbered=True,
    head_lines=0,
    families=(FAMILY,),
    size=12,
    note_size=10,
    footer_size=10,
    rule_left="double",
    rule_right="single",
    title_align="center",
)

STREAMS = Streams(
    main="1. Alpha signed on May 1, 2020. 2. Beta broke it.1 3. Alpha lost its customers. DATED: today. A. Lawyer",
    notes=("1. Exhibit A.",),
    margin=(("1", "2", "3", "4", "COMPLAINT - 1"), ("1", "2", "3", "4", "COMPLAINT - 2")),
)


def _line(text: str, baseline: float, size: float = 12, part: Part = "main") -> ProofLine:
    is_line_number = text.isdecimal()
    left = 90 if is_line_number else 108
    right = 102 if is_line_number else 300
    return ProofLine(text, baseline, left, right, size, FAMILY, part, single=part == "note")


def _margin(page_number: int) -> tuple[ProofLine, ...]:
    line_numbers = tuple(_line(str(index + 1), 88 + 24 * index, part="margin") for index in range(4))
    return (*line_numbers, _line(f"COMPLAINT - {page_number}", baseline=740, size=10, part="margin"))


RULES = (
    Stroke(left=98.5, top=0, right=102, bottom=792),
    Stroke(left=98.5, top=0, right=102, bottom=792),
    Stroke(left=582, top=0, right=582.75, bottom=792),
    Stroke(left=108, top=148, right=180, bottom=148.5),  # above a note
)


def _page(number: int, *lines: ProofLine) -> ProofPage:
    return ProofPage(
        number,
        width=612,
        height=792,
        lines=lines,
        margin=_margin(number),
        numbers=(88, 112, 136, 160),
        page_number=number,
        strokes=RULES,
    )


PAGE_RULES = CourtPageRules(
    top=1,
    right=0.5,
    bottom=600 / 72,
    left=1.5,
    first_page_top=1,
    title_line=1,
    title_align="left",
    title_in="right",
    layout="above",
    kind="times",
    families=(),
    size=12,
    notes=10,
    pitch=24,
    numbered_lines=4,
    rule_left="double",
    rule_right="single",
    clerk="",
    clerk_lines=None,
    clerk_inches=None,
    counsel="signature",
    columns=(("title and page",), (), ()),
    page_rule=False,
    first_page=True,
)


SAMPLE = Proof(
    page_setup=PAGE_SETUP,
    metadata=Metadata(title=TITLE, author="Alpha & Partners", subject="", language="en-US", draft=False),
    family=FAMILY,
    expected=STREAMS,
    read=STREAMS,
    pages=(
        replace(
            _page(
                1,
                replace(_line("1. Alpha signed on", 88), within=("court",)),
                _line("May 1, 2020.", 112),
                _line("2. Beta broke it.1", 136),
                _line("1. Exhibit A.", baseline=160, size=10, part="note"),
            ),
            calls=(1,),
            notes=(1,),
        ),
        _page(
            2,
            _line("3. Alpha lost its customers.", 88),
            _line("DATED: today.", 112),
            _line("A. Lawyer", 136),
        ),
    ),
    fonts=(Font("ABCDEF+Liberation-Serif", FAMILY, embedded=True),),
    about=PdfMetadata(TITLE, "Alpha & Partners", "en-US"),
    signatures=(SignatureStart(2, 1),),
    places={},
    page_rules=PAGE_RULES,
)

PROOF = TypeAdapter(Proof)
PROOF.rebuild(_types_namespace={"Token": Token})  # which `plan/page_rules.py` imports for its annotations alone


def sample(patch: str) -> Proof:
    """Return SAMPLE with the YAML of *patch* merged into it: maps by key, items of a list by their number from 1."""
    return PROOF.validate_python(patched(asdict(SAMPLE), yaml.safe_load(patch)))


def patched(base: Any, patch: Any) -> Any:
    """Return *base* with *patch* merged into it: maps by key, items of a list by their number from 1."""
    if not isinstance(patch, dict) or not isinstance(base, dict | list | tuple):
        return patch
    items = dict(base) if isinstance(base, dict) else dict(enumerate(base, 1))
    unknown = patch.keys() - items.keys()
    assert not unknown, f"the sample has no {unknown}"
    for key, inner_patch in patch.items():
        items[key] = patched(items[key], inner_patch)
    return items if isinstance(base, dict) else tuple(items.values())
