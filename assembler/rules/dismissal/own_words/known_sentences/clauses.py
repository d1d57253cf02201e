"""Compound sentences, in which each clause must be a known sentence: "A and B", "A, but B", "A, who B".

A clause without a subject takes the subject of the clause before it: "The Clerk is asked to close the file and to enter
this notice." The subject of a relative clause is the parties named before it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from assembler.language.regex import Regex
from assembler.rules.dismissal.own_words.known_sentences.canonical import MARK, TOKEN

MAX_PARTS = 8
"""The maximum number of parts in a sentence."""

MAX_PARTS_IN_CLAUSE = 4
"""The maximum number of parts in a single clause."""

SOMEBODY = (
    rf"(?:(?:{TOKEN})+"
    r"|(?:(?:the|each|every|all|both|no|neither|any|other|remaining) )*(?:of the )?"
    r"(?:undersigned|plaintiffs?|defendants?|part(?:y|ies)|sides?|counsel|signers|signatories|claims?)"
    r"(?: counsel| of record)?)"
)
SUBJECT = (
    rf"(?:(?:counsel (?:of record )?for )?{SOMEBODY}(?:'s?)?(?: (?:claims?|counsel|attorneys?))?"
    rf"(?: (?:for|against|as to) {SOMEBODY})?|the-paper|the-action|the-court|the-clerk|a-settlement|the caption"
    r"|(?:the |this )?dismissal(?: of [^,;]{1,60}?(?= (?:is|are|shall|will|takes?|has|does)\b))?)"
)
CLAUSE_HEAD = Regex(
    rf"(?P<subject>{SUBJECT})"
    r"(?P<aux> (?:(?:is|are|was|were|has|have|had|may|shall|will|should|does|do)(?: not)?(?: be(?:en)?)?)"
    r"(?: (?:asked|requested|directed|authori[sz]ed))?)?(?P<to> to(?= ))?"
)
"""The subject of a clause and its auxiliary verb."""

SUBJECT_START = rf"(?:{SUBJECT}|nothing|nobody|no one|no|there|this|these|any|every|each|all)\b"
OWN_SUBJECT = Regex(rf"{SUBJECT_START}|it\b")
"""Words that begin a clause with a subject of its own."""

JOINT = Regex(
    r"((?<= as-said) with |(?<= as-said) | (?=(?:each|every|all|both) (?:part(?:y|ies)|sides?) (?:to |bear))"
    r"|;,? (?:and |but )?|:,? |,? and (?:that )?|,? but (?:that )?"
    r"|,? (?:yet|though|although|since|because|as|for|while|so that|with)"
    rf" (?=(?:(?:it|they|he|she) |{SUBJECT_START}))|, )"
)
"""Where a clause may begin."""

RELATIVE_PRONOUN = Regex(r"(?:(?:each|all|both|none|neither) of (?:whom|which)|who|which) ")
LAST_NAMED_PARTIES = Regex(rf"((?:{TOKEN})+)[^{MARK}]{{0,40}}\Z")
SUBORDINATE_START = Regex(r"\A(?:although|though|while|because|since|as|having been|having) ")
"""Words that begin a subordinate clause before the main clause."""

MAIN_CLAUSE_START = {"having been ": "has been ", "having ": "has "}
"""What replaces words that begin a subordinate clause; the others are left out."""


def all_known(sentence: str, is_known: Callable[[str], bool]) -> bool:
    """Whether *sentence*, in its canonical form, can be divided into clauses that all satisfy *is_known*."""
    sentence_text = SUBORDINATE_START.sub(lambda match: MAIN_CLAUSE_START.get(match[0], ""), sentence)
    parts = JOINT.split(sentence_text)
    clauses = parts[::2]
    joints = ["", *parts[1::2]]
    if not 1 < len(clauses) <= MAX_PARTS:
        return sentence_text != sentence and is_known(sentence_text)
    subjects = [CLAUSE_HEAD.match(clause.strip(" ,")) for clause in clauses]
    # Whether the clauses before each index can be divided into known ones.
    is_known_before = [True, *(False for _ in clauses)]
    for start in range(len(clauses)):
        if not is_known_before[start]:
            continue
        for end in range(start + 1, min(len(clauses), start + MAX_PARTS_IN_CLAUSE) + 1):
            if not is_known_before[end]:
                clause = _rejoined(clauses[start:end], joints[start:end])
                text_before = _rejoined(clauses[:start], joints[:start])
                readings = _readings(clause.strip(" ,"), text_before, _borrowed_subject(subjects, start))
                is_known_before[end] = any(map(is_known, readings))
    return is_known_before[-1]


def _rejoined(clauses: Sequence[str], joints: Sequence[str]) -> str:
    """Return *clauses* as one text; *joints* has the words before each clause, of which the first are left out."""
    clauses_with_joints = [joint + clause for joint, clause in zip(joints, clauses, strict=True)]
    return "".join(clauses_with_joints).removeprefix(joints[0]) if joints else ""


def _borrowed_subject(subjects: list[re.Match[str] | None], start: int) -> re.Match[str] | None:
    """Return the last subject before the clause at *start* or, for the first clause, the first subject after it.

    *subjects* has a match of `CLAUSE_HEAD` for each clause that begins with a subject.
    """
    candidates = subjects[1:] if start == 0 else reversed(subjects[:start])
    return next((subject for subject in candidates if subject), None)


def _readings(clause: str, text_before: str, borrowed_subject: re.Match[str] | None) -> Iterator[str]:
    """Yield the sentences that *clause* may mean, each with a subject of its own.

    The subject of a relative clause is the parties named last in *text_before*. Any other clause is read unchanged and,
    if it begins with a verb or a pronoun, also with *borrowed_subject*, the subject of another clause.
    """
    if relative_match := RELATIVE_PRONOUN.match(clause):
        verb = clause[relative_match.end() :]
        if name_match := LAST_NAMED_PARTIES.search(text_before):
            yield f"{name_match[1]} {verb}"
        if relative_match[0] == "which " and text_before.endswith("the-paper"):
            yield f"the-paper {verb}"
        return
    yield clause
    pronoun_match = re.match(r"(?:it|they|he|she) ", clause)
    if pronoun_match or not OWN_SUBJECT.match(clause):
        predicate = clause[pronoun_match.end() :] if pronoun_match else clause
        if borrowed_subject:
            subject, auxiliary, to = borrowed_subject.group("subject", "aux", "to")
            yield f"{subject} {predicate}"
            if auxiliary and not pronoun_match:
                yield f"{subject}{auxiliary} {predicate}"
                yield f"{subject}{auxiliary}{to or ''} {predicate}"
