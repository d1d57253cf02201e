"""DIS034."""

from collections.abc import Iterator

from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "DIS034",
    cite="this program",
    basis="program",
    waivable="none",
    fix="record the consent, as in `consents: {other: by e-mail of June 1, 2025}`, or delete the name from `signed:`",
)
def signed_without_consent(matter: Matter) -> Iterator[Problem]:
    """An attorney of another side is to have signed a stipulation, and no consent is recorded.

    A signature that its owner has not given is a forgery, whoever typed it. So it is left blank until the filing
    records how and when the attorney consented; the attorney can also sign the blank line by hand.
    """
    for number, filing in enumerate(matter.filings):
        for place, name in enumerate(filing.signed if filing.paper.signer == "all" else ()):
            if name not in filing.consents and (whom := _of_another_side(matter, filing, name)):
                attorney = matter.counsel[name].name
                message = f"`{attorney}` is to sign `{filing.name}` for `{whom}`, and no consent is recorded"
                yield Problem(("filings", number, "signed", place), message, promise=True, passes_draft=True)


def _of_another_side(matter: Matter, filing: Filing, attorney: str) -> str:
    """Return the party on another side than the one that files whom *attorney* represents; "" if there is none."""
    clients = [(name, party) for name, party in matter.parties.items() if attorney in party.counsel]
    if any(party.on_side == "plaintiff" or name == filing.claimant for name, party in clients):
        return ""
    return next((party.name for _, party in clients), "")
