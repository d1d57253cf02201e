"""TXT010."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.model.matter import Matter
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

NAMED = re.compile(
    r"\b(?:alleged|described|set\s+forth|set\s+out|stated|referenced|identified|discussed|mentioned|pleaded)\s+"
    r"(?:above\s+)?in\s+(?:paragraphs?\s+|paras?\.?\s+|¶{1,2}\s*)\d++(?:\s*(?:-|–|through|to|and|,)\s*\d++)*+"
    r"(?![\w(]|\.\d|\s+(?:of|to|in)\s+(?!this\b))"
    r"|\bparagraphs?\s+\d++(?:\s*(?:-|–|through|to|and|,)\s*\d++)*+\s+alleges?\b"
    r"|\b(?:Section|Part)\s+[IVX]{1,5}(?:\.[A-Z])?\s+(?:above|below|of\s+this\s+[Cc]omplaint)",
    re.IGNORECASE,
)
"""A reference to paragraphs or sections of the same paper: "as alleged in paragraphs 18 to 20"."""

BY_HAND = re.compile(
    r"(?:\bparagraphs?\s+|¶{1,2}\s*)\d+(?:\s*(?:-|–|through|to|and|,)\s*\d+)*\s+"
    r"(?:above|below|of\s+this\s+[Cc]omplaint|herein)"
    r"|\b(?:re-?alleges?|incorporates?|repeats?)\b[^.\d]{0,60}(?:\bparagraphs?\s+|¶{1,2}\s*)\d+\b"
    r"(?!(?:\.\d+|\([a-z0-9]+\))*\s+(?:of|to|in)\s+(?:the|its|that|an?|each|every|all|plaintiffs?’?s?|Exhibit)\s+"
    r"(?!complaint|(?:above|foregoing|preceding)\b))",
    re.IGNORECASE,
)


@rule(
    "TXT010",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="give the paragraph an `id:` and refer to it as [[id]]; the program writes what a count realleges",
    bad=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: [Sample Kites realleges paragraphs 1 through 41.]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "It did so, as alleged in ¶¶ 18-20 and as Section II above says."
        """,
    ),
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["As [[copied]] says, it copied. Paragraph 4 of a lease is."]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "Under paragraph 9 of the lease it paid; paragraphs 4 and 5 of the Lanham Act are not in issue."
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "As stated in paragraphs 4 and 5 of Lender’s note, and set forth in paragraph 7(b), it paid."
        """,
    ),
)
def paragraphs_counted_by_hand(matter: Matter) -> Iterator[Problem]:
    """A text refers to paragraphs of its own paper by numbers typed by hand.

    The numbers become wrong as soon as a paragraph is added or moved, and so a count may come to incorporate itself.
    Paragraphs of other papers, of a contract or of a statute are not checked.
    """
    for path, text in prose(matter):
        own = unquoted(text)
        counted = list(BY_HAND.finditer(own))
        ends = {match.end() for match in counted}
        others = (
            match for match in NAMED.finditer(own) if not any(match.start() <= end <= match.end() + 6 for end in ends)
        )
        for match in (*counted, *others):
            yield Problem(path, f"paragraph numbers typed by hand: `{one_line(match[0])}`")
