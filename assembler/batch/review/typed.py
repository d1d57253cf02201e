"""Finds signatures typed into a text, in any form of signature that a court's record has.

The text is searched as printed. Case, and the kinds of slashes and spaces, do not matter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from unicodedata import category, normalize

from assembler.language.characters import letters
from assembler.language.prose import cached_tokens
from assembler.load.packed import PROGRAM, program_data
from assembler.model.matter import Matter

COURTS_FOLDER = PROGRAM / "data" / "courts"

SIGNATURE_KEYS = (b"e_signature:", b" form:")
"""The keys of a court's record for the court's form of signature."""

COMMON_FORMS = ("/s/ {name}", "s/ {name}", "Electronically signed {name}")
"""The common forms of a typed signature, which count in any court."""

SLASHES = str.maketrans(dict.fromkeys("\\\u2044\u2215\u29f8\u27cb\u2571\u29f5\u2216\u29f9", "/"))
"""Maps backslashes, and slashes that Unicode normalization does not replace, to slashes."""

FILE_NAME = re.compile(r"\S+\.[a-z0-9]{2,4}")
"""Matches a text that is a file name."""

WORD_OR_SIGN = re.compile(r"[^\W_]+|[^\w\s]")
"""Matches a word or a punctuation mark in a form of signature."""

THREE_LETTERS = re.compile(r"[^\W\d_]{3}")
"""Matches three letters in a row, which show that a signature's mark contains a word."""

CLAUSE_START = re.compile(r"(?:\A|[\n.:;!?)\]–—/|_*])[^\S\n]*+\Z")
"""Matches text after which a new line or clause begins."""

SIGNATURE_END = re.compile(r"[^\S\n]*+(?:\Z|[\n:,;/(\[\d–—-]|(?:on|this|at)\b)")
"""Matches text that may follow "electronically signed" in a signature without a name."""

NAME_AFTER = re.compile(r"[\s_*\"“‘'(\[]*+([^\W\d_]++)\.?[\s-]*+(\w?)")
"""Matches the word after a signature's mark, and the first letter of the next word."""

MAX_DISTANCE = 60
"""The maximum distance in characters between an attorney's name and the signature's mark."""


def is_typed(text: str, forms: Iterable[str], attorneys: Iterable[str]) -> bool:
    """Whether *text* prints a signature in one of *forms*, which contain {name}, or in a common form.

    *attorneys* are the names of the attorneys who may sign. Words such as "electronically signed" may also occur in an
    allegation. They count as a signature only at the beginning of a line or near an attorney's name.
    """
    normalized_text = _normalized(text)
    text_letters = letters(text)
    marks: list[str] = []
    for form in dict.fromkeys((*COMMON_FORMS, *forms)):
        for mark in filter(letters, form.split("{name}")):
            may_occur = letters(mark) in text_letters if THREE_LETTERS.search(mark) else "/" in normalized_text
            if may_occur:
                marks.append(mark)
    if not marks or FILE_NAME.fullmatch(text.strip()):
        return False
    names = [_normalized(name).casefold() for name in attorneys]
    plain_text = _normalized(_without_markdown(text))
    return any(_has_signature(words, mark, names) for words in (normalized_text, plain_text) for mark in marks)


@lru_cache(maxsize=1)
def forms_of_all_courts() -> tuple[str, ...]:
    """Return the forms of typed signatures in the program's court records, each with {name}."""
    forms: list[str] = []
    for file in sorted(COURTS_FOLDER.rglob("*.yaml")):
        data = file.read_bytes()
        if any(key in data for key in SIGNATURE_KEYS):
            forms += _forms_in(program_data(file))
    return tuple(dict.fromkeys(forms))


def forms_of(matter: Matter) -> tuple[str, ...]:
    """Return the forms of signature of all courts.

    The court of *matter* is included, because its record may be the firm's.
    """
    court = vars(matter.court)  # attribute access would record these values as relied on
    form = court["signature"].value.form
    court_forms = [court["e_signature"].value]
    if form:
        court_forms.append(f"{form} {{name}}")
    return tuple(dict.fromkeys((*forms_of_all_courts(), *court_forms)))


def _forms_in(record: Any) -> Iterator[str]:
    """Yield each form of signature in the *record* of a court, in all versions."""
    for key in ("e_signature", "signature"):
        law = record.get(key) or []
        for version in law if isinstance(law, list) else [law]:
            value = version.get("value")
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict) and value.get("form"):
                yield f"{value['form']} {{name}}"


def _normalized(text: str) -> str:
    """Return *text* in Unicode's compatibility form, with "/" for all slashes and without invisible characters."""
    if not text.isascii():
        text = "".join(sign for sign in normalize("NFKC", text) if category(sign) != "Cf")
    return text.translate(SLASHES)


def _without_markdown(text: str) -> str:
    """Return *text* without its Markdown."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    lines = (token.children or [] for token in cached_tokens(text) if token.type == "inline")
    return "\n".join("".join(breaks.get(token.type, token.content) for token in line) for line in lines)


@lru_cache(maxsize=64)
def _pattern(mark: str) -> re.Pattern[str]:
    """Return the pattern of *mark*, the part of a form before or after the name."""
    return re.compile(r"\s*".join(map(re.escape, WORD_OR_SIGN.findall(_normalized(mark)))), re.IGNORECASE)


def _has_signature(words: str, mark: str, names: Sequence[str]) -> bool:
    """Whether *words* contain a signature with this *mark*; *names* are the names of the attorneys."""
    matches = _pattern(mark).finditer(words)
    if THREE_LETTERS.search(mark):
        return any(_is_signed_in_words(words, match, names) for match in matches)
    if WORD_OR_SIGN.findall(mark)[0] == "/":
        return any(_is_slash_signature(words, match) for match in matches)
    return any(_is_letter_signature(words, match) for match in matches)


def _is_signed_in_words(words: str, match: re.Match[str], names: Sequence[str]) -> bool:
    """Whether the matched words, such as "electronically signed by", are a signature and not part of an allegation."""
    text_before = words[max(0, match.start() - MAX_DISTANCE) : match.start()]
    text_around = f"{text_before}{words[match.start() : match.end() + MAX_DISTANCE]}".casefold()
    if any(name in text_around for name in names if name):
        return True
    if not CLAUSE_START.search(text_before):
        return False
    ends_in_by = match[0].casefold().endswith("by")
    return bool(SIGNATURE_END.match(words, match.end()) or (ends_in_by and _is_name(words, match.end())))


def _is_slash_signature(words: str, match: re.Match[str]) -> bool:
    """Whether a match of `/s/` or a similar mark is a signature, as in "Dated/s/ Ann Example", and unlike "a/s/o"."""
    is_inside_word = words[: match.start()][-1:].isalnum()
    has_space_after = words[match.end() : match.end() + 1].isspace()
    return not is_inside_word or (has_space_after and not re.search(r"\s", match[0]) and _is_name(words, match.end()))


def _is_letter_signature(words: str, match: re.Match[str]) -> bool:
    """Whether a match of `s/` or a similar mark is a signature, unlike "LLCs/LPs", "plaintiff's/the" or "S/N 12"."""
    text_before = words[max(0, match.start() - 2) : match.start()]
    if (
        text_before[-1:].isalnum()
        or text_before.endswith("/")
        or (text_before[-1:] in "'’" and text_before[:1].isalnum())
    ):
        return False
    return _is_name(words, match.end(), abbreviates=match[0][0].isupper())


def _is_name(words: str, start: int, *, abbreviates: bool = False) -> bool:
    """Whether a name begins at *start* in *words*; if the mark before it *abbreviates*, initials are not enough."""
    match = NAME_AFTER.match(words, start)
    if not match or not match[1][0].isupper():
        return False
    word = match[1]
    is_glued = match.start(1) == start
    has_second_word = match[2].isupper()
    if is_glued and word.casefold() == "he":
        return has_second_word
    if abbreviates and (len(word) == 1 or (word.isupper() and len(word) < 4)):
        return has_second_word and not (is_glued and len(word) == 1)
    return True
