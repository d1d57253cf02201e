"""What the editor shows about a word: a paragraph's number and text, a party, a key, a rule of court."""

import re
from collections.abc import Iterator
from pathlib import Path

from assembler.commands.explain import Unknown, explain
from assembler.language_server.cursor import Cursor, cursor_at
from assembler.language_server.key_schema import description_of, matter_schema
from assembler.language_server.readings import TypedMatter, catalog_of_matter
from assembler.language_server.typed_text import Typing, elements_at
from assembler.language_server.value_names import RECORDS, names_of_values
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan
from assembler.results import Checked, Options

WORDS_AFTER = re.compile(r"[\w -]*")
"""Matches the rest of a value after the cursor."""

MAX_CHARACTERS = 4000
"""The maximum number of characters that are shown."""


def about_name(name: str, checked: Checked) -> str:
    """Return what *name* names: a paragraph with its number in each paper, or a party; "" if it names nothing."""
    return "\n\n".join(_about_name(name, checked))


def _about_name(name: str, checked: Checked) -> Iterator[str]:
    matter = checked.matter
    if allegation := named_allegations(matter).get(name):
        numbers = [f"¶ {number} of `{plan.id}`" for plan in checked.plans for number in _paragraph_numbers(plan, name)]
        yield f"{', '.join(numbers) or 'in no paper'}\n\n{allegation.text}"
    if words := _words_about_part(name, matter):
        yield words


def _paragraph_numbers(plan: Plan, name: str) -> Iterator[int]:
    """Yield the number of the paragraph called *name* in *plan*, if it has one there."""
    for block in plan.body:
        if isinstance(block, Paragraph) and block.id == f"p-{name}" and block.number is not None:
            yield block.number


def _words_about_part(name: str, matter: Matter) -> str:
    if party := matter.parties.get(name):
        return f"{party.name}, {party.role}"
    if attorney := matter.counsel.get(name):
        return attorney.name
    if exhibit := matter.exhibits.get(name):
        return f"exhibit: {exhibit.title}"
    claim = next((claim for claim in matter.claims if claim.id == name), None)
    return f"count: {claim.title or claim.cause.id}" if claim else ""


def about_word(word: str, typing: Typing, typed_matter: TypedMatter, options: Options) -> str:
    """Return the description of *word*, which ends at the cursor of *typing*; "" in a sentence or a comment."""
    cursor = cursor_at(typing.lines, typing.line, typing.column)
    catalog = catalog_of_matter(typing.file, options)
    key = cursor.path[-1] if cursor.path else ""
    if cursor.kind == "value" and (title := names_of_values(key, catalog).get(_whole_value(typing, cursor))):
        return about_record(word, catalog.root) if key in RECORDS else title
    if cursor.kind == "words" or cursor.typed != word:
        return ""
    if cursor.kind == "key":
        if key == "waivers":
            return about_code(word)
        if key in {"elements", "choices"} and (element := elements_at(typing, catalog).get(word)):
            return element.statement
        if words := description_of(matter_schema(catalog), (*cursor.path, word)):
            return words
    return about_part(word, typed_matter)


def _whole_value(typing: Typing, cursor: Cursor) -> str:
    """Return the value at *cursor*, with its words after the cursor."""
    match = WORDS_AFTER.match(typing.lines[typing.line], typing.column)
    return f"{cursor.typed}{match[0] if match else ''}".strip()


def about_part(name: str, typed_matter: TypedMatter) -> str:
    """Return what *name* names in the matter's last usable state or, if that does not say, its words as written."""
    if typed_matter.checked_matter and (words := about_name(name, typed_matter.checked_matter)):
        return words
    return next((part.words for part in typed_matter.written if part.name == name), "")


def about_code(code: str) -> str:
    """Return the title, the reason and the authority of the rule or fault *code*, without the rule's examples."""
    return about_record(code).partition("\n\nbad example")[0]


def about_record(value: str, root: Path | None = None) -> str:
    """Return what `assembler explain` says of the record or rule *value*; "" if there is none.

    The firm's own records are in *root*.
    """
    try:
        text = explain(value, root)
    except Unknown:
        return ""
    if len(text) <= MAX_CHARACTERS:
        return text
    return f"{text[:MAX_CHARACTERS]}\n...\n`assembler explain {value}` has all."
