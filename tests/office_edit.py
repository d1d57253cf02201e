"""Open a Word file in LibreOffice, add a paragraph after the first allegation, and save the result as text.

It runs in LibreOffice's own Python, which is the system's on Debian: `python3 office_edit.py FILE TEXT PROFILE WORDS`.
"""

import subprocess
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

PIPE = "assembler-office"


def main(file: str, text_file: str, profile: str, words: str) -> None:
    """Edit *file* in an office with its own *profile*, and write the text to *text_file*."""
    accept = f"--accept=pipe,name={PIPE};urp;"
    office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", accept])  # noqa: S607
    try:
        document = _desktop().loadComponentFromURL(f"file://{file}", "_blank", 0, (_property("Hidden", value=True),))
        _insert(document, words)
        document.refresh()
        document.TextFields.refresh()
        document.storeToURL(
            f"file://{text_file}", (_property("FilterName", value="Text"), _property("FilterOptions", value="UTF8"))
        )
    finally:
        office.kill()


def _desktop() -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(150):
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - the office has not started, and says so in a class of its own
            time.sleep(0.2)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    sys.exit("LibreOffice did not start")


def _insert(document: Any, words: str) -> None:
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph") and paragraph.ParaStyleName == "Allegation":
            cursor = document.Text.createTextCursorByRange(paragraph.End)
            document.Text.insertControlCharacter(cursor, 0, False)  # noqa: FBT003
            document.Text.insertString(cursor, words, False)  # noqa: FBT003
            return
    sys.exit("no allegation")


def _property(name: str, *, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
