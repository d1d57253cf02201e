"""Parties on both sides of one act, one of several parties, and names that nothing else in the matter has."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from assembler.facts.names import NOT_IN_NAMES, OPENING_WORDS
from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import counted
from assembler.language.regex import Regex, compiled, passages
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import has_complaint
from assembler.rules._definitions import definitions
from assembler.rules._party_names import party_names
from assembler.rules._unknown_names import GENERIC, known_names
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.terms._persons_named import STATES
from assembler.rules.terms._roles import may_be_another_case

ROLE_AS_SUBJECT = Regex(
    r"(?:\A|(?<=[.;:,]\s)|(?<=\b(?i:and|for)\s)|(?<=\b(?i:that|when)\s)|(?<=\bbecause\s)|(?<=\bsince\s)|(?<=\bif\s)|(?<=\bwhile\s))"
    r"(?:[Tt]he\s)?(?P<role>Plaintiff|Defendant)"
    r"(?=\s(?:has|had|is|was|did|does|will|would|could|knew|failed|refused|breached|violated|owed|[a-z]{3,12}ed"
    r"|seeks|demands|requests|prays|alleges|claims|brings|asks|owes|owns|knows|resides|denies|contends|incorporates"
    r"|realleges|may|can|must|sues)\b)"
)
"""The role as the subject of a verb: "Defendant knew", "that the Defendant refused"."""


@rule(
    "TRM015",
    cite="house style: the text and the matter agree on the parties",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party, or write the plural",
)
def one_of_several_parties(matter: Matter) -> Iterator[Problem]:
    """A text says Plaintiff or Defendant, but the matter has several such parties.

    The text does not say which party is meant. The rule reports the role as the subject of a verb, as in "Defendant
    knew of it", unless the paragraph names one such party, the count has only one, or a text defines the role as the
    term for a party. Nothing is reported if the matter has a range of Doe defendants.
    """
    if not has_complaint(matter):
        return
    terms = {definition.term for _, text in prose(matter) for definition in definitions(text)}
    terms |= {party.called for party in matter.parties.values() if party.called}
    parties_by_role = {role: of_side(matter.parties, role) for role in ("plaintiff", "defendant")}
    for path, text in prose(matter):
        own_words = unquoted(text)
        for match in passages(ROLE_AS_SUBJECT, own_words):
            parties = parties_by_role[match["role"].lower()]
            if len(parties) < 2 or match["role"] in terms or any(party.does for party in parties.values()):
                continue
            count_parties: tuple[str, ...] = ()
            if path[0] == "claims" and isinstance(path[1], int):
                claim = matter.claims[path[1]]
                count_parties = claim.against if match["role"] == "Defendant" else claim.by
            named_parties = {key for key in party_names(matter).parties_in(text) if key in parties}
            if len(count_parties) == 1 or named_parties or may_be_another_case(own_words, *match.span()):
                continue
            count_words = counted(len(parties), match["role"].lower())
            yield Problem(path, f"`{match[0]}` may be any of the {count_words}", at=matched(match))


ACTS_ON_ANOTHER = (
    "paid|wired|sent|lent|loaned|sold|gave|delivered|transferred|assigned|conveyed|leased|rented|issued|mailed|e-mailed|emailed"
    "|wrote|shipped|returned|repaid|remitted|granted|licensed|served|told|offered|hired|sued|owed|owes|asked|invoiced"
    "|discharged|guaranteed|employed|notified|warned|blamed|accused|deceived|defrauded|induced|indemnified|insured|retained"
)
OBJECT = (
    r"(?:\$[\d,.]{1,15}\s|(?:(?:the|its|his|her|an?|this|that|each|all)\s(?:(?!that\b|who\b|which\b|of\b)[A-Za-z-]{2,15},?\s){1,4}?"
    r"(?:and\s)?){1,3}|(?!that\b)[a-z]{3,12}\s)?"
    r"(?:to\s|for\s)?"
)
"""The object between the verb and the second name: "$500 to", "the mark, its goodwill and the registration to"."""

NAME_ENDS = r"(?![\w&’'-]|\s[A-Z][a-z]|\s+(?:and|as|or|v\.)\b|,\s+(?:as|in)\b)"
CAPACITY = r"(?:,\sas\s[^,.;]{1,40},)?"
SECOND_ACT = rf"[a-z]{{3,12}}\s[^.;:A-Z]{{1,60}}\sand\s(?:then\s|later\s|also\s)?(?:{ACTS_ON_ANOTHER})"
"""A first act, and a second one of the same subject on somebody else: "denied the claim and blamed"."""

AGAINST = (
    r"(?:first\s|then\s|also\s){0,2}(?:proceed(?:s|ed)?|sues?|sued|acts?|acted|claim(?:s|ed)?|recover(?:s|ed)?|file[sd]?|brings?|brought"
    r"|exhausts?|exhausted|pursues?|pursued|enforce[sd]?)\s(?:[a-z]+\s){0,4}against"
)
"""An act against somebody else: "first exhaust its remedies against"."""

TO_ACCOUNT = (
    r"[^.;:A-Z]{0,60}?\b(?:wired|transferred|paid|sent|remitted|deposited|credited)\s(?:(?!\bfrom\b)[^.;:A-Z]){0,40}?"
    r"(?:to|into)"
)
"""A transfer to an account of somebody else: "wired the other $4,000 to"."""

ACTS_TOGETHER = r"signed|made|entered\s+into|executed|had|have|agreed\s+on|negotiated"


@rule(
    "TRM016",
    cite="house style: an act between two parties names both",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the other party",
)
def same_party_twice(matter: Matter) -> Iterator[Problem]:
    """A sentence names a party as both sides of an act that takes two.

    Examples are "Example paid $500 to Example", "a contract between Example and Example", and "Example and Example
    signed". So are "Example denied the claim and blamed Example", "that Example first proceed against Example" and
    "Example wired the rest to Example's account". A deed from a party to itself and another person is not reported, and
    neither is a deed to the party as trustee.
    """
    names = party_names(matter)
    if not names.key_by_name:
        return
    first = rf"(?P<name>{names.titled_name_pattern})"
    same_name = rf"(?P<other>{names.titled_name_pattern})"
    patterns = (
        compiled(
            rf"{first}\s(?:has\s|had\s|also\s|then\s|first\s){{0,2}}(?:{ACTS_ON_ANOTHER})\s{OBJECT}{same_name}{NAME_ENDS}"
        ),
        compiled(rf"\bbetween\s{first}\sand\s{same_name}{NAME_ENDS}"),
        compiled(rf"{first}\s{SECOND_ACT}\s{same_name}{NAME_ENDS}"),
        compiled(rf"{first}\s{AGAINST}\s{same_name}{NAME_ENDS}"),
        compiled(rf"{first}\s{TO_ACCOUNT}\s(?P<other>{names.owner_pattern})[’']s\saccounts?\b"),
        compiled(rf"{first}{CAPACITY}\sand\s{same_name}{CAPACITY}\s(?:both\s)?(?:{ACTS_TOGETHER})\b"),
    )
    first_words = {name.split()[0] for name in names.key_by_name}
    for path, text in prose(matter):
        own_words = unquoted(text)
        if not any(own_words.count(word) > 1 for word in first_words):  # much faster than the patterns
            continue
        for pattern in patterns:
            for match in pattern.finditer(own_words):
                if one_line(match["name"]).lower() != one_line(match["other"]).lower():
                    continue
                message = f"`{one_line(match[0])}` has {one_line(match['name'])} on both sides"
                yield Problem(path, message, at=Words(match[0], match.start()))


NAME = r"[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,3}"
VERB_OF_A_PARTY = (
    r"(?:(?:has\s|had\s|have\s)?(?:breached|suffered|incurred|relied|performed|owed)|owes|knew|intended|refused|failed"
    r"|(?:did|does|do)\snot\s(?:agree|know|consent|pay|perform|rely|learn|receive)|(?:is|are)\s(?:entitled|liable)"
    r"|(?:was|were|has\sbeen|have\sbeen)\s(?:damaged|harmed|injured))\b"
)
"""What a party does or suffers in a complaint, after the party's name."""

FAMILY = Regex(rf"\b[Tt]he\s(?P<name>[A-Z][a-z]{{2,15}}s)\s(?={VERB_OF_A_PARTY}|(?:also|then|never)\s)")
"""A family as the subject of what a party does: "The Hendersons relied on it"."""

COMPANY = Regex(
    rf"(?<![\w.,’'&-]\s)(?<![\w’'&-])(?P<name>[A-Z][a-z]{{2,20}}(?:\s[A-Z][a-z]{{2,20}}){{1,3}})\s(?={VERB_OF_A_PARTY})"
)
"""A name of several words that begins a sentence and is the subject of what a party does."""

NAME_AFTER_NOR = Regex(
    r"\b[Nn]or\s(?:had|has|did|does|was|is)\s(?P<name>[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){1,3})\s[a-z]"
)
"""A name after "nor": "Nor had Lonestar Builders completed it"."""

THING = Regex(
    r"\b[Tt]he\s(?P<name>[A-Z][a-z]{3,20}\s(?:System|Product|Products|Device|Devices|Software|Platform|Application|Technology"
    r"|Machine|Equipment|Agreement|Lease|Loan|Policy|Project|Property|Premises|Vehicle|Vessel|Transaction|Accident|Incident))\b"
    r"(?!\s[A-Z(])"
)
"""A thing of the kind that a complaint defines: "The Harborlight System"."""

NAME_IN_PRAYER = Regex(
    rf"\b(?:award(?:ing)?|grant(?:ing)?|against|favor\sof|order(?:ing)?|enjoin(?:ing)?)\s(?P<name>{NAME})(?!\s(?:Code|Act|Rule)\b)"
)
"""A name in the prayer, after words before a party."""


@rule(
    "TRM021",
    cite="house style: the text names only who and what is in the case",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name of the intended party or thing; if it belongs here, introduce it",
)
def name_from_another_case(matter: Matter) -> Iterator[Problem]:
    """A name that nothing else in the matter has is used like that of a party or of a defined thing.

    The rule reads "The Hendersons relied on it", "Lonestar Builders has breached it", "The Harborlight System is sold
    here" and, in the prayer, "award Gulf Meridian its costs". No word of the name may be used elsewhere in the matter,
    and at least one must not be an English word. A sentence that may be about another case is not checked.
    """
    if not has_complaint(matter):
        return
    uses = Counter(word for _, text in all_texts(matter) for word in set(re.findall(r"[A-Z][a-z]+", text)))
    known_words = {word.lower() for name in known_names(matter) for word in re.findall(r"\w+", name)}
    for path, text in prose(matter):
        own_words = unquoted(text)
        is_prayer = "relief" in path or "wherefore" in path
        patterns: tuple[Regex, ...] = ()
        if is_prayer:
            patterns = (NAME_IN_PRAYER,)
        elif path[-1] != "heading":
            patterns = (FAMILY, COMPANY, NAME_AFTER_NOR, THING)
        for pattern in patterns:
            for match in pattern.finditer(own_words):
                name = one_line(match["name"])
                if not _is_strange(name.split(), uses, known_words, may_be_english=is_prayer):
                    continue
                if not may_be_another_case(own_words, *match.span("name")):
                    message = f"`{name}`: nothing else in the matter has that name"
                    yield Problem(path, message, at=Words(match["name"], match.start("name")))


def _is_strange(words: list[str], uses: Counter[str], known_words: Collection[str], *, may_be_english: bool) -> bool:
    """Whether *words* are a name from another case: only one text has the first word, and the matter knows no other.

    The last of several words may be in a name of the matter. The first must not be an English word either, unless
    *may_be_english* is true and there are three or more words.
    """
    is_new = uses[words[0]] == 1 and not any(word.lower() in known_words for word in words[: max(1, len(words) - 1)])
    is_name = not {*words} & (NOT_IN_NAMES | OPENING_WORDS | STATES) and not {word.lower() for word in words} & GENERIC
    is_slip_of_name = any(is_slip(words[0].lower(), known_word) for known_word in known_words)
    singular = words[0].lower().removesuffix("s")
    is_plural = len(words) == 1 and (on_record(singular) or singular in known_words)
    is_proper = (not on_record(words[0].lower()) and not is_plural) or (may_be_english and len(words) > 2)
    return is_new and is_name and is_proper and not is_slip_of_name
