"""CIT008."""

from collections.abc import Iterator

from assembler.language.citations import case_name, parties
from assembler.model.matter import Matter
from assembler.rules._printed_texts import Cited, cited
from assembler.rules.rule import Problem, rule


@rule(
    "CIT008",
    cite="house style",
    basis="convention",
    fix="look the case up, and mend the name or the numbers",
    bad="""
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "*Sample v. Example*, 12 F.3d 34 (9th Cir. 1993), says so."
              - "So does *Invented v. Imaginary*, 12 F.3d 34 (9th Cir. 1993)."
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "*Sample v. Example*, 12 F.3d 34 (9th Cir. 1993), says so."
              - "So does *Invented v. Imaginary*, 12 F.3d 340 (9th Cir. 1993)."
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "*Sample Kites, Inc. v. Example*, 12 F.3d 34 (9th Cir. 1993), says so."
              - "*Sample Kites*, 12 F.3d 34, is good law."
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def name_of_another_case(matter: Matter) -> Iterator[Problem]:
    """One volume and page carry two names.

    One of the two is the citation of another case. Names that share a word that is not common to many cases, as a
    shortened name does with the whole, are taken for one.
    """
    for _, found in cited(matter):
        first: dict[tuple[str, ...], Cited] = {}
        for one in found:
            names = parties(one.text.words, one.one) if one.one.kind == "case" and one.one.number else None
            if not names or one.one.short:
                continue
            earlier = first.setdefault(one.one.key, one)
            known = parties(earlier.text.words, earlier.one)
            if known and not names & known:
                name, other = (case_name(each.text.words, each.one) for each in (one, earlier))
                at = " ".join(one.one.written.split())
                yield Problem(one.text.path, f"`{at}` is `{name}` here and `{other}` before", also=(earlier.text.path,))
