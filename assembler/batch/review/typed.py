"""Signatures typed into a text, in any form that a court's record has.

The words are searched as they are printed, whatever their capitals, slashes and spaces.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from unicodedata import category, normalize

from assembler.language.characters import letters
from assembler.language.prose import parsed
from assembler.load.packed import PROGRAM, program_data
from assembler.model.matter import Matter

COURTS = PROGRAM / "data" / "courts"

KEYS = (b"e_signature:", b" form:")
"""The keys of a court's record that have a form of signature."""

USUAL = ("/s/ {name}", "s/ {name}", "Electronically signed {name}")
"""The usual forms of a typed signature, for any court."""

SLASHES = str.maketrans(dict.fromkeys("\\\u2044\u2215\u29f8\u27cb\u2571\u29f5\u2216\u29f9", "/"))
"""Slashes that Unicode normalization does not replace, and backslashes."""

FILE = re.compile(r"\S+\.[a-z0-9]{2,4}")
"""The name of a file."""

PIECE = re.compile(r"[^\W_]+|[^\w\s]")
"""A word or a punctuation mark in a form of signature."""

LONG_WORD = re.compile(r"[^\W\d_]{3}")
"""Letters that show that the mark of a form consists of words, not of punctuation."""

BEGINS = re.compile(r"(?:\A|[\n.:;!?)\]–—/|_*])[^\S\n]*+\Z")
"""The text before words that begin a line or a clause."""

BY_WHOM = re.compile(r"[^\S\n]*+(?:\Z|[\n:,;/(\[\d–—-]|(?:on|this|at)\b)")
"""The text after "electronically signed" in a signature, if no name follows."""

NAME_AFTER = re.compile(r"[\s_*\"“‘'(\[]*+([^\W\d_]++)\.?[\s-]*+(\w?)")
"""A word after a form, and the first letter of the word after it."""

NEAR = 60
"""The distance in characters within which an attorney's name belongs to a form."""


def is_typed(text: str, forms: Iterable[str], attorneys: Iterable[str]) -> bool:
    """Whether *text* prints a signature in one of *forms*, which have {name}, or in a usual form.

    *attorneys* are the names of those who may sign. An allegation may have words such as "electronically signed" too;
    they are a signature only at the beginning of a line, or beside one of these names.
    """
    seen, squeezed = _seen(text), letters(text)
    marks = [mark for form in dict.fromkeys((*USUAL, *forms)) for mark in form.split("{name}") if letters(mark)]
    marks = [mark for mark in marks if ("/" in seen if not LONG_WORD.search(mark) else letters(mark) in squeezed)]
    if not marks or FILE.fullmatch(text.strip()):
        return False
    names = [_seen(name).casefold() for name in attorneys]
    return any(_has(words, mark, names) for words in (seen, _seen(_printed(text))) for mark in marks)


@lru_cache(maxsize=1)
def forms_of_all_courts() -> tuple[str, ...]:
    """Return the forms of typed signature of all courts of the program, with {name}."""
    files = (file for file in sorted(COURTS.rglob("*.yaml")) if any(key in file.read_bytes() for key in KEYS))
    return tuple(dict.fromkeys(form for file in files for form in _forms_in(program_data(file))))


def forms_of(matter: Matter) -> tuple[str, ...]:
    """Return the forms of all courts, and of the court of *matter*, whose record may be the firm's own."""
    court = vars(matter.court)  # reading an attribute could count as relying on it
    form = court["signature"].value.form
    own = (court["e_signature"].value, *([f"{form} {{name}}"] if form else []))
    return tuple(dict.fromkeys((*forms_of_all_courts(), *own)))


def _forms_in(record: Any) -> Iterator[str]:
    """Yield each form in the *record* of a court, in all its versions."""
    for key in ("e_signature", "signature"):
        law = record.get(key) or []
        for version in law if isinstance(law, list) else [law]:
            value = version.get("value")
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict) and value.get("form"):
                yield f"{value['form']} {{name}}"


def _seen(text: str) -> str:
    """Return *text* with one kind of slash and space, and without invisible characters."""
    if not text.isascii():
        text = "".join(sign for sign in normalize("NFKC", text) if category(sign) != "Cf")
    return text.translate(SLASHES)


def _printed(text: str) -> str:
    """Return the words of *text* without its Markdown."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    lines = (token.children or [] for token in parsed(text) if token.type == "inline")
    return "\n".join("".join(breaks.get(token.type, token.content) for token in line) for line in lines)


@lru_cache(maxsize=64)
def _pattern(mark: str) -> re.Pattern[str]:
    """Return the pattern of a *mark*: what is before or after the name in a form."""
    return re.compile(r"\s*".join(map(re.escape, PIECE.findall(_seen(mark)))), re.IGNORECASE)


def _has(words: str, mark: str, names: Sequence[str]) -> bool:
    """Whether *words* have a signature by this *mark*, beside one of *names* or of anybody."""
    test = _in_words if LONG_WORD.search(mark) else _after_slash if PIECE.findall(mark)[0] == "/" else _in_letters
    return any(test(words, match, names) for match in _pattern(mark).finditer(words))


def _in_words(words: str, match: re.Match[str], names: Sequence[str]) -> bool:
    """Whether the words of *match*, such as "electronically signed by", are a signature rather than an allegation."""
    before = words[max(0, match.start() - NEAR) : match.start()]
    around = f"{before}{words[match.start() : match.end() + NEAR]}".casefold()
    if any(name in around for name in names if name):
        return True
    if not BEGINS.search(before):
        return False
    by = match[0].casefold().endswith("by")
    return bool(BY_WHOM.match(words, match.end()) or (by and _is_name(words, match.end())))


def _after_slash(words: str, match: re.Match[str], _: Sequence[str]) -> bool:
    """Whether a sign that begins with a slash, `/s/`, is a signature: not in a/s/o, but in `Dated/s/ Ann Example`."""
    inside_word = words[: match.start()][-1:].isalnum()
    blank = words[match.end() : match.end() + 1].isspace()
    return not inside_word or (blank and not re.search(r"\s", match[0]) and _is_name(words, match.end()))


def _in_letters(words: str, match: re.Match[str], _: Sequence[str]) -> bool:
    """Whether a sign that begins with a letter, `s/`, is a signature: not in LLCs/LPs, the plaintiff's/the, S/N 12."""
    before = words[max(0, match.start() - 2) : match.start()]
    if before[-1:].isalnum() or before.endswith("/") or (before[-1:] in "'’" and before[:1].isalnum()):
        return False
    return _is_name(words, match.end(), abbreviates=match[0][0].isupper())


def _is_name(words: str, start: int, *, abbreviates: bool = False) -> bool:
    """Whether a name begins at *start* of *words*. If the sign before *abbreviates*, as in S/N or S/A, it may not."""
    match = NAME_AFTER.match(words, start)
    if not match or not match[1][0].isupper():
        return False
    glued, goes_on = match.start(1) == start, match[2].isupper()
    if glued and match[1].casefold() == "he":
        return goes_on
    if abbreviates and (len(match[1]) == 1 or (match[1].isupper() and len(match[1]) < 4)):
        return goes_on and not (glued and len(match[1]) == 1)
    return True
