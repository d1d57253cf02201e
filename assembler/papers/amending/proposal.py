"""The amended complaint that a paper proposes or reports, with the law and the facts that decide how it is filed."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place
from assembler.language.english import ordinal
from assembler.model.amendment import ConsentOrLeave
from assembler.model.court.amended import AmendedForm
from assembler.model.filing import Filing
from assembler.model.law import Law, was_read
from assembler.papers.amending.asking import proposed_complaint
from assembler.papers.opening.amendment_right import Amendment, amendment_by
from assembler.papers.opening.amendments import amendment_number
from assembler.papers.opening.titles import complaint_name, opening_name
from assembler.plan.context import PaperContext

Ground = Literal["leave", "consent", "of course", ""]
"""How an amended complaint is filed; "" if the matter shows no way."""


@dataclass(frozen=True)
class Proposal:
    """An amended complaint: its name, the name of the complaint that it amends, and the right to file it."""

    complaint: Filing
    name: str
    earlier_name: str
    amendment: Amendment

    @property
    def consent_or_leave(self) -> ConsentOrLeave | None:
        """The law on amendments by consent or leave; None if it is not on record."""
        return consent_or_leave_law(self.amendment)

    @property
    def ground(self) -> Ground:
        """How the complaint is filed, as far as the matter shows."""
        return ground_of(self.amendment)

    def rule(self, ground: Ground) -> str:
        """Return the rule under which the complaint is filed on *ground*, as a paper cites it; "" if none is on record.

        If the law has no provision on consent and leave, the rule on amendments of course is returned.
        """
        if self.amendment.law is None:
            return ""
        of_course = ground == "of course" or self.consent_or_leave is None
        provision = self.amendment.law.of_course if of_course else self.consent_or_leave
        return printed_cite(provision.cite) if provision else ""


def consent_or_leave_law(amendment: Amendment) -> ConsentOrLeave | None:
    """Return the law on amendments by consent or leave; None if it is not on record."""
    return amendment.law.otherwise if amendment.law else None


def ground_of(amendment: Amendment) -> Ground:
    """Return how the complaint is filed: by leave or consent that the events show, or of course if that is open."""
    if amendment.leave:
        return "leave"
    if amendment.consent.is_enough and consent_suffices(consent_or_leave_law(amendment)):
        return "consent"
    return "of course" if amendment.right.state == "open" else ""


def consent_suffices(provision: ConsentOrLeave | None) -> bool:
    """Whether the law, as read, lets an amended complaint be filed with consent and without leave."""
    return provision is not None and provision.consent_of is not None and was_read(provision.basis)


def is_taken_as_filed(amendment: Amendment, form: Law[AmendedForm]) -> bool:
    """Whether leave was given and the court's rule, *form*, then treats the attached pleading as filed."""
    attach = form.value.attach
    is_read = attach is not None and was_read(attach.basis or form.basis)
    return bool(ground_of(amendment) == "leave" and attach and attach.not_filed_again and is_read)


def printed_cite(cite: str) -> str:
    """Return *cite* as a paper prints it, without the source in which its text was read."""
    printed_part, *_ = re.split(r",? \(?(?:as|then) ", cite, maxsplit=1)
    return printed_part


def numbered_name(number: int, kind: str) -> str:
    """Return the name of an amended complaint or petition by its *number*; *kind* alone for 0, the original."""
    return f"{ordinal(number).title()} Amended {kind}" if number else kind


def proposal_of(context: PaperContext) -> Proposal:
    """Return the amended complaint that the paper, or the paper that it accompanies, is about.

    Raises `MatterError` if the matter does not show which complaint that is.
    """
    complaint = proposed_complaint(context.matter, context.leading_paper)
    if complaint is None:
        name = context.leading_paper.name
        message = f"`{name}` is about an amended complaint, but the matter does not show which one"
        fix = "add it to `filings:`, or give its `id` in `proposes:`"
        raise MatterError(fault("MAT007", Place(""), message, fix=fix))
    kind = opening_name(context).title()
    number = amendment_number(context.matter, complaint)
    earlier_name = numbered_name(max(number - 1, 0), kind)
    day = context.filing.date or context.today or date.max
    amendment = amendment_by(context.matter, complaint, day)
    return Proposal(complaint, complaint_name(complaint, context), earlier_name, amendment)
