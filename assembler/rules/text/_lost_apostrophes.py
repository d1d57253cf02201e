"""Names of parties whose possessives have lost the apostrophe: "Examples conduct"."""

import re

from assembler.language.regex import Regex, compiled
from assembler.language.spelling import on_record
from assembler.language.verbs import is_only_noun
from assembler.model.matter import Matter
from assembler.rules._party_names import party_names


def names_without_apostrophe(matter: Matter) -> Regex | None:
    """Return a pattern for a party's short name with an s before a word; None if no party has a short name."""
    names = {name for name in party_names(matter).key_by_name if not name.endswith(("s", ".")) and not name.isupper()}
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return compiled(rf"(?<![\w’'-])(?P<name>{any_name})s\s(?P<noun>[A-Za-z]{{3,20}})\b") if any_name else None


def is_not_a_plural(match: re.Match[str], text: str) -> bool:
    """Whether the name with an s in *match* is not a plural: neither an English word nor a family, as in "the Roes"."""
    name = match["name"]
    is_family = text.endswith(("the ", "The "), 0, match.start()) or match["noun"] in {"and", "or"}
    may_be_plural = name[:4] in {"the ", "The "} and on_record(f"{name.split()[-1]}s".lower())
    return not is_family and (not may_be_plural or is_only_noun(match["noun"]))
