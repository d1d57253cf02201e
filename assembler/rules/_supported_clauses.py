"""Finds the clause that a reference supports, as in "she knew, as alleged in [[call]]", and a fitting paragraph."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, TypeVar

from assembler.facts.sentences import sentence_span
from assembler.language.regex import Regex
from assembler.rules._described_things import (
    CHARACTERS_BEFORE,
    DESCRIBED,
    GENERIC,
    MAX_PARAGRAPHS,
    NAMED_BEFORE,
    PARTICIPLE,
    WORD,
    Story,
    has_word,
)
from assembler.rules._roots import root

Key = TypeVar("Key", str, int)
"""What identifies a paragraph: its name or its number."""

UTTERANCES = frozenset(
    "statement statements representation representations misrepresentation misrepresentations assurance assurances"
    " remark remarks warning warnings threat threats information announcement advertisement advertisements".split()
)
"""Nouns for what somebody said."""

SAID = Regex(
    r"(?i)[\"“]|\b(?:s(?:aid|ays?|tate\w*|poke)|t(?:old|ell\w*|ext\w*|hreat\w*)|w(?:rote|rit\w+|arn\w*)|answer\w*|repl\w+|ask\w*"
    r"|a(?:ssur\w+|dvertis\w+|dmit\w*|cknowledg\w+|nnounc\w+|dvis\w+)|promis\w+|represent\w*|misrepresent\w*|claim\w*|describ\w+"
    r"|call\w*|publi\w+|post\w*|report\w*|explain\w*|inform\w*|confirm\w*|den(?:y|ied)|offer\w*|letter\w*|e-?mail\w*"
    r"|messag\w+|notice|notif\w+|label\w*|brochure\w*|listing\w*|list\w*|shout\w*|words?|remark\w*|disclos\w+|certif\w+|show\w*|read\w*"
    r"|complain\w*|declar\w+|insist\w*|quot\w+|memo\w*|record\w*|issu\w+|presentation\w*|guarant\w+|pledg\w+|invit\w+|propos\w+)\b"
)
"""Words, or a quotation mark, that show that somebody says something in a paragraph."""


def utterance_at(text: str, start: int) -> str:
    """Return the noun in `UTTERANCES` directly before "alleged in" and the reference at *start*; else ""."""
    match = NAMED_BEFORE.search_before(text, start, CHARACTERS_BEFORE)
    words = PARTICIPLE.sub("", match["words"]).split() if match else []
    return words[-1] if words and words[-1] in UTTERANCES else ""


class _Content(NamedTuple):
    """What a sentence says that a paragraph contains: the words before its number, the content, and its name."""

    said: Regex
    content: Regex
    name: str


IN = r"\s(?:above\s|below\s|in\sfull\s)?(?:in|by|at)\s\Z"
CONTENTS = (
    _Content(Regex(rf"\bquoted{IN}"), Regex(r"[\"“](?![^\"”]{0,60}[\"”]\))[^\"”]{3}|(?m:^[ \t]*>)"), "quotation"),
    _Content(
        Regex(rf"\b(?:sums?|amounts?)\s(?:that\s(?:is|are)\s|which\s(?:is|are)\s)?{DESCRIBED}{IN}"),
        Regex(r"[$€£]\s?\d|\b(?:dollars|euros)\b"),
        "sum",
    ),
    _Content(
        Regex(rf"\b(?:listed|itemized|tabulated|enumerated){IN}"),
        Regex(r"(?m)^[ \t]{0,8}(?:\||[-*]\s|\d{1,2}[.)]\s|\([a-z]\))|,[^.;]{1,90}\s(?:and|or)\s|;[^.]{1,120};"),
        "list",
    ),
)
"""The kinds of content that can be recognized in a paragraph."""


def missing_content(text: str, start: int, cited_texts: Collection[str]) -> str:
    """Return what the words before the reference at *start* say is in the cited paragraphs, but is not in all of them.

    Return "" if nothing is missing.
    """
    for kind in CONTENTS:
        if cited_texts and kind.said.search_before(text, start, CHARACTERS_BEFORE):
            return "" if all(kind.content.search(cited_text) for cited_text in cited_texts) else kind.name
    return ""


AS_SHOWN = Regex(
    r"(?<![\w’'-])as\s"
    rf"(?:(?:is\s|was\s)?(?:also\s|more\sfully\s|further\s)?{DESCRIBED}\s(?:above\s|below\s)?(?:in|by|at)\s)?\Z"
)
"""The words between a clause and a reference that supports it: "she knew of it, as alleged in"."""

SHOWN = Regex(r"\s(?:also\s|each\s|both\s)?(?:allege|show|describe|state|recount|relate|say|plead|explain|set)s?\b")
"""The verb after a reference that follows a bare "as": "as [[call]] shows"."""

FREQUENT_WORDS = GENERIC | frozenset(
    "the and for with from that this those these its his her their not any all who whom whose which when where while"
    " after before until since such each into upon under over out off than then there because although but only both"
    " own per did does had has have being been was were are may will would could should can must about between through"
    " during against among within without more most much many some very still even yet just time times day days year"
    " years month months made make gave given took taken contract contracts perform performed performance obligation"
    " obligations duty duties right rights valid enforceable false true knowingly reason paid party".split()
)
"""Words that show nothing about the paragraph that supports a clause."""

MIN_SHARED_ROOTS = 2
"""How many words of a clause another paragraph must share to be the intended one."""


def clause_at(text: str, start: int, end: int) -> frozenset[str]:
    """Return the roots of the distinctive words of the clause that a reference supports; none if there is no clause.

    The reference is at *start* to *end* of *text*. The clause begins with its sentence.
    """
    match = AS_SHOWN.search_before(text, start, CHARACTERS_BEFORE)
    if not match or (match[0] == "as " and not SHOWN.match(text, end)):
        return frozenset()
    begin, _ = sentence_span(text, start, end)
    return frozenset(
        root(word) for word in WORD.findall(text[begin : match.start()].lower()) if word not in FREQUENT_WORDS
    )


def supporting_paragraph(
    roots: Collection[str], referred_stories: Sequence[Story], other_stories: Mapping[Key, Story]
) -> Key | None:
    """Return the key of the only other story that shares several of *roots*, if those referred to share none.

    Return None if there is no such story, or more than one. A word that many paragraphs share does not count.
    """
    if not roots or not referred_stories or any(has_word(story, word) for story in referred_stories for word in roots):
        return None
    shared_roots: Counter[Key] = Counter()
    for word in roots:
        keys = [key for key, story in other_stories.items() if has_word(story, word)]
        if len(keys) <= MAX_PARAGRAPHS + 1:
            shared_roots.update(keys)
    highest_count = max(shared_roots.values(), default=0)
    likeliest = [key for key, count in shared_roots.items() if count == highest_count]
    return likeliest[0] if highest_count >= MIN_SHARED_ROOTS and len(likeliest) == 1 else None
