"""Numbers of counsel that the source prints in different forms keep their own words and signs."""

from pathlib import Path

from tests.importing.test_own_signature_block import BLOCK, paper_with
from tests.importing.test_recognize import matter_of

SECOND = """\
Lee Lorem (0054321)
LOREM LAW LLC
9 Example Avenue
Dayton, OH 45400
(937) 555-0100
(937) 555-0101{sign} Fax
lee.lorem@example.com
"""


def block_with(sign: str) -> str:
    first = BLOCK.replace("(330) 555-0100\n\n", "(330) 555-0100\n\n(330) 555-0101 - Fax\n\n").replace("\n\n", "\n")
    client = "Attorney for Plaintiff\n"
    return first.replace(client, f"{client}/s/ Lee Lorem\n{SECOND.format(sign=sign)}{client}")


def test_fax_numbers_in_different_forms_keep_the_lines_of_the_signature_block(tmp_path: Path) -> None:
    paper = paper_with(block_with(""), tmp_path)
    lines = [line for group in paper.draft.closing.block for line in group.lines]
    assert {"(330) 555-0101 - Fax", "(937) 555-0101 Fax"} <= set(lines)
    assert "signature_block" in str(matter_of(paper))


def test_fax_numbers_in_one_form_need_no_lines_of_their_own() -> None:
    counsel = paper_with(block_with(" -")).draft.closing.counsel
    assert counsel.forms["fax"] == "{number} - Fax"
    assert not counsel.mixed_forms
