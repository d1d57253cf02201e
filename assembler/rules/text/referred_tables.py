"""References to a paragraph that is supposed to list something, but has no list."""

from collections.abc import Iterator

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations
from assembler.rules.rule import Problem, matched, rule

REFERENCE_TO_LIST = Regex(
    r"\b(?:the|these|those)\s(?:[a-z-]{3,20}\s){0,2}?(?P<noun>[a-z]{4,20})\sthat\s(?P<reference>\[\[[^\[\]]{1,60}\]\])\s"
    r"(?:lists?|tabulates?|itemizes?)\b",
    needs="list|tabulat|itemiz",
)
TABLE = Regex(r"(?m)^[ \t]{0,40}+\|.*\|[ \t]{0,40}+$")


@rule(
    "TXT036",
    cite="house style: a reference leads to what the sentence says",
    basis="convention",
    severity=Severity.WARNING,
    fix="refer to the paragraph with the list",
)
def reference_without_a_list(matter: Matter) -> Iterator[Problem]:
    """A sentence refers to a paragraph for a list, but a different paragraph has the list.

    "The invoices that [[value]] lists" is reported if the paragraph named `value` does not mention invoices, but a
    table in another paragraph does.
    """
    allegations = named_allegations(matter)
    for path, text in prose(matter):
        for match in REFERENCE_TO_LIST.finditer(text):
            stem = Regex(rf"(?i)\b{match['noun'].removesuffix('s')}")
            reference = REFERENCE.match(match["reference"])
            targets = [entry.name for entry in entries(reference)] if reference else []
            texts = [allegations[name].text or "" for name in targets if name in allegations]
            if not texts or any(stem.search(words) or TABLE.search(words) for words in texts):
                continue
            tables = [name for name, allegation in allegations.items() if _has_table_of(stem, allegation.text or "")]
            if len(tables) == 1:
                message = f"`{match['reference']}` lists no {match['noun']}; `{tables[0]}` has a table of them"
                yield Problem(path, message, at=matched(match), fix=f"write `[[{tables[0]}]]`")


def _has_table_of(stem: Regex, text: str) -> bool:
    """Whether a row of a table in *text* has a word that begins with *stem*."""
    return any(stem.search(row[0]) for row in TABLE.finditer(text))
