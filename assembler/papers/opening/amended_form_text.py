"""A court's requirements for an amended pleading, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.language.english import series
from assembler.model.court.amended import (
    Added,
    AmendedExhibits,
    AmendedForm,
    AmendmentGround,
    DeclaredPoint,
    Deleted,
    MarkedCopy,
    Requirement,
    WholePleading,
)
from assembler.model.law import Law, LawBasis

GROUNDS_IN_WORDS: dict[AmendmentGround, str] = {
    "of course": "of course",
    "consent": "by consent",
    "motion": "on motion",
}

POINTS: dict[DeclaredPoint, str] = {
    "effect": "the effect of the amendment",
    "necessary": "why it is necessary and proper",
    "discovered": "when the facts were discovered",
    "not_earlier": "why the request was not made earlier",
}

DELETED_MARKS: dict[Deleted, str] = {"strikethrough": "struck through", "brackets": "in brackets", "any": ""}

ADDED_MARKS: dict[Added, str] = {"underline": "underlined", "highlight": "highlighted", "bold": "in bold", "any": ""}


@dataclass(frozen=True)
class FormLine:
    """One requirement in words, with its authority."""

    about: str
    says: str
    cite: str
    basis: LawBasis


def form_lines(law: Law[AmendedForm] | None) -> Iterator[FormLine]:
    """Yield the requirements of *law* in words; nothing if the court's requirements are not on record."""
    if law is None:
        return
    for about, requirement, says in requirements_in_words(law.value):
        yield FormLine(about, says, requirement.cite or _cite(requirement, law), requirement.basis or law.basis)


def _cite(requirement: Requirement, law: Law[AmendedForm]) -> str:
    """Return the authority of *law*; "" if *requirement* has a basis of its own."""
    return law.cite if requirement.basis in {None, law.basis} else ""


def requirements_in_words(form: AmendedForm) -> Iterator[tuple[str, Requirement, str]]:
    """Yield each requirement of *form*: what it is about, the requirement, and its words."""
    if form.marks:
        yield "marked copy", form.marks, marks_in_words(form.marks)
    if form.whole:
        yield "whole pleading", form.whole, _whole_pleading_in_words(form.whole)
    if form.attach:
        signed_word = {None: "", True: "signed ", False: "unsigned "}[form.attach.signed]
        words = f"the {signed_word}proposed pleading is attached to the {series(form.attach.to, 'or')}"
        yield "attached", form.attach, words
    if form.exhibits:
        yield "exhibits", form.exhibits, _exhibits_in_words(form.exhibits)
    if form.notice:
        yield "notice", form.notice, f"a separate notice of filing, if amended {_grounds_in_words(form.notice.when)}"
    if order := form.after_order:
        within = f"filed within {order.days} days of the order" if order.days else ""
        yield "after leave", order, "; ".join(part for part in (within, order.says) if part)
    if form.declared:
        points = series([POINTS[point] for point in form.declared.points])
        yield "declaration", form.declared, f"a separate declaration of {points}"
    yield from _requirements_stated_in_words(form)


def _requirements_stated_in_words(form: AmendedForm) -> Iterator[tuple[str, Requirement, str]]:
    """Yield the requirements of *form* that the court's record itself states in words."""
    requirements = {
        "consent": form.consent,
        "changes": form.described,
        "title": form.title,
        "pending motion": form.effect_on_motion,
    }
    for about, requirement in requirements.items():
        if requirement:
            yield about, requirement, requirement.says
    for requirement in form.more:
        yield "also", requirement, requirement.says


def marks_in_words(marks: MarkedCopy) -> str:
    """Return the court's requirements for the marked copy, in words."""
    if not marks.needed:
        return "none is required"
    deleted = series([DELETED_MARKS[mark] for mark in marks.deleted if DELETED_MARKS[mark]], "or")
    added = series([ADDED_MARKS[mark] for mark in marks.added if ADDED_MARKS[mark]], "or")
    marking = f"deleted text {deleted}, added text {added}" if deleted and added else "changes shown by any clear means"
    copies = "alone" if marks.copies == "marked" else "with a clean copy"
    on_earlier = "" if marks.of == "the later pleading" else ", on a copy of the earlier pleading"
    exception = f"; not from {marks.not_for}" if marks.not_for else ""
    return f"{_grounds_in_words(marks.when)}: {marking}{on_earlier}; {copies}{exception}"


def _exhibits_in_words(exhibits: AmendedExhibits) -> str:
    which = {"new": "only new exhibits are attached", "all": "copies of all exhibits to which it refers are attached"}
    return "; ".join(part for part in (which[exhibits.filed], exhibits.says) if part)


def _whole_pleading_in_words(whole: WholePleading) -> str:
    limits = "" if set(GROUNDS_IN_WORDS) <= set(whole.when) else f", {_grounds_in_words(whole.when)}"
    return f"no part of the earlier pleading by reference{limits}" if whole.needed else "not required"


def _grounds_in_words(when: tuple[AmendmentGround, ...]) -> str:
    return (
        "in every case"
        if set(GROUNDS_IN_WORDS) <= set(when)
        else series([GROUNDS_IN_WORDS[ground] for ground in when], "or")
    )
