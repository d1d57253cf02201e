"""Reports everything in a file besides its visible text: hidden and covered words, comments, and uncompared parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place, Severity
from assembler.verify.returned import ReturnedFile


def hidden_findings(file: ReturnedFile) -> Iterator[Finding]:
    """Yield findings on tracked changes, hidden words, parts that are not compared, authors and comments."""
    if count := file.contents.get("tracked", 0):
        changes_were = "changes, which were" if count != 1 else "change, which was"
        fact = f"the file has {count} tracked {changes_were} compared as if accepted"
        yield fault("VER015", Place(file.name), fact)
    if hidden := file.contents.get("hidden"):
        fact = f"the file has words that are hidden, struck out, white or tiny: `{brief(hidden)}`"
        yield replace(fault("VER015", Place(file.name), fact), fix="delete these words in Word, or show them")
    for part in file.contents.get("unread", ()):
        finding = fault("VER015", Place(file.name), f"not compared: {part}")
        yield replace(finding, severity=Severity.ERROR, fix="take it out of the file, or write its words into the text")
    if authors := file.contents.get("authors"):
        fact = f"the file's properties name its authors: {', '.join(f'`{brief(name)}`' for name in authors)}"
        fix = "none needed, or remove them in Word: File > Info > Check for Issues > Inspect Document"
        yield replace(fault("VER015", Place(file.name), fact), severity=Severity.NOTE, fix=fix)
    if comments := file.contents.get("comments"):
        page = comments[0] if isinstance(comments, list) else 0  # a Word file has no list of pages
        yield replace(fault("VER015", Place(file.name), "the file has comments"), page=page)


def covered_findings(file: ReturnedFile, extra_pages: Sequence[int]) -> Iterator[Finding]:
    """Yield an error for each passage that a box covers or matches in color, and for words that are not printed.

    Pages *extra_pages* are left out.
    """
    covered = {page for page, _ in file.contents.get("covered", ())}
    for page, record in enumerate(file.contents.get("pages", ()), 1):
        if record["unseen"] and page not in {*extra_pages, *covered}:
            fact = f"words on page {page} are in the file, but not printed: `{brief(record['unseen'])}`"
            finding = replace(fault("VER015", Place(file.name), fact), page=page, severity=Severity.ERROR)
            yield replace(finding, fix="print the file to a new PDF and compare that, or build the paper again")
    for page, words in file.contents.get("covered", ()):
        if page not in extra_pages:
            fact = f"words on page {page} are covered, but can be copied out of the file: `{brief(words)}`"
            finding = replace(fault("VER015", Place(file.name), fact), page=page, severity=Severity.ERROR)
            yield replace(finding, fix="remove the box, or take the words out of the matter and build again")


def running_findings(file: ReturnedFile, own_copy: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield an error on each header or footer line of a Word file with a word that *own_copy* does not have there."""
    own_words = {word for line in own_copy["running"] for word in line.casefold().split()}
    for line in file.contents["running"]:
        if any(word not in own_words and word.isalpha() for word in line.casefold().split()):
            fact = f"a header or footer has words that differ from the paper's: `{brief(line)}`"
            yield fault("VER003", Place(file.name), fact)


def annotation_findings(file: ReturnedFile) -> Iterator[Finding]:
    """Yield an error on each text that was typed over a page of a PDF, but is not drawn in every PDF reader."""
    for page, kind, words in file.contents.get("signed", ()):
        lines = file.contents["pages"][page - 1]["lines"]
        drawn_words = [text for line in lines for text, *_ in line["words"]]
        if words.strip() and "".join(words.split()) not in "".join("".join(drawn_words).split()):
            fact = f"{kind} has words that only some programs show: `{brief(words)}`"
            yield replace(fault("VER003", Place(file.name), fact), page=page)
