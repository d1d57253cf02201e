"""A golden file with entries about every rule, of which each test compares only those of some rules.

The first line of an entry begins with the code of its rule; its other lines are indented.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from assembler.rules import all_rules


def with_entries(file: Path, lines_by_code: Mapping[str, Iterable[str]]) -> str:
    """Return the text of *file* with *lines_by_code* as the entries of these rules, in the order of their codes.

    Entries of rules that do not exist are left out.
    """
    entries: dict[str, list[str]] = {code: [] for code in sorted(all_rules())}
    for entry in re.findall(r"^\w.*(?:\n .*)*", file.read_text("utf-8"), re.MULTILINE):
        entries.get(entry[:6], []).append(entry)
    entries |= {code: list(lines) for code, lines in lines_by_code.items()}
    return "".join(f"{line}\n" for lines in entries.values() for line in lines)
