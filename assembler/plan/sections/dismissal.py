"""What a notice of dismissal says: the operative sentence, and recitals that the matter makes true."""

from collections.abc import Iterator

from assembler.dismissal import dismissed, nobody_has_closed, remaining, same_claim
from assembler.english import Side, day
from assembler.plan.case import Case
from assembler.plan.draft import Draft, DraftText, sentence


def build(case: Case) -> Iterator[Draft]:
    """Yield the notice's paragraphs. What nobody stated is not recited."""
    yield sentence(_operative(case), numbered=False)
    for recital in _recitals(case):
        yield sentence(recital, numbered=False)
    for number, text in enumerate(case.filing.paragraphs):
        index = case.matter.filings.index(case.filing)
        yield DraftText(text, ("filings", index, "paragraphs", number), numbered=False)


def prejudice(case: Case) -> str:
    """Return " without prejudice", " with prejudice", or nothing where the filing leaves it to the rule."""
    return f" {case.filing.prejudice} prejudice" if case.filing.prejudice else ""


def _operative(case: Case) -> str:
    names = dismissed(case.matter, case.filing)
    gone, rest = case.side("defendant", names), _others(case, names)
    rule = case.instrument.rule if case.instrument else ""
    values = {"rule": rule, "plaintiffs": case.side("plaintiff"), "dismissed": gone, "prejudice": prejudice(case)}
    if rest is None:
        return case.say("dismissal.action", **values)
    return case.say("dismissal.defendants", **values, others=rest)


def _others(case: Case, gone: tuple[str, ...]) -> Side | None:
    rest = [name for name in remaining(case.matter, case.filing) if name not in gone]
    return case.side("defendant", rest) if rest else None


def _recitals(case: Case) -> Iterator[str]:
    matter, filing = case.matter, case.filing
    gone = case.side("defendant", dismissed(matter, filing))
    if matter.docket_read and _open_until_an_answer(case):
        known = min(matter.docket_read, filing.date or matter.docket_read)
        yield case.say("dismissal.not_served", docket_read=day(known), dismissed=gone)
    if matter.earlier_dismissals == ():
        yield case.say("dismissal.none_earlier", plaintiffs=case.side("plaintiff"))
    if filing.effect and any(same_claim(matter, filing)):
        yield case.say("dismissal.on_the_merits")
    if filing.costs:
        yield case.say("dismissal.costs")


def _open_until_an_answer(case: Case) -> bool:
    """Whether an answer or a motion for summary judgment would close the instrument, and nobody has served either."""
    one = case.instrument
    closing = {what for closing in one.until.closed_by for what in closing.events} if one else set()
    asked = {"answer", "motion for summary judgment"} <= closing
    return one is not None and asked and nobody_has_closed(case.matter, case.filing, one)
