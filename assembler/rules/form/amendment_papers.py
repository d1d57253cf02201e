"""Papers about an amended complaint: a ground that is not shown, and consent that is missing or not enough."""

from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.law.governing import with_law_in_force
from assembler.model.filing import Filing
from assembler.model.law import qualified_cite, was_read
from assembler.model.matter import Matter
from assembler.papers.amending.asking import asks_for_order, is_filed_when_attached, proposed_complaint
from assembler.papers.amending.keys import consent_keys
from assembler.papers.amending.proposal import consent_or_leave_law, consent_suffices, ground_of
from assembler.papers.amending.signing import consent_needed
from assembler.papers.ending.signatories import signing_for
from assembler.papers.opening.amendment_right import Amendment, amended_complaints, amendment_by, why_not_allowed
from assembler.papers.opening.keys import opening_keys
from assembler.rules.form._amendment_papers import papers_on_amendments
from assembler.rules.rule import Problem, rule


@rule(
    "FMT018",
    cite="the court's rule on amended pleadings",
    basis="verified",
    fix="list the opponents' written consent as `event: consent to amend` with `by:`, or the order as "
    "`event: leave to amend`, or move for leave",
    waivable="some",
    no_waiver="a notice whose ground the law excludes would make an untrue statement to the court",
)
def notice_without_ground(matter: Matter) -> Iterator[Problem]:
    """A notice says that an amended complaint is filed, but the matter does not show that it can be.

    The notice states on which ground the complaint is filed: leave or consent that the events show, or the right to
    amend as a matter of course, on which `assembler amend` gives the same verdict. If the right is closed, the finding
    cannot be waived. If the right may be open but is not shown to be open, a lawyer who has read the law and the docket
    can waive the finding.

    A complaint that is `proposed` is not filed, so it has no notice. A second notice of the same complaint is a
    warning.
    """
    notices: dict[str, str] = {}
    for index, filing, complaint, _ in papers_on_amendments(matter, "notice_of_amendment"):
        if first_notice := notices.get(complaint.name):
            message = f"`{first_notice}` is already a notice that `{complaint.name}` is filed"
            fix = "delete one of the notices, or name another amended complaint in its `proposes:`"
            yield Problem(("filings", index), message, Severity.WARNING, fix=fix, basis="program")
        notices.setdefault(complaint.name, filing.name)
        amendment = amendment_by(matter, complaint, filing.date or date.max)
        if opening_keys(complaint).proposed:
            message = f"the notice says that `{complaint.name}` is filed, but that complaint is `proposed: true`"
            fix = "delete `proposed: true` if the complaint is filed; otherwise delete the notice"
            yield _untrue_notice(index, message, fix=fix, promise=True)
        elif not ground_of(amendment):
            yield _groundless_notice(matter, index, amendment)


def _groundless_notice(matter: Matter, index: int, amendment: Amendment) -> Problem:
    """Return the problem of a notice of *amendment*, for which the matter shows no ground."""
    is_closed = amendment.right.state == "closed"
    verdict = "is closed" if is_closed else "is not shown to be open"
    grounds = list(amendment.right.against)
    if is_closed:
        grounds = [ground for ground in grounds if ground.weight == "closes"][:1]
    reasons = "; ".join(filter(None, (*(ground.says for ground in grounds), why_not_allowed(matter, amendment))))
    message = f"the matter shows no ground for the notice: the right to amend of course {verdict}: {reasons}"
    return _untrue_notice(index, message, cite=grounds[0].cite if grounds else "", promise=is_closed)


def _untrue_notice(index: int, message: str, *, promise: bool, cite: str = "", fix: str = "") -> Problem:
    """Return an error about the notice with the index *index*; a draft can be built in spite of it."""
    return Problem(
        ("filings", index),
        message,
        cite=cite,
        fix=fix,
        basis="program",
        severity=Severity.ERROR,
        promise=promise,
        passes_draft=True,
    )


@rule(
    "FMT019",
    cite="the court's rule on amended pleadings",
    basis="verified",
    severity=Severity.WARNING,
    fix="use `paper: stipulation_and_order_to_amend`, or add `paper: order_granting_leave_to_amend`",
)
def consent_not_enough(matter: Matter) -> Iterator[Problem]:
    """A stipulation to an amended complaint asks for no order, although consent may not be enough.

    Many rules let a party amend with the written consent of the opponents. Others, such as those of California, ask for
    leave in every case, and then a stipulation needs an order.
    """
    for index, filing, complaint, _ in papers_on_amendments(matter, "stipulation_to_amend"):
        if asks_for_order(matter, filing):
            continue
        law = consent_or_leave_law(amendment_by(matter, complaint, filing.date or date.max))
        if consent_suffices(law):
            continue
        requirement = "no text was read that makes consent enough"
        if law and was_read(law.basis):
            requirement = f"the law asks for {law.says}"
        message = f"the stipulation asks for no order, but {requirement}"
        cite = law.cite if law else ""
        basis = law.basis if law else "memory"
        yield Problem(("filings", index), message, cite=cite, basis=basis)


@rule(
    "FMT023",
    cite="the court's rule on amended pleadings",
    basis="verified",
    severity=Severity.WARNING,
    fix="add the attorney, or the party without counsel, to `consents:` with how and when they consented",
)
def consent_missing(matter: Matter) -> Iterator[Problem]:
    """A stipulation to an amended complaint lacks a party whose consent the law asks for.

    By default, all of these parties sign. `stipulated_by:` may leave out a party whose consent the matter lists as an
    event. A stipulation that nobody has signed is for circulation; once somebody has signed it, each missing consent is
    reported. If events name other parties, but not a party who has no counsel, that party is taken to be new in the
    amended complaint.
    """
    for index, filing, complaint, _ in papers_on_amendments(matter, "stipulation_to_amend"):
        amendment = amendment_by(matter, complaint, filing.date or date.max)
        law = consent_or_leave_law(amendment)
        parties_with_consent = {name for event in amendment.consent.events for name in event.by}
        parties_in_events = {name for event in matter.events for name in event.by}
        missing_names = [
            name
            for name in consent_needed(matter, filing, amendment)
            if name not in parties_with_consent
            and (not parties_in_events or name in parties_in_events or matter.parties[name].counsel)
        ]
        consenting_parties = consent_keys(filing).stipulated_by
        signers = {*filing.signed, *filing.consents}
        for name in missing_names:
            party = matter.parties[name]
            severity = None
            if consenting_parties and name not in consenting_parties and party.on_side != "plaintiff":
                message = f"`stipulated_by` leaves out `{party.name}`, whose consent the law asks for"
                fix = f"add `{name}` to `stipulated_by:`, list its written consent as `event: consent to amend`, "
                fix += "or move for leave"
                severity = Severity.ERROR if law and was_read(law.basis) else None
            elif not party.counsel and not party.pro_se:
                message = f"the stipulation has no line on which `{party.name}` can sign"
                fix = "add the party's `counsel:`, or `pro_se: true`"
            elif signers and not signers & set(signing_for(matter, name)):
                message = f"the stipulation is signed, but not for `{party.name}`"
                fix = ""
            else:
                continue
            basis = law.basis if law else "memory"
            cite = law.cite if law else ""
            yield Problem(("filings", index), message, severity, cite=cite, fix=fix, basis=basis)
        amends = opening_keys(complaint).amends
        if not amends:
            continue
        for name in amends.parties:
            if name not in matter.parties:
                message = f"the stipulation has no line for `{name}`, a party to the earlier complaint, to sign"
                fix = "instead of `none`, give the party `terminated: {date: ...}`, the date of the amended complaint"
                yield Problem(("filings", index), message, fix=fix)


@rule(
    "FMT022",
    cite="the court's rule on amended pleadings",
    basis="verified",
    fix="add or delete `signed:`",
    severity=Severity.WARNING,
)
def proposed_signature(matter: Matter) -> Iterator[Problem]:
    """A proposed amended complaint is signed where the court wants it unsigned, or unsigned where it must be signed.

    In Washington, the copy that is attached to a motion is "denominated 'proposed' and unsigned" (CR 15(a)), so
    signatures in the filing are left out. In Virginia, the pleading that accompanies a motion is executed and fit for
    filing. If the attached pleading becomes the amended complaint, and the rule does not mention its signature, an
    unsigned complaint is reported once a motion or a stipulation on it is signed.
    """
    for index, filing in enumerate(matter.filings):
        form = with_law_in_force(matter, filing.date).court.amended
        attach = form.value.attach if form else None
        if form is None or attach is None or not opening_keys(filing).proposed:
            continue
        must_be_signed = attach.signed
        if must_be_signed is None and is_filed_when_attached(attach, matter, filing) and _is_sent(matter, filing):
            must_be_signed = True
        if must_be_signed is None or must_be_signed is bool(filing.signed):
            continue
        basis = attach.basis or form.basis
        expected_state = "signed" if must_be_signed else "unsigned"
        message = f"`{filing.name}` is proposed; the court wants it {expected_state}"
        if attach.signed is None:
            message = f"`{filing.name}` is unsigned, but attached as the amended complaint and not as a proposed one"
        fix = "add `signed:`" if must_be_signed else "delete `signed:`; it can be signed once leave is given"
        yield Problem(("filings", index), message, cite=attach.cite or form.cite, fix=fix, basis=basis)


def _is_sent(matter: Matter, complaint: Filing) -> bool:
    """Whether a motion or a stipulation on *complaint* is signed."""
    amending_papers = (filing for filing in matter.filings if filing.paper.amending and filing.signed)
    return any(proposed_complaint(matter, filing) is complaint for filing in amending_papers)


@rule(
    "FMT025",
    cite="the court's rule on amended pleadings",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `paper: notice_of_amended_complaint`, which attaches the marked copy",
)
def notice_missing(matter: Matter) -> Iterator[Problem]:
    """An amended complaint is filed without the notice that the court's rule wants.

    In the District of Colorado, for example, a party that amends of course or by consent files a separate notice with a
    marked copy. The finding is a note if the court's requirement was not read. The rule is silent if the matter does
    not show on which ground the complaint is filed.
    """
    noticed_names = {complaint.name for _, _, complaint, _ in papers_on_amendments(matter, "notice_of_amendment")}
    for amendment in amended_complaints(matter, undated_as=date.max):
        complaint = amendment.filing
        if complaint is None or opening_keys(complaint).proposed or complaint.name in noticed_names:
            continue
        form = with_law_in_force(matter, complaint.date).court.amended
        notice = form.value.notice if form else None
        if form and notice and ground_of(amendment) in notice.when:
            message = f"`{complaint.name}` is filed without the notice that the court wants"
            basis = notice.basis or form.basis
            severity = None if was_read(basis) else Severity.NOTE
            cite = qualified_cite(notice.cite or form.cite, basis)
            yield Problem(("filings", amendment.filing_index), message, severity, cite=cite, basis=basis)
