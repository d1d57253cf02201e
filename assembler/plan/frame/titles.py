"""The titles of a paper: in the caption, in the footer, the legends below the title, and the short caption."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.language.blanks import fill
from assembler.language.english import capitals, ordinal, series
from assembler.law.dismissal.local_forms import local_forms
from assembler.law.proceedings import proceeding
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import of_side
from assembler.plan.context import BLANK, MOST_NAMED, PaperContext
from assembler.plan.frame.claimant import claim_kind, claimant_of
from assembler.plan.frame.count_names import cause_name, counts_named, jury_claims, ordinal_name
from assembler.plan.frame.docket import amendment_of
from assembler.plan.frame.motion_form import is_unopposed, motion_name, motion_paper
from assembler.plan.frame.oaths import oath_name
from assembler.plan.frame.required import caption_statements

STATUTES = {"federal question": "28 U.S.C. § 1331", "diversity": "28 U.S.C. § 1332"}
"""The statute of each ground of jurisdiction that a title may have to name."""

TWO_ROWS = 80
"""The letters of a title that fit in two rows of a footer."""
PARTICULARS_START = re.compile(r"(?i)[,;:]|\s(?:for|under|pursuant|and)\b")
"""The beginning of a title's details, such as "Under Rule 41"."""


def paper_title(context: PaperContext) -> str:
    """Return the paper's title in mixed case: its own, or that of its document type with the values filled in.

    The title of a complaint is the one that its court uses.
    """
    own_title = context.filing.title
    return (
        _still_proposed(own_title, context) if own_title else _filled_title(_pattern(context) + "{character}", context)
    )


def _still_proposed(own_title: str, context: PaperContext) -> str:
    """Return *own_title*, the user's title, with "[Proposed]" if the program's or the court's title has it.

    In a combined stipulation and order, only the order is proposed.
    """
    if "[Proposed]" not in _pattern(context) or re.search(r"(?i)\bproposed\b", own_title):
        return own_title
    if context.filing.paper.signer == "judge":
        return f"[Proposed] {own_title}"
    return re.sub(r"\b(?=(?:Final |Agreed )?(?:Order|Judgment)\b)", "[Proposed] ", own_title, count=1)


def _amended_pattern(pattern: str, context: PaperContext) -> str:
    """Return the title *pattern* of a complaint with the ordinal of its amendment: First Amended Complaint."""
    number = amendment_of(context)
    if not number:
        return pattern
    amended = f"{ordinal(number).title()} Amended"
    if "Original" in pattern:
        return pattern.replace("Original", amended)
    return re.sub(r"\b(Complaint|Petition)\b", rf"{amended} \1", pattern, count=1)


def event_name(context: PaperContext) -> str:
    """Return the kind of paper for an e-filing form: the court's own title of a motion, else the document type."""
    court_title = _court_motion_title(context, "title")
    return _filled_title(court_title, context) if court_title else context.filing.paper.name


def short_title(context: PaperContext) -> str:
    """Return the paper's title for the footer; a long title of the user's is cut before its details."""
    own_title = context.filing.title
    pattern = (
        _opening_pattern(context) or _court_motion_title(context, "short_title") or context.filing.paper.short_title
    )
    if own_title and len(own_title) > TWO_ROWS:
        own_title = PARTICULARS_START.split(own_title, maxsplit=1)[0] or own_title
    own_title = context.filing.short_title or own_title
    return (
        _still_proposed(own_title, context) if own_title else _filled_title(_amended_pattern(pattern, context), context)
    )


def _pattern(context: PaperContext) -> str:
    base_pattern = _prescribed_title(context) or _court_motion_title(context, "title") or context.filing.paper.title
    return _amended_pattern(_opening_pattern(context) or base_pattern, context)


def _prescribed_title(context: PaperContext) -> str:
    """Return the title that the court prescribes for a paper that dismisses; "" if there is none."""
    if context.instrument is None or context.filing.paper.id not in context.instrument.papers:
        return ""
    return next((local.title_form for local in local_forms(context.scope, context.instrument) if local.title_form), "")


def _opening_pattern(context: PaperContext) -> str:
    """Return the title of a paper that opens a case, if the court or the law has one; "" for others."""
    return _opening_title(context) if context.filing.paper.opens else ""


def opening_name(context: PaperContext) -> str:
    """Return the court's word for the paper that opens the case: "petition" if its title says so, else "complaint"."""
    return "petition" if re.search(r"\bPetition\b", _opening_title(context)) else "complaint"


def _opening_title(context: PaperContext) -> str:
    """Return the title of the paper that opens the case: that of a special proceeding, else the court's own."""
    if special := proceeding(context.matter):
        return special.title
    return context.court.complaint_title.value if context.court.complaint_title else ""


def _court_motion_title(context: PaperContext, key: str) -> str:
    """Return the title *key* of a motion's paper in the court's form, or "". A nonsuit keeps its name."""
    court_title: str = getattr(motion_paper(context), key)
    return court_title if not context.filing.paper.words else ""


def _filled_title(pattern: str, context: PaperContext) -> str:
    instrument, prejudice = context.instrument, context.scope.prejudice
    placeholders: dict[str, Any] = {
        "verified": "Verified " if context.filing.verified_by else "",
        "plaintiffs": context.dismissing,
        "of": _in_part_words(context, "of"),
        "as_to": _in_part_words(context, "as to"),
        "withdrawn": _in_part_words(context, "Action as to").strip() or "Action",
        "to_drop": _in_part_words(context, "to Drop"),
        "ended": ended_claims_title(context),
        "prejudice": f" {prejudice.title()} Prejudice" if prejudice else "",
        "consent": "Consent " if context.filing.conferred and is_unopposed(context) else "",
        "rule": context.rule or "",
        "order": (instrument.order.title if instrument else "") or "Order of Dismissal",
        "character": f" for {character_of_action(context)}" if _has_character(context, "in the title") else "",
        "motion": motion_name(context) if context.principal is not context.filing else "Motion",
        "declarant": _declarant_name(context),
        "declaration": oath_name(context) if context.filing.declarant else "",
        **_claimant_values(context),
    }
    try:
        return fill(pattern, placeholders).removesuffix(" Under ")  # without a rule, the pattern ends in "Under"
    except (KeyError, ValueError) as error:
        place = Place(f"templates/{context.filing.paper.id}.yaml")
        message = f"the title `{brief(pattern)}` uses an undefined value: {error}"
        fix = f"use one of {', '.join(f'`{{{name}}}`' for name in placeholders)}"
        raise MatterError(fault("MAT004", place, message, fix=fix)) from None


def _in_part_words(context: PaperContext, word: str) -> str:
    """Return *word* with "Defendant Beta" or "Certain Claims", if part of the action continues; else ""."""
    scope = context.scope
    if not scope.groups or not scope.in_part or scope.of_counterclaims:
        return ""
    if any(group.claims or group.by for group in scope.groups):
        return f" {word} Certain Claims"
    side = context.side("defendant", scope.dismissed)
    return f" {word} {side:named}" if len(side.names) <= MOST_NAMED else f" {word} Certain {side.title}"


def ended_claims_title(context: PaperContext) -> str:
    """Return the claims that end, for a title: All Claims Against Defendants Beta LLC and Gamma Corp."""
    claims = {claim.id or f"count-{number}": claim for number, claim in enumerate(context.matter.claims, 1)}
    return "; ".join(
        f"{_ended_claim_names(group.claims, claims, context)} Against {context.side('defendant', group.parties):named}"
        for group in context.scope.groups
    )


def _ended_claim_names(names: Sequence[str], claims: Mapping[str, Claim], context: PaperContext) -> str:
    """Return the claims *names* as a title lists them; "All Claims" without *names*."""
    ended_claims = [claim for name, claim in claims.items() if {name, claim.cause.id} & set(names)]
    return series([ordinal_name(claim, context) for claim in ended_claims]) if names else "All Claims"


def _declarant_name(context: PaperContext) -> str:
    person = context.matter.people.get(context.filing.declarant or "")
    return (person.name if person else None) or BLANK


def _claimant_values(context: PaperContext) -> dict[str, Any]:
    """Return the placeholders of a paper that dismisses a counterclaim, crossclaim or third-party claim."""
    claimant = claimant_of(context)
    if claimant is None:
        return {}
    return {"claimants": context.party_as_side(claimant), "claim": context.say(f"counterclaim.{claim_kind(context)}")}


# -- the character of the action --------------------------------------------------------------------------------------


def _has_character(context: PaperContext, position: str) -> bool:
    custom = context.court.character
    return bool(context.filing.paper.opens and custom and custom.value == position and character_of_action(context))


def character_of_action(context: PaperContext) -> str:
    """Return the character of the action: the filing's, else the names of its counts, each once."""
    counts = [claim.title or cause_name(claim) for claim in context.matter.claims]
    return context.filing.character or series(list(dict.fromkeys(counts)))


def _character_line(context: PaperContext) -> str:
    """Return the line on the action and its statute, as shown in D. Or. LR 3-2(b)."""
    statutes = [STATUTES[ground] for ground in context.matter.jurisdiction if ground in STATUTES]
    action = f"{character_of_action(context)} Action"
    return f"{action} ({', '.join(statutes)})" if statutes and not context.filing.character else action


# -- legends ----------------------------------------------------------------------------------------------------------


def legends(context: PaperContext) -> tuple[str, ...]:
    """Return the legends below the title: the filing's own, the character, a limited civil case, the jury demand."""
    designation = context.court.designation.value.casefold() if context.court.designation else ""
    own_legends = [line for line in context.filing.legends if line.casefold() != designation]
    lines = [capitals(line) for line in (*own_legends, *caption_statements(context))]
    if _has_character(context, "under the title"):
        lines.append(context.filing.character or _character_line(context))
    lines += _limited_case_legends(context)
    if context.filing.paper.opens and context.matter.jury_demand:
        lines.append(_jury_legend(context))
    return tuple({line.casefold(): line for line in lines if line}.values())


def _jury_legend(context: PaperContext) -> str:
    """Return the legend of the jury demand, with the counts if it does not cover all of them."""
    legend, claims = context.say("caption.jury", legend=context.court.jury.value.legend), jury_claims(context)
    if not legend or len(claims) == len(context.matter.claims):
        return legend
    return context.say("caption.jury_on", legend=legend, counts=counts_named(claims, context).text.upper())


def _limited_case_legends(context: PaperContext) -> list[str]:
    """Return the legend of a limited civil case and, on the complaint, the line on the amount (CRC 2.111(9), (10))."""
    style = context.court.limited_case
    if not (style and context.matter.limited):
        return []
    over = demand_exceeds_limit(context)
    amount = {True: style.value.over, False: style.value.under, None: ""}[over]
    return [style.value.legend.upper(), *([amount] if amount and context.filing.paper.opens else [])]


def demand_exceeds_limit(context: PaperContext) -> bool | None:
    """Return whether the demand exceeds the amount in the court's legend; None if unknown.

    `amount` is an amount that the demand exceeds, so it can only show that the demand is over the limit.
    """
    matter, style = context.matter, context.court.limited_case
    limit = style.value.amount if style else None
    if limit is None:
        return None
    if matter.demand is not None:
        return matter.demand > limit
    return True if matter.amount is not None and matter.amount >= limit else None


# -- the case ---------------------------------------------------------------------------------------------------------


def case_name(matter: Matter) -> str:
    """Return the name of the case as it is cited: Parler LLC v. Amazon Web Services, Inc."""
    if matter.in_re:
        return f"In re {matter.in_re}"
    sides = (of_side(matter.parties, role).values() for role in ("plaintiff", "defendant"))
    return " v. ".join(party.name for side in sides for party in [*side][:1])


def short_caption(context: PaperContext) -> str:
    """Return the name of the case of a paper."""
    return case_name(context.matter)


def case_title(context: PaperContext) -> str:
    """Return the name of the case, with *et al.* for several parties: Parler LLC v. Amazon.com, Inc., et al."""
    if context.matter.in_re:
        return short_caption(context)
    sides = [[*of_side(context.matter.parties, role).values()] for role in ("plaintiff", "defendant")]
    et_al = f", {context.say('caption.et_al')}"
    return " v. ".join(f"{side[0].name}{et_al if len(side) > 1 else ''}" for side in sides if side)


def printed_title(context: PaperContext) -> str:
    """Return the title as it is printed: in capitals, except for the letters of a rule."""
    return capitals(paper_title(context))
