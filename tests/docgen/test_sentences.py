"""The keys that a sentence is based on: without them it changes or is left out, or the paper stops."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assembler.catalog.sentence_basis import basis_of, sentences
from assembler.check import check
from assembler.commands.schema import as_json
from assembler.findings.finding import MatterError, Severity
from assembler.load import load
from assembler.load.source import Source
from assembler.papers import plan_paper
from assembler.plan.context import PaperContext
from assembler.plan.text.wording import BLANK
from assembler.validate import validate
from tests.line.test_cases import FOLDERS, matter_of
from tests.support import matters
from tests.support.matters import catalog
from tests.support.places import ROOT

PrintedSentences = Mapping[str, frozenset[str]]
"""The printed texts of a matter's papers, by the key of the sentence."""

SENTENCES = [key for key, _ in sentences(catalog())]

SCHEMA = json.loads(as_json("matter", catalog()))


def test_each_sentence_names_its_basis() -> None:
    assert [key for key in SENTENCES if basis_of(key) is None] == []
    assert [key for key in SENTENCES if kind_of(key) == "says" and not keys_of(key)] == []


def kind_of(sentence: str) -> str:
    """Return the kind of the basis of *sentence*; "" if it has no basis."""
    basis = basis_of(sentence)
    return basis.kind if basis else ""


def keys_of(sentence: str) -> Sequence[str]:
    basis = basis_of(sentence)
    return basis.keys if basis else ()


def alternatives(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield *node* of the schema and the nodes that it refers to."""
    yield node
    for key in ("anyOf", "oneOf", "allOf"):
        for alternative in node.get(key, ()):
            yield from alternatives(alternative)
    if "$ref" in node:
        yield from alternatives(SCHEMA["$defs"][node["$ref"].rpartition("/")[2]])


def is_in_schema(keys: Sequence[str], nodes: Sequence[Mapping[str, Any]] = (SCHEMA,)) -> bool:
    if not keys:
        return bool(nodes)
    node_alternatives = [alternative for node in nodes for alternative in alternatives(node)]
    if keys[0] == "*":
        child_nodes = [
            alternative[key]
            for alternative in node_alternatives
            for key in ("additionalProperties", "items")
            if alternative.get(key)
        ]
    else:
        child_nodes = [
            alternative["properties"][keys[0]]
            for alternative in node_alternatives
            if keys[0] in alternative.get("properties", {})
        ]
    return is_in_schema(keys[1:], [node for node in child_nodes if isinstance(node, dict)])


def test_each_key_that_a_sentence_is_based_on_is_a_key_of_a_matter() -> None:
    keys: set[str] = set()
    for sentence in SENTENCES:
        for key_or_keys in keys_of(sentence):
            keys.update(key_or_keys.split(" or "))
    assert len(keys) > 80
    assert sorted(key for key in keys if not is_in_schema(key.split("."))) == []


def printed_sentences_of(source: Source, monkeypatch: pytest.MonkeyPatch) -> PrintedSentences:
    """Return the printed texts of each sentence in the papers of *source*.

    Raises `MatterError` if the matter or a paper stops.
    """
    printed: dict[str, set[str]] = defaultdict(set)
    say = PaperContext.say

    def say_and_record(context: PaperContext, key: str, **values: object) -> str:
        text = say(context, key, **values)
        printed[key].add(text)
        return text

    with monkeypatch.context() as patch:
        patch.setattr(PaperContext, "say", say_and_record)
        matter = validate(source, catalog())
        for filing in matter.filings:
            plan_paper(matter, filing, catalog())
    return {key: frozenset(texts) for key, texts in printed.items()}


def remove_key(data: Any, key: str) -> bool:
    """Remove the value of *key*, or of any of several keys, from *data*; return whether there was a value."""
    paths = [path.split(".") for path in key.split(" or ")]
    removals = [remove_path(data, path) for path in paths]
    return any(removals)


def remove_path(data: Any, keys: Sequence[str]) -> bool:
    """Remove the value at the path *keys* from *data*, where * is any entry; return whether there was a value."""
    if isinstance(data, list):
        data = dict(enumerate(data))
    if not isinstance(data, dict):
        return False
    names = list(data) if keys[0] == "*" else [name for name in data if str(name) == keys[0]]
    if len(keys) == 1:
        for name in names:
            del data[name]
        return bool(names)
    removals = [remove_path(data[name], keys[1:]) for name in names]
    return any(removals)


MAY_STAY_THE_SAME: Mapping[tuple[str, str], str] = {
    ("allegation.belief", "facts.*.paragraphs.*.belief"): "chosen once for a paper, printed where a paragraph asks",
    ("relief.lead", "relief"): "the same before the relief of the counts",
    ("caption.number", "number"): "left to the clerk in a paper that opens the case",
    ("ending.dismissal_action", "filings.*.prejudice"): "not printed where a paper leaves it to the rule",
    ("civ_110.did_waive", "filings.*.fees_waived"): "an open box, as if nothing was said",
    ("civ_110.with_prejudice", "filings.*.prejudice"): "an open box, as if nothing was said",
}
"""Sentences that may stay the same without a key in some papers, each with the reason."""

CHOSEN_ONCE = frozenset({"allegation.belief", "caption.number"})
"""Words that are chosen for each paper, but printed only on request or with a number."""


def errors_in(source: Source) -> set[str]:
    """Return the errors of the papers of *source*."""
    matter = validate(source, catalog())
    plans = [plan_paper(matter, filing, catalog()) for filing in matter.filings]
    findings = check(matter, plans, source)
    return {f"{error.code} {error.message}" for error in findings if error.severity is Severity.ERROR}


SAMPLES: Mapping[str, str] = yaml.safe_load(Path(__file__).with_name("sentence_samples.yaml").read_text("utf-8"))

SOURCES = {case.name: load(matter_of(case), root=ROOT) for case in FOLDERS}
SOURCES |= {name: matters.source(changes) for name, changes in SAMPLES.items()}
"""The cases and the small samples."""

EVERY_SAMPLE = [pytest.param(name, marks=pytest.mark.slow if index % 3 else ()) for index, name in enumerate(SOURCES)]
"""The names of the samples; two of three run only in the longer tests."""

COMPLAINT_GROUPS = frozenset(
    {
        "caption",
        "complaint",
        "parties",
        "jurisdiction",
        "citizenship",
        "behind",
        "forum",
        "personal",
        "venue",
        "venue_state",
        "assignment",
        "claims",
        "relief",
        "jury_demand",
    }
)
"""The groups of sentences that the samples print completely, except labels."""


@pytest.mark.slow
def test_the_samples_print_every_sentence_of_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = {name for source in SOURCES.values() for name in printed_sentences_of(source, monkeypatch)}
    names = [name for name in SENTENCES if name.partition(".")[0] in COMPLAINT_GROUPS and kind_of(name) != "label"]
    assert len(names) > 100
    assert [name for name in names if name not in printed] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY_SAMPLE)
def test_without_its_key_a_sentence_changes_or_disappears_or_the_paper_stops(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = SOURCES[name]
    texts_before = printed_sentences_of(source, monkeypatch)
    errors_before = errors_in(source)
    sentences_by_key: dict[str, set[str]] = defaultdict(set)
    for sentence in texts_before:
        for key in keys_of(sentence):
            sentences_by_key[key].add(sentence)
    failures: list[str] = []
    for key, key_sentences in sentences_by_key.items():
        source_without_key = replace(source, data=deepcopy(source.data))
        if not remove_key(source_without_key.data, key):
            continue
        try:
            texts_after = printed_sentences_of(source_without_key, monkeypatch)
        except MatterError:
            continue
        unchanged = [
            sentence
            for sentence in key_sentences
            if texts_after.get(sentence) == texts_before[sentence] and (sentence, key) not in MAY_STAY_THE_SAME
        ]
        if unchanged and not errors_in(source_without_key) - errors_before:
            failures += [f"{sentence} without {key}" for sentence in unchanged]
    assert failures == []


@pytest.mark.parametrize("name", SOURCES)
def test_a_sentence_is_printed_only_if_one_of_its_keys_is_in_the_matter(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = SOURCES[name]
    texts = printed_sentences_of(source, monkeypatch)
    statements = [sentence for sentence in texts if kind_of(sentence) == "says" and sentence not in CHOSEN_ONCE]
    present_keys = {
        key for sentence in statements for key in keys_of(sentence) if remove_key(deepcopy(source.data), key)
    }
    without_keys = [sentence for sentence in statements if not present_keys & set(keys_of(sentence))]
    assert [sentence for sentence in without_keys if not all(BLANK in text for text in texts[sentence])] == []
