"""Rules of procedure that do not govern the paper that cites them, or that have another number."""

import re
from collections.abc import Iterator

from assembler.catalog.reporters import citation_table
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, passages
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.matter import Matter
from assembler.model.walk import Text, texts
from assembler.rules._complaint import has_complaint
from assembler.rules.citations.codes import KEYS_OF_COMPLAINT
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
    r"(?i)\b(?:under|pursuant\sto|by|as|in\saccordance\swith|as\srequired\sby)\s(?:[\w().§]+\s){0,5}(?:of\sthe\s)?\Z"
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

    Examples are a jury demand under the rules of criminal or appellate procedure or, in a federal court, under a
    state's rules, and anything done under the Federal Rules of Civil Procedure in a state court. A sentence that
    compares rules, or is about another case, is not reported.
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
                begin, end = sentence_span(words, *match.span())
                is_relied_on = RELIANCE.search(words, begin, match.start())
                is_out_of_place = pattern is not STATE_RULES or JURY.search(words, begin, end)
                if is_relied_on and is_out_of_place and not COMPARISON.search(words[begin : match.start()]):
                    yield Problem(text.path, f"`{one_line(match[0])}`: {reason}", at=matched(match))


CITED_FEDERAL_RULE = Regex(
    r"(?P<set>\bFed\.\s?R\.\s?Civ\.\s?P\.|\bFRCP|\bF\.R\.C\.P\.|\bFederal\s+Rules?\s+of\s+Civil\s+Procedure"
    r"|(?<![.\w])(?<!Local\s)(?<!Civil\s)(?<!L\.\s)Rules?)\s+(?P<number>\d{1,2}(?:\.[12])?)(?![\d-])(?:\((?P<part>[a-z])\))?"
    r"(?P<further>[\w()]{0,12})(?P<of>\s+of\s+(?:the\s+)?(?!Federal\s+Rules\s+of\s+Civil)[A-Z])?",
    needs="fed|frcp|f.r.c.p|rule",
)
"""A citation to a Federal Rule of Civil Procedure; a bare "Rule 38(b)" counts only in a federal court."""

CITED_STATE_RULE = Regex(
    r"(?<![.\w])Rule\s(?P<before>\d{1,2})(?:\([\w()]{1,8}\))?(?:\sof\sthe|,)\s(?P<set>[A-Z][A-Za-z.\s]{2,25}?(?:\sRules\sof\sCivil\sProcedure|R\.\s?Civ\.\s?P\.))"
    r"|(?P<of>[A-Z][A-Za-z.]{1,12}(?:\s[A-Z][a-z.]{1,10})?\s?R\.\s?Civ\.\s?P\.|(?:CR|Civ\.R\.|Trial\sRule|T\.R\.))\s(?P<after>\d{1,2})\b",
    needs="procedure|civ.|cr|trial rule|t.r.",
)
"""A citation to a rule of civil procedure of a state."""

OFTEN_CITED_RULES = ("23", "38", "41", "65")
"""Rules that complaints and dismissal papers often cite: on classes, juries, dismissals and injunctions."""


@rule("CIT011", cite="Federal Rules of Civil Procedure", basis="memory", fix="look up the rule, and correct its number")
def rule_of_another_number(matter: Matter) -> Iterator[Problem]:
    """A rule is cited for the subject of another rule, or for a subdivision that it does not have.

    Rule 38 has no subdivision (h), and a class is not certified under Rule 32. A rule's number is taken for a slip if
    it differs by one wrong digit, or by two transposed digits, from the rule that the sentence is about, and if the
    sentence does not name the subject of the rule that it cites. So is the rule of a state whose rules have the federal
    numbers: a guardian is not appointed under Rule 27.
    """
    for text in texts(matter):
        own_words = unquoted(text.words)
        yield from _state_rule_of_another_number(text, own_words, matter)
        for match in passages(CITED_FEDERAL_RULE, own_words):
            has_no_set = match["set"].startswith("Rule")
            if has_no_set and (matter.court.system != "federal" or match["of"]):
                continue
            begin, end = sentence_span(own_words, match.start(), match.end())
            fault = _no_such_part(match) or _rule_meant(match["number"], text.words[begin:end])
            if fault:
                part = f"({match['part']})" if match["part"] else ""
                written = one_line(f"{match['set']} {match['number']}") + part
                yield Problem(text.path, f"`{written}`{fault}")


def _state_rule_of_another_number(text: Text, words: str, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for a rule of the court's state, if the state's rules have the numbers of the federal rules."""
    if matter.court.system == "federal" or matter.court.state not in citation_table().states_with_federal_numbers:
        return
    for match in passages(CITED_STATE_RULE, words):
        begin, end = sentence_span(words, *match.span())
        number = match["before"] or match["after"]
        fault = "" if FEDERAL_RULES.search(match[0]) else _rule_meant(number, text.words[begin:end])
        if fault:
            yield Problem(text.path, f"`{one_line(match[0])}`{fault}", at=matched(match))


def _no_such_part(match: re.Match[str]) -> str:
    """Return a clause saying that the rule lacks the cited subdivision; "" if the program cannot say that."""
    part = match["part"]
    last_part = citation_table().subdivisions.get(match["number"])
    return f": the rule has no subdivision ({part})" if part and last_part is not None and part > last_part else ""


def _rule_meant(number: str, words: str) -> str:
    """Return a clause that names the rule that was probably meant instead of *number*, judging by *words*; else ""."""
    subjects = citation_table().about
    if number not in subjects or subjects[number].search(words):
        return ""
    for rule_number, demand in DEMANDED_UNDER.items():
        if demand.search(words) and not re.search(rf"\b{rule_number}\b", words):
            return f" may be a slip for Rule {rule_number}"
    for rule_number in OFTEN_CITED_RULES:
        is_in_words = re.search(rf"\b{rule_number}\b", words)
        has_wrong_digit = differing_digit(number, rule_number) is not None and not is_in_words
        is_near = is_transposition(number, rule_number) or has_wrong_digit
        if is_near and subjects[rule_number].search(words):
            return f" may be a slip for Rule {rule_number}"
    return ""


UNDER = (
    r"\b[^.;]{0,60}?\b(?:under|pursuant\sto|by|in\saccordance\swith|with)\s(?:the\s)?"
    r"(?:Rule|Fed|F\.?R|CR\s|[A-Z][\w.\s]{1,14}R\.\s?Civ)"
)
DEMANDED_UNDER = {
    "38": Regex(rf"(?i)\bjury{UNDER}"),
    "65": Regex(rf"(?i)\b(?:injunction|restraining\sorder){UNDER}"),
    "23": Regex(rf"(?i)\bclass\s(?:action|certification|representatives?){UNDER}"),
    "17": Regex(rf"(?i)\b(?:guardians?\sad\slitem|next\sfriends?|real\sparty\sin\sinterest){UNDER}"),
    "57": Regex(rf"(?i)\bdeclaratory\sjudgment{UNDER}"),
}
"""The rules under which something is demanded, with a pattern for the demand."""
