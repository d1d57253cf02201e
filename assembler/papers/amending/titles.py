"""The values of titles that name an amended complaint, and the title of a motion for leave in the court's form."""

from collections.abc import Mapping
from typing import Any

from assembler.language.regex import Regex
from assembler.papers.amending.asking import proposed_complaint
from assembler.papers.ending.context import EndingContext
from assembler.papers.opening.titles import complaint_name

REQUEST_START = Regex(r" (?:for|to) ")
"""Separates the court's name for a motion from the request: "Notice of Motion" from "for Voluntary Dismissal"."""


def title_values(context: EndingContext) -> Mapping[str, Any]:
    """Return the values for the titles of papers about an amended complaint; nothing for other papers."""
    if not context.principal.paper.amending:
        return {}
    complaint = proposed_complaint(context.matter, context.principal)
    return {"complaint": complaint_name(complaint, context) if complaint else "Amended Complaint"}


def motion_title(court_title: str, own_title: str) -> str:
    """Return *own_title*, that of a motion for leave, with *court_title*, the court's name for a motion.

    "Notice of Motion for Voluntary Dismissal" and "Plaintiff's Motion for Leave" give "Notice of Motion for Leave".
    """
    name, *_ = REQUEST_START.split(court_title, maxsplit=1)
    _, _, request = own_title.partition(" Motion ")
    return f"{name} {request}" if court_title and request else own_title
