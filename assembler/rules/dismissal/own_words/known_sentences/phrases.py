"""Building blocks for the patterns of sentences: who acts, on what, when and how."""

from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.canonical import TOKEN
from assembler.rules.dismissal.own_words.known_sentences.conditions import Condition
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import (
    AT_ONCE,
    CLAIMS,
    OPPONENTS,
    WHO,
    KnownSentence,
)


def family(
    about: str, *patterns: str, example: str, agrees: Condition = when.always, allows: str = "", otherwise: str = ""
) -> KnownSentence:
    """Return a family of sentences that match one of *patterns*, such as *example*.

    *allows* names the kinds of guarded words that they may contain (`guarded_words.py`).
    """
    return KnownSentence(about, ("|".join(patterns),), agrees, otherwise, example, tuple(allows.split()))


# -- the paper and the claims -----------------------------------------------------------------------------------------

HERE = rf"(?: (?:as to|against) {OPPONENTS}(?: alone| only)?)?"
PAPER = (
    r"(?:(?:the-paper"
    r"|(?:the|this) dismissal(?: (?:here|now) (?:made|agreed to|given|noticed))?"
    rf"(?: of (?:the-action|{OPPONENTS}|{CLAIMS}(?: against {OPPONENTS})?))?){HERE})"
)
"""A pattern for the paper, or for the dismissal that it makes."""

OWN = r"(?:its|their|his|her|his or her|the)"
PLEADED = (
    r"(?: (?:(?:pleaded|made|asserted|set out|set forth|stated|alleged|contained|found) )?(?:in|by|of)"
    rf" (?:{OWN}|plaintiffs?'?s?'?) (?:\w+ )?(?:complaint|petition)"
    r"| (?:that |which )?(?:the|plaintiffs?'?s?'?) (?:\w+ )?(?:complaint|petition)"
    r" (?:pleads|asserts|makes|states|sets (?:out|forth)|contains|alleges)| pleaded| before the-court)?"
)
CLAIM_WORD = r"(?:claims?|counts?|causes? of action)"
EVERY_CLAIM = (
    rf"(?:{CLAIMS}|(?:these|those|such|the same|the dismissed) claims?"
    rf"|(?:every|each|all|any)(?: single| one)?(?: of)?(?: {OWN})? {CLAIM_WORD}"
    rf"(?:(?:,|,? and|,? or) (?:every |each |all )?{CLAIM_WORD})*){PLEADED}(?: against {OPPONENTS})?"
)
KIND_OF_CLAIM = (
    r"(?:(?:breach of|declaratory|injunctive|equitable|compensatory|statutory|punitive|unjust|an?|the|common|federal"
    r"|state|of|civil|trade|good|money|implied|express|product|quantum|and|or|,|in|under|on|at) ?)*"
    r"(?:contract|tort|negligence|fraud|relief|damages|enrichment|conversion|statute|equity|law|accounting|warranty"
    r"|restitution|infringement|copyright|trademark|defamation|judgment|meruit|interference|nuisance|trespass"
    r"|misrepresentation|liability|secrets?|injunction|rescission|covenant|duty)"
)
KINDS_OF_CLAIM = rf"(?:{KIND_OF_CLAIM}(?:(?:,|,? and|,? or) {KIND_OF_CLAIM})*)"
ALL_OF_IT = (
    r"(?:,?"
    rf" (?:including (?:the|its|her|his|their|those|any) ?(?:claims? )?(?:for|in|of) {KINDS_OF_CLAIM}"
    rf"|the (?:claims?|one) (?:for|in|of) {KINDS_OF_CLAIM} (?:among them|included)"
    r"|whether (?:it|they) (?:sounds?|lies?|rests?|arises?|is founded|are founded|is|are) (?:in|on|under)"
    rf" {KINDS_OF_CLAIM}|whatever (?:its|their|the) (?:legal )?(?:theory|basis|ground|nature|form)"
    r"|without exception|with no exception|and (?:all|every|each) part(?:y|ies)"
    r"|(?:as to|by|of|against) (?:all|every|each) part(?:y|ies)|in (?:its|their) entirety|as a whole))*"
)
THE_WHOLE = rf"(?:(?:the-action|the (?:whole|entire) (?:controversy|dispute)|{EVERY_CLAIM}|all parties){ALL_OF_IT})"
"""A pattern for the whole action, or for all claims against some of the parties."""

NOW = (
    rf"(?:{AT_ONCE}|from the moment (?:of (?:its )?filing|(?:it|the-paper) is filed)"
    r"|the moment (?:it|the-paper) is filed|by (?:its |the )?(?:mere )?filing(?: alone)?|(?:up)?on being filed"
    r"|with (?:its|the) filing(?: of the-paper)?|at the (?:time|moment) of (?:its )?filing|today"
    r"|by operation of law|of (?:its|their) own (?:force|accord)|by its own force|(?:up)?on filing)"
)
THE_COURT = r"(?: (?:of|by|from) (?:the-court|the (?:presiding |assigned )?judge))"
NO_ACT = (
    r"(?:(?:an?|any|the|further|other|court|judicial|separate) )*"
    r"(?:orders?|actions?|approval|leave|rulings?|steps?|acts?|hearing|involvement|permission|signature|judgment)"
    r"(?:,? (?:or|nor|and) (?:(?:any|an?|further|other) )*(?:orders?|actions?|approval|leave|rulings?|hearing))"
    rf"{{0,3}}{THE_COURT}?"
)
"""A pattern for acts of the court that the paper does not need."""

# -- who acts ---------------------------------------------------------------------------------------------------------

CLIENTS = (
    rf"(?:(?:{OWN}|that|each|respective|own) )*(?:clients?|part(?:y|ies))"
    r"(?: (?:for|on behalf of) (?:whom|which) (?:they|he or she|she or he|he|she|it|each|each of them)"
    r" (?:signs?|appears?|acts?|executes? the-paper))?"
)
COUNSEL = (
    r"(?:(?:the |each |all |both )?(?:undersigned|signers?|signator(?:y|ies))(?: (?:counsel|attorneys?|lawyers?))?"
    r"|each (?:of the|undersigned) (?:signers|signatories|undersigned|attorneys|counsel|attorney)"
    rf"|(?:the )?(?:counsel|attorneys?)(?: of record)? for {WHO}|{WHO}'s? (?:counsel|attorneys?)|all counsel"
    r"|those who sign|everyone who signs|each person who signs(?: below)?|the persons? who signs?)"
)
PEOPLE = rf"(?:{COUNSEL}|{WHO}|they|he|she|it|counsel)"
"""A pattern for a party, or for somebody who signs for it."""

ABOUT = r"(?:about|on|regarding|concerning|over|as to|with respect to)"
BY_WAY_OF = (
    r"(?:facsimile|fax|telefax|telephone|phone|e-?mail|mail|letter|video(?:conference)?"
    r"|electronic(?:ally| mail| means)?|pdf|a pdf|scan|in person|correspondence)"
)
MEANS = (
    rf"(?:(?:,? (?:by|as|in|through|via|over)(?: means of)? (?:an? |the )?{BY_WAY_OF}"
    rf"(?:(?:,|,? or|,? and) (?:by |as |in |through )?(?:an? )?{BY_WAY_OF})*){{1,3}})"
)
HAS = r"(?:has|have|had|having)"
IS = r"(?:is|are|was|were|being|be|shall be|will be|may be|has been|have been)"
ROLE = rf"(?:(?:{TOKEN})+|(?:the )?(?:plaintiffs?|defendants?))"
DONE = r"(?:is|are|was|were|being|has been|have been|having been)"
NOBODY = (
    rf"(?:no (?:party|one|side|person)|neither (?:party|side|(?:{TOKEN})+|{ROLE} nor {ROLE})|none of the parties"
    r"|nobody)"
)
