"""A sum that a sentence says is in one paragraph, but that is in another: "the $66,000 alleged in [[rent]]"."""

from collections.abc import Collection, Sequence

from assembler.language.money import sums
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations
from assembler.rules._described_things import CHARACTERS_BEFORE, DESCRIBED, MAX_PARAGRAPHS

SUM_IN = Regex(
    r"(?P<sum>\$\d[\d,]{0,14}(?:\.\d\d)?)(?:\s[a-z’'-]{1,20}){0,6}"
    rf"\s(?:{DESCRIBED}\s(?:above\s|below\s)?(?:in|by|at)\s|\((?:[Ss]ee\s)?)\Z",
    needs="$",
)
"""A sum and the words that join it to a reference: "the $66,000 in rent alleged in"."""

MAX_MULTIPLE = 60
"""A cited paragraph may give a rate of which the sum is a multiple of at most this number."""


def paragraph_with_the_sum(
    text: str, start: int, cited_names: Sequence[str], other_names: Collection[str], matter: Matter
) -> str | None:
    """Return the one of *other_names* with the sum that *text* says is at the reference at *start*; else None.

    No cited paragraph has the sum or a rate of which it is a multiple, and their sums do not add up to it. At most
    `MAX_PARAGRAPHS` other paragraphs have it, of which the first is returned.
    """
    match = SUM_IN.search_before(text, start, CHARACTERS_BEFORE)
    if not match:
        return None
    cents = next(sums(match["sum"])).cents
    texts = {name: paragraph.text or "" for name, paragraph in named_allegations(matter).items()}
    cited_cents = [amount.cents for name in cited_names for amount in sums(texts[name])]
    is_multiple = any(rate and cents % rate == 0 and cents // rate <= MAX_MULTIPLE for rate in cited_cents)
    if is_multiple or sum(cited_cents) == cents:
        return None
    names = [name for name in other_names if any(amount.cents == cents for amount in sums(texts[name]))]
    return names[0] if 0 < len(names) <= MAX_PARAGRAPHS else None
