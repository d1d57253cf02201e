"""The law of a count: the state that its heading names, or a doubt."""

import pytest

from tests.importing.test_body import abouts, counts, draft_of


@pytest.mark.parametrize(
    ("heading", "laws"),
    [
        ("New York Unfair Deceptive Acts", ["NY", "doubt"]),
        ("NY FCRA", ["NY", "doubt"]),
        ("N.Y. Fair Credit Reporting Act", ["NY", "doubt"]),
        ("Fraud (New York law; alternatively Ohio law)", ["NY", "doubt"]),
        ("Fraud under Ohio law", ["OH"]),
        ("Fair Credit Reporting Act", ["US"]),
        ("First Amendment Retaliation by the State of New York", ["US"]),
        ("MISREPRESENTATION IN OR NEAR AKRON", ["OH", "doubt"]),
    ],
)
def test_a_state_in_the_heading_of_a_count_is_its_law_or_a_doubt(heading: str, laws: list[str]) -> None:
    draft = draft_of(f"COUNT I - {heading}\n(against all Defendants)\n3. It lied.")
    (count,) = counts(draft)
    assert [count.law, *("doubt" for about in abouts(draft) if "under whose law" in about)] == laws


def test_one_doubt_lists_the_law_written_for_each_count() -> None:
    both = "(against all Defendants)"
    draft = draft_of(f"COUNT I - Fraud {both}\n3. It lied.\nCOUNT II - NY FCRA {both}\n4. It lied.")
    (about,) = [about for about in abouts(draft) if "under whose law" in about]
    assert about.startswith("COUNT I (`law: OH`) and COUNT II (`law: NY`): the headings")
