"""The page on the matter file: how it is read, and every key of every map in it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from assembler.catalog import Catalog
from assembler.commands.schema_types import RECORDS
from assembler.docgen.markdown import ROOT, code, mono, page, prose, table
from assembler.model.base import Day, Line, Lines, Name, Names, Prose
from assembler.model.filing import COMMON, Entry, Filing
from assembler.model.matter import Code, Matter
from assembler.model.party import Member, State
from assembler.model.pleading import Pleaded

EXAMPLE = "matters/minimal/matter.yaml"

WORDS: tuple[tuple[Any, str], ...] = (
    (Line, "text on one line"),
    (State, "text on one line"),
    (Prose, "text"),
    (Name, "a name"),
    (Names, "a name, or a list of names"),
    (Lines, "a line, or a list of lines"),
    (Day, "a day"),
    (Pleaded, "names, sentences or [allegations](#allegation), one or a list of them"),
    (Code, "the code of a rule"),
    (Entry, "a number of the docket"),
    (bool, "`true` or `false`"),
    (int, "a whole number"),
    (str, "a text"),
)
"""What the kinds of value are called."""

HOW_IT_IS_READ = """
A matter is one YAML file: one case in one court, and the papers that are wanted.
`assembler new DIR` writes one to start from, and `assembler schema matter` prints a schema for an editor.

**Every value is text** until the model reads it: the ZIP code `02134`, `no` and `1:30` mean what they say.
A day is written `2021-03-02`.
A name, by which one part refers to another, has letters, digits, hyphens and underscores.
A key that is unknown, stands twice or has no value is an error with its line and column.

**Prose stands under `|`**, on lines of its own, indented; then every sign stands for itself.
A `#` begins a comment; right behind a plain value it needs a space on either side, for the rest of the line would be lost.
Anchors, aliases, merge keys and tags are not read.

**Text** takes `*emphasis*`, `**strong**`, a quotation (`> ` before each line), lists (`- ` or `1. `) and footnotes (`^[the note]`).
Straight quotes become curly.
Nothing else of Markdown is read, HTML is shown as it stands, and no text is run as a template.

**References** stand in double brackets, and the program puts the number there.

| written | printed |
| --- | --- |
| `[[suspension]]` | paragraph 12; with a capital where a sentence begins |
| `[[a, b, c]]` | paragraphs 12–14 and 19, sorted and joined |
| `[[a..c]]` | every paragraph from `a` through `c` |
| `[[¶ a, b]]` | ¶¶ 12–13, for a citation |
| `[[story]]`, `[[sub]]` | Section II, Section II.A: a section by its name, a sub-heading by its own |
| `[[contract, libel]]` | Counts One and Three, or the First and Third Causes of Action, as the court's custom is |
| `[[csa]]`, `[[¶ csa]]` | Exhibit A, Ex. A |
| `[[party:aws]]` | AWS, the name by which the papers call the party |
| `[[term:agreement]]` | a defined term: at its first use what it means, with the term behind it; then the term alone |
| `[[complaint]]` | the Complaint, or the Complaint (Dkt. 1) where its filing has a `docket:` |
| `[[complaint:suspension]]` | Complaint ¶ 31, or Dkt. 1 ¶ 31, in another paper of the matter |

What stands before a colon holds for the names behind it: `[[complaint: a, b]]`.
A name that only one thing carries needs no `party:` or `term:`; `paragraph:`, `section:`, `count:` and `exhibit:` are there for a name that two things share.
The numbers of a paper that `assembler file` kept are those of the day on which it was filed, whatever the matter says since; `[[complaint:31]]` gives one of them outright.

**A count** points each element of its cause at what pleads it: `breach: [suspension]` at allegations by their names, `damages: Parler lost its users.` at a sentence of its own, which the count then prints at that place.
Under `|` the sentence may be long, and `{text: ..., belief: true, exhibit: csa}` is an allegation like any other; a list holds several, of either kind.
A count realleges facts alone: what stands before the counts, or the sections under `incorporates`.
What is asked for on one count may stand under the claim's own `relief`: the prayer gathers it, unless the court's custom is that each count ends with its own; it is printed once.

**`extends: dispute.yaml`** joins files: what this one does not say, that one does.
Maps are laid over one another key by key, in the parent's order; a list or a text replaces the inherited one; `none` removes it.
`more_facts` adds sections to the `facts` that are inherited.
Chains are fine, and no file outside the root is read: the root is `--root`, else the working folder if the matter lies in it, else the matter's own folder.
A firm's own records (`courts/`, `causes/`, `dismissals/` and the like) and `templates/` go into the root; [what is trusted](trust.md) says on whose word they are used.
"""  # noqa: E501 - one sentence a line


def matter_page(catalog: Catalog) -> str:
    """Return the page on the matter file."""
    example = (ROOT / EXAMPLE).read_text("utf-8")
    return page(
        "# The matter file",
        f"The least that a matter needs, [{EXAMPLE}](../{EXAMPLE}):",
        code(example, "yaml"),
        HOW_IT_IS_READ.strip(),
        "A key in **bold** must be there.",
        *(part for model in models() for part in _section(model, catalog)),
    )


def models() -> tuple[type[BaseModel], ...]:
    """Return the models of a matter in the order in which its keys lead to them."""
    found: dict[type[BaseModel], None] = {}
    _gather(Matter, found)
    return tuple(found)


def _gather(model: type[BaseModel], found: dict[type[BaseModel], None]) -> None:
    found[model] = None
    for kind in _hints(model).values():
        for inner in _within(kind):
            if inner not in found:
                _gather(inner, found)


def _within(kind: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that values of *kind* are made of, records of law left out: a matter names those by an id."""
    if kind in RECORDS:
        return
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _within(part)


def _hints(model: type[BaseModel]) -> Mapping[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {key: hints[key] for key in model.model_fields}


def _section(model: type[BaseModel], catalog: Catalog) -> Iterator[str]:
    yield f"## {_title(model)}"
    yield prose(model.__doc__ or "")
    hints = _hints(model)
    rows = [
        [_key(key, field), field.description or "", words_for(hints[key]), f"`{_flow(field.examples[0])}`"]
        for key, field in model.model_fields.items()
        if field.examples
    ]
    yield table(["key", "what", "kind", "example"], rows)
    if model is Filing:
        yield from _choices(catalog)


def _choices(catalog: Catalog) -> Iterator[str]:
    """Yield which choices which paper takes."""
    yield f"Every paper takes {mono(sorted(COMMON))}."
    rows = [[f"`{name}`", mono(catalog.record("document", name).choices)] for name in catalog.names("document")]
    yield table(["paper", "takes besides"], rows)


def _title(model: type[BaseModel]) -> str:
    """Return the heading of a model: "Earlier dismissal" for EarlierDismissal."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__)
    return words.strip().capitalize()


def _key(key: str, field: FieldInfo) -> str:
    return f"**`{key}`**" if field.is_required() else f"`{key}`"


def words_for(kind: Any) -> str:
    """Return what a type of the model is called on the page: "a list of [claims](#claim)"."""
    for known, words in WORDS:
        if kind == known:
            return words
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(inner[0], inner[1:])
    if origin in {Union, UnionType}:
        return " or ".join(words_for(one) for one in inner if one is not NoneType)
    if origin is Literal:
        return either(mono([one]) for one in inner)
    return _parts(kind, inner)


def _parts(kind: Any, inner: tuple[Any, ...]) -> str:
    """Return what a list, a map or a model is called."""
    origin = get_origin(kind)
    if origin is tuple:
        return f"a list: {words_for(inner[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"a map from {words_for(inner[0])} to {words_for(inner[1])}"
    title = _title(kind).lower()
    return f"[{title}](#{title.replace(' ', '-')})"


def either(words: Iterable[str]) -> str:
    """Return *words* as a choice: "a, b or c"."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _annotated(kind: Any, marks: tuple[Any, ...]) -> str:
    """Return what is called a type that a validator widens: the id of a record, or a text for a map."""
    if kind in RECORDS:
        return f"id of a {RECORDS[kind]}"
    if kind is Member:
        return f"{words_for(Member)} or {words_for(Name)}"
    widened = (one.json_schema_input_type for one in marks if isinstance(one, BeforeValidator))
    return next((words_for(one) for one in widened), words_for(kind))


def _flow(value: Any, *, inside: bool = False) -> str:
    """Return *value* as YAML on one line; quotation marks hold what a sign *inside* a list or map would end."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {_flow(one, inside=True)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(_flow(one, inside=True) for one in value) + "]"
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if inside and any(sign in text for sign in ",[]{}:#") else text
