"""What every paper that ends a case says: whom it dismisses, of which claims, with what prejudice, and who agrees."""

from collections.abc import Iterator, Sequence

from assembler.language.english import Phrase, Side, clauses, series
from assembler.law.dismissal_scope import Part, dismissed, leaving, one_prejudice, opponents, parts, remaining
from assembler.plan.context import A_FEW, Case
from assembler.plan.frame.signature import signing
from assembler.plan.sections.claims import ordinal_name
from assembler.plan.text.draft import Draft, DraftText, sentence


def prejudice(case: Case) -> str:
    """Return " without prejudice" or " with prejudice"; nothing where the paper says neither, or both."""
    return _phrase(one_prejudice(case.matter, case.asked))


def _phrase(chosen: str | None) -> str:
    return f" {chosen} prejudice" if chosen else ""


def ends(kind: str, case: Case) -> str:
    """Return what a paper of *kind* ("stipulation") does: it ends the action, or a part of it, and the rest goes on."""
    made = parts(case.matter, case.asked)
    whole = len(made) == 1 and not made[0].claims and not made[0].by and not others(case)
    if whole:
        return _said(f"ending.{kind}_action", case, made[0], prejudice=_phrase(made[0].prejudice))
    said = [_said(f"ending.{kind}_part", case, ours[0], what=_what(ours, case, kind)) for ours in _by_whom(made)]
    return " ".join([*said, *_rest(case)])


def _said(key: str, case: Case, part: Part, **more: str) -> str:
    return case.say(
        key,
        rule=case.instrument.rule if case.instrument else None,
        plaintiffs=case.side("plaintiff", part.by or None),
        parties=parties(case),
        signers=_signers(case),
        dismissed=against_whom(case),
        **more,
    )


def _by_whom(made: Sequence[Part]) -> list[list[Part]]:
    """Return the parts that one sentence can say: those of the same plaintiffs."""
    return [[one for one in made if one.by == by] for by in dict.fromkeys(one.by for one in made)]


THEIR_OWN = frozenset({"dismissal", "discontinuance", "nonsuit"})
"""Kinds of paper in which plaintiffs dismiss by themselves: nobody dismisses another's claims, and none is named."""


def _what(made: Sequence[Part], case: Case, kind: str = "") -> str:
    """Return the object of the sentence: "all claims against Alpha with prejudice; and Count Two against Beta"."""
    said = [
        case.say(
            "dismissal.claims" if not one.claims else "dismissal.some_claims",
            claims=series([_count(name, case) for name in one.claims]),
            of=_whose(one, case) if kind not in THEIR_OWN else "",
            dismissed=case.side("defendant", one.parties),
            prejudice=_phrase(one.prejudice),
        )
        for one in made
    ]
    return clauses(said)


def _whose(part: Part, case: Case) -> str:
    """Return " of Plaintiff Beta", where some of the plaintiffs dismiss and others do not."""
    return f" {case.say('dismissal.of', plaintiffs=case.side('plaintiff', part.by))}" if part.by else ""


def what_ends(case: Case) -> str:
    """Return what the paper dismisses, as the object of a sentence."""
    return _what(parts(case.matter, case.asked), case)


def _count(name: str, case: Case) -> str:
    """Return how a sentence calls the claim that *name* or its cause names: Count Two (Defamation)."""
    claims = case.matter.claims
    claim = next(one for number, one in enumerate(claims, 1) if name in {one.id or f"count-{number}", one.cause.id})
    return f"{ordinal_name(claim, case)} ({claim.cause.name})"


def others(case: Case) -> list[str]:
    """Return the names of those against whom something of the action goes on."""
    gone = leaving(case.matter, case.asked)
    return [name for name in opponents(case.matter, case.asked) if name not in gone]


def _rest(case: Case) -> Iterator[str]:
    if rest := others(case):
        touched = set(rest) & set(dismissed(case.matter, case.asked))
        key = "dismissal.goes_on_in_part" if touched else "dismissal.goes_on"
        side = case.side("defendant", rest)
        left = side if len(rest) <= A_FEW else Phrase(f"the other {side.title}", many=True)
        yield case.say(key, others=left)


def parties(case: Case) -> str:
    """Return those who sign as a sentence names them: Plaintiff Alpha, Inc. and Defendants Beta LLC and Gamma Corp."""
    names = [name for name, _ in signing(case)]
    roles = dict.fromkeys(case.matter.parties[name].role for name in names)
    sides = [case.side(role, [name for name in names if case.matter.parties[name].role == role]) for role in roles]
    return series([f"{side:full}" for side in sides])


def _signers(case: Case) -> str:
    """Return who signs by attorneys of record, all the parties if they are; where somebody has none, the parties."""
    ours = signing(case)
    if any(not party.counsel for _, party in ours):
        return parties(case)
    left = remaining(case.matter, case.asked)
    every = [(name, one) for name, one in case.everyone() if one.role != "defendant" or name in left]
    return case.say(f"discontinuance.{'all_' if ours == every else ''}attorneys", parties=parties(case))


def costs(case: Case) -> Iterator[str]:
    """Yield the sentence on costs, where the filing says one."""
    if case.asked.costs:
        yield case.say("dismissal.costs")


def of_its_own(case: Case) -> Iterator[Draft]:
    """Yield the paragraphs that the filing adds in its own words."""
    index = case.matter.filings.index(case.filing)
    for number, text in enumerate(case.filing.paragraphs):
        yield DraftText(text, ("filings", index, "paragraphs", number), numbered=case.filing.paper.numbered)


def unnumbered(sentences: Sequence[str]) -> Iterator[Draft]:
    """Yield each of *sentences* as a paragraph without a number."""
    return (sentence(one, numbered=False) for one in sentences)


def against_whom(case: Case) -> Side:
    """Return the defendants whom the paper dismisses."""
    return case.side("defendant", dismissed(case.matter, case.asked))
