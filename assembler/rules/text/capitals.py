"""Words with a capital in the middle of a sentence, and sentences that begin with a small letter."""

import re
from collections import Counter
from collections.abc import Iterator

from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.language.dates import MONTHS
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_english, on_record
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, Words, rule

CAPITALIZED_WORD = Regex(r"(?<![\w’'.-])[a-z][a-z’'-]{0,20},?\s(?P<word>[A-Z][a-z]{1,20})(?=\s[a-z(]|[.,;)])")
"""A capitalized word between words that have no capital."""

NAME_BEFORE = Regex(r"(?<![\w’'.])[A-Z][\w’'.]{0,40}+,?\s(?:of|and|for|in|on|or|&|the)\s(?:the\s)?\Z")
NAME_CONTINUES = Regex(r",?\s(?:of|and|for|in|or|&)\s(?:the\s)?[A-Z]")
"""Words before and after a word that show that it belongs to a name: "Department of Labor"."""

OFTEN_CAPITALIZED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh"
    " eighth ninth tenth no yes court state county district judge jury plaintiff defendant petitioner respondent"
    " complaint petition exhibit count claim section article part north south east west".split()
)
"""Words, in the singular, that papers write with and without a capital."""

NEVER_NAMES = frozenset(
    "About Above Across After Against Alleged Alleging Along Already Also Although Among And Any Are Because Been"
    " Before Being Below Beneath Beside Between Both But By Can Cannot Could Did Does During Each Either Even Ever"
    " Every Except Failed Failing For From Gave Given Had Has Have Having Held Her Here His How However If Including"
    " Instead Into Is Its Kept Knew Known Less Made Many Might More Most Must Neither Never Nor Not Nothing Often"
    " Only Onto Or Other Otherwise Over Owed Owes Paid Paying Refused Said Sent Several Shall She Should Since Sold"
    " Some Still Such Than That Their Them Then There Thereafter These They This Those Though Through Throughout"
    " Thus Told Too Took Toward Under Unless Until Upon Very Was Were What When Where Whether Which While Who Whom"
    " Whose With Within Without Would Wrote Yet Your".split()
)
"""Words that begin no name, and are no defined term, when the words beside them have no capital."""

AFTER_COMMA = Regex(
    r"(?<=[a-z]{3},)\s(?P<word>The|On|In|At|By|As|To|For|After|Before|When|If|It|He|She|They|We|This|That|These|Those|Each|All|No"
    r"|Its|His|Her|Their|There|From|With|Under|Upon|Because|Although)(?=\s(?!re\b|rem\b)[a-z])"
)
"""A word that begins sentences, after a comma: ", On the advice"."""

SMALL_LETTER_AFTER_STOP = Regex(r"(?P<before>[a-z]{4,20})(?P<stop>[.?!])\s(?P<word>[a-z]{2,20})\b(?![.@/])")
ABBREVIATIONS = frozenset(
    "approx assn assoc attn blvd cont corp dept dist dkt encl govt hosp incl misc natl para paras prof"
    " supp univ".split()
)
"""Abbreviations of four letters or more, after which the sentence may go on."""

MIN_USES = 3
"""How often a word must occur without its capital before a single capital counts as a mistake."""


@rule(
    "TXT051",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the letter, or the punctuation before it",
)
def wrong_capital(matter: Matter) -> Iterator[Problem]:
    """A word in the middle of a sentence begins with a capital, or a sentence begins with a small letter.

    Reported are the capital of a word that begins no name, such as "More", and that of a word of the dictionary that
    the matter writes with a small letter everywhere else. A capital after a comma, as in "broken, On the day", or a
    small letter after a period may also mean that the other mark was meant. Quotations and headings are not checked.
    """
    texts = [(path, unquoted(text)) for path, text in prose(matter) if path[-1] != "heading"]
    if not texts:
        return
    use_counts = Counter(word for _, text in all_texts(matter) for word in re.findall(r"[A-Za-z]{2,}", text))
    for path, text in texts:
        reported: set[int] = set()
        for match in passages(CAPITALIZED_WORD, text):
            word = match["word"]
            start, end = match.span("word")
            is_in_name = NAME_BEFORE.search(text, max(0, start - 40), start) or NAME_CONTINUES.match(text, end)
            if (word in NEVER_NAMES or _is_small_elsewhere(word, use_counts)) and not is_in_name:
                reported.add(start)
                message = f"`{word}` has a capital in the middle of a sentence"
                yield Problem(path, message, at=Words(word, start))
        for match in passages(AFTER_COMMA, text):
            if match.start("word") not in reported:
                message = f"`{match['word']}` has a capital after a comma; a period may be meant"
                yield Problem(path, message, at=Words(match["word"], match.start("word")))
        for match in passages(SMALL_LETTER_AFTER_STOP, text):
            if match["before"] not in ABBREVIATIONS and on_record(match["before"]) and is_english(match["word"]):
                words = f"{match['before']}{match['stop']} {match['word']}"
                message = f"`{words}`: a small letter follows the end of a sentence"
                yield Problem(path, message, at=Words(match[0], match.start()))


def _is_small_elsewhere(word: str, use_counts: Counter[str]) -> bool:
    """Whether *word*, a word of the dictionary, has its capital once in the matter and several use_counts none."""
    lower = word.lower()
    return (
        word not in MONTHS
        and lower.removesuffix("s") not in OFTEN_CAPITALIZED
        and use_counts[word] == 1
        and use_counts[lower] >= MIN_USES
        and not on_record(word)
        and is_english(lower)
    )
