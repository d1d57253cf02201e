"""Faults of a file or of a command, as against rules of law: each has a code, a title and a remedy.

Families: YML what the reader of YAML refuses, MAT what a matter may say, EXH exhibits, PAG the page, CMD the command,
OUT the output, TRU what is taken from a folder that somebody else may have made.
"""

from collections.abc import Mapping
from typing import Any

from assembler.findings.finding import Finding, Place, Severity

FAULTS: dict[str, tuple[str, str]] = {
    "YML001": ("the file cannot be read", "name a YAML file, or a folder that holds `matter.yaml`"),
    "YML002": (
        "the text is not UTF-8, or holds a character that YAML forbids",
        "save the file as UTF-8 text, and delete the character",
    ),
    "YML003": ("the text is not YAML", "put a paragraph under `|`, indented; keep one `key: value` a line"),
    "YML004": ("a key stands twice", "keep one of the two"),
    "YML005": ("a value is empty", "write the value, or delete the line"),
    "YML006": (
        "the rest of a line would be lost",
        "put the text under `|`, or leave a space after the `#` of a comment",
    ),
    "YML007": ("anchors, aliases, merge keys and tags are not read", "write the value out, or put prose under `|`"),
    "YML008": ("the file is too large or too deep", "split it; `extends:` joins files"),
    "YML009": ("`extends` cannot be followed", "name one file inside the root, relative to this one"),
    "YML010": ("nothing to remove", "`none` removes an inherited value; delete the line, or quote the word"),
    "MAT001": ("a key is missing", "add it"),
    "MAT002": ("an unknown key", "take one of the keys that this place knows"),
    "MAT003": ("a value of the wrong kind", "write a value of the kind that the message names"),
    "MAT004": ("a name that nothing carries", "take one of the names that the matter or the catalogue has"),
    "MAT005": ("one name for two things", "rename one of them"),
    "MAT006": ("a reference to itself", "refer to another allegation"),
    "MAT007": ("the paper needs more than the matter says", "add what is missing"),
    "MAT008": ("a related matter", "name a matter file inside the root, relative to this one"),
    "MAT009": ("days that cannot be so", "mend the day"),
    "EXH001": (
        "an exhibit's file cannot be used",
        "put a PDF without a password inside the root, and name it relative to the file that names it",
    ),
    "PAG001": ("the page could not be set", "change the text that the message names"),
    "PAG002": ("no font of the kind that the court's profile names is installed", "install one of the families"),
    "PAG003": ("a character that no installed font has", "install a font that has it, or write it another way"),
    "PAG004": ("a note that does not fit on a page", "shorten the note, or move its text into the paragraph"),
    "CMD001": ("a paper that the matter does not have", "name one of the matter's papers with `--document`"),
    "CMD002": ("a party that the matter does not have", "name one of the matter's parties with `--against`"),
    "OUT001": ("the output folder cannot be written", "name a folder of your own with `--out`"),
    "OUT002": ("the output folder holds another matter's papers", "name another folder with `--out`"),
    "OUT003": ("a paper cannot be replaced", "close the program that has it open"),
    "OUT004": ("another run is writing into the same folder", "wait until it has ended, or end it, and try again"),
    "TRU001": (
        "templates that nobody trusts were not used",
        "read them, then trust their root with `assembler trust`, or name it with `--root`",
    ),
    "TRU002": (
        "trusted templates have changed",
        "read what changed, then trust their root again with `assembler trust`",
    ),
    "TRU003": ("records of the root's own replace the program's", "delete the record to have the program's again"),
    "TRU004": ("a folder or a file leads out of the root", "copy what it leads to into the root"),
    "TRU005": (
        "a paper ends a case under a firm's own law of dismissal",
        "read the rules of the court; nothing but the record says that this paper suffices",
    ),
}

WEIGHTS: Mapping[str, Severity] = {
    "TRU001": Severity.WARNING,
    "TRU003": Severity.NOTE,
    "TRU005": Severity.WARNING,
}
"""What a fault weighs that is no error: the papers are built all the same."""


def fault(code: str, place: Place, message: str, *, fix: str = "", words: str = "") -> Finding:
    """Return the finding for a fault at *place*, with its own remedy or the usual one of its *code*.

    *words* are those of the matter that it is about, where its place is to be found by them.
    """
    remedy = fix or FAULTS[code][1]
    severity = severity_of(code)
    promise = severity is Severity.ERROR
    return Finding(place, code, message, severity, "this program", remedy, words=words, promise=promise)


def severity_of(code: str) -> Severity:
    """Return how much a fault of *code* weighs."""
    return WEIGHTS.get(code, Severity.ERROR)


def brief(value: Any, most: int = 60) -> str:
    """Return *value* as a message shows it: a list or map by its kind, a text on one line, cut after *most* letters."""
    match value:
        case Mapping():
            return "a map"
        case list() | tuple():
            return "a list"
    text = " ".join(str(value)[: 4 * most].split())
    return text if len(text) <= most else f"{text[:most].rstrip()}..."
