"""Blanks that are not filled in, and the program's own marks that a paper would print."""

import re
from collections.abc import Iterator, Sequence

from assembler.facts.texts import NUMBERS, prose, texts_of_pages, titles, unquoted, written_texts
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.citations import ROOTS, SERIES
from assembler.language.dates import MONTH
from assembler.language.placeholders import BLANKS, blanks
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.plan.papers import Papers
from assembler.plan.text.markdown import EMPHASIS
from assembler.rules._printed_words import strings
from assembler.rules.rule import Problem, Words, rule
from assembler.rules.text._bracketed_terms import is_definition


@rule(
    "TXT001",
    cite="this program",
    basis="program",
    fix="replace the words in parentheses, or delete the line",
    no_waiver="`assembler new` wrote these words as a question to the user, and no paper should print them",
)
def unfilled_blank(matter: Matter) -> Iterator[Problem]:
    """A blank that `assembler new` wrote is not filled in.

    `assembler new` writes such blanks in parentheses, and a paper would print them. Quotations are not checked. A draft
    can be built nevertheless.
    """
    unfilled = [(path, blank) for path, text in written_texts(matter) for blank in blanks(unquoted(text))]
    if unfilled:
        places = [*dict.fromkeys(path for path, _ in unfilled)]
        names = ", ".join(f"`{blank}`" for blank in dict.fromkeys(blank for _, blank in unfilled))
        message = f"not yet filled in: {names}"
        yield Problem(places[0], message, also=tuple(places[1:]), passes_draft=True)


PRINTED_IN_BRACKETS = (
    "SIC|REDACTED|EMPHASIS|DKT|ECF|DOC|PROPOSED|CORRECTED|AMENDED|VERIFIED|SEALED|UNDER SEAL|CONFIDENTIAL|TRANSLATED",
    "FILED (?:UNDER|WITH|HEREWITH|CONCURRENTLY)|PUBLIC (?:VERSION|REDACTED)|(?:UN)?LIMITED|JURY TRIAL|ORAL ARGUMENT",
    "SIGNATURES? (?:ON|FOLLOW|PAGE|BLOCK)|(?:ADDITIONAL )?COUNSEL (?:ON|LISTED|APPEAR)|(?:CAPTION )?CONTINUED",
    "REMAINDER|ILLEGIBLE|INAUDIBLE|OMITTED|IMAGE|PHOTOGRAPH|INTENTIONALLY",
)
"""Words that papers print in brackets: "[PROPOSED] ORDER", "[FILED UNDER SEAL]", "[SIGNATURES FOLLOW]"."""

FACT = "date|amount|sum|name|address|number|month|day|year|time|place|city|county|state|title"
"""Words that forms put in brackets in place of a fact: [date], [Name of payee]."""

ROLES = (
    "plaintiff|defendant|client|company|debtor|creditor|borrower|lender|landlord|tenant|employer|employee|seller|buyer"
    "|insured|insurer|decedent|claimant|party"
)
"""Words that forms put in brackets in place of a party's name."""

BLANK = Regex(
    rf"(?P<bracket>\[(?!(?:{'|'.join(PRINTED_IN_BRACKETS)})\b)(?P<term>[A-Z][A-Z0-9 /’'&.-]{{2,60}})\])"
    r"|(?P<order>\[(?i:insert|ins\.|fill in|add|enter|specify|identify|describe|state)\s[^\[\]]{2,80}\])"
    r"|(?P<tbd>(?<![\w-])T\.?B\.?[DA]\.?(?![\w-]))"
    r"|(?P<line>(?<![\w@/.-])_{2,}+(?![A-Za-z]\w*(?:_|\.\w)))"
    rf"|(?P<fact>(?<![\w^!\[])\[(?i:{FACT})(?:\s?/\s?(?i:{FACT})){{0,3}}(?:\s(?i:of)\s[^\[\]]{{1,60}})?\](?![\]:(]))"
    r"|(?P<sign>\[[$€£]?\s?[●•◦○■□▪◆]+\]|(?<=[Ss]ection\s)\[[A-Z#]\]|(?<=Exhibit\s)\[[A-Z#]\])"
    r"|(?P<year>(?<!\w)(?:19|20)_{2,4}(?!\w))"
    r"|(?P<day>\[[\s_]{0,12}(?:/[\s_]{0,12}){2}(?:\d{4}|\d\d)?\s{0,4}\])"
    r"|(?P<empty>(?<![\w\]])\[\s{1,40}\](?![\[(]))"
    rf"|(?P<role>(?<=[a-z;:(]\s)\[(?i:(?:{ROLES})(?:s?[’']|[’']s|s)?(?:\s(?:{FACT}))?)\](?![\]:(]))"
    r"|(?P<hollow>(?<![\w\]\[])\[\](?![\[(\w])|(?<![\w.])\$(?=[.,;]?\s{1,9}[a-z]|[.,;]\Z|\Z|[.;]\s)|\$0,000(?:,000){0,2}(?:\.00)?(?![\d,]))"
    r"|(?P<model>(?<![\w/])(?:MM|mm|DD|dd)/(?:DD|dd|MM|mm)/(?:YY|yy){1,2}(?!\w)|%[A-Z][A-Z_]{2,20}%"
    r"|(?<!<)<(?!u>|U>)[A-Za-z][A-Za-z_ ’'-]{2,40}>)"
    r"|(?P<field>\{\{[^{}\n]{1,60}\}\}|\{\s{0,3}[A-Z]{4,12}\s[^{}\n]{1,60}\}|\{[A-Z][A-Z _]{2,30}\}"
    r"|«\s?\w{1,30}(?:[ _]\w{1,30}){0,2}\s?»)"
)
"""Blanks: [AMOUNT], [insert the date], TBD, July __, [name of payee], [$●], [  /  /2025], [ ], [Plaintiff], <date>."""

BLANK_SIGN = Regex(r"[\[_«<{%]|T\.?B\.?[DA]|(?:[Mm]{2}|[Dd]{2})/|\$(?![1-9]|0\.)")
"""A sign of which a text has at least one if it has a blank."""

CHECKED = Regex(r"\[[xX✓✔]\]")
"""A checked box. In the same text, empty brackets are an unchecked box, not a blank."""

POSSIBLE_BLANK = Regex(
    r"(?<![\w.$-])(?P<xx>\$?(?:X,XXX|X{2,})(?:,XXX)*|x{3,})(?![\w’'-]|\s\d)|\((?P<word>amount|date|name|number|city|county|state|address)\)",
    needs="xx|(",
)
"""Possible blanks: XX, which can also be a numeral, and words such as (amount)."""

PARENTHESIZED_VALUE = Regex(r"\((?!deceased|retired|pro se)[A-Za-z][A-Za-z ’'/-]{3,40}\)")
"""A value that is entirely in parentheses, which forms use for a fact that is not yet known: (unknown)."""

PEOPLE_KEYS = frozenset({"parties", "counsel", "firms", "people"})
ENTRY_KEYS = frozenset({"address", "name", "telephone", "fax", "email", "bar_number", "number"})
"""The keys of names, addresses and numbers in the entry of a party, a lawyer, a firm or a person."""

BLANK_ENTRY = Regex(
    r"\A(?i:to (?:come|follow|be (?:added|supplied|provided|determined|confirmed))|tbc|tk)\Z"
    r"|\b(?:TO (?:COME|FOLLOW|BE (?:ADDED|SUPPLIED|PROVIDED|DETERMINED|CONFIRMED))|TBC|TK)\b|\[\W{0,9}\]"
    r"|[Xx]{3}-?[Xx]{4}"
)
"""Words and signs in a name, a number or a line of an address that is still to be written: "TO COME", "Suite [__]"."""

NUMERAL = Regex(
    rf"(?:\b(?!(?:On|At|In|Of|For|The|From|To|By|About|Between|And|Before|After|{MONTH})\b)[A-Z][a-z]{{1,20}}"
    r"|Vol\.|Ex\.|No\.|\d)\s+\Z"
)
"""Words before "XX" that make it a numeral: a number, or a name that is not a month, as in "Super Bowl XX"."""

LINE_TO_SIGN = Regex(r"(?m)^\\?_{10,60}(?:\\_)?\\\n(?=[A-Z])", needs="____")
"""A line of underscores that ends with a line break, above a name."""

REPORTER = Regex(rf"(?<!\w)\d{{1,4}}\s(?:{ROOTS})(?:{SERIES})?,?\s(?:\\?_[\\_]{{1,30}}+,\s|at\s)?\\?\Z")
"""A volume and a reporter, after which unpublished pages are blanks: "598 U.S. ___, ___", "598 U.S., at ___".

A backslash before underscores keeps them from being read as emphasis."""


@rule(
    "TXT016",
    cite="this program",
    basis="program",
    severity=Severity.ERROR,
    fix="fill in the blank; if the words belong in the text, waive TXT016 under `waivers:` and say why",
)
def blank_left(matter: Matter) -> Iterator[Problem]:
    """A text still has a blank to fill in.

    Capitals in brackets, words such as [insert the date], [amount], [city/state] or [name of payee], brackets with
    a bullet or without words, a dollar sign without a sum, merge fields such as «Rate» or <date>, TBD and underscores
    are errors.
    So is a name, a number or a line of an address with such a blank, with TO COME, or entirely in parentheses, such as
    (unknown). XX and words such
    as (amount) are warnings, because they may be meant: XX is also a numeral. Quotations are not checked; neither are
    underscores inside a word or a file name, or an unchecked box in a text with a checked box. No text needs lines for
    a signature or a date, because the program prints these lines; only a section after the signature may have its own
    line to sign: at least ten underscores and a backslash, above the name.

    A term that is defined in brackets is not a blank, as in "the Private Attorneys General Act [PAGA]". Neither is a
    term such as BUYER in "Sample Kites, Inc. [BUYER]" if it is used elsewhere without brackets, or a word that papers
    usually print in brackets, such as [PROPOSED].
    """
    texts_by_path = [(path, unquoted(text)) for path, text in (*prose(matter), *titles(matter))]
    texts = [text for _, text in texts_by_path]
    defined_terms: set[str] = set()
    for path, unquoted_text in texts_by_path:
        starts: dict[str, int] = {}
        for match in _blanks_in(unquoted_text):
            before = unquoted_text[max(0, match.start() - 200) : match.start()]
            term = match["term"]
            if term and term not in defined_terms and is_definition(term, before, texts):
                defined_terms.add(term)
            elif term in defined_terms:
                message = f"`{brief(match[0])}`, which an earlier text defines, is in brackets again"
                yield Problem(
                    path, message, Severity.WARNING, fix="fill in the blank, or write the term without brackets"
                )
            elif not _is_printed(match, unquoted_text) and not _is_line_to_sign(match, unquoted_text, path):
                yield Problem(path, f"`{brief(match[0])}` still has to be filled in", at=_first_words(match, starts))
        for match in passages(POSSIBLE_BLANK, unquoted_text):
            if not NUMERAL.search_before(unquoted_text, match.start(), 24):
                message = f"`{brief(match[0])}` may still have to be filled in"
                yield Problem(path, message, Severity.WARNING, at=_first_words(match, starts))
    for path, text in written_texts(matter):
        is_entry = path[0] in PEOPLE_KEYS and bool(ENTRY_KEYS & set(path[2:]))
        is_blank = is_entry and _is_blank_entry(path, text.strip())
        if is_blank or (path[-1] in NUMBERS and BLANK.fullmatch(text.strip())):
            yield Problem(path, f"`{brief(text)}` still has to be filled in")


def _is_blank_entry(path: KeyPath, entry: str) -> bool:
    """Whether *entry*, at *path*, is not filled in; SIG031 reads the blanks of a bar number."""
    if PARENTHESIZED_VALUE.fullmatch(entry):
        return entry not in BLANKS
    return path[-1] != "bar_number" and (
        bool(BLANK_ENTRY.search(entry)) or any(match.lastgroup != "model" for match in _blanks_in(entry))
    )


def _blanks_in(text: str) -> Iterator[re.Match[str]]:
    if BLANK_SIGN.search(text):
        yield from passages(BLANK, text)


def _first_words(match: re.Match[str], starts: dict[str, int]) -> Words:
    """Return the words of *match* at their first place in the text, so that repeated words are reported once."""
    return Words(match[0], starts.setdefault(match[0], match.start()))


def _is_printed(match: re.Match[str], text: str) -> bool:
    """Whether the blank *match* in *text* should be printed: an unpublished page number, or an unchecked box."""
    is_page = match["line"] and REPORTER.search_before(text, match.start(), 200)
    return bool(is_page or (match["empty"] and CHECKED.search(text)))


def _is_line_to_sign(match: re.Match[str], text: str, path: KeyPath) -> bool:
    """Whether the blank *match* in *text*, at *path*, is the line for a signature in a section after the signature."""
    if "after_signature" not in path:
        return False
    return any(line.start() <= match.start() < line.end() for line in LINE_TO_SIGN.finditer(text))


MARK = Regex(
    r"(?P<reference>\[\[[^\[\]\n]{1,200}+\]\])|(?P<blank><<[^<>\n]{1,100}+>>)|(?P<placeholder>\{[A-Za-z_]{1,40}+\})"
    r"|(?P<note>\^\[[^\[\]\n]{1,300}+\])"
    rf"|(?P<underline><[uU]>[^<>\n]{{1,200}}</[uU]>)|(?P<half></?[uU]>)|(?P<emphasis>{EMPHASIS.pattern})"
)
"""Marks that the program interprets: references, batch blanks, placeholders, footnotes, underlining, emphasis. No page
should print them."""

REASONS = {
    "reference": ("no reference is looked up here, so", "write the words, or move the sentence into a paragraph"),
    "blank": ("only `assembler batch` fills blanks, so", "write the words, or run `assembler batch BASE ROWS`"),
    "underline": ("nothing is underlined here, so", "delete both marks"),
    "half": ("only one of the two marks of underlining is here, so", "delete it, or write `<u>words</u>`"),
    "emphasis": ("no words are set in italics here, so", "delete the asterisks"),
    "note": (
        "no footnote can be set here, so",
        "move the footnote to a paragraph, or to a line of `words: {signature: ...}`",
    ),
    "placeholder": ("no placeholder is filled in here, so", "write the words"),
}
"""For each kind of mark, the beginning of the message, which gives the reason, and the remedy."""

NARRATIVE_KEYS = frozenset({"facts", "more_facts", "claims", "exhibits"})
"""Parts of the matter whose texts may contain words in braces as facts, such as part of a web address."""


@rule("TXT019", cite="this program", basis="program", fix="write the words")
def printed_as_it_is(papers: Papers) -> Iterator[Problem]:
    """A reference, a batch blank, a placeholder, a footnote or a mark of emphasis would be printed unchanged.

    References such as `[[breach]]` work in paragraphs, headings, prayers and the user's own sentences, but not in
    titles, legends and lines of the caption. Only `assembler batch` fills blanks such as `<<debtor>>`; in other builds
    the finding is a warning, because the words may be quoted. Underlining, as in `<u>Smith v. Jones</u>`, works where
    references work. So do the asterisks of italics, as in `*et seq.*`, which also work in the title and the statutes of
    a count. Words in braces are a warning; in the facts, claims and exhibits they are not reported.
    """
    sentence_paths = {path for path, _ in prose(papers.matter)}
    texts = [(path, text) for path, text in texts_of_pages(papers.matter) if MARK.search(text)]
    reported: set[tuple[KeyPath, str]] = set()
    filing_indexes = {filing.name: index for index, filing in enumerate(papers.matter.filings)}
    for plan in papers.plans:
        printed_text = "\n".join(strings(plan))
        index = filing_indexes[plan.id]
        distinct_marks = {match[0].casefold(): match for match in passages(MARK, printed_text)}
        for match in distinct_marks.values():
            kind = match.lastgroup or ""
            for path, mark in _where_written(match[0], index, texts, papers.matter):
                if (path, mark) in reported:
                    continue
                if kind == "placeholder" and _is_narrative(path):
                    continue
                if kind in {"emphasis", "note"} and (path in sentence_paths or path == ("filings", index)):
                    continue
                reported.add((path, mark))
                reason, fix = REASONS[kind]
                severity = None if kind in {"reference", "note"} else Severity.WARNING
                yield Problem(path, f"{reason} `{brief(mark)}` would be printed", severity, fix=fix)


def _is_narrative(path: KeyPath) -> bool:
    return path[0] in NARRATIVE_KEYS and path[-1] != "wherefore"


def _where_written(
    mark: str, filing_index: int, texts: Sequence[tuple[KeyPath, str]], matter: Matter
) -> Sequence[tuple[KeyPath, str]]:
    """Return the path of each text with *mark*, and the mark as typed there; if no text has it, the filing's path.

    The texts of other filings are not searched.
    """
    other_filings = {("filings", index) for index in range(len(matter.filings)) if index != filing_index}
    places: list[tuple[KeyPath, str]] = []
    for path, text in texts:
        typed_mark = _as_written(mark, text) if path[:2] not in other_filings else ""
        if typed_mark:
            places.append((path, typed_mark))
    return places or [(("filings", filing_index), mark)]


STRAIGHT = str.maketrans("“”‘’", "\"\"''")
"""A translation of printed quotation marks to the typed marks from which they were made."""


def _as_written(mark: str, text: str) -> str:
    """Return *mark* with its capitalization in *text*; "" if *text* does not contain it."""
    line = " ".join(text.split())
    printed_mark = " ".join(mark.split())
    start = line.translate(STRAIGHT).casefold().find(printed_mark.translate(STRAIGHT).casefold())
    return line[start : start + len(printed_mark)] if start >= 0 else ""
