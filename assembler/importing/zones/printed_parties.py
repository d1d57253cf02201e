"""The lines of a caption about its parties as printed, in groups that each begin with the name of a party."""

from collections.abc import Sequence

from assembler.importing.draft import DraftPartiesGroup
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.party_chunks import BULLET, MARK, SERVE, without_joiner
from assembler.importing.zones.party_segments import JOINER
from assembler.importing.zones.sides import AND_ALONE, PartyText

SIGNS_AFTER_PARTY = (",", ";", ".", ":")
"""The signs at the end of a line with which the words about a party may end."""

MIN_ENDS_WITHIN_PARTY = 2
"""The minimum number of lines that end within the words about a party, if the list of parties is in running text."""


def printed_groups(lines: Sequence[Line], parties: Sequence[PartyText], role: str) -> list[DraftPartiesGroup]:
    """Return *lines*, those of one side of a caption, in groups; the last has the *role* of the *parties*.

    A line of a PDF that only continues the words of a party is joined to the line above it. So is each line of a list
    in running text, whose parties begin at any place of a line.
    """
    is_running = _is_running_text(lines, parties)
    groups: list[list[str]] = []
    remaining_parties = list(parties)
    address_lines = {line.strip(" ,;") for party in parties for line in party.address}
    for text, place in lines:
        is_first = bool(remaining_parties) and not is_running and _begins_with(text, remaining_parties[0])
        while remaining_parties and _has_name(text, remaining_parties[0]):
            remaining_parties.pop(0)
        if is_first or not groups or AND_ALONE.match(text) or AND_ALONE.match(groups[-1][-1]):
            groups.append([text])
        elif place.page == 0 or SERVE.match(text) or without_joiner(text).strip(" ,;") in address_lines:
            groups[-1].append(text)
        else:
            groups[-1][-1] = f"{groups[-1][-1]} {text}"
    *earlier, last = map(tuple, groups)
    return [*map(DraftPartiesGroup, earlier), DraftPartiesGroup(last, role)]


def _is_running_text(lines: Sequence[Line], parties: Sequence[PartyText]) -> bool:
    """Whether *lines* of a PDF name a party amid a line that ends within the words about it, at two places at least."""
    ends = [
        text
        for text, place in lines
        if place.page
        and not text.rstrip().endswith(SIGNS_AFTER_PARTY)
        and any(_has_name(text, party) and not _begins_with(text, party) for party in parties)
    ]
    return len(ends) >= MIN_ENDS_WITHIN_PARTY


def _begins_with(text: str, party: PartyText) -> bool:
    name = JOINER.sub("", BULLET.sub("", MARK.sub("", text.strip())))
    return name.startswith(_first_words(party))


def _has_name(text: str, party: PartyText) -> bool:
    return _first_words(party) in text


def _first_words(party: PartyText) -> str:
    return " ".join(party.text.split()[:2])
