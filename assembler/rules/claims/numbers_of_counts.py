"""Numbers of counts, and lists of counts, that differ from the counts that the complaint has."""

from collections.abc import Iterator

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import counted
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._counts_meant import counts_in
from assembler.rules._named_claims import claims_named
from assembler.rules.rule import Problem, Words, matched, rule

NUMBER_BY_WORD = {
    word: number for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
COUNTED_COUNTS = Regex(
    rf"(?<!\bon\s)\b(?i:(?P<number>{'|'.join(NUMBER_BY_WORD)}))\s+(?:(?:separate|distinct|alternative)\s+)?"
    r"(?:counts|causes\s+of\s+action|claims\s+for\s+relief|claims\b(?!\s+(?:for|that|which|made|paid|against|under|to|on|he|she|they|it)\b))(?!\s+of\s+(?:the\s+)?(?:indictment|information|[a-z]*fraud))"
)
WORD_FOR_COUNTS = Regex(r"(?i)\b(?:counts|causes|claims)\b", needs="counts|causes|claims")
RANGE_OF_COUNTS = Regex(
    r"\bCounts\s+[A-Z\d][\w-]*\s+(?:through|to)\s+(?P<last>[A-Z\d][\w-]*)"
    r"|\b[A-Z\d][\w-]{0,30}+\s+(?:through|to)\s+(?P<ordinal>[A-Z\d][\w-]*)\s+(?:Counts|Causes\s+of\s+Action|Claims)\b"
)
"""A range of counts: "Counts One through Five", "First through Third Causes of Action"."""

ALL_BEFORE = Regex(
    r"(?i)\b(?:(?:all|each\sof)\s(?:the\s|of\sthe\s)?|(?:on|for|of|under)\s(?:her|his|its|their|plaintiffs?['’]s?)\s)\Z"
)

OTHER_PLEADING_WORDS = Regex(
    r"(?i)\b(?:convict|indict|charg(?:ed|ing)|pleaded|pled|guilty|criminal|felon|misdemeanor|counterclaim|dismiss|earlier|prior"
    r"|previous|former|original|first\s+amended|his\s+complaint|another|arbitrat)"
)
"""Words of a sentence about the counts of another pleading."""


@rule(
    "CLM036",
    cite="house style: the text and the matter agree on the counts",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the number, or delete it",
)
def number_of_counts(matter: Matter) -> Iterator[Problem]:
    """A text says that there are more counts than the complaint has, or gives a wrong number for all of them.

    A range such as "Counts One through Seven" is compared too, and so is a list of counts such as "the Third and
    Fifth Causes of Action". A smaller number without "all" is not reported, because
    it may be the number of counts under one law or against one party.
    """
    if not matter.claims or not has_complaint(matter):
        return
    total = len(matter.claims)
    right_number = counted(total, "count")
    for path, text in prose(matter):
        if not WORD_FOR_COUNTS.search(text):
            continue
        own_words = unquoted(text)
        for match in passages(RANGE_OF_COUNTS, own_words):
            last = max(counts_in(match[0]), default=0) + 1
            if last > total and not OTHER_PLEADING_WORDS.search(own_words):
                yield Problem(path, f"`{match[0]}`: the complaint has {right_number}", at=matched(match))
        yield from _counts_that_do_not_exist(path, own_words, total)
        for match in passages(COUNTED_COUNTS, own_words):
            start, end = sentence_span(own_words, *match.span())
            number = NUMBER_BY_WORD[match["number"].lower()]
            is_all = ALL_BEFORE.search_before(own_words, match.start(), 24)
            is_wrong = number > total or (is_all and number != total)
            if is_wrong and not OTHER_PLEADING_WORDS.search(own_words, start, end):
                yield Problem(path, f"`{match[0]}`: the complaint has {right_number}", at=matched(match))


CAPITALIZED_COUNTS = Regex(
    r"\bCounts?\s(?:[IVX]+|[A-Z][a-z]+|\d)|[A-Z][a-z]+\s(?:Causes?\sof\sAction|Claims?\sfor\sRelief|Counts?)\b"
)
"""The name of a count with capitals: "Count IV", "Fifth Cause of Action"."""


def _counts_that_do_not_exist(path: KeyPath, own_words: str, total: int) -> Iterator[Problem]:
    """Yield a problem for each list of counts in *own_words* that has a count with a higher number than *total*.

    The name of a single count is checked by TXT017.
    """
    for start, end, indexes in claims_named(own_words):
        begin, stop = sentence_span(own_words, start, end)
        is_own_count = CAPITALIZED_COUNTS.search(own_words, start, end)
        is_other_pleading = OTHER_PLEADING_WORDS.search(own_words, begin, stop)
        is_range = RANGE_OF_COUNTS.search(own_words, start, end)
        if len(indexes) > 1 and max(indexes) >= total and is_own_count and not is_other_pleading and not is_range:
            words = own_words[start:end]
            yield Problem(
                path, f"`{one_line(words)}`: the complaint has {counted(total, 'count')}", at=Words(words, start)
            )
