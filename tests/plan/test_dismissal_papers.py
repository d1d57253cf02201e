"""Papers that end a case: who signs each, which papers accompany it, and its text."""

from pathlib import Path

import pytest

from assembler.load import load
from assembler.model.matter import Matter
from assembler.papers import plan_paper
from assembler.plan.blocks import Paragraph, RichText, Words
from assembler.plan.plan import Plan
from assembler.validate import validate
from tests.line.test_cases import checked
from tests.support.matters import catalog
from tests.support.places import CASES
from tests.support.runs import check, errors

SUIT = Path(__file__).with_name("papers_of_dismissal.yaml")
FEDERAL = "court: wawd\ndivision: Seattle\nnumber: 2:25-cv-00000\n"
KING = "court: wasuper\ncounty: King\nnumber: 25-2-00000-0 SEA\n"


def laid_over(folder: Path, patch: str) -> Path:
    """Write a matter file that extends the suit with *patch*, and return it."""
    (folder / SUIT.name).write_text(SUIT.read_text("utf-8"), "utf-8")
    file = folder / "matter.yaml"
    file.write_text(f"extends: {SUIT.name}\n{patch}", "utf-8")
    return file


def suit(folder: Path, patch: str) -> Matter:
    return validate(load(laid_over(folder, patch), root=folder), catalog())


def plans(folder: Path, patch: str) -> dict[str, Plan]:
    matter = suit(folder, patch)
    return {filing.name: plan_paper(matter, filing, catalog()) for filing in matter.filings}


def words(rich: RichText) -> str:
    return "".join(part.text for part in rich if isinstance(part, Words)).replace("\N{NO-BREAK SPACE}", " ")


def paragraphs_of(plan: Plan) -> list[str]:
    return [words(block.text) for block in plan.body if isinstance(block, Paragraph)]


def signed_for(plan: Plan) -> list[str]:
    return [signer.lines[-1] for signer in plan.signature.signers]


STIPULATION_FILING = "{paper: stipulation_of_dismissal, dismisses: all, prejudice: with}"
STIPULATION = f"filings: [{STIPULATION_FILING}]\n"
MOTION = "{paper: motion_for_voluntary_dismissal, dismisses: all, prejudice: without}"
ORDER = "{paper: order_of_dismissal}"


def test_only_parties_who_have_appeared_sign_a_stipulation(tmp_path: Path) -> None:
    plan = plans(tmp_path, FEDERAL + STIPULATION)["stipulation_of_dismissal"]
    assert signed_for(plan) == [
        "Attorney for Plaintiff Sample Kites, Inc.",
        "Attorney for Defendants Imaginary Strings, Inc. and Nonesuch Reels LLC",
    ]
    assert "Robin" not in paragraphs_of(plan)[0]


def test_a_party_without_counsel_that_has_appeared_signs_for_itself(tmp_path: Path) -> None:
    events = "events: [{event: answer, by: [robin], date: 2025-03-03}]\n"
    plan = plans(tmp_path, FEDERAL + events + STIPULATION)["stipulation_of_dismissal"]
    assert signed_for(plan)[-1] == "Defendant, pro se"


def test_a_signature_for_other_counsel_is_printed_with_their_consent(tmp_path: Path) -> None:
    filing = STIPULATION.replace(
        "prejudice", "signed: [specimen], consents: {specimen: by e-mail of 2025-06-01}, prejudice"
    )
    plan = plans(tmp_path, FEDERAL + filing)["stipulation_of_dismissal"]
    own_signer, other_signer = plan.signature.signers
    assert own_signer.signed == ""
    assert other_signer.signed == "/s/ Sidney Specimen"
    assert other_signer.lines[0] == "(with consent, by e-mail of 2025-06-01)"


def test_a_signature_of_another_side_is_blank_until_a_consent_is_recorded(tmp_path: Path) -> None:
    filing = STIPULATION.replace("prejudice", "signed: [placeholder, specimen], prejudice")
    own_signer, other_signer = plans(tmp_path, FEDERAL + filing)["stipulation_of_dismissal"].signature.signers
    assert own_signer.signed == "/s/ Pat Placeholder"
    assert other_signer.signed == ""
    run = check(laid_over(tmp_path, FEDERAL + filing))
    (finding,) = [finding for finding in errors(run) if finding["code"] == "DIS034"]
    assert finding["message"].startswith("`Sidney Specimen` would sign `stipulation_of_dismissal` for `")


def test_a_consent_says_when_it_was_given(tmp_path: Path) -> None:
    filing = STIPULATION.replace("prejudice", "consents: {specimen: by e-mail}, prejudice")
    (finding,) = errors(check(laid_over(tmp_path, FEDERAL + filing)))
    assert finding["code"] == "MAT003"
    assert "does not say when" in finding["message"]
    assert "`by e-mail on March 2, 2021`" in finding["fix"]


def test_an_order_grants_the_relief_that_the_motion_requests(tmp_path: Path) -> None:
    plans_by_name = plans(tmp_path, f"{KING}filings: [{MOTION}, {ORDER}]\n")
    order = plans_by_name["order_of_dismissal"]
    assert order.caption.title == ("[PROPOSED] ORDER OF DISMISSAL WITHOUT PREJUDICE",)
    opening, provision = paragraphs_of(order)
    assert opening.startswith("Plaintiff Sample Kites, Inc. has moved for voluntary dismissal under CR 41(a)(1)(B).")
    assert provision == "This action is dismissed without prejudice."
    assert order.signature.signers[0].lines == ("Judge",)
    assert order.statements[0].signature.lead == "Presented by:"


def test_an_order_below_a_stipulation_does_not_repeat_its_definitions(tmp_path: Path) -> None:
    parts = "dismisses: [{parties: strings, prejudice: with}, {parties: reels, prejudice: without}]"
    plans_by_name = plans(tmp_path, f"{KING}filings: [{{paper: stipulation_and_order_of_dismissal, {parts}}}]\n")
    (order, *_) = plans_by_name["stipulation_and_order_of_dismissal"].statements
    assert order.items[0].startswith("1. The Court dismisses all claims against Defendant Imaginary Strings with")


def test_parties_may_be_dismissed_with_and_without_prejudice(tmp_path: Path) -> None:
    dismissals = "dismisses: [{parties: strings, prejudice: with}, {parties: [reels, robin], prejudice: without}]"
    plan = plans(tmp_path, f"{FEDERAL}filings: [{{paper: motion_for_voluntary_dismissal, {dismissals}}}]\n")
    request = paragraphs_of(plan["motion_for_voluntary_dismissal"])[0]
    assert "against Defendant Imaginary Strings, Inc. (“Imaginary Strings”) with prejudice; and all claims" in request
    assert request.endswith("Nonesuch Reels LLC (“Nonesuch”) and Robin Example without prejudice.")
    assert "PREJUDICE" not in plan["motion_for_voluntary_dismissal"].caption.title[0]


def test_a_motion_recites_the_absence_of_an_event_only_if_the_docket_was_read(tmp_path: Path) -> None:
    with_docket = paragraphs_of(plans(tmp_path, f"{KING}filings: [{MOTION}]\n")["motion_for_voluntary_dismissal"])
    assert any("Sample Kites had not rested" in sentence for sentence in with_docket)
    without_docket = paragraphs_of(
        plans(tmp_path, f"{KING}docket_read: none\nfilings: [{MOTION}]\n")["motion_for_voluntary_dismissal"]
    )
    assert not any("had not rested" in sentence for sentence in without_docket)


def test_a_motion_for_nonsuit_and_its_order_recite_earlier_nonsuits(tmp_path: Path) -> None:
    court = "court: vacir\ncounty: Example\nnumber: CL25-000000\n"
    papers = f"filings: [{{paper: motion_for_nonsuit, dismisses: all}}, {ORDER}]\n"
    order_without_key = paragraphs_of(plans(tmp_path, court + papers)["order_of_dismissal"])
    assert "No nonsuit of this cause of action has been taken before." in order_without_key
    for method in ("nonsuit", "nonsuit by order"):
        earlier = f"earlier_dismissals: [{{court: Circuit Court for Example, date: 2024-05-01, by: {method}}}]\n"
        later_plans = plans(tmp_path, court + earlier + papers)
        for paper in ("motion_for_nonsuit", "order_of_dismissal"):
            assert "An earlier nonsuit was taken on May 1, 2024, in the Circuit Court for Example." in paragraphs_of(
                later_plans[paper]
            )
    order_without_dismissals = paragraphs_of(
        plans(tmp_path, f"{court}earlier_dismissals: none\n{papers}")["order_of_dismissal"]
    )
    assert order_without_key == order_without_dismissals


def test_a_notice_of_nonsuit_ends_with_its_sentence_on_costs(tmp_path: Path) -> None:
    texas = "court: txdist\ncounty: Travis\ndistrict: 126TH\nnumber: D-1-GN-25-000000\n"
    paper = "filings: [{paper: notice_of_nonsuit, dismisses: all, prejudice: without, KEYS}]\n"
    costs = texas + paper.replace("KEYS", "costs: each side bears its own")
    plain = texas + paper.replace(", KEYS", "")
    *paragraphs, last = paragraphs_of(plans(tmp_path, costs)["notice_of_nonsuit"])
    assert paragraphs == paragraphs_of(plans(tmp_path, plain)["notice_of_nonsuit"])
    assert "own costs" in last


def test_the_claimant_signs_the_notice_that_drops_a_counterclaim(tmp_path: Path) -> None:
    patch = (
        "parties: {strings: {further_roles: [counterclaim plaintiff]}}\n"
        "filings: [{paper: notice_of_dismissal_of_counterclaim, dismisses: [kites]}]\n"
    )
    plan = plans(tmp_path, FEDERAL + patch)["notice_of_dismissal_of_counterclaim"]
    assert signed_for(plan) == ["Attorney for Defendant Imaginary Strings, Inc."]
    sentence = "Defendant Imaginary Strings, Inc. dismisses its counterclaim against Plaintiff Sample Kites, Inc."
    assert paragraphs_of(plan) == [f"Under Fed. R. Civ. P. 41(c), {sentence}"]


def test_a_sheet_that_is_not_filed_has_no_counsel_and_no_form_to_verify() -> None:
    (sheet, _) = checked(CASES / "request_california").plans
    assert sheet.counsel == ()
    assert sheet.page_rules is None
    assert not sheet.page_setup.numbered


@pytest.mark.parametrize(
    ("papers", "message"),
    [
        (ORDER, "`order_of_dismissal` accompanies a dismissing paper, but the matter has none"),
        (f"{MOTION}, {MOTION.removesuffix('}')}, id: second}}, {ORDER}", "but the matter does not say which"),
        (f"{MOTION}, {{paper: order_of_dismissal, goes_with: other}}", "`other`"),
        (STIPULATION_FILING.replace("prejudice", "stipulated_by: [other], prejudice"), "`other`"),
        (STIPULATION_FILING.replace("prejudice", "consents: {other: by e-mail of 2025-06-01}, prejudice"), "`other`"),
    ],
)
def test_an_accompanying_paper_without_a_main_paper_is_reported(tmp_path: Path, papers: str, message: str) -> None:
    run = check(laid_over(tmp_path, f"court: ord\nfilings: [{papers}]\n"))
    messages = [str(finding["message"]) for finding in errors(run)]
    assert any(message in text for text in messages), messages
    assert run.status == 1


def test_an_order_on_a_motion_that_the_law_does_not_have_needs_no_other_name_for_it(tmp_path: Path) -> None:
    texas = "court: txdist\ncounty: Travis\ndistrict: 53RD\nnumber: D-1-GN-26-000001\n"
    run = check(laid_over(tmp_path, f"{texas}filings: [{MOTION}, {ORDER}]\n"))
    assert {finding["code"] for finding in errors(run)} == {"DIS004"}


def test_a_declaration_supports_the_motion_and_is_signed_under_penalty_of_perjury(tmp_path: Path) -> None:
    people = "people: {officer: {name: Ann Example, title: President, of: kites}}\n"
    declaration = "{paper: declaration, declarant: officer, paragraphs: [No counterclaim was served.]}"
    plan = plans(tmp_path, f"{KING}{people}filings: [{MOTION}, {declaration}]\n")["declaration"]
    assert plan.caption.title == ("DECLARATION OF ANN EXAMPLE IN SUPPORT OF MOTION FOR VOLUNTARY DISMISSAL",)
    *statements, oath = paragraphs_of(plan)
    assert statements == [
        "Ann Example declares:",
        "I am the President of Sample Kites, Inc. (“Sample Kites”), and I make this declaration on its behalf.",
        "I submit this declaration in support of Sample Kites’s Motion for Voluntary Dismissal.",
        "No counterclaim was served.",
    ]
    assert oath.startswith("I certify under penalty of perjury under the laws of the State of Washington")
    assert plan.signature.signers[0].lines == ("Ann Example", "President of Sample Kites, Inc.")


def test_a_stipulation_to_be_so_ordered_has_a_place_for_the_judge(tmp_path: Path) -> None:
    filing = STIPULATION.replace("prejudice", "so_ordered: true, prejudice")
    plan = plans(tmp_path, FEDERAL + filing)["stipulation_of_dismissal"]
    assert [statement.signature.lead for statement in plan.statements] == ["SO ORDERED:"]
    assert plans(tmp_path, FEDERAL + STIPULATION)["stipulation_of_dismissal"].statements == ()


def test_a_stipulation_may_have_its_order_beneath_it(tmp_path: Path) -> None:
    michigan = "court: micir\ncounty: Wayne\nnumber: 25-000000-CB\n"
    for court in (FEDERAL, michigan):
        (plan,) = plans(tmp_path, court + STIPULATION.replace("of_dismissal", "and_order_of_dismissal")).values()
        assert len(signed_for(plan)) > 1
        assert [statement.id for statement in plan.statements if statement.items] == ["order"]


def test_after_a_decision_the_remedy_is_not_another_dismissal(tmp_path: Path) -> None:
    paper = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]\n"
    remedies = {
        "judgment": "move for relief from the judgment, or appeal",
        "motion to dismiss granted": "read the order: if it ended the case, file nothing",
        "dismissal for want of prosecution": "leave the case dismissed, or move to reinstate it",
        "bankruptcy stay": "ask the bankruptcy court to lift the stay",
    }
    for event, remedy in remedies.items():
        file = laid_over(tmp_path, f"{FEDERAL}events: [{{event: {event}, date: 2025-05-20}}]\n{paper}")
        (finding,) = [finding for finding in errors(check(file)) if finding["code"] == "DIS001"]
        assert str(finding["fix"]).startswith(remedy), event


def test_an_order_on_an_agreed_motion_recites_no_opposition_and_approves_the_settlement(
    tmp_path: Path,
) -> None:
    conference = "conferred: {result: agreed, with: [specimen], how: by telephone, date: 2025-05-30}"
    grounds = "grounds: [The parties settled a dispute over overtime and ask the Court to approve the settlement.]"
    motion = f"{MOTION.removesuffix('}')}, {conference}, {grounds}}}"
    order = paragraphs_of(
        plans(tmp_path, f"{FEDERAL}action: [FLSA]\nfilings: [{motion}, {ORDER}]\n")["order_of_dismissal"]
    )
    assert not any("opposition" in paragraph for paragraph in order)
    assert "The parties’ settlement is approved." in order
    order_without_agreement = paragraphs_of(
        plans(tmp_path, f"{FEDERAL}filings: [{MOTION}, {ORDER}]\n")["order_of_dismissal"]
    )
    assert any("any opposition" in paragraph for paragraph in order_without_agreement)
    assert not any("approved" in paragraph for paragraph in order_without_agreement)


def test_a_notice_in_michigan_recites_the_motions_listed_in_the_michigan_rule(tmp_path: Path) -> None:
    notice = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]\n"
    case = "court: micir\ncounty: Wayne\nnumber: 25-000000-CB\nevents: []\ndocket_read: 2025-06-02\n"
    text = paragraphs_of(plans(tmp_path, case + notice)["notice_of_voluntary_dismissal"])
    assert any("neither an answer nor a motion under MCR 2.116" in paragraph for paragraph in text)


def test_a_notice_recites_that_nothing_was_filed_where_filing_closes_it(tmp_path: Path) -> None:
    notice = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]\n"
    case = "court: vtsuper\ncounty: Windsor\nnumber: 25-CV-00000\nevents: []\ndocket_read: 2025-06-02\n"
    text = paragraphs_of(plans(tmp_path, case + notice)["notice_of_voluntary_dismissal"])
    assert any(
        "have filed or served neither an answer nor a motion for summary judgment" in sentence for sentence in text
    )


ARIZONA = "court: azsuper\ncounty: Maricopa\nnumber: CV2025-000000\n"
WITH_AN_ORDER = STIPULATION.replace("prejudice: with}", "prejudice: with}, {paper: order_of_dismissal}")


@pytest.mark.parametrize(
    ("case", "words_asking"),
    [
        (ARIZONA + STIPULATION, "to the dismissal of this action with prejudice, and request entry of an Order of"),
        (ARIZONA + WITH_AN_ORDER, "and request entry of the accompanying proposed Order of Dismissal."),
        (
            ARIZONA + STIPULATION.replace("all,", "[{parties: [strings]}],"),
            "with prejudice, and request entry of an Order of Dismissal. The action continues against Defendants",
        ),
        (
            KING + STIPULATION.replace("stipulation_of", "stipulation_and_order_of"),
            "to the dismissal of this action with prejudice, and request entry of the order below.",
        ),
        (FEDERAL + STIPULATION, "stipulate that this action is dismissed with prejudice."),
    ],
)
def test_parties_who_stipulate_ask_for_the_order_that_the_law_requires(
    tmp_path: Path, case: str, words_asking: str
) -> None:
    stipulation, *_ = plans(tmp_path, case).values()
    assert words_asking in paragraphs_of(stipulation)[0]
