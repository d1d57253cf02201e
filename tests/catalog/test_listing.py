"""Lists of records: every record is found by any of its words, and near matches are offered if none is found."""

import json
from pathlib import Path

import click
import pytest

from assembler.catalog import Catalog
from assembler.commands.list import as_json, as_text, listing
from assembler.model.law import FIRM, GRADES
from assembler.rules import all_rules
from tests.support.matters import court_records
from tests.support.places import TESTS

RULES = all_rules()

KINDS = ("courts", "causes", "documents", "rules")


def ids(kind: str, query: str, root: Path = TESTS) -> list[str]:
    return [row.get("id") or row["code"] for row in listing(kind, query, root)]


@pytest.mark.parametrize("kind", ["court", "cause", "document"])
@pytest.mark.slow
def test_an_empty_query_lists_every_record(kind: str) -> None:
    names = list(Catalog().names(kind))
    assert names
    assert ids(f"{kind}s", query="") == names


def test_an_empty_query_lists_every_rule() -> None:
    assert RULES
    assert ids("rules", query="") == sorted(RULES)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("wawd", {"wawd": []}),
        ("Seattle", {"wawd": ["Seattle"], "wasuper": ["Seattle", "county King"]}),
        ("las vegas", {"nvd": ["Las Vegas"], "nvdist": ["Las Vegas", "county Clark"]}),
        ("san francisco", {"cand": ["San Francisco"], "casuper": ["county San Francisco"]}),
        ("Whatcom", {"wasuper": ["county Whatcom"], "wawd": ["Whatcom"]}),
        ("S.D.N.Y.", {"nysd": []}),
        ("harris county", {"gasuper": ["county Harris"], "txdist": ["county Harris"], "txsd": ["Harris"]}),
        ("superior court of arizona", {"azsuper": []}),
        (
            "NEW york",
            {
                **{name: [] for name in ("nycivct", "nyed", "nynd", "nysd", "nysupct", "nywd")},
                "vaed": ["Newport News", "New Kent", "York"],
            },
        ),
        ("GR 14(a)", {"wasuper": ["cites GR 14(a)"]}),
        ("C.R.C.P. 10(e)", {"codist": ["cites C.R.C.P. 10(d)(2)(III), (e)", "cites C.R.C.P. 10(d), (e)"]}),
    ],
)
def test_a_court_search_matches_id_city_county_rule_or_any_word_and_says_which_of_them_matched(
    query: str, expected: dict[str, list[str]]
) -> None:
    assert {row["id"]: row["found_by"] for row in listing("courts", query, TESTS)} == expected


def test_an_ambiguous_name_lists_its_candidates_the_best_first() -> None:
    lines = as_text(listing("courts", "orange", TESTS)).splitlines()
    places = [line.split("  ")[-1].strip() for line in lines]
    assert [*places[:2], places[-1]] == ["Orange", "Orange, county Essex", "Orangeburg"]
    assert set(places[2:-1]) == {"Orange", "county Orange"}


def test_a_state_comes_before_the_counties_that_bear_its_name() -> None:
    court_ids = ids("courts", "Washington")
    assert court_ids[:3] == ["waed", "wasuper", "wawd"]
    assert {"flcir", "gasuper", "ilcir", "nysupct", "orcir", "pacp", "txdist"} < set(court_ids[3:])


def test_each_court_shows_how_many_of_its_values_are_sure() -> None:
    (row,) = listing("courts", "casuper", TESTS)
    assert row["values"]["verified"] == row["values"]["official"] + row["values"]["copy"] > 10
    assert list(row["values"]) == ["verified", *GRADES, FIRM]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "circuit"), [("9th circuit", "9"), ("ninth circuit", "9"), ("second circuit", "2"), ("dc circuit", "DC")]
)
def test_a_circuit_finds_all_its_courts_and_no_other(query: str, circuit: str) -> None:
    courts_of_circuit = [court.id for court in court_records() if court.circuit and court.circuit.id == circuit]
    assert courts_of_circuit
    assert sorted(ids("courts", query)) == courts_of_circuit


@pytest.mark.slow
def test_a_kind_of_court_is_found_by_its_name() -> None:
    superior_courts = [court.id for court in court_records() if "Superior Court" in court.name]
    assert ids("courts", "superior court") == [*superior_courts, "wicir"]  # last, a court that sits in Superior, Wis.
    assert len(superior_courts) > 10


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "query", "expected"),
    [
        ("causes", "wa-defamation", "wa-defamation"),
        ("causes", "sherman", "us-sherman-act-1"),
        ("causes", "17 U.S.C. 501", "us-copyright-infringement"),
        ("documents", "dismissal", "notice_of_voluntary_dismissal"),
        ("rules", "bar number", "SIG002"),
        ("rules", "closed-by-event", "DIS001"),
    ],
)
def test_other_kinds_are_found_by_their_words(kind: str, query: str, expected: str) -> None:
    assert expected in ids(kind, query)


@pytest.mark.slow
def test_names_that_begin_with_the_query_come_first() -> None:
    rule_codes = ids("rules", "dis")
    family = [code for code in rule_codes if code.startswith("DIS")]
    assert rule_codes[: len(family)] == family
    assert len(rule_codes) > len(family) > 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (
            "courts",
            {"id", "name", "citation", "system", "state", "circuit", "divisions", "counties", "found_by", "values"},
        ),
        ("causes", {"id", "name", "jurisdiction", "elements"}),
        ("documents", {"id", "name", "about", "authority"}),
        ("rules", {"code", "title", "name", "severity", "basis", "cite"}),
    ],
)
def test_json_is_an_array_of_objects(kind: str, keys: set[str]) -> None:
    rows = json.loads(as_json(listing(kind, query="", root=TESTS)))
    assert rows
    assert all(set(row) == keys for row in rows)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_found_is_an_empty_array_and_a_sentence(kind: str) -> None:
    rows = listing(kind, "xyzzy", TESTS)
    assert json.loads(as_json(rows)) == []
    message, _, rest_of_line = as_text(rows).partition(f"; see `assembler list {kind}`")
    assert message == f"no {kind} match `xyzzy`"
    if kind in {"courts", "causes"}:
        assert rest_of_line.endswith("(docs/not-here.md)")
    else:
        assert rest_of_line == ""


@pytest.mark.slow
def test_a_misspelled_query_gets_the_nearest_words() -> None:
    line = as_text(listing("courts", "Manhatan court", TESTS))
    assert line.startswith(
        "no courts match `Manhatan court`; did you mean `manhattan`? otherwise, for a court that is not"
    )
    assert "`breach`" in as_text(listing("causes", "breech", TESTS))


@pytest.mark.slow
def test_text_has_one_line_per_record_that_begins_with_its_id() -> None:
    rows = listing("courts", "ninth", TESTS)
    lines = as_text(rows).splitlines()
    assert [line.split()[0] for line in lines] == [row["id"] for row in rows]
    assert "Seattle, Tacoma" in next(line for line in lines if line.startswith("wawd"))
    assert "39 counties" in next(line for line in lines if line.startswith("wasuper"))


@pytest.mark.slow
def test_a_firms_own_causes_are_listed(tmp_path: Path) -> None:
    program_file = Catalog().folders("cause")[0] / "wa-defamation.yaml"
    (tmp_path / "causes").mkdir()
    text = (
        program_file.read_text("utf-8")
        .replace("wa-defamation", "wa-gossip")
        .replace("name: Defamation", "name: Gossip")
    )
    (tmp_path / "causes" / "wa-gossip.yaml").write_text(text, "utf-8")
    assert ids("causes", "gossip", tmp_path) == ["wa-gossip"]
    assert ids("causes", "gossip") == []


def test_an_invalid_record_of_a_firm_is_reported_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "causes").mkdir()
    (tmp_path / "causes" / "broken.yaml").write_text("id: broken\ncolor: blue\n", "utf-8")
    with pytest.raises(click.UsageError, match=r"broken\.yaml.*`color`"):
        listing("causes", query="", root=tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "is_listed"),
    [
        ("anticipatory repudiation", True),
        ("breach of contract", False),
        ("washington contract", False),
        ("ny", False),
        ("", False),
    ],
)
def test_causes_that_only_mention_the_words_are_listed_as_such(query: str, is_listed: bool) -> None:  # noqa: FBT001
    listed_causes = listing("causes", query, TESTS)
    assert listed_causes
    assert ("nothing is called" in listed_causes.mention_note) is is_listed
    assert ("`title:` and `law:`" in listed_causes.mention_note) is is_listed


@pytest.mark.parametrize(("query", "law"), [("MA", "MA"), ("Massachusetts", "MA"), ("US", "US"), ("OR", "OR")])
def test_the_name_of_a_law_lists_the_causes_under_it_alone(query: str, law: str) -> None:
    rows = listing("causes", query, TESTS)
    assert rows
    assert {row["jurisdiction"] for row in rows} == {law}


@pytest.mark.slow
@pytest.mark.parametrize("query", ["contract CA", "CA contract", "contract California"])
def test_a_law_at_either_end_of_the_words_limits_the_causes_to_those_under_it(query: str) -> None:
    names = ids("causes", query)
    assert "ca-breach-of-contract" in names
    assert {name.partition("-")[0] for name in names} == {"ca"}


@pytest.mark.slow
def test_no_cause_of_another_state_is_offered_for_the_state_that_was_named() -> None:
    rows = listing("causes", "breach of contract MA", TESTS)
    assert rows == []
    assert "see `assembler list causes MA`" in rows.if_empty


@pytest.mark.slow
def test_a_court_that_only_cites_the_words_is_omitted_if_another_court_has_them_in_its_name() -> None:
    assert {id_[:2] for id_ in ids("courts", "California")} == {"ca"}
    assert ids("courts", "LCR 15") == ["wawd"]
