"""Attach public PDFs as exhibits, through the program, and report what happened to each.

`python -m tests.public_exhibits FOLDER` draws some 300 PDFs from the test files of public repositories, which it clones
into FOLDER, and attaches them to a complaint, ten at a time. The draw depends only on the commits below. Results are
kept in FOLDER/results.jsonl, so that a run that was stopped goes on where it ended; delete the file to begin again.
"""

import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2

from assembler.exhibits.reader.pages import read_exhibit
from tests.support.runs import Run, errors, run_separately, write_matter

CORPORA = {
    "mozilla/pdf.js": ("0f26334f9d6f96119f6e5164fb65832fbbde7344", 100),
    "qpdf/qpdf": ("dfd251125cadb59fe04836f9197c3ef94f99cf55", 50),
    "veraPDF/veraPDF-corpus": ("910b2ca7aa6870375e2b6834c58a0d4b90a7dea6", 32),
    "freelawproject/x-ray": ("9b55190175d3b00fa0158c4b0ef5b8406131daa5", 27),
    "freelawproject/doctor": ("a66445041477ae18eb5d3c6792f477fc06d610d7", 14),
    "jsvine/pdfplumber": ("147f2c4c07dc1191fc1d05bb589b4f6af3aaf74a", 24),
    "ocrmypdf/OCRmyPDF": ("62b42095eca831faaa3c84ddb699674788c4c1b7", 14),
    "pikepdf/pikepdf": ("96ab3e100cd941c46993aca4c3e852833b7f2bc5", 10),
    "py-pdf/sample-files": ("6921079eb3e1ed0944db5ec75016910d59da7fdb", 12),
    "apache/pdfbox": ("89a917394c762257017c27e0cf5189605776aa57", 12),
    "pdfminer/pdfminer.six": ("9e1243c4ad000bf9bbe60e81fc8dde2fccc0ed3b", 10),
}
"""The repositories, each with a commit and the number of its PDFs that are drawn."""

AT_ONCE = 10
"""The number of exhibits of one complaint."""


OUT = Path("output/matter")
"""The folder of the complaint and its manifest."""

FIRST_LINE = 3
"""The line of the matter that has the first exhibit."""

MAX_LETTERS_LOST = 5
"""The number of letters that may differ between a page and its copy, as in the fields of a form that are drawn anew."""

Result = dict[str, Any]
"""What happened to a file: `file`, `result` (attached, refused or FAULT), `why`, `seconds`, and the `notes` on it."""


def main(folder: Path) -> None:
    """Attach the files that have no result yet, then print the number of files with each result."""
    log = folder / "results.jsonl"
    log.touch()
    finished = {json.loads(line)["file"] for line in log.read_text("utf-8").splitlines()}
    remaining = [file for file in drawn_files(folder) if file.name not in finished]
    for start in range(0, len(remaining), AT_ONCE):
        results = list(attach(remaining[start : start + AT_ONCE], folder / "attached"))
        with log.open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps(result) + "\n" for result in results)
    results = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    for (result, why), count in Counter((result["result"], result["why"]) for result in results).most_common():
        print(f"{count:5}  {result}  {why}")  # noqa: T201 - a command for developers


# -- the files --------------------------------------------------------------------------------------------------------


def drawn_files(folder: Path) -> list[Path]:
    """Return the drawn files, 001.pdf and so on, in the order of the draw, fetching missing files."""
    files, contents = folder / "files", set[bytes]()
    if not files.exists():
        files.mkdir(parents=True)
        for repository, (commit, count) in CORPORA.items():
            for data in _draw(_clone(repository, commit, folder), commit, count, contents):
                contents.add(data)
                (files / f"{len(contents):03}.pdf").write_bytes(data)
    return sorted(files.glob("*.pdf"))


def _clone(repository: str, commit: str, folder: Path) -> list[str]:
    """Return the start of a git command on a clone of *repository* in *folder* that has *commit*."""
    clone = folder / repository.replace("/", "+")
    git = ["git", "-C", str(clone)]
    if not clone.exists():
        clone.mkdir()
        subprocess.run([*git, "init", "--quiet", "--bare"], check=True)
        address = f"https://github.com/{repository}"
        subprocess.run([*git, "fetch", "--quiet", "--depth", "1", address, commit], check=True)
    return git


def _draw(git: Sequence[str], commit: str, count: int, drawn: set[bytes]) -> Iterator[bytes]:
    """Yield *count* PDFs of *commit*, or all if there are fewer, in an order that depends on the commit alone."""
    tree = subprocess.check_output([*git, "ls-tree", "-rz", commit], text=True).split("\0")
    rows = [line.split("\t") for line in tree if line.startswith("100") and line.lower().endswith(".pdf")]
    files = sorted((path, row.split()[2]) for row, path in rows)
    random.Random(commit).shuffle(files)  # noqa: S311 - the same files in every run
    for _, blob in files:
        process = subprocess.run([*git, "cat-file", "blob", blob], capture_output=True, check=False)
        data = process.stdout
        if count and data and data not in drawn and not data.startswith(b"version https://git-lfs"):
            yield data
            count -= 1


# -- their attachment -------------------------------------------------------------------------------------------------


def attach(files: Sequence[Path], kept: Path) -> Iterator[Result]:
    """Yield the result for each of *files*, exhibits of one complaint, which is saved in the folder *kept*.

    The files that are refused are left out, and the others attached again. An error that belongs to no file is blamed
    on each file that has it when it is attached alone.
    """
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        run = _build(Path(folder), files)
        reasons: dict[Path, str] = {}
        for error in errors(run):
            number = error["line"] - FIRST_LINE
            if 0 <= number < len(files) and error["file"] == "matter.yaml":
                reasons.setdefault(files[number], f"{error['code']}: {error['message']}")
        failed = run.status != 0 and not reasons
        if failed and len(files) > 1:
            for file in files:
                yield from attach([file], kept)
            return
        seconds = round((time.monotonic() - started) / len(files), 1)
        if failed:
            yield _result(files[0], *_failure(run), seconds)
        elif not reasons:
            kept.mkdir(exist_ok=True)
            shutil.copy(Path(folder) / OUT / "complaint.pdf", kept / files[0].name)
            notes = _notes(run)
            for number, (file, fault) in enumerate(zip(files, _faults(Path(folder), files), strict=True), FIRST_LINE):
                yield _result(file, "FAULT" if fault else "attached", fault, seconds, notes.get(number, ()))
    for file, reason in reasons.items():
        yield _result(file, "refused", reason.replace(f"`{file.name}`", "the file"), seconds)
    if reasons and (files_without_reason := [file for file in files if file not in reasons]):
        yield from attach(files_without_reason, kept)


def _build(folder: Path, files: Sequence[Path]) -> Run:
    """Build a complaint in *folder* that attaches *files*."""
    for file in files:
        shutil.copy(file, folder)
    exhibits = "\n".join(f"  e{file.stem}: {{title: File {file.stem}, file: {file.name}}}" for file in files)
    paragraphs = "\n".join(f'      - "The file is [[e{file.stem}]]."' for file in files)
    form = "exhibit_form: {filed: combined, index: true, cover_sheets: true, stamps: true}"
    facts = f"more_facts:\n  - id: papers\n    heading: Papers\n    paragraphs:\n{paragraphs}"
    write_matter(folder, f"exhibits:\n{exhibits}\n{facts}\n{form}\nfilings: [{{paper: complaint, date: 2025-06-02}}]\n")
    return run_separately("build", "--format", "json", "matter.yaml", cwd=folder)


def _failure(run: Run) -> tuple[str, str]:
    """Return the result and the reason for a *run* whose errors belong to no exhibit."""
    if "Traceback" in run.err or not errors(run):
        return "FAULT", f"status {run.status}: {(run.err.splitlines() or [''])[-1]}"
    return "refused", "; ".join(f"{error['code']}: {error['message']}" for error in errors(run))


def _notes(run: Run) -> dict[int, list[str]]:
    """Return the warnings and notes of *run* on files, by line."""
    notes: dict[int, list[str]] = {}
    for finding in run.findings:
        notes.setdefault(finding["line"], []).append(f"{finding['severity']} {finding['code']}: {finding['message']}")
    return notes


def _faults(folder: Path, files: Sequence[Path]) -> Iterator[str]:
    """Yield the faults of the copy of each of *files* in the finished complaint; "" if it has none."""
    manifest = json.loads((folder / OUT / "manifest.json").read_text("utf-8"))
    attachments = manifest["papers"]["complaint.pdf"]["attachments"]
    exhibits = [attachment for attachment in attachments if "exhibit" in attachment]
    with pypdfium2.PdfDocument(folder / OUT / "complaint.pdf") as complaint:
        for file, exhibit in zip(files, exhibits, strict=True):
            texts, first = read_exhibit(file)["texts"], exhibit["first_page"]  # the cover
            if exhibit["pages"] != len(texts) + 1:
                yield f"{exhibit['pages'] - 1} of {len(texts)} pages"
            else:
                copies = [_text(complaint[first + number]) for number in range(len(texts))]
                yield "; ".join(_page_faults(list(zip(texts, copies, strict=True))))


def _text(page: pypdfium2.PdfPage) -> str:
    """Return the text of *page*, without spaces."""
    return "".join(page.get_textpage().get_text_bounded().split())


def _page_faults(pages: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the faults in *pages*, pairs of the texts of a page and its copy: no stamp, or letters lost."""
    for number, (text, copied) in enumerate(pages, 1):
        if f",page{number}of{len(pages)}" not in copied:
            yield f"no stamp on page {number}"
        lost = Counter(filter(str.isalnum, text)) - Counter(filter(str.isalnum, copied))
        if lost.total() > MAX_LETTERS_LOST:
            yield f"{lost.total()} letters lost on page {number}"


def _result(file: Path, result: str, why: str, seconds: float, notes: Sequence[str] = ()) -> Result:
    return {"file": file.name, "result": result, "why": why, "seconds": seconds, "notes": [*notes]}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
