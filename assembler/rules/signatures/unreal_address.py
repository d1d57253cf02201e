"""SIG009."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.placeholders import blanks
from assembler.language.places import state_named
from assembler.language.zip_codes import state_of_zip
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

EMAIL = re.compile(r"[^\s@,;:<>()]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")

AREA = re.compile(r"[2-9]\d{9}")
"""A telephone number of the United States or Canada: its area code does not begin with 0 or 1."""

ZIP = re.compile(r"\d{5}(?:-\d{4})?")


@rule(
    "SIG009",
    cite="the formats of e-mail addresses and telephone numbers, and the ZIP codes of each state",
    basis="memory",
    severity=Severity.WARNING,
    fix="copy it again from its source",
)
def unreal_address(matter: Matter) -> Iterator[Problem]:
    """An e-mail address, telephone number or ZIP code cannot be right.

    The clerk and the other side will use it. A ZIP code is compared with the state before it.
    """
    people = (("counsel", matter.counsel), ("firms", matter.firms), ("parties", matter.parties))
    for key, holders in people:
        for name, holder in holders.items():
            yield from _of(holder.email, holder.telephone, holder.address, (key, name))


def _of(email: str | None, telephone: str | None, address: Sequence[str], path: KeyPath) -> Iterator[Problem]:
    if email and not EMAIL.fullmatch(email) and not any(blanks(email)):
        yield Problem((*path, "email"), f"`{email}` is not in the form of an e-mail address")
    if telephone and (why := _wrong_number(telephone)):
        yield Problem((*path, "telephone"), f"`{telephone}` {why}")
    for number, line in enumerate(address):
        *before, last = line.split() or [""]
        if last[:1].isdigit() and (why := _wrong_zip(before, last)):
            yield Problem((*path, "address", number), f"`{last}` {why}")


def _wrong_number(telephone: str) -> str:
    """Return what is wrong with a telephone number; empty where nothing is, or where it is a foreign number."""
    if telephone.lstrip().startswith("+") and not telephone.lstrip().startswith("+1"):
        return ""
    plain = re.split(r"(?i)\b(?:ext|x|extension)\b", telephone)[0]
    digits = re.sub(r"\D", "", plain)
    digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    if not digits or re.search(r"[A-Z]{3}", plain):
        return ""
    if len(digits) != 10:
        return f"has {len(digits)} digits instead of ten"
    return "" if AREA.fullmatch(digits) else f"has the area code `{digits[:3]}`, but none begins with {digits[0]}"


def _wrong_zip(before: Sequence[str], written: str) -> str:
    """Return what is wrong with a ZIP code after the words *before*; empty where they do not end with a state."""
    ends = [" ".join(before[-many:]).strip(",") for many in (3, 2, 1)]
    known = next(filter(None, map(state_named, ends)), None)
    if not known:
        return ""
    if not ZIP.fullmatch(written):
        return "is not a ZIP code, which has five digits, or nine with a hyphen"
    theirs = state_of_zip(written)
    return f"is a ZIP code in {theirs}, but the address is in {known}" if theirs and theirs != known else ""
