"""The amount in controversy, added up as 28 U.S.C. § 1332 adds it."""

import pytest

from assembler.findings.finding import Finding, MatterError
from tests.support.rule_examples import alleged, codes, laid_over_minimal

TWO_COUNTS = """
parties:
  eve: {name: Eve Example, role: defendant, kind: individual, citizenship: Ohio}
  ann: {name: Ann Example, role: plaintiff, kind: individual, citizenship: Utah, counsel: [placeholder]}
jurisdiction: [diversity]
filings: [{paper: complaint, date: 2025-06-02}]
"""
ELEMENTS = "{ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}"


def claims(*amounts: str, further_keys: str = "") -> str:
    """Return YAML of a claim against both defendants for each of *amounts*, the entries of a list in YAML."""
    head = f"cause: us-copyright-infringement, against: [strings, eve], elements: {ELEMENTS}"
    return "claims:\n" + "".join(
        f"  - {{id: c{index}, {head}, amounts: [{amount}]{further_keys if index else ''}}}\n"
        for index, amount in enumerate(amounts)
    )


def against_each(amount: int, *, by: str = "kites") -> str:
    """Return YAML of the entries for *amount* against each of the two defendants."""
    return f"{{by: {by}, against: strings, amount: {amount}}}, {{by: {by}, against: eve, amount: {amount}}}"


def amount_codes(changes: str) -> set[str]:
    """Return the codes of the findings on amounts."""
    return codes(TWO_COUNTS + changes) & {"JUR006", "JUR021", "JUR025", "JUR026", "JUR027", "CLM016", "CLM017"}


def refusal_findings(amounts: str) -> tuple[Finding, ...]:
    """Return the findings that refuse *amounts* of a claim."""
    with pytest.raises(MatterError) as stopped:
        laid_over_minimal(f"{TWO_COUNTS}amount: 75000\n{claims(amounts)}")
    return stopped.value.findings


def test_claims_against_several_defendants_are_not_added() -> None:
    assert amount_codes("amount: 118000\n" + claims(against_each(59_000))) == {"JUR025", "JUR026"}


def test_the_message_on_low_claims_names_one_plaintiff_or_each_of_several() -> None:
    def messages(amounts: str) -> list[str]:
        texts = laid_over_minimal(f"{TWO_COUNTS}amount: 75000\n{claims(amounts)}")
        return [finding.message for finding in texts if finding.code == "JUR025" and "Eve" in finding.message]

    [message] = messages("{by: kites, against: strings, amount: 80000}, {by: kites, against: eve, amount: 59000}")
    assert message.startswith("the plaintiff's claims against `Eve Example` come to $59,000")
    [message_on_several] = messages(f"{against_each(59_000)}, {{by: ann, against: eve, amount: 20000}}")
    assert message_on_several.startswith("no plaintiff's claims against `Eve Example` come to more than $59,000")


def test_claims_of_one_plaintiff_against_one_defendant_are_added() -> None:
    assert amount_codes("amount: 75000\n" + claims(against_each(59_000), against_each(16_001))) == set()


def test_claims_in_the_alternative_are_not_added() -> None:
    alternative = claims(against_each(59_000), against_each(16_001), further_keys=", alternative_to: [c0]")
    assert amount_codes("amount: 75000\n" + alternative) == {"JUR025"}


def test_a_joint_amount_counts_in_full_for_each_defendant() -> None:
    assert amount_codes("amount: 75000\n" + claims("{by: kites, amount: 118000, joint: true}")) == set()


def test_claims_of_two_plaintiffs_are_not_added() -> None:
    amounts = f"{against_each(50_000)}, {against_each(50_000, by='ann')}"
    assert amount_codes("amount: 75000\n" + claims(amounts)) == {"JUR025"}


def test_a_plaintiff_below_the_amount_may_join_a_plaintiff_above_it() -> None:
    amounts = f"{against_each(80_000)}, {against_each(500, by='ann')}"
    assert amount_codes("amount: 75000\n" + claims(amounts)) == set()


def test_a_claim_without_an_amount_leaves_the_total_unknown() -> None:
    claim_without_amount = f"  - {{cause: us-copyright-infringement, against: [eve, strings], elements: {ELEMENTS}}}\n"
    assert amount_codes("amount: 75000\n" + claims(against_each(59_000)) + claim_without_amount) == set()


def test_one_amount_for_several_parties_says_whether_they_share_it() -> None:
    [finding] = refusal_findings("{by: kites, amount: 118000}")
    assert finding.message == "`118000` is one amount for 2 defendants, but the entry is not `joint`"


@pytest.mark.parametrize(("key", "name"), [("by", "strings"), ("against", "kites"), ("by", "nobody")])
def test_an_amount_is_between_parties_of_its_claim(key: str, name: str) -> None:
    [finding] = refusal_findings(f"{{{key}: {name}, amount: 118000, joint: true}}")
    assert finding.code == "MAT004"


def test_an_amount_in_the_text_is_not_multiplied_by_the_number_of_parties() -> None:
    assert "JUR026" in amount_codes("amount: 150000\n" + alleged("Each of them took $75,000."))
    assert "JUR026" not in amount_codes("amount: 150000\n" + alleged("Each of them took $74,000."))
    assert "JUR026" not in amount_codes("amount: 150002\n" + alleged("Each of them took $75,001."))


def test_the_claims_of_a_class_are_all_added() -> None:
    class_action = TWO_COUNTS.replace("diversity", "class action") + "amount: 5000000\nclass_members: 100\n"
    amounts = "{by: kites, amount: MOST, joint: true}, {by: ann, amount: 10000, joint: true}"
    assert "JUR016" in codes(class_action + claims(amounts.replace("MOST", "4990000")))
    assert "JUR016" not in codes(class_action + claims(amounts.replace("MOST", "4990001")))


def damages_codes(answer: str, *prayer: str) -> set[str]:
    """Return `CLM021` if a complaint in Illinois that states *answer* under Rule 222(b) contradicts its *prayer*."""
    court = "court: ilcir\ncounty: Cook\ndivision: Law\njurisdiction: none\n"
    filings = "filings: [{paper: complaint, date: 2025-06-02}]\n"
    return codes(f"{court}{filings}relief: {list(prayer)}\nstatements: {{damages: {answer}}}\n") & {"CLM021"}


def test_the_stated_damages_are_compared_with_the_prayer() -> None:
    at_most = "not more than 50 thousand"
    at_least = "more than 50 thousand"
    assert damages_codes(at_most, "award $50,000.01 in damages, with interest and costs") == {"CLM021"}
    with_fees = ("award $50,000 in damages", "award fees of $60,000", "award $70,000 in costs")
    assert damages_codes(at_most, *with_fees) == set()
    assert damages_codes(at_least, "award $50,000 in damages", "award costs of $9,000") == {"CLM021"}
    assert damages_codes(at_least, "award $30,000 in damages", "award $30,000 in lost profits") == set()
    assert damages_codes(at_least, "award $30,000 in damages", "award damages as proved at trial") == set()
