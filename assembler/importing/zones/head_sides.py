"""The sides of a caption while its lines are read: the parties with their roles, and the lines without a role yet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assembler.importing.draft import Doubt, DraftPartiesGroup
from assembler.importing.expressed import JOINING_WORD, Expressed
from assembler.importing.read_document import SourcePlace
from assembler.importing.word_balance import words_of
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.party_words import plain_role, side_by_role
from assembler.importing.zones.printed_parties import printed_groups
from assembler.importing.zones.role_labels import ROLE_ALONE
from assembler.importing.zones.sides import PartyText, read_side


@dataclass(slots=True)
class HeadSides:
    """The parties that were read; *pending* are lines about parties whose role has not been read yet."""

    sides: list[PartyText] = field(default_factory=list)
    pending: list[Line] = field(default_factory=list)
    versus: str = ""
    legends: list[Line] = field(default_factory=list)
    has_address: bool = False
    sides_with_and: set[str] = field(default_factory=set)
    roles_at_right: list[Line] = field(default_factory=list)
    """The roles in the right column, each beside its parties, that have not been given to parties yet."""
    printed_roles: dict[tuple[str, str], str] = field(default_factory=dict)
    """Each role as printed, by the side and the role, in the singular, of its parties."""
    printed_lines: list[Line] = field(default_factory=list)
    """The pending lines as printed, with the punctuation before a role."""
    printed: list[DraftPartiesGroup] = field(default_factory=list)
    """The lines of the caption that name parties, as printed."""
    doubts: list[Doubt] = field(default_factory=list)
    expressed: list[Expressed] = field(default_factory=list)

    def express(self, text: str, place: SourcePlace) -> None:
        """Note *text* as words of the caption that the matter expresses."""
        self.expressed.append(Expressed("words of the caption", text, place))

    def take_roles(self, lines: Sequence[Line]) -> list[Line]:
        """Keep the roles among *lines*, the right column, for the parties beside them; return the other lines."""
        roles = [line for line in lines if ROLE_ALONE.fullmatch(line[0].strip(" ,.;:"))]
        self.roles_at_right = roles
        return [line for line in lines if line not in roles]

    def _role_at_right(self, side: str) -> tuple[str, SourcePlace] | None:
        """Return and use up the role in the right column for the parties on *side*."""
        for line in self.roles_at_right:
            role = line[0].strip(" ,.;:")
            if side_by_role(plain_role(role), side) == side:
                self.roles_at_right.remove(line)
                return role, line[1]
        return None

    def add_line(self, text: str, place: SourcePlace, printed: str = "") -> None:
        """Add *text* to the pending lines; it is *printed* with other punctuation, unless that is ""."""
        self.pending.append((text, place))
        self.printed_lines.append((printed or text, place))

    def close_side(self, role: str, place: SourcePlace, printed_role: str = "") -> None:
        """Give the pending parties their *role*, or, if it is "", that of their side of the "v.".

        The *printed_role* has the punctuation of the caption.
        """
        if not self.pending:
            if role:
                self.doubts.append(Doubt(f"`{role}` in the caption has no party before it: compare `parties:`", place))
            return
        side = "defendant" if self.versus else "plaintiff"
        if not role and (at_right := self._role_at_right(side)):
            role, role_place = at_right
            self.express(role, role_place)
            printed_role = role
        plain = plain_role(role)
        read = read_side(self.pending, role)
        for party in read.parties:
            party.role = plain or side
            party.side = side_by_role(plain, side)
        self.printed_roles |= {(party.side, party.role): role for party in read.parties if role}
        self.sides += read.parties
        self.printed += printed_groups(self.printed_lines, read.parties, printed_role)
        self.printed_lines = []
        self.doubts += read.doubts
        self.expressed += read.marks
        self.has_address = self.has_address or any(party.address for party in read.parties)
        self._note_joining_words(read.parties)
        self.pending = []

    def _note_joining_words(self, parties: Sequence[PartyText]) -> None:
        """Note each "and" between *parties*, those of the pending lines, as a word that the matter expresses."""
        printed_text = " ".join(text for text, _ in self.pending)
        party_text = " ".join(" ".join((party.text, *party.address)) for party in parties)
        and_count = words_of(printed_text).count("and") - words_of(party_text).count("and")
        if and_count > 0:
            role_counts = Counter(party.role for party in self.sides)
            self.sides_with_and |= {party.side for party in parties if role_counts[party.role] > 1}
            _, place = self.pending[0]
            self.express("and", place)
            self.expressed += [Expressed(JOINING_WORD, "and", place)] * (and_count - 1)

    def close_last_side(self) -> None:
        """Give the pending parties below the "v." their side; without a "v.", the pending lines name no party."""
        if self.pending and self.versus:
            self.close_side("", self.pending[0][1])
        self.legends += self.pending
        self.pending = []
        self.printed_lines = []
