"""Rules that compare the texts of a matter with the text of its exhibits."""

from pathlib import Path

import pytest

from assembler.check import check
from assembler.exhibits.files import ExhibitFile
from assembler.papers import plan_paper
from assembler.rules import all_rules
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.validate import validate
from tests.support.rule_examples import CATALOG, COMPLAINT, alleged, source_of

EXHIBITS = "exhibits: {contract: {title: Supply Contract, date: 2024-05-01}}\n"

CONTRACT = """SUPPLY CONTRACT
Sample Kites, Inc., a Washington corporation ("Buyer"), and
Imaginary Strings, Inc. (the "Seller"), agree:
2. Buyer shall pay Seller
$900 a month.
4. Seller shall replace each worn spool of the winch, and shall record the result.
5.1 Seller releases its claims of an earlier time.
Sample Kites, Inc., by Rita Rowe, President
Imaginary Strings, Inc., by Otto Bell, Manager
"""

BOND = """BOND
Principal: Sample Kites, Inc.
Surety: Imaginary Strings, Inc.
"""


def messages(code: str, page: str, *texts: str) -> list[str]:
    """Return the messages of the rule *code* on *texts* and an exhibit with one *page*."""
    matter = validate(source_of(f"{COMPLAINT}{EXHIBITS}{alleged(*texts)}"), CATALOG)
    return [problem.message for problem in all_rules()[code].check(ExhibitedMatter(matter, {"contract": (page,)}))]


EXCHANGED_TERMS = {
    "Section 2 requires Imaginary Strings to pay Sample Kites $900 a month.": "Buyer shall pay",
    "In section 2, Imaginary Strings agreed to pay $900 a month.": "Buyer shall pay",
    "Sample Kites promised to replace each worn spool of the winch.": "Seller shall replace",
    "In section 5.1, Sample Kites released its claims of an earlier time.": "Seller releases",
    'Section 2 says: "Seller shall pay Buyer $900 a month."': "Buyer shall pay",
}


@pytest.mark.parametrize("text", EXCHANGED_TERMS)
def test_a_term_of_the_exhibit_is_not_given_to_the_other_party(text: str) -> None:
    (message,) = messages("FCT064", CONTRACT, text)
    assert message.endswith(f"of Supply Contract says `{EXCHANGED_TERMS[text]}`")


@pytest.mark.parametrize(
    "text",
    [
        "Section 2 requires Sample Kites to pay Imaginary Strings $900 a month.",
        "Section 2 requires Imaginary Strings to return $900 that Sample Kites paid.",
        "Section 2 requires Imaginary Strings to pay $950 a month.",
        "Sample Kites replaced each worn spool of the winch itself.",
        "Imaginary Strings agreed to replace each worn spool of the winch.",
        "Sample Kites promised to replace the kite.",
        "After the breach of section 2, Imaginary Strings paid $900 to a broker.",
    ],
)
def test_a_text_that_agrees_with_the_exhibit_or_is_about_something_else_is_not_reported(text: str) -> None:
    assert messages("FCT064", CONTRACT, text) == []


def test_a_clause_of_one_exhibit_is_read_with_the_roles_of_that_exhibit() -> None:
    page = CONTRACT.replace('("Buyer")', '("Seller")').replace('(the "Seller")', '(the "Buyer")')
    text = "Section 2 requires Sample Kites to pay Imaginary Strings $900 a month."
    assert messages("FCT064", CONTRACT, text) == []
    assert len(messages("FCT064", page, text)) == 1


def test_the_roles_of_an_exhibit_are_not_exchanged() -> None:
    exchanged = "Sample Kites, as surety, and Imaginary Strings, as principal, executed the bond."
    correct = "Imaginary Strings, as surety, and Sample Kites, as principal, executed the bond."
    found = messages("FCT053", BOND, exchanged)
    assert found[0].endswith("Sample Kites, Inc. is a principal: `Principal: Sample Kites, Inc.`")
    assert messages("FCT053", BOND, correct) == []


def test_the_signatures_of_an_exhibit_are_not_exchanged() -> None:
    exchanged = "Mr. Bell signed for Sample Kites, and Ms. Rowe signed for Imaginary Strings."
    correct = "Ms. Rowe signed for Sample Kites, and Mr. Bell signed for Imaginary Strings."
    assert len(messages("FCT065", CONTRACT, exchanged)) == 2
    assert messages("FCT065", CONTRACT, correct) == []


def test_a_check_compares_the_texts_with_the_files_of_exhibits() -> None:
    text = "Section 2 requires Imaginary Strings to pay Sample Kites $900 a month."
    source = source_of(f"{COMPLAINT}{EXHIBITS}{alleged(text)}")
    matter = validate(source, CATALOG)
    plans = [plan_paper(matter, filing, CATALOG) for filing in matter.filings]
    file = ExhibitFile("contract.pdf", "", Path("contract.pdf"), (CONTRACT,))
    codes = {finding.code for finding in check(matter, plans, source, {"contract": file})}
    assert "FCT064" in codes
    assert "FCT064" not in {finding.code for finding in check(matter, plans, source)}
