"""Lists statutes, rules and other works, with one entry for each section, however its code is spelled."""

import re
from dataclasses import replace

from assembler.findings.visible import one_line
from assembler.language.authority import Authority, CitingText, Group, Key
from assembler.language.citations import Citation, rule_set
from assembler.language.citations_so_far import CitationsSoFar, mention
from assembler.language.code_names import STATE_KEYS, code_key, state_and_code
from assembler.language.more_citations import FEDERAL_SETS, LawCited
from assembler.language.regex import Regex

SUBDIVISIONS = r"(?:(?:\([^()\s]{1,5}\)){1,8}(?:(?:[–-]|,\s|,?\s(?:and|or|&)\s)(?:\([^()\s]{1,5}\)){1,8}){0,8})?"
"""Subdivisions of a section: (a)(1)–(4), (b)(1) and (c)."""

LAW_TAIL = Regex(rf"{SUBDIVISIONS}(?:\s(?:et\sseq\.|\((?:[A-Z][\w.]*\s)?(?:19|20)\d\d\)))?")
"""The end of a citation of a law: its subdivisions, and "et seq." or a year."""

NEXT_SECTION = Regex(rf"{SUBDIVISIONS}(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s)(?P<number>\d[\w.:-]*\w|\d)(?!\s?[A-Z]\.)")
"""The next section in a list after a section sign: "§§ 1331, 1367"."""

NEXT_UNSIGNED = Regex(
    rf"{SUBDIVISIONS}(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s)(?P<number>\d[\w.:/-]*\d[\w.:/-]*\w)(?![\w$]|,\d|\s[A-Z]"
    r"|\s(?!(?:provide|require|allow|permit|govern|say|is|was|doe|ha)s?\b)[a-z]+s\b)"
)
"""The next section in a list after a code's initials, such as 5004 in "CPLR 5001, 5004"."""

PLURAL_SIGNS = frozenset({"§§", "rules", "sections", "arts."})
"""Symbols and words that introduce several sections."""

LAST_SECTION = Regex(r"–\.?\d\w*(?:\.\d\w*)*|-\.\d\w*")
"""The end of a range of sections: –1968, –.030, -.030."""

RANGE = Regex(r"[\w.:-]{0,20}\d–\.?\d|(?P<first>\d{3,9})-(?P=first)[a-z]")
"""A range of sections, such as "1961–1968" or "1681-1681x"; "5-1401" is the number of one section."""


def enter_known_law(citation: Citation, text_index: int, text: CitingText, so_far: CitationsSoFar) -> int:
    """Record a statute or rule that `citations` found, and return the position after it."""
    if not citation.number:
        return citation.end
    if citation.kind == "rule":
        group: Group = "rules"
        code = one_line(citation.code)
        law = LawCited(group, citation.start, citation.end, code, citation.number)
        return enter_law(law, text_index, text, so_far, key=rules_key(citation.code, citation.number))
    group = "rules" if "F" in citation.code else "statutes"
    title, code, section = citation.key
    full_citation = f"{title} {one_line(citation.code)}".strip()
    cited_number = citation.number.rstrip(".")
    end = citation.end
    if last_match := LAST_SECTION.match(text.words, citation.end):
        section += last_match[0]
        cited_number += last_match[0]
        end = last_match.end()
    law = LawCited(group, citation.start, end, full_citation, cited_number, citation.sign)
    return enter_law(law, text_index, text, so_far, key=(group, f"{title} {code}".strip(), section.replace("–", "-")))


def enter_law(
    law_cited: LawCited, text_index: int, text: CitingText, so_far: CitationsSoFar, key: Key | None = None
) -> int:
    """Record *law_cited* and the sections listed after it, and return the position after them."""
    if law_cited.code in FEDERAL_SETS.values():
        key = rules_key(law_cited.code, law_cited.number)
    if law_cited.group == "other" or law_cited.identity:
        key = (law_cited.group, "".join(filter(str.isalnum, law_cited.identity or law_cited.code)).lower(), "")
    key = _same_law(key or (law_cited.group, code_key(law_cited.code), law_cited.number.lower()), so_far)
    list_law(law_cited, key, law_cited.number, so_far)
    mention(key, text_index, law_cited.start, text, so_far)
    end = law_cited.end
    if law_cited.number and (law_cited.sign.lower() in PLURAL_SIGNS or not law_cited.sign):
        following_sections = NEXT_SECTION if law_cited.sign else NEXT_UNSIGNED
        while next_section_match := following_sections.match(text.words, end):
            section = next_section_match["number"]
            next_key = _same_law((*key[:2], section.lower()), so_far)
            list_law(law_cited, next_key, section, so_far)
            mention(next_key, text_index, next_section_match.start("number"), text, so_far)
            end = next_section_match.end()
    tail_match = LAW_TAIL.match(text.words, end)
    return tail_match.end() if tail_match else end


def rules_key(rules: str, number: str) -> Key:
    """Return the key of a rule; the key does not depend on how *rules*, the set of rules, is abbreviated."""
    return ("rules", rule_set(rules), number)


def _same_law(key: Key, so_far: CitationsSoFar) -> Key:
    """Return the key in *so_far* for the same section, with or without the state's name; *key* if there is none."""
    group, code, section = key
    state, bare_code = state_and_code(code)
    spellings = [code, bare_code] if state else [code, *(f"{state_key} {code}" for state_key in STATE_KEYS)]
    for spelling in spellings:
        candidate = (group, spelling, section)
        if candidate in so_far.laws:
            return candidate
    return key


def enter_section_of_same_code(
    key: Key, section: re.Match[str], text: CitingText, so_far: CitationsSoFar, *, start: int, text_index: int
) -> int:
    """Record `Id. § 1332`, which begins at *start* and cites another *section* of the code cited last.

    *key* is the authority cited last. Return the position after the section.
    """
    if key[0] in {"statutes", "rules"}:
        section_key: Key = (*key[:2], section["number"].lower())
        cite = so_far.laws[key].cite.rpartition(" ")[0].replace("§§", "§")
        so_far.laws.setdefault(section_key, replace(so_far.laws[key], cite=f"{cite} {section['number']}"))
        key = section_key
    mention(key, text_index, start, text, so_far)
    return section.end()


def list_law(law_cited: LawCited, key: Key, section: str, so_far: CitationsSoFar) -> None:
    """Make an entry for *section* of the code that *law_cited* cites, unless *key* already has an entry."""
    singular_signs = {
        "§§": "§§" if RANGE.match(section) else "§",
        "rules": "rule",
        "arts.": "art.",
        "sections": "section",
    }
    sign = singular_signs.get(law_cited.sign, law_cited.sign)
    cite = " ".join(filter(None, (law_cited.code, sign, section)))
    so_far.laws.setdefault(key, Authority(law_cited.group, name="", cite=cite, emphasized=law_cited.emphasized))
