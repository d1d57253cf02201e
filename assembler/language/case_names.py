"""Finds the name of a case by reading backward from the comma before its citation."""

import re

from assembler.findings.visible import one_line
from assembler.language.regex import Regex

CHARACTERS_BEFORE = 200
"""The number of characters before a citation in which the case name is searched for."""

LOWERCASE_WORDS = frozenset(
    "of the and & for in on re ex rel. de la del du van von der y et al. al ex, a/k/a d/b/a f/k/a".split()
)
"""Words that are written in lower case inside a case name."""

NEVER_FIRST = frozenset("of the and & for in on re rel. ex et al. al v.".split())
"""Words in lower case with which a case name never begins."""

_SIGNAL = (
    r"(?:[Ii]d\.;?|[Qq]uoting|[Cc]iting|But|See|see|Cf\.|cf\.|Accord|accord|Compare|compare|also|generally"
    r"|e\.g\.,?|E\.g\.,?|Contra|But|but|In(?!\sre\b|\sthe\sMatter)"
    r"|As|Under|And|Also|Citing|Quoting|The|This|Court|Because|Under|Unlike|Like|Both|Following)[,]?\s"
)
SIGNALS = Regex(rf"(?:{_SIGNAL})+")
"""Signals and other capitalized words that may precede a case name in a sentence."""

SIGNALS_AT_START = Regex(rf"^(?:{_SIGNAL})+")
"""Signals at the very beginning of a text."""

NAME_OPENING = Regex(r"In\sre\s|Ex\sparte\s|(?:In\sthe\s)?Matter\sof\s|Estate\sof\s|(?:State|People|Commonwealth)\s")
"""The beginning of a case name without "v.", or of a first party with a name of several words."""

VERSUS = Regex(r"\s(?:v\.?|vs\.)\s")
TOKEN = Regex(r"\S+")
"""A word, with the punctuation around it."""

LONG_ABBREVIATIONS = (
    "Admin Adver Agric Ariz Assoc Bankr Broad Bros Calif Chs Commc Comput Condo Consol Constr Contr Ctrs Devel"
    " Distrib Elec Enter Envtl Equip Exch Found Hosp Indem Indep Indus Intern Invest Labs Litig Maint Merch Metro"
    " Mfrs Mich Minn Mortg Petrol Pharm Prods Rehab Reprod Serv Subcomm Tech Telecomm Tenn Transcon Transp Wash"
)
"""Abbreviations that are common in case names."""

ABBREVIATION = Regex(
    rf"(?:[A-Z]\.)+|[A-Z][\w’'&-]{{0,3}}\.,?|[A-Z]\.?,?|\w{{0,40}}+[’'-][\w’'&-]{{0,40}}+\.,?|(?:{'|'.join(LONG_ABBREVIATIONS.split())})n?s?\.,?"
)
"""An abbreviation in a name, whose period does not end the sentence."""

WORDS_BEFORE_NAMES = frozenset("Under Upon See Because That But Since When While Accord Citing Quoting Compare".split())
"""Capitalized words that may come directly before a case name, but never belong to it."""

SENTENCE_END = Regex(r"[;:“”]|\)\s|,\s\d|(?<![\w.’'&-])(?!rel\.|ex\.|al\.)[a-z]{1,20}+\.\s")
"""The end of a sentence or of another citation, beyond which the second party's name cannot continue."""

PARENTHESES_IN_NAME = Regex(r"\s\([A-Z][\w.’]{0,12}\),?(?=\s|$)")
"""A place or an abbreviation inside a name: Credit Suisse Sec. (USA) LLC."""

YEAR = Regex(r"(?:1[6-9]|20)\d\d,")
"""The year before a case name, as in "In 1998, Doe v. Roe": no name begins with a year and a comma."""

DOCKET = Regex(r",\s(?:Case\s)?Nos?\.\s(?:[A-Z]{1,6}\s)?[\w:.&-]{1,30}+(?:\s[A-Z]{2,4}){0,3}(?:\s\([\w.-]{1,12}\))?$")
"""A docket number between the case name and the report: Doe v. Roe, No. CV 20-1 ABC (XYz), 2021 WL 1."""


def name_in_emphasis(text: str, offset: int) -> tuple[str, int]:
    """Return the case name in the emphasized *text*, without a signal, and its position; "" if there is none."""
    start = text.rfind("; ") + 2 if "; " in text else 0
    signal_match = SIGNALS.match(text, start)
    if signal_match and not NAME_OPENING.match(text, start):
        start = signal_match.end()
    match = VERSUS.search(text, start) or NAME_OPENING.match(text, start)
    return (one_line(text[start:]), offset + start) if match else ("", offset)


def is_spelled_like_name(name: str) -> bool:
    """Whether each word of the second party in *name* may be part of a name."""
    second_party = VERSUS.split(name)[-1]
    return all(_may_be_in_name(word.lstrip("(“‘[*")) for word in second_party.split())


def without_full_stop(name: str) -> str:
    """Return *name* without the period that ends its sentence; the period of an abbreviation stays."""
    last_word = name.rsplit(" ", maxsplit=1)[-1]
    return name if ABBREVIATION.fullmatch(last_word) else name.removesuffix(".")


def case_named_before(text: str, offset: int = 0) -> tuple[str, int]:
    """Return the case name at the end of *text*, and its position plus *offset*; "" if *text* does not end in one."""
    versus = _last_versus(text)
    start = _first_party_start(text, versus) if versus is not None else _start_without_versus(text)
    if start is None:
        return "", offset + len(text)
    signal_match = SIGNALS_AT_START.match(text, start) if versus is not None else None
    signal_match = signal_match or SIGNALS.match(text, start)
    if signal_match and not NAME_OPENING.match(text, start) and (versus is None or signal_match.end() < versus):
        start = signal_match.end()
    name = one_line(text[start:])
    return name, offset + start


def _last_versus(text: str) -> int | None:
    """Return the position of the last "v." in *text*; None if there is none, or if a sentence ends after it."""
    tail = text[-CHARACTERS_BEFORE:]
    matches = [*VERSUS.finditer(tail)]
    if not matches:
        return None
    second_party = PARENTHESES_IN_NAME.sub("", tail[matches[-1].end() :])
    if SENTENCE_END.search(second_party):
        return None
    return max(0, len(text) - CHARACTERS_BEFORE) + matches[-1].start()


def _first_party_start(text: str, versus: int) -> int | None:
    """Return the position where the first party's name begins, before the "v." at *versus*; None if there is none."""
    begin = max(0, versus - CHARACTERS_BEFORE)
    tokens = [*TOKEN.finditer(text, begin, versus)]
    start = None
    for token in reversed(tokens):
        word = token[0]
        bare_word = word.lstrip("(“‘[*")
        if start is not None and PARENTHESES_IN_NAME.match(text, token.start() - 1):
            continue
        ends_sentence = (
            start is not None
            and word.endswith((".", "?", "!"))
            and not (ABBREVIATION.fullmatch(bare_word) or bare_word in LOWERCASE_WORDS)
        )
        precedes_name = bare_word in WORDS_BEFORE_NAMES or (bare_word == "in" and text[: token.start()].endswith(", "))
        ends_citation = word.endswith((";", ":", ")", "),")) or YEAR.fullmatch(word)
        if ends_sentence or precedes_name or ends_citation or not _may_be_in_name(bare_word):
            break
        start = token.end() - len(bare_word)
        if bare_word != word:
            break
    if start is not None and text[:start].endswith((" v. ", " vs. ")) and " and " in text[start:versus]:
        start = text.rindex(" and ", start, versus) + len(" and ")  # in "A v. B and C v. D", B is in the first case
    while start is not None:
        first_word = TOKEN.match(text, start)
        if not first_word or first_word[0] not in NEVER_FIRST:
            break
        next_word = TOKEN.search(text, first_word.end())
        start = next_word.start() if next_word and next_word.start() < versus else None
    return start


def _may_be_in_name(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit() or word.lower() in LOWERCASE_WORDS


def _start_without_versus(text: str) -> int | None:
    """Return the position where a name such as "In re Example" begins; None if *text* does not end with such a name."""
    tail = text[-CHARACTERS_BEFORE:]
    matches = [*re.finditer(r"(?<!\w)(?:In\sre|Ex\sparte|In\sthe\sMatter\sof|Matter\sof)\s", tail)]
    if not matches or SENTENCE_END.search(tail[matches[-1].end() :]):
        return None
    opening = matches[-1]
    if opening.start() - matches[0].start() < len("Ex parte"):  # one name has both: "In re Matter of Doe"
        opening = matches[0]
    return len(text) - len(tail) + opening.start()
