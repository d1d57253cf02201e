"""Verbs that do not agree with the noun before them: "the files was", "the slab are", "each of the files were"."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.language.regex import Regex
from assembler.language.spelling import on_record
from assembler.language.verbs import SHORT_NOUNS
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, matched, rule

BEGINS = r"(?:(?<=[.;:]\s)|\A|\b(?:because|that|if|when|although|since|but)\s)"
"""The beginning of a sentence or clause, before its subject."""

PLURAL_VERB = {"are": "is", "were": "was", "have": "has", "do": "does"}
SINGULAR_VERB = {"is": "are", "was": "were", "has": "have", "does": "do"}
NUMBERS = "[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Bb]oth|[Ss]everal|[Mm]any"
MEASURES = frozenset(
    "seconds minutes hours days weeks months years dollars cents miles feet acres pounds percent".split()
)
"""Nouns that, after a number, may take a singular verb: "two weeks was"."""

SUBJECT = Regex(
    rf"{BEGINS}(?:[Tt]he|[Ii]ts|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Tt]heir|(?P<number>{NUMBERS}))\s(?P<noun>[a-z]{{3,20}})\s"
    rf"(?P<verb>{'|'.join((*PLURAL_VERB, *SINGULAR_VERB))})\b(?!\s(?:and|or)\b)"
)
"""A plain noun at the beginning of a clause, directly before its verb: "the slab are"."""

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

SUBJUNCTIVE = Regex(r"(?i)\b(?:that|if|though|lest|unless)\s(?:the|its|that|this|these|those)\s\Z")
"""Words before a noun after which a plural form may be a subjunctive, as in "required that the dye have a grade"."""

LEAST_LETTERS = 4
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

    Only a noun directly before its verb is read, at the beginning of a sentence or of a clause, as in "the slab are too
    weak". Nouns that take both forms, such as "staff" and "majority", are not checked. After "each of the files" and
    the like, a plural verb is reported. Quotations are not checked.
    """
    for path, text in prose(matter):
        own_words = unquoted(text)
        for match in passages(SUBJECT, own_words):
            verb = match["verb"]
            before = own_words[max(match.start("noun") - 20, 0) : match.start("noun")]
            if verb in {"have", "do", "were"} and SUBJUNCTIVE.search(before):
                continue
            if _is_singular(match["noun"]) and verb in PLURAL_VERB:
                yield _problem(path, match, PLURAL_VERB[verb])
            elif match["number"] and match["noun"] in MEASURES:
                continue
            elif _is_plural(match["noun"]) and verb in SINGULAR_VERB:
                yield _problem(path, match, SINGULAR_VERB[verb])
        for match in passages(EACH, own_words):
            yield _problem(path, match, PLURAL_VERB[match["verb"]])


def _problem(path: tuple[str | int, ...], match: re.Match[str], right_verb: str) -> Problem:
    typed_words = one_line(match[0])
    right_words = f"{typed_words.removesuffix(match['verb'])}{right_verb}"
    return Problem(path, f"`{typed_words}` should be `{right_words}`", at=matched(match))


def _is_singular(noun: str) -> bool:
    """Whether *noun* is singular: it does not end with an s, and its plural with an s is on record."""
    return not noun.endswith(("s", "ed", "ing", "ese")) and noun not in EITHER_NUMBER and on_record(f"{noun}s")


def _is_plural(noun: str) -> bool:
    """Whether *noun* is a plural with an s: its singular is on record."""
    singular = noun.removesuffix("s")
    is_regular = noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ics", "ews"))
    return (
        is_regular
        and noun not in EITHER_NUMBER
        and ((len(singular) >= LEAST_LETTERS and on_record(singular)) or singular in SHORT_NOUNS)
    )
