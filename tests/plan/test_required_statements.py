"""Statements that a court requires in a complaint besides the claims: their words, their place and their answers."""

import pytest

from assembler.commands.record_sheets import lines_of
from assembler.findings.finding import MatterError, Severity
from assembler.model.court.statement import RequiredStatement
from assembler.papers import plan_paper
from assembler.plan.blocks import Heading, Paragraph, Quotation
from assembler.plan.plan import Plan
from tests.support.matters import catalog, findings, matter
from tests.support.plan_text import body_text
from tests.support.plan_words import words
from tests.support.rule_examples import COMPLAINT, laid_over_minimal
from tests.support.stopped import refusal


def build_plan(court: str, answers: str, paper: str = "complaint, date: 2026-11-25") -> Plan:
    """Return the plan of a complaint in *court* that gives *answers*."""
    suit = matter(f"{court}\njurisdiction: none\n{answers}\nfilings: [{{paper: {paper}}}]\n")
    return plan_paper(suit, suit.filings[0], catalog())


def printed_parts(paper_plan: Plan) -> list[str]:
    """Return the headings and paragraphs of *paper_plan*, in order, with their labels and numbers."""
    parts = (block for block in paper_plan.body if isinstance(block, Heading | Paragraph))
    return [f"{part.label if isinstance(part, Heading) else part.number} {words(part.text)}" for part in parts]


def codes(changes: str) -> set[str]:
    """Return the codes of the findings in a complaint of the suit with *changes*."""
    return {finding.code for finding in findings(changes, (0,))}


TEXAS = "court: txdist\ncounty: Harris"


def test_every_statement_has_words_and_a_heading_if_it_begins_a_page() -> None:
    wrong = []
    count = 0
    for name in catalog().names("court"):
        law = catalog().record("court", name).statements
        for key, statement in (law.value if law else {}).items():
            count += 1
            has_words = statement.answers or statement.other or statement.always
            if not has_words or (statement.where == "own page" and not statement.heading):
                wrong.append(f"{name}: {key}")
            if "none" in statement.answers:  # in a matter, `none` takes a value away
                wrong.append(f"{name}: {key} is answered by `none`")
    assert wrong == []
    assert count > 15


def test_the_first_paragraph_says_the_level_of_discovery() -> None:
    heading, paragraph = printed_parts(build_plan(TEXAS, "statements: {discovery: level 2, relief: no money}"))[:2]
    assert heading == "I. Discovery Control Plan"
    assert paragraph.startswith("1 Discovery is intended to be conducted under Level 2")


def test_a_notice_comes_before_the_opening_without_a_number() -> None:
    paper_plan = build_plan("court: pacp\ncounty: Chester", "statements: {notice to defend: The Example Office}")
    parts = printed_parts(paper_plan)
    opening = next(index for index, text in enumerate(parts) if "brings this action" in text or "alleges" in text)
    (notice,) = (block for block in paper_plan.body if isinstance(block, Quotation))
    assert paper_plan.lead == ()
    assert parts[0].strip() == "Notice to Defend"
    assert words(notice.paragraphs[0]).startswith("You have been sued in court.")
    assert words(notice.paragraphs[-1]) == "The Example Office"
    assert (parts[opening - 1].strip(), parts[opening + 1][:3]) == ("Complaint", "I. ")


@pytest.mark.parametrize(
    ("office", "lines"),
    [
        (
            "|\n    The Example Office\n    1 Example Street\n    (215) 555-0199",
            "The Example Office\n1 Example Street\n(215) 555-0199",
        ),
        (
            "The Example Office, 1 Example Street, West Chester, Pennsylvania 19380, (215) 555-0199",
            "The Example Office\n1 Example Street, West Chester, Pennsylvania 19380\n(215) 555-0199",
        ),
        (
            "The Example Office, West Chester, Pennsylvania 19380-0001",
            "The Example Office, West Chester, Pennsylvania 19380-0001",
        ),
    ],
)
def test_an_office_has_its_name_its_address_and_its_telephone_number_on_lines(office: str, lines: str) -> None:
    paper_plan = build_plan("court: pacp\ncounty: Chester", f"statements:\n  notice to defend: {office}\n")
    (block,) = (block for block in paper_plan.body if isinstance(block, Quotation))
    assert words(block.paragraphs[-1]) == lines


def test_after_a_notice_on_its_own_page_the_complaint_begins_a_new_page() -> None:
    new_pages = [
        build_plan(f"court: {court}", f"statements: {{{answer}}}").page_setup.new_pages
        for court, answer in (
            ("pacp\ncounty: Chester", "notice to defend: The Example Office"),
            ("micir\ncounty: Kent", "other actions: no other"),
        )
    ]
    assert new_pages == [("s-opening",), ()]


def test_a_certification_has_its_page_and_counsels_signature() -> None:
    paper_plan = build_plan("court: njsuper\ncounty: Essex", "statements: {other actions: no other}")
    heading = "CERTIFICATION PURSUANT TO R. 4:5-1(b)(2)"
    (page,) = [statement for statement in paper_plan.statements if statement.heading == heading]
    assert page.new_page
    assert [signer.signed for signer in page.signature.signers] == [""]


def test_a_certification_can_be_in_the_users_words_and_is_signed_like_the_paper() -> None:
    own_words = "statements: {other actions: I certify this.}"
    paper_plan = build_plan("court: njsuper\ncounty: Essex", own_words, "complaint, signed: [ann]")
    (page,) = paper_plan.statements
    assert [*map(words, page.paragraphs)] == ["I certify this."]
    assert [signer.signed for signer in page.signature.signers] == [paper_plan.signature.signers[0].signed]
    assert page.signature.signers[0].signed.startswith("/s/ ")


def test_the_kind_of_case_is_under_the_number_once() -> None:
    caption = build_plan("court: njsuper\ncounty: Essex", answers="", paper="complaint, legends: Civil action").caption
    assert [*map(words, caption.number_lines)] == ["CIVIL ACTION"]
    assert caption.legends == ()


def test_other_pending_actions_are_stated_in_the_words_of_the_matter() -> None:
    answer = "this court, where it was given case number 25-000001-CB."
    parts = printed_parts(build_plan("court: micir\ncounty: Wayne", f'statements: {{other actions: "{answer}"}}'))
    assert parts[0].endswith(f"has been previously filed in {answer}")


def test_a_tier_is_printed_under_the_title() -> None:
    assert "TIER 2" in build_plan("court: utdist\ncounty: Salt Lake", "statements: {tier: tier 2}").caption.legends


def test_a_caution_is_printed_unasked_at_the_upper_right() -> None:
    paper_plan = build_plan("court: utdist\ncounty: Salt Lake", "statements: {tier: tier 2}")
    assert [line.startswith("If you do not respond to this document") for line in paper_plan.corner] == [True]
    assert "If you do not respond" not in " ".join(printed_parts(paper_plan))
    notice = "notice_of_voluntary_dismissal, dismisses: all"
    assert build_plan("court: utdist\ncounty: Salt Lake", answers="", paper=notice).corner == ()


def test_connecticuts_return_date_is_beside_the_number_and_a_value_from_memory_is_only_a_note() -> None:
    court = "court: ctsuper\ndistrict: Hartford\n"
    lines = build_plan(court, "statements: {return date: 'JULY 7, 2026'}").caption.number_lines
    assert [*map(words, lines)] == ["RETURN DATE: JULY 7, 2026", "November\N{NO-BREAK SPACE}25, 2026"]
    all_findings = findings(f"{court}jurisdiction: none\nfilings: [{{paper: complaint, date: 2026-11-25}}]\n", (0,))
    unstated = [finding for finding in all_findings if finding.code == "FMT004"]
    severities = {finding.message.rpartition(" state ")[2]: finding.severity for finding in unstated}
    assert severities["the return date, in the caption"] == Severity.NOTE
    assert severities["the amount in demand, on a page of its own"] == Severity.WARNING


def test_only_a_complaint_for_money_says_whether_it_exceeds_the_limit_of_small_claims() -> None:
    court = "court: wicir\ncounty: Dane\njurisdiction: none\nstatements: {classification: 30301}\n"
    changes = "relief: [{}]\nfilings: [{{paper: complaint, date: 2026-11-25}}]\n"
    assert "FMT004" in codes(court + changes.format("award damages"))
    assert "FMT004" not in codes(court + changes.format("declare the contract void"))


def test_no_figure_is_given_for_punitive_damages_where_the_rule_forbids_it() -> None:
    court = "court: insuper\ncounty: Marion\njurisdiction: none\nfilings: [{paper: complaint, date: 2026-11-25}]\n"
    assert "FMT003" in codes(f'{court}relief: ["award punitive damages of $90,000"]\n')
    assert "FMT003" not in codes(f'{court}relief: ["award $90,000", award punitive damages]\n')


def test_only_a_paper_that_opens_the_case_has_required_statements() -> None:
    notice = "notice_of_voluntary_dismissal, date: 2026-11-25, dismisses: all"
    paper_plan = build_plan(TEXAS, "statements: {discovery: level 2}", notice)
    assert not any("Discovery" in text for text in printed_parts(paper_plan))
    assert "statements" not in {rely.key for rely in paper_plan.relies}


@pytest.mark.parametrize(
    ("answers", "message", "fix"),
    [
        ("statements: {discovry: level 2}", "requires no statement called `discovry`", "did you mean `discovery`?"),
        ("statements: {discovery: level 4}", "`level 4` is not an answer to `discovery`", "`level 1`, `level 2`"),
    ],
)
def test_an_answer_that_the_court_does_not_require_is_refused(answers: str, message: str, fix: str) -> None:
    with pytest.raises(MatterError) as stopped:
        build_plan(TEXAS, answers)
    (finding,) = stopped.value.findings
    assert message in finding.message
    assert fix in finding.fix
    assert finding.place.line


def missing_statements(changes: str) -> list[str]:
    paper = "division: none\njurisdiction: none\nfilings: [{paper: complaint, date: 2025-06-02}]\n"
    return [finding.message for finding in laid_over_minimal(changes + "\n" + paper) if finding.code == "FMT004"]


def test_a_missing_statement_is_reported_until_the_matter_or_its_text_has_it() -> None:
    assert len(missing_statements(TEXAS)) == 2
    text = "more_facts: [{id: plan, paragraphs: [Discovery is under Level 2 of Rule 190. It seeks monetary relief.]}]"
    assert missing_statements(f"{TEXAS}\n{text}") == []


def test_a_tier_is_not_required_if_the_amount_is_stated() -> None:
    arizona = "court: azsuper\ncounty: Pima\nstatements: {jurisdiction: general}"
    assert len(missing_statements(arizona)) == 1
    assert missing_statements(f"{arizona}\ndemand: 60000") == []


def test_a_requirement_that_was_not_read_is_only_a_note() -> None:
    paper = "division: none\njurisdiction: none\nfilings: [{paper: complaint, date: 2025-06-02}]\n"
    findings = laid_over_minimal(f"court: ilcir\ncounty: Kane\n{paper}")
    assert {finding.severity for finding in findings if finding.code == "FMT004"} == {Severity.NOTE}


def test_the_users_words_are_printed_unchanged() -> None:
    free_statement = RequiredStatement.model_validate({"asks": "it", "where": "first", "other": "It is {words}."})
    assert free_statement.words("{words} and more") == "It is {words} and more."
    fixed_statement = RequiredStatement.model_validate({"asks": "it", "where": "first", "answers": {"a": "A."}})
    assert fixed_statement.words("b") is None


def test_explain_lists_the_answers_with_their_words() -> None:
    statements = catalog().record("court", "micir").statements.value
    lines = list(lines_of(statements))
    assert lines[0].startswith("`other actions`, before the opening sentence: whether another civil action")
    assert lines[1].startswith("`no other`: There is no other pending or resolved civil action")
    assert lines[2].startswith("your own words, in: A civil action between these parties")


@pytest.mark.parametrize(
    ("text", "is_required"),
    [
        ("Imaginary Strings owes Sample Kites $18,400.00.", False),
        ("Sample Kites was damaged in the amount of $31,250.", False),
        ("It borrowed $18,400 in May, and owes it still.", False),
        ("A balance of $9,000 remains unpaid.", False),
        ("Sample Kites sells its kites for $40 apiece.", True),
        ("Imaginary Strings owes Sample Kites a large sum.", True),
    ],
)
def test_a_claimed_amount_makes_a_statement_on_the_amount_unnecessary(text: str, is_required: bool) -> None:  # noqa: FBT001
    changes = f"more_facts: [{{id: more, heading: More, paragraphs: ['{text}']}}]\n"
    findings = laid_over_minimal(f"court: ohcp\ncounty: Franklin\ndivision: none\nnumber: none\n{changes}{COMPLAINT}")
    assert any("exceeds $25,000" in finding.message for finding in findings) is is_required


def test_the_users_sections_after_the_signature_can_be_signed_again() -> None:
    words = "words: {signature: 'Respectfully submitted,', below_signature: The end.}"
    sections = "[{heading: Jury under R. 38(b), text: 'See [[signed]].', signed: true}, {heading: More, text: This.}]"
    paper = f"complaint, signed: [ann], after_signature: {sections}"
    paper_plan = build_plan("court: wasuper\ncounty: King", words, paper)
    jury, own_section = paper_plan.statements
    assert jury.heading == "Jury under R. 38(b)"
    assert body_text(*own_section.blocks) == ["¶ This."]
    assert body_text(*jury.blocks)[0].startswith("¶ See [paragraph")
    assert jury.signature.signers == paper_plan.signature.signers
    assert paper_plan.signature.closing
    assert paper_plan.signature.below
    assert jury.signature.closing == jury.signature.below == ()
    assert own_section.signature.signers == ()


SECTION = """\
complaint
    after_signature:
      - heading: H
        text: "So:\\n\\n1. one\\n2. two"
        paragraphs: [{heading: Sub}, Alpha., {numbered: false, text: Beta.}, Gamma.]
"""


def test_a_section_after_the_signature_has_the_keys_of_any_section() -> None:
    suit = matter(f"jurisdiction: none\ncourt: wasuper\ncounty: King\nfilings:\n  - paper: {SECTION}")
    (own_section,) = plan_paper(suit, suit.filings[0], catalog()).statements
    lines = [line for line in body_text(*own_section.blocks) if line]
    assert lines == ["¶ So:", "  1. one", "  2. two", "##  Sub", "1. Alpha.", "¶ Beta.", "2. Gamma."]


@pytest.mark.parametrize(
    ("section", "message", "fix"),
    [
        ("{heading: H}", "has neither `text` nor `paragraphs`", "add its `text:`"),
        ("{paragraphs: [{id: own, text: This.}]}", "has a paragraph called `own`", "remove `id:`"),
    ],
)
def test_a_section_after_the_signature_has_words_and_no_names(section: str, message: str, fix: str) -> None:
    finding = refusal(f"filings: [{{paper: complaint, after_signature: [{section}]}}]\n")
    assert message in finding.message
    assert finding.fix == fix


def test_a_statement_on_the_amount_is_the_last_allegation_of_fact() -> None:
    answers = "statements: {amount: more than 25 thousand}\njury_demand: true\n"
    paper_plan = build_plan("court: ohcp\ncounty: Franklin", answers)
    lines = [line for line in body_text(*paper_plan.body) if line]
    index_of_amount = next(index for index, line in enumerate(lines) if "exceed $25,000" in line)
    assert "{s-claims}" in lines[index_of_amount + 1]


def test_courts_ask_for_statements_on_jurisdiction_verification_and_arbitration() -> None:
    washington = f"court: dcsuper\ndivision: none\nnumber: none\njurisdiction: none\n{COMPLAINT}"
    philadelphia = f"court: pacp\ncounty: Philadelphia\ndivision: none\nnumber: none\njurisdiction: none\n{COMPLAINT}"
    washington_codes = {finding.code for finding in laid_over_minimal(washington)}
    assert washington_codes & {"FMT004", "JUR001", "CLM020"} == {"FMT004"}
    assert {finding.code for finding in laid_over_minimal(philadelphia)} >= {"CLM020", "FMT003"}
    parts = printed_parts(build_plan("court: dcsuper\nvenue: [events]", "statements: {jurisdiction: general}"))
    assert "1 This Court has jurisdiction over this action under" in "\n".join(parts)
    assert "Venue" not in "\n".join(parts)


NEGLIGENT = "claims: [{title: Negligence, law: the state, against: [beta], paragraphs: [Beta drove badly.]}]\n"
STATUTORY = "{cause: ny-breach-of-contract, against: [beta], statutes: [AS 45.02.711]}"


@pytest.mark.parametrize(
    ("changes", "is_reported"),
    [
        ("court: aksuper\ncity: Juneau", False),
        (f"court: aksuper\ncity: Juneau\nclaims: [{STATUTORY}]", True),
        ("court: txsd\nnumber: none", False),
        ("court: nvdist\ncounty: Clark\nrelief: ['award damages in excess of $15,000']", False),
        ("court: nvdist\ncounty: Clark\nrelief: ['award damages of $40,000']", True),
        ("court: iddist\ncounty: Ada\ndistrict: FOURTH", True),
        (f"court: wicir\ncounty: Dane\n{NEGLIGENT}relief: ['award $30,000']", True),
        ("court: wicir\ncounty: Dane\nrelief: ['award $30,000']", False),
        (f"court: ncsuper\ncounty: Wake\n{NEGLIGENT}relief: ['award $30,000']", True),
        (f"court: ncsuper\ncounty: Wake\n{NEGLIGENT}relief: ['award damages in excess of $25,000']", False),
        ("court: ncsuper\ncounty: Wake\nrelief: ['award $30,000', 'award $9,000 in punitive damages']", True),
        ("court: ncsuper\ncounty: Wake\nrelief: ['award $30,000', award punitive damages]", False),
    ],
)
def test_a_requirement_on_the_text_is_checked_against_the_text(changes: str, is_reported: bool) -> None:  # noqa: FBT001
    assert ("FMT003" in codes(f"{changes}\nfilings: [{{paper: complaint, date: 2026-11-25}}]\n")) is is_reported


def test_a_fee_category_under_the_title_meets_the_requirement() -> None:
    legend = "filings: [{paper: complaint, date: 2026-11-25, legends: ['Fee Category: A.A.']}]\n"
    assert "FMT003" not in codes(f"court: iddist\ncounty: Ada\ndistrict: FOURTH\n{legend}")


@pytest.mark.parametrize(
    ("relief", "is_required"), [("award $90,000", True), ("award $9,000", False), ("award damages", False)]
)
def test_nevada_asks_for_the_exemption_from_arbitration_only_above_its_limit(relief: str, is_required: bool) -> None:  # noqa: FBT001
    court = "court: nvdist\ncounty: Clark\njurisdiction: none\n"
    filing = f"relief: ['{relief}']\nfilings: [{{paper: complaint, date: 2026-11-25}}]\n"
    assert ("FMT004" in codes(f"{court}statements: {{jurisdiction: general}}\n{filing}")) is is_required
    assert "FMT004" not in codes(f"{court}statements: {{jurisdiction: general, arbitration: amount}}\n{filing}")
