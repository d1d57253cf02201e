"""Authorities other than cases and codes: local rules, session laws, bills, books, jury instructions."""

import re

import pytest

from assembler.language.authorities import authorities
from assembler.language.authority import CitingText
from tests.support.places import ASSEMBLER

CITATIONS_BY_TEXT = {
    "See S.D. Cal. CivLR 7.1(f); CivLR 7.2; E.D. Tex. Local Rule CV-7; D.D.C. LCvR 7(n); D.N.J. L. Civ. R. 7.1.": [
        "S.D. Cal. CivLR 7.1",
        "CivLR 7.2",
        "E.D. Tex. Local Rule CV-7",
        "D.D.C. LCvR 7",
        "D.N.J. L. Civ. R. 7.1",
    ],
    "San Diego Super. Ct. Local Rules, rules 2.1.19 and 2.1.20; Rules Prof. Conduct, rule 1.7.": [
        "San Diego Super. Ct. Local Rules, rule 2.1.19",
        "San Diego Super. Ct. Local Rules, rule 2.1.20",
        "Rules Prof. Conduct, rule 1.7",
    ],
    "CRC 2.111; Cal. Rules of Court, rule 2.111; rule 2.111(1) of the California Rules of Court; CRC, rule 8.204.": [
        "CRC 2.111",
        "CRC, rule 8.204",
    ],
    "California Rule of Court 3.1320(a); CRC Rule 3.1320; Cal. R. Ct. 8.204; CRC § 3.1300; 22 NYCRR § 202.8.": [
        "California Rule of Court 3.1320",
        "Cal. R. Ct. 8.204",
        "CRC § 3.1300",
        "22 NYCRR § 202.8",
    ],
    "KCLCR 7(b)(5); Under King County LCR 8(b); Superior Court Rule 9A(b)(2); Code of Civil Procedure 437c asks it.": [
        "KCLCR 7",
        "King County LCR 8",
        "Superior Court Rule 9A",
        "Code of Civil Procedure 437c",
    ],
    "G.L. c. 93A, §§ 9, 11; M.G.L. c. 93A, § 11; Mass. G.L. c. 93A, § 9; G.L. c. 231, § 11; M.G.L. c. 93A.": [
        "G.L. c. 93A, § 9",
        "G.L. c. 93A, § 11",
        "G.L. c. 231, § 11",
        "M.G.L. c. 93A",
    ],
    "735 ILCS 5/2-619; 815 ILCS 5/2-619": ["735 ILCS 5/2-619", "815 ILCS 5/2-619"],
    "28 U.S.C. §§ 1331–1332, 1343(a)(1)–(4), 1367, 1391(b)(1) and (c), 1404.": [
        "28 U.S.C. §§ 1331–1332",
        "28 U.S.C. § 1343",
        "28 U.S.C. § 1367",
        "28 U.S.C. § 1391",
        "28 U.S.C. § 1404",
    ],
    "RCW 4.28.020–.030; RCW 4.28.020-.030; RCW 19.86.020.": ["RCW 4.28.020–.030", "RCW 19.86.020"],
    "Stats. 2020, ch. 36, § 20; Laws of 2005, ch. 502, § 1.": ["Stats. 2020, ch. 36", "Laws of 2005, ch. 502"],
    "See the Judicial Improvements Act of 1990, Pub. L. No. 101-650, § 310, 104 Stat. 5089, 5113. Pub. L. 101–650.": [
        "Judicial Improvements Act of 1990, Pub. L. No. 101-650, 104 Stat. 5089"
    ],
    "104 Stat. 5089, 5113 (1990)": ["104 Stat. 5089 (1990)"],
    "Sen. Smith said so. Sen. Com. on Judiciary, Analysis of Assem. Bill No. 3078 (2019–2020 Reg. Sess.), p. 4.": [
        "Sen. Com. on Judiciary, Analysis of Assem. Bill No. 3078 (2019–2020 Reg. Sess.)"
    ],
    "Assem. Bill No. 3078 (2019-2020 Reg. Sess.) as amended July 2, 2020; Sen. Bill No. 35; the AB 5 battery.": [
        "Assem. Bill No. 3078 (2019-2020 Reg. Sess.) as amended July 2, 2020",
        "Sen. Bill No. 35",
    ],
    "Weil & Brown, California Practice Guide: Civil Procedure Before Trial (The Rutter Group 2024) ¶ 11:40": [
        "Weil & Brown, California Practice Guide: Civil Procedure Before Trial (The Rutter Group 2024) ¶ 11:40"
    ],
    "Weil & Brown, Cal. Practice Guide: Civil Procedure Before Trial (TRG 2023) ¶ 7,1203, at p. 7(I)-55.": [
        "Weil & Brown, Cal. Practice Guide: Civil Procedure Before Trial (TRG 2023) ¶ 7,1203"
    ],
    "Black’s Law Dictionary 1220 (12th ed. 2024)": ["Black’s Law Dictionary (12th ed. 2024)"],
    "Judicial Council of Cal., Civ. Jury Instns. (CACI) No. 325; CACI 325; Fifth Circuit Pattern Jury Instructions "
    "(Civil) 10.1": [
        "Judicial Council of Cal., Civ. Jury Instns. (CACI) No. 325",
        "Fifth Circuit Pattern Jury Instructions (Civil) 10.1",
    ],
    "CACI No. 1900; CACI Nos. 1900, 1901 and 1902; BAJI No. 12.31; Ninth Circuit Model Civil Jury Instructions 5.1.": [
        "CACI No. 1900",
        "CACI No. 1901",
        "CACI No. 1902",
        "BAJI No. 12.31",
        "Ninth Circuit Model Civil Jury Instructions 5.1",
    ],
    "Rest.2d Torts, § 222A; Rest.3d Torts: Liability for Physical Harm, § 7; Restatement (Second) of Torts § 9 "
    "(Am. L. Inst. 1965)": [
        "Rest.2d Torts, § 222A",
        "Rest.3d Torts: Liability for Physical Harm, § 7",
        "Restatement (Second) of Torts § 9 (1965)",
    ],
    "74 Ops.Cal.Atty.Gen. 45 (1991); 41 Op. Att’y Gen. 12 (1950); 27A Am. Jur. 2d Equity § 3": [
        "74 Ops.Cal.Atty.Gen. 45 (1991)",
        "41 Op. Att’y Gen. 12 (1950)",
        "27A Am. Jur. 2d Equity § 3",
    ],
}


@pytest.mark.parametrize("text", CITATIONS_BY_TEXT)
def test_each_authority_is_listed_once_in_full(text: str) -> None:
    citations = [authority.full_citation for authority in authorities([CitingText(text)]).by_key.values()]
    assert sorted(citations) == sorted(CITATIONS_BY_TEXT[text])


CITED_IN_RECORDS = re.compile(r"\b(?:authority|cite): ?(?P<authority>[^\n{}]+?)(?:, \w+:|[}\n])")
"""Matches the authority that a record gives as `cite: CR 41(a)` or under another such key."""

UNRECOGNIZED = {"5.1(d)", "32 D", "Phila. Civ. R. *229(A)", "SPR 98.16W(a)", "R. Proc. Civ. P.R. 39.1 (2009)"}
"""Authorities of the records in forms that only their courts use, or that name no code."""


def test_the_citations_in_the_programs_records_of_dismissal_are_recognized() -> None:
    files = (ASSEMBLER / "data" / "dismissals").glob("*.yaml")
    citations: set[str] = set()
    for file in files:
        for match in CITED_IN_RECORDS.finditer(file.read_text("utf-8")):
            citations.update(part.strip("'\" ") for part in match["authority"].split("; "))
    laws = {law for law in citations if re.search(r"\d", law) and " v. " not in law}
    unrecognized = {law for law in laws if not authorities([CitingText(law)], federal_rules=True).by_key}
    assert len(laws) > 200
    assert unrecognized > UNRECOGNIZED
    assert {law for law in unrecognized - UNRECOGNIZED if not re.match(r"form |the |a ", law)} == set()


def test_a_range_after_a_chapter_keeps_its_signs_and_articles_are_listed_separately() -> None:
    text = """Minn. Stat. §§ 325F.68–.70; La. C.C.P. arts. 42, 74; N.J. Ct. R. 4:37-1; R. 4:37-1(a); R. 1:39;
    Md. Rule 2-506(a);
    Rule 1-041(A)(1) NMRA; NRCP 41(a); 12 V.S.A. § 511; HRS §§ 657-1(4), 657-7; Roe v. Doe, 2021 IL 126101;
    Doe v. Roe, C.A. No. 8642-VCP (Del. Ch. Jan. 2, 2020)."""
    assert {
        authority.full_citation for authority in authorities([CitingText(" ".join(text.split()))]).by_key.values()
    } == {
        "Minn. Stat. §§ 325F.68–.70",
        "La. C.C.P. art. 42",
        "La. C.C.P. art. 74",
        "N.J. Ct. R. 4:37-1",
        "R. 1:39",
        "Md. Rule 2-506",
        "Rule 1-041 NMRA",
        "NRCP 41",
        "12 V.S.A. § 511",
        "HRS § 657-1",
        "HRS § 657-7",
        "Roe v. Doe, 2021 IL 126101",
        "Doe v. Roe, C.A. No. 8642-VCP (Del. Ch. Jan. 2, 2020)",
    }


def test_opinions_instructions_and_bills_are_other_authorities_and_session_laws_are_statutes() -> None:
    text = "74 Ops.Cal.Atty.Gen. 45 (1991); CACI No. 1900; Assem. Bill No. 3078; Stats. 2020, ch. 36; CRC 2.111."
    groups = {authority.cite: authority.group for authority in authorities([CitingText(text)]).by_key.values()}
    assert groups == {
        "74 Ops.Cal.Atty.Gen. 45 (1991)": "other",
        "CACI No. 1900": "other",
        "Assem. Bill No. 3078": "other",
        "Stats. 2020, ch. 36": "statutes",
        "CRC 2.111": "rules",
    }


def test_a_book_is_recognized_by_its_emphasized_title_its_author_and_its_year() -> None:
    words = "See William Prosser, Handbook of Torts § 12 (1971); Roe v. Doe, as amended (July 25, 1994)."
    emphasized = ((words.index("Handbook"), words.index(" §")), (words.index("as"), words.index(" (July")))
    (book,) = authorities([CitingText(words, emphasized=emphasized)]).by_key.values()
    assert (book.full_citation, book.emphasized) == (
        "William Prosser, Handbook of Torts § 12 (1971)",
        ("Handbook of Torts",),
    )


def test_a_section_of_an_unknown_code_is_reported() -> None:
    text = CitingText("Foo Rev. Ann. § 12; Cal. Civ. Code § 5; the Act. § 6 of the Agreement; License § 7.2.")
    assert [(citation.written, citation.why) for citation in authorities([text]).unresolved] == [
        ("Foo Rev. Ann. § 12", "unknown code")
    ]
