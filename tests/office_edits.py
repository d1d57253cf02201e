"""Edit Word files in LibreOffice as a typist does, update them, and save each as a PDF and as text.

It runs in LibreOffice's own Python, which is the system's on Debian: `python3 office_edits.py PROFILE JOBS`. JOBS is
a JSON file with a list of jobs: the `file`, the name of the `edit`, the `result` without its suffix, and what the edit
needs, such as the words that the paragraph `after` which it happens begins with.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.style.BreakType import PAGE_BEFORE

PIPE = f"assembler-office-{os.getpid()}"
PARAGRAPH_BREAK, LINE_BREAK = 0, 1


@dataclass
class Office:
    """A running office: the object that opens documents, and the object that carries out menu commands."""

    desktop: Any
    dispatcher: Any
    document: Any = None
    """The document that is being edited."""


def main(profile: str, jobs_file: str) -> None:
    """Do the jobs in one office with its own *profile*."""
    jobs = json.loads(Path(jobs_file).read_text("utf-8"))
    accept = f"--accept=pipe,name={PIPE};urp;"
    process = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", accept])  # noqa: S607
    office = _office()
    try:
        for job in jobs:
            _do(office, job)
    finally:
        office.desktop.terminate()  # it is not the process that was started, but a child of it
        process.wait(timeout=30)


def _do(office: Office, job: Mapping[str, str]) -> None:
    document = office.desktop.loadComponentFromURL(
        f"file://{job['file']}", "_blank", 0, (_property("Hidden", value=True),)
    )
    office.document = document
    EDITS[job["edit"]](office, job)
    document.refresh()
    document.TextFields.refresh()
    for index in document.DocumentIndexes:
        index.update()
    for suffix, name in (("pdf", "writer_pdf_Export"), ("txt", "Text")):
        options = (
            _property("FilterName", value=name),
            *([_property("FilterOptions", value="UTF8")] * (suffix == "txt")),
        )
        document.storeToURL(f"file://{job['result']}.{suffix}", options)
    document.close(True)  # noqa: FBT003


def _office() -> Office:
    """Return the office once it has started."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(150):
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - the office has not started, and says so in a class of its own
            time.sleep(0.2)
        else:
            services = ("frame.Desktop", "frame.DispatchHelper")
            create = context.ServiceManager.createInstanceWithContext
            return Office(*(create(f"com.sun.star.{service}", context) for service in services))
    sys.exit("LibreOffice did not start")


def _paragraphs(text: Any) -> Iterator[Any]:
    """Yield the paragraphs of *text*, without paragraphs in tables."""
    portions = text.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.supportsService("com.sun.star.text.Paragraph"):
            yield portion


def _paragraph(text: Any, beginning: str) -> Any:
    """Return the last paragraph of *text* that begins with *beginning*."""
    matches = [paragraph for paragraph in _paragraphs(text) if _plain(paragraph.String).startswith(beginning)]
    return matches[-1] if matches else sys.exit(f"no paragraph begins with {beginning}")


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").strip()


def _add(office: Office, after: Any, style: str, words: str) -> Any:
    """Add a paragraph of *style* with *words* below the paragraph *after*, and return a cursor in it."""
    cursor = office.document.Text.createTextCursorByRange(after.End)
    office.document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)  # noqa: FBT003
    controller = office.document.CurrentController
    controller.select(cursor)
    arguments = (_property("Style", value=style), _property("FamilyName", value="ParagraphStyles"))
    office.dispatcher.executeDispatch(controller.Frame, ".uno:StyleApply", "", 0, arguments)
    for number, line in enumerate(words.split("\n")):
        if number:
            office.document.Text.insertControlCharacter(cursor, LINE_BREAK, False)  # noqa: FBT003
        office.document.Text.insertString(cursor, line, False)  # noqa: FBT003
    return cursor


def _nothing(_office: Office, _job: Mapping[str, str]) -> None:
    """Change nothing, so that the document is only updated."""


def _add_paragraph(office: Office, job: Mapping[str, str]) -> None:
    _add(office, _paragraph(office.document.Text, job["after"]), job["style"], job["words"])


def _add_count(office: Office, job: Mapping[str, str]) -> None:
    """Add a count: the line of its number, its name, and an allegation."""
    label = _add(office, _paragraph(office.document.Text, job["after"]), "Count Label", words="")
    name = _add(office, label, "Count", job["name"])
    _add(office, name, "Allegation", job["words"])


def _move(office: Office, job: Mapping[str, str]) -> None:
    """Cut a paragraph and paste it below another one."""
    controller = office.document.CurrentController
    moved = _paragraph(office.document.Text, job["moved"])
    cursor = office.document.Text.createTextCursorByRange(moved.Start)
    cursor.gotoNextParagraph(True)  # noqa: FBT003
    controller.select(cursor)
    clipboard = controller.getTransferable()
    cursor.setString("")
    target = office.document.Text.createTextCursorByRange(_paragraph(office.document.Text, job["after"]).Start)
    target.gotoNextParagraph(False)  # noqa: FBT003
    controller.select(target)
    controller.insertTransferable(clipboard)


def _delete(office: Office, job: Mapping[str, str]) -> None:
    cursor = office.document.Text.createTextCursorByRange(_paragraph(office.document.Text, job["deleted"]).Start)
    cursor.gotoNextParagraph(True)  # noqa: FBT003
    cursor.setString("")


def _add_note(office: Office, job: Mapping[str, str]) -> None:
    note = office.document.createInstance("com.sun.star.text.Footnote")
    office.document.Text.insertTextContent(_paragraph(office.document.Text, job["after"]).End, note, False)  # noqa: FBT003
    note.insertString(note.End, job["words"], False)  # noqa: FBT003


def _add_party(office: Office, job: Mapping[str, str]) -> None:
    for table in office.document.TextTables:
        for name in table.CellNames:
            cell = table.getCellByName(name)
            if job["after"] in _plain(cell.String):
                cursor = cell.createTextCursorByRange(_paragraph(cell, job["after"]).End)
                cell.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)  # noqa: FBT003
                cell.insertString(cursor, job["words"], False)  # noqa: FBT003
                return
    sys.exit(f"no cell has {job['after']}")


def _add_row(office: Office, job: Mapping[str, str]) -> None:
    """Add a row below the second of the table with the head *table*."""
    for table in office.document.TextTables:
        if table.getCellByName("A1").String == job["table"]:
            table.Rows.insertByIndex(2, 1)
            for name, words in zip(("A3", "B3", "C3"), job["words"].split("|"), strict=False):
                table.getCellByName(name).setString(words)
            return
    sys.exit(f"no table begins with {job['table']}")


def _add_signature(office: Office, job: Mapping[str, str]) -> None:
    """Copy the last signature block, from the empty line above the line to sign on, and paste it below itself."""
    controller = office.document.CurrentController
    cursor = office.document.Text.createTextCursorByRange(_paragraph(office.document.Text, job["after"]).Start)
    for _ in range(2):
        cursor.gotoPreviousParagraph(False)  # noqa: FBT003
    cursor.gotoEnd(True)  # noqa: FBT003
    controller.select(cursor)
    clipboard = controller.getTransferable()
    end = office.document.Text.createTextCursorByRange(office.document.Text.End)
    office.document.Text.insertControlCharacter(end, PARAGRAPH_BREAK, False)  # noqa: FBT003
    controller.select(end)
    controller.insertTransferable(clipboard)


def _break_page(office: Office, job: Mapping[str, str]) -> None:
    _paragraph(office.document.Text, job["at"]).BreakType = PAGE_BEFORE


def _paste(office: Office, job: Mapping[str, str]) -> None:
    """Copy all of another document, and paste it into a new paragraph."""
    other_document = office.desktop.loadComponentFromURL(
        f"file://{job['other']}", "_blank", 0, (_property("Hidden", value=True),)
    )
    all_words = other_document.Text.createTextCursor()
    all_words.gotoEnd(True)  # noqa: FBT003
    other_document.CurrentController.select(all_words)
    clipboard = other_document.CurrentController.getTransferable()
    cursor = office.document.Text.createTextCursorByRange(_paragraph(office.document.Text, job["after"]).End)
    office.document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)  # noqa: FBT003
    office.document.CurrentController.select(cursor)
    office.document.CurrentController.insertTransferable(clipboard)
    other_document.close(True)  # noqa: FBT003


def _accept_changes(office: Office, _job: Mapping[str, str]) -> None:
    _dispatch(office, ".uno:AcceptAllTrackedChanges")


def _reject_changes(office: Office, _job: Mapping[str, str]) -> None:
    _dispatch(office, ".uno:RejectAllTrackedChanges")


def _dispatch(office: Office, command: str) -> None:
    office.dispatcher.executeDispatch(office.document.CurrentController.Frame, command, "", 0, ())


EDITS: Mapping[str, Callable[[Office, Mapping[str, str]], None]] = {
    "nothing": _nothing,
    "a paragraph": _add_paragraph,
    "a moved paragraph": _move,
    "a deleted paragraph": _delete,
    "a heading": _add_paragraph,
    "a note": _add_note,
    "a party": _add_party,
    "a row": _add_row,
    "a count": _add_count,
    "the contents": _nothing,
    "a signature": _add_signature,
    "a page break": _break_page,
    "a pasted paragraph": _paste,
    "accepted changes": _accept_changes,
    "rejected changes": _reject_changes,
}


def _property(name: str, *, value: object) -> Any:
    new = PropertyValue()
    new.Name, new.Value = name, value
    return new


if __name__ == "__main__":
    main(*sys.argv[1:])
