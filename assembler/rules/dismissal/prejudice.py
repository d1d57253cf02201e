"""Prejudice that is contradictory, conditional or not allowed by law, and dismissals that may forfeit the claim."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.law.dismissal.reason import authority
from assembler.law.dismissal.reasons import other_consequences
from assembler.model.law import qualified_cite
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.ending.same_day import contrary_dismissals, other_papers_of_the_day
from assembler.rules.dismissal._reasons import by_program, cite_of, reason_problems, the_paper
from assembler.rules.dismissal._remedies import RELY, WITHOUT_PREJUDICE
from assembler.rules.dismissal.own_words.readings.paper_text import agrees
from assembler.rules.dismissal.own_words.stated_prejudice import adds_prejudice_later
from assembler.rules.dismissal.own_words.texts import own_words
from assembler.rules.rule import Problem, rule


@rule(
    "DIS015",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    fix="give each claim against each party a single `prejudice:`",
)
def two_prejudices(paper: DismissalPaper) -> Iterator[Problem]:
    """One paper dismisses the same claim both with and without prejudice.

    Different parties and claims may be dismissed with different prejudice, but each claim against a party is dismissed
    either with or without prejudice.
    """
    cite = authority(paper.instrument.default_effect, paper.instrument)
    prejudices_by_claim: dict[tuple[str, str], set[str | None]] = {}
    for claim in paper.scope.claims:
        prejudices_by_claim.setdefault((claim.party, claim.claim), set()).add(claim.prejudice)
    for (party, name), prejudices in prejudices_by_claim.items():
        if {"with", "without"} <= prejudices:
            claim_or_action = f"claim `{name}`" if name else "the action"
            opponent = paper.matter.parties[party].name
            message = f"{claim_or_action} against `{opponent}` is dismissed both with and without prejudice"
            yield Problem(("filings", paper.filing_index, "dismisses"), message, cite=cite)
    if paper.filing.effect and paper.scope.prejudice == "without":
        message = f"the filing says `without prejudice` and `{paper.filing.effect}`, but a dismissal cannot be both"
        fix = "remove `prejudice:` or `effect:`"
        yield Problem(("filings", paper.filing_index, "effect"), message, cite=cite, fix=fix)


@rule(
    "DIS047",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    fix="remove the paper that will not be filed, or give both the same `prejudice:`",
    no_waiver="two contradictory papers dated the same day leave open whether the claim was ended permanently",
)
def contrary_papers_of_a_day(paper: DismissalPaper) -> Iterator[Problem]:
    """Two papers dated the same day dismiss the same claim, one with and the other without prejudice.

    It is then unclear which paper ended the claim. A motion ends nothing by itself, and may ask for relief in the
    alternative, so a motion together with a notice or a stipulation gets only a warning (DIS044).
    """
    cite = authority(paper.instrument.default_effect, paper.instrument)
    for other_paper in other_papers_of_the_day(paper):
        for prejudice, parties in contrary_dismissals(paper, other_paper).items():
            names = series([f"`{paper.matter.parties[party].name}`" for party in parties])
            other_prejudice = "without" if prejudice == "with" else "with"
            message = f"the paper dismisses claims against {names} {prejudice} prejudice, "
            message += f"but {the_paper(other_paper.filing)} dismisses them {other_prejudice} prejudice"
            path = ("filings", paper.filing_index, "dismisses")
            other_path = ("filings", other_paper.filing_index, "dismisses")
            yield Problem(path, message, cite=cite, also=(other_path,), promise=True)


@rule(
    "DIS032",
    cite="this program",
    basis="program",
    fix=f"{WITHOUT_PREJUDICE}, or {RELY}",
    no_waiver="the text of the law does not let a notice dismiss with prejudice; a stipulation or a motion can",
)
def prejudice_not_of_right(paper: DismissalPaper) -> Iterator[Problem]:
    """A notice dismisses with prejudice, but the law may allow a notice only without prejudice.

    Most rules let a notice say that it is with prejudice. If the text of the rule does not allow that, or was not read,
    a notice with prejudice may have no effect, or may be treated as a notice without prejudice.
    """
    return reason_problems(paper, "effect")


@rule(
    "DIS016",
    cite="Burdine v. Helvey, No. 4:19-CV-77 (N.D. Ind. Oct. 30, 2019)",
    basis="secondary",
    fix="dismiss with or without prejudice now; leave later steps to a later paper or an order",
    no_waiver="a notice or a stipulation takes effect once; no action is pending afterward in which the effect "
    "could change",
)
def springing_prejudice(paper: DismissalPaper) -> Iterator[Problem]:
    """The paper's text turns the dismissal into a dismissal with prejudice, later or on a condition.

    A notice or a stipulation takes effect once, when it is filed; no action is pending afterward in which its effect
    could change.
    """
    effect = paper.instrument.default_effect
    cite = cite_of(paper, effect)
    for text in own_words(paper):
        if text.key == "grounds":
            continue
        for sentence in re.split(r"[.;]", text.words):
            if adds_prejudice_later(sentence) and not agrees(paper, sentence):
                words = one_line(sentence)
                message = f"`{words[:60]}` makes this a dismissal with prejudice, later or on a condition ({cite})"
                yield by_program(Problem(text.path, message, promise=True))


@rule(
    "DIS029",
    cite="Hudson v. City of Chicago, 228 Ill. 2d 462 (2008)",
    basis="verified",
    severity=Severity.WARNING,
    fix="weigh this consequence before you file the paper; then waive DIS029",
)
def trap(paper: DismissalPaper) -> Iterator[Problem]:
    """A dismissal is allowed, but it forfeits or may forfeit the claim.

    For example, in Illinois, if part of the action was decided before a claim was dismissed, that claim is barred as a
    split claim when it is refiled. Some savings statutes save a claim only once.
    """
    for reason in other_consequences(paper.scope, warned=True):
        also = (reason.path,) if reason.path else ()
        cite = qualified_cite(reason.cite, reason.basis)
        yield Problem(("filings", paper.filing_index, "dismisses"), reason.says, also=also, cite=cite)
