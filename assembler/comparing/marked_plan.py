"""Makes the plan of a marked copy: the later paper, in the form of its court, with its changes from the earlier one."""

import operator
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from assembler.comparing.alignment import align
from assembler.comparing.caption_lines import divided_like
from assembler.comparing.contract import prove_contract
from assembler.comparing.marked_blocks import MarkedStep, marked_steps
from assembler.comparing.marked_footer import marked_footer
from assembler.comparing.marked_frame import marked_caption, marked_signature, marked_statements
from assembler.comparing.marked_text import Keys, link_as_words, marked_line, marked_lines, marked_text
from assembler.comparing.references import reference_keys
from assembler.comparing.units import mostly_numbered, units
from assembler.findings.finding import Place
from assembler.plan.blocks import Block, Item, Link, Picture
from assembler.plan.plan import Caption, Plan, Signature

MARKED_TITLE = " - marked copy"
"""The end of the title of a marked copy, in the metadata of its files."""


@dataclass(frozen=True)
class MarkedPaper:
    """A marked plan, the two plans that it was made from, and the steps through both."""

    plan: Plan
    old: Plan
    new: Plan
    steps: tuple[MarkedStep, ...]


def marked_paper(old: Plan, new: Plan, place: Place, keys: Keys | None = None) -> MarkedPaper:
    """Return *new* with its changes from *old*; without *keys*, renumbered references are not changes.

    Raises `MatterError` if either paper cannot be read from the result.
    """
    old = _comparable(old)
    new = _comparable(new)
    old_caption = replace(old.caption, left=divided_like(old.caption.left, new.caption.left))
    numbered = mostly_numbered(old.body) and mostly_numbered(new.body)
    alignment = align(units(old.body, is_numbered=numbered), units(new.body, is_numbered=numbered))
    keys = keys or reference_keys(alignment)
    steps = marked_steps(alignment, keys)
    plan = replace(
        new,
        judge=marked_line(old.judge, new.judge),
        corner=marked_lines(old.corner, new.corner),
        counsel=marked_lines(old.counsel, new.counsel),
        court=marked_lines(old.court, new.court),
        caption=marked_caption(old_caption, new.caption, keys),
        lead=marked_text(old.lead, new.lead, keys),
        body=tuple(block for step in steps for block in step.blocks),
        signature=marked_signature(old.signature, new.signature, keys),
        statements=marked_statements(old.statements, new.statements, keys),
        metadata=replace(new.metadata, title=f"{new.metadata.title}{MARKED_TITLE}"),
    )
    prove_contract(plan, replace(old, caption=old_caption), new, keys, place)
    return MarkedPaper(plan, old, new, steps)


def _comparable(plan: Plan) -> Plan:
    """Return *plan* as it is compared: without exhibits, e-filing data, length limits, recitals and underlines."""
    targets = frozenset(_ids(plan))
    rules = plan.page_rules and replace(plan.page_rules, most_pages=0, most_words=0)
    statements = tuple(replace(part, signature=_as_printed(part.signature)) for part in plan.statements)
    plain_plan = replace(
        plan,
        attachment=None,
        filing_data=None,
        page_rules=rules,
        recitals=(),
        signature=_as_printed(plan.signature),
        statements=statements,
    )
    return replace(
        plain_plan, **{name: _without_marks(getattr(plan, name), targets) for name in ("lead", "body", "statements")}
    )


def _as_printed(signature: Signature) -> Signature:
    """Return *signature* as it is printed: empty if it has no date, signer or lead."""
    return signature if signature.dated or signature.signers or signature.lead else Signature(dated="", signers=())


def _ids(plan: Plan) -> Iterable[str]:
    for block in plan.body:
        yield from _ids_in(block)
    for statement in plan.statements:
        yield statement.id
        for block in statement.blocks:
            yield from _ids_in(block)


def _ids_in(block: Block | Item) -> Iterable[str]:
    yield getattr(block, "id", "")
    for item in getattr(block, "items", ()):
        yield from _ids_in(item)
    for inner in getattr(block, "inside", ()):
        yield from _ids_in(inner)


def _without_marks(value: Any, targets: frozenset[str]) -> Any:
    """Return *value*, a part of a plan, with no underlines, and with references to absent parts as words."""
    match value:
        case Link() if value.target not in targets:
            return replace(link_as_words(value), underlined=False)
        case Picture():
            return value
        case tuple():
            parts = tuple(_without_marks(part, targets) for part in value)
            return value if all(map(operator.is_, parts, value)) else parts
    if not is_dataclass(value) or isinstance(value, type):
        return value
    values = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
    changed = {
        name: new_part for name, part in values.items() if (new_part := _without_marks(part, targets)) is not part
    }
    if values.get("underlined"):
        changed["underlined"] = False
    return replace(value, **changed) if changed else value


# -- parts that are not compared --------------------------------------------------------------------------------------


def not_compared(old: Plan, new: Plan) -> list[str]:
    """Return, in a user's words, the parts that differ or may differ but are not marked."""
    parts: list[str] = []
    if old.page_setup != new.page_setup or _form(old.caption) != _form(new.caption):
        parts.append("the form of the page and of the caption")
    if old.footer != new.footer:
        parts.append("the footers of the PDF" if marked_footer(old.footer, new.footer) else "footers")
    if old.tables or new.tables:
        parts.append("the tables before the text")
    if old.attachment or new.attachment:
        parts.append("exhibits, which the marked copy leaves out")
    if _pictures(old) != _pictures(new):
        parts.append("pictures")
    return parts


def _form(caption: Caption) -> Caption:
    """Return *caption* without its words."""
    return replace(caption, left=(), number="", title=(), legends=(), number_lines=(), title_lines=(), stamp="")


def _pictures(plan: Plan) -> list[str]:
    return [block.data for block in plan.body if isinstance(block, Picture)]
