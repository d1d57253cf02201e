"""Whether a complaint's own text says where a defendant resides."""

import re

from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._texts import prose

RESIDES = r"\b(?:resid\w+|domicil\w+|lives?|lived|citizens?|home)\b"
SPAN = 150
"""How far from the name the word may be, in characters."""


def says_where(matter: Matter, party: Party) -> bool:
    """Whether a text of *matter* says in one clause of *party*, or of its last name, where it resides."""
    names = {party.name, party.called or party.name, party.name.split()[-1]}
    name = "|".join(re.escape(one) for one in sorted(names))
    named = rf"(?<!\w)(?:{name})(?!\w)"
    said = re.compile(rf"{named}[^.;]{{0,{SPAN}}}?{RESIDES}|{RESIDES}[^.;]{{0,{SPAN}}}?{named}")
    return any(said.search(text) for _, text in prose(matter))
