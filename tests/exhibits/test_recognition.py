"""The text of scans is recognized only on request, by an installed program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.support.batches import wait_for
from tests.support.runs import Run, build, one_error, write_matter

SCANNED_EXHIBIT = """
exhibits:
  form: {title: Form, file: form.png}
more_facts:
  - {id: more, heading: More, paragraphs: [{text: Beta signed a form., exhibit: form}]}
filings: [{paper: complaint, date: 2025-06-02}]
"""

FAKE_OCRMYPDF = """#!{python}
import sys
import pikepdf
from tests.support.exhibit_files import text_over
*_, input_file, output_file = sys.argv
{statement}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    picture = Image.new("L", (600, 200), "white")
    ImageDraw.Draw(picture).text((20, 80), "SSN 987-65-4320", fill="black", font_size=40)
    picture.save(tmp_path / "form.png", dpi=(100, 100))
    return tmp_path


def build_with_ocrmypdf(folder: Path, statement: str, monkeypatch: pytest.MonkeyPatch, *options: str) -> Run:
    """Build with a program called `ocrmypdf` that runs the line of Python *statement*."""
    (folder / "bin").mkdir()
    program = folder / "bin" / "ocrmypdf"
    program.write_text(FAKE_OCRMYPDF.format(python=sys.executable, statement=statement))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder / "bin"))
    return build(*options, write_matter(folder, SCANNED_EXHIBIT))


def messages(run: Run, code: str) -> list[str]:
    return [str(finding["message"]) for finding in run.findings if finding["code"] == code]


@pytest.mark.slow
def test_no_text_is_recognized_unless_requested(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = build_with_ocrmypdf(folder, "open('ran', 'w')", monkeypatch)
    assert not (folder / "ran").exists()
    assert messages(run, "EXH006") == [
        "`form.png` has no text, so it could not be searched for private numbers and names"
    ]


@pytest.mark.slow
def test_recognized_text_is_searched_and_noted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = build_with_ocrmypdf(folder, "text_over(input_file, 'SSN 987-65-4320', output_file)", monkeypatch, "--ocr")
    assert len(messages(run, "PRV001")) == 1
    assert messages(run, "EXH006") == []
    assert "text recognized by ocrmypdf on 1 page" in messages(run, "EXH004")[0]


@pytest.mark.slow
def test_a_program_that_fails_or_is_missing_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = one_error(build_with_ocrmypdf(folder, "sys.exit('no language')", monkeypatch, "--ocr"))
    assert (error["code"], error["message"]) == ("EXH001", "`form.png` cannot be read by `ocrmypdf`: no language")
    (folder / "bin" / "ocrmypdf").write_text("#!/no/such/python\n")
    message = one_error(build("--ocr", write_matter(folder, SCANNED_EXHIBIT)))["message"]
    assert message.startswith("`form.png` cannot be read by `ocrmypdf`")
    monkeypatch.setenv("PATH", "")
    error = one_error(build("--ocr", write_matter(folder, SCANNED_EXHIBIT)))
    assert (error["code"], error["line"]) == ("EXH008", 4)
    assert error["message"] == "`ocrmypdf` is not installed, so no text can be recognized"


@pytest.mark.parametrize("sent_signal", [signal.SIGTERM, signal.SIGKILL])
def test_a_signal_that_ends_the_program_also_ends_the_scan_reader_and_its_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, sent_signal: signal.Signals
) -> None:
    program_text = (
        "import subprocess, sys; p = subprocess.Popen(['sleep', '600']); print(p.pid, file=open('pid', 'w')); p.wait()"
    )
    program = folder / "ocrmypdf"
    program.write_text(f"#!{sys.executable}\n{program_text}\n")
    program.chmod(0o755)
    Image.new("L", (600, 200), "white").save(folder / "blank.pdf")
    reader_program = "from assembler.attach.recognition import recognize; recognize(open('blank.pdf', 'rb').read(), 1)"
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    reader = subprocess.Popen([sys.executable, "-c", reader_program])
    wait_for(lambda: (folder / "pid").is_file() and (folder / "pid").read_text().strip())
    reader.send_signal(sent_signal)
    reader.wait(20)
    wait_for(lambda: not Path(f"/proc/{(folder / 'pid').read_text().strip()}/exe").exists())
