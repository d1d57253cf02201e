"""Characters that would be lost or doubled on the page because of Markdown, a reference, or a dash without a space."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from assembler.facts.texts import all_texts, prose
from assembler.findings.finding import Severity
from assembler.language.prose import cached_tokens
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations
from assembler.rules.rule import Problem, rule

TYPED_LABEL = Regex(r"(?i)(?P<word>\b(?:paragraph|section|count|exhibit|attachment)s?|¶¶?)[ \xa0]+(?=\[\[)")
"""A word, such as "paragraph", before a reference that prints the same word."""

BEFORE_RANGE = Regex(r"(?i)(?P<word>\bparagraphs?|¶¶?)[ \xa0]+\{range\}", needs="{range}")

SIGN_OF_EMPHASIS = Regex(r"[*_]")

BACKSLASHED = r"\\\g<0>"
"""The replacement for an asterisk or underscore that should be printed: the same character after a backslash."""


@rule(
    "TXT020",
    cite="this program",
    basis="program",
    fix="delete the word: the reference prints both the word and the number",
)
def word_before_reference(matter: Matter) -> Iterator[Problem]:
    """The word before a reference is printed twice, as in `paragraph [[signed]]`.

    A reference prints "paragraph 8", "Section II", "Count One" or "Exhibit A". To print the sign `¶`, or a word with a
    capital, write the sign or the word inside the reference, as in `[[¶ signed]]` and `[[Paragraph signed]]`. In a
    sentence that realleges paragraphs, `{range}` prints "paragraphs 1 through 8", and `{numbers}` prints only the
    numbers.
    """
    kinds = _kinds_of_names(matter)
    for path, text in all_texts(matter):
        if "[[" in text:
            for match in TYPED_LABEL.finditer(text):
                reference_match = REFERENCE.match(text, match.end())
                if not reference_match:
                    continue
                word = match["word"]
                kind = "paragraph" if word[0] == "¶" else word.casefold().rstrip("s")
                if kind == matter.exhibit_form.word.casefold():
                    kind = "exhibit"
                entry = next(iter(entries(reference_match)), None)
                if entry and (entry.of or kinds.get(entry.name)) == kind:
                    fix = ""
                    if word[0] == "¶":
                        fix = f"write `[[¶ {entry.written}]]`, with the sign inside the reference"
                    elif word[0] == "P":
                        fix = f"delete the word, or write `[[{word} {entry.written}]]`, which keeps its capital"
                    yield Problem(path, f"`{word} {reference_match[0]}` would print `{word}` twice", fix=fix)
        if reallegation_match := BEFORE_RANGE.search(text):
            word = reallegation_match["word"]
            fix = f"write only `{{range}}`, or write `{word} {{numbers}}`"
            yield Problem(path, f"`{reallegation_match[0]}` would print `{word}` twice", fix=fix)


def _kinds_of_names(matter: Matter) -> Mapping[str, str]:
    """Return, for each name, the word that a reference to it prints: paragraph, section, count or exhibit."""
    names_by_kind = {
        "paragraph": list(named_allegations(matter)),
        "section": [section.id for section in matter.sections],
        "count": [claim.id for claim in matter.claims if claim.id],
        "exhibit": list(matter.exhibits),
    }
    return {name: kind for kind, names in names_by_kind.items() for name in names}


DRIVE = Regex(r"(?<!\w)[A-Za-z]:\\\S*")
"""A path that begins with a drive: "C:\\*.txt"."""

SERVER = Regex(r"(?<![\w\\])\\{2}(?=\w)\S*")
"""A path that begins with a server and two backslashes."""

ESCAPE = Regex(r"(?<!\\)(?:\\\\)*\\(?=[!-/:-@\[\]^-`{-~])")
"""An odd number of backslashes before a character; Markdown removes the last of them."""

LINE_SIGN = Regex(r"(?m)^[ \t]*(?P<sign>\+(?=[ \t]+\S)|>(?=[ \t]*\$))[ \t]*\S+", needs="+|>")
"""A plus sign before a word, or ">" before a sum, at the beginning of a line: Markdown's list and quotation marks."""


@rule(
    "TXT021",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="put a backslash before each character that should be printed",
)
def sign_lost_to_markdown(matter: Matter) -> Iterator[Problem]:
    r"""Markdown removes a character from a text that was probably not meant as markup.

    A name between underscores, as in `__init__.py` or `_id_`, becomes bold or italic. Asterisks around punctuation
    disappear, as in `*.*`. A path loses a backslash, as in `C:\*.txt` or `\\server\share`. A line that begins with `+`
    becomes a list, and a line that begins with `> $5` becomes a quotation. For italics, write words between asterisks.
    A capitalized word between underscores, such as a case name, is taken for intended italics.
    """
    for path, text in prose(matter):
        if "_" in text:
            for name, printed_text in _names_between_underscores(text):
                escaped_name = name.replace("_", "\\_")
                fix = f"write `{escaped_name}`; for emphasis, use asterisks"
                yield Problem(path, f"`{name}` would be printed as `{printed_text}`, in {_style(name)}", fix=fix)
        if "*" in text or "_" in text:
            for typed_text, printed_text in _marks_around_signs(text):
                fix = f"write `{SIGN_OF_EMPHASIS.sub(BACKSLASHED, typed_text)}`"
                yield Problem(path, f"`{typed_text}` would be printed as `{printed_text}`", fix=fix)
        for match in LINE_SIGN.finditer(text):
            sign = match["sign"]
            markup = "a list" if sign == "+" else "a quotation"
            fix = f"write `\\{match[0].strip()}`"
            yield Problem(path, f"`{match[0].strip()}` begins a line, and would be {markup} without `{sign}`", fix=fix)
        if "\\" not in text:
            continue
        for file_path in _shortened_file_paths(text):
            escaped_path = file_path.replace("\\", "\\\\")
            yield Problem(path, f"`{file_path}` would lose a backslash", fix=f"write `{escaped_path}`")


def _style(name: str) -> str:
    return "bold" if name.startswith("__") else "italics"


def _names_between_underscores(text: str) -> Iterator[tuple[str, str]]:
    """Yield each uncapitalized word that underscores make bold or italic, as written and as printed."""
    for block in cached_tokens(text):
        for token, inside in pairwise(block.children or []):
            opens_emphasis = token.type in {"em_open", "strong_open"} and token.markup.startswith("_")
            if opens_emphasis and re.fullmatch(r"[^\sA-Z]\S*", inside.content):
                yield f"{token.markup}{inside.content}{token.markup}", inside.content


def _marks_around_signs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each emphasis that contains only punctuation, such as `*.*`, as written and as printed."""
    for block in cached_tokens(text):
        for token, inside in pairwise(block.children or []):
            opens_emphasis = token.type in {"em_open", "strong_open"} and inside.type == "text"
            if opens_emphasis and re.fullmatch(r"[^\w\s&§¶]+", inside.content):
                yield f"{token.markup}{inside.content}{token.markup}", inside.content


def _shortened_file_paths(text: str) -> Iterator[str]:
    """Yield each file path in *text* that loses a backslash."""
    yield from (match[0] for match in DRIVE.finditer(text) if ESCAPE.search(match[0]))
    yield from (match[0] for match in SERVER.finditer(text))


DASH = Regex(r"-(?=[^\W_]|[\"“'(])")


@rule(
    "TXT022",
    cite="YAML 1.2, 8.2.1",
    basis="program",
    fix="put a space after the dash to begin a list item; if the dash belongs in the text, waive TXT022 and say why",
)
def dash_without_a_space(matter: Matter) -> Iterator[Problem]:
    """A text begins with a dash that has no space after it.

    A dash begins a list item only if a space follows it. Without the space the dash is printed, and the following items
    become part of the same text. Negative numbers are not reported, and neither are words between two dashes, such as
    "-against-".
    """
    for path, text in all_texts(matter):
        is_number = re.match(r"-[\d.,]+(?:\s|\Z)", text) and path[-1] == "text"
        if DASH.match(text) and not is_number and not text.endswith("-"):
            yield Problem(path, f"the text begins with a dash without a space: `{text[:40].splitlines()[0]}`")
