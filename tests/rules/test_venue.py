"""Venue and the division of the court: statements that the facts of a matter contradict."""

from textwrap import dedent

import pytest

from assembler.findings.finding import Severity
from assembler.law.actions import are_counts_of
from assembler.model.court.venue import Actions
from assembler.rules.venue.grounds import no_venue
from tests.support.matters import matter
from tests.support.rule_examples import COMPLAINT, KING, alleged, codes, laid_over_minimal, only

PERSON = "name: Ann Example, kind: individual, formed_in: none, principal_place: none"


def residence(fields: str) -> str:
    return f"venue: [residence]\nparties: {{strings: {{{PERSON}, {fields}}}}}\n{COMPLAINT}"


def test_a_defendant_who_lives_elsewhere_contradicts_residence() -> None:
    finding = only("VEN002", residence("citizenship: OR"))
    message = "`Ann Example` is domiciled in Oregon, but `residence` requires that all defendants reside in Washington"
    assert finding.message == message
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "fields", ["citizenship: Washington", "subject_of: Canada", "subject_of: Canada, permanent_resident_in: Washington"]
)
def test_a_defendant_who_lives_here_or_abroad_does_not_contradict_residence(fields: str) -> None:
    assert codes(residence(fields)) == set()


def test_an_entity_may_reside_outside_its_principal_place() -> None:
    parties = "parties: {strings: {principal_place: 'Salem, Oregon'}}\n"
    assert codes(f"venue: [residence]\n{parties}{COMPLAINT}") == set()


def test_a_ground_with_allegations_is_the_same_ground() -> None:
    venue = "venue: [{because: events, allegations: [copied]}, {because: fallback}]"
    assert "`fallback` requires that no other ground" in only("VEN001", f"{venue}\n{COMPLAINT}").message


def test_an_optional_division_assignment_is_not_required() -> None:
    assert codes(COMPLAINT) == set()
    assert "VEN004" in codes(f"court: cand\ndivision: Oakland\n{COMPLAINT}")


def test_the_users_own_section_may_contain_the_assignment() -> None:
    section = "more_facts: [{id: divisional_assignment, heading: Assignment, paragraphs: [It arose in Oakland.]}]\n"
    assert "VEN004" not in codes(f"court: cand\ndivision: Oakland\n{section}{COMPLAINT}")


def test_a_complaint_without_the_assignment_section_is_reported() -> None:
    paper = "filings: [{paper: complaint, date: 2025-06-02, sections: [parties, jurisdiction, facts, claims, relief]}]"
    matter = f"court: cand\ndivision: Oakland\nassignment: {{counties: Alameda}}\n{paper}"
    assert only("VEN004", matter).message == "`complaint` leaves out the section `assignment`"


@pytest.mark.parametrize(
    ("county", "message"),
    [
        ("Pierce", "`Pierce` belongs to `Tacoma`, but the division is `Seattle`"),
        ("Kingg", "`Kingg` is not a county of any division of W.D. Wash.; did you mean `King`?"),
    ],
)
def test_a_county_is_compared_with_the_division(county: str, message: str) -> None:
    assert only("VEN005", f"assignment: {{counties: [King, {county}]}}\n{COMPLAINT}").message == message


@pytest.mark.parametrize("reason", ["fallback", "copyright", "patent", "patent residence", "removal"])
def test_a_federal_ground_of_venue_is_an_error_in_a_state_court(reason: str) -> None:
    assert codes(f"{KING}venue: [{reason}]\n{COMPLAINT}") == {"VEN006"}


def test_venue_is_not_checked_without_a_complaint() -> None:
    assert [finding.code for finding in laid_over_minimal("venue: [fallback, events, patent]")] == []


TWO_DEFENDANTS = """
parties:
  strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none, resides_in: "%s"}
  rope: {name: Bob Example, role: defendant, kind: individual, resides_in: "%s"}
venue: [residence]
"""
FRANKLIN = "court: ohcp\ncounty: Franklin\ndivision: none\nnumber: none\n"


def test_residence_in_a_county_where_no_defendant_resides_is_an_error() -> None:
    finding = only("VEN010", FRANKLIN + TWO_DEFENDANTS % ("Licking County, Ohio", "Licking County, Ohio") + COMPLAINT)
    assert finding.message == "`Ann Example` resides in `Licking County, Ohio`, not in `Franklin County`"
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("second_residence", ["Licking County, Ohio", "Franklin County, Ohio", "Columbus, Ohio"])
def test_one_defendant_who_resides_in_the_county_is_enough(second_residence: str) -> None:
    assert "VEN010" not in codes(FRANKLIN + TWO_DEFENDANTS % ("Franklin County, Ohio", second_residence) + COMPLAINT)


def test_a_defendant_whose_county_of_residence_is_not_given_is_reported() -> None:
    for fields in (
        "resides_in: 'Spokane, Washington'",
        "address: [1 Example Street, 'Spokane, Washington 99201']",
        "address: [Address unknown]",
    ):
        finding = only("VEN010", KING + residence(fields))
        assert finding.message.endswith("resides in `King County`, but the matter does not say so")
        assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "fields",
    [
        "resides_in: 'Seattle, Washington'",
        "address: [1 Example Street, 'Seattle, Washington 98100']",
        "paragraph: Ann Example is a resident of this county.",
    ],
)
def test_a_residence_may_be_shown_by_any_part_of_the_matter(fields: str) -> None:
    assert "VEN010" not in codes(KING + residence(fields))


def test_residence_in_another_state_is_an_error_unless_the_domicile_is_here() -> None:
    finding = only("VEN002", residence("resides_in: 'Portland, Oregon'"))
    message = "`Ann Example` resides in Oregon, but `residence` requires that all defendants reside in Washington"
    assert finding.message == message
    assert finding.severity is Severity.ERROR
    assert codes(residence("resides_in: 'Portland, Oregon', citizenship: Washington")) == set()
    assert codes(residence("resides_in: 'Seattle, Washington'")) == set()


def test_a_defendant_without_a_residence_is_reported_in_a_federal_district() -> None:
    assert only("VEN002", residence("called: Ann")).severity is Severity.WARNING
    assert "VEN002" not in codes(residence("paragraph: Ann Example is domiciled in this District."))
    assert "VEN002" not in codes(residence("address: [1 Example Street, 'Seattle, Washington 98100']"))


def test_a_tribal_court_needs_no_statement_of_venue() -> None:
    without_sections = matter("filings: [{paper: complaint, date: 2025-06-02}]\n")
    in_tribal_court = without_sections.model_copy(
        update={"court": without_sections.court.model_copy(update={"system": "tribal"})}
    )
    assert list(no_venue(without_sections)) != []
    assert list(no_venue(in_tribal_court)) == []


def test_the_facts_of_venue_may_be_in_the_section_or_in_another_text() -> None:
    georgia = dedent("""
        court: gasuper
        county: Fulton
        division: none
        number: 2025CV000001
        jurisdiction: none
        parties: {strings: {principal_place: "Atlanta, Georgia"}}
        filings: [{paper: complaint, date: 2025-06-02}]
    """)
    without_venue = f"{georgia}venue: none\n"
    assert codes(georgia) == set()
    assert codes(without_venue) == {"FMT003", "VEN007"}
    assert codes(without_venue + alleged("Venue is proper because Imaginary Strings has its office here.")) == set()


def test_each_complaint_of_a_matter_needs_a_paragraph_on_the_division() -> None:
    changes = """
        court: cand
        division: Oakland
        number: 4:25-cv-00000
        more_facts:
          - {id: assignment-here, heading: Divisional Assignment, paragraphs: [The pattern was printed in Oakland.]}
        claims: [{title: Conversion, law: CA, against: [strings], paragraphs: [It took the kites.]}]
        filings:
          - {paper: complaint, date: 2025-06-02}
          - {paper: complaint, id: second, date: 2025-06-03, sections: [parties, jurisdiction, venue, claims, relief]}
    """
    assert only("VEN004", dedent(changes)).message.startswith("`second` has no paragraph on the division")


@pytest.mark.parametrize(
    ("kind", "names", "is_of_kind"),
    [
        ("contract", ["Breach of Contract", "Fraud"], True),
        ("contract", ["Fraud", "Conversion"], False),
        ("collision", ["Conversion", "Negligent Operation of a Motor Vehicle"], True),
        ("transitory", ["Breach of Contract", "Holdover"], False),
        ("transitory", ["Breach of Contract", "Fraud"], True),
        ("tort", ["Breach of Contract", "Fraud"], True),
        ("tort", ["Breach of Contract"], False),
    ],
)
def test_the_counts_decide_the_kind_of_an_action(kind: Actions, names: list[str], *, is_of_kind: bool) -> None:
    assert are_counts_of(kind, names) is is_of_kind


@pytest.mark.parametrize(
    ("defendant", "severity"),
    [
        ("{kind: corporation}", Severity.ERROR),
        ("{name: United States of America, kind: government, formed_in: none}", Severity.WARNING),
        (
            "{name: Ann Officer, kind: individual, formed_in: none, capacity: in her official capacity}",
            Severity.WARNING,
        ),
    ],
)
def test_the_residence_of_the_plaintiff_is_a_ground_only_against_the_united_states(
    defendant: str, severity: Severity
) -> None:
    changes = f"parties: {{strings: {defendant}}}\nvenue: [plaintiff residence]\nfilings: [{{paper: complaint}}]\n"
    assert only("VEN013", changes).severity is severity


@pytest.mark.parametrize(
    ("forum", "text", "message"),
    [
        (
            "court: ladist\ncounty: Caddo\ndistrict: FIRST",
            "It copied them in Orleans Parish.",
            "the venue allegations name `Orleans Parish`, but the matter's county is `Caddo`",
        ),
        (
            "court: vacir\ncounty: Richmond City",
            "It copied them in Henrico County.",
            "the venue allegations name `Henrico County`, but the matter's county is `Richmond City`",
        ),
    ],
)
def test_a_county_outside_the_court_is_named_as_the_text_names_it(forum: str, text: str, message: str) -> None:
    example = (
        f"{forum}\nnumber: 25-2-00000-0\ndivision: none\n"
        f"more_facts: [{{id: here, heading: Here, paragraphs: [{{id: sold, text: {text}}}]}}]\n"
        f"venue: [{{because: events, allegations: [sold]}}]\n{COMPLAINT}"
    )
    assert only("VEN008", example).message == message


@pytest.mark.parametrize(
    ("court", "state", "city", "county"),
    [
        ("laed", "Louisiana", "New Orleans", "Orleans Parish"),
        ("vaed", "Virginia", "Norfolk", "Norfolk City"),
        ("akd", "Alaska", "Fairbanks", "Fairbanks North Star"),
        ("wawd", "Washington", "Bellevue", "King County"),
    ],
)
def test_a_city_is_put_in_the_county_as_its_state_calls_it(court: str, state: str, city: str, county: str) -> None:
    example = (
        f"court: {court}\ndivision: none\n"
        f"parties: {{strings: {{principal_place: '{city}, {state}'}}}}\n"
        f"{alleged(f'Imaginary Strings has its principal place of business in Elsewhere County, {state}.')}{COMPLAINT}"
    )
    assert only("PTY015", example).message.endswith(f", and {city} is in {county}")


def facts_of_division(court: str, division: str, words: str) -> str:
    facts = f"more_facts: [{{id: more, heading: More, paragraphs: ['{words}']}}]\n"
    return f"court: {court}\ndivision: {division}\n{facts}{COMPLAINT}"


def test_cities_of_two_words_count_as_places_of_another_division() -> None:
    words = (
        "It met them in San Jose, in Santa Clara County, California. San Jose is its home. It pays rent in San Jose."
    )
    message = "no text or party names a county of the division `Oakland`, but a text names `Santa Clara County`"
    assert only("VEN009", facts_of_division("cand", "Oakland", words)).message == message


def test_a_longer_word_that_begins_like_a_city_of_the_division_does_not_name_the_city() -> None:
    words = "It met them in Seattle, in King County, Washington. Seattle is its home. It ships {} kites to Seattle."
    assert "VEN009" in codes(facts_of_division("wawd", "Tacoma", words.format("Olympian")))
    assert "VEN009" not in codes(facts_of_division("wawd", "Tacoma", words.format("Olympia")))
