"""Names of state codes, in full or abbreviated: patterns that find them, and keys that are equal for all spellings."""

import re

from assembler.language.places import POSTAL, state_name
from assembler.language.regex import Regex

STATES = (
    r"Ala\.|Alaska|Ariz\.|Ark\.|Cal\.|Colo\.|Conn\.|Del\.|D\.\s?C\.|Fla\.|Ga\.|Haw\.|Idaho|Ill\.|Ind\.|Iowa|Kan\.|Ky\.|La\.|Me\."
    r"|Md\.|Mass\.|Mich\.|Minn\.|Miss\.|Mo\.|Mont\.|Neb\.|Nev\.|N\.\s?H\.|N\.\s?J\.|N\.\s?M\.|N\.\s?Y\.|N\.\s?C\.|N\.\s?D\.|Ohio"
    r"|Okla\.|Or\.|Pa\.|P\.\s?R\.|R\.\s?I\.|S\.\s?C\.|S\.\s?D\.|Tenn\.|Tex\.|Utah|Vt\.|Va\.|Wash\.|W\.\s?Va\.|Wis\.|Wyo\."
)
"""The states, as abbreviated in citations."""

WORDS_BEFORE_AND = (
    r"Business|Welfare|Health|Food|Fish|Revenue|Streets|Harbors|Military|Vehicle|Actions|Powers|Water|Savings|Parks"
)
"""Words that may come before "and" in a code's name, as in "Business and Professions Code"."""

_WORD = (
    rf"(?:(?!Code\.|Law\.)(?:[A-Z][\w’']{{0,20}}+|[A-Z](?:[\w’']{{0,6}}\.)+)\s(?:&\s)?|(?:{WORDS_BEFORE_AND})\sand\s)"
)

CODE_NAME = (
    rf"(?:{_WORD}{{1,5}}(?:Code|Law)|{_WORD}{{0,5}}"
    r"(?:Code\sof\s(?:[A-Z][a-z]+\s)?(?:Procedure|Regulations)|Code\sCiv\.\sProc\.|Civ\.))"
)
"""Matches the name of a code or of a consolidated law, in full or abbreviated."""

LEADING_WORDS = Regex(
    r"(?:(?:Also|And|Any|As|Because|Both|But|By|For|From|If|In|Of|Per|Pursuant|See|Since|That|The|These|This|To|Under"
    r"|When|Where|While|With)\s)+"
)
"""Capitalized words that may precede a code's name but are not part of the name."""

PART_OF_INITIALS = Regex(r"(?<=\b[A-Z])\.\s?(?=[A-Z]\b)")
"""The period and space between two initials, which are dropped: "N. Y." becomes "NY"."""


def _words(name: str) -> str:
    """Return the word stems of *name*: "civ cod" for "Civ. Code", "Civil Code" and "Civil Code Annotated"."""
    words = re.findall(r"\d+[A-Za-z]?|[A-Za-z’']+", PART_OF_INITIALS.sub("", name))
    significant_words = [word for word in words if word not in {"of", "and", "Ann", "Annotated"}]
    return " ".join(word.lower() if word[0].isdigit() else word[:3].lower() for word in significant_words)


_ABBREVIATED = [_words(re.sub(r"\\(s\?)?", "", state)) for state in STATES.split("|")]
"""The stems of the states' abbreviations, in the order of `POSTAL`."""

_ABBREVIATION_BY_FULL_NAME = dict(zip((_words(state_name(code)) for code in POSTAL), _ABBREVIATED, strict=True))
"""The stems of the states' abbreviations, by the stems of their full names."""

BY_INITIALS = {"CCP": "Civ. Proc.", "CRC": "Cal. Rules of Court", "Cal R Ct": "Cal. Rules of Court", "R": "N.J. Ct. R."}
"""Codes and rules that are also cited by initials."""

GENERAL_LAWS = Regex(r"^(?:Mass\.\s)?(?:(?:M\.?\s?)?G\.?\s?L\.?|Gen\.\sLaws(?:\sAnn\.)?),?\s?ch?\.")
"""The General Laws of Massachusetts, up to the number of a chapter: M.G.L. c., Mass. Gen. Laws ch."""

STATE_KEYS = frozenset(_ABBREVIATED)
"""The states' prefixes in the keys for codes."""


def code_key(name: str) -> str:
    """Return one key for every spelling of the code *name*: "cal civ pro" for California's Code of Civil Procedure."""
    words = _words(BY_INITIALS.get(name.replace(".", "").strip(", "), GENERAL_LAWS.sub("Mass. Gen. Laws c.", name)))
    for full_name, abbreviation in _ABBREVIATION_BY_FULL_NAME.items():
        if words.startswith(f"{full_name} "):
            words = f"{abbreviation}{words.removeprefix(full_name)}"
            break
    state, code = state_and_code(words)
    stems = sorted({*code.split()} - {"cod"}) or ["cod"]
    return " ".join(filter(None, (state, *stems)))


def state_and_code(key: str) -> tuple[str, str]:
    """Split the *key* of a code into the state at its beginning, which may be "", and the rest."""
    for state in STATE_KEYS:
        if key.startswith(f"{state} "):
            return state, key.removeprefix(f"{state} ")
    return "", key
