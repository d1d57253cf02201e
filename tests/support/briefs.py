"""A paper with citations of every form, and papers of any length: invented facts around real citations."""

CITING = """
headings: {labels: I. A. 1.}
exhibits:
  letter: {title: Letter of the Printers}
  ledger: {title: Ledger of Copies}
more_facts:
  - id: standard
    heading: The Standard of Pleading
    paragraphs:
      - id: plausible
        text: |
          A complaint must be plausible. *Ashcroft v. Iqbal*, 556 U.S. 662, 678, 129 S. Ct. 1937 (2009) (citing
          *Bell Atl. Corp. v. Twombly*, 550 U.S. 544, 570 (2007)); see 28 U.S.C. §§ 1331, 1338(a), and 1400(a).
          *Id.* § 1331.
      - id: more
        text: |
          That is more than a possibility. *Iqbal*, 556 U.S. at 678. *Id.* at 679. It is no probability.
          *Twombly*, *supra*, at 556. The letter shows it [[exhibit:letter]]. *Id.*
      - id: needs
        heading: What a Claim of Copying Needs, and Where the Rules of Pleading and of Evidence Say So
      - id: copying
        text: |
          The elements are two. *Feist Publ’ns, Inc. v. Rural Tel. Serv. Co.*, 499 U.S. 340, 361 (1991). They are
          pleaded here under Fed. R. Civ. P. 8(a)(2).^[See also 17 C.F.R. § 240.10b-5; Restatement (Second) of Torts
          § 876; RCW 19.86.020; *Doe v. Roe*, No. C20-1, 2021 WL 1234567, at *3 (W.D. Wash. Jan. 2, 2021). *Id.* at *4.]
          Rule 8(a)(2) asks for no more. See [[¶exhibit:letter, exhibit:ledger]] and Section 1338(a).
"""

TABLES = "[contents, exhibits, authorities]"


def complaint_filing(*, tables: str = TABLES, date: str = "2025-06-02", extra_keys: str = "") -> str:
    """Return the filing of a complaint with *tables* and *extra_keys*."""
    return f"filings: [{{paper: complaint, date: {date}, tables: {tables}{extra_keys}}}]\n"


def long_brief(paragraphs: int) -> str:
    """Return the changes for a paper with this number of long *paragraphs*, in sections of thirty."""
    sections = []
    for section in range(-(-paragraphs // 30)):
        texts = [_long_paragraph(number) for number in range(section * 30, min(paragraphs, section * 30 + 30))]
        rows = "".join(f"      - |\n        {text}\n" for text in texts)
        sections.append(f"  - id: s{section}\n    heading: Part {section + 1} of the Story\n    paragraphs:\n{rows}")
    return CITING + "".join(sections)


def _long_paragraph(number: int) -> str:
    text = (
        f"In week {number + 1} the press printed {number + 100} copies of the pattern, as on every day of that week, "
    )
    text += "and the printer wrote them into the ledger, which nobody has lost, although it was wet and hard to read. "
    cites = {
        0: f"*Party {_letters(number)} v. Example*, {number + 100} F.3d {number + 12}, {number + 14} (9th Cir. 2001).",
        1: f"*Id.* at {number + 20}.",
        2: "*Iqbal*, 556 U.S. at 678.",
        3: f"See 15 U.S.C. § {3000 + number}(a).",
    }
    return text + cites[number % 4]


def _letters(number: int) -> str:
    return "".join("ABCDEFGHIJ"[int(digit)] for digit in f"{number:04}").title() + "son"
