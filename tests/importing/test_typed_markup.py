"""The signs of Markdown that a paper prints are read as headings and bold type."""

from assembler.importing.read_document import TextBlock
from assembler.importing.typed_markup import without_markup
from tests.importing.test_recognize import COMPLAINT, document_of

PAPER = """
## FACTS

**Ann Sample** flew *her* kite.

---

## COUNT I

2 * 3 kites fell.
"""


def bold_runs(text: str) -> list[tuple[str, list[bool]]]:
    """Return the text of each paragraph, and whether each of its runs is bold."""
    document = without_markup(document_of(text))
    return [(block.text, [run.bold for run in block.runs]) for block in document.blocks if isinstance(block, TextBlock)]


def test_headings_and_words_between_asterisks_are_bold_without_the_signs() -> None:
    assert bold_runs(PAPER) == [
        ("FACTS", [True]),
        ("Ann Sample flew her kite.", [True, False, True, False]),
        ("COUNT I", [True]),
        ("2 * 3 kites fell.", [False]),
    ]


def test_a_paper_without_such_headings_stays_as_it_is() -> None:
    text = f"{COMPLAINT}\n\n*** # 1 of **two** ***"
    assert without_markup(document_of(text)) == document_of(text)


def test_asterisks_that_multiply_or_are_not_paired_stay() -> None:
    text = "## A\n\n## B\n\nPaid 5*x and later 6*y dollars, **one* or *two**, and “*three*.”"
    assert bold_runs(text)[2] == (
        "Paid 5*x and later 6*y dollars, **one* or *two**, and “three.”",
        [False, True, False],
    )
