"""Writes a plan as text: every word, number, label and reference of a paper, for readers and for comparison."""

from collections.abc import Iterator

from assembler.plan.blocks import (
    Block,
    Count,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Picture,
    Prayer,
    Quotation,
    RichText,
    Run,
    Table,
    Words,
)
from assembler.plan.plan import Caption, Footer, FooterLine, PageSetup, Plan, Signature, Statement

STYLES = {"plain": "", "emphasis": "*", "strong": "**", "both": "***"}


def plan_text(plan: Plan) -> str:
    """Return *plan* as text: `~` is a no-break space, `|...|` stays on one line, `[...](#id)` is a reference."""
    return "\n".join(_plan(plan)) + "\n"


def words_of(text: RichText) -> str:
    """Return *text* on one line, with its styles, references and notes marked."""
    return "".join(map(_run, text))


def body_text(*blocks: Block) -> list[str]:
    """Return the lines of *blocks*."""
    return [line for block in blocks for line in _block(block)]


def without_plan_marks(line: str) -> str:
    """Return a *line* of `plan_text` with plain spaces, and without its marks of unbroken words and ids."""
    return line.partition("  {")[0].replace("~", " ").replace("|", "")


def _plan(plan: Plan) -> Iterator[str]:
    yield f"{plan.id}, a {plan.document}{', draft' if plan.metadata.draft else ''}"
    yield f"title: {_as_shown(plan.metadata.title)}"
    yield f"author: {_as_shown(plan.metadata.author)}"
    if plan.metadata.subject:
        yield f"subject: {_as_shown(plan.metadata.subject)}"
    yield f"language: {plan.metadata.language}"
    yield from _paper(plan.page_setup)
    yield from _with_title("counsel", plan.counsel)
    yield from _with_title("corner", plan.corner)
    yield from _with_title("judge", (plan.judge,) if plan.judge else ())
    yield from _with_title("court", plan.court)
    yield from _caption(plan.caption)
    if plan.lead:
        yield from ["", words_of(plan.lead)]
    for block in plan.body:
        yield from _block(block)
    yield ""
    yield from _signature(plan.signature)
    for statement in plan.statements:
        yield from _statement(statement)
    yield from _footer(plan.footer)
    yield from ["", "relies on"]
    yield from (f"  {law.key}: {law.value} ({law.basis}{', ' if law.cite else ''}{law.cite})" for law in plan.relies)


def _paper(paper: PageSetup) -> Iterator[str]:
    numbered = "numbered" if paper.numbered else "not numbered"
    margins = " ".join(f"{margin:g}" for margin in (paper.top, paper.right, paper.bottom, paper.left))
    lines = f"{paper.lines} lines of {paper.pitch:g} pt, {numbered}"
    above_title = f"{paper.head_lines} over the title, which stands {paper.title_align}"
    yield f"page: {paper.width:g} by {paper.height:g} pt; margins {margins}; {lines}; {above_title}"
    sizes = f"{paper.size:g} pt, notes {paper.note_size:g}, footer {paper.footer_size:g}"
    yield f"type: {sizes}; {', '.join(paper.families)}"
    yield f"rules: left {paper.rule_left}, right {paper.rule_right}"


def _with_title(title: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield from ["", title]
        yield from (f"  {_as_shown(line)}" for line in lines)


def _caption(caption: Caption) -> Iterator[str]:
    yield from ["", f"caption ({caption.divider}{_places(caption)})"]
    for line in caption.left:
        beside = "".join(f" | {words_of(role)}" for role in line.beside)
        yield f"  {line.kind:6} | {_as_shown(line.text)}{beside}"
    yield f"  number | {_as_shown(caption.number)}"
    yield from (f"         | {words_of(line)}" for line in caption.number_lines)
    yield from (f"  title  | {_as_shown(line)}" for line in caption.title)
    yield from (f"  legend | {_as_shown(line)}" for line in caption.legends)
    yield from (f"  lines  | {_as_shown(line)}" for line in caption.title_lines)


def _places(caption: Caption) -> str:
    """Return the positions of the court's name, the number and the title, if they are unusual."""
    wording = {"above": "", "right": ", the court at the right"}.get(caption.layout, f", the court in {caption.layout}")
    number = "" if caption.number_in == "right" else f", number {caption.number_in}"
    return wording + number + ("" if caption.title_in == "right" else ", title below")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, label, text, id_):
            yield from ["", f"{'#' * level} {label} {words_of(text)}{_id(id_)}"]
        case Count(label, name, against, id_, cite, alternative):
            yield from ["", f"= {_as_shown(label)}{_id(id_)}", f"= {words_of(name)}"]
            yield from (f"= {_as_shown(line)}" for line in (words_of(cite), against, alternative) if line)
        case Paragraph(text, number, id_, continued):
            start = "" if continued else f"{number}. " if number else "¶ "
            yield f"{start}{words_of(text)}{_id(id_)}"
        case Quotation(paragraphs):
            yield from (f"  > {words_of(item)}" for item in paragraphs)
        case Listing(items):
            yield from (line for item in items for line in _item(item))
        case Table(head, rows):
            yield from (f"  | {' | '.join(words_of(cell) for cell in row)} |" for row in (head, *rows))
        case Picture(alternative, _, width, height):
            yield f"  ! {alternative} ({width:g} by {height:g} pt)"
        case Prayer(lead, items):
            yield f"¶ {words_of(lead)}"
            yield from (line for item in items for line in _item(item))


def _item(item: Item) -> Iterator[str]:
    yield f"  {item.label} {words_of(item.text)}{_id(item.id)}"
    yield from (f"  {line}" for block in item.inside for line in _block(block))


def _id(name: str) -> str:
    return f"  {{{name}}}" if name else ""


def _run(run: Run) -> str:
    match run:
        case Words(text, style, keep):
            mark = STYLES[style]
            text = text.replace("\n", " / ")
            return f"{mark}{'|' if keep else ''}{_as_shown(text)}{'|' if keep else ''}{mark}"
        case Link(text, target):
            return f"[{_as_shown(text)}](#{target})"
        case Note(number, text):
            return f"^{number}[{words_of(text)}]"


def _as_shown(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", "~")


def _signature(signature: Signature) -> Iterator[str]:
    yield _as_shown(signature.dated)
    yield from (f"  closing: {words_of(line)}" for line in signature.closing)
    for signer in signature.signers:
        yield f"  sign: {_as_shown(signer.signed) or '(a line to sign on)'}"
        yield from (f"        {_as_shown(line)}" for line in signer.lines)
    yield from (f"  below: {words_of(line)}" for line in signature.below)


def _statement(part: Statement) -> Iterator[str]:
    yield from ["", f"+ {_as_shown(part.heading)}{', on a page of its own' if part.new_page else ''}{_id(part.id)}"]
    yield from (f"¶ {words_of(text)}" for text in part.paragraphs)
    yield from (f"  - {_as_shown(item)}" for item in part.items)
    yield from _signature(part.signature)


def _footer(footer: Footer) -> Iterator[str]:
    yield from ["", "footer"]
    for side in ("left", "center", "right"):
        lines: tuple[FooterLine, ...] = getattr(footer, side)
        yield from (f"  {side:6} | {_as_shown(line.text)}{'<page>' if line.page else ''}" for line in lines)
