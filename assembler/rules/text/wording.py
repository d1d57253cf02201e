"""Slips in the wording: repeated words and paragraphs, and articles, verbs and plurals that do not agree."""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from operator import eq

from assembler.facts.texts import prose, titles, unquoted, words_of
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import article, with_article
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.model.walk import allegations, of_side
from assembler.papers.opening.amendments import amendment_number
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.text._doubled_words import may_be_doubled
from assembler.rules.text._replaced_words import replaced_words

SAME_WORD = Regex(r"(?<![\w’'-])([A-Za-z]+)\s+\1(?![\w’'-])", re.IGNORECASE)
"""A word and the same word again."""

SAME_PHRASE = Regex(r"\b(\w{3,}\s+(?:of|to|for|with|by|that|from))\s+\1\b", re.IGNORECASE)
"""A repeated word and its preposition: "violation of violation of"."""

SAME_WORDS = Regex(r"(?<![\w’'-])([a-z]{1,20}\s[a-z]{1,20}(?:\s[a-z]{1,20})?)\s\1(?![\w’'-])")
"""Two or three repeated words: "was not was not"."""

RECURRING_WORDS = frozenset("and or by after to for in upon more again".split())
"""Words of phrases that may be repeated: "again and again and again", "day by day by day"."""

TWO_ARTICLES = Regex(r"\b((?:the|an?)\s+(?:the|an?))\s+(?!priori\b|fortiori\b|posteriori\b)[a-z]{3,}")
ARTICLE_PAIRS = frozenset(product(("the", "a", "an"), repeat=2))
ROLES = ("Plaintiff", "Plaintiffs", "Defendant", "Defendants")

SHORT_ALLEGATION = 3
"""The maximum number of words in an allegation that may be repeated: "Denied." or "Plaintiff was harmed."."""


@rule(
    "TXT002",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete one of the two words; if both are intended, waive TXT002 and say why",
)
def doubled_word(matter: Matter) -> Iterator[Problem]:
    """A word, a phrase or a sentence is repeated, or one article follows another.

    Readers overlook such slips, especially if a line ends between the two words. Two synonyms in a row, as in "due
    owed", are probably a word and its replacement. Quotations are not checked. A
    capitalized word, which may belong to a name, counts only if it is Plaintiff, Defendant or a party's short name.
    """
    short_names = {*ROLES, *(party.called for party in matter.parties.values() if party.called)}
    for path, text in (*prose(matter), *titles(matter)):
        unquoted_text = unquoted(text)
        if repeated := _repeated_sentence(unquoted_text):
            yield Problem(path, f"`{brief(repeated)}` is repeated", at=Words(repeated, unquoted_text.rfind(repeated)))
        words = words_of(unquoted_text)
        yield from replaced_words(path, unquoted_text, words)
        if not _may_repeat(words):
            continue
        for match in passages(SAME_WORD, unquoted_text):
            first, second = match[0].split()
            is_word = second.islower() or (first == second and second in short_names)
            is_single_letter = len(first) == 1 and first.lower() != "a"
            if is_word and not is_single_letter and not may_be_doubled(match, unquoted_text):
                yield Problem(path, f"`{second}` is repeated", at=matched(match))
        for match in passages(SAME_PHRASE, unquoted_text):
            yield Problem(path, f"`{one_line(match[1]).lower()}` is repeated", at=matched(match))
        for match in filter(_is_repeated_by_mistake, passages(SAME_WORDS, unquoted_text)):
            yield Problem(path, f"`{one_line(match[1])}` is repeated", at=matched(match))
        for match in passages(TWO_ARTICLES, unquoted_text):
            first, second = match[1].split()
            if first != second:
                yield Problem(path, f"`{first} {second}` is two articles in a row", at=matched(match))


def _is_repeated_by_mistake(match: re.Match[str]) -> bool:
    words = match[1].split()
    return words[0] != words[1] and not RECURRING_WORDS.intersection(words) and not SAME_PHRASE.search(match[0])


SENTENCE_ENDS = Regex(r"(?<=[a-z\d)][.?!])\s+(?=[A-Z])")


def _repeated_sentence(text: str) -> str:
    """Return a sentence of *text* that is immediately repeated; "" if there is none."""
    sentences = [sentence.strip() for sentence in SENTENCE_ENDS.split(text)]
    for first, second in pairwise(sentences):
        if first == second and len(first.split()) >= SHORT_ALLEGATION:
            return first
    return ""


def _may_repeat(words: tuple[str, ...]) -> bool:
    """Whether *words* have two equal words in a row, a pair of words that may be repeated, or two articles in a row.

    A pair counts if it is repeated at once or after one more word, as part of three repeated words.
    """
    pairs = [*pairwise(words)]
    has_repetition = any(map(eq, words, words[1:])) or any(map(eq, pairs, pairs[2:])) or any(map(eq, pairs, pairs[3:]))
    return has_repetition or not ARTICLE_PAIRS.isdisjoint(pairs)


STANDARD_WORDS = Regex(
    r"\b(?:proximate(?:ly)?|damaged|amount\s+to\s+be\s+(?:proven|proved|determined)|re-?alleges?|incorporates?|repeats?"
    r"|foregoing|entitled\s+to|jury)\b",
    re.IGNORECASE,
)
"""Words of standard sentences at the beginning or end of each count."""


REALLEGES = Regex(r"\A(?:[\w,’'&.-]++\s){0,12}?(?:hereby\s)?(?:re-?alleges?|repeats?|incorporates?|adopts?)\b")
"""The beginning of a sentence that realleges earlier paragraphs, in lowercase; many counts may share the sentence."""


@rule(
    "TXT013",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete one of the two allegations, and refer to the other: [[its id]]",
)
def repeated_paragraph(matter: Matter) -> Iterator[Problem]:
    """Two allegations are identical.

    If a paragraph was copied and then forgotten, the other side must answer it twice, and may answer it differently.
    Very short allegations are not reported, and neither are allegations that two counts share. For a standard sentence
    of a count the finding is a note.
    """
    first_uses: dict[str, KeyPath] = {}
    for path, allegation in allegations(matter):
        words = one_line(allegation.text or "").casefold()
        if len(words.split()) <= SHORT_ALLEGATION or REALLEGES.match(words):
            continue
        earlier_path = first_uses.setdefault(words, path)
        if earlier_path == path:
            continue
        are_in_two_counts = path[0] == earlier_path[0] == "claims" and path[1] != earlier_path[1]
        if not are_in_two_counts:
            severity = Severity.NOTE if STANDARD_WORDS.search(words) else None
            message = "this allegation repeats an earlier one word for word"
            yield Problem((*path, "text"), message, severity, also=((*earlier_path, "text"),))


ARTICLE = Regex(r"(?<![\w/.’'-])([Aa]n?)\s+([A-Za-z][a-z]+)\b(?![.’'])")
UNCERTAIN_SOUND = Regex(r"(?i)(h|u|eu|ew|one|once|x)")
"""The beginnings of words whose first letter may not show their first sound; such words are not checked."""

AFTER_A_LABEL = frozenset("above alleges also and applies are as asks at below in is of on or under was with".split())
"""Words that follow a label, as in "clauses a and b", where "a" is not an article."""

BEFORE_SENTENCE = ".?!:;—“(•"
"""Marks that end the preceding sentence or open a sentence."""

BEFORE_WORD = ' \t\n*_>”’")'
"""Characters that may be between such a mark and the first word of the sentence."""

BEFORE_ARTICLE = 40
"""How many characters before an article are searched for the end of a sentence."""


@rule(
    "TXT004",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write `a` before a consonant sound and `an` before a vowel sound",
)
def wrong_article(matter: Matter) -> Iterator[Problem]:
    """`a` comes before a vowel sound, or `an` before a consonant sound.

    This happens when somebody replaces a state or an entity but not the article before it. Initials, words whose first
    sound is uncertain, and labels such as Exhibit A, clause a and d/b/a are not checked.
    """
    for path, text in (*prose(matter), *titles(matter)):
        unquoted_text = unquoted(text)
        for match in passages(ARTICLE, unquoted_text):
            typed_article, word = match.groups()
            before = unquoted_text[max(match.start() - BEFORE_ARTICLE, 0) : match.start()]
            is_label = typed_article == "A" and not _begins_sentence(before)
            follows_label = word in AFTER_A_LABEL and not unquoted_text.startswith("-", match.end())
            if not (is_label or follows_label or UNCERTAIN_SOUND.match(word)) and typed_article.lower() != article(
                word
            ):
                yield Problem(path, f"`{typed_article} {word}` should be `{with_article(word)}`")


def _begins_sentence(before: str) -> bool:
    """Whether a sentence begins after *before*; if not, a capital A is a label, as in "Exhibit A"."""
    text_before = before.rstrip(BEFORE_WORD)
    return not text_before or text_before[-1] in BEFORE_SENTENCE or '"' in before[len(text_before) :]


VERBS = {
    "is": "are", "was": "were", "has": "have", "does": "do", "alleges": "allege", "brings": "bring", "seeks": "seek",
    "demands": "demand", "asks": "ask", "claims": "claim", "denies": "deny", "owns": "own", "realleges": "reallege",
    "incorporates": "incorporate", "resides": "reside", "re-alleges": "re-allege", "repeats": "repeat",
}  # fmt: skip
"""The singular and plural of verbs that follow a party."""

PLURAL_VERBS = {plural: singular for singular, plural in VERBS.items()}
ROLE = r"(?P<role>(?<![\w-])(?:Plaintiff|Defendant))"
PLURAL_ONLY_VERBS = "|".join(word for word in PLURAL_VERBS if word not in {"ask", "claim", "own"})
INSERTION = r"(?:,\s+(?:for|by|through|on|upon|as|individually)\s[^,.;:()]{1,60},)?"
"""Words that may be between a party and its verb: "Plaintiffs, by counsel, allege"."""

PLURAL_ROLE = Regex(rf"{ROLE}s{INSERTION}\s+(?P<verb>{'|'.join(VERBS)})\b", needs="plaintiff|defendant")
SINGULAR_ROLE = Regex(
    rf"{ROLE}{INSERTION}\s+(?P<verb>{PLURAL_ONLY_VERBS})\b",
    needs="plaintiff|defendant",
)
NO_SUBJECT_AFTER = (
    "did|does|do|let|lets|make|makes|made|have|has|had|help|helps|helped|see|saw|that|if|unless|though|although|whether"
    "|would|could|should|may|might|must|can|will|shall|and|or|nor|each|neither|either|than|were|was|is|are|in|on"
)
"""Words before the role after which a plural verb may be right: the verb is an infinitive or has several subjects."""

PREPOSITIONS = (
    "of|by|to|from|against|for|with|between|among|behind|under|without|than|such as|about|over|towards?|into|before"
    "|after|like|at|within|through|except|beyond|due"
)
"""Prepositions that make the role part of a longer subject, to which the verb belongs."""

LONGER_SUBJECT = (
    rf"\b(?:{PREPOSITIONS})\s+(?:(?:the|these|those|all|its|said|such|any|each|both)\s+){{0,3}}(?:[\w-]+\s+){{0,2}}?"
    r"|\b(?:(?!named\b)\w+(?:ing|ed)|(?:that|who|which)\s+(?!(?:the|said)\b)[a-z]+)\s+(?:the\s+)?"
)
"""Words that show that the party after them is not the subject: "officers of the Defendant", "acts of Plaintiff"."""

BEFORE_PLURAL_ROLE = Regex(rf"(?i)(?:{LONGER_SUBJECT}|\b(?:in|on)\s+(?:the\s+)?)\Z")
BEFORE_SINGULAR_ROLE = Regex(
    rf"(?i)(?:{LONGER_SUBJECT}|\b(?:{NO_SUBJECT_AFTER})\s+(?:the\s+|said\s+)?|,\s+(?:and|or|nor)\s+(?:\w+\s+)?)\Z"
)
"""Words before a role that show that the role is not the subject of the verb."""

BEFORE_ROLE = 60
"""How many characters before the role are searched for such words."""

TWO_VERBS = Regex(
    r"(?i)\b(?:re-?allege|incorporate|repeat|adopt)(s)?\s+and\s+(?:re-?allege|incorporate|repeat|adopt)(s)?\b",
    needs="allege|incorporate|repeat|adopt",
)
"""The two verbs in the sentence of a count that incorporates earlier paragraphs."""


@rule(
    "TXT005",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="make the verb agree with its subject",
)
def verb_against_its_parties(matter: Matter) -> Iterator[Problem]:
    """A verb is singular after several parties, or plural after a single party.

    This happens when a party is added or removed.
    """
    for path, text in prose(matter):
        unquoted_text = unquoted(text)
        for match in TWO_VERBS.finditer(unquoted_text):
            if bool(match[1]) != bool(match[2]):
                yield Problem(path, f"`{match[0]}` mixes a singular verb with a plural verb")
        for pattern, before, ending, verbs in (
            (PLURAL_ROLE, BEFORE_PLURAL_ROLE, "s", VERBS),
            (SINGULAR_ROLE, BEFORE_SINGULAR_ROLE, "", PLURAL_VERBS),
        ):
            for match in pattern.finditer(unquoted_text):
                if not before.search_before(unquoted_text, match.start(), BEFORE_ROLE):
                    verb = match["verb"]
                    role = match["role"] + ending
                    yield Problem(path, f"`{role} {verb}` should be `{role} {verbs[verb]}`")


@rule(
    "TXT015",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="use the singular or the party's name, or add the missing parties",
)
def role_number_mismatch(matter: Matter) -> Iterator[Problem]:
    """A text says Plaintiffs or Defendants, but the matter has only one such party.

    This happens when a text is copied from another case, or when a party has left. Nothing is reported if the party
    also sues for others or is a range of Doe defendants, or if a text defines the plural.
    """
    is_defined = any(DEFINED_PLURAL.search(text) for _, text in prose(matter))
    roles = () if is_defined else ("plaintiff", "defendant")
    wrong_plurals = [f"{role.title()}s" for role in roles if _is_alone(matter, role)]
    plural = Regex(rf"\b(?:{'|'.join(wrong_plurals)})\b")
    for path, text in prose(matter):
        unquoted_text = unquoted(text)
        if not any(word in unquoted_text for word in wrong_plurals):
            continue
        for match in plural.finditer(unquoted_text):
            role = match[0].lower().removesuffix("s")
            yield Problem(path, f"`{match[0]}` is plural, but the matter has only one {role}")


DEFINED_PLURAL = Regex(
    r"[\"“](?:the\s)?(?:Plaintiffs|Defendants)[.,]?[\"”]"
    r"|\b(?:collectively|together|jointly|hereinafter|hereafter|called|(?:referred\sto|known)\sas)\W{1,3}(?:the\s)?(?:Plaintiffs|Defendants)\b",
    needs="plaintiffs|defendants",
)
"""The definition of the plural, for a party and those for whom it sues."""

TWO_CAPACITIES = Regex(
    r"(?i)\bindividually\b.{0,200}?\band\b|\band\sindividually\b"
    r"|\b(?:next\sfriend|guardian|parent|trustee|executor|administrat\w{1,9}|representative)s?\b.{0,99}?\sof\b.{0,200}?\band\b"
)
"""A capacity in which a party sues for itself and somebody else, or for several others."""


def _is_alone(matter: Matter, role: str) -> bool:
    parties = list(of_side(matter.parties, role).values())
    others = (party.does or party.on_behalf_of or TWO_CAPACITIES.search(party.capacity or "") for party in parties)
    return len(parties) == 1 and not any(others)


NAME_OF_COMPLAINT = Regex(
    r"\b(?:its|his|her|their|this|the)\s+(?P<paper>(?:Verified\s+|Original\s+)?(?:Complaint|Petition))\b"
)
"""The name that an opening gives to its own complaint, without the word Amended."""


@rule(
    "TXT023",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="call the paper by its title, as in `its First Amended Complaint`",
)
def opening_of_an_earlier_complaint(matter: Matter) -> Iterator[Problem]:
    """The user's own opening of an amended complaint does not call the complaint amended.

    This happens when a matter extends the matter of the first complaint and inherits its `words:`.
    """
    for index, filing in opening(matter):
        lead = filing.words.lead or matter.words.lead or ""
        match = NAME_OF_COMPLAINT.search(lead)
        if match and amendment_number(matter, filing):
            path = ("filings", index, "words", "lead") if filing.words.lead else ("words", "lead")
            yield Problem(path, f"`{filing.name}` is an amended paper, but its opening says `{one_line(match[0])}`")
