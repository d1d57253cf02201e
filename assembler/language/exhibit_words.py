"""The words for exhibits in papers: Exhibit, Attachment, Appendix, with their plurals and abbreviations."""

PLURALS = {"Exhibit": "Exhibits", "Attachment": "Attachments", "Appendix": "Appendices"}

ABBREVIATIONS = {"Exhibit": ("Ex.", "Exs.")}
"""The words that citations abbreviate, with the abbreviation for one exhibit and for several."""


def exhibit_word(word: str, *, many: bool = False, short: bool = False) -> str:
    """Return *word*: in the plural if *many*, and abbreviated if *short* and citations abbreviate the word."""
    if short and word in ABBREVIATIONS:
        singular, plural = ABBREVIATIONS[word]
        return plural if many else singular
    return PLURALS[word] if many else word
