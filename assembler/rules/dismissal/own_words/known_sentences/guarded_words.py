"""Words that may change the effect of a sentence wherever they occur in it: a condition, a later time, a reservation.

Each family of sentences lists the kinds of guarded words that its sentences may contain, as in "without any condition".
A sentence with a guarded word of any other kind is not recognized.
"""

from collections.abc import Collection

from assembler.language.regex import Regex

WORDS_BY_KIND = {
    "condition": (
        r"if|unless|provid(?:ed|ing)|subject|condition\w*|contingent|assuming|failing|except\w*|save[ds]?|other than"
        r"|but for|(?:so|as) long as|in the event|in case|default\w*|breach\w*|otherwise|depend\w*|await\w*|whether"
        r"|only when|whenever|understanding"
    ),
    "time": (
        r"until|till|once|after|before|when|while|pending|later|thereafter|hereafter|future|within|days?|weeks?"
        r"|months?|years?|next|sooner|becom\w*|ripen\w*|convert\w*|temporar\w*|provisional\w*|for now|time being"
        r"|upon|tomorrow|\d{4}-\d\d-\d\d"
    ),
    "reservation": (
        r"reserv\w*|preserv\w*|retain\w*|ke(?:eps?|pt|eping)|withh\w*|carv\w*|exclud\w*|notwithstanding|nonetheless"
        r"|nevertheless|remain\w*|surviv\w*|although|sav(?:es?|ing)"
    ),
    "tolling": r"toll\w*|limitations?|laches|time-bar\w*|stand still|running|repose",
    "court": r"jurisdiction|authority|supervis\w*|enforc\w*|overs\w*|continuing|re-?open\w*|re-?instat\w*|reviv\w*",
    "money": r"pay\w*|paid|installments?|sums?|funds?|remit\w*|ow(?:es?|ed|ing)|due|money|received",
    "promise": r"agree\w*|consent\w*|promis\w*|undertak\w*|waive\w*|releas\w*|conced\w*|admi(?:ts?|ssions?)\b",
}
"""The guarded words of each kind, as the alternatives of a pattern for a sentence in its canonical form."""

GUARDED_WORDS = {kind: Regex(rf"\b(?:{words})\b") for kind, words in WORDS_BY_KIND.items()}
"""A compiled pattern for each kind of guarded words."""

MONEY_SIGN = Regex(r"[$€£]")


def has_only_allowed_words(sentence: str, allowed: Collection[str]) -> bool:
    """Whether *sentence*, in its canonical form, has no money sign, and guarded words only of the *allowed* kinds."""
    if MONEY_SIGN.search(sentence):
        return False
    return all(kind in allowed or not pattern.search(sentence) for kind, pattern in GUARDED_WORDS.items())
