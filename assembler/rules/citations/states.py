"""Citations of the code of a state with which nothing else in the matter has to do."""

from collections.abc import Iterator

from assembler.catalog.code_forms import code_forms
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.language.places import CODES, state_name
from assembler.model.matter import Matter
from assembler.model.printed import every_text
from assembler.rules.citations._cited_sections import citing_texts
from assembler.rules.rule import Problem, matched, rule

PLEADED = frozenset({"facts", "more_facts", "claims", "relief", "words"})
"""The keys of a matter under which a complaint is pleaded."""


@rule(
    "CIT020",
    cite="the court's state, and the places in the matter",
    basis="program",
    severity=Severity.WARNING,
    fix="cite the law of the court's state; if the other state's law applies, say why",
)
def code_of_another_state(matter: Matter) -> Iterator[Problem]:
    """A text cites the code of a state that nothing else in the matter names.

    This happens when a paragraph is copied from a case in another state. Only the facts, claims and relief, and the
    sentences under `words:`, are checked, with the keys `law:` and `statutes:` of a claim. Nothing is reported if a
    party, an address, a claim or another text names the state, or has its postal code, or if the codes of several such
    states are cited.
    """
    if not matter.court.state:
        return
    codes, signs = code_forms().states, ("§", *code_forms().unsigned)
    cited = [
        (path, match, state)
        for path, written in citing_texts(matter)
        if path[0] in PLEADED and any(sign in written for sign in signs)
        for state, pattern in codes.items()
        for match in passages(pattern, unquoted(written))
    ]
    foreign = [(path, match, state) for path, match, state in cited if state != state_name(matter.court.state)]
    if not foreign:
        return
    words = " ".join(text for _, text in every_text(matter))
    for pattern in codes.values():
        words = pattern.sub(" ", words)
    states_of_claims = {state_name(claim.cause.jurisdiction) for claim in matter.claims}
    unnamed = [
        state
        for state in dict.fromkeys(state for _, _, state in foreign)
        if state not in states_of_claims and state not in words and f" {_postal(state)} " not in words
    ]
    for path, match, state in foreign:
        if unnamed == [state]:
            message = f"`{one_line(match[0])}` is a code of {state}, which nothing else in the matter names"
            yield Problem(path, message, at=matched(match))


def _postal(state: str) -> str:
    return next(code for code in CODES if state_name(code) == state)
