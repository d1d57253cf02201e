"""An explanation has all data of a record or rule, and the sources of the data."""

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
from tests.support.walks import faults_by_name

RULES = all_rules()

ROOT_FOLDER = TESTS
"""The root below which a firm's own records are looked for; it has none."""
CATALOG = catalog()


def flat(name: str, county: str | None = None) -> str:
    """Return an explanation on one line, so that line breaks do not matter."""
    return " ".join(explain(name, ROOT_FOLDER, county).split())


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def missing(parts: Iterable[str], text: str) -> list[str]:
    """Return the *parts* that the explanation *text* lacks."""
    return [part for part in parts if on_one_line(part) not in text]


@pytest.mark.slow
def test_a_rule_is_explained_with_all_its_texts() -> None:
    def missing_parts(code: str) -> list[str]:
        rule = RULES[code]
        parts = (rule.title, rule.why, rule.cite, rule.fix, f"severity: {rule.severity}", *rule.bad, *rule.good)
        return missing(parts, flat(code))

    assert faults_by_name(RULES, missing_parts) == {}


@pytest.mark.slow
def test_a_waiver_is_offered_if_it_would_have_an_effect() -> None:
    for code, rule in RULES.items():
        text = flat(code)
        assert (f"waivers: {{{code}: the reason}}" in text) == (rule.waivable in {"all", "some"}), code
        assert ("cannot be waived" in text) == (rule.waivable in {"some", "none"}), code
    assert {rule.waivable for rule in RULES.values()} == {"all", "some", "none"}


def test_a_rule_is_found_by_its_code_or_its_name_in_any_case() -> None:
    assert (
        explain("dis001", ROOT_FOLDER)
        == explain("closed-by-event", ROOT_FOLDER)
        == explain("Closed_By_Event", ROOT_FOLDER)
    )


def test_a_fault_is_explained_with_its_remedy() -> None:
    def missing_parts(code: str) -> list[str]:
        title, remedy = FAULTS[code]
        return missing((title.lower(), f"fix: {remedy}".lower()), flat(code.lower()).lower())

    assert faults_by_name(FAULTS, missing_parts) == {}


@pytest.mark.slow
def test_a_courts_explanation_has_the_basis_authority_and_source_of_each_value() -> None:
    def missing_parts(name: str) -> list[str]:
        laws = [law for _, law in CATALOG.record("court", name) if isinstance(law, Law)]
        parts = [part for law in laws for part in (law.basis, law.cite, law.note, law.url, law.via, law.confirmed_at)]
        days = [f"on {law.read_on}" for law in laws if law.read_on]
        return missing((*parts, *days, f"{len(laws)} values: "), flat(name))

    assert faults_by_name(CATALOG.names("court"), missing_parts) == {}


def test_the_sheet_of_a_court_marks_inherited_values() -> None:
    text = explain("wawd", ROOT_FOLDER)
    assert "    copy; inherited from `federal`\n    cite: Fed. R. Civ. P. 8(a)(1)" in text
    assert "    secondary\n    cite: W.D. Wash. Pro Se Guide (Rev. Jul-24); LCR 10(e)(5)" in text


def test_a_courts_explanation_lists_the_ways_to_end_a_case() -> None:
    assert "(Fed. R. Civ. P. 41(a)(1)(A)(i)): signed by plaintiff's counsel" in flat("nysd")
    assert "Motion and Order for Voluntary Dismissal (CR 41(a)(1)(B))" in flat("wasuper")


def test_a_countys_values_are_added_to_the_courts() -> None:
    king = explain("wasuper", ROOT_FOLDER, "king")
    assert king.startswith("wasuper, county King: Superior Court of Washington for King County")
    assert "KCLCR 82(e)" in king
    assert "inherited from `wasuper`" in king
    assert "KCLCR" not in explain("wasuper", ROOT_FOLDER, "Spokane")
    assert king == explain("wasuper/king", ROOT_FOLDER) == explain("wasuper", ROOT_FOLDER, "King County")


@pytest.mark.slow
def test_a_cause_is_explained_with_its_example() -> None:
    assert faults_by_name(CATALOG.names("cause"), unexplained) == {}


def unexplained(name: str) -> list[str]:
    """Return the texts in the record of the cause *name* that its explanation lacks."""
    cause = CATALOG.record("cause", name)
    elements = [part for element in cause.elements.values() for part in (element.statement, element.needs)]
    authorities = [f"{authority.cite} ({authority.basis}" for authority in cause.authorities]
    remedies = [remedy.remedy for remedy in cause.remedies]
    parts = (*elements, *authorities, *remedies, cause.pleading.text, *cause.notes, *cause.example.values())
    return missing(parts, flat(name))


def test_a_document_type_is_explained() -> None:
    def missing_parts(name: str) -> list[str]:
        document = CATALOG.record("document", name)
        cites = (law.cite for law in document.authority)
        keys = (*document.needs, *document.sections, *document.choices)
        return missing((document.about, document.title, *cites, *keys), flat(name))

    assert faults_by_name(CATALOG.names("document"), missing_parts) == {}


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("CAP12", "`CAP012`"),
        ("closed-by-evnt", "`closed-by-event`"),
        ("wad", "`wawd`"),
        ("wa-defamaton", "`wa-defamation`"),
        ("complant", "`complaint`"),
        ("YML04", "`YML004`"),
        ("zzzz", "search with `assembler list courts WORDS`"),
    ],
)
def test_an_unknown_name_gets_the_nearest_names(name: str, offer: str) -> None:
    with pytest.raises(Unknown, match=f"^nothing is called `{name}`; ") as unknown:
        explain(name, ROOT_FOLDER)
    assert offer in str(unknown.value)


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_answered_with_the_names_that_can_be_explained(name: str) -> None:
    with pytest.raises(Unknown, match=r"^give a rule, a court, a cause of action or a document type, as in "):
        explain(name, ROOT_FOLDER)


@pytest.mark.parametrize(("court", "county"), [("wasuper", "Kng"), ("wasuper", "Cook"), ("wawd", "King")])
def test_an_unknown_county_is_reported(court: str, county: str) -> None:
    with pytest.raises(Unknown, match=f"^no county of `{court}` is called `{county}`; "):
        explain(court, ROOT_FOLDER, county)


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_lines_are_no_wider_than_the_terminal_or_a_hundred_columns(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = [
        line for name in ("wawd", "wa-defamation", "complaint") for line in explain(name, ROOT_FOLDER).splitlines()
    ]
    long_lines = [line for line in lines if len(line) > min(columns, 100) and " " in line.strip()]
    assert len(lines) > 100
    assert long_lines == []


def test_an_invalid_record_of_a_firm_is_reported_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "causes").mkdir()
    (tmp_path / "causes" / "broken.yaml").write_text("id: broken\ncolor: blue\n", "utf-8")
    with pytest.raises(Unknown, match=r"broken\.yaml.*`color`"):
        explain("broken", tmp_path)


# -- the law of dismissal as circuits, departments and courts read it -------------------------------------------------


def views(court: Court) -> dict[str, View]:
    """Return each view of the law of dismissal of *court*, by the name that its explanation prints."""
    law = court.dismissal.value
    circuits = {CATALOG.record("circuit", key).name: view for key, view in law.circuits.items()}
    departments = {f"{name} ({', '.join(view.counties)})": view for name, view in law.departments.items()}
    courts = {CATALOG.record("court", key).citation: view for key, view in law.courts.items()}
    return {**circuits, **departments, **courts}


def authorities(view: View) -> set[str]:
    """Return each authority of *view* and of its provisions, at any depth."""

    def cites_in(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            if value.get("cite"):
                yield value["cite"]
            value = [*value.values()]
        if isinstance(value, list):
            for item in value:
                yield from cites_in(item)

    return set(cites_in(view.model_dump(mode="json")))


@pytest.mark.parametrize("name", ["federal", "nysupct"])
def test_a_law_of_dismissal_is_explained_with_all_its_views(name: str) -> None:
    court = CATALOG.record("court", name)
    text = flat(name)
    single_courts = {CATALOG.record("court", key).citation for key in court.dismissal.value.courts}
    all_views = {name: view for name, view in views(court).items() if name not in single_courts}
    cites = {cite for view in all_views.values() for cite in authorities(view)}
    assert len(all_views) > 3
    assert len(cites) > 3
    assert missing([*(f"{view_name}, which" for view_name in all_views), *cites], text) == []


@pytest.mark.parametrize("name", ["cacd", "mad", "flsd"])
def test_a_court_is_explained_only_with_the_views_that_govern_it(name: str) -> None:
    court = CATALOG.record("court", name)
    text = flat(name)
    all_views = views(court)
    own_views = {court.circuit.name, court.citation} & set(all_views)
    cites = {cite for view in own_views for cite in authorities(all_views[view])}
    assert len(cites) > 1
    assert missing([*(f"{view}, which governs here:" for view in own_views), *cites], text) == []
    assert [view for view in set(all_views) - own_views if on_one_line(f"{view}, which") in text] == []


def governing_views(text: str, all_views: Iterable[str]) -> list[str]:
    return [name for name in all_views if on_one_line(f"{name}, which governs here:") in text]


@pytest.mark.slow
def test_the_view_of_its_circuit_governs_a_federal_court() -> None:
    def wrong_views(name: str) -> list[str]:
        court = CATALOG.record("court", name)
        own_views = {court.circuit.name}
        if name in court.dismissal.value.courts:
            own_views.add(court.citation)
        return sorted(own_views ^ set(governing_views(flat(name), views(court))))

    records = {name: CATALOG.record("court", name) for name in CATALOG.names("court") if "/" not in name}
    courts = [name for name, court in records.items() if court.system == "federal" and court.circuit]
    assert len(courts) > 90
    assert faults_by_name(courts, wrong_views) == {}


@pytest.mark.parametrize(("county", "view"), [("Kings", "Second"), ("Monroe", "Fourth"), ("albany", "Third")])
def test_the_view_of_its_department_governs_a_county(county: str, view: str) -> None:
    (name,) = governing_views(flat("nysupct", county), views(CATALOG.record("court", "nysupct")))
    assert name.startswith(f"{view} Department")


def test_without_a_county_no_department_governs() -> None:
    assert governing_views(flat("nysupct"), views(CATALOG.record("court", "nysupct"))) == []
    assert flat("nysupct").count("which governs in its counties") == 4
