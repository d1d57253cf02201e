"""The words of a caption around its parties: roles, the "v.", endings of names, offices and descriptions."""

import re

from assembler.model.roles import side_of

QUALIFIER = (
    r"(?:lead|involuntary|nominal|relief|consolidated|putative|third[- ]party|interpleader|"
    r"counter[- ]?(?:claim)?|cross[- ]?(?:claim)?)[\s-]?"
)
"""A word before the name of a role."""

ROLE_NAME = (
    rf"(?:{QUALIFIER}){{0,2}}(?:(?:plaintiff?|defendant|petitioner|respondent|complainant|claimant|appellant|appellee)"
    r"s?(?:\(\s?s\s?\))?(?:[-/ ]in[- ]interpleader|[- ]intervenors?)?|real part(?:y|ies) in interest|"
    r"intervenors?(?:[- ](?:plaintiff?|defendant)s?)?|relators?|garnishees?)"
)
"""The name of a role, in the singular or plural; a font may show the ligature in "plaintiff" as one f."""

ROLE_BESIDE_NAME = re.compile(rf"(?i)^{ROLE_NAME}(?:,\s{{0,9}}|\s{{1,9}})(?=\w)|(?:,\s{{0,9}}|\s{{1,9}}){ROLE_NAME}$")
"""The role of a party beside the name in a signature block."""

ROLE_WORD = rf"{ROLE_NAME}(?:(?:\s?[/-]\s?|,? and ){ROLE_NAME}){{0,2}}"
"""Up to three roles of the same parties, such as "Plaintiffs/Counter-Defendants"."""

ROLE = re.compile(
    rf"(?i)(?:^|(?<=[\s,(]))(?P<role>{ROLE_WORD})\)?\s{{0,9}}[,.;:]{{0,60}}\s{{0,9}}(?P<joined>and\s{{0,9}})?$"
)
"""The role of the parties before it, alone on a line or at the end of their line."""

COUNSEL_FOR_ROLE = re.compile(
    r"(?i)\b(?:attorneys?|counsel|lawyers?|law firm)\b.{0,60}\bfor\b|\b(?:for|of|by|against|to)(?: the)?\s*$"
)
"""Words before a role, such as "attorneys for", that show that the parties before them do not have that role."""

VERSUS = re.compile(r"(?i)^[\s–—-]*(?:v|vs|versus|against)[.,:\s–—-]*$")
"""The word between the sides, alone on a line."""

ROLE_AND_VERSUS = re.compile(
    rf"(?i)(?:^|(?<=[\s,]))(?P<role>{ROLE_WORD})[,.;]*\s+(?P<versus>(?:v|vs|versus)\.?|-\s?against\s?-)[.,:]?$"
)
"""The role of one side and the "v.", on the same line."""

VERSUS_FIRST = re.compile(r"(?P<versus>vs?\.|-against-)\s+(?=[A-Z])")
"""The "v." at the beginning of a line, before the names of the other side; a capital may be an initial."""

VERSUS_WITHIN = re.compile(r"(?<=[,.;\w])\s+(?:v\.|vs\.?|V\.|VS\.?|-against-|- against -|-v\.?-)\s+(?=[A-Z])")
"""The "v." within a line, between the names of both sides."""

SUFFIX = re.compile(
    r"(?i)^(?:inc\.?|incorporated|l\.?l\.?c\.?|ll?p\.?|l\.l\.p\.?|l\.p\.?|ltd\.?|limited|corp\.?|co\.?|"
    r"p\.?c\.?|p\.?a\.?|n\.?a\.?|[fs]\.?s\.?b\.?|plc|s\.a\.?|"
    r"jr\.?|sr\.?|i{2,3}|iv|esq\.?|m\.?d\.?|ph\.?d\.?|r\.?n\.?|d\.?o\.?|et al\.?|p\.?l\.?l\.?c\.?|gmbh|"
    r"s\.? ?coop\.?(?: ?and\.?)?|a/s|b\.v\.|n\.v\.|co\. kg)\.?$"
)
"""A part of a name that follows a comma."""

SUFFIX_FIRST = re.compile(r"(?i)^(?:inc\.|l\.?l\.?c\.?|n\.a\.|f\.s\.b\.|ltd\.|corp\.|p\.c\.|l\.l\.p\.|llp)\s+(?=\w)")
"""A part of a name at the beginning of the words after a comma, as in "Sample, Inc. Health Plan"."""

OFFICE = re.compile(
    r"(?i)^(?:the )?(?:acting |deputy |assistant |former |chief |vice |interim |senior |u\.s\. |united states )*"
    r"(?:secretary|director|commissioner|superintendent|principal|"
    r"administrator|administratrix|executor|executrix|trustee|personal representative|guardian|receiver|"
    r"warden|sheriff|chief|counselor|teacher|nurse|officer|"
    r"president|chair(?:man|woman|person)?|governor|mayor|attorney general|clerk|judge|manager|agent|"
    r"special administrator|next friend|mother|father|parent|conservator|district attorney|comptroller|treasurer|"
    r"(?:police )?officer|lieutenant|captain|sergeant|detective|deputy|member|employee|co-?trustee)s?\b"
)
"""Words of an office or a relation after a name."""

DESCRIPTION_START = re.compile(
    r"(?i)^(?:an?|his|her|their|its|individually|personally|jointly|in|on behalf|by|as|deceased|"
    r"inclusive|doing business|d/?b/?a|a/?k/?a|f/?k/?a|n/?k/?a|"
    r"formerly|also known|now known|for|from|through|and all others|and on behalf|and as|all|each|both|"
    r"whose|who|et al|minors?|solely|only|of|a municipal|under|at|or|husband|wife|spouses?|married|"
    r"successors?|heirs?|residing|trading|being|to be|deceased|and their|one)\b"
)
"""The words that begin a description after a name."""

DOES = re.compile(
    r"(?i)^(?P<name>(?:(?:john|jane) (?:and|&) (?=john|jane)|john |jane |unknown )*(?:does?|roes?)"
    r"(?: (?:officers|deputies|employees|defendants))?|"
    r"(?:abc|xyz) (?:corporations?|corps?\.?|compan(?:y|ies)|entit(?:y|ies)))\s*"
    r"\(?(?P<first>\d{1,4})\s*(?P<joined>-|–|through|thru|to|,? and)\s*(?P<last>\d{1,4})\)?"
)
"""Unknown parties by their first and last number, such as "John Does 1-10"."""

BEFORE_DOES = re.compile(
    r"(?i)(?<!\bjohn)(?<!\bjane)(?:,?(?<!\s)\s+and|(?<=\w),)\s+"
    r"(?=(?:(?:john|jane) )?(?:(?:and|&) (?:john|jane) )?(?:does?|roes?)\b)"
)
"""The "and" or the comma before unknown parties."""

BOTH_NAMES = re.compile(r"^[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: [A-ZÀ-ÖØ-Þ][\w.'’-]*){1,3}$")
"""Two to four words that may be a person's first and last names."""

ENTITY_WORD = re.compile(
    r"(?i)\b(?:company|co\.?|inc\.?|llc|llp|corp\.?|corporation|bank|county|city|department|services?|"
    r"trust|board|school|university|association|schools?|agency|office|commission|authority|insurance|"
    r"group|partners|council|league|society)\b"
)
"""A word in the name of an entity."""

NOTE = re.compile(
    r"\s{1,9}(?=\((?i:[^()]{0,40}\b(?:pro se|in pro per|plaintiff|defendant|petitioner|respondent))[^()]{0,20}\))"
)
"""The gap between a name and a note in parentheses on the party, such as "(Pro Se)" or "(NEWLY JOINED DEFENDANT)"."""

LIST_OF_PARTNERS = re.compile(
    r"(?:[A-Z][\w.'’-]{0,40}+,\s{1,3}){1,5}[A-Z][\w.'’-]{0,40}+\s{1,3}&\s{1,3}[A-Z][\w.'’-]{0,40}+"
)
"""The name of a firm that lists its partners, such as "Sample, Specimen & Example LLP"."""

OFFICE_ENDS = re.compile(r"(?i)\s*(?:$|,|(?:of|for|in|at|to|general|and)\b)")
"""The end of the words of an office, unless a name follows, as in "Sheriff Ann Sample"."""


def is_office(text: str) -> bool:
    """Whether *text* is an office or a relation, and not the title of a person whose name follows."""
    match = OFFICE.match(text)
    return bool(match and OFFICE_ENDS.match(text, match.end()))


def role_at_end(text: str) -> re.Match[str] | None:
    """Return the match of the role at the end of *text*, if the parties before it have that role.

    A word of a note in parentheses, such as "(NEWLY JOINED DEFENDANT)", is not their role.
    """
    match = ROLE.search(text)
    before = text[: match.start()].rstrip() if match else ""
    is_in_note = before.count("(") > before.count(")") and not before.endswith("(")
    return match if match and not is_in_note and not COUNSEL_FOR_ROLE.search(before) else None


def plain_role(role: str) -> str:
    """Return *role* as a matter names it: in the singular, in lowercase, and with the letter that a ligature lost."""
    plain = re.sub(r"\(\s?s\s?\)", "", re.sub(r"\s+", " ", role.casefold())).replace("parties in", "party in")
    plain = re.sub(r"\bplaintif(?!f)", "plaintiff", plain)
    return re.sub(r"(?<=[a-z])(?<!cros)s\b(?!-)|(?<=t)s(?=[-/ ]in[- ]inter)", "", plain)


def side_by_role(role: str, position: str) -> str:
    """Return the side of *role*, or "neither"; a role that may be on either side is on the side of its *position*."""
    default_side = side_of(role)
    return default_side or position


def without_role(text: str) -> str:
    """Return *text* without the role of a party before or after the name, as in "Plaintiff, Ann Sample"."""
    return ROLE_BESIDE_NAME.sub("", text.strip())
