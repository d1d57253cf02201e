"""A template runs only where the user says so: by name on the command line, or by a trust of the user's own."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assembler.catalog import templates_folder
from tests.runs import Run, apart, build, check, errors, heir, here, written

PAPER = "notice_of_voluntary_dismissal"
LEAD = '<p class="lead"><span class="t">OURS ALONE</span></p>'
OURS = f'{{% extends "base/pleading.html" %}}{{% block lead %}}{LEAD}{{% endblock %}}'
"""A template that prints something else than the program's."""

RUNS = '{{ plan.__class__.__init__.__globals__["__builtins__"]["open"]("ran", "w").write("x") }}'
"""A template that leaves a file behind, if Python behind it is within its reach."""


@pytest.fixture(autouse=True)
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the trust of these tests, and of nobody else, in a folder of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    return tmp_path / "configuration"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that somebody sent: a matter, and templates beside it."""
    sent = tmp_path / "sent"
    sent.mkdir()
    heir(sent, f"filings: [{{paper: {PAPER}, date: 2025-06-02, dismisses: all, prejudice: without}}]\n")
    monkeypatch.chdir(sent)
    return sent


def template(folder: Path, text: str, name: str = f"{PAPER}.html") -> Path:
    return written(folder / "templates", text, name)


def codes(run: Run) -> list[str]:
    return [one["code"] for one in run.findings if one["code"].startswith("TRU")]


def entry(folder: Path) -> Mapping[str, Any]:
    """Return what the manifest says of the paper."""
    manifest = json.loads((folder / "output/matter/manifest.json").read_text("utf-8"))
    found: Mapping[str, Any] = manifest["papers"][f"{PAPER}.pdf"]
    return found


def words(folder: Path) -> str:
    import pypdfium2  # noqa: PLC0415 - most of these tests make no paper

    with pypdfium2.PdfDocument(folder / f"output/matter/{PAPER}.pdf") as document:
        return str(document[0].get_textpage().get_text_bounded())


# -- nobody trusts it -------------------------------------------------------------------------------------------------


def test_templates_that_nobody_trusts_neither_run_nor_print_and_the_user_is_told(folder: Path) -> None:
    template(folder, OURS.replace("OURS ALONE", RUNS))
    written(folder, "trusted\n", ".assembler")  # a file in the folder means nothing
    run = build("matter.yaml")

    assert (run.status, errors(run), codes(run)) == (0, [], ["TRU001"])
    (told,) = (one for one in run.findings if one["code"] == "TRU001")
    assert f"`{PAPER}.html`" in told["message"]
    assert "`assembler trust .`" in told["fix"]
    assert not (folder / "ran").exists()
    assert entry(folder)["own_files"] == []


@pytest.mark.parametrize("where", ["elsewhere", "here"])
def test_it_does_not_matter_where_the_command_runs(folder: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    template(folder, OURS.replace("OURS ALONE", RUNS))
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(folder if where == "here" else elsewhere)
    run = build(folder / "matter.yaml")

    assert (run.status, codes(run)) == (0, ["TRU001"])
    assert not [*folder.parent.rglob("ran")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("complaint.html", OURS),  # of another paper than the one that is made
        ("fee_petition.html", OURS),
        ("parts/of_our_own.html", "x"),
        ("css/page.css", (templates_folder() / "css/page.css").read_text("utf-8")),
        ("README.txt", "x"),
    ],
)
def test_templates_that_would_not_have_been_used_are_not_told(folder: Path, name: str, text: str) -> None:
    template(folder, text, name)
    assert codes(check("matter.yaml")) == []


@pytest.mark.parametrize("name", [f"{PAPER}.yaml", "sentences.yaml", "css/page.css", "parts/caption.html"])
def test_each_file_that_would_have_been_used_is_told(folder: Path, name: str) -> None:
    template(folder, "x: y", name)
    assert codes(check("matter.yaml")) == ["TRU001"]


def test_a_document_type_that_nobody_trusts_is_named_where_it_is_missed(folder: Path) -> None:
    template(folder, (templates_folder() / "complaint.yaml").read_text("utf-8"), "fee_petition.yaml")
    heir(folder, "filings: [{paper: fee_petition, date: 2025-06-02}]\n")
    (told,) = errors(check("matter.yaml"))
    assert told["code"] == "MAT004"
    assert "`assembler trust .`" in told["fix"]
    assert "fee_petition" in here("list", "documents").err
    assert "assembler trust" in here("explain", "fee_petition").err
    assert "fee_petition" not in here("list", "documents").out


def test_a_name_of_a_folder_is_quoted_in_the_command_to_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = folder / "a $(touch x)"
    odd.mkdir()
    heir(odd, f"filings: [{{paper: {PAPER}, date: 2025-06-02, dismisses: all, prejudice: without}}]\n")
    template(odd, OURS)
    monkeypatch.chdir(folder.parent)
    (folder.parent / "work").mkdir()
    monkeypatch.chdir(folder.parent / "work")
    (told,) = (one for one in check(odd / "matter.yaml").findings if one["code"] == "TRU001")
    assert f"`assembler trust '{odd}'`" in told["fix"]


# -- the user says so -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", [("--root", "."), ("--templates", "templates"), ()])
def test_named_or_trusted_templates_are_used_and_are_in_the_manifest(folder: Path, option: tuple[str, ...]) -> None:
    file = template(folder, OURS)
    template(folder, "x", "fee_petition.html")
    if not option:
        assert here("trust", ".").status == 0
    run = build(*option, "matter.yaml")

    assert (run.status, errors(run), codes(run)) == (0, [], [])
    assert "OURS ALONE" in words(folder)
    assert entry(folder)["own_files"] == [
        {
            "file": f"templates/{PAPER}.html",
            "kind": "template",
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "replaces": True,
        }
    ]


def test_what_a_template_includes_is_in_the_manifest_too(folder: Path) -> None:
    template(folder, OURS.replace("OURS ALONE", '{% include "parts/ours.html" %}'))
    template(folder, '{% include ["parts/none.html", "parts/second.html"] ignore missing %}', "parts/ours.html")
    template(folder, "OURS ALONE", "parts/second.html")
    template(folder, (templates_folder() / "sentences.yaml").read_text("utf-8"), "sentences.yaml")
    assert build("--root", ".", "matter.yaml").status == 0
    assert [(one["file"].removeprefix("templates/"), one["kind"]) for one in entry(folder)["own_files"]] == [
        (f"{PAPER}.html", "template"),
        ("parts/ours.html", "template"),
        ("parts/second.html", "template"),
        ("sentences.yaml", "sentences"),
    ]


def test_a_name_that_a_template_works_out_may_mean_any(folder: Path) -> None:
    template(folder, OURS.replace("OURS ALONE", '{% include "parts/" ~ "ours.html" %}'))
    template(folder, "OURS ALONE", "parts/ours.html")
    assert build("--root", ".", "matter.yaml").status == 0
    assert {one["file"] for one in entry(folder)["own_files"]} >= {"templates/parts/ours.html"}


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: template(folder, OURS + "<!-- -->"),
        lambda folder: template(folder, "x", "parts/caption.html"),
        lambda folder: (folder / f"templates/{PAPER}.html").unlink(),
    ],
)
def test_a_change_ends_the_trust_and_the_paper_is_not_made_from_other_templates(folder: Path, change: Any) -> None:
    template(folder, OURS)
    template(folder, "", "parts/ours.html")
    template(folder, (templates_folder() / "sentences.yaml").read_text("utf-8") + "\nours: {x: y}\n", "sentences.yaml")
    here("trust", ".")
    change(folder)
    run = build("matter.yaml")

    assert (run.status, codes(run)) == (1, ["TRU002"])
    assert run.findings[0]["message"].startswith("`templates` has changed since it was trusted: `")
    assert not (folder / f"output/matter/{PAPER}.pdf").exists()
    assert here("trust", ".").status == 0
    assert codes(check("matter.yaml")) == []


def test_a_draft_is_stopped_by_a_change_too(folder: Path) -> None:
    template(folder, OURS)
    here("trust", ".")
    template(folder, OURS + " ")
    assert build("--draft", "matter.yaml").status == 1


def test_a_folder_that_was_moved_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template(folder, OURS)
    here("trust", ".")
    moved = folder.rename(folder.parent / "moved")
    monkeypatch.chdir(moved)
    assert codes(check("matter.yaml")) == ["TRU001"]


def test_trust_is_listed_and_revoked(folder: Path) -> None:
    template(folder, OURS)
    assert here("trust", "--list").out == "nothing is trusted\n"
    assert here("trust", ".").out.splitlines() == [
        "trusted: `.`, 1 template; a change to any template ends the trust",
        f"  {PAPER}.html",
    ]
    assert here("trust", "--list").out == f"{folder}  1 template\n"
    template(folder, OURS + " ")
    assert here("trust", "--list").out.endswith(f"not used, for it has changed: {PAPER}.html (changed)\n")
    assert here("trust", "--revoke", ".").out == "no longer trusted: `.`\n"
    assert here("trust", "--revoke", ".").status == 2
    assert codes(check("matter.yaml")) == ["TRU001"]


def test_a_folder_that_is_gone_can_be_revoked(folder: Path) -> None:
    template(folder, OURS)
    here("trust", ".")
    (folder / f"templates/{PAPER}.html").unlink()
    (folder / "templates").rmdir()
    assert "has no `templates/` now" in here("trust", "--list").out
    assert here("trust", "--revoke", ".").status == 0


@pytest.mark.parametrize("arguments", [(), ("--list", "."), ("--revoke",), ("--list", "--revoke"), (".",)])
def test_a_trust_that_means_nothing_is_a_wrong_command(arguments: tuple[str, ...]) -> None:
    assert here("trust", *arguments).status == 2


def test_trust_is_kept_in_no_folder_that_may_be_somebody_elses(folder: Path) -> None:
    template(folder, OURS)
    for surroundings in ({"XDG_CONFIG_HOME": "configuration"}, {"XDG_CONFIG_HOME": "~"}):
        run = apart("trust", ".", cwd=folder, env=surroundings)
        assert run.status == 2
        assert "set HOME or XDG_CONFIG_HOME to a full path" in run.err
        assert not (folder / "configuration").exists()
        written(folder / "configuration/assembler/trusted", "{}", "x.json")
        assert "TRU001" in apart("check", "matter.yaml", cwd=folder, env=surroundings).out
        (folder / "configuration/assembler/trusted/x.json").unlink()
        (folder / "configuration/assembler/trusted").rmdir()
        (folder / "configuration/assembler").rmdir()
        (folder / "configuration").rmdir()


def test_a_record_of_trust_that_is_none_trusts_nothing(folder: Path, configuration: Path) -> None:
    template(folder, OURS)
    here("trust", ".")
    (record,) = configuration.rglob("*.json")
    good = record.read_text("utf-8")
    for text in ("", "[]", "{}", '{"root": 1, "hashes": {}}', good.replace("sent", "else"), "[" * 100_000):
        record.write_text(text, "utf-8")
        assert codes(check("matter.yaml")) == ["TRU001"]
    record.write_text(good, "utf-8")
    assert codes(check("matter.yaml")) == []


# -- what a template reaches ------------------------------------------------------------------------------------------

PAYLOADS = [
    RUNS,
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ plan.__init__.__globals__ }}",
    "{{ plan|attr('__class__') }}",
    "{{ plan['__class__'] }}",
    "{{ '{0.__class__.__mro__}'.format(plan) }}",
    "{{ ('{0.__class__}'|string).format_map({'0': plan}) }}",
    "{{ cycler.__init__.__globals__.os.system('touch ran') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ plan.body.__class__ }}",
    "{{ (plan.body|map(attribute='__class__')|list) }}",
    "{% set x = plan.metadata.__setattr__('title', 'x') %}",
    "{% include '../matter.yaml' %}",
    "{% include '/etc/passwd' %}",
    "{% import '../../sent/matter.yaml' as x %}",
    "{% for i in range(999999999) %}{% endfor %}",
    "{{ url_for.__globals__ }}",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_even_a_named_template_reaches_neither_python_nor_a_file(folder: Path, payload: str) -> None:
    template(folder, OURS.replace("OURS ALONE", payload))
    run = build("--root", ".", "matter.yaml")
    made = (folder / f"output/matter/{PAPER}.pdf").exists()
    assert [one["code"] for one in errors(run)] == ([] if made else ["PAG001"])
    assert "class" not in (words(folder) if made else "")  # what is refused may be printed as nothing
    assert not (folder / "ran").exists()
    assert "Alpha Kites" not in run.out
    assert "root:" not in run.out


def test_a_template_fetches_nothing(folder: Path) -> None:
    for tag in (
        '<img src="/etc/passwd" alt="x">',
        '<img src="http://127.0.0.1:9/x" alt="x">',
        "<style>@import 'x';</style>",
    ):
        template(folder, OURS.replace("OURS ALONE", f"OURS {tag}"))
        (told,) = errors(build("--root", ".", "matter.yaml"))
        assert told["code"] == "PAG001"


# -- links and odd files ----------------------------------------------------------------------------------------------


def test_a_template_that_leads_out_of_the_root_is_not_read(folder: Path) -> None:
    written(folder.parent, OURS, "outside.html")
    (folder / "templates").mkdir()
    (folder / f"templates/{PAPER}.html").symlink_to("../../outside.html")
    run = build("--root", ".", "matter.yaml")
    assert codes(run) == ["TRU004"]
    assert here("trust", ".").status == 2
    assert codes(check("matter.yaml")) == []


def test_a_folder_of_templates_that_leads_out_of_the_root_is_not_read(folder: Path) -> None:
    written(folder.parent / "theirs", OURS, f"{PAPER}.html")
    (folder / "templates").symlink_to("../theirs")
    assert codes(build("--root", ".", "matter.yaml")) == ["TRU004"]
    assert here("trust", ".").status == 2
    assert build("--templates", "templates", "matter.yaml").status == 0


def test_a_template_that_never_ends_or_is_too_large_is_not_read(folder: Path) -> None:
    (folder / "templates").mkdir()
    os.mkfifo(folder / f"templates/{PAPER}.html")
    with (folder / "templates/large.html").open("wb") as file:
        file.truncate(3_000_000)
    told = build("--root", ".", "matter.yaml").findings
    assert [one["message"] for one in told] == [
        "the file is larger than 2,000,000 bytes",
        "cannot be read: it is not a file",
    ]
    assert here("trust", ".").status == 2
    assert codes(check("matter.yaml")) == []
