"""Counsel at the head of a paper, and its footer, as the court requires them."""

from tests.support.matters import COMPLAINT, NOTICE, build_plan

WASHINGTON = "court: wawd\ndivision: Seattle\nnumber: 2:25-cv-00000\njudge: Jane Doe\n"
CALIFORNIA = "court: cand\ndivision: Oakland\nnumber: 4:25-cv-00000\n"
FIRM = """\
firms:
  firm:
    styled: LAW OFFICES
    name: Example & Sample LLP
    address: [9 Firm Road, "Seattle, Washington 98100"]
    telephone: (206) 555-0199
counsel:
  ann: {name: Ann Example, firm: firm, bar_number: 000001, address: none, telephone: none, email: ann@example.com}
  ben: {name: Ben Sample, firm: firm, bar_number: 000002, email: ben@example.com, pro_hac_vice: true}
parties: {alpha: {counsel: [ann, ben]}}
"""


def test_counsel_is_at_the_upper_left_where_the_court_requires_it() -> None:
    assert build_plan(CALIFORNIA).counsel == (
        "Ann Example, State Bar No. 000001",
        "1 Example Street",
        "New York, New York 10000",
        "(212) 555-0100",
        "ann@example.com",
        "Attorney for Plaintiff Alpha Kites, Inc.",
    )
    assert build_plan().counsel == ()


def test_attorneys_of_one_firm_are_together_above_its_address() -> None:
    assert build_plan(CALIFORNIA + FIRM).counsel == (
        "Ann Example, State Bar No. 000001",
        "ann@example.com",
        "Ben Sample, State Bar No. 000002",
        "(pro hac vice)",
        "ben@example.com",
        "Example & Sample LLP",
        "9 Firm Road",
        "Seattle, Washington 98100",
        "(206) 555-0199",
        "Attorneys for Plaintiff Alpha Kites, Inc.",
    )


def test_the_footer_has_the_lines_that_the_court_requires() -> None:
    footer = build_plan(WASHINGTON + FIRM, NOTICE).footer
    assert [(line.text, line.page) for line in footer.left] == [
        ("PLAINTIFF’S NOTICE OF VOLUNTARY DISMISSAL - ", True),
        ("No. 2:25-cv-00000", False),
    ]
    assert [line.text for line in footer.right] == [
        "LAW OFFICES",
        "Example & Sample LLP",
        "9 Firm Road",
        "Seattle, Washington 98100",
        "(206) 555-0199",
    ]
    assert footer.center == ()


def test_a_long_title_is_shortened_in_the_footer() -> None:
    short_title = "Verified Class Action Complaint for Negligence"
    long_title = f"{short_title}, for Trespass, and for Declaratory and Injunctive Relief"
    for title, footer in (
        (long_title, "VERIFIED CLASS ACTION COMPLAINT - "),
        (short_title, "VERIFIED CLASS ACTION COMPLAINT FOR NEGLIGENCE - "),
    ):
        changes = f"{WASHINGTON}filings: [{{paper: complaint, date: 2025-03-03, title: '{title}'}}]\n"
        assert build_plan(changes, COMPLAINT).footer.left[0].text == footer


SINGLE_PARTIES = """\
parties:
  alpha: {name: Al Pha, called: none, kind: individual, formed_in: none, principal_place: none, counsel: none,
    pro_se: true, address: [3 Own Road], telephone: (206) 555-0177}
"""


def test_a_word_precedes_the_page_number_where_the_court_requires_it() -> None:
    texas = build_plan("court: txdist\ncounty: Harris\njurisdiction: none\namount: none\n").footer
    assert [(line.text, line.page) for line in (*texas.left, *texas.right)] == [
        ("PLAINTIFF’S ORIGINAL PETITION", False),
        ("Page ", True),
    ]
    alaska = build_plan("court: aksuper\njurisdiction: none\namount: none\n").footer
    assert "Alpha Kites, Inc. v. Beta Strings, Inc." in [line.text for line in alaska.left]


def test_the_footer_of_a_party_without_counsel_names_the_party() -> None:
    footer = build_plan(WASHINGTON + SINGLE_PARTIES).footer
    assert [line.text for line in footer.right] == ["Al Pha", "3 Own Road", "(206) 555-0177"]


def test_a_court_without_rules_on_footers_has_only_the_page_number() -> None:
    footer = build_plan().footer
    assert [(line.text, line.page) for line in footer.center] == [("", True)]
    assert footer.left == ()
    assert footer.right == ()
