"""Particulars missing from a count for fraud or defamation, from a civil-rights claim, or from a class action."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.cause import Cause
from assembler.model.law import qualified_cite
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint, pleaded_parties
from assembler.rules._pleadings import MEDIUM, QUOTED, Pleading, counts, speaks, unanswered
from assembler.rules.claims._pleaded_dates import says_when
from assembler.rules.rule import Problem, rule

SPEECH_VERB = Regex(
    r"(?i)\b(said|says|told|wrote|stated|represent\w*|promised|assured|claimed|advertised|announced|reported|described)\b"
)
WHY_FALSE = Regex(
    r"(?i)\b(false|untrue|misleading|in fact|in truth|knew|never|(did|was|were|had|has|have|could) not?)\b"
)

SPEAKER = "who made the statement"
STATEMENT = "what the statement was"
DATE = "when the statement was made"


@rule(
    "CLM006",
    cite="Fed. R. Civ. P. 9(b)",
    basis="verified",
    severity=Severity.WARNING,
    fix="say who said what to whom, when, where or by what means, and why it was false",
)
def fraud_without_particulars(matter: Matter) -> Iterator[Problem]:
    """A count for fraud does not say who, what, when, where or how.

    The circumstances of fraud must be pleaded with particularity; state of mind may be alleged generally. The rule
    searches the count, the allegations of its elements, and any realleged paragraphs that quote words, together with
    the paragraphs next to them. It looks for a name, words spoken, a date, a place or medium, and a reason why the
    words were false. If only the place or the reason seems to be missing, the finding is a note.
    """
    for pleading in counts(matter):
        if not _is_fraud(pleading.claim.cause, federal=matter.court.system == "federal") or not pleading.text.strip():
            continue
        answers = _circumstances(pleading, matter)
        missing = unanswered(answers)
        if missing:
            has_essentials = answers[SPEAKER] and answers[STATEMENT] and answers[DATE]
            message = f"`{pleading.name}` does not say {missing}"
            cite = "" if matter.court.system == "federal" else pleading.claim.cause.pleading.cite
            yield Problem(
                ("claims", pleading.filing_index), message, Severity.NOTE if has_essentials else None, cite=cite
            )


def _is_fraud(cause: Cause, *, federal: bool) -> bool:
    """Whether *cause* must be pleaded as fraud, under its own standard or, in a federal court, under Rule 9(b)."""
    return cause.pleading.particulars in {"fraud", "fraud-based"} or (federal and bool(re.search("Fraud", cause.name)))


def _circumstances(pleading: Pleading, matter: Matter) -> dict[str, bool]:
    """Return the questions that a count for fraud must answer, and whether *pleading* answers each."""
    text = "\n".join((pleading.text, *_realleged_quotations(pleading, matter)))
    return {
        SPEAKER: speaks(text, pleading.claim, matter),
        STATEMENT: bool(QUOTED.search(text) or SPEECH_VERB.search(text)),
        DATE: says_when(text),
        "where or by what means the statement was made": bool(MEDIUM.search(text)),
        "why the statement was false": bool(WHY_FALSE.search(text)),
    }


def _realleged_quotations(pleading: Pleading, matter: Matter) -> Iterator[str]:
    """Yield the realleged paragraphs that quote words, each with the paragraphs before and after it."""
    incorporated = set(pleading.claim.incorporates)
    for section in matter.sections:
        if incorporated and not incorporated & {section.id, "facts", "all"}:
            continue
        texts = [paragraph.text or "" for paragraph in section.paragraphs]
        quotations = {index for index, text in enumerate(texts) if QUOTED.search(text) and _reports_words(text)}
        yield from (text for index, text in enumerate(texts) if {index - 1, index, index + 1} & quotations)


def _reports_words(text: str) -> bool:
    """Whether *text* says that somebody said something, or that something was false."""
    return bool(SPEECH_VERB.search(text) or WHY_FALSE.search(text))


AUDIENCE = Regex(
    r"(?i)\b(told|posted|published|printed|broadcast|aired|circulated|e-?mailed|reached|read(?:ers)?|viewers|listeners"
    r"|press|public(?:ly)?|news\w*|customers?|clients?|employees?|colleagues|others|third part\w+|sent|wrote) \w+"
)


@rule(
    "CLM007",
    cite="the pleading standard of the cause of action",
    basis="secondary",
    severity=Severity.WARNING,
    fix="quote the words, and say who said them, when, and to whom",
)
def defamation_without_particulars(matter: Matter) -> Iterator[Problem]:
    """A count for defamation does not plead the exact words, the speaker, the date or the audience.

    Some courts require the exact words in the complaint, and no court can decide on truth, privilege or timeliness
    without these facts. The rule searches the count and the allegations of its elements for a quotation, a name, a date
    and an audience.
    """
    for pleading in counts(matter):
        cause = pleading.claim.cause
        if cause.pleading.particulars != "words" or not pleading.text.strip():
            continue
        answers = {
            "the defamatory words": bool(QUOTED.search(pleading.text)),
            "who said the words": speaks(pleading.text, pleading.claim, matter),
            "when the words were said": says_when(pleading.text),
            "to whom the words were said": bool(AUDIENCE.search(pleading.text)),
        }
        missing = unanswered(answers)
        if missing:
            cite = qualified_cite(cause.pleading.cite, cause.pleading.basis) if cause.pleading.cite else ""
            yield Problem(("claims", pleading.filing_index), f"`{pleading.name}` does not state {missing}", cite=cite)


FEDERAL_RIGHT = "federal-right"
"""The element of a cause that states the right of which the plaintiff was deprived."""

NAMES_A_RIGHT = Regex(
    r"(?i)\bamendments?\b|\bconstitution|\bdue process\b|\bequal protection\b|\bclause\b"
    r"|\bU\.\s?S\.\s?C\b|\bC\.\s?F\.\s?R\b"
    r"|\bprivileges? (?:and|or) immunit|\bbill of rights\b|\bfree(?:dom of)? (?:speech|exercise|assembly)\b|\bseizure\b"
    r"|\bAct\b|\bcruel and unusual\b"
)
"""Words that name a right under the Constitution or a law of the United States."""


@rule(
    "CLM014",
    cite="42 U.S.C. § 1983; Albright v. Oliver, 510 U.S. 266, 271 (1994)",
    basis="memory",
    severity=Severity.WARNING,
    fix="name the amendment, the clause or the statute that secures the right",
)
def right_not_named(matter: Matter) -> Iterator[Problem]:
    """A count for the deprivation of a federal right does not name the right.

    The statute under which the plaintiff sues creates no rights itself, so the complaint must name the specific right
    that was infringed. The rule searches the texts and titles of the counts and the allegations of their elements. If
    several counts allege such a deprivation, it is enough that one of them names the right.
    """
    pleadings = [pleading for pleading in counts(matter) if FEDERAL_RIGHT in pleading.claim.cause.elements]
    if any(NAMES_A_RIGHT.search(f"{pleading.claim.title or ''}\n{pleading.text}") for pleading in pleadings):
        return
    for pleading in pleadings:
        message = f"`{pleading.name}` does not name the right that was infringed"
        yield Problem(("claims", pleading.filing_index), message)


CLASS_WORDS = Regex(r"(?i)\bsimilarly\b|\bclass\b")
COLLECTIVE_ACTION = Regex(r"(?i)\b216\(b\)|\bcollective action|\bcollective members?\b")
"""A collective action, whose members opt in; Rule 23 does not apply to it."""

CERTIFICATION = Regex(r"(?i)\bcertify\b[^.;]{0,40}\bclass\b")

MORE_THAN = r"(?:at least|more than|over|about|approximately|some|exceeds?|estimated)"

ANY_CLASS = {
    "how many members the class has": r"numerous|numerosity|joinder[^.]{0,40}impractic|impractic\w+[^.]{0,40}join"
    rf"|(?:thousands?|hundreds?|dozens?|millions?|{MORE_THAN} [\d,]+)[^.]{{0,30}}members?|members? number\w*\b",
    "which questions are common to the class": r"common questions?|questions?[^.]{0,60}\bcommon\b|commonality"
    r"|\bcommon to (?:the|all|each|every|its)\b[^.]{0,20}\b(?:class|members?)\b",
    "that the plaintiff's claims are typical": r"\btypical",
    "that the plaintiff will protect the class adequately": r"\badequa(?:te|tely|cy)\b[^.]{0,80}(?:represent|protect)"
    r"|(?:represent|protect)\w*[^.]{0,80}\badequa",
}
"""The requirements of Rule 23(a), each with the words that plead it."""

DAMAGES_CLASS = {
    "that common questions predominate": r"predominat",
    "that a class action is superior": r"\bsuperior",
}
"""The further requirements of Rule 23(b)(3), each with the words that plead it."""

OTHER_CLASS = Regex(r"23\(b\)\((?:1|2)\)|to act on grounds|generally applicable|apply generally")
"""Words that plead a class under Rule 23(b)(1) or (b)(2), which need not show predominance or superiority."""


@rule(
    "CLM013",
    cite="Fed. R. Civ. P. 23(a), (b)",
    basis="memory",
    severity=Severity.WARNING,
    fix="allege the missing facts or, if nobody sues on behalf of a class, delete `on_behalf_of:`",
)
def class_without_rule_23(matter: Matter) -> Iterator[Problem]:
    """A class action lacks an allegation that Rule 23 requires.

    Rule 23(a) requires a class too numerous to join, common questions, typical claims and adequate representatives; a
    class under (b)(3) also requires that common questions predominate and that a class action is superior. The rule
    searches the texts of the complaint for words that plead each requirement. State courts have their own rules on
    class actions, so their complaints are not checked.
    """
    if matter.court.system != "federal" or not has_complaint(matter):
        return
    complaint = "\n".join(text for _, text in prose(matter))
    representatives = [
        name for name, party in pleaded_parties(matter).items() if CLASS_WORDS.search(party.on_behalf_of or "")
    ]
    if COLLECTIVE_ACTION.search(complaint):
        return
    if not representatives:
        yield from _class_without_representative(matter)
        return
    requirements = ANY_CLASS if OTHER_CLASS.search(complaint) else ANY_CLASS | DAMAGES_CLASS
    missing = [name for name, words in requirements.items() if not re.search(rf"(?i){words}", complaint)]
    if missing:
        path = ("parties", representatives[0], "on_behalf_of")
        yield Problem(path, f"the complaint does not say {series(missing, 'or')}")


def _class_without_representative(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each item of the prayer that asks to certify a class for which nobody sues."""
    for relief_index, relief in enumerate(matter.relief):
        if CERTIFICATION.search(relief.text):
            fix = "say for whom the plaintiff sues: `on_behalf_of: herself and all others similarly situated`"
            message = "the prayer asks to certify a class, but no party sues on behalf of a class"
            yield Problem(("relief", relief_index), message, fix=fix)
