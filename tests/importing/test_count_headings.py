"""How the headings of the counts of an imported paper are printed."""

import pytest

from assembler.importing.writing.matter_text import matter_text
from assembler.load.yaml_reader import read_yaml
from tests.importing.test_body import draft_of


@pytest.mark.parametrize(
    ("first", "second", "heading"),
    [
        ("COUNT I: FRAUD", "COUNT II: BREACH", "{label}: {title}"),
        ("COUNT I – FRAUD", "COUNT II – BREACH", "{label} – {title}"),
        ("COUNT I: FRAUD", "COUNT II\nBREACH", "{label} \\ {title}"),
        ("COUNT I\nFRAUD", "COUNT II\nBREACH", "{label} \\ {title}"),
    ],
)
def test_a_title_on_the_line_of_its_label_is_printed_there(first: str, second: str, heading: str) -> None:
    draft = draft_of(f"{first}\n3. It lied.\n{second}\n4. It left.\nPRAYER FOR RELIEF\nPlaintiff asks for $600.")
    matter = read_yaml(matter_text(draft, "kites.pdf"), "matter.yaml").data
    assert matter["sentences"]["claims"] == {"heading": heading}
