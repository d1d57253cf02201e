"""Words that lack a preposition or an article: "complied the order", "in violation the lease", "is citizen of"."""

from collections.abc import Iterator

from assembler.language.places import STATE
from assembler.language.regex import Regex, passages
from assembler.rules.text._auxiliaries import base_verbs

WORDS_BY_PREPOSITION = {
    "on": ("depend depended depending depends premised predicated relied relies rely relying based"),
    "to": (
        "according accrued adhere adhered adjacent akin allude alluded amounted attributable belong "
        "belonged belonging belongs comparable conformed consented contrary detrimental entitled "
        "equivalent incidental inured objected objecting pertain pertained pertaining pertains pursuant "
        "referred referring refers related relates relating relevant responded responding responds revert "
        "reverted similar succumbed superior inferior tantamount unrelated"
    ),
    "with": (
        "affiliated associated collided compete competed competes complied complies comply complying "
        "connected consistent coincided cooperate cooperated dealing deals dealt disagree disagreed "
        "dissatisfied incompatible inconsistent interfere interfered interferes interfering"
    ),
    "of": (
        "accused apprised capable comprised composed consist consisted consisting consists "
        "convicted deprived disposed guilty regardless violative disapproved"
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

TRANSITIVE = frozenset(
    "accused apprised associated based collided composed comprised connected convicted deprived derived disposed"
    " engaged engages exempt interested referred related relates resulted situated vested affiliated conformed".split()
)
"""Those words that also take an object, as in "deprived the jury", unless a form of "be" is before them."""

BE_BEFORE = Regex(r"(?i)\b(?:is|are|was|were|be|been|being)\s(?:not\s|[a-z]+ly\s)?\Z")

PREPOSITION_BY_WORD = {
    word: preposition for preposition, words in WORDS_BY_PREPOSITION.items() for word in words.split()
}

OBJECT = (
    r"(?P<determiner>the|an?|its|their|his|any|these|those)\s"
    r"(?!(?:next|few|short|following|same|previous|day|week|month|year|morning|afternoon|evening|night|moment|last|first|second|third|entire|whole|way"
    r"|time|more|less|better|latter|former|only|very)\b)[A-Za-z]"
)
MISSING_PREPOSITION = Regex(rf"(?<![-’'])(?<!\btimes\s)\b(?P<word>{'|'.join(sorted(PREPOSITION_BY_WORD))})\s{OBJECT}")

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


BEFORE_INFINITIVE = (
    "failed|fails|failing|refused|refuses|refusing|agreed|agrees|promised|obligated|obliged|able|unable|tried|tries"
    "|attempted|intended|intends|wanted|wants|threatened|declined|undertook|decided|expected|hoped|sought|seeks"
    "|continued|continues|willing|unwilling|ready|duty|ability|inability|opportunity|obligation|permission|entitled"
    r"|required|requires\s(?:him|her|them)|allowed\s(?:him|it|them)|allows\sit|caused\sthem"
)
WITHOUT_TO = Regex(rf"(?<![-’'])\b(?P<word>{BEFORE_INFINITIVE})\s(?=(?P<verb>[a-z]{{3,15}})\b(?![-’']))")
"""A word that takes an infinitive, directly before a verb: "a duty provide"."""

IN_A_PLACE = Regex(
    rf"\b(?P<verb>resides?|resided|lives|lived|residing|domiciled|located|situated|headquartered|incorporated|organized)\s"
    rf"(?P<place>(?:{STATE})|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:\sCounty)?,\s(?:{STATE})|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\sCounty)\b"
)
"""A verb directly before a place: "who resides Pasadena, Texas"."""

BE_A_PARTY = Regex(
    r"(?:\A|[.;]\s)(?P<party>(?:Plaintiff|Defendant)\s(?:[A-Z][\w.&’'-]{0,20},?\s){1,8}(?<!,\s)(?:\([^()]{1,60}\)\s)?)"
    r"(?P<article>an?)\s(?=(?:[A-Z][a-z]{2,15}\s){0,3}(?:individual|corporation|limited|general|citizen|resident|natural|company"
    r"|partnership|nonprofit|public|municipal|professional|person)\b)"
)
"""A party and what it is, without a verb: "Defendant Rourke Delacey an individual"."""

PASSIVE_AND_OBJECT = Regex(
    r"\b(?P<verb>(?:was|were|been|being|is|are)\s(?:signed|caused|installed|governed|hired|repaired|inspected|manufactured|designed"
    r"|executed|drafted|prepared|operated|owned|employed|injured|damaged|struck|treated|built|written|taken|driven|maintained"
    r"|managed|controlled|supervised|recorded|approved|rejected|ignored|destroyed|removed|replaced|delivered|accepted))\s"
    r"(?P<determiner>the|its|his|their|an?)\s"
    r"(?!(?:same|next|following|day|week|month|year|first|second|third|last|morning|afternoon|evening|night|moment|previous|few|full"
    r"|mile|way|better|third|whole|entire|time|minute|hour|length|great|good|hundred|little|lot|long|short)\b)"
)
"""A passive verb directly before a determiner: "was signed the tenant"."""

IMPOSSIBLE_PAIR = Regex(
    r"(?<![\w’'-])(?:(?:[Tt]he|[Aa]n|[Ii]ts|[Ee]very)\s(?:of|to|by|for|from|with|is|was|were|are|has|had|have|be|been|if|he|she|they|than)"
    r"|(?:of|by|with|from|under|against|into|upon|in)\s(?:if|he|she|they)"
    r"|(?:shall|must|cannot|could)\s(?:the|an?|is|was|were|are|has|had)"
    r"|(?:did|does|do|could|would|will|may|must)\snot\s(?:the|an|its|their|his|these|those|is|was|were|are|has|had)"
    r"|(?:fail|refus|neglect|attempt|intend)(?:ed|s|es|ing)\sto\s(?:the|an?|its|their|his|any|these|those)"
    r"|(?:un)?able\sto\s(?:the|an?|its|their|his|any|these|those)|in\sorder\sto\s(?:the|an?|its|their|his|these|those)"
    r"|(?:because|which|although|unless|whether)\s(?:it|he|she|they)\s(?:an?|the|of|from|its|their|been)"
    r"|(?:This|It|He|She|They|We)\s(?:an|the|been)"
    r"|(?:each|any|every|several|most)\s(?:the|its|their|these)(?!\s(?:less|wiser|more|better|worse|other|same|next))"
    r"|(?:to|for|at|by|from|under|into)\sof(?!\s(?:course|counsel|late|old)\b)"
    r"|(?:has|have|had)\sof)(?![\w’'-])"
)
"""Two words that hardly ever follow each other: "the of", "under they"."""


def without_preposition(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the position and the words of each passage of *text* that lacks a word, and the words that are meant."""
    for match in passages(MISSING_PREPOSITION, text):
        if match["word"] in TRANSITIVE and not BE_BEFORE.search_before(text, match.start(), 30):
            continue
        words = match[0][:-1].rstrip()
        yield match.start(), words, f"{match['word']} {PREPOSITION_BY_WORD[match['word']]} {match['determiner']}"
    yield from _without_verb_or_preposition(text)
    for match in passages(IMPOSSIBLE_PAIR, text):
        yield match.start(), match[0], "another word"
    for match in passages(NOUN_WITHOUT_OF, text):
        if not DOUBLE_OBJECT_VERBS.search_before(text, match.start(), 60):
            yield match.start(), match[0], f"{match['word']} of {match['determiner']} {match['noun']}"
    for match in passages(KIND_WITHOUT_ARTICLE, text):
        article = "an" if match["noun"][0] in "AEIO" else "a"
        yield match.start(), match[0], f"{match['verb']} {article} {match['noun']}"


def _without_verb_or_preposition(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the same for infinitives, places, parties and passive verbs."""
    for match in passages(WITHOUT_TO, text):
        if match["verb"] in base_verbs():
            yield match.start(), match[0] + match["verb"], f"{match['word']} to {match['verb']}"
    for match in passages(IN_A_PLACE, text):
        yield match.start(), match[0], f"{match['verb']} in {match['place']}"
    for match in passages(BE_A_PARTY, text):
        yield match.start("party"), match[0][match.start("party") - match.start() :], f"is {match['article']}"
    for match in passages(PASSIVE_AND_OBJECT, text):
        yield match.start(), match[0].rstrip(), f"{match['verb']} by {match['determiner']}"
