"""Lines about counsel: attorneys, firms, numbers and clients, and blocks in two columns."""

import re

import pytest

from assembler.importing.draft import Draft, DraftCaption, DraftClosing, DraftParty
from assembler.importing.pdf.page_parts import Piece, Row, Word
from assembler.importing.pdf.signature_columns import signature_columns
from assembler.importing.read_document import SourcePlace, TextBlock, TextRun
from assembler.importing.representation import with_representation
from assembler.importing.zones.admission import doubts_on_admission
from assembler.importing.zones.attorney_names import doubts_on_names
from assembler.importing.zones.counsel import read_counsel
from assembler.importing.zones.counsel_draft import as_draft
from assembler.importing.zones.counsel_read import CounselRead
from assembler.importing.zones.head_lines import text_lines

HERE = SourcePlace(9, 1)

PARTIES = ["Ann Sample", "Sample Kites LLC"]


def counsel_of(text: str) -> CounselRead:
    return read_counsel([(line.strip(), HERE) for line in text.strip().splitlines()], PARTIES)


@pytest.mark.parametrize(
    ("text", "attorneys"),
    [
        ("IMAGINARY JUSTICE CENTER\nPat Placeholder (PP-1234)", {"Pat Placeholder": "IMAGINARY JUSTICE CENTER"}),
        ("LOREM IPSUM\n& DOLOR LLP\nPat Placeholder (PP-1234)", {"Pat Placeholder": "LOREM IPSUM & DOLOR LLP"}),
        (
            "Pat Placeholder\nLaw Clinic of the\nImaginary University",
            {"Pat Placeholder": "Law Clinic of the Imaginary University"},
        ),
        ("Pat Placeholder, Esquire\nPat Placeholder", {"Pat Placeholder, Esquire": None}),
        ("Pat Placeholder\nThree Example Plaza\nAkron, OH 44308", {"Pat Placeholder": None}),
        ("Pat Placeholder\nThe Imaginary State Building\n1 Sample Street", {"Pat Placeholder": None}),
        ("Pat Placeholder\nThe Example Building\nAkron, OH 44308", {"Pat Placeholder": None}),
        ("Pat Placeholder, OH #18034\nLee Lorem, OH #3147", {"Pat Placeholder": None, "Lee Lorem": None}),
        ("By:__/s/ Pat Placeholder___\nPat Placeholder", {"Pat Placeholder": None}),
        ("STATE OF OHIO\nPat Placeholder", {"Pat Placeholder": None}),
        ("Pat Placeholder, Staff Counsel\nSample Kites LLC", {"Pat Placeholder": "Sample Kites LLC"}),
        (
            "LAWYERS’ COMMITTEE\nFOR IMAGINARY RIGHTS\nPat Placeholder",
            {"Pat Placeholder": "LAWYERS’ COMMITTEE FOR IMAGINARY RIGHTS"},
        ),
        (
            "IMAGINARY COALITION FOR KITE\nJUSTICE\nPat Placeholder",
            {"Pat Placeholder": "IMAGINARY COALITION FOR KITE JUSTICE"},
        ),
        ("LOREM, IPSUM, DOLOR &\nSIT, LLP\nPat Placeholder", {"Pat Placeholder": "LOREM, IPSUM, DOLOR & SIT, LLP"}),
        ("ELECTRONICALLY FILED\nAND DECLARATORY JUDGMENT\nPat Placeholder", {"Pat Placeholder": None}),
        ("For Attorneys\nName of Law Firm\nBar Number\nStreet Address\nTelephone Number\nE-mail Address", {}),
        ("LOREM LLP\nPat Hall State Bar No. 24000001 pat@example.com", {"Pat Hall": "LOREM LLP"}),
    ],
)
def test_attorneys_and_their_firms_are_distinguished_from_other_lines(
    text: str, attorneys: dict[str, str | None]
) -> None:
    counsel = counsel_of(text)
    assert {office.name: office.firm and office.firm.name for office in counsel.attorneys} == attorneys


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Pat Placeholder (VSB 38562)", "38562"),
        ("Pat Placeholder (CA State Bar No. 264986)", "264986"),
        ("Pat Placeholder, N.C. State Bar No. 16872", "16872"),
        ("Pat Placeholder (PP-1234)", "PP-1234"),
        ("Pat Placeholder (Ill. Bar No. 308560)", "308560"),
        ("Pat Placeholder (Mass. BBO No. 308560)", "308560"),
        ("Pat Placeholder, Maryland Bar No. 2211290007", "2211290007"),
        ("Pat Placeholder (OHSB # 12345)", "12345"),
        ("Pat Placeholder (D. Md. 12345)", "12345"),
    ],
)
def test_a_bar_number_is_read_with_the_initials_that_belong_to_it(line: str, number: str) -> None:
    (attorney,) = counsel_of(line).attorneys
    assert (attorney.name, attorney.values["bar_number"]) == ("Pat Placeholder", number)


def test_an_attorney_with_a_district_courts_bar_number_is_not_read_as_an_address_line() -> None:
    counsel = counsel_of(
        "Ann Lorem\n1 Example Street\nAkron, OH 44308\nLee Dolor (D. Md. 12345)\nKim Sample*\n"
        "INSTITUTE FOR INVENTED ADVOCACY\nAND PROTECTION\n2 Example Street\nAkron, OH 44308"
    )
    assert [attorney.name for attorney in counsel.attorneys] == ["Ann Lorem", "Lee Dolor", "Kim Sample"]
    assert [firm.name for firm in counsel.firms] == ["INSTITUTE FOR INVENTED ADVOCACY AND PROTECTION"]


def test_a_line_such_as_additional_counsel_names_no_attorney() -> None:
    counsel = counsel_of("LOREM LLP\nANN LOREM\n1 Example Street\nAkron, OH 44308\nann@example.com\nAdditional Counsel")
    assert [attorney.name for attorney in counsel.attorneys] == ["ANN LOREM"]


def test_a_bar_number_alone_on_a_line_belongs_to_the_attorney_above_it() -> None:
    (attorney,) = counsel_of("Pat Placeholder\n(Ill. Bar No. 308560)").attorneys
    assert (attorney.name, attorney.values["bar_number"]) == ("Pat Placeholder", "308560")


def test_a_line_about_admission_belongs_to_the_attorney_above_it() -> None:
    (attorney,) = counsel_of("Pat Placeholder (PP-1234)\n(pro hac vice admission forthcoming)").attorneys
    assert attorney.values["lines"] == ("(pro hac vice admission forthcoming)",)


def test_words_on_admission_in_parentheses_follow_the_name_of_an_attorney() -> None:
    counsel = counsel_of(
        "Ann Lorem (admitted in E.D. Michigan)\nLOREM LLP\n1 Example Drive\nChicago, Illinois 60601\n"
        "Lee Dolor (admitted in E.D. Michigan)\nLOREM LLP\n2 Example Street\nAkron, OH 44308"
    )
    assert [attorney.name for attorney in counsel.attorneys] == ["Ann Lorem", "Lee Dolor"]
    assert {attorney.values["lines"] for attorney in counsel.attorneys} == {("(admitted in E.D. Michigan)",)}
    assert [str(firm.values["address"]).count("Example") for firm in counsel.firms] == [1, 1]


@pytest.mark.parametrize("state", ["Nevada State", "District of Columbia", "North Carolina", "Fla."])
def test_the_state_before_a_bar_number_is_not_an_attorney(state: str) -> None:
    counsel = counsel_of(f"Pat Placeholder\nFederal Public Defender\n{state} Bar No. 12345\npat@example.com")
    assert [attorney.name for attorney in counsel.attorneys] == ["Pat Placeholder"]
    assert counsel.attorneys[0].values["bar_number"] == "12345"
    assert counsel.forms["bar_number"] == f"{state} Bar No. {{number}}"


def test_a_note_about_admission_is_about_the_attorneys_whose_names_have_its_mark() -> None:
    counsel = counsel_of("Pat Placeholder (PP-1234)\nLee Lorem*\nKim Dolor*\n*Motions for Pro Hac Vice Forthcoming")
    (doubt,) = doubts_on_admission(counsel)
    assert "Lee Lorem and Kim Dolor" in doubt.about
    assert [text for text, _ in counsel.notes] == ["*Motions for Pro Hac Vice Forthcoming"]
    counsel = counsel_of("Lee Lorem*\nKim Dolor\n*Application for admission pro hac vice pending")
    assert [attorney.values.get("pro_hac_vice") for attorney in counsel.attorneys] == ["pending", None]


def test_a_second_office_of_a_firm_has_its_own_address_and_attorneys() -> None:
    office = "LOREM LLP\n{street}\nAkron, OH 44308\nTel: (330) 555-0100"
    first = office.format(street="1 Example Street")
    second = office.format(street="2 Example Street")
    counsel = counsel_of(f"Pat Placeholder\n{first}\nKim Dolor\n{second}\n(F) 330.555.0101")
    assert [attorney.firm and attorney.firm.values["address"] for attorney in counsel.attorneys] == [
        ("1 Example Street", "Akron, OH 44308"),
        ("2 Example Street", "Akron, OH 44308"),
    ]
    assert counsel.firms[1].values["fax"] == "330.555.0101"


def test_the_client_of_counsel_may_be_named_on_two_lines() -> None:
    counsel = counsel_of("Pat Placeholder (PP-1234)\nLiaison Counsel for Plaintiff Ann\nSample")
    assert counsel.for_lines == ["Liaison Counsel for Plaintiff Ann Sample"]


def test_each_attorney_represents_the_parties_that_the_line_below_names() -> None:
    counsel = counsel_of(
        "Pat Placeholder (PP-1234)\nAttorney for Plaintiff\nAnn Sample\n"
        "Lee Lorem (LL-5678)\nAttorney for Plaintiff Sample Kites LLC\nDana Dummy (DD-9999)\nAttorneys for Nobody"
    )
    parties = tuple(
        DraftParty(key, "plaintiff", "plaintiff", {"name": name}, HERE)
        for key, name in zip(("ann", "kites"), PARTIES, strict=True)
    )
    draft = with_representation(
        Draft(DraftCaption(parties=parties, counsel=as_draft(counsel)), lead="", parts=(), closing=DraftClosing())
    )
    assert [party.counsel for party in draft.caption.parties] == [("placeholder", "dummy"), ("lorem", "dummy")]
    assert [doubt.about for doubt in draft.doubts] == [
        "`Attorneys for Nobody` names nobody in the caption: compare each party's `counsel:`"
    ]


LETTER_WIDTH = 6
LINE_HEIGHT = 12.0


def row(line: int, *parts: tuple[float, str]) -> Row:
    """Return the printed *line* with *parts*, each a left edge and a text."""
    y = LINE_HEIGHT * line
    words: list[Word] = []
    for left, text in parts:
        for match in re.finditer(r"\S+", text):
            start = left + LETTER_WIDTH * match.start()
            end = left + LETTER_WIDTH * match.end()
            words.append(Word((Piece(match[0]),), start, end, y, size=12))
    return Row(tuple(words), y, size=12, page=1, line=line)


def test_two_signature_blocks_side_by_side_are_two_columns() -> None:
    rows = [
        row(1, (72, "Pat Placeholder"), (300, "Lee Lorem")),
        row(2, (72, "SAMPLE LAW LLP"), (300, "LOREM LLC")),
        row(3, (72, "1 Example Street"), (300, "2 Example Street")),
        row(4, (72, "Akron, OH 44308"), (300, "Akron, OH 44308")),
        row(5, (300, "330-555-0100")),
    ]
    (columns,) = signature_columns(rows)
    assert [part.text for part in columns.right] == [
        "Lee Lorem",
        "LOREM LLC",
        "2 Example Street",
        "Akron, OH 44308",
        "330-555-0100",
    ]
    assert not list(signature_columns([row(number, (72, "1."), (300, "Words of a list")) for number in range(1, 5)]))


def test_a_second_column_may_begin_with_by_and_have_names_that_are_indented() -> None:
    rows = [
        row(1, (72, "Dated: June 2, 2025"), (300, "LOREM LLC")),
        row(2, (276, "By: /s/ Lee Lorem")),
        row(3, (300, "Lee Lorem (#3147)")),
        row(4, (72, "OF COUNSEL:"), (300, "2 Example Street")),
        row(5, (72, "Akron, OH 44308"), (300, "Akron, OH 44309")),
    ]
    (columns,) = signature_columns(rows)
    assert [part.text for part in columns.left] == ["Dated: June 2, 2025", "OF COUNSEL:", "Akron, OH 44308"]
    assert [part.text for part in columns.right][:2] == ["LOREM LLC", "By: /s/ Lee Lorem"]


def test_a_label_with_a_gap_after_it_does_not_end_the_columns() -> None:
    rows = [
        row(1, (72, "Kim Dolor (#5387)"), (300, "Lee Lorem (#3147)")),
        row(2, (72, "DOLOR LLP"), (300, "LOREM LLC")),
        row(3, (72, "1 Example Street"), (300, "2 Example Street")),
        row(4, (72, "Tel.:"), (130, "330-555-0101"), (300, "Tel.: 330-555-0102")),
        row(5, (72, "Fax:"), (130, "330-555-0103")),
        row(6, (72, "kim@example.com"), (300, "lee@example.com")),
    ]
    (columns,) = signature_columns(rows)
    assert [part.text for part in columns.left][-2:] == ["Fax: 330-555-0103", "kim@example.com"]
    assert [part.text for part in columns.right][-2:] == ["Tel.: 330-555-0102", "lee@example.com"]


def test_a_gap_after_the_label_of_a_number_does_not_divide_the_line() -> None:
    text = "Kim Dolor\tLee Lorem\nFax:\t(206) 555-0100"
    lines = [line for line, _ in text_lines(TextBlock(HERE, (TextRun(text),)))]
    assert lines == ["Kim Dolor", "Lee Lorem", "Fax: (206) 555-0100"]


def test_a_line_about_clients_may_continue_on_the_next_line() -> None:
    counsel = counsel_of("Pat Placeholder\nATTORNEY FOR PLAINTIFF AND\nPUTATIVE CLASSES")
    assert [office.name for office in counsel.attorneys] == ["Pat Placeholder"]
    assert counsel.for_lines == ["ATTORNEY FOR PLAINTIFF AND PUTATIVE CLASSES"]
    assert counsel_of("Pat Placeholder\nAttorney for Plaintiff\nKim Putative").attorneys[1].name == "Kim Putative"


def test_a_number_with_the_label_sb_is_a_bar_number_and_not_a_postal_code() -> None:
    counsel = counsel_of("Pat Placeholder SB 100001\nKim Dolor SB 100002\nLOREM LLP\n1 Example Street")
    assert [(office.name, office.values["bar_number"]) for office in counsel.attorneys] == [
        ("Pat Placeholder", "100001"),
        ("Kim Dolor", "100002"),
    ]


def test_the_numbers_of_a_file_and_of_a_license_are_not_bar_numbers() -> None:
    counsel = counsel_of("Refer to File Number: TP126445\nImaginary Debt License #10749")
    assert not counsel.attorneys
    assert len(counsel.rest) == 2


def test_a_party_whose_name_is_on_two_lines_of_the_signature_block_is_not_an_attorney() -> None:
    lines = ["IMAGINARY KITES AND", "STRING COMMISSION", "By its attorneys,", "Pat Placeholder (Ill. Bar No. 308560)"]
    counsel = read_counsel([(line, HERE) for line in lines], ["Imaginary Kites and String Commission"])
    assert [office.name for office in counsel.attorneys] == ["Pat Placeholder"]
    assert [text for text, _ in counsel.rest][:2] == lines[:2]


def test_the_name_of_a_client_may_continue_on_the_next_line() -> None:
    lines = ["Pat Placeholder", "Attorney for the", "Estate of Ann", "Sample"]
    counsel = read_counsel([(line, HERE) for line in lines], ["Estate of Ann Sample"])
    assert counsel.for_lines == ["Attorney for the Estate of Ann Sample"]


PARTIES_IN_THE_TEXT = (
    "The Imaginary Kites and Exchange Commission and the Sample String Collectors of Upper Strings Tower sue for "
    "Phoenix Imaginary Wind."
)


@pytest.mark.parametrize(
    ("text", "attorneys"),
    [
        ("IMAGINARY KITES AND\nEXCHANGE COMMISSION\nLee Lorem\nlorem@example.com", ["Lee Lorem"]),
        ("Lee Lorem\nlorem@example.com\nSample String Collectors", ["Lee Lorem"]),
        ("Lee Lorem\nAttorney for Phoenix\nImaginary Wind\n1 Example Street", ["Lee Lorem"]),
        ("Lee Lorem\nAttorney for the City of\nUpper Strings Tower\n1 Example Street", ["Lee Lorem"]),
        ("Sample String\nstring@example.com", ["Sample String"]),
        ("/s/ Sample String\nSample String", ["Sample String"]),
        ("Sample String, Esq.\n1 Example Street", ["Sample String, Esq."]),
        ("Lee Lorem\nlorem@example.com\nJUDGE PRESIDING\nVII. Conclusion", ["Lee Lorem"]),
    ],
)
def test_a_line_repeated_in_the_text_is_not_an_attorneys_name_without_a_signature_or_address(
    text: str, attorneys: list[str]
) -> None:
    lines = [(line, HERE) for line in text.splitlines()]
    read = read_counsel(lines, PARTIES, PARTIES_IN_THE_TEXT)
    assert [office.name for office in read.attorneys] == attorneys


def test_a_name_that_is_not_an_attorneys_is_a_line_that_was_not_understood() -> None:
    read = read_counsel([("Lee Lorem", HERE), ("Sample String Collectors", HERE)], PARTIES, PARTIES_IN_THE_TEXT)
    assert [line for line, _ in read.rest] == ["Sample String Collectors"]
    (doubt,) = doubts_on_names(read)
    assert "`Sample String Collectors` among the lines on counsel" in doubt.about


def test_a_firm_that_begins_like_a_name_in_the_text_goes_on_below_it() -> None:
    lines = [("SAMPLE STRING COLLECTORS", HERE), ("& LOREM P.C.", HERE), ("Lee Lorem", HERE)]
    read = read_counsel(lines, PARTIES, PARTIES_IN_THE_TEXT)
    assert [firm.name for firm in read.firms] == ["SAMPLE STRING COLLECTORS & LOREM P.C."]
    assert not read.doubtful_names


def test_a_party_named_in_the_text_and_among_the_lines_on_counsel_may_have_no_attorney() -> None:
    read = read_counsel([("Plaintiff, Ann Sample", HERE), ("1 Example Street", HERE)], PARTIES, "Ann Sample sues.")
    assert [office.name for office in read.attorneys] == ["Plaintiff, Ann Sample"]


def test_an_attorney_with_a_separate_address_belongs_to_the_firm_with_the_same_email_domain() -> None:
    block = (
        "LOREM LLP\nLee Lorem\n1 Example Street\nAkron, OH 44308\nlee@lorem.example\n{name}\n9 Sample Street\n{email}"
    )
    texts = (
        block.format(name="Kim Dolor", email="kim@lorem.example"),
        block.format(name="Kim Dolor", email="kim@gmail.com"),
    )
    firms = [[office.firm and office.firm.name for office in counsel_of(text).attorneys] for text in texts]
    assert firms == [["LOREM LLP", "LOREM LLP"], ["LOREM LLP", None]]


def test_words_in_parentheses_may_go_on_below_a_name() -> None:
    (attorney,) = counsel_of("Lee Lorem (pro hac vice application\nforthcoming)").attorneys
    assert (attorney.name, attorney.values["lines"]) == ("Lee Lorem", ("(pro hac vice application forthcoming)",))


def test_a_name_in_capitals_is_a_firms_if_a_domain_or_a_longer_name_shows_it() -> None:
    read = counsel_of(
        "SAMPLE SPECIMEN\n/s/ Pat Placeholder\nPat Placeholder (BBO #000001)\n1 Example Square\nBoston, MA 02109\n"
        "pplaceholder@samplespecimen.com\nLOREM IPSUM\n/s/ Lee Dolor\nLee Dolor\nLorem Ipsum LLP\nldolor@lillp.com\n"
        "ANN SAMPLE\n/s/ Ann Sample\nann@annsample.com"
    )
    assert [attorney.name for attorney in read.attorneys] == ["Pat Placeholder", "Lee Dolor", "ANN SAMPLE"]
    assert [firm.name for firm in read.firms][:2] == ["SAMPLE SPECIMEN", "LOREM IPSUM"]
    assert read.attorneys[0].values["email"] == "pplaceholder@samplespecimen.com"
