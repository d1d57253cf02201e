"""Five hundred broken or odd PDFs: each is attached completely, or refused with a reason.

Each is read and merged in its own forked process, with the limits of a build.
"""

import io
import json
import os
import resource
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from assembler.attach.merger.job import Job, Requests
from assembler.attach.merger.merge_exhibits import merge_exhibits
from assembler.exhibits.reader import UnusableError
from assembler.exhibits.reader.pages import read_exhibit
from assembler.plan.plan import AttachedExhibit, Attachment
from tests.support.broken_files import CHANGES, broken, chinese_font, plain, randomly_changed
from tests.support.exhibit_files import lease, letters_of, saved
from tests.support.proofs import FAMILY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is forked for each file"),
    pytest.mark.filterwarnings("ignore"),  # the library warns about its repairs
]

FILE_COUNT = 500
MAX_SECONDS = 20
MAX_BYTES_OF_MEMORY = 2 * 2**30

LETTERS = letters_of(FAMILY)
PAPER = saved(plain(1))


def test_each_of_five_hundred_broken_files_is_attached_completely_or_refused(tmp_path: Path) -> None:
    LETTERS("".join(sorted({*"A0123456789 Exhibit, page of | this file"})))  # set once, for all processes
    sources = [saved(plain(3)), lease(2), with_bookmarks_and_a_form()]
    named_files = {name: broken(name) for name in CHANGES} | {"a Chinese font": chinese_font()}
    random_files = {
        f"seed {seed}": randomly_changed(sources[seed % 3], seed) for seed in range(FILE_COUNT - len(named_files))
    }
    results = {
        name: in_forked_process(merged, data, tmp_path / "a.pdf")
        for name, data in {**named_files, **random_files}.items()
    }
    assert len(results) == FILE_COUNT
    assert {name: result for name, result in results.items() if result.startswith("FAULT")} == {}
    kinds = Counter(result.partition(":")[0] for result in results.values())
    assert kinds["attached"] > FILE_COUNT / 2
    assert kinds["refused"] > FILE_COUNT / 20


def with_bookmarks_and_a_form() -> bytes:
    """Return a PDF with a bookmark for each page, a link, and a field that is filled in."""
    pdf = plain(3)
    with pdf.open_outline() as outline:
        outline.root += [pikepdf.OutlineItem(f"Page {number}", number) for number in range(3)]
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Tx,
        T="name",
        V="Ann Example",
        Rect=[100, 300, 300, 330],
    )
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[10, 10, 90, 30],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.com"),
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(field), pdf.make_indirect(link)])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.pages[0].obj.Annots[0]])
    return saved(pdf)


def merged(file: Path) -> str:
    """Return the outcome for the exhibit *file*: "attached", "refused" with the reason, or "FAULT" with the fault."""
    try:
        page_count = len(read_exhibit(file)["texts"])
    except UnusableError as problem:
        return f"refused: {problem}"
    except Exception as error:  # noqa: BLE001 - the reader ends, and the file is refused for that
        return f"refused: the reader fails: {type(error).__name__}"
    finished: dict[str, bytes] = {}

    def finish(name: str, result: Any) -> None:
        result.seek(0)
        finished[name] = result.read()

    def refuse_request(*_: object) -> bytes:
        raise AssertionError

    requests = Requests(lambda _: file.open("rb"), LETTERS, refuse_request, refuse_request, refuse_request, finish)
    exhibit = AttachedExhibit("a", "A", "Title")
    attachment = Attachment(
        (exhibit,),
        combined=True,
        caption="A v. B",
        number="",
        cover_sheets=False,
        stamps=True,
        bates_prefix="",
        bates_first="",
        index=False,
        two_sided=False,
        letter_size=False,
    )
    record = merge_exhibits(PAPER, Job(attachment), requests)
    if record.problems:
        return f"refused: {record.problems[0].message}"
    with pypdfium2.PdfDocument(io.BytesIO(finished["paper"])) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    _, *exhibit_texts = texts
    if len(exhibit_texts) != page_count:
        return f"FAULT: {len(exhibit_texts)} pages instead of {page_count}"
    for page_number, text in enumerate(exhibit_texts, 1):
        if f"Exhibit A, page {page_number} of {page_count}" not in text.replace("\r\n", " "):
            return f"FAULT: no stamp on page {page_number}"
    return "attached"


def in_forked_process(work: Callable[[Path], str], data: bytes, file: Path) -> str:
    """Return the result of *work* on *data*, saved as *file*, in a forked process with limits."""
    file.write_bytes(data)
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES_OF_MEMORY, MAX_BYTES_OF_MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS + 1))
            os.write(writer, json.dumps(work(file)).encode())
        except MemoryError:
            os.write(writer, json.dumps("refused: takes too much memory").encode())
        except BaseException as error:  # noqa: BLE001 - reported as the result
            os.write(writer, json.dumps(f"FAULT: {type(error).__name__}: {error}"[:300]).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(pid, 0)
    return str(json.loads(answer)) if answer else f"refused: the process ended with {status}"
