"""Typed sentences on consent to jurisdiction: the courts to which somebody consented."""

from collections.abc import Iterator

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.places import STATE, state_name, state_named
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules.rule import Problem, matched, rule

WORD = r"[A-Z][\w’'.-]{1,20}"
PLACE = (
    rf"(?:{WORD}\s(?:{WORD}\s){{0,2}}?County,\s|(?:the\s)?(?:State|Commonwealth)\sof\s|{WORD}(?:\s{WORD}){{0,2}},\s)?"
)
CONSENTED_COURTS = Regex(
    r"\b(?:consent\w*|agree[sd]?|submit\w*|subject\w*|select\w*|ch(?:o|oo)se\w?|designat\w+|stipulat\w+)\b[^.;]{0,90}?"
    r"\b(?:(?:[Ss]tate|[Ff]ederal)\s(?:(?:and|or)\s(?:[Ss]tate|[Ff]ederal)\s)?)?[Cc]ourts?\s"
    r"(?:(?:that|which)\s(?:sit|are)\s|sitting\s|located\s|situated\s)?(?:(?:of|in|for|within)\s)"
    rf"{PLACE}(?P<state>{STATE})\b(?!\s(?:[Ll]aw|Code|[Cc]orporation|County|City|Street))",
    needs="court",
)
"""Words that say to which courts somebody consented: "agreed to the jurisdiction of the courts in Ohio"."""

ANOTHER_DISPUTE = Regex(
    r"(?i)\b(?:not|never|no|nor|without|although|though|despite|but|however|unless|permissive|non-?exclusive|arbitra\w*|also|or"
    r"|other|another|earlier|prior|previous\w*|action\sin|suit\sin|dismiss\w*|removed?|unenforceable|waive\w*)\b"
)
"""Words of a sentence in which the courts of another state may rightly stand."""


@rule(
    "JUR037",
    cite="consent to jurisdiction extends to the courts that it names",
    basis="memory",
    severity=Severity.WARNING,
    fix="look at the clause, and name its courts; consent to other courts gives this court no jurisdiction",
)
def consent_to_courts_elsewhere(matter: Matter) -> Iterator[Problem]:
    """A typed sentence says that somebody consented to the courts of a state other than the court's own.

    An example is "Sample agreed in section 15 to the jurisdiction of the courts in Fresno County, California" in a
    complaint in Illinois. A quoted clause counts too. Nothing is reported if the sentence, or another text on such a
    clause, names the court's own state, or if the sentence speaks of another action, of arbitration, or of a clause
    that does not bind.
    """
    forum = state_name(matter.court.state)
    if not forum or not has_complaint(matter):
        return
    consents = [
        (path, text, match)
        for path, text in prose(matter)
        if path[0] in {"facts", "more_facts", "parties"}
        for match in passages(CONSENTED_COURTS, text)
    ]
    if any(state_named(match["state"]) == forum for _, _, match in consents):
        return
    for path, text, match in consents:
        begin, end = sentence_span(text, *match.span())
        sentence = text[begin:end]
        if forum not in sentence and not ANOTHER_DISPUTE.search(sentence):
            message = f"the text says `{one_line(match[0])}`, but the court is in {forum}"
            yield Problem(path, message, at=matched(match), also=(("court",),))
