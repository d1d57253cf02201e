"""SIG004."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.law.dismissal.papers import dismissal_papers
from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.model.party import COMPOUND, Party
from assembler.rules.rule import Problem, rule


@rule(
    "SIG004",
    cite="Rowland v. California Men's Colony, 506 U.S. 194, 201-02 (1993)",
    basis="verified",
    fix="add the entity's `counsel:`; a paper that it signs itself may be disregarded",
)
def entity_pro_se(matter: Matter) -> Iterator[Problem]:
    """An entity appears pro se.

    A corporation, like other entities, may appear only through an attorney, except in some small claims courts; a
    natural person may appear without one. It is an error if the entity is a plaintiff, or signs a stipulation of
    dismissal, and the law of the court was read; that an opponent has no attorney is only a warning.
    """
    law = matter.court.entities
    if law is None or law.value.by != "attorney":
        return
    for name, party in matter.parties.items():
        if party.pro_se and party.kind in COMPOUND | {"corporation"}:
            named = not law.value.kinds or party.kind in law.value.kinds
            unless = f", {law.value.unless}" if law.value.unless else ""
            message = f"`{party.name}` is a {party.kind}, and cannot appear pro se{unless}"
            cite = law.authority if named else f"{law.authority}, of other entities"
            signed = [*_signed(matter, name, party)]
            severity = weight(law.basis) if named and (signed or party.on_side == "plaintiff") else Severity.WARNING
            for path, also in signed or [(("parties", name, "pro_se"), ())]:
                yield Problem(path, message, severity, also=also, cite=cite)


def _signed(matter: Matter, name: str, party: Party) -> Iterator[tuple[KeyPath, tuple[KeyPath, ...]]]:
    """Yield the place of each paper that dismisses and that the party signs, with that of the party."""
    for paper in dismissal_papers(matter):
        stipulating = paper.filing.stipulated_by or paper.option.signers if paper.filing.paper.signer == "all" else ()
        ours = paper.scope.dismissing if party.on_side == "plaintiff" else ()
        if name in (*stipulating, *ours):
            yield ("filings", paper.place, "paper"), (("parties", name, "pro_se"),)
