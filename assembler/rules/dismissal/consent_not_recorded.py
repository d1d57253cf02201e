"""DIS038."""

import re
from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._signed_for import signing_for
from assembler.rules.rule import Problem, rule

SPOKEN = re.compile(r"(?i)\b(?:telephone|phone|in person|videoconference|orally)\b")
"""How a consent is given that is not in writing."""


@rule(
    "DIS038",
    cite="Pa. R.C.P. 229(b)",
    basis="verified",
    waivable="none",
    fix="record each consent, as in `consents: {other: by e-mail of June 1, 2025}`, or list the order that gave leave"
    " instead; a draft, for the others to sign, is built anyway",
)
def consent_not_recorded(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper says that all have consented in writing, and no such consent of a party is recorded.

    In Pennsylvania the prothonotary discontinues an action against some of the defendants on the written consent of all
    parties, or by leave of court. The paper says that they have consented; so each consent is recorded first.
    """
    signed_by = paper.instrument.signed_by
    for name in paper.option.signers if signed_by.in_writing else ():
        consents = [paper.filing.consents.get(one, "") for one in signing_for(paper.matter, name)]
        if any(consent and not SPOKEN.search(consent) for consent in consents):
            continue
        party = paper.matter.parties[name].name
        spoken = next((consent for consent in consents if consent), "")
        message = f"no written consent of `{party}` is recorded" + (f", only one `{spoken}`" if spoken else "")
        cite = cited(signed_by.cite or paper.instrument.rule, signed_by.basis)
        where = ("filings", paper.place, "consents")
        yield Problem(where, message, also=(("parties", name),), cite=cite, promise=True, passes_draft=True)
