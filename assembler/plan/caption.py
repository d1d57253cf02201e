"""The head of a paper: the court's lines, the caption with all its parties, the title, the judge."""

from typing import Any

from assembler.dismissal import dismissed, remaining
from assembler.english import capitals
from assembler.faults import fault
from assembler.finding import Place, Stopped
from assembler.plan.case import BLANK, Case
from assembler.plan.parts import Caption
from assembler.plan.sides import sides
from assembler.plan.text import tie


def court_lines(case: Case) -> tuple[str, ...]:
    """Return the court's name as its caption has it: county, judicial district and city filled in, then the division.

    What neither the matter nor the court's profile says is a blank.
    """
    court, matter = case.court, case.matter
    places = {"county": matter.county, "district": _district(case), "city": matter.city}
    lines = list(court.title_lines.value)
    for key, place in places.items():
        lines = [line.replace(f"{{{key}}}", (place or BLANK).upper()) for line in lines]
    if court.divisions and court.division_line and court.division_line.value != "none":
        lines += [one.line for one in court.divisions.value if one.name == matter.division and one.line]
    return tuple(lines)


def _district(case: Case) -> str | None:
    """Return the judicial district or circuit: as the matter says, else as the court has it for the county."""
    matter, known = case.matter, case.court.districts
    return matter.district or (known.value.get(matter.county or "") if known else None)


def opening(case: Case) -> bool:
    """Whether the paper opens the case and is printed as before the clerk opened it."""
    return case.filing.paper.opens and not case.filing.conformed


def number(case: Case) -> str:
    """Return the line of the number: its label and the number, or a blank for the clerk."""
    known = case.matter.number if not opening(case) else None
    return f"{case.court.number_label.value} {known or BLANK}"


def judge(case: Case) -> str:
    """Return the judge's line for the upper right, or nothing before a judge is assigned or where none stands there."""
    style = case.court.judge.value
    if style.where != "upper right" or not case.matter.judge or opening(case):
        return ""
    return style.text.format(name=case.matter.judge).upper()


def title(case: Case) -> str:
    """Return the paper's title in mixed case: its own, or the document type's with its values in."""
    return case.filing.title or _filled(case.filing.paper.title, case)


def short_title(case: Case) -> str:
    """Return what the footer calls the paper."""
    return case.filing.short_title or case.filing.title or _filled(case.filing.paper.short_title, case)


def _filled(pattern: str, case: Case) -> str:
    filing = case.filing
    gone = dismissed(case.matter, filing)
    some = bool(gone) and len(gone) < len(remaining(case.matter, filing))
    values: dict[str, Any] = {
        "verified": "Verified " if filing.verified_by else "",
        "plaintiffs": case.side("plaintiff"),
        "of": f" of {case.side('defendant', gone):named}" if some else "",
        "prejudice": f" {filing.prejudice.title()} Prejudice" if filing.prejudice else "",
        "rule": case.instrument.rule if case.instrument else "",
    }
    try:
        return pattern.format(**values)
    except (KeyError, ValueError, IndexError) as error:
        place = Place(f"templates/{filing.paper.id}.yaml")
        raise Stopped(fault("MAT004", place, f"a title asks for a value that there is not: {error}")) from None


def caption(case: Case) -> Caption:
    """Return the caption. Every party is named: Fed. R. Civ. P. 10(a) and its kin ask it of a complaint."""
    style = case.court.caption.value
    legends = tuple(line.upper() for line in case.filing.legends)
    if case.filing.paper.opens and case.matter.jury_demand:
        legends += (case.court.jury.value.legend,)
    return Caption(style.divider, tuple(sides(case)), number(case), (tie(capitals(title(case))),), legends)


def short_caption(case: Case) -> str:
    """Return the case as people cite it: Parler LLC v. Amazon Web Services, Inc."""
    if case.matter.in_re:
        return f"In re {case.matter.in_re}"
    first = [case.parties(role)[0][1].name for role in ("plaintiff", "defendant") if case.parties(role)]
    return " v. ".join(first)
