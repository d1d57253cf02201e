"""Loading: values as text with their places, files that extend others, and faults that stop the reading."""

import os
from pathlib import Path
from time import process_time

import pytest

from assembler.findings.finding import Finding, Place
from assembler.load import load
from assembler.load.source import Source
from assembler.load.yaml_reader import read_yaml
from tests.support.matters import SUIT
from tests.support.runs import check, errors, write_file, write_matter
from tests.support.stopped import findings_of, place_of

pytestmark = pytest.mark.usefixtures("folder")


def only_finding(file: Path | str, root: Path | None = None) -> Finding:
    """Return the only finding of loading *file*, which fails."""
    (finding,) = findings_of(lambda: load(Path(file), root))
    return finding


# -- values -----------------------------------------------------------------------------------------------------------

AS_TYPED = ["02134", "no", "yes", "on", "Null", "1:30", "1e3", "0x1F", "2021-03-02", "1_000", ".5", "True", "none."]


@pytest.mark.parametrize("value", AS_TYPED)
def test_a_value_is_the_text_that_was_written(value: str) -> None:
    assert read_yaml(f"a: {value}", "f").data == {"a": value}


def test_each_value_and_each_key_knows_its_place() -> None:
    document = read_yaml("a:\n  - b\n  - {c: d}\ne: |\n  f\n", "f")

    assert document.values["a", 1, "c"] == Place("f", 3, 9)
    assert document.values["e",] == Place("f", 4, 4)
    assert document.keys["a", 1, "c"] == Place("f", 3, 6)
    assert document.keys["e",] == Place("f", 4, 1)


TEXT_OF_EACH_STYLE = """\
plain: one line
longer: goes on
  below
quoted: 'it''s'
block: |
  first

  last

# a comment
folded: >-
  last of all
flow: [one, {two: "2"}]"""


def text_at(text: str, place: Place) -> str:
    """Return the characters of *text* from the start of *place* to its end."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return text[starts[place.line - 1] + place.column - 1 : starts[place.end_line - 1] + place.end_column - 1]


def test_a_place_ends_where_the_value_or_the_key_does() -> None:
    document = read_yaml(TEXT_OF_EACH_STYLE, "f")

    assert {path: text_at(TEXT_OF_EACH_STYLE, place) for path, place in document.values.items() if path} == {
        ("plain",): "one line",
        ("longer",): "goes on\n  below",
        ("quoted",): "'it''s'",
        ("block",): "|\n  first\n\n  last",
        ("folded",): ">-\n  last of all",
        ("flow",): '[one, {two: "2"}]',
        ("flow", 0): "one",
        ("flow", 1): '{two: "2"}',
        ("flow", 1, "two"): '"2"',
    }
    assert {text_at(TEXT_OF_EACH_STYLE, place) for place in document.keys.values()} == {
        "plain", "longer", "quoted", "block", "folded", "flow", "two"
    }  # fmt: skip


def test_a_place_has_no_end_if_its_map_or_list_is_on_separate_lines() -> None:
    assert read_yaml("a:\n  - b\n", "f").values["a",].end_line == 0


def test_columns_count_letters_and_not_bytes() -> None:
    assert read_yaml("é漢😀: [ü, x]", "f").values["é漢😀", 1] == Place("f", 1, 10)


# -- extending --------------------------------------------------------------------------------------------------------

DISPUTE = """\
parties:
  alpha:
    name: Alpha
    role: plaintiff
  beta: {name: Beta, role: defendant}
relief: [a, b]
about: old
number: 1:25-cv-00000
"""


def load_chain(folder: Path, *layers: str) -> Source:
    """Return the last of *layers*; each layer extends the previous layer."""
    for index, text in enumerate(layers):
        extends = f"extends: {index - 1}.yaml\n" if index else ""
        write_file(folder, extends + text, f"{index}.yaml")
    return load(folder / f"{len(layers) - 1}.yaml")


def test_maps_merge_in_the_order_of_the_parent_and_lists_replace(folder: Path) -> None:
    changes = "relief: [c]\nparties:\n  gamma: {name: Gamma}\n  alpha:\n    name: Alpha LLC\nabout: new\nzulu: z\n"
    source = load_chain(folder, DISPUTE, changes)

    assert list(source.data) == ["parties", "relief", "about", "number", "zulu"]
    assert list(source.data["parties"]) == ["alpha", "beta", "gamma"]
    assert source.data["parties"]["alpha"] == {"name": "Alpha LLC", "role": "plaintiff"}
    assert source.data["relief"] == ["c"]


def test_each_value_keeps_the_place_where_it_was_written(folder: Path) -> None:
    source = load_chain(folder, DISPUTE, "parties:\n  alpha:\n    name: Alpha LLC\nrelief: [c]\n")

    assert source.place_at(("parties", "alpha", "name")) == Place("1.yaml", 4, 11)
    assert source.place_at(("parties", "alpha", "role")) == Place("0.yaml", 4, 11)
    assert source.key_place(("parties", "alpha", "role")) == Place("0.yaml", 4, 5)
    assert source.place_at(("relief", 0)) == Place("1.yaml", 5, 10)
    assert source.place_at(("relief", 1)) == Place("1.yaml", 5, 9)


def test_a_map_in_both_files_has_its_place_in_the_extending_file(folder: Path) -> None:
    source = load_chain(folder, DISPUTE, "parties:\n  alpha:\n    name: Alpha LLC\n")

    assert source.place_at(("parties", "alpha", "kind")) == Place("1.yaml", 4, 5)
    assert source.place_at(()) == Place("1.yaml", 1, 1)


def test_none_removes_an_inherited_value(folder: Path) -> None:
    source = load_chain(folder, DISPUTE, "parties:\n  beta: none\n  alpha: {role: none}\nrelief: none\nabout: none\n")

    assert source.data == {"parties": {"alpha": {"name": "Alpha"}}, "number": "1:25-cv-00000"}


def test_none_removes_through_a_chain(folder: Path) -> None:
    assert "about" not in load_chain(folder, DISPUTE, "relief: [c]", "about: none").data


USELESS_REMOVALS = [
    ("about: none", (1, 8)),
    ("parties:\n  alpha: {called: none}", (2, 19)),
    ("relief: [a, none]", (1, 13)),
]


@pytest.mark.parametrize(("text", "place"), USELESS_REMOVALS)
def test_none_that_removes_nothing_is_reported(folder: Path, text: str, place: tuple[int, int]) -> None:
    finding = only_finding(write_file(folder, text))

    assert (finding.code, place_of(finding)) == ("YML010", ("matter.yaml", *place))


def test_none_twice_in_a_chain_is_reported(folder: Path) -> None:
    (finding,) = findings_of(lambda: load_chain(folder, DISPUTE, "about: none", "about: none"))

    assert place_of(finding) == ("2.yaml", 2, 8)


def test_none_in_quotes_is_a_word(folder: Path) -> None:
    assert load_chain(folder, DISPUTE, "about: 'none'\n").data["about"] == "none"


def test_none_for_earlier_dismissals_states_that_there_were_none_and_replaces_a_list(folder: Path) -> None:
    earlier = "earlier_dismissals:\n  - {court: W.D. Wash., date: 2021-03-02, by: notice}\n"

    assert load_chain(folder, DISPUTE + earlier, "earlier_dismissals: none").data["earlier_dismissals"] == "none"
    assert load_chain(folder, DISPUTE, "earlier_dismissals: none").data["earlier_dismissals"] == "none"


@pytest.mark.slow
def test_a_long_chain_is_followed_to_its_end(folder: Path) -> None:
    source = load_chain(folder, *(f"k{index}: v" for index in range(1200)))

    assert len(source.data) == 1200


@pytest.mark.slow
def test_large_files_are_merged_fast(folder: Path) -> None:
    entries = "\n".join(f"k{index}: {{a: b}}" for index in range(20_000))
    source = load_chain(folder, entries, entries)

    assert len(source.values) == 40_002


# -- extends that leads nowhere ---------------------------------------------------------------------------------------

WRONG_EXTENDS = [
    ("extends: [a.yaml]", (1, 10), "`extends` names one file, not a list"),
    ("extends: {a: b}", (1, 10), "`extends` names one file, not a map"),
    ("about: x\nextends: nowhere.yaml", (2, 10), "`nowhere.yaml` is not a file"),
    ("extends: ../outside.yaml", (1, 10), "`../outside.yaml` is outside the root"),
    ("extends: /etc/passwd", (1, 10), "`/etc/passwd` is outside the root"),
    ("extends: sub", (1, 10), "`sub` is a folder"),
    ("extends: matter.yaml", (1, 10), "extends itself: matter.yaml -> matter.yaml"),
    ("extends: link.yaml", (1, 10), "`link.yaml` is a link that leads outside the root"),
    ("extends: self.yaml", (1, 10), "extends itself"),
    ("extends: loop.yaml", (1, 10), "`loop.yaml` is a link to a file that does not exist"),
    (f"extends: {'x' * 5000}", (1, 10), "is not a file"),
    ("extends: |\n  a\n  b", (1, 10), "`a b` is not a file"),
    ("extends: pipe.yaml", (1, 10), "`pipe.yaml` is a pipe or a device"),
]


@pytest.mark.parametrize(("text", "place", "message"), WRONG_EXTENDS)
def test_extends_that_cannot_be_followed_is_reported(
    folder: Path, text: str, place: tuple[int, int], message: str
) -> None:
    write_file(folder.parent, "a: b", "outside.yaml")
    (folder / "sub").mkdir()
    (folder / "link.yaml").symlink_to("../outside.yaml")
    (folder / "self.yaml").symlink_to("matter.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(folder / "pipe.yaml")
    finding = only_finding(write_file(folder, text))

    assert (finding.code, place_of(finding)) == ("YML009", ("matter.yaml", *place))
    assert message in finding.message


def test_a_cycle_of_files_is_named_in_its_order(folder: Path) -> None:
    write_file(folder, "extends: b.yaml", "a.yaml")
    write_file(folder, "extends: c.yaml", "b.yaml")
    write_file(folder, "about: x\nextends: b.yaml", "c.yaml")
    finding = only_finding("a.yaml")

    assert place_of(finding) == ("c.yaml", 2, 10)
    assert finding.message == "`b.yaml` extends itself: b.yaml -> c.yaml -> b.yaml"


def test_a_similar_file_name_is_offered(folder: Path) -> None:
    write_file(folder, "a: b", "dispute.yaml")

    assert only_finding(write_file(folder, "extends: disput.yaml")).fix == "did you mean `dispute.yaml`?"


def test_a_fault_in_the_extended_file_is_reported_there(folder: Path) -> None:
    write_file(folder, "a: b\na: c", "dispute.yaml")

    assert place_of(only_finding(write_file(folder, "extends: dispute.yaml"))) == ("dispute.yaml", 2, 1)


# -- the root ---------------------------------------------------------------------------------------------------------


def test_a_root_that_does_not_contain_the_matter_is_reported(folder: Path) -> None:
    (folder / "other").mkdir()
    finding = only_finding(write_file(folder, "a: b"), folder / "other")

    assert finding.code == "YML001"
    assert finding.fix == "choose a root that contains it with `--root DIR`"


def test_a_folder_stands_for_the_matter_in_it(folder: Path) -> None:
    write_file(folder, "a: b", "kites/matter.yaml")

    assert load(folder / "kites").data == {"a": "b"}


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(5, "Input/output error"), "input/output error"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported_with_the_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def fail_to_open(*_: object) -> object:
        raise error

    file = write_file(folder, "a: b")
    monkeypatch.setattr(Path, "open", fail_to_open)

    assert only_finding(file).message == f"cannot be read: {reason}"


# -- places of words --------------------------------------------------------------------------------------------------


def test_words_are_found_inside_their_text(folder: Path) -> None:
    source = load(write_file(folder, "# kite\na: |\n  The kite\n  and the kite\nb: no kite\n"))

    assert source.place_within(("a",), "kite") == Place("matter.yaml", 3, 7)
    assert source.place_within(("a",), "kite", 1) == Place("matter.yaml", 4, 11)
    assert source.place_within(("b",), "kite") == Place("matter.yaml", 5, 7)
    assert source.place_within(("b",), "absent") == Place("matter.yaml", 5, 4)


def test_words_that_the_file_breaks_over_lines_are_found(folder: Path) -> None:
    source = load(write_file(folder, "a:\n  see [[one,\n  two]] there\n"))

    assert source.place_within(("a",), "[[one, two]]") == Place("matter.yaml", 2, 7)


def test_a_character_is_found_in_a_value_and_not_in_a_comment(folder: Path) -> None:
    source = load(write_file(folder, "# 漢\na: b  # 漢\nc: x漢\n"))

    assert source.find_character("漢", 0) == (Place("matter.yaml", 3, 5), "漢")
    assert source.find_character("字", 0) is None


def test_a_character_that_the_paper_prints_in_capitals_is_found_as_it_is_written(folder: Path) -> None:
    source = load(write_file(folder, "a: xβ\n"))

    assert source.find_character("\N{GREEK CAPITAL LETTER BETA}", 0) == (Place("matter.yaml", 1, 5), "β")


def test_the_character_between_the_printed_words_is_found_among_several(folder: Path) -> None:
    source = load(write_file(folder, "a: one 漢 two\nb: a 漢 and one 漢\n  three\n"))

    assert source.find_character("ONE 漢 TWO", 4) == (Place("matter.yaml", 1, 8), "漢")
    assert source.find_character("one 漢 three", 4) == (Place("matter.yaml", 2, 16), "漢")


@pytest.mark.slow
def test_two_thousand_paragraphs_take_less_than_three_seconds_of_the_processor(folder: Path) -> None:
    rows = "\n".join(
        f"      - {{id: p-{index}, text: 'Alpha wrote letter {index}, as [[p-{(index + 1) % 2000}]] says.'}}"
        for index in range(2000)
    )
    file = write_matter(folder, changes="")
    file.write_text(f"{file.read_text()}more_facts:\n  - id: letters\n    heading: Letters\n    paragraphs:\n{rows}\n")
    check(file)
    start = process_time()
    run = check(file)
    seconds = process_time() - start

    assert errors(run) == []
    assert seconds < 3  # about one on the machine on which the limit was set


def test_the_suit_of_the_small_matters_is_read() -> None:
    assert read_yaml(SUIT, "f").data["parties"]["alpha"]["name"] == "Alpha Kites, Inc."
