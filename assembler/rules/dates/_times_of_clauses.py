"""Whether the words beside a date speak of the future or of a past event."""

from assembler.facts.dates import DateInText
from assembler.language.regex import Regex

FUTURE_WORDS = Regex(
    r"(?i)\b(?:will|shall|would|may(?!\s\d)|might|can|could|must|should|until|through|thru|expir\w*|terminat(?:es?|ing|ion)|matur\w*|due"
    r"|schedul\w*|set\s+for|deadline|no\s+later|not\s+later|on\s+or\s+before|hearing|trial|term|plan\w*|intend\w*"
    r"|ends?|ending|promis\w*|agree\w*|require[sd]?|next|estimat\w*|expect\w*|anticipat\w*|propos\w*|forecast\w*|project\w*"
    r"|effective|warrant\w*|guarant\w*|upcoming|future|remain\w*|before|by|valid|patent|extend\w*|runs?|up\s+to|as\s+of"
    r"|to\s+be|plead\w*|option\w*|renew\w*|lease\w*|calendar\w*|postpone\w*|adjourn\w*|payable|begin\w*|begins|starts?)\b"
)
"""Words that show that a sentence may be about the future."""

FUTURE_AFTER_DATE = Regex(
    r"(?i)\b(?:will|shall|expires?|deadline|due|scheduled|set\s+for|hearing|trial|matures?|begins|starts|ends|is\s+to)\b"
)
"""Words that show that a sentence beginning with a date is about the future: "On May 5, 2026, the license ends"."""

PAST_CLAUSE = Regex(
    r"\b(?:after\s(?:an?|the|its|his|her)\s[a-z]{3,12}\s(?:of|by|with|from)|(?:sent|wrote|told|met|gave|paid|held|signed|delivered"
    r"|left|fell|struck|came|went|took|made|began|broke|bought|sold|found|kept|lost|saw|ran|stood|[a-z]{3,12}ed)\b(?!\s(?:to\s[a-z]|for\b)))"
)
"""Words that show that a clause speaks of a past event, unless "to" or "for" follows, as in "asked to"."""


def is_past_clause(text: str, begin: int, written_date: DateInText, end: int) -> bool:
    """Whether the clause of *written_date*, between commas, speaks of a past event and has no word of the future."""
    first = max(text.rfind(",", begin, written_date.start), text.rfind(";", begin, written_date.start), begin)
    last = min((index for mark in ",;" if (index := text.find(mark, written_date.end, end)) > 0), default=end)
    return bool(PAST_CLAUSE.search(text, first, written_date.start)) and not FUTURE_WORDS.search(text, first, last)
