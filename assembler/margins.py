"""The margins of a page: what stands in them, and what is to stand there."""

import re
from collections.abc import Sequence

from assembler.plan.parts import Footer, FooterLine, Paper, Plan
from assembler.proof import ProofLine, squeezed

DRAFT = "DRAFT"
"""What each page of a draft says behind its text."""


def line_numbers(margin: Sequence[ProofLine], paper: Paper) -> tuple[float, ...]:
    """Return the baselines of the line numbers, which stand left of the text on numbered paper; points from the top."""
    found = {int(one.text): one.baseline for one in margin if one.text.isdecimal() and one.right <= paper.left}
    return tuple(found[number] for number in sorted(found)) if paper.numbered else ()


def page_number(margin: Sequence[ProofLine], footer: Footer) -> int | None:
    """Return the page number that *footer* prints, read behind the words that it follows; None where there is none."""
    texts = [squeezed(one.text) for one in margin]
    for asked in _lines(footer):
        pattern = re.compile(re.escape(squeezed(asked.text)) + r"(\d+)")
        found = next(filter(None, map(pattern.fullmatch, reversed(texts))), None)
        if asked.page and found:
            return int(found[1])
    return None


def furniture(plan: Plan, number: int) -> tuple[str, ...]:
    """Return the lines that the margins of the page of that *number* are to say."""
    numbers = map(str, range(1, plan.paper.lines + 1)) if plan.paper.numbered else ()
    footer = (asked.text + (str(number) if asked.page else "") for asked in _lines(plan.footer))
    return tuple(text for text in (*numbers, *footer, DRAFT if plan.metadata.draft else "") if squeezed(text))


def _lines(footer: Footer) -> tuple[FooterLine, ...]:
    return (*footer.left, *footer.center, *footer.right)
