"""Words that are mistaken for similar words: "statue of limitations", "principle place of business"."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, titles, unquoted, words_of
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, matched, rule

PARTY = r"(?:Plaintiffs?|Defendants?)\b"
OWN = r"(?:the|its|his|her|their)"

BEFORE_FROM = r"(?:payments?|received?|money|resulting|arising|excluded|removed|stole)"
BEFORE_ITS = r"(?:lost|breached|broke|violated|under|with|from|of|by|on|against|into)"
BREACHED = r"(?:contract|agreement|covenant|warrant(?:y|ies)|dut(?:y|ies)|fiduciary|lease|promise|section|note)"

CONFUSED: tuple[tuple[str, str, str], ...] = (
    ("statue", "statute", r"statue of (?:limitations?|frauds?|repose)"),
    ("statues", "statutes", r"statues of (?:limitations?|frauds?|repose)"),
    ("trail", "trial", r"trail (?:by jury|date|court|judge|counsel)|(?:jury|bench|fair|before|pending) trail"),
    ("principle", "principal", r"principle (?:places?|offices?|amount|balance|sum|residence|executive)"),
    (
        "breech",
        "breach",
        rf"(?:material|such|said) breech|breech of (?:{OWN} )?(?:{BREACHED}|(?-i:[A-Z]))",
    ),
    ("breeched", "breached", r"breeched (?:the|its|this|his|her|their|section)"),
    ("tortuous", "tortious", r"tortuous (?:interference|conduct|acts?)"),
    ("tortuously", "tortiously", r"tortuously interfer\w{1,4}"),
    (
        "form",
        "from",
        rf"{BEFORE_FROM} form (?:{OWN} [a-z]|{PARTY}|(?-i:[A-Z][a-z]{{2}}))",
    ),
    (
        "it",
        "its",
        rf"{BEFORE_ITS} it[’']s (?!not\b|only\b)[a-z]{{3}}",
    ),
    ("council", "counsel", rf"retain(?:ed|s|ing)? council|council for {PARTY}|(?:outside|opposing) council"),
    ("asses", "assess", r"(?:should|shall|must|may|court) asses (?:the|costs|damages|fees)"),
    ("untied", "United", r"Untied States"),
    ("pubic", "public", r"(?:in|the|of|a) pubic\b"),
    ("say", "se", r"negligen(?:t|ce) per say"),
    ("relieve", "relief", r"(?:prayer for|injunctive|equitable|declaratory) relieve"),
    ("forgoing", "foregoing", r"the forgoing (?:paragraphs?|allegations?)"),
    ("affects", "effects", r"adverse affects"),
    ("affect", "effect", r"adverse affect|took affect|no affect"),
    ("loose", "lose", r"(?:to|would|will|could|not) loose (?:money|profits?|business|customers?|income|wages)"),
    ("waver", "waiver", r"(?:jury|a) waver of|jury waver"),
    ("personnel", "personal", r"personnel (?:injury|injuries|jurisdiction)"),
    ("martial", "marital", r"martial (?:property|estate|residence|status)"),
    ("casual", "causal", r"casual (?:connection|link|relationship)"),
    ("mater", "matter", r"subject mater\b"),
    ("duel", "dual", r"duel (?:citizen\w{0,6}|purpose)"),
)
"""The wrong word, in lowercase; the word that is meant; and a pattern for a passage in which the word is wrong."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})".replace(" ", r"\s{1,12}"), re.IGNORECASE)


PATTERNS = tuple((wrong, right, _compiled(pattern)) for wrong, right, pattern in CONFUSED)


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
        words = frozenset(words_of(own_words))
        for wrong, right, pattern in PATTERNS:
            for match in passages(pattern, own_words) if wrong in words else ():
                yield Problem(path, f"`{one_line(match[0])}`: `{right}` may be meant", at=matched(match))
