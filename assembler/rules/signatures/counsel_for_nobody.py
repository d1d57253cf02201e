"""SIG005."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "SIG005",
    cite="house style: every attorney represents a party",
    basis="convention",
    severity=Severity.WARNING,
    fix="add the attorney's name to the `counsel:` of the party, or delete it",
)
def counsel_for_nobody(matter: Matter) -> Iterator[Problem]:
    """An attorney is listed but represents no party.

    No paper names such an attorney. A file that the matter extends may list a whole firm, and an attorney who is served
    need not represent a party.
    """
    speaking = {name for party in matter.parties.values() for name in party.counsel}
    served = {service.on for filing in matter.filings for service in filing.service}
    for name, attorney in matter.counsel.items():
        if name in speaking:
            continue
        signs: list[KeyPath] = [("filings", n, "signed") for n, one in enumerate(matter.filings) if name in one.signed]
        if signs:
            message = f"`{name}` is to sign, but `{attorney.name}` represents no party"
            yield Problem(signs[0], message, also=(("counsel", name),))
        elif name not in served:
            yield Problem(
                ("counsel", name), f"`{attorney.name}` represents no party, and is left out of the papers", own=True
            )
