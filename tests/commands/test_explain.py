"""An explanation says all that is known of a name, and where it was read."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assembler.commands.explain import Unknown, explain
from assembler.findings.faults import FAULTS
from assembler.model.court import Court
from assembler.model.dismissal import View
from assembler.model.law import Law
from assembler.rules import all_rules
from tests.support.matters import catalog
from tests.support.places import TESTS
from tests.support.walks import faults

RULES = all_rules()

HERE = TESTS
CATALOG = catalog()


def flat(name: str, county: str | None = None) -> str:
    """Return an explanation on one line, so that no line break stands in the way."""
    return " ".join(explain(name, HERE, county).split())


def words(text: str) -> str:
    return " ".join(text.split())


def missing(parts: Iterable[str], text: str) -> list[str]:
    """Return the *parts* that an explanation does not have."""
    return [part for part in parts if words(part) not in text]


def test_a_rule_is_explained_with_all_that_it_says() -> None:
    def lacking(code: str) -> list[str]:
        rule = RULES[code]
        parts = (rule.title, rule.why, rule.cite, rule.fix, f"severity: {rule.severity}", *rule.bad, *rule.good)
        return missing(parts, flat(code))

    assert faults(RULES, lacking) == {}


def test_a_rule_offers_a_waiver_where_one_has_an_effect() -> None:
    def offers(code: str) -> tuple[bool, bool]:
        return f"waivers: {{{code}: the reason}}" in flat(code), "cannot be waived" in flat(code)

    expected = {"all": (True, False), "some": (True, True), "none": (False, True)}
    assert {rule.waivable for rule in RULES.values()} == expected.keys()
    assert [code for code, rule in RULES.items() if offers(code) != expected[rule.waivable]] == []


def test_a_rule_answers_to_its_code_and_its_name_in_any_case() -> None:
    assert explain("dis001", HERE) == explain("closed-by-event", HERE) == explain("Closed_By_Event", HERE)


def test_a_fault_is_explained_with_its_remedy() -> None:
    def lacking(code: str) -> list[str]:
        title, remedy = FAULTS[code]
        return missing((title.lower(), f"fix: {remedy}".lower()), flat(code.lower()).lower())

    assert faults(FAULTS, lacking) == {}


def test_a_court_s_sheet_has_each_value_with_its_basis_its_authority_and_where_it_was_read() -> None:
    def lacking(name: str) -> list[str]:
        laws = [law for _, law in CATALOG.record("court", name) if isinstance(law, Law)]
        parts = [part for law in laws for part in (law.basis, law.cite, law.note, law.url, law.via, law.confirmed_at)]
        days = [f"on {law.read_on}" for law in laws if law.read_on]
        return missing((*parts, *days, f"{len(laws)} values: "), flat(name))

    assert faults(CATALOG.names("court"), lacking) == {}


def test_the_sheet_of_a_court_marks_inherited_values() -> None:
    text = explain("wawd", HERE)
    assert "    copy; inherited from `federal`\n    cite: Fed. R. Civ. P. 8(a)(1)" in text
    assert "    secondary\n    cite: W.D. Wash. Pro Se Guide (Rev. Jul-24); LCR 10(e)(5)" in text


def test_a_court_s_sheet_lists_the_ways_to_end_a_case() -> None:
    assert "(Fed. R. Civ. P. 41(a)(1)(A)(i)): signed by plaintiff's counsel" in flat("nysd")
    assert "Motion and Order for Voluntary Dismissal (CR 41(a)(1)(B))" in flat("wasuper")


def test_a_county_adds_its_own_values_to_the_court_s() -> None:
    king = explain("wasuper", HERE, "king")
    assert king.startswith("wasuper, county King: Superior Court of Washington for King County")
    assert "KCLCR 82(e)" in king
    assert "inherited from `wasuper`" in king
    assert "KCLCR" not in explain("wasuper", HERE, "Spokane")
    assert king == explain("wasuper/king", HERE) == explain("wasuper", HERE, "King County")


def test_a_cause_is_explained_to_its_example() -> None:
    assert faults(CATALOG.names("cause"), unexplained) == {}


def unexplained(name: str) -> list[str]:
    """Return what the record of the cause *name* says and its explanation does not."""
    cause = CATALOG.record("cause", name)
    elements = [part for one in cause.elements.values() for part in (one.statement, one.needs)]
    authorities = [f"{one.cite} ({one.basis}" for one in cause.authorities]
    remedies = [one.remedy for one in cause.remedies]
    parts = (*elements, *authorities, *remedies, cause.pleading.text, *cause.notes, *cause.example.values())
    return missing(parts, flat(name))


def test_a_document_type_is_explained() -> None:
    def lacking(name: str) -> list[str]:
        document = CATALOG.record("document", name)
        cites = (law.cite for law in document.authority)
        keys = (*document.needs, *document.sections, *document.choices)
        return missing((document.about, document.title, *cites, *keys), flat(name))

    assert faults(CATALOG.names("document"), lacking) == {}


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("CAP02", "`CAP002`"),
        ("closed-by-evnt", "`closed-by-event`"),
        ("wad", "`wawd`"),
        ("wa-defamaton", "`wa-defamation`"),
        ("complant", "`complaint`"),
        ("YML04", "`YML004`"),
        ("zzzz", "search with `assembler list courts WORDS`"),
    ],
)
def test_an_unknown_name_gets_the_nearest(name: str, offer: str) -> None:
    with pytest.raises(Unknown, match=f"^nothing is called `{name}`; ") as unknown:
        explain(name, HERE)
    assert offer in str(unknown.value)


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_answered_with_the_names_that_can_be_explained(name: str) -> None:
    with pytest.raises(Unknown, match=r"^give a rule, a court, a cause of action or a document type, as in "):
        explain(name, HERE)


@pytest.mark.parametrize(("court", "county"), [("wasuper", "Kng"), ("wasuper", "Cook"), ("wawd", "King")])
def test_an_unknown_county_is_told(court: str, county: str) -> None:
    with pytest.raises(Unknown, match=f"^no county of `{court}` is called `{county}`; "):
        explain(court, HERE, county)


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_lines_keep_to_the_terminal_and_to_a_hundred_columns(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = [line for name in ("wawd", "wa-defamation", "complaint") for line in explain(name, HERE).splitlines()]
    long = [line for line in lines if len(line) > min(columns, 100) and " " in line.strip()]
    assert len(lines) > 100
    assert long == []


def test_an_invalid_record_of_a_firm_is_reported_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "causes").mkdir()
    (tmp_path / "causes" / "broken.yaml").write_text("id: broken\ncolor: blue\n", "utf-8")
    with pytest.raises(Unknown, match=r"broken\.yaml.*`color`"):
        explain("broken", tmp_path)


# -- the law of dismissal as circuits, departments and courts read it -------------------------------------------------


def views(court: Court) -> dict[str, View]:
    """Return each view of the law of dismissal of *court*, by the name under which its sheet has it."""
    law = court.dismissal.value
    circuits = {CATALOG.record("circuit", key).name: view for key, view in law.circuits.items()}
    departments = {f"{name} ({', '.join(view.counties)})": view for name, view in law.departments.items()}
    courts = {CATALOG.record("court", key).citation: view for key, view in law.courts.items()}
    return {**circuits, **departments, **courts}


def authorities(view: View) -> set[str]:
    """Return each authority of *view* and of what it says, wherever it is."""

    def walked(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from ([value["cite"]] if value.get("cite") else [])
            yield from (cite for each in value.values() for cite in walked(each))
        elif isinstance(value, list):
            yield from (cite for each in value for cite in walked(each))

    return set(walked(view.model_dump(mode="json")))


@pytest.mark.parametrize("name", ["federal", "nysupct"])
def test_the_law_of_a_system_is_explained_with_every_view_of_it(name: str) -> None:
    court = CATALOG.record("court", name)
    text, single = flat(name), {CATALOG.record("court", key).citation for key in court.dismissal.value.courts}
    known = {view: value for view, value in views(court).items() if view not in single}
    cites = {cite for view in known.values() for cite in authorities(view)}
    assert len(known) > 3
    assert len(cites) > 3
    assert missing([*(f"{view}, which" for view in known), *cites], text) == []


@pytest.mark.parametrize("name", ["cacd", "mad", "flsd"])
def test_a_court_is_explained_with_the_views_that_govern_it_and_no_other(name: str) -> None:
    court = CATALOG.record("court", name)
    text, known = flat(name), views(court)
    mine = {court.circuit.name, court.citation} & set(known)
    cites = {cite for view in mine for cite in authorities(known[view])}
    assert len(cites) > 1
    assert missing([*(f"{view}, which governs here:" for view in mine), *cites], text) == []
    assert [view for view in set(known) - mine if words(f"{view}, which") in text] == []


def governing(text: str, known: Iterable[str]) -> list[str]:
    return [name for name in known if words(f"{name}, which governs here:") in text]


def test_the_view_that_governs_a_federal_court_is_that_of_its_circuit() -> None:
    def wrong(name: str) -> list[str]:
        court = CATALOG.record("court", name)
        mine = {court.circuit.name, *([court.citation] if name in court.dismissal.value.courts else [])}
        return sorted(mine ^ set(governing(flat(name), views(court))))

    records = {name: CATALOG.record("court", name) for name in CATALOG.names("court") if "/" not in name}
    courts = [name for name, court in records.items() if court.system == "federal" and court.circuit]
    assert len(courts) > 90
    assert faults(courts, wrong) == {}


@pytest.mark.parametrize(("county", "view"), [("Kings", "Second"), ("Monroe", "Fourth"), ("albany", "Third")])
def test_the_view_that_governs_a_county_is_that_of_its_department(county: str, view: str) -> None:
    (name,) = governing(flat("nysupct", county), views(CATALOG.record("court", "nysupct")))
    assert name.startswith(f"{view} Department")


def test_without_a_county_no_department_governs() -> None:
    assert governing(flat("nysupct"), views(CATALOG.record("court", "nysupct"))) == []
    assert flat("nysupct").count("which governs in its counties") == 4
