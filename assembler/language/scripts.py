"""Scripts that need more than simple left-to-right printing, as ranges for a character class."""

from assembler.language.regex import Regex

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The Unicode blocks of right-to-left scripts: Hebrew, Arabic, Syriac and others."""

REORDERED = (
    "\u0900-\u109f\u1700-\u18af\u1900-\u1c7f\u1cd0-\u1cff\ua800-\ua8ff\ua930-\uaaff\uabc0-\uabff\U00011000-\U00011fff"
)
"""The Unicode blocks of scripts that join, stack or reorder letters: mostly scripts of South and Southeast Asia."""

HAN_KANA_HANGUL = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001aff0-\U0001b16f\U0001f200-\U0001f2ff\U00020000-\U0003ffff"
)
"""The Unicode blocks of Chinese, Japanese and Korean."""

LEFT_TO_RIGHT = "\u200e"
"""Unicode's left-to-right mark, an invisible character."""

PASSAGE = Regex(
    rf"[{RIGHT_TO_LEFT}]+(?:(?:[^\w{LEFT_TO_RIGHT}]|[\d_])+[{RIGHT_TO_LEFT}]+)*"
    rf"|[{REORDERED}]+(?:[\s\u200c\u200d]+[{REORDERED}]+)*"
)
"""A passage in scripts that run from right to left or reorder letters, including any numbers and symbols in it."""

ANY_RIGHT_TO_LEFT = Regex(f"[{RIGHT_TO_LEFT}]")
ANY_REORDERED = Regex(f"[{REORDERED}]")
ANY_HAN_KANA_HANGUL = Regex(f"[{HAN_KANA_HANGUL}]")


def end_left_to_right(word: str) -> str:
    """Return *word* with a mark after right-to-left letters, so that an English list after them keeps its order."""
    return f"{word}{LEFT_TO_RIGHT}" if ANY_RIGHT_TO_LEFT.search(word[-1:]) else word
