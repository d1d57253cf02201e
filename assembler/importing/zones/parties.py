"""The parties of a caption: names, descriptions, addresses and roles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assembler.importing.draft import DraftParty, Expressed
from assembler.importing.ids import words_id
from assembler.importing.notation import literal
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.counsel_signs import CITY, STREET
from assembler.importing.zones.headings import in_capitals
from assembler.language.entities import kind_by_abbreviation
from assembler.model.roles import side_of
from assembler.new_matter.party_text import kind_of

ROLE_WORD = (
    r"(?:lead |involuntary |nominal |relief |consolidated |third[- ]party |counter[- ]?(?:claim )?|"
    r"cross[- ]?(?:claim )?)?"
    r"(?:plaintiff|defendant|petitioner|respondent|complainant)s?(?:\(s\))?(?:[-/ ]in[- ]interpleader)?|"
    r"real part(?:y|ies) in interest|intervenors?|relators?|claimants?|garnishees?"
)

ROLE = re.compile(rf"(?i)[\s,]{{0,20}}(?P<role>{ROLE_WORD})\s{{0,9}}[,.;:]{{0,60}}\s{{0,9}}(?P<joined>and\s{{0,9}})?$")
"""The role of the parties before it, on a line of its own or at the end of their line."""

VERSUS = re.compile(r"(?i)^[\s-]*(?:v|vs|versus|against|[-–—]\s?v\.?\s?[-–—]|[-–—]\s?against\s?[-–—])[.,:\s-]*$")

ROLE_AND_VERSUS = re.compile(
    rf"(?i)(?:^|(?<=[\s,]))(?P<role>{ROLE_WORD})[,.;]*\s+(?P<versus>(?:v|vs|versus)\.?|-\s?against\s?-)[.,:]?$"
)
"""The role of one side and the "v." on the same line."""

VERSUS_WITHIN = re.compile(r"(?<=[,.;\w])\s+(?:v\.|vs\.?|V\.|VS\.?|-against-|- against -|-v\.?-)\s+(?=[A-Z])")

SUFFIX = re.compile(
    r"(?i)^(?:inc\.?|incorporated|l\.?l\.?c\.?|ll?p\.?|l\.l\.p\.?|l\.p\.?|ltd\.?|limited|corp\.?|co\.?|"
    r"p\.?c\.?|p\.?a\.?|n\.?a\.?|plc|s\.a\.?|"
    r"jr\.?|sr\.?|i{2,3}|iv|esq\.?|m\.?d\.?|ph\.?d\.?|r\.?n\.?|d\.?o\.?|et al\.?|p\.?l\.?l\.?c\.?|gmbh|"
    r"a/s|b\.v\.|n\.v\.|co\. kg)\.?$"
)
"""A part of a name that follows a comma."""

OFFICE = re.compile(
    r"(?i)^(?:the )?(?:acting |deputy |assistant |former |chief |vice |interim |senior |u\.s\. |"
    r"united states )*(?:secretary|director|commissioner|superintendent|principal|"
    r"administrator|administratrix|executor|executrix|trustee|personal representative|guardian|receiver|"
    r"warden|sheriff|chief|counselor|teacher|nurse|officer|"
    r"president|chair(?:man|woman|person)?|governor|mayor|attorney general|clerk|judge|manager|agent|"
    r"special administrator|next friend|mother|father|parent|conservator)\b"
)
"""Words of an office or a relation after a name."""

DESCRIBED = re.compile(
    r"(?i)^(?:an?|the|his|her|their|its|individually|personally|jointly|in|on behalf|by|as|deceased|"
    r"inclusive|doing business|d/?b/?a|a/?k/?a|f/?k/?a|n/?k/?a|"
    r"formerly|also known|now known|for|from|through|and all others|and on behalf|and as|all|each|both|"
    r"whose|who|et al|minors?|solely|only|of|a municipal|under|at|or)\b"
)
"""Words that begin a description after a name."""

OTHER_NAMES = {
    "dba": r"d[./]?b[./]?a\.?/?|doing business as",
    "aka": r"a[./]?k[./]?a\.?/?|also known as",
    "fka": r"f[./]?k[./]?a\.?/?|formerly known as|formerly d[./]b[./]a\.?",
    "nka": r"n[./]?k[./]?a\.?/?|now known as",
}

ANY_OTHER_NAME = re.compile(rf"(?i)[\s,(]{{1,20}}(?:{'|'.join(OTHER_NAMES.values())})\s")

DOES = re.compile(
    r"(?i)^(?P<name>(?:john |jane |unknown )*(?:does?|roes?)|abc corporations?|xyz (?:corporations?|"
    r"corps?\.?))\s*\(?(?P<first>\d{1,4})\s*(?:-|–|through|thru|to|,? and)\s*(?P<last>\d{1,4})\)?"
)


@dataclass(slots=True)
class PartyText:
    """The words of a caption on one party: the name with its description, and the lines of an address."""

    text: str
    place: SourcePlace
    address: list[str] = field(default_factory=list)
    role: str = ""
    side: str = ""


def split_parties(lines: Sequence[tuple[str, SourcePlace]]) -> list[PartyText]:
    """Return the parties whom *lines* of one side name, each with its description and address."""
    parties: list[PartyText] = []
    semicolons = any(";" in line for line, _ in lines)
    begin = True
    for line, place in lines:
        text = line.strip()
        pieces = split_line(text, semicolons=semicolons)
        for number, piece in enumerate(pieces):
            words, address = _without_address(piece, has_party=bool(parties))
            if words and parties and ((number == 0 and not begin) or _is_description(words)):
                gap = ", " if _is_description(words) and not re.match(r"(?i)and\b", words) and begin else " "
                parties[-1].text = f"{parties[-1].text.rstrip(' ,')}{gap}{words}"
            elif words:
                parties.append(PartyText(words, place))
            if address and parties:
                parties[-1].address.append(address)
        ends = r";[\s,]*(?:and)?[\s,]*$" if semicolons else r"(?:[;,]|\band)[\s,]*$"
        begin = bool(re.search(rf"(?i){ends}", text)) or bool(CITY.search(text))
    for party in parties:
        party.text = re.sub(r"(?i)[\s,;]{1,20}(?:and)?[\s,;]{0,20}$", "", party.text.strip()).strip(" ,;")
    return [party for party in parties if party.text]


STREET_AT_END = re.compile(
    r"(?:^|\s)(?P<address>(?:\d{1,6}[A-Z]?(?:-\d+)?|P\.?\s?O\.?)\s+(?:[\w.'-]+\s){0,5}(?:Street|St\.|"
    r"Drive|Dr\.|Avenue|Ave\.?|Road|"
    r"Rd\.?|Boulevard|Blvd\.?|Lane|Ln\.?|Way|Court|Ct\.?|Place|Plaza|Parkway|Pkwy\.?|Highway|Hwy\.?|Box)\b.*)$"
)
"""The line of a street at the end of a party's description."""


def _without_address(piece: str, *, has_party: bool) -> tuple[str, str]:
    """Return *piece* without an address at its end, and that address."""
    text = piece.strip(" ,;")
    if has_party and _is_address(text):
        return "", text
    match = STREET_AT_END.search(text)
    return (text[: match.start()].strip(" ,;"), match["address"]) if match else (piece, "")


def _is_description(text: str) -> bool:
    """Whether *text* goes on with the description of the party before it."""
    return bool(DESCRIBED.match(text) or SUFFIX.match(text.rstrip(","))) and not DOES.match(text)


def _is_address(text: str) -> bool:
    return bool(STREET.match(text) and not DOES.match(text)) or bool(CITY.search(text) and len(text.split()) <= 8)


BEFORE_DOES = re.compile(r"(?i),?\s+and\s+(?=(?:john |jane )?(?:does?|roes?)\b)")


def split_line(text: str, *, semicolons: bool = False) -> list[str]:
    """Return the parties in *text*, which has semicolons or commas between them."""
    chunks = re.split(r";\s*(?:and\b,?\s*)?", text, flags=re.IGNORECASE)
    chunks = [chunk.strip() for chunk in chunks if chunk.strip(" ,;")]
    if not semicolons:
        return [party for chunk in chunks for party in _split_commas(chunk)]
    return [part for chunk in chunks for part in BEFORE_DOES.split(chunk)]


def _split_commas(text: str) -> list[str]:
    pieces: list[str] = []
    described = False
    for piece in re.split(r",\s*", text):
        names = _split_and(piece)
        for number, name in enumerate(names):
            joined = bool(re.match(r"(?i)and\s", name)) or number > 0
            bare = re.sub(r"(?i)^and\s+", "", name).strip()
            if not bare:
                continue
            described = described and not joined
            if not pieces or not (SUFFIX.match(bare) or DESCRIBED.match(bare) or OFFICE.match(bare) or described):
                pieces.append(bare)
                described = False
            else:
                word = "and " if joined and number == 0 else ""
                pieces[-1] = f"{pieces[-1]}, {word}{bare}"
                described = described or bool(OFFICE.match(bare) or (DESCRIBED.match(bare) and not SUFFIX.match(bare)))
    return pieces


BOTH_NAMES = re.compile(r"^[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}$")

ENTITY_WORD = re.compile(
    r"(?i)\b(?:company|co\.?|inc\.?|llc|llp|corp\.?|corporation|bank|county|city|department|services?|"
    r"trust|board|school|university|association|schools?|agency|office|commission|authority|insurance|"
    r"group|partners)\b"
)


def _split_and(piece: str) -> list[str]:
    """Return the two persons or entities that "and" joins in *piece*, or *piece* if it is a single name."""
    parts = re.split(r"(?i)\s{1,9}and\s{1,9}", piece.strip())
    if len(parts) != 2:
        return [piece]
    first, second = parts
    if DOES.match(second) and not DESCRIBED.match(first):
        return parts
    persons = all(BOTH_NAMES.match(part) and not ENTITY_WORD.search(part) for part in parts)
    return parts if persons else [piece]


def as_parties(texts: Sequence[PartyText], body: str) -> tuple[list[DraftParty], list[Expressed]]:
    """Return the parties of *texts*, with the capitals and the short names that *body*, the text of the paper, has."""
    taken: list[str] = []
    parties: list[DraftParty] = []
    expressed: list[Expressed] = []
    for text in texts:
        values, words = party_values(text.text, body)
        if text.address:
            values["address"] = tuple(text.address)
        key = _key(str(values["name"]), taken)
        taken.append(key)
        parties.append(DraftParty(key, text.role, text.side or (side_of(text.role) or "neither"), values, text.place))
        expressed += [Expressed("words of the caption", word, text.place) for word in words]
    return parties, expressed


def _key(name: str, taken: Sequence[str]) -> str:
    plain = re.sub(r"(?i),?\s{1,9}(?:inc|llc|llp|corp|ltd|co|l\.l\.c|jr|sr)\.?$", "", name)
    return words_id(plain, taken, words=2, default="party")


def party_values(text: str, body: str) -> tuple[dict[str, object], list[str]]:
    """Return the keys of the party whom *text* names with its description, and the words that they express."""
    words: list[str] = []
    if does := DOES.match(text):
        name = re.sub(r"\s+", " ", does["name"]).strip()
        values: dict[str, object] = {
            "name": _as_in_body(name, body)
            if not in_capitals(name)
            else name.title()
            if name.lower() in {"does", "doe"}
            else name
        }
        values["does"] = {"first": does["first"], "last": does["last"]}
        words.append(text[does.start("first") : does.end()])
        if rest := text[does.end() :].strip(" ,"):
            values["described"] = literal_line(rest)
        return values, words
    name, rest = _name_and_rest(text)
    values = {"name": _as_in_body(name, body)}
    kind = _kind(str(values["name"]), rest, body)
    if short := short_name(str(values["name"]), body):
        values["called"] = short
    values["kind"] = kind
    _describe(values, rest, words)
    return values, words


OF_A_PERSON = re.compile(
    r"(?i)\b(?:individual(?:ly)?|natural person|adult|resid(?:es|ed|ent|ing)|citizen|domiciled|deceased|minor|he|she|"
    r"his|her|Mr|Ms|Mrs|Dr)\b"
)
"""Words near a name that show a natural person."""


def _kind(name: str, description: str, body: str) -> str:
    """Return the kind of party that the ending of *name* shows, or that of a person if the paper speaks of one."""
    kind = kind_by_abbreviation(name.rsplit(maxsplit=1)[-1]) or kind_of(name)
    if kind != "individual":
        return kind
    may_be_person = len(name.split()) <= 5 and not ENTITY_WORD.search(name) and not re.search(r"[&+]", name)
    near = re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)(?P<after>[^.]{{0,80}})", body)
    shown = OF_A_PERSON.search(description) or (near and OF_A_PERSON.search(near["after"]))
    return "individual" if may_be_person and shown else "unknown"


def literal_line(text: str) -> str:
    """Return *text* for a line of the caption, which has no notation."""
    return re.sub(r"\s+", " ", text).strip()


def _name_and_rest(text: str) -> tuple[str, str]:
    """Return the name at the beginning of *text*, with its suffix, and the description after it."""
    other = ANY_OTHER_NAME.search(text)
    pieces = re.split(r",\s*", text[: other.start()] if other else text)
    name, used = pieces[0], 1
    while used < len(pieces) and SUFFIX.match(pieces[used]):
        name = f"{name}, {pieces[used]}"
        used += 1
    inner = re.search(
        r"(?<=\w)\s+(?:individually|on behalf of|by and through|as (?:the )?(?:administrat|executor|"
        r"personal|trustee|next|guardian|parent)\w*)\b",
        name,
    )
    rest = ", ".join(pieces[used:])
    if inner:
        rest = f"{name[inner.start() :].strip()}{', ' if rest else ''}{rest}"
        name = name[: inner.start()]
    tail = text[other.start() :] if other else ""
    return name.strip(" ,("), f"{rest} {tail}".strip(" ,")


def _describe(values: dict[str, object], rest: str, words: list[str]) -> None:
    """Add to *values* what *rest*, the description after a name, says."""
    for key, pattern in OTHER_NAMES.items():
        if match := re.search(
            rf"(?i)^[\s,(]*(?:{pattern})\s+(?P<name>[^,;()]+(?:,\s*(?:Inc|LLC|L\.L\.C|Corp|Ltd|LP|"
            rf"LLP)\.?)?)\)?,?\s*",
            rest,
        ):
            values[key] = (match["name"].strip(),)
            words.append(rest[match.start() : match.start("name")])
            rest = rest[match.end() :].strip(" ,")
    behalf = re.fullmatch(
        r"(?i)(?P<how>individually|for (?:him|her|it|them)sel(?:f|"
        r"ves))?,?\s*(?:and )?on behalf of (?P<whom>.+)",
        rest,
    )
    if behalf:
        if behalf["how"]:
            values["capacity"] = behalf["how"]
        values["on_behalf_of"] = behalf["whom"]
        words.append("on behalf of")
        return
    through = re.fullmatch(r"(?i)(?:(?P<before>.{1,400}?),?\s{1,9})?by (?:and|&) through (?P<who>.{1,400})", rest)
    if through:
        values["through"] = through["who"]
        words.append("by and through")
        rest = (through["before"] or "").strip(" ,")
    if re.fullmatch(r"(?i)an? minor(?: child)?", rest):
        values["described"] = rest
    elif re.fullmatch(
        r"(?i)(?:individually|(?:solely )?in (?:his|her|its|their) (?:individual|official|"
        r"personal)[\w ,]*capacit(?:y|ies)[^,;]*)",
        rest,
    ):
        values["capacity"] = rest
    elif rest:
        values["described"] = literal_line(rest)


def _as_in_body(name: str, body: str) -> str:
    """Return *name*, if it is in capitals, as the text of the paper writes it, if it does."""
    name = re.sub(r"\s+", " ", name)
    if not in_capitals(name):
        return name
    pattern = r"\s+".join(re.escape(part).replace(",", ",?") for part in name.split())
    for match in re.finditer(rf"(?i)(?<!\w){pattern}(?!\w)", body):
        written = re.sub(r"\s+", " ", match[0])
        if not in_capitals(written) and written[:1].isupper():
            return written if written.count(",") == name.count(",") else name
    return name


def short_name(name: str, body: str) -> str:
    """Return the short name that *body* defines right after *name*, in quotation marks and parentheses."""
    pattern = r"\s+".join(re.escape(part).replace(",", ",?") for part in name.split())
    match = re.search(
        rf"(?i)(?<!\w){pattern}[.,]?\s+\((?:the |hereinafter |hereinafter referred to as |"
        rf"“the )?[\"“](?P<short>[^\"”]{{2,40}}?),?[\"”]\)",
        body,
    )
    short = match["short"].strip() if match else ""
    return (
        ""
        if short.casefold() in {"plaintiff", "defendant", "plaintiffs", "defendants", name.casefold()}
        else literal(short)
    )
