"""Periods, parentheses, quotation marks and spaces that are missing, doubled or out of place."""

from collections.abc import Iterator

from assembler.facts.texts import NOTE, REFERENCE, prose, unquoted
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex, passages
from assembler.language.typed_signs import is_divider
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules.rule import Problem, rule

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
            before_match = WORD_BEFORE.search(text, max(match.start() - MAX_WORD_LENGTH, 0), match.start())
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
