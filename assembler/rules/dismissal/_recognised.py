"""The user's own sentences on a paper that ends a case: which of them are known to agree with it."""

import re
from collections.abc import Iterator

from assembler.law.dismissal.events import nobody_has_closed
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.event_kinds import EventKind
from assembler.rules.dismissal._contradictions import effect_of
from assembler.rules.dismissal._own_words import OwnText
from assembler.rules.dismissal._titles import of_another_kind

STEMS = (
    r"prejudic|\bprej\b|\bdismiss|\bdiscontinu|\bnon-?suit|\bwithdr[ae]w|\bjudgment|\bmerits\b|adjudicat|\bjudicata"
    r"|preclu|\bbar(?:s|red|ring)?\b|\bestop|\bre-?(?:fil|assert|commenc|instat|open)|\bagain\b|\breviv|\breserv|\bwaiv"
    r"|\breleas|\bif\b|\bunless\b|\buntil\b|\bupon\b|\bonce\b|\bprovided\b|\bsubject to|condition|\beffect|\bforce\b"
    r"|\bvoid|\bbind|\bapprov|\brevo[kc]|\bobject|\bjoin(?:s|ed|ing)?\b|\banswer|\bplead|\bresponsive|\bmotion|\bmove[sd]?\b"
    r"|\b(?:counter|cross)-?claim|\bserved\b|\bpreviously\b|\balready\b|\bearlier\b|\bsame\b|\bsecond\b|\bthird\b"
    r"|\bclass\b|\bminor|\binfant|\bnext friend|\bguardian|\bFLSA\b|\bovertime|\bwages?\b|\blabor standards|\bappeal"
    r"|\bstipulat|\brule \d|\b41\(|\bclaims?\b|\bdrop|\bkeeps?\b|\bonly\b|\brights?\b|\bgives? up\b|\bfor good\b"
    r"|\bforever\b|\bfinal|\bconsent|\bcompromis|\border(?:s|ed)?\b|\bdirected\b|\bleave\b|\bappeared\b|\bcertified\b"
    r"|\bjurisdiction|\bresolved\b|\bgo(?:es)? on\b|\bcontinues\b|\bpays?\b|\bpayment|\bwithin\b"
    r"|\bdefendants?, gives?\b|\bagree[sd]?\b(?! to (?!this|that|it\b|the|dismiss|end))"
    r"|\bassent|\bblessing\b|\bon board\b|\bdenie[sd]\b|\bdenial\b|\bruled\b"
    r"|\bruling|\bverdict|\bjur(?:y|or)|\bjudge\b|\btrial\b"
)
TOUCHING = re.compile(rf"(?i){STEMS}")
"""Words that touch on what a paper does: its effect, its time, its kind, and what must not have happened."""

OF_KEY = {"relates_to": re.compile(r"(?i)\ball\b"), "dated": re.compile(r"\d{4}")}
"""What else touches on it in the texts of some keys: other actions, a day of the user's own."""

ABBREVIATED = re.compile(
    r"\b(Dkt|Cir|Supp|Inc|Corp|Co|Ltd|Nos?|Mr|Ms|Mrs|Dr|Fed|Civ|Proc|Code|Stat|Rev|Ann|App|Ct|Tit|v|vs|[A-Z])\."
)

PAPER = r"(?:[Tt]his (?:dismissal|notice|stipulation|discontinuance|nonsuit|withdrawal|praecipe|request))"
NOTHING = rf"[Nn]othing in {PAPER}"
NAME = (
    r"(?:(?i:(?:the |each |no |all |every )?(?:remaining |other )?(?:part(?:y|ies)|sides?|plaintiffs?|defendants?))"
    r"|[A-Z][\w&’'-]*+(?:,? (?:[A-Z][\w&’'-]*+|of|and))*)"
)
ITS = r"(?:its|their|his|her|these|those|the|any|all|a)"
COSTS = r"(?:costs?|fees?|expenses?|attorneys?[’']?s?|and|or|of suit|disbursements|[ ,])++"
SUE = rf"(?:re-?file|bring|assert) {ITS}(?: same)? claims?(?: again| later)?"
WHAT = (
    r"(?:(?:served|filed|answered|moved|nor|neither|an?|its|their|the|answer|motion|for|summary|judgment|complaint|petition"
    r"|or|to|in|this|action)\b| )*+"
)
SERVED = rf"(?:served|filed|answered|moved)\b{WHAT}"

HARMLESS = re.compile(
    rf"\A(?:{NAME} (?:shall |will |is to |are to )?(?:bears?|pays?) {ITS} own {COSTS}"
    rf"|{NAME} waives? {ITS} claims? for {COSTS}"
    rf"|{PAPER} is (?:without conditions?|unconditional|not conditioned on anything)"
    rf"|{PAPER} (?:is effective|takes effect)"
    r" (?:immediately|at once|now|(?:up)?on (?:its )?filing|when (?:it is )?filed)"
    r"(?:,? without (?:an|any|further) order(?: of the [Cc]ourt)?)?"
    rf"|{NAME} gives? notice without conditions?:?"
    r"|(?i:the parties have (?:amicably )?resolved (?:their|this) (?:dispute|action|case)s?(?: amicably)?)"
    r"|(?i:the clerk (?:is (?:respectfully )?directed to|may|shall) close (?:the|this) (?:case|file|action))"
    r"|(?i:all deadlines are vacated)|(?i:the bond is released)"
    rf"|(?i:each (?:party|side)) (?:pays|bears) {ITS} own way"
    rf"|{NAME} (?:does|do) not oppose {PAPER}"
    rf"|(?:(?i:no party is)|{NAME} (?:is|are) not) prejudiced by {PAPER}"
    rf"|(?i:the|all|its) claims (?:against {NAME} )?(?:are|have become) moot"
    rf"|{NOTHING} (?:touches|affects|concerns) the claims against the other defendants)"
)
"""Sentences that agree with every paper."""

OF_THE_FUTURE = re.compile(
    rf"\A(?:{NAME} (?:may|can|is free to|are free to) (?:later |again )?{SUE}|{NAME} reserves? {ITS} rights? to {SUE}"
    rf"|{PAPER} is not an adjudication (?:up)?on the merits|{NAME} gives? up no claims? by {PAPER}"
    rf"|{NOTHING} (?:bars (?:a|any) later (?:action|suit) on the same claims?|waives (?:a|any) claims?))"
)
"""Sentences that agree with a paper without prejudice."""

OF_A_RELEASE = re.compile(
    rf"\A{NAME} (?:have |has )?(?:exchanged|executed|signed|given) (?:a |their )?(?:mutual |general |full )*releases?"
)
"""Sentences that agree with a paper with prejudice."""

NO_CLASS = re.compile(r"\A[Nn]o class (?:has been|was|is) certified(?: in this (?:action|case))?")
"""Sentences that agree with a matter in which no class was certified."""

PROCESS = (
    r"(?:been )?served(?: with (?:(?:the|a|copy|of|and|process|summons|complaint|petition)\b ?)++)?"
    r"(?: in this (?:action|case))?"
)
SUED = re.compile(rf"\A{NAME} (?:has|have|was|were) {PROCESS}")
"""Sentences on process that was served, which ends no right to dismiss."""

UNSERVED = re.compile(rf"\A{NAME} (?:has|have|was|were) (?:not|never)(?: yet)? {PROCESS}")
"""Sentences that agree with a matter in which no process was served."""

FIRST = re.compile(
    rf"\A(?:{NAME} (?:has|have) not previously dismissed (?:an|any) action (?:based )?on(?: or including)? the same"
    r" claims?"
    r"|[Tt]his is the first dismissal of these claims)"
)
"""Sentences that agree with a matter without an earlier dismissal."""

UNANSWERED = re.compile(
    rf"\A(?:[Nn]o (?:defendant|party) has {SERVED}|{NAME} (?:has|have) (?:not {SERVED}|served (?:neither|no) {WHAT}))"
)
"""Sentences that agree with a notice which no event has closed."""


def unrecognised(paper: DismissalPaper, text: OwnText) -> Iterator[str]:
    """Yield the sentences of *text* that touch on what *paper* does, and are not known to agree with it.

    Of a motion only the title is read so: it ends nothing by itself, and says why the court should.
    """
    if text.key in {"title", "short_title", "legends"}:
        yield from [text.words] if of_another_kind(paper, text, TOUCHING) else []
        return
    if paper.instrument.way == "motion":
        return
    for sentence in sentences(text.words):
        read = sentence.replace(POINT, "")
        if _touches(read, text.key) and not _agrees(paper, read, text.key):
            yield sentence.replace(POINT, ".")


POINT = "\N{ONE DOT LEADER}"
"""What stands for the point of an abbreviation, which ends no sentence."""


def sentences(words: str) -> list[str]:
    """Return the sentences of *words* without their last stop."""
    parts = re.split(r"[.;?!](?:\s+|$)|\n+|\^", ABBREVIATED.sub(rf"\1{POINT}", words))
    return [part.strip(" .") for part in parts if part.strip(" .")]


IN_A_NAME = re.compile(r"(?i)prejudice|\banswered\b|\bdismiss(?:al|ed)\b")
"""What no name of a party or an attorney has."""


def _touches(sentence: str, key: str) -> bool:
    if key == "name":
        return bool(IN_A_NAME.search(sentence))
    more = OF_KEY.get(key)
    return bool(TOUCHING.search(sentence) or (more and more.search(sentence)))


def _agrees(paper: DismissalPaper, sentence: str, key: str) -> bool:
    """Whether *sentence*, or each of the sentences that it joins, is known to agree with *paper*."""
    known = [HARMLESS, SUED, _operative(paper)]
    known += {"without": [OF_THE_FUTURE], "with": [OF_A_RELEASE]}.get(effect_of(paper), [])
    known += [] if _listed(paper, "class certified") else [NO_CLASS]
    known += [] if _listed(paper, "service") else [UNSERVED]
    known += [] if paper.matter.earlier_dismissals else [FIRST]
    known += [UNANSWERED] if nobody_has_closed(paper.scope, paper.instrument) else []
    known += [_of_counterclaims(paper)] if _counterclaimants_sign(paper) else []
    parts = [sentence, *re.split(r",? and (?=[A-Zt])", sentence)]
    one, *joined = [any(pattern.fullmatch(part) for pattern in known) or not _touches(part, key) for part in parts]
    return one or (len(joined) > 1 and all(joined))


def _counterclaimants_sign(paper: DismissalPaper) -> bool:
    """Whether all who are known to have pleaded a counterclaim sign the stipulation, and so may give it up there."""
    pleaded = [event for event in paper.matter.events if event.event == "counterclaim"]
    signed = paper.instrument.way == "stipulation" and all(event.by for event in pleaded)
    return bool(pleaded) and signed and all(set(event.by) <= set(paper.option.signers) for event in pleaded)


def _of_counterclaims(paper: DismissalPaper) -> re.Pattern[str]:
    """Return the sentences by which a stipulation ends the counterclaims as well, with the prejudice that it has."""
    whose = rf"(?:[Tt]he counter-?claims? (?:of|by) {NAME}|{NAME}['’]s? counter-?claims?)"
    return re.compile(rf"\A{whose} (?:is|are) (?:also |likewise )?dismissed {effect_of(paper)} prejudice")


def _listed(paper: DismissalPaper, kind: EventKind) -> bool:
    return any(kind in event.means for event in paper.matter.events)


def _operative(paper: DismissalPaper) -> re.Pattern[str]:
    """Return the sentences by which *paper* itself says what it does."""
    chosen = f"{effect_of(paper)} prejudice" if effect_of(paper) else "as this paper says"
    rule = ABBREVIATED.sub(r"\1", paper.instrument.rule)
    under = rf"(?:[Uu]nder|[Pp]ursuant to) {re.escape(rule)}"
    does = r"(?:dismiss(?:es)?|discontinues?|withdraws?|nonsuits?)"
    what = r"(?:this|the|its|all)(?: whole| entire)? (?:action|case|suit|claims?)|it"
    whole = rf"(?:{what})" if not paper.scope.in_part else r"it"
    return re.compile(
        rf"\A(?:(?:[Bb]y this \w+, )?(?:{under}, )?{NAME} (?:hereby |voluntarily )*{does} {whole}"
        rf"(?: {chosen})?(?:,? {under})?:?"
        rf"|(?:{PAPER}|[Tt]his action|[Ee]ach claim|[Aa]ll claims) (?:is|are) (?:dismissed )?{chosen})"
    )
