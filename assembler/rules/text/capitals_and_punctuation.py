"""Capitals, periods, parentheses, quotation marks and spaces that are missing, doubled or out of place."""

import re
from collections import Counter
from collections.abc import Iterator

from assembler.facts.texts import NOTE, REFERENCE, all_texts, prose, unquoted
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.dates import MONTHS
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_english, on_record
from assembler.language.typed_signs import is_divider
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules.rule import Problem, Words, rule

SENTENCE_END = Regex(r"[.?!:;…—][”’\"')\]*_]*+\Z")
CITATION_END = Regex(r"[.?!][”’\"')\]*_]*\s+\([^()]*\)\Z")
ITEM_END = Regex(r"[;,]\s+(?:and|or)\Z")
"""The end of a list item that is a separate allegation: "failing to warn; and"."""

CHARACTERS_READ = 600
"""How many characters at the end of an allegation are searched, because searching a long text is slow."""

LAST_BLOCK = Regex(r"(?:^|\n)[ \t]*(?:>|[-*+] |\d{1,9}[.)] |\||!\[)[^\n]*\Z")
"""The last line of a quotation, a list, a table or a picture."""

WEB_ADDRESS_END = Regex(r"(?:https?://|www\.)\S+\Z")
SIGNATURE_LINE = Regex(r"(?:^|\n)[ \t]*(?:/?s/|By:|Dated?:)[^\n]*\Z")
"""A typed line for a signature or its date."""

ALLEGATION_ENDS = (SENTENCE_END, CITATION_END, ITEM_END, LAST_BLOCK, WEB_ADDRESS_END, SIGNATURE_LINE)


@rule(
    "TXT012",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="complete the sentence, or add its period",
)
def no_full_stop(matter: Matter) -> Iterator[Problem]:
    """An allegation does not end as a sentence does.

    Either the period or the rest of the sentence is missing. An allegation that ends with a quotation, a list, a table,
    a picture, a web address, a citation in parentheses or a signature line is not reported.
    """
    party_paragraphs = (
        (path, text) for path, text in prose(matter) if path[0] == "parties" and path[-1] == "paragraph"
    )
    allegation_texts = (((*path, "text"), allegation.text or "") for path, allegation in allegations(matter))
    for path, written_text in (*party_paragraphs, *allegation_texts):
        text = written_text.strip()
        is_in_parentheses = text.startswith("(") and text.endswith(")")
        if text in {"", "none"} or is_in_parentheses or is_divider(text):
            continue
        ending = NOTE.sub("", text)[-CHARACTERS_READ:].rstrip()
        if not any(pattern.search(ending) for pattern in ALLEGATION_ENDS):
            last_words = brief(" ".join(text.split()[-4:]))
            yield Problem(path, f"the allegation does not end as a sentence does: `… {last_words}`")


LIST_LABEL = Regex(r"(?<![\w(])(?:[a-zA-Z0-9]{1,3}|[ivx]{1,5})\)")
"""A label with only one parenthesis, such as "a)" or "iv)"."""

INCHES = Regex(r"(?<![\d,$])\d{1,3}\"(?=[\s,.;)x×-]|\Z)")
"""A quotation mark that means inches, as in 24"; the same mark after a year ends a quotation."""


@rule(
    "TXT011",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="add the missing mark, or delete the extra one",
)
def unmatched_mark(matter: Matter) -> Iterator[Problem]:
    """A parenthesis or a quotation mark has no counterpart.

    A quotation that is not closed attributes the pleader's own words to the person quoted. In a quotation of several
    paragraphs, each paragraph has an opening mark and only the last has a closing mark, so only an extra closing mark
    is reported there.
    """
    for path, text in prose(matter):
        plain_text = REFERENCE.sub("", text) if "[[" in text else text
        opening_marks = plain_text.count("“")
        closing_marks = plain_text.count("”")
        has_several_paragraphs = "\n\n" in plain_text.strip()
        if text.count('"') % 2 and INCHES.sub("", text).count('"') % 2:
            yield Problem(path, 'a quotation mark `"` has no counterpart')
        elif closing_marks > opening_marks or (opening_marks > closing_marks and not has_several_paragraphs):
            yield Problem(path, "a quotation mark `“` or `”` has no counterpart")
        extra_closing = plain_text.count(")") - plain_text.count("(")
        if extra_closing and not 0 < extra_closing <= len(LIST_LABEL.findall(plain_text)):
            yield Problem(path, "a parenthesis has no counterpart")


STRAY = Regex(
    r"(?P<space>(?<=\w) (?:[,;:!?]|\.(?! ?\.))(?=\s|$))|(?P<twice>(?<=[\w)])(?:[,;:] ?[,;.](?! ?[\d.])|\. ?\.(?! ?\.)))"
    r"|(?P<none>(?<=[a-z]{2})(?:[,;](?=[a-z]{2})|[.,;](?=(?:The|This|That|It|In|On|As|Upon|Plaintiffs?|Defendants?)\b)"
    r"|\.(?=[A-Z][a-z]{1,20}\s[a-z])))"
)
WORD_BEFORE = Regex(r"\b\w+\Z")
WORD_AFTER = Regex(r"\w+")
"""The word after a punctuation mark."""

MAX_WORD_LENGTH = 40
"""The maximum number of characters that a message quotes of the word before a punctuation mark."""

FAULTS = {
    "space": "has a space before the punctuation mark",
    "twice": "has two punctuation marks in a row",
    "none": "has no space after the punctuation mark",
}


@rule(
    "TXT014",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the punctuation mark once, directly after the word, and put a space after it",
)
def stray_punctuation(matter: Matter) -> Iterator[Problem]:
    """A punctuation mark is doubled, has a space before it, or lacks the space after it.

    The program adjusts quotation marks, dashes and spaces, but does not correct punctuation.
    """
    for path, text in prose(matter):
        for match in passages(STRAY, unquoted(text)):
            before_match = WORD_BEFORE.search_before(text, match.start(), MAX_WORD_LENGTH)
            after_match = WORD_AFTER.match(text, match.end()) if match.lastgroup == "none" else None
            word_before = before_match[0] if before_match else ""
            word_after = after_match[0] if after_match else ""
            yield Problem(path, f"`{word_before}{match[0]}{word_after}` {FAULTS[match.lastgroup or 'space']}")


SIGN = Regex(r"[§¶](?=[\dA-Za-z])")
AFTER_SIGN = Regex(r"\S{1,40}")


@rule(
    "TXT007",
    cite="The Bluebook, rules 3.3 and 6.2(c)",
    basis="memory",
    severity=Severity.NOTE,
    fix="add a space after the sign; the program keeps the sign and its number on the same line",
)
def sign_without_space(matter: Matter) -> Iterator[Problem]:
    """There is no space between a section or paragraph sign and its number.

    If there is a space, the program keeps the sign and its number on the same line. A single finding reports all
    places.
    """
    citations: list[tuple[KeyPath, str]] = []
    for path, text in prose(matter):
        for match in passages(SIGN, unquoted(text)):
            number_match = AFTER_SIGN.match(text, match.end())
            if number_match:
                number = number_match[0].rstrip(",.;")
                citations.append((path, match[0] + number))
    if citations:
        (first_path, first_citation), *others = citations
        count_words = f", and {len(others)} more," if others else ""
        verb = "have" if others else "has"
        other_paths = tuple(path for path in dict.fromkeys(path for path, _ in others) if path != first_path)
        yield Problem(first_path, f"`{first_citation}`{count_words} {verb} no space after the sign", also=other_paths)


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
"""Words that neither begin a name nor are a defined term when the words beside them have no capital."""

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
"""Abbreviations of four letters or more, after which the sentence may continue."""

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
            is_in_name = NAME_BEFORE.search_before(text, start, 40) or NAME_CONTINUES.match(text, end)
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
