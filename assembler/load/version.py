"""Checks the format version of a matter, which is 1 for a file without `version:`."""

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.yaml_reader import Document

FORMAT_VERSION = 2
"""The format version that this program writes; it reads no later version."""


def refuse_later_version(document: Document) -> None:
    """Raise `MatterError` if *document* has a later format version than this program can read."""
    version = document.data.get("version")
    if isinstance(version, str) and version.isascii() and version.isdigit() and int(version[:9]) > FORMAT_VERSION:
        readable = f"versions 1 to {FORMAT_VERSION}"
        message = f"the file is in version {version[:9]} of the format, but this program reads only {readable}"
        raise MatterError(fault("MAT011", document.values["version",], message))
