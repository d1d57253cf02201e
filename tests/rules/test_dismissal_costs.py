"""Dismissal papers: what they may say about costs, and the remedies for doubts and missing approvals."""

import pytest

from assembler.load import load
from assembler.papers import plan_paper
from assembler.validate import validate
from tests.support.plan_text import plan_text
from tests.support.rule_examples import CATALOG, codes, laid_over_minimal, matter_of, only

ILLINOIS = "court: ilcir\ncounty: Cook\ndivision: Law\nnumber: 2025 L 000000\n"
VIRGINIA = "court: vacir\ncounty: Fairfax\ndivision: none\nnumber: CL-2025-0000000\n"
MOTION = "filings: [{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without%s}]\n"
COSTS = ", costs: each side bears its own"
PENDING_MOTION = "events: [{event: motion for summary judgment, by: [strings], date: 2025-05-01}]\n"
RELIES_ON = ", relies_on: {instrument: notice, because: the rule was read today, lawyer: placeholder, date: 2025-06-02}"
NOTICE = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without%s}]\n"


def page_text(matter: str) -> str:
    """Return the text of the first paper of *matter*, which is merged into the smallest matter."""
    with matter_of(matter) as file:
        validated = validate(load(file, root=file.parent), CATALOG)
    return " ".join(plan_text(plan_paper(validated, validated.filings[0], CATALOG)).split())


def test_a_notice_may_never_say_who_bears_the_costs_of_the_other_side() -> None:
    with_waiver = NOTICE % COSTS + "waivers: {DIS036: the other side agreed by telephone}\n"
    assert only("DIS036", with_waiver).severity == "error"
    typed_sentence = NOTICE % ", paragraphs: [Each side bears its own costs.]"
    assert only("DIS035", typed_sentence).fix == "take these words out, or file a stipulation signed by all parties"


def test_a_motion_asks_that_each_side_bear_its_own_costs() -> None:
    words = page_text(MOTION % COSTS)
    assert "asks that each side bear its own costs and attorney’s fees." in words
    assert "Each side bears" not in words
    assert "DIS036" not in codes(MOTION % COSTS)


def test_a_motion_may_not_ask_that_each_side_bear_its_costs_where_dismissal_requires_payment() -> None:
    finding = only("DIS036", ILLINOIS + MOTION % COSTS)
    assert finding.severity == "error"
    assert finding.cite == "735 ILCS 5/2-1009(a), 5/5-116"


def test_the_argument_in_illinois_has_no_alternative_while_summary_judgment_is_pending() -> None:
    words = page_text(ILLINOIS + PENDING_MOTION + MOTION % "")
    assert "Such a dismissal" not in words
    assert "A dismissal under 735 ILCS 5/2-1009(a) is upon notice" in words
    assert "The court may hear and decide a motion that was filed before" in words
    assert "The court may hear and decide" not in page_text(ILLINOIS + MOTION % "")


def test_the_remedy_for_a_second_nonsuit_is_never_to_declare_it_on_the_merits() -> None:
    earlier = "earlier_dismissals: [{court: Va. Cir. Ct., number: CL-24-1, date: 2024-10-01, by: notice}]\n"
    motion = "filings: [{paper: motion_for_nonsuit, date: 2025-06-02, dismisses: all}]\n"
    fix = only("DIS002", VIRGINIA + earlier + motion).fix
    assert "on the merits" not in fix
    assert "add `relies_on:`" in fix


def test_each_doubt_that_a_lawyer_answers_for_is_a_separate_warning_without_a_remedy() -> None:
    doubts = "events: [{event: arbitration ordered, date: 2025-05-01}, {event: bankruptcy stay, date: 2025-05-02}]\n"
    unanswered = [finding for finding in laid_over_minimal(doubts + NOTICE % "") if "not shown" in finding.message]
    answered = [
        finding for finding in laid_over_minimal(doubts + NOTICE % RELIES_ON) if "answers for it" in finding.message
    ]
    assert (len(unanswered), len(answered)) == (2, 2)
    assert {finding.fix for finding in answered} == {"none needed if `because:` resolves this doubt"}
    assert {finding.severity for finding in answered} == {"warning"}


@pytest.mark.parametrize(
    ("name", "kind", "authority"),
    [
        ("State of Illinois", "state", "the act under which it is brought says who must consent"),
        ("State of Illinois", "government", "the act under which it is brought says who must consent"),
        ("United States of America", "government", "in the name of the United States"),
    ],
)
def test_the_federal_false_claims_act_does_not_govern_a_relator_for_a_state(
    name: str, kind: str, authority: str
) -> None:
    relator = f"parties: {{kites: {{name: {name}, kind: {kind}, ex_rel: Jane Roe}}}}\n"
    assert authority in only("DIS009", relator + MOTION % "").message
    cites_federal_act = "3730" in page_text(relator + MOTION % "")
    assert cites_federal_act is (name == "United States of America")


def test_the_message_asks_whether_a_party_who_acts_through_another_is_a_minor() -> None:
    party = "parties: {kites: {kind: individual, through: her mother}}\n"
    messages = [finding.message for finding in laid_over_minimal(party + NOTICE % "")]
    assert any("who acts through a representative, is a minor, add `minor: yes`" in message for message in messages)
