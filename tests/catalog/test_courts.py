"""Every value of the courts' records: its meaning, its basis and its source."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.language.places import POSTAL
from assembler.load.packed import PROGRAM
from assembler.load.yaml_reader import read_yaml
from assembler.model.law import has_source, was_read
from assembler.plan.font_families import FAMILIES
from tests.support.matters import catalog, court_record
from tests.support.walks import faults_by_name

FOLDER = PROGRAM / "data" / "courts"
FILES = {file.relative_to(FOLDER).with_suffix("").as_posix(): file for file in sorted(FOLDER.rglob("*.yaml"))}
COUNTIES = [name for name in FILES if "/" in name]
COURTS = [name for name in FILES if "/" not in name]


def raw_record(name: str) -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(FILES[name].read_text("utf-8"), name).data
    return data


def values(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each version of each value in the file of the court *name*, with its key."""
    for key, value in raw_record(name).items():
        versions = value if isinstance(value, list) else [value]
        yield from ((key, version) for version in versions if isinstance(version, dict))


def test_there_is_a_profile_for_each_federal_district_and_for_a_trial_court_of_each_state() -> None:
    courts = [court_record(name) for name in COURTS]
    assert sum(court.system == "federal" and bool(court.state) for court in courts) == 94
    assert sorted({court.state for court in courts if court.system == "state" and court.state}) == sorted(POSTAL)
    assert [court.id for court in courts if not court.state] == ["federal", "state"]


def test_the_counties_of_fourteen_states_are_listed_each_once() -> None:
    by_state = {record.state: record.counties for record in map(court_record, COURTS) if record.counties}
    assert {state: len(counties) for state, counties in by_state.items()} == {
        "AZ": 15, "CA": 58, "DE": 3, "FL": 67, "GA": 159, "IL": 102, "MA": 14,
        "NV": 17, "NJ": 21, "NY": 62, "OR": 36, "PA": 67, "TX": 254, "WA": 39,
    }  # fmt: skip
    assert all(len(set(counties)) == len(counties) for counties in by_state.values())


def test_a_value_that_a_court_lists_by_county_is_listed_for_each_county() -> None:
    records = [court_record(name) for name in COURTS]
    with_districts = [(record, record.districts) for record in records if record.districts and record.counties]
    assert len(with_districts) > 1
    for record, districts in with_districts:
        assert set(districts.value) == set(record.counties), record.id


@pytest.mark.slow
def test_the_id_of_a_court_is_the_name_of_its_file() -> None:
    assert faults_by_name(COURTS, lambda name: raw_record(name)["id"] != name) == {}
    assert catalog().names("court") == tuple(COURTS)


@pytest.mark.slow
def test_each_value_of_a_court_has_a_basis() -> None:
    def keys_without_basis(name: str) -> object:
        return [key for key, value in values(name) if not {"value", "basis"} <= value.keys()] or not dict(values(name))

    assert faults_by_name(FILES, keys_without_basis) == {}


@pytest.mark.slow
def test_a_value_whose_source_was_read_cites_its_text_and_url() -> None:
    def keys_without_source(name: str) -> list[str]:
        with_source = [(key, value) for key, value in values(name) if has_source(value["basis"])]
        uncited = [key for key, value in with_source if not value.get("cite")]
        read = [(key, value) for key, value in with_source if was_read(value["basis"])]
        without_url = [key for key, value in read if not value.get("url", "").startswith("http")]
        return [*uncited, *without_url]

    assert faults_by_name(FILES, keys_without_source) == {}


NOTHING_READ = """
    akd almd alnd alsd ared arwd ctd dcd ded gamd gasd gud hid iand iasd idd ilcd ilsd innd kyed kywd laed
    lamd lawd med moed mowd msnd mssd mtd nced ncmd ncwd ndd njd nmd nmid nvdist/carson_city nvdist/storey
    nynd nywd ohnd ohsd oked pawd prd prtpi rid scd sdd state tned tnmd tnwd vawd vid vtd wasuper/king wiwd
    wvcir wvnd wvsd wyd wydist
""".split()
"""Courts without any value of their own that was read; at most, inherited values were read."""


@pytest.mark.slow
def test_each_court_except_those_listed_has_its_own_value_that_was_read() -> None:
    assert [name for name in FILES if not any(was_read(value["basis"]) for _, value in values(name))] == NOTHING_READ


def test_a_county_adds_values_to_a_court_that_has_the_county() -> None:
    def ineffective_keys(name: str) -> object:
        court_id, file_stem = name.split("/")
        (county,) = (
            county for county in court_record(court_id).counties if county.lower().replace(" ", "_") == file_stem
        )
        record = court_record(court_id, county)
        own_values = dict(values(name))
        return not own_values or [
            key for key, value in own_values.items() if getattr(record, key).basis != value["basis"]
        ]

    assert faults_by_name(COUNTIES, ineffective_keys) == {}


def test_a_court_inherits_whole_values() -> None:
    assert court_record("wawd").dismissal == court_record("federal").dismissal
    assert court_record("wawd").signature != court_record("federal").signature


def test_a_page_of_whole_lines_fits_between_the_margins() -> None:
    def is_too_high(name: str) -> bool:
        court = court_record(name)
        height = (11 - court.margins.value.top) * 72
        return court.numbered_lines.value * court.pitch.value > height

    assert faults_by_name(COURTS, is_too_high) == {}


def test_no_court_uses_type_smaller_than_it_allows_or_of_a_kind_without_a_font() -> None:
    def has_unfit_type(name: str) -> bool:
        type_ = court_record(name).type.value
        return type_.size < type_.minimum or type_.notes < type_.notes_minimum or type_.kind not in FAMILIES

    assert faults_by_name(COURTS, has_unfit_type) == {}


def test_each_federal_court_has_a_number_pattern_that_matches_the_numbers_in_its_note() -> None:
    def refused_numbers(name: str) -> object:
        law = court_record(name).number_pattern
        if law is None:
            return court_record(name).system == "federal"
        example_numbers = re.findall(r"\d:\d{2}-cv-\d+(?:-[A-Z]+)?", law.note)
        return [number for number in example_numbers if not re.fullmatch(law.value, number)]

    assert faults_by_name(COURTS, refused_numbers) == {}


def test_a_court_that_requires_a_division_line_has_one_for_each_division() -> None:
    lines = {name: court_record(name).division_line for name in COURTS}
    courts_with_required_line = [name for name, line in lines.items() if line and line.value == "required"]

    def divisions_without_line(name: str) -> object:
        divisions = court_record(name).divisions
        return divisions is None or [division.name for division in divisions.value if not division.line]

    assert faults_by_name(courts_with_required_line, divisions_without_line) == {}


def test_an_unknown_court_is_reported() -> None:
    with pytest.raises(MatterError, match="no court is called `atlantis`"):
        catalog().record("court", "atlantis")


def test_a_firms_court_that_extends_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "courts").mkdir()
    (tmp_path / "courts" / "ours.yaml").write_text("id: ours\nextends: ours\n", "utf-8")
    with pytest.raises(MatterError, match="extends itself: ours -> ours"):
        Catalog(tmp_path).record("court", "ours")


def test_a_firms_court_that_is_not_a_map_or_not_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "courts").mkdir()
    for name, raw, message in (("ours", b"- a\n", "a map of keys"), ("theirs", b"\xff\xfe", "UTF-8")):
        (tmp_path / "courts" / f"{name}.yaml").write_bytes(raw)
        with pytest.raises(MatterError, match=message):
            Catalog(tmp_path).record("court", name)


def test_each_answer_that_a_statement_mentions_is_an_answer_of_its_statement() -> None:
    def unknown_answers(name: str) -> Iterator[str]:
        law = court_record(name).statements
        statements = law.value if law else {}
        for statement_name, statement in statements.items():
            unknown = set(statement.ranges) - set(statement.answers)
            agreement = statement.agrees_with
            if agreement:
                unknown |= set(agreement.answers) - set(statement.answers)
                other_answers = set(statements[agreement.statement].answers)
                for answers in agreement.answers.values():
                    unknown |= set(answers) - other_answers
            yield from (f"{name} {statement_name}: {answer}" for answer in sorted(unknown))

    assert [fault for name in COURTS for fault in unknown_answers(name)] == []
