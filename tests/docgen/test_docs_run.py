"""The pages for new users: each command is run, each YAML text is used, and the shown output is the real output."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from assembler.cli import cli
from tests.support.exhibit_files import lease
from tests.support.places import ROOT

PAGES = ("first-complaint", "not-here", "own-words", "amend", "ending-a-case", "word")

SUITS = {"ending-a-case": "matters/minimal/matter.yaml"}
"""The suit that a page's texts extend, if it is not the suit of the first complaint."""

BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)\n```$", re.DOTALL | re.MULTILINE)
"""Matches a block of code with its kind, such as `yaml`."""

FILE = re.compile(r"`((?:[\w-]+/)*[\w-]+\.yaml)`")
"""Matches a file that a page names."""

RECORDS = ("courts/", "causes/", "our-templates/")
"""The folders of a firm's own records."""

each_page = pytest.mark.parametrize("name", PAGES)


@dataclass(frozen=True)
class Block:
    """A block of a page: its kind, its text, and the last file that the page names before it."""

    kind: str
    text: str
    file: str

    @property
    def is_matter(self) -> bool:
        """Whether the block is a complete matter."""
        return re.search(r"^court: ", self.text, re.MULTILINE) is not None and "\nparties:" in self.text


def blocks(name: str) -> list[Block]:
    """Return the blocks of the page *name*."""
    page = (ROOT / "README.md" if name == "README" else ROOT / "docs" / f"{name}.md").read_text("utf-8")
    page_blocks = []
    for match in BLOCK.finditer(page):
        files = FILE.findall(page[: match.start()])
        page_blocks.append(Block(match["kind"], match["text"], files[-1] if files else ""))
    return page_blocks


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("agreement.pdf").write_bytes(lease(1))
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.slow
@each_page
def test_output_on_a_page_is_the_output_of_the_program(name: str) -> None:
    suit = ROOT / SUITS.get(name, "matters/first_complaint/matter.yaml")
    Path("matter.yaml").write_text(suit.read_text("utf-8"), "utf-8")
    outputs = [*outputs_of_blocks(blocks(name))]
    assert outputs
    assert [(text, expected, output) for text, expected, output in outputs if not matches(expected, output)] == []


def outputs_of_blocks(page_blocks: list[Block]) -> Iterator[tuple[str, str, str]]:
    """Run and check *page_blocks* in order; yield each with its expected and its actual output."""
    for block, next_block in pairwise([*page_blocks, Block("sh", text="", file="")]):
        expected = next_block.text if next_block.kind == "" else "..."
        if block.kind == "sh":
            yield block.text, expected, run(block.text)
        elif block.kind == "yaml" and (block.is_matter or block.file.startswith(RECORDS)):
            write_text(Path(block.file), block.text)
        elif block.kind == "yaml":
            write_text(Path("part.yaml"), f"extends: matter.yaml\n{block.text}")
            yield block.text, expected, run("assembler check part.yaml")
        else:
            assert block.kind == "", f"a block of the kind {block.kind} is not tested"


def write_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{text}\n", "utf-8")


def run(commands: str) -> str:
    """Run *commands*, and return their output; a failing command's output ends with its status."""
    output = ""
    for line in commands.replace("\\\n", " ").splitlines():
        program, *arguments = shlex.split(line, comments=True)
        assert program == "assembler", line
        result = CliRunner().invoke(cli, arguments)
        output += result.output
        if result.exit_code:
            output += f"status {int(result.exit_code)}\n"
    return output


def matches(expected: str, output: str) -> bool:
    """Whether *output* is as *expected*, in which a line of three dots matches any lines without an error."""
    pattern = "".join(
        r"(?:(?!.* error |status ).*\n)*" if line == "..." else f"{re.escape(line)}\n" for line in expected.splitlines()
    )
    return re.fullmatch(pattern, output) is not None


@pytest.mark.slow
def test_the_readme_shows_the_output_of_its_commands() -> None:
    shutil.copytree(ROOT / "matters", "matters")
    outputs = [
        (block.text, next_block.text, run(block.text))
        for block, next_block in pairwise(blocks("README"))
        if block.text.startswith("assembler ")
    ]
    assert outputs
    assert [(text, expected, output) for text, expected, output in outputs if not matches(expected, output)] == []


def test_three_dots_match_any_lines_except_errors() -> None:
    assert matches("a\n...\nd", "a\nb\nc\nd\n")
    assert not matches("a\n...", "a\nx.yaml:1: error Y: z\n")
    assert not matches("...", "status 1\n")
    assert not matches("a", "b\n")


def test_the_first_complaint_is_the_sample_on_disk() -> None:
    (matter,) = (block for block in blocks("first-complaint") if block.is_matter)
    assert f"{matter.text}\n" == (ROOT / "matters" / "first_complaint" / "matter.yaml").read_text("utf-8")
