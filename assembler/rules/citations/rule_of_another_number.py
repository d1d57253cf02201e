"""CIT011."""

import re
from collections.abc import Iterator

from assembler.catalog.reporters import authorities
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.language.sections import one_digit, slip
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._sentences import sentence
from assembler.rules._texts import unquoted
from assembler.rules.rule import Problem, rule

CITED = re.compile(
    r"(?P<set>\bFed\.\s?R\.\s?Civ\.\s?P\.|\bFRCP|\bF\.R\.C\.P\.|\bFederal\s+Rules?\s+of\s+Civil\s+Procedure"
    r"|(?<![.\w])(?<!Local\s)(?<!Civil\s)(?<!L\.\s)Rules?)\s+(?P<number>\d{1,2}(?:\.[12])?)(?![\d-])(?:\((?P<part>[a-z])\))?"
    r"(?P<further>[\w()]{0,12})(?P<of>\s+of\s+(?:the\s+)?(?!Federal\s+Rules\s+of\s+Civil)[A-Z])?"
)
"""A Federal Rule of Civil Procedure; a bare "Rule 38(b)" is one only in a federal court."""

OFTEN = ("23", "38", "41", "65")
"""The rules that complaints and papers of dismissal cite most: classes, juries, dismissals, injunctions."""


@rule("CIT011", cite="Federal Rules of Civil Procedure", basis="memory", fix="look up the rule, and correct its number")
def rule_of_another_number(matter: Matter) -> Iterator[Problem]:
    """A rule is cited for what another rule says, or in a subdivision that it does not have.

    Rule 38 has no subdivision (h), and a class is not certified under Rule 32. A rule is taken for another if its
    number is one slip from that of the rule of which the sentence speaks, and the sentence does not name the subject of
    the rule that it cites.
    """
    for text in texts(matter):
        own = unquoted(text.words)
        for found in passages(CITED, own):
            bare = found["set"].startswith("Rule")
            if bare and (matter.court.system != "federal" or found["of"]):
                continue
            begins, ends = sentence(own, found.start(), found.end())
            if why := _without_part(found) or _meant(found, text.words[begins:ends]):
                written = one_line(f"{found['set']} {found['number']}") + _part(found)
                yield Problem(text.path, f"`{written}`{why}")


def _part(found: re.Match[str]) -> str:
    return f"({found['part']})" if found["part"] else ""


def _without_part(found: re.Match[str]) -> str:
    """Return that the rule has no such subdivision; empty where it has, or nothing is known of it."""
    last = authorities().subdivisions.get(found["number"])
    return (
        f": the rule has no subdivision ({found['part']})"
        if found["part"] and last is not None and found["part"] > last
        else ""
    )


def _meant(found: re.Match[str], words: str) -> str:
    """Return which rule was probably meant, if *words*, a sentence, speak of it and the number is one slip away."""
    number, about = found["number"], authorities().about
    if number not in about or about[number].search(words):
        return ""
    for other in OFTEN:
        swapped, named = slip(number, other), re.search(rf"\b{other}\b", words)
        near = swapped or (one_digit(number, other) is not None and not named)
        if near and about[other].search(words):
            return f" may be a slip for Rule {other}"
    return ""
