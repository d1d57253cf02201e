"""The lines of a matter for counts, their paragraphs and relief."""

from collections.abc import Iterator, Sequence

from assembler.importing.draft import Allegations, DraftCount, DraftHeading
from assembler.importing.notation import LITERAL_BRACKETS
from assembler.importing.writing.heading_form import HeadingForm
from assembler.importing.writing.yaml_lines import indented, mapping_lines, prose, scalar


def relief_lines(items: Sequence[str | DraftHeading], indent: int) -> Iterator[str]:
    """Yield the lines of the *items* of relief, among them the headings of groups."""
    for item in items:
        if isinstance(item, DraftHeading):
            yield f"{' ' * indent}- heading: {scalar(item.text)}"
        elif item.strip():  # a line that had only a label, such as a line number, has no text
            yield from _prose_entry(item, indent)


def _prose_entry(text: str, indent: int) -> Iterator[str]:
    yield f"{' ' * indent}- |"
    yield from indented(text, indent + 4)


def allegation_lines(body: Allegations, form: HeadingForm, indent: int) -> Iterator[str]:
    """Yield the lines of the paragraphs and sub-headings in *body*."""
    margin = " " * indent
    for entry in body:
        if isinstance(entry, DraftHeading):
            yield f"{margin}- heading: {scalar(form.printed(entry))}"
            # level 1 is for the headings of sections and counts, which contain these
            yield f"{margin}  level: {max(entry.level, 2)}"
        else:
            yield margin + (f"- id: {entry.id}" if entry.id else "- numbered: false")
            if entry.own_number:
                yield f"{margin}  number: {entry.own_number}"
            yield from prose("text:", entry.text, indent + 2)


def _title(count: DraftCount) -> str:
    """Return the title of *count* for the matter, in whose titles brackets need not be escaped."""
    return (count.title.strip() or count.label).replace(LITERAL_BRACKETS, "[[")


def count_lines(count: DraftCount, form: HeadingForm) -> Iterator[str]:
    """Yield the lines of *count*."""
    yield f"  - id: {count.id}"
    if count.cause:
        yield f"    # `cause: {count.cause}` instead of `title:` and `law:` lets the program check the elements"
    label = count.label if count.title else ""
    yield from mapping_lines({"label": label or "none"}, 4)
    yield from mapping_lines({"title": _title(count)}, indent=4, keywords=())
    values: dict[str, object] = {"law": count.law, "against": count.against or "all"}
    if count.by:
        values["by"] = count.by
    values["against_line"] = count.against_line or "none"
    values["incorporates"] = count.incorporates
    yield from mapping_lines(values, 4)
    if count.incorporation:
        yield from prose("incorporation:", count.incorporation, indent=4)
    if count.incorporation_number:
        yield f"    incorporation_number: {count.incorporation_number}"
    if count.body:
        yield "    paragraphs:"
        yield from allegation_lines(count.body, form, indent=6)
    if count.relief:
        if count.relief.lead:
            yield from prose("wherefore:", count.relief.lead, indent=4)
        if count.relief.items:
            yield "    relief:"
            yield from relief_lines(count.relief.items, 6)
