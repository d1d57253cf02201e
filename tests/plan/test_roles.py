"""Parties in any role: their sides, and their names in captions, titles, counts and signatures."""

import pytest

from assembler.findings.finding import MatterError
from assembler.language.english import role_title
from assembler.law.dismissal.options import dismissal_options
from tests.support.matters import COMPLAINT, NOTICE, build_plan, ending_case, findings, matter
from tests.support.plan_text import plan_text


def test_both_parts_of_a_role_with_a_slash_are_plural() -> None:
    assert role_title("defendant/respondent", is_plural=True) == "Defendants/Respondents"


STAKEHOLDER = """\
parties:
  alpha: {role: plaintiff-in-interpleader}
  beta: {role: claimant, side: defendant}
  gamma: {name: Gamma Twine LLC, role: claimant, side: defendant, kind: limited liability company}
"""
DERIVATIVE = """\
parties:
  cords: {name: Sample Cords Corp., role: nominal defendant, kind: corporation}
claims:
  - id: contract
    cause: ny-breach-of-contract
    against: [beta, cords]
    elements: {contract: [signed], performance: [paid], breach: [broke], damages: [broke]}
"""


def caption_lines(changes: str = "", paper: int = COMPLAINT) -> list[str]:
    return [line.text for line in build_plan(changes, paper).caption.left]


def complaint_text(changes: str = "", paper: int = COMPLAINT) -> str:
    return plan_text(build_plan(changes, paper)).replace("\N{NO-BREAK SPACE}", " ")


# -- roles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "title", "titles"),
    [
        ("plaintiff-in-interpleader", "Plaintiff-in-Interpleader", "Plaintiffs-in-Interpleader"),
        ("real party in interest", "Real Party in Interest", "Real Parties in Interest"),
        ("third-party defendant", "Third-Party Defendant", "Third-Party Defendants"),
        ("amicus curiae", "Amicus Curiae", "Amici Curiae"),
        ("amicus", "Amicus", "Amici"),
        ("special master", "Special Master", "Special Masters"),
        ("judgment debtor", "Judgment Debtor", "Judgment Debtors"),
        ("intervenor-defendant", "Intervenor-Defendant", "Intervenor-Defendants"),
        ("trustee of the estate", "Trustee of the Estate", "Trustees of the Estate"),
    ],
)
def test_any_role_has_a_title_and_a_plural(role: str, title: str, titles: str) -> None:
    assert role_title(role) == title
    assert role_title(role, is_plural=True) == titles


def test_an_interpleader_names_its_parties_by_their_roles() -> None:
    assert caption_lines(STAKEHOLDER) == [
        "ALPHA KITES, INC.,",
        "Plaintiff-in-Interpleader,",
        "-against-",
        "BETA STRINGS, INC., and GAMMA TWINE LLC,",
        "Claimants.",
    ]
    paper_text = complaint_text(STAKEHOLDER)
    assert (
        "Plaintiff-in-Interpleader Alpha Kites, Inc. (“Alpha”) brings this action against Claimants Beta" in paper_text
    )
    assert "(Against Claimant Beta)" in paper_text
    assert "Attorney for Plaintiff-in-Interpleader Alpha Kites, Inc." in paper_text


def test_parties_of_one_side_with_several_roles_are_named_by_role() -> None:
    assert caption_lines(DERIVATIVE)[3:] == [
        "BETA STRINGS, INC.,",
        "Defendant, and",
        "SAMPLE CORDS CORP.,",
        "Nominal Defendant.",
    ]
    assert "Defendant Beta Strings, Inc. (“Beta”) and Nominal Defendant Sample Cords Corp. and" in complaint_text(
        DERIVATIVE
    )
    assert "dismisses this action against Defendant Beta" in complaint_text(DERIVATIVE, NOTICE)


NEITHER_SIDE = """\
parties:
  gamma: {name: Gamma Bank, role: garnishee, side: neither, kind: corporation}
  master: {name: Pat Sample, role: special master, kind: individual}
"""


def test_parties_on_neither_side_follow_the_defendants() -> None:
    assert caption_lines(NEITHER_SIDE)[3:] == [
        "BETA STRINGS, INC.,",
        "Defendant,",
        "GAMMA BANK,",
        "Garnishee, and",
        "PAT SAMPLE,",
        "Special Master.",
    ]
    assert "against Defendant Beta Strings, Inc. (“Beta”) and alleges" in complaint_text(NEITHER_SIDE)
    assert "Garnishee Gamma Bank is a corporation" in complaint_text(NEITHER_SIDE)
    assert "citizenship of" not in complaint_text(NEITHER_SIDE)
    assert "JUR008" not in {finding.code for finding in findings(NEITHER_SIDE, (COMPLAINT,))}


CROSS = """\
parties:
  beta: {further_roles: [cross-complainant]}
  gamma: {name: Gamma Twine LLC, role: cross-defendant, kind: limited liability company}
"""


def test_a_cross_complaint_has_its_own_part_of_the_caption() -> None:
    assert caption_lines(CROSS)[4:] == [
        "Defendant,",
        "BETA STRINGS, INC.,",
        "Cross-Complainant,",
        "-against-",
        "GAMMA TWINE LLC,",
        "Cross-Defendant.",
    ]


def test_a_known_role_is_recognized_in_any_letter_case() -> None:
    assert caption_lines("parties: {beta: {role: Nominal Defendant}}") == caption_lines(
        "parties: {beta: {role: nominal defendant}}"
    )


def test_all_respondents_share_one_role() -> None:
    further_respondents = "\n".join(
        f"  d{n}: {{name: Sample {n} Corp., role: defendant, kind: corporation}}" for n in (1, 2)
    )
    claim = "claims: [{title: Account Stated, law: NY, against: [beta, d1, d2], paragraphs: [It was not paid.]}]"
    sides = "sides: {plaintiff: petitioner, defendant: respondent}"
    assert "(Against All Respondents)" in complaint_text(f"parties:\n{further_respondents}\n{claim}\n{sides}\n")


# -- sides ------------------------------------------------------------------------------------------------------------


def only_fault(changes: str) -> tuple[str, str, int]:
    with pytest.raises(MatterError) as stopped:
        matter(changes)
    (finding,) = stopped.value.findings
    return finding.message, finding.fix, finding.place.column


def test_a_finding_on_a_role_without_a_side_says_how_to_name_the_side() -> None:
    message, fix, column = only_fault("parties: {beta: {role: garnishee}}")
    assert message == "unknown role `garnishee`"
    assert fix == "add `side: plaintiff`, `side: defendant` or `side: neither`"
    assert column == len("parties: {beta: {role: ") + 1
    for side in ("plaintiff", "defendant", "neither"):
        assert (
            matter(f"parties: {{gamma: {{name: G, role: garnishee, side: {side}}}}}").parties["gamma"].on_side == side
        )


def test_a_misspelled_role_is_recognized() -> None:
    assert only_fault("parties: {beta: {role: defendent}}")[1].startswith(
        "did you mean `defendant`? otherwise add `side: plain"
    )


@pytest.mark.parametrize(
    ("role", "side"), [("plaintiff", "defendant"), ("Respondent", "neither"), ("third-party defendant", "defendant")]
)
def test_a_known_role_has_a_side(role: str, side: str) -> None:
    message, fix, _ = only_fault(f"parties: {{beta: {{role: {role}, side: {side}}}}}")
    assert "is always on the side" in message
    assert fix == "delete `side:`, or use another role"
    assert (
        matter("parties: {gamma: {name: G, role: intervenor, side: plaintiff}}").parties["gamma"].on_side == "plaintiff"
    )


def test_a_count_is_against_parties_on_the_defendants_side() -> None:
    message, _, _ = only_fault(
        f"{NEITHER_SIDE}claims: [{{title: Debt, law: NY, against: [gamma], paragraphs: [It is due.]}}]\n"
    )
    assert message == "no defendant is called `gamma`, which is a garnishee"
    defendant_garnishee = NEITHER_SIDE.replace("side: neither", "side: defendant")
    assert matter(
        f"{defendant_garnishee}claims: [{{title: Debt, law: NY, against: [gamma], paragraphs: [It is due.]}}]\n"
    ).claims


def test_a_defendant_with_another_role_is_dismissed_and_a_special_master_does_not_sign() -> None:
    scope = ending_case(f"{STAKEHOLDER}  master: {{name: Pat Sample, role: special master, kind: individual}}\n").scope
    assert scope.dismissed_parties == ("beta", "gamma")
    signers = {name for option in dismissal_options(scope) for name in option.signers}
    assert "master" not in signers


@pytest.mark.slow
def test_a_shared_citizenship_is_reported_in_any_role() -> None:
    with_beta_of_oregon = STAKEHOLDER.replace("beta: {", "beta: {formed_in: Oregon, ")
    assert "JUR005" in {finding.code for finding in findings(with_beta_of_oregon, (COMPLAINT,))}
    assert "JUR005" not in {finding.code for finding in findings(STAKEHOLDER, (COMPLAINT,))}


# -- names ------------------------------------------------------------------------------------------------------------

CLASS = """\
parties:
  alpha: {on_behalf_of: themselves and all others similarly situated}
  gamma:
    name: Gamma Twine LLC
    role: plaintiff
    kind: limited liability company
    counsel: [ann]
    on_behalf_of: themselves and all others similarly situated
"""


def test_joint_plaintiffs_say_once_on_whose_behalf_they_sue() -> None:
    behalf = "on behalf of themselves and all others similarly situated"
    assert caption_lines(CLASS)[0] == f"ALPHA KITES, INC., and GAMMA TWINE LLC, {behalf},"
    assert complaint_text(CLASS).count(f"sue {behalf}") == 1
    assert f"Alpha and Gamma Twine LLC sue {behalf}." in complaint_text(CLASS)


def test_plaintiffs_who_sue_separately_each_say_so() -> None:
    separate_classes = CLASS.replace("themselves", "itself")
    assert caption_lines(separate_classes)[0].count("on behalf of itself") == 2
    assert complaint_text(separate_classes).count("sues on behalf of itself") == 2


def test_a_title_precedes_a_name() -> None:
    officer = "parties: {gamma: {name: Pat Roe, title: Officer, role: defendant, kind: individual}}"
    assert caption_lines(officer)[3] == "BETA STRINGS, INC., and OFFICER PAT ROE,"
    assert "and Officer Pat Roe and alleges" in complaint_text(officer)


def test_two_people_with_the_same_surname_have_different_short_names() -> None:
    two_roes = """
    parties:
      gamma: {name: Ann Roe, called: Roe, role: defendant, kind: individual}
      delta: {name: Pat Roe, called: Roe, role: defendant, kind: individual}
    """
    assert only_fault(two_roes)[0] == "`Roe` is the short name of two parties, `gamma` and `delta`"
    assert matter(two_roes.replace("called: Roe", "called: Ann Roe", 1)).parties["gamma"].called == "Ann Roe"


def test_the_papers_of_the_remaining_parties_do_not_speak_for_a_terminated_party() -> None:
    with_terminated_party = """
    parties:
      gamma:
        name: Gamma Twine LLC
        role: plaintiff
        kind: limited liability company
        counsel: [ann]
        terminated: {date: 2025-01-15}
    """
    assert "Attorney for Plaintiff Alpha Kites, Inc." in complaint_text(with_terminated_party)
    assert "Attorney for Plaintiffs" in complaint_text(with_terminated_party.replace("2025-01-15", "2025-05-15"))
