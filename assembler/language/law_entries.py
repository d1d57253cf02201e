"""Lists statutes, rules and other works, with one entry for each section, however its code is spelled."""

import re
from dataclasses import replace

from assembler.findings.visible import one_line
from assembler.language.authority import Authority, CitingText, Group, Key
from assembler.language.citations import Citation, rule_set
from assembler.language.code_names import STATE_KEYS, code_key, state_and_code
from assembler.language.more_citations import FEDERAL_SETS, LawCited
from assembler.language.reading import Reading, mention
from assembler.language.regex import Regex

SUBDIVISIONS = r"(?:(?:\([^()\s]{1,5}\)){1,8}(?:(?:[–-]|,\s|,?\s(?:and|or|&)\s)(?:\([^()\s]{1,5}\)){1,8}){0,8})?"
"""Subdivisions of a section: (a)(1)–(4), (b)(1) and (c)."""

LAW_TAIL = Regex(rf"{SUBDIVISIONS}(?:\s(?:et\sseq\.|\((?:[A-Z][\w.]*\s)?(?:19|20)\d\d\)))?")
NEXT_SECTION = Regex(rf"{SUBDIVISIONS}(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s)(?P<number>\d[\w.:-]*\w|\d)(?!\s?[A-Z]\.)")

NEXT_UNSIGNED = Regex(
    rf"{SUBDIVISIONS}(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s)(?P<number>\d[\w.:/-]*\d[\w.:/-]*\w)(?![\w$]|,\d|\s[A-Z]"
    r"|\s(?!(?:provide|require|allow|permit|govern|say|is|was|doe|ha)s?\b)[a-z]+s\b)"
)
"""The next section in a list after a code's initials, such as 5004 in "CPLR 5001, 5004"."""

MANY = frozenset({"§§", "rules", "sections", "arts."})
"""Symbols and words that introduce several sections."""

LAST_SECTION = Regex(r"–\.?\d\w*(?:\.\d\w*)*|-\.\d\w*")
"""The end of a range of sections: –1968, –.030, -.030."""

RANGE = Regex(r"[\w.:-]{0,20}\d–\.?\d|(?P<first>\d{3,9})-(?P=first)[a-z]")
"""A range of sections, such as "1961–1968" or "1681-1681x"; "5-1401" is the number of one section."""


def enter_known_law(cited: Citation, number: int, text: CitingText, reading: Reading) -> int:
    """Record a statute or rule that `citations` found, and return the position after it."""
    if not cited.number:
        return cited.end
    if cited.kind == "rule":
        group: Group = "rules"
        code = one_line(cited.code)
        law = LawCited(group, cited.start, cited.end, code, cited.number)
        return enter_law(law, number, text, reading, key=rules_key(cited.code, cited.number))
    group = "rules" if "F" in cited.code else "statutes"
    title, code, section = cited.key
    whole = f"{title} {one_line(cited.code)}".strip()
    last = LAST_SECTION.match(text.words, cited.end)
    section, end = (section + last[0], last.end()) if last else (section, cited.end)
    law = LawCited(group, cited.start, end, whole, cited.number.rstrip(".") + (last[0] if last else ""), cited.sign)
    return enter_law(law, number, text, reading, key=(group, f"{title} {code}".strip(), section.replace("–", "-")))


def enter_law(cited: LawCited, number: int, text: CitingText, reading: Reading, key: Key | None = None) -> int:
    """Record *cited* and the sections listed after it, and return the position after them."""
    if cited.code in FEDERAL_SETS.values():
        key = rules_key(cited.code, cited.number)
    if cited.group == "other" or cited.identity:
        key = (cited.group, "".join(filter(str.isalnum, cited.identity or cited.code)).lower(), "")
    key = _same_law(key or (cited.group, code_key(cited.code), cited.number.lower()), reading)
    list_law(cited, key, cited.number, reading)
    mention(key, number, cited.start, text, reading)
    end = cited.end
    if cited.number and (cited.sign.lower() in MANY or not cited.sign):
        following_sections = NEXT_SECTION if cited.sign else NEXT_UNSIGNED
        while next_section := following_sections.match(text.words, end):
            section = next_section["number"]
            next_key = _same_law((*key[:2], section.lower()), reading)
            list_law(cited, next_key, section, reading)
            mention(next_key, number, next_section.start("number"), text, reading)
            end = next_section.end()
    tail = LAW_TAIL.match(text.words, end)
    return tail.end() if tail else end


def rules_key(rules: str, number: str) -> Key:
    """Return the key of a rule; the key does not depend on how *rules*, the set of rules, is abbreviated."""
    return ("rules", rule_set(rules), number)


def _same_law(key: Key, reading: Reading) -> Key:
    """Return the key in *reading* for the same section, with or without the state's name; *key* if there is none."""
    group, code, section = key
    state, bare = state_and_code(code)
    spellings = [code, bare] if state else [code, *(f"{state_key} {code}" for state_key in STATE_KEYS)]
    same = ((group, spelling, section) for spelling in spellings)
    return next((candidate for candidate in same if candidate in reading.laws), key)


def enter_same_code(key: Key, at: tuple[int, re.Match[str]], number: int, text: CitingText, reading: Reading) -> int:
    """Record `Id. § 1332`, which cites another section of the code that was cited last."""
    start, section = at
    if key[0] in {"statutes", "rules"}:
        section_key: Key = (*key[:2], section["number"].lower())
        cite = reading.laws[key].cite.rpartition(" ")[0].replace("§§", "§")
        reading.laws.setdefault(section_key, replace(reading.laws[key], cite=f"{cite} {section['number']}"))
        key = section_key
    mention(key, number, start, text, reading)
    return section.end()


def list_law(cited: LawCited, key: Key, section: str, reading: Reading) -> None:
    """Make an entry for *section* of the code that *cited* cites, unless *key* already has an entry."""
    sign = {
        "§§": "§§" if RANGE.match(section) else "§",
        "rules": "rule",
        "arts.": "art.",
        "sections": "section",
    }.get(cited.sign, cited.sign or "")
    cite = " ".join(filter(None, (cited.code, sign, section)))
    reading.laws.setdefault(key, Authority(cited.group, "", cite, cited.emphasized))
