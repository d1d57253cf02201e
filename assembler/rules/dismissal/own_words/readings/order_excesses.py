"""Sentences of an order that grant more than the paper asks for: a judgment, payment, a stay, tolling, a denial.

The patterns match a sentence in its canonical form.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.contradictions.additions import ADDITIONS, NEGATION
from assembler.rules.dismissal.own_words.effect import effect_of
from assembler.rules.dismissal.own_words.known_sentences import conditions as when
from assembler.rules.dismissal.own_words.known_sentences.canonical import TOKEN, canonical, parties_in
from assembler.rules.dismissal.own_words.known_sentences.known_sentence import IS, MOVERS
from assembler.rules.dismissal.own_words.readings.known_order_sentences import ORDERED, REQUEST

GRANTS_ONLY = "but an order can grant only what the paper asks for, and the paper does not ask for this"
TAKE_OUT = "delete the sentence; an order that grants more needs its own motion"

OVERSIGHT = "continued oversight by the court"

NEVER_IN_ORDER = frozenset({OVERSIGHT, "tolling", "a way back", "no dismissal", "a judgment"})
"""Additions that an order cannot contain, even if it accompanies a motion."""

WHO = (
    rf"(?P<who>(?:{TOKEN})+|(?:the |all |each |every |both |any |named ){{0,3}}defendants?"
    r"|(?:opposing|adverse|defense) (?:counsel|part(?:y|ies))|(?:\w+ )?insurers?)"
)
MUST = (
    r"(?:shall|must|will|should|is to|are to"
    r"|(?:is|are|be) (?:\w+ )?(?:ordered|directed|required|obliged|liable|sentenced) to)"
)
GIVES = r"(?:pay|reimburse|refund|deliver|remit|return|transfer|tender|indemnify|compensate|repay|turn over|surrender)"
MONEY = r"(?:costs?|fees|sanctions?|damages|interest|expenses|disbursements|penalt(?:y|ies)|fines?)"
THE_ORDER = (
    r"(?:the-action|the-paper|(?:this|the) order|it|enforcement|execution"
    r"|(?:all |further )?proceedings?|(?:the )?effect\b[^.;]{0,30})"
)


def _always(_paper: DismissalPaper, _match: re.Match[str]) -> bool:
    return True


def _names_another_party(paper: DismissalPaper, match: re.Match[str]) -> bool:
    """Whether *match* names nobody, or a party who is not one of the dismissing parties."""
    named_parties = parties_in(paper.matter, match.groupdict().get("who") or "")
    return not named_parties or not named_parties <= {*paper.scope.dismissing_parties}


@dataclass(frozen=True)
class Excess:
    """Words of an order that grant more than the paper asks for, what they do, and when they count."""

    words: Regex
    does: str
    applies: Callable[[DismissalPaper, re.Match[str]], bool] = _always

    def is_in(self, paper: DismissalPaper, canonical_text: str) -> bool:
        """Whether *canonical_text*, a sentence in its canonical form, exceeds *paper* in this way."""
        for match in self.words.finditer(canonical_text):
            clause_before = re.split("[,;]", canonical_text[: match.start()])[-1]
            if not NEGATION.search(clause_before) and self.applies(paper, match):
                return True
        return False


def _excesses(
    does: str, *phrases: str, applies: Callable[[DismissalPaper, re.Match[str]], bool] = _always
) -> Iterator[Excess]:
    """Yield an excess for each of *phrases*, which all do the same."""
    for phrase in phrases:
        yield Excess(Regex(rf"(?<![\w-]){phrase}"), does, applies)


EXCESSES: tuple[Excess, ...] = (
    *_excesses(
        "gives judgment",
        rf"judgment {IS} (?:\w+ )?(?:entered|given|rendered|granted|awarded)\b(?! (?:of|for) (?:dismissal|non-?suit))",
        r"judgment (?:in favou?r of|against|for|in the (?:amount|sum))\b",
        r"(?:enters?|gives?|renders?|grants?|awards?) (?:\w+ ){0,2}judgment\b(?! of (?:dismissal|non-?suit))",
        r"(?:recovers?|shall recover|have and recover)\b[^.;]{0,40}\b(?:from|of|against)\b",
    ),
    *_excesses(
        "orders a payment",
        rf"{WHO} {MUST}(?: \w+ly| also)? {GIVES}\b",
        rf"{WHO} (?:pays|owes|reimburses)\b",
        rf"{MONEY}\b[^.;]{{0,40}}\b{IS} (?:\w+ )?(?:taxed|awarded|assessed|imposed|allowed|charged|granted|recovered)"
        rf"(?: to| against| from| jointly against)+ {WHO}",
        rf"(?:awards?|taxes|assesses|imposes|grants?) (?:\w+ )?{MONEY}\b[^.;]{{0,60}}\b(?:against|to|from|on) {WHO}",
        rf"{MONEY}\b[^.;]{{0,40}}\b{IS} (?:\w+ )?(?:borne|paid) by {WHO}",
        applies=_names_another_party,
    ),
    *_excesses(
        "orders a payment",
        rf"(?:{MOVERS}|the plaintiffs?) {IS} (?:\w+ )?(?:awarded|granted|allowed|entitled to)"
        rf"\b[^.;]{{0,40}}(?:{MONEY}\b|[$€£])",
        rf"(?:awards?|grants?|allows?) (?:{MOVERS}) [^.;]{{0,40}}(?:{MONEY}\b|[$€£])",
    ),
    *_excesses(
        "denies or delays the dismissal",
        r"nothing in (?:this|the) order (?:\w+ )?(?:ends|dismisses|terminates)\b",
        r"(?:(?:this|the) order|the-paper) (?:shall|does|do|will|is|must)(?: not|n't)"
        r" (?:\w+ )?(?:take effect|end|dismiss|become effective|effective|terminate|operate)\b",
        rf"{THE_ORDER} (?:{IS}|shall|will) (?:\w+ )?"
        r"(?:stayed|stay|suspended|held|abated|postponed|deferred|delayed|continued (?:to|for|until)|placed on)\b",
        r"(?:stays?|suspends?|defers?|postpones?)"
        r" (?:the-action|the-paper|this order|(?:all )?(?:further )?proceedings)\b",
        rf"{THE_ORDER} (?:takes?|shall take|will take|becomes?|is|shall be) (?:effect|effective)"
        r" (?:on|in|after|only|when|once|upon (?!filing|entry))",
    ),
    *_excesses(
        "orders another party to do something",
        rf"{WHO} {MUST}(?: \w+ly| also)? (?!not\b|remain|suffer|have\b|lose\b|be able"
        r"|be (?:\w+ )?(?:dismissed|terminated|removed|dropped)"
        r"|bear (?:its|their|his|her) own)\w+",
        applies=_names_another_party,
    ),
    *_excesses(
        "keeps an injunction or a similar order in force",
        r"(?:injunction|attachment|judgment|restraining order|lien|receivership|garnishment)\b[^.;]{0,30} "
        r"(?:remains?|continues?|stays?|shall remain|shall continue) (?:in (?:full )?(?:force|effect|place)|pending)\b",
    ),
    *_excesses(
        "decides a claim that the paper does not dismiss",
        rf"(?:counter-?claims?|cross-?claims?|third-party (?:claims?|complaint))\b[^.;]{{0,60}}? {IS}"
        r" (?:\w+ )?(?:dismissed|stricken|struck|denied|decided|resolved)\b",
        r"(?:dismisses|strikes|denies) [^.;]{0,40}\b(?:counter-?claims?|cross-?claims?)\b",
    ),
    *_excesses(
        "denies what the paper asks for, or decides against another party",
        rf"(?:{REQUEST}|the-paper|dismissal|relief|leave|objections?|defen[sc]es?)\b[^.;]{{0,80}}?"
        rf" {IS} (?:\w+ )?(?:denied"
        r"|refused|overruled|rejected|withdrawn|vacated|set aside)\b(?! (?:\w+ )?as moot)",
        r"the-court (?:\w+ly )?(?:denies|refuses|declines|rejects|overrules|vacates)\b(?! [^.;]{0,60}as moot)",
        rf"{WHO} (?:{IS}) (?:\w+ly )?(?:liable|at fault|in default|in contempt|in breach|sanctioned|enjoined|restrained"
        r"|prohibited|barred"
        r"|precluded|estopped|guilty)\b",
        r"denied in part\b",
        rf"(?:default(?: judgment)?\b[^.;]{{0,40}}? {IS} (?:\w+ )?entered"
        rf"|{WHO} {IS} (?:found|held|adjudged|declared) to)\b",
        rf"(?:{MOVERS}|the plaintiffs?) {IS} (?:the |a )?prevailing part(?:y|ies)\b",
        rf"(?:answers?|defen[sc]es?|pleadings?|motions?)\b[^.;]{{0,40}}? {IS} (?:\w+ )?(?:stricken|struck)\b"
        r"(?! (?:\w+ )?as moot)",
        rf"(?:holds?|adjudges?|finds?|declares?) {WHO} (?:to be )?"
        r"(?:in contempt|in default|liable|in breach|at fault|guilty)\b",
        rf"{WHO} (?:has |have |had )?(?:\w+ly )?"
        r"(?:acted|breached|violated|infringed|committed|defaulted|misled|caused|engaged in|admitted|conceded)\b",
        applies=_names_another_party,
    ),
)
"""All ways in which an order may exceed its paper."""


def wrong_prejudice(paper: DismissalPaper, canonical_text: str) -> str:
    """Return the prejudice that *canonical_text* states if it differs from the prejudice of *paper*; else ""."""
    match = re.search(r"\b(with(?:out)?) prejudice\b(?! to\b)", canonical_text)
    if match is None or effect_of(paper) in {"", match[1]} or NEGATION.search(canonical_text[: match.start()]):
        return ""
    return f"{match[1]} prejudice"


def _has_unlisted_dismissal(paper: DismissalPaper, canonical_text: str) -> bool:
    """Whether *canonical_text* mentions an earlier dismissal although the matter says that there was none."""
    earlier_match = re.search(
        r"\b(?:one|two|three|an?|earlier|prior|previous|second|third) (?:\w+ )?(?:non-?suits?|dismissals?)\b[^.;]{0,60}"
        r"\b(?:was|were|has been|have been) (?:taken|had|filed)\b",
        canonical_text,
    )
    return bool(earlier_match) and when.no_earlier_dismissal(paper, canonical_text)


def excess_in(paper: DismissalPaper, words: str) -> tuple[str, str]:
    """Return how *words* of an order exceed *paper*, and the remedy; two empty strings if they do not."""
    canonical_text = canonical(paper, ORDERED.sub("", words))
    if stated_prejudice := wrong_prejudice(paper, canonical_text):
        own_prejudice = f"{effect_of(paper)} prejudice"
        return f"but the paper dismisses {own_prejudice}", f"delete `{stated_prejudice}`, or correct `prejudice:`"
    if _has_unlisted_dismissal(paper, canonical_text):
        fix = "list the dismissal under `earlier_dismissals:`, or delete the sentence"
        return "but the matter lists no earlier dismissal", fix
    for excess in EXCESSES:
        if excess.is_in(paper, canonical_text):
            return f"which {excess.does}, but the paper does not ask for that", TAKE_OUT
    for addition in ADDITIONS:
        is_forbidden = _is_never_in_order(paper, addition.subject)
        if is_forbidden and replace(addition, applies=_always).matching_words(paper, canonical_text):
            return GRANTS_ONLY, TAKE_OUT
    return "", ""


def _is_never_in_order(paper: DismissalPaper, about: str) -> bool:
    return about in NEVER_IN_ORDER and not (about == OVERSIGHT and paper.filing.keeps_jurisdiction)
