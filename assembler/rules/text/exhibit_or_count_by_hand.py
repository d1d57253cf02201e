"""TXT017."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import cardinal, ordinal, roman
from assembler.language.passages import passages
from assembler.law.exhibits import exhibit_labels
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

ANOTHER = r"\s+(?:to|of|in|from)\s+(?:the|his|her|its|their|that|an?|plaintiffs?’?s?|[A-Z])"
OF_ANOTHER = f"(?!{ANOTHER})"
EXHIBIT = re.compile(
    r"(?<![\w.])(?:Exhibits?|Exhs?\.?|Exs?\.)\s+(?:Nos?\.\s+)?[\"“‘']?(?P<name>[A-Z]{1,2}|\d{1,2})\b(?![\w.-]*\d)"
    rf"(?:[.,]?[\"”’'](?!s\b))?{OF_ANOTHER}"
)
NUMBER = r"(?:[IVX]{1,5}|\d{1,2}|[A-Z][a-z]+(?:-[a-z]+)?)"
LIST = rf"(?:,\s+{NUMBER}){{0,20}},?\s+(?:and|or|&)\s+{NUMBER}\b"
COUNT = re.compile(
    rf"\bCounts\s+(?P<counts>{NUMBER}{LIST}){OF_ANOTHER}"
    rf"|\bCounts?\s+(?P<count>{NUMBER})\b{OF_ANOTHER}(?!{LIST}{ANOTHER})"
    rf"|\b(?P<ordinal>[A-Za-z][a-z]+)\s+(?i:Cause\s+of\s+Action|Claim\s+for\s+Relief)\b{OF_ANOTHER}"
)


@rule(
    "TXT017",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="refer to it by its name, as in [[letter]]: the program assigns the letter or number",
)
def exhibit_or_count_by_hand(matter: Matter) -> Iterator[Problem]:
    """A text refers to an exhibit or a count by a letter or number typed by hand.

    It becomes wrong if an exhibit or count is added or moved. References to other papers are not checked.
    """
    if not any(opening(matter)):
        return
    labels = exhibit_labels(matter)
    exhibits = {label: name for name, label in labels.items()} | {str(n): name for n, name in enumerate(labels, 1)}
    counts = {n: claim.id or "" for n, claim in enumerate(matter.claims, 1)}
    spelled = {
        word: n for n in range(1, 60) for word in (roman(n), str(n), cardinal(n).title(), cardinal(n).capitalize())
    }
    ordinals = {ordinal(n).title(): n for n in range(1, 60)}
    for path, text in prose(matter):
        own = unquoted(text)
        for found in passages(EXHIBIT, text):
            if own[found.start()] != text[found.start()]:  # in a quotation
                continue
            many, name = len(matter.exhibits), exhibits.get(found["name"], "")
            yield Problem(path, _message(found[0], name, "exhibit", many, named=bool(name)))
        for found in passages(COUNT, own):
            several = [n for word in re.findall(rf"\b{NUMBER}\b", found["counts"] or "") if (n := spelled.get(word))]
            if several:
                yield Problem(path, _of_several(found[0], several, counts))
                continue
            number = spelled.get(found["count"] or "") or ordinals.get((found["ordinal"] or "").title())
            if number:
                name, many = counts.get(number, ""), len(matter.claims)
                yield Problem(path, _message(found[0], name, "count", many, named=number in counts))


def _of_several(words: str, numbers: Sequence[int], counts: Mapping[int, str]) -> str:
    """Return what is wrong with *words*, which mean the counts with *numbers*; *counts* has their names."""
    strange = next((number for number in numbers if number not in counts), numbers[0])
    names = [counts.get(number, "") for number in numbers]
    if all(names):
        return f"`{one_line(words)}` is typed by hand; write `[[{', '.join(names)}]]`"
    return _message(words, "", "count", len(counts), named=strange in counts)


def _message(words: str, name: str, kind: str, many: int, *, named: bool) -> str:
    """Return what is wrong with a *kind* of reference in *words*: it means *name*, or nothing if it is not *named*."""
    typed = f"`{one_line(words)}` is typed by hand"
    if name:
        return f"{typed}; write `[[{name}]]`"
    have = f"{many} {kind}{'' if many == 1 else 's'}" if many else f"no {kind}s"
    return f"{typed}; give that {kind} an `id:`" if named else f"{typed}, and the matter has {have}"
