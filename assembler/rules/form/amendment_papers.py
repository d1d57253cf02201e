"""Papers about an amended complaint: a ground that is not shown, consent that is not enough, and missing parts."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.governing import governed
from assembler.model.court import Court
from assembler.model.court.motion import MotionRole, role_of
from assembler.model.filing import Filing
from assembler.model.law import severity_for, was_read
from assembler.model.matter import Matter
from assembler.papers.amending.keys import consent_keys
from assembler.papers.amending.proposal import consent_suffices, ground_of, otherwise_law, proposed_complaint
from assembler.papers.amending.signing import consent_needed
from assembler.papers.declaration.keys import declaration_keys
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.ending.signatories import signing_for
from assembler.papers.keys import hearing_of
from assembler.papers.motion.keys import motion_keys
from assembler.papers.opening.amended_form_text import POINTS
from assembler.papers.opening.amendment_right import Amending, amended_complaints, amendment_by, not_allowed
from assembler.papers.opening.keys import opening_keys
from assembler.rules._complaint import printed
from assembler.rules.rule import Problem, rule


def _about_amendments(matter: Matter, section: str) -> Iterator[tuple[int, Filing, Court]]:
    """Yield each paper on an amended complaint that has *section*, with its index and its court on the paper's day."""
    for number, filing in enumerate(matter.filings):
        leads = filing.paper.amending and section in filing.paper.sections
        if leads and proposed_complaint(matter, filing):
            yield number, filing, governed(matter, filing.date).court


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
    noticed: dict[str, str] = {}
    for number, filing, _ in _about_amendments(matter, "notice_of_amendment"):
        complaint = proposed_complaint(matter, filing)
        if complaint is None:
            continue
        if first := noticed.get(complaint.name):
            message = f"`{first}` is already a notice that `{complaint.name}` is filed"
            fix = "delete one of the notices, or name another amended complaint in its `proposes:`"
            yield Problem(("filings", number), message, Severity.WARNING, fix=fix, basis="program")
        noticed.setdefault(complaint.name, filing.name)
        amending = amendment_by(matter, complaint, filing.date or date.max)
        if opening_keys(complaint).proposed:
            message = f"the notice says that `{complaint.name}` is filed, but that complaint is `proposed: true`"
            fix = "delete `proposed: true` if the complaint is filed; otherwise delete the notice"
            yield _untrue_notice(number, message, fix=fix, promise=True)
        elif not ground_of(amending):
            yield _groundless_notice(matter, number, amending)


def _groundless_notice(matter: Matter, number: int, amending: Amending) -> Problem:
    """Return the problem of a notice of *amending*, for which the matter shows no ground."""
    closed = amending.right.state == "closed"
    verdict = "is closed" if closed else "is not shown to be open"
    grounds = [ground for ground in amending.right.against if ground.weight == "closes" or not closed]
    reasons = "; ".join(filter(None, (*(ground.says for ground in grounds), not_allowed(matter, amending))))
    message = f"the matter shows no ground for the notice: the right to amend of course {verdict}: {reasons}"
    return _untrue_notice(number, message, cite=grounds[0].cite if grounds else "", promise=closed)


def _untrue_notice(number: int, message: str, *, promise: bool, cite: str = "", fix: str = "") -> Problem:
    """Return an error about the notice with the index *number*; a draft can be built in spite of it."""
    return Problem(
        ("filings", number),
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
    for number, filing, _ in _about_amendments(matter, "stipulation_to_amend"):
        complaint = proposed_complaint(matter, filing)
        with_order = filing.paper.order or any(
            role_of(other.paper) == "order" and principal(matter, other) is filing for other in matter.filings
        )
        if complaint is None or with_order:
            continue
        law = otherwise_law(amendment_by(matter, complaint, filing.date or date.max))
        if consent_suffices(law):
            continue
        read = law is not None and was_read(law.basis)
        asked = f"the law asks for {law.says}" if law and read else "no text was read that makes consent enough"
        message = f"the stipulation asks for no order, but {asked}"
        yield Problem(("filings", number), message, cite=law.cite if law else "", basis=law.basis if law else "memory")


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
    for number, filing, _ in _about_amendments(matter, "stipulation_to_amend"):
        complaint = proposed_complaint(matter, filing)
        if complaint is None:
            continue
        amending = amendment_by(matter, complaint, filing.date or date.max)
        law, consented = otherwise_law(amending), {name for event in amending.consent.given for name in event.by}
        present = {name for event in matter.events for name in event.by}
        needed = [
            name
            for name in consent_needed(matter, filing, amending)
            if name not in consented and (not present or name in present or matter.parties[name].counsel)
        ]
        named = consent_keys(filing).stipulated_by
        signing = {*filing.signed, *filing.consents}
        for name in needed:
            party = matter.parties[name]
            if named and name not in named and party.on_side != "plaintiff":
                message = f"`stipulated_by` leaves out `{party.name}`, whose consent the law asks for"
                fix = f"add `{name}` to `stipulated_by:`, or list its written consent as `event: consent to amend`"
            elif signing and not signing & set(signing_for(matter, name)):
                message, fix = f"the stipulation is signed, but not for `{party.name}`", ""
            else:
                continue
            basis = law.basis if law else "memory"
            yield Problem(("filings", number), message, cite=law.cite if law else "", fix=fix, basis=basis)


@rule(
    "FMT020",
    cite="the court's rule on amended pleadings",
    basis="verified",
    fix="add `paper: declaration_on_amendment`, with each point under `amendment:`",
    severity=Severity.ERROR,
)
def amendment_points_missing(matter: Matter) -> Iterator[Problem]:
    """A motion for leave to amend lacks a statement that the court's rule wants in a declaration.

    In California, for example, a separate declaration states the effect of the amendment, why it is necessary and
    proper, when the facts were discovered, and why the request was not made earlier (Cal. Rules of Court, rule
    3.1324(b)). The program never writes these facts. A draft has a blank for each fact.
    """
    for number, filing, court in _about_amendments(matter, "motion"):
        declared = court.amended.value.declared if court.amended else None
        if court.amended is None or declared is None:
            continue
        declarations = [
            (place, other)
            for place, other in enumerate(matter.filings)
            if role_of(other.paper) == "declaration" and principal(matter, other) is filing
        ]
        records = [points for _, other in declarations if (points := declaration_keys(other).amendment)]
        given = {point for record in records for point in record.given}
        if missing := [POINTS[point] for point in declared.points if point not in given]:
            basis = declared.basis or court.amended.basis
            noun = (
                "no declaration of the motion states" if declarations else "the motion has no declaration that states"
            )
            place = declarations[0][0] if declarations else number
            message = f"{noun} {series(missing, 'or')}"
            cite = declared.cite or court.amended.cite
            yield Problem(("filings", place), message, severity_for(basis), cite=cite, basis=basis)


@rule(
    "FMT021",
    cite="the court's rules on the papers of a motion",
    basis="verified",
    fix="add what is missing",
    severity=Severity.WARNING,
)
def leave_not_argued(matter: Matter) -> Iterator[Problem]:
    """A motion for leave to amend lacks grounds, a hearing, a statement on conferring, or a paper.

    `assembler explain` with the court's id shows the form of a motion in that court. The program states the rule and
    its standard; the person who signs must say why the amendment should be allowed.
    """
    for number, filing, court in _about_amendments(matter, "motion"):
        with_it = [other for other in matter.filings if principal(matter, other) is filing]
        if not any(motion_keys(other).grounds for other in with_it):
            message = "the motion gives no reason why leave should be granted"
            yield Problem(("filings", number), message, fix="add `grounds:` to the motion or its memorandum")
        if court.motion:
            yield from _missing_by_form(number, filing, with_it, court)
        yield from _unasked_consent(number, filing, court)


def _unasked_consent(number: int, filing: Filing, court: Court) -> Iterator[Problem]:
    """Yield a problem if the court wants the motion to say whether the other side consents, but it does not."""
    consent = court.amended.value.consent if court.amended else None
    if court.amended and consent and not motion_keys(filing).conferred:
        basis, cite = consent.basis or court.amended.basis, consent.cite or court.amended.cite
        fix = "add `conferred:` with whom, how, when and with what result"
        message = f"the motion does not say whether the other side consents: {consent.says}"
        yield Problem(("filings", number), message, cite=cite, fix=fix, basis=basis)


def _missing_by_form(number: int, filing: Filing, with_it: list[Filing], court: Court) -> Iterator[Problem]:
    """Yield a problem for each part of the motion that is missing or refused under the court's form."""
    law = court.motion
    if law is None:
        return
    severity, path, roles = severity_for(law.basis), ("filings", number), {role_of(other.paper) for other in with_it}
    names = {"memorandum": "memorandum_of_law", "declaration": "declaration", "order": "order_granting_leave_to_amend"}
    for role in get_args(MotionRole):
        form = law.value.paper(role)
        if form.required and role not in roles:
            fix = f"add a filing `paper: {names[role]}`"
            yield Problem(path, f"the motion has no {role}", severity, cite=law.authority, fix=fix, basis=law.basis)
        if form.refused and role in roles:
            message, fix = f"the court wants no separate {role}", "move its text to the motion"
            yield Problem(path, message, severity, cite=law.authority, fix=fix, basis=law.basis)
    form = law.value.motion
    if form.hearing and not hearing_of(filing) and "motion" in printed(filing):
        fix = "add `hearing: {date: ..., time: ..., place: ...}` to the filing"
        yield Problem(path, "the motion prints blanks for the hearing", cite=law.authority, fix=fix, basis=law.basis)
    if form.conferral and not motion_keys(filing).conferred:
        fix = "add `conferred:` with whom, how, when and with what result"
        message = "the motion does not say whether counsel conferred"
        yield Problem(path, message, cite=law.authority, fix=fix, basis=law.basis)


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
    for number, filing in enumerate(matter.filings):
        form = governed(matter, filing.date).court.amended
        attach = form.value.attach if form else None
        if form is None or attach is None or not opening_keys(filing).proposed:
            continue
        signed = attach.signed
        if signed is None:
            signed = True if attach.not_filed_again and _is_sent(matter, filing) else None
        if signed is None or signed is bool(filing.signed):
            continue
        basis = attach.basis or form.basis
        wanted = "signed" if signed else "unsigned"
        message = f"`{filing.name}` is proposed; the court wants it {wanted}"
        if attach.signed is None:
            message = f"`{filing.name}` is unsigned, but attached as the amended complaint and not as a proposed one"
        fix = "add `signed:`" if signed else "delete `signed:`; it can be signed once leave is given"
        yield Problem(("filings", number), message, cite=attach.cite or form.cite, fix=fix, basis=basis)


def _is_sent(matter: Matter, complaint: Filing) -> bool:
    """Whether a motion or a stipulation on *complaint* is signed."""
    about = (filing for filing in matter.filings if filing.paper.amending and filing.signed)
    return any(proposed_complaint(matter, filing) is complaint for filing in about)


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
    marked copy. The rule is silent if the court's requirement was not read, and if the matter does not show on which
    ground the complaint is filed.
    """
    noticed = {
        complaint.name
        for _, filing, _ in _about_amendments(matter, "notice_of_amendment")
        if (complaint := proposed_complaint(matter, filing))
    }
    for amending in amended_complaints(matter, date.max):
        complaint = amending.filing
        if complaint is None or opening_keys(complaint).proposed or complaint.name in noticed:
            continue
        form = governed(matter, complaint.date).court.amended
        notice = form.value.notice if form else None
        if form and notice and was_read(notice.basis or form.basis) and ground_of(amending) in notice.when:
            message = f"`{complaint.name}` is filed without the notice that the court wants"
            yield Problem(("filings", amending.place), message, cite=notice.cite or form.cite)
