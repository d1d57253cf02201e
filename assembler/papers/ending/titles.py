"""Titles of papers that end a case and of papers that accompany them, and the lines that a court prescribes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assembler.language.blanks import fill
from assembler.language.english import MAX_NAMED, series
from assembler.law.dismissal.local_forms import KEYS, local_forms, path_of_value, under_title_values
from assembler.model.docket import Hearing
from assembler.model.pleading import Claim
from assembler.papers.amending.titles import motion_title
from assembler.papers.amending.titles import title_values as amendment_title_values
from assembler.papers.declaration.keys import declaration_keys
from assembler.papers.ending.claimant import claim_kind, claimant_of
from assembler.papers.ending.context import EndingContext
from assembler.papers.keys import hearing_of
from assembler.papers.motion.keys import motion_keys
from assembler.papers.motion.motion_form import is_unopposed, motion_name, motion_paper
from assembler.plan.frame.count_names import ordinal_name
from assembler.plan.frame.docket import placeholders_of
from assembler.plan.frame.oaths import oath_name
from assembler.plan.text.recital import Recital
from assembler.plan.text.wording import BLANK


def title(context: EndingContext) -> str:
    """Return the title that the court prescribes, or that it uses for motions, or else the document type's title."""
    return _prescribed_title(context) or _court_motion_title(context, "title") or context.filing.paper.title


def short_title(context: EndingContext) -> str:
    """Return the title for the footer: the title that the court uses for motions, or else the document type's title."""
    return _court_motion_title(context, "short_title") or context.filing.paper.short_title


def event(context: EndingContext) -> str:
    """Return the kind of paper for an e-filing form: the court's title for a motion, or the document type's name."""
    return _court_motion_title(context, "title") or context.filing.paper.name


def _prescribed_title(context: EndingContext) -> str:
    """Return the title that the court prescribes for a dismissing paper; "" if the court prescribes none."""
    if context.instrument is None or context.filing.paper.id not in context.instrument.papers:
        return ""
    return next((local.title_form for local in local_forms(context.scope, context.instrument) if local.title_form), "")


def _court_motion_title(context: EndingContext, key: str) -> str:
    """Return the title at *key* in the court's form of a motion; "" if the form has none.

    A nonsuit keeps its own title.
    """
    court_title: str = getattr(motion_paper(context), key)
    if context.filing.paper.amending and court_title:
        return motion_title(court_title, getattr(context.filing.paper, key))
    return court_title if not context.filing.paper.words else ""


def title_values(context: EndingContext) -> dict[str, Any]:
    """Return the values for a title's placeholders: who dismisses, what is dismissed, how, and the related motion."""
    instrument = context.instrument
    prejudice = context.scope.prejudice
    return {
        "plaintiffs": context.dismissing_side,
        "of": _in_part_words(context, "of"),
        "as_to": _in_part_words(context, "as to"),
        "withdrawn": _in_part_words(context, "Action as to").strip() or "Action",
        "to_drop": _in_part_words(context, "to Drop"),
        "ended": ended_claims_title(context),
        "prejudice": f" {prejudice.title()} Prejudice" if prejudice else "",
        "consent": "Consent " if motion_keys(context.filing).conferred and is_unopposed(context) else "",
        "rule": context.rule or "",
        "order": (instrument.order.title if instrument else "") or "Order of Dismissal",
        "motion": motion_name(context) if context.principal is not context.filing else "Motion",
        "declarant": _declarant_name(context),
        "declaration": oath_name(context) if declaration_keys(context.filing).declarant else "",
        **_claimant_values(context),
        **amendment_title_values(context),
    }


def _in_part_words(context: EndingContext, word: str) -> str:
    """Return *word* with "Defendant Beta" or "Certain Claims" if part of the action continues; otherwise ""."""
    scope = context.scope
    if not scope.groups or not scope.in_part or scope.of_counterclaims:
        return ""
    if set(scope.dismissed_parties) - set(scope.leaving_parties):
        return f" {word} Certain Claims"
    side = context.side("defendant", scope.dismissed_parties)
    return f" {word} {side:named}" if len(side.names) <= MAX_NAMED else f" {word} Certain {side.title}"


def ended_claims_title(context: EndingContext) -> str:
    """Return the dismissed claims for a title, such as "All Claims Against Defendants Beta LLC and Gamma Corp"."""
    claims = {claim.id or f"count-{number}": claim for number, claim in enumerate(context.matter.claims, 1)}
    titles = []
    for group in context.scope.groups:
        names = _ended_claim_names(group.claims, claims, context)
        titles.append(f"{names} Against {context.side('defendant', group.parties):named}")
    return "; ".join(titles)


def _ended_claim_names(names: Sequence[str], claims: Mapping[str, Claim], context: EndingContext) -> str:
    """Return the claims called *names* in the form for a title; "All Claims" if *names* is empty."""
    ended_claims = [claim for name, claim in claims.items() if {name, claim.cause.id} & set(names)]
    return series([ordinal_name(claim, context) for claim in ended_claims]) if names else "All Claims"


def _declarant_name(context: EndingContext) -> str:
    person = context.matter.people.get(declaration_keys(context.filing).declarant or "")
    return (person.name if person else None) or BLANK


def _claimant_values(context: EndingContext) -> dict[str, Any]:
    """Return the placeholder values for a paper that dismisses a counterclaim, crossclaim or third-party claim."""
    claimant = claimant_of(context)
    if claimant is None:
        return {}
    return {"claimants": context.party_as_side(claimant), "claim": context.say(f"counterclaim.{claim_kind(context)}")}


# -- lines below the title --------------------------------------------------------------------------------------------


def prescribed_lines(context: EndingContext) -> Iterator[str | Recital]:
    """Yield the lines that the court prescribes below the title of a dismissal, with a blank for each missing value."""
    if context.instrument is None or context.filing.paper.id not in context.instrument.papers:
        return
    values = dict.fromkeys(KEYS, BLANK) | dict(under_title_values(context.matter))
    for local in local_forms(context.scope, context.instrument):
        for line in local.under_title:
            text = fill(line, values)
            given_fields = [field for field in sorted(placeholders_of(line)) if values[field] != BLANK]
            based_on = tuple(path_of_value(field, context.matter) for field in given_fields)
            yield Recital(text, based_on) if based_on else text


def hearing(context: EndingContext) -> Hearing | None:
    """Return the paper's own hearing, or else the hearing of the motion that it supports."""
    motion_hearing = hearing_of(context.principal) if context.filing.paper.supports else None
    return hearing_of(context.filing) or motion_hearing
