"""The words that an entry of a docket may have without a doubt about what was filed, and by whom."""

import re
from collections.abc import Iterable, Mapping

from assembler.model.event_kinds import EventKind

FIRST_WORDS: Mapping[EventKind, str] = {
    "amended answer": r"(?:first |second )?amended answer\b(?: and affirmative defenses)?"
    r"(?: (?:to|re)(?: \[?\d{1,5}\]?)?(?: (?:the )?(?:amended )?complaint)\b)?",
    "answer": r"(?:verified )?answer(?: and affirmative defenses)?"
    r"(?: (?:to|re))?(?: \[?\d{1,5}\]?)?(?: (?:the )?(?:amended )?complaint)\b",
    "motion to dismiss": r"(?:first )?motion to dismiss\b",
    "motion for summary judgment": r"(?:cross[- ])?motion for (?:partial )?summary judgment\b",
    "amended complaint": r"(?:first |second |third |fourth )?amended complaint\b",
    "removal": r"notice of removal\b",
    "appeal": r"notice of appeal\b",
    "appearance": r"notice of (?:attorney )?appearance\b",
}
"""For each kind of event, a pattern for the beginning of an entry that is certainly such an event."""

GAP = r"[\s,;.]{0,9}"
"""Spaces and punctuation between the parts of an entry."""

NOT_A_NAME = (
    r"(?!(?:answer|motion|counter|cross-?claim|notice|summary|judgment|err|strick|struck|strik|withdr|defici|propos"
    r"|dup|refil|termin|vacat|correct|modif|deni|grant(?:ed|ing)\b|special|limited|contest|amic|attach|moot|void|seal"
    r"|lodg|reject|dismiss|remov|default|appeal|see\b|not?\b|filed|in\b|by\b|on\b|for\b))"
)
"""Excludes words that may change what an entry means where the name of an attorney is expected."""

NAME_WORD = rf"{NOT_A_NAME}(?-i:[A-Z])[\w.'’-]{{0,30}}"
"""A word of the name of an attorney or a witness."""

PERSON = rf"{NAME_WORD}(?:,? (?:and )?{NAME_WORD}){{0,7}}"
"""The names of attorneys or witnesses."""

JURY = r"\(? ?(?:with )?(?:a )?(?:jury demand|demand for (?:a )?(?:jury trial|trial by jury))(?: ?\))?"
"""A jury demand."""

COMPLAINT = r"\(?(?:re:? |to )?(?:\[?\d{1,5}\]? )?(?:the )?(?:(?:first|second|third) )?(?:amended )?complaint\)?"
"""The complaint to which a motion responds."""

RULE = r"(?:(?:pursuant to|under) )?(?:(?:frcp|fed\. ?r\. ?civ\. ?p\.|rules?) )?12 ?\(b\) ?\(\d\)"
"""A rule on motions to dismiss; Rule 56, on summary judgment, is not among them."""

GROUND = (
    r"for (?:failure to state a claim(?: (?:up)?on which relief (?:can|may) be granted)?"
    r"|lack of (?:subject[- ]matter |personal )?jurisdiction|improper venue|insufficient service(?: of process)?)"
)
"""A ground of a motion to dismiss."""

OTHER_THAN_COURT = r"(?!(?:with|and|answer|motion|counter|cross|joint|by|includ|attach|stip|consent)\w{0,9}\b)"
"""Excludes words that may join another paper to a notice of removal."""

COURT_BELOW = rf"from(?: {OTHER_THAN_COURT}[\w.,:#-]{{1,30}}){{1,14}}"
"""The court from which a case was removed, and its number there."""

ITEM = (
    r"(?:\(?(?:text of )?proposed order\)?|exhibits?(?: [A-Z\d]{1,3})?|certificate of service|civil cover sheet"
    rf"|(?:supporting )?(?:brief|memorandum)|(?:declaration|affidavit)(?: of {PERSON})?)"
)
"""An attachment that is no paper of another kind."""

CLOSING_WORDS = (
    rf"\({NAME_WORD}(?: {NAME_WORD}){{0,2}}, {NAME_WORD}(?: {NAME_WORD}){{0,2}}\)"
    r"|noting date:? \d{1,2}/\d{1,2}/\d{2,4}"
    r"|\(?filing fee:? ?\$? ?[\d.,]{1,12},? ?(?:receipt (?:number|no\.?|#):? ?[\w-]{1,40})?\.?\)?"
    rf"|\(attachments?:(?: ?# ?\d{{1,3}} {ITEM}[,;]?){{1,40}} ?\)"
    rf"|oral argument requested|{JURY}"
)
"""What may follow the names of those who filed: their attorney, a fee, a date, attachments."""

MAX_REST = 80
"""The maximum number of characters of an entry that a reason quotes."""


def names_pattern(names: Iterable[str]) -> str:
    """Return a pattern for any of *names* in full, in capitals or not, with other commas and periods or without."""
    patterns = [r"[\W_]{1,3}".join(map(_word_pattern, _words(name))) for name in sorted(names, key=len, reverse=True)]
    return rf"(?:{'|'.join(patterns) or '(?!)'})\.?(?![\w'’-])"


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"(?<=\w)\.(?=\w)", "", name))


def _word_pattern(word: str) -> str:
    """Return a pattern for *word*; an abbreviation may have a period after each letter."""
    return r"\.?".join(word) if len(word) <= 4 else re.escape(word)


def entry_patterns(kind: EventKind, names: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for the words that follow the first words of an entry of *kind*, with the *names* of parties.

    The first matches only if each word is understood, and has `between` and `by`, the words before those who filed and
    their names. The second matches as many words as are understood.
    """
    name = names_pattern(names)
    role = r"(?:(?:plaintiff|defendant|petitioner|respondent)(?:s|\(s\))? )?"
    listed = rf"{role}{name}(?:(?: ?[,;] ?(?:and )?| and | & ){role}{name}){{0,99}}"
    all_of_side = r"(?:(?:the|all) )?(?:plaintiff|defendant)(?:s|\(s\))?(?: all (?:plaintiffs|defendants))?"
    others = rf"(?:{listed}|{all_of_side}(?!\s\w))"
    claim = rf"(?:and |with )?(?:counter|cross)-?claims?(?: against {others})?"
    between: Mapping[EventKind, str] = {
        "answer": rf"{claim}|(?:with |and )?affirmative defenses|{JURY}",
        "amended answer": rf"{claim}|(?:with |and )?affirmative defenses|{JURY}",
        "motion to dismiss": rf"{GROUND}|(?:and )?{RULE}|{COMPLAINT}",
        "motion for summary judgment": rf"against {listed}",
        "amended complaint": rf"against {others}|{JURY}",
        "removal": COURT_BELOW,
        "appearance": rf"(?:by )?(?:attorneys? )?{PERSON}",
    }
    middle = rf"(?P<between>(?:{GAP}(?:{between.get(kind, '(?!)')})){{0,9}})"
    by = rf"{GAP}\b(?:(?:filed )?by|on behalf of{'|for' if kind == 'appearance' else ''}) (?P<by>{listed})"
    end = rf"(?:{GAP}(?:{CLOSING_WORDS})){{0,9}}{GAP}"
    whole = re.compile(rf"{middle}{by}{end}$", re.IGNORECASE)
    return whole, re.compile(rf"{middle}(?:{by}{end})?", re.IGNORECASE)
