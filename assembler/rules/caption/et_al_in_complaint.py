"""CAP001."""

import re
from collections.abc import Iterator

from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

ET_AL = re.compile(r"\bet\.?\s*al\b", re.IGNORECASE)


@rule(
    "CAP001",
    cite="Fed. R. Civ. P. 10(a); Wash. CR 10(a)(1)",
    basis="verified",
    fix="list each party under `parties:`, by its own name",
)
def et_al_in_complaint(matter: Matter) -> Iterator[Problem]:
    """The caption of a complaint says "et al." instead of naming every party.

    The title of a complaint names all the parties; later papers may name the first on each side and refer to the rest.
    """
    law = matter.court.et_al if matter.court.et_al and matter.court.et_al.value.refused_in_complaint else None
    if not any(opening(matter)) or not (law or matter.court.all_parties_in_complaint.value):
        return
    said = law or matter.court.all_parties_in_complaint
    severity, cite = weight(said.basis), said.authority
    for name, party in matter.parties.items():
        if ET_AL.search(party.name):
            message = f"`{party.name}` leaves parties unnamed in the complaint"
            yield Problem(("parties", name, "name"), message, severity, cite=cite)
    for number, filing in opening(matter):
        if filing.short_caption:
            message = f"the short caption of `{filing.name}` leaves parties unnamed in the complaint"
            yield Problem(("filings", number, "short_caption"), message, severity, cite=cite)
