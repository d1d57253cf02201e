"""Amended complaints: whether they are shown to be allowed, and the exhibits and marked copies they must have."""

from collections.abc import Iterable, Iterator
from datetime import date

from assembler.exhibits.labels import attached_files, is_exhibit
from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.language.references import REFERENCE, entries
from assembler.law.governing import with_law_in_force
from assembler.model.court.amended import ALL_GROUNDS, AmendedForm, MarkedCopy
from assembler.model.filing import Filing
from assembler.model.law import Law, qualified_cite, severity_for, was_read
from assembler.model.matter import Matter
from assembler.papers.amending.asking import proposed_complaint, proposing_papers
from assembler.papers.amending.attached import MARKED_COPY, attached_names, ground_claimed_by
from assembler.papers.amending.chosen_exhibits import chosen_exhibits, exhibit_choice, listed_exhibits
from assembler.papers.amending.keys import amending_keys
from assembler.papers.amending.proposal import ground_of, is_taken_as_filed
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.opening.amendment_right import Amendment, amended_complaints, why_not_allowed
from assembler.papers.opening.keys import opening_keys
from assembler.rules.rule import Problem, rule


def _form(matter: Matter, filing: Filing) -> Law[AmendedForm] | None:
    """Return the court's requirements for amended pleadings on the day of *filing*."""
    return with_law_in_force(matter, filing.date).court.amended


def _filed_complaints(matter: Matter) -> Iterator[tuple[Amendment, Filing]]:
    """Yield each amended complaint of *matter* that is filed and not only proposed."""
    for amendment in amended_complaints(matter, undated_as=date.max):
        if amendment.filing and not opening_keys(amendment.filing).proposed:
            yield amendment, amendment.filing


# -- the exhibits -----------------------------------------------------------------------------------------------------


def _cited_in(filings: Iterable[Filing], matter: Matter) -> set[str]:
    """Return the names of the exhibits that the filings' own texts cite."""
    names: set[str] = set()
    for filing in filings:
        for _, text in filing.own_texts():
            for match in REFERENCE.finditer(text):
                names.update(entry.name for entry in entries(match) if is_exhibit(entry.of, entry.name, matter))
    return names


@rule(
    "FMT026",
    cite="the court's rule on amended pleadings",
    basis="verified",
    severity=Severity.WARNING,
    fix="delete `pleading_exhibits:`, so that the paper attaches what the court's rule asks for",
)
def exhibits_not_attached(matter: Matter) -> Iterator[Problem]:
    """A motion or a stipulation leaves out exhibits of the proposed complaint that the court's rule wants attached.

    By default, the exhibits that the proposed complaint cites are attached after it, with their own labels: all of
    them, or only those that the earlier complaint did not have, as the court's rule says. `pleading_exhibits:` may
    leave some out, and the paper then says so. Exhibits that the paper itself cites, or a paper that accompanies it,
    are attached. If the court's requirement was not read, `pleading_exhibits: omitted` gets a note where the record
    says that the amended pleading is complete in itself, and nothing else is reported.
    """
    for index, filing, complaint in proposing_papers(matter):
        form = _form(matter, filing)
        requirement = form.value.exhibits if form else None
        basis = (requirement.basis if requirement else None) or (form.basis if form else "memory")
        if form is None or requirement is None or not was_read(basis) or not attached_names(filing, form.value):
            if form and exhibit_choice(filing, form.value) == "omitted":
                yield from _omitted_exhibits(index, complaint, form, matter)
            continue
        papers = [paper for paper in matter.filings if paper is filing or principal(matter, paper) is filing]
        choice = exhibit_choice(filing, form.value)
        files = attached_files(matter)
        attached = {*_cited_in(papers, matter), *chosen_exhibits(choice, complaint, files)}
        required = chosen_exhibits(requirement.filed, complaint, files)
        if missing := [name for name in required if name not in attached]:
            noun = "new exhibits" if requirement.filed == "new" else "exhibits"
            message = f"`pleading_exhibits: {choice}` leaves out {noun} that the court wants with the proposed "
            message += f"complaint: {listed_exhibits(missing, matter)}"
            path = ("filings", index, "pleading_exhibits")
            yield Problem(path, message, cite=requirement.cite or form.cite, basis=basis)


def _omitted_exhibits(index: int, complaint: Filing, form: Law[AmendedForm], matter: Matter) -> Iterator[Problem]:
    """Yield a note if exhibits are omitted where *form* wants the whole pleading."""
    requirement = form.value.whole
    exhibits = chosen_exhibits("all", complaint, attached_files(matter))
    if requirement and requirement.needed and exhibits:
        message = "`pleading_exhibits: omitted` leaves out exhibits of the proposed complaint, but the court wants the "
        message += f"whole pleading attached: {listed_exhibits(exhibits, matter)}"
        path = ("filings", index, "pleading_exhibits")
        basis = requirement.basis or form.basis
        cite = qualified_cite(requirement.cite or form.cite, basis)
        yield Problem(path, message, Severity.NOTE, cite=cite, basis=basis)


# -- the marked copy, and the filing after leave ----------------------------------------------------------------------


@rule(
    "FMT027",
    cite="the court's rule on amended pleadings",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `paper: notice_of_amended_complaint`, which attaches the marked copy, or file the copy that `assembler "
    "redline` makes with the complaint",
)
def marked_copy_missing(matter: Matter) -> Iterator[Problem]:
    """No paper attaches the marked copy that the court wants with an amended complaint.

    If the matter does not show whether the complaint is filed as a matter of course, by consent or after leave, it is
    reported only where the court wants a marked copy in each of these cases. Nothing is reported if the requirement was
    not read, if FMT025 reports that the notice itself is missing, or if a plaintiff has no counsel and the court's rule
    spares some parties the copy.
    """
    for index, filing, _ in proposing_papers(matter):
        form = _form(matter, filing)
        marks = _required_marked_copy(form)
        if (
            form
            and marks
            and ground_claimed_by(filing) in marks.when
            and MARKED_COPY not in attached_names(filing, form.value)
        ):
            usual_attachments = attached_names(filing.model_copy(update={"attaches": None}), form.value)
            if MARKED_COPY in usual_attachments and not _is_spared(marks, matter):
                message = f"`attaches` leaves out the marked copy that the court wants with `{filing.name}`"
                fix = "add `marked copy` to `attaches:`"
                yield Problem(("filings", index), message, cite=marks.cite or form.cite, fix=fix)
    for amendment, complaint in _filed_complaints(matter):
        form = _form(matter, complaint)
        marks = _required_marked_copy(form)
        if (
            form is None
            or marks is None
            or _is_spared(marks, matter)
            or _has_marked_copy(matter, complaint, form.value)
        ):
            continue
        ground = ground_of(amendment)
        notice = form.value.notice
        is_required = ground in marks.when if ground else set(ALL_GROUNDS) <= set(marks.when)
        needs_notice = notice and was_read(notice.basis or form.basis) and ground in notice.when
        if is_required and not needs_notice:
            message = f"no paper attaches the marked copy of `{complaint.name}` that the court wants"
            yield Problem(("filings", amendment.filing_index), message, cite=marks.cite or form.cite)


def _required_marked_copy(form: Law[AmendedForm] | None) -> MarkedCopy | None:
    """Return the marked copy that *form* asks for; None if it asks for none, or if the requirement was not read."""
    marks = form.value.marks if form else None
    return marks if form and marks and marks.needed and was_read(marks.basis or form.basis) else None


def _is_spared(marks: MarkedCopy, matter: Matter) -> bool:
    """Whether the court spares some parties the marked copy, and a plaintiff has no counsel."""
    plaintiffs = (party for party in matter.parties.values() if party.on_side == "plaintiff")
    return bool(marks.not_for) and any(not party.counsel for party in plaintiffs)


def _has_marked_copy(matter: Matter, complaint: Filing, form: AmendedForm) -> bool:
    """Whether a notice that *complaint* is filed attaches the marked copy."""
    notices = (filing for filing in matter.filings if "notice_of_amendment" in filing.paper.sections)
    return any(
        proposed_complaint(matter, notice) is complaint and MARKED_COPY in attached_names(notice, form)
        for notice in notices
    )


@rule(
    "FMT028",
    cite="the court's rule on amended pleadings",
    basis="verified",
    severity=Severity.WARNING,
    fix="keep the complaint as it was attached, with `proposed: true` and its date, file neither it nor a notice, and "
    "list `event: amended complaint` on the day of the order",
)
def filed_again(matter: Matter) -> Iterator[Problem]:
    """An amended complaint is filed after leave where the court takes the pleading attached to the motion as filed.

    In the District of Maryland, for example, nothing is filed again once leave is given.
    """
    for amendment, complaint in _filed_complaints(matter):
        form = _form(matter, complaint)
        if form and form.value.attach and amendment.leave and is_taken_as_filed(amendment, form):
            attach = form.value.attach
            notices = [
                ("filings", index)
                for index, filing in enumerate(matter.filings)
                if "notice_of_amendment" in filing.paper.sections and proposed_complaint(matter, filing) is complaint
            ]
            message = (
                f"`{complaint.name}` is filed after leave was given on {plain_date(amendment.leave.day)}, but the "
                "court takes the pleading attached to the motion as filed"
            )
            path = ("filings", amendment.filing_index)
            yield Problem(path, message, cite=attach.cite or form.cite, also=tuple(notices))


@rule(
    "FMT024",
    cite="the court's rule on amended pleadings",
    basis="memory",
    severity=Severity.NOTE,
    fix="none needed; to attach only the clean copy, write `attaches: [proposed pleading]`",
)
def marked_copy_not_read(matter: Matter) -> Iterator[Problem]:
    """Nobody has read whether the court wants a marked copy, or how many days it gives to file after leave.

    A motion or a stipulation then attaches a marked copy, which is made in the usual way: deleted words are struck
    through, and added words are underlined. If nobody has read the number of days, an order states the number that the
    court's record has from memory.
    """
    for index, filing, _ in proposing_papers(matter):
        form = _form(matter, filing)
        if (form is None or form.value.marks is None) and amending_keys(filing).attaches is None:
            message = "nobody has read whether the court wants a marked copy, so the paper attaches one"
            yield Problem(("filings", index), message)
    for index, filing in enumerate(matter.filings):
        form = _form(matter, filing)
        law = form.value.after_order if form else None
        if form and law and law.days and _orders_amendment(filing) and not was_read(law.basis or form.basis):
            message = f"the order gives {law.days} days to file the amended complaint, but the rule was not read"
            fix = "compare the days with the court's rule"
            yield Problem(("filings", index), message, cite=law.cite or form.cite, fix=fix)


def _orders_amendment(filing: Filing) -> bool:
    """Whether *filing* is an order on an amended complaint, or a stipulation that ends with one."""
    return filing.paper.amending and (filing.paper.order or filing.paper.signer == "judge")


@rule(
    "FMT017",
    cite="the court's rule on amended pleadings",
    basis="verified",
    fix="list the opponents' written consent as `event: consent to amend` with `by:`, or the order as "
    "`event: leave to amend`; otherwise move for leave, with `proposed: true` in the complaint",
    severity=Severity.WARNING,
)
def amendment_not_open(matter: Matter) -> Iterator[Problem]:
    """An amended complaint needs consent or leave, but the matter lists neither consent nor leave that allows it.

    The events decide whether the complaint may still be amended as a matter of course, as `assembler amend` shows. The
    rule needs the events, `docket_read:` and a date of the amended complaint. It is silent if the court's law on
    amendments was not read, and if the complaint is only `proposed`. Consent without `by:` is nobody's consent, and
    leave does not last beyond `amendment due`.
    """
    if not matter.events or matter.docket_read is None:
        return
    for amendment in amended_complaints(matter, undated_as=date.max):
        if amendment.day != date.max and not (_is_proposed(amendment) or _is_shown(amendment)):
            yield from _problem(matter, amendment)


def _is_proposed(amendment: Amendment) -> bool:
    """Whether the complaint is only proposed, for a motion or a stipulation."""
    return amendment.filing is not None and opening_keys(amendment.filing).proposed


def _is_shown(amendment: Amendment) -> bool:
    """Whether the amendment is open as a matter of course, or the events show consent or leave."""
    return amendment.right.state == "open" or amendment.consent.is_enough or amendment.leave is not None


def _problem(matter: Matter, amendment: Amendment) -> Iterator[Problem]:
    """Yield a problem if the law, apart from the docket, speaks against the amendment.

    Only grounds whose law was read are considered. A ground that closes the right to amend comes before others.
    """
    grounds = [ground for ground in amendment.right.against if was_read(ground.basis) and not ground.of_docket]
    if not grounds:
        return
    ground = next((ground for ground in grounds if ground.weight == "closes"), grounds[0])
    verdict = "is closed" if ground.weight == "closes" else "is not shown to be open"
    reasons = "; ".join(filter(None, (ground.says, why_not_allowed(matter, amendment))))
    message = f"the right to amend of course {verdict}: {reasons}"
    path = ("filings", amendment.filing_index)
    yield Problem(path, message, severity_for(ground.basis), cite=ground.cite, basis=ground.basis)
