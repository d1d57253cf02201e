"""The user's own sentences, which are used instead of the program's."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, ModelWrapValidatorHandler, PrivateAttr, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from assembler.language.english import SIDE_FORMS, Side, series
from assembler.language.prose import REMEDIES, has_structure, structure_fault
from assembler.language.regex import Regex
from assembler.model.base import NOTE_CALL, Prose, Rows, Strict

NO_SENTENCE = "none"
"""The value that leaves a sentence out."""

PLACEHOLDER = Regex(r"(?<![\\{])\{(\w*(?:[.!:\[][^{}]*)?)\}(?!\})")
"""A placeholder, such as `{range}` or `{plaintiffs:repeats|repeat}`; escaped or doubled braces do not count."""

INCORPORATION_PLACEHOLDERS = ("range", "numbers", "plaintiffs")
"""Placeholders in a sentence that realleges paragraphs.

They stand for the paragraphs, with the word "paragraphs" or only their numbers, and for the parties who bring the
count.
"""


def placeholders(*names: str) -> AfterValidator:
    """Return a validator for a text whose placeholders, such as `{range}`, must be among *names*."""
    return AfterValidator(partial(_check_placeholders, names))


def _check_placeholders(names: tuple[str, ...], text: str) -> str:
    for name in PLACEHOLDER.findall(text):
        if name not in names and not _is_form_of_plaintiffs(name, names):
            allowed = series([f"`{{{name}}}`" for name in names], "or") or "no placeholder"
            message = "has the placeholder `{name}`; this sentence takes {allowed}"
            raise PydanticCustomError("placeholder", message, {"name": f"{{{name}}}", "allowed": allowed})
    return text


def _is_form_of_plaintiffs(name: str, names: tuple[str, ...]) -> bool:
    """Whether *name* is `plaintiffs` with a form, such as `plaintiffs:role` or `plaintiffs:repeats|repeat`."""
    side, _, form = name.partition(":")
    return side == "plaintiffs" and side in names and (form in SIDE_FORMS or form.count("|") == 1)


def _running_text(text: str) -> str:
    """Refuse a list, a quotation, a table or a picture where a paper prints running text."""
    if has_structure(text):
        message = "has a list, a quotation, a table or a picture, but a paper prints only running text here"
        raise PydanticCustomError("one_sentence", message, {})
    return text


Sentence = Annotated[Prose, AfterValidator(_running_text)]
"""One or more sentences of running text."""


OATH_SENTENCE = TypeAdapter[str](Sentence)


Incorporation = Annotated[Sentence, placeholders(*INCORPORATION_PLACEHOLDERS)]
"""A sentence by which a count realleges paragraphs."""

NUMBERED_LINE = Regex(r"\d{1,3}[.)][ \t]+(?=\S)")
PARAGRAPH_START = Regex(r"\n[ \t]*\n\s*|\n(?=\d{1,3}[.)][ \t])")


def oath_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of *text*, an oath; each blank line, and each number on a new line, begins a paragraph."""
    return PARAGRAPH_START.split(text.strip())


def _oath(text: str) -> str:
    """Check each paragraph of *text*, an oath, as running text that may begin with a number; refuse `none`."""
    if text.strip() == NO_SENTENCE:
        message = "is `none`, but an oath cannot be left out; to file the paper unsworn, delete `verified_by:`"
        raise PydanticCustomError("no_oath", message, {})
    for paragraph in oath_paragraphs(text):
        OATH_SENTENCE.validate_python(NUMBERED_LINE.sub("", paragraph, count=1))
    return text


OathWords = Annotated[str, Field(min_length=1), AfterValidator(_oath)]
"""Running text in paragraphs, which may be numbered."""


def _refuse_bad_notes(text: str) -> str:
    """Refuse a footnote that is defined elsewhere, is not closed, or is inside another footnote."""
    if note_match := NOTE_CALL.search(text):
        message = "has `{call}`; write the footnote's text in its place: `^[text of the footnote]`"
        raise PydanticCustomError("note_apart", message, {"call": note_match[0]})
    if fault := structure_fault(text):
        code, message = fault
        if code in {"note_open", "note_in_note"}:
            details = {"message": message, "fault": code, "fix": REMEDIES[code]}
            raise PydanticCustomError("structure", "{message}", details)
    return text


SignatureLines = Annotated[Rows, AfterValidator(_refuse_bad_notes), placeholders()]
"""The user's lines around the signatures, which may have emphasis, underlines, footnotes and references."""


class OwnWords(Strict):
    """The user's own sentences for a paper; a sentence whose value is `none` is left out."""

    _left_out: frozenset[str] = PrivateAttr(frozenset())

    @model_validator(mode="wrap")
    @classmethod
    def _set_aside_omitted(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Set aside the keys whose value is `none`, except the oath, which the law requires."""
        if not isinstance(value, Mapping):
            return handler(value)
        left_out = {key for key in cls.model_fields if key != "oath" and value.get(key) == NO_SENTENCE}
        words = handler({key: text for key, text in value.items() if key not in left_out})
        words._left_out = frozenset(left_out)  # noqa: SLF001 - the object is of this class
        return words

    def leaves_out(self, key: str) -> bool:
        """Whether the sentence at *key* is left out, because the user wrote `none`."""
        return key in self._left_out

    lead: Annotated[Prose, placeholders()] | None = Field(
        None,
        description="the opening of the paper, before the first heading; it may have references, footnotes and "
        "several paragraphs; `none` leaves it out",
        examples=["Comes now Plaintiff Ann Example and alleges as follows:"],
    )
    incorporation: Incorporation | None = Field(
        None,
        description="the sentence in which a count realleges paragraphs; `{range}` becomes, for example, `paragraphs "
        "1 through 41`; `{numbers}` becomes `1 through 41`, and `{plaintiffs}` the parties who bring the "
        "count",
        examples=["Plaintiff repeats {range} as if set out in full."],
    )
    prayer: Annotated[Prose, placeholders()] | None = Field(
        None,
        description="the sentence that introduces the prayer for relief",
        examples=["WHEREFORE, Plaintiff asks for judgment as follows:"],
    )
    jury: Annotated[Prose, placeholders()] | None = Field(
        None,
        description="the sentence that demands a jury, if `jury_demand` is set",
        examples=["Plaintiff demands trial by jury of all claims but the Seventh."],
    )
    oath: Annotated[OathWords, placeholders()] | None = Field(
        None,
        description="the entire text of the verification, or the oath of the declaration, above the signature of the "
        "person who makes it; a blank line or a number begins a new paragraph",
        examples=["I declare under penalty of perjury that the foregoing is true and correct."],
    )
    signature: SignatureLines | None = Field(
        None,
        description="the lines printed above the signatures; they may have emphasis and footnotes",
        examples=["Respectfully submitted,"],
    )
    below_signature: SignatureLines | None = Field(
        None,
        description="the lines printed below the signatures; they may have emphasis and footnotes",
        examples=["This communication is from a debt collector."],
    )


NO_WORDS = OwnWords.model_construct()
"""The default, in which the user has no sentences of their own."""


MARKDOWN_SIGN = Regex(r"[\\*_\[\]^<>`]")
"""A character in a party's name that Markdown may interpret."""


def fill_placeholders(text: str, plaintiffs: Side, **values: str) -> str:
    """Return *text*, in Markdown, with its placeholders replaced by *values* and *plaintiffs*."""

    def replacement(match: re.Match[str]) -> str:
        name, _, form = match[1].partition(":")
        return values.get(name) or MARKDOWN_SIGN.sub(r"\\\g<0>", format(plaintiffs, form))

    return PLACEHOLDER.sub(replacement, text)
