"""Patterns for the lines about counsel: addresses, numbers, firms, bar numbers, signatures."""

import re

from assembler.language.places import ABBREVIATIONS, STATE, state_named

EMAIL = re.compile(r"[\w.+'-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,8}")

PHONE = re.compile(
    r"(?:(?<!\d)\+?1[ .-])?\(?\d{3}\)?[ .–-]{1,3}(?:\d{3}[ .–-]\d{4}(?: ?(?:x|ext\.?) ?\d+)?|[A-Z]{7}\b)|"
    r"(?<!\S)\(\d{3}\)\d{3}-\d{4}"
)
"""A telephone or fax number, such as "(206) 555-0100 ext. 2"."""

FAX_WORD = re.compile(r"(?i)\bfax\b|\bfacsimile\b|\bF:|\bF\b\.?(?=\s*\()|\(F\)")
"""The label of a fax number."""

CITY = re.compile(
    r"(?:[A-Z][\w.'-]{0,40}\s){0,3}[A-Z][\w.'-]{0,40},?\s{1,9}(?!N[Oo]\b|SB\b)(?:[A-Z]{2}|[A-Z]\.[A-Z]\.|"
    r"[A-Z][a-z]{1,60}(?: [A-Z][a-z]{1,60})?)\.?,?\s{1,9}\d{5}(?:-\d{4})?"
)
"""A city with its state and ZIP code, such as "Seattle, WA 98101"."""

STREET = re.compile(
    r"(?i)^(?:"
    # P.O. Box 12; Mailing address: 12 Sample Street
    r"(?:(?:mailing |street |home )?address:?\s{1,3})?(?:p\.?\s?o\.?|post office)\s+box|"
    r"(?:mailing |street |home )?address:?\s{1,3}\d|"
    # 12 Sample Street; One Sample Plaza; Suite 100; Sample Building
    r"\d{1,6}[A-Z]?(?:-\d+)?\s+\w|one\s+\w+|"
    r"suite|ste\.?(?=\s)|floor|room|unit|mail stop|\w+ floor|"
    r"[\w.]+ (?:plaza|building|center|tower|square)$|"
    r"(?:the )?(?:[\w.]+ ){1,3}(?:building|tower|plaza|seaport|wharf)$|"
    # Two Sample Center
    r"(?:two|three|four|five|six|seven|eight|nine|ten)\s[\w.]+(?:\s\w+)?\s"
    r"(?:plaza|building|center|tower|square|street|place)\b|"
    # Western District Office
    r"\w+ (?:branch|field|regional|district) office$"
    r")"
)
"""The beginning of a line of an address above the city."""

_INITIALS_AND_DIGITS = (
    r"[A-Z]{2,4}-\d{4}(?=\))|(?<=\()[A-Z]{2,5}:?\s(?:no\.?\s?)?\d{3,9}(?=\))|"
    r"(?<=\()[A-Z][A-Z. ]{1,29}#\s?\d{3,9}(?=\))|"
    r"(?<=\()(?:[NSEWC]\.\s?)?D\.\s?[A-Z][a-z.]{1,5}\s\d{3,9}(?=\))"
)
"""Initials and digits in parentheses: (ABC-1234), (SBN 12345), (OH: 12345), (NCSB # 12345), (D. Md. 12345)."""

_STATE = "|".join((STATE, *(re.escape(abbreviation) for abbreviation in ABBREVIATIONS if "." in abbreviation)))
"""The name of a state, or its abbreviation."""

_BAR_OF_STATE = (
    rf"(?:(?<!\w)(?:{_STATE})\s{{1,3}}(?:(?:state|attorney)\s{{1,3}})?|"
    r"(?:(?<!\w)(?:[A-Z]\.[A-Z]\.|[A-Z]{2})\s)?(?:state|attorney|(?<=,\s)[a-z]{1,60}|^[a-z]{1,60}|"
    r"(?<!\w)(?-i:[A-Z]{2,4})\.?|[A-Z]\.[A-Z]\.|(?<=[(\[])(?-i:[A-Z][a-z]{1,20})\.?)\s{1,3})?"
)
"""The words before the label of a bar number: "State", "North Carolina State", "Ill."."""

_BAR_LABEL = (
    r"(?:(?:bar|atty\.?|attorney|reg(?:istration)?\.?|identification|\bi\.?d\.?|\bsbn?|bbo|[A-Z]{2}BN|[A-Z]SBA)\s{0,3}+)"
    r"{1,4}+(?:no\.?|number|id)?+\s{0,3}+[:#]{0,9}+\s{0,3}+(?:no\.?\s{0,3}+)?+"
)
"""The label of a bar number: "Bar No.", "Attorney ID #", "SBN"."""

_LABELED_DIGITS = r"[A-Z]{0,3}+[-\s]?\d{3,10}(?:[-/]\d{1,40})?(?:,\s{0,9}[A-Z]{2}BN \d{1,40}){0,8}"
"""The number after its label, perhaps with numbers of further states."""

_UNLABELED_DIGITS = (
    r"(?:(?<!\w)(?-i:[A-Z]{2})\s{1,3})?#\s?\d{3,8}|(?<!\w)P-?\d{4,6}|Pl\d{4}|"
    r"(?<=\()\d{4,8}(?:-\d{2})?(?=\))|\d{5,9}(?=\))"
)
"""A number with only a sign, the letter P or parentheses: "NY #12345", "P12345", "(12345-49)"."""

BAR = re.compile(
    r"(?i)[\s,]{0,3}+[(\[]?+\s?+"
    rf"(?P<bar>{_INITIALS_AND_DIGITS}|{_BAR_OF_STATE}{_BAR_LABEL}{_LABELED_DIGITS}|{_UNLABELED_DIGITS})"
    r"\s{0,9}[)\]]?"
)
"""A bar number with its label, such as "State Bar No. 12345", "(Ill. Bar No. 12345)", "(P12345)" or "(12345-49)"."""

FIRM = re.compile(
    # Sample LLP; Sample, P.C.
    r"\b(?:LLP|llp|llc|pllc|LL[CP]|L\.L\.P\.?|LLC|L\.L\.C\.?|P\.?L\.?L\.?C\.?|P\.?L\.?C\.?|P\.?C\.?|P\.?A\.?|P\.?S\.?|L\.?P\.?A\.?|"
    r"APC|A\.?L\.?C\.?|A\.?P\.?L\.?C\.?|Ltd\.?|LTD\.?|Co\.|CO\.)(?:$|[\s,.])|"
    # Law Offices of Sample; Department of Justice; Imaginary Rights Project
    r"(?i:\blaw (?:offices?|firm|group|center)\b|\blaw$|\blegal\b|\boffices? of\b|"
    r"\b(?:&|and) associates\b|\bdepartment of justice\b|"
    r"\battorney general['’]?s?\b office|\bfoundation\b|\badvocates\b|"
    r"\b(?:justice|rights|defense|defenders?|litigation) (?:center|project|fund|clinic|institute|"
    r"initiative|alliance|program|group)\b|\bproject$|\b(?:center|institute) for\b|\bunion$|"
    r"\b(?:committee|coalition|society)\b|"
    r"\bclinic\b|\bschool of law\b|\bunited states attorney['’]s office\b)|"
    # Sample & Placeholder
    r"^[A-Z][\w.'’-]{1,30}(?:,? [A-Z][\w.'’-]{1,30}){0,3},? (?:&|AND) [A-Z][\w.'’-]{1,30}$"
)
"""A part of the name of a firm, or a name such as "Sample & Placeholder"."""

WHOM_COUNSEL_REPRESENTS = re.compile(
    r"(?i)^(?:law firm\s{0,3}/\s{0,3})?(?:co-|lead |trial |local |liaison |interim |class |one of (?:the )?)*"
    r"(?:attorneys?|counsel|lawyers?)\s*(?:\([^)]*\)\s*)?(?:for|to|of record)\b|"
    r"^one of (?:the )?(?:plaintiff|petitioner)s?['’]s? attorneys?$"
)
"""The line that says whom counsel represents."""

ON_SIGNATURE_PAGE = re.compile(r"(?i)\b(?:on|see) (?:the )?signature (?:page|block)\b")
"""Words that refer to further counsel, such as "Additional Counsel on Signature Page"."""

MAX_WORDS_OF_REFERENCE = 10
"""The maximum number of words in a line that refers to further counsel."""

PRO_SE = re.compile(r"(?i)\bpro se\b|\bin propria persona\b|\bin pro per\b|\bself[- ]represented\b")
"""Words that say that a party has no counsel."""

SIGNED = re.compile(
    r"(?i)^(?:by:?[\s_]{0,40})?_{0,40}\s?(?:/s/|s:?/|(?-i:/s\s+(?=[A-Z])|\[[xX]\]\s*(?=[A-Z])))\s*(?P<name>.*)$"
)
"""A signature, such as "/s/ Pat Placeholder"."""

BLANK = re.compile(r"^(?:by:?\s*)?_{3,}\s*$", re.IGNORECASE)
"""A line for a signature."""

OF_COUNSEL = re.compile(r"(?i)^of counsel:?$")
"""The line above the names of attorneys who are of counsel."""

TITLE_LINE = re.compile(
    r"(?i)^(?:trial attorneys?|"
    r"(?:senior |principal |deputy |first |chief )*(?:assistant )*(?:deputy )?"
    r"(?:united states |u\.s\. )?attorneys?(?: general)?|director|assistant director|"
    r"senior counsel|of counsel|partner|general counsel|staff attorney|"
    r"(?:(?:chief |first |deputy |assistant )*(?:federal |state |county )?public defender)|"
    r"(?:bar|staff|trial|deputy|associate|assistant|chief|special|litigation) (?:counsel|attorney))$"
)
"""The title of an attorney, on a line of its own or after the name."""

PRO_HAC_VICE = re.compile(
    r"(?i)\(?\s{0,9}(?:(?:application |admitted |motion )?(?:for )?(?:admission )?pro hac(?: vice)?"
    r"(?: (?:application |motion |admission )?(?:pending|forthcoming|to be (?:filed|submitted|requested)))?)\s{0,9}\)?"
)
"""Words about admission for this case only."""

ADMITTED = re.compile(
    r"(?i)\s{1,3}\((?:also )?(?:admitted|licensed)\s(?!pro\b)(?:only )?(?:in|to|before)\s[^()]{1,60}\)$"
)
"""Words after an attorney's name that say where the attorney is admitted, as in "(admitted in E.D. Michigan)"."""

CAPITAL = "[A-ZÀ-ÖØ-Þ]"
"""A capital letter, perhaps with an accent."""

NAME = re.compile(
    rf"^(?:{CAPITAL}[\w.'’-]*|de|la|van|von|der|del|“[^”]+”|\"[^\"]+\"),?"
    rf"(?:\s+(?:{CAPITAL}[\w.'’-]*|de|la|van|von|der|del|“[^”]+”|\"[^\"]+\"|III?|IV),?){{1,5}}$"
)
"""Two to six words that may be the name of a person, with nicknames in quotation marks."""

NOT_A_PERSON = re.compile(
    r"(?i)^(?:the )?(?:state|county|commonwealth) of\b|\bhonorable\b|\bclause\b|\binc\.?$|"
    # the lines of a caption or a signature block
    r"^(?:certificate|respectfully|verification|dated?|executed|judge)\b|^(?-i:[IVXL]{2,6})\.\s|"
    r"\b(?:complaint|petition|demand|matter|interest|marriage|trial|court|courthouse|county|division|index|notice|"
    r"copy|plaza|background|action)\b|"
    r"^exhibit\b|^page\b|"
    # the labels on a form
    r"\b(?:numbers?|address|signature|zip code|law firm)$|^(?:for )?(?:attorneys?|parties)$|"
    r"^(?:additional|liaison|lead|local|class) counsel$|"
    r"\be?-?filed\b|\bjudgment\b|^and\b|\b(?:committee|coalition|society)\b"
)
"""Words in lines that are not the name of a person."""

BLANK_OF_A_FORM = re.compile(
    r"(?i)^(?:(?:printed )?name of (?:law firm|attorney|plaintiff|defendant)|signature of \w+|bar number|"
    r"street address|(?:state|city)(?:,? state)? and zip code|telephone number|e-?mail address|date of signing:?|"
    r"for attorneys)$"
)
"""A label below or beside a blank on a court's form."""


MARK = re.compile(r"\s{0,3}[*†‡]{1,3}$")
"""The symbol after a name that refers to a line below the signatures."""


def is_place(text: str) -> bool:
    """Whether *text* is only a city and its state, such as "New York, New York"."""
    city, comma, state = text.strip(" .").rpartition(",")
    return (
        bool(comma)
        and bool(re.fullmatch(r"[A-Z][\w.' -]{1,30}", city.strip()))
        and state_named(state.strip()) is not None
    )


def is_street(text: str) -> bool:
    """Whether *text* may be a line of an address."""
    return bool(STREET.match(text) or CITY.search(text)) and len(text.split()) <= 12


def _ends_with_state(text: str) -> bool:
    return "," in text and state_named(text.rpartition(",")[2].strip(" .")) is not None


def is_name(text: str) -> bool:
    """Whether *text* may be the name of a person."""
    return (
        bool(NAME.match(text))
        and not is_street(text)
        and not is_place(text)
        and not NOT_A_PERSON.search(text)
        and not _ends_with_state(text)
    )


def is_counsel_line(text: str) -> bool:
    """Whether *text* is surely about counsel: it has an e-mail address, telephone, bar number, client or city."""
    return bool(_has_counsel_sign(text) or CITY.search(text))


def is_city_alone(text: str) -> bool:
    """Whether *text* has a city, and nothing else that is surely about counsel."""
    return bool(CITY.search(text)) and not _has_counsel_sign(text)


def has_contact_details(text: str) -> bool:
    """Whether *text* has an e-mail address or a telephone number."""
    return bool(EMAIL.search(text) or PHONE.search(text))


def _has_counsel_sign(text: str) -> bool:
    has_bar_number = BAR.search(text) and len(text.split()) < 16
    return bool(has_contact_details(text) or ends_counsel(text) or has_bar_number)


def ends_counsel(text: str) -> bool:
    """Whether *text* says whom counsel represents, or that further counsel is on the signature page."""
    is_reference = ON_SIGNATURE_PAGE.search(text) and len(text.split()) <= MAX_WORDS_OF_REFERENCE
    return bool(is_reference or WHOM_COUNSEL_REPRESENTS.search(text))
