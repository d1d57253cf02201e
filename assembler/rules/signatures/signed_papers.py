"""Signed papers: missing signatures, signers without a signature block or consent, and faults in proof of service."""

from collections.abc import Iterator

from assembler.facts.texts import prose
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.dates import MONTH, days_in
from assembler.language.regex import Regex
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import signatory
from assembler.papers.amending.asking import proposed_complaint
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.ending.keys import dismissal_keys, ending_keys
from assembler.papers.ending.signatories import signing_for
from assembler.papers.filers import parties_who_file
from assembler.papers.opening.amendments import amendment_number
from assembler.papers.opening.keys import opening_keys
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "SIG015",
    cite="Fed. R. Civ. P. 11(a); Wash. CR 11(a)",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `signed:` with the names of the attorneys who sign the complaint",
)
def complaint_not_signed(matter: Matter) -> Iterator[Problem]:
    """The complaint has a blank signature line, but a later paper has an electronic signature.

    A paper without a signature must be stricken unless the omission is corrected promptly. If no paper of the matter
    has an electronic signature, all papers are signed by hand, and nothing is reported. A proposed amended complaint
    can be signed once it may be filed.
    """
    for filing_index, filing in opening(matter):
        if filing.signed or opening_keys(filing).proposed:
            continue
        later_filings = enumerate(matter.filings[filing_index + 1 :], filing_index + 1)
        signed_indexes = [later_index for later_index, later_filing in later_filings if later_filing.signed]
        if signed_indexes:
            signed_filing = matter.filings[signed_indexes[0]]
            message = f"`{filing.name}` has no electronic signature, but `{signed_filing.name}` has one"
            also = (("filings", signed_indexes[0], "signed"),)
            yield Problem(("filings", filing_index), message, also=also, cite=matter.court.signature.authority)


@rule(
    "SIG018",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="add the attorney to `signed:`, or delete `signed:` so that all attorneys sign by hand",
)
def plaintiff_not_signed_for(matter: Matter) -> Iterator[Problem]:
    """A paper is signed for one of the parties who file it, but not for another.

    The paper would be filed with one electronic signature and one blank line.
    """
    for filing_index, filing in enumerate(matter.filings):
        if filing.paper.signer not in {"plaintiffs", "filers", "all"}:
            continue
        signers = {*filing.signed, *filing.consents}
        represented_parties = [party for party in _filers(matter, filing) if party.counsel]
        parties_without_signer = [party for party in represented_parties if not signers & set(party.counsel)]
        if len(parties_without_signer) >= len(represented_parties):
            continue
        for party in parties_without_signer:
            message = f"nobody has signed `{filing.name}` for `{party.name}`, but others have signed it"
            yield Problem(("filings", filing_index, "signed"), message)


def _filers(matter: Matter, filing: Filing, leading: Filing | None = None) -> Iterator[Party]:
    """Yield the parties who file the paper: the dismissing parties or, if none are named, all filers of the paper.

    *leading* is the dismissal paper that *filing* accompanies, if there is one.
    """
    dismissing_names = {name for entry in dismissal_keys(leading or filing).dismisses for name in entry.by}
    for name, party in parties_who_file(matter, filing).items():
        if not dismissing_names or name in dismissing_names:
            yield party


@rule(
    "SIG017",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="delete the name, or add it to the `counsel:` of a party who files or joins the paper",
)
def signed_by_another(papers: Papers) -> Iterator[Problem]:
    """`signed:` or `consents:` names an attorney who has no signature block in the paper.

    A paper is signed only by attorneys of the parties who file or join it, and not by attorneys who are merely listed.
    """
    plans = {plan.id: plan for plan in papers.plans}
    for filing_index, filing in enumerate(papers.matter.filings):
        plan = plans.get(filing.name)
        for path, name in _recorded_signers(filing):
            attorney = signatory(papers.matter, name)
            if plan and not any(attorney in line for line in _signature_lines(plan)):
                message = f"`{attorney}` has no signature block in `{filing.name}`"
                yield Problem(("filings", filing_index, *path), message)


def _recorded_signers(filing: Filing) -> Iterator[tuple[KeyPath, str]]:
    """Yield the attorneys listed as signers of *filing* or as consenting to it, each with the path of the entry."""
    yield from ((("signed", index), name) for index, name in enumerate(filing.signed))
    yield from ((("consents", name), name) for name in filing.consents)


def _signature_lines(plan: Plan) -> Iterator[str]:
    """Yield the signatures in *plan*, and the lines of its signature blocks; listed attorneys have no such lines."""
    for signature in (plan.signature, *(statement.signature for statement in plan.statements)):
        for signer in signature.signers:
            yield signer.signed
            if not signer.listed:
                yield from signer.lines


@rule(
    "DIS034",
    cite="this program",
    basis="program",
    fix="record the consent, as in `consents: {other: by e-mail of June 1, 2025}`, or delete the name from `signed:`",
    no_waiver="a typed signature would say that an attorney signed, although no consent is on record",
)
def signed_without_consent(matter: Matter) -> Iterator[Problem]:
    """A stipulation lists an attorney for another side as a signer, but the attorney's consent is not recorded.

    A typed signature to which the attorney has not consented is false, whoever typed it. The signature line is
    therefore left blank until the filing records how and when the attorney consented. The attorney can also sign the
    blank line by hand.
    """
    for filing_index, filing in enumerate(matter.filings):
        if filing.paper.signer != "all":
            continue
        for index, name in enumerate(filing.signed):
            client = "" if name in filing.consents else _client_on_another_side(matter, filing, name)
            if client:
                fact = f"`{signatory(matter, name)}` would sign `{filing.name}` for `{client}`"
                message = f"{fact}, but no consent is recorded"
                yield Problem(("filings", filing_index, "signed", index), message, promise=True, passes_draft=True)


def _client_on_another_side(matter: Matter, filing: Filing, signer: str) -> str:
    """Return the name of the party on another side for whom *signer* signs; "" if *signer* is on the filing side."""
    clients = [(name, party) for name, party in matter.parties.items() if signer in signing_for(matter, name)]
    if any(party.on_side == "plaintiff" or name == ending_keys(filing).claimant for name, party in clients):
        return ""
    return next((party.name for _, party in clients), "")


REFUSAL = Regex(
    r"(?i)\b(?:refus\w+|declin\w+|denied|(?<!not )object(?:s|ed)|withdr(?:awn|ew)|not (?:yet|consent\w*|agree\w*))\b"
)
"""Words that show that no consent was given."""

CONDITION = Regex(r"(?i)\b(?:if|unless|until|provided|subject to|on condition|conditional\w*|pending|except)\b")
"""Words that show that a consent is conditional."""

PERSON = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
CONSENTED = r"(?:consent|consented|agreed|authorized|approved)"
PAPER = r"(?:filing|signature|signing|stipulation|paper|form)"
MEANS = r"(?:by (?:e-?mail|telephone|phone|letter|fax|text message|videoconference)|in writing|in person|orally)"
DAY = (
    rf"(?:(?:of|on|dated) )?(?:(?:{MONTH}) \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d))"
)

CONSENT_TEXT = Regex(
    rf"(?:(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Cc]ounsel|{PERSON}) )?(?:has |have )?{CONSENTED}(?: to)?"
    rf"(?: (?:the|this|his|her) {PAPER})?,? )?"
    rf"{MEANS}(?: (?:to|from) {PERSON})?,? {DAY}(?:,? at \d{{1,2}}:\d\d [ap]\.?m\.?)?\.?"
)
"""The complete text of a consent: optionally "agreed" or a similar word, then the means and the date."""


@rule(
    "SIG019",
    cite="this program",
    basis="program",
    fix="write how and when the attorney consented, as in `by e-mail of June 1, 2025`; or leave the signature "
    "line blank",
    no_waiver="a typed signature would claim the consent of an attorney who refused, or who set a condition that "
    "may not be met",
    bars_dismissal=True,
)
def consent_not_given(matter: Matter) -> Iterator[Problem]:
    """An attorney's recorded consent is a refusal, sets a condition, or has an impossible date.

    Because of the consent, the program prints the attorney's name as a signature. The consent must therefore be
    unconditional, and dated neither before the action began nor after the paper. The entry must say only that consent
    was given, by what means, and when: "by e-mail of June 1, 2025", or "agreed by telephone on June 1, 2025".
    """
    for filing_index, filing in enumerate(matter.filings):
        for name, consent in filing.consents.items():
            attorney = signatory(matter, name)
            for fault, fix in _consent_faults(matter, filing, consent):
                yield Problem(
                    ("filings", filing_index, "consents", name), f"the consent of `{attorney}` {fault}", fix=fix
                )


def _consent_faults(matter: Matter, filing: Filing, consent: str) -> Iterator[tuple[str, str]]:
    """Yield each fault of *consent* to *filing*, with its remedy, which is "" if the rule's own remedy applies."""
    if match := REFUSAL.search(consent):
        yield f"says `{match[0]}`, which is not a consent", "delete the entry, so that the signature line is left blank"
    elif match := CONDITION.search(consent):
        fix = "write the agreed condition in the paper, have the attorney consent to the new text, "
        fix += "and record that consent"
        yield f"says `{match[0]}`, but a signature is unconditional", fix
    elif not CONSENT_TEXT.fullmatch(consent.strip()):
        yield "does not say how and when it was given, or says more than that", ""
    first_day = matter.complaint_date
    for day in days_in(consent):
        if filing.date and day > filing.date:
            yield f"is dated {day}, after the paper, which is dated {filing.date}", ""
        if first_day and day < first_day:
            yield f"is dated {day}, before the action began on {first_day}", ""


SERVICE_STATEMENT = Regex(
    r"(?i)\b(?:certif\w+|proof|affirmation|affidavit) of service\b|\bserved\b[^.]{0,80}\bcounsel\b",
    needs="service|served",
)
"""Words that show that the user's own text says how the paper was served."""


@rule(
    "SIG020",
    cite="the rule on certificates of service on record for the court",
    basis="memory",
    severity=Severity.NOTE,
    fix="add `service:` to the filing, and say who was served and how, as in `service: [{on: NAME, by: mail}]`",
)
def certificate_of_service_missing(matter: Matter) -> Iterator[Problem]:
    """A later paper has no certificate of service, but the court requires one.

    An amended complaint is a later paper, unless a notice says that it is filed, because the certificate of the notice
    also names the complaint. The rule reports this only if the matter has counsel for another side, who must be served.
    A paper needs no certificate if all sides sign it, if it is for the judge to sign, if it accompanies another paper,
    or if its own words say how it was served.
    """
    law = matter.court.certificate_of_service
    if law is None or any(SERVICE_STATEMENT.search(text) for _, text in prose(matter)):
        return
    for filing_index, filing in enumerate(matter.filings):
        opposing = _opposing_counsel(matter, filing)
        if _is_served_alone(matter, filing) and not filing.service and opposing:
            requirement = f"`{matter.court.id}` requires one on {law.value}"
            message = f"`{filing.name}` has no certificate of service, but {requirement}"
            fix = f"add `service:` to the filing, as in `service: [{{on: {opposing[0]}, by: mail}}]`"
            yield Problem(("filings", filing_index), message, cite=law.authority, fix=fix)


def _opposing_counsel(matter: Matter, filing: Filing) -> list[str]:
    """Return the keys of counsel for the parties who are not on the side of the parties who file the paper."""
    sides = {party.on_side for party in parties_who_file(matter, filing).values()} or {"plaintiff"}
    return [name for party in matter.parties.values() if party.on_side not in sides for name in party.counsel]


def _is_served_alone(matter: Matter, filing: Filing) -> bool:
    """Whether *filing* is a later paper that one side signs and serves, and that accompanies no other paper."""
    paper = filing.paper
    if paper.opens:
        return _is_filed_without_notice(matter, filing)
    has_service = "service" in paper.choices and paper.signer not in {"all", "judge"}
    return has_service and not paper.supports and not filing.goes_with


def _is_filed_without_notice(matter: Matter, complaint: Filing) -> bool:
    """Whether *complaint* is an amended one that is filed, and no notice of that is among the filings."""
    if not amendment_number(matter, complaint) or opening_keys(complaint).proposed:
        return False
    notices = (filing for filing in matter.filings if "notice_of_amendment" in filing.paper.sections)
    return all(proposed_complaint(matter, notice) is not complaint for notice in notices)


@rule(
    "SIG024",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="name another party's counsel, or another party who has no counsel",
)
def served_on_its_own_counsel(matter: Matter) -> Iterator[Problem]:
    """A paper is served on the party who files it, or on that party's own counsel.

    A paper is served on the other parties. Nothing is reported if the attorney also represents a party who does not
    file the paper, because the attorney can be served for that party.
    """
    for filing_index, filing in enumerate(matter.filings):
        if filing.paper.signer not in {"plaintiffs", "filers"}:
            continue
        filers = list(_filers(matter, filing, principal(matter, filing)))
        for index, service in enumerate(filing.service):
            served_parties = _served_parties(matter, service.on)
            if served_parties and all(party in filers for party in served_parties):
                recipient = served_parties[0].name
                if service.on in matter.counsel:
                    recipient = f"counsel for {recipient}"
                message = f"`{filing.name}` is served on `{service.on}`, {recipient}, who files it"
                opposing = _opposing_counsel(matter, filing)
                fix = f"name another party's counsel, such as `{opposing[0]}`" if opposing else ""
                yield Problem(("filings", filing_index, "service", index, "on"), message, fix=fix)


def _served_parties(matter: Matter, name: str) -> list[Party]:
    """Return the parties on whom a paper is served by service on *name*, an attorney or a party of the matter."""
    if name in matter.counsel:
        return [party for party in matter.parties.values() if name in party.counsel]
    return [matter.parties[name]]


@rule(
    "SIG025",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="add the address at which the paper was served, or write another way of service",
)
def signed_certificate_has_blank(papers: Papers) -> Iterator[Problem]:
    """A signed certificate of service has a blank in place of an address.

    A certificate of service by mail or by hand needs the street address of the party, the attorney or the attorney's
    firm. A certificate of service by e-mail needs the e-mail address. Nothing is reported if the certificate is not
    signed yet, because it can be completed by hand.
    """
    plans = {plan.id: plan for plan in papers.plans}
    for filing_index, filing in enumerate(papers.matter.filings):
        plan = plans.get(filing.name) if filing.signed else None
        certificates = [part for part in plan.statements if part.id == "service"] if plan else []
        entries = certificates[0].items if certificates else ()
        for index, (service, entry) in enumerate(zip(filing.service, entries, strict=False)):
            if "___" in entry:
                key = "email" if service.by == "email" else "address"
                message = f"`{filing.name}` is signed, but its certificate of service has a blank: `{brief(entry)}`"
                fix = f"add `{key}:` to `{service.on}`, or write another way of service"
                yield Problem(("filings", filing_index, "service", index, "on"), message, fix=fix)
