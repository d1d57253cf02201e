"""The courts' profiles, walked value by value: each says what it is, how sure it is, and where it stands."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assembler.catalog import PROGRAM, Catalog
from assembler.findings.finding import Stopped
from assembler.language.places import POSTAL
from assembler.load.yaml_reader import read_yaml
from assembler.model.court import Court
from assembler.model.law import Law, has_source, was_read
from assembler.plan.frame.page_setup import FAMILIES
from tests.matters import catalog

FOLDER = PROGRAM / "data" / "courts"
FILES = {file.relative_to(FOLDER).with_suffix("").as_posix(): file for file in sorted(FOLDER.rglob("*.yaml"))}
COUNTIES = [name for name in FILES if "/" in name]
COURTS = [name for name in FILES if "/" not in name]

each_court = pytest.mark.parametrize("name", COURTS)
each_file = pytest.mark.parametrize("name", FILES)


def written(name: str) -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(FILES[name].read_text("utf-8"), name).data
    return data


def values(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((key, value) for key, value in written(name).items() if isinstance(value, dict))


def court(name: str) -> Court:
    found: Court = catalog().record("court", name)
    return found


def test_there_is_a_profile_for_each_federal_district_and_for_a_trial_court_of_each_state() -> None:
    profiles = [court(name) for name in COURTS]
    assert sum(one.system == "federal" and bool(one.state) for one in profiles) == 94
    assert sorted({one.state for one in profiles if one.system == "state" and one.state}) == sorted(POSTAL)
    assert [one.id for one in profiles if not one.state] == ["federal", "state"]


def test_the_counties_of_fourteen_states_are_known_each_once() -> None:
    by_state = {one.state: one.counties for one in map(court, COURTS) if one.counties}
    assert {state: len(counties) for state, counties in by_state.items()} == {
        "AZ": 15, "CA": 58, "DE": 3, "FL": 67, "GA": 159, "IL": 102, "MA": 14,
        "NV": 17, "NJ": 21, "NY": 62, "OR": 36, "PA": 67, "TX": 254, "WA": 39,
    }  # fmt: skip
    assert all(len(set(counties)) == len(counties) for counties in by_state.values())


@each_court
def test_what_is_listed_by_county_is_listed_for_each(name: str) -> None:
    profile = court(name)
    if profile.districts:
        assert tuple(profile.districts.value) == profile.counties


@each_court
def test_a_court_is_called_as_its_file(name: str) -> None:
    assert written(name)["id"] == name
    assert name in catalog().names("court")


@each_court
def test_a_court_loads(name: str) -> None:
    assert isinstance(court(name), Court)


@each_file
def test_each_value_says_how_sure_it_is(name: str) -> None:
    found = dict(values(name))
    assert found
    assert [key for key, value in found.items() if not {"value", "basis"} <= value.keys()] == []


@each_file
def test_a_value_that_was_read_somewhere_says_where(name: str) -> None:
    read = [(key, value) for key, value in values(name) if has_source(value["basis"])]
    assert [key for key, value in read if not value.get("cite")] == []


@each_file
def test_a_value_whose_text_was_read_has_the_address_of_the_text(name: str) -> None:
    verified = [(key, value) for key, value in values(name) if was_read(value["basis"])]
    assert [key for key, value in verified if not value.get("url", "").startswith("http")] == []


NOTHING_READ = """
    akd aksuper alcir almd alnd alsd arcir ared arwd cod ctd ctsuper dcd dcsuper ded desuper gamd gasd gud hid
    iadist iand iasd idd ilcd ilnd ilsd innd insd ksdist kycir kyed kywd ladist laed lamd lawd mdd med mesuper
    miwd mnd moed mowd mscir msnd mssd mtd mtdist nced ncmd ncsuper ncwd ndd nddist ned nedist nhsuper njd nmd
    nmdist nmid nvdist/carson_city nvdist/storey nynd nywd ohnd ohsd okdist oked oknd okwd paed pawd prd prtpi rid
    risuper sccp scd sdcir sdd state tned tnmd tnwd vawd vid vtd vtsuper wasuper/king wicir wied wiwd wvcir wvnd
    wvsd wyd wydist
""".split()
"""Courts of whose own values none was read: what is sure of them is inherited, or nothing is."""


def test_each_court_but_those_named_has_a_value_of_its_own_that_was_read() -> None:
    assert [name for name in FILES if not any(was_read(value["basis"]) for _, value in values(name))] == NOTHING_READ


@each_court
def test_what_a_court_extends_is_a_court(name: str) -> None:
    chain = [heir for heir, _ in catalog().inherited(name)]
    assert chain[0] == name
    assert set(chain) <= set(COURTS)


@pytest.mark.parametrize("name", COUNTIES)
def test_a_county_adds_to_a_court_that_has_it(name: str) -> None:
    above, county = name.split("/")
    known = {one.lower().replace(" ", "_"): one for one in court(above).counties}
    assert county in known
    laid = catalog().record("court", above, known[county])
    added = dict(values(name))
    assert added
    assert all(getattr(laid, key).basis == value["basis"] for key, value in added.items())


def test_an_inherited_value_is_the_parents_whole() -> None:
    assert court("wawd").dismissal == court("federal").dismissal
    assert court("wawd").signature != court("federal").signature


@each_court
def test_a_page_of_whole_lines_fits_between_the_margins(name: str) -> None:
    profile = court(name)
    lines, pitch = profile.numbered_lines.value, profile.pitch.value
    room = (11 - profile.margins.value.top) * 72
    assert lines * pitch <= room
    assert profile.type.value.size >= profile.type.value.minimum
    assert profile.type.value.notes >= profile.type.value.notes_minimum
    assert profile.type.value.kind in FAMILIES


@each_court
def test_a_pattern_of_numbers_is_one_and_takes_what_its_note_shows(name: str) -> None:
    law = court(name).number_pattern
    if law is None:
        assert court(name).system == "state"
        return
    assert law.value
    shown = re.findall(r"\d:\d{2}-cv-\d+(?:-[A-Z]+)?", law.note)
    assert all(re.fullmatch(law.value, one) for one in shown)


@each_court
def test_divisions_carry_lines_where_the_caption_wants_one(name: str) -> None:
    profile = court(name)
    if profile.division_line and profile.division_line.value == "required":
        assert profile.divisions
        assert all(one.line for one in profile.divisions.value)


@each_court
def test_every_law_of_a_court_is_one(name: str) -> None:
    laws = [value for _, value in court(name) if isinstance(value, Law)]
    assert len(laws) > 20


def test_an_unknown_court_is_said_to_be_unknown() -> None:
    with pytest.raises(Stopped, match="no court is called `atlantis`"):
        catalog().record("court", "atlantis")


def test_a_firms_court_that_extends_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "courts").mkdir()
    (tmp_path / "courts" / "ours.yaml").write_text("id: ours\nextends: ours\n", "utf-8")
    with pytest.raises(Stopped, match="extends itself: ours -> ours"):
        Catalog(tmp_path).record("court", "ours")


def test_a_firms_court_that_is_no_map_or_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "courts").mkdir()
    for name, raw, said in (("ours", b"- a\n", "a map of keys"), ("theirs", b"\xff\xfe", "UTF-8")):
        (tmp_path / "courts" / f"{name}.yaml").write_bytes(raw)
        with pytest.raises(Stopped, match=said):
            Catalog(tmp_path).record("court", name)
