"""The causes of action, walked one by one: elements, sentences that plead them, authorities, an example."""

import json
import re
from collections import Counter
from string import Formatter

import pytest

from assembler.catalog import PROGRAM
from assembler.check import check
from assembler.language.english import Side
from assembler.model.cause import Authority, Cause, Limitations, OtherPeriod, Remedy, Standard, values
from assembler.model.law import was_read
from assembler.plan import make_plan
from assembler.validate import validate
from tests.matters import COMPLAINT, catalog, source
from tests.plan_text import body_text
from tests.walks import over

FILES = sorted((PROGRAM / "data" / "causes").glob("*.yaml"))
CAUSES: dict[str, Cause] = {file.stem: catalog().record("cause", file.stem) for file in FILES}
KNOWN = {"plaintiff", "plaintiffs", "plaintiffs_own", "defendant", "defendants", "defendants_own"}

each_cause = over(CAUSES)


def pleadings(name: str) -> list[str]:
    return [element.pleading for element in CAUSES[name].elements.values()]


def pleaded(pattern: str, *, many: bool) -> str:
    """Return the sentence for one party on each side, or for many."""
    ours = ("Alpha", "Gamma", "Delta") if many else ("Alpha",)
    theirs = ("Beta", "Epsilon", "Zeta") if many else ("Beta",)
    return pattern.format_map(values(Side("plaintiff", ours, ours), Side("defendant", theirs, theirs)))


COUNTS = {
    "WA": (18, {"official": 20, "copy": 56, "secondary": 26, "memory": 12}),
    "CA": (18, {"official": 1, "copy": 48, "secondary": 45, "memory": 21}),
    "US": (20, {"official": 16, "copy": 43, "secondary": 53, "memory": 30}),
    "NY": (14, {"copy": 13, "secondary": 33, "memory": 8}),
    "TX": (14, {"copy": 7, "secondary": 30, "memory": 13}),
    "FL": (6, {"copy": 3, "secondary": 15, "memory": 4}),
    "IL": (6, {"copy": 1, "secondary": 7, "memory": 7}),
    "NV": (6, {"copy": 2, "secondary": 16, "memory": 2}),
    "DE": (6, {"secondary": 9, "memory": 4}),
}
"""Of each law, how many causes there are and how many of their authorities were read how: no basis rises in silence."""


def test_there_are_causes_to_walk() -> None:
    assert len(CAUSES) == sum(count for count, _ in COUNTS.values()) == 108
    assert set(CAUSES) == set(catalog().names("cause"))
    assert len({cause.id for cause in CAUSES.values()}) == len(CAUSES)


@over(COUNTS)
def test_the_authorities_of_a_law_have_the_basis_with_which_they_were_read(law: str) -> None:
    causes = [cause for cause in CAUSES.values() if cause.jurisdiction == law]
    bases = Counter(one.basis for cause in causes for one in cause.authorities)
    assert (len(causes), dict(bases)) == COUNTS[law]


@each_cause
def test_a_cause_is_called_as_its_file_and_its_jurisdiction(name: str) -> None:
    cause = CAUSES[name]
    assert cause.id == name
    assert name.startswith(f"{cause.jurisdiction.lower()}-")


@each_cause
def test_a_cause_has_elements_and_what_each_of_them_takes(name: str) -> None:
    elements = CAUSES[name].elements
    assert len(elements) >= 2
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


VERB = r"(?:is|are|was|were|has|have|does|do)\b"
"""A verb of the catalogue that one form serves for one party and another for many."""


@each_cause
def test_a_verb_that_changes_with_the_number_of_a_side_stands_in_its_braces(name: str) -> None:
    """`{defendant} was` reads ill for many; `{defendant} {defendant:was|were}` reads well for all."""
    for text in pleadings(name):
        alone = re.sub(r"\{plaintiff\} and \{defendant\}|\{plaintiff\} and a third person", "Both", text)
        assert not re.search(rf"\{{(?:plaintiff|defendant)s?\}} (?:also |then )?(?:{VERB}|[a-z]+[^s]s\b)", alone)
        if re.match(r"\{(?:plaintiff|defendant)\} ", alone):
            assert not re.search(rf"\b(?:or|and) {VERB}", alone)


@each_cause
def test_a_sentence_that_pleads_reads_well_for_one_and_for_many(name: str) -> None:
    for pattern in pleadings(name):
        one, many = pleaded(pattern, many=False), pleaded(pattern, many=True)
        assert not re.search(r"\b(?<!and )(Alpha|Beta) (are|were|have|do|[a-z]+ threaten)\b", one)
        assert not re.search(r"(Plaintiffs|Defendants) (is|was|has|does|[a-z]+ threatens)\b", many)


@each_cause
def test_a_cause_names_authorities_for_its_elements(name: str) -> None:
    authorities = CAUSES[name].authorities
    assert any(one.says == "elements" for one in authorities)
    assert all(one.cite for one in authorities)


@each_cause
def test_what_was_read_has_the_address_of_the_text_and_what_was_read_of_it_says_where(name: str) -> None:
    cause = CAUSES[name]
    limitations: list[Limitations | OtherPeriod] = []
    if cause.limitations:
        limitations = [cause.limitations, *cause.limitations.also]
    laws: list[Authority | Remedy | Standard | Limitations | OtherPeriod]
    laws = [*cause.authorities, *cause.remedies, cause.pleading, *cause.pleading.also, *limitations]
    assert [one for one in laws if was_read(one.basis) and not one.url] == []
    assert [one.url for one in laws if one.url and not one.url.startswith("http")] == []
    assert [
        one
        for one in cause.authorities
        if one.basis == "secondary" and not (one.url or one.read or "read" in one.detail)
    ] == []


@each_cause
def test_a_cause_has_a_remedy_and_a_standard_of_pleading(name: str) -> None:
    assert CAUSES[name].remedies
    assert CAUSES[name].pleading.standard
    assert CAUSES[name].pleading.text


@each_cause
def test_a_federal_cause_cites_its_statute_in_the_heading_of_the_count(name: str) -> None:
    cause = CAUSES[name]
    if cause.jurisdiction == "US":
        assert ("Fed. R. Civ. P." if cause.remedy_not_claim else "U.S.C. §") in cause.count_cite


@each_cause
def test_a_period_that_is_computed_says_from_what_it_runs(name: str) -> None:
    if (one := CAUSES[name].limitations) and (one.years or one.months or one.days):
        assert one.event
        assert one.element
        assert one.authority


def test_most_periods_can_be_computed() -> None:
    found = [cause.limitations for cause in CAUSES.values() if cause.limitations]
    assert len([one for one in found if one.years or one.months or one.days]) > 0.8 * len(found) > 0


@each_cause
def test_what_is_pleaded_in_particular_is_said(name: str) -> None:
    standard = CAUSES[name].pleading
    if standard.standard in ("particularity", "particular-words"):
        assert standard.particulars or CAUSES[name].before_suit


def test_each_law_has_a_remedy_that_is_no_claim_and_a_claim_that_a_contract_bars() -> None:
    laws = set(COUNTS)
    assert {cause.jurisdiction for cause in CAUSES.values() if cause.remedy_not_claim} == {"WA", "CA", "US", "NY", "TX"}
    assert {cause.jurisdiction for cause in CAUSES.values() if cause.barred_by_contract} == laws - {"US"}
    assert CAUSES["us-copyright-infringement"].needs_registration
    assert CAUSES["us-patent-infringement"].exclusive_federal
    assert CAUSES["us-title-vii"].before_suit


def exemplary(name: str, number: int = 1) -> str:
    """Return the YAML of a section and a claim: the example of the cause *name*, each element pleaded by its own."""
    example = CAUSES[name].example
    facts = [f"      - {{id: {key}-{number}, text: {json.dumps(text)}}}" for key, text in example.items()]
    pleads = ", ".join(f"{key}: [{key}-{number}]" for key in example)
    section = f"  - id: section-{number}\n    heading: {json.dumps(CAUSES[name].name)}\n    paragraphs:\n"
    return (
        "more_facts:\n" + section + "\n".join(facts) + "\n"
        f"claims:\n  - {{id: count-of-{number}, cause: {name}, against: [beta], elements: {{{pleads}}}}}\n"
    )


@each_cause
def test_a_count_from_the_example_pleads_each_element_and_says_where(name: str) -> None:
    read = source(exemplary(name))
    made = validate(read, catalog())
    complaint = make_plan(made, made.filings[COMPLAINT], catalog())
    text = " ".join(body_text(*complaint.body))
    plain = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", text).replace("~", " ").replace("|", "")
    for pattern in pleadings(name):
        assert f"{pleaded(pattern, many=False)[:-1]}, as alleged in paragraph" in plain
    assert "CLM001" not in {one.code for one in check(made, [complaint], read)}
