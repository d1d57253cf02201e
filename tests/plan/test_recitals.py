"""Recitals: a dismissal paper states a fact only if the matter states it and no event contradicts it."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assembler.findings.finding import MatterError
from assembler.findings.path import KeyPath
from assembler.law.dismissal.options import Option, weighed_option
from assembler.law.dismissal.scope import Scope
from assembler.load.source import Source
from assembler.model.dismissal import Instrument
from assembler.model.event import EarlierDismissal, Event
from assembler.model.event_kinds import EventKind
from assembler.model.event_table import KINDS
from assembler.model.time_limit import Provision
from assembler.papers import plan_paper
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.sections import dismissal
from assembler.papers.motion.sections.motion import history
from assembler.plan.text.recital import Recital
from assembler.validate import validate
from tests.law.test_dismissal_branches import EVENT_KINDS, cases
from tests.line.test_cases import FOLDERS, checked
from tests.plan.test_dismissal_papers import FEDERAL, KING, ORDER, paragraphs_of, plans, words
from tests.support.matters import catalog, ending_case
from tests.support.runs import run_here, write_matter
from tests.support.walks import STRIDES

MOTION = "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}"

DEFENDANTS_EVENTS: dict[str, tuple[EventKind, ...]] = {
    "neither an answer nor a motion for summary judgment": ("answer", "motion for summary judgment"),
    "neither an answer nor a motion under MCR 2.116": ("answer", "motion for summary judgment", "motion to dismiss"),
    "had not appeared of record": ("appearance",),
    "had not answered": ("answer",),
    "had not served a responsive pleading": ("responsive pleading",),
    "had not moved for summary judgment": ("motion for summary judgment",),
}
ANYBODYS_EVENTS: dict[str, tuple[EventKind, ...]] = {
    "no counterclaim had been served": ("counterclaim",),
    "trial had not begun": ("trial begun",),
    "had not rested": ("plaintiff rested",),
    "no evidence had been struck": ("evidence struck",),
    "the jury had not retired": ("jury retired",),
    "the case had not been submitted": ("case submitted",),
    "no judgment had been entered": ("judgment",),
}
"""Phrases of recitals that deny an event, and the events that would make them false."""


@pytest.mark.slow
@pytest.mark.parametrize("stride", STRIDES)
def test_no_recital_contradicts_an_event(stride: int) -> None:
    wrong = []
    seen = set()
    for law in cases()[::stride]:
        for event in (None, *_each_event()):
            scope = replace(law.scope, matter=law.scope.matter.model_copy(update={"events": (event,) if event else ()}))
            text = " ".join(recital.text for recital in _denials(scope))
            recited = [words for words in (*DEFENDANTS_EVENTS, *ANYBODYS_EVENTS) if words in text]
            seen |= set(recited)
            wrong += [f"{law.name}: {words}, after {event}" for words in recited if _denied(words, scope)]
    assert wrong == []
    assert len(seen) > 10 // stride


def test_each_sentence_that_denies_an_event_is_tried() -> None:
    all_words = " ".join([*DEFENDANTS_EVENTS, *ANYBODYS_EVENTS])
    for sentence in catalog().sentences["nothing"].values():
        assert re.sub(r"\{\w+\} ", "", sentence) in all_words


@cache
def _notice() -> EndingContext:
    return ending_case()


def _each_event() -> Iterator[Event]:
    """Yield each kind of event on the day before the paper: by the defendant, by the plaintiff, and without a filer."""
    for kind in EVENT_KINDS:
        for by in ("beta",), ("alpha",), ():
            yield Event.model_validate({"event": kind, "by": by, "date": "2025-06-01"})


def _denials(scope: Scope) -> Iterator[Recital]:
    """Yield the sentences of each instrument's notice or motion that deny an event."""
    paper = _notice()
    for key, instrument in scope.law.instruments.items():
        unweighed = Option(key, instrument, reasons=(), signers=())
        context = replace(paper, matter=scope.matter, scope=scope, option=unweighed)
        if instrument.way == "motion":
            yield from (part for part in history(context) if isinstance(part, Recital) and "As of" in part.text)
        yield from dismissal.nothing_served_recital(context)


def _denied(words: str, scope: Scope) -> bool:
    """Whether *words* deny an event of *scope*."""
    kinds = DEFENDANTS_EVENTS.get(words, ())
    events = [event for _, event in scope.history]
    is_by_opponent = any(event.kinds & set(kinds) and event.by != ("alpha",) for event in events)
    return is_by_opponent or any(event.kinds & set(ANYBODYS_EVENTS.get(words, ())) for event in events)


# -- each recital goes with the key on which it rests ------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_recital_is_removed_with_its_value_in_the_matter_or_the_paper_is_stopped(folder: Path) -> None:
    matter_read = checked(folder)
    failures = []
    for plan in matter_read.plans:
        for recital in plan.recitals:
            assert recital.based_on
            source = replace(matter_read.source, data=_without(matter_read.source.data, recital.based_on))
            if recital in _recitals(source, plan.id):
                failures.append(f"{plan.id}: {recital}")
    assert failures == []


def _without(data: Any, paths: tuple[KeyPath, ...]) -> Any:
    """Return *data* without the values at *paths*."""
    reduced_data = deepcopy(data)
    for path in sorted(paths, key=str, reverse=True):
        container = reduced_data
        for key in path[:-1]:
            container = container[key]
        del container[path[-1]]
    return reduced_data


def _recitals(source: Source, paper: str) -> tuple[Recital, ...]:
    """Return the recitals of *paper*, or no recitals if the matter is invalid or the paper is not made."""
    try:
        matter = validate(source, catalog())
    except MatterError:
        return ()
    filings = [filing for filing in matter.filings if filing.name == paper]
    return plan_paper(matter, filings[0], catalog()).recitals if filings else ()


# -- which are printed -------------------------------------------------------------------------------------------------


def test_a_paper_recites_earlier_dismissals_only_if_the_law_requires_it() -> None:
    context = _notice()
    assert context.matter.earlier_dismissals == ()
    assert not any(
        "previously dismissed" in recital.text for recital in dismissal.no_earlier_dismissal_recital(context)
    )
    assert context.option
    provision = Provision.model_validate({"says": "the clerk is told", "basis": "copy"})
    second_dismissal = context.option.instrument.second_dismissal.model_copy(update={"recited": provision})
    instrument = context.option.instrument.model_copy(update={"second_dismissal": second_dismissal})
    context = replace(context, option=replace(context.option, instrument=instrument))
    (recital,) = dismissal.no_earlier_dismissal_recital(context)
    assert recital.text.startswith("Alpha has not previously dismissed any federal- or state-court action")
    assert recital.based_on == (("earlier_dismissals",),)
    for court, is_recited in ("Ontario Superior Court of Justice", True), ("D. Or.", False):
        earlier_dismissal = EarlierDismissal.model_validate({"court": court, "date": "2024-01-02", "by": "notice"})
        matter_with_dismissal = context.matter.model_copy(update={"earlier_dismissals": (earlier_dismissal,)})
        assert any(dismissal.no_earlier_dismissal_recital(replace(context, matter=matter_with_dismissal))) is is_recited


def test_a_lawyers_statement_lifts_a_doubt_and_adds_no_recital(tmp_path: Path) -> None:
    reliance = (
        "relies_on: {instrument: notice, because: the docket was read again, lawyer: placeholder, date: 2025-06-02}"
    )
    paper = "paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without"
    for event in (
        "answer, by: [strings], date: 2025-06-02",
        "answer, by: [strings], filed: 2025-05-30",
        "plaintiff rested, date: 2025-06-01",
    ):
        changes = f"events: [{{event: {event}}}]\nfilings: [{{{paper}, {reliance}}}]\n"
        plan = plans(tmp_path, FEDERAL + changes)["notice_of_voluntary_dismissal"]
        assert not any("neither" in recital.text for recital in plan.recitals), event


def test_each_event_other_than_a_partys_paper_has_a_sentence() -> None:
    sentences = catalog().sentences["happened"]
    for name, kind in KINDS.items():
        key = name.replace(" ", "_").replace("-", "_")
        assert not kind.date_phrase or {key, f"{key}_state", f"{key}_federal"} & set(sentences), name


def test_a_paper_is_said_to_be_filed_and_not_served_if_it_was_served_after_the_motion(tmp_path: Path) -> None:
    for day, text in (
        ("2025-05-07", "served an answer on May 7, 2025."),
        ("2025-06-09", "filed an answer on May 5, 2025."),
    ):
        answer = f"events: [{{event: answer, by: [strings], filed: 2025-05-05, date: {day}}}]\n"
        plan = plans(tmp_path, f"{FEDERAL}{answer}filings: [{MOTION}]\n")["motion_for_voluntary_dismissal"]
        assert [
            recital.text.replace("\N{NO-BREAK SPACE}", " ") for recital in plan.recitals if "an answer" in recital.text
        ] == [f"Imaginary Strings {text}"]


def test_a_motion_is_unopposed_only_if_all_who_have_appeared_agreed(tmp_path: Path) -> None:
    conference = "conferred: {result: agreed, with: [specimen], how: by telephone, date: 2025-05-30}"

    for other_parties, is_unopposed in ("", True), (", robin", False):
        papers = f"filings: [{MOTION.removesuffix('}')}, {conference}}}, {ORDER}]\n"
        events = f"events: [{{event: appearance, by: [strings, reels{other_parties}], date: 2025-03-03}}]\n"
        order = plans(tmp_path, FEDERAL + events + papers)["order_of_dismissal"]
        assert ("The motion is unopposed." in paragraphs_of(order)[0]) is is_unopposed


def test_an_order_names_those_who_have_stipulated_unless_all_in_the_case_have(tmp_path: Path) -> None:
    keys = "paper: stipulation_and_order_of_dismissal, dismisses: all"
    for names, opening in (
        ("strings, reels, robin", "The parties have"),
        ("strings", "Plaintiff Sample Kites and"),
    ):
        filings = f"filings: [{{{keys}, stipulated_by: [{names}]}}]\n"
        plan = plans(tmp_path, KING + filings)["stipulation_and_order_of_dismissal"]
        assert words(plan.statements[0].paragraphs[0]).startswith(opening)


def test_the_action_is_not_said_to_continue_against_a_party_whose_claims_may_be_decided(tmp_path: Path) -> None:
    notice = "filings: [{paper: notice_of_voluntary_dismissal, dismisses: [strings]}]\n"
    for by, continues in ("strings", True), ("reels", False):
        event = f"events: [{{event: motion to dismiss granted, by: [{by}], date: 2025-05-05}}]\n"
        plan = plans(tmp_path, FEDERAL + event + notice)["notice_of_voluntary_dismissal"]
        assert any("continues" in recital.text for recital in plan.recitals) is continues


# -- what a motion argues ----------------------------------------------------------------------------------------------

ENDING_EVENTS: dict[str, tuple[EventKind, ...]] = {
    "before trial or hearing begins": ("trial begun", "hearing on the merits begun"),
    "the jury retires, or the action is submitted": ("evidence struck", "jury retired", "case submitted"),
    "finally submitted": ("case submitted",),
    "before the final submission": ("case submitted",),
    "Until the case is submitted": ("case submitted",),
    "before any appearance": ("appearance",),
    "before the plaintiff rests": ("plaintiff rested",),
    "Before a hearing on the merits begins": ("hearing on the merits begun",),
    "before all the evidence is closed": ("evidence closed",),
}
"""Phrases of arguments that limit the time of a right, and the events that end the right."""

LIMIT = re.compile(r"(?i)\b(?:before|until)\b")


@pytest.mark.slow
def test_no_open_motion_argues_a_right_that_an_event_has_ended() -> None:
    wrong = []
    seen = set()
    for law in cases():
        motions = {
            key: instrument
            for key, instrument in law.scope.law.instruments.items()
            if instrument.way == "motion" and _limits(instrument)
        }
        if not motions:
            continue
        for event in _each_event():
            scope = replace(law.scope, matter=law.scope.matter.model_copy(update={"events": (event,)}))
            event_kinds = {
                kind
                for _, earlier_event in scope.history
                if earlier_event.by != ("alpha",)
                for kind in earlier_event.kinds
            }
            for key, instrument in motions.items():
                option = weighed_option(scope, key, instrument)
                arguments = [*instrument.argument, *(instrument.of_right if option.of_right else ())]
                phrases = [phrase for phrase in ENDING_EVENTS if any(phrase in text for text in arguments)]
                for phrase in phrases:
                    seen.add(phrase)
                    if option.verdict == "open" and event_kinds & set(ENDING_EVENTS[phrase]):
                        wrong.append(f"{law.name} {key}: {phrase}, after {event}")
    assert wrong == []
    assert len(seen) > 6


def _limits(instrument: Instrument) -> list[str]:
    """Return the sentences of the motion by *instrument* that limit the time of a right."""
    limits = [text for text in (*instrument.of_right, *instrument.argument) if LIMIT.search(text)]
    assert all(any(words in text for words in ENDING_EVENTS) for text in limits), limits
    return limits


# -- what the manifest says --------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_manifest_lists_each_recital_with_the_key_file_and_line_that_it_is_based_on(
    tmp_path: Path,
) -> None:
    matter = write_matter(tmp_path, "docket_read: 2025-06-02\n")
    run_here("build", matter, "--out", tmp_path / "out", "--draft")
    (manifest,) = (tmp_path / "out").rglob("manifest.json")
    papers = json.loads(manifest.read_text("utf-8"))["papers"]
    (recital,) = papers["notice_of_voluntary_dismissal.draft.pdf"]["recitals"]
    assert recital["text"].startswith("As of June\N{NO-BREAK SPACE}2, 2025, Defendant Beta has served neither")
    assert recital["rests_on"] == [{"key": "docket_read", "file": "matter.yaml", "line": 2}]
