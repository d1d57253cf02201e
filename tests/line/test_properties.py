"""Properties of every matter, tested on random matters."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.check import check
from assembler.findings.finding import MatterError
from assembler.findings.path import KeyPath, walk_texts
from assembler.load.extends import merge
from assembler.load.yaml_errors import FORBIDDEN
from assembler.load.yaml_reader import Document, read_yaml
from assembler.outputs.render import render
from assembler.papers import plan_paper
from assembler.plan.text.markdown import new_setting
from assembler.plan.text.structure import text_blocks
from assembler.validate import validate
from tests.support.every_text import data_with_every_text, paths_of_all, source, with_value
from tests.support.matters import catalog
from tests.support.plan_words import words

settings.register_profile("bounded", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("bounded")

# -- reading ----------------------------------------------------------------------------------------------------------

TEXTS_OF_SIGNS = st.text(alphabet="ab: \n-[]{}#'\"|>*&!%@`,?\t\\~.0", max_size=60)
TEXTS_OF_LINES = st.lists(
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
ANY_TEXT = st.one_of(TEXTS_OF_SIGNS, TEXTS_OF_LINES, st.text(max_size=80))


def document_or_none(text: str) -> Document | None:
    """Return *text* as a document, or None if refused; each finding must be on an existing line."""
    try:
        return read_yaml(text, "f")
    except MatterError as error:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in error.findings:
            assert "\n" not in finding.message + finding.fix
            assert 0 <= finding.place.line <= len(lines)
            line_length = len(lines[finding.place.line - 1]) if finding.place.line else 0
            assert finding.place.column <= line_length + 2
        return None


@pytest.mark.slow
@given(ANY_TEXT)
@settings(max_examples=1500)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    document = document_or_none(text)

    if document is not None:
        assert set(document.values) >= {path for path, _ in walk_texts(document.data)}


@pytest.mark.slow
@given(TEXTS_OF_LINES)
@settings(max_examples=400)
def test_every_value_is_read_as_yaml_reads_it(text: str) -> None:
    document = document_or_none(text)
    if document is not None:
        assert document.data == yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes only strings


@given(ANY_TEXT)
@settings(max_examples=300)
@pytest.mark.slow
def test_any_text_is_a_matter_or_refused(text: str) -> None:
    document = document_or_none(text)
    if document is not None and isinstance(document.data, dict):
        complete_source = replace(source(document.data), values=document.values, keys=document.keys)
        with suppress(MatterError):
            validate(complete_source, catalog())


LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff")
WORDS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: bool(text.strip()) and not FORBIDDEN.search(text))
KEYS = st.text(alphabet="abcdefgh_-0", min_size=1, max_size=6)


def lists_or_maps(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, min_size=1, max_size=4) | st.dictionaries(KEYS, values, min_size=1, max_size=4)


TREES: st.SearchStrategy[Any] = st.recursive(WORDS, lists_or_maps)
MAPS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)


def as_quoted_yaml(data: Any) -> str:
    """Return *data* as YAML with each text in double quotes on one line."""
    return yaml.dump(data, default_style='"', allow_unicode=True, width=10**6, sort_keys=False)


@pytest.mark.slow
@given(MAPS)
def test_written_yaml_is_read_back_with_its_places(data: dict[str, Any]) -> None:
    text = as_quoted_yaml(data)
    document = read_yaml(text, "f")
    lines = text.split("\n")

    assert document.data == data
    for path, value in walk_texts(data):
        place = document.values[path]
        text_from_place = lines[place.line - 1][place.column - 1 :]
        assert text_from_place.startswith('"')
        assert yaml.safe_load(text_from_place) == value


@pytest.mark.slow
@given(MAPS, st.data())
def test_an_error_is_reported_at_the_broken_line(data: dict[str, Any], draws: st.DataObject) -> None:
    lines = as_quoted_yaml(data).rstrip("\n").split("\n")
    broken_index = draws.draw(st.integers(0, len(lines) - 1))
    broken_column = lines[broken_index].index('"') + 1
    lines[broken_index] = lines[broken_index].replace('"', "\x00", 1)
    with pytest.raises(MatterError) as error:
        read_yaml("\n".join(lines), "f")
    (finding,) = error.value.findings
    assert (finding.place.line, finding.place.column) == (broken_index + 1, broken_column)


# -- extending --------------------------------------------------------------------------------------------------------

SHAPE: dict[str, Any] = {"a": 0, "b": 0, "m": {"c": 0, "d": 0, "n": {"e": 0, "f": 0}}, "o": {"g": 0}}
"""The keys that a layer may have; 0 stands for a text or a list of texts."""


def of_shape(shape: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return maps with some keys of *shape*, in which each key always has the same kind of value."""
    text_or_list = WORDS | st.lists(WORDS, min_size=1)
    values = {key: of_shape(inner_shape) if inner_shape else text_or_list for key, inner_shape in shape.items()}
    keys_of_shape = st.lists(st.sampled_from(list(shape)), min_size=1, unique=True)
    return keys_of_shape.flatmap(lambda keys: st.fixed_dictionaries({key: values[key] for key in keys}))


LAYERS = of_shape(SHAPE)


def layer(data: dict[str, Any], name: str) -> Document:
    return read_yaml(as_quoted_yaml(data), name)


@pytest.mark.slow
@given(LAYERS, LAYERS, LAYERS)
def test_merging_three_files_is_associative(base: dict[str, Any], middle: dict[str, Any], top: dict[str, Any]) -> None:
    base_file, middle_file, top_file = layer(base, "base"), layer(middle, "middle"), layer(top, "top")
    merged_from_base = merge(merge(base_file, middle_file), top_file)
    merged_from_top = merge(base_file, merge(middle_file, top_file))
    assert with_order(merged_from_base.data) == with_order(merged_from_top.data)
    assert merged_from_base.values == merged_from_top.values
    assert merged_from_base.keys == merged_from_top.keys


@pytest.mark.slow
@given(LAYERS, LAYERS)
def test_each_merged_value_comes_from_the_file_that_its_place_names(base: dict[str, Any], top: dict[str, Any]) -> None:
    files = {"base": layer(base, "base"), "top": layer(top, "top")}
    merged = merge(files["base"], files["top"])

    for path, value in walk_texts(merged.data):
        place = merged.values[path]
        source_file = files[place.file]
        assert source_file.values[path] == place
        assert dict(walk_texts(source_file.data))[path] == value


def with_order(data: Any) -> Any:
    """Return *data* with its maps as lists of pairs, so that comparisons include their order."""
    match data:
        case dict():
            return [(key, with_order(value)) for key, value in data.items()]
        case list():
            return [with_order(value) for value in data]
    return data


# -- text -------------------------------------------------------------------------------------------------------------

MARKED_TEXTS = st.text(alphabet="yz *_>-[]^()\\\n1.\"'#&<¶§|!", min_size=1, max_size=60)


@pytest.mark.slow
@given(MARKED_TEXTS)
@settings(max_examples=300)
def test_any_text_becomes_blocks_without_losing_a_letter(text: str) -> None:
    blocks = text_blocks(text, new_setting(lambda _names, _sign: (), belief=""), number=1, id_="p-1")
    printed = "".join(words(block) for block in blocks)

    if "[[" not in text and "[^" not in text:
        assert printed.count("y") == text.count("y")
        assert printed.count("z") == text.count("z")


@pytest.mark.slow
def test_any_words_in_any_field_are_planned() -> None:
    planned_papers: list[str] = []

    @given(st.lists(WORDS, min_size=8, max_size=8), st.randoms(use_true_random=False))
    @settings(max_examples=25)
    def plan_words(texts: list[str], rng: Any) -> None:
        data = data_with_every_text()
        for text, path in zip(texts, rng.sample(paths_of_all(), len(texts)), strict=True):
            data = with_value(data, path, " ".join(text.split()))
        with suppress(MatterError):
            matter = validate(source(data), catalog())
            planned_papers.extend(plan_paper(matter, filing, catalog()).id for filing in matter.filings)

    plan_words()
    assert planned_papers


ODD_VALUES: list[Any] = [
    *("x", "beta", "all", "1", "true", "none", "2025-06-02", "individual", "trust", "government", "corporation"),
    *("plaintiff", "intervenor", "wasuper", "notice_of_voluntary_dismissal", "[[signed]]", "{x}", "^[n]", "> q", "- l"),
    ["x"],
    {"x": "y"},
]
"""Values that are valid in some places of a matter and invalid in others."""


def paths_in(data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of each value in *data*, which is at *path*."""
    entries: Iterable[tuple[str | int, Any]] = ()
    if isinstance(data, dict):
        entries = data.items()
    elif isinstance(data, list):
        entries = enumerate(data)
    for key, value in entries:
        yield (*path, key)
        yield from paths_in(value, (*path, key))


def changes() -> st.SearchStrategy[tuple[KeyPath, Any]]:
    """Return changes: the path of a value in the matter with all texts, and an odd value for it."""
    paths = sorted(paths_in(data_with_every_text()), key=str)
    return st.tuples(st.sampled_from(paths), st.sampled_from(ODD_VALUES))


CHANGES = st.deferred(changes)


@pytest.mark.slow
def test_a_matter_with_any_change_is_printed_or_refused() -> None:
    built_papers: list[str] = []

    @given(st.lists(CHANGES, min_size=1, max_size=3))
    @settings(max_examples=100)
    def print_or_refuse(changes: list[tuple[KeyPath, Any]]) -> None:
        data = data_with_every_text()
        for path, value in changes:
            with suppress(LookupError, TypeError, AttributeError):  # an earlier change removed the place
                data = with_value(data, path, value)
        with suppress(MatterError):
            matter = validate(source(data), catalog())
            plans = [plan_paper(matter, filing, catalog()) for filing in matter.filings]
            check(matter, plans, source(data))
            assert all("</html>" in render(plan) for plan in plans)
            built_papers.extend(plan.id for plan in plans)

    print_or_refuse()
    assert built_papers
