"""Citations read only for a table of authorities: state codes and rules, constitutions, cases in databases.

Citations are found by patterns; nothing is looked up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.visible import one_line
from assembler.language.authority import CitingText, Group
from assembler.language.code_names import CODE_NAME, LEADING_WORDS, STATES
from assembler.language.english import ordinal, roman
from assembler.language.legislation import bills, session_laws
from assembler.language.places import POSTAL, state_name
from assembler.language.regex import Regex
from assembler.language.works import works

SECTION = r"\d\w*+(?:[.:/-]\w++)*+(?:–\.?\d[\w.:-]*)?"
"""A section number: 17200, 17.46, 349-a, 5/2-1009, 1961–1968."""

WORD = r"(?:[A-Z][\w.’'&]*,?|&|of|and|tit\.\s\w+,|ch\.\s\w+,|c\.\s\w+,|art\.\s\w+,)"
"""A word of the name of a code, or a part of it with its number: Bus., &, tit. 5."""

SHORT_NAME = r"(?:\([“\"‘']?[\w.\s]{2,20}[”\"’']?\)\s)?"
"""The short name that a paper gives a code where it first cites it: Cal. Civ. Proc. Code (“CCP”) § 425.10."""

SECTIONS = r"§{1,2}|[Ss]ections?"
"""The symbol or word that comes before a section number."""

CODES_BY_INITIALS = (
    r"(?:N\.\s?Y\.\s)?(?:C\.P\.L\.R\.|CPLR)|CCP|C\.C\.P\.|O\.C\.G\.A\.|N\.J\.S\.A\.|N\.R\.S\.|NRS|ORS|MCL|M\.C\.L\.|A\.R\.S\.|K\.S\.A\."
    r"|C\.R\.S\.|(?:Ohio\s)?R\.\s?C\.|I\.C\.|HRS|KRS|SDCL|N\.D\.C\.C\.|NDCC|NMSA\s1978,?|(?:N\.H\.\s)?RSA|EPTL|RPAPL|RPL|SCPA|VTL|W\.S\."
    r"|AS(?=\s\d\d\.\d\d\.)|N\.\s?Y\.\sU\.?C\.?C\.?"
)
"""Codes that are cited by initials and number: CPLR 3217, HRS § 657-7, KRS 413.160."""

TITLED_CODES = (
    r"\d{1,2}(?:-?[A-Z])?\s"
    r"(?:V\.\s?S\.\s?A\.|M\.\s?R\.\s?S\.(?:\s?A\.)?|O\.\s?S\.|P\.\s?S\.|Pa\.\s?C\.\s?S\.(?:\s?A\.)?)"
)
"""Codes that are cited by title and initials: 12 V.S.A. § 511."""

RULES_BY_INITIALS = (
    r"NRCP|NRAP|HRCP|MCR|ORCP|UTCR|SCRCP|EDCR|WDCR|FJDCR|KCLGR|GR|ER(?=\s\d{3,4})|LRCiv|NECivR|DUCivR|D\.C\.COLO\.LCivR"
    r"|(?:[A-Z]\.){1,2}\s?R\.\s?C\.\s?P\.|(?:Me?\.|V\.)\s?R\.\s?Civ\.\s?P\.|(?:[NS]\.D\.\s)?(?:Ohio\s)?Civ\.\s?R\.|Md\.\sRules?"
    r"|Ind\.\sTrial\sRule|(?:Del\.\s)?Ct\.\sCh\.\sR\.|SJC\sRule|R\.I\.\sSuper\.\s(?:Ct\.\s)?R\.\sCiv\.\sP\.|Practice\sBook(?:\s§)?"
)
"""Rules that are cited by initials or by a name of their own: NRCP 41, Md. Rule 2-506."""

GENERAL_LAWS = r"(?:(?:Mass\.\s)?(?:M\.?\s?)?G\.?\s?L\.?|Mass\.\sGen\.\sLaws(?:\sAnn\.)?),?\s?ch?\."
"""General laws that are cited by chapter, as in Massachusetts: G.L. c. 93A, § 11."""

LOCAL_RULES = (
    r"(?:Civ(?:il|\.)?\s?L\.?\s?R\.?|Crim(?:inal|\.)?\s?L\.?\s?R\.?|L\.?\s?R\.?|[A-Z]{0,4}LCR|L(?:Cv|Civ|Cr)R|L\.\s?(?:U\.\s)?Civ\.\s?R\.|L\.\s?Cv\.\s?R\."
    r"|Loc(?:al|\.)\s?(?:Civ(?:il|\.)\s|Crim(?:inal|\.)\s|Bankr(?:uptcy|\.)\s)?R(?:ules?|\.)(?:\sCiv\.\sP\.)?)"
)
"""Rules of one court: CivLR, L.R., LCvR, Local Rule."""

STATUTES = (
    # Cal. Bus. & Prof. Code § 17200
    Regex(
        rf"(?<![\w.])(?P<code>(?:\d{{1,3}}\s)?(?:{STATES})\s(?:{WORD}\s){{1,9}}){SHORT_NAME}(?P<sign>§{{1,2}})\s?(?P<number>{SECTION})"
    ),
    # Civil Code section 3294
    Regex(rf"(?<![\w.’'])(?P<code>{CODE_NAME},?\s){SHORT_NAME}(?P<sign>{SECTIONS})\s?(?P<number>{SECTION})"),
    # CPLR 3217
    Regex(rf"(?<![\w.])(?P<code>{CODES_BY_INITIALS})\s(?P<sign>§{{0,2}})\s?(?P<number>{SECTION})"),
    # 12 V.S.A. § 511
    Regex(rf"(?<![\w.])(?P<code>{TITLED_CODES})\s(?P<sign>§{{1,2}})\s?(?P<number>{SECTION})"),
    # La. Civ. Code art. 2315
    Regex(
        rf"(?<![\w.])(?P<code>La\.\s(?:C\.\s?C\.(?:\s?P\.)?|Civ\.\sCode|Code\sCiv\.\sProc\.)(?:\sAnn\.)?)\s(?P<sign>arts?\.)\s(?P<number>{SECTION})"
    ),
    # N.Y. Gen. Bus. Law 349
    Regex(
        rf"(?<![\w.])(?P<code>(?:{STATES})\s(?:{WORD}\s){{1,4}}Law)\s(?P<sign>)(?P<number>\d{{2,4}}(?:-\w{{1,5}})?)(?![\w,])"
    ),
    # Wis. Stat. 893.43
    Regex(
        rf"(?<![\w.])(?P<code>(?:{STATES})\s(?:{WORD}\s){{0,6}}(?:Code|Stat\.)(?:\sAnn\.)?)\s(?P<sign>)(?P<number>\d+[.:-]\d[\w.-]*)"
    ),
    # Civil Code 3294
    Regex(
        rf"(?<![\w.’'])(?P<code>{CODE_NAME})(?<=Code|dure|roc\.)\s(?P<sign>)(?P<number>(?!(?:19|20)\d\d\b)\d{{3,5}}[a-z]?(?:\.\d+)?)(?![\w,])"
    ),
    # 735 ILCS 5/2-1009
    Regex(rf"(?<![\w.])(?P<code>\d{{1,3}}\sILCS)\s(?P<sign>)(?P<number>{SECTION})"),
    # G.L. c. 93A, § 11
    Regex(rf"(?<![\w.])(?P<code>{GENERAL_LAWS}\s\d+[A-Z]?,?\s)(?P<sign>{SECTIONS})\s?(?P<number>{SECTION})"),
    # G.L. c. 93A
    Regex(rf"(?<![\w.])(?P<code>{GENERAL_LAWS}\s)(?P<sign>)(?P<number>\d+[A-Z]?)(?!\w|,?\s(?:{SECTIONS}))"),
    # U.C.C. § 2-207
    Regex(
        r"(?<![\w.])(?P<code>U\.?C\.?C\.?|U\.S\.S\.G\.|Model\sPenal\sCode|Treas\.\sReg\.)\s(?P<sign>§{1,2})\s?"
        rf"(?P<number>{SECTION})"
    ),
    # Tex. Code Crim. Proc. art. 38.23
    Regex(
        rf"(?<![\w.])(?P<code>(?:{STATES})\sCode\s(?:Crim|Civ)\.\sProc\.(?:\sAnn\.)?,?)\s(?P<sign>art\.)\s(?P<number>\d+\.\d+)"
    ),
)
"""Forms in which state codes are cited, each with the code, a sign or word, and the number of a section."""

STATES_IN_FULL = "|".join(state_name(code).replace(" ", r"\s") for code in POSTAL)

_SECTION_WITH_PARTS = rf"{SECTION}(?:\([^()\s]{{1,5}}\)){{0,8}}"
SECTION_OF = Regex(
    rf"(?<![\w.])(?P<sign>{SECTIONS})\s?"
    rf"(?P<list>{_SECTION_WITH_PARTS}(?:(?:,\s(?:and\s)?|\s(?:and|or)\s){_SECTION_WITH_PARTS}){{0,12}}),?\s"
    rf"(?:of\sthe\s(?P<code>{CODE_NAME})|(?P<statutes>(?:{STATES_IN_FULL})\s(?:Revised\s|General\s)?Statutes))(?!\w)"
)
"""Sections before their code, as in "sections 3300 and 3289(b) of the Civil Code"."""

RULES = (
    # Tex. R. Civ. P. 162
    Regex(
        rf"(?<![\w.])(?P<code>(?:{STATES})\s?(?:(?:S\.|Sup\.|Super\.)\s?)?(?:Ct\.\s)?(?:Gen\.\s|Fam\.\sL\.\s)?R\.\s?(?:(?:[A-Z][\w.]*|of|&)\s){{0,6}})(?P<sign>)(?P<number>\d[\w.:-]*)"
    ),
    # NRCP 41
    Regex(rf"(?<![\w.])(?P<code>{RULES_BY_INITIALS})\s(?P<sign>)(?P<number>\d[\w.:-]*)"),
    # R. 4:37-1
    Regex(r"(?<![\w.])(?<!\.\s)(?P<code>R\.)\s(?P<sign>)(?P<number>\d:\d{1,3}[A-Z]?(?:-\d[\w.]*)?(?![\w:]))"),
    # Cal. Rules of Court, rule 3.1113
    Regex(
        r"(?<![\w.])(?P<code>(?:(?:Cal(?:\.|ifornia)\s)?Rules?\sof\sCourt|C\.?R\.?C\.?),?\s)(?P<sign>(?:[Rr]ules?(?=\s)|§{1,2})?)\s?(?P<number>\d[\w.-]*)"
    ),
    # Del. Super. Ct. Civ. R. 41
    Regex(
        rf"(?<![\w.])(?P<code>(?:(?:{STATES})\s)?(?:Super\.|Sup\.|Dist\.|Cir\.)\sCt\.\s(?:Civ\.\s|Crim\.\s)?R\.)\s(?P<sign>)(?P<number>\d[\w.:-]*)"
    ),
    # Connecticut Superior Court Rule 5
    Regex(
        rf"(?<!\w)(?P<code>(?:(?:{STATES_IN_FULL})\s)?Superior\sCourt\s(?:Civil\s)?Rule)\s(?P<sign>)(?P<number>\d[\w.-]*)"
    ),
    # 22 NYCRR 202.5
    Regex(r"(?<![\w.])(?P<code>\d{1,2}\sN\.?\s?Y\.?C\.?R\.?R\.?)\s(?P<sign>(?:§{1,2})?)\s?(?P<number>\d[\w.-]*)"),
    # N.D. Cal. Civ. L.R. 3-4
    Regex(
        rf"(?<![\w.])(?P<code>(?:(?:[A-Z]\.){{1,4}}\s(?:[A-Z][a-z]+\.\s)?|(?:[A-Z][a-z]{{1,14}}\s){{1,3}}(?:County|Cn?ty\.)\s)?{LOCAL_RULES})"
        r"\s(?P<sign>(?:No\.(?=\s))?)\s?(?P<number>(?:[A-Z]{2}[-\s])?\d[\w.-]*)"
    ),
    # Cal. Rules of Prof. Conduct, rule 1.7
    Regex(
        r"(?<![\w.’'&-])(?P<code>(?:(?:[A-Z][\w.’']{0,24}+|of),?\s){0,8}(?:Loc(?:al|\.)\s?Rules|Rules(?:\sof)?\sProf(?:essional|[’']l|\.)\sConduct),?\s)(?P<sign>rules?|R\.)\s(?P<number>\d[\w.-]*)"
    ),
    # Fed. R. Bankr. P. 7041
    Regex(r"(?<![\w.])(?P<code>Fed\.\s?R\.\s?Bankr\.\s?P\.)\s?(?P<sign>)(?P<number>\d{4}(?:\.\d)?)"),
)
"""Forms in which rules of court are cited, each with the set of rules, a sign or word, and the number of a rule."""

CONSTITUTION = Regex(
    rf"(?<![\w.])(?P<name>(?:U\.\s?S\.|(?:{STATES}))\sConst\.,?)\s(?P<part>art\.|amends?\.)\s(?P<numbers>\w+(?:,\s(?:and\s)?[IVX]+\b)*"
    r"(?:,?\s(?:and|&)\s[IVX]+\b)?)(?P<sections>,\s(?:§{1,2}|sec\.)\s?\w+(?:,\scl\.\s\w+)?(?:(?:,|,?\sand|\s&)\s\d+\w?(?!\w|\s[A-Z]))*)?"
)
"""A constitution's articles or amendments, with their sections: Tex. Const. art. I, §§ 3, 19."""

AMENDMENT_NUMERALS = {ordinal(number).title(): roman(number) for number in range(1, 28)}
"""The numerals of the amendments to the U.S. Constitution, by ordinal: XIV for Fourteenth."""

ANNOTATED_RULE = Regex(r"(?<!\w)Rule\s(?P<number>\d{1,2}-\d{3})(?:\([^()\s]{1,5}\)){0,8}\sNMRA(?!\w)")
"""A rule of New Mexico: Rule 1-041(A)(1) NMRA."""

RULE_OF = Regex(
    r"(?<![\w.])(?P<sign>[Rr]ules?)\s(?P<number>\d{1,4}(?:\.\d{1,4})?)(?:\([^()\s]{1,5}\)){0,8}\sof\sthe\s"
    rf"(?P<code>(?:(?:{STATES_IN_FULL})\s)?Rules\sof\sCourt)(?!\w)"
)
"""A rule before the name of its rules: rule 3.1113(d) of the California Rules of Court."""

AMENDMENT = Regex(
    rf"\b(?P<number>{'|'.join(AMENDMENT_NUMERALS)})\sAmendment\s(?:to|of)\sthe\s(?:United\sStates|U\.S\.|[Ff]ederal)\sConstitution"
)

FEDERAL_RULES = Regex(
    r"\bFederal\sRules?\sof\s(?P<set>Civil\sProcedure|Appellate\sProcedure|Criminal\sProcedure|Evidence)\s(?P<number>\d{1,4}(?:\.\d)?)"
    r"|\b[Rr]ules?\s(?P<first>\d{1,4}(?:\.\d)?)(?:\([^()\s]{1,5}\)){0,8}\sof\sthe\sFederal\sRules\sof\s"
    r"(?P<of>Civil\sProcedure|Appellate\sProcedure|Criminal\sProcedure|Evidence)"
)
"""The federal rules, spelled out: Federal Rule of Civil Procedure 12(b)(6)."""

FEDERAL_SETS = {"Civ": "Fed. R. Civ. P.", "App": "Fed. R. App. P.", "Cri": "Fed. R. Crim. P.", "Evi": "Fed. R. Evid."}
"""The abbreviations of the sets of federal rules, by the first letters of their subjects."""

_DATABASE = r"W\.?\s?L\.?|IL(?:\sApp\s\(\d\w{1,2}\))?|N\.?\s?Y\.?\sSlip\sOp\.?|(?:[A-Z][\w.’']{0,12}\s){1,5}LEXIS"
UNREPORTED = Regex(rf"(?<![\w.$§¶/-])(?P<year>(?:19|20)\d\d)\s(?P<base>{_DATABASE})\s(?P<number>\d{{2,9}})")
"""A case cited by year, database and number: 2021 WL 1234567, 2010 N.Y. Misc. LEXIS 1731."""

WORDS_BEFORE = Regex(r".{0,60}(?<![\w.])(?:Under|By|From|With|Violat\w{2,4}|Pursuant\s[Tt]o)\s")
"""Words that come before the name of a code in a heading, such as "Pursuant to"."""

CAPITALS = Regex(r"\b[A-Z]{3,}\b(?=\.|\s(?:§|[A-Z]{2,}|Code))")
"""A word in capitals, as in Texas citations of codes: TEX. PENAL CODE § 71.02."""


@dataclass(frozen=True)
class LawCited:
    """A statute, rule or other authority cited in a text: its group, its position, its code and its section."""

    group: Group
    start: int
    end: int
    code: str
    number: str = ""
    sign: str = ""
    identity: str = ""
    """The part of the citation that identifies a work or an act; "" if the code and the section identify the law."""
    emphasized: tuple[str, ...] = ()
    """The passages of a work's citation that are emphasized in the text."""


def more_citations(citing: CitingText) -> Iterator[LawCited]:
    """Yield the statutes, rules and other works that *citing* cites in forms that `citations.py` does not read."""
    text = citing.words
    for section_list in SECTION_OF.finditer(text):
        yield from _sections_of(section_list)
    recased_text = CAPITALS.sub(lambda word: word[0].capitalize(), text)
    for pattern in STATUTES:
        yield from _laws(pattern, "statutes", text, recased_text)
    for pattern in RULES:
        yield from _laws(pattern, "rules", text, recased_text)
    yield from _constitutions(recased_text, text)
    yield from _federal_rules(text)
    for rule in RULE_OF.finditer(text):
        yield LawCited("rules", *rule.span(), f"{one_line(rule['code'])},", rule["number"], "rule")
    for rule in ANNOTATED_RULE.finditer(text):
        code = f"Rule {rule['number']} NMRA"
        yield LawCited("rules", *rule.span(), code, identity=code)
    for law in session_laws(text):
        yield LawCited("statutes", law.start, law.end, law.full_citation, identity=law.identity)
    for bill in bills(text):
        yield LawCited("other", bill.start, bill.end, bill.full_citation, identity=bill.identity)
    for work in works(citing):
        emphasized = tuple(_emphasized(citing, work.start, work.end))
        yield LawCited("other", work.start, work.end, work.full_citation, identity=work.identity, emphasized=emphasized)


def _laws(pattern: Regex, group: Group, text: str, recased_text: str) -> Iterator[LawCited]:
    """Yield each law that *pattern* matches in *text* or, if it differs, in *recased_text*, without capitals."""
    matches = [*pattern.finditer(text)]
    if recased_text != text:
        matches += pattern.finditer(recased_text)
    for match in matches:
        yield from _law(match, group, text)


def _emphasized(citing: CitingText, start: int, end: int) -> Iterator[str]:
    """Yield each emphasized passage between *start* and *end*, such as the title of a book."""
    for first, last in citing.emphasized_between(start, end):
        if passage := one_line(citing.words[max(first, start) : min(last, end)]).strip(" ,"):
            yield passage


def _law(match: re.Match[str], group: Group, text: str) -> Iterator[LawCited]:
    """Yield the law that *match* cites, with its code as printed in *text*."""
    number = match["number"].rstrip(".-–:")
    lead_match = LEADING_WORDS.match(match["code"]) or WORDS_BEFORE.match(match["code"])
    start = match.start() + (lead_match.end() if lead_match else 0)
    code = one_line(text[start : match.end("code")]).strip()
    if not re.search(r"\b(?:Const|CONST)\.", code):  # `CONSTITUTION` reads the citations of constitutions
        yield LawCited(group, start, match.start("number") + len(number), code, number, match["sign"])


def _constitutions(recased_text: str, text: str) -> Iterator[LawCited]:
    """Yield each section, or else each article or amendment, that *recased_text* cites.

    *recased_text* is *text*, except that words in capitals are in lower case after their first letter.
    """
    for match in CONSTITUTION.finditer(recased_text):
        name = one_line(text[match.start("name") : match.end("name")])
        part = match["part"].replace("amends", "amend")
        numbers = re.findall(r"\w+", re.sub(r"\band\b", "", match["numbers"]))
        sections = re.findall(r"(?<![\w.])\d+\w?", match["sections"] or "")
        if len(sections) > 1 and "cl." not in match["sections"]:
            provisions = [f"{part} {numbers[0]}, § {section}" for section in sections]
        else:
            section_words = one_line(match["sections"] or "").replace("§§", "§")
            provisions = [f"{part} {number}{section_words}" for number in numbers]
        for index, provision in enumerate(provisions):
            start = match.start() + min(index, match.end() - match.start() - 1)  # a place of its own for each provision
            end = match.end() if index + 1 == len(provisions) else start + 1
            yield LawCited("other", start, end, f"{name} {provision}")
    for match in AMENDMENT.finditer(text):
        yield LawCited("other", *match.span(), f"U.S. Const. amend. {AMENDMENT_NUMERALS[match['number']]}")


def _federal_rules(text: str) -> Iterator[LawCited]:
    for match in FEDERAL_RULES.finditer(text):
        code = FEDERAL_SETS[(match["set"] or match["of"])[:3]]
        end = match.end("number") if match["number"] else match.end()
        yield LawCited("rules", match.start(), end, code, match["number"] or match["first"])


def _sections_of(section_list: re.Match[str]) -> Iterator[LawCited]:
    """Yield each section in *section_list*, a list of sections before the name of their code."""
    code = one_line(section_list["code"] or section_list["statutes"])
    sign = section_list["sign"].lower()
    singular_sign = "§" if sign == "§§" else sign.rstrip("s")
    offset = section_list.start("list")
    for section in re.finditer(rf"(?<![\w(.]){SECTION}", section_list["list"]):
        is_first = section.start() == 0
        start = section_list.start() if is_first else offset + section.start()
        yield LawCited("statutes", start, offset + section.end(), code, section[0].rstrip(".-–:"), singular_sign)
