"""Verbs in a form that the auxiliary before them does not allow: "was distribute", "may paid", "agreed to kept the"."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assembler.language.regex import Regex, passages
from assembler.language.spelling import on_record
from assembler.language.verbs import base_of_past

BASE_VERBS = Path(__file__).parents[2] / "data" / "base_verbs.txt"

PASTS = frozenset(
    "paid sent sold told made kept held lost bought brought built spent found heard led met said"
    " stood understood caught taught"
    " thought sought lent right_form dealt"
    " gave took went knew wrote began drove chose broke spoke stole threw withdrew undertook grew"
    " drew fell saw arose forgot"
    " swore tore wore overtook mistook forbade underwent did was were had is are has does been being"
    " given taken known written begun driven chosen broken spoken stolen thrown withdrawn undertaken grown drawn fallen"
    " gone seen done arisen forgotten sworn torn worn overtaken mistaken forbidden undergone shown".split()
)
"""Irregular forms that are not base forms."""

PARTICIPLE_BY_PAST = {
    "gave": "given", "took": "taken", "went": "gone", "knew": "known", "wrote": "written", "began": "begun",
    "drove": "driven", "chose": "chosen", "broke": "broken", "spoke": "spoken", "stole": "stolen", "threw": "thrown",
    "withdrew": "withdrawn", "undertook": "undertaken", "grew": "grown", "drew": "drawn", "fell": "fallen",
    "saw": "seen", "did": "done", "arose": "arisen", "forgot": "forgotten", "swore": "sworn", "tore": "torn",
    "wore": "worn", "overtook": "overtaken", "mistook": "mistaken", "forbade": "forbidden", "underwent": "undergone",
    "was": "been", "were": "been", "is": "been", "are": "been", "has": "had", "does": "done",
}  # fmt: skip
"""The participle of each irregular form that is not itself a participle."""

NOT_PAST = frozenset(
    "need proceed exceed succeed feed speed bleed breed shed heed seed weed embed indeed shred"
    " accede concede precede recede"
    " secede supersede impede intercede cede bed wed".split()
)
"""Base forms that end like a past tense."""

AUXILIARY = Regex(
    r"\b(?P<aux>is|are|was|were|be|been|being|has|have|had|may|shall|will|should|would|could|must|might|can|cannot|to)"
    r"\s(?:(?P<adverb>not|also|never|then|since|always|[a-z]{2,15}ly)\s)?(?=(?P<word>[a-z]{2,20})\b(?![’'-]))"
)
FORMS_OF_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
FORMS_OF_HAVE = frozenset({"has", "have", "had"})
AUXILIARIES_THAT_ARE_NOUNS = frozenset({"will", "may", "can", "might", "must"})
FINITE_VERBS = frozenset({"is", "are", "was", "were", "has", "had", "does", "did"})

CLEFT = Regex(
    r"(?i)\b(?:what|all|do|does|did|thing|least|most|best|only|job|task|duty|choice|option|remedy|step|plan|goal|purpose"
    r"|way|rule|there|then)\b[^.;]{0,100}\Z"
)
"""Words after which a base form may follow "is": "all she did was sign"."""

BEFORE_NOUN = Regex(r"(?i)\b(?:the|an?|his|her|its|their|this|that|any|last|free|own|of|no|each|such)\s\Z")
"""Words before "will", "may", "can" and the like that make them nouns."""

OBJECT = Regex(r"(?:[a-z]+)\s(?:the|an?|its|his|their|him|them|it|this|these|those|any|all|each|such)\b")
"""A verb and the beginning of its object."""


@cache
def base_verbs() -> frozenset[str]:
    """Return the base forms of verbs that are not also other words."""
    return frozenset(BASE_VERBS.read_text(encoding="utf-8").partition("\n\n")[2].split())


def wrong_after_auxiliary(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each auxiliary and verb in *text* that do not fit: their position, their words, and the right words."""
    verbs = base_verbs()
    for match in passages(AUXILIARY, text):
        auxiliary, word = match["aux"], match["word"]
        right_form = ""
        if auxiliary in FORMS_OF_BE:
            right_form = participle(word) if word in verbs and not _may_be_cleft(match, text) else ""
        elif auxiliary in FORMS_OF_HAVE:
            right_form = participle(word) if word in verbs else PARTICIPLE_BY_PAST.get(word, "")
        elif _is_past(word) and not _is_noun(match, text):
            if auxiliary != "to":
                right_form = f"be {word}" if word not in PARTICIPLE_BY_PAST else _base(word)
            elif OBJECT.match(text, match.end()) and word not in NOT_VERBS:
                right_form = _base(word)
        if right_form:
            yield match.start(), match[0] + word, match[0] + right_form


NOT_VERBS = frozenset({"is", "are", "was", "were", "has", "had", "does", "did", "been", "being", "left"})
"""Words after "to" that show a mistake other than a wrong form."""


def _is_past(word: str) -> bool:
    """Whether *word* is a past tense or participle, and not a base form."""
    if word in PASTS:
        return True
    return word.endswith("ed") and word not in NOT_PAST and len(word) > 4 and on_record(base_of_past(word))


def _is_noun(match: re.Match[str], text: str) -> bool:
    """Whether the auxiliary of *match* is a noun, as in "the will was", or "can" in "the can held"."""
    return match["aux"] in AUXILIARIES_THAT_ARE_NOUNS and (
        match["word"] in FINITE_VERBS or bool(BEFORE_NOUN.search_before(text, match.start(), 12))
    )


def _may_be_cleft(match: re.Match[str], text: str) -> bool:
    return bool(CLEFT.search_before(text, match.start(), 120))


def _base(word: str) -> str:
    """Return the base form of *word*, a past tense or participle; "..." for an auxiliary."""
    if word in FORMS_OF_BE:
        return "be"
    if word in FORMS_OF_HAVE:
        return "have"
    return BASE_BY_PAST.get(word) or base_of_past(word)


BASE_BY_PAST = dict(
    pair.split(":")
    for pair in (
        "paid:pay sent:send sold:sell told:tell made:make kept:keep held:hold lost:lose bought:buy brought:bring"
        " built:build spent:spend found:find heard:hear led:lead met:meet said:say stood:stand understood:understand"
        " caught:catch taught:teach thought:think sought:seek lent:lend right_form:mean dealt:deal gave:give took:take"
        " went:go knew:know wrote:write began:begin drove:drive chose:choose broke:break spoke:speak stole:steal"
        " threw:throw withdrew:withdraw undertook:undertake grew:grow drew:draw fell:fall saw:see arose:arise"
        " forgot:forget swore:swear tore:tear wore:wear overtook:overtake mistook:mistake forbade:forbid"
        " underwent:undergo did:do"
    ).split()
)
"""The base form of irregular pasts."""


PAST_BY_BASE = {base: past for past, base in BASE_BY_PAST.items()}


def past(verb: str) -> str:
    """Return the past tense of *verb*, which is regular or in `BASE_BY_PAST`."""
    return PAST_BY_BASE.get(verb) or participle(verb)


def participle(verb: str) -> str:
    """Return the participle of *verb*, which is regular or in `BASE_BY_PAST`."""
    if verb in PAST_BY_BASE:
        return PARTICIPLE_BY_PAST.get(PAST_BY_BASE[verb], PAST_BY_BASE[verb])
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeou":
        return f"{verb[:-1]}ied"
    doubled = f"{verb}{verb[-1]}ed"
    return doubled if on_record(doubled) else f"{verb}ed"
