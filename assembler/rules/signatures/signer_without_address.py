"""SIG001."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.model.counsel import Attorney, Firm
from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import present
from assembler.rules.rule import Problem, rule

SAID = {"address": "an address", "email": "an e-mail address", "telephone": "a telephone number"}


@rule(
    "SIG001",
    cite="Fed. R. Civ. P. 11(a); Wash. CR 11(a)",
    basis="verified",
    fix="add it to the attorney, to the attorney's firm, or to the party who signs for itself",
)
def signer_without_address(matter: Matter) -> Iterator[Problem]:
    """A signer's address, e-mail address or telephone number is missing.

    In a federal court a paper states all three for its signer; in Washington's superior courts only the address.
    """
    law = matter.court.signature
    for path, signer, firm in _signers(matter):
        lacks = [need for need in law.value.needs if not (getattr(signer, need) or getattr(firm, need, None))]
        if lacks:
            message = f"`{signer.name}` signs without {series([SAID.get(lack, lack) for lack in lacks], 'or')}"
            yield Problem(path, message, weight(law.basis), cite=law.authority)


def _signers(matter: Matter) -> Iterator[tuple[KeyPath, Attorney | Party, Firm | None]]:
    """Yield the signers for the plaintiffs: each attorney once, with the firm, and each plaintiff who is pro se."""
    plaintiffs = of_side(present(matter), "plaintiff")
    for name in dict.fromkeys(name for party in plaintiffs.values() for name in party.counsel):
        attorney = matter.counsel[name]
        if attorney.has_line:
            yield ("counsel", name), attorney, matter.firms[attorney.firm] if attorney.firm else None
    for name, party in plaintiffs.items():
        if party.pro_se and not party.counsel:
            yield ("parties", name), party, None
