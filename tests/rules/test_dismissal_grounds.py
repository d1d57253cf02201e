"""The grounds of a motion to dismiss: which statements the matter contradicts, and which are argument."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from assembler.check.as_findings import problems
from assembler.load import load
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.validate import validate
from tests.support.rule_examples import CATALOG, codes, matter_of

EVENTS = """
parties:
  cords: {name: "Imaginary Cords, Inc.", called: Cords, role: defendant, kind: corporation}
events:
  - {event: service, by: [strings], date: 2025-02-03}
  - {event: answer, by: [strings], date: 2025-03-03}
  - {event: counterclaim, by: [strings], date: 2025-03-03}
  - {event: motion for summary judgment, by: [strings], date: 2025-04-01}
  - {event: summary judgment heard, date: 2025-05-01}
  - {event: trial set, date: 2025-12-01}
earlier_dismissals: [{court: D. Or., number: "3:24-cv-00000", date: 2024-10-01, by: notice}]
"""
"""A case in which one defendant has answered and moved for summary judgment, and the other has done nothing."""

RULES_ON_GROUNDS = ("DIS019", "DIS035", "DIS040", "DIS041", "DIS042")
"""The rules that read grounds."""


def codes_on_grounds(texts: Sequence[str], events: str = EVENTS) -> Mapping[str, set[str]]:
    """Return the codes of the findings on each of *texts*, the grounds of a motion in a case with *events*."""
    filing = "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, grounds: "
    with matter_of(f"{events}\nfilings: [{filing}{[*texts]}}}]\n") as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (motion,) = dismissal_papers(matter)
    codes_by_text = defaultdict(set)
    for rule, problem in problems(motion, "DIS"):
        if rule.code in RULES_ON_GROUNDS and problem.path[:3] == ("filings", 0, "grounds"):
            codes_by_text[texts[int(problem.path[3])]].add(rule.code)
    return codes_by_text


GOOD = (
    "The decision whether to grant a voluntary dismissal rests in the sound discretion of the Court.",
    "Courts deny such a motion only where the defendant will suffer plain legal prejudice, not a second lawsuit.",
    "Imaginary Strings answered on March 3, 2025, and moved for summary judgment on April 1, 2025. No ruling followed.",
    "Imaginary Cords has not answered, has not appeared, and has served no motion of any kind.",
    "Cords has not answered the complaint or asserted a counterclaim.",
    "Imaginary Strings has not answered Sample Kites' first set of interrogatories, and no deposition has been taken.",
    "The counterclaim of Imaginary Strings can remain pending for independent adjudication.",
    "Although Imaginary Strings has moved for summary judgment, the motion was filed before discovery closed.",
    "Before an answer, a plaintiff may dismiss by notice under Rule 41(a)(1)(A)(i); that right ended on March 3, 2025.",
    "As of February 20, 2025, no answer had been served, and Sample Kites offered to dismiss without costs.",
    "If Imaginary Strings had not answered, Sample Kites would have dismissed as of right.",
    "In Smith v. Jones, 9 F.3d 1, 2 (9th Cir. 1993), no answer had been served when the court dismissed the action.",
    "Trial is set for December 1, 2025, and no jury has been summoned.",
    "Sample Kites dismissed an earlier action in Oregon by notice, for want of personal jurisdiction.",
    "This motion is brought under Fed. R. Civ. P. 41(a)(2). No judgment has been entered, and trial has not begun.",
    "By e-mail of May 30, 2025, counsel for Imaginary Strings stated that it does not oppose this motion.",
    "Sample Kites has been diligent: it moved within days of learning that its witness had died.",
    "The parties have settled their dispute, and Imaginary Strings has agreed to pay its own costs.",
    "Judgment in the related state action was entered on May 2, 2025, and has been satisfied.",
    "Had no counterclaim been filed, Sample Kites would have filed a notice.",
    "Imaginary Cords has defaulted on nothing; it has simply not been served.",
    "Cords never appeared and was never served.",
    "Since Imaginary Strings answered, nothing has happened in this case.",
    "The Court has not yet ruled on the motion for summary judgment.",
    "It is not a matter of right, but of discretion.",
    "Counsel conferred by e-mail (pat@strings.example), and @ is no party.",
    "The dismissal should not be conditioned on the payment of fees.",
)
"""Grounds that a good lawyer would write."""

CONTRADICTED = (
    "No answer has been served in this action, so that no prejudice can follow.",
    "Imaginary Strings, Inc. has not answered the complaint.",
    "Because Defendants have yet to answer, no prejudice can follow.",
    "The Court should grant the motion, for Imaginary Strings has neither answered nor moved for summary judgment.",
    "Imaginary Strings has not appeared.",
    "Imaginary Strings has served no responsive pleading.",
    "An answer has never been filed.",
    "No dispositive motion has been filed.",
    "Imaginary Strings didn't move for summary judgment.",
    "No counterclaim is pending.",
    "Imaginary Strings has not answered or asserted any counterclaim.",
    "No hearing has been held.",
    "No trial date has been set.",
    "This case has not been set for trial.",
    "Imaginary Strings was never served.",
    "As of April 15, 2025, Imaginary Strings had not moved for summary judgment.",
    "The complaint remains unanswered.",
    "None of the defendants has answered the complaint.",
    "Imaginary Strings failed to answer.",
    "Sample Kites seeks dismissal before any answer has been filed.",
    "No trial has been scheduled.",
    "Imaginary Strings has asserted no claims of its own.",
    "No earlier action on this claim was ever brought or dismissed.",
    "Sample Kites has never dismissed this claim before.",
    "This is the first dismissal of the claim.",
    "No prior dismissal has been taken.",
)
"""Statements that the matter contradicts."""

UNRECORDED = (
    "The Court granted summary judgment to Sample Kites on its only claim.",
    "Judgment was entered last week.",
    "Imaginary Cords answered the complaint in May.",
    "Cords filed its crossclaim after it appeared.",
    "Trial began on Monday.",
    "A class was certified.",
    "Imaginary Strings has consented to this motion.",
    "This motion is unopposed.",
)
"""Statements about events and consents that the matter does not record."""

OF_RIGHT = (
    "Sample Kites has an absolute right to this dismissal, and the Court has no discretion to refuse it.",
    "Sample Kites dismisses as of right, and no leave of the Court is needed.",
    "The dismissal is mandatory.",
)
"""Statements that fit only a motion of right."""


def test_good_grounds_are_not_reported() -> None:
    assert dict(codes_on_grounds(GOOD)) == {}


def test_a_ground_that_the_matter_contradicts_stops_the_motion() -> None:
    codes_by_text = codes_on_grounds(CONTRADICTED)
    assert [text for text in CONTRADICTED if codes_by_text[text] != {"DIS040"}] == []


def test_a_ground_may_deny_events_that_did_not_happen() -> None:
    assert dict(codes_on_grounds(CONTRADICTED, events="")) == {}


def test_an_event_or_a_consent_that_the_matter_does_not_record_is_reported() -> None:
    codes_by_text = codes_on_grounds(UNRECORDED)
    assert [text for text in UNRECORDED if codes_by_text[text] != {"DIS041"}] == []


def test_a_motion_that_the_court_may_deny_cannot_claim_a_right() -> None:
    codes_by_text = codes_on_grounds(OF_RIGHT)
    assert [text for text in OF_RIGHT if codes_by_text[text] != {"DIS042"}] == []


TITLES = {
    "Plaintiff's Motion to Dismiss Without Prejudice": set(),
    "Plaintiff's Notice of Motion and Motion for Voluntary Dismissal": set(),
    "Plaintiff's Renewed Motion for an Order of Dismissal Under Rule 41(a)(2)": set(),
    "Plaintiff's Request for Voluntary Dismissal": set(),
    "Plaintiff's Notice of Voluntary Dismissal": {"DIS035"},
    "Plaintiff's Stipulation of Dismissal": {"DIS035"},
    "Plaintiff's Motion for Summary Judgment": {"DIS035"},
    "Plaintiff's Motion for Leave to Withdraw as Counsel": {"DIS035"},
    "Defendant's Motion to Dismiss": {"DIS035"},
    "Plaintiff's Motion to Dismiss Under Rule 12(b)(6)": {"DIS019"},
    "Plaintiff's Motion for Dismissal of Right": {"DIS042"},
    "Plaintiff's Unopposed Motion to Dismiss": {"DIS041"},
}
"""Titles of motions, each with the codes of its findings."""


@pytest.mark.parametrize("title", TITLES)
def test_the_title_of_a_motion_must_say_that_it_dismisses(title: str) -> None:
    motion = (
        "filings: [{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, "
        f'title: "{title}"}}]\n'
    )
    assert codes(motion) & set(RULES_ON_GROUNDS) == TITLES[title]


def test_papers_that_accompany_a_motion_are_read_too() -> None:
    papers = (
        "events: [{event: answer, by: [strings], date: 2025-05-20}]\n"
        "people: {witness: {name: Wilma Witness}}\n"
        "filings:\n"
        "  - {paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}\n"
    )
    memorandum = "  - {paper: memorandum_of_law, date: 2025-06-02, grounds: [No answer has been served.]}\n"
    declaration = (
        "  - {paper: declaration, date: 2025-06-02, declarant: witness,"
        " paragraphs: ['Imaginary Strings never answered.']}\n"
    )
    for accompanying_paper in (memorandum, declaration):
        assert "DIS040" in codes(papers + accompanying_paper)


SENTENCES = yaml.safe_load(Path(__file__).with_name("motion_sentences.yaml").read_text("utf-8"))

TRIAL_BEGUN = EVENTS.replace("earlier_dismissals", "  - {event: trial begun, date: 2025-05-05}\nearlier_dismissals")


@pytest.mark.parametrize("group", SENTENCES, ids=lambda group: "-".join(group["finds"]) or "silent")
def test_sentences_of_a_motion_are_compared_with_the_events(group: Mapping[str, Sequence[str]]) -> None:
    codes_by_text = codes_on_grounds(group["says"], TRIAL_BEGUN)
    assert {text: codes_by_text[text] for text in group["says"]} == {
        text: set(group["finds"]) for text in group["says"]
    }


def error_codes(keys: str) -> set[str]:
    """Return the codes of the errors in a motion with these further *keys*."""
    filing = f"{{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, {keys}}}"
    with matter_of(f"filings: [{filing}]\n") as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (motion,) = dismissal_papers(matter)
    return {rule.code for rule, problem in problems(motion, "DIS") if rule.severity_of(problem) == "error"}


def test_a_title_or_an_opening_cannot_mention_a_consent_that_is_not_recorded() -> None:
    conferred = "conferred: {with: strings, how: by e-mail, date: 2025-05-30, result: %s}"
    assert "DIS041" in error_codes("title: Unopposed Motion for Voluntary Dismissal")
    assert "DIS041" in error_codes("title: Motion for Voluntary Dismissal (Unopposed)")
    assert "DIS041" in error_codes("words: {lead: 'Plaintiff, whom Defendant joins in this request, states:'}")
    assert "DIS041" not in error_codes("title: Motion for Voluntary Dismissal, grounds: [This motion is unopposed.]")
    assert "DIS041" in error_codes(f"grounds: [This motion is unopposed.], {conferred % 'opposed'}")
    assert "DIS041" not in error_codes(f"title: Unopposed Motion for Voluntary Dismissal, {conferred % 'agreed'}")
