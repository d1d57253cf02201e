"""A template runs only if the user names it on the command line or trusts its folder."""

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from assembler.load.packed import templates_folder
from tests.support.runs import build, check, errors, run_here, run_separately, write_file, write_matter
from tests.support.sent import (
    OWN_TEMPLATE,
    PAPER,
    TEMPLATE_THAT_RUNS_PYTHON,
    enter_sent_folder,
    manifest_entry,
    trust_codes,
    words,
    write_sent_matter,
    write_template,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder from a stranger."""
    return enter_sent_folder(tmp_path, monkeypatch)


# -- untrusted templates ----------------------------------------------------------------------------------------------


def test_untrusted_templates_neither_run_nor_print_and_are_reported(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE.replace("OURS ALONE", TEMPLATE_THAT_RUNS_PYTHON))
    write_file(folder, "trusted\n", ".assembler")  # a file in the folder means nothing
    run = build("matter.yaml")

    assert (run.status, errors(run), trust_codes(run)) == (0, [], ["TRU001"])
    (finding,) = (finding for finding in run.findings if finding["code"] == "TRU001")
    assert f"`{PAPER}.html`" in finding["message"]
    assert "`assembler trust .`" in finding["fix"]
    assert not (folder / "ran").exists()
    assert manifest_entry(folder)["own_files"] == []


@pytest.mark.parametrize("folder_name", ["elsewhere", "here"])
def test_trust_does_not_depend_on_the_working_folder(
    folder: Path, folder_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_template(folder, OWN_TEMPLATE.replace("OURS ALONE", TEMPLATE_THAT_RUNS_PYTHON))
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(folder if folder_name == "here" else elsewhere)
    run = build(folder / "matter.yaml")

    assert (run.status, trust_codes(run)) == (0, ["TRU001"])
    assert not [*folder.parent.rglob("ran")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("complaint.html", OWN_TEMPLATE),  # for a paper other than the one that is built
        ("fee_petition.html", OWN_TEMPLATE),
        ("parts/of_our_own.html", "x"),
        ("css/page.css", (templates_folder() / "css/page.css").read_text("utf-8")),
        ("README.txt", "x"),
    ],
)
def test_templates_that_would_not_have_been_used_are_not_reported(folder: Path, name: str, text: str) -> None:
    write_template(folder, text, name)
    assert trust_codes(check("matter.yaml")) == []


@pytest.mark.parametrize("name", [f"{PAPER}.yaml", "sentences.yaml", "css/page.css", "parts/caption.html"])
def test_each_file_that_would_have_been_used_is_reported(folder: Path, name: str) -> None:
    write_template(folder, "x: y", name)
    assert trust_codes(check("matter.yaml")) == ["TRU001"]


def test_an_untrusted_document_type_is_named_where_it_is_needed(folder: Path) -> None:
    write_template(folder, (templates_folder() / "complaint.yaml").read_text("utf-8"), "fee_petition.yaml")
    write_matter(folder, "filings: [{paper: fee_petition, date: 2025-06-02}]\n")
    (finding,) = errors(check("matter.yaml"))
    assert finding["code"] == "MAT004"
    assert "`assembler trust .`" in finding["fix"]
    assert "fee_petition" in run_here("list", "documents").err
    assert "assembler trust" in run_here("explain", "fee_petition").err
    assert "fee_petition" not in run_here("list", "documents").out


def test_a_name_of_a_folder_is_quoted_in_the_command_to_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_with_odd_name = folder / "a $(touch x)"
    folder_with_odd_name.mkdir()
    write_sent_matter(folder_with_odd_name)
    write_template(folder_with_odd_name, OWN_TEMPLATE)
    (folder.parent / "work").mkdir()
    monkeypatch.chdir(folder.parent / "work")
    (finding,) = (
        finding for finding in check(folder_with_odd_name / "matter.yaml").findings if finding["code"] == "TRU001"
    )
    assert f"`assembler trust '{folder_with_odd_name}'`" in finding["fix"]


# -- named and trusted templates --------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("option", [("--root", "."), ("--templates", "templates"), ()])
def test_named_or_trusted_templates_are_used_and_are_in_the_manifest(folder: Path, option: tuple[str, ...]) -> None:
    file = write_template(folder, OWN_TEMPLATE)
    write_template(folder, "x", "fee_petition.html")
    if not option:
        assert run_here("trust", ".").status == 0
    run = build(*option, "matter.yaml")

    assert (run.status, errors(run), trust_codes(run)) == (0, [], [])
    assert "OURS ALONE" in words(folder)
    assert manifest_entry(folder)["own_files"] == [
        {
            "file": f"templates/{PAPER}.html",
            "kind": "template",
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "replaces": True,
        }
    ]


@pytest.mark.slow
def test_the_files_that_a_template_includes_are_in_the_manifest(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE.replace("OURS ALONE", '{% include "parts/ours.html" %}'))
    write_template(folder, '{% include ["parts/none.html", "parts/second.html"] ignore missing %}', "parts/ours.html")
    write_template(folder, "OURS ALONE", "parts/second.html")
    write_template(folder, (templates_folder() / "sentences.yaml").read_text("utf-8"), "sentences.yaml")
    assert build("--root", ".", "matter.yaml").status == 0
    own_files = manifest_entry(folder)["own_files"]
    assert [(own_file["file"], own_file["kind"]) for own_file in own_files] == [
        (f"templates/{PAPER}.html", "template"),
        ("templates/parts/ours.html", "template"),
        ("templates/parts/second.html", "template"),
        ("templates/sentences.yaml", "sentences"),
    ]


@pytest.mark.slow
def test_a_computed_template_name_may_refer_to_any_template(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE.replace("OURS ALONE", '{% include "parts/" ~ "ours.html" %}'))
    write_template(folder, "OURS ALONE", "parts/ours.html")
    assert build("--root", ".", "matter.yaml").status == 0
    assert {own_file["file"] for own_file in manifest_entry(folder)["own_files"]} >= {"templates/parts/ours.html"}


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write_template(folder, OWN_TEMPLATE + "<!-- -->"),
        lambda folder: write_template(folder, "x", "parts/caption.html"),
        lambda folder: (folder / f"templates/{PAPER}.html").unlink(),
    ],
)
@pytest.mark.slow
def test_a_change_ends_the_trust_and_no_paper_is_made_from_other_templates(folder: Path, change: Any) -> None:
    write_template(folder, OWN_TEMPLATE)
    write_template(folder, text="", name="parts/ours.html")
    write_template(folder, (templates_folder() / "sentences.yaml").read_text("utf-8") + "\n# ours\n", "sentences.yaml")
    run_here("trust", ".")
    change(folder)
    run = build("matter.yaml")

    assert (run.status, trust_codes(run)) == (1, ["TRU002"])
    assert run.findings[0]["message"].startswith("`templates` has changed since it was trusted: `")
    assert not (folder / f"output/matter/{PAPER}.pdf").exists()
    assert run_here("trust", ".").status == 0
    assert trust_codes(check("matter.yaml")) == ["TRU003"]  # its own sentences are in use again


@pytest.mark.slow
def test_sentences_named_on_the_command_line_are_reported_at_their_own_file(folder: Path) -> None:
    (folder / "ours").mkdir()
    shutil.copy(templates_folder() / "sentences.yaml", "ours")
    (finding,) = (
        finding for finding in check("--templates", "ours", "matter.yaml").findings if finding["code"] == "TRU003"
    )
    assert (finding["file"], finding["message"]) == (
        "ours/sentences.yaml",
        "a firm's own records replace the program's, and are not verified: `ours/sentences.yaml`",
    )


def test_a_draft_is_stopped_by_a_change_too(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE)
    run_here("trust", ".")
    write_template(folder, OWN_TEMPLATE + " ")
    assert build("--draft", "matter.yaml").status == 1


def test_a_folder_that_was_moved_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_template(folder, OWN_TEMPLATE)
    run_here("trust", ".")
    moved_folder = folder.rename(folder.parent / "moved")
    monkeypatch.chdir(moved_folder)
    assert trust_codes(check("matter.yaml")) == ["TRU001"]


def test_trust_is_listed_and_revoked(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE)
    assert run_here("trust", "--list").out == "nothing is trusted\n"
    assert run_here("trust", ".").out.splitlines() == [
        "trusted: `.`, 1 template; if any template changes, the templates are no longer trusted",
        f"  {PAPER}.html",
        "every matter in this folder may read any file in it",
    ]
    assert run_here("trust", "--list").out == f"{folder}  1 template\n"
    write_template(folder, OWN_TEMPLATE + " ")
    assert run_here("trust", "--list").out.endswith(f"not used, because of changes: {PAPER}.html (changed)\n")
    assert run_here("trust", "--revoke", ".").out == "no longer trusted: `.`\n"
    assert run_here("trust", "--revoke", ".").status == 2
    assert trust_codes(check("matter.yaml")) == ["TRU001"]


def test_a_folder_that_is_gone_can_be_revoked(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE)
    run_here("trust", ".")
    (folder / f"templates/{PAPER}.html").unlink()
    (folder / "templates").rmdir()
    assert "has no `templates/` now" in run_here("trust", "--list").out
    assert run_here("trust", "--revoke", ".").status == 0


@pytest.mark.parametrize("arguments", [(), ("--list", "."), ("--revoke",), ("--list", "--revoke"), ("no",)])
def test_trust_without_a_folder_of_templates_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    assert run_here("trust", *arguments).status == 2


@pytest.mark.slow
def test_trust_is_not_kept_in_a_folder_that_others_may_own(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE)
    for environment in ({"XDG_CONFIG_HOME": "configuration"}, {"XDG_CONFIG_HOME": "~"}):
        run = run_separately("trust", ".", cwd=folder, env=environment)
        assert run.status == 2
        assert "set HOME or XDG_CONFIG_HOME to a full path" in run.err
        assert not (folder / "configuration").exists()
        write_file(folder / "configuration/assembler/trusted", "{}", "x.json")
        assert "TRU001" in run_separately("check", "matter.yaml", cwd=folder, env=environment).out
        shutil.rmtree(folder / "configuration")


def test_a_record_of_trust_that_is_invalid_trusts_nothing(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE)
    run_here("trust", ".")
    (record,) = (folder.parent / "configuration").rglob("*.json")
    valid_record = record.read_text("utf-8")
    for text in ("", "[]", "{}", '{"root": 1, "hashes": {}}', valid_record.replace("sent", "else"), "[" * 100_000):
        record.write_text(text, "utf-8")
        assert trust_codes(check("matter.yaml")) == ["TRU001"]
    record.write_text(valid_record, "utf-8")
    assert trust_codes(check("matter.yaml")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell who may write a file")
def test_a_record_of_trust_that_others_may_have_written_trusts_nothing(folder: Path) -> None:
    write_template(folder, OWN_TEMPLATE)
    run_here("trust", ".")
    (record,) = (folder.parent / "configuration").rglob("*.json")
    assert record.stat().st_mode & 0o777 == 0o600
    record.chmod(0o666)
    assert trust_codes(check("matter.yaml")) == ["TRU001"]
    record.chmod(0o600)
    record.rename(folder.parent / "elsewhere.json")
    record.symlink_to(folder.parent / "elsewhere.json")
    assert trust_codes(check("matter.yaml")) == ["TRU001"]
    record.unlink()
    (folder.parent / "elsewhere.json").rename(record)
    assert trust_codes(check("matter.yaml")) == []
