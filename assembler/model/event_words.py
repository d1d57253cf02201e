"""The words that litigators use for events: the event that each word means, or advice on what to write instead."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from assembler.model.event_kinds import EventKind
from assembler.model.event_table import KINDS

SYNONYMS: Mapping[EventKind, str] = {
    "service": "service of process; service of summons; summons served; complaint served; waiver of service",
    "appearance": "general appearance; notice of appearance; entry of appearance; appearance entered",
    "special appearance": "limited appearance; restricted appearance; conditional appearance",
    "default": "order of default; default order; entry of default; default entered; clerk's default",
    "default set aside": "default vacated; default opened; order setting aside default",
    "answer": "joint answer; general denial; specific denial; verified denial; sworn denial; verified answer;"
    " affirmative defenses; answer and affirmative defenses; answer with affirmative defenses; answer and new matter;"
    " answer to complaint; answer to petition; grounds of defense; general issue",
    "amended answer": "first amended answer; supplemental answer",
    "answer withdrawn": "withdrawal of answer",
    "answer struck": "answer stricken; order striking answer; pleadings struck; pleadings stricken",
    "demurrer": "general demurrer; special demurrer",
    "preliminary objection": "preliminary objections",
    "exception": "exceptions; special exception; special exceptions; peremptory exception; dilatory exception;"
    " declinatory exception; exception of no cause of action; exception of no right of action",
    "plea": "plea to jurisdiction; plea in abatement; plea in bar; special plea; dilatory plea",
    "motion to dismiss": "12(b) motion; 12(b)(6) motion; rule 12(b) motion; rule 12(b)(6) motion;"
    " motion to dismiss for failure to state claim; motion to dismiss for lack of jurisdiction",
    "brief against a motion to dismiss": "opposition to motion to dismiss; response to motion to dismiss",
    "motion to dismiss heard": "hearing on motion to dismiss",
    "motion for summary judgment": "summary judgment motion; motion for partial summary judgment;"
    " cross motion for summary judgment; motion for summary disposition; motion for summary adjudication",
    "opposition filed": "opposition to motion for summary judgment; response to motion for summary judgment",
    "summary judgment heard": "hearing on motion for summary judgment; summary judgment hearing;"
    " motion for summary judgment heard",
    "summary judgment denied": "motion for summary judgment denied; summary judgment motion denied",
    "motion for summary judgment withdrawn": "withdrawal of motion for summary judgment",
    "motion to quash": "motion to quash service; motion to quash summons; motion to quash service of process;"
    " motion to quash service of summons",
    "motion for a more definite statement": "motion to make more definite and certain",
    "motion for judgment on the pleadings": "12(c) motion; rule 12(c) motion",
    "other motion": "motion for extension of time; motion for enlargement of time; motion to compel; motion in limine;"
    " motion to stay; motion for continuance; motion to consolidate; motion to sever; motion to bifurcate;"
    " motion for protective order; motion for sanctions; motion to remand; motion for preliminary injunction;"
    " motion for class certification; motion for new trial; motion to vacate",
    "counterclaim": "counter claim; counterclaims; compulsory counterclaim; answer and counterclaim;"
    " answer with counterclaim; reconventional demand",
    "crossclaim": "cross claim; crossclaims",
    "third-party complaint": "third party petition; third party demand; third party claim; impleader",
    "anti-SLAPP motion": "special motion to strike; special motion to dismiss; special motion for expedited relief",
    "anti-SLAPP motion denied": "special motion to strike denied; special motion to dismiss denied",
    "demurrer sustained with leave": "demurrer sustained with leave to amend",
    "demurrer sustained without leave": "demurrer sustained without leave to amend",
    "amended complaint": "first amended complaint; second amended complaint; amended petition; supplemental complaint",
    "claims decided": "summary judgment granted; partial summary judgment; partial summary judgment granted",
    "class settlement proposed": "preliminary approval of class settlement; class settlement preliminarily approved",
    "class certified": "class certification granted; class certification order; certification of class",
    "settlement approved": "final approval of class settlement; minor's settlement approved;"
    " minor's compromise approved",
    "receiver appointed": "appointment of receiver",
    "preliminary injunction heard": "preliminary injunction hearing; hearing on preliminary injunction",
    "preliminary injunction granted": "preliminary injunction; preliminary injunction issued;"
    " preliminary injunction entered; temporary injunction granted",
    "provisional remedy allowed": "temporary restraining order; temporary restraining order granted; TRO; TRO granted;"
    " TRO issued; attachment; writ of attachment; prejudgment attachment",
    "arbitration ordered": "order compelling arbitration; motion to compel arbitration granted; arbitration compelled",
    "bankruptcy stay": "bankruptcy; bankruptcy of defendant; suggestion of bankruptcy; notice of bankruptcy;"
    " bankruptcy petition; automatic stay",
    "bankruptcy stay lifted": "relief from stay; relief from automatic stay; automatic stay lifted",
    "motion to transfer": "motion to transfer venue; motion to change venue; motion for change of venue",
    "motion to transfer denied": "motion to transfer venue denied; motion to change venue denied",
    "transfer": "transferred to another court; transfer to another court",
    "transfer to this court": "transferred to this court",
    "removal": "notice of removal; petition for removal; removed; removed to federal court",
    "remand": "remanded; remand order; order of remand; remanded to state court",
    "remanded with directions": "reversed and remanded; remanded on appeal",
    "dismissal for want of prosecution": "dismissed for want of prosecution; DWOP; dismissal for failure to prosecute;"
    " dismissal for lack of prosecution",
    "reinstatement": "reinstated; case reinstated; order of reinstatement",
    "motion to dismiss withdrawn": "withdrawal of motion to dismiss; motion to dismiss was withdrawn",
    "response to a motion due": "response to motion due; response to motion to dismiss due; opposition to demurrer due;"
    " opposition to motion to dismiss due; opposition to motion to strike due",
    "dismissal order served": "notice of dismissal order served; notice of order of dismissal served",
    "amendment due": "amended complaint due; deadline under leave to amend",
    "consent to amend": "written consent to amend; stipulation to amend; consent to amendment",
    "leave to amend": "order granting leave to amend; motion to amend granted; motion for leave to amend granted",
    "pleading deadline": "deadline to amend; deadline to amend pleadings; last day to amend pleadings",
    "pretrial order": "final pretrial order; consolidated pretrial order",
    "pretrial hearing": "pretrial conference; final pretrial conference",
    "appeal": "notice of appeal; interlocutory appeal",
    "appeal decided": "mandate issued; appeal dismissed",
    "trial set": "trial date; trial date set; trial setting",
    "hearing on the merits begun": "hearing on merits; merits hearing",
    "jury panel sworn": "panel sworn; venire sworn; prospective jurors sworn; jury pool sworn",
    "voir dire begun": "voir dire; voir dire began; jury selection; jury selection begun; jury selection began",
    "jury sworn": "jury impaneled; jury empaneled; jury impanelled; jury empanelled; jury impaneled and sworn;"
    " jury empaneled and sworn;"
    " jury selected and sworn; trial jury sworn; petit jury sworn",
    "trial begun": "trial began; trial commenced; trial started; start of trial; jury trial begun; bench trial begun",
    "opening statement": "opening statements; opening argument; opening arguments",
    "witness sworn": "first witness sworn; first witness called; testimony begun",
    "exhibit received": "exhibit admitted; first exhibit received; first exhibit admitted;"
    " exhibit received in evidence",
    "evidence introduced": "evidence begun; evidence taken; evidence heard; presentation of evidence begun",
    "plaintiff rested": "plaintiff rests; close of plaintiff's case; close of plaintiff's evidence",
    "motion for a directed verdict": "motion for judgment as a matter of law; rule 50 motion; JMOL motion; motion to "
    "strike evidence; demurrer to evidence",
    "directed verdict granted": "directed verdict; judgment as a matter of law granted; motion for directed verdict "
    "granted",
    "evidence closed": "close of evidence; close of all evidence; both sides rested; defense rested; defendant rested",
    "evidence struck": "motion to strike evidence granted",
    "jury retired": "jury deliberations; jury deliberations begun; jury deliberating",
    "case submitted": "final submission; submission of case; submitted to jury; submitted to court",
    "verdict": "jury verdict; verdict returned; special verdict",
    "mistrial": "mistrial declared; hung jury",
    "new trial granted": "new trial; new trial ordered; order granting new trial",
    "judgment": "final judgment; judgment entered; default judgment; entry of default judgment; consent judgment;"
    " agreed judgment",
}
"""The synonyms of each event, separated by semicolons."""

DELETE_IT = "delete the event, because no law of dismissal on record depends on it"

ADVICE_BY_WORDS: Mapping[str, str] = {
    "nonsuit; motion for nonsuit; compulsory nonsuit": "list a plaintiff's nonsuit as a paper under `filings:`, or as "
    "an entry of `earlier_dismissals:`; write a defendant's motion at trial as `motion for a directed verdict`, "
    "and the order on it as `directed verdict granted`",
    "demurrer sustained": "write `demurrer sustained with leave` or `demurrer sustained without leave`",
    "jury selected; jury chosen": "write `voir dire begun` and, once the jury was sworn, `jury sworn`",
    "trial; jury trial; bench trial": "write `trial set` with the date that was set, or `trial begun`",
    "cross complaint; cross petition": "write `counterclaim` if it is against the plaintiff, `crossclaim` if it is "
    "against a party on the same side, `third-party complaint` if it brings a "
    "new party into the case",
    "reply to counterclaim; answer to counterclaim; answer to crossclaim; answer to cross complaint": "write `answer`"
    " with `by:` the party who answers, and `counterclaim` or `crossclaim` with `by:` the party who pleaded it",
    "order to show cause; show cause order": "write what the order or its hearing decided, such as"
    " `provisional remedy allowed` or `dismissal for want of prosecution`; if nothing was decided, delete the event",
    "stipulation; stipulation of dismissal; voluntary dismissal; dismissal; dismissed; notice of dismissal": "give a"
    " party who was dismissed in this case `terminated:`, and list an earlier case in `earlier_dismissals:`; delete"
    " any other stipulation",
    "settlement; settled; notice of settlement": "write `settlement approved` if the court approved it,"
    " `class settlement proposed` if a class is to be bound; leave out any other settlement",
    "offer of judgment; mediation; settlement conference; case management conference; scheduling conference;"
    " scheduling order; status conference; rule 26(f) report; rule 26(f) conference; initial disclosures; discovery;"
    " discovery served; interrogatories; requests for production; requests for admission; deposition; subpoena;"
    " expert disclosure; jury demand; lis pendens; notice of pendency; consolidation; cases consolidated;"
    " withdrawal of counsel; substitution of counsel; notice of hearing; notice of related case; answer due": DELETE_IT,
    "intervention; intervened; motion to intervene": "add the intervenor under `parties:`, with the role `Intervenor`",
    "class certification denied; certification of class denied; class decertified": "delete the event, and"
    " `class certified` if it is listed; keep `action: [class action]` if the complaint still pleads a class action",
    "death of party; death of plaintiff; death of defendant; suggestion of death; substitution of party": "add the"
    " party's successor under `parties:`, with `represents: decedent` for the estate of a party who died",
    "complaint; complaint filed; petition; petition filed": "write the date as `complaint_filed:` at the top level "
    "of the matter",
    "arbitration; arbitration demand; demand for arbitration": "write `motion to compel arbitration` if the court was"
    " asked, or `arbitration ordered` if it ordered arbitration; delete a mere demand",
    "arbitration award; arbitration award confirmed": "write `arbitration award final` if it is final, `judgment` if"
    " judgment was entered on it",
    "summary judgment": "write `motion for summary judgment`, `summary judgment heard` or `summary judgment denied`;"
    " if the motion was granted, write `claims decided` with the claims and parties that the order names",
    "motion; notice of motion": "write which motion it is, or `other motion`",
    "injunction": "write `preliminary injunction heard` or `preliminary injunction granted`, or `judgment` if it"
    " is final",
    "under advisement; taken under advisement": "write `case submitted` for the case, `motion to dismiss heard` or"
    " `summary judgment submitted` for a motion",
    "request for default; application for default; motion for default; notice of "
    "default": "write `default` once default is entered, and delete the event until then",
    "motion for default judgment; application for default judgment": "write `judgment` with `against:` once judgment is"
    " entered, and delete the event until then",
    "stay; case stayed; stay lifted": "write `bankruptcy stay`, `bankruptcy stay lifted` or `arbitration ordered`; "
    "for any other stay, delete the event, and check whether the stay lets the "
    "plaintiff dismiss",
    "hearing": "write what was heard: `motion to dismiss heard`, `summary judgment heard`,"
    " `preliminary injunction heard`, `pretrial hearing` or `hearing on the merits begun`",
    "transferred; case transferred": "write `transfer` if the case left this court, `transfer to this court` if it "
    "came here",
    "response; reply; pleading": "write which paper it is: `answer`, `demurrer`, `motion to dismiss`,"
    " `opposition filed`",
}
"""Words that are not events, separated by semicolons; each group has advice on what to write instead."""

ARTICLES = frozenset({"a", "an", "the"})
FILED_ENDINGS = (" filed", " served", " was filed", " was served")
MIN_SIMILARITY = 0.8
"""The minimum similarity, from 0 to 1, of a misspelled word to the word that is meant."""

COMMON_WORDS = frozenset(
    "for of on to with in by from motion order notice filed served entered granted denied heard hearing due set case"
    " court party this that and not was without against at as".split()
)
"""Words that do not show the topic of an event."""

MAX_CHARACTERS_COMPARED = 100
"""The maximum number of characters of the user's words that are compared with the names of events."""

MAX_RELATED_EVENTS = 8
"""The maximum number of events, on the same topic, that are listed with their meanings."""


def event_called(words: str) -> EventKind | None:
    """Return the event that *words* name, directly or by a synonym; None if they name no event."""
    normalized = _normalized(words)
    return EVENTS.get(normalized) or EVENTS.get(_without_filed_ending(normalized))


def remedy(words: str) -> str:
    """Return advice on what to write instead of *words*, which name no event.

    For words in `ADVICE_BY_WORDS`, the advice is specific. For a misspelled event, it is the correct spelling.
    Otherwise, it lists events on the same topic with their meanings or, if there are none, all events.
    """
    normalized = _normalized(words[:MAX_CHARACTERS_COMPARED])
    if advice := REMEDIES.get(normalized) or REMEDIES.get(_without_filed_ending(normalized)):
        return advice
    likely_events = list(dict.fromkeys(event for name, event in EVENTS.items() if _is_misspelling(normalized, name)))
    if likely_events:
        return "did you mean " + " or ".join(f"`{event}`" for event in likely_events[:3]) + "?"
    topics = _topic_words(normalized)
    related_events = [f"`{kind}` ({KINDS[kind].meaning})" for kind in KINDS if topics & _topic_words(_normalized(kind))]
    suggestions = "; ".join(related_events[:MAX_RELATED_EVENTS]) or ", ".join(f"`{kind}`" for kind in KINDS)
    return f"delete the event, or write one that has the same meaning: {suggestions}"


def _normalized(words: str) -> str:
    """Return *words* in lower case, without articles and hyphens, separated by single spaces."""
    plain_words = re.sub(r"[\s_-]+", " ", words.casefold().replace("’", "'")).strip()
    return " ".join(word for word in plain_words.split() if word not in ARTICLES)


def _without_filed_ending(normalized: str) -> str:
    """Return *normalized* without an ending such as " was filed"."""
    ending = next((ending for ending in FILED_ENDINGS if normalized.endswith(ending)), "")
    return normalized.removesuffix(ending)


def _is_misspelling(words: str, name: str) -> bool:
    """Whether *words* may be a misspelling of *name*."""
    typed_words = words.split()
    correct_words = name.split()
    return len(typed_words) == len(correct_words) and all(map(_may_be_same_word, typed_words, correct_words))


def _may_be_same_word(typed_word: str, correct_word: str) -> bool:
    """Whether *typed_word* is *correct_word*, or has the same first letter and is similar enough to it."""
    if typed_word == correct_word:
        return True
    if typed_word[0] != correct_word[0]:
        return False
    return SequenceMatcher(None, typed_word, correct_word).ratio() >= MIN_SIMILARITY


def _topic_words(words: str) -> set[str]:
    return {word for word in words.split() if word not in COMMON_WORDS}


def _events_by_words() -> Iterator[tuple[str, EventKind]]:
    for kind, words in SYNONYMS.items():
        yield from ((_normalized(word), kind) for word in words.split(";"))
    yield from ((_normalized(kind), kind) for kind in KINDS)


def _advice_by_words() -> Iterator[tuple[str, str]]:
    for words, advice in ADVICE_BY_WORDS.items():
        yield from ((_normalized(word), advice) for word in words.split(";"))


EVENTS: Mapping[str, EventKind] = dict(_events_by_words())
"""Each event, by its own name and by its synonyms in normalized form."""

REMEDIES: Mapping[str, str] = dict(_advice_by_words())
"""Advice on what to write instead of words that are not events, by those words in normalized form."""
