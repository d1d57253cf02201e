"""Installments of a sum that is paid in equal parts."""

from collections.abc import Iterator, Sequence

from assembler.facts.lengths import NUMBER_WORDS
from assembler.facts.reading import TextFacts
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.rule import Problem

EQUAL_PARTS_AFTER = Regex(
    r"(?i)\A,?[^.;$]{0,60}?\bin\s(?P<number>[a-z]{3,9}|\d{1,3})\sequal\s(?:[a-z]{3,12}\s)?(?P<noun>part|installment|payment|share)s\b"
)
"""Words after a sum that is paid in parts: "$132,500 in two equal installments"."""

PART_BEFORE = Regex(
    r"(?i)\b(?:first|second|third|fourth|fifth|sixth|next|last|final)\s(?P<noun>part|installment|payment|share)\s(?:of|was|is|,)\s\Z"
)
"""Words before one of the parts: "the first installment of"."""


def wrong_equal_parts(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "the first installment of $65,250" if $132,500 is due in two equal installments."""
    for text in texts:
        for total in text.sums:
            match = EQUAL_PARTS_AFTER.match(total.after)
            written = match["number"].lower() if match and total.is_exact else ""
            number = int(written) if written.isdigit() else NUMBER_WORDS.get(written, 0)
            if not match or number < 2:
                continue
            part_cents = total.low // number
            for other_text in texts:
                for part in other_text.sums:
                    part_match = PART_BEFORE.search(part.before[-40:])
                    is_part = part_match and part_match["noun"].lower() == match["noun"].lower() and part.is_exact
                    if is_part and part.low != part_cents and looks_like(part.low, part_cents):
                        fact = f"`{total.words}` in {match['number']} equal parts is `{dollars(part_cents)}` each"
                        yield problem_on(part, f"{fact}, but the text says `{part.words}`", total)
