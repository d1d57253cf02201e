"""Guaranties that were signed for the debtor, and demands on a guarantor beyond the limit of the guaranty."""

from collections.abc import Iterator

from assembler.facts.fact import StatedSum
from assembler.facts.reading import texts_with_facts
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.money import dollars
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._counts_meant import indexes_of_claims
from assembler.rules._fact_problems import problem_on
from assembler.rules._party_names import party_names
from assembler.rules.contradictions._reported import reported_places
from assembler.rules.contradictions.prayers import prayer_against_claim
from assembler.rules.rule import Problem, Words, rule

GUARANTY = Regex(r"(?i)\bguarant(?:y|ies|ees?|or)\b")
"""A word of the title of a count on a guaranty."""

OFFICE = (
    r"(?:(?:sole\s|managing\s|vice\s|chief\s[a-z]+\s|authorized\s)?"
    r"(?:president|manager|member|officer|director|secretary|treasurer|partner|representative|agent|signatory))"
)
FOR_ANOTHER = (
    r"(?:(?:(?:only|solely|acting)\s)?(?:as|in\s(?:his|her|its|their)\s(?:[a-z]+\s)?(?:capacity|role)\sas)\s"
    rf"(?:the\s|an?\s)?{OFFICE}\s(?:of|for)|(?:for\sand\s)?on\sbehalf\sof|in\sthe\sname\sof)"
)
SIGNS = (
    r"(?:signed|executed|gave|delivered|made|signs)\s(?:and\sdelivered\s)?(?:the|an?|this|his|her|its|their)\s"
    r"(?:[A-Za-z]+\s){0,3}?[Gg]uarant(?:y|ee)"
)
"""What a guarantor does to be bound: "signed a written guaranty"."""

BOTH_WAYS = Regex(
    r"(?i)\b(?:individual\w*|personal\w*|himself|herself|itself|both|twice|also|not|never|rather|instead|den\w+|claim\w*"
    r"|contend\w*)\b"
)
"""Words of a sentence that show that the guarantor signed for himself too, or that somebody disputes how he signed."""


@rule(
    "CLM043",
    cite="house style: a guaranty binds the person who is sued on it",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the guaranty, and say for whom the guarantor signed it",
)
def guaranty_signed_for_another(matter: Matter) -> Iterator[Problem]:
    """A text says that a guarantor signed for a company, but the count on the guaranty is against the guarantor.

    A guaranty of a company's debt that its president signs "as president of" the company binds only the company, which
    owes the debt already. The sentence is reported if the count is not against that company, unless it says that the
    guarantor also signed for himself.
    """
    names = party_names(matter)
    if not has_complaint(matter) or not names.key_by_name:
        return
    guarantors = {key for _, key in _guarantors(matter)}
    if not guarantors:
        return
    who, firm = (rf"(?P<{group}>{names.titled_name_pattern})" for group in ("who", "firm"))
    patterns = (
        compiled(rf"{who},?\s{FOR_ANOTHER}\s{firm},?\s(?:{SIGNS}|(?:also\s)?(?:[a-z]+ly\s)?guaranteed)"),
        compiled(rf"{who},?\s(?:[a-z]+ly\s)?{SIGNS}(?:\sof\s[^.;,]{{1,60}}?)?,?\s{FOR_ANOTHER}\s{firm}"),
    )
    for path, text in prose(matter):
        own_words = unquoted(text)
        for match in (match for pattern in patterns for match in pattern.finditer(own_words)):
            signers, firms = set(names.parties_in(match["who"])), set(names.parties_in(match["firm"]))
            sentence = own_words[slice(*sentence_span(own_words, *match.span()))]
            if signers & guarantors and firms.isdisjoint(guarantors | signers) and not BOTH_WAYS.search(sentence):
                message = f"`{one_line(match[0])}` binds only {one_line(match['firm'])}, but the count is against "
                message += one_line(match["who"])
                yield Problem(path, message, at=Words(match[0], match.start()))


def _guarantors(matter: Matter) -> Iterator[tuple[int, str]]:
    """Yield the index of each count on a guaranty that has one defendant, and the defendant's key."""
    for index, claim in enumerate(matter.claims):
        title = " ".join(filter(None, (claim.title, claim.variant, claim.cause.name)))
        if GUARANTY.search(title) and len(claim.against) == 1:
            yield index, claim.against[0]


LIMIT = Regex(
    r"(?i)\b(?:up\sto|limit(?:s|ed)?\b(?:[^.;$]|(?<=\b[MD][rs])\.){0,80}?\bto|capp?(?:s|ed)?\b[^.;$]{0,60}?\bat|not\s(?:to\s)?exceed(?:ing)?"
    r"|no\smore\sthan|maximum\s(?:of|amount\sof|liability\sof)|(?:cap|limit)\s(?:of|is))\s\Z"
)
"""Words before the limit of a guaranty: "guaranteed payment up to"."""

BEYOND_PRINCIPAL = Regex(r"(?i)\b(?:includ\w+|inclusive|plus|of\swhich|accrued|(?:interest|fees|costs)\sof)\b")
"""Words of a demand whose sum may have interest or fees in it, which a limit on principal does not cover."""


CHANGED = Regex(r"(?i)\b(?:increas|rais|amend|reduc|former|original|later|second|lower)\w*")
"""Words of a sentence on a limit that was changed, or on one of two guaranties."""


@rule(
    "CLM044",
    cite="house style: a demand on a guarantor stays within the guaranty",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the guaranty, and correct the limit or the demand",
)
def demand_beyond_guaranty(matter: Matter) -> Iterator[Problem]:
    """Two texts give a guaranty two limits, or more than its limit is demanded on it.

    The rule reads "He guaranteed payment up to $500,000" and "Section 3 limits his liability to $500,000", if the
    complaint has one count on a guaranty, against one guarantor. A sum that includes interest or fees is not compared,
    nor is one that FCT022 reports.
    """
    guaranties = list(_guarantors(matter)) if has_complaint(matter) else []
    if len(guaranties) != 1:
        return
    ((claim_index, _),) = guaranties
    limits = list(_limits(matter))
    if not limits:
        return
    first, *others = limits
    for other in others:
        if other.low != first.low:
            yield problem_on(first, f"the guaranty has the limit `{first.words}`, but elsewhere `{other.words}`", other)
            return
    for amount in _demands(claim_index, matter):
        is_beyond = amount.is_exact and amount.low > first.low and not BEYOND_PRINCIPAL.search(amount.sentence.words)
        if is_beyond and (amount.path, amount.start) not in reported_places(matter, (prayer_against_claim,)):
            message = f"`{amount.words}` is demanded on a guaranty of no more than {dollars(first.low)}"
            yield problem_on(amount, message, first)
            return


def _limits(matter: Matter) -> Iterator[StatedSum]:
    """Yield each sum to which a text of *matter* limits a guaranty, or the liability of a guarantor."""
    names = party_names(matter)
    guarantors = {key for _, key in _guarantors(matter)}
    for text in texts_with_facts(matter):
        if "relief" in text.path:
            continue
        for amount in text.sums:
            sentence = amount.sentence.words
            is_on_guarantor = "liab" in sentence and guarantors & set(names.parties_in(sentence))
            is_limit = LIMIT.search(amount.before) and not amount.quoted and not CHANGED.search(sentence)
            if is_limit and (is_on_guarantor or "guarant" in sentence.lower()):
                yield amount


def _demands(claim_index: int, matter: Matter) -> Iterator[StatedSum]:
    """Yield the sums that the prayer demands on the count at *claim_index* alone."""
    sums_by_path = {text.path: text.sums for text in texts_with_facts(matter)}
    for index, relief in enumerate(matter.relief):
        if list(indexes_of_claims(relief, matter)) == [claim_index]:
            yield from sums_by_path.get(("relief", index, "text"), ())
