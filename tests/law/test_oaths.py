"""The oath under a verified complaint or a declaration, in every state and on the day of the paper."""

import re
from datetime import date
from functools import cache
from textwrap import dedent

import pytest

from assembler.language.places import STATE_CODES, state_name
from assembler.model.court import Court
from assembler.papers import plan_paper
from assembler.plan.plan import Statement
from tests.support.matters import catalog, codes, court_record, court_records, matter
from tests.support.plan_words import words
from tests.support.walks import faults_by_name

NO_OATH = {"prtpi", "state"}
"""Courts without an oath on record: Puerto Rico's is in Spanish, and `state` belongs to no state."""

COMMONWEALTHS = {"KY", "MA", "PA", "VA"}
DAYS = (date(2019, 6, 3), date(2024, 6, 3), date(2026, 11, 25))


@cache
def state_courts() -> dict[str, Court]:
    """Return the courts of the states, by id."""
    return {court.id: court for court in court_records() if court.system == "state"}


def court_line(name: str) -> str:
    """Return the line of a matter for the county of a state court, or the line that a federal court needs instead."""
    court = court_record(name)
    if court.system != "state":
        return "about: Invented."
    return f"county: {court.counties[0] if court.counties else 'Example'}"


def statements_of_verified_complaint(
    court: str, person: str = "", filing: str = "", day: str = "2026-11-25"
) -> dict[str, Statement]:
    """Return the statements of a verified complaint in *court*, by id."""
    suit = matter(f"""
        court: {court}
        {court_line(court)}
        jurisdiction: none
        people: {{officer: {{name: Olive Officer, title: Treasurer, of: alpha, {person}}}}}
        filings: [{{paper: complaint, date: {day}, verified_by: officer, {filing}}}]
    """)
    return {statement.id: statement for statement in plan_paper(suit, suit.filings[0], catalog()).statements}


def oath_text(court: str, person: str = "", filing: str = "", day: str = "2026-11-25") -> str:
    """Return the words of the oath that the officer signs: the last paragraph of the verification."""
    return words(statements_of_verified_complaint(court, person, filing, day)["verification"].paragraphs[-1]).replace(
        "\N{NO-BREAK SPACE}", " "
    )


# -- every state ------------------------------------------------------------------------------------------------------


def test_every_state_court_except_those_listed_has_an_oath_on_every_date() -> None:
    assert len({court.state for court in state_courts().values()} - {""}) == 52
    courts_without_oath = {
        name for name, court in state_courts().items() if not court.oath or not all(court.oath.on(day) for day in DAYS)
    }
    assert courts_without_oath == NO_OATH


def faults_of(name: str, court: Court) -> list[str]:
    """Return the faults of a verified complaint in a court that has an oath."""
    assert court.oath
    statements = statements_of_verified_complaint(name)
    text = " ".join(words(paragraph) for statement in statements.values() for paragraph in statement.paragraphs)
    other_states = [
        state_name(code) for code in STATE_CODES if code != court.state and state_name(code) not in court.name
    ]
    faults = [
        f"names {other_state}"
        for other_state in other_states
        if re.search(rf"\b{other_state}\b", text.replace("West Virginia", ""))
    ]
    if "{" in text:
        faults.append("a blank is not filled")
    if ("jurat" in statements) != court.oath.value.notary:
        faults.append("a notary's certificate")
    if not court.oath.value.notary and not has_date(statements["verification"], text):
        faults.append("no date")
    if court.state in COMMONWEALTHS | {"DC"} and f"State of {state_name(court.state)}" in text:
        faults.append("is not a state by name")
    return faults


def has_date(verification: Statement, text: str) -> bool:
    return bool(verification.signature.dated) or "____" in text


@pytest.mark.slow
def test_a_verified_complaint_of_every_state_is_dated_and_cites_the_law_of_the_state() -> None:
    courts = {name: court for name, court in state_courts().items() if name not in NO_OATH}
    assert len({court.state for court in courts.values()}) == 51
    assert faults_by_name(courts, lambda name: faults_of(name, courts[name])) == {}


def test_in_a_federal_court_the_state_does_not_matter() -> None:
    assert {oath_text(name) for name in ("paed", "dcd", "nysd", "wawd")} == {
        "I declare under penalty of perjury that the foregoing is true and correct."
    }


# -- what the law prescribes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("court", "expected"),
    [
        ("wasuper", "under the laws of the State of Washington that the foregoing"),
        ("casuper", "under the laws of the State of California that the foregoing"),
        ("txdist", "My name is Olive Officer, my date of birth is ____________________, and my address is"),
        (
            "flcir",
            "I declare that I have read the foregoing Verified Complaint and that the facts stated in it are true.",
        ),
        ("ilcir", "pursuant to Section 1-109 of the Code of Civil Procedure"),
        ("pacp", "subject to the penalties of 18 Pa.C.S. § 4904"),
        ("masuper", "Signed under the penalties of perjury."),
        ("utdist", "under criminal penalty under the law of Utah"),
        ("wicir", "under penalty of false swearing under the law of Wisconsin"),
        ("orcir", "IS SUBJECT TO PENALTY FOR PERJURY."),
        ("ohcp", "I swear or affirm that the foregoing is true and correct."),
        ("aksuper", "I say on oath or affirm that I have read the foregoing document"),
    ],
)
def test_the_words_are_those_of_the_state(court: str, expected: str) -> None:
    assert expected in oath_text(court)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-12-31", "I swear or affirm"),
        ("2024-01-01", "that the foregoing is true, and I understand"),
        ("2025-11-20", "that the foregoing is true, and I understand"),
        ("2025-11-21", "true, except as to matters alleged on information and belief"),
    ],
)
def test_the_date_of_the_paper_decides_the_oath(day: str, expected: str) -> None:
    assert expected in oath_text("nysupct", day=day)


@pytest.mark.parametrize(
    ("court", "place", "expected"),
    [
        ("ksdist", "", "under the laws of the state of Kansas"),
        ("ksdist", "Topeka, Kansas", "under penalty of perjury that the foregoing"),
        ("ksdist", "Denver, CO", "under the laws of the state of Kansas"),
        ("dcsuper", "Baltimore, Maryland", "under penalty of perjury that the foregoing"),
        ("dcsuper", "Toronto, Canada", "under the law of the District of Columbia"),
        ("nysd", "Toronto, Canada", "under the laws of the United States of America"),
        ("nysd", "San Juan, Puerto Rico", "under penalty of perjury that the foregoing"),
    ],
)
def test_the_place_of_signing_decides_the_oath(court: str, place: str, expected: str) -> None:
    assert expected in oath_text(court, f'signs_in: "{place}"' if place else "")


def test_a_jurat_has_the_values_of_the_matter_and_blanks_for_the_others() -> None:
    oath_with_country = oath_text(
        "txdist", 'address: [2 Example Street, "Austin, Texas 78701", United States], signs_in: Texas'
    )
    oath_without_country = oath_text("txdist", 'address: [2 Example Street, "Austin, Texas 78701"]')
    assert "my address is 2 Example Street, Austin, Texas 78701, United States." in oath_with_country
    assert "my address is 2 Example Street, Austin, Texas 78701, and United States of America." in oath_without_country
    assert "Executed in ______________ County, State of Texas, on the ______ day of" in oath_with_country
    assert "Executed in ______________ County, State of ____________________, on the" in oath_without_country
    assert "County, Commonwealth of Virginia, on the" in oath_text("txdist", 'signs_in: "Richmond, Virginia"')


# -- before a notary --------------------------------------------------------------------------------------------------


def certificate(court: str, person: str = "", filing: str = "") -> str:
    return words(statements_of_verified_complaint(court, person, filing)["jurat"].paragraphs[0])


def test_a_notary_certifies_where_a_declaration_does_not_suffice() -> None:
    assert certificate("kycir") == (
        "State of ____________________, County of ______________. Sworn to (or affirmed) and subscribed before me by "
        "Olive Officer on ____________________."
    )
    assert "Parish of" in certificate("ladist", "signs_in: Louisiana")
    assert "Sworn to or affirmed and subscribed before me by Olive Officer" in certificate("ohcp")


@pytest.mark.parametrize(
    ("place", "venue"),
    [
        ("Louisville, Kentucky", "Commonwealth of Kentucky, County of ______________."),
        ("Boston, MA", "Commonwealth of Massachusetts, County of ______________."),
        ("Richmond, Virginia", "Commonwealth of Virginia, County of ______________."),
        ("Charleston, West Virginia", "State of West Virginia, County of ______________."),
        ("New Orleans, Louisiana", "State of Louisiana, Parish of ______________."),
        ("Washington, D.C.", "District of Columbia."),
        ("San Juan, Puerto Rico", "Commonwealth of Puerto Rico."),
        ("Toronto, Canada", "At Toronto, Canada."),
    ],
)
def test_an_officers_certificate_names_commonwealths_districts_and_parishes_correctly(place: str, venue: str) -> None:
    assert certificate("kycir", f'signs_in: "{place}"').startswith(f"{venue} Sworn to")
    assert certificate("ohcp", f'signs_in: "{place}"').startswith(f"{venue} Sworn to")


def test_a_declarant_abroad_needs_no_notary_if_the_law_exempts_them() -> None:
    assert "jurat" in statements_of_verified_complaint("desuper")
    assert "jurat" not in statements_of_verified_complaint("desuper", 'signs_in: "Toronto, Canada"')


def test_a_notary_whom_the_matter_asks_for_certifies_in_any_court() -> None:
    assert "Sworn to (or affirmed)" in certificate("nysd", filing="notary: true")


# -- the user's own words ---------------------------------------------------------------------------------------------


def test_own_words_take_the_place_of_the_oath() -> None:
    own_words = "words: {oath: I so swear.}"
    assert oath_text("ohcp", filing=own_words) == "I so swear."
    assert "jurat" in statements_of_verified_complaint("ohcp", filing=own_words)
    assert "jurat" not in statements_of_verified_complaint("ohcp", filing=f"{own_words}, notary: false")
    assert "jurat" in statements_of_verified_complaint("nysd", filing=f"{own_words}, notary: true")


@pytest.mark.parametrize(
    "own_words",
    [
        "I declare under penalty of perjury that this is true.",
        "I so swear.\\n\\nSworn to before me: ________",
    ],
)
def test_own_words_that_need_no_certificate_or_contain_it_get_no_certificate(own_words: str) -> None:
    assert "jurat" not in statements_of_verified_complaint("ohcp", filing=f'words: {{oath: "{own_words}"}}')


def test_none_removes_a_sentence_of_the_officers_certificate() -> None:
    suit = matter("""
        court: dech
        county: Kent
        people: {officer: {name: Olive Officer, of: alpha}}
        sentences: {verification: {venue: none, jurat: none, expires: none}}
        filings: [{paper: complaint, date: 2025-06-02, verified_by: officer}]
    """)
    jurat = plan_paper(suit, suit.filings[0], catalog()).statements[-1]
    assert (jurat.id, jurat.paragraphs) == ("jurat", ())
    assert [signer.lines for signer in jurat.signature.signers] == [("Notary Public",)]


def test_own_words_are_the_whole_verification_and_may_say_when_it_was_signed() -> None:
    own_words = 'words: {oath: "I have read this.\\n\\nExecuted on May 1, 2025."}'
    verification = statements_of_verified_complaint("ohcp", filing=f"{own_words}, notary: false")["verification"]
    assert [*map(words, verification.paragraphs)] == ["I have read this.", "Executed on May\N{NO-BREAK SPACE}1, 2025."]
    assert verification.signature.dated == ""
    undated_words = "words: {oath: I so swear.}, notary: false"
    assert statements_of_verified_complaint("ohcp", filing=undated_words)["verification"].signature.dated


def test_an_unknown_oath_is_a_blank_and_an_error() -> None:
    assert set(oath_text("prtpi")) == {"_"}
    complaints = dedent("""\
        court: prtpi
        county: Example
        jurisdiction: none
        people: {officer: {name: Olive Officer}}
        filings: [{paper: complaint, date: 2026-11-25, verified_by: officer}, {paper: complaint, id: two}]
    """)
    assert "SIG010" in codes(complaints)
    assert "SIG010" not in codes(complaints + "words: {oath: Juro que lo anterior es cierto.}\n")


# -- a declaration ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("court", "title", "lead"),
    [
        ("wawd", "Declaration of Olive Officer", "Olive Officer declares:"),
        ("nysupct", "Affirmation of Olive Officer", "Olive Officer affirms:"),
        ("njsuper", "Certification of Olive Officer", "Olive Officer certifies:"),
        ("ohcp", "Affidavit of Olive Officer", "Olive Officer, being duly sworn, states:"),
        ("micir", "Affidavit of Olive Officer", "Olive Officer, being duly sworn, states:"),
    ],
)
def test_a_statement_of_facts_has_the_name_used_in_the_state(court: str, title: str, lead: str) -> None:
    suit = matter(f"""
        court: {court}
        {court_line(court)}
        jurisdiction: none
        people: {{officer: {{name: Olive Officer, title: Treasurer, of: alpha}}}}
        filings:
          - {{paper: motion_for_voluntary_dismissal, date: 2026-11-25, dismisses: all, prejudice: without,
             relies_on: {{instrument: Rule 41, because: the text of it was read, lawyer: ann, date: 2026-11-25}}}}
          - {{paper: declaration, date: 2026-11-25, declarant: officer, paragraphs: [Alpha paid.]}}
    """)
    plan = plan_paper(suit, suit.filings[1], catalog())
    assert plan.metadata.title.startswith(title)
    assert words(plan.body[0]) == lead
    assert ("jurat" in {statement.id for statement in plan.statements}) == title.startswith("Affidavit")


def test_a_party_named_in_of_as_itself_swears_as_the_party() -> None:
    """No sentence calls a person an officer of that same person, and the name is under the signature once."""
    suit = """
        parties: {alpha: {name: Marisol Quintero, kind: individual, citizenship: Oregon, formed_in: none,
          principal_place: none}}
        people: {self: {name: marisol quintero, of: alpha}}
        filings: [{paper: complaint, date: 2025-06-02, verified_by: self}]
    """
    validated = matter(suit)
    plan = plan_paper(validated, validated.filings[0], catalog())
    (verification,) = (statement for statement in plan.statements if statement.id == "verification")
    assert "verification on behalf" not in words(verification.paragraphs[0])
    assert verification.signature.signers[0].lines == ("marisol quintero",)
    renamed_suit = suit.replace("marisol quintero", "Ann Agent")
    validated = matter(renamed_suit)
    plan = plan_paper(validated, validated.filings[0], catalog())
    (verification,) = (statement for statement in plan.statements if statement.id == "verification")
    assert "verification on behalf" in words(verification.paragraphs[0])
