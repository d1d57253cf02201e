"""Writes `data/reporters.csv` from reporters-db: `python -m assembler.docgen.reporters`, where it is installed."""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import distribution

from assembler.language.reporter_names import FIELDS, FILE

NOT_REPORTS = frozenset(("O.S.", "WL", "Westlaw", "Stat.", "Cal. Code", "Op."))
"""Abbreviations in reporters-db that do not stand for reporters, or that now mean a code, as in "12 O.S. § 684"."""

NOT_SPELLINGS = frozenset(("App.", "Mar.", "O.S.", "P.R.", "Fed.R."))
"""Spellings that usually mean something else: an appendix, March, a code, Puerto Rico, the Federal Rules."""


def rows() -> Iterator[tuple[str, str]]:
    """Yield the abbreviations of editions of reporters, each with its other spellings."""
    from reporters_db import REPORTERS  # type: ignore[import-untyped]  # noqa: PLC0415 - a development tool

    names: set[str] = set()
    spellings: dict[str, set[str]] = defaultdict(set)
    for same_abbreviation in REPORTERS.values():
        for reporter in same_abbreviation:
            names.update(reporter["editions"])
            for spelling, name in reporter["variations"].items():
                spellings[spelling].add(name)
    for name in sorted(names):
        if "." in name and "LEXIS" not in name and name not in NOT_REPORTS:
            other_spellings = [
                spelling
                for spelling, possible_names in spellings.items()
                if possible_names == {name} and spelling not in names and _is_distinctive(spelling, name)
            ]
            yield name, ";".join(sorted(other_spellings))


def _is_distinctive(spelling: str, name: str) -> bool:
    """Whether *spelling* can hardly mean anything but *name*.

    It must have a period or a series such as "2d", the same digits as *name*, and more than two characters.
    """
    has_same_digits = re.findall(r"\d", spelling) == re.findall(r"\d", name)
    has_mark = "." in spelling or re.search(r"\d(?:d|th)", spelling)
    return bool(has_mark) and len(spelling) > 2 and has_same_digits and spelling not in NOT_SPELLINGS


def header() -> Iterator[str]:
    """Yield the comments above the rows: the version of reporters-db, and its license."""
    package = distribution("reporters-db")
    license_text = next(file for file in package.files or () if file.name == "LICENSE").read_text("utf-8")
    for line in (f"From reporters-db {package.version}.", *license_text.strip().splitlines()):
        yield f"# {line}".rstrip() + "\n"


def main() -> None:
    """Write the file."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        file.writelines(header())
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(rows())
    sys.stdout.write(f"{FILE}\n")


if __name__ == "__main__":
    main()
