"""The zones of a paper, each by its own examples."""

import pytest

from assembler.catalog import catalog_of
from assembler.importing.cited_notes import cited_notes
from assembler.importing.notation import literal, marked_block
from assembler.importing.read_document import Block, FootNote, SourcePlace, TableBlock, TextBlock, TextRun
from assembler.importing.split_blocks import split_blocks
from assembler.importing.zones.caption import read_head
from assembler.importing.zones.counsel import read_counsel
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.court import court_of
from assembler.importing.zones.headings import Levels, heading_look
from assembler.importing.zones.numbering import numbered_paragraphs
from assembler.importing.zones.parties import party_values
from assembler.importing.zones.party_segments import split_text
from assembler.importing.zones.text_start import body_start
from assembler.language.prose import inline_markdown

HERE = SourcePlace(1, 1)


def block(text: str, **values: object) -> TextBlock:
    return TextBlock(HERE, (TextRun(text),), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "court", "county"),
    [
        (["UNITED STATES DISTRICT COURT", "FOR THE SOUTHERN DISTRICT OF NEW YORK"], "nysd", ""),
        (["State of Michigan", "Circuit Court for Washtenaw County"], "micir", "Washtenaw"),
        (["SUPERIOR COURT OF THE STATE OF CALIFORNIA", "COUNTY OF SAN DIEGO"], "casuper", "San Diego"),
        (["TRIBUNAL OF AN IMAGINARY COUNTRY"], "", ""),
    ],
)
def test_a_court_is_found_by_the_words_of_its_title(lines: list[str], court: str, county: str) -> None:
    result = court_of(lines, catalog_of(root=None))
    assert (result.id, result.county) == (court, county)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("SAMPLE KITES, INC., ANN DOE, and JOHN ROE", ["SAMPLE KITES, INC.", "ANN DOE", "JOHN ROE"]),
        ("ANN DOE and JOHN ROE", ["ANN DOE", "JOHN ROE"]),
        ("SAMPLE AND SONS CORP.", ["SAMPLE AND SONS CORP."]),
        ("ANN DOE, individually and as trustee, JOHN ROE", ["ANN DOE, individually and as trustee", "JOHN ROE"]),
    ],
)
def test_the_parties_of_a_line_are_divided_by_commas(text: str, parties: list[str]) -> None:
    assert split_text(text) == parties


def test_semicolons_divide_parties_whose_descriptions_have_commas() -> None:
    text = "ANN DOE, an individual; KITES LLC, a company; and DOES 1-5"
    assert split_text(text) == ["ANN DOE, an individual", "KITES LLC, a company", "DOES 1-5"]


def test_two_companies_in_capitals_are_two_parties_if_their_role_is_plural() -> None:
    names = ["SAMPLE PAPER KITES, LTD.", "EXAMPLE STRINGS, INC."]
    assert split_text(" AND ".join(names), number="several") == names
    assert split_text("SAMPLE, LTD. AND SONS, INC.", number="several") == ["SAMPLE, LTD. AND SONS, INC."]


def test_two_names_that_end_like_entities_are_two_parties_even_if_their_role_is_singular() -> None:
    names = ["Sample Paper Kites, Ltd.", "Example Global Strings, Inc."]
    assert split_text(" and ".join(names), number="one") == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Doe, individually and on behalf of all others similarly situated", {"capacity": "individually"}),
        ("Kites, Inc. d/b/a Kite World", {"dba": ("Kite World",)}),
        ("Ann Doe, by and through her mother, Mary Doe", {"through": "her mother, Mary Doe"}),
        ("DOES 1 through 20, inclusive", {"does": {"first": "1", "last": "20"}, "described": "inclusive"}),
    ],
)
def test_a_description_becomes_the_key_for_its_meaning(text: str, expected: dict[str, object]) -> None:
    values, _ = party_values(text, body="")
    assert expected.items() <= values.items()


def test_an_entity_without_a_known_ending_is_not_taken_for_a_person() -> None:
    archive, _ = party_values("Invented Archive", "Invented Archive keeps books.")
    assert archive["kind"] == "unknown"
    person, _ = party_values("Ann Sample", "Ann Sample resides in Ohio.")
    assert person["kind"] == "individual"


@pytest.mark.parametrize(
    ("text", "label", "title"),
    [
        ("COUNT I - FRAUD", "COUNT I", "FRAUD"),
        ("FIRST CAUSE OF ACTION", "FIRST CAUSE OF ACTION", ""),
        ("Second Claim for Relief: Negligence", "Second Claim for Relief", "Negligence"),
        ("THIRTY-FIRST CAUSE OF ACTION: FRAUD", "THIRTY-FIRST CAUSE OF ACTION", "FRAUD"),
        ("COUNT TWENTY TWO", "COUNT TWENTY TWO", ""),
        ("VI. Count II (against the Clerk)", "VI. Count II", "(against the Clerk)"),
    ],
)
def test_the_heading_of_a_count_has_label_and_title(text: str, label: str, title: str) -> None:
    heading = count_heading(text)
    assert heading
    assert (heading.label, heading.title) == (label, title)


@pytest.mark.parametrize("text", ["Count I concerns the refusal to hold a hearing.", "The counts are in order."])
def test_a_sentence_that_mentions_a_count_is_not_a_heading(text: str) -> None:
    assert count_heading(text) is None


def test_a_number_begins_a_paragraph_only_if_it_is_the_next_number() -> None:
    texts = [
        "1. The first.",
        "1. An item of a list;",
        "2. another item;",
        "2. The second.",
        "3, The third.",
        "5. Fifth.",
    ]
    blocks = [block(text, indent=60 if text.endswith(";") else 0) for text in texts]
    accepted, doubts = numbered_paragraphs(blocks, start=0, headings=frozenset())
    assert {texts[index]: number.number for index, number in accepted.items()} == {
        "1. The first.": 1,
        "2. The second.": 2,
        "3, The third.": 3,
    }
    assert doubts == []


def test_numbers_in_parentheses_number_paragraphs_if_no_others_do() -> None:
    blocks = [block(f"({number}) Paragraph.") for number in range(1, 6)]
    accepted, _ = numbered_paragraphs(blocks, start=0, headings=frozenset())
    assert [number.number for number in accepted.values()] == [1, 2, 3, 4, 5]


def test_headings_have_the_level_of_their_labels() -> None:
    levels = Levels()
    texts = [
        "I. FACTS",
        "A. The Kites",
        "B. The Strings",
        "C. The Wind",
        "i. North",
        "ii. South",
        "D. More",
        "II. LAW",
    ]
    looks = [look for text in texts if (look := heading_look(block(text, align="center")))]
    assert [levels.level(look) for look in looks] == [1, 2, 2, 2, 3, 3, 2, 1]


@pytest.mark.parametrize(("title", "is_heading"), [("The Scheme Unravels.", True), ("The scheme unraveled.", False)])
def test_a_title_in_bold_after_a_numeral_is_a_heading_even_if_a_period_ends_it(title: str, is_heading: bool) -> None:  # noqa: FBT001
    bold = TextBlock(HERE, (TextRun(f"i. {title}", bold=True),))
    assert (heading_look(bold) is not None) is is_heading
    assert heading_look(block(f"i. {title}")) is None


def test_counsel_keeps_the_forms_in_which_numbers_are_printed() -> None:
    lines = ["ANN SAMPLE (#203072)", "SAMPLE LAW LLP", "1 Example Street", "Phone: (619) 555-0100 Fax: (619) 555-0101"]
    counsel = read_counsel([(line, HERE) for line in lines])
    (attorney,) = counsel.attorneys
    assert (attorney.name, attorney.values["bar_number"]) == ("ANN SAMPLE", "203072")
    assert counsel.forms["bar_number"] == "(#{number})"
    (firm,) = counsel.firms
    assert firm.values["address"] == ("1 Example Street",)
    assert (firm.values["telephone"], firm.values["fax"]) == ("(619) 555-0100", "(619) 555-0101")


def test_the_columns_of_a_caption_are_read_one_after_the_other() -> None:
    left = tuple(map(block, ["ANN DOE,", "Plaintiff,", "v.", "JOHN ROE,", "Defendant."]))
    right = tuple(map(block, ["Case No. 25-1 (ABC)", "COMPLAINT"]))
    head = read_head(
        [block("UNITED STATES DISTRICT COURT"), TableBlock(HERE, ((left, right),))],
        body="",
        catalog=catalog_of(root=None),
    )
    assert (head.caption.number, head.caption.title) == ("25-1 (ABC)", "COMPLAINT")
    assert [party.values["name"] for party in head.caption.parties] == ["ANN DOE", "JOHN ROE"]


def test_roles_in_the_right_column_are_those_of_the_parties_beside_them() -> None:
    left = tuple(map(block, ["ANN DOE,", "v.", "JOHN ROE,"]))
    right = tuple(map(block, ["Plaintiff,", "COMPLAINT", "Defendants."]))
    table = TableBlock(HERE, ((left, right),))
    caption = read_head([block("UNITED STATES DISTRICT COURT"), table], body="", catalog=catalog_of(root=None)).caption
    assert [party.role for party in caption.parties] == ["plaintiff", "defendant"]
    assert (caption.style, caption.legends) == (("plural for defendants",), ())


def test_both_columns_of_counsel_above_the_court_are_read_as_counsel() -> None:
    left = tuple(map(block, ["Pat Placeholder", "(Ill. Bar No. 308560)", "LOREM LLP", "pat@example.com"]))
    right = tuple(map(block, ["Lee Ipsum", "(pro hac vice forthcoming)", "DOLOR LLP", "(206) 555-0100"]))
    caption = map(block, ["UNITED STATES DISTRICT COURT", "ANN DOE,", "Plaintiff,", "v.", "JOHN ROE,", "Defendant."])
    head = read_head([TableBlock(HERE, ((left, right),)), *caption], body="", catalog=catalog_of(root=None))
    offices = head.caption.counsel.attorneys
    assert [office.values["name"] for office in offices] == ["Pat Placeholder", "Lee Ipsum"]
    assert head.caption.legends == ()


@pytest.mark.parametrize("text", ["a *b* [[c]] {d} #e \\f _g_", "^[no note]", "5*6*7 | x", "<u>no line</u>"])
def test_markdown_signs_are_restored(text: str) -> None:
    tokens = inline_markdown().parseInline(literal(text))
    words = "".join(token.content for token in tokens[0].children or [])
    assert words == text


def test_a_note_is_cited_once_even_if_its_mark_is_used_again() -> None:
    notes = [FootNote("1", (block("First."),)), FootNote("1", (block("Second."),)), FootNote("9", (block("Alone."),))]
    texts = [TextBlock(HERE, (TextRun("One"), TextRun(text="", note="1"))) for _ in range(2)]
    cited = cited_notes(texts, notes)
    marked = [marked_block(text, cited.notes) for text in cited.blocks if isinstance(text, TextBlock)]
    assert marked == ["One^[First.]", "One^[Second.]"]
    assert [note.mark for note in cited.uncited] == ["9"]


def test_a_paragraph_joined_to_the_previous_paragraph_is_split_off_at_its_number() -> None:
    blocks = split_blocks([block("1. First."), block("2. Second. 3. Third, see Rule 4. A rule."), block("4. Fourth.")])
    assert [part.text.strip() for part in blocks if isinstance(part, TextBlock)] == [
        "1. First.",
        "2. Second.",
        "3. Third, see Rule 4. A rule.",
        "4. Fourth.",
    ]


def test_a_number_without_a_space_after_its_period_is_split_off_after_a_sentence() -> None:
    blocks = split_blocks([block("1.First."), block("2.The kite fell. 3.Nobody saw it."), block("4.It rained.")])
    texts = [part.text.strip() for part in blocks if isinstance(part, TextBlock)]
    assert texts == ["1.First.", "2.The kite fell.", "3.Nobody saw it.", "4.It rained."]


def test_a_heading_in_capitals_above_a_numbered_paragraph_is_split_off() -> None:
    texts = [
        "FACTS OF THE CASE 1. Kites fly.",
        "2. It sold them to Kites, Inc. THE BROKEN STRING",
        "3. It broke. IT FELL",
    ]
    parts = [part.text.strip() for part in split_blocks([block(text) for text in texts]) if isinstance(part, TextBlock)]
    assert parts[:4] == ["FACTS OF THE CASE", "1. Kites fly.", "2. It sold them to Kites, Inc.", "THE BROKEN STRING"]
    assert parts[4:] == ["3. It broke. IT FELL"]
    assert len(split_blocks([block("2. LAW AND VENUE"), block("5. Ohio law applies.")])) == 2


def test_numbers_without_a_period_begin_paragraphs_that_are_sentences() -> None:
    sentences = [block(f"{number} The kite fell on day {number}.", align="center") for number in range(1, 7)]
    prayer = [block(f"{number}. a kite;") for number in (1, 2, 3)]
    accepted, doubts = numbered_paragraphs([*sentences, *prayer[:2]], start=0, headings=frozenset())
    assert [(number.number, number.printed) for number in accepted.values()] == [
        (number, str(number)) for number in range(1, 7)
    ]
    assert doubts == []
    titles = [block(f"{number} Kites of Type {number}") for number in range(1, 9)]
    accepted, _ = numbered_paragraphs(titles, start=0, headings=frozenset())
    assert not accepted


def test_a_title_ends_the_lines_on_service_that_name_no_city() -> None:
    lines = (
        "COMMONWEALTH OF KENTUCKY|JEFFERSON CIRCUIT COURT|SAMPLE KITES LLC\tPLAINTIFF|v.|UNKNOWN DRIVER\tDEFENDANT"
        "|Serve via USPS Certified Mail:|Jefferson County Kentucky|PERSONAL INJURY COMPLAINT|NEGLIGENCE AND FRAUD"
    )
    caption = read_head([block(line) for line in lines.split("|")], body="", catalog=catalog_of(root=None)).caption
    assert caption.title == "PERSONAL INJURY COMPLAINT NEGLIGENCE AND FRAUD"
    assert caption.parties[-1].values["address"] == ("Serve via USPS Certified Mail:", "Jefferson County Kentucky")


def test_blanks_in_a_caption_that_the_clerk_fills_in_are_kept() -> None:
    lines = (
        "NO. 22-CI-______\tJEFFERSON CIRCUIT COURT|DIVISION: ______|JUDGE ______|SAMPLE KITES LLC\tPLAINTIFF|v."
        "|BOB ROE\tDEFENDANT|____________|COMPLAINT"
    )
    head = read_head([block(line) for line in lines.split("|")], body="", catalog=catalog_of(root=None))
    assert head.caption.number == "22-CI-______"
    assert head.caption.court_lines == ("JEFFERSON CIRCUIT COURT", "DIVISION: ______")
    assert head.caption.sentences["number"] == "NO. {number} \\ JUDGE ______"
    assert not head.caption.legends
    assert any("the case number is unfinished" in doubt.about for doubt in head.doubts)


def test_a_table_of_exhibits_above_the_first_paragraph_begins_the_text() -> None:
    head = ["UNITED STATES DISTRICT COURT", "SAMPLE KITES LLC, Plaintiff, v. STRINGS, INC., Defendant.", "COMPLAINT"]
    exhibits = TableBlock(HERE, (((block("A"),), (block("Contract of sale"),)),))
    text = ["1. Sample Kites LLC makes kites, and sells them.", "2. Strings, Inc. makes strings, and sells them."]
    title = block("TABLE OF EXHIBITS", align="center")
    blocks: list[Block] = [*map(block, head), title, exhibits, *map(block, text)]
    assert body_start(blocks) == len(head)
