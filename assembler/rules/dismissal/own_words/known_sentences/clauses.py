"""Compound sentences, in which each clause must be a known sentence: "A and B", "A, but B", "A, who B".

A clause without a subject takes the subject of the clause before it: "The Clerk is asked to close the file and to enter
this notice." The subject of a relative clause is the parties named before it.
"""

import re
from collections.abc import Callable, Iterator

from assembler.language.regex import Regex
from assembler.rules.dismissal.own_words.known_sentences.canonical import MARK, SIGN

MOST, LONGEST_GROUP = 8, 4
"""The maximum number of parts in a sentence, and the maximum number of parts in a single clause."""

SOMEBODY = (
    rf"(?:(?:{SIGN})+|(?:(?:the|each|every|all|both|no|neither|any|other|remaining) )*(?:of the )?(?:undersigned"
    r"|plaintiffs?|defendants?"
    r"|part(?:y|ies)|sides?|counsel|signers|signatories|claims?)(?: counsel| of record)?)"
)
SUBJECT = (
    rf"(?:(?:counsel (?:of record )?for )?{SOMEBODY}(?:'s?)?(?: (?:claims?|counsel|attorneys?))?"
    rf"(?: (?:for|against|as to) {SOMEBODY})?"
    r"|the-paper|the-action|the-court|the-clerk|a-settlement|the caption"
    r"|(?:the |this )?dismissal(?: of [^,;]{1,60}?(?= (?:is|are|shall|will|takes?|has|does)\b))?)"
)
HEAD = Regex(
    rf"(?P<subject>{SUBJECT})(?P<aux>"
    r" (?:(?:is|are|was|were|has|have|had|may|shall|will|should|does|do)(?: not)?(?: be(?:en)?)?)"
    r"(?: (?:asked|requested|directed|authori[sz]ed))?)?(?P<to> to(?= ))?"
)
"""The subject of a clause and its auxiliary verb."""

BEGINS = rf"(?:{SUBJECT}|nothing|nobody|no one|no|there|this|these|any|every|each|all)\b"
ANEW = Regex(rf"{BEGINS}|it\b")
JOINT = Regex(
    r"((?<= as-said) with |(?<= as-said) | (?=(?:each|every|all|both) (?:part(?:y|ies)|sides?) (?:to |bear))"
    r"|;,? (?:and |but )?|:,? |,? and (?:that )?|,? but (?:that )?"
    rf"|,? (?:yet|though|although|since|because|as|for|while|so that|with) (?=(?:(?:it|they|he|she) |{BEGINS}))|, )"
)
"""Where a clause may begin."""

RELATIVE = Regex(r"(?:(?:each|all|both|none|neither) of (?:whom|which)|who|which) ")
LAST_NAMED = Regex(rf"((?:{SIGN})+)[^{MARK}]{{0,40}}\Z")
SUBORDINATE_START = Regex(r"\A(?:although|though|while|because|since|as|having been|having) ")
"""Words that begin a subordinate clause before the main clause."""


def all_known(sentence: str, is_known: Callable[[str], bool]) -> bool:
    """Whether *sentence*, in its canonical form, can be divided into clauses that all satisfy *is_known*."""
    sentence_text = SUBORDINATE_START.sub(
        lambda word: "has been " if word[0] == "having been " else "has " if word[0] == "having " else "",
        sentence,
    )
    parts = JOINT.split(sentence_text)
    clauses, joints = parts[::2], ["", *parts[1::2]]
    if not 1 < len(clauses) <= MOST:
        return sentence_text != sentence and is_known(sentence_text)
    subjects = [HEAD.match(clause.strip(" ,")) for clause in clauses]
    reached = [True, *(False for _ in clauses)]
    for start in range(len(clauses)):
        if not reached[start]:
            continue
        for end in range(start + 1, min(len(clauses), start + LONGEST_GROUP) + 1):
            if not reached[end]:
                clause = clauses[start] + "".join(joints[place] + clauses[place] for place in range(start + 1, end))
                before = "".join(joints[place] + clauses[place] for place in range(start))
                reached[end] = any(map(is_known, _readings(clause.strip(" ,"), before, _heads(subjects, start))))
    return reached[-1]


def _heads(subjects: list[re.Match[str] | None], start: int) -> list[re.Match[str]]:
    """Return the last subject before the clause at *start* or, for the first clause, the first subject after it."""
    before = [subject for subject in subjects[:start] if subject]
    return before[-1:] if start else [subject for subject in subjects[1:] if subject][:1]


def _readings(clause: str, before: str, heads: list[re.Match[str]]) -> Iterator[str]:
    """Yield the readings of *clause*: unchanged, with parties named in *before*, or with another clause's subject."""
    if relative_match := RELATIVE.match(clause):
        verb = clause[relative_match.end() :]
        if name_match := LAST_NAMED.search(before):
            yield f"{name_match[1]} {verb}"
        if relative_match[0] == "which " and before.endswith("the-paper"):
            yield f"the-paper {verb}"
        return
    yield clause
    pronoun_match = re.match(r"(?:it|they|he|she) ", clause)
    if pronoun_match or not ANEW.match(clause):
        predicate = clause[pronoun_match.end() :] if pronoun_match else clause
        for head in heads:
            yield f"{head['subject']} {predicate}"
            if head["aux"] and not pronoun_match:
                yield f"{head['subject']}{head['aux']} {predicate}"
                yield f"{head['subject']}{head['aux']}{head['to'] or ''} {predicate}"
