"""The lines of a caption about its parties as printed, in groups that each begin with the name of a party."""

from collections.abc import Sequence

from assembler.importing.draft import DraftPartiesGroup
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.party_chunks import BULLET, MARK, SERVE, without_joiner
from assembler.importing.zones.party_segments import JOINER
from assembler.importing.zones.sides import AND_ALONE, PartyText


def printed_groups(lines: Sequence[Line], parties: Sequence[PartyText], role: str) -> list[DraftPartiesGroup]:
    """Return *lines*, those of one side of a caption, in groups; the last has the *role* of the *parties*.

    A line of a PDF that only continues the words of a party is joined to the line above it.
    """
    groups: list[list[str]] = []
    remaining_parties = list(parties)
    address_lines = {line.strip(" ,;") for party in parties for line in party.address}
    for text, place in lines:
        is_first = bool(remaining_parties) and _begins_with(text, remaining_parties[0])
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


def _begins_with(text: str, party: PartyText) -> bool:
    name = JOINER.sub("", BULLET.sub("", MARK.sub("", text.strip())))
    return name.startswith(_first_words(party))


def _has_name(text: str, party: PartyText) -> bool:
    return _first_words(party) in text


def _first_words(party: PartyText) -> str:
    return " ".join(party.text.split()[:2])
