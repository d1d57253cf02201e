"""Rules of procedure that do not govern the paper that cites them."""

from collections.abc import Iterator

from assembler.facts.sentences import sentence
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._complaint import has_complaint
from assembler.rules.citations.states import KEYS_OF_COMPLAINT
from assembler.rules.rule import Problem, matched, rule

OTHER_RULES = Regex(
    r"\b(?:[A-Z][a-z]{1,5}\.\s(?:\w\.\s)?R(?:ules)?\.?|[A-Z][a-z]+\sRules\sof)\s(?P<kind>App(?:\.|ellate)|Crim(?:\.|inal))"
    r"\s(?:P\.|Proc(?:\.|edure))"
)
"""The name of a set of rules of appellate or criminal procedure."""
FEDERAL_RULES = Regex(r"\b(?:Fed\.\s?R\.\s?Civ\.\s?P\.|FRCP|Federal\sRules?\sof\sCivil\sProcedure)")
STATE_RULES = Regex(
    r"\b(?!Fed)(?:[A-Z][a-z]{1,5}\.\s(?:\w\.\s)?R\.\s?Civ\.\s?P\.|(?!Federal)[A-Z][a-z]+\sRules?\sof\sCivil\sProcedure|CPLR\s\d"
    r"|C\.?R\.?C\.?P\.\s\d)"
)
RELIANCE = Regex(
    r"(?i)\b(?:under|pursuant\sto|by|in\saccordance\swith|as\srequired\sby)\s(?:[\w().§]+\s){0,5}(?:of\sthe\s)?\Z"
)
"""Words before a citation that show that the paper relies on the rule: "under Rule 38(b) of the"."""

JURY = Regex(r"(?i)\bjury\b")
COMPARISON = Regex(
    r"(?i)\b(?:federal\scourts?|model|counterpart|analog|identical|similar|compare|remov\w+|criminal|appeal|convict)"
)


@rule(
    "CIT023",
    cite="the scope of the federal and state rules of procedure",
    basis="memory",
    severity=Severity.WARNING,
    fix="cite the rule of civil procedure of the court",
)
def rule_of_another_court(matter: Matter) -> Iterator[Problem]:
    """A complaint relies on rules of procedure that do not govern it.

    Examples are a jury demand under the rules of criminal or appellate procedure, under the Federal Rules of Civil
    Procedure in a state court, or under a state's rules in a federal court. A sentence that compares rules, or is about
    another case, is not reported.
    """
    if not has_complaint(matter):
        return
    patterns = [(OTHER_RULES, "these rules do not govern civil actions in trial courts")]
    if matter.court.system == "federal":
        patterns.append((STATE_RULES, "the case is in a federal court"))
    else:
        patterns.append((FEDERAL_RULES, "the case is in a state court"))
    for text in texts(matter):
        if text.path[0] not in KEYS_OF_COMPLAINT or not ("R" in text.words or "CPLR" in text.words):
            continue
        words = unquoted(text.words)
        for pattern, reason in patterns:
            for match in pattern.finditer(words):
                begin, end = sentence(words, *match.span())
                is_relied_on = RELIANCE.search(words, begin, match.start())
                may_not_govern = pattern is OTHER_RULES or JURY.search(words, begin, end)
                if is_relied_on and may_not_govern and not COMPARISON.search(words[begin : match.start()]):
                    yield Problem(text.path, f"`{one_line(match[0])}`: {reason}", at=matched(match))
