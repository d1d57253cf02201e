"""The words for exhibits in papers (Exhibit, Attachment, Appendix), and typed references such as "Exhibit B"."""

from assembler.language.regex import Regex

PLURALS = {"Exhibit": "Exhibits", "Attachment": "Attachments", "Appendix": "Appendices"}

ABBREVIATIONS = {"Exhibit": ("Ex.", "Exs.")}
"""The words that citations abbreviate, with the abbreviation for one exhibit and for several."""


def exhibit_word(word: str, *, is_plural: bool = False, short: bool = False) -> str:
    """Return *word*: in the plural if *is_plural*, and abbreviated if *short* and citations abbreviate the word."""
    if short and word in ABBREVIATIONS:
        singular, plural = ABBREVIATIONS[word]
        return plural if is_plural else singular
    return PLURALS[word] if is_plural else word


DOCUMENT_AFTER = r"\s+(?:to|of|in|from)\s+(?:the|his|her|its|their|that|an?|plaintiffs?’?s?|[A-Z])"
"""Words after a letter or number that say to which document it belongs: "Exhibit A to the Answer"."""

NOT_OF_ANOTHER_PAPER = f"(?!{DOCUMENT_AFTER})"
EXHIBIT = Regex(
    r"(?<![\w.])(?:Exhibits?|Exhs?\.?|Exs?\.)\s+(?:Nos?\.\s+)?[\"“‘']?(?P<name>[A-Z]{1,2}|\d{1,2})\b(?![\w.-]*\d)"
    rf"(?:[.,]?[\"”’'](?!s\b))?{NOT_OF_ANOTHER_PAPER}",
    needs="exh|ex.|exs.",
)
EXHIBIT_BY_WORD = {
    word: Regex(EXHIBIT.pattern.replace("Exhibits?|Exhs?\\.?|Exs?\\.", f"{word}|{plural}"))
    for word, plural in PLURALS.items()
    if word != "Exhibit"
}
"""The same pattern for matters that use a word other than "Exhibit", such as "Attachment"."""


def typed_exhibit(word: str) -> Regex:
    """Return the pattern of typed references to exhibits in a matter that calls an exhibit by *word*."""
    return EXHIBIT_BY_WORD.get(word, EXHIBIT)
