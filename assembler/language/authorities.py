"""The authorities that a paper cites, each listed once; short cites, `Id.` and *supra* are resolved to them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assembler.findings.visible import one_line
from assembler.language.authority import Authorities, Authority, CitingText, Key, Mention, Unresolved
from assembler.language.case_names import DOCKET, case_named_before, name_in_emphasis
from assembler.language.citations import Citation, citations, without_spaces
from assembler.language.code_names import STATE_KEYS, code_key, state_and_code
from assembler.language.more_citations import UNREPORTED, Group, LawCited, more_citations

MoreCases = Callable[[str], Sequence[tuple[int, int, str, str, str]]]
"""A second case finder: returns the start, end, volume, reporter and page of each case in a text."""


BLANKS = " ,\N{NO-BREAK SPACE}"

PIN = r"(?:,?\s(?:at\s)?[*¶]{0,2}\s?\d[\d–,&\s-]*(?:\s?nn?\.\s?\d+(?:[–-]\d+)?)?)"
"""The pages to which a citation points: , 678–79 & n.3."""

BETWEEN_PARALLELS = re.compile(rf"{PIN}?,\s")
TAIL = re.compile(rf"{PIN}?\s?(?:\((?P<paren>[^()]{{0,60}}?(?:1[6-9]\d\d|20\d\d))\))?")
SUBDIVISIONS = r"(?:\([^()\s]{1,5}\)){0,8}"
LAW_TAIL = re.compile(rf"{SUBDIVISIONS}(?:\s(?:et\sseq\.|\((?:[A-Z][\w.]*\s)?(?:19|20)\d\d\)))?")
NEXT_SECTION = re.compile(
    rf"{SUBDIVISIONS}(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s)(?P<number>\d[\w.:-]*\w|\d)(?!\s?[A-Z]\.)"
)

NEXT_UNSIGNED = re.compile(
    rf"{SUBDIVISIONS}(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s)(?P<number>\d[\w.:/-]*\d[\w.:/-]*\w)(?![\w$]|,\d|\s[A-Z]"
    r"|\s(?!(?:provide|require|allow|permit|govern|say|is|was|doe|ha)s?\b)[a-z]+s\b)"
)
"""The next section in a list cited by a code's initials: CPLR 5001, 5004; not a count of things or a volume number."""

MANY = frozenset({"§§", "rules", "sections"})
"""Signs and words that introduce several sections."""

SUPRA = re.compile(
    r"(?<![\w.’'&-])(?P<name>[A-Z][\w.’'&-]{0,24}+(?:\s(?:[A-Z][\w.’'&-]{0,24}+|&|of|v\.)){0,6}),?\s[Ss]upra\b"
)
ID = re.compile(r"(?<![\w.])(?:[Ii]d\.|[Ii]bid\.)(?=[\s,;)*§¶]|$)")
RECORD = re.compile(
    r"\b(?:Dkt|ECF|Exs?|Decl|Compl|Tr|Dep)\.|\bExhibits?\s|\bECF\sNo\.|¶|https?://|\b[Pp]aragraphs?\s\d"
)
"""A docket entry, exhibit or paragraph: if it follows the last authority, a later `Id.` refers to it instead."""

ID_SECTION = re.compile(r"\s(?:at\s)?§{1,2}\s?(?P<number>\d[\w:.-]*\w|\d)")
"""The section number after `Id.`: Id. § 1332."""
YEAR_BEFORE = re.compile(r"\s\((?:[A-Z\d][\w.\s]{0,24}\s)?(?:1[6-9]|20)\d\d\)$")
LAST_SECTION = re.compile(r"–\d\w*")
RANGE = re.compile(r"\w*\d–\d|(?P<first>\d{3,})-(?P=first)[a-z]")
"""A range of sections: 1961–1968, 1681-1681x; but 5-1401 is the number of one section."""

BARE_SECTION = re.compile(r"(?<!\w)(?:§{1,2}|Sections?)\s(?P<number>\d{3}[\w.-]*\w|\d{3})")
BARE_RULE = re.compile(r"(?<!\w)(?<!R\.\s)Rules?\s(?P<number>\d{1,4}(?:\.\d)?)(?![\w-])")
WORDS_OF_A_NAME = re.compile(r"[A-Z][\w’'&-]+")


@dataclass
class _Case:
    """A case cited in full: its key (from its first report), all its reports, its name, and the parenthetical."""

    key: Key
    reports: list[str]
    name: str = ""
    paren: str = ""
    year: str = ""
    """The year, in citations that put it before the reports: Roe v. Doe (1993) 5 Cal.4th 1."""


@dataclass
class _Reading:
    """The authorities and citations read so far."""

    cases: dict[Key, _Case] = field(default_factory=dict)
    alias: dict[Key, Key] = field(default_factory=dict)
    laws: dict[Key, Authority] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    last: dict[bool, Key | None] = field(default_factory=dict)
    """The authority to which `Id.` currently refers, kept separately for the text (False) and the footnotes (True)."""


@dataclass(frozen=True)
class _Step:
    """A citation or short form, with its start and end in the text."""

    start: int
    end: int
    cited: Citation | LawCited | re.Match[str] | None = None


def authorities(texts: Sequence[CitingText], more_cases: MoreCases = lambda _: ()) -> Authorities:
    """Return the authorities cited in *texts*, which are in page order.

    *more_cases* finds cases in reporters that the program's own patterns do not know.
    """
    reading = _Reading()
    for number, text in enumerate(texts):
        done = 0
        for step in _steps(text.words, more_cases):
            if step.start >= done:
                done = _take(step, number, text, reading)
        if RECORD.search(text.words, done):
            reading.last[text.note] = None
    cases = {key: Authority("cases", case.name, _reports(case)) for key, case in reading.cases.items()}
    return Authorities(cases | reading.laws, tuple(reading.mentions), tuple(reading.unresolved))


def _reports(case: _Case) -> str:
    year = f"{case.year} " if case.year and case.name else ""
    return year + ", ".join(case.reports) + (f" ({case.paren})" if case.paren and not year else "")


def _steps(text: str, more_cases: MoreCases) -> list[_Step]:
    """Return the citations in *text*, in order; where two start at the same place, the longer comes first."""
    steps = [_Step(citation.start, citation.end, citation) for citation in citations(text) if citation.kind != "id"]
    steps += [_Step(law.start, law.end, law) for law in more_citations(text)]
    steps += [_Step(*match.span(), _unreported(match)) for match in UNREPORTED.finditer(text)]
    taken = [range(step.start, step.end) for step in steps]
    for start, end, volume, reporter, page in more_cases(text):
        if not any(start < extent.stop and extent.start < end for extent in taken):
            key = (volume, without_spaces(reporter), page)
            steps.append(_Step(start, end, Citation("case", start, end, text[start:end], reporter, key, page)))
    for pattern in (ID, SUPRA, BARE_SECTION, BARE_RULE, RECORD):
        steps += [_Step(*match.span(), match) for match in pattern.finditer(text)]
    return sorted(steps, key=lambda step: (step.start, -step.end))


def _unreported(match: re.Match[str]) -> Citation:
    key = (match["year"], without_spaces(match["base"]), match["number"])
    return Citation("case", match.start(), match.end(), match[0], match["base"], key, match["number"])


def _take(step: _Step, number: int, text: CitingText, reading: _Reading) -> int:
    """Record the citation *step* in *reading*, and return the position in the text after it."""
    match step.cited:
        case Citation(kind="case") as cited:
            return _case(cited, number, text, reading)
        case Citation() as cited:
            return _known_law(cited, number, text, reading)
        case LawCited() as cited:
            return _law(cited, number, text, reading)
        case re.Match(re=pattern) as match if pattern is RECORD:
            reading.last[text.note] = None
            return match.end()
        case re.Match() as match:
            key = _referred(match, text, reading)
            if key and match.re is ID and (section := ID_SECTION.match(text.words, match.end())):
                return _same_code(key, (match.start(), section), number, text, reading)
            if key:
                _mention(key, number, match.start(), text, reading)
                tail = TAIL.match(text.words, match.end())
                return tail.end() if tail and match.re in {ID, SUPRA} else match.end()
            if match.re is SUPRA:
                reading.unresolved.append(Unresolved(number, one_line(match[0])))
                reading.last[text.note] = None
            return match.end()
    return step.end


def _mention(key: Key, number: int, start: int, text: CitingText, reading: _Reading) -> None:
    reading.mentions.append(Mention(number, start, key))
    reading.last[text.note] = key


# -- cases ------------------------------------------------------------------------------------------------------------


def _case(cited: Citation, number: int, text: CitingText, reading: _Reading) -> int:
    words = text.words
    if cited.short or not cited.number.isdecimal():
        return _short_case(cited, number, text, reading)
    name, start, between = _name(text, cited)
    docket, year = ("", between) if between.startswith("(") else (between, "")
    start = start if name else cited.start
    key: Key = ("case", *cited.key)
    reports, end = [one_line(", ".join(filter(None, (docket if name else "", cited.written))))], cited.end
    keys = [key]
    while parallel := _parallel(words, end):
        keys.append(("case", *parallel.key))
        reports.append(one_line(parallel.written))
        end = parallel.end
    tail = TAIL.match(words, end)
    paren = one_line(tail["paren"]) if tail and tail["paren"] else ""
    key = next((reading.alias[parallel_key] for parallel_key in keys if parallel_key in reading.alias), key)
    case = reading.cases.setdefault(key, _Case(key, []))
    case.reports += [report for report in reports if report not in case.reports]
    case.name, case.paren, case.year = case.name or name, case.paren or paren, case.year or year
    reading.alias.update(dict.fromkeys(keys, key))
    _mention(key, number, start, text, reading)
    return tail.end() if tail and tail["paren"] else end


def _parallel(words: str, end: int) -> Citation | None:
    """Return the parallel citation of the same case at *end*: in 556 U.S. 662, 129 S. Ct. 1937, the second."""
    between = BETWEEN_PARALLELS.match(words, end)
    for at in (between.end(),) if between else ():
        for citation in citations(words[at : at + 60]):
            if citation.kind == "case" and citation.start == 0 and not citation.short and citation.number:
                return replace(citation, start=at, end=at + citation.end)
        if unreported := UNREPORTED.match(words, at):
            return _unreported(unreported)
    return None


def _name(text: CitingText, cited: Citation) -> tuple[str, int, str]:
    """Return the case's name before *cited* ("" if none), its position, and the year or docket number after it."""
    words_before = text.words[: cited.start].rstrip(BLANKS)
    year = YEAR_BEFORE.search(words_before)
    words_before = words_before[: year.start()] if year else words_before
    docket = DOCKET.search(words_before)
    end = docket.start() if docket else len(words_before)
    number = one_line(year[0]).strip() if year else one_line(docket[0]).strip(", ") if docket else ""
    for start, stop in text.emphasized:
        if start < end and not words_before[stop:end].strip(BLANKS) and stop <= cited.start:
            return (*name_in_emphasis(words_before[start:end].rstrip(BLANKS), start), number)
    if not year and not text.words[: cited.start].rstrip().endswith(","):
        return "", cited.start, ""
    return (*case_named_before(words_before[:end]), number)


def _short_case(cited: Citation, number: int, text: CitingText, reading: _Reading) -> int:
    """Resolve 556 U.S. at 678 to the case in that volume named just before it, else the last beginning by page 678."""
    volume, page = cited.key[:2], int(cited.number) if cited.number.isdecimal() else 0
    in_volume = [key for key in reading.alias if key[1:3] == volume and int(key[3] or 0) <= page]
    words_before = set(WORDS_OF_A_NAME.findall(text.words[max(0, cited.start - 60) : cited.start]))
    named = [
        key for key in in_volume if words_before & set(WORDS_OF_A_NAME.findall(reading.cases[reading.alias[key]].name))
    ]
    chosen = max(named or in_volume, key=lambda key: int(key[3] or 0), default=None)
    if chosen is None:
        reading.unresolved.append(Unresolved(number, one_line(cited.written)))
        reading.last[text.note] = None
        return cited.end
    _mention(reading.alias[chosen], number, cited.start, text, reading)
    tail = TAIL.match(text.words, cited.end)
    return tail.end() if tail and tail["paren"] else cited.end


# -- statutes and rules -----------------------------------------------------------------------------------------------


def _known_law(cited: Citation, number: int, text: CitingText, reading: _Reading) -> int:
    """Record a statute or rule found by the shared citation patterns."""
    if not cited.number:
        return cited.end
    if cited.kind == "rule":
        group: Group = "rules"
        code = one_line(cited.code)
        law = LawCited(group, cited.start, cited.end, code, cited.number)
        return _law(law, number, text, reading, key=("rules", cited.key[0], cited.number))
    group = "rules" if "F" in cited.code else "statutes"
    title, code, section = cited.key
    whole = f"{title} {one_line(cited.code)}".strip()
    last = LAST_SECTION.match(text.words, cited.end)
    section, end = (section + last[0], last.end()) if last else (section, cited.end)
    law = LawCited(group, cited.start, end, whole, cited.number.rstrip(".") + (last[0] if last else ""), cited.sign)
    return _law(law, number, text, reading, key=(group, f"{title} {code}".strip(), section))


def _law(cited: LawCited, number: int, text: CitingText, reading: _Reading, key: Key | None = None) -> int:
    key = _same_law(key or (cited.group, code_key(cited.code), cited.number.lower()), reading)
    _enter(cited, key, cited.number, reading)
    _mention(key, number, cited.start, text, reading)
    end = cited.end
    if cited.sign.lower() in MANY or not cited.sign:
        following_sections = NEXT_SECTION if cited.sign else NEXT_UNSIGNED
        while next_section := following_sections.match(text.words, end):
            section = next_section["number"]
            next_key = _same_law((*key[:2], section.lower()), reading)
            _enter(cited, next_key, section, reading)
            _mention(next_key, number, next_section.start("number"), text, reading)
            end = next_section.end()
    tail = LAW_TAIL.match(text.words, end)
    return tail.end() if tail else end


def _same_law(key: Key, reading: _Reading) -> Key:
    """Return the key under which *key*'s section was cited earlier, with or without the state's name; else *key*."""
    group, code, section = key
    state, bare = state_and_code(code)
    spellings = [code, bare] if state else [code, *(f"{state_key} {code}" for state_key in STATE_KEYS)]
    same = ((group, spelling, section) for spelling in spellings)
    return next((candidate for candidate in same if candidate in reading.laws), key)


def _same_code(key: Key, at: tuple[int, re.Match[str]], number: int, text: CitingText, reading: _Reading) -> int:
    """Record `Id. § 1332`: another section of the code cited last."""
    start, section = at
    if key[0] in {"statutes", "rules"}:
        section_key: Key = (*key[:2], section["number"].lower())
        cite = reading.laws[key].cite.rpartition(" ")[0].replace("§§", "§")
        reading.laws.setdefault(section_key, replace(reading.laws[key], cite=f"{cite} {section['number']}"))
        key = section_key
    _mention(key, number, start, text, reading)
    return section.end()


def _enter(cited: LawCited, key: Key, section: str, reading: _Reading) -> None:
    sign = {
        "§§": "§§" if RANGE.match(section) else "§",
        "rules": "rule",
        "sections": "section",
    }.get(cited.sign, cited.sign or "")
    cite = " ".join(filter(None, (cited.code, sign, section)))
    reading.laws.setdefault(key, Authority(cited.group, "", cite))


# -- short forms ------------------------------------------------------------------------------------------------------


def _referred(match: re.Match[str], text: CitingText, reading: _Reading) -> Key | None:
    """Return the authority to which `Id.`, *supra*, a bare section or a bare rule refers."""
    if match.re is ID:
        return reading.last.get(text.note)
    if match.re is SUPRA:
        return _named(match["name"], reading)
    group = "statutes" if match.re is BARE_SECTION else "rules"
    wanted = match["number"].lower()
    fitting = [key for key in reading.laws if key[0] == group and key[-1] == wanted]
    return fitting[0] if len(fitting) == 1 else None


def _named(name: str, reading: _Reading) -> Key | None:
    """Return the last case, or else the last other authority, whose name has all the words of *name*."""
    words = {*WORDS_OF_A_NAME.findall(name)} - {"See", "In", "But", "Under", "As", "And", "The"}
    named: Iterator[tuple[Key, str]] = (
        *((key, case.name) for key, case in reading.cases.items()),
        *((key, law.cite) for key, law in reading.laws.items() if law.group == "other"),
    ).__iter__()
    fitting = [key for key, whole in named if words and words <= {*WORDS_OF_A_NAME.findall(whole)}]
    return fitting[-1] if fitting else None
