"""The structure of a text: its paragraphs, quotations, lists, tables and pictures as blocks of a plan."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from assembler.language.english import letter, roman
from assembler.language.prose import LISTS, cached_tokens, source, tree
from assembler.language.regex import Regex
from assembler.language.typed_signs import is_divider
from assembler.plan.blocks import Block, Item, Listing, Paragraph, Quotation, RichText, Table, Words
from assembler.plan.text.markdown import Setting, runs_of, tokens_by_note, with_prefix

LETTERED_DELIMITER = "-"
"""The Markdown delimiter of lettered items; an item with any other delimiter gets a bullet."""

BULLET = "•"

TYPED_LABEL = Regex(r"(\((?:[A-Za-z]{1,5}|\d{1,3})\)|(?:[A-Za-z]|[ivxIVX]{1,5}|\d{1,3})[.)])(?:\s|$)")
"""A label typed at the beginning of a list item, such as "(a)", "iv." or "2)"."""

SECTION_NUMBER = Regex(r"(?:§{1,2}\s?)?\d{1,3}(?:\.\d{1,3}){1,6}\.?\s")
"""A section number at the beginning of a line, such as "4.1" or "§ 7.2"."""

SENTENCE_END = Regex(r"(?:[.;:!?][”\"’']?|;\s(?:and|or))\s*\Z")

Notes = Mapping[int, Sequence[Token]]


def text_blocks(
    text: str, setting: Setting, *, number: int | None, id_: str, prefix: str = "", suffix: RichText = ()
) -> tuple[Block, ...]:
    """Return the blocks of a text: its paragraph with *number*, and its quotations, lists, tables and pictures.

    *prefix* is added before the first words ("On information and belief, "), *suffix* after the last.
    """
    tokens = cached_tokens(text)
    if number is None and is_divider(text):
        return (Paragraph((Words(text.strip()),), divider=True),)
    words, blocks = _split_first_paragraph(list(_node_blocks(tree(tokens).children, setting, tokens_by_note(tokens))))
    if words or number is not None or prefix:
        blocks = [Paragraph(with_prefix(prefix, words), number, id_), *blocks]
    return _with_suffix(blocks, suffix)


def _split_first_paragraph(blocks: list[Block]) -> tuple[RichText, list[Block]]:
    """Return the first block's text, if that block is a paragraph, and the other blocks."""
    match blocks:
        case [Paragraph(text), *other_blocks]:
            return text, other_blocks
    return (), blocks


def _node_blocks(nodes: Sequence[SyntaxTreeNode], setting: Setting, notes: Notes, level: int = 0) -> Iterator[Block]:
    """Yield the blocks of *nodes*, inside *level* lettered lists; a paragraph after another block continues it."""
    continued = False
    for node in nodes:
        match node.type:
            case "paragraph" if picture := _only_picture(node):
                yield setting.picture(source(picture), picture.content)
            case "paragraph":
                yield Paragraph(_node_words(node, setting, notes), continued=continued)
            case "blockquote":
                yield Quotation(tuple(_quoted_paragraphs(node, setting, notes)))
            case "table":
                yield _table_block(node, setting, notes)
            case kind if kind in LISTS:
                yield Listing(tuple(_list_items(node, setting, notes, level)))
            case _:
                continue
        continued = node.type != "paragraph"


def _only_picture(paragraph: SyntaxTreeNode) -> SyntaxTreeNode | None:
    inline = paragraph.children[0].children
    return inline[0] if len(inline) == 1 and inline[0].type == "image" else None


def _node_words(node: SyntaxTreeNode, setting: Setting, notes: Notes) -> RichText:
    """Return the text of a paragraph or a cell."""
    tokens = node.children[0].token.children if node.children and node.children[0].token else None
    return runs_of(tokens or [], setting, notes)


# -- quotations -------------------------------------------------------------------------------------------------------


def _quoted_paragraphs(node: SyntaxTreeNode, setting: Setting, notes: Notes) -> Iterator[RichText]:
    """Yield the paragraphs of a quotation; a list item becomes a paragraph that begins with the item's label."""
    for child in node.children:
        if child.type == "paragraph" and not _only_picture(child):
            yield from (runs_of(lines, setting, notes) for lines in _numbered_lines(child))
            continue
        for block in _node_blocks([child], setting, notes):
            yield from _flat_texts(block)


def _numbered_lines(paragraph: SyntaxTreeNode) -> Iterator[list[Token]]:
    """Yield *paragraph*, split before section numbers that begin a line after a sentence, if it begins with one."""
    inline_token = paragraph.children[0].token
    tokens = (inline_token.children if inline_token else None) or []
    if not (tokens and SECTION_NUMBER.match(tokens[0].content)):
        yield list(tokens)
        return
    part: list[Token] = []
    depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0 and _is_break_before_section(tokens, index):
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _is_break_before_section(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token at *index* is a line break between the end of a sentence and a section number."""
    if tokens[index].type != "softbreak" or not 0 < index < len(tokens) - 1:
        return False
    ends_sentence = SENTENCE_END.search(tokens[index - 1].content)
    return bool(ends_sentence and SECTION_NUMBER.match(tokens[index + 1].content))


def _flat_texts(block: Block) -> Iterator[RichText]:
    match block:
        case Paragraph(text):
            yield text
        case Quotation(paragraphs):
            yield from paragraphs
        case Listing(items):
            for item in items:
                yield (Words(f"{item.label} "), *item.text)
                yield from chain.from_iterable(map(_flat_texts, item.inside))


# -- lists ------------------------------------------------------------------------------------------------------------


def _list_items(node: SyntaxTreeNode, setting: Setting, notes: Notes, level: int) -> Iterator[Item]:
    """Yield the items of a list: the first paragraph of each, and the blocks below it.

    If the user typed a label at the beginning of every item, the items keep those labels.
    """
    inner_level = level + (node.children[0].markup == LETTERED_DELIMITER)
    parts = [
        _split_first_paragraph(list(_node_blocks(item.children, setting, notes, inner_level))) for item in node.children
    ]
    own_labels = [_typed_label(text) for text, _ in parts]
    for position, (item, (text, inside)) in enumerate(zip(node.children, parts, strict=True)):
        if all(own_labels):
            yield Item(own_labels[position], _without_label(own_labels[position], text), inside=tuple(inside))
        else:
            yield Item(_item_label(item, position + 1, level), text, inside=tuple(inside))


def _typed_label(text: RichText) -> str:
    first = text[0] if text else None
    match = TYPED_LABEL.match(first.text) if isinstance(first, Words) and first.style == "plain" else None
    return match[1] if match else ""


def _without_label(label: str, text: RichText) -> RichText:
    first, *other_runs = text
    remaining = first.text[len(label) :].lstrip() if isinstance(first, Words) else ""
    return (Words(remaining), *other_runs) if remaining else tuple(other_runs)


def _item_label(item: SyntaxTreeNode, number: int, level: int) -> str:
    """Return the label of an item: the number that the user typed, the letter for its level, or a bullet."""
    if item.info:
        return f"{item.info}{item.markup}"
    if item.markup != LETTERED_DELIMITER:
        return BULLET
    return f"({_item_letter(number, level)})"


def _item_letter(number: int, level: int) -> str:
    """Return the letter or number of an item in a list at *level*, counted from 0."""
    if level == 1:
        return roman(number).lower()
    if level == 3:
        return str(number)
    repeats, index = divmod(number - 1, 26)
    item_letter = letter(index + 1)
    return (item_letter if level else item_letter.lower()) * (repeats + 1)


# -- tables -----------------------------------------------------------------------------------------------------------


def _table_block(node: SyntaxTreeNode, setting: Setting, notes: Notes) -> Table:
    rows = [part for part in node.walk() if part.type == "tr"]
    cells = [tuple(_node_words(cell, setting, notes) for cell in row.children) for row in rows]
    spans = _head_spans(rows[0])
    head = tuple(text for text, span in zip(cells[0], spans, strict=True) if span)
    align = tuple(_column_side(cell) for cell in rows[0].children)
    printed_spans = tuple(span for span in spans if span) if max(spans) > 1 else ()
    return Table(head, tuple(cells[1:]), align, printed_spans)


def _head_spans(head: SyntaxTreeNode) -> list[int]:
    """Return the number of columns that each cell of *head* spans; 0 for a cell that is joined to an earlier cell."""
    spans: list[int] = []
    for cell in head.children:
        if cell.meta.get("joined"):
            spanning_index = max(index for index, span in enumerate(spans) if span)
            spans[spanning_index] += 1
            spans.append(0)
        else:
            spans.append(1)
    return spans


def _column_side(cell: SyntaxTreeNode) -> str:
    """Return the alignment of a column, which is set in its header cell."""
    return str(cell.attrs.get("style", "text-align:left")).removeprefix("text-align:")


# -- what follows the text --------------------------------------------------------------------------------------------


def _with_suffix(blocks: Sequence[Block], suffix: RichText) -> tuple[Block, ...]:
    """Return *blocks* with *suffix* after the last words of a text or quotation; after a list, as a new paragraph."""
    if not suffix:
        return tuple(blocks)
    match blocks[-1] if blocks else None:
        case Paragraph(text, number, id_, continued):
            return (*blocks[:-1], Paragraph((*text, Words(" "), *suffix), number, id_, continued))
        case Quotation((*before, text)):
            last_paragraph = (*text, Words(" "), *suffix)
            return (*blocks[:-1], Quotation((*before, last_paragraph)))
    return (*blocks, Paragraph(suffix, continued=True))
