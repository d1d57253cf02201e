"""The forms in which codes are cited: misspelled abbreviations, forms of section numbers, and codes of states."""

import re

MISSPELLED = re.compile(
    r"(?<![\w.])(?:(?P<rcw>RWC|WRC)(?=\s\d)|(?P<usc>(?<=\d\s)(?:U\.\s?C\.\s?S\.|U\.\s?S\.\s?S\.\s?C\.|U\.\s?S\.\s?D\.|UCS|USD))(?=\s?§)"
    r"|(?P<cfr>(?<=\d\s)(?:C\.\s?R\.\s?F\.|C\.\s?F\.\s?S\.|CRF))(?=\s?§)|(?P<ilcs>(?<=\d\s)(?:ILL|ICLS|ILSC|ILC|ILCA))(?=\s\d{1,4}/\d)"
    r"|(?P<cplr>CPRL|CLPR|CPL\sR)(?=\s(?:§\s?)?\d))"
)
"""The abbreviation of a code with letters that are wrong, transposed or missing."""

CODES = {"rcw": "RCW", "usc": "U.S.C.", "cfr": "C.F.R.", "ilcs": "ILCS", "cplr": "CPLR"}

FORMS = (
    (
        re.compile(r"(?<![\w.])RCW\s(?P<number>\d{1,3}[A-Z]?\.\d{1,3}[A-Z]?\.\d{1,5})(?![\w.]*\d)"),
        re.compile(r"\d{1,3}[A-Z]?\.\d{2,3}[A-Z]?\.\d{3,5}"),
        "a chapter of the RCW has two or three digits, and a section at least three",
    ),
    (
        re.compile(r"(?<![\w.])ORS\s(?P<number>\d{1,4}[A-Z]?\.\d{1,5})(?!\d)"),
        re.compile(r"\d{1,3}[A-Z]?\.\d{3,4}"),
        "a section of the ORS has three or four digits after the point",
    ),
    (
        re.compile(r"(?<![\w.])\d{1,2}\sU\.\s?S\.\s?C\.\s?§\s?(?P<number>\d{1,5}\.\d{1,4})(?!\d)"),
        re.compile(r"\d+"),
        "a section of the U.S.C. has no point; the C.F.R. may be meant",
    ),
)
"""For some codes, a pattern for citations, a pattern for the form of the numbers, and the form in words."""

STATE_CODES: dict[str, str] = {
    "Arizona": r"A\.\s?R\.\s?S\.\s?§",
    "California": r"Cal\.\s(?:[A-Z][\w.]{1,8}\s(?:&\s)?){1,5}Code|California\s(?:[A-Z][a-z]+\s(?:and\s)?){1,5}Code",
    "Colorado": r"C\.\s?R\.\s?S\.\s?§|Colo\.\sRev\.\sStat\.",
    "Connecticut": r"Conn\.\sGen\.\sStat\.",
    "Florida": r"Fla\.\sStat\.|Florida\sStatutes",
    "Georgia": r"O\.\s?C\.\s?G\.\s?A\.",
    "Illinois": r"\d{2,3}\sILCS",
    "Indiana": r"Ind\.\sCode",
    "Massachusetts": r"Mass\.\sGen\.\sLaws",
    "Michigan": r"MCL\s(?=\d)|Mich\.\sComp\.\sLaws",
    "Minnesota": r"Minn\.\sStat\.",
    "Nevada": r"NRS\s(?=\d)|Nev\.\sRev\.\sStat\.",
    "New Jersey": r"N\.\s?J\.\s?S\.\s?A\.",
    "New York": r"CPLR\s(?:§\s?)?(?=\d)|N\.Y\.\s(?:[A-Z][\w.]{1,8}\s(?:&\s)?){1,4}(?:Law|Code)",
    "North Carolina": r"N\.C\.\sGen\.\sStat\.",
    "Ohio": r"Ohio\sRev\.\sCode",
    "Oregon": r"ORS\s(?=\d)|Or\.\sRev\.\sStat\.",
    "Pennsylvania": r"\d{1,2}\sPa\.\s?(?:Cons\.\s?Stat\.|C\.\s?S\.)",
    "Texas": r"Tex\.\s(?:[A-Z][\w.]{1,8}\s(?:&\s)?){1,6}Code|Texas\s(?:[A-Z][a-z]+\s(?:and\s)?){1,5}Code",
    "Virginia": r"(?<!W\.\s)Va\.\sCode|(?<!West\s)Virginia\sCode",
    "Washington": r"RCW\s(?=\d)|Wash\.\sRev\.\sCode",
}
"""Patterns for citations of the codes of some states, by state."""

UNSIGNED_CODES = ("ILCS", "MCL", "NRS", "CPLR", "ORS", "RCW", "Statutes", "Laws", "Stat.")
"""Abbreviations in the citations of codes that are cited without a section sign."""

CODE_OF_STATE = re.compile(
    "|".join(rf"(?P<{state.replace(' ', '_')}>(?<![\w.]){pattern})" for state, pattern in STATE_CODES.items())
)
