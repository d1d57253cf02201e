"""What a paper is called: its title, what the footer says, the lines under the title, and the name of the case."""

from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Place, Stopped
from assembler.language.english import capitals, series
from assembler.law.dismissal_scope import dismissed, in_part, of_counterclaims, one_prejudice, parts
from assembler.plan.context import A_FEW, BLANK, Case
from assembler.plan.frame.claimant import claim_kind, claimant_of

STATUTES = {"federal question": "28 U.S.C. § 1331", "diversity": "28 U.S.C. § 1332"}
"""The statute behind each ground of jurisdiction that a title may have to name."""


def title(case: Case) -> str:
    """Return the paper's title in mixed case: its own, or the document type's with its values in.

    A complaint is called what its court calls it.
    """
    return case.filing.title or _filled(_pattern(case) + "{character}", case)


def short_title(case: Case) -> str:
    """Return what the footer calls the paper."""
    paper, called = case.filing.paper, case.court.complaint_title
    pattern = called.value if paper.opens and called else paper.short_title
    return case.filing.short_title or case.filing.title or _filled(pattern, case)


def _pattern(case: Case) -> str:
    paper, called = case.filing.paper, case.court.complaint_title
    return called.value if paper.opens and called else paper.title


def _filled(pattern: str, case: Case) -> str:
    instrument, prejudice = case.instrument, one_prejudice(case.matter, case.asked)
    values: dict[str, Any] = {
        "verified": "Verified " if case.filing.verified_by else "",
        "plaintiffs": case.side("plaintiff"),
        "of": _in_part(case, "of"),
        "as_to": _in_part(case, "as to"),
        "prejudice": f" {prejudice.title()} Prejudice" if prejudice else "",
        "rule": instrument.rule if instrument else "",
        "order": (instrument.order.title if instrument else "") or "Order of Dismissal",
        "character": f" for {character(case)}" if _says_character(case, "in the title") else "",
        "motion": case.asked.paper.name if case.asked is not case.filing else "Motion",
        "declarant": _declarant(case),
        **_claiming(case),
    }
    try:
        return pattern.format(**values).removesuffix(
            " Under "
        )  # a court whose law has no such paper has no rule to name
    except (KeyError, ValueError, IndexError, AttributeError, TypeError) as error:
        place = Place(f"templates/{case.filing.paper.id}.yaml")
        message = f"the title `{brief(pattern)}` asks for a value that there is not: {error}"
        fix = f"write one of {', '.join(f'`{{{name}}}`' for name in values)}"
        raise Stopped(fault("MAT004", place, message, fix=fix)) from None


def _in_part(case: Case, word: str) -> str:
    """Return " of Defendant Beta" or " of Certain Claims", behind *word*, where something of the action is left."""
    made = parts(case.matter, case.asked)
    if not made or not in_part(case.matter, case.asked) or of_counterclaims(case.matter, case.asked):
        return ""
    if any(one.claims or one.by for one in made):
        return f" {word} Certain Claims"
    side = case.side("defendant", dismissed(case.matter, case.asked))
    return f" {word} {side:named}" if len(side.names) <= A_FEW else f" {word} Certain {side.title}"


def _declarant(case: Case) -> str:
    person = case.matter.people.get(case.filing.declarant or "")
    return (person.name if person else None) or BLANK


def _claiming(case: Case) -> dict[str, Any]:
    """Return who dismisses a claim that answers another, and what kind of claim that is."""
    claimant = claimant_of(case)
    if claimant is None:
        return {}
    return {"claimants": case.alone(claimant), "claim": case.say(f"counterclaim.{claim_kind(case)}")}


# -- the character of the action --------------------------------------------------------------------------------------


def _says_character(case: Case, where: str) -> bool:
    asked = case.court.character
    return bool(case.filing.paper.opens and asked and asked.value == where and character(case))


def character(case: Case) -> str:
    """Return what kind of action it is: as the filing says, else the names of its counts, each once."""
    return case.filing.character or series(list(dict.fromkeys(claim.cause.name for claim in case.matter.claims)))


def _under_title(case: Case) -> str:
    """Return the line on the action and its statute, as D. Or. LR 3-2(b) shows one."""
    statutes = [STATUTES[ground] for ground in case.matter.jurisdiction if ground in STATUTES]
    said = f"{character(case)} Action"
    return f"{said} ({', '.join(statutes)})" if statutes and not case.filing.character else said


# -- legends ----------------------------------------------------------------------------------------------------------


def legends(case: Case) -> tuple[str, ...]:
    """Return the lines under the title: the filing's own, that of a limited civil case, the demand for a jury."""
    said = [line.upper() for line in case.filing.legends]
    if _says_character(case, "under the title"):
        said.append(case.filing.character or _under_title(case))
    said += _limited(case)
    if case.filing.paper.opens and case.matter.jury_demand:
        said.append(case.court.jury.value.legend)
    return tuple(said)


def _limited(case: Case) -> list[str]:
    """Return the legend of a limited civil case and, on the complaint, the line on the amount (CRC 2.111(9), (10))."""
    style = case.court.limited_case
    if not (style and case.matter.limited):
        return []
    over = demands_more(case)
    amount = {True: style.value.over, False: style.value.under, None: ""}[over]
    return [style.value.legend.upper(), *([amount] if amount and case.filing.paper.opens else [])]


def demands_more(case: Case) -> bool | None:
    """Return whether the demand is over the amount that the court's lines speak of; None where that is not known.

    `amount` is what is exceeded: it can only say that the demand is over.
    """
    matter, style = case.matter, case.court.limited_case
    limit = style.value.amount if style else None
    if limit is None:
        return None
    if matter.demand is not None:
        return matter.demand > limit
    return True if matter.amount is not None and matter.amount >= limit else None


# -- the case ---------------------------------------------------------------------------------------------------------


def short_caption(case: Case) -> str:
    """Return the case as people cite it: Parler LLC v. Amazon Web Services, Inc."""
    if case.matter.in_re:
        return f"In re {case.matter.in_re}"
    first = [case.parties(role)[0][1].name for role in ("plaintiff", "defendant") if case.parties(role)]
    return " v. ".join(first)


def printed(case: Case) -> str:
    """Return the title as the page has it: in capitals, but for the letters of a rule."""
    return capitals(title(case))
