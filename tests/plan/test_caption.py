"""The caption of a paper, and its legends."""

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
def test_in_oregon_the_nature_of_the_action_and_the_jurisdiction_statute_are_under_the_title(
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
    short_caption = build_plan(colorado).caption
    long_caption = build_plan(f"{colorado}parties:\n{crowd}").caption
    assert short_caption.title_in == "below"
    assert short_caption.title_ruled
    assert long_caption.title_in == "right"
    assert not long_caption.title_ruled


# -- parties ----------------------------------------------------------------------------------------------------------


def test_one_party_on_each_side() -> None:
    assert party_lines() == ["ALPHA KITES, INC.,", "Plaintiff,", "-against-", "BETA STRINGS, INC.,", "Defendant."]


def test_a_later_paper_names_the_first_party_on_each_side_where_the_court_requires_it() -> None:
    cacd = f"court: cacd\ndivision: Western\nnumber: 2:25-cv-00000\n{PARTIES}"
    lines = party_lines(cacd, NOTICE)
    assert "ALPHA KITES, INC., et al.," in lines
    assert "BETA STRINGS, INC., et al.," in lines
    assert not any("et al." in line for line in party_lines(cacd))


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
FIRST_COMPLAINT = "filings: [{paper: complaint, date: 2025-03-03}]\n"


def test_a_rule_that_gives_each_party_a_line_applies_only_to_the_first_complaint() -> None:
    amended = filing("title: First Amended Complaint")
    assert party_lines(f"{LOS_ANGELES}{PARTIES}{FIRST_COMPLAINT}")[-4:-1] == [
        "BETA STRINGS, INC.,",
        "DELTA PAPER CO., and",
        "EPSILON GLUE LP,",
    ]
    assert len(party_lines(f"{LOS_ANGELES}{PARTIES}{amended}")) == 5
    assert len(party_lines(f"caption: run on\n{LOS_ANGELES}{PARTIES}{FIRST_COMPLAINT}")) == 5


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
    claims = "claims:\n" + "".join(
        f"  - {{id: c{number}, cause: ny-breach-of-contract, against: [beta]}}\n" for number in (1, 2, 3)
    )
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


# -- the case number and the judge ------------------------------------------------------------------------------------


CONFORMED = "filings: [{paper: complaint, date: 2025-03-03, conformed: true}]\n"
OWN_LABELS = "sentences: {caption: {number: Civil Action No., judge: Judge ____}}\n"


@pytest.mark.parametrize(
    ("changes", "missing_words"),
    [
        (OWN_LABELS + CONFORMED, {"number"}),
        (f"{OWN_LABELS}court: ohnd\ndivision: Akron\njudge: Ann Roe\n{CONFORMED}", {"number", "judge"}),
        (f"court: ohcp\ncounty: Franklin\njudge: Ann Roe\n{CONFORMED}", set()),
        (f"court: txdist\ncounty: Travis\njudge: Ann Roe\n{CONFORMED}", {"judge"}),
        (OWN_LABELS + "filings: [{paper: complaint, date: 2025-03-03}]\n", set()),
    ],
)
def test_a_caption_without_the_case_number_or_the_judge_is_reported(changes: str, missing_words: set[str]) -> None:
    messages = [finding.message for finding in findings(changes, (COMPLAINT,)) if finding.code == "CAP015"]
    assert len(messages) == len(missing_words)
    for word in missing_words:
        assert any(word in message for message in messages), word
