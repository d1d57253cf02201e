"""CLM006."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.cause import Cause
from assembler.model.matter import Matter
from assembler.rules._pleadings import MEDIUM, QUOTED, Pleading, counts, lacking, speaks
from assembler.rules.claims._dates import says_when
from assembler.rules.rule import Problem, rule

SAID = re.compile(
    r"(?i)\b(said|says|told|wrote|stated|represent\w*|promised|assured|claimed|advertised|announced|reported|described)\b"
)
WHY_FALSE = re.compile(
    r"(?i)\b(false|untrue|misleading|in fact|in truth|knew|never|(did|was|were|had|has|have|could) not?)\b"
)


@rule(
    "CLM006",
    cite="Fed. R. Civ. P. 9(b)",
    basis="verified",
    severity=Severity.WARNING,
    fix="say who said what to whom, on which day, where or by what means, and why it was false",
)
def fraud_without_particulars(matter: Matter) -> Iterator[Problem]:
    """A count for fraud does not say who, what, when, where or how.

    The circumstances of fraud must be pleaded with particularity; state of mind may be alleged generally. The text of
    the count, of the allegations of its elements, and of those that it realleges and that report words, each with its
    neighbors, is searched for a name, words spoken, a date, a place or medium, and why they were false. If only a place
    or a reason seems to be missing, it is a note.
    """
    for pleading in counts(matter):
        if not _is_fraud(pleading.claim.cause, federal=matter.court.system == "federal") or not pleading.all.strip():
            continue
        answers = _circumstances(pleading, matter)
        if missing := lacking(answers):
            core = answers["who said it"] and answers["what was said"] and answers["when"]
            message = f"`{pleading.name}` does not say {missing}"
            cite = "" if matter.court.system == "federal" else pleading.claim.cause.pleading.cite
            yield Problem(("claims", pleading.number), message, Severity.NOTE if core else None, cite=cite)


def _is_fraud(cause: Cause, *, federal: bool) -> bool:
    """Whether *cause* is pleaded as fraud: by its own standard, or in a federal court by Rule 9(b)."""
    return cause.pleading.particulars in {"fraud", "fraud-based"} or (federal and bool(re.search("Fraud", cause.name)))


def _circumstances(pleading: Pleading, matter: Matter) -> dict[str, bool]:
    text = "\n".join((pleading.all, *_realleged(pleading, matter)))
    return {
        "who said it": speaks(text, pleading.claim, matter),
        "what was said": bool(QUOTED.search(text) or SAID.search(text)),
        "when": says_when(text),
        "where or by what means": bool(MEDIUM.search(text)),
        "how it was false": bool(WHY_FALSE.search(text)),
    }


def _realleged(pleading: Pleading, matter: Matter) -> Iterator[str]:
    """Yield the paragraphs that the count realleges and that quote words, each with the one before and behind it."""
    named = set(pleading.claim.incorporates)
    for section in matter.sections:
        if named and not named & {section.id, "facts", "all"}:
            continue
        texts = [paragraph.text or "" for paragraph in section.paragraphs]
        quoting = {place for place, text in enumerate(texts) if QUOTED.search(text) and _on_words(text)}
        yield from (text for place, text in enumerate(texts) if {place - 1, place, place + 1} & quoting)


def _on_words(text: str) -> bool:
    """Whether *text* speaks of words, or of what is false."""
    return bool(SAID.search(text) or WHY_FALSE.search(text))
