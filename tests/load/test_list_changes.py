"""Changes to an inherited list: entries are added, changed and dropped by their ids, and keep their places."""

import re
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.findings.finding import Place
from assembler.load import load
from assembler.load.extends import merge
from assembler.load.source import Source
from assembler.load.yaml_reader import read_yaml
from tests.support.matters import SUIT
from tests.support.runs import check, write_file
from tests.support.stopped import findings_of, place_of

pytestmark = pytest.mark.usefixtures("folder")

STORY = """\
facts:
  - id: story
    paragraphs:
      - {id: made, text: A contract was made.}
      - It was in writing.
      - {id: broken, text: It was broken., belief: true}
claims:
  - {id: contract, against: [beta], label: COUNT A}
  - {cause: wa-defamation, against: [beta]}
relief: [award damages, grant other relief]
"""


def load_chain(*layers: str) -> Source:
    """Return the last of *layers*; each layer extends the previous layer."""
    for index, text in enumerate(layers):
        extends = f"extends: {index - 1}.yaml\n" if index else ""
        write_file(Path.cwd(), extends + text, f"{index}.yaml")
    return load(Path(f"{len(layers) - 1}.yaml"))


def paragraphs(changes: str) -> list[object]:
    """Return the story's paragraphs after *changes* to them."""
    source = load_chain(STORY, f"facts: {{change: {{story: {{paragraphs: {changes}}}}}}}\n")
    entries: list[object] = source.data["facts"][0]["paragraphs"]
    return entries


def test_entries_are_dropped_by_their_ids_causes_and_words() -> None:
    source = load_chain(STORY, "claims: {drop: [wa-defamation]}\nrelief: {drop: [award   damages]}\n")

    assert [claim.get("id") for claim in source.data["claims"]] == ["contract"]
    assert source.data["relief"] == ["grant other relief"]


def test_added_entries_go_where_they_say_and_otherwise_to_the_end() -> None:
    additions = "add: [Last., {before: made, text: First.}, {after: made, id: b, text: B.}, {after: b, text: C.}]"
    texts = [entry["text"] if isinstance(entry, dict) else entry for entry in paragraphs(f"{{{additions}}}")]

    assert texts == ["First.", "A contract was made.", "B.", "C.", "It was in writing.", "It was broken.", "Last."]


def test_entries_added_beside_the_same_entry_keep_their_order() -> None:
    entries = paragraphs("{add: [{after: made, text: A.}, {after: made, text: B.}], drop: [made, broken]}")

    assert entries == [{"text": "A."}, {"text": "B."}, "It was in writing."]


def test_a_change_is_merged_into_its_entry_and_none_removes_a_key() -> None:
    source = load_chain(STORY, "claims: {change: {contract: {label: COUNT B, against: {add: [gamma]}}}}")

    assert source.data["claims"][0] == {"id": "contract", "against": ["beta", "gamma"], "label": "COUNT B"}
    assert paragraphs("{change: {broken: {belief: none}}}")[2] == {"id": "broken", "text": "It was broken."}


def test_none_that_is_a_value_stays_a_value_in_a_change() -> None:
    source = load_chain(STORY, "claims: {change: {contract: {label: none}}}")

    assert source.data["claims"][0]["label"] == "none"


def test_a_text_can_replace_a_text_and_keep_the_other_keys() -> None:
    entries = paragraphs("{change: {broken: It broke., It was in writing.: {exhibit: a}}}")

    assert entries[1:] == [
        {"text": "It was in writing.", "exhibit": "a"},
        {"id": "broken", "text": "It broke.", "belief": "true"},
    ]


def test_an_added_entry_can_replace_a_dropped_entry_with_the_same_id() -> None:
    entries = paragraphs("{drop: [made], add: [{after: made, id: made, text: Two contracts were made.}]}")

    assert entries[0] == {"id": "made", "text": "Two contracts were made."}


def test_each_value_keeps_its_place() -> None:
    changes = "claims:\n  drop: [contract]\n  change:\n    wa-defamation: {against: [gamma]}\n"
    source = load_chain(STORY, changes)

    assert source.place_at(("claims", 0, "cause")) == Place("0.yaml", 9, 13, 9, 26)
    assert source.place_at(("claims", 0, "against", 0)) == Place("1.yaml", 5, 31, 5, 36)
    assert source.place_at(("claims",)).file == "1.yaml"


def test_a_changed_text_has_the_place_of_the_change() -> None:
    source = load_chain(
        STORY, "facts:\n  change:\n    story:\n      paragraphs:\n        change: {broken: It broke.}\n"
    )

    assert source.place_at(("facts", 0, "paragraphs", 2, "text")).file == "1.yaml"
    assert source.place_at(("facts", 0, "paragraphs", 2, "belief")).file == "0.yaml"


def test_changes_extend_earlier_changes() -> None:
    source = load_chain(
        STORY, "claims: {drop: [contract]}", "claims: {add: [{id: new}]}\nrelief: {drop: [award damages]}"
    )

    assert [claim.get("id") for claim in source.data["claims"]] == [None, "new"]


FAULTS = [
    ("{drop: [contrct]}", (2, 17), "no inherited entry of `claims` is called `contrct`", "did you mean `contract`?"),
    ("{drop: [contract, contract]}", (2, 27), "`contract` is dropped twice", "delete one of the two"),
    ("{drop: [[a]]}", (2, 17), "a list is not the name of an entry of `claims`", "write the `id`"),
    ("{drop: contract}", (2, 16), "`drop` is not a list, but `contract`", "write a list, as in `drop: [...]`"),
    ("{change: [contract]}", (2, 18), "`change` is not a map of ids, but a list", "write the `id`"),
    ("{drop: [contract], chnge: {}}", (2, 28), "`chnge` is not a known key here", "did you mean `change`?"),
    ("{change: {fraud: {a: b}}}", (2, 19), "no inherited entry of `claims` is called `fraud`", "use one of `contract`"),
    ("{change: {contract: none}}", (2, 29), "`none` does not drop the entry `contract`", "write `drop: [contract]`"),
    ("{change: {contract: x}}", (2, 29), "the change of `contract` is not a map of keys", "write its changed keys"),
    (
        "{change: {contract: {label: COUNT A}}}",
        (2, 29),
        "the change of `contract` changes nothing",
        "delete the change",
    ),
    ("{change: {contract: {a: b}}, drop: [contract]}", (2, 19), "`contract` is both changed and dropped", "delete it"),
    ("{add: [{after: fraud, id: x}]}", (2, 24), "no inherited entry of `claims` is called `fraud`", "use one of"),
    ("{add: [{after: contract, before: contract}]}", (2, 42), "an added entry has both `after` and `before`", "delete"),
    ("{add: [{id: contract}]}", (2, 21), "`claims` already has the entry `contract`", "change it under `change:`"),
]


@pytest.mark.parametrize(("changes", "place", "message", "fix"), FAULTS)
def test_a_change_that_cannot_be_made_is_reported(changes: str, place: tuple[int, int], message: str, fix: str) -> None:
    (finding,) = findings_of(lambda: load_chain(STORY, f"claims: {changes.replace('{}', '[x]')}\n"))

    assert (finding.code, place_of(finding), finding.message) == ("YML011", ("1.yaml", *place), message)
    assert finding.fix.startswith(fix)


def test_entries_with_the_same_name_need_separate_ids() -> None:
    (finding,) = findings_of(lambda: load_chain("relief: [a, a]", "relief: {drop: [a]}"))

    assert finding.message == "several entries of `relief` are called `a`"
    assert finding.fix == "give each of them an `id` of its own in 0.yaml"


def test_changes_to_a_list_that_is_not_inherited_are_reported(folder: Path) -> None:
    (finding,) = check(write_file(folder, f"{SUIT}events: {{add: [{{event: answer, date: 2025-06-02}}]}}\n")).findings

    assert finding["code"] == "MAT003"
    assert finding["message"] == "`events`, a map, changes a list, but no list is inherited"


def test_changes_to_a_map_of_names_are_reported_with_the_form_for_a_map(folder: Path) -> None:
    write_file(folder, SUIT, "suit.yaml")
    (finding,) = check(write_file(folder, "extends: suit.yaml\nparties: {drop: [beta]}\n")).findings

    assert finding["message"] == "`drop`, a list, is not a map of keys"
    assert finding["fix"].endswith("`NAME: none` to drop it")


def test_an_id_without_change_above_it_is_reported() -> None:
    (finding,) = findings_of(lambda: load_chain(STORY, "claims: {contract: {label: COUNT B}}"))

    assert (finding.message, finding.fix) == (
        "`contract`, an entry of the list `claims`, is not under `change:`",
        "write `claims: {change: {contract: ...}}`",
    )


def test_an_added_text_can_have_a_place() -> None:
    source = load_chain(STORY, "relief: {add: [{after: award damages, text: award costs}]}")

    assert source.data["relief"] == ["award damages", "award costs", "grant other relief"]


@pytest.mark.slow
def test_thousands_of_changes_are_made_in_a_moment() -> None:
    size = 3000
    entries = "".join(f"  - {{id: p{index}, text: t}}\n" for index in range(size))
    additions = "".join(f"    - {{after: n{index - 1}, id: n{index}, text: t}}\n" for index in range(1, size))
    changes = "".join(f"    p{index}: u\n" for index in range(0, size, 2))
    start = process_time()
    source = load_chain(
        f"more_facts:\n{entries}", f"more_facts:\n  add:\n    - {{after: p0, id: n0}}\n{additions}  change:\n{changes}"
    )

    assert [entry["id"] for entry in source.data["more_facts"]][:3] == ["p0", "n0", "n1"]
    assert len(source.data["more_facts"]) == 2 * size
    assert process_time() - start < 10


@pytest.mark.slow
@given(st.randoms(use_true_random=False), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_random_changes_give_the_expected_list(random: Random, size: int) -> None:
    ids = [f"p{index}" for index in range(size)]
    dropped_ids = random.sample(ids, random.randint(0, size))
    changed_ids = [name for name in ids if name not in dropped_ids and random.random() < 0.4]
    expected = [(name, "new" if name in changed_ids else "old") for name in ids]
    added_ids: list[str] = []
    lines: list[str] = []
    for addition_index in range(random.randint(0, 6)):
        name = f"n{addition_index}"
        position = random.choice(["before", "after"])
        anchor = random.choice([*ids, *added_ids])
        lines.append(f"{{id: {name}, text: new, {position}: {anchor}}}")
        index = [entry_id for entry_id, _ in expected].index(anchor)
        entries_beside = {anchor} | {entry_id for entry_id in added_ids if is_beside(entry_id, anchor, position, lines)}
        if position == "after":
            index += 1
            while index < len(expected) and expected[index][0] in entries_beside:
                index += 1
        expected.insert(index, (name, "new"))
        added_ids.append(name)
    changes = {
        "add": f"[{', '.join(lines)}]",
        "change": f"{{{', '.join(f'{name}: new' for name in changed_ids)}}}",
        "drop": f"[{', '.join(dropped_ids)}]",
    }
    changes_text = ", ".join(f"{key}: {value}" for key, value in changes.items() if len(value) > len("[]"))
    parent = read_yaml(f"facts: [{', '.join(f'{{id: {name}, text: old}}' for name in ids)}]", "a")
    merged = merge(parent, read_yaml(f"facts: {{{changes_text}}}" if changes_text else "about: x", "b"))

    merged_entries = [(entry["id"], entry["text"]) for entry in merged.data["facts"]]
    assert merged_entries == [(name, text) for name, text in expected if name not in dropped_ids]


def is_beside(name: str, anchor: str, position: str, lines: list[str]) -> bool:
    """Whether the added entry *name* is placed at *position* of *anchor*, directly or by way of other added entries."""
    anchors = dict(re.findall(r"id: (n\d+),.* (?:before|after): (\w+)", "\n".join(lines)))
    positions = dict(re.findall(r"id: (n\d+),.* (before|after): \w+", "\n".join(lines)))
    chain = [name]
    while chain[-1] in anchors:
        chain.append(anchors[chain[-1]])
    return anchor in chain[1:] and positions[chain[chain.index(anchor) - 1]] == position


def test_a_reference_to_a_dropped_paragraph_says_where_it_is_dropped() -> None:
    write_file(Path.cwd(), SUIT, "suit.yaml")
    drop = "facts: {change: {story: {paragraphs: {drop: [paid]}}}}\n"
    cites = 'more_facts: [{id: more, heading: More, paragraphs: ["As [[paid]] says, it paid."]}]\n'
    matter = write_file(Path.cwd(), f"extends: suit.yaml\n{drop}{cites}")
    messages = [finding["message"] for finding in check(matter).findings]
    assert "nothing is called `paid`, which matter.yaml:2 drops" in messages
