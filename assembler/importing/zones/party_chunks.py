"""Divides the lines of one side of a caption into chunks, at list numbers, bullets and addresses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assembler.importing.expressed import Expressed
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.counsel_signs import CITY, EMAIL, PHONE, STREET
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.party_segments import BREAK
from assembler.importing.zones.party_words import DOES, ENTITY_WORD, SUFFIX

MARK = re.compile(r"(?:^|(?<=\n)|(?<=[;,] )|(?<=\band ))\(?(?P<number>\d{1,3})[.)][ \t]+(?=[^\W\d])")
"""The number of a party in a list, such as "1." or "(1)"."""

BULLET = re.compile(r"(?:^|(?<=\n))[•●▪◦*–—-][ \t]+(?=\w)")
"""The bullet before a party in a list."""

NUMBERS_OF_DOES = re.compile(r"\d{1,4}\s{0,3}(?:-|–|through|thru|to)\s{0,3}\d{1,4}\b")
"""The numbers of Does at the beginning of a line, which are not the number of a house."""

STREET_AT_END = re.compile(
    r"(?:^|\s)(?P<address>(?:\d{1,6}[A-Z]?(?:-\d+)?|P\.?\s?O\.?)\s+(?:[\w.'-]+\s){0,5}"
    r"(?:Street|St\.|Drive|Dr\.|Avenue|Ave\.?|Road|Rd\.?|"
    r"Boulevard|Blvd\.?|Lane|Ln\.?|Way|Court|Ct\.?|Place|Plaza|Parkway|Pkwy\.?|Highway|Hwy\.?|Box)\b.*)$"
)
"""A street address at the end of a party's description."""

SERVE = re.compile(
    r"(?i)(?:(?:serve|service)(?: (?:at|on|by|via|through|upon|to|of)\b[^:,;]{0,40})?:|serve (?:via|through|upon)\b)"
)
"""The words above the name and the address at which a party is to be served, such as "Serve:" or "Serve via"."""

WAY_OF_SERVICE = re.compile(r"(?i)(?:via|by) .{0,30}\b(?:mail|courier|sheriff|attorney|server|hand|e-?mail)$")
"""A line that says how a party is to be served, such as "VIA CERTIFIED MAIL"."""


@dataclass(slots=True)
class Chunk:
    """Lines of a side between two list numbers or addresses, and the address below them."""

    lines: list[Line] = field(default_factory=list)
    address: list[str] = field(default_factory=list)

    def place_of(self, piece: str) -> SourcePlace:
        """Return the place of the line in which *piece* begins."""
        start = " ".join(piece.replace(BREAK, " ").split()[:2])
        return next((place for text, place in self.lines if start in text), self.lines[0][1])


def party_chunks(lines: Sequence[Line], marks: list[Expressed]) -> Iterator[Chunk]:
    """Yield *lines* in chunks, and add the list numbers and bullets between them to *marks*."""
    chunk = Chunk()
    is_numbered = _is_numbered("\n".join(text for text, _ in lines))
    for text, place in lines:
        parts = _parts_at_marks(text, place, marks) if is_numbered else [(text, False)]
        for words, has_mark in parts:
            if chunk.lines and (_is_address(words) or _is_to_be_served(words, chunk)):
                chunk.address.append(without_joiner(words))
                continue
            if chunk.lines and (has_mark or chunk.address):
                yield chunk
                chunk = Chunk()
            description, address = _split_address(words, has_lines=bool(chunk.lines))
            if description:
                chunk.lines.append((description, place))
            chunk.address += _address_lines(address)
    if chunk.lines:
        yield chunk


def _split_address(words: str, *, has_lines: bool) -> tuple[str, str]:
    """Return *words* without a street address at their end, and the address; "" if there is none.

    In the first line of a party, which the chunk has unless it *has_lines*, an address must have a city.
    """
    street = STREET_AT_END.search(words)
    if not street:
        return words, ""
    description = words[: street.start()].strip(" ,;")
    if not has_lines and not (description and CITY.search(words, street.start())):
        return words, ""
    return description, street["address"]


def _address_lines(text: str) -> list[str]:
    """Return *text*, an address, with an e-mail address and telephone numbers at its end as a separate line."""
    starts = [match.start() for match in (EMAIL.search(text), PHONE.search(text)) if match]
    cut = min(starts, default=len(text))
    return [line.strip(" ,;") for line in (text[:cut], text[cut:]) if line.strip(" ,;")]


def without_joiner(line: str) -> str:
    """Return *line* without the ";", "; and" or "; and," at its end, which joins the next party."""
    joiner = next((joiner for joiner in ("; and,", "; and", ";") if line.endswith(joiner)), "")
    return line.removesuffix(joiner).rstrip("; ") if joiner else line


def _is_numbered(text: str) -> bool:
    """Whether *text* has several bullets, or numbers that rise from 1."""
    numbers = [int(match["number"]) for match in MARK.finditer(text)]
    are_rising = numbers == list(range(1, len(numbers) + 1))
    return (len(numbers) > 1 and are_rising) or len(BULLET.findall(text)) > 1


def _parts_at_marks(text: str, place: SourcePlace, marks: list[Expressed]) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *text* between list numbers or bullets, and whether such a mark is before each part."""
    start = 0
    has_mark = False
    for match in sorted((*MARK.finditer(text), *BULLET.finditer(text)), key=lambda match: match.start()):
        if words := text[start : match.start()].strip():
            yield words, has_mark
        marks.append(Expressed("number of a party", match[0].strip(), place))
        start = match.end()
        has_mark = True
    if words := text[start:].strip():
        yield words, has_mark


def _is_to_be_served(words: str, chunk: Chunk) -> bool:
    """Whether *words* say how, where or on whom the party of *chunk* is to be served.

    Below "Serve:", all lines down to the city say so, except a name in capitals below one in capitals.
    """
    if SERVE.match(words) or WAY_OF_SERVICE.match(words):
        return True
    start = next((index for index, line in enumerate(chunk.address) if SERVE.match(line)), None)
    if start is None or any(CITY.search(line) for line in chunk.address[start:]):
        return False
    first_text, _ = chunk.lines[0]
    name, _, _ = first_text.partition(",")
    return not (name.isupper() and words.isupper())


def _is_address(text: str) -> bool:
    """Whether *text* is a line of an address; a name such as "24 Example LLC" is not one."""
    if text.casefold().startswith("c/o "):
        return True
    if (CITY.search(text) or EMAIL.search(text) or PHONE.search(text)) and len(text.split()) <= 8:
        return True
    last = text.strip(" ,;").rsplit(maxsplit=1)[-1]
    if ";" in text.rstrip("; ") or not re.search(r"\d", text) or NUMBERS_OF_DOES.match(text):
        return False
    return bool(STREET.match(text) and not DOES.match(text) and not SUFFIX.match(last) and not ENTITY_WORD.search(last))
