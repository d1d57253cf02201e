"""The schemas accept what the models accept, in the types that an editor's YAML parser gives to values."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from assembler.commands.schema import MODELS, as_json, schema
from assembler.load.packed import PROGRAM
from assembler.model.matter import Matter
from assembler.proof.proof import Proof
from assembler.proof.upload import Upload
from assembler.rules import all_rules
from tests.support.matters import catalog
from tests.support.places import ROOT

CATALOG = catalog()

MATTERS = sorted(file for file in (ROOT / "matters").glob("*/*.yaml") if "<<" not in file.read_text("utf-8"))

SCHEMAS = {kind: schema(kind, CATALOG) for kind in MODELS}
each_model = pytest.mark.parametrize("kind", MODELS)


def faults(kind: str, value: Any) -> list[str]:
    reader = Draft202012Validator(SCHEMAS[kind], format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"/{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in reader.iter_errors(value)]


class Editor(yaml.CSafeLoader):
    """Reads YAML 1.2, as most editors do: `true` and `false` are booleans, `no` and `on` are strings."""


Editor.yaml_implicit_resolvers = {
    letter: [(tag, words) for tag, words in resolvers if tag != "tag:yaml.org,2002:bool" or letter in "tTfF"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def values_in_editor(text: str) -> Any:
    """Return the values that an editor reads: typed scalars, with dates as strings."""
    return json.loads(json.dumps(yaml.load(text, Editor), default=date.isoformat))  # noqa: S506 - a safe loader


def minimal(**changes: Any) -> dict[str, Any]:
    return {**values_in_editor((ROOT / "matters" / "minimal" / "matter.yaml").read_text("utf-8")), **changes}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    if isinstance(value, list):
        for child in value:
            yield from nodes(child)


@each_model
def test_a_schema_is_json_of_the_dialect_of_2020(kind: str) -> None:
    schema_data = json.loads(as_json(kind, CATALOG))
    assert schema_data["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema_data["title"] == kind.capitalize()


@each_model
def test_every_field_has_a_title_a_description_and_an_example(kind: str) -> None:
    fields: list[tuple[str, dict[str, Any]]] = []
    for node in nodes(SCHEMAS[kind]):
        if "additionalProperties" in node:
            fields += node.get("properties", {}).items()
    assert len(fields) > 30
    assert [key for key, field in fields if not (field.get("title") and field.get("description"))] == []
    assert [key for key, field in fields if "examples" not in field] == []


@each_model
def test_every_reference_leads_to_a_definition(kind: str) -> None:
    schema_data = SCHEMAS[kind]
    references = {node["$ref"] for node in nodes(schema_data) if isinstance(node.get("$ref"), str)}
    assert references
    assert references == {f"#/$defs/{name}" for name in schema_data["$defs"]}


@pytest.mark.parametrize("file", MATTERS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_sample_matters_fit(file: Path) -> None:
    assert faults("matter", values_in_editor(file.read_text("utf-8"))) == []


def test_there_are_sample_matters() -> None:
    assert len(MATTERS) >= 5


def test_the_orders_of_the_sample_judge_fit() -> None:
    (file,) = (ROOT / "matters").rglob("judges/*.yaml")
    assert faults("court", values_in_editor(file.read_text("utf-8"))) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["court", "cause"])
def test_the_records_of_the_catalog_fit(kind: str) -> None:
    files = sorted((PROGRAM / "data" / f"{kind}s").rglob("*.yaml"))
    assert len(files) > 5
    for file in files:
        assert faults(kind, values_in_editor(file.read_text("utf-8"))) == [], file.name


@pytest.mark.parametrize(
    "change",
    [
        {"court": "no-such-court"},
        {"color": "blue"},
        {"parties": {}},
        {"parties": {"a b": {"name": "A", "role": "plaintiff", "kind": "individual"}}},
        {"parties": {"a": {"name": "A", "role": "plaintiff", "side": "judge", "kind": "individual"}}},
        {"parties": {"a": {"role": "plaintiff", "kind": "individual"}}},
        {"jurisdiction": ["federal questions"]},
        {"amount": "much"},
        {"docket_read": 5},
        {"jury_demand": "perhaps, or not"},
        {"claims": [{"cause": "no-such-cause", "against": "a"}]},
        {"facts": [{"id": "a", "heading": "A", "paragraphs": [{"text": "T", "heading": "H"}]}]},
        {"filings": []},
        {"filings": [{"paper": "complaint", "prejudice": "with"}]},
        {"waivers": {"sig2": "because"}},
    ],
    ids=lambda change: json.dumps(change)[:60],
)
def test_a_value_that_no_matter_may_have_does_not_fit(change: dict[str, Any]) -> None:
    assert faults("matter", minimal()) == []
    assert faults("matter", minimal(**change)) != []


@pytest.mark.parametrize(
    "line",
    [
        "number: 02134",
        "number: 1:30",
        "judge: no",
        "amount: 75000",
        "amount: '75000'",
        "jury_demand: yes",
        "docket_read: 2021-03-02",
        "docket_read: '2021-03-02'",
        "relief: [award damages]",
        "earlier_dismissals: none",
    ],
)
def test_a_value_fits_whatever_type_an_editor_gives_it(line: str) -> None:
    assert faults("matter", {**minimal(), **values_in_editor(line)}) == []


@pytest.mark.parametrize("value", [2134, False, 90, "no"])
def test_a_text_fits_as_a_number_or_a_boolean(value: object) -> None:
    assert faults("matter", minimal(judge=value)) == []


def test_an_allegation_may_be_a_bare_text_and_a_list_of_one_name_the_bare_name() -> None:
    facts = [{"id": "a", "heading": "A", "paragraphs": ["A bare text."]}]
    claims = [{"cause": "wa-defamation", "against": "strings", "elements": {"statement": "said"}}]
    assert faults("matter", minimal(facts=facts, claims=claims)) == []


def test_an_extending_file_may_be_partial_and_remove_inherited_values() -> None:
    extension = {"extends": "dispute.yaml", "parties": {"aws": {"counsel": "doran"}, "amazon": "none"}, "facts": "none"}
    assert faults("matter", extension) == []
    assert faults("matter", {**extension, "extends": 5}) != []


def test_a_matter_that_extends_nothing_needs_a_court_and_parties() -> None:
    matter = minimal()
    for key in ("court", "parties"):
        incomplete_matter = {name: value for name, value in matter.items() if name != key}
        assert faults("matter", incomplete_matter) == [f"/: '{key}' is a required property"]


def test_the_keys_of_the_schema_are_those_of_the_model() -> None:
    assert list(SCHEMAS["matter"]["properties"]) == [
        "extends",
        *(field.alias or name for name, field in Matter.model_fields.items()),
    ]


def test_ids_come_from_the_catalog() -> None:
    assert SCHEMAS["matter"]["properties"]["court"]["enum"] == list(CATALOG.names("court"))
    assert SCHEMAS["matter"]["$defs"]["Claim"]["properties"]["cause"]["enum"] == list(CATALOG.names("cause"))
    assert SCHEMAS["matter"]["$defs"]["Filing"]["properties"]["paper"]["enum"] == list(CATALOG.names("document"))


def test_a_court_that_extends_no_other_must_give_every_value() -> None:
    assert "/: 'margins' is a required property" in faults("court", {"id": "x", "name": "X", "system": "state"})
    assert faults("court", {"id": "x", "name": "X", "system": "state", "extends": "federal"}) == []


@pytest.mark.slow
def test_the_examples_of_the_rules_fit_as_files_that_extend_a_matter() -> None:
    reader = Draft202012Validator(SCHEMAS["matter"], format_checker=Draft202012Validator.FORMAT_CHECKER)
    texts = [text for rule in all_rules().values() if rule.subject not in {Proof, Upload} for text in rule.good]
    assert len(texts) > 700
    errors = []
    for text in texts:
        matter = {"extends": "x.yaml", **(values_in_editor(text) or {})}
        errors += [(text, error.message) for error in reader.iter_errors(matter)]
    assert errors == []
