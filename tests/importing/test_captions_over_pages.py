"""A caption that runs over a page keeps its last role; a role or a rule that is read as text is a doubt."""

from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft, DraftSection
from assembler.importing.import_paper import draft_matter
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import NOWHERE, SourcePlace
from assembler.importing.zones.printed_parties import printed_groups
from assembler.importing.zones.sides import PartyText
from tests.importing.test_doubts import doubts
from tests.importing.test_recognize import COMPLAINT
from tests.support.typed_pdf import at, typed_pdf

RULE = "-" * 60

OFFICERS = [
    "BOB SPECIMEN; CORPORAL KIM",
    "DOLOR; CORPORAL LEE LOREM; THE",
    "SAMPLE KITE WARDENS; and the",
    "TOWN OF IPSUM.",
]


def columns(texts: list[str], top: float) -> list[str]:
    """Return the operators that draw *texts* beside a column of colons."""
    drawn = [
        at(72 if text[-1] not in ",." or "OF" in text else 186, top + 14 * index, text)
        for index, text in enumerate(texts)
    ]
    return [*drawn, *(at(360, top + 14 * index, ":") for index in range(len(texts)))]


def caption_over_pages(folder: Path) -> Draft:
    first_page = [
        at(72, 560, "UNITED STATES DISTRICT COURT"),
        at(72, 574, "EASTERN DISTRICT OF NEW YORK"),
        at(72, 588, RULE),
        at(360, 588, "X"),
        *columns(
            [
                "ANN SAMPLE and JO EXAMPLE",
                "Plaintiffs,",
                "-against-",
                "TOM LOREM, Chief of the Kite",
                "Office; CORPORAL",
            ],
            602,
        ),
        at(385, 630, "25 CV 0000"),
        at(385, 644, "COMPLAINT"),
    ]
    second_page = [
        *columns([*OFFICERS, "Defendants."], 72),
        at(72, 142, RULE),
        at(360, 142, "X"),
        at(108, 180, "Plaintiffs Ann Sample and Jo Example, by their counsel, for their complaint against all"),
        at(72, 204, "of the defendants allege as follows:"),
        at(250, 228, "NATURE OF ACTION"),
        at(108, 252, "1. This is an action about a kite that the town took away in the month of May."),
        at(108, 276, "2. The town keeps the kite to this day, and has never said why it does so."),
    ]
    document = read_pdf(typed_pdf(folder, first_page, second_page))
    return draft_matter(document, "complaint.pdf", catalog_of(root=None)).draft


def test_the_role_and_the_rule_at_the_end_of_a_caption_on_the_next_page_are_no_heading(tmp_path: Path) -> None:
    draft = caption_over_pages(tmp_path)
    headings = [part.heading.text for part in draft.parts if isinstance(part, DraftSection) and part.heading]
    assert headings == ["NATURE OF ACTION"]
    assert draft.lead.startswith("Plaintiffs Ann Sample")
    *_, last = draft.caption.party_groups
    assert last.role == "Defendants."
    assert not [doubt for doubt in draft.doubts if "role" in doubt.about]


def test_a_list_of_parties_in_running_text_is_one_group_and_other_lists_are_not() -> None:
    def groups(texts: list[str], names: list[str]) -> list[tuple[str, ...]]:
        lines = [(text, SourcePlace(1, line)) for line, text in enumerate(texts, 1)]
        return [
            group.lines for group in printed_groups(lines, [PartyText(name, NOWHERE) for name in names], "Defendants")
        ]

    running = [
        "TOM LOREM, Chief of the Kite",
        "Office; KIM DOLOR, Warden of the",
        "Tower; LEE IPSUM, Clerk of",
        "Kites;",
        "MAX AMET, Guard",
    ]
    names = ["TOM LOREM, Chief", "KIM DOLOR, Warden", "LEE IPSUM, Clerk", "MAX AMET, Guard"]
    assert groups(running, names) == [(" ".join(running),)]
    names = ["TOM LOREM", "KIM DOLOR", "LEE IPSUM", "MAX AMET"]
    assert groups(["TOM LOREM and KIM DOLOR,", "LEE IPSUM,", "MAX AMET"], names) == [
        ("TOM LOREM and KIM DOLOR,",),
        ("LEE IPSUM,",),
        ("MAX AMET",),
    ]


def test_a_side_without_a_role_is_a_doubt_unless_the_caption_has_no_roles() -> None:
    without_role = COMPLAINT.replace("\n\nDefendants.\n\n", "\n\n")
    about = "the caption has no role such as `Defendant` for `IMAGINARY STRINGS` and 1 other party"
    assert about in doubts(without_role)
    assert "no role such as" not in doubts(COMPLAINT)
    assert "no role such as" not in doubts(without_role.replace("\n\nPlaintiff,\n\n", "\n\n"))


@pytest.mark.parametrize("line", [f"Pat Placeholder. {RULE} X", "Defendants. :", f"KITES {RULE}"])
def test_a_role_or_a_rule_that_is_read_as_text_is_a_doubt(line: str) -> None:
    text = COMPLAINT.replace("I. THE PARTIES\n", f"{line}\n\nThe kites are long.\n")
    assert "below the caption may be its last line" in doubts(text)
    assert "below the caption" not in doubts(COMPLAINT.replace("I. THE PARTIES", "PLAINTIFFS"))
