"""TXT009."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.model.court.headings import UNNUMBERED
from assembler.model.matter import Matter
from assembler.model.relief import Relief
from assembler.plan.text.structure import OWN_LABEL
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

LABEL = re.compile(r"\s*(?P<label>\((?:[A-Za-z]|\d{1,3}|[ivx]{1,4})\)|(?:[A-Za-z]|\d{1,3}|[IVX]{1,4})\\?[.)])\s+(?=\S)")
OPENING = (
    "A|All|An|And|Any|As|At|Because|Before|But|By|Defendants?|Each|For|From|He|If|In|It|No|On|Plaintiffs?|She|That|The"
    "|These|They|This|To|Under|Upon|When|While"
)
"""Words that begin sentences and are not surnames."""

INITIAL = re.compile(rf"\s*[A-Z]\.\s+(?:[A-Z]\.[\s,]|(?!(?:{OPENING})\b)[A-Z]\w+[\s,’'])")
"""A person's name that begins like a label: J. Example wrote."""

INITIALS = re.compile(r"(?<!\s)\s*+[A-Z]\.\s++[A-Z]\.\s")
"""A person's name at the start of a heading, where other words are capitalized, too."""


@rule(
    "TXT009",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="delete the label: paragraphs, headings and the prayer are numbered by the program",
)
def hand_typed_label(matter: Matter) -> Iterator[Problem]:
    """A paragraph, a heading or an item of the prayer begins with a number or letter typed by hand.

    The program prints its own, so that a reader would see two. A prayer keeps the labels that all its items have, and
    headings without labels of the program (`headings: {labels: none}`) those that are typed. Of the labels that a
    prayer keeps, none may be there twice in a row of labels of one kind.
    """
    prayer = (*matter.relief, *(relief for claim in matter.claims for relief in claim.relief))
    own = all(OWN_LABEL.match(relief.text) for relief in prayer if relief.text)
    yield from _twice(matter) if own else ()
    unlabeled = set(matter.headings.labels.split()) == {UNNUMBERED}
    for path, text in prose(matter):
        if own and "relief" in path:
            continue
        found = LABEL.match(text)
        heading = "heading" in path
        if heading and unlabeled:
            continue
        alone = path[0] == "relief" or heading or "\n" not in text.strip()
        name = path[0] != "relief" and (INITIALS if heading else INITIAL).match(text)
        if found and alone and not name:
            yield Problem(path, f"begins with a label typed by hand, `{found['label']}`")


def _twice(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each item of a prayer with the label of another, unless a label of another kind is between.

    So 1., (a), 2., (a) may be; a new group begins anew.
    """
    prayers: list[tuple[KeyPath, Sequence[Relief]]] = [(("relief",), matter.relief)]
    prayers += [(("claims", number, "relief"), claim.relief) for number, claim in enumerate(matter.claims)]
    for path, items in prayers:
        kind, seen = "", set[str]()
        for number, relief in enumerate(items):
            found = OWN_LABEL.match(relief.text)
            label = found[1] if found else ""
            if (now := re.sub(r"\d+|[a-z]+|[A-Z]+", _kind, label)) != kind:
                kind, seen = now, set()
            if label in seen:
                message = f"`{label}` is the label of an earlier item too"
                yield Problem((*path, number, "text"), message, fix="correct the label; or delete all labels")
            seen.add(label)


def _kind(label: re.Match[str]) -> str:
    return "1" if label[0].isdecimal() else "a" if label[0].islower() else "A"
