"""The law of a count: the state that its heading names, or a doubt."""

import pytest

from tests.importing.test_body import HEAD, counts, doubt_texts, draft_of

MICHIGAN_COURT = "STATE OF MICHIGAN\nIN THE CIRCUIT COURT FOR THE COUNTY OF WAYNE"


@pytest.mark.parametrize(
    ("heading", "law", "is_doubt"),
    [
        ("New York Unfair Deceptive Acts", "NY", True),
        ("NY FCRA", "NY", True),
        ("N.Y. Fair Credit Reporting Act", "NY", True),
        ("Fraud (New York law; alternatively Ohio law)", "NY", True),
        ("Fraud under Ohio law", "OH", False),
        ("Fair Credit Reporting Act", "US", False),
        ("First Amendment Retaliation by the State of New York", "US", False),
        ("Unfair Competition, Business and Professions Code Section 17200", "CA", True),
        ("Negligence", "OH", True),
        ("Violation of Mich. Comp. Laws 600.2919a", "MI", True),
        ("MISREPRESENTATION IN OR NEAR AKRON", "OH", True),
    ],
)
def test_a_state_in_the_heading_of_a_count_is_its_law_or_a_doubt(heading: str, law: str, is_doubt: bool) -> None:  # noqa: FBT001
    draft = draft_of(f"COUNT I - {heading}\n(against all Defendants)\n3. It lied.")
    (count,) = counts(draft)
    assert count.law == law
    assert any("under whose law" in about for about in doubt_texts(draft)) is is_doubt


STATE_COURT = HEAD.replace("UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO", MICHIGAN_COURT)


@pytest.mark.parametrize(
    ("heading", "law", "is_doubt"),
    [
        ("Violation of the federal Elections and Electors Clauses", "US", True),
        ("Violation of Michigan and federal law", "MI", True),
        ("Denial of Due Process (Contracts Clause)", "MI", True),
        ("Breach of Contract", "MI", False),
        ("Violation of the Purity of Elections Clause of the Michigan Constitution", "MI", False),
    ],
)
def test_a_constitution_in_the_heading_of_a_count_in_a_states_court_is_a_doubt_unless_the_state_is_named(
    heading: str,
    law: str,
    is_doubt: bool,  # noqa: FBT001
) -> None:
    draft = draft_of(f"COUNT I - {heading}\n(against all Defendants)\n3. It lied.", STATE_COURT)
    (count,) = counts(draft)
    assert count.law == law
    assert any("under whose law" in about for about in doubt_texts(draft)) is is_doubt


def test_one_doubt_lists_the_law_written_for_each_count() -> None:
    against = "(against all Defendants)"
    draft = draft_of(f"COUNT I - Fraud {against}\n3. It lied.\nCOUNT II - NY FCRA {against}\n4. It lied.")
    (about,) = [about for about in doubt_texts(draft) if "under whose law" in about]
    assert about.startswith("COUNT I (`law: OH`) and COUNT II (`law: NY`): the headings")


def test_a_common_law_title_does_not_become_federal_because_its_text_cites_an_act() -> None:
    heading = "COUNT I - Negligence (against all Defendants)"
    draft = draft_of(f"{heading}\n3. It lied about the Securities Act.")
    (count,) = counts(draft)
    assert count.law == "OH"
    assert any("under whose law" in about for about in doubt_texts(draft))
