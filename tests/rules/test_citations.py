"""Citations: which ones are recognized in a text, and which ones each rule reports."""

from textwrap import indent

import pytest

from assembler.catalog.reporters import citation_table
from assembler.language.citations import citations, decision_year, party_words
from tests.support.rule_examples import COMPLAINT, KING, alleged, codes, laid_over_minimal, only

NEW_YORK = "court: nysd\ndivision: none\nnumber: 1:25-cv-00000\n"


def complaint_with(*texts: str) -> str:
    """Return a complaint that alleges *texts*."""
    return COMPLAINT + alleged(*(indent(text, " " * 8).strip() for text in texts))


RECOGNIZED_CITATIONS = [
    ("*Ashcroft v. Iqbal*, 556 U.S. 662, 678 (2009)", [("case", "556 U.S. 662")]),
    ("105 Wn.2d 778, 719 P.2d 531 (1986)", [("case", "105 Wn.2d 778"), ("case", "719 P.2d 531")]),
    ("556 U.S. at 678", [("case", "556 U.S. at 678")]),
    ("598 U.S. ___ (2023)", [("case", "598 U.S. ___")]),
    ("51 Cal. 4th 310", [("case", "51 Cal. 4th 310")]),
    ("12 F. Supp. 3d 34", [("case", "12 F. Supp. 3d 34")]),
    ("12 Cal.4th at p. 645, at pp. 645-646", [("case", "12 Cal.4th at p. 645")]),
    ("*A v. B*, 999999 U.S. 1 (1850), not 999999 U.S. 1", [("case", "999999 U.S. 1")]),
    ("28 U.S.C. § 1332(a)(1)", [("statute", "28 U.S.C. § 1332")]),
    ("42 USC 1983", [("statute", "42 USC 1983")]),
    ("15 U.S.C. §§ 1-7", [("statute", "15 U.S.C. §§ 1-7")]),
    ("17 C.F.R. § 240.10b-5", [("statute", "17 C.F.R. § 240.10b-5")]),
    ("RCW 19.86.090", [("statute", "RCW 19.86.090")]),
    ("Fed. R. Civ. P. 12(b)(6)", [("rule", "Fed. R. Civ. P. 12")]),
    ("Fed. R. Evid. 702", [("rule", "Fed. R. Evid. 702")]),
    ("under CR 41(a)", [("rule", "CR 41")]),
    ("KCL CR 4, LCR 7, CrR 3, No. CR 21-1234, 2:21-CR 5", []),
    ("CR 41(a)", [("rule", "CR 41")]),
    ("*Id.* at 5; *id.*", [("id", "Id."), ("id", "id.")]),
    ("10 U.S. companies paid $3 to 5 So. Cal. stores", [("case", "10 U.S."), ("case", "5 So.")]),
    ("on May 5, 2025, it paid $12,000 for 500 copies", []),
    ("LCR 10(e) and Civil L.R. 3-5(b), 2:21-cv-00031", []),
    ("A. 12 P. 3", [("case", "12 P. 3")]),
]


@pytest.mark.parametrize(("text", "expected"), RECOGNIZED_CITATIONS)
def test_citations_are_recognized_in_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(citation.kind, citation.written) for citation in citations(text)] == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("556 U.S. 662 (2009)", 2009),
        ("556 U.S. 662, 678–79 (2009)", 2009),
        ("12 F.3d 34 (9th Cir. 1993)", 1993),
        ("105 Wn.2d 778, 719 P.2d 531 (1986)", 1986),
        ("556 U.S. 662; but see (1999)", None),
        ("556 U.S. 662, and *Doe v. Roe*, 1 U.S. 1 (1999)", None),
        ("556 U.S. 662", None),
    ],
)
def test_the_year_is_read_from_the_parentheses_after_the_citation(text: str, year: int | None) -> None:
    assert decision_year(text, citations(text)[0]) == year


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See *Ashcroft v. Iqbal*, 556 U.S. 662", {"Ashcroft", "Iqbal"}),
        ("556 U.S. 662", None),
        ("*Iqbal*, 556 U.S. 662", None),
        ("*United States v. Smith*, 556 U.S. 662", {"Smith"}),
    ],
)
def test_a_case_is_named_by_the_parties_before_its_citation(text: str, words: set[str] | None) -> None:
    assert party_words(text, citations(text)[0]) == (frozenset(words) if words else None)


def test_the_table_gives_the_first_year_of_each_reporter() -> None:
    table = citation_table()
    assert len(table.reporters) > 60
    for reporter in table.reporters.values():
        assert reporter.first
        assert 1700 < reporter.first < (reporter.last or 2030)
    assert table.rules["Civ"].has("41")
    assert not table.rules["Civ"].has("75")


REPORTED_CITATIONS = [
    ("CIT001", "See 51 Cal. 4th for this.", "`51 Cal. 4th` has no page"),
    ("CIT001", "It arises under 28 U.S.C. §, it says.", "`28 U.S.C. §` has no section"),
    ("CIT001", "It pleads under Fed. R. Civ. P. and no other.", "`Fed. R. Civ. P.` has no rule number"),
    ("CIT002", "Fed. R. Civ. P. 75 asks it.", "`Fed. R. Civ. P. 75` does not exist"),
    ("CIT002", "Fed. R. Civ. P. 99999 asks it.", "`Fed. R. Civ. P. 99999` does not exist"),
    ("CIT002", "Fed. R. Civ. P. 4.2 asks it.", "`Fed. R. Civ. P. 4.2` does not exist"),
    ("CIT002", "Fed. R. Evid. 900 asks it.", "`Fed. R. Evid. 900` does not exist"),
    ("CIT002", "See 61 U.S.C. § 12.", "`61 U.S.C. § 12` does not exist: the United States Code has 54 titles"),
    ("CIT002", "See 28 U.S.C. § 13320.", "`28 U.S.C. § 13320` does not exist: title 28 ends with section 5001"),
    ("CIT002", "See RCW 119.86.090.", "`RCW 119.86.090` does not exist"),
    ("CIT003", "See 12 U.S.2d 34.", "there is no reporter `U.S.2d`"),
    ("CIT003", "See 12 Wn.4th 34.", "there is no reporter `Wn.4th`"),
    ("CIT004", "See 1200 F.3d 34.", "`1200 F.3d 34`: F.3d has 999 volumes"),
    ("CIT004", "See 12 F.4th 34 (1987).", "`12 F.4th 34`: F.4th begins in 2021, but the cited case is dated 1987"),
    ("CIT004", "See 12 F.2d 34 (2010).", "`12 F.2d 34`: F.2d ends in 1993, but the cited case is dated 2010"),
    ("CIT004", "See 437 U.S. 483 (1954).", "has cases of about 1978, but the cited case is dated 1954"),
    ("CIT004", "See 12 Vet. App. 34 (2031).", "the case is dated 2031, but the paper that cites it is dated 2025"),
    ("CIT004", "See 12 F.4th 34 (2031).", "the case is dated 2031, but the paper that cites it is dated 2025"),
    ("CIT004", "*A v. B*, 999999 U.S. 1 (2024).", "`999999 U.S. 1`: no reporter has 999,999 volumes"),
    (
        "CIT004",
        "*A v. B*, 700 U.S. 1 (1850).",
        "but the cited case, in a later volume, is dated 1850",
    ),
    ("CIT005", "It arises under 17 USC 501.", "`17 USC 501` is usually written `17 U.S.C. § 501` in W.D. Wash."),
    ("CIT005", "See 12 F. 3d 34.", "`12 F. 3d 34` is usually written `12 F.3d 34` in W.D. Wash."),
    ("CIT005", "See 51 Cal.4th 310.", "`51 Cal.4th 310` is usually written `51 Cal. 4th 310` in W.D. Wash."),
    ("CIT007", "It is so. *Id.*", "`Id.` has nothing to refer to: no citation comes before it"),
    ("CIT007", "It is so.^[*Id.* at 4.]", "`Id.` has nothing to refer to: no earlier footnote cites anything"),
    ("CIT009", "As 556 U.S. at 678 says.", "`556 U.S. at 678` is a short form of a case not yet cited"),
]


@pytest.mark.parametrize(("code", "text", "message"), REPORTED_CITATIONS)
def test_an_impossible_citation_is_reported(code: str, text: str, message: str) -> None:
    patch = complaint_with(text)

    assert codes(patch) == {code}
    assert message in only(code, patch).message


ACCEPTED_TEXTS = [
    "See *Ashcroft v. Iqbal*, 556 U.S. 662, 678 (2009). *Id.* at 679; 556 U.S. at 680.",
    "See 598 U.S. ___ (2023); 598 U.S. ___, ___ (2023).",
    "See 60 U.S. (19 How.) 393 (1857); 1 Wash. 3d 1 (2022); 114 U.S.P.Q.2d 1234 (Fed. Cir. 2015).",
    "It sold 10 U.S. patents and 12 P. mugs to 5 U.S. citizens.",
    "The copies were made ([[¶ copied]]). *Id.*",
    "Dkt. 34 says so. *Id.*",
    "It is so.^[See Dkt. 34.] It is so.^[*Id.*]",
    "See 17 U.S.C. §§ 106, 501; 37 C.F.R. § 202.1; 17 U.S.C. ch. 5.",
    "See 42 U.S.C.A. § 1983.",
    "See 28 U. S. C. § 1331.",
    "See 15 U.S.C. Section 1.",
    "See *Hangman Ridge v. Safeco*, 105 Wn.2d 778, 719 P.2d 531 (1986); 116 Wash. 2d 563 (1991).",
    "See *Iqbal v. Ashcroft*, 12 F.3d 34 (1994); *Ashcroft v. Iqbal*, 12 F.3d 34 (1994).",
    "See Fed. R. Civ. P. 8(a) and 9(b), Fed. R. Evid. 702 and LCR 10(e).",
    "See *Doe v. Roe*, 12 F. App'x 34 (9th Cir. 2002); 13 A.D.3d 5 (2004); 240 Misc. 2d 7 (2001).",
    "See Pat Example, *Kites of the World*, Example News (Feb. 4, 2021). *Id.*",
    "The page says so, https://www.example.com/kites. *Id.*",
]


@pytest.mark.parametrize("text", ACCEPTED_TEXTS)
def test_a_possible_citation_is_not_reported(text: str) -> None:
    assert codes(complaint_with(text)) == set()


KING_COUNTY = [
    ("See 105 Wash. 2d 778 (1986).", "`105 Wash. 2d 778` is usually written `105 Wn.2d 778`"),
    ("See 133 Wash. App. 374 (2006).", "`133 Wash. App. 374` is usually written `133 Wn. App. 374`"),
    ("See 7 Wn.App.2d 374 (2019).", "`7 Wn.App.2d 374` is usually written `7 Wn. App. 2d 374`"),
    ("See Wash. Rev. Code § 19.86.090.", "`Wash. Rev. Code § 19.86.090` is usually written `RCW 19.86.090`"),
]


@pytest.mark.parametrize(("text", "message"), KING_COUNTY)
def test_washington_courts_use_the_style_of_their_reporter_of_decisions(text: str, message: str) -> None:
    assert message in only("CIT005", f"{KING}{complaint_with(text)}").message


@pytest.mark.parametrize(
    "text", ["See 105 Wn.2d 778, 719 P.2d 531 (1986).", "See 7 Wn. App. 2d 374 (2019).", "See RCW 19.86.090."]
)
def test_the_washington_style_is_accepted_in_washington(text: str) -> None:
    assert "CIT005" not in codes(f"{KING}{complaint_with(text)}")


def test_washington_rule_numbers_are_checked_only_in_washington() -> None:
    assert "`CR 99` does not exist" in only("CIT002", f"{KING}{complaint_with('Under CR 99 it may.')}").message
    assert "CIT002" not in codes(f"{NEW_YORK}{complaint_with('Under CR 99 it may.')}")


def test_federal_courts_elsewhere_cite_wash_2d() -> None:
    assert "`105 Wash. 2d 778`" in only("CIT005", f"{NEW_YORK}{complaint_with('See 105 Wn.2d 778 (1986).')}").message


def test_a_state_with_its_own_citation_manual_is_not_checked() -> None:
    court = "court: casuper\ncounty: Alameda\ndivision: none\nnumber: 25CV000000\njurisdiction: none\n"
    assert "CIT005" not in codes(f"{court}{complaint_with('See 51 Cal.4th 310 and 42 USC 1983.')}")


def test_two_spellings_of_one_code_are_reported_once() -> None:
    patch = complaint_with("See RCW 19.86.090.", "See Wash. Rev. Code § 19.86.020.", "See Wash. Rev. Code § 19.86.030.")
    findings = [finding for finding in laid_over_minimal(patch) if finding.code == "CIT006"]

    assert [finding.message for finding in findings] == [
        "the citation is to `Wash. Rev. Code` here, but an earlier citation is to `RCW`",
    ]


def test_id_in_a_footnote_refers_to_footnotes_and_id_in_the_text_to_the_text() -> None:
    assert codes(complaint_with("It is so.^[See 12 F.3d 34.]", "It is so. *Id.*")) == {"CIT007"}
    assert codes(complaint_with("See 12 F.3d 34.", "It is so.^[*Id.*]")) == {"CIT007"}
    assert codes(complaint_with("See 12 F.3d 34.", "It is so. *Id.*")) == set()


def test_one_page_of_a_reporter_is_one_case() -> None:
    same_page = complaint_with("*Doe v. Roe*, 12 F.3d 34 (1994).", "*Sample v. Example*, 12 F.3d 34 (1994).")
    message = only("CIT008", same_page).message
    assert message == "`12 F.3d 34` is called `Sample v. Example` here, but `Doe v. Roe` earlier"


ORDINARY = """\
It arises under Section 10(b) of the Securities Exchange Act of 1934 (the “Exchange Act”), 15 U.S.C. § 78j(b),
and Rule 10b-5, 17 C.F.R. § 240.10b-5. The Exchange Act is broad.

Venue is proper under 28 U.S.C. §§ 1391(b)-(c) and 1400(a). See *Tellabs, Inc. v. Makor Issues & Rights, Ltd.*,
551 U.S. 308, 322-23 (2007); *Bell Atl. Corp. v. Twombly*, 550 U.S. 544, 555 (2007).

*Twombly*, 550 U.S. at 570; *Ashcroft v. Iqbal*, 556 U.S. 662, 678 (2009) (quoting *Twombly*, 550 U.S. at 570).

The Consumer Protection Act (“CPA”), RCW 19.86.010 et seq., bars it. *Hangman Ridge Training Stables, Inc. v.
Safeco Title Ins. Co.*, 105 Wn.2d 778, 780, 719 P.2d 531 (1986). Under the CPA it is liable.

The Master Services Agreement (the “MSA”) is Exhibit A. *Id.* § 4.2. Under the Agreement it paid 10 U.S.
dollars.

See Fed. R. Civ. P. 23(b)(3); Rule 23.1; 29 U.S.C. §§ 201-219; 42 U.S.C. § 2000e-2(a)(1); 8 U.S.C. §
1101(a)(15)(H)(i)(b); 47 U.S.C. § 230(c). The MSA is silent.

Pub. L. No. 116-136, 134 Stat. 281 (2020); 85 Fed. Reg. 1234 (Jan. 5, 2020); 2021 WL 12345, at *3 (W.D. Wash.
Jan. 21, 2021); Restatement (Second) of Torts § 652D.

Cal. Bus. & Prof. Code § 17200; N.Y. Gen. Bus. Law § 349; 740 ILCS 14/15; Wash. Const. art. I, § 7.

*Erie R.R. Co. v. Tompkins*, 304 U.S. 64, 58 S. Ct. 817, 82 L. Ed. 1188 (1938); *Marbury v. Madison*, 5 U.S. (1
Cranch) 137 (1803); *Doe v. Roe*, No. 12-cv-345, 999 F. Supp. 2d 1 (D.D.C. 2013); 32 Cal. App. 5th 44 (2019).

*In re Facebook, Inc. Internet Tracking Litig.*, 956 F.3d 589, 606 (9th Cir. 2020); *Facebook*, 956 F.3d at 607.
""".split("\n\n")
"""Correct citations and definitions, as pleadings have them."""


@pytest.mark.parametrize("court", ["", KING], ids=["federal", "King County"])
def test_ordinary_citations_and_definitions_are_not_reported(court: str) -> None:
    findings = laid_over_minimal(f"{court}{complaint_with(*ORDINARY)}")
    assert [entry.message for entry in findings if entry.code[:3] in {"CIT", "TRM"}] == []
    assert len([entry for text in ORDINARY for entry in citations(text)]) > 25
