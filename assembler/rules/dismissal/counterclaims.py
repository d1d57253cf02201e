"""Counterclaims that are pending when a stipulation ends the action."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.ending.keys import ending_keys
from assembler.rules.dismissal.own_words.texts import own_words
from assembler.rules.rule import Problem, rule

COUNTERCLAIM = Regex(r"(?i)\b(?:counter|cross)-?\s?claims?\b|\bthird-party (?:claims?|complaint)")
"""Words for a claim by a party other than the plaintiff."""


@rule(
    "DIS058",
    cite="good practice: a paper that ends the action states the effect on each pending claim",
    basis="convention",
    fix="say in `paragraphs:` what happens to the counterclaim; if it is resolved in another way, waive DIS058",
)
def counterclaim_unmentioned(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation ends the whole action without saying what happens to a pending counterclaim.

    The paper says that "this action is dismissed", and its order may close the case. The parties must say whether that
    also ends the counterclaim, and whether with or without prejudice.
    """
    scope = paper.scope
    group = scope.groups[0] if len(scope.groups) == 1 else None
    dismisses_all = group is not None and not group.claims and not group.by and not scope.in_part
    if paper.instrument.way != "stipulation" or not dismisses_all:
        return
    if any(COUNTERCLAIM.search(text.words) for text in own_words(paper)):
        return
    claimants_who_dismiss = {
        ending_keys(filing).claimant for filing in paper.matter.filings if filing.paper.signer == "claimant"
    }
    for name in scope.claimants:
        if not claimants_who_dismiss & {name, None}:
            party = paper.matter.parties[name].name
            claim, claim_path = _claim(paper, name)
            fix = f"say in `paragraphs:` what happens to the {claim}, as in `The {claim} of {party} is dismissed "
            fix += "without prejudice.`; if it is resolved in another way, waive DIS058"
            fact = f"the {claim} of `{party}` is pending"
            message = f"{fact}, but the stipulation, which ends the action, does not say what happens to it"
            yield Problem(("filings", paper.filing_index, "dismisses"), message, also=(claim_path,), fix=fix)


def _claim(paper: DismissalPaper, name: str) -> tuple[str, KeyPath]:
    """Return the kind of claim that the party *name* pleaded, and the path in the matter that shows it."""
    for index, event in paper.scope.events:
        if event.event in {"counterclaim", "crossclaim"} and name in event.by:
            return event.event, ("events", index)
    return "claim", ("parties", name)
