"""PRF033."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from assembler.findings.faults import brief
from assembler.prove.proof import HYPHENS, Proof
from assembler.rules.rule import Problem, rule

AFTER_A_PARTY = (
    r"(?!,?\s(?:Inc|LLC|L\.L\.C|Corp|Co|Ltd|LL?P|L\.P|PLLC|P\.C|N\.A|Jr|Sr|II|III|IV)\b)"
    r"(?=\s*(?:[,;.:()“”]|$)|\s(?:and|&|as|by|in|for|on|individually|solely|through|[dafn]/[bk]/a|ex rel|\d"
    r"|[\w-]*(?:plaintiff|defendant|petitioner|respondent)))"
)
"""What comes after the whole name of a party: not a word of a longer name."""

ENDS = {
    "party": (r"(?<!\w)", AFTER_A_PARTY),
    "bar number": (r"(?<!\d)", r"(?!\d)"),
    "case number": (r"(?<!\d)", r"(?!\d)"),
}
"""What may not come before and after a fact: a bar has letters before a number (P12345), a judge some after it."""


@rule(
    "PRF033",
    cite="this program",
    basis="program",
    fix="print the words of the matter in the template's caption and signature block, or correct the matter",
    bad=(
        """
        facts: [{what: party, words: "Alpha LLC"}]
        """,
        """
        facts: [{what: case number, words: "25-2-00000-0"}]
        """,
    ),
    good=(
        """
        facts: [{what: party, words: A. Lawyer}]
        """,
        """
        facts: [{what: title, words: "alpha signed on"}]
        """,
    ),
)
def filing_data_not_printed(proof: Proof) -> Iterator[Problem]:
    """The data for electronic filing say something that the paper does not print.

    Clerks reject papers whose data differ from the document. Court, case number, title, parties with their other
    names, and those who sign with their bar numbers are looked for in the text of the finished PDF, in small letters
    or capitals; a name must be the whole name there.
    """
    page = _plain(proof.read.main)
    for fact in proof.facts:
        before, after = ENDS.get(fact.what, (r"(?<!\w)", r"(?!\w)"))
        if not re.search(f"{before}{re.escape(_plain(fact.words))}{after}", page, re.IGNORECASE):
            yield Problem((), f"the {fact.what} `{brief(fact.words)}` of the filing data is not in the paper", page=1)


def _plain(text: str) -> str:
    """Return *text* with one space between words, one kind of hyphens and quotes, and no space after a hyphen.

    A number or a name may be divided between lines after its hyphen.
    """
    words = " ".join(normalize("NFKC", HYPHENS.sub("-", text)).replace("’", "'").split())
    return words.replace("- ", "-")
