"""Keys and values: unknown, missing and wrong ones are reported at their place, in terms of the documentation."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from assembler.findings.path import KeyPath
from assembler.model.base import Prose
from assembler.model.errors import MESSAGES, PATTERNS
from assembler.model.filing import Filing
from assembler.model.keys import known_keys
from assembler.model.matter import Matter
from assembler.papers import every_filing
from assembler.validate import validate
from tests.support.matters import SUIT, catalog, matter, source
from tests.support.stopped import findings_of, place_of, refusal, refusals
from tests.support.walks import STRIDES


def test_the_suit_of_the_small_matters_is_a_matter() -> None:
    assert matter().court.id == "nysd"


UNKNOWN_KEYS = [
    ("claimz: x", (1, 1), "did you mean `claims`?"),
    ("exteds: x", (1, 1), "`extends`"),
    ("filings: [{paper: complaint, dat: x}]", (1, 30), "did you mean `date`?"),
    ("parties: {alpha: {nam: x}}", (1, 19), "did you mean `name`"),
    ("parties:\n  alpha:\n    formedin: x", (3, 5), "did you mean `formed_in`?"),
    ("parties: {alpha: {members: {kim: {name: Kim, kind: individual, citizen: x}}}}", (1, 64), "`citizenship`"),
    ("counsel: {ann: {bar_numbr: x}}", (1, 17), "did you mean `bar_number` or `court_numbers`?"),
    ("firms: {all: {name: All LLP, emial: x}}", (1, 30), "did you mean `email`?"),
    ("people: {officer: {titel: x}}", (1, 20), "did you mean `title`?"),
    ("exhibits: {a: {title: A, fil: x}}", (1, 26), "`file`"),
    ("more_facts: [{id: more, heading: More, paragraphs: [{txt: x}]}]", (1, 54), "did you mean `text`?"),
    ("more_facts: [{id: more, heding: x, heading: More, paragraphs: [x]}]", (1, 25), "did you mean `heading`?"),
    ("claims: [{cause: ny-breach-of-contract, against: beta, elemnts: x}]", (1, 56), "did you mean `elements`?"),
    ("relief: [{text: award damages, claim: x}]", (1, 32), "did you mean `claims`?"),
    ("events: [{event: answer, date: 2025-04-01, bye: x}]", (1, 44), "did you mean `by`?"),
    ("filings: [{paper: complaint, service: [{on: ann, by: mail, dat: x}]}]", (1, 60), "did you mean `date`?"),
    ("filings: [{paper: complaint, dismisses: all}]", (1, 30), "it is a key of `motion_for_leave_to_withdraw`"),
    (
        "filings: [{paper: notice_of_voluntary_dismissal, dismisses: all, verified_by: x}]",
        (1, 66),
        "it is a key of `answer`, `complaint`",
    ),
]


@pytest.mark.parametrize(("changes", "place", "fix"), UNKNOWN_KEYS)
def test_an_unknown_key_is_reported_at_its_place_with_the_nearest_keys(
    changes: str, place: tuple[int, int], fix: str
) -> None:
    (finding,) = [finding for finding in refusals(changes) if finding.code == "MAT002"]

    assert place_of(finding) == ("matter.yaml", *place)
    assert fix in finding.fix


def test_an_unknown_key_has_its_own_place_in_a_file_that_is_extended() -> None:
    suit = SUIT.replace("principal_place: Portland", "principal: Portland")

    (finding,) = findings_of(lambda: validate(source("about: x", suit), catalog()))

    line = suit.splitlines().index("    principal: Portland, Oregon") + 1
    assert place_of(finding) == ("suit.yaml", line, 5)


def test_a_key_of_unusual_form_does_not_crash() -> None:
    assert refusal('"[key]": x').message == "`[key]` is not a known key here"
    assert refusal('parties: {"[key]": {name: K, role: defendant, kind: individual}}').code == "MAT003"
    assert refusal('"a\\nb": x').message == "`a b` is not a known key here"
    assert refusal(f"{'k' * 500}: x").message.endswith("...` is not a known key here")


MISSING_KEYS = [
    ("parties: {gamma: {role: defendant, kind: individual}}", "name", (1, 18)),
    ("parties:\n  gamma:\n    name: Gamma\n    kind: individual", "role", (3, 5)),
    ("counsel: {bob: {email: b@example.com}}", "name", (1, 16)),
    ("more_facts: [{heading: More, paragraphs: [x]}]", "id", (1, 14)),
    ("claims: [{cause: ny-breach-of-contract}]", "against", (1, 10)),
    ("exhibits: {a: {date: 2025-01-01}}", "title", (1, 15)),
    ("events: [{event: answer}]", "date", (1, 10)),
    ("filings: [{date: 2025-01-01}]", "paper", (1, 11)),
    ("filings: [{paper: complaint}, {id: x}]", "paper", (1, 31)),
]


@pytest.mark.parametrize(("changes", "key", "place"), MISSING_KEYS)
def test_a_missing_key_is_reported_at_the_map_that_lacks_it(changes: str, key: str, place: tuple[int, int]) -> None:
    finding = refusal(changes)

    assert (finding.code, finding.message) == ("MAT001", f"`{key}` is missing")
    assert place_of(finding) == ("matter.yaml", *place)
    assert f"`{key}:" in finding.fix


def test_a_required_key_that_the_extending_file_removes_is_missing_there() -> None:
    assert place_of(refusal("about: x\ncourt: none")) == ("matter.yaml", 1, 1)
    assert place_of(refusal("parties:\n  beta:\n    role: none")) == ("matter.yaml", 3, 5)


IMPOSSIBLE_DATES = ["2025-02-30", "2025-13-01", "2025-00-10", "2023-02-29", "2025-04-31", "0000-01-01"]
OTHER_TEXTS = ["March 2", "2 March", "2021-3-2", "02/03/2021", "20210302", "tomorrow", "2021-03-02T10:00"]


@pytest.mark.parametrize("value", IMPOSSIBLE_DATES)
def test_a_date_that_does_not_exist_is_reported(value: str) -> None:
    finding = refusal(f"docket_read: {value}")

    assert place_of(finding) == ("matter.yaml", 1, 14)
    assert finding.message == f"`docket_read`, `{value}`, is not a calendar date"


@pytest.mark.parametrize("value", ["0001-01-01", "1599-12-31", "2200-01-01", "9999-12-31"])
def test_a_date_in_an_impossible_year_is_reported(value: str) -> None:
    message = f"`docket_read`, `{value}`, is not between the years 1600 and 2199"
    assert refusal(f"docket_read: {value}").message == message


@pytest.mark.parametrize("value", OTHER_TEXTS)
def test_a_value_that_is_not_a_date_is_reported_with_an_example(value: str) -> None:
    assert refusal(f"docket_read: {value}").message.endswith("is not a date such as 2021-03-02 or March 2, 2021")


WRONG_VALUES = [
    ("amount: much", "`amount`, `much`, is not a sum of money"),
    ("amount: 75,00", "`amount`, `75,00`, is not a sum of money"),
    ("amount: 75000.5", "`amount`, `75000.5`, is not a sum of money"),
    ("amount: €75000", "`amount`, `€75000`, is not a sum of money"),
    (f"amount: {'9' * 5000}", "is not a sum of money"),
    ("amount: -5", "`amount`, `-5`, is not a sum of money"),
    ("amount: 0", "`amount`, `0`, is not a sum of money"),
    ("class_members: 1,000", "`class_members`, `1,000`, is not a whole number"),
    ("number: [a]", "`number`, a list, is not text"),
    ("number: {a: b}", "`number`, a map, is not text"),
    ("number: |\n  a\n  b", "`number`, `a b`, has 2 lines, but only one line is allowed"),
    ("court: [nysd]", "`court`, a list, is not text"),
    ("parties: nobody", "`parties`, `nobody`, is not a map of names"),
    ("parties: [nobody]", "`parties`, a list, is not a map of names"),
    ("parties: {gamma: Gamma}", "`gamma`, `Gamma`, is not a map of keys"),
    ("parties: {'a b': {name: A, role: defendant, kind: individual}}", "`a b` is not a name"),
    ("parties: {../x: {name: A, role: defendant, kind: individual}}", "`../x` is not a name"),
    (f"exhibits: {{{'x' * 61}: {{title: X}}}}", "has more than 60 characters"),
    (f"exhibits: {{a: {{title: X, label: {'x' * 21}}}}}", "has more than 20 characters"),
    (f"exhibits: {{a: {{title: {'x' * 801}}}}}", "has more than 800 characters"),
    ("claims: x", "`claims`, `x`, is not a list"),
    ("claims: [x]", "an entry of `claims`, `x`, is not a map of keys"),
    ("filings: {paper: complaint}", "`filings`, a map, is not a list"),
    ("filings: [complaint]", "an entry of `filings`, `complaint`, is not a map of keys"),
    ("filings: [{paper: complaint, id: ../x}]", "`id`, `../x`, is not a name"),
    ("filings: [{paper: complaint, id: a/b}]", "`id`, `a/b`, is not a name"),
    ("filings: [{paper: complaint, id: .}]", "`id`, `.`, is not a name"),
    ("more_facts: [{id: more, heading: More, paragraphs: [[a]]}]", "an entry of `paragraphs`, a list, is not a map"),
    ("more_facts: [{id: more, heading: More, paragraphs: [{belief: true}]}]", "takes either `text` or `heading`"),
    ("more_facts: [{id: more, heading: M, paragraphs: [{text: a, heading: b}]}]", "takes either `text` or `heading`"),
    ("more_facts: [{id: more, heading: More, paragraphs: ['>']}]", "an entry of `paragraphs`, `>`, has no words"),
    ("relief: ['***']", "has no words"),
    ("relief: ['2020. That was the year']", "has a list that begins with 2020; if no list is meant"),
    (
        "relief: ['Alpha saw this.[^1]']",
        "has `[^1]`; write the footnote's text in its place: `^[text of the footnote]`",
    ),
    ("relief: ['[^1]: lost']", "has `[^1]`; write the footnote"),
    ("waivers: {fmt001: why}", "`fmt001` is not the code of a rule, such as `SIG001`"),
    ("waivers: {FMT001: [why]}", "`FMT001`, a list, is not text"),
]


def test_the_remedy_for_a_list_in_place_of_a_text_is_an_example_and_for_a_map_is_a_bar() -> None:
    (finding,) = refusals("exhibits: {a: {title: Lease, file: {a: b}}}")
    assert finding.fix == "write one text, as in `file: exhibits/a.pdf`"
    (sentence,) = refusals("more_facts: [{id: more, heading: More, paragraphs: [{text: {a: b}}]}]")
    assert sentence.fix.startswith("put the paragraph under `|`")


@pytest.mark.parametrize(("changes", "message"), WRONG_VALUES)
def test_a_value_of_the_wrong_kind_is_reported_in_terms_of_the_documentation(changes: str, message: str) -> None:
    (finding, *_) = (finding for finding in refusals(changes) if finding.code == "MAT003")

    assert message in finding.message
    assert (finding.place.file, finding.place.line) == ("matter.yaml", 1)


LISTS = [
    "1. a\n2. b\n3. c",
    "Alpha:\n\n1. a\n2. b\n\nBeta:\n\n1. c",
    "> 1) a\n> 2) b",
    "2020\\. Words",
    "1.5 percent",
    "- a",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_that_begins_with_one_is_a_list(text: str) -> None:
    assert TypeAdapter(Prose).validate_python(text) == text


WRONG_CHOICES = [
    ("parties: {beta: {kind: SARL}}", "`kind`, `SARL`", "use `individual`"),
    ("jurisdiction: [federl question]", "an entry of `jurisdiction`", "did you mean `federal question`?"),
    ("venue: [here]", "an entry of `venue`", "use `events`, `injury`, `property`, `real property`, `residence`"),
    ("filings: [{paper: complaint, service: [{on: ann, by: post}]}]", "`by`, `post`", "`mail`"),
]


@pytest.mark.parametrize(("changes", "message", "fix"), WRONG_CHOICES)
def test_a_word_that_is_not_among_those_allowed_is_reported_with_them(changes: str, message: str, fix: str) -> None:
    finding = refusal(changes)

    assert finding.message.startswith(message)
    assert finding.message.endswith(", is not an allowed value")
    assert fix in finding.fix


UNKNOWN_RECORDS = [
    ("court: nyds", (1, 8), "no court is called `nyds`", "`nysd`"),
    ("court: ../wasuper/king", (1, 8), "no court is called `../wasuper/king`", "`wasuper`"),
    ("claims: [{cause: ny-breach-of-contrat, against: beta}]", (1, 18), "no cause of", "`ny-breach-of-contract`"),
    ("filings: [{paper: complant}]", (1, 19), "no document type is called `complant`", "did you mean `complaint`"),
    (f"court: {'x' * 3000}", (1, 8), "no court is called `xxx", "search by city, county, circuit or rule with"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("changes", "place", "message", "fix"), UNKNOWN_RECORDS)
def test_an_unknown_record_is_reported_with_the_most_similar(
    changes: str, place: tuple[int, int], message: str, fix: str
) -> None:
    finding = refusal(changes)

    assert place_of(finding) == ("matter.yaml", *place)
    assert message in finding.message
    assert fix in finding.fix


def test_all_faults_are_reported_at_once_in_the_order_of_the_file() -> None:
    findings = refusals("number: [a]\nbogus: x\namount: much\nfilings: [{paper: complant}]")

    assert [finding.place.line for finding in findings] == [1, 2, 3, 4]


# -- every field of the model -----------------------------------------------------------------------------------------


def models(model: type[BaseModel] = Matter, path: KeyPath = ()) -> Iterator[tuple[KeyPath, type[BaseModel]]]:
    """Yield each model of a matter with a path to it; members of members only once."""
    yield path, model
    for key, field in model.model_fields.items():
        annotation = str(field.annotation)
        steps: KeyPath = ()  # from the field to an entry of it
        if "Mapping" in annotation:
            steps = ("x",)
        elif "tuple" in annotation.lower():
            steps = (0,)
        for inner_model in written_models(field.annotation):
            if inner_model is not model and not {"members", "trustees"} & set(path):
                yield from models(inner_model, (*path, key, *steps))


def written_models(annotation: Any) -> list[type[BaseModel]]:
    """Return the models in *annotation* that a matter writes out, without records of the catalog, which it names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        annotation = every_filing() if annotation is Filing else annotation
        return [] if annotation.__name__ in {"Court", "Cause", "DocumentType"} else [annotation]
    return [form for part in get_args(annotation) for form in written_models(part)]


MODELS = list(models())


def test_every_kind_of_model_is_tested() -> None:
    names = {model.__name__ for _, model in MODELS}

    assert names >= {"Matter", "Party", "Member", "Attorney", "Firm", "Claim", "Relief", "EveryFiling", "Exhibit"}
    assert sum(len(model.model_fields) for _, model in MODELS) > 40


def test_the_keys_of_each_map_are_known_at_its_path() -> None:
    keys_by_path = {path: {field.alias or key for key, field in model.model_fields.items()} for path, model in MODELS}
    for path, keys in keys_by_path.items():
        assert set(known_keys(path, every_filing())) - {"extends"} == keys - {"extends"}, path


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("value", ["Not a thing", "a\nb", ["a"], [["a"]], {"a": "b"}, [{"a": "b"}], "", {"a b": "c"}])
def test_every_fault_of_a_field_has_a_message_of_the_program(value: object, stride: int) -> None:
    count = 0
    for _, model in MODELS[::stride]:
        for key in model.model_fields:
            try:
                TypeAdapter(model).validate_python({key: value}, context=catalog())
            except ValidationError as error:
                for detail in error.errors():
                    count += 1
                    kind = detail["type"]
                    pattern = detail.get("ctx", {}).get("pattern")
                    is_reworded = kind in MESSAGES or pattern in PATTERNS or "Input should" not in detail["msg"]
                    assert is_reworded or kind == "literal_error", detail
    assert count > 100 // stride


def test_prejudice_is_not_a_key_of_a_paper_without_it() -> None:
    filing = "{paper: motion_for_nonsuit, date: 2025-06-02, dismisses: all, prejudice: without}"
    finding = refusal(f"court: vacir\ncounty: Fairfax\nfilings: [{filing}]")
    assert finding.message == "a `motion_for_nonsuit` says nothing about prejudice; the law on dismissals decides it"
    assert finding.fix == "delete the key"
