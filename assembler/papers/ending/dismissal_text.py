"""Sentences shared by papers that end a case: who is dismissed, which claims, with what prejudice, and who agrees."""

from collections.abc import Iterator, Sequence

from assembler.language.english import MAX_NAMED, Phrase, Side, clauses, series, with_article
from assembler.law.dismissal.local_forms import local_forms
from assembler.law.dismissal.scope import DismissedGroup
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.keys import dismissal_keys
from assembler.papers.motion.motion_form import accompanying
from assembler.plan.frame.count_names import cause_name, ordinal_name
from assembler.plan.frame.signers import signing_parties
from assembler.plan.text.draft import Draft, sentence
from assembler.plan.text.recital import Passage, Recital


def prejudice_phrase(context: EndingContext) -> str:
    """Return " without prejudice" or " with prejudice"; "" if the paper does not say, or the claims differ."""
    return _with_or_without(context.scope.prejudice)


def _with_or_without(prejudice: str | None) -> str:
    return f" {prejudice} prejudice" if prejudice else ""


def sentence_prefix(context: EndingContext) -> str:
    """Return the prefix of the keys for a motion or order that is not called a dismissal ("nonsuit_"); otherwise ""."""
    own_words = context.principal.paper.words or (context.instrument.words if context.instrument else "")
    return f"{own_words}_" if own_words else ""


def operative_sentences(kind: str, context: EndingContext, **values: str) -> Passage:
    """Return the operative sentences of a paper of *kind*, such as "stipulation": what ends, and what continues."""
    if ends_the_action(context):
        (group,) = context.scope.groups
        prejudice = _with_or_without(group.prejudice)
        return _operative_sentence(f"ending.{kind}_action", context, group, prejudice=prejudice, **values)
    sentences = []
    for groups in _grouped_by_plaintiffs(context.scope.groups):
        sentence_values = {
            "what": _ended_claims(groups, context, kind),
            "prejudice": _with_or_without(groups[0].prejudice),
            **values,
        }
        sentences.append(_operative_sentence(f"ending.{kind}_part", context, groups[0], **sentence_values))
    return tuple(sentences) if kind.endswith("issue") else (*sentences, *_continuing_action(context))


def stipulation_sentences(context: EndingContext) -> Passage:
    """Return the terms of the stipulation, with the request for an order or judgment if the law requires one."""
    order = context.instrument.order if context.instrument else None
    if order is None or order.needs == "nothing":
        return operative_sentences("stipulation", context)
    suffix = "wanted"
    if context.filing.paper.order:
        suffix = "below"
    elif any(accompanying(context, "order")):
        suffix = "enclosed"
    an_order = with_article(order.title)
    order_clause = context.say(f"dismissal.order_{suffix}", order=order.title, an_order=an_order)
    return operative_sentences("stipulation_for_order", context, ordered=order_clause)


def ends_the_action(context: EndingContext) -> bool:
    """Whether the paper ends the whole action in one way."""
    groups = context.scope.groups
    is_whole = len(groups) == 1 and not groups[0].claims and not groups[0].by and not context.scope.in_part
    return is_whole and not leaves_claims(context)


def leaves_claims(context: EndingContext) -> bool:
    """Whether a claim pleaded by another party remains in the action; a stipulation is taken to end such claims too."""
    return bool(context.scope.claimants) and (context.instrument is None or context.instrument.way != "stipulation")


def _operative_sentence(key: str, context: EndingContext, group: DismissedGroup, **values: str) -> str:
    return context.say(
        key,
        rule=context.rule,
        plaintiffs=context.side("plaintiff", group.by or None),
        parties=signing_parties_words(context),
        stipulating=signing_side(context),
        signers=_signing_attorneys_words(context),
        dismissed=dismissed_side(context),
        **values,
    )


def _grouped_by_plaintiffs(groups: Sequence[DismissedGroup]) -> list[list[DismissedGroup]]:
    """Return *groups* in lists, one for each set of dismissing plaintiffs; each list becomes one sentence."""
    groups_by_plaintiffs: dict[tuple[str, ...], list[DismissedGroup]] = {}
    for group in groups:
        groups_by_plaintiffs.setdefault(group.by, []).append(group)
    return list(groups_by_plaintiffs.values())


PLAINTIFFS_PAPERS = frozenset({"dismissal", "discontinuance", "nonsuit", "withdrawal"})
"""Kinds of paper in which plaintiffs dismiss their own claims; plaintiffs are named only if others remain."""


WITHDRAWALS = frozenset({"withdrawal", "withdrawal_motion", "withdrawal_order"})
"""Kinds of paper under laws that do not mention prejudice; separate sentences say which claims these papers end."""


def _ended_claims(groups: Sequence[DismissedGroup], context: EndingContext, kind: str = "") -> str:
    """Return the dismissed claims for a sentence: "all claims against Alpha; and Count Two against Beta"."""
    objects = []
    for group in groups:
        names_plaintiffs = kind not in PLAINTIFFS_PAPERS or _is_one_person(group, context)
        ended_group = context.say(
            _claims_key(group, context, kind),
            claims=series([_claim_name(name, context) for name in group.claims]),
            of=_of_plaintiffs(group, context) if names_plaintiffs else "",
            plaintiffs=context.side("plaintiff", group.by or None),
            dismissed=context.side("defendant", group.parties),
            prejudice=_with_or_without(group.prejudice),
        )
        objects.append(ended_group)
    return clauses(objects)


def _claims_key(group: DismissedGroup, context: EndingContext, kind: str) -> str:
    """Return the key of the sentence about *group*: on all claims, all claims of some plaintiffs, or some claims."""
    if kind in WITHDRAWALS:
        return "withdrawal.some_claims" if group.claims else "withdrawal.claims"
    if group.claims:
        return "dismissal.some_claims"
    names_plaintiffs = kind in PLAINTIFFS_PAPERS and group.by and not _is_one_person(group, context)
    return "dismissal.own_claims" if names_plaintiffs else "dismissal.claims"


def _is_one_person(group: DismissedGroup, context: EndingContext) -> bool:
    """Whether the only dismissing plaintiff is a person; the sentence then avoids a pronoun."""
    return [context.matter.parties[name].kind for name in group.by] == ["individual"]


def _of_plaintiffs(group: DismissedGroup, context: EndingContext) -> str:
    """Return " of Plaintiff Beta" if claims of other plaintiffs or of a defendant remain; otherwise ""."""
    if not group.by and not leaves_claims(context):
        return ""
    return f" {context.say('dismissal.of', plaintiffs=context.side('plaintiff', group.by or None))}"


def ended_claims(context: EndingContext) -> str:
    """Return the claims that the paper dismisses, worded as the object of a sentence."""
    return _ended_claims(context.scope.groups, context)


def _claim_name(name: str, context: EndingContext) -> str:
    """Return the printed name of the claim whose id or cause is *name*, such as "Count Two (Defamation)"."""
    claims = enumerate(context.matter.claims, 1)
    claim = next(claim for number, claim in claims if name in {claim.id or f"count-{number}", claim.cause.id})
    return f"{ordinal_name(claim, context)} ({cause_name(claim)})"


def _continuing_action(context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence that the action continues against the others, unless it may be over against one of them."""
    continuing = context.scope.going_on
    if continuing and not context.scope.perhaps_decided(continuing):
        partly_dismissed = set(continuing) & set(context.scope.dismissed_parties)
        key = "dismissal.goes_on_in_part" if partly_dismissed else "dismissal.goes_on"
        side = context.side("defendant", continuing)
        other_defendants = side if len(continuing) <= MAX_NAMED else Phrase(f"the other {side.title}", is_plural=True)
        yield from context.recite(key, [("parties", name) for name in continuing], others=other_defendants)


def signing_parties_words(context: EndingContext) -> str:
    """Return the signing parties, as a sentence names them."""
    return f"{signing_side(context):full}"


def signing_side(context: EndingContext) -> Side:
    """Return the signing parties as a side, such as "Plaintiff Alpha, Inc. and Defendants Beta LLC and Gamma Corp"."""
    return context.parties_as_side([context.matter.parties[name] for name, _ in signing_parties(context)])


def _signing_attorneys_words(context: EndingContext) -> str:
    """Return "the attorneys of record for" the signers or all parties; if a signer has no counsel, only the parties."""
    signing_entries = signing_parties(context)
    if any(not party.counsel for _, party in signing_entries):
        return signing_parties_words(context)
    remaining_defendants = context.scope.remaining_defendants
    all_parties = [
        (name, party)
        for name, party in context.remaining_by_key()
        if party.on_side != "defendant" or name in remaining_defendants
    ]
    key = "all_attorneys" if signing_entries == all_parties else "attorneys"
    return context.say(f"discontinuance.{key}", parties=signing_parties_words(context))


def accompanying_order(context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence that an order accompanies the notice, if the law requires an order and the matter has one."""
    instrument = context.instrument
    if instrument and instrument.way == "notice" and instrument.order.needs == "an order":
        cite = instrument.order.cite or instrument.rule
        title = instrument.order.title
        papers = (context.path(filing) for filing in accompanying(context, "order"))
        yield from context.recite("dismissal.order_accompanies", papers, order=title, cite=cite)


def prescribed_sentences(context: EndingContext) -> Iterator[str]:
    """Yield the sentences that the court prescribes for the paper, unless a claim pleaded by another party remains."""
    if context.instrument and not leaves_claims(context):
        for local in local_forms(context.scope, context.instrument):
            yield from local.sentences


def costs_recital(context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence on costs, if the filing has `costs:`."""
    if dismissal_keys(context.principal).costs:
        yield from context.recite("dismissal.costs", [context.path(context.principal, "costs")])


def unnumbered_paragraphs(passages: Sequence[Passage]) -> Iterator[Draft]:
    """Yield each of *passages* as an unnumbered paragraph."""
    return (sentence(passage, numbered=False) for passage in passages)


def dismissed_side(context: EndingContext) -> Side:
    """Return the defendants whom the paper dismisses."""
    return context.side("defendant", context.scope.dismissed_parties)
