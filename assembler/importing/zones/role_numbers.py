"""Tells from the word of a role how many parties have it, as in "Plaintiffs" or "Defendant(s)"."""

import re


def number_of(role: str) -> str:
    """Return "one" or "several" if *role* says how many parties have it, and "" otherwise."""
    if not role or "(" in role or role.casefold().startswith("real part"):
        return ""
    return "several" if re.search(r"(?i)s(?:$|[-/ ]in\b)", role) else "one"


def is_plural(role: str) -> bool:
    """Whether *role* is in the plural."""
    return number_of(role) == "several"


def has_optional_plural(role: str) -> bool:
    """Whether *role* ends with "(s)", as on a form."""
    return re.search(r"(?i)\(\s?s\s?\)$", role) is not None


def is_singular(role: str) -> bool:
    """Whether *role* is in the singular."""
    return number_of(role) == "one"
