"""What holds of every matter, tried on matters made up by chance."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.english import cardinal, letter, ordinal, ranges, roman, series
from assembler.finding import Stopped
from assembler.merge import merge
from assembler.plan import make_plan
from assembler.plan.labels import paragraphs
from assembler.plan.parts import Count, Heading, Item, Link, Listing, Note, Paragraph, Plan, Prayer, Quotation, Rich
from assembler.plan.text import blocks, setting
from assembler.validate import validate
from assembler.yaml_slips import FORBIDDEN
from assembler.yaml_text import Document, read_yaml, walk
from tests.every_text import filled, laid, source, text_paths
from tests.matters import SUIT, catalog

settings.register_profile("bounded", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("bounded")

# -- reading ----------------------------------------------------------------------------------------------------------

SIGNS = st.text(alphabet="ab: \n-[]{}#'\"|>*&!%@`,?\t\\~.0", max_size=60)
LINES = st.lists(
    st.sampled_from(
        [
            "a: b",
            "a:",
            "  - c",
            "  d: e",
            "- f",
            "g: |",
            "    words: here #34",
            "h: [i, j]",
            "k: {l: m}",
            "n: 'o",
            'p: "q" r',
            "# note",
            "#34",
            "\ts: t",
            "---",
            "u: *v",
            "w: none",
            "  x #y",
        ]
    ),
    max_size=12,
).map("\n".join)
ANY = st.one_of(SIGNS, LINES, st.text(max_size=80))


def reads(text: str) -> Document | None:
    """Return what *text* says, or None where it is refused, each finding on a line that there is."""
    try:
        return read_yaml(text, "f")
    except Stopped as stopped:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in stopped.findings:
            assert "\n" not in finding.message + finding.fix
            assert 0 <= finding.place.line <= len(lines)
            assert finding.place.column <= len((["", *lines])[finding.place.line]) + 2
        return None


@given(ANY)
@settings(max_examples=1500)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    document = reads(text)

    if document is not None:
        assert set(document.values) >= {path for path, _ in walk(document.data)}


@given(LINES)
@settings(max_examples=400)
def test_no_value_is_read_otherwise_than_yaml_reads_it(text: str) -> None:
    document = reads(text)
    if document is not None:
        assert document.data == yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts


@given(ANY)
@settings(max_examples=300)
def test_any_text_is_a_matter_or_refused(text: str) -> None:
    document = reads(text)
    if document is not None and isinstance(document.data, dict):
        whole = replace(source(document.data), values=document.values, keys=document.keys)
        with suppress(Stopped):
            validate(whole, catalog())


LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff")
WORDS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: bool(text.strip()) and not FORBIDDEN.search(text))
KEYS = st.text(alphabet="abcdefgh_-0", min_size=1, max_size=6)
TREES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4)
)
MAPS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)


def dumped(data: Any) -> str:
    """Return *data* as YAML with each text in double quotes, on the line where it begins."""
    return yaml.dump(data, default_style='"', allow_unicode=True, width=10**6, sort_keys=False)


@given(MAPS)
def test_what_is_written_is_read_back_with_its_places(data: dict[str, Any]) -> None:
    text = dumped(data)
    document = read_yaml(text, "f")
    lines = text.split("\n")

    assert document.data == data
    for path, words in walk(data):
        place = document.values[path]
        begins = lines[place.line - 1][place.column - 1 :]
        assert begins.startswith('"')
        assert yaml.safe_load(begins) == words


@given(MAPS, st.data())
def test_an_error_is_told_at_the_line_that_was_broken(data: dict[str, Any], chance: st.DataObject) -> None:
    lines = dumped(data).rstrip("\n").split("\n")
    number = chance.draw(st.integers(0, len(lines) - 1))
    broken = [line.replace('"', "\x00", 1) if n == number else line for n, line in enumerate(lines)]

    assert refused_at("\n".join(broken)) == (number + 1, lines[number].index('"') + 1)


def refused_at(text: str) -> tuple[int, int]:
    try:
        read_yaml(text, "f")
    except Stopped as stopped:
        (finding,) = stopped.findings
        return finding.place.line, finding.place.column
    return 0, 0


# -- extending --------------------------------------------------------------------------------------------------------

SHAPE: dict[str, Any] = {"a": 0, "b": 0, "m": {"c": 0, "d": 0, "n": {"e": 0, "f": 0}}, "o": {"g": 0}}


def of_shape(shape: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return maps of any part of *shape*, so that a key is of one kind in all of them."""
    inner = {key: of_shape(below) if below else WORDS | st.lists(WORDS, min_size=1) for key, below in shape.items()}
    some = st.lists(st.sampled_from(list(shape)), min_size=1, unique=True)
    return some.flatmap(lambda keys: st.fixed_dictionaries({key: inner[key] for key in keys}))


LAYERS = of_shape(SHAPE)


def layer(data: dict[str, Any], name: str) -> Document:
    return read_yaml(dumped(data), name)


@given(LAYERS, LAYERS, LAYERS)
def test_laying_three_files_over_each_other_is_the_same_from_either_end(
    base: dict[str, Any], middle: dict[str, Any], top: dict[str, Any]
) -> None:
    one, two, three = layer(base, "base"), layer(middle, "middle"), layer(top, "top")
    upwards, downwards = merge(merge(one, two), three), merge(one, merge(two, three))

    assert ordered(upwards.data) == ordered(downwards.data)
    assert upwards.values == downwards.values
    assert upwards.keys == downwards.keys


@given(LAYERS, LAYERS)
def test_each_value_of_two_files_comes_from_the_one_that_its_place_names(
    base: dict[str, Any], top: dict[str, Any]
) -> None:
    files = {"base": layer(base, "base"), "top": layer(top, "top")}
    merged = merge(files["base"], files["top"])

    for path, words in walk(merged.data):
        place = merged.values[path]
        assert files[place.file].values[path] == place
        assert dict(walk(files[place.file].data))[path] == words


def ordered(data: Any) -> Any:
    """Return *data* with the order of its maps part of it."""
    match data:
        case dict():
            return [(key, ordered(value)) for key, value in data.items()]
        case list():
            return [ordered(value) for value in data]
    return data


# -- text -------------------------------------------------------------------------------------------------------------

MARKED = st.text(alphabet="ab *_>-[]^()\\\n1.\"'#&<¶§", min_size=1, max_size=60)


@given(MARKED)
@settings(max_examples=300)
def test_any_text_is_set_and_loses_no_letter(text: str) -> None:
    made = blocks(text, setting(lambda _names, _sign: (), ""), number=1, id_="p-1")
    shown = "".join(words(block) for block in made)

    if "[[" not in text and "[^" not in text:
        assert shown.count("a") == text.count("a")
        assert shown.count("b") == text.count("b")


def words(part: Any) -> str:
    """Return all letters of a block, of a run, or of several."""
    match part:
        case tuple():
            return "".join(words(one) for one in part)
        case Quotation(parts):
            return words(parts)
        case Listing(items) | Prayer(_, items):
            return words(items)
        case Item(_, text) | Paragraph(text) | Heading(_, _, text) | Note(_, text) | Count(_, text):
            return words(text)
    return str(part.text)


@given(st.lists(WORDS, min_size=8, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_any_words_in_any_field_are_planned(texts: list[str], chance: Any) -> None:
    data = EVERY
    for text, path in zip(texts, chance.sample(PATHS, len(texts)), strict=True):
        data = laid(data, path, " ".join(text.split()))
    with suppress(Stopped):
        matter = validate(source(data), catalog())
        for filing in matter.filings:
            make_plan(matter, filing, catalog())


EVERY = filled()
PATHS = text_paths(EVERY)

# -- numbers ----------------------------------------------------------------------------------------------------------

NAMES = [f"fact-{n}" for n in range(12)]


@st.composite
def stories(draw: Callable[[Any], Any]) -> dict[str, Any]:
    """Return a suit with facts in any order and number, which refer to one another in any way."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=12, unique=True))
    facts = []
    for name in names:
        others = draw(st.lists(st.sampled_from([one for one in names if one != name]), max_size=4))
        sign = draw(st.sampled_from(["", "¶ "]))
        reference = f" See [[{sign}{', '.join(others)}]]." if others else ""
        facts.append({"id": name, "text": f"Words of {name}.{reference}"})
        facts += [{"text": "A paragraph without a name."}] * draw(st.integers(0, 2))
    cut = draw(st.integers(1, len(facts) - 1))
    data = read_yaml(SUIT, "f").data
    parts = {"one": facts[:cut], "two": facts[cut:]}
    sections = [{"id": name, "heading": "A Heading", "paragraphs": part} for name, part in parts.items()]
    pleaded = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
    claim = {"cause": "ny-breach-of-contract", "against": "beta", "elements": {"breach": pleaded}}
    return {**data, "facts": sections, "claims": [claim], "filings": [{"paper": "complaint", "date": "2025-03-03"}]}


@given(stories())
@settings(max_examples=60)
def test_a_reference_says_the_number_of_the_paragraph_that_it_leads_to(data: dict[str, Any]) -> None:
    matter = validate(source(data), catalog())
    plan = make_plan(matter, matter.filings[0], catalog())
    numbers = {block.id: block.number for block in plan.body if isinstance(block, Paragraph) and block.number}
    words_of = {block.id: words(block) for block in plan.body if isinstance(block, Paragraph)}

    assert list(numbers.values()) == list(range(1, len(numbers) + 1))
    assert len(set(numbers)) == len(numbers)
    for fact in (fact for section in data["facts"] for fact in section["paragraphs"] if "id" in fact):
        assert words_of[f"p-{fact['id']}"].startswith(f"Words of {fact['id']}.")
        said = set(said_numbers(plan, f"p-{fact['id']}"))
        assert said == {numbers[f"p-{name}"] for name in refers(fact["text"])}


def refers(text: str) -> list[str]:
    """Return the names in the reference of *text*."""
    return text.partition("[[")[2].partition("]]")[0].replace("¶", "").replace(",", " ").split()


def said_numbers(plan: Plan, id_: str) -> Iterator[int]:
    """Yield the numbers of paragraphs that the paragraph *id_* says, its ranges written out."""
    (block,) = (one for one in plan.body if isinstance(one, Paragraph) and one.id == id_)
    for link in links(block.text):
        first, _, last = link.text.split()[-1].partition("–")
        yield from range(int(first), int(last or first) + 1)


def links(text: Rich) -> list[Link]:
    return [run for run in text if isinstance(run, Link)]


UP_TO_100 = st.integers(1, 100)


@given(st.lists(UP_TO_100, min_size=1, max_size=40))
def test_ranges_say_each_number_once_and_in_order(numbers: list[int]) -> None:
    runs = ranges(numbers)

    assert [n for first, last in runs for n in range(first, last + 1)] == sorted(set(numbers))
    assert all(last + 1 < first for (_, last), (first, _) in zip(runs, runs[1:], strict=False))


@given(st.lists(UP_TO_100, min_size=1, max_size=40))
def test_a_list_of_paragraphs_says_each_number_once(numbers: list[int]) -> None:
    said = paragraphs(numbers).replace("\N{NO-BREAK SPACE}", " ")

    assert said.startswith("paragraph " if len(set(numbers)) == 1 else "paragraphs ")
    assert spoken(said) == sorted(set(numbers))


def spoken(said: str) -> list[int]:
    """Return the numbers that a list in words gives."""
    found: list[int] = []
    tokens = said.replace(",", " ").split()[1:]
    for place, token in enumerate(tokens):
        if token.isdecimal():
            through = place >= 1 and tokens[place - 1] == "through"
            found += range(found[-1] + 1, int(token) + 1) if through else [int(token)]
    return found


@given(st.lists(st.text(alphabet="abc", min_size=1), min_size=1, max_size=6))
def test_a_series_joins_its_words_as_a_sentence_does(names: list[str]) -> None:
    said = series(names)

    assert said.replace(", and ", "|").replace(" and ", "|").replace(", ", "|").split("|") == names
    assert (" and " in said) is (len(names) > 1)
    assert said.count(",") == (len(names) - 1 if len(names) > 2 else 0)


def test_numbers_in_words_in_letters_and_in_roman_are_all_different_and_right() -> None:
    hundred = range(1, 101)

    for name in (cardinal, ordinal, letter, roman):
        assert len({name(n) for n in hundred}) == 100
    assert [ordinal(n) for n in (1, 2, 3, 12, 13, 20, 21, 40, 85, 100)] == (
        "first second third twelfth thirteenth twentieth twenty-first fortieth eighty-fifth one hundredth".split(" ", 9)
    )
    assert [value(roman(n)) for n in hundred] == list(hundred)
    assert [letter(n) for n in (1, 26, 27, 52, 53, 100)] == ["A", "Z", "AA", "AZ", "BA", "CV"]


def value(numeral: str) -> int:
    """Return the number that a Roman numeral writes."""
    signs = [dict(I=1, V=5, X=10, L=50, C=100)[sign] for sign in numeral]
    return sum(-one if one < following else one for one, following in zip(signs, [*signs[1:], 0], strict=True))
