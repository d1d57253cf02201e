"""What papers call their exhibits: Exhibit, Attachment, Appendix, with plurals and abbreviations."""

PLURALS = {"Exhibit": "Exhibits", "Attachment": "Attachments", "Appendix": "Appendices"}

ABBREVIATIONS = {"Exhibit": ("Ex.", "Exs.")}
"""The words that a citation abbreviates, for one exhibit and for several."""


def exhibit_word(word: str, *, many: bool = False, short: bool = False) -> str:
    """Return *word*, in the plural if *many*, abbreviated if *short* and a citation abbreviates it."""
    if short and word in ABBREVIATIONS:
        return ABBREVIATIONS[word][many]
    return PLURALS[word] if many else word
