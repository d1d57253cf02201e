"""The parties who file the papers of a matter, so far as the matter shows them before any paper is planned."""

from assembler.law.dismissal.claims import has_left
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side


def parties_who_file(matter: Matter, filing: Filing) -> dict[str, Party]:
    """Return the parties in `filed_by` of *filing*, by name; by default, the plaintiffs who are still in the case."""
    if filing.filed_by:
        return {name: matter.parties[name] for name in filing.filed_by}
    plaintiffs = of_side(matter.parties, "plaintiff").items()
    return {name: party for name, party in plaintiffs if not has_left(party, filing.date)}


def all_who_file(matter: Matter) -> dict[str, Party]:
    """Return the parties who file at least one paper of *matter*, by name, in the order of the caption."""
    names = {name for filing in matter.filings for name in parties_who_file(matter, filing)}
    return {name: party for name, party in matter.parties.items() if name in names}
