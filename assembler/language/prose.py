"""The Markdown in a matter's texts: the parser, and a check for structural errors. Only `<u>` of HTML is parsed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from assembler.language.regex import Regex
from assembler.language.typed_signs import with_omissions, with_typed_signs

if TYPE_CHECKING:  # markdown_it is slow to import, and most texts are checked without it
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

MAX_DEPTH = 4
"""The maximum nesting depth of lists, labeled (a), (i), (A), (1), and of quotations."""

STRUCTURED = Regex(r"(?m)^[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])|\||!\[")
"""The start of a list, quotation, table or picture."""

OPEN_NOTE = Regex(r"(?<!\\)\^\[(?!(?:[^\[\]\n]|\n(?!\n))*\])")
"""The start of a footnote that has no closing bracket in its paragraph, or that contains brackets."""

CELL_END = Regex(r"(?<!\\)\|")
"""The end of a cell in a table's row: a vertical bar that is not escaped."""

TABLE_ROW = Regex(r"(?m)^[ \t]*+\|[^\n]*\|[ \t]*$")
"""A line that looks like a row of a table."""

LISTS = frozenset({"bullet_list", "ordered_list"})

Fault = tuple[str, str]
"""The code of a structural error, with its message."""


@lru_cache(maxsize=1)
def markdown() -> "MarkdownIt":
    """Return the parser for texts.

    Syntax that is not enabled here, such as links, entities and HTML other than `<u>`, is printed as typed.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    parser = MarkdownIt("zero", {"typographer": True}).use(footnote_plugin, inline=True)
    parser.enable(["emphasis", "escape", "blockquote", "list", "table", "image", "smartquotes", "newline"])
    parser.core.ruler.push("joined_heads", _mark_joined_heads)
    return with_omissions(with_typed_signs(parser))


@lru_cache(maxsize=1)
def inline_markdown() -> "MarkdownIt":
    """Return the parser for a single line of text, without lists or pictures."""
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    parser = MarkdownIt("zero", {"typographer": True}).use(footnote_plugin, inline=True)
    return with_typed_signs(parser.enable(["emphasis", "escape", "smartquotes", "newline"]))


def _mark_joined_heads(state: "StateCore") -> None:
    """Mark each header cell that is joined to the cell before it by `||`, as in `| Amount due || Paid |`."""
    lines = state.src.split("\n")
    row: list[str] = []
    in_head = False
    for token in state.tokens:
        if token.type in {"thead_open", "thead_close"}:
            in_head = token.nesting == 1
        elif in_head and token.type == "tr_open" and token.map:
            row = _row_cells(lines[token.map[0]])
            is_first = True
        elif in_head and token.type == "th_open":
            is_empty = bool(row) and not row.pop(0)
            token.meta = {"joined": is_empty and not is_first}
            is_first = False


@lru_cache(maxsize=1024)
def cached_tokens(text: str) -> "tuple[Token, ...]":
    """Return the tokens of *text*, cached; callers must not change them."""
    return tuple(markdown().parse(text))


def tree(tokens: "Sequence[Token]") -> "SyntaxTreeNode":
    """Return *tokens* as a tree."""
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415

    return SyntaxTreeNode(tokens)


def pictures(text: str) -> tuple[str, ...]:
    """Return the file names of the pictures in *text*, in order."""
    if "![" not in text:
        return ()
    nodes = tree(cached_tokens(text)).walk()
    return tuple(source(node) for node in nodes if node.type == "image")


def source(picture: "SyntaxTreeNode") -> str:
    """Return the file name of *picture*, with URL escapes decoded."""
    from urllib.parse import unquote  # noqa: PLC0415

    return unquote(str(picture.attrs["src"]))


def has_structure(text: str) -> bool:
    """Whether *text* has any block other than a paragraph: a list, a quotation, a table or a picture."""
    if not STRUCTURED.search(text):
        return False
    return any(node.type in {*LISTS, "blockquote", "table", "image"} for node in tree(cached_tokens(text)).walk())


REMEDIES: Mapping[str, str] = {
    "list_deep": "end the innermost list, and turn its items into sentences of the item above",
    "list_from": "begin it with 1, or continue the numbers of the preceding list",
    "quotation_deep": "put the innermost quotation in quotation marks instead",
    "quotation_runs_on": "put a blank line before it, or begin it with `> `",
    "note_in_note": "combine the two footnotes into one",
    "table_empty": "write the rows under the header, or delete the table",
    "table_inside": "end the list or the quotation before the table begins",
    "note_open": "close it with `]` in the same paragraph, or split it into two footnotes; to print `^[` itself, "
    "write `\\^[`",
    "note_in_table": "move the footnote to the text before or after the table",
    "table_row": "give each row as many cells as the header row has",
    "table_head": "add the header row and the line under it, or remove the `|` signs",
    "picture_silent": "describe the picture inside the brackets",
    "picture_words": "keep only the description in brackets and the file name in parentheses",
    "picture_inside": "put a blank line before and after the picture",
}
"""The remedy for each structural error, by code."""


def structure_fault(text: str) -> Fault | None:
    """Return the first error in the lists, quotations, tables, pictures or footnotes of *text*, or None."""
    if not (STRUCTURED.search(text) or text.count("^[") > 1 or OPEN_NOTE.search(text)):
        return None
    return next(_faults(tree(cached_tokens(text)), text.split("\n")), None)


def _faults(root: "SyntaxTreeNode", lines: Sequence[str]) -> Iterator[Fault]:
    for node in root.walk():
        outer_types = _ancestor_types(node)
        if node.type in LISTS:
            yield from _list_faults(node, sum(outer_type in LISTS for outer_type in outer_types))
        elif node.type == "table":
            yield from _table_faults(node, outer_types, lines)
        elif node.type == "blockquote":
            yield from _quotation_faults(node, outer_types.count("blockquote"), lines)
        elif node.type == "footnote_ref" and "footnote" in outer_types:
            yield "note_in_note", "has a footnote inside a footnote; a footnote cannot contain another"
        elif node.type == "text" and "^[" in node.content and OPEN_NOTE.search("\n".join(lines)):
            yield "note_open", "has a footnote that runs past its paragraph; a footnote is one paragraph"
        elif node.type == "image":
            yield from _picture_faults(node, outer_types)
        elif node.type == "paragraph" and "|" in node.children[0].content:
            yield from _loose_row_faults(node.children[0].content)


def _ancestor_types(node: "SyntaxTreeNode") -> list[str]:
    """Return the types of the nodes around *node*, from the innermost to the outermost."""
    types = []
    while node.parent is not None:
        node = node.parent
        types.append(node.type)
    return types


def _list_faults(node: "SyntaxTreeNode", depth: int) -> Iterator[Fault]:
    if depth >= MAX_DEPTH:
        yield "list_deep", f"has a list nested inside {depth} lists; the limit is {MAX_DEPTH} levels"
    if node.type == "ordered_list":
        first_number = int(node.children[0].info)
        if first_number not in {1, _last_number(node) + 1}:
            message = f"has a list that begins with {first_number}; if no list is meant, write `{first_number}\\.`"
            yield "list_from", message


def _quotation_faults(node: "SyntaxTreeNode", depth: int, lines: Sequence[str]) -> Iterator[Fault]:
    """Yield the errors in a quotation."""
    if depth >= MAX_DEPTH:
        yield "quotation_deep", f"has a quotation nested inside {depth} quotations; the limit is {MAX_DEPTH} levels"
    first, end = node.map or (0, 0)
    for line in lines[first + 1 : end]:
        if line.strip() and not line.lstrip().startswith(">"):
            yield "quotation_runs_on", f"has `{line.strip()}` right after a quotation, which would include it"
            return


def _last_number(node: "SyntaxTreeNode") -> int:
    """Return the last number of the numbered lists before *node* at the same level; 0 if no list precedes it."""
    number = 0
    for sibling in node.siblings:
        if sibling is node:
            break
        if sibling.type == "ordered_list":
            number = int(sibling.children[-1].info)
    return number


def _table_faults(node: "SyntaxTreeNode", outer_types: Sequence[str], lines: Sequence[str]) -> Iterator[Fault]:
    if set(outer_types) - {"root"}:
        yield "table_inside", "has a table inside a list or a quotation; a table must not be nested"
    if any(part.type == "footnote_ref" for part in node.walk()):
        yield "note_in_table", "has a footnote inside a table"
    rows = [row for row in node.walk() if row.type == "tr"]
    column_count = len(rows[0].children)
    if len(rows) == 1:
        yield "table_empty", "has a table with a header but no rows"
    for row in rows:
        line = lines[row.map[0]] if row.map else ""
        cell_count = len(_row_cells(line))
        if cell_count != column_count:
            yield "table_row", f"has a table with {column_count} columns, but a row with {cell_count}: `{line.strip()}`"


def _loose_row_faults(text: str) -> Iterator[Fault]:
    """Yield an error for the first line of *text*, a paragraph outside tables, that looks like a row of a table."""
    if row_match := TABLE_ROW.search(text):
        line = row_match[0].strip()
        rule = f"|{'---|' * len(_row_cells(line))}"
        message = f"has `{line}` outside a table; a table begins with a header row and the line `{rule}` under it"
        yield "table_head", message


def _row_cells(line: str) -> list[str]:
    """Return the cells of a table row, including the spaces around their texts."""
    cells = CELL_END.split(line.strip())
    if len(cells) > 1 and not cells[-1].strip():  # the row ends in a bar
        cells = cells[:-1]
    if cells and not cells[0].strip():  # the row begins with a bar
        cells = cells[1:]
    return cells


def _picture_faults(node: "SyntaxTreeNode", outer_types: Sequence[str]) -> Iterator[Fault]:
    source_text = source(node)
    if not node.content.strip():
        yield "picture_silent", f"has a picture without alternative text; write `![what it shows]({source_text})`"
    if "[[" in node.content or node.attrs.get("title"):
        yield (
            "picture_words",
            f"has too much in the brackets or parentheses of `{source_text}`; write `![what it shows]({source_text})`",
        )
    if outer_types != ["inline", "paragraph", "root"] or len(node.siblings) > 1:
        yield (
            "picture_inside",
            f"has the picture `{source_text}` inside other text; a picture must be a separate paragraph",
        )
