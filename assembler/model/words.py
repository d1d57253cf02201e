"""The user's own sentences, instead of those that the program writes."""

import re
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from assembler.language.english import SIDE_FORMS, Side, series
from assembler.language.prose import has_structure
from assembler.model.base import Prose, Rows, Strict

PLACEHOLDER = re.compile(r"(?<!\{)\{(\w*(?:[.!:\[][^{}]*)?)\}(?!\})")

REALLEGED = ("range", "numbers", "plaintiffs")
"""The placeholders for the paragraphs that a count realleges, with the word "paragraphs" or their numbers alone, and
for those who bring the count."""


def placeholders(*names: str) -> AfterValidator:
    """Return a validator of a text whose placeholders, such as {range}, must be among *names*."""
    return AfterValidator(partial(_with_placeholders, names))


def _with_placeholders(names: tuple[str, ...], text: str) -> str:
    for name in PLACEHOLDER.findall(text):
        if name not in names and not _is_form_of_plaintiffs(name, names):
            allowed = series([f"`{{{name}}}`" for name in names], "or") or "no placeholder"
            message = "has the placeholder `{name}`; this sentence takes {allowed}"
            raise PydanticCustomError("placeholder", message, {"name": f"{{{name}}}", "allowed": allowed})
    return text


def _is_form_of_plaintiffs(name: str, names: tuple[str, ...]) -> bool:
    """Whether *name* is `plaintiffs` in a form of a side: {plaintiffs:role}, {plaintiffs:repeats|repeat}."""
    side, _, form = name.partition(":")
    return side == "plaintiffs" and side in names and (form in SIDE_FORMS or form.count("|") == 1)


def _one_sentence(text: str) -> str:
    """Refuse a list, a quotation, a table or a picture where a paper prints running text."""
    if has_structure(text):
        message = "has a list, a quotation, a table or a picture, where a paper prints only running text"
        raise PydanticCustomError("one_sentence", message, {})
    return text


Sentence = Annotated[Prose, AfterValidator(_one_sentence)]
"""One or more sentences of running text."""


Incorporation = Annotated[Sentence, placeholders(*REALLEGED)]
"""The sentence in which a count realleges paragraphs."""

NUMBERED_LINE = re.compile(r"\d{1,3}[.)][ \t]+(?=\S)")
PARAGRAPH_START = re.compile(r"\n[ \t]*\n\s*|\n(?=\d{1,3}[.)][ \t])")


def oath_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of *text*, words of an oath: a blank line or a number at the head of a line begins one."""
    return PARAGRAPH_START.split(text.strip())


def _oath(text: str) -> str:
    """Check each paragraph of *text* as running words, which may follow a number."""
    for paragraph in oath_paragraphs(text):
        OATH_SENTENCE.validate_python(NUMBERED_LINE.sub("", paragraph, count=1))
    return text


OATH_SENTENCE = TypeAdapter[str](Sentence)

OathWords = Annotated[str, Field(min_length=1), AfterValidator(_oath)]
"""Running words in paragraphs, which may have numbers."""


class OwnWords(Strict):
    """Sentences of a paper in the user's own words."""

    lead: Annotated[Prose, placeholders()] | None = Field(
        None,
        description="the opening of the paper, before the first heading; it may have references, footnotes and"
        " paragraphs",
        examples=["Comes now Plaintiff Ann Example and alleges as follows:"],
    )
    incorporation: Incorporation | None = Field(
        None,
        description="the sentence in which a count realleges paragraphs; `{range}` becomes, for example, `paragraphs 1"
        " through 41`, `{numbers}` only `1 through 41`, and `{plaintiffs}` those who bring the count",
        examples=["Plaintiff repeats {range} as if set out in full."],
    )
    prayer: Annotated[Prose, placeholders()] | None = Field(
        None,
        description="the sentence that opens the prayer for relief",
        examples=["WHEREFORE, Plaintiff asks for judgment as follows:"],
    )
    jury: Annotated[Prose, placeholders()] | None = Field(
        None,
        description="the demand for a jury, if `jury_demand` is set",
        examples=["Plaintiff demands trial by jury of all claims but the Seventh."],
    )
    oath: Annotated[OathWords, placeholders()] | None = Field(
        None,
        description="the words of the verification, all of them, or the oath of the declaration, above the signature of"
        " the person who makes it; a blank line begins a paragraph, and so does a number",
        examples=["I declare under penalty of perjury that the foregoing is true and correct."],
    )
    signature: Annotated[Rows, placeholders()] | None = Field(
        None, description="the lines above the signatures", examples=["Respectfully submitted,"]
    )
    below_signature: Annotated[Rows, placeholders()] | None = Field(
        None,
        description="the lines below the signatures",
        examples=["This communication is from a debt collector."],
    )


NO_WORDS = OwnWords.model_construct()
"""The user has no sentences of their own."""


MARKDOWN_SIGN = re.compile(r"[\\*_\[\]^<>`]")
"""A sign that Markdown may read, in the name of a party."""


def fill_placeholders(text: str, plaintiffs: Side, **values: str) -> str:
    """Return *text*, which is Markdown, with *values* and the *plaintiffs* in place of its placeholders."""

    def filled(match: re.Match[str]) -> str:
        name, _, form = match[1].partition(":")
        return values.get(name) or MARKDOWN_SIGN.sub(r"\\\g<0>", format(plaintiffs, form))

    return PLACEHOLDER.sub(filled, text)
