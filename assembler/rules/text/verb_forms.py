"""Words in a form that their sentence does not allow: "she satisfy", "did not paid", "two more day"."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.parts_of_speech import may_be_adjective
from assembler.language.regex import Regex, compiled, passages
from assembler.language.verbs import BASE_FORMS, VERBS, base_of_past, is_only_noun, singular, third_person
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.text._auxiliaries import base_verbs, wrong_after_auxiliary
from assembler.rules.text._lost_apostrophes import is_not_a_plural, names_without_apostrophe
from assembler.rules.text._wrong_phrases import wrong_phrases

SENTENCE_END = Regex(r"[.;:]\s|[.;]”\s")

NOUNS_AND_VERBS = frozenset("breach demand file keep lack purchase want".split())
"""Verbs that are nouns too, as in "the Kestrel purchase"."""

VERBS_INSIDE_SENTENCES = frozenset(
    "add ask buy call come fall feel find get go hear hold learn leave live lose need reach return run see show sign"
    " speak stand start stay stop think turn wait walk win work".split()
)
"""Further base forms of verbs, which are compared after a pronoun inside a sentence."""

SHORT_VERBS = "act add aim ask buy cut dig end fit get hit let lie owe own pay put run say see set sit use win".split()
IRREGULAR_THIRD_PERSON = {"has": "have", "does": "do", "goes": "go", "was": "be"} | {
    f"{verb}s": verb for verb in SHORT_VERBS
}
"""The base form of irregular verbs, and of verbs of three letters, which the dictionary does not have, after "she"."""

AUXILIARIES = {"have": "has", "are": "is", "were": "was", "do": "does"}
"""Plural forms of auxiliary verbs and their singular forms."""

AFTER_PRONOUN = Regex(
    r"(?P<before>(?:He|She|It)(?:\s(?:also|then|never|now|later))?\s)"
    rf"(?P<verb>{'|'.join((*AUXILIARIES, *sorted(VERBS - {'have'})))})\b(?!\s(?:been|so)\b)"
)
"""A pronoun and a plural verb at the beginning of a sentence: "She satisfy"."""

AFTER_CONJUNCTION = Regex(
    r"(?P<before>(?:,\s(?:and|but)|;\s(?:and|but)|\b(?:because|when|until|after|before|while|which|where|since|than|whom))\s"
    rf"(?:he|she|it)\s)(?P<verb>are|were|do|{'|'.join(sorted(VERBS | VERBS_INSIDE_SENTENCES))})\b(?!\s(?:been|so)\b)"
)
"""A pronoun and a plural verb after a conjunction: ", and she fall"."""

PRONOUN_WITH_WERE = Regex(
    r"(?P<before>\b(?!(?:and|or|nor|if|though|as|than|unless|lest|wish\w*|suppose|whether|were|was|is|be|had|that)\s)[a-z]{2,15}\s(?:she|he)\s)"
    r"(?P<verb>were)\b"
)
"""A singular pronoun and "were", if no word before it makes it a subjunctive: "until she were"."""

AFTER_PLURAL = Regex(
    r"(?P<before>\b(?:[Tt]hey|[Ww]e|[Tt]he\s(?:same\s|other\s|two\s|three\s)?(?P<noun>[a-z]{3,15}s))\s)"
    rf"(?P<verb>{'|'.join(BASE_FORMS)})\s(?=(?:it|them|the|an?|his|her|its|their|to|no|any|all)\b)"
)
"""A plural subject and a verb with an s, before an object."""

END_OF_RELATIVE_CLAUSE = Regex(
    rf"(?P<before>\b(?:that|which|what)\sthe\s(?P<noun>[a-z]{{3,15}})\s)(?P<verb>{'|'.join(sorted(VERBS))})(?=[.:;,])",
)
"""A relative clause with a singular subject and a plural verb at its end: "things that the law protect"."""

BEFORE_BASE_FORM = Regex(
    r"(?i)\b(?:requir|demand|order|insist|ask|request|recommend|propos|direct|command|necessary|important"
    r"|essential|pray"
    r"|agree|provid|stipulat|mandat|urg|let|make|help|see|watch)[a-z]*\b[^.;]{0,80}\Z"
)
"""Words after which a base form may be a subjunctive or an infinitive."""

CHARACTERS_BEFORE = 150
"""How many characters before a pronoun are searched for words after which its verb may have the base form."""

BEFORE_SUBJUNCTIVE = Regex(
    r"(?i)\b(?:if|unless|lest|whether|though|wish|suppos|let|make|help|requir|demand|order|insist|ask|request|recommend|propos"
    r"|direct|command|necessary|important|essential|pray|agree|stipulat|mandat|urg)[a-z]*\b[^.;]{0,150}\Z"
)
"""Words after which a verb may be a subjunctive or an infinitive."""

QUANTIFIER = r"(?:[Aa]ll|[Bb]oth|[Tt]hese|[Tt]hose|[Mm]any|[Ss]everal)"
AFTER_QUANTIFIER = Regex(
    rf"(?P<before>{QUANTIFIER}\s(?:of\s(?:the|its|these|those)\s|(?:the|such|other)\s)?(?P<noun>[a-z]{{4,15}}s)"
    r"(?:\s(?:precedent|herein|above|below|due))?\s)(?P<verb>has|was|is)\b"
)
"""A plural subject after "all" or "these", and a singular verb: "All of the conditions precedent has"."""

PLURAL_WITH_OF = Regex(
    r"(?P<before>(?:The|Its|His|Her|Their|These|Those)\s(?P<noun>[a-z]{4,15}s)\sof\s"
    r"(?:the\s|its\s|this\s|that\s|an?\s)?[a-z]{3,15}\s)(?P<verb>has|was|is)\b"
)
"""A plural subject, "of" with a noun, and a singular verb: "The terms of the lease is"."""

PLURAL_WITH_SERIES = (
    r"\s(?P<noun>[a-z]{4,15}s)\sof\s[a-z]{3,12},\s[a-z]{3,12},?\sand\s[a-z]{3,12}\s(?P<verb>has|was|is)\b"
)
SENTENCE_WITH_SERIES = Regex(rf"(?:The|Its|His|Her|Their){PLURAL_WITH_SERIES}")
CLAUSE_WITH_SERIES = Regex(rf"\b(?:because|that|and)\s(?:the|its|his|her|their){PLURAL_WITH_SERIES}")
"""A plural subject, "of" with a series, and a singular verb: "the limits of time, area and activity is"."""

PLURAL_VERB = {"has": "have", "was": "were", "is": "are"}

PASTS = (
    "paid:pay gave:give took:take made:make told:tell sent:send knew:know went:go kept:keep sold:sell bought:buy"
    " brought:bring wrote:write began:begin lost:lose met:meet held:hold built:build spent:spend came:come drove:drive"
    " chose:choose broke:break spoke:speak stole:steal threw:throw withdrew:withdraw undertook:undertake repaid:repay"
)
BASE_BY_PAST = dict(pair.split(":") for pair in PASTS.split())
"""The base form of irregular past tenses."""

PARTICIPLE_BY_FORM = {
    "gave": "given", "took": "taken", "went": "gone", "wrote": "written", "began": "begun", "drove": "driven",
    "chose": "chosen", "knew": "known", "spoke": "spoken", "stole": "stolen", "threw": "thrown",
    "withdrew": "withdrawn",
    "undertook": "undertaken", "came": "come", "became": "become", "grew": "grown", "drew": "drawn", "fell": "fallen",
    "pay": "paid", "sell": "sold", "keep": "kept", "live": "lived", "fail": "failed", "agree": "agreed",
    "refuse": "refused", "receive": "received", "suffer": "suffered", "occur": "occurred", "perform": "performed",
    "violate": "violated", "incur": "incurred", "obtain": "obtained", "provide": "provided", "comply": "complied",
    "deliver": "delivered", "sustain": "sustained", "terminate": "terminated", "deny": "denied", "give": "given",
    "take": "taken", "make": "made", "send": "sent", "lose": "lost", "serve": "served",
}  # fmt: skip
"""The participle that is meant by a past tense or a base form after "has"."""

AFTER_NOT = Regex(
    rf"\b(?:(?:did|does|do)(?:\snot|n[’']t)|(?:fail|refus|neglect)(?:ed|es|s|ing)\sto)\s(?P<word>{'|'.join(BASE_BY_PAST)}"
    r"|(?!need|exceed|proceed|succeed|heed|feed|embed|bleed|speed|breed|shred|shed|seed|weed|wed|indeed"
    r"|impeded)[a-z]{2,12}ed)\b",
    needs="not|n’t|n't|fail|refus|neglect",
)
"""A verb in the past tense after "did not" or "failed to", where the base form is right: "did not paid"."""

THIRD_PERSON = Regex(
    r"\b(?:(?:did|does|do|could|would|should|must|may|might|will|shall|can)(?:\snot|n[’']t|\snever)|cannot)"
    r"\s(?P<word>[a-z]{3,15}s)\b(?![’'-])",
    needs="not|n’t|n't|never|cannot",
)
"""A word with an s after "did not", where a verb has its base form: "did not pays"."""

NO_VERBS = frozenset("always as besides perhaps sometimes this thus its his hers theirs ours yours yes less".split())
"""Words with an s at the end that may follow "did not"."""

WITHOUT_SUBJECT = Regex(
    r"\b(?P<before>because|although|though|unless|until|when|whenever|if|whether)\s"
    r"(?P<verb>fell|was|were|had|did|gave|took|went|knew|wrote|began|drove|chose|broke|spoke|saw|grew|drew|withdrew|arose"
    r"|has|does|is|are)\b(?!-)"
)
"""A verb directly after a conjunction, so that its subject is missing: "when fell due"."""
BEFORE_INDIRECT_QUESTION = Regex(r"(?i)\b(?:ask\w*|question\w*|what|who|since|just|of|is|was|[“\"])\s\Z")
"""Words after which "when was" and the like may be right."""

AFTER_ANY_PRONOUN = Regex(
    r"(?P<before>\b(?:which|that|where|when|until|because|after|before|while|since|as|and|but|if|whether)\s(?:he|she|it))\s"
    r"(?P<verb>[a-z]{3,15})\b(?![’'-])"
)
"""A pronoun that begins a clause, and the word after it: "in which she object"."""
INVERTED = Regex(
    r"(?i)\b(?:did|do|does|will|would|should|could|can|may|might|must|shall|had|have|has|let|make|made|help\w*|see|saw|watch\w*"
    r"|hear\w*|requir\w+|demand\w*|order\w*|insist\w*|ask\w*|request\w*|recommend\w*|propos\w+|direct\w*|command\w*|important"
    r"|necessary|essential|condition\w*|provid\w+|agree\w*|stipulat\w+|mandat\w+|urg\w+|lest|if|whether|suggest\w*|advis\w+|pray\w*"
    r"|mov\w+|to|term\w*|duty|oblig\w+|instruct\w*|caus\w+|desir\w+|prefer\w*|intend\w*|better)\b[^.;]{0,150}\Z"
)
"""Words after which a base form may follow a pronoun."""

AFTER_HAS = Regex(
    rf"\b(?:has|have|had)(?:\s(?:not|never|always|also))?\s(?P<word>{'|'.join(PARTICIPLE_BY_FORM)})\b"
    r"(?!-)(?!(?<=live)\s(?!(?:on|in|at|with|there|for)\b))"
)
"""A word after "has" that is not a participle: "has gave"."""

NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|sixty|ninety|several|many|various"
    r"|numerous)"
)
NOUN_ENDS = (
    r"(?=[.,;:)]"
    r"|\s(?:and|or|of|to|before|after|in|on|at|by|from|who|that|which|were|are|had|have|when|until|later|for)\b)"
)
SINGULAR_AFTER_NUMBER = Regex(
    rf"(?:\b{NUMBER}|(?<![$\d,])\d{{1,3}}(?:,\d{{3}})+|\b{NUMBER}\s\(\d+\))\s(?:(?:more|other|additional|separate|further|different)\s)?(?P<noun>[a-z]{{3,15}}){NOUN_ENDS}"
)
"""A singular noun after a number: "two more day"."""

PLURAL_AFTER_EACH = Regex(
    r"\b(?:[Ee]ach|[Ee]very|[Aa]nother)\s(?P<noun>[a-z]{4,15}s)\b(?!\s(?:of|and|or)\b)", needs="each|every|another"
)

UNITS = frozenset({"percent", "dozen", "more", "youth", "hundred", "thousand", "million", "billion"})
"""Words that stay singular after a number."""

WRONG_APOSTROPHE = Regex(
    r"\b(?:(?:it|he|she|they|who|which)\s(?P<verb>[a-z]{3,12})[’']s\s"
    r"(?=(?:in|on|to|the|an?|its|his|her|their|that|at|by|for|with|from)\b)"
    r"|(?:Plaintiff|Defendant)[’']s\s"
    r"(?:have|were|are|allege|bring|seek|reside|own(?=\s(?:the|an?|their|all)\b)|failed|refused|knew|owed|breached|did|do|had|was|is|has)\b)",
    needs="’s|'s",
)
"""A verb or a plural with an apostrophe: "she owe's the", "Plaintiff's seek"."""

NO_APOSTROPHE = Regex(
    r"(?<!caused\s)(?<!cost\s)(?<!owed\s)(?<!owes\s)\b(?:Plaintiffs|Defendants)\s(?:failure|refusal"
    r"|negligence|injuries|obligations|attorneys?|counsel|breach\sof|rights?\b(?!\sto\ssue)"
    r"|damages|conduct\s(?:was|is|caused|constitutes)|actions|property|employees|agents|officers)\b|\b[Aa]ttorneys\sfees\b",
    needs="plaintiffs|defendants|attorneys fees|attorneys\nfees",
)
"""A possessive without its apostrophe."""


@rule(
    "TXT048",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the word in the right form; if it is right, waive TXT048 and say why",
)
def wrong_form(matter: Matter) -> Iterator[Problem]:
    """A verb or a noun has a form that its sentence does not allow, or a possessive has lost its apostrophe.

    Examples are "She satisfy", "did not paid", "has live", "two more day", "each deliveries" and "Plaintiffs failure".
    Only forms that are wrong with the words beside them are reported. Phrases such as "had copy the list" and "was
    unreasonable dangerous" are reported if no reading of their words, by parts of speech, makes them right. Quotations
    are not checked.
    """
    after_short_name = _after_short_name(matter)
    without_apostrophe = names_without_apostrophe(matter)
    apostrophes = ((WRONG_APOSTROPHE, "has a wrong apostrophe"), (NO_APOSTROPHE, "lacks an apostrophe"))
    for path, text in prose(matter):
        own_words = unquoted(text)
        reported: set[int] = set()
        for match, right_words in _wrong_forms(own_words, after_short_name):
            reported.update(range(*match.span()))
            yield Problem(path, f"`{one_line(match[0])}` should be `{one_line(right_words)}`", at=matched(match))
        for start, words, right_words in wrong_after_auxiliary(own_words):
            if start not in reported:
                reported.update(range(start, start + len(words)))
                message = f"`{one_line(words)}` should be `{one_line(right_words)}`, or a word is missing"
                yield Problem(path, message, at=Words(words, start))
        for match in passages(without_apostrophe, own_words) if without_apostrophe else ():
            if match["noun"] == "own" or is_not_a_plural(match, own_words):
                reported.update(range(*match.span()))
                yield Problem(path, f"`{one_line(match[0])}` lacks an apostrophe", at=matched(match))
        for pattern, fault in apostrophes:
            for match in passages(pattern, own_words):
                reported.update(range(*match.span()))
                yield Problem(path, f"`{one_line(match[0]).strip()}` {fault}", at=matched(match))
        for phrase in wrong_phrases("TXT048", own_words, reported):
            yield Problem(path, phrase.message, at=Words(phrase.words, phrase.start))


def _after_short_name(matter: Matter) -> Regex | None:
    """Return a pattern for a party's short name and a plural verb; None if no party has a short name.

    Names that end with an s are left out, because they may be plurals.
    """
    any_name = _any_short_name(matter)
    if not any_name:
        return None
    return compiled(
        rf"(?P<before>(?:{any_name})\s(?:(?:still|also|then|now|never|always|often|later|again)\s)?)"
        rf"(?P<verb>have|are|were|do|{'|'.join(sorted(VERBS - NOUNS_AND_VERBS))})\b(?!\sbeen\b)"
    )


def _any_short_name(matter: Matter) -> str:
    """Return a pattern for the short names of parties that do not end with an s; "" if there are none."""
    short_names = {party.called for party in matter.parties.values() if party.called}
    return "|".join(re.escape(name) for name in sorted(short_names) if not name.endswith("s"))


def _wrong_forms(text: str, after_short_name: Regex | None) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each passage of *text* with a word in a wrong form, and the passage as it should be."""
    for pattern in (AFTER_PRONOUN, *([after_short_name] if after_short_name else [])):
        for match in _at_sentence_beginnings(pattern, text):
            yield match, match["before"] + AUXILIARIES.get(match["verb"], third_person(match["verb"]))
    for pattern in (AFTER_CONJUNCTION, PRONOUN_WITH_WERE):
        for match in passages(pattern, text):
            if not BEFORE_SUBJUNCTIVE.search_before(text, match.start(), CHARACTERS_BEFORE):
                yield match, match["before"] + AUXILIARIES.get(match["verb"], third_person(match["verb"]))
    yield from _verbs_against_subject(text)
    yield from _bare_verbs(text)
    yield from _wrong_tenses(text)
    yield from _wrong_numbers(text)


def _verbs_against_subject(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each verb in *text* that does not agree with the noun that is its subject, with the right words."""
    for match in passages(AFTER_PLURAL, text):
        if not match["noun"] or is_only_noun(singular(match["noun"])):
            yield match, match["before"] + BASE_FORMS[match["verb"]]
    for match in passages(END_OF_RELATIVE_CLAUSE, text):
        is_noun = is_only_noun(match["noun"]) and not may_be_adjective(match["noun"])
        if is_noun and not BEFORE_BASE_FORM.search(text[max(0, match.start() - 100) : match.start()]):
            yield match, match["before"] + third_person(match["verb"])
    matches: list[re.Match[str]] = []
    for pattern in (AFTER_QUANTIFIER, PLURAL_WITH_OF, SENTENCE_WITH_SERIES):
        matches += _at_sentence_beginnings(pattern, text)
    matches += passages(CLAUSE_WITH_SERIES, text)
    for match in matches:
        if singular(match["noun"]):
            yield match, match[0].removesuffix(match["verb"]) + PLURAL_VERB[match["verb"]]


def _bare_verbs(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each verb in *text* that lacks its subject, or its ending after "she", with the right words."""
    for match in passages(WITHOUT_SUBJECT, text):
        if not BEFORE_INDIRECT_QUESTION.search_before(text, match.start(), 20):
            yield match, f"{match['before']} it {match['verb']}"
    for match in passages(AFTER_ANY_PRONOUN, text):
        verb = match["verb"]
        if verb in base_verbs() and not INVERTED.search_before(text, match.start(), CHARACTERS_BEFORE):
            yield match, f"{match['before']} {third_person(verb)}"


def _at_sentence_beginnings(pattern: Regex, text: str) -> Iterator[re.Match[str]]:
    """Yield each match of *pattern* at the beginning of a sentence of *text*."""
    beginnings = (0, *(match.end() for match in passages(SENTENCE_END, text)))
    return filter(None, (pattern.match(text, beginning) for beginning in beginnings))


def _wrong_tenses(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each verb in *text* in a form that the verb before it does not allow, with the right words."""
    for match in passages(AFTER_NOT, text):
        word = match["word"]
        yield match, match[0].removesuffix(word) + (BASE_BY_PAST.get(word) or base_of_past(word))
    for match in passages(THIRD_PERSON, text):
        word = match["word"]
        if word not in NO_VERBS and (word in IRREGULAR_THIRD_PERSON or singular(word)):
            yield match, match[0].removesuffix(word) + (IRREGULAR_THIRD_PERSON.get(word) or singular(word))
    for match in passages(AFTER_HAS, text):
        yield match, match[0].removesuffix(match["word"]) + PARTICIPLE_BY_FORM[match["word"]]


def _wrong_numbers(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each noun in *text* whose number is not that of the word before it, with the right words."""
    for match in passages(SINGULAR_AFTER_NUMBER, text):
        if is_only_noun(match["noun"]) and not may_be_adjective(match["noun"]) and match["noun"] not in UNITS:
            yield match, match[0].removesuffix(match["noun"]) + third_person(match["noun"])
    for match in passages(PLURAL_AFTER_EACH, text):
        if is_only_noun(singular(match["noun"])):
            yield match, match[0].removesuffix(match["noun"]) + singular(match["noun"])
