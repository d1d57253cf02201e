"""Signed papers: a missing signature, a signer without a block or consent, no certificate of service."""

import re
from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.dates import MONTH, days_in
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import signatory
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.ending.keys import dismissal_keys, ending_keys
from assembler.papers.ending.signatories import signing_for
from assembler.papers.filers import parties_who_file
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._complaint import opening
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule


@rule(
    "SIG015",
    cite="Fed. R. Civ. P. 11(a); Wash. CR 11(a)",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `signed:` with the names of the attorneys who sign it",
)
def complaint_not_signed(matter: Matter) -> Iterator[Problem]:
    """The complaint has a blank signature line, but a later paper has an electronic signature.

    A paper without a signature must be stricken unless the omission is corrected promptly. Where no paper of the matter
    has an electronic signature, all are signed by hand, and nothing is reported.
    """
    for number, filing in opening(matter):
        later = enumerate(matter.filings[number + 1 :], number + 1)
        signed = next((place for place, later_filing in later if later_filing.signed), None)
        if not filing.signed and signed is not None:
            message = f"`{filing.name}` has no signature, but `{matter.filings[signed].name}` has one"
            also = (("filings", signed, "signed"),)
            yield Problem(("filings", number), message, also=also, cite=matter.court.signature.authority)


@rule(
    "SIG018",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="add the attorney to `signed:`, or let all sign by hand",
)
def plaintiff_not_signed_for(matter: Matter) -> Iterator[Problem]:
    """One plaintiff's attorney has signed a paper, but another plaintiff's attorney has not.

    The paper would be filed with one electronic signature and one blank line.
    """
    for number, filing in enumerate(matter.filings):
        if filing.paper.signer not in {"plaintiffs", "filers", "all"}:
            continue
        signing = {*filing.signed, *filing.consents}
        represented = [party for party in _filers(matter, filing) if party.counsel]
        blank = [party for party in represented if not signing & set(party.counsel)]
        for party in blank if len(blank) < len(represented) else ():
            message = f"nobody has signed `{filing.name}` for `{party.name}`, but others have signed it"
            yield Problem(("filings", number, "signed"), message)


def _filers(matter: Matter, filing: Filing, leading: Filing | None = None) -> Iterator[Party]:
    """Yield the parties who file the paper: those who dismiss, or all who are named or still in the case.

    *leading* is the dismissing paper that *filing* accompanies, if any.
    """
    dismissing = {name for entry in dismissal_keys(leading or filing).dismisses for name in entry.by}
    yield from (
        party for name, party in parties_who_file(matter, filing).items() if not dismissing or name in dismissing
    )


@rule(
    "SIG017",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="name attorneys who sign the paper, or delete the name",
)
def signed_by_another(papers: Papers) -> Iterator[Problem]:
    """`signed:` or `consents:` names an attorney who has no signature block in the paper.

    Only the attorneys of the parties who file or join a paper sign it, and no attorney who is merely listed.
    """
    planned = {plan.id: plan for plan in papers.plans}
    for number, filing in enumerate(papers.matter.filings):
        plan = planned.get(filing.name)
        for path, name in _recorded_signers(filing):
            attorney = signatory(papers.matter, name)
            if plan and not any(attorney in line for line in _signature_lines(plan)):
                message = f"`{attorney}` does not sign `{filing.name}`"
                yield Problem(("filings", number, *path), message)


def _recorded_signers(filing: Filing) -> Iterator[tuple[KeyPath, str]]:
    """Yield the attorneys who have signed *filing* or consented to it, each with the path of the entry."""
    yield from ((("signed", place), name) for place, name in enumerate(filing.signed))
    yield from ((("consents", name), name) for name in filing.consents)


def _signature_lines(plan: Plan) -> Iterator[str]:
    """Yield the signatures, with the lines of each signature block."""
    for signature in (plan.signature, *(statement.signature for statement in plan.statements)):
        for signer in signature.signers:
            yield signer.signed
            yield from () if signer.listed else signer.lines


@rule(
    "DIS034",
    cite="this program",
    basis="program",
    fix="record the consent, as in `consents: {other: by e-mail of June 1, 2025}`, or delete the name from `signed:`",
    no_waiver="a typed signature would say that an attorney signed, although no consent is on record",
)
def signed_without_consent(matter: Matter) -> Iterator[Problem]:
    """An attorney for another side is to have signed a stipulation, but no consent is recorded.

    A signature that its owner has not given is a forgery, whoever typed it. The signature line is therefore left blank
    until the filing records how and when the attorney consented; the attorney can also sign the blank line by hand.
    """
    for number, filing in enumerate(matter.filings):
        for place, name in enumerate(filing.signed if filing.paper.signer == "all" else ()):
            if name not in filing.consents and (client := _of_another_side(matter, filing, name)):
                message = (
                    f"`{signatory(matter, name)}` is to sign `{filing.name}` for `{client}`, but no consent is recorded"
                )
                yield Problem(("filings", number, "signed", place), message, promise=True, passes_draft=True)


def _of_another_side(matter: Matter, filing: Filing, signer: str) -> str:
    """Return the party, on a side other than the filer's, for whom *signer* signs; "" if there is none."""
    clients = [(name, party) for name, party in matter.parties.items() if signer in signing_for(matter, name)]
    if any(party.on_side == "plaintiff" or name == ending_keys(filing).claimant for name, party in clients):
        return ""
    return next((party.name for _, party in clients), "")


REFUSED = re.compile(
    r"(?i)\b(?:refus\w+|declin\w+|denied|(?<!not )object(?:s|ed)|withdr(?:awn|ew)|not (?:yet|consent\w*|agree\w*))\b"
)
"""Words that show that no consent was given."""

CONDITIONAL = re.compile(r"(?i)\b(?:if|unless|until|provided|subject to|on condition|conditional\w*|pending|except)\b")
"""Words of a conditional consent."""

PERSON = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
CONSENTED = r"(?:consent|consented|agreed|authorized|approved)"
PAPER = r"(?:filing|signature|signing|stipulation|paper|form)"
MEANS = r"(?:by (?:e-?mail|telephone|phone|letter|fax|text message|videoconference)|in writing|in person|orally)"
DAY = (
    rf"(?:(?:of|on|dated) )?(?:(?:{MONTH}) \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d))"
)

AFFIRMED = re.compile(
    rf"(?:(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Cc]ounsel|{PERSON}) )?(?:has |have )?{CONSENTED}(?: to)?"
    rf"(?: (?:the|this|his|her) {PAPER})?,? )?"
    rf"{MEANS}(?: (?:to|from) {PERSON})?,? {DAY}(?:,? at \d{{1,2}}:\d\d [ap]\.?m\.?)?\.?"
)
"""The whole text of a consent: optionally "agreed" or the like, then the means and the date."""


@rule(
    "SIG019",
    cite="this program",
    basis="program",
    fix="write what the attorney wrote, and when, as in `by e-mail of June 1, 2025`; or leave the line blank",
    no_waiver="a typed signature would show the consent of an attorney who refused, or set a condition that is not "
    "shown to be met",
    bars_dismissal=True,
)
def consent_not_given(matter: Matter) -> Iterator[Problem]:
    """An attorney's recorded consent is a refusal, sets a condition, or has an impossible date.

    The name is printed as a signature on the strength of the consent, so it must be a consent to this paper:
    unconditional, after the action began, and not after the date of the paper. The entry must say that consent was
    given, by what means and when, and nothing else: "by e-mail of June 1, 2025", or "agreed by telephone on June 1,
    2025".
    """
    for number, filing in enumerate(matter.filings):
        for name, consent in filing.consents.items():
            attorney = signatory(matter, name)
            for fault, fix in _consent_faults(matter, filing, consent):
                yield Problem(("filings", number, "consents", name), f"the consent of `{attorney}` {fault}", fix=fix)


def _consent_faults(matter: Matter, filing: Filing, consent: str) -> Iterator[tuple[str, str]]:
    """Yield each fault of *consent* to *filing*, with its remedy; "" for the rule's own remedy."""
    if match := REFUSED.search(consent):
        yield f"says `{match[0]}`, so it is no consent", "delete the entry, so that the signature line is left blank"
    elif match := CONDITIONAL.search(consent):
        fix = "let the paper say what was agreed, have the attorney consent to it, and record that consent"
        yield f"says `{match[0]}`, but a signature is unconditional", fix
    elif not AFFIRMED.fullmatch(consent.strip()):
        yield "does not say how and when it was given, or says something else", ""
    began = matter.complaint_date
    for day in days_in(consent):
        if filing.date and day > filing.date:
            yield f"is dated {day}, after the paper, which is dated {filing.date}", ""
        if began and day < began:
            yield f"is dated {day}, before the action began on {began}", ""


SAYS_SERVED = re.compile(
    r"(?i)\b(?:certif\w+|proof|affirmation|affidavit) of service\b|\bserved\b[^.]{0,80}\bcounsel\b"
)
"""Words of the user's own text that say how the paper was served."""


@rule(
    "SIG020",
    cite="the rule on certificates of service on record for the court",
    basis="memory",
    severity=Severity.NOTE,
    fix="add `service:` to the filing, with who was served and how, as in `service: [{on: NAME, by: mail}]`",
)
def certificate_of_service_missing(matter: Matter) -> Iterator[Problem]:
    """A later paper has no certificate of service, but the court requires one.

    This is reported only where the matter has counsel for another side, who must be served. No certificate is needed on
    a paper that all sign, a paper for the judge to sign, a paper filed with another, or a paper whose own words say how
    it was served.
    """
    law = matter.court.certificate_of_service
    if law is None or any(SAYS_SERVED.search(text) for _, text in prose(matter)):
        return
    for number, filing in enumerate(matter.filings):
        opposing = _opposing_counsel(matter, filing)
        if _is_served_alone(filing) and not filing.service and opposing:
            message = (
                f"`{filing.name}` has no certificate of service, but `{matter.court.id}` requires one on {law.value}"
            )
            fix = f"add `service:` to the filing, as in `service: [{{on: {opposing[0]}, by: mail}}]`"
            yield Problem(("filings", number), message, cite=law.authority, fix=fix)


def _opposing_counsel(matter: Matter, filing: Filing) -> list[str]:
    """Return the names, in the matter, of counsel for the parties on other sides than those who file the paper."""
    sides = {party.on_side for party in parties_who_file(matter, filing).values()} or {"plaintiff"}
    return [name for party in matter.parties.values() if party.on_side not in sides for name in party.counsel]


def _is_served_alone(filing: Filing) -> bool:
    """Whether *filing* is a later paper that one side signs and serves, on its own."""
    paper = filing.paper
    served = "service" in paper.choices and paper.signer not in {"all", "judge"} and not paper.supports
    return served and not paper.opens and not filing.goes_with


@rule(
    "SIG024",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="name counsel of another party, or a party without counsel",
)
def served_on_its_own_counsel(matter: Matter) -> Iterator[Problem]:
    """A paper is served on the party who files it, or on that party's own counsel.

    Service is made on the other parties. An attorney who also represents a party who does not file the paper may be
    served for that party, and nothing is reported.
    """
    for number, filing in enumerate(matter.filings):
        if filing.paper.signer not in {"plaintiffs", "filers"}:
            continue
        filers = list(_filers(matter, filing, principal(matter, filing)))
        for place, service in enumerate(filing.service):
            served = _served_parties(matter, service.on)
            if served and all(party in filers for party in served):
                whom = f"counsel for {served[0].name}" if service.on in matter.counsel else served[0].name
                message = f"`{filing.name}` is served on `{service.on}`, {whom}, who files it"
                opposing = _opposing_counsel(matter, filing)
                fix = f"name counsel of another party, such as `{opposing[0]}`" if opposing else ""
                yield Problem(("filings", number, "service", place, "on"), message, fix=fix)


def _served_parties(matter: Matter, name: str) -> list[Party]:
    """Return the parties who are served by service on *name*, an attorney or a party of the matter."""
    if name in matter.counsel:
        return [party for party in matter.parties.values() if name in party.counsel]
    return [matter.parties[name]]


@rule(
    "SIG025",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="give the address at which the paper was served, or name another way of service",
)
def signed_certificate_has_blank(papers: Papers) -> Iterator[Problem]:
    """A signed certificate of service has a blank where an address belongs.

    Service by mail or by hand is certified with the street address of the party, or of the attorney or the attorney's
    firm, and service by e-mail with the e-mail address. A certificate that is not signed yet may be completed by hand,
    and nothing is reported.
    """
    planned = {plan.id: plan for plan in papers.plans}
    for number, filing in enumerate(papers.matter.filings):
        plan = planned.get(filing.name) if filing.signed else None
        entries = next((part.items for part in plan.statements if part.id == "service"), ()) if plan else ()
        for place, (service, entry) in enumerate(zip(filing.service, entries, strict=False)):
            if "___" in entry:
                key = "email" if service.by == "email" else "address"
                message = f"`{filing.name}` is signed, but its certificate of service has a blank: `{brief(entry)}`"
                fix = f"give `{service.on}` its `{key}:`, or name another way of service"
                yield Problem(("filings", number, "service", place, "on"), message, fix=fix)
