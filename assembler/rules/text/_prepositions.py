"""Words that lack a preposition or an article: "complied the order", "in violation the lease", "is citizen of"."""

from collections.abc import Iterator

from assembler.language.passages import passages
from assembler.language.places import STATE
from assembler.language.regex import Regex

WORDS_BY_PREPOSITION = {
    "on": (
        "depend depended depending depends insist insisted insists premised predicated relied relies rely relying based"
    ),
    "to": (
        "according accrued adhere adhered adjacent akin allude alluded amounted attributable belong "
        "belonged belonging belongs comparable conformed consented contrary detrimental entitled "
        "equivalent incidental inured objected objecting pertain pertained pertaining pertains pursuant "
        "referred referring refers related relates relating relevant responded responding responds revert "
        "reverted similar succumbed superior inferior tantamount testified unrelated"
    ),
    "with": (
        "affiliated associated collided compete competed competes complied complies comply complying "
        "connected consistent coincided cooperate cooperated dealing deals dealt disagree disagreed "
        "dissatisfied incompatible inconsistent interfere interfered interferes interfering"
    ),
    "of": (
        "accused apprised aware capable comprised composed consist consisted consisting consists "
        "convicted deprived disposed guilty instead regardless unaware violative disapproved"
    ),
    "for": "eligible liable responsible apologized",
    "from": (
        "abstain abstained arising arose derived deviated differ differed differs emanated exempt immune "
        "refrain refrained stemmed stemming"
    ),
    "in": (
        "resulting acquiesced domiciled engaged engages interested participate participated participates "
        "participating persisted reside resided resides residing resulted situated vested"
    ),
    "against": "discriminated retaliate retaliated retaliating",
    "at": "arrive arrived arriving",
    "upon": "incumbent contingent",
}
"""For each preposition, words that take no object without it."""

PREPOSITION_BY_WORD = {
    word: preposition for preposition, words in WORDS_BY_PREPOSITION.items() for word in words.split()
}

OBJECT = (
    r"(?P<determiner>the|an?|its|their|his|any|each|these|those)\s"
    r"(?!(?:next|following|same|previous|day|week|month|year|morning|afternoon|evening|night|moment|last|first|second|third|entire|whole|way"
    r"|time|more|less|better|latter|former|only|very)\b)[A-Za-z]"
)
MISSING_PREPOSITION = Regex(rf"(?<![-’'])\b(?P<word>{'|'.join(sorted(PREPOSITION_BY_WORD))})\s{OBJECT}")

NOUNS_BEFORE_OF = (
    "absence amount balance breach cancellation commencement completion copies copy cost denial"
    " destruction duration element enforcement"
    " expiration failure foreclosure installation lack majority member members nature owner owners"
    " ownership portion portions presence"
    " purview receipt remainder repayment replacement requirements reversal scope sufficiency"
    " termination terms validity value vicinity"
    " violation violations virtue acceptance component components consequence consequences"
    " creation deprivation description disposition"
    " edge elements existence formation heart holder holders identity imposition integrity"
    " invasion issuance legality location middle"
    " operation origin performance preparation preservation president reasonableness renewal"
    " restoration revocation seriousness significance"
    " source strength surface totality treasurer volume"
)
NOUN_WITHOUT_OF = Regex(
    rf"(?:\b(?:the|an?|in|by|of|for|its|any|this|such|each|upon|on|under|no|to|with|through|[a-z]{{4,12}}(?:al|ive|ous|ent|ate|ect|ing|ed))\s)"
    rf"(?P<word>{'|'.join(NOUNS_BEFORE_OF.split())})\s(?P<determiner>the|its|their|his|an?|this)\s(?P<noun>[A-Za-z]{{3,20}})"
    r"(?=[.,;)]|\s(?:of|in|to|for|on|by|with|and|at|from|under|or|is|was|were|are|has|had)\b)"
)
"""A noun that needs "of" before another noun, at the end of a phrase: "in violation the lease, "."""

DOUBLE_OBJECT_VERBS = Regex(
    r"(?i)\b(?:g[ia]v(?:en?|es|ing)|sen[dt]\w*|show\w*|pa(?:y|id)\w*|t(?:ell|old)\w*|s(?:ell|old)\w*|offer\w*|ow(?:e[sd]?|ing)|cost\w*|den(?:y|ied)"
    r"|charg\w+|that|which|what|lent|call\w*|consider\w*|deem\w*|made|make\w*)\b[^.;,]{0,50}\Z"
)

KINDS_OF_PARTY = (
    "limited liability company|limited partnership|general partnership|municipal corporation"
    "|professional corporation|nonprofit corporation|corporation|citizen|natural person|political subdivision"
    "|sole proprietorship|licensed physician|licensed contractor"
)
KIND_WITHOUT_ARTICLE = Regex(
    r"(?<!there\s)(?<!There\s)\b(?P<verb>is|was|as|being)\s"
    rf"(?P<noun>(?:(?:{STATE}|domestic|foreign)\s)?(?:{KINDS_OF_PARTY}))"
    r"(?=\s(?:of|with|in|that|who|organized|whose|and|formed|incorporated)\b|[.,;])"
)
"""A kind of party after "is", without an article: "is citizen of"."""


IMPOSSIBLE_PAIR = Regex(
    r"(?<![\w’'-])(?:(?:[Tt]he|[Aa]n|[Ii]ts|[Tt]heir|[Ee]very)\s(?:of|to|by|for|from|with|is|was|were|are|has|had|have|be|been|if|he|she|they|than)"
    r"|(?:of|by|with|from|under|against|into|upon|in)\s(?:if|he|she|they)"
    r"|(?:shall|must|cannot|could)\s(?:the|an?|is|was|were|are|has|had)"
    r"|(?:has|have|had)\s(?:of|is|was|were|are))(?![\w’'-])"
)
"""Two words that hardly ever follow each other: "the of", "under they"."""


def without_preposition(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the position and the words of each passage of *text* that lacks a word, and the words that are meant."""
    for match in passages(MISSING_PREPOSITION, text):
        words = match[0][:-1].rstrip()
        yield match.start(), words, f"{match['word']} {PREPOSITION_BY_WORD[match['word']]} {match['determiner']}"
    for match in passages(IMPOSSIBLE_PAIR, text):
        yield match.start(), match[0], "another word"
    for match in passages(NOUN_WITHOUT_OF, text):
        if not DOUBLE_OBJECT_VERBS.search(text, max(0, match.start() - 60), match.start()):
            yield match.start(), match[0], f"{match['word']} of {match['determiner']} {match['noun']}"
    for match in passages(KIND_WITHOUT_ARTICLE, text):
        article = "an" if match["noun"][0] in "AEIO" else "a"
        yield match.start(), match[0], f"{match['verb']} {article} {match['noun']}"
