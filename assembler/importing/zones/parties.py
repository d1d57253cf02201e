"""The parties of a caption: names, descriptions, addresses and roles."""

import re
from collections.abc import Sequence

from assembler.importing.draft import DraftParty, Expressed
from assembler.importing.ids import words_id
from assembler.importing.notation import literal
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import DOES, ENTITY_WORD, LIST_OF_PARTNERS, NOTE, SUFFIX, SUFFIX_FIRST
from assembler.importing.zones.sides import PartyText
from assembler.language.entities import kind_by_abbreviation
from assembler.language.places import state_named
from assembler.model.roles import side_of
from assembler.new_matter.party_text import kind_of

OTHER_NAMES = {
    "dba": r"d[./]?b[./]?a\.?/?|doing business as",
    "aka": r"a[./]?k[./]?a\.?/?|also known as",
    "fka": r"f[./]?k[./]?a\.?/?|formerly known as|formerly d[./]b[./]a\.?",
    "nka": r"n[./]?k[./]?a\.?/?|now known as",
}

JOINED = {"-": "-", "–": "-", "to": "to", "and": "and"}
"""The words or dashes, other than "through", between the numbers of unknown parties, as the matter writes each."""

ANY_OTHER_NAME = re.compile(rf"(?i)[\s,(]{{1,20}}(?:{'|'.join(OTHER_NAMES.values())})\s")


def as_parties(texts: Sequence[PartyText], body: str) -> tuple[list[DraftParty], list[Expressed]]:
    """Return the parties of *texts*, with the spelling and the short names in *body*, the text of the paper.

    The second value has the words of the caption that the values of the parties express.
    """
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
    """Return the values of the party that *text* names and describes, and the words that these values express."""
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
        if (joined := JOINED.get(does["joined"].casefold().strip(" ,"), "through")) != "through":
            values["does"] = {"first": does["first"], "last": does["last"], "joined": joined}
        words.append(text[does.start("first") : does.end()])
        if remaining := text[does.end() :].strip(" ,"):
            values["described"] = literal_line(remaining)
        return values, words
    name, remaining = _name_and_rest(NOTE.sub(", ", text))
    values = {"name": _as_in_body(name, body)}
    kind = _kind(str(values["name"]), remaining, body)
    if short := short_name(str(values["name"]), body):
        values["called"] = short
    values["kind"] = kind
    _describe(values, remaining, words)
    return values, words


OF_A_PERSON = re.compile(
    r"(?i)\b(?:individual(?:ly)?|natural person|adult|resid(?:es|ed|ent|ing)|citizen|domiciled|deceased|minor|he|she|"
    r"his|her|Mr|Ms|Mrs|Dr)\b"
)
"""Words near a name that show a natural person."""


def _kind(name: str, description: str, body: str) -> str:
    """Return the kind of party that the ending of *name* shows.

    Without such an ending, it is "individual" if the paper calls it a person, and "unknown" otherwise.
    """
    kind = kind_by_abbreviation(name.rsplit(maxsplit=1)[-1]) or kind_of(name)
    if kind != "individual":
        return kind
    may_be_person = len(name.split()) <= 5 and not ENTITY_WORD.search(name) and not re.search(r"[&+]", name)
    mention = re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)(?P<after>[^.]{{0,80}})", body)
    is_person = OF_A_PERSON.search(description) or (mention and OF_A_PERSON.search(mention["after"]))
    return "individual" if may_be_person and is_person else "unknown"


def literal_line(text: str) -> str:
    """Return *text* on one line, with single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def _name_and_rest(text: str) -> tuple[str, str]:
    """Return the name at the beginning of *text*, with its suffix, and the description after it."""
    match = ANY_OTHER_NAME.search(text)
    pieces = re.split(r",\s*", text[: match.start()] if match else text)
    name, used = pieces[0], 1
    if firm := LIST_OF_PARTNERS.match(text):
        used = firm[0].count(",") + 1
        name = ", ".join(pieces[:used])
    while used < len(pieces) and _goes_on(name, pieces[used]):
        name = f"{name}, {pieces[used]}"
        used += 1
    inner = re.search(
        r"(?<=\w)\s+(?:individually|on behalf of|by and through|as (?:the )?(?:administrat|executor|"
        r"personal|trustee|next|guardian|parent)\w*)\b",
        name,
    )
    description = ", ".join(pieces[used:])
    if inner:
        description = f"{name[inner.start() :].strip()}{', ' if description else ''}{description}"
        name = name[: inner.start()]
    tail = text[match.start() :] if match else ""
    return name.strip(" ,("), f"{description} {tail}".strip(" ,")


def _goes_on(name: str, text: str) -> bool:
    """Whether *text*, the words after a comma, is a part of *name*."""
    return bool(SUFFIX.match(text) or SUFFIX_FIRST.match(text)) or _is_state_of(name, text)


def _is_state_of(name: str, text: str) -> bool:
    """Whether *text* is the state of the county or city that *name* is."""
    return bool(re.search(r"(?i)\b(?:county|city|town|village|borough|township)\b", name)) and bool(state_named(text))


def _describe(values: dict[str, object], description: str, words: list[str]) -> None:
    """Add to *values* the facts in *description*, the words after a name."""
    for key, pattern in OTHER_NAMES.items():
        if match := re.search(
            rf"(?i)^[\s,(]*(?:{pattern})\s+(?P<name>[^,;()]+(?:,\s*(?:Inc|LLC|L\.L\.C|Corp|Ltd|LP|"
            rf"LLP)\.?)?)\)?,?\s*",
            description,
        ):
            values[key] = (match["name"].strip(),)
            words.append(description[match.start() : match.start("name")])
            description = description[match.end() :].strip(" ,")
    behalf = re.fullmatch(
        r"(?i)(?P<how>individually|for (?:him|her|it|them)sel(?:f|"
        r"ves))?,?\s*(?P<joined>(?:and )?on behalf of) (?P<whom>.+)",
        description,
    )
    if behalf:
        if behalf["how"]:
            values["capacity"] = behalf["how"]
        values["on_behalf_of"] = behalf["whom"]
        words.append(behalf["joined"])
        return
    through = re.fullmatch(
        r"(?i)(?:(?P<before>.{1,400}?),?\s{1,9})?by (?:and|&) through (?P<who>.{1,400})", description
    )
    if through:
        values["through"] = through["who"]
        words.append("by and through")
        description = (through["before"] or "").strip(" ,")
    if re.fullmatch(r"(?i)an? minor(?: child)?", description):
        values["described"] = description
    elif re.fullmatch(
        r"(?i)(?:individually|(?:solely )?in (?:his|her|its|their) (?:individual|official|"
        r"personal)[\w ,]*capacit(?:y|ies)[^,;]*)",
        description,
    ):
        values["capacity"] = description
    elif description:
        values["described"] = literal_line(description)


def _as_in_body(name: str, body: str) -> str:
    """Return *name* as *body* writes it, if it is in capitals and *body* has it in other letters; otherwise *name*."""
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
    """Return the short name that *body* defines right after *name*, in quotation marks and parentheses; "" if none."""
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
