"""The family `later_pleading`: pleadings that make claims after the complaint, against old and new parties."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from assembler.language.dates import printed_date
from assembler.language.english import Side, series
from assembler.model.filing import Filing
from assembler.papers.amended_pleading import amended_name
from assembler.papers.later_pleading import sections
from assembler.papers.later_pleading.keys import LaterPleadingFiling, later_pleading_keys, parties_sued
from assembler.papers.opening.titles import complaint_name, opening_name
from assembler.plan.context import Family, PaperContext, sides
from assembler.plan.frame.titles import limited_case_legends


def _opening_sentence(context: PaperContext) -> str:
    """Return the opening sentence: leave of court, who files the pleading, and whom it sues or what it supplements."""
    leave = later_pleading_keys(context.filing).leave
    leave_words = context.say("later_pleading.by_leave", date=printed_date(leave)) if leave else ""
    values = {**sides(context), "claimants": _claimants(context), "sued": _sued_parties(context)}
    pleading = amended_name(context.filing.paper.name, context.matter, context.filing)
    lead = context.say(
        context.filing.paper.lead, **values, pleading=pleading, complaint=_supplemented_complaint(context)
    )
    return f"{leave_words} {lead}" if leave_words else lead


def _claimants(context: PaperContext) -> Side:
    """Return the filing parties, by all of their roles, such as "Defendant/Third-Party Plaintiff Beta"."""
    further_role = context.filing.paper.claimant_role
    if not further_role:
        return context.filers
    return replace(context.filers, role=f"{context.filers.role}/{further_role}")


def _sued_parties(context: PaperContext) -> Side:
    """Return the parties against whom the counts are brought; the other side if the pleading has no counts."""
    names = parties_sued(context.filing)
    return sections.parties_to_count(names, context) if names else context.opponents


def _title_values(context: PaperContext) -> dict[str, Any]:
    """Return the values for placeholders in the title; `{character}` names the counts if a complaint's title does."""
    law = context.rely_on(context.court.character)
    titles = list(dict.fromkeys(count.title for count in later_pleading_keys(context.filing).counts))
    is_named = law is not None and law.value == "in the title" and titles
    return {**sides(context), "character": f" for {series(titles)}" if is_named else ""}


def _supplemented_complaint(context: PaperContext) -> str:
    """Return the name of the latest complaint before the pleading, with its date if it is known."""
    complaint = _complaint_before(context)
    name = complaint_name(complaint, context) if complaint else opening_name(context).title()
    day = complaint.date if complaint else context.matter.complaint_filed
    return context.say("later_pleading.dated", complaint=name, date=printed_date(day)) if day else name


def _complaint_before(context: PaperContext) -> Filing | None:
    complaints = [filing for filing in context.matter.filings if filing.paper.opens]
    earlier_complaints = [filing for filing in complaints if not _is_later(filing, context.filing)]
    return max(earlier_complaints, key=lambda filing: filing.date or date.min, default=None)


def _is_later(filing: Filing, pleading: Filing) -> bool:
    return bool(filing.date and pleading.date and filing.date > pleading.date)


def _legends(context: PaperContext) -> Iterator[str]:
    """Yield the legend of a limited civil case, and that of a jury demand."""
    yield from limited_case_legends(context)
    if later_pleading_keys(context.filing).demands_jury:
        law = context.rely_on(context.court.jury)
        yield context.say("caption.jury", legend=law.value.legend)


FAMILY = Family[PaperContext](
    filing_model=LaterPleadingFiling,
    sections={
        "allegations": sections.allegations,
        "counts": sections.counts,
        "relief": sections.relief,
        "jury_demand": sections.jury_demand,
    },
    opening_sentence=_opening_sentence,
    title=lambda context: amended_name(context.filing.paper.title, context.matter, context.filing),
    short_title=lambda context: amended_name(context.filing.paper.short_title, context.matter, context.filing),
    title_values=_title_values,
    legends=_legends,
)
