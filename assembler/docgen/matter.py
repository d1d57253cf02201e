"""Generates the page on the matter file: how it is read, and all of its keys."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from assembler.catalog import Catalog
from assembler.commands.schema_types import RECORDS
from assembler.docgen.markdown import ROOT, code, mono, page, prose, table
from assembler.docgen.matter_map import matter_map
from assembler.model.allegation import Pleaded
from assembler.model.amount import Dollars
from assembler.model.base import Day, ItemProse, Line, Lines, Name, Names, ParagraphProse, Prose
from assembler.model.filing import COMMON_KEYS, DocketNumber, Filing
from assembler.model.matter import Matter
from assembler.model.matter_values import Code
from assembler.model.party import Member, State
from assembler.model.printed import is_print_optional
from assembler.papers import family, family_names, keys_of

EXAMPLE = "matters/minimal/matter.yaml"

TYPE_WORDS: tuple[tuple[Any, str], ...] = (
    (Line, "text on one line"),
    (State, "text on one line"),
    (Prose, "text"),
    (ItemProse, "text"),
    (ParagraphProse, "text"),
    (Name, "a name"),
    (Names, "a name, or a list of names"),
    (Lines, "a line, or a list of lines"),
    (Day, "a date"),
    (Dollars, "a sum of money"),
    (Pleaded, "a name, a sentence or an [allegation](#allegation), or a list of these"),
    (Code, "the code of a rule"),
    (DocketNumber, "a docket number"),
    (bool, "`true` or `false`"),
    (int, "a whole number"),
    (str, "text"),
)
"""The words for types of values."""

HOW_IT_IS_READ = """
A matter is one YAML file: one case in one court, and the papers to make.
`assembler new DIR` starts a matter, and `assembler schema matter` prints a schema for an editor.

**Every value is read as text**, exactly as written, before the program interprets it: the ZIP code `02134`, `no` and `1:30` are not changed.
A date is written `2021-03-02` or `March 2, 2021`, a sum of money `75000`, `$75,000` or `$9,500.25`.
A name, which one part of a matter uses to refer to another, has letters, digits, hyphens and underscores.
An unknown key, a duplicate key or an empty value is an error, reported with its line and column.

**Write prose under `|`**, on its own indented lines; there, no character has a special meaning.
A `#` begins a comment; after an unquoted value it needs a space on both sides, because the rest of the line would otherwise be lost.
Anchors, aliases, merge keys and tags are not supported.

**Text** can have `*emphasis*`, `**strong**`, `<u>underlined words</u>`, quotations (`> ` before each line), lists and footnotes (`^[the note]`).
Asterisks in a number or a word, `****4471` and `4*6*8`, are printed, and so is the mark of an omission, `> * * *`. A paragraph of only asterisks, `*****`, is a divider, printed in the middle of the line without a number.
A list has one item per line: `- ` gives an item a letter, (a), and nested items (i), (A) and (1); `1. ` keeps its number, and `* ` is a bullet.
If all items begin with their own labels, `- (b) ` or `- iv. `, the labels are kept. Indent a list inside a list by two spaces, at most four levels deep.
A backslash at the end of a line breaks the line on the page, as in verses and addresses in a quotation.
Lines with labels in order (`a.`, `b.`), with `•`, or from the head of a message (`From:`, `To:`) each begin a new line on the page.

A **table** has a line for each row, `| Day | Amount |`, and under its head the line `|-----|-------:|`, in which colons align the columns. The head is repeated on each page.
A head over several columns has one more `|` for each additional column, `| Day | Amount due || Paid |`.
A **picture** is a separate paragraph, `![what it shows](gate.png)`: a PNG or JPEG of at most 5 MB inside the root, with its path relative to this file.
Screen readers read the words in brackets, which are required, instead of the picture. A picture that is too large for the page is made smaller.

Straight quotes become curly.
No other Markdown is interpreted, other HTML is printed as written, and no text is run as a template.

A paragraph with `numbered: false` has no number: an epigraph, a quotation under a heading, or words before the first heading, in a section without `heading:`.
A subheading that is not directly under the section has `level: 3` or `level: 4`; `headings:` says how headings are numbered.

**References** are written in double brackets, and print the number.

| written | printed |
| --- | --- |
| `[[suspension]]` | paragraph 12; with a capital at the beginning of a sentence |
| `[[Paragraph suspension]]`, `[[Paragraphs a..c]]` | Paragraph 12, Paragraphs 12–14: with a capital in a sentence, too |
| `[[a, b, c]]` | paragraphs 12–14 and 19, sorted and joined |
| `[[a..c]]` | every paragraph from `a` through `c` |
| `[[¶ a, b]]` | ¶¶ 12–13, for a citation |
| `[[story]]`, `[[sub]]` | Section II, Section II.A: a section or a subheading, by its name |
| `[[contract, libel]]` | Counts One and Three, or the First and Third Causes of Action, according to the court's custom |
| `[[csa]]`, `[[¶ csa]]` | Exhibit A, Ex. A |
| `[[csa at 4]]`, `[[¶ csa at 4-6]]` | Exhibit A at 4, Ex. A at 4–6: a page of an exhibit's file, which must have it |
| `[[party:aws]]` | AWS, the short name of the party in the papers |
| `[[term:agreement]]` | a defined term: at its first use, what it means, followed by the term; after that, the term alone |
| `[[complaint]]` | the Complaint, or the Complaint (Dkt. 1) if its filing has a `docket:` |
| `[[complaint:suspension]]` | Complaint ¶ 31, or Dkt. 1 ¶ 31, in another paper of the matter |

What precedes a colon applies to all names after it: `[[complaint: a, b]]`.
A unique name needs no `party:` or `term:`; use these, or `paragraph:`, `section:`, `count:` and `exhibit:`, if two things have the same name.
Once `assembler file` has kept a paper, references to it use its numbers as filed, whatever the matter says later; `[[complaint:31]]` refers to a paragraph by its number as filed.

**A count** names, for each element of its cause, the allegations that plead it, as in `breach: [suspension]`, or pleads it in a sentence that the count prints, as in `damages: Parler lost its users.`
A long sentence can follow YAML's `|`.
An entry `{text: ..., belief: true, exhibit: csa}` is an allegation like any other.
A list can mix names of allegations, sentences and such entries.
By default, a count realleges every earlier allegation that is not in a count; `incorporates` names sections and earlier counts instead, or `all` or `none`.
Relief on one count can be under the claim's own `relief`; it is printed once, in the prayer or, if that is the court's custom or `prayer: {counts: each count}`, at the end of the count.
In `relief`, an entry without text begins a group: `{claims: contract}`, `{by: parler}`, or your own line, `{heading: "On all claims:"}`.

**Nothing is lost silently.** Text that is meant for a paper, but that no paper prints, is a warning: a section that a filing's `sections:` does not list, an exhibit that nothing cites, a legend of a paper that has none.
`omits: [background]` in a filing lists what is left out on purpose.
Text inherited from another file serves all lawsuits that share the file, and is not reported; but shared facts are reported if none of the lawsuits under `related:` prints them either.

**`extends: dispute.yaml`** inherits from another file every value that this file does not give.
Maps are merged key by key, in the parent's order; a list or a text replaces the inherited one; `none` removes it.
`claims: {add: [...], change: {contract: {...}}, drop: [fraud]}` changes an inherited list by the ids of its entries, and so for any other list, such as the `paragraphs` of a section ([amend.md](amend.md#change-a-list)).
`more_facts` adds sections to inherited `facts`.
An extended file can itself extend another.
No file outside the root is read. The root is `--root`, by default the nearest folder above the matter that is trusted or has a file `assembler.root`, otherwise the matter's own folder.
A firm's own records (`courts/`, `causes/`, `dismissals/` and so on) and `templates/` go in the root; [What is trusted](trust.md) says when they are used.
"""  # noqa: E501 - one sentence per line


def matter_page(catalog: Catalog) -> str:
    """Return the page on the matter file."""
    example = (ROOT / EXAMPLE).read_text("utf-8")
    return page(
        "# The matter file",
        "A matter can have these keys at its top level; most matters use a dozen of them.",
        matter_map(),
        "The tables below have each key with an example.",
        f"The shortest possible matter is [{EXAMPLE}](../{EXAMPLE}):",
        code(example, "yaml"),
        HOW_IT_IS_READ.strip(),
        "A key in **bold** is required. A key with ° is for the file: the program computes with it or the firm keeps"
        " it, and no paper need print it.",
        *(part for model in models_of_matter() for part in _section(model, catalog)),
    )


def models_of_matter() -> tuple[type[BaseModel], ...]:
    """Return the model of a matter and the models within it, in the order of their keys."""
    collected: dict[type[BaseModel], None] = {}  # a dict, because a set has no order
    _collect(Matter, collected)
    return tuple(collected)


def _collect(model: type[BaseModel], collected: dict[type[BaseModel], None]) -> None:
    """Add *model* and the models within it to *collected*."""
    collected[model] = None
    for kind in _hints(model).values():
        for inner in _models_in(kind):
            if inner not in collected:
                _collect(inner, collected)
            if inner is Filing:
                for name in family_names():
                    _collect(family(name).filing_model, collected)


def _models_in(kind: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that values of the type *kind* contain, without records, which a matter names by id."""
    if kind in RECORDS:
        return
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _models_in(part)


def _hints(model: type[BaseModel]) -> Mapping[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {key: hints[key] for key in model.model_fields}


def _section(model: type[BaseModel], catalog: Catalog) -> Iterator[str]:
    yield f"## {_title(model)}"
    yield prose(model.__doc__ or "")
    hints = _hints(model)
    rows = [
        [
            _key(field.alias or key, field),
            field.description or "",
            words_for(hints[key]),
            f"`{_flow(field.examples[0])}`",
        ]
        for key, field in model.model_fields.items()
        if field.examples and key not in _common_keys(model)
    ]
    yield table(["key", "meaning", "value", "example"], rows)
    if model is Filing:
        yield from _choices(catalog)


def _common_keys(model: type[BaseModel]) -> Container[str]:
    """Return the keys that *model*, the filing model of a family, shares with all families; none for other models."""
    return Filing.model_fields if issubclass(model, Filing) and model is not Filing else ()


def _choices(catalog: Catalog) -> Iterator[str]:
    """Yield the text and the table on the keys that each type of paper takes."""
    yield f"Every paper takes {mono(sorted(COMMON_KEYS))}."
    documents = [catalog.record("document", name) for name in catalog.names("document")]
    rows = [[f"`{paper.id}`", f"`{paper.family}`", mono(sorted(keys_of(paper) - COMMON_KEYS))] for paper in documents]
    yield table(["paper", "family", "also takes"], rows)


def _title(model: type[BaseModel]) -> str:
    """Return the heading for a model, such as "Earlier dismissal" for EarlierDismissal."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__)
    return words.strip().capitalize()


def _key(key: str, field: FieldInfo) -> str:
    name = f"**`{key}`**" if field.is_required() else f"`{key}`"
    return f"{name}°" if is_print_optional(field) else name


def words_for(kind: Any) -> str:
    """Return the words for a field's type, such as "a list of [claims](#claim)"."""
    for value_type, words in TYPE_WORDS:
        if kind == value_type:
            return words
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(inner[0], inner[1:])
    if origin in {Union, UnionType}:
        return " or ".join(words_for(part) for part in inner if part is not NoneType)
    if origin is Literal:
        return either(mono([choice]) for choice in inner)
    return _parts(kind, inner)


def _parts(kind: Any, inner: tuple[Any, ...]) -> str:
    """Return the words for a list, a map or a model."""
    origin = get_origin(kind)
    if origin is tuple:
        return f"a list: {words_for(inner[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"a map from {words_for(inner[0])} to {words_for(inner[1])}"
    title = _title(kind).lower()
    return f"[{title}](#{title.replace(' ', '-')})"


def either(words: Iterable[str]) -> str:
    """Return *words* joined as a choice, such as "a, b or c"."""
    *first_words, last = words
    return f"{', '.join(first_words)} or {last}" if first_words else last


def _annotated(kind: Any, marks: tuple[Any, ...]) -> str:
    """Return the words for a type whose validator accepts other values too, such as a record's id."""
    if kind in RECORDS:
        return f"id of a {RECORDS[kind]}"
    if kind is Member:
        return f"{words_for(Member)} or {words_for(Name)}"
    for mark in marks:
        if isinstance(mark, BeforeValidator):
            return words_for(mark.json_schema_input_type)
    return words_for(kind)


def _flow(value: Any, *, inside: bool = False) -> str:
    """Return *value* as one line of YAML, quoted if it is *inside* a list or map and needs quotation marks."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {_flow(part, inside=True)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(_flow(part, inside=True) for part in value) + "]"
    text = str(value)
    if inside and any(character in text for character in ",[]{}:#"):
        return json.dumps(text, ensure_ascii=False)
    return text
