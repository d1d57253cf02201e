"""The sides of a caption: which words divide parties, and which are a doubt because they are ambiguous."""

import pytest

from assembler.catalog import catalog_of
from assembler.importing.docket.sheet import head_of
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.caption_lines import is_part_of_court_name
from assembler.importing.zones.party_words import plain_role, role_at_end
from assembler.importing.zones.sides import read_side


def placed_lines(text: str) -> list[tuple[str, SourcePlace]]:
    return [(line, SourcePlace(1, number)) for number, line in enumerate(text.split("\n"), 1)]


def side_of(text: str, role: str) -> tuple[list[str], str]:
    side = read_side(placed_lines(text), role)
    return [party.text for party in side.parties], "\n".join(doubt.about for doubt in side.doubts)


@pytest.mark.parametrize(
    ("text", "role", "parties"),
    [
        ("SAMPLE AND SONS CORP.", "Defendant", ["SAMPLE AND SONS CORP."]),
        (
            "Ann Sample, Pat Lorem and John Doe, on behalf of themselves; Kites LLC",
            "Plaintiffs",
            ["Ann Sample", "Pat Lorem", "John Doe, on behalf of themselves", "Kites LLC"],
        ),
        (
            "Ann Sample, Pat Lorem and Lee Ipsum; Kites LLC",
            "Plaintiffs",
            ["Ann Sample", "Pat Lorem", "Lee Ipsum", "Kites LLC"],
        ),
        ("SAMPLE BANK and the\nIMAGINARY GALLERY", "Defendants", ["SAMPLE BANK", "the IMAGINARY GALLERY"]),
        (
            "ANN DOE, BOB ROE, CARL POE and the\nIMAGINARY GALLERY",
            "Defendants",
            ["ANN DOE", "BOB ROE", "CARL POE", "the IMAGINARY GALLERY"],
        ),
        (
            "SHERIFF BOB ROE and ANN DOE, Sheriff of Akron",
            "Defendants",
            ["SHERIFF BOB ROE", "ANN DOE, Sheriff of Akron"],
        ),
        (
            "Ann Doe, an individual, Bob Roe, an individual",
            "Defendants",
            ["Ann Doe, an individual", "Bob Roe, an individual"],
        ),
        (
            "the Sample Kites Party, Inc. and Dana J. Example for Kites, Inc.",
            "Petitioners",
            ["the Sample Kites Party, Inc.", "Dana J. Example for Kites, Inc."],
        ),
        ("1. ANN DOE;\n2. BOB ROE", "Defendants", ["ANN DOE", "BOB ROE"]),
        ("ANN DOE (a/k/a ANNA ROE; ANN POE)", "Defendant", ["ANN DOE (a/k/a ANNA ROE; ANN POE)"]),
        ("ANN DOE and BOB ROE, husband and wife", "Plaintiffs", ["ANN DOE", "BOB ROE, husband and wife"]),
        ("ANN DOE;\nand DOES 1 through 10", "Defendant", ["ANN DOE", "DOES 1 through 10"]),
        (
            "ANN DOE, an individual; BOB ROE, an\nindividual, CARL POE, an\nindividual; and DAN MOE, an individual",
            "Plaintiffs",
            ["ANN DOE, an individual", "BOB ROE, an individual", "CARL POE, an individual", "DAN MOE, an individual"],
        ),
        (
            "ANN DOE, IMAGINARY KITES AND STRINGS CONTROL (“IKSC”)",
            "Defendants",
            ["ANN DOE", "IMAGINARY KITES AND STRINGS CONTROL (“IKSC”)"],
        ),
        ("THE UNITED STATES OF AMERICA.", "Defendant", ["THE UNITED STATES OF AMERICA"]),
    ],
)
def test_parties_are_divided_without_a_doubt(text: str, role: str, parties: list[str]) -> None:
    assert side_of(text, role) == (parties, "")


def test_numbers_of_unknown_parties_begin_a_line_of_a_list() -> None:
    text = "ANN DOE\n1-30 Jane/John Does And/Or Entities\nTHEO D. ROE"
    parties, doubts = side_of(text, "Defendants")
    assert parties == text.split("\n")
    assert doubts.startswith("no comma or `and` divides")
    assert "\n" not in doubts


def test_contact_details_after_the_name_of_a_party_are_its_address() -> None:
    street = "100 Example Road Sample Hills, MD 20700"
    contact = "ann@example.com (240) 555-0100"
    (party,) = read_side(placed_lines(f"ANN SAMPLE {street}\n{contact}")).parties
    assert (party.text, party.address) == ("ANN SAMPLE", [street, contact])


@pytest.mark.parametrize(
    ("text", "role", "doubt"),
    [
        ("ANN DOE; BOB ROE", "Plaintiff", "the caption says `Plaintiff`, but 2 parties were read"),
        ("ANN DOE", "Plaintiffs", "the caption says `Plaintiffs`, but only one party was read"),
        ("ANN DOE\nBOB ROE", "Plaintiffs", "no comma or `and` divides some of these 2 parties"),
        ("Department of Health and Human Services", "Defendants", "was read as two parties: join them"),
        ("Ann Doe, a clerk, Imaginary Kites Inc.", "Defendant", "`Imaginary Kites Inc.` was read as a description"),
        ("SAMPLE KITES LLC, et al.", "Defendants", "the caption does not name all parties"),
    ],
)
def test_an_ambiguous_list_of_parties_is_a_doubt(text: str, role: str, doubt: str) -> None:
    assert doubt in side_of(text, role)[1]


@pytest.mark.parametrize(
    ("printed_role", "role"),
    [
        ("Defendants-in-Interpleader", "defendant-in-interpleader"),
        ("DEFENDANTS/THIRD-PARTY PLAINTIFFS", "defendant/third-party plaintiff"),
        ("Real Parties in Interest", "real party in interest"),
        ("Cross-Defendants", "cross-defendant"),
    ],
)
def test_a_role_is_in_the_singular(printed_role: str, role: str) -> None:
    assert plain_role(printed_role) == role


def test_an_and_on_a_separate_line_divides_parties() -> None:
    lines = "TRUSTEES OF THE SAMPLE\nHEALTH FUND\nand\nTRUSTEES OF THE SAMPLE\nPENSION FUND\nand\nANN DOE, clerk"
    assert side_of(lines, "Plaintiffs") == (
        ["TRUSTEES OF THE SAMPLE HEALTH FUND", "TRUSTEES OF THE SAMPLE PENSION FUND", "ANN DOE, clerk"],
        "",
    )
    assert side_of("ANN DOE, a minor\nand\nby her mother", "Plaintiff")[0] == ["ANN DOE, a minor and by her mother"]


@pytest.mark.parametrize("role", ["Defendant(s)", "Defendant( s)", "DEFENDANT(S )"])
def test_an_optional_plural_of_a_role_is_read_with_spaces(role: str) -> None:
    match = role_at_end(f"BOB ROE, {role}.")
    assert match
    assert plain_role(match["role"]) == "defendant"


def test_the_kind_of_action_in_the_second_column_is_not_a_line_of_the_court() -> None:
    assert is_part_of_court_name("Civil Part")
    assert not is_part_of_court_name("CIVIL ACTION")


def test_roles_of_two_groups_on_a_side_agree_with_their_own_parties() -> None:
    text = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF OHIO
ANN SAMPLE,
Plaintiff,
v.
BOB SPECIMEN, LOREM LLC, DOLOR LLC,
Defendants,
and
SAMPLE KITES, INC.,
Nominal Defendant.
COMPLAINT"""
    caption = head_of(text, catalog_of(root=None)).caption
    assert [(party.values["name"], party.role) for party in caption.parties][-2:] == [
        ("DOLOR LLC", "defendant"),
        ("SAMPLE KITES, INC.", "nominal defendant"),
    ]
    assert caption.style == ("no and",)


def test_the_lines_below_serve_are_the_address_of_the_party() -> None:
    text = "SAMPLE KITES, LLC\nServe:\nAnn Doe\n1 Example Street\nAkron, OH 44308\nand\nBOB ROE\nServe: Carl Poe"
    parties = read_side(placed_lines(text), "Defendants").parties
    assert [(party.text, party.address) for party in parties] == [
        ("SAMPLE KITES, LLC", ["Serve:", "Ann Doe", "1 Example Street", "Akron, OH 44308"]),
        ("BOB ROE", ["Serve: Carl Poe"]),
    ]


def test_the_office_in_which_a_party_is_to_be_served_is_not_another_party() -> None:
    text = (
        "ANN DOE, Individually and in her Official Capacity\nServe: Ann Doe\n"
        "Sample City Department of Kites 1 Example Street\nAkron, OH 44308 VIA CERTIFIED MAIL\nand\n"
        "SAMPLE KITES, INC.\nServe via registered agent:\nSample Agents, Inc.\n"
        "Akron, OH 44308\nVIA CERTIFIED MAIL\nBOB ROE\nServe: Carl Poe\nJANE POE"
    )
    parties = read_side(placed_lines(text), "Defendants").parties
    assert [(party.text, party.address) for party in parties] == [
        (
            "ANN DOE, Individually and in her Official Capacity",
            [
                "Serve: Ann Doe",
                "Sample City Department of Kites 1 Example Street",
                "Akron, OH 44308 VIA CERTIFIED MAIL",
            ],
        ),
        (
            "SAMPLE KITES, INC.",
            ["Serve via registered agent:", "Sample Agents, Inc.", "Akron, OH 44308", "VIA CERTIFIED MAIL"],
        ),
        ("BOB ROE", ["Serve: Carl Poe"]),
        ("JANE POE", []),
    ]


def test_a_capacity_on_its_own_line_describes_the_person_above_it() -> None:
    text = (
        "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO\nANN SAMPLE,\nPlaintiff,\nv.\nOFFICER BOB ROE\n"
        "in his individual capacity;\nCITY OF AKRON,\nJOHN DOE OFFICERS 1-5\nDefendants.\nCOMPLAINT"
    )
    parties = head_of(text, catalog_of(root=None)).caption.parties
    assert [(party.values["name"], party.values.get("capacity")) for party in parties[1:]] == [
        ("OFFICER BOB ROE", "in his individual capacity"),
        ("CITY OF AKRON", None),
        ("JOHN DOE OFFICERS", None),
    ]


@pytest.mark.parametrize(("line", "doubt_count"), [("KITES ACT OF 1934", 0), ("NORTH OF THE KITES", 1)])
def test_a_claim_on_two_lines_below_the_title_is_recognized_if_it_names_an_act(line: str, doubt_count: int) -> None:
    parties = "ANN SAMPLE,\nPlaintiff,\nv.\nBOB ROE,\nDefendant."
    court = "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO"
    text = f"{court}\n{parties}\nCOMPLAINT\nDEMAND FOR JURY TRIAL\nVIOLATIONS OF THE IMAGINARY\n{line}"
    doubts = head_of(text, catalog_of(root=None)).doubts
    assert sum("not understood" in doubt.about for doubt in doubts) == doubt_count


def test_an_ampersand_alone_on_a_line_divides_parties() -> None:
    lines = [(text, SourcePlace(1, 1)) for text in ("SAMPLE KITES, LLC.", "&", "LOREM & SON PIPING CO., INC")]
    assert [party.text for party in read_side(lines, "DEFENDANTS").parties] == [
        "SAMPLE KITES, LLC.",
        "LOREM & SON PIPING CO., INC",
    ]


@pytest.mark.parametrize("label", ["Serve at:", "Service by Certified Mail:", "SERVE VIA REGISTERED AGENT"])
def test_the_lines_on_service_below_a_role_are_the_address_of_the_party_above_it(label: str) -> None:
    head = (
        "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO\nANN SAMPLE,\nPlaintiff,\nv.\n"
        f"SAMPLE KITES, INC.\tDefendant.\n{label}\nSample Agents, Inc.\n1 Example Street\nAkron, OH 44308\nCOMPLAINT"
    )
    caption = head_of(head, catalog_of(root=None)).caption
    address = (label, "Sample Agents, Inc.", "1 Example Street", "Akron, OH 44308")
    assert caption.parties[-1].values["address"] == address
    assert (caption.title, caption.legends) == ("COMPLAINT", ())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BOB ROE, an individual; and JOHN and JANE DOES 1-10", ["BOB ROE, an individual", "JOHN and JANE DOES 1-10"]),
        (
            "BOB ROE; CITY OF AKRON;\nJOHN DOE OFFICERS 1-5\nJOHN & JANE DOES (-6)",
            [
                "BOB ROE",
                "CITY OF AKRON",
                "JOHN DOE OFFICERS 1-5",
                "JOHN & JANE DOES (-6)",
            ],
        ),
        (
            "AKRON DEPARTMENT.\nCAPTAIN BOB ROE,\n(Individual capacity);\nANN SAMPLE",
            [
                "AKRON DEPARTMENT",
                "CAPTAIN BOB ROE, (Individual capacity)",
                "ANN SAMPLE",
            ],
        ),
    ],
)
def test_unknown_parties_of_two_first_names_are_one_and_a_period_ends_a_party(text: str, names: list[str]) -> None:
    assert [party.text for party in read_side(placed_lines(text), "Defendants").parties] == names


@pytest.mark.parametrize(("sign", "style"), [("", ("no comma before other names",)), (",", ())])
def test_another_name_keeps_the_comma_before_it_or_its_absence(sign: str, style: tuple[str, ...]) -> None:
    text = (
        "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO\nANN SAMPLE,\nPlaintiff,\nv.\n"
        f"SAMPLE KITES, INC.{sign} d/b/a STRINGS,\nDefendant.\nCOMPLAINT"
    )
    assert head_of(text, catalog_of(root=None)).caption.style == style


def test_a_blank_for_the_judge_is_a_line_under_the_title_with_a_doubt() -> None:
    head = (
        "UNITED STATES DISTRICT COURT\nEASTERN DISTRICT OF LOUISIANA\nANN SAMPLE,\nPlaintiff,\nv.\nBOB ROE,\n"
        "Defendant.\nCOMPLAINT\nJUDGE\nMAGISTRATE JUDGE ______"
    )
    read = head_of(head, catalog_of(root=None))
    assert read.caption.legends == ("JUDGE", "MAGISTRATE JUDGE ______")
    assert sum("leaves the judge blank, and is under the title" in doubt.about for doubt in read.doubts) == 2
