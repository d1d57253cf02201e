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


def long_brief(paragraph_count: int) -> str:
    """Return the changes for a paper with *paragraph_count* long paragraphs, in sections of thirty."""
    sections = []
    for section_index, first in enumerate(range(0, paragraph_count, 30)):
        indexes = range(first, min(paragraph_count, first + 30))
        paragraphs = "".join(f"      - |\n        {_long_paragraph(index)}\n" for index in indexes)
        heading = f"Part {section_index + 1} of the Story"
        sections.append(f"  - id: s{section_index}\n    heading: {heading}\n    paragraphs:\n{paragraphs}")
    return CITING + "".join(sections)


def _long_paragraph(index: int) -> str:
    text = f"In week {index + 1} the press printed {index + 100} copies of the pattern, as on every day of that week, "
    text += "and the printer wrote them into the ledger, which nobody has lost, although it was wet and hard to read. "
    cites = (
        f"*Party {_surname(index)} v. Example*, {index + 100} F.3d {index + 12}, {index + 14} (9th Cir. 2001).",
        f"*Id.* at {index + 20}.",
        "*Iqbal*, 556 U.S. at 678.",
        f"See 15 U.S.C. § {3000 + index}(a).",
    )
    return text + cites[index % len(cites)]


def _surname(index: int) -> str:
    """Return a different invented name for each *index*."""
    letter_of_digit = str.maketrans("0123456789", "ABCDEFGHIJ")
    return f"{index:04}".translate(letter_of_digit).title() + "son"
