"""What a motion for voluntary dismissal says: the relief, the facts, the issue, the evidence and the argument."""

from collections.abc import Iterator

from assembler.language.english import article, day, series
from assembler.law.dismissal_scope import begun, nobody_has_closed, so_far
from assembler.model.event import Event
from assembler.plan.context import Case
from assembler.plan.sections._dismissal_text import against_whom, costs, ends, of_its_own, prejudice, unnumbered
from assembler.plan.text.draft import Draft, DraftHeading, DraftText
from assembler.plan.text.party_names import short


def build(case: Case) -> Iterator[Draft]:
    """Yield the sections of the motion; one for which the matter gives nothing is left out."""
    kind = "nonsuit_motion" if case.filing.paper.words == "nonsuit" else "motion"
    for key, drafts in (
        ("relief", [*unnumbered([ends(kind, case), *costs(case)])]),
        ("facts", [*unnumbered([*_facts(case)]), *of_its_own(case)]),
        ("issue", [*unnumbered([_say("motion.issue_text", case)])]),
        ("evidence", [*unnumbered([_evidence(case)])]),
        ("argument", [*unnumbered([*_argument(case)]), *_grounds(case)]),
        ("order", [*unnumbered([_say("motion.order_text", case)])]),
    ):
        if drafts:
            yield DraftHeading(1, case.say(f"motion.{key}"), f"motion-{key}")
            yield from drafts


def _say(key: str, case: Case) -> str:
    rule = case.instrument.rule if case.instrument else None
    return case.say(
        key, rule=rule, plaintiffs=case.side("plaintiff"), dismissed=against_whom(case), prejudice=prejudice(case)
    )


def _facts(case: Case) -> Iterator[str]:
    """Yield what the matter states of the case: the day of its complaint, and what was served since."""
    if filed := begun(case.matter):
        yield case.say("motion.filed", plaintiffs=case.side("plaintiff"), date=day(filed))
    yield from (_event(event, case) for _, event in so_far(case.matter, case.asked))
    yield from _not_so(case)


def _not_so(case: Case) -> Iterator[str]:
    """Yield what would close the motion and has not happened, to the day on which the docket was read."""
    read, one = case.matter.docket_read, case.instrument
    if read and one and nobody_has_closed(case.matter, case.asked, one):
        closing = dict.fromkeys(what for closing in one.until.closed_by for what in closing.events)
        said = case.words("nothing")
        known = [key for key in (what.replace(" ", "_") for what in closing) if key in said]
        if known:
            nothing = series([case.say(f"nothing.{key}", plaintiffs=case.side("plaintiff")) for key in known])
            yield case.say("motion.not_so", docket_read=day(read), nothing=nothing)


def _event(event: Event, case: Case) -> str:
    who = series([short(case.matter.parties[name]) for name in event.by])
    key = f"did_{event.event}" if event.event in {"appearance", "removal"} and who else ""
    key = key or ("served" if who and event.date else "filed_paper" if who else "happened")
    return case.say(f"motion.{key}", who=who, what=event.event, a=article(event.event), date=day(event.day))


def _evidence(case: Case) -> str:
    more = series([*case.filing.evidence, case.say("motion.on_file")])
    return case.say("motion.evidence_text", plaintiffs=case.side("plaintiff"), evidence=more)


def _argument(case: Case) -> Iterator[str]:
    """Yield what the rule says, as the law of the court records it."""
    yield from case.instrument.argument if case.instrument else ()


def _grounds(case: Case) -> Iterator[Draft]:
    index = case.matter.filings.index(case.filing)
    for number, text in enumerate(case.filing.grounds):
        yield DraftText(text, ("filings", index, "grounds", number), numbered=False)
