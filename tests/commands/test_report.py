"""Findings as text, as JSON, and as annotations of a code host."""

import json
import re
from pathlib import Path

import pytest
from click import unstyle

from assembler.commands.report import as_github, as_json, counts_in_words, text
from assembler.findings.finding import Finding, Place, Severity
from assembler.results import Result, WrittenPaper

PLACE = Place("matters/a.yaml", 3, 5)
ERROR = Finding(
    PLACE, "DIS001", "Beta served an answer", cite="Rule 41", fix="take another way", also=(Place("matters/b.yaml", 9),)
)
NOTE = Finding(Place("matters/a.yaml"), "PRF015", "note 1 is called elsewhere", Severity.NOTE, page=4)


def lines(*findings: Finding) -> list[str]:
    return [unstyle(line) for line in text(Result(findings))]


# -- text -------------------------------------------------------------------------------------------------------------


def test_a_finding_has_place_severity_code_and_fact_then_authority_and_remedy() -> None:
    assert lines(ERROR) == [
        "matters/a.yaml:3:5: error DIS001: Beta served an answer",
        "    cite: Rule 41",
        "    fix: take another way",
        "    also: matters/b.yaml:9",
    ]


def test_a_finding_about_a_page_names_the_page_and_omits_missing_values() -> None:
    assert lines(NOTE) == ["matters/a.yaml: note PRF015: note 1 is called elsewhere (page 4)"]


def test_papers_and_kept_files_come_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    papers = (
        WrittenPaper("a", tmp_path / "out" / "a.pdf", page_count=1, sha256="00"),
        WrittenPaper("b", tmp_path / "out" / "b.pdf", page_count=2, sha256="00"),
    )
    assert list(text(Result(findings=(), papers=papers, earlier_papers=(tmp_path / "out" / "c.pdf",)))) == [
        "out/a.pdf  1 page",
        "out/b.pdf  2 pages",
        "kept: out/c.pdf, from an earlier build",
    ]


def test_each_severity_has_its_own_color() -> None:
    findings = [Finding(PLACE, "XXX001", "fact", severity) for severity in Severity]
    first_escapes = {re.findall("\x1b\\[[^m]*m", next(text(Result((finding,)))))[0] for finding in findings}
    assert len(first_escapes) == len(Severity)


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([], "no findings"),
        ([ERROR], "1 error"),
        ([ERROR, ERROR, NOTE], "2 errors, 1 note"),
        ([NOTE, Finding(PLACE, "XXX001", "fact", Severity.WARNING)], "1 warning, 1 note"),
    ],
)
def test_findings_are_counted_in_words(findings: list[Finding], words: str) -> None:
    assert counts_in_words(findings) == words


def test_only_the_first_ten_findings_of_a_rule_are_shown_and_the_others_are_counted() -> None:
    findings = [Finding(Place("a.yaml", line, 3), "PTY003", f"fact {line}", fix="mend it") for line in range(1, 201)]
    printed = lines(*findings[:100], ERROR, *findings[100:], NOTE)

    assert [line for line in printed if "PTY003: fact" in line] == [
        f"a.yaml:{line}:3: error PTY003: fact {line}" for line in range(1, 11)
    ]
    assert printed[-1] == "error PTY003: 190 more, at a.yaml:11:3 to a.yaml:200:3; `--format json` lists all"
    assert [line for line in printed if "DIS001" in line or "PRF015" in line] == [lines(ERROR)[0], lines(NOTE)[0]]
    assert "more" not in "".join(lines(*findings[:10]))
    assert lines(*findings[:11])[-1] == "error PTY003: 1 more, at a.yaml:11:3; `--format json` lists all"
    assert counts_in_words(findings) == "200 errors"


# -- JSON -------------------------------------------------------------------------------------------------------------


def test_json_has_every_part_of_a_finding() -> None:
    value = json.loads(as_json([Result((ERROR,))], papers=False))
    assert value == {
        "findings": [
            {
                "file": "matters/a.yaml",
                "line": 3,
                "column": 5,
                "page": 0,
                "code": "DIS001",
                "severity": "error",
                "message": "Beta served an answer",
                "cite": "Rule 41",
                "fix": "take another way",
                "also": [{"file": "matters/b.yaml", "line": 9, "column": 0}],
            }
        ]
    }


def test_json_has_the_end_of_a_place_if_it_is_known() -> None:
    place = Place("a.yaml", 3, 5, end_line=4, end_column=2)
    other_place = Place("a.yaml", 1, 1, end_line=1, end_column=4)
    result = Result((Finding(place, "MAT002", "fact", also=(other_place,)),))
    (finding,) = json.loads(as_json([result], papers=False))["findings"]
    assert finding["end_line"] == 4
    assert finding["end_column"] == 2
    assert finding["also"] == [{"file": "a.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 4}]


def test_the_text_of_a_finding_does_not_show_the_end_of_its_place() -> None:
    assert lines(Finding(Place("a.yaml", 3, 5, 4, 2), "MAT002", "fact")) == ["a.yaml:3:5: error MAT002: fact"]


def test_the_json_of_a_build_lists_its_papers_and_the_json_of_a_check_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = Result(findings=(), papers=(WrittenPaper("complaint", tmp_path / "a.pdf", page_count=2, sha256="00"),))
    assert json.loads(as_json([result], papers=True)) == {
        "findings": [],
        "papers": [{"document": "complaint", "file": "a.pdf", "pages": 2, "sha256": "00"}],
    }
    assert "papers" not in json.loads(as_json([result], papers=False))


def test_many_matters_are_one_json_value() -> None:
    value = json.loads(as_json([Result((ERROR,)), Result((NOTE,))], papers=True))
    assert [finding["code"] for finding in value["findings"]] == ["DIS001", "PRF015"]


# -- annotations ------------------------------------------------------------------------------------------------------


def test_an_annotation_has_level_place_code_and_message_on_one_line() -> None:
    (line,) = as_github(Result((ERROR,)))
    place, _, annotation = line.partition(",title=DIS001::")
    assert place == "::error file=matters/a.yaml,line=3,col=5"
    assert annotation == "Beta served an answer%0Acite: Rule 41%0Afix: take another way"


@pytest.mark.parametrize(
    ("place", "properties"),
    [
        (Place("a.yaml", 3, 5, 3, 9), "line=3,col=5,endLine=3,endColumn=9"),
        (Place("a.yaml", 3, 5, 6, 9), "line=3,col=5"),
    ],
)
def test_an_annotation_marks_a_text_to_its_end_if_the_text_is_on_one_line(place: Place, properties: str) -> None:
    (line,) = as_github(Result((Finding(place, "MAT002", "fact"),)))
    assert line == f"::error file=a.yaml,{properties},title=MAT002::fact"


def test_a_note_is_a_notice_and_a_finding_without_a_line_is_on_the_first_line() -> None:
    (line,) = as_github(Result((NOTE,)))
    assert line.startswith("::notice file=matters/a.yaml,line=1,col=1,title=PRF015::")


def test_special_characters_of_the_code_host_are_escaped_in_messages_and_file_names() -> None:
    finding = Finding(Place("a,b:c.yaml", 1, 1), "XXX001", "100% of\r\n::error::it")
    (line,) = as_github(Result((finding,)))
    assert line == "::error file=a%2Cb%3Ac.yaml,line=1,col=1,title=XXX001::100%25 of%0D%0A::error::it"
