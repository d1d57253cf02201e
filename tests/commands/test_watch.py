"""`assembler watch` checks and builds a matter again after a change to a file that it reads, and only then."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from assembler.commands.report import UNCHECKED_REMARK
from assembler.commands.watch import watch
from assembler.results import Options
from assembler.watching import POLL_SECONDS
from tests.support.matters import SUIT
from tests.support.places import ROOT
from tests.support.runs import end_after, run_here, write_file

Step = Callable[[], object]

PAPERS = Path("output/matter")

OPTIONS = Options()

SMALL = "tests/support/minimal.yaml"


class EndedError(Exception):
    """Raised when the script of a test has ended."""


def lines_after_steps(
    *steps: Step, matters: Sequence[str] = ("matter.yaml",), only_check: bool = True, options: Options = OPTIONS
) -> list[list[str]]:
    """Watch *matters*, taking a step at each look; return the lines printed before the first and after each step."""
    lines: list[list[str]] = [[]]
    script = iter(steps)

    def print_line(line: str) -> None:
        lines[-1].append(line)  # each step adds a list

    def pause(seconds: float) -> None:
        if seconds == POLL_SECONDS:
            step = next(script, None)
            if step is None:
                raise EndedError
            lines.append([])
            step()

    with pytest.raises(EndedError):
        watch([*map(Path, matters)], options, print_line, only_check=only_check, pause=pause)
    return lines


def save_step(text: str, name: str = "matter.yaml") -> Step:
    return lambda: write_file(Path(), text, name)


def all_steps(*steps: Step) -> Step:
    """Return a step that takes each of *steps*."""

    def step() -> None:
        for part in steps:
            part()

    return step


def link_to(target: str) -> None:
    Path("matter.yaml").symlink_to(target)


def nothing() -> None:
    """Change nothing."""


def plain_line(line: str) -> str:
    return re.sub(r"as saved at \d\d:\d\d:\d\d, \d+\.\d\d s", "N s", line)


@pytest.mark.slow
def test_a_matter_is_checked_again_only_after_a_change_to_a_file_that_it_reads(folder: Path) -> None:
    write_file(folder, SUIT, "suit.yaml")
    matter = "extends: suit.yaml\nexhibits: {gate: {title: Gate, date: 2024-01-05, file: in/gate.png}}\n"
    write_file(folder, matter)
    (folder / "in").mkdir()
    Image.new("RGB", (90, 60), "gray").save("in/gate.png")
    answered_matter = f"{matter}events: [{{event: answer, by: [beta], date: 2025-05-20}}]\n"
    steps: dict[str, Step] = {
        "nothing": nothing,
        "another file beside it": save_step("x", "notes.txt"),
        "the matter": save_step(answered_matter),
        "a matter that is not YAML": save_step("a: [b"),
        "the matter as it was": save_step(matter),
        "what it extends": save_step(SUIT.replace("Alpha paid.", "Alpha paid twice."), "suit.yaml"),
        "an exhibit": lambda: Image.new("RGB", (90, 61), "gray").save("in/gate.png"),
        "an exhibit that is gone": Path("in/gate.png").unlink,
        "an exhibit that is there again": lambda: Image.new("RGB", (90, 60), "gray").save("in/gate.png"),
        "a record that appears": save_step("extends: nysd\n", "courts/nysd.yaml"),
        "a record that changes": save_step("extends: nysd\nname: Court of Kites\n", "courts/nysd.yaml"),
        "templates that appear": save_step("{{ 1 }}", "templates/complaint.html"),
        "the matter gone": Path("matter.yaml").unlink,
        "the matter still gone": nothing,
        "the matter an empty folder": Path("matter.yaml").mkdir,
        "the matter back": all_steps(Path("matter.yaml").rmdir, save_step(matter)),
        "the matter a pipe": all_steps(Path("matter.yaml").unlink, lambda: os.mkfifo("matter.yaml")),
        "the matter back again": all_steps(Path("matter.yaml").unlink, save_step(matter)),
        "the matter a link to nothing": all_steps(Path("matter.yaml").unlink, lambda: link_to("/nowhere/x.yaml")),
        "the matter a link out of its root": all_steps(Path("matter.yaml").unlink, lambda: link_to(str(ROOT / SMALL))),
        "the matter a file again": all_steps(Path("matter.yaml").unlink, save_step(matter)),
        "what it extends a pipe": all_steps(Path("suit.yaml").unlink, lambda: os.mkfifo("suit.yaml")),
        "what it extends back": all_steps(Path("suit.yaml").unlink, save_step(SUIT, "suit.yaml")),
    }
    lines = dict(zip(["first", *steps], lines_after_steps(*steps.values()), strict=True))
    silent_steps = {"nothing", "another file beside it", "the matter still gone"}
    assert {name for name, printed in lines.items() if not printed} == silent_steps
    last_lines = {name: plain_line(printed[-1]) for name, printed in lines.items() if printed}
    assert last_lines.pop("first") == "watching 1 matter; Ctrl-C ends it"
    for name in ("the matter gone", "the matter a link to nothing"):
        assert last_lines.pop(name) == "matter.yaml: the file is gone; waiting until it exists again"
    result = re.compile(r"matter\.yaml: \d+ (error|warning|note)s?(, .*)? \(N s\)")
    assert [line for line in last_lines.values() if not result.fullmatch(line)] == []
    assert {name for name, line in last_lines.items() if "error" in line} == {
        "the matter",
        "a matter that is not YAML",
        "an exhibit that is gone",
        "the matter an empty folder",
        "the matter a pipe",
        "the matter a link out of its root",
        "what it extends a pipe",
    }
    assert any("DIS001" in line for line in lines["the matter"])
    assert len(lines["a matter that is not YAML"]) <= 4
    assert len(lines["the matter as it was"]) == 1
    assert any("TRU003" in line for line in lines["a record that appears"])


@pytest.mark.slow
def test_a_firms_judges_orders_and_templates_are_watched(folder: Path) -> None:
    shutil.copytree(ROOT / "matters" / "before_a_judge", folder, dirs_exist_ok=True)
    order_file = Path("judges/jordan_example.yaml")
    sentences_file = "templates/sentences.yaml"
    order = order_file.read_text("utf-8")
    steps: dict[str, Step] = {
        "an order that changes": save_step(order.replace("one copy of", "two copies of"), str(order_file)),
        "an order that is not YAML": save_step("type: [", str(order_file)),
        "the order gone": order_file.unlink,
        "the order back": save_step(order, str(order_file)),
        "a sentence that appears": save_step("a: [", sentences_file),
        "the sentence mended": save_step("dated: Dated {date}\n", sentences_file),
        "the sentence gone": lambda: shutil.rmtree("templates"),
    }
    lines = dict(zip(["first", *steps], lines_after_steps(*steps.values(), options=Options(root=folder)), strict=True))
    assert all(lines.values())
    assert any("two copies of" in line for line in lines["an order that changes"])
    assert "error" in lines["an order that is not YAML"][-1]
    assert "no findings" in lines["the order gone"][-1]
    assert any("one copy of" in line for line in lines["the order back"])
    assert "error" in lines["a sentence that appears"][-1]
    assert "error" not in lines["the sentence gone"][-1]


def test_a_matter_is_checked_only_after_it_has_stopped_changing(folder: Path) -> None:
    write_file(folder, SUIT)
    save_count = 9
    lines: list[str] = []
    poll_count = 0
    unsaved = iter(range(save_count))

    def pause(seconds: float) -> None:
        nonlocal poll_count
        if seconds == POLL_SECONDS:
            poll_count += 1
            if poll_count > 2:
                raise EndedError
        index = next(unsaved, None)
        if index is not None:
            write_file(folder, SUIT.replace("Alpha paid.", f"'Alpha paid [[nothing{index}]].'"))

    with pytest.raises(EndedError):
        watch([Path("matter.yaml")], OPTIONS, lines.append, only_check=True, pause=pause)
    later_lines = lines[lines.index("watching 1 matter; Ctrl-C ends it") + 1 :]
    results = [plain_line(line) for line in later_lines if " s)" in line]
    assert results == [f"matter.yaml: 1 error; {UNCHECKED_REMARK} (N s)"]
    assert "`nothing8`" in later_lines[0]  # the last save


@pytest.mark.slow
def test_only_the_matter_that_changed_is_checked_again(folder: Path) -> None:
    write_file(folder, SUIT, "one.yaml")
    write_file(folder, SUIT, "two.yaml")
    _, lines_after_second, lines_after_both = lines_after_steps(
        save_step(f"{SUIT}#\n", "two.yaml"),
        all_steps(save_step(SUIT, "one.yaml"), save_step(SUIT.replace("Beta", "Gamma"), "two.yaml")),
        matters=("one.yaml", "two.yaml"),
    )
    assert [line.partition(":")[0] for line in lines_after_second] == ["two.yaml"]
    assert [line.partition(":")[0] for line in lines_after_both if " s)" in line] == ["one.yaml", "two.yaml"]


@pytest.mark.slow
@pytest.mark.pdf
def test_papers_are_rebuilt_with_the_same_bytes_and_unchanged_papers_keep_their_pages(folder: Path) -> None:
    def hashes(out: Path) -> dict[str, str]:
        return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(out.iterdir())}

    write_file(folder, SUIT, "matter.yaml")
    changed_suit = SUIT.replace("Alpha paid.", "Alpha paid the price.")
    built_hashes: list[dict[str, str]] = []

    def record_and_save(text: str) -> Step:
        def step() -> None:
            built_hashes.append(hashes(PAPERS))
            write_file(Path(), text)

        return step

    def record_and_delete() -> None:
        built_hashes.append(hashes(PAPERS))
        (PAPERS / "complaint.pdf").unlink()

    lines = lines_after_steps(
        save_step(changed_suit),
        record_and_save("parties: 1\n"),
        record_and_save(changed_suit),
        record_and_delete,
        nothing,
        only_check=False,
    )
    last_lines = [plain_line(printed[-1]) for printed in lines if printed]
    first, after_change, after_error, after_correction, after_deletion = last_lines
    assert first == "watching 1 matter; papers are in output/matter; Ctrl-C ends it"
    assert after_change.startswith(
        "matter.yaml: complaint.pdf, 2 pages; notice_of_voluntary_dismissal.pdf, the same pages; "
    )
    assert "complaint.pdf was not changed" in after_error
    assert after_correction.count("the same pages") == 2
    assert after_deletion.count("the same pages") == 2
    built_hashes.append(hashes(PAPERS))
    shutil.rmtree("output")
    run_here("build", "matter.yaml")
    expected = hashes(PAPERS)
    manifest_after_error = built_hashes[1].pop("manifest.json")
    assert manifest_after_error != expected["manifest.json"]  # it lists the papers of the broken matter as stopped
    built_hashes[1]["manifest.json"] = expected["manifest.json"]
    assert built_hashes == [expected] * 4


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT")
def test_ctrl_c_ends_the_command_with_one_line(folder: Path) -> None:
    write_file(folder, SUIT, "matter.yaml")
    command = [sys.executable, "-m", "assembler", "watch", "--check", "matter.yaml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True) as run, end_after(run, 60):
        assert run.stdout
        assert run.stderr
        for line in run.stdout:
            if line.startswith("watching"):
                run.send_signal(signal.SIGINT)
        assert run.wait(20) == 130
        assert run.stderr.read() == "assembler: interrupted\n"
