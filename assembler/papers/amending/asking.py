"""The papers that request an amendment: the complaint that each proposes, and whether an order lets it be filed."""

from collections.abc import Iterator

from assembler.model.court.amended import Attachment
from assembler.model.court.motion import role_of
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.amending.keys import amending_keys
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.opening.amendments import amendment_number


def proposed_complaint(matter: Matter, filing: Filing) -> Filing | None:
    """Return the amended complaint that *filing* is about: the one that it names, or else the only one of *matter*."""
    amended_complaints = [complaint for complaint in matter.filings if amendment_number(matter, complaint)]
    if name := amending_keys(filing).proposes:
        return next((complaint for complaint in amended_complaints if complaint.name == name), None)
    return amended_complaints[0] if len(amended_complaints) == 1 else None


def proposing_papers(matter: Matter) -> Iterator[tuple[int, Filing, Filing]]:
    """Yield each motion or stipulation on an amended complaint, with its index and the complaint."""
    for index, filing in enumerate(matter.filings):
        if filing.paper.amending and {"motion", "stipulation_to_amend"} & set(filing.paper.sections):
            complaint = proposed_complaint(matter, filing)
            if complaint:
                yield index, filing, complaint


def asks_for_order(matter: Matter, filing: Filing) -> bool:
    """Whether *filing* is a motion, or a stipulation that ends with an order or that an order accompanies."""
    if filing.paper.order or "motion" in filing.paper.sections:
        return True
    orders = (order for order in matter.filings if role_of(order.paper) == "order")
    return any(principal(matter, order) is filing for order in orders)


def is_filed_when_attached(attach: Attachment | None, matter: Matter, complaint: Filing) -> bool:
    """Whether the copy of *complaint* that a paper attaches becomes the amended complaint without another filing.

    That is so if *attach*, the court's rule, says so, and the papers that propose the complaint ask for an order.
    """
    if attach is None or not attach.not_filed_again:
        return False
    papers = [filing for _, filing, proposed in proposing_papers(matter) if proposed is complaint]
    return not papers or any(asks_for_order(matter, filing) for filing in papers)
