"""Typed sentences on what a court may hear, and on the acts that subject a defendant to its jurisdiction."""

import re
from collections.abc import Iterator

from assembler.facts.reading import texts_with_facts
from assembler.facts.sentences import sentence
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.money import dollars, sums
from assembler.language.passages import passages
from assembler.language.places import STATE, state_name, state_named
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._prayer import counted, items
from assembler.rules.rule import Problem, matched, rule

LIMITS = Regex(
    r"\bwithin\s+(?:the\s+)?(?:jurisdictional\s+|monetary\s+)?(?:limits?|jurisdiction)\s+of\s+(?:the\s+|all\s+|any\s+)*"
    r"(?P<other>(?:lower|inferior|justice|justices|small\s+claims|municipal|magistrate|limited|county|city)\s+(?:courts?|jurisdiction)\b)"
    r"|\bexceeds?\s+(?:the\s+)?(?:jurisdictional|monetary)\s+limits?\s+of\s+(?P<own>this\s+[Cc]ourt)\b"
    r"|\bbelow\s+the\s+(?:minimum\s+)?jurisdictional\s+(?:limits?|minimum|threshold)\s+of\s+(?P<below>this\s+[Cc]ourt)\b"
)
AT_MOST = Regex(
    r"(?i)\b(?:amount|sum|relief|damages|recovery|demand\w*|controversy|value)\b(?:(?!\bover\b|\bat\s+least\b)[^.;$]){0,60}?"
    r"(?:\b(?:(?:does|do|is|are|will)\s+not\s+(?:exceed|more\s+than|greater\s+than)|not\s+(?:exceeding|more\s+than)|less\s+than|under"
    r"|no\s+more\s+than|at\s+most)\s+(?P<first>\$[\d,]+)|\bof\s+(?P<second>\$[\d,]+)\s+or\s+less\b)"
)
"""A sentence that limits the amount of the case: "the amount demanded does not exceed $25,000"."""

OTHER_AMOUNT = Regex(r"(?i)\b(?:per|each|punitive|exemplary|statutory|fees|penalt|bond|deductible|threshold|wage)\b")


@rule(
    "JUR035",
    cite="house style: what the text says of the amount and the court fits the prayer and the court",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the sentence, or the sums; a court hears only cases within its limits",
)
def typed_limit_contradicted(matter: Matter) -> Iterator[Problem]:
    """A typed sentence says that the case belongs to a lower court, or limits an amount that a sum exceeds.

    Examples are an amount "within the limits of the lower courts" in a court of general jurisdiction, an amount that
    "exceeds the jurisdictional limits of this Court", and an amount demanded that "does not exceed $35,000" although
    the prayer or a count asks for more. Only sums in the prayer, and in counts where they are lost or owed, are
    compared.
    """
    if not any(opening(matter)):
        return
    for path, text in prose(matter):
        if path[0] not in {"facts", "more_facts"}:
            continue
        own_words = unquoted(text)
        for match in passages(LIMITS, own_words) if "limit" in text or "jurisdiction" in text else ():
            other_word = one_line(match["other"] or "").lower().rstrip("s")
            begin, _ = sentence(own_words, *match.span())
            denied = re.search(r"(?i)\b(?:not|no|beyond|exceeds?)\b", own_words[begin : match.start()])
            if not denied and not (other_word and other_word.split()[0] in matter.court.name.lower()):
                message = f"the text says `{one_line(match[0])}`, but the court is {matter.court.name}"
                yield Problem(path, message, at=matched(match), also=(("court",),))
        for match in passages(AT_MOST, own_words) if "$" in text else ():
            yield from _exceeded(path, match, own_words, matter)


def _exceeded(path: tuple[str | int, ...], match: re.Match[str], text: str, matter: Matter) -> Iterator[Problem]:
    limit = next(sums(match["first"] or match["second"]), None)
    if limit is None or OTHER_AMOUNT.search(text, *sentence(text, *match.span())):
        return
    demanded = (
        (item.path, amount) for item in items(matter) for amount in counted(item) if not OTHER_AMOUNT.search(item.text)
    )
    largest = max(demanded, key=lambda pair: pair[1].cents, default=None)
    if largest and largest[1].cents > limit.cents:
        message = f"the text says `{one_line(match[0])}`, but the prayer asks for {dollars(largest[1].cents)}"
        yield Problem(path, message, at=matched(match), also=(largest[0],))


ON_PERSON = Regex(r"(?i)\bjurisdiction\b", needs="jurisdiction")
ACTS = Regex(
    r"\b(?:transact\w*|commit\w*|caus(?:ed|ing)|contract(?:ed|ing)|solicit\w*|sold|shipped|suppl\w+|does\s+business|did\s+business|conduct\w*"
    r"\s+business|do\s+business|purposefully|directed|availed|injur(?:y|ed)|tort(?:ious)?|acts?|contacts)\b"
    rf"[^.;]{{0,60}}?\b(?:in|within|at|to|into|with)\s+(?:the\s+State\s+of\s+)?(?P<state>{STATE})\b(?!\s+(?:law|Code|corporation|Street))"
)
"""An act that subjects a party to jurisdiction, with the state where it happened."""


@rule(
    "JUR036",
    cite="the long-arm statutes, which require an act or an effect in the court's own state",
    basis="memory",
    severity=Severity.WARNING,
    fix="write the court's state, or plead what the defendant did there",
)
def act_in_another_state(matter: Matter) -> Iterator[Problem]:
    """A typed sentence bases personal jurisdiction on acts in another state only.

    Nothing is reported if the sentence also names the court's state or means it by a word such as "here" or "forum".
    """
    forum = state_name(matter.court.state)
    if not forum or not any(opening(matter)):
        return
    for facts in texts_with_facts(matter):
        if facts.path[0] not in {"facts", "more_facts"} or not ON_PERSON.search(facts.text):
            continue
        own_words = unquoted(facts.text)
        for part in facts.sentences:
            words = own_words[part.start : part.end]
            match = ACTS.search(words) if ON_PERSON.search(words) and "because" in words else None
            reason = words[words.find("because") :]
            at_home = re.search(
                rf"\b{re.escape(forum)}\b|\b(?:here|forum|this\s+(?:[Ss]tate|[Dd]istrict|[Cc]ounty))\b", reason
            )
            if match and match.start() > words.find("because") and not at_home and state_named(match["state"]) != forum:
                message = f"the text says `{one_line(match[0])}`, but the court is in {forum}"
                yield Problem(facts.path, message, also=(("court",),))
