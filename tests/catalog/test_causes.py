"""Every cause of action: its elements and their names, authorities, remedies, periods and example."""

import re
from collections import Counter

import pytest

from assembler.findings.finding import MatterError
from assembler.model.cause import Authority, Remedy, Standard
from assembler.model.law import has_source, was_read
from assembler.model.limitations import Limitations, OtherPeriod
from assembler.validate import validate
from tests.support.causes import CAUSES
from tests.support.matters import catalog, source
from tests.support.walks import faults_by_name

BASES = ("official", "copy", "secondary", "memory")

COUNTS = {
    # causes, then authorities: official, copy, secondary, memory
    "US": (43, 19, 73, 77, 62),
    "AK": (2, 0, 4, 2, 0),
    "AL": (2, 0, 0, 2, 2),
    "AR": (4, 2, 2, 1, 0),
    "AZ": (4, 0, 6, 1, 2),
    "CA": (36, 1, 65, 73, 29),
    "CO": (6, 0, 7, 4, 3),
    "CT": (4, 4, 0, 0, 0),
    "DC": (4, 0, 7, 2, 0),
    "DE": (6, 0, 0, 9, 4),
    "FL": (14, 1, 3, 29, 8),
    "GA": (4, 0, 1, 3, 1),
    "HI": (1, 0, 1, 0, 0),
    "IA": (3, 0, 4, 1, 1),
    "ID": (2, 0, 6, 0, 0),
    "IL": (10, 1, 1, 16, 13),
    "IN": (3, 0, 0, 3, 2),
    "KS": (3, 0, 1, 2, 1),
    "KY": (2, 0, 1, 1, 0),
    "LA": (3, 0, 6, 2, 0),
    "MA": (3, 0, 2, 7, 1),
    "MD": (2, 0, 0, 2, 1),
    "ME": (3, 0, 0, 3, 2),
    "MI": (5, 0, 6, 0, 2),
    "MN": (4, 0, 0, 4, 1),
    "MO": (3, 0, 0, 3, 1),
    "MS": (2, 0, 0, 2, 0),
    "MT": (1, 0, 0, 1, 1),
    "NC": (4, 0, 1, 7, 4),
    "ND": (3, 0, 8, 0, 0),
    "NE": (3, 0, 2, 1, 0),
    "NH": (1, 0, 0, 1, 0),
    "NJ": (4, 0, 0, 4, 2),
    "NM": (1, 0, 1, 0, 0),
    "NV": (6, 0, 2, 16, 2),
    "NY": (28, 6, 40, 38, 21),
    "OH": (10, 0, 19, 2, 5),
    "OK": (1, 0, 0, 1, 1),
    "OR": (3, 0, 6, 1, 1),
    "PA": (3, 0, 0, 3, 3),
    "PR": (1, 0, 0, 1, 1),
    "RI": (1, 0, 1, 0, 0),
    "SC": (3, 0, 0, 3, 0),
    "TN": (4, 0, 4, 2, 0),
    "TX": (22, 1, 18, 41, 17),
    "UT": (2, 1, 0, 1, 0),
    "VA": (4, 0, 4, 3, 0),
    "VT": (2, 0, 2, 0, 0),
    "WA": (26, 20, 75, 26, 12),
    "WI": (2, 0, 0, 2, 0),
    "WV": (2, 0, 1, 1, 0),
    "WY": (2, 0, 2, 1, 1),
}
"""For each jurisdiction, the numbers of causes and of their authorities by basis; no basis is upgraded unnoticed."""


def test_there_are_many_causes() -> None:
    assert len(CAUSES) == sum(count for count, *_ in COUNTS.values()) == 317
    assert set(CAUSES) == set(catalog().names("cause"))
    assert len({cause.id for cause in CAUSES.values()}) == len(CAUSES)


def test_the_authorities_of_each_law_have_the_basis_with_which_they_were_read() -> None:
    def tally(law: str) -> tuple[int, ...]:
        causes = [cause for cause in CAUSES.values() if cause.jurisdiction == law]
        counts = Counter[str](authority.basis for cause in causes for authority in cause.authorities)
        assert counts.keys() <= {*BASES}
        return (len(causes), *(counts[basis] for basis in BASES))

    assert {law: tally(law) for law in COUNTS} == COUNTS


def test_the_id_of_a_cause_is_the_name_of_its_file_and_begins_with_its_law() -> None:
    def is_misnamed(name: str) -> bool:
        return CAUSES[name].id != name or not name.startswith(f"{CAUSES[name].jurisdiction.lower()}-")

    assert faults_by_name(CAUSES, is_misnamed) == {}


def is_statement(text: str) -> bool:
    """Whether *text* is a sentence without a blank, as a statement of an element must be."""
    return text[:1].isupper() and text.endswith(".") and "{" not in text


def test_each_element_has_a_statement_a_sentence_and_the_facts_that_it_takes() -> None:
    def incomplete_elements(name: str) -> object:
        elements = CAUSES[name].elements
        incomplete = [
            key
            for key, element in elements.items()
            if not (is_statement(element.statement) and (element.pleading or element.choices) and element.needs)
        ]
        return incomplete or len(elements) < 2

    assert faults_by_name(CAUSES, incomplete_elements) == {}


def family(name: str) -> str:
    """Return the id of a cause without its law, such as `fraud` for the cause of each state."""
    return name.partition("-")[2]


def test_an_element_has_one_name_in_all_states() -> None:
    """A former name of an element names no element of the same cause in another state.

    No cause has another name for `damages`.
    """
    names_to_avoid: dict[str, set[str]] = {}
    names_for_damages = {"harm", "injury", "damage", "loss", "actual-damages"}
    for name, cause in CAUSES.items():
        names_of_family = names_to_avoid.setdefault(family(name), set(names_for_damages))
        for element in cause.elements.values():
            names_of_family.update(element.formerly)
    assert faults_by_name(CAUSES, lambda name: names_to_avoid[family(name)] & CAUSES[name].elements.keys()) == {}


def claim(name: str, elements: str, extra_keys: str = "") -> str:
    """Return the YAML of a claim of the cause *name*."""
    return f"claims:\n  - {{cause: {name}, against: [beta], elements: {elements}{extra_keys}}}\n"


def test_a_claim_may_use_an_elements_former_name_and_a_fault_is_reported_at_that_name() -> None:
    elements = "{scienter: Beta knew it., damages: Alpha lost it.}"
    suit = validate(source(claim("ny-fraud", elements)), catalog())
    assert list(suit.claims[0].elements) == ["knowledge", "damages"]
    invalid_source = source(claim("ny-fraud", elements, ", choices: {scienter: knew}"))
    with pytest.raises(MatterError) as stopped:
        validate(invalid_source, catalog())
    assert {finding.place for finding in stopped.value.findings} == {
        invalid_source.key_place(("claims", 0, "choices", "scienter"))
    }


def test_an_element_called_by_two_names_is_refused_with_both() -> None:
    with pytest.raises(MatterError) as stopped:
        validate(source(claim("ny-fraud", "{scienter: Beta knew it., knowledge: Beta was told.}")), catalog())
    (finding,) = stopped.value.findings
    assert "gives the element `knowledge` twice; `scienter` is another name for it" in finding.message


def test_an_example_pleads_each_element_in_whole_sentences() -> None:
    def faulty_keys(name: str) -> object:
        example = CAUSES[name].example
        unfinished = [key for key, text in example.items() if not text.rstrip('"”').endswith(".")]
        return unfinished or example.keys() ^ CAUSES[name].elements.keys()

    assert faults_by_name(CAUSES, faulty_keys) == {}


def test_a_cause_cites_an_authority_for_its_elements() -> None:
    def is_uncited(name: str) -> bool:
        return not any(authority.says == "elements" and authority.cite for authority in CAUSES[name].authorities)

    assert faults_by_name(CAUSES, is_uncited) == {}


def test_texts_that_were_read_have_an_address() -> None:
    assert faults_by_name(CAUSES, unsourced_laws) == {}


def unsourced_laws(name: str) -> list[object]:
    """Return the laws of the cause *name* that were read but have no address, and addresses that are not on the web."""
    cause = CAUSES[name]
    limitations: list[Limitations | OtherPeriod] = []
    if cause.limitations:
        limitations = [cause.limitations, *cause.limitations.also]
    laws: list[Authority | Remedy | Standard | Limitations | OtherPeriod]
    laws = [*cause.authorities, *cause.remedies, cause.pleading, *cause.pleading.also, *limitations]
    return [
        *(law for law in laws if was_read(law.basis) and not law.url),
        *(law.url for law in laws if law.url and not law.url.startswith("http")),
        *(
            authority
            for authority in cause.authorities
            if authority.basis == "secondary" and not (authority.url or authority.read or "read" in authority.detail)
        ),
    ]


def test_a_cause_has_a_remedy_and_a_standard_of_pleading() -> None:
    def is_incomplete(name: str) -> bool:
        return not (CAUSES[name].remedies and CAUSES[name].pleading.text)

    assert faults_by_name(CAUSES, is_incomplete) == {}


ADVICE = re.compile(
    r"(?i)^(?:ask|attach|be|demand|describe|expect|file|give|identify|itemize|name|plead|say|set|show|state)\b"
    r"|\bmemory\b|\bcourts? (?:often|hold)"
)
"""Wording of advice, which is not in a text that was read: an imperative, a memory, or what courts often do."""


def test_a_standard_is_graded_by_its_authority_and_separate_from_advice() -> None:
    def graded_advice(name: str) -> str:
        standard = CAUSES[name].pleading
        return standard.text if has_source(standard.basis) and ADVICE.search(standard.text) else ""

    assert faults_by_name(CAUSES, graded_advice) == {}
    assert len([cause for cause in CAUSES.values() if ADVICE.search(cause.advice)]) > 50


def test_a_federal_cause_pleaded_plausibly_cites_the_opinion_on_plausibility() -> None:
    plausible = [name for name, cause in CAUSES.items() if cause.federal and cause.pleading.standard == "plausibility"]
    under_rule_8 = [name for name in plausible if CAUSES[name].pleading.cite == "Fed. R. Civ. P. 8(a)(2)"]

    def cites_no_opinion(name: str) -> bool:
        return not any("Twombly" in law.cite or "Iqbal" in law.cite for law in CAUSES[name].pleading.also)

    assert len(under_rule_8) > 30
    assert faults_by_name(under_rule_8, cites_no_opinion) == {}


def test_a_federal_cause_cites_its_statute_in_the_heading_of_the_count() -> None:
    def is_uncited(name: str) -> bool:
        authority = "Fed. R. Civ. P." if CAUSES[name].remedy_not_claim else "U.S.C. §"
        return authority not in CAUSES[name].count_cite

    assert faults_by_name([name for name, cause in CAUSES.items() if cause.federal], is_uncited) == {}


def test_a_computed_period_names_the_element_from_which_it_runs() -> None:
    periods = {name: cause.limitations for name, cause in CAUSES.items() if cause.limitations}
    computed = {name: period for name, period in periods.items() if period.years or period.months or period.days}

    def is_incomplete(name: str) -> bool:
        return not (computed[name].event and computed[name].element and computed[name].authority)

    assert faults_by_name(computed, is_incomplete) == {}


def test_most_periods_can_be_computed() -> None:
    periods = [cause.limitations for cause in CAUSES.values() if cause.limitations]
    computed = [period for period in periods if period.years or period.months or period.days]
    assert len(computed) > 0.8 * len(periods) > 0


def test_a_cause_names_the_facts_to_be_pleaded_with_particularity() -> None:
    def is_incomplete(name: str) -> bool:
        return not (CAUSES[name].pleading.particulars or CAUSES[name].before_suit)

    particular = [name for name, cause in CAUSES.items() if cause.pleading.standard.startswith("particular")]
    assert faults_by_name(particular, is_incomplete) == {}


def test_five_laws_record_a_mere_remedy_that_is_not_a_claim() -> None:
    mere_remedies = {cause.jurisdiction for cause in CAUSES.values() if cause.remedy_not_claim}
    assert mere_remedies == {"WA", "CA", "US", "NY", "TX"}


def test_a_contract_bars_unjust_enrichment_under_every_law() -> None:
    barred_claims = {cause.jurisdiction for cause in CAUSES.values() if cause.barred_by_contract}
    unjust_enrichment = {cause.jurisdiction for name, cause in CAUSES.items() if family(name) == "unjust-enrichment"}
    assert barred_claims == unjust_enrichment


def test_some_federal_causes_have_conditions_of_suit() -> None:
    assert CAUSES["us-copyright-infringement"].needs_registration
    assert CAUSES["us-patent-infringement"].exclusive_federal_authority
    assert CAUSES["us-title-vii"].before_suit
