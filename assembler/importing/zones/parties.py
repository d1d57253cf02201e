"""Makes the parties of a caption from its texts: names, descriptions, addresses and roles."""

import re
from collections.abc import Sequence

from assembler.importing.draft import DraftParty
from assembler.importing.expressed import Expressed
from assembler.importing.ids import words_id
from assembler.importing.notation import literal
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_segments import first_words
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
"""The words before another name of a party, as patterns, by the key of that name in the matter."""

RANGE_JOINERS = {"-": "-", "–": "-", "to": "to", "and": "and"}
"""The words or dashes, other than "through", between the numbers of unknown parties, as the matter writes each."""

ANY_OTHER_NAME = re.compile(rf"(?i)[\s,(]{{1,20}}(?:{'|'.join(OTHER_NAMES.values())})\s")
"""The words before any other name of a party."""

DESCRIPTION_IN_NAME = re.compile(
    r"(?<=\w)\s+(?:individually|on behalf of|by and through|c/o|in (?:his|her) (?:individual|official|personal)|"
    r"as (?:the )?(?:administrat|executor|personal|trustee|next|guardian|parent)\w*)\b"
)
"""The beginning of a description that no comma divides from the name."""

ON_BEHALF_OF = re.compile(
    r"(?i)(?P<how>individually|for (?:him|her|it|them)sel(?:f|ves))?,?\s*"
    r"(?P<joined>(?:and )?on behalf of) (?P<whom>.+)"
)
"""A description such as "individually and on behalf of all others"."""

BY_AND_THROUGH = re.compile(r"(?i)(?:(?P<before>.{1,400}?),?\s{1,9})?by (?:and|&) through (?P<who>.{1,400})")
"""A description such as "a minor, by and through her guardian"."""

CAPACITY = re.compile(
    r"(?i)(?:individually|(?:solely )?in (?:his|her|its|their) (?:individual|official|personal)"
    r"[\w ,]{0,80}capacit(?:y|ies)[^,;]*)"
)
"""A description of the capacity in which a person is a party."""

PERSON_WORDS = re.compile(
    r"(?i)\b(?:individual(?:ly)?|natural person|adult|resid(?:es|ed|ent|ing)|citizen|domiciled|deceased|minor|he|she|"
    r"his|her|Mr|Ms|Mrs|Dr)\b"
)
"""Words near a name that show a natural person."""


def as_parties(party_texts: Sequence[PartyText], body: str) -> tuple[list[DraftParty], list[Expressed]]:
    """Return the parties of *party_texts*, with the spelling and the short names in *body*, the text of the paper.

    The second value has the words of the caption that the values of the parties express.
    """
    taken_keys: list[str] = []
    parties: list[DraftParty] = []
    expressed: list[Expressed] = []
    for party_text in party_texts:
        values, words = party_values(party_text.text, body)
        if party_text.address:
            values["address"] = tuple(party_text.address)
        key = _key(str(values["name"]), taken_keys)
        taken_keys.append(key)
        side = party_text.side or side_of(party_text.role) or "neither"
        parties.append(DraftParty(key, party_text.role, side, values, party_text.place, caption_text=party_text.text))
        expressed += [Expressed("words of the caption", word, party_text.place) for word in words]
    return parties, expressed


def _key(name: str, taken_keys: Sequence[str]) -> str:
    plain = re.sub(r"(?i),?\s{1,9}(?:inc|llc|llp|corp|ltd|co|l\.l\.c|jr|sr)\.?$", "", name)
    return words_id(plain, taken_keys, words=2, default="party")


def party_values(text: str, body: str) -> tuple[dict[str, object], list[str]]:
    """Return the values of the party that *text* names and describes, and the words that these values express."""
    if does := DOES.match(text):
        return _values_of_does(text, does, body)
    words: list[str] = []
    name, remaining = _name_and_rest(NOTE.sub(", ", text))
    name = _spelled_as_in_body(name, body)
    values: dict[str, object] = {"name": name}
    if short := short_name(name, body) or _short_name_in(name):
        values["called"] = short
    values["kind"] = _kind(name, remaining, body)
    _describe(values, remaining, words)
    if whom := values.get("on_behalf_of"):
        values["on_behalf_of"] = _spelled_as_in_body(str(whom), body)
    for key in OTHER_NAMES:
        if isinstance(other_names := values.get(key), tuple):
            values[key] = tuple(_spelled_as_in_body(str(other_name), body) for other_name in other_names)
    return values, words


def _values_of_does(text: str, does: re.Match[str], body: str) -> tuple[dict[str, object], list[str]]:
    """Return the values of unknown parties, such as "Does 1-10", and the words that these values express."""
    name = re.sub(r"\s+", " ", does["name"]).strip()
    if not in_capitals(name):
        name = _spelled_as_in_body(name, body)
    elif name.lower() in {"does", "doe"}:
        name = name.title()
    numbers = {"first": does["first"], "last": does["last"]}
    joiner = does["joined"].casefold().strip(" ,")
    if joiner in RANGE_JOINERS:
        numbers["joined"] = RANGE_JOINERS[joiner]
    values: dict[str, object] = {"name": name, "does": numbers}
    if remaining := text[does.end() :].strip(" ,"):
        values["described"] = single_line(remaining)
    return values, [text[does.start("first") : does.end()]]


def _kind(name: str, description: str, body: str) -> str:
    """Return the kind of party that the ending of *name* shows.

    Without such an ending, it is "individual" if the paper calls it a person, and "unknown" otherwise.
    """
    kind = kind_by_abbreviation(name.rsplit(maxsplit=1)[-1]) or kind_of(name)
    if kind != "individual":
        return kind
    may_be_person = len(name.split()) <= 5 and not ENTITY_WORD.search(name) and not re.search(r"[&+]", name)
    mention = re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)(?P<after>[^.]{{0,80}})", body)
    is_person = PERSON_WORDS.search(description) or (mention and PERSON_WORDS.search(mention["after"]))
    return "individual" if may_be_person and is_person else "unknown"


def single_line(text: str) -> str:
    """Return *text* on one line, with single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def _name_and_rest(text: str) -> tuple[str, str]:
    """Return the name at the beginning of *text*, with its suffix, and the description after it."""
    match = ANY_OTHER_NAME.search(text)
    pieces = re.split(r",\s*", text[: match.start()] if match else text)
    name_length = 1
    if firm := LIST_OF_PARTNERS.match(text):
        name_length = firm[0].count(",") + 1
    while name_length < len(pieces) and _continues_name(", ".join(pieces[:name_length]), pieces[name_length]):
        name_length += 1
    name = ", ".join(pieces[:name_length])
    description = ", ".join(pieces[name_length:])
    if description_match := DESCRIPTION_IN_NAME.search(name):
        in_name = name[description_match.start() :].strip()
        description = f"{in_name}, {description}" if description else in_name
        name = name[: description_match.start()]
    other_name = text[match.start() :] if match else ""
    return name.strip(" ,("), f"{description} {other_name}".strip(" ,")


def _continues_name(name: str, text: str) -> bool:
    """Whether *text*, the words after a comma, is a part of *name*."""
    return bool(SUFFIX.match(text) or SUFFIX_FIRST.match(text)) or _is_state_of(name, text)


def _is_state_of(name: str, text: str) -> bool:
    """Whether *name* is a county or city, and *text* its state."""
    return bool(re.search(r"(?i)\b(?:county|city|town|village|borough|township)\b", name)) and bool(state_named(text))


def _describe(values: dict[str, object], description: str, words: list[str]) -> None:
    """Add the facts in *description*, which follows a name, to *values*, and the words that express them to *words*."""
    for key, pattern in OTHER_NAMES.items():
        if match := re.search(
            rf"(?i)^[\s,(]*(?:{pattern})\s+"
            r"(?P<name>[^,;()]+(?:,\s*(?:Inc|LLC|L\.L\.C|Corp|Ltd|LP|LLP)\.?)?)\)?,?\s*",
            description,
        ):
            values[key] = (match["name"].strip(),)
            words.append(description[match.start() : match.start("name")])
            description = description[match.end() :].strip(" ,")
    if behalf := ON_BEHALF_OF.fullmatch(description):
        if behalf["how"]:
            values["capacity"] = behalf["how"]
        values["on_behalf_of"] = behalf["whom"]
        words.append(behalf["joined"])
        return
    if through := BY_AND_THROUGH.fullmatch(description):
        values["through"] = through["who"]
        words.append("by and through")
        description = (through["before"] or "").strip(" ,")
    if re.fullmatch(r"(?i)an? minor(?: child)?", description):
        values["described"] = description
    elif CAPACITY.fullmatch(description):
        values["capacity"] = description
    elif description:
        values["described"] = single_line(description)


def _spelled_as_in_body(name: str, body: str) -> str:
    """Return *name* as *body* writes it, if it is in capitals and *body* has it in other letters; otherwise *name*."""
    name = re.sub(r"\s+", " ", name)
    if not in_capitals(first_words(name)):
        return name
    unpunctuated = name.removesuffix(".")
    end = name[len(unpunctuated) :]
    pattern = r"\s+".join(re.sub(r"\\-|–", "[-–]", re.escape(part)).replace(",", ",?") for part in unpunctuated.split())
    for match in re.finditer(rf"(?i)(?<!\w){pattern}(?!\w)", body):
        name_in_body = re.sub(r"\s+", " ", match[0]) + end
        if not in_capitals(name_in_body) and name_in_body[:1].isupper():
            return name_in_body if name_in_body.count(",") == name.count(",") else name
    return name


def _words_if_in_name(name: str, words: str) -> str:
    """Return *words*, in parentheses after *name* without quotation marks, if they are a part of *name*; else ""."""
    return words if f" {words} ".casefold() in f" {name} ".casefold() else ""


def _short_name_in(name: str) -> str:
    """Return the short name in quotation marks and parentheses at the end of *name*; "" if there is none."""
    match = re.search(r"\([“\"](?P<short>[^“”\"()]{2,40})[”\"]\)$", name)
    return literal(match["short"]) if match else ""


def short_name(name: str, body: str) -> str:
    """Return the short name that *body* defines right after *name*, in quotation marks and parentheses; "" if none."""
    pattern = r"\s+".join(re.escape(part).replace(",", ",?") for part in name.removesuffix(".").split())
    match = re.search(
        rf"(?i)(?<!\w){pattern}[.,]?\s+\((?:the |hereinafter |hereinafter referred to as |"
        rf"“the )?(?:[\"“](?P<short>[^\"”]{{2,40}}?),?[\"”](?:\)|,?\s(?:and|or|together|collectively)\b)|"
        rf"(?P<plain>[^\"“”()]{{2,40}})\))",
        body,
    )
    short = (match["short"] or _words_if_in_name(name, match["plain"])).strip() if match else ""
    if short.casefold() in {"plaintiff", "defendant", "plaintiffs", "defendants", name.casefold()}:
        return ""
    return literal(short)
