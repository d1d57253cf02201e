"""Converts texts of a matter, which are in a small and safe subset of Markdown, into runs and blocks."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, groupby

from markdown_it.token import Token

from assembler.language.citations import INITIALS, ROOTS, SERIES
from assembler.language.dates import MONTH
from assembler.language.prose import inline_markdown
from assembler.language.references import REFERENCE, Entry, entries
from assembler.language.regex import Regex
from assembler.plan.blocks import LINE_BREAK, Link, Note, Picture, RichText, Run, Words
from assembler.plan.text.labels import NBSP
from assembler.plan.text.line_breaks import Style, kept_numbers, with_no_break_spaces

Refer = Callable[[Sequence[Entry], bool], RichText]
"""Takes the entries of a reference and whether to use ¶ signs; returns the reference's text and links."""

Pictures = Callable[[str, str], Picture]
"""Takes a picture's file name and description, and returns a picture block."""

_BLANKS = Regex(rf"\s{{2,}}|[^\S {NBSP}]")
"""Whitespace that is printed as a single space.

It is a run of several whitespace characters, or a single one that is neither a space nor a no-break space.
"""

_SENTENCE_ENDS = Regex(r"[.?!][”’)]*\s+$")

_DETERMINER = Regex(r"(?i)(?:\b(?:the|this|that|an?|each|its|their|his|her|our)|['’]s?)\s+$")
"""A determiner at the end of a text; a reference after it has no article."""


_CASE = Regex(rf"(?<![\w.$§¶/-])\d{{1,4}} (?:{ROOTS})(?:{SERIES})?(?:,? at)? (?=\d|_)")
"""A case citation up to the page number, such as "105 Wn. App. 2d" or "556 U.S. at"."""

_RULE = Regex(r"(?i)\b(?:Fed\. )?R\. (?:(?:Civ|App|Crim|Bankr)\. P\. |Evid\. )?(?=\d)", needs="r. ")

_TIES = (
    (_RULE, with_no_break_spaces),
    (_CASE, with_no_break_spaces),
    (Regex(r"\b\d{1,3} (?:U\.S\.C\.|C\.F\.R\.) (?=[§\d])", needs="u.s.c. |c.f.r. "), with_no_break_spaces),
    (Regex(r"(?<![\w.])[Ii]d\. (?:at )?(?=[\d§¶])", needs="id. "), with_no_break_spaces),
    (Regex(r"\b(?:et al|et seq)\.", needs="et al.|et seq."), with_no_break_spaces),
    (Regex(r"\bState Bar (?=No\.)", needs="state bar no."), with_no_break_spaces),
    (Regex(r"^ at (?=\d)"), with_no_break_spaces),  # as in " at 5" after an italic *Id.*
    (Regex(rf"(§§?|¶¶?|\bNos?\.|\bExs?\.|\bDkt\.|\bP\.|\b(?:{INITIALS})|\bU\.S\.C\.) (?=[\w(§])"), rf"\1{NBSP}"),
    (Regex(r"\b(Code|art\.|amend\.|cl\.|ch\.|pt\.) (?=[§\dIVX])", needs="code |. "), rf"\1{NBSP}"),
    (Regex(rf"\b({MONTH}) (?=\d)", needs=MONTH.lower()), rf"\1{NBSP}"),
    (
        Regex(
            r"\b(paragraphs?|Section|section|Count|Exhibit) (?=[\dIVXA-Z]\b|\d)",
            needs="paragraph|section|count |exhibit ",
        ),
        rf"\1{NBSP}",
    ),
)
"""Passages that must stay on one line, each with the replacement that gives them no-break spaces."""


def _no_picture(file: str, alternative: str) -> Picture:
    """Return an empty picture, for callers that need only a text's words."""
    return Picture(alternative, file, width=0.0, height=0.0)


@dataclass
class Setting:
    """Values shared by all texts of a paper: the writer of references, the words on belief, the footnote numbers."""

    refer: Refer
    belief: str
    """The words that introduce an allegation on information and belief."""
    notes: Iterator[int]
    picture: Pictures = _no_picture
    """The function that turns a picture into a block."""


def new_setting(refer: Refer, belief: str, picture: Pictures = _no_picture) -> Setting:
    """Return the text settings for one paper, with footnotes numbered from 1."""
    return Setting(refer, belief, count(1), picture)


def rich(text: str, setting: Setting) -> RichText:
    """Return *text* as runs; the markup of blocks, such as the "1." of a list, is not recognized."""
    tokens = inline_markdown().parseInline(text.strip())
    return runs_of(tokens[0].children or [], setting, tokens_by_note(tokens))


LINE_END = Regex(r"(?<!\\)\\*\n")
"""The end of a line, including a backslash that marks a forced line break."""


def rich_lines(text: str, setting: Setting) -> tuple[RichText, ...]:
    """Return each line of *text* as runs; emphasis may extend over several lines."""
    runs = rich(LINE_END.sub(r"\\\n", text), setting)
    return tuple(tuple(line) for is_break, line in groupby(runs, lambda run: run == LINE_BREAK) if not is_break)


EMPHASIS = Regex(r"(?<![\w*\\])\*(?![\s*])([^*\n]{1,300}?)(?<![\s\\])\*(?![\w*])")
"""Words between asterisks in a line that has no other markup: *et seq.*, *Quantum Meruit*."""


def plain(text: str) -> RichText:
    """Return a sentence of the program as runs, capitalized, with no-break spaces, and each case number on one line."""
    return title_line(text[:1].upper() + text[1:])


def title_line(line: str) -> RichText:
    """Return *line*, such as a title, with words between asterisks in italics; other markup is left as it is."""
    runs: list[Words] = []
    for index, part in enumerate(EMPHASIS.split(line)):
        runs.extend(_words(part, "emphasis" if index % 2 else "plain"))
    return tuple(runs)


def _note_tokens(tokens: Iterable[Token]) -> Iterator[tuple[int, list[Token]]]:
    """Yield the tokens of each paragraph of a footnote, with the footnote's id."""
    note_id = -1
    for token in tokens:
        if token.type == "footnote_open":
            note_id = token.meta["id"]
        elif token.type == "inline" and note_id >= 0:
            yield note_id, token.children or []


def tokens_by_note(tokens: Iterable[Token]) -> dict[int, list[Token]]:
    """Return the tokens of each footnote by the footnote's id; a footnote's paragraphs are joined."""
    notes: dict[int, list[Token]] = {}
    for note_id, words in _note_tokens(tokens):
        if note_id in notes:
            notes[note_id] += [Token("softbreak", "br", 0), *words]
        else:
            notes[note_id] = [*words]
    return notes


def runs_of(tokens: Sequence[Token], setting: Setting, notes: Mapping[int, Sequence[Token]]) -> RichText:
    """Return inline *tokens* as runs; *notes* has each footnote's tokens."""
    runs: list[Run] = []
    depths: Counter[str] = Counter()
    buffer = ""
    style: Style = "plain"

    def flush() -> None:
        nonlocal buffer
        words = _with_references(buffer, style, setting, first=not runs)
        runs.extend(map(underlined_run, words) if depths["u"] else words)
        buffer = ""

    for token in tokens:
        match token.type:
            case "text" | "text_special":
                buffer += token.content
            case "softbreak" if buffer.endswith("\\"):
                buffer = buffer.rstrip("\\")
                flush()
                runs.append(LINE_BREAK)
            case "softbreak":
                buffer = buffer.rstrip(" ") + " "
            case "hardbreak":
                flush()
                runs.append(LINE_BREAK)
            case "em_open" | "em_close" | "strong_open" | "strong_close" | "u_open" | "u_close":
                flush()
                kind, _, _ = token.type.partition("_")
                depths[kind] += token.nesting
                style = _style(emphasis=depths["em"] > 0, strong=depths["strong"] > 0)
            case "footnote_ref":
                flush()
                number = next(setting.notes)
                runs.append(Note(number, runs_of(notes.get(token.meta["id"], []), setting, notes)))
    buffer = buffer.rstrip("\\")  # a backslash here would be a line break at the end of the text, which has no effect
    flush()
    return _trimmed(runs)


def underlined_run(run: Run) -> Run:
    """Return *run* underlined; a footnote is returned unchanged."""
    return run if isinstance(run, Note) else replace(run, underlined=True)


def _style(*, emphasis: bool, strong: bool) -> Style:
    if emphasis and strong:
        return "both"
    if emphasis:
        return "emphasis"
    return "strong" if strong else "plain"


def _with_references(text: str, style: Style, setting: Setting, *, first: bool) -> Iterator[Run]:
    """Yield *text* as runs with its references written out; *first* says whether the text begins its paragraph.

    A reference is capitalized if it begins a sentence, or if it has its own word, as in `[[Paragraph id]]`.
    """
    end = 0
    for match in REFERENCE.finditer(text):
        before = text[end : match.start()]
        yield from _words(before, style)
        reference = setting.refer(entries(match), bool(match["sign"]))
        if _DETERMINER.search(before):
            reference = _without_article(reference)
        begins_sentence = _SENTENCE_ENDS.search(before) or (first and match.start() == 0)
        if reference and (begins_sentence or (match["word"] and _is_to_paragraph(reference))):
            reference = _capitalized(reference)
        yield from (_with_style(run, style) for run in reference)
        end = match.end()
    yield from _words(text[end:], style)


def _with_style(run: Run, style: Style) -> Run:
    """Return *run*, words of a reference, in the *style* of the text around it; a link is returned unchanged."""
    return replace(run, style=style) if isinstance(run, Words) and run.style == "plain" else run


def _is_to_paragraph(reference: RichText) -> bool:
    first_run = reference[0]
    return isinstance(first_run, Words | Link) and first_run.text.startswith("paragraph")


def _without_article(reference: RichText) -> RichText:
    """Return *reference* without its article, for use after a determiner in the text before it."""
    first, *following = reference
    if isinstance(first, Note):
        return reference
    return (replace(first, text=re.sub(r"^(?:the|this|an?) ", "", first.text)), *following)


def _capitalized(reference: RichText) -> RichText:
    """Return *reference* with a capital letter, for the beginning of a sentence."""
    first, *following = reference
    if isinstance(first, Note):
        return reference
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *following)


@lru_cache(2**14)
def with_print_signs(text: str) -> str:
    """Return *text* with curly quotes, dashes for `--`, and no-break spaces after §, ¶, No., a month and the like."""
    text = (
        _BLANKS.sub(lambda blank: NBSP if NBSP in blank[0] else " ", text)
        .replace(" --- ", "—")
        .replace("---", "—")
        .replace(" -- ", "—")
        .replace("--", "—")
    )
    for pattern, replacement in _TIES:
        text = pattern.sub(replacement, text)
    return with_curly_quotes(text)


def with_curly_quotes(text: str) -> str:
    """Return *text* with curly quotes for straight ones; a single straight quote always becomes an apostrophe."""
    text = re.sub(r'(^|[\s(\[“‘—])"', r"\1“", text).replace('"', "”")
    return text.replace("'", "’")


def _words(text: str, style: Style) -> Iterator[Words]:
    return kept_numbers(with_print_signs(text), style)


def _trimmed(runs: list[Run]) -> RichText:
    last_run = runs[-1] if runs else None
    if isinstance(last_run, Words) and last_run.text.endswith(" "):
        runs[-1] = replace(last_run, text=last_run.text.rstrip(" "))
    return tuple(run for run in runs if not isinstance(run, Words) or run.text)


ORDINARY_FIRST_WORDS = frozenset(
    (
        "A About After All Although Among An And Any Around As At Because Before Being Between Both But By "
        "Despite During Each Eight Either Even Every Few Five For Four From Had He Her His Hundreds If In "
        "Instead It Its Many More Most Much Neither Nine No None Nor Not Nothing Of On Once One Only Or Other "
        "Others Over Paragraph Paragraphs Several Seven She Since Six So Some Such Ten That The Their Then There "
        "These They This Those Thousands Three Through To Two Under Unless Until Upon Were What When Where Whether "
        "Which While Who With Within Without You Your"
    ).split()
)
"""First words that become lowercase after "On information and belief,"."""


def with_prefix(prefix: str, runs: RichText) -> RichText:
    """Return *runs* after the words *prefix*.

    The first word of *runs* becomes lowercase if it is in `ORDINARY_FIRST_WORDS`.
    """
    if not prefix:
        return runs
    first = runs[0] if runs else None
    word_match = re.match(r"\w+", first.text) if isinstance(first, Words | Link) else None
    if isinstance(first, Words | Link) and word_match and word_match[0] in ORDINARY_FIRST_WORDS:
        runs = (replace(first, text=first.text[0].lower() + first.text[1:]), *runs[1:])
    return (Words(prefix), *runs)
