"""Papers that dismiss: what one side says of another's costs, and what a doubt or an approval asks for."""

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
JUDGMENT = "events: [{event: motion for summary judgment, by: [strings], date: 2025-05-01}]\n"
RELIES = ", relies_on: {instrument: notice, because: the rule was read today, lawyer: placeholder, date: 2025-06-02}"
NOTICE = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without%s}]\n"


def page(matter: str) -> str:
    """Return the words of the first paper of *matter*, laid over the smallest."""
    with matter_of(matter) as file:
        read = validate(load(file, root=file.parent), CATALOG)
    return " ".join(plan_text(plan_paper(read, read.filings[0], CATALOG)).split())


def test_a_notice_cannot_say_who_bears_the_costs_of_the_other_side_and_nothing_lifts_that() -> None:
    waived = NOTICE % COSTS + "waivers: {DIS036: the other side agreed by telephone}\n"
    assert only("DIS036", waived).severity == "error"
    own = NOTICE % ", paragraphs: [Each side bears its own costs.]"
    assert only("DIS035", own).fix == "take these words out, or file a stipulation signed by all parties"


def test_a_motion_asks_that_each_side_bear_its_own_costs() -> None:
    words = page(MOTION % COSTS)
    assert "asks that each side bear its own costs and attorney’s fees." in words
    assert "Each side bears" not in words
    assert "DIS036" not in codes(MOTION % COSTS)


def test_a_motion_cannot_ask_for_it_where_the_law_dismisses_only_on_payment_of_costs() -> None:
    found = only("DIS036", ILLINOIS + MOTION % COSTS)
    assert found.severity == "error"
    assert found.cite == "735 ILCS 5/2-1009(a), 5/5-116"


def test_in_illinois_the_argument_stands_alone_while_a_motion_for_summary_judgment_is_pending() -> None:
    words = page(ILLINOIS + JUDGMENT + MOTION % "")
    assert "Such a dismissal" not in words
    assert "A dismissal under 735 ILCS 5/2-1009(a) is upon notice" in words
    assert "The court may hear and decide a motion that was filed before" in words
    assert "The court may hear and decide" not in page(ILLINOIS + MOTION % "")


def test_a_nonsuit_is_never_told_to_be_on_the_merits() -> None:
    earlier = "earlier_dismissals: [{court: Va. Cir. Ct., number: CL-24-1, date: 2024-10-01, by: notice}]\n"
    motion = "filings: [{paper: motion_for_nonsuit, date: 2025-06-02, dismisses: all}]\n"
    fix = only("DIS002", VIRGINIA + earlier + motion).fix
    assert "on the merits" not in fix
    assert "add `relies_on:`" in fix


def test_each_doubt_that_a_lawyer_answers_for_is_a_warning_of_its_own_without_a_remedy() -> None:
    doubts = "events: [{event: arbitration ordered, date: 2025-05-01}, {event: bankruptcy stay, date: 2025-05-02}]\n"
    answered = [one for one in laid_over_minimal(doubts + NOTICE % RELIES) if "answers for it" in one.message]
    assert (
        len(answered)
        == 2
        == len([one for one in laid_over_minimal(doubts + NOTICE % "") if "not shown" in one.message])
    )
    assert {one.fix for one in answered} == {"none needed if `because:` resolves this doubt"}
    assert {one.severity for one in answered} == {"warning"}


@pytest.mark.parametrize(
    ("name", "kind", "authority"),
    [
        ("State of Illinois", "state", "the act under which it is brought says who must consent"),
        ("State of Illinois", "government", "the act under which it is brought says who must consent"),
        ("United States of America", "government", "in the name of the United States"),
    ],
)
def test_in_a_federal_court_a_relator_for_a_state_is_not_under_the_act_of_the_united_states(
    name: str, kind: str, authority: str
) -> None:
    relator = f"parties: {{kites: {{name: {name}, kind: {kind}, ex_rel: Jane Roe}}}}\n"
    assert authority in only("DIS009", relator + MOTION % "").message
    named = authority.startswith("in the name")
    assert ("3730" in page(relator + MOTION % "")) is named


def test_a_party_who_acts_through_another_may_be_a_minor_and_the_message_asks() -> None:
    party = "parties: {kites: {kind: individual, through: her mother}}\n"
    messages = [one.message for one in laid_over_minimal(party + NOTICE % "")]
    assert any("who acts through a representative, is a minor, add `minor: yes`" in message for message in messages)
