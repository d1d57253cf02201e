"""A whole folder from a stranger: every attack at once, against the installed command."""

import os
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from tests.commands.test_terminal_escapes import CONTROLS
from tests.load.test_sent_records import lenient, record, write_record
from tests.support.matters import SUIT
from tests.support.runs import write_file
from tests.support.sent import OWN_TEMPLATE, PAPER, TEMPLATE_THAT_RUNS_PYTHON

COMMAND = Path(sys.executable).with_name("assembler")

SHADOWED_MODULES = (
    "jinja2",
    "yaml",
    "pydantic",
    "click",
    "weasyprint",
    "sitecustomize",
    "usercustomize",
    "assembler",
    "templates",
)
"""Modules that the program or Python imports, each with a file of the same name in the folder."""

HOSTILE_NAME = "evil\x1b]0;title\x07\u202e\nmatter.yaml:1:1: error.yaml"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder from a stranger, beside a folder of the user that no command may read, list or change."""
    top = tmp_path_factory.mktemp("mail")
    write_file(top / "own", "zirconium: nine zloty\n", "secret.yaml")
    write_file(top / "own", "court: nysd\n", "other_client.yaml")
    write_file(top / "own", "%PDF-1.7\n", "other_client.pdf")
    write_file(top / "own", OWN_TEMPLATE.replace("OURS ALONE", "zloty"), f"{PAPER}.html")
    folder = top / "sent"
    papers = ("{paper: complaint, date: 2025-03-03}", f"{{paper: {PAPER}, date: 2025-06-02, dismisses: all}}")
    filings = "".join(["filings:\n", *(f"  - {paper}\n" for paper in papers)])
    hostile_keys = """
        events: [{event: answer, by: [beta], date: 2025-05-20}]
        related: [., .., linked/secret.yaml, pipe.yaml]
        exhibits:
          a: {title: A, file: .}
          b: {title: B, file: linked/secret.pdf}
          c: {title: C, file: pipe.pdf}
          d: {title: D, file: /dev/zero}
    """
    write_file(folder, SUIT, "suit.yaml")
    write_file(folder, f"extends: suit.yaml\n{filings}")
    write_file(folder, f"extends: matter.yaml{dedent(hostile_keys)}", HOSTILE_NAME)
    write_file(folder, "extends: ../own/secret.yaml\n", "outside.yaml")
    write_file(folder, "extends: linked\n", "link.yaml")
    write_file(folder, "extends: pipe.yaml\n", "waits.yaml")
    write_file(folder, "a: &a [x]\nb: [*a, *a]\n", "bomb.yaml")
    write_file(folder, "court: " + "[" * 100_000, "deep.yaml")
    write_file(folder, f"extends: suit.yaml\ncourt: ours\ncounty: ../../own/secret\n{filings}", "county.yaml")
    for name in ("linked", "filed"):
        (folder / name).symlink_to("../own")
    for name in ("pipe.yaml", "pipe.pdf"):
        os.mkfifo(folder / name)
    for name in ("complaint", PAPER, "base/pleading", "parts/caption"):
        write_file(folder / "templates", TEMPLATE_THAT_RUNS_PYTHON, f"{name}.html")
    write_record(folder, "dismissals", "federal", lenient(record("dismissals", "federal")))
    write_file(folder / "courts", "extends: state\nname: Ours\n", "ours.yaml")
    (folder / "courts/linked.yaml").symlink_to("../../own/secret.yaml")
    for module in SHADOWED_MODULES:
        write_file(folder, "import pathlib\npathlib.Path(__file__).with_name('ran').write_text('')\n", f"{module}.py")
    return top


def run(folders: Path, *arguments: str) -> tuple[int, str]:
    """Run the installed command in the folder from a stranger; return its status and its output."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folders / "home"), "LC_ALL": "C.UTF-8"}
    completed = subprocess.run(
        [COMMAND, *arguments], cwd=folders / "sent", env=environment, capture_output=True, timeout=60, check=False
    )
    return completed.returncode, (completed.stdout + completed.stderr).decode("utf-8")


MATTERS = [
    HOSTILE_NAME,
    "outside.yaml",
    "link.yaml",
    "waits.yaml",
    "bomb.yaml",
    "deep.yaml",
    "county.yaml",
    "pipe.yaml",
    "linked",
]

COMMANDS = [
    ("build", *MATTERS),
    ("dismiss", HOSTILE_NAME),
    ("trust", "linked"),
    ("new", "filed/kites", "--court", "../own/secret"),
]

MORE_COMMANDS = [
    ("check", *MATTERS),
    ("file", HOSTILE_NAME, "complaint"),
    ("list", "courts", "ours"),
    ("explain", "../own/secret"),
    ("build", "--draft", "--format", "github", HOSTILE_NAME),
    ("matrix", HOSTILE_NAME),
    ("list", "documents"),
    ("explain", "ours"),
    ("explain", "linked"),
    ("trust", "--list"),
    ("schema", "matter"),
]
"""Commands that read the same files as the commands above, or fewer."""


@pytest.mark.parametrize(
    "commands", [COMMANDS, pytest.param(MORE_COMMANDS, marks=pytest.mark.slow)], ids=["some", "the others"]
)
def test_no_code_runs_no_file_leaks_no_command_hangs_and_no_file_of_the_user_changes(
    folders: Path, commands: list[tuple[str, ...]]
) -> None:
    user_files = {file: file.read_bytes() for file in (folders / "own").iterdir()}
    faults = []
    output_size = 0
    for command in commands:
        start = time.monotonic()
        status, output = run(folders, *command)
        seconds = time.monotonic() - start
        output_size += len(output)
        output_without_arguments = output.replace("../own/secret", "")
        faults_present = {
            "a traceback": "Traceback" in output,
            "a status": status not in {0, 1, 2},
            "a secret": any(word in output_without_arguments for word in ("zloty", "zirconium", "other_client")),
            "an escape": CONTROLS.search(output),
            "a wait": seconds > 30,
            "code that ran": list((folders / "sent").rglob("ran")),
            "a change": user_files != {file: file.read_bytes() for file in (folders / "own").iterdir()},
        }
        faults += [(command, fault) for fault, is_present in faults_present.items() if is_present]
    assert faults == []
    assert output_size > 5_000
    assert not (folders / "home").exists()


@pytest.mark.slow
def test_a_build_writes_nothing_through_an_output_folder_that_is_a_link(folders: Path) -> None:
    user_files = sorted((folders / "own").rglob("*"))
    if (folders / "sent/output").exists():
        (folders / "sent/output").rename(folders / "output")
    (folders / "sent/output").mkdir()
    (folders / "sent/output/county").symlink_to("../../own")
    (folders / "sent/output/matter").symlink_to("../../own")
    status, output = run(folders, "build", "--document", "complaint", "matter.yaml")
    assert status == 1
    assert "output/matter: error OUT001: is a link, and links are not followed here" in output
    assert sorted((folders / "own").rglob("*")) == user_files


@pytest.mark.slow
def test_the_notice_after_an_answer_is_not_made(folders: Path) -> None:
    _, output = run(folders, "check", HOSTILE_NAME)
    assert "error DIS001" in output
    assert "note TRU003" in output
    assert "warning TRU001" in output
