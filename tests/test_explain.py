"""An explanation says all that is known of a name, and where it was read."""

from pathlib import Path

import pytest

import assembler.rules  # noqa: F401 - enters the rules into the register
from assembler.catalog import Catalog
from assembler.commands.explain import Unknown, explain
from assembler.findings.faults import FAULTS
from assembler.model.court import Court
from assembler.model.law import Law
from assembler.rules.rule import RULES, Rule
from tests.walks import over

HERE = Path(__file__).parent
CATALOG = Catalog()

each_rule = over(RULES.values(), lambda rule: rule.name)


def flat(name: str, county: str | None = None) -> str:
    """Return an explanation on one line, so that no line break stands in the way."""
    return " ".join(explain(name, HERE, county).split())


def words(text: str) -> str:
    return " ".join(text.split())


@each_rule
def test_a_rule_is_explained_with_all_that_it_says(rule: Rule) -> None:
    text = flat(rule.code)
    said = (rule.title, rule.why, rule.cite, rule.fix, f"severity: {rule.severity}", *rule.bad, *rule.good)
    assert [part for part in said if words(part) not in text] == []


@each_rule
def test_only_a_rule_of_law_offers_a_waiver(rule: Rule) -> None:
    assert ("cannot be waived" in flat(rule.code)) is (rule.basis == "program")


def test_a_rule_answers_to_its_code_and_its_name_in_any_case() -> None:
    assert explain("dis001", HERE) == explain("closed-by-event", HERE) == explain("Closed_By_Event", HERE)


@over(FAULTS)
def test_a_fault_is_explained_with_its_remedy(code: str) -> None:
    title, remedy = FAULTS[code]
    text = flat(code.lower())
    assert title.lower() in text.lower()
    assert f"fix: {words(remedy)}" in text


@over(CATALOG.names("court"))
def test_a_court_s_sheet_has_each_value_with_its_basis_and_authority(name: str) -> None:
    court, text = CATALOG.record("court", name), flat(name)
    laws = {key: getattr(court, key) for key in Court.model_fields if isinstance(getattr(court, key), Law)}
    assert len(laws) > 20
    assert [key for key, law in laws.items() if not all(words(one) in text for one in (law.cite, law.note))] == []
    assert f"{len(laws)} values: " in text


def test_there_are_rules_to_walk() -> None:
    assert len(RULES) > 30


def test_a_court_s_sheet_says_what_is_inherited() -> None:
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


@over(CATALOG.names("cause"))
def test_a_cause_is_explained_to_its_example(name: str) -> None:
    cause, text = CATALOG.record("cause", name), flat(name)
    elements = [part for one in cause.elements.values() for part in (one.statement, one.needs)]
    authorities = [f"{one.cite} ({one.basis}" for one in cause.authorities]
    remedies = [one.remedy for one in cause.remedies]
    said = [*elements, *authorities, *remedies, cause.pleading.text, *cause.notes, *cause.example.values()]
    assert len(said) > 10
    assert [part for part in said if words(part) not in text] == []


@over(CATALOG.names("document"))
def test_a_document_type_is_explained(name: str) -> None:
    document, text = CATALOG.record("document", name), flat(name)
    said = [document.about, document.title, *(one.cite for one in document.authority)]
    said += [*document.needs, *document.sections, *document.choices]
    assert [part for part in said if words(part) not in text] == []


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("CAP02", "`CAP002`"),
        ("closed-by-evnt", "`closed-by-event`"),
        ("wad", "`wawd`"),
        ("wa-defamaton", "`wa-defamation`"),
        ("complant", "`complaint`"),
        ("YML04", "`YML004`"),
        ("zzzz", "`assembler list rules`"),
    ],
)
def test_an_unknown_name_gets_the_nearest(name: str, offer: str) -> None:
    with pytest.raises(Unknown, match=f"^nothing is called `{name}`; ") as unknown:
        explain(name, HERE)
    assert offer in str(unknown.value)


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


def test_a_firm_s_record_that_is_no_record_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "causes").mkdir()
    (tmp_path / "causes" / "broken.yaml").write_text("id: broken\ncolour: blue\n", "utf-8")
    with pytest.raises(Unknown, match=r"broken\.yaml.*`colour`"):
        explain("broken", tmp_path)
