"""Texts of a matter: a small, safe subset of Markdown becomes runs and blocks; never HTML and never a template."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from assembler.language.citations import ROOTS, SERIES
from assembler.language.references import REFERENCE, Entry, entries
from assembler.plan.plan import Block, Item, Link, Listing, Note, Paragraph, Quotation, Rich, Run, Words
from assembler.plan.text.labels import NBSP

Refer = Callable[[Sequence[Entry], bool], Rich]
"""Takes the entries of a reference, and whether it is printed with ¶ signs, and returns text and links."""

Style = Literal["plain", "emphasis", "strong", "both"]

KEEP = re.compile(
    r"\d:\d{2}-[a-z]{2}-\d+(?:-\w+)*|\b\d{2}-\d-\d{5}-\d(?: [A-Z]{3})?\b|\b\d[\w.:-]{0,20}(?:\([^()\s]{1,4}\)){2,}"
)
"""Case numbers, which must not break at a hyphen, and rule numbers, which must not break between subdivisions."""

_SENTENCE_ENDS = re.compile(r"[.?!][”’)]*\s+$")

_DETERMINED = re.compile(r"(?i)(?:\b(?:the|this|that|an?|each|its|their|his|her|our)|['’]s?)\s+$")
"""The end of a text after which a reference takes no article: it already has a determiner."""


def _tied(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP)


_CASE = re.compile(rf"(?<![\w.$§¶/-])\d{{1,4}} (?:{ROOTS})(?:{SERIES})?(?:,? at)? (?=\d|_)")
"""A case up to its page: 105 Wn. App. 2d, 556 U.S. at."""

_RULE = re.compile(r"(?i)\bFed\. R\. (?:(?:Civ|App|Crim|Bankr)\. P\.|Evid\.) (?=\d)")

_TIES = (
    (_RULE, _tied),
    (_CASE, _tied),
    (re.compile(r"\b\d{1,3} (?:U\.S\.C\.|C\.F\.R\.) (?=[§\d])"), _tied),
    (re.compile(r"(?<![\w.])[Ii]d\. (?:at )?(?=[\d§¶])"), _tied),
    (re.compile(r"^ at (?=\d)"), _tied),  # after an emphasized *Id.*
    (re.compile(r"(§§?|¶¶?|\bNos?\.|\bExs?\.|\bDkt\.|\bP\.|\bCR|\bRCW|\bU\.S\.C\.) (?=[\w(§])"), rf"\1{NBSP}"),
    (re.compile(r"\b(Code|art\.|amend\.|cl\.|ch\.|pt\.) (?=[§\dIVX])"), rf"\1{NBSP}"),
    (
        re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (?=\d)"),
        rf"\1{NBSP}",
    ),
    (re.compile(r"\b(paragraphs?|Section|section|Count|Exhibit) (?=[\dIVXA-Z]\b|\d)"), rf"\1{NBSP}"),
)


@dataclass
class Setting:
    """How the texts of one paper are set: how references are written, and the numbers of the notes."""

    refer: Refer
    belief: str
    """The words before an allegation on belief."""
    notes: Iterator[int]


def setting(refer: Refer, belief: str) -> Setting:
    """Return the setting for one paper, its notes numbered from 1."""
    return Setting(refer, belief, count(1))


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    # `zero` has no HTML, links or entities: markup that is not enabled here is printed as it is written.
    md = MarkdownIt("zero", {"typographer": True})
    return md.use(footnote_plugin, inline=True).enable(
        ["emphasis", "escape", "blockquote", "list", "smartquotes", "newline"]
    )


def blocks(
    text: str, set_: Setting, *, number: int | None, id_: str, before: str = "", after: Rich = ()
) -> tuple[Block, ...]:
    """Return the blocks of one allegation: its numbered paragraph, its quotations and lists, and the text after them.

    *before* precedes the first words ("On information and belief, "); *after* follows the last words.
    """
    tokens = _markdown().parse(text)
    notes = _by_note(tokens)
    made: list[Block] = []
    for kind, inner in _groups(tokens):
        match kind:
            case "paragraph":
                runs = _runs(inner[0].children or [], set_, notes)
                runs = _with_prefix(before, runs) if not made else runs
                continued = bool(made) and not isinstance(made[-1], Paragraph)
                made.append(Paragraph(runs, None if made else number, "" if made else id_, continued))
            case "blockquote":
                made.append(Quotation(tuple(_runs(token.children or [], set_, notes) for token in inner)))
            case "list":
                items = (
                    Item(f"({_lettered(n)})", _runs(token.children or [], set_, notes))
                    for n, token in enumerate(inner, 1)
                )
                made.append(Listing(tuple(items)))
    if made and not isinstance(made[0], Paragraph):
        made.insert(0, Paragraph(_with_prefix(before, ()), number, id_))
    return _followed_by(made, after)


def rich(text: str, set_: Setting) -> Rich:
    """Return *text* set in one line, as for a heading or an item of a prayer; "1. Parties" is not a list here."""
    tokens = _markdown().parseInline(text.strip())
    return _runs(tokens[0].children or [], set_, _by_note(tokens))


def plain(text: str) -> Rich:
    """Return a sentence of the program with a capital first, no-break spaces, and case numbers kept on one line."""
    return tuple(_words(text[:1].upper() + text[1:], "plain"))


def _lettered(number: int) -> str:
    """Return the letter of an item: a to z, then aa, bb."""
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def _groups(tokens: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Yield the kind and the inline tokens of each top-level block, without the notes at the end."""
    inner: list[Token] = []
    kind, depth = "", 0
    for token in tokens:
        if token.type == "footnote_block_open":
            return
        if token.nesting == 1:
            depth += 1
            if depth == 1:
                kind, inner = token.type.removesuffix("_open"), []
        elif token.nesting == -1:
            depth -= 1
            if depth == 0:
                yield ("list" if kind.endswith("_list") else kind), inner
        elif token.type == "inline":
            inner.append(token)


def _notes(tokens: Iterable[Token]) -> Iterator[tuple[int, list[Token]]]:
    current = -1
    for token in tokens:
        if token.type == "footnote_open":
            current = token.meta["id"]
        elif token.type == "inline" and current >= 0:
            yield current, token.children or []


def _by_note(tokens: Iterable[Token]) -> dict[int, list[Token]]:
    """Return the tokens of each note; the paragraphs of a note become one."""
    notes: dict[int, list[Token]] = {}
    for number, words in _notes(tokens):
        notes[number] = [*notes[number], Token("softbreak", "br", 0), *words] if number in notes else words
    return notes


def _runs(tokens: Sequence[Token], set_: Setting, notes: dict[int, list[Token]]) -> Rich:
    runs: list[Run] = []
    emphasis = strong = 0
    buffer = ""
    style: Style = "plain"

    def flush() -> None:
        nonlocal buffer
        runs.extend(_linked(buffer, style, set_, first=not runs))
        buffer = ""

    for token in tokens:
        match token.type:
            case "text" | "text_special":
                buffer += token.content
            case "softbreak" | "hardbreak":
                buffer = buffer.rstrip(" ") + " "
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                flush()
                step = 1 if token.nesting == 1 else -1
                emphasis += step * token.type.startswith("em")
                strong += step * token.type.startswith("strong")
                style = _style(emphasis, strong)
            case "footnote_ref":
                flush()
                number = next(set_.notes)
                runs.append(Note(number, _runs(notes.get(token.meta["id"], []), set_, notes)))
    flush()
    return _trimmed(runs)


def _style(emphasis: int, strong: int) -> Style:
    return "both" if emphasis and strong else "emphasis" if emphasis else "strong" if strong else "plain"


def _linked(text: str, style: Style, set_: Setting, *, first: bool) -> Iterator[Run]:
    """Yield *text* with its references written out; *first* says that it begins its paragraph."""
    end = 0
    for match in REFERENCE.finditer(text):
        before = text[end : match.start()]
        yield from _words(before, style)
        words = set_.refer(entries(match), bool(match["sign"]))
        words = _without_article(words) if _DETERMINED.search(before) else words
        begins = _SENTENCE_ENDS.search(before) or (first and not text[: match.start()])
        yield from _capital(words) if begins else words
        end = match.end()
    yield from _words(text[end:], style)


def _without_article(reference: Rich) -> Rich:
    """Return *reference* without its article, for use after another determiner."""
    first, *rest = reference
    if isinstance(first, Note):
        return reference
    return (replace(first, text=re.sub(r"^(?:the|this|an?) ", "", first.text)), *rest)


def _capital(reference: Rich) -> Rich:
    """Return *reference* with a capital, for the beginning of a sentence: Paragraph 6 alleges."""
    first, *rest = reference
    if isinstance(first, Note):
        return reference
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *rest)


def tie(text: str) -> str:
    """Return *text* with no-break spaces after §, ¶, No., a month and the like, and with `--` as dashes."""
    text = (
        re.sub(r"\s+", lambda m: NBSP if NBSP in m[0] else " ", text)
        .replace(" --- ", "—")
        .replace("---", "—")
        .replace(" -- ", "—")
        .replace("--", "—")
    )
    for pattern, tied in _TIES:
        text = pattern.sub(tied, text)
    return _curled(text)


def _curled(text: str) -> str:
    """Return *text* with unpaired straight quotes made curly: an apostrophe before a word, an open quotation."""
    text = re.sub(r'(^|[\s(\[“‘—])"', r"\1“", text).replace('"', "”")
    return text.replace("'", "’")


def _words(text: str, style: Style) -> Iterator[Words]:
    return _unbroken(tie(text), style)


def _unbroken(text: str, style: Style) -> Iterator[Words]:
    """Yield *text* with its case and rule numbers as words that are kept on one line."""
    end = 0
    for match in KEEP.finditer(text):
        if match.start() > end:
            yield Words(text[end : match.start()], style)
        yield Words(match[0], style, keep=True)
        end = match.end()
    if text[end:]:
        yield Words(text[end:], style)


def unbroken(line: str) -> tuple[Words, ...]:
    """Return *line*, which has its no-break spaces already, with its case and rule numbers kept on one line."""
    return tuple(_unbroken(line, "plain"))


def _trimmed(runs: list[Run]) -> Rich:
    if runs and isinstance(last := runs[-1], Words) and last.text.endswith(" "):
        runs[-1] = Words(last.text.rstrip(" "), last.style, last.keep)
    return tuple(run for run in runs if not isinstance(run, Words) or run.text)


LOWERED = frozenset(
    (
        "A About After All Although Among An And Any Around As At Because Before Being Between Both But By "
        "Despite During Each Eight Either Even Every Few Five For Four From Had He Her His Hundreds If In "
        "Instead It Its Many More Most Much Neither Nine No None Nor Not Nothing Of On Once One Only Or Other "
        "Others Over Paragraph Paragraphs Several Seven She Since Six So Some Such Ten That The Their Then There "
        "These They This Those Thousands Three Through To Two Under Unless Until Upon Were What When Where Whether "
        "Which While Who With Within Without You Your"
    ).split()
)
"""First words that lose their capital after "On information and belief,"."""


def _with_prefix(before: str, runs: Rich) -> Rich:
    if not before:
        return runs
    first = runs[0] if runs else None
    word = re.match(r"\w+", first.text) if isinstance(first, Words | Link) else None
    if isinstance(first, Words | Link) and word and word[0] in LOWERED:
        runs = (replace(first, text=first.text[0].lower() + first.text[1:]), *runs[1:])
    return (Words(before), *runs)


def _followed_by(made: list[Block], after: Rich) -> tuple[Block, ...]:
    """Return the blocks with *after* at the end: in the last paragraph, or in a new one after a quotation or list."""
    if not after:
        return tuple(made)
    last = made[-1]
    if isinstance(last, Paragraph):
        made[-1] = Paragraph((*last.text, Words(" "), *after), last.number, last.id, last.continued)
    else:
        made.append(Paragraph(after, continued=True))
    return tuple(made)
