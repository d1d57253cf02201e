"""Verbs that do not agree with the noun before them: "the files was", "the slab are", "each of the files were"."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.language.regex import Regex
from assembler.language.spelling import on_record
from assembler.language.verbs import SHORT_NOUNS, is_only_noun, singular, third_person
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, matched, rule

CLAUSE_START = r"(?:(?<=[.;:]\s)|\A|\b(?:because|that|if|when|although|since|but)\s)"
"""The beginning of a sentence or clause, before its subject."""

SINGULAR_BY_PLURAL = {"are": "is", "were": "was", "have": "has", "do": "does"}
"""The singular form of each plural verb."""

PLURAL_BY_SINGULAR = {"is": "are", "was": "were", "has": "have", "does": "do"}
"""The plural form of each singular verb."""

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

EITHER_NUMBER = frozenset(
    "staff police people jury board committee family couple majority minority number remainder rest group team"
    " public crew data media criteria children men women following above undersigned latter former rich poor"
    " accused deceased insured fish cattle sheep livestock aircraft counsel personnel half some most others two"
    " three four five six few many same first second last only all injured disabled blind elderly young sick"
    " dead homeless unemployed parties management news series means species headquarters works premises"
    " proceeds barracks remains corps lens gas bus plus basis class business process address access loss mass"
    " boss glass grass press witness bonus campus status virus canvas atlas bias chaos always perhaps thus ours"
    " theirs sales economics physics mathematics politics measles diabetes alias iris".split()
)
"""Words that take a singular or a plural verb, plurals without an s, and singulars that end with an s."""

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
    "each of the files" and the like, a plural verb is reported. Quotations are not checked.
    """
    for path, text in prose(matter):
        own_words = unquoted(text)
        for match in passages(SUBJECT, own_words):
            verb = match["verb"]
            before = own_words[max(match.start("noun") - 20, 0) : match.start("noun")]
            if verb in {"have", "do", "were"} and SUBJUNCTIVE.search(before):
                continue
            if _is_singular(match["noun"]) and verb in SINGULAR_BY_PLURAL:
                yield _problem(path, match, SINGULAR_BY_PLURAL[verb])
            elif match["number"] and match["noun"] in MEASURES:
                continue
            elif _is_plural(match["noun"]) and verb in PLURAL_BY_SINGULAR:
                yield _problem(path, match, PLURAL_BY_SINGULAR[verb])
        reported = {match.end() for match in passages(SUBJECT, own_words)}
        for match in (*passages(MODIFIED_SUBJECT, own_words), *passages(SUBJECT_WITH_OF, own_words)):
            if match.end() not in reported and (verb := _verb_meant(match, own_words)):
                reported.add(match.end())
                yield _problem(path, match, verb)
        for match in passages(EACH, own_words):
            yield _problem(path, match, SINGULAR_BY_PLURAL[match["verb"]])


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
