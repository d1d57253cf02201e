"""Finds a word and the word that was to replace it: "due owed"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.rules.rule import Problem, matched

SYNONYMS = tuple(
    frozenset(group.split(" "))
    for group in (
        "due owed owing",
        "stop halt",
        "began commenced started",
        "ended terminated concluded",
        "bought purchased",
        "sent mailed transmitted",
        "said stated",
        "told informed notified",
        "asked requested",
        "refused declined",
        "paid remitted",
        "signed executed",
        "rebuilt restored",
        "agreement contract",
        "lawyer attorney",
        "approximately about roughly",
        "nearly almost",
        "shall will must",
        "because since",
        "harmed injured damaged",
        "required obligated",
        "showed demonstrated revealed",
        "hired retained employed",
        "fired discharged dismissed",
        "received got",
        "several many numerous",
        "promptly immediately",
        "entire whole",
        "attempted tried",
        "allowed permitted",
        "furnished provided supplied",
        "discovered learned found",
        "caused produced",
        "wrongful unlawful illegal",
        "false untrue",
        "failed neglected refused",
        "home house residence",
        "car vehicle automobile",
        "large big",
        "help assist",
        "show demonstrate",
        "pay remit",
        "buy purchase",
        "tell inform notify",
        "ask request",
        "begin commence start",
        "end terminate",
        "use utilize",
        "need require",
        "try attempt",
        "let allow permit",
        "get obtain",
        "gave provided",
        "keep retain",
        "happened occurred",
        "doctor physician",
        "employer company",
        "workers employees",
        "money funds",
        "before prior",
        "after following",
        "enough sufficient",
        "next subsequent",
        "later subsequently",
        "often frequently",
        "quickly rapidly promptly",
        "only solely",
        "mainly primarily",
        "however nevertheless",
        "therefore thus accordingly",
        "knew understood",
        "made created",
        "took removed",
        "repaired fixed",
        "broke breached",
        "built constructed",
        "sold conveyed",
        "lied misrepresented",
        "hid concealed",
        "hurt injured",
        "fell dropped",
        "died perished",
        "lost forfeited",
        "left departed",
        "went traveled",
        "wrote drafted",
        "chose selected elected",
        "gave delivered",
        "kept retained",
        "noticed observed",
        "saw observed",
        "thought believed",
    )
)
"""Groups of words of which a sentence never has two in a row, unless one of them replaces the other."""

SYNONYMS_OF = {
    word: frozenset().union(*(group for group in SYNONYMS if word in group)) for word in frozenset().union(*SYNONYMS)
}
"""The other words of the groups of a word, with the word itself."""


def replaced_words(path: KeyPath, text: str, words: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem for each two synonyms in a row in *text*, which has *words*."""
    for first, second in pairwise(words):
        if first in SYNONYMS_OF and second != first and second in SYNONYMS_OF[first]:
            for match in re.finditer(rf"(?<![\w’'-]){first}\s+{second}(?![\w’'-])", text):
                yield Problem(path, f"`{one_line(match[0])}` is a word and its replacement", at=matched(match))
