"""Verbs that do not agree with the noun before them: "the files was", "the slab are", "each of the files were"."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.parts_of_speech import NOUNS_OF_EITHER_NUMBER
from assembler.language.regex import Regex, passages
from assembler.language.spelling import on_record
from assembler.language.verbs import SHORT_NOUNS, is_only_noun, singular, third_person
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.text._wrong_phrases import PLURAL_BY_SINGULAR, SINGULAR_BY_PLURAL, wrong_phrases

CLAUSE_START = r"(?:(?<=[.;:]\s)|\A|\b(?:because|that|if|when|although|since|but)\s)"
"""The beginning of a sentence or clause, before its subject."""

NUMBERS = "[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Bb]oth|[Ss]everal|[Mm]any"
MEASURES = frozenset(
    "seconds minutes hours days weeks months years dollars cents miles feet acres pounds percent".split()
)
"""Nouns that, after a number, may take a singular verb: "two weeks was"."""

SUBJECT = Regex(
    rf"{CLAUSE_START}(?:[Tt]he|[Ii]ts|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Tt]heir|(?P<number>{NUMBERS}))\s(?P<noun>[a-z]{{3,20}})\s"
    rf"(?P<verb>{'|'.join((*SINGULAR_BY_PLURAL, *PLURAL_BY_SINGULAR))})\b(?!\s(?:and|or)\b)"
)
"""A plain noun at the beginning of a clause, directly before its verb: "the slab are"."""

DETERMINER = (
    r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his|[Tt]hese|[Tt]hose|[Aa]n?|(?:[Tt]he\s)?[A-Z]\w{2,20}[’']s?)"
)
VERB = rf"(?P<verb>{'|'.join((*SINGULAR_BY_PLURAL, *PLURAL_BY_SINGULAR))})\b(?!\s(?:and|or)\b)"
MODIFIED_SUBJECT = Regex(
    rf"{CLAUSE_START}{DETERMINER}\s(?P<modifiers>(?:[a-z-]{{2,20}}(?:[’']s)?\s){{1,3}})(?P<noun>[a-z]{{3,20}})\s{VERB}"
)
"""A subject with words between its determiner and its noun: "the last unpaid invoices was"."""

SUBJECT_WITH_OF = Regex(
    rf"{CLAUSE_START}{DETERMINER}\s(?P<modifiers>(?:[a-z-]{{2,20}}\s){{0,2}})(?P<noun>[a-z]{{3,20}})\sof\s(?:(?:the|its|his|her|their|this|these|those|an?)\s)?"
    rf"(?:[a-z-]{{2,20}}\s)?(?P<of>[a-z]{{3,20}})\s{VERB}"
)
"""A subject with a noun after "of": "the delivery of the crates were"."""

WORDS_BEFORE_NON_SUBJECT = frozenset(
    "a an and any are as at be been before but by can did do does each for from had has have he"
    " her his if in into is it its may"
    " must nor not of off on only or our out over own shall she should since some such than that"
    " the their them then there"
    " these they this those to under until up upon was we were what when where which while who"
    " whom whose will with would"
    " you your".split()
)
"""Words that show that the noun after them is not the subject."""

GROUP_NOUNS = frozenset(
    "number majority minority total series variety group range pair couple handful rest part"
    " parts portion percent half most kind"
    " type sort lot bulk set host body team array mix combination list class crew remainder third quarter share".split()
)
"""Nouns after which the verb may agree with the noun after "of"."""

EACH = Regex(
    r"\b(?P<each>[Ee]ach|[Ee]very\sone|[Nn]either|[Ee]ither)\sof\s(?:the|these|those|its|his|her|their)\s(?P<noun>[a-z]{3,20}s)\s"
    r"(?P<verb>are|were|have)\b",
    needs="each|every|either",
)
"""A singular subject, a plural noun that belongs to it, and a plural verb."""

EITHER_NUMBER = NOUNS_OF_EITHER_NUMBER | {"children", "men", "women"}
"""Words whose number their last letter does not show."""

SUBJUNCTIVE = Regex(r"(?i)\b(?:that|if|though|lest|unless)\s(?:the|its|that|this|these|those|his|her|their|an?)\s\Z")
"""Words before a noun after which a plural form may be a subjunctive, as in "required that the dye have a grade"."""

MIN_LETTERS = 4
"""The length from which a word on record counts as a noun; a shorter one counts only if it is in `SHORT_NOUNS`."""


@rule(
    "TXT030",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="make the verb agree with its subject",
)
def verb_against_its_noun(matter: Matter) -> Iterator[Problem]:
    """A verb is plural after a singular noun, or singular after a plural noun.

    A noun is read at the beginning of a sentence or of a clause: directly before its verb, as in "the slab are too
    weak", with the words before it, as in "the last unpaid invoices was", or with a noun after "of", as in "the
    delivery of the crates were". Nouns that take both forms, such as "staff" and "majority", are not checked. After
    "each of the files" and the like, a plural verb is reported. Longer subjects, as in "The exclusion on which it
    relies do not apply", are compared by the parts of speech that each word may be. Quotations are not checked.
    """
    for path, text in prose(matter):
        own_words = unquoted(text)
        reported: set[int] = set()
        for match, right_verb in _wrong_verbs(own_words):
            reported.update(range(*match.span()))
            yield _problem(path, match, right_verb)
        for phrase in wrong_phrases("TXT030", own_words, reported):
            yield Problem(path, phrase.message, at=Words(phrase.words, phrase.start))


def _wrong_verbs(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each subject and verb of *text* that do not agree, and the form of the verb that is meant."""
    for match in passages(SUBJECT, text):
        verb = match["verb"]
        before = text[max(match.start("noun") - 20, 0) : match.start("noun")]
        if verb in {"have", "do", "were"} and SUBJUNCTIVE.search(before):
            continue
        if _is_singular(match["noun"]) and verb in SINGULAR_BY_PLURAL:
            yield match, SINGULAR_BY_PLURAL[verb]
        elif match["number"] and match["noun"] in MEASURES:
            continue
        elif _is_plural(match["noun"]) and verb in PLURAL_BY_SINGULAR:
            yield match, PLURAL_BY_SINGULAR[verb]
    ends = {match.end() for match in passages(SUBJECT, text)}
    for match in (*passages(MODIFIED_SUBJECT, text), *passages(SUBJECT_WITH_OF, text)):
        if match.end() not in ends and (verb := _verb_meant(match, text)):
            ends.add(match.end())
            yield match, verb
    for match in passages(EACH, text):
        yield match, SINGULAR_BY_PLURAL[match["verb"]]


def _verb_meant(match: re.Match[str], text: str) -> str:
    """Return the form of the verb of *match* that agrees with its noun; "" if it agrees, or if that is not clear."""
    noun, verb = match["noun"], match["verb"]
    modifiers = match["modifiers"].split()
    is_clear = WORDS_BEFORE_NON_SUBJECT.isdisjoint(modifiers) and not any(
        word.endswith(("ly", "ing", "ed")) for word in modifiers[1:]
    )
    if (
        not is_clear
        or noun in WORDS_BEFORE_NON_SUBJECT
        or (match.re is SUBJECT_WITH_OF.compiled and noun in GROUP_NOUNS)
    ):
        return ""
    if verb in {"have", "do", "were"} and SUBJUNCTIVE.search(
        text[max(match.start("modifiers") - 20, 0) : match.start("modifiers")]
    ):
        return ""
    if any(word.endswith("s") for word in modifiers) and not is_only_noun(singular(noun) or noun):
        return ""
    if _is_singular(noun) and verb in SINGULAR_BY_PLURAL:
        return SINGULAR_BY_PLURAL[verb]
    if _is_plural(noun) and verb in PLURAL_BY_SINGULAR and (match[0][0].isupper() or is_only_noun(singular(noun))):
        return PLURAL_BY_SINGULAR[verb]
    return ""


def _problem(path: tuple[str | int, ...], match: re.Match[str], right_verb: str) -> Problem:
    typed_words = one_line(match[0])
    right_words = f"{typed_words.removesuffix(match['verb'])}{right_verb}"
    return Problem(path, f"`{typed_words}` should be `{right_words}`", at=matched(match))


def _is_singular(noun: str) -> bool:
    """Whether *noun* is singular: it does not end with an s, and its plural with an s is on record."""
    return not noun.endswith(("s", "ed", "ing", "ese")) and noun not in EITHER_NUMBER and on_record(third_person(noun))


def _is_plural(noun: str) -> bool:
    """Whether *noun* is a plural with an s: its singular is on record."""
    is_regular = noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ics", "ews"))
    if not is_regular or noun in EITHER_NUMBER:
        return False
    stem = noun.removesuffix("s")
    return stem in SHORT_NOUNS or (len(stem) >= MIN_LETTERS and on_record(stem))
