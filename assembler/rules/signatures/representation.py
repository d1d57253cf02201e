"""Representation: parties without a signer or wrongly pro se, and counsel for nobody or for both sides."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import with_article
from assembler.model.law import severity_for
from assembler.model.matter import Matter
from assembler.model.party import COMPOUND_KINDS, Party
from assembler.model.walk import of_side
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.papers.ending.keys import ending_keys
from assembler.papers.filers import all_who_file
from assembler.rules.rule import Problem, rule


@rule(
    "SIG003",
    cite="Fed. R. Civ. P. 11(a); Wash. CR 11(a)",
    basis="verified",
    fix="add `counsel:`, or `pro_se: true` for a person without counsel",
)
def nobody_signs(matter: Matter) -> Iterator[Problem]:
    """Nobody signs for a party who files a paper.

    Every paper must be signed by an attorney of record, or by a party without an attorney. An unsigned paper is struck
    unless it is signed promptly.
    """
    for name, party in all_who_file(matter).items():
        if not party.counsel and not party.pro_se:
            message = f"`{party.name}` has neither `counsel:` nor `pro_se: true`"
            yield Problem(("parties", name), message, cite=matter.court.signature.authority)


@rule("SIG006", cite="28 U.S.C. § 1654", basis="memory", fix="delete `pro_se:` or `counsel:`")
def pro_se_with_counsel(matter: Matter) -> Iterator[Problem]:
    """A party is pro se and has counsel.

    A party appears either in person or by counsel, and the same person signs the party's papers.
    """
    for name, party in matter.parties.items():
        if party.pro_se and party.counsel:
            message = f"`{party.name}` has `counsel:` and `pro_se: true`"
            yield Problem(("parties", name, "pro_se"), message, also=(("parties", name, "counsel"),))


@rule(
    "SIG004",
    cite="Rowland v. California Men's Colony, 506 U.S. 194, 201-02 (1993)",
    basis="verified",
    fix="add the entity's `counsel:`; a court may disregard a paper that the entity signs itself",
    bars_dismissal=True,
)
def entity_pro_se(matter: Matter) -> Iterator[Problem]:
    """An entity appears pro se.

    Except in some small claims courts, corporations and other entities may appear only through an attorney; a natural
    person may appear without an attorney. The finding is an error if the court's law on this kind of entity was read
    and the entity is a plaintiff or signs a stipulation of dismissal; otherwise, it is a warning.
    """
    law = matter.court.entities
    if law is None or law.value.by != "attorney":
        return
    for name, party in matter.parties.items():
        if party.pro_se and party.kind in COMPOUND_KINDS | {"corporation"}:
            covers_kind = not law.value.kinds or party.kind in law.value.kinds
            exception = f", {law.value.unless}" if law.value.unless else ""
            message = f"`{party.name}` is {with_article(party.kind)}, and cannot appear pro se{exception}"
            cite = law.authority if covers_kind else f"{law.authority}, on other entities"
            dismissals = [*_signed_dismissals(matter, name, party)]
            may_be_error = covers_kind and (dismissals or party.on_side == "plaintiff")
            severity = severity_for(law.basis) if may_be_error else Severity.WARNING
            for path, also in dismissals or [(("parties", name, "pro_se"), ())]:
                yield Problem(path, message, severity, also=also, cite=cite)


def _signed_dismissals(matter: Matter, name: str, party: Party) -> Iterator[tuple[KeyPath, tuple[KeyPath, ...]]]:
    """Yield the path of each dismissal paper that the party signs, with the path of the party's `pro_se:`."""
    for paper in dismissal_papers(matter):
        signers: set[str] = set()
        if paper.filing.paper.signer == "all":
            stipulating_parties = ending_keys(paper.filing).stipulated_by or paper.option.signers
            signers.update(stipulating_parties)
        if party.on_side == "plaintiff":
            signers.update(paper.scope.dismissing_parties)
        if name in signers:
            yield ("filings", paper.filing_index, "paper"), (("parties", name, "pro_se"),)


@rule(
    "SIG005",
    cite="house style: every attorney represents a party",
    basis="convention",
    severity=Severity.WARNING,
    fix="add the attorney's name to the `counsel:` of the party, or delete the attorney",
)
def counsel_for_nobody(matter: Matter) -> Iterator[Problem]:
    """An attorney is listed but represents no party.

    No paper names such an attorney. Nothing is reported if the attorney is listed in a file that the matter extends,
    which may list a complete firm, or if the attorney is only served with papers.
    """
    counsel_of_parties = {name for party in matter.parties.values() for name in party.counsel}
    served_names = {service.on for filing in matter.filings for service in filing.service}
    for name, attorney in matter.counsel.items():
        if name in counsel_of_parties:
            continue
        signed_filings = [index for index, filing in enumerate(matter.filings) if name in filing.signed]
        if signed_filings:
            message = f"`signed:` lists `{name}`, but `{attorney.name}` represents no party"
            yield Problem(("filings", signed_filings[0], "signed"), message, also=(("counsel", name),))
        elif name not in served_names:
            message = f"`{attorney.name}` represents no party, and is left out of the papers"
            yield Problem(("counsel", name), message, own=True)


@rule(
    "SIG008",
    cite="ABA Model Rule 1.7(b)(3)",
    basis="memory",
    severity=Severity.WARNING,
    fix="list the other side's own counsel",
)
def lawyer_on_both_sides(matter: Matter) -> Iterator[Problem]:
    """The same attorney represents a plaintiff and a defendant.

    No attorney may represent clients with claims against each other in the same case. Usually the attorney was listed
    under the wrong party by mistake, so that the wrong counsel would sign or be served.
    """
    plaintiffs_counsel = {name for party in of_side(matter.parties, "plaintiff").values() for name in party.counsel}
    for key, party in matter.parties.items():
        if party.on_side != "defendant":
            continue
        for index, name in enumerate(party.counsel):
            if name in plaintiffs_counsel:
                message = f"`{matter.counsel[name].name}` represents both a plaintiff and `{party.name}`"
                yield Problem(("parties", key, "counsel", index), message)


@rule(
    "SIG037",
    cite="Fed. R. Civ. P. 11(a); Wash. CR 11(a)",
    basis="verified",
    fix="add `signs:` with the attorney, or the party without counsel, to the group of lines to which the signature "
    "belongs",
)
def no_place_to_sign(matter: Matter) -> Iterator[Problem]:
    """A paper's own signature block has no place for a signature.

    `signature_block:` replaces the lines that the program makes, and has a signature only where a group has `signs:`.
    An unsigned paper is struck unless it is signed promptly.
    """
    for index, filing in enumerate(matter.filings):
        if filing.signature_block and not any(group.signs for group in filing.signature_block):
            message = "nobody signs in this signature block"
            path = ("filings", index, "signature_block")
            yield Problem(path, message, cite=matter.court.signature.authority)
