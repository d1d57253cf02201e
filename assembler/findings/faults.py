"""Faults in a file or a command, as opposed to rules of law: each has a code, a title and a remedy.

Families: YML reading YAML, MAT the matter, EXH exhibits, PIC pictures, PAG pages, JDG orders of a judge, CMD the
command, CMP a comparison of two papers, OUT the output, FIX changes to a matter's files, BAT a batch and its rows, LED
its ledger, CLU a cluster, TRU files from a folder that somebody else may have made, VER a file that is compared with
its paper, PRG the program itself.
"""

from collections.abc import Mapping
from typing import Any

from assembler.findings.amendment_faults import AMENDMENT_FAULTS, AMENDMENT_SEVERITIES
from assembler.findings.comparing_faults import COMPARING_FAULTS, COMPARING_SEVERITIES
from assembler.findings.finding import Finding, Place, Severity
from assembler.findings.returned_faults import RETURNED_FAULTS, RETURNED_SEVERITIES
from assembler.findings.visible import one_line

FAULTS: dict[str, tuple[str, str]] = {
    "YML001": ("the file cannot be read", "give the path of a YAML file, or of a folder with a `matter.yaml`"),
    "YML002": (
        "the text is not UTF-8, or has a character that YAML forbids",
        "save the file as UTF-8, and delete the character",
    ),
    "YML003": ("the text is not YAML", "put a paragraph under `|`, indented; write one `key: value` on each line"),
    "YML004": ("duplicate key", "keep only one of the two keys"),
    "YML005": ("empty value", "write the value, or delete the line"),
    "YML006": (
        "the rest of the line would be lost",
        "put the text under `|`, or put a space after the `#` of a comment",
    ),
    "YML007": (
        "anchors, aliases, merge keys and tags are not supported",
        "write out the value, or put prose under `|`",
    ),
    "YML008": ("the file is too large or too deeply nested", "split the file into several, and use `extends:`"),
    "YML009": ("`extends` cannot be followed", "give the path of one file inside the root, relative to this file"),
    "YML010": ("no inherited value to remove", "delete the line, because `none` only removes an inherited value"),
    "YML011": (
        "an inherited list cannot be changed this way",
        "write `add:` with entries, `change:` with the ids of entries, or `drop:` with ids",
    ),
    "MAT001": ("missing key", "add the key"),
    "MAT002": ("unknown key", "use one of the keys that are allowed here"),
    "MAT003": ("wrong kind of value", "write a value of the kind that the message names"),
    "MAT004": ("undefined name", "use a name that the matter or the catalog defines"),
    "MAT005": ("the same name twice", "rename one of the two"),
    "MAT006": ("reference to itself", "refer to another allegation"),
    "MAT007": ("the matter lacks a value that the paper needs", "add the missing value"),
    "MAT008": (
        "a related matter cannot be read",
        "give the path of a matter file inside the root, relative to this file",
    ),
    "MAT009": ("impossible dates", "correct the date"),
    "MAT010": ("a value that a matter may not inherit", "write the value in the matter's own file"),
    "MAT011": (
        "a later version of the format",
        "install a later version of this program",
    ),
    "MAT012": (
        "a paper that can be built only as a draft",
        "build the paper with `--draft`, and check the points in the message yourself",
    ),
    **AMENDMENT_FAULTS,
    "EXH001": (
        "an exhibit's file cannot be used",
        "put a PDF without a password, or a picture, inside the root, and give its path relative to the citing file",
    ),
    "EXH002": (
        "an exhibit's file contains more than pages",
        "print the exhibit to a new PDF, which has only its pages, and give the new file's path in `file:`",
    ),
    "EXH003": ("an exhibit's file changed", "build again once no other program is writing to the file"),
    "EXH004": (
        "a copy of an exhibit differs from its original",
        "none needed if the difference is intended; the original was not changed",
    ),
    "EXH005": (
        "an exhibit's redaction hides text without removing it",
        (
            "redact the exhibit with a program that removes the text, or print the page as an image, and give the new "
            "file's path in `file:`; or, if the text may be public, list it with its page under the exhibit's "
            "`hidden_words`"
        ),
    ),
    "EXH006": (
        "pages of an exhibit were not searched for private numbers and names",
        "read the pages, and redact them if necessary; `assembler build --ocr` searches the text of scans",
    ),
    "EXH007": (
        "an exhibit is cited at a page that it does not have",
        "correct the page; the pages of the file are counted from 1, without the cover sheet",
    ),
    "EXH008": (
        "the text of scans cannot be recognized",
        "install `ocrmypdf`, as with `apt-get install ocrmypdf`, or build without `--ocr`",
    ),
    "EXH009": (
        "a file with exhibits meets fewer standards than the paper by itself",
        "none needed, or file the exhibits separately where the court accepts that: `exhibit_form: {filed: separate}`",
    ),
    "EXH010": (
        "an exhibit has comments",
        "delete the comments, or print the exhibit to a new PDF without them, unless they are part of the evidence",
    ),
    "EXH011": (
        "an exhibit links to addresses outside it",
        "none needed if readers may follow the links; otherwise print the exhibit to a new PDF without links",
    ),
    "EXH012": (
        "two exhibits are the same file",
        "cite the file as one exhibit, with page numbers if necessary, as in `[[lease at 4]]`; or correct one `file:`",
    ),
    "PIC001": (
        "a picture cannot be used",
        "put a PNG or JPEG inside the root, and give its path relative to the file that shows it",
    ),
    "PAG001": ("the page cannot be laid out", "change the text that the message names"),
    "PAG002": (
        "no font of the kind that the court's record names is installed",
        "install a font that the message names",
    ),
    "PAG003": ("no installed font has a character", "install a font with that character, or replace the character"),
    "PAG004": ("a footnote does not fit on its page", "shorten the footnote, or move its text into the paragraph"),
    "JDG001": (
        "a proposed order is not in the form that the judge wants",
        "add `word: true` to the filing",
    ),
    "JDG002": ("the judge wants copies of the papers", "send the copies once the papers are filed"),
    "JDG003": (
        "no orders are recorded under the judge's name, but some are under a similar name",
        "correct the name, or keep it if another judge is meant",
    ),
    "CMD001": ("no such paper in the matter", "name one of the matter's papers with `--document`"),
    "CMD002": ("no such party in the matter", "name one of the matter's parties with `--against`"),
    "OUT001": ("the output folder cannot be written", "choose, with `--out`, a folder in which you may write"),
    "OUT002": ("the output folder holds another matter's papers", "give another folder with `--out`"),
    "OUT003": ("a paper cannot be replaced", "close the program that has the paper open"),
    "OUT004": ("another run is writing to the same folder", "wait until it ends, or stop it, and try again"),
    "OUT005": (
        "a paper or Word file was changed after it was written, and is not replaced",
        "rename the file, and build again to get a new file",
    ),
    "OUT006": (
        "papers for filing in bulk do not belong in one archive",
        "name the papers with `--document`, and make an archive for each kind",
    ),
    "OUT007": (
        "a paper was changed after it was written, and differs from the paper that its matter now makes",
        "to compare the two papers, rename the changed paper, and build again to get the new one",
    ),
    "OUT008": (
        "a paper of an earlier build that is no longer made",
        "delete the paper, or move it to another folder if it was filed or signed; it is not in `upload`",
    ),
    "OUT009": (
        "the matter changes the text of a filed paper",
        "restore the text, and amend in a second matter; or run `assembler file --replace` if this text was filed",
    ),
    "OUT010": (
        "the copy of a filed paper was changed or is missing",
        "restore the copy from the docket or a backup, or record the paper again with `assembler file --replace`",
    ),
    "FIX001": (
        "a file of the matter cannot be changed",
        "close the program that has the file open, make the file writable, and try again",
    ),
    "BAT001": ("a file of rows cannot be used", "give a file of rows in CSV, Excel, YAML or JSON Lines"),
    "BAT002": (
        "a blank in the base, or its column, is missing or cannot be read",
        "write a blank as `<<column>>`, with a column that the rows have",
    ),
    "BAT003": ("a column that no blank uses", "write `<<column>>` in the base, or delete the column"),
    "BAT004": (
        "a cell that a filing needs is empty or in the wrong form",
        "write the value, or `none` if there is no value",
    ),
    "BAT005": ("the same row twice", "delete one of the two rows, or give each a different `id`"),
    "BAT006": ("a cell or row that cannot be read", "correct the cell"),
    "BAT007": (
        "a filing that nobody has reviewed is not signed",
        "review the filing; then name the attorney under `reviewed_by` and give the date under `reviewed_on`",
    ),
    "BAT008": (
        "a review that does not match the filing",
        "name the attorney who has reviewed this text and signs it, and give the date of the review",
    ),
    "BAT009": (
        "a build that failed, or took more time or memory than allowed",
        "run the batch again; if it fails again, build the row alone with `--preview`",
    ),
    "BAT010": (
        "a paper contains a name from another filing",
        "find the source of the name: the base, or a cell of this row",
    ),
    "BAT011": (
        "filings whose rows are gone",
        "delete their folders, or put the rows back; their papers are still there",
    ),
    "BAT012": (
        "a filing was signed before its paper was made, so nobody can have read the paper",
        "read the paper before it is filed; to leave the paper unsigned, empty `reviewed_by` and `reviewed_on`",
    ),
    "BAT013": (
        "a name that may belong to another row",
        "compare the cell with its source; if the cell is right, describe the party in the same way in all of its rows",
    ),
    "BAT014": (
        "a short name that does not resemble the full name",
        "compare the two cells; put a name under which the party does business under `dba:`",
    ),
    "BAT015": (
        "the base of a batch is not a matter by itself",
        "run `assembler batch --preview 2 BASE ROWS` for row 2 alone, or `assembler batch --check BASE ROWS` for all",
    ),
    "LED001": (
        "the ledger cannot be used",
        "give another ledger with `--ledger`, or move this ledger away; without it, all filings are built again",
    ),
    "LED002": ("the ledger is in use by another run", "wait until that run ends, or stop it"),
    "LED003": (
        "a ledger that does not match the run or the other ledgers",
        "run each shard with the same rows and base, then merge the ledgers of all shards of the batch",
    ),
    "LED004": (
        "a paper that the ledger names cannot be read",
        "give the folder of the papers with `--out`, or run the batch again",
    ),
    "CLU001": ("the cluster cannot be used", "start its scheduler and workers, and give the scheduler's address"),
    "CLU002": (
        "a worker of the cluster would make different papers",
        "give all workers the same program, Python packages and fonts as this machine",
    ),
    "TRU001": (
        "untrusted templates were not used",
        "read the templates, then trust their root with `assembler trust`, or name the root with `--root`",
    ),
    "TRU002": (
        "trusted templates have changed",
        "read the changes, then trust their root again with `assembler trust`",
    ),
    "TRU003": (
        "a firm's own records replace the program's",
        "to use the program's records again, delete the firm's record, or leave out `--templates`",
    ),
    "TRU004": ("a link leads out of the root", "copy the link's target into the root"),
    "TRU005": (
        "a paper ends a case under a firm's own law of dismissal",
        "read the court's rules, because only the firm's record says that this paper is the right one",
    ),
    "TRU006": (
        "files outside the matter's folder were read",
        "none needed if they belong to this matter; otherwise narrow the root with `--root DIR`, or delete their paths",
    ),
    "TRU007": (
        "records and templates in the working folder are not used, because the root is narrower",
        "name the root with `--root DIR`, or mark it with `assembler trust DIR`",
    ),
    **RETURNED_FAULTS,
    **COMPARING_FAULTS,
    "PRG001": (
        "a rule of the program failed, so that its findings are unknown",
        "report this message to the authors of the program; meanwhile, reword the text changed last, or use `--draft`",
    ),
}

SEVERITIES: Mapping[str, Severity] = {
    "BAT003": Severity.WARNING,
    "BAT007": Severity.NOTE,
    "BAT011": Severity.WARNING,
    "BAT012": Severity.WARNING,
    "BAT013": Severity.WARNING,
    "BAT014": Severity.NOTE,
    "EXH004": Severity.NOTE,
    "EXH006": Severity.NOTE,
    "JDG001": Severity.NOTE,
    "JDG002": Severity.NOTE,
    "JDG003": Severity.NOTE,
    "EXH009": Severity.NOTE,
    "EXH010": Severity.WARNING,
    "EXH011": Severity.NOTE,
    "EXH012": Severity.WARNING,
    "OUT005": Severity.WARNING,
    "OUT007": Severity.WARNING,
    "OUT008": Severity.WARNING,
    "OUT009": Severity.WARNING,
    "OUT010": Severity.WARNING,
    "TRU001": Severity.WARNING,
    "TRU003": Severity.NOTE,
    "TRU005": Severity.WARNING,
    "TRU006": Severity.NOTE,
    "TRU007": Severity.WARNING,
    **RETURNED_SEVERITIES,
    **COMPARING_SEVERITIES,
    **AMENDMENT_SEVERITIES,
}
"""Severities of the faults that are not errors; these faults do not stop a paper."""

NO_WAIVER: Mapping[str, str] = {
    "YML": "the text could be read in two ways, or words in it would be lost",
    "MAT": "the program would have to guess what the paper should say",
    "EXH": "the file cannot be attached as it is, or reveals text that was meant to be hidden",
    "PIC": "the picture cannot be printed",
    "PAG": "words would be missing from the page, or could not be read there",
    "CMP": "the marked copy would not show every change",
    "CMD": "the command names something that the matter does not have",
    "FIX": "the file cannot be changed, or a change that somebody made to it meanwhile would be lost",
    "OUT": "files that belong to another matter, another run or another person would be overwritten",
    "BAT": "a filing would be made without a fact that it needs, or with a fact from another filing",
    "LED": "the ledger would be lost, or be wrong about a filing",
    "CLU": "another machine would make papers that differ",
    "TRU": "a file that nobody has trusted would determine what a paper says",
    "VER": "the file that goes to the court would not be the paper that was checked",
    "PRG": "the rule's findings are unknown",
}
"""For each family of faults, the reason why its errors cannot be waived."""


def fault(code: str, place: Place, message: str, *, fix: str = "", words: str = "") -> Finding:
    """Return the finding for a fault at *place*, with the remedy *fix* or the usual remedy for its *code*.

    *words* is the passage of the matter that the fault is about, if the passage is needed to find the place.
    """
    _, usual_remedy = FAULTS[code]
    remedy = fix or usual_remedy
    severity = severity_of(code)
    promise = severity is Severity.ERROR
    return Finding(place, code, message, severity, cite="this program", fix=remedy, words=words, promise=promise)


def severity_of(code: str) -> Severity:
    """Return the severity of a fault of *code*."""
    return SEVERITIES.get(code, Severity.ERROR)


def brief(value: Any, limit: int = 60) -> str:
    """Return *value* as printed in messages: "a list", "a map", or text on one line, cut after *limit* characters."""
    match value:
        case Mapping():
            return "a map"
        case list() | tuple():
            return "a list"
    text = one_line(str(value)[: 4 * limit])
    return text if len(text) <= limit else f"{text[:limit].rstrip()}..."


def quoted(value: Any) -> str:
    """Return *value* as printed in messages: a shortened text in backquotes, or "a list" or "a map"."""
    return f"`{brief(value)}`" if isinstance(value, str) else brief(value)
