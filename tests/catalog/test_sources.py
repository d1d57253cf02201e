"""The sources of legal values, and the dates on which the values are in force."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from urllib.parse import urlparse

import pytest
from pydantic import BaseModel, ValidationError

from assembler.catalog import Catalog
from assembler.docgen.publishers import publisher, unfit_kind
from assembler.model.base import Strict
from assembler.model.court import Court
from assembler.model.dismissal import Instrument
from assembler.model.law import (
    GRADES,
    Law,
    Legal,
    has_source,
    in_force,
    legal_fields,
    qualified_cite,
    severity_for,
    was_read,
)
from tests.support.matters import catalog

PUBLISHERS = (
    ".gov",
    "govt.westlaw.com",
    "www.pacode.com",
    "www.cookcountycourt.org",
    "leg.state.fl.us",
    "leg.state.nv.us",
    "courts.state.ny.us",  # the former address of the Unified Court System of New York
    "rilin.state.ri.us",
    "ksrevisor.org",
    "www.ncleg.net",
    "jud.state.ct.us",  # the former address of the Judicial Branch of Connecticut
    "legis.state.pa.us",
)
"""Where courts, legislatures and agencies publish their own texts, some of them with a contractor."""

COLLECTIONS = (
    "github.com",
    "justia.com",
    "law.cornell.edu",
    "casetext.com",
    "courtrules.net",
    "findlaw.com",
    "law.onecle.com",
    "courts.mrsc.org",  # the official_laws reports of Washington
    "cl.cobar.org",  # prints the rule changes of the Supreme Court of Colorado
    "cetient.com",
    "ecases.us",
    "elawyers.us",
    "elaws.us",  # names the code and the date to which it is current
    "midpage.ai",
    "docketalarm.com",
    "rulesofcivilprocedure.com",  # one rule a page, with its amendments and the day on which it was verified
    "law.counselstack.com",  # opinions by their reporter
    "nmonesource.com",  # the New Mexico Compilation Commission
    "lcco.law.lsu.edu",  # the Louisiana Civil Code Online, with the act of each article
)
"""Collections whose texts name their source and date: repositories, publishers of statutes, rules and opinions."""

KINDS = ("court", "cause", "limitations", "dismissal", "amendment")


def laws(record: BaseModel) -> Iterator[tuple[str, Legal]]:
    """Yield each legal value in *record*, including earlier versions, with its path."""
    for key in type(record).model_fields:
        yield from _laws(getattr(record, key), key)


def _laws(value: object, path: str) -> Iterator[tuple[str, Legal]]:
    match value:
        case Legal():
            for version in value.versions:
                yield path, version
                yield from ((f"{path}.{key}", law) for key, law in laws(version))
        case BaseModel():
            yield from ((f"{path}.{key}", law) for key, law in laws(value))
        case tuple():
            for index, item in enumerate(value):
                yield from _laws(item, f"{path}[{index}]")
        case dict():
            for key, item in value.items():
                yield from _laws(item, f"{path}.{key}")


def every_law(records: Catalog) -> list[tuple[str, Legal]]:
    return [(f"{name}: {path}", law) for name, record in every_record(records) for path, law in laws(record)]


def every_record(records: Catalog) -> Iterator[tuple[str, BaseModel]]:
    """Yield each record of law of the program with its name, including records of counties."""
    for kind in KINDS:
        for name in records.names(kind):
            yield name, records.record(kind, name)
    for folder in records.folders("court"):
        for file in folder.glob("*/*.yaml"):
            yield f"{file.parent.name}/{file.stem}", records.record("court", file.parent.name, file.stem)


@cache
def program_laws() -> list[tuple[str, Legal]]:
    """Return each legal value in the program's records, with the record's name and the path."""
    return every_law(catalog())


def is_at(url: str, hosts: tuple[str, ...]) -> bool:
    return (urlparse(url).hostname or "").endswith(hosts)


# -- where a text was read --------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_an_official_text_was_read_where_its_maker_publishes_it() -> None:
    official_laws = [(name, law) for name, law in program_laws() if law.basis == "official" and law.url]
    assert len(official_laws) > 100
    assert [(name, law.url) for name, law in official_laws if law.via or not is_at(law.url, PUBLISHERS)] == []


@pytest.mark.slow
def test_a_copy_comes_from_a_collection_that_names_its_source_or_is_confirmed_by_a_second_copy() -> None:
    copies = [(name, law) for name, law in program_laws() if law.basis == "copy" and law.url]
    assert len(copies) > 300
    unconfirmed = [(name, law.url) for name, law in copies if not law.confirmed_at and not law.via]
    hosts = (*COLLECTIONS, *PUBLISHERS)
    assert [(name, url) for name, url in unconfirmed if not is_at(url, hosts)] == []


@pytest.mark.slow
def test_each_text_that_counts_as_read_has_a_publisher_on_record_who_answers_for_it() -> None:
    addresses: dict[str, str] = {}
    for name, law in program_laws():
        if was_read(law.basis):
            addresses |= {address: name for address in (law.url, law.via, law.confirmed_at) if address}
    assert len(addresses) > 500
    assert {address: name for address, name in addresses.items() if not publisher(address)} == {}
    assert {name: unfit_kind(address) for address, name in addresses.items() if unfit_kind(address)} == {}


def test_a_second_copy_is_at_another_address() -> None:
    confirmed = [(law.url, law.confirmed_at) for _, law in program_laws() if law.confirmed_at]
    assert len(confirmed) > 20
    assert [url for url, second_url in confirmed if url == second_url or not second_url.startswith("http")] == []


def test_a_rule_that_was_read_has_a_url_or_its_instruments_authorities_have_a_url() -> None:
    """A provision without an address belongs to an instrument or a law with an authority that was read."""
    read_laws = [(name.split(":")[0], law) for name, law in program_laws() if was_read(law.basis)]
    without_address = {record for record, law in read_laws if not law.url}
    with_address = {record for record, law in read_laws if law.url}
    assert without_address
    assert without_address <= with_address


def test_only_a_value_that_was_read_has_a_day_of_reading() -> None:
    dated = [(name, law) for name, law in program_laws() if law.read_on]
    assert len(dated) > 500
    assert [name for name, law in dated if not law.url or not has_source(law.basis)] == []
    assert min(law.read_on for _, law in dated if law.read_on) >= date(2026, 11, 24)


def test_no_record_of_the_program_says_verified_any_more() -> None:
    files = [file for kind in KINDS for folder in catalog().folders(kind) for file in folder.rglob("*.yaml")]
    assert len(files) > 200
    assert [file.name for file in files if "basis: verified" in file.read_text("utf-8")] == []


# -- the weight of a basis --------------------------------------------------------------------------------------------


def test_a_text_that_was_read_is_cited_bare_and_any_other_with_its_grade() -> None:
    assert [qualified_cite("CR 11", grade) for grade in GRADES] == [
        "CR 11",
        "CR 11",
        *(f"CR 11 ({grade})" for grade in ("secondary", "derived", "convention", "memory")),
    ]
    assert (
        qualified_cite(cite="", basis="convention", default="the court’s practice")
        == "the court’s practice (convention)"
    )
    assert qualified_cite(cite="", basis="memory") == "memory"


def test_only_a_text_that_was_read_may_make_an_error() -> None:
    assert [severity_for(grade) is None for grade in GRADES] == [True, True, False, False, False, False]


def test_a_record_of_a_firm_may_still_say_verified() -> None:
    assert Law[int].model_validate({"value": 1, "basis": "verified", "cite": "CR 10"}).basis == "copy"


# -- when a value is in force -----------------------------------------------------------------------------------------

OLD = {"value": 25, "basis": "memory", "until": "2022-12-01"}
NEW = {"value": 28, "basis": "copy", "cite": "CR 10", "url": "http://x", "from": "2022-12-01"}


class Record(Strict):
    """A record with one value."""

    lines: Law[int]


def lines(*versions: object) -> Law[int]:
    return Record.model_validate({"lines": list(versions)}).lines


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2021, 3, 2), 25), (date(2022, 11, 30), 25), (date(2022, 12, 1), 28), (date(2026, 1, 1), 28), (None, 28)],
)
def test_the_day_decides_which_value_is_in_force(day: date | None, value: int) -> None:
    assert in_force(Record(lines=lines(OLD, NEW)), day).lines.value == value


def test_a_record_without_dates_is_the_same_on_each_day() -> None:
    court = catalog().record("court", "ohnd")
    record = Record(lines=lines({"value": 1, "basis": "memory"}))
    assert in_force(record, date(1990, 1, 1)) is record
    assert isinstance(in_force(court, date(1990, 1, 1)), Court)


@pytest.mark.parametrize(
    ("versions", "message"),
    [
        ([{**OLD, "until": "2022-11-01"}, NEW], "must end on the date on which the next value begins"),
        ([{**OLD, "until": "2023-01-01"}, NEW], "must end on the date on which the next value begins"),
        ([NEW, OLD], "must end on the date on which the next value begins"),
        ([{**NEW, "until": "2022-12-01"}], "ends before it begins"),
    ],
)
def test_values_that_overlap_or_leave_a_gap_are_an_error(versions: list[object], message: str) -> None:
    with pytest.raises(ValidationError) as error:
        lines(*versions)
    assert message in str(error.value)


def quarter_starts() -> list[date]:
    return [date(year, month, 1) for year in range(2015, 2031) for month in (1, 4, 7, 10)]


def test_each_day_has_exactly_one_version_of_a_law_that_changed() -> None:
    changed_laws = [(name, law) for name, law in program_laws() if len(law.versions) > 1]
    faults = []
    for name, law in changed_laws:
        for day in quarter_starts():
            in_force_then = [version for version in law.versions if version.is_in_force_on(day)]
            if len(in_force_then) != 1:
                faults.append((name, day, len(in_force_then)))
    assert len(changed_laws) > 10
    assert faults == []


@pytest.mark.slow
def test_a_key_that_a_record_must_have_has_a_value_on_each_day() -> None:
    """A key whose only value begins or ends on some day has no value on other days, so the key must be optional."""
    faults = []
    for name, record in every_record(catalog()):
        for owner, key, law in _required_values(record, name):
            faults += [(owner, key, day) for day in quarter_starts() if law.on(day) is None]
    assert faults == []


def _required_values(record: BaseModel, owner: str) -> Iterator[tuple[str, str, Legal]]:
    for key, field in type(record).model_fields.items():
        value = getattr(record, key)
        if isinstance(value, Legal) and field.is_required():
            yield owner, key, value
        items = value.values() if isinstance(value, dict) else [value]
        for item in items:
            if isinstance(item, BaseModel):
                yield from _required_values(item, f"{owner}.{key}")


def test_the_values_that_a_court_must_have_include_those_of_its_instruments() -> None:
    required_keys = [key for _, key, _ in _required_values(catalog().record("court", "wawd"), "wawd")]
    assert set(Instrument.model_fields) & set(required_keys) >= {"signed_by", "until", "order"}


@pytest.mark.slow
def test_each_field_with_a_value_of_law_is_among_the_legal_fields() -> None:
    missed_fields: list[str] = []
    count = 0
    for name, record in every_record(catalog()):
        for model in models_in(record):
            keys_with_law = {path.partition(".")[0].partition("[")[0] for path, _ in laws(model)}
            count += len(keys_with_law)
            missed_fields += [f"{name}: {key}" for key in keys_with_law - {*legal_fields(type(model))}]
    assert missed_fields == []
    assert count > 1_000


def models_in(value: object) -> Iterator[BaseModel]:
    """Yield each model in *value*, including *value* itself."""
    match value:
        case BaseModel():
            yield value
            yield from models_in(vars(value))
        case Mapping():
            for item in value.values():
                yield from models_in(item)
        case tuple():
            for item in value:
                yield from models_in(item)
