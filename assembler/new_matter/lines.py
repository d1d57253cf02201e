"""Writes lines of YAML for a new matter: values that read back unchanged, and comments in one column."""

from collections.abc import Iterator
from textwrap import wrap

from assembler.findings.finding import MatterError
from assembler.findings.visible import one_line
from assembler.load.yaml_reader import read_yaml

COMMENT_COLUMN = 40
"""The width to which a line is padded before its comment."""


def quoted(text: str) -> str:
    """Return *text*, on one line, as YAML that reads back as the same line.

    It is plain if that is safe, and otherwise in quotation marks.
    """
    text = one_line(text)
    if _reads_as(f"key: {text}  # note", text) and text != "none":
        return text
    return "'" + text.replace("'", "''") + "'"


def _reads_as(line: str, text: str) -> bool:
    try:
        return bool(read_yaml(line, "matter.yaml").data == {"key": text})
    except MatterError:
        return False


def with_comment(line: str, comment: str) -> str:
    """Return *line* with *comment*, which `with_aligned_comment` moves to the column of comments."""
    return f"{line}\t{comment}"


def with_aligned_comment(line: str) -> str:
    """Return *line* with its comment aligned with the comments of other lines. In *line*, the comment follows a tab."""
    text, tab, comment = line.partition("\t")
    return f"{text.ljust(COMMENT_COLUMN)}  # {comment}" if tab else line


def comment_lines(comment: str, indent: int) -> Iterator[str]:
    """Yield *comment* wrapped into comment lines."""
    margin = " " * indent
    yield from wrap(
        comment,
        100,
        initial_indent=f"{margin}# ",
        subsequent_indent=f"{margin}#   ",
        break_on_hyphens=False,
    )
