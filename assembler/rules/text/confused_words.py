"""Words that are mistaken for similar words: "statue of limitations", "principle place of business"."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, titles, unquoted, words_of
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.text._word_slips import CONFUSED


def _compiled(pattern: str) -> Regex:
    return Regex(rf"\b(?:{pattern})".replace(" ", r"\s{1,12}"), re.IGNORECASE)


PATTERNS = tuple((wrong, right, _compiled(pattern)) for wrong, right, pattern in CONFUSED)
WRONG = frozenset(wrong for wrong, _, _ in CONFUSED)


@rule(
    "TXT029",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the word that is meant; if the word is right, waive TXT029 and say why",
)
def confused_word(matter: Matter) -> Iterator[Problem]:
    """A word is mistaken for a similar word.

    A dictionary accepts "statue of limitations" and "principle place of business", because each word exists. The rule
    has a list of such slips, each with the words beside it that show what is meant. Quotations are not checked.
    """
    for path, text in (*prose(matter), *titles(matter)):
        own_words = unquoted(text)
        words = WRONG.intersection(words_of(own_words))
        reported: set[int] = set()
        for wrong, right, pattern in PATTERNS if words else ():
            for match in passages(pattern, own_words) if wrong in words else ():
                if reported.isdisjoint(range(*match.span())):
                    reported.update(range(*match.span()))
                    yield Problem(path, f"`{one_line(match[0])}`: `{right}` may be meant", at=matched(match))
