"""Tables of contents and of authorities are set aside with a doubt, because the program prints new ones."""

from dataclasses import replace

from assembler.catalog import catalog_of
from assembler.importing.contents_tables import without_contents
from assembler.importing.expressed import CONTENTS
from assembler.importing.read_document import SourcePlace, TableBlock, TextBlock, TextRun
from assembler.importing.recognize import recognize
from tests.importing.test_body import HEAD, document


def block(text: str, style: str = "", line: int = 1) -> TextBlock:
    return TextBlock(SourcePlace(2, line), (TextRun(text),), style=style)


TABLE = ("TABLE OF CONTENTS", "Page", "I. FACTS\t1", "A. The strings of kites and what is known of", "them ........ 2")


def test_a_table_of_contents_is_set_aside_with_a_doubt() -> None:
    blocks = [block("COMPLAINT"), *map(block, (*TABLE, "COUNT I\t3")), block("FACTS"), block("1. It fell.")]
    read = without_contents(blocks)
    assert [part.text for part in read.blocks if isinstance(part, TextBlock)] == ["COMPLAINT", "FACTS", "1. It fell."]
    assert [entry.text for entry in read.expressed] == [*TABLE, "COUNT I\t3"]
    assert {entry.kind for entry in read.expressed} == {CONTENTS}
    (doubt,) = read.doubts
    assert "`tables: [contents]`" in doubt.about
    assert doubt.place == SourcePlace(2, 1)


def test_a_table_continues_below_its_repeated_heading() -> None:
    continuation = ("TABLE OF CONTENTS", "(continued)", "Page(s)", "II. LAW\t5", "COUNT I\t6", "COUNT II\t7")
    read = without_contents([*map(block, (*TABLE, "COUNT I\t3", *continuation)), block("FACTS")])
    assert read.blocks == (block("FACTS"),)


def test_entries_in_a_contents_style_of_word_are_recognized_without_leaders() -> None:
    entries = [block("Contents", "TOC Heading"), *(block(f"Part {number}", "toc 1") for number in range(3))]
    assert without_contents([*entries, block("Part 0", "heading 1")]).blocks == (block("Part 0", "heading 1"),)


def test_a_table_in_columns_is_set_aside_too() -> None:
    rows = tuple(((block(f"Part {number}"),), (block(str(number)),)) for number in range(1, 4))
    table = TableBlock(SourcePlace(2, 2), rows)
    assert without_contents([block("TABLE OF AUTHORITIES"), table, table, table]).blocks == ()


def test_a_heading_without_entries_stays_text() -> None:
    blocks = (block("CONTENTS"), block("1. The contents of the box were kites.\t1"), block("2. They fell."))
    assert without_contents(blocks).blocks == blocks


def test_a_table_of_contents_does_not_become_sections_of_the_paper() -> None:
    entries = "TABLE OF CONTENTS\nPARTIES\t1\nFACTS\t2\nCOUNT I\t3\nPRAYER\t4\n"
    head = HEAD.replace("FACTS\n", f"{entries}FACTS\n")
    draft = recognize(document("COUNT I\nFRAUD\n3. It lied.", head), catalog_of(root=None))
    assert len(draft.parts) == 2
    assert [entry.text for entry in draft.set_aside if entry.kind == CONTENTS] == entries.splitlines()


def test_an_automatic_number_is_set_aside_with_its_entry() -> None:
    entries = [replace(block(f"FRAUD\t{page}"), number=f"COUNT {page}") for page in range(1, 4)]
    read = without_contents([block("CONTENTS"), *entries])
    assert [entry.text for entry in read.expressed][1:] == [f"COUNT {page} FRAUD\t{page}" for page in range(1, 4)]
