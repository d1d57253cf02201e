"""Lines in counsel's block that name a client of other counsel."""

from collections.abc import Iterator

from assembler.facts.texts import all_texts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, matched, rule

SIDES = frozenset({"plaintiff", "defendant"})
CLIENT = Regex(
    r"(?i)\b(?:(?:attorneys?|counsel|lawyers?)\s+for|(?:submitted|signed|filed)(?:\s+on\s+behalf\s+of|\s+for)|representing)\s+(?:the\s+)?(?P<client>(?P<role>plaintiff|defendant|petitioner|respondent)?s?\b.*)"
)


@rule(
    "SIG027",
    cite="house style: counsel's block names counsel's client",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party whom the attorney represents, or delete the line: the program prints it",
)
def client_of_the_other_side(matter: Matter) -> Iterator[Problem]:
    """A line in counsel's block says that counsel represents a party or a side that other counsel represent.

    An example is "Attorneys for Defendant Example" in the block of the plaintiff's counsel. An attorney who represents
    nobody in the matter is not checked.
    """
    names = party_names(matter)
    for path, text in all_texts(matter):
        is_in_block = path[0] in {"counsel", "firms"} or "signature" in path
        match = CLIENT.search(text) if is_in_block else None
        clients = _clients(path, matter) if match else set()
        if not match or not clients:
            continue
        named_clients = set(names.parties_in(match["client"]))
        role = (match["role"] or "").lower()
        sides = {matter.parties[client].on_side for client in clients}
        is_other_side = role in SIDES and sides == SIDES - {role}
        if is_other_side or (named_clients and not named_clients & clients):
            client = next(party for key, party in matter.parties.items() if key in clients)
            fact = f"`{match[0]}`: this counsel represents {client.called or client.name}"
            yield Problem(path, fact, at=matched(match))


def _clients(path: KeyPath, matter: Matter) -> set[str]:
    """Return the keys of the parties that the counsel at *path*, or else the plaintiffs' counsel, represents."""
    if path[0] == "counsel":
        attorneys = {path[1]}
    elif path[0] == "firms":
        attorneys = {key for key, attorney in matter.counsel.items() if attorney.firm == path[1]}
    else:
        attorneys = {key for party in of_side(matter.parties, "plaintiff").values() for key in party.counsel}
    return {name for name, party in matter.parties.items() if attorneys & {*party.counsel}}
