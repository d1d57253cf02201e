"""The authorities that a text cites: which words are a citation, and which citations belong to the same authority."""

import pytest
from eyecite import get_citations, resolve_citations
from eyecite.models import FullCaseCitation

from assembler.language.authorities import authorities
from assembler.language.authority import CitingText
from assembler.language.case_names import case_named_before
from assembler.plan.tables.texts import placed_texts
from tests.support import matters
from tests.support.briefs import complaint_filing, long_brief

NAMES_BY_TEXT = {
    "It must be plausible. Ashcroft v. Iqbal": "Ashcroft v. Iqbal",
    "The court in Bell Atl. Corp. v. Twombly": "Bell Atl. Corp. v. Twombly",
    "See, e.g., State ex rel. Carroll v. Junker": "State ex rel. Carroll v. Junker",
    "(citing Nat'l Ass'n of Mfrs. v. Dep't of Def.": "Nat'l Ass'n of Mfrs. v. Dep't of Def.",
    "he lost; cf. City of L.A. v. Lyons": "City of L.A. v. Lyons",
    "Id. But see Parklane Hosiery Co., Inc. v. Shore": "Parklane Hosiery Co., Inc. v. Shore",
    "In Erie R.R. Co. v. Tompkins": "Erie R.R. Co. v. Tompkins",
    "See also In re Foo Corp.": "In re Foo Corp.",
    "It violates the Equal Protection Clause. DeFunis v. Odegaard": "DeFunis v. Odegaard",
    "Justice Douglas, in DeFunis v. Odegaard": "DeFunis v. Odegaard",
    "J.E.B. v. Alabama ex rel. T.B.": "J.E.B. v. Alabama ex rel. T.B.",
    "See Marketing West, Inc. v. Sanyo Fisher (USA) Corp.": "Marketing West, Inc. v. Sanyo Fisher (USA) Corp.",
    "Village of Euclid v. Metro. Hous. Devel. Corp.": "Village of Euclid v. Metro. Hous. Devel. Corp.",
    "Under Doe v. Roe, 155 N.J. 190 (1998), Sample v. State": "Sample v. State",
    "155 N.J. 190 (1998), Doe v. Roe, 169 N.J. 20 (2001), and Sample v. Example": "Sample v. Example",
    "In 1998, Sample v. Example": "Sample v. Example",
    "99 Cents Only v. Sample (USA), Inc.": "99 Cents Only v. Sample (USA), Inc.",
    "nobody is named here": "",
}


def test_the_name_of_a_case_is_read_without_signals_and_the_sentence_before_it() -> None:
    for text, expected_name in NAMES_BY_TEXT.items():
        name, _ = case_named_before(text)
        assert name == expected_name


def citation_counts(*texts: str) -> dict[str, int]:
    """Return the number of citations of each authority in *texts*."""
    table = authorities([CitingText(text) for text in texts])
    return {
        authority.full_citation: sum(mention.key == key for mention in table.mentions)
        for key, authority in table.by_key.items()
    }


def test_statutes_and_rules_of_the_states_are_listed_by_section() -> None:
    text = """Cal. Bus. & Prof. Code § 17200; N.Y. Gen. Bus. Law §§ 349, 350(a); CPLR 3217(a); 735 ILCS 5/2-1009;
    Code Civ. Proc., § 425.10; 18 U.S.C. §§ 1961–1968; LCR 10(e); Tex. R. Civ. P. 162;
    U.S. Const. art. III, § 2, cl. 1."""
    assert {*citation_counts(text)} == {
        "Cal. Bus. & Prof. Code § 17200",
        "N.Y. Gen. Bus. Law § 349",
        "N.Y. Gen. Bus. Law § 350",
        "CPLR 3217",
        "Code Civ. Proc., § 425.10",
        "735 ILCS 5/2-1009",
        "18 U.S.C. §§ 1961–1968",
        "LCR 10",
        "Tex. R. Civ. P. 162",
        "U.S. Const. art. III, § 2, cl. 1",
    }


def test_constitutions_are_one_group_a_range_keeps_its_sign_and_a_rule_is_one_entry_in_any_form() -> None:
    text = """Cal. Const., art. I, § 7; U.S. Const. amend. XIV; 15 U.S.C. §§ 1681-1681x;
    N.Y. Gen. Oblig. Law §§ 5-1401, 5-1402; California Rules of Court, rule 2.108; Cal. Rules of Court, rule 2.108."""
    entries = authorities([CitingText(text)]).by_key.values()
    assert {authority.full_citation: authority.group for authority in entries} == {
        "Cal. Const., art. I, § 7": "other",
        "U.S. Const. amend. XIV": "other",
        "15 U.S.C. §§ 1681-1681x": "statutes",
        "N.Y. Gen. Oblig. Law § 5-1401": "statutes",
        "N.Y. Gen. Oblig. Law § 5-1402": "statutes",
        "California Rules of Court, rule 2.108": "rules",
    }


def test_codes_are_listed_once_in_the_states_form_whatever_their_abbreviation() -> None:
    text = """Under Code of Civil Procedure section 395.5, and Civil Code sections 3300 and 3289(b); Civ. Code, § 1717;
    Cal. Civ. Code § 1717; California Civil Code section 1717; Business and Professions Code section 17200 et seq.;
    section 437c of the Code of Civil Procedure; sections 201(a), 202 and 203 of the Labor Code. See General Business
    Law section 349; N.Y. Gen. Bus. Law § 349; CPLR 5001, 5004(a) and 213; CPLR 308, 150 A.D.3d 1; CPLR 3217 and 400
    lamps; CPLR 3211, 3,000 lamps. Section 4 of the Agreement, section 9 of the Law of the Sea, the Building Code."""
    assert citation_counts(" ".join(text.split())) == {
        "Code of Civil Procedure section 395.5": 1,
        "Civil Code section 3300": 1,
        "Civil Code section 3289": 1,
        "Civ. Code, § 1717": 3,
        "Business and Professions Code section 17200": 1,
        "Code of Civil Procedure section 437c": 1,
        "Labor Code section 201": 1,
        "Labor Code section 202": 1,
        "Labor Code section 203": 1,
        "General Business Law section 349": 2,
        "CPLR 5001": 1,
        "CPLR 5004": 1,
        "CPLR 213": 1,
        "CPLR 308": 1,
        "150 A.D.3d 1": 1,
        "CPLR 3217": 1,
        "CPLR 3211": 1,
    }


def test_id_refers_to_no_authority_after_a_paper_of_the_record() -> None:
    citation = "Roe v. Doe, 12 F.3d 34 (9th Cir. 1993)"
    assert citation_counts(f"{citation}. Id. at 35.") == {citation: 2}
    assert citation_counts(f"{citation}. Compl. ¶ 4. Id. ¶ 5.") == {citation: 1}
    assert citation_counts("The Agreement § 7.2 says so. Section 230 does not.") == {}


def eyecite_counts(text: str) -> dict[str, int]:
    """Return the number of citations that eyecite finds for each case in *text*, by volume, reporter and page."""
    counts: dict[str, int] = {}
    for citations in resolve_citations(get_citations(text)).values():
        if isinstance(citations[0], FullCaseCitation):
            name = " ".join(str(citations[0].groups[part]) for part in ("volume", "reporter", "page"))
            counts[name] = len(citations)
    return counts


@pytest.mark.slow
def test_we_find_the_same_cases_and_short_forms_as_eyecite() -> None:
    texts = [
        placed.text
        for placed in placed_texts(matters.build_plan(long_brief(60) + complaint_filing()))
        if not placed.text.note
    ]
    text = "\n".join(citing_text.words for citing_text in texts).replace("\N{NO-BREAK SPACE}", " ")
    text = text.replace("Exhibit A. Id.", "Exhibit A.")  # eyecite attributes this `Id.` to the case before it
    table = authorities([CitingText(line) for line in text.split("\n")])
    own_counts = {
        authority.cite.partition(" (")[0].partition(", ")[0]: sum(mention.key == key for mention in table.mentions)
        for key, authority in table.by_key.items()
        if authority.group == "cases"
    }
    assert len(own_counts) > 15
    expected_counts = eyecite_counts(text)
    del expected_counts["129 S. Ct. 1937"]  # the second report of a case, which eyecite counts as another case
    assert {name: own_counts.get(name) for name in expected_counts} == expected_counts


def test_a_case_is_read_with_its_reports_and_later_history_in_any_reporter() -> None:
    texts = {
        "Roe v. Doe, 12 Vet. App. 345, 350 (1999); see 12 Zed. § 684": ["Roe v. Doe, 12 Vet. App. 345 (1999)"],
        "Roe v. Doe, 141 Fed. App’x 258 (4th Cir. 2005)": ["Roe v. Doe, 141 Fed. App’x 258 (4th Cir. 2005)"],
        "Roe v. Doe, 114 U.S.P.Q.2d 1234 (Fed. Cir. 2015)": ["Roe v. Doe, 114 U.S.P.Q.2d 1234 (Fed. Cir. 2015)"],
        "Doe v. Roe, 583 U.S. __, 138 S. Ct. 577 (2018)": ["Doe v. Roe, 583 U.S. __, 138 S. Ct. 577 (2018)"],
        "Doe v. Roe, 583 U.S. ___ (2018); Poe v. Roe, 583 U.S. ___ (2018)": [
            "Doe v. Roe, 583 U.S. ___ (2018)",
            "Poe v. Roe, 583 U.S. ___ (2018)",
        ],
        "Roe v. State, 926 S.W.2d 391, 394 (Tex. App.—El Paso 1996, pet. ref’d)": [
            "Roe v. State, 926 S.W.2d 391 (Tex. App.—El Paso 1996, pet. ref’d)"
        ],
        "Roe v. Doe, 12 F.3d 34 (9th Cir. 1993) (quoting A v. B (1990)), cert. denied, 510 U.S. 99 (1994).": [
            "Roe v. Doe, 12 F.3d 34 (9th Cir. 1993), cert. denied, 510 U.S. 99 (1994)"
        ],
        "Roe v. Doe, 12 F. Supp. 34 (D. Me. 1993), aff’d sub nom. Roe v. Poe, 510 U.S. 99 (1994).": [
            "Roe v. Doe, 12 F. Supp. 34 (D. Me. 1993), aff’d sub nom. Roe v. Poe, 510 U.S. 99 (1994)"
        ],
        "Roe v. Doe, No. 20-1, 2020 WL 1234567, at *3 (D. Me. May 1, 2020). Roe, 2020 WL 1234567, at *4.": [
            "Roe v. Doe, No. 20-1, 2020 WL 1234567 (D. Me. May 1, 2020)"
        ],
        "Roe v. Doe, No. 13-16-00682-CV (Tex. App.—El Paso Nov. 15, 2018, no pet.)": [
            "Roe v. Doe, No. 13-16-00682-CV (Tex. App.—El Paso Nov. 15, 2018, no pet.)"
        ],
        "Roe v. Doe, 288 F.3d 732, 739 (6th Cir.) (en banc), cert. granted, 537 U.S. 1043 (2002)": [
            "Roe v. Doe, 288 F.3d 732 (6th Cir.), cert. granted, 537 U.S. 1043 (2002)"
        ],
        "Roe v. State, 489 So 2d 15 (Fla. 1986)": ["Roe v. State, 489 So 2d 15 (Fla. 1986)"],
        "Cherry v. State, 25 Fla. L. Weekly S719 (Fla. 2000)": ["Cherry v. State, 25 Fla. L. Weekly S719 (Fla. 2000)"],
        "Roe v. Doe, 18 F.3d 662 (9th Cir.) (en banc), reh’g and reh’g en banc denied, 20 F.3d 1050 (1994)": [
            "Roe v. Doe, 18 F.3d 662 (9th Cir.), reh’g and reh’g en banc denied, 20 F.3d 1050 (1994)"
        ],
        "TPG LLP v. Bio, Inc., 2010 N.Y. Misc. LEXIS 1731 (N.Y. Sup. Ct. Apr. 8, 2010)": [
            "TPG LLP v. Bio, Inc., 2010 N.Y. Misc. LEXIS 1731 (N.Y. Sup. Ct. Apr. 8, 2010)"
        ],
        "Doe v. Roe, 583 U.S. ___, ___ (2018)": ["Doe v. Roe, 583 U.S. ___ (2018)"],
        "People v. Doe (2019) 38 Cal.App.5th 12, 15 [251 Cal.Rptr.3d 1, 450 P.3d 2, 4]; Doe, supra, at p. 3.": [
            "People v. Doe (2019) 38 Cal.App.5th 12 [251 Cal.Rptr.3d 1, 450 P.3d 2]"
        ],
        "Roe v. Doe, 24 F.3d 11, 19 (9th Cir. 1994), as amended (July 25, 1994); see 24 F.3d at 16.": [
            "Roe v. Doe, 24 F.3d 11 (9th Cir. 1994), as amended (July 25, 1994)"
        ],
        "Roe v. Doe, 24 F.3d 11 (9th Cir. 1994), as amended on denial of reh’g (July 25, 1994).": [
            "Roe v. Doe, 24 F.3d 11 (9th Cir. 1994), as amended on denial of reh’g (July 25, 1994)"
        ],
        "Marbury v. Madison, 5 U.S. (1 Cranch) 137 (1803)": ["Marbury v. Madison, 5 U.S. (1 Cranch) 137 (1803)"],
    }
    assert {text: [*citation_counts(text)] for text in texts} == texts


def test_a_code_in_capitals_a_code_without_a_sign_and_each_section_of_a_constitution_are_listed() -> None:
    text = """TEX. PENAL CODE §71.02; TEX. CONST. art. I, §§ 3, 19; Tex. Fam. Code 153.002; U.S. CONST. amends. V, XIV;
    UNDER VIRGINIA CODE § 8.01-42.1; Cal. Civ. Proc. Code (“CCP”) § 425.10; CCP § 425.10; CCP § 452;
    Section 921.141(5), Florida Statutes (1987); Fla.R.Crim.P. 3.850(c)(6); Fla. R. Crim. P. 3.850;
    8 Del. C. § 124; 86 Stat. 235; U.C.C. § 2-314; the First Amendment to the United States Constitution;
    the Twenty-First Amendment to the United States Constitution."""
    assert {*citation_counts(" ".join(text.split()))} == {
        "TEX. PENAL CODE § 71.02",
        "TEX. CONST. art. I, § 3",
        "TEX. CONST. art. I, § 19",
        "Tex. Fam. Code 153.002",
        "U.S. CONST. amend. V",
        "U.S. CONST. amend. XIV",
        "VIRGINIA CODE § 8.01-42.1",
        "Cal. Civ. Proc. Code § 425.10",
        "CCP § 452",
        "Florida Statutes section 921.141",
        "Fla.R.Crim.P. 3.850",
        "8 Del. C. § 124",
        "86 Stat. 235",
        "U.C.C. § 2-314",
        "U.S. Const. amend. I",
        "U.S. Const. amend. XXI",
    }


def test_books_articles_and_legislative_material_are_listed_with_author_and_title() -> None:
    text = """It was so. See H.R. Rep. No. 94-1476, at 61 (1976); S. 123, 115th Cong. (2017); 132 Cong. Rec. S1234.
    It is law. 5B Charles A. Wright & Arthur R. Miller, Federal Practice and Procedure § 1357 (3d ed. 2004). But see
    Ann Roe, The Law of Kites, 99 Harv. L. Rev. 123, 125 (1985); Restatement (Second) of Torts § 46;
    Restatement (Second) of Torts § 876; Exec. Order No. 13,526. The Kite, A Lawsuit Begins (June 23, 2018), https://k.st.
    99 Harv. L. Rev. 123 (1985). Ann Roe & John Doe, Handbook of Kites 316–17 (3d ed. 2011)."""
    assert {*citation_counts(" ".join(text.split()))} == {
        "H.R. Rep. No. 94-1476 (1976)",
        "S. 123, 115th Cong. (2017)",
        "132 Cong. Rec. S1234",
        "5B Charles A. Wright & Arthur R. Miller, Federal Practice and Procedure § 1357 (3d ed. 2004)",
        "Ann Roe, The Law of Kites, 99 Harv. L. Rev. 123 (1985)",
        "Restatement (Second) of Torts § 46",
        "Restatement (Second) of Torts § 876",
        "Exec. Order No. 13,526",
        "The Kite, A Lawsuit Begins (June 23, 2018)",
        "Ann Roe & John Doe, Handbook of Kites (3d ed. 2011)",
    }


def test_the_name_of_a_case_is_before_its_footnote_or_emphasized_in_its_sentence() -> None:
    body = CitingText("The rule of Roe v. Doe is old. So is this one.", emphasized=((12, 22),))
    note = CitingText("See 12 F.3d 34 (9th Cir. 1993).", note=True, anchor=30)
    plain_body = CitingText("So held Poe v. Kite Corp. and Doe v. Kites.")
    plain_note = CitingText("15 F.3d 37 (9th Cir. 1996).", note=True, anchor=43)
    sentence = CitingText("In Poe v. Doe the court said so. 13 F.3d 35 (9th Cir. 1994).", emphasized=((3, 13),))
    table = authorities([body, note, plain_body, plain_note, sentence])
    assert [authority.full_citation for authority in table.by_key.values()] == [
        "Roe v. Doe, 12 F.3d 34 (9th Cir. 1993)",
        "Doe v. Kites, 15 F.3d 37 (9th Cir. 1996)",
        "Poe v. Doe, 13 F.3d 35 (9th Cir. 1994)",
    ]


def test_an_unresolved_citation_is_reported_but_a_reference_to_a_part_of_the_paper_is_not() -> None:
    table = authorities(
        [
            CitingText(
                "See supra Part II. Doe Decl., supra, at 3. Roe v. Doe, 12 Samp. Rep. 34 (D. Me. 2001). 99 F.3d at 3."
                " Roe v. Doe, 999 F.9th 12 (9th Cir. 2031)."
            )
        ]
    )
    assert [(citation.written, citation.why) for citation in table.unresolved] == [
        ("12 Samp. Rep. 34", "unknown reporter"),
        ("99 F.3d at 3", "short form"),
        ("999 F.9th 12", "unknown reporter"),
    ]


def test_a_docket_number_does_not_belong_to_the_name_of_the_case() -> None:
    text = "See Doe v. Roe Dist., No. EDCV 13-1247 JAK (SPx), 2014 WL 12637901, at *3 (C.D. Cal. Feb. 11, 2014)."
    (case,) = authorities([CitingText(text)]).by_key.values()
    assert (case.name, case.cite) == (
        "Doe v. Roe Dist.",
        "No. EDCV 13-1247 JAK (SPx), 2014 WL 12637901 (C.D. Cal. Feb. 11, 2014)",
    )


def test_short_forms_before_the_full_citation_are_not_entries() -> None:
    text = "Doe, 556 U.S. at 678, 129 S.Ct. 1937, says so. Roe v. Doe, 556 U.S. 662 (2009), says more."
    assert citation_counts(text) == {"Roe v. Doe, 556 U.S. 662 (2009)": 2}


def test_a_rule_without_a_source_is_a_federal_rule_only_in_a_federal_court() -> None:
    text = CitingText("It fails under Rule 12(b)(6) and Local Rule 7. Federal Rule of Civil Procedure 12 says so.")
    assert [law.full_citation for law in authorities([text]).by_key.values()] == ["Local Rule 7", "Fed. R. Civ. P. 12"]
    sourceless_text = CitingText(
        "It fails under Rule 9(b), and under Rule 9 of the Court of Claims, and under Code Rule 8."
    )
    assert authorities([sourceless_text]).by_key == {}
    federal_laws = authorities([sourceless_text], federal_rules=True).by_key.values()
    assert [law.full_citation for law in federal_laws] == ["Fed. R. Civ. P. 9"]


@pytest.mark.parametrize("text_before", ["Under ", "See ", "But ", "It fails. ", "As "])
def test_a_rule_without_a_source_may_begin_its_sentence(text_before: str) -> None:
    sourceless_text = CitingText(f"{text_before}Rule 9(b), this must be pleaded.")
    (rule,) = authorities([sourceless_text], federal_rules=True).by_key.values()
    assert rule.full_citation == "Fed. R. Civ. P. 9"
