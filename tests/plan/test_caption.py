"""The caption of a paper, its legends, and the counsel and footer that the court requires."""

import pytest

from tests.support.matters import COMPLAINT, NOTICE, build_plan, findings

PARTIES = """\
parties:
  gamma: {name: Gamma Twine LLC, called: Gamma, role: plaintiff, kind: limited liability company, counsel: [ann]}
  delta: {name: Delta Paper Co., role: defendant, kind: corporation}
  epsilon: {name: Epsilon Glue LP, role: defendant, kind: limited partnership}
"""

ALAMEDA = "court: casuper\ncounty: Alameda\njurisdiction: none\namount: none\n"
WASHINGTON = "court: wawd\ndivision: Seattle\nnumber: 2:25-cv-00000\njudge: Jane Doe\n"
CALIFORNIA = "court: cand\ndivision: Oakland\nnumber: 4:25-cv-00000\n"
KING = "court: wasuper\ncounty: King\nnumber: 25-2-00000-0 SEA\njurisdiction: none\namount: none\n"


def party_lines(changes: str = "", paper: int = COMPLAINT) -> list[str]:
    return [line.text for line in build_plan(changes, paper).caption.left]


def filing(choices: str, paper: str = "complaint") -> str:
    return f"filings: [{{paper: {paper}, date: 2025-03-03, {choices}}}]\n"


@pytest.mark.parametrize(
    ("ground", "statute"), [("diversity", "28 U.S.C. § 1332"), ("federal question", "28 U.S.C. § 1331")]
)
def test_oregon_has_the_nature_of_the_action_and_the_statute_of_jurisdiction_under_the_title(
    ground: str, statute: str
) -> None:
    oregon = f"court: ord\ndivision: Portland\nnumber: 3:25-cv-00000\njurisdiction: [{ground}]\n"
    (legend,) = build_plan(oregon).caption.legends
    assert legend.replace("\N{NO-BREAK SPACE}", " ") == f"Breach of Contract Action ({statute})"


def test_a_caption_that_may_need_a_second_page_has_its_title_at_the_right_and_no_rules_around_it() -> None:
    colorado = "court: cod\nnumber: 1:25-cv-00000\n"
    crowd = "".join(
        f"  d{n}: {{name: Number {n} Example Manufacturing Corporation, role: defendant, kind: corporation}}\n"
        for n in range(60)
    )
    captions = build_plan(colorado).caption, build_plan(f"{colorado}parties:\n{crowd}").caption
    assert [(caption.title_in, caption.title_ruled) for caption in captions] == [("below", True), ("right", False)]


# -- parties ----------------------------------------------------------------------------------------------------------


def test_one_party_on_each_side() -> None:
    assert party_lines() == ["ALPHA KITES, INC.,", "Plaintiff,", "-against-", "BETA STRINGS, INC.,", "Defendant."]


def test_a_later_paper_names_the_first_party_on_each_side_where_the_court_requires_it() -> None:
    cacd = f"court: cacd\ndivision: Western\nnumber: 2:25-cv-00000\n{PARTIES}"
    first_parties = ["ALPHA KITES, INC., et al.,", "BETA STRINGS, INC., et al.,"]
    assert party_lines(cacd, NOTICE)[::3] == first_parties != party_lines(cacd)[::3]


def test_many_parties_are_all_named_and_the_last_joined_by_and() -> None:
    assert party_lines(PARTIES) == [
        "ALPHA KITES, INC., and GAMMA TWINE LLC,",
        "Plaintiffs,",
        "-against-",
        "BETA STRINGS, INC., DELTA PAPER CO., and EPSILON GLUE LP,",
        "Defendants.",
    ]


def test_a_matter_may_give_each_party_a_line() -> None:
    assert party_lines(f"caption: a line each\n{PARTIES}")[-4:] == [
        "BETA STRINGS, INC.,",
        "DELTA PAPER CO., and",
        "EPSILON GLUE LP,",
        "Defendants.",
    ]


LOS_ANGELES = "court: casuper\ncounty: Los Angeles\nnumber: 25STCV00000\njurisdiction: none\namount: none\n"
FIRST = "filings: [{paper: complaint, date: 2025-03-03}]\n"


def test_a_rule_on_the_first_complaint_gives_each_party_a_line_in_it_only() -> None:
    amended = filing("title: First Amended Complaint")
    assert party_lines(f"{LOS_ANGELES}{PARTIES}{FIRST}")[-4:-1] == [
        "BETA STRINGS, INC.,",
        "DELTA PAPER CO., and",
        "EPSILON GLUE LP,",
    ]
    assert len(party_lines(f"{LOS_ANGELES}{PARTIES}{amended}")) == 5
    assert len(party_lines(f"caption: run on\n{LOS_ANGELES}{PARTIES}{FIRST}")) == 5


def test_names_are_in_capitals_unless_the_court_prints_them_as_written() -> None:
    arizona = "court: azd\ndivision: Phoenix\n"
    assert any("ALPHA KITES" in line for line in party_lines())
    assert any("Alpha Kites, Inc." in line for line in party_lines(arizona))
    assert not any("ALPHA" in line for line in party_lines(arizona))


def test_the_sides_are_separated_as_is_customary_in_the_court() -> None:
    assert "v." in party_lines(WASHINGTON)
    assert build_plan(WASHINGTON).caption.divider == "bar"
    assert build_plan(KING).caption.divider == "paren"
    assert build_plan().caption.divider == "x"


# -- court and number -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ("", ("UNITED STATES DISTRICT COURT", "SOUTHERN DISTRICT OF NEW YORK")),
        (WASHINGTON, ("UNITED STATES DISTRICT COURT", "WESTERN DISTRICT OF WASHINGTON", "AT SEATTLE")),
        (CALIFORNIA, ("UNITED STATES DISTRICT COURT", "NORTHERN DISTRICT OF CALIFORNIA", "OAKLAND DIVISION")),
        (KING, ("IN THE SUPERIOR COURT OF THE STATE OF WASHINGTON", "IN AND FOR THE COUNTY OF KING")),
    ],
)
def test_the_court_is_named_with_its_division_or_county(changes: str, lines: tuple[str, ...]) -> None:
    assert build_plan(changes).court == lines


HARTFORD = "court: ctsuper\njurisdiction: none\namount: none\ncounty: Hartford\n"
ORLANDO = "court: flcir\njurisdiction: none\namount: none\ncounty: Orange\n"


def test_the_judicial_district_and_the_city_are_printed_at_their_place_in_the_caption() -> None:
    caption = build_plan(f"{HARTFORD}district: Hartford\ncity: New Britain")
    assert caption.court == ("SUPERIOR COURT", "JUDICIAL DISTRICT OF HARTFORD", "AT NEW BRITAIN")


def test_a_missing_place_is_a_blank() -> None:
    blank = "_" * 10
    assert build_plan(HARTFORD).court == ("SUPERIOR COURT", f"JUDICIAL DISTRICT OF {blank}", f"AT {blank}")


def test_the_courts_profile_has_the_circuit_of_a_county() -> None:
    assert "NINTH JUDICIAL CIRCUIT" in " ".join(build_plan(ORLANDO).court)


def test_the_paper_that_opens_a_case_has_no_case_number() -> None:
    paper_plan = build_plan(WASHINGTON, COMPLAINT)
    assert paper_plan.caption.number == f"No. {'_' * 20}"
    assert paper_plan.judge == ""
    assert "2:25-cv-00000" not in str(paper_plan.footer)


@pytest.mark.parametrize(
    ("court", "number"), [("alsd", f"CIVIL ACTION NO. {'_' * 12}"), ("arwd", f"CASE NO. {'_' * 20}")]
)
def test_the_blank_after_a_long_label_in_capitals_is_short(court: str, number: str) -> None:
    assert build_plan(f"court: {court}\n").caption.number == number


def test_a_conformed_copy_prints_number_and_judge() -> None:
    paper_plan = build_plan(WASHINGTON + filing("conformed: true"))
    assert paper_plan.caption.number == "No. 2:25-cv-00000"
    assert paper_plan.judge == "THE HONORABLE JANE DOE"


def test_a_later_paper_prints_number_and_judge() -> None:
    paper_plan = build_plan(WASHINGTON, NOTICE)
    assert paper_plan.caption.number == "No. 2:25-cv-00000"
    assert paper_plan.judge == "THE HONORABLE JANE DOE"


def test_no_judge_is_named_before_one_is_assigned() -> None:
    assert build_plan(WASHINGTON.replace("judge: Jane Doe\n", ""), NOTICE).judge == ""


# -- title ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ("", "COMPLAINT"),
        ("people: {joe: {name: Joe, title: Clerk, of: alpha}}\n" + filing("verified_by: joe"), "VERIFIED COMPLAINT"),
        (filing("title: Complaint for Money"), "COMPLAINT FOR MONEY"),
        # the catalog has Intentional Misrepresentation (Fraud)
        (f"{ALAMEDA}claims: [{{cause: ca-fraud, against: beta}}]\n", "COMPLAINT FOR INTENTIONAL MISREPRESENTATION"),
        (filing("title: Motion Under Fed. R. Civ. P. 12(b)(6)"), "MOTION UNDER FED.~R.~CIV.~P.~12(b)(6)"),
    ],
)
def test_the_title_of_a_complaint(changes: str, title: str) -> None:
    assert [line.replace("\N{NO-BREAK SPACE}", "~") for line in build_plan(changes).caption.title] == [title]


@pytest.mark.parametrize(
    ("choices", "title"),
    [
        ("dismisses: all", "PLAINTIFF’S NOTICE OF VOLUNTARY DISMISSAL UNDER "),
        ("dismisses: all, prejudice: with", "PLAINTIFF’S NOTICE OF VOLUNTARY DISMISSAL WITH PREJUDICE UNDER "),
        ("dismisses: all, prejudice: without", "PLAINTIFF’S NOTICE OF VOLUNTARY DISMISSAL WITHOUT PREJUDICE UNDER "),
    ],
)
def test_the_title_of_a_notice(choices: str, title: str) -> None:
    (line,) = build_plan(filing(choices, "notice_of_voluntary_dismissal")).caption.title
    assert line.startswith(title)
    assert line.endswith("41(a)(1)(A)(i)")


def test_the_title_of_a_notice_names_the_dismissed_parties_if_others_remain() -> None:
    (line,) = build_plan(PARTIES + filing("dismisses: [delta, epsilon]", "notice_of_voluntary_dismissal")).caption.title
    assert line.startswith(
        "PLAINTIFFS’ NOTICE OF VOLUNTARY DISMISSAL OF DEFENDANTS DELTA PAPER CO. AND EPSILON GLUE LP UNDER "
    )


def test_a_jury_is_demanded_under_the_title_of_the_complaint_only() -> None:
    assert build_plan("jury_demand: true").caption.legends == ("JURY TRIAL DEMANDED",)
    assert build_plan("jury_demand: true", NOTICE).caption.legends == ()


def test_a_jury_demand_on_some_counts_names_them_under_the_title() -> None:
    claim = "  - {id: c%d, cause: ny-breach-of-contract, against: [beta]}\n"
    claims = "claims:\n" + "".join(claim % number for number in (1, 2, 3))
    (legend,) = build_plan(f"{claims}jury_demand: [c1, c3]").caption.legends
    assert legend == "JURY TRIAL DEMANDED ON COUNTS ONE AND THREE"
    assert build_plan(f"{claims}jury_demand: [c1, c2, c3]").caption.legends == ("JURY TRIAL DEMANDED",)
    assert build_plan().caption.legends == ()


def test_the_section_of_a_statute_stays_with_its_sign_in_a_legend() -> None:
    (legend,) = build_plan(filing("legends: [Action under 28 U.S.C. § 1332]")).caption.legends
    assert legend.endswith("§\N{NO-BREAK SPACE}1332")


def test_legends_keep_the_case_in_which_they_are_typed() -> None:
    assert build_plan(filing("legends: [CLASS ACTION, Oral Argument Requested]")).caption.legends == (
        "CLASS ACTION",
        "Oral Argument Requested",
    )


# -- counsel and footer -----------------------------------------------------------------------------------------------

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
    name = "Verified Class Action Complaint for Negligence, for Trespass, and for Declaratory and Injunctive Relief"
    for title, footer in ((name, "VERIFIED CLASS ACTION COMPLAINT - "), (name[:47], f"{name[:47].upper()} - ")):
        changes = f"{WASHINGTON}filings: [{{paper: complaint, date: 2025-03-03, title: '{title}'}}]\n"
        assert build_plan(changes, COMPLAINT).footer.left[0].text == footer


SINGLE_PARTIES = """\
parties:
  alpha: {name: Al Pha, called: none, kind: individual, formed_in: none, principal_place: none, counsel: none,
    pro_se: true, address: [3 Own Road], telephone: (206) 555-0177}
"""


def test_a_word_precedes_the_page_number_where_the_court_requires_one() -> None:
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
    assert (footer.left, footer.right) == ((), ())


CONFORMED = "filings: [{paper: complaint, date: 2025-03-03, conformed: true}]\n"
OWN_LABELS = "sentences: {caption: {number: Civil Action No., judge: Judge ____}}\n"


@pytest.mark.parametrize(
    ("changes", "expected_codes"),
    [
        (OWN_LABELS + CONFORMED, {"number"}),
        (f"{OWN_LABELS}court: ohnd\ndivision: Akron\njudge: Ann Roe\n{CONFORMED}", {"number", "judge"}),
        (f"court: ohcp\ncounty: Franklin\njudge: Ann Roe\n{CONFORMED}", set()),
        (f"court: txdist\ncounty: Travis\njudge: Ann Roe\n{CONFORMED}", {"judge"}),
        (OWN_LABELS + "filings: [{paper: complaint, date: 2025-03-03}]\n", set()),
    ],
)
def test_a_caption_without_the_case_number_or_the_judge_is_reported(changes: str, expected_codes: set[str]) -> None:
    reported = [finding for finding in findings(changes, (COMPLAINT,)) if finding.code == "CAP015"]
    assert {word for word in ("number", "judge") for finding in reported if word in finding.message} == expected_codes
    assert len(reported) == len(expected_codes)
