"""Dockets pasted as text: only an entry whose meaning is certain becomes an event."""

import io
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from assembler.catalog import catalog_of
from assembler.cli import cli
from assembler.commands.import_docket import caption_lines, text_of
from assembler.importing.docket.events import docket_events, events_lines
from assembler.importing.docket.sheet import caption_in
from assembler.importing.writing.matter_text import frame_text
from assembler.load.yaml_reader import read_yaml

PARTIES = {"kites": ("Sample Kites LLC", "plaintiff"), "strings": ("Imaginary Strings, Inc.", "defendant")}

DOCKET = """
05/01/2025  1  COMPLAINT against Imaginary Strings, Inc., filed by Sample Kites LLC. (Entered: 05/01/2025)
06/02/2025  14 ANSWER to 1 Complaint, COUNTERCLAIM against Sample Kites LLC
               by Imaginary Strings, Inc.. (Doe, Pat) (Entered: 06/02/2025)
06/09/2025  15 ORDER granting motion for extension of time.
"""

SHEET = """
U.S. District Court
Northern District of Ohio
CIVIL DOCKET FOR CASE #: 5:25-cv-00000-ABC
Assigned to: Judge Ann Example
Plaintiff
Sample Kites LLC represented by Pat Placeholder
SAMPLE LAW LLC
1 Example Street
Akron, OH 44308
330-555-0100
Email: pat@example.com
LEAD ATTORNEY
V.
Defendant
Imaginary Strings, Inc. represented by Dana Dummy
"""


def kinds(text: str) -> list[str | None]:
    return [event.kind for event in docket_events(text, PARTIES)]


def test_an_answer_with_a_counterclaim_is_both_by_the_party_that_filed_it() -> None:
    events = [event for event in docket_events(DOCKET, PARTIES) if event.kind]
    assert [(event.kind, event.by, event.entry.number) for event in events] == [
        ("answer", ("strings",), "14"),
        ("counterclaim", ("strings",), "14"),
    ]


def test_every_entry_is_a_comment_above_its_event_or_alone() -> None:
    lines = list(events_lines(docket_events(DOCKET, PARTIES)))
    assert sum(line.startswith("  # 2025-") for line in lines) == 3
    assert "  - {event: answer, by: [strings], date: 2025-06-02}" in lines
    assert not any(line.startswith("docket_read") for line in lines)


@pytest.mark.parametrize(
    "entry",
    [
        "ANSWER to 1 Complaint by Imaginary Strings, Inc.. FILED IN ERROR",
        "ANSWER to Counterclaim by Sample Kites LLC",
        "ANSWER to 1 Complaint by Somebody Else",
        "MOTION to Dismiss or, in the alternative, for Summary Judgment by Imaginary Strings, Inc.",
        "MOTION to Dismiss and ANSWER to 1 Complaint by Imaginary Strings, Inc.",
        "MOTION to Dismiss under Rules 12(b)(6) and 56 by Imaginary Strings, Inc.",
        "MOTION to Dismiss by Imaginary Strings, Inc.. Treated as a motion of another kind",
        "MOTION to Dismiss, COUNTERCLAIM against Sample Kites LLC by Imaginary Strings, Inc.",
        "NOTICE of Appearance and ANSWER to Complaint by Imaginary Strings, Inc.",
        "NOTICE of Appearance by Imaginary Strings, Inc. as amicus curiae",
        "NOTICE of Removal by Imaginary Strings, Inc. (Attachments: # 1 Answer)",
        "MOTION for Extension of Time to Answer by Imaginary Strings, Inc.",
        "NOTICE of Appearance by Pat Doe on behalf of Sample Kites LLC",
        "ANSWER to 1 Complaint by Imaginary Strings, Inc. (Entered in error)",
        "ANSWER to 1 Complaint by Imaginary Strings, Inc. of Texas",
        "ANSWER to 1 Complaint by Imaginary Strings, Inc.-Sample",
        "ANSWER to 1 Complaint by Pat Doe, attorney for Imaginary Strings, Inc.",
        "ANSWER to 1 Complaint by Imaginary Strings, Inc. (Stricken, Pat)",
        "ANSWER to 1 Complaint by Imaginary Strings, Inc.. So ordered",
        "ANSWER to 1 Complaint by Imaginary Strings, Inc. and Somebody Else",
        "MOTION to Dismiss by Imaginary Strings, Inc.. Converted, see 20",
        "MOTION to Dismiss, matters outside the pleadings, by Imaginary Strings, Inc.",
        "MOTION for Summary Judgment by Imaginary Strings, Inc. (Attachments: # 1 Answer)",
        "MOTION to Dismiss by Imaginary Strings, Inc. Joinder by Sample Kites LLC",
        "ANSWER to 1 Complaint by Imaginary Strings, Inc. filed under seal",
        "AMENDED COMPLAINT against Somebody Else by Sample Kites LLC",
        "NOTICE of Removal from Superior Court with Answer by Imaginary Strings, Inc.",
        "Proposed ANSWER to 1 Complaint by Imaginary Strings, Inc.",
        "ORDER striking 14 Answer of Imaginary Strings, Inc.",
    ],
)
def test_an_ambiguous_entry_is_not_an_event(entry: str) -> None:
    assert kinds(f"06/02/2025 3 {entry}") == [None]


def test_a_docket_sheet_gives_parties_counsel_and_number() -> None:
    caption = caption_in(SHEET, catalog_of(root=None)).caption
    data = read_yaml(frame_text(caption), "matter.yaml").data
    assert (data["court"], data["number"], data["judge"]) == ("ohnd", "5:25-cv-00000-ABC", "Ann Example")
    assert [party["name"] for party in data["parties"].values()] == ["Sample Kites LLC", "Imaginary Strings, Inc."]
    assert [attorney["name"] for attorney in data["counsel"].values()] == ["Pat Placeholder"]


def test_doubts_about_a_caption_are_comments_below_its_lines() -> None:
    lines = list(caption_lines("TRIBUNAL COURT OF NOWHERE\n\nANN DOE,\nPlaintiffs,\nv.\nBOB ROE,\nDefendant.\n"))
    assert "# line 3: the caption says `Plaintiffs`, but only one party was read: `ANN DOE`; check `parties:`" in lines
    assert read_yaml("\n".join(lines), "matter.yaml").data["parties"]


def test_a_file_that_is_not_text_is_refused_as_a_docket(tmp_path: Path) -> None:
    file = tmp_path / "docket.pdf"
    file.write_bytes(b"%PDF-1.7\n\0")
    with pytest.raises(click.UsageError, match="is not text; give a text file with the words of the docket"):
        text_of(file)


ANSWER = "13 ANSWER to 1 Complaint by Imaginary Strings, Inc."
APPEARANCE = "06/02/2025 12 NOTICE of Appearance by Pat Doe on behalf of Imaginary Strings, Inc."


@pytest.mark.parametrize("date", ["20.06.2025", "20 June 2025", "20-JUN-2025", "Jun 20, 2025", "99/99/2025"])
def test_an_entry_with_a_date_that_cannot_be_read_is_a_comment_of_its_own(date: str) -> None:
    for text, line, expected in (
        (f"{date} {ANSWER}", 1, [None]),
        (f"{APPEARANCE}\n{date} {ANSWER}", 2, ["appearance", None]),
        (f"{date} {ANSWER}\n{APPEARANCE}", 1, [None, "appearance"]),
    ):
        events = docket_events(text, PARTIES)
        assert [event.kind for event in events] == expected
        assert f"  # line {line}: {date} {ANSWER}" in list(events_lines(events))
        assert "no date was read" in next(event.reason for event in events if event.kind is None)


def test_every_line_above_the_first_date_is_a_comment() -> None:
    lines = list(events_lines(docket_events(f"Docket Text\n\n{ANSWER} filed 06/20/2025\n{APPEARANCE}", PARTIES)))
    assert "  # line 1: Docket Text" in lines
    assert f"  # line 3: {ANSWER} filed 06/20/2025" in lines
    assert sum("- {event:" in line for line in lines) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_standard_input_is_read_in_each_encoding_that_a_file_may_have(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("JOSÉ ROE,\nDefendant".encode(encoding))))
    text, remarks = text_of(None)
    assert text == "JOSÉ ROE,\nDefendant"
    assert [line for line in caption_lines(text, remarks) if "Windows-1252" in line] == [
        f"# {line}" for line in remarks
    ]
    assert bool(remarks) == (encoding == "windows-1252")


def test_a_docket_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assembler.commands.import_docket.MAX_BYTES", 1_000_000)
    with Path("/dev/zero").open("rb") as zeros:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(zeros))
        with pytest.raises(click.UsageError, match="standard input has more than 1 MB"):
            text_of(None)


def test_a_docket_without_a_certain_event_gives_an_empty_list() -> None:
    lines = list(events_lines(docket_events(f"20.06.2025 {ANSWER}", PARTIES)))
    assert read_yaml("\n".join(lines), "matter.yaml").data == {"events": []}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("ANSWER to 1 Complaint by IMAGINARY STRINGS INC. (Doe, Pat)", ["answer"]),
        ("ANSWER to Complaint with Jury Demand, CROSSCLAIM by Imaginary Strings, Inc.", ["answer", "crossclaim"]),
        (
            "AMENDED ANSWER to 1 Complaint with COUNTERCLAIM against Sample Kites LLC by Imaginary Strings, Inc.",
            ["amended answer", "counterclaim"],
        ),
        (
            "MOTION for Summary Judgment by Imaginary Strings, Inc.. (Attachments: # 1 Affidavit) (Doe, Pat)",
            ["motion for summary judgment"],
        ),
        (
            "MOTION to Dismiss under Rule 12(b)(6) by Defendant Imaginary Strings, Inc.. Noting Date 7/1/2025",
            ["motion to dismiss"],
        ),
        ("NOTICE of Appearance by attorney Pat Doe on behalf of Imaginary Strings, Inc.", ["appearance"]),
        ("NOTICE OF REMOVAL from Superior Court of King County, 25-2-1 by Imaginary Strings, Inc.", ["removal"]),
        ("FIRST AMENDED COMPLAINT against All Defendants, filed by Sample Kites LLC", ["amended complaint"]),
    ],
)
def test_an_entry_of_which_each_word_is_understood_is_an_event(entry: str, expected: list[str]) -> None:
    assert kinds(f"06/02/2025 3 {entry}") == expected


def test_a_longer_name_is_not_the_party() -> None:
    parties = PARTIES | {"trust": ("Imaginary Strings, Inc. Trust", "defendant")}
    events = docket_events("06/02/2025 3 ANSWER to 1 Complaint by Imaginary Strings, Inc. Trust", parties)
    assert [event.by for event in events] == [("trust",)]


def test_each_word_of_a_long_entry_is_in_the_comment() -> None:
    words = " ".join(f"word{index}" for index in range(200))
    lines = list(events_lines(docket_events(f"06/02/2025 3 {words}", PARTIES)))
    assert words in " ".join(line.removeprefix("  #").strip() for line in lines)


CAPTION = "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO\n\nANN DOE,\nPlaintiff,\nv.\nBOB ROE,\nDefendant."


@pytest.mark.parametrize("text", [CAPTION.replace("\n", "\r"), CAPTION.replace(" ", "\xa0")])
def test_spaces_and_ends_of_lines_of_any_kind_are_read(text: str) -> None:
    assert list(caption_lines(text)) == list(caption_lines(CAPTION))


def test_words_that_the_matter_does_not_have_are_listed() -> None:
    lines = list(caption_lines(f"{CAPTION}\nCOMPLAINT FOR DAMAGES\nDept.: 12\n"))
    assert lines[lines.index("# Words that are not used above:") + 1 :] == [
        "# line 9: `COMPLAINT FOR DAMAGES`",
        "# line 10: `Dept.: 12`",
    ]
    assert not any("not used" in line for line in caption_lines(CAPTION))
    assert "# line 16: `Dana Dummy`" in list(caption_lines(SHEET))


@pytest.mark.parametrize("option", [["--to", "kites"], ["--standard-wording"], ["--as-text"]])
def test_an_option_without_effect_is_refused(option: list[str], tmp_path: Path) -> None:
    file = tmp_path / "caption.txt"
    file.write_text(CAPTION)
    result = CliRunner().invoke(cli, ["import", "--caption", *option, str(file)])
    assert result.exit_code == 2
    assert f"`{option[0]}` has no effect with `--caption`" in result.output


def test_a_sheet_gives_descriptions_and_further_roles_and_doubts_on_remarks() -> None:
    text = (
        f"{SHEET}Defendant\nAnn Sample Roe\nin her official capacity\nalso known as\nAnnie Roe\nPRO SE\n"
        "Defendant\nAnn Sample Poe\nTERMINATED: 03/01/2025\nThirdParty Defendant\nZed LLC\n"
        "Counter Claimant\nAnn Sample Roe\n"
    )
    lines = list(caption_lines(text))
    parties = read_yaml("\n".join(lines), "matter.yaml").data["parties"]
    roles = {party["name"]: (party["role"], list(party.get("further_roles", ()))) for party in parties.values()}
    assert roles["Ann Sample Roe"] == ("defendant", ["counterclaim plaintiff"])
    assert roles["Ann Sample Poe"] == ("defendant", [])
    assert roles["Zed LLC"] == ("third-party defendant", [])
    assert any("official capacity" in line for line in lines if not line.startswith("#"))
    assert any("`Ann Sample Poe` has the remark `TERMINATED: 03/01/2025`" in line for line in lines)
    assert any("`Ann Sample Roe` has the remark `PRO SE`" in line for line in lines)


@pytest.mark.parametrize("text", ["Ann Roe v. Bob Roe, No. 25-1", "Roe v. Doe, 2:25-cv-00123 (W.D. Wash.)"])
def test_a_case_number_that_was_read_as_a_party_is_a_doubt(text: str) -> None:
    assert any("was read as a party, and has words that no party's name has" in line for line in caption_lines(text))
