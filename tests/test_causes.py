"""The causes of action, walked one by one: elements, sentences that plead them, authorities, an example."""

import re
from string import Formatter

import pytest

from assembler.catalog import PROGRAM
from assembler.english import Side, own
from assembler.model.cause import Authority, Cause, Limitations, Remedy, Standard
from tests.matters import catalog

FILES = sorted((PROGRAM / "data" / "causes").glob("*.yaml"))
CAUSES: dict[str, Cause] = {file.stem: catalog().record("cause", file.stem) for file in FILES}
KNOWN = {"plaintiff", "plaintiffs", "plaintiffs_own", "defendant", "defendants", "defendants_own"}

each_cause = pytest.mark.parametrize("name", CAUSES)


def pleadings(name: str) -> list[str]:
    return [element.pleading for element in CAUSES[name].elements.values()]


def pleaded(pattern: str, *, many: bool) -> str:
    """Return the sentence for one party on each side, or for many."""
    ours = ("Alpha", "Gamma", "Delta") if many else ("Alpha",)
    theirs = ("Beta", "Epsilon") if many else ("Beta",)
    plaintiff, defendant = Side("plaintiff", ours, ours), Side("defendant", theirs, theirs)
    return pattern.format(
        plaintiff=plaintiff,
        plaintiffs=plaintiff,
        plaintiffs_own=own(plaintiff.short),
        defendant=defendant,
        defendants=defendant,
        defendants_own=own(defendant.short),
    )


def test_there_are_causes_to_walk() -> None:
    assert len(CAUSES) >= 10
    assert set(CAUSES) == set(catalog().names("cause"))


@each_cause
def test_a_cause_is_called_as_its_file_and_its_jurisdiction(name: str) -> None:
    cause = CAUSES[name]
    assert cause.id == name
    assert name.startswith(f"{cause.jurisdiction.lower()}-")


@each_cause
def test_a_cause_has_elements_and_what_each_of_them_takes(name: str) -> None:
    elements = CAUSES[name].elements
    assert len(elements) >= 3
    assert [key for key, one in elements.items() if not (one.statement and one.pleading and one.needs)] == []


@each_cause
def test_an_example_pleads_each_element(name: str) -> None:
    assert set(CAUSES[name].example) == set(CAUSES[name].elements)
    assert all(text.rstrip('"”').endswith(".") for text in CAUSES[name].example.values())


@each_cause
def test_a_sentence_that_pleads_takes_only_the_parties(name: str) -> None:
    asked = {field for text in pleadings(name) for _, field, _, _ in Formatter().parse(text) if field is not None}
    assert asked <= KNOWN


@each_cause
@pytest.mark.parametrize("many", [False, True], ids=["one", "many"])
def test_a_sentence_that_pleads_is_a_sentence(name: str, many: bool) -> None:  # noqa: FBT001
    for text in (pleaded(pattern, many=many) for pattern in pleadings(name)):
        assert text[0].isupper()
        assert text.endswith(".")
        assert ". " not in text.replace("U.S.C. §", "")
        assert "  " not in text
        assert "'" not in text


@each_cause
def test_a_sentence_that_pleads_reads_well_for_many(name: str) -> None:
    for text in (pleaded(pattern, many=True) for pattern in pleadings(name)):
        assert not re.search(r"(Plaintiffs|Defendants|Epsilon) (is|was|has|does|owns|owes|knows)\b", text)


@each_cause
def test_a_cause_names_authorities_for_its_elements(name: str) -> None:
    authorities = CAUSES[name].authorities
    assert any(one.says == "elements" for one in authorities)
    assert all(one.cite for one in authorities)


@each_cause
def test_what_was_read_has_the_address_of_the_text_and_what_was_read_of_it_says_where(name: str) -> None:
    cause = CAUSES[name]
    limitations = (cause.limitations,) if cause.limitations else ()
    laws: list[Authority | Remedy | Standard | Limitations] = [*cause.authorities, *cause.remedies, cause.pleading]
    verified = [one for one in (*laws, *limitations) if one.basis == "verified"]
    assert verified
    assert [one for one in verified if not one.url.startswith("http")] == []
    assert [
        one for one in cause.authorities if one.basis == "secondary" and not (one.url or "read in" in one.detail)
    ] == []


@each_cause
def test_a_cause_has_a_remedy_and_a_standard_of_pleading(name: str) -> None:
    assert CAUSES[name].remedies
    assert CAUSES[name].pleading.standard
    assert CAUSES[name].pleading.text


@each_cause
def test_a_federal_cause_cites_its_statute_in_the_heading_of_the_count(name: str) -> None:
    if CAUSES[name].jurisdiction == "US":
        assert "U.S.C. §" in CAUSES[name].count_cite
