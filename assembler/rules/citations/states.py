"""Citations of the code of a state with which nothing else in the matter has to do."""

import re
from collections.abc import Iterator

from assembler.catalog.code_forms import code_forms
from assembler.facts.sentences import sentence
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.language.places import CODES, state_name
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.printed import every_text
from assembler.rules._words_of_counts import own_words
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

    If the matter names the state, as the home of a party, one such citation is still reported in a count under the law
    of the court's state, in a text on jurisdiction or venue, and in an item of relief: unless the text speaks of that
    state's law, or of the affairs of a company or a trust.
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
        elif len({place for place, _, _ in foreign}) == 1 and _is_under_another_law(path, match, state, matter):
            forum = state_name(matter.court.state)
            message = f"`{one_line(match[0])}` is a code of {state}, but this is under the law of {forum}"
            yield Problem(path, message, at=matched(match))
            return


ON_THE_FORUM = Regex(r"(?i)\b(?:jurisdiction|venue|long.arm)\b")
INTERNAL_AFFAIRS = Regex(
    r"(?i)\b(?:incorporat\w+|organized|formed|corporat\w+|compan(?:y|ies)|director|shareholder|stockholder|member|manager"
    r"|partner\w*|trust\w*|governed|choice|licen[sc]\w+|registered|regulations?)\b"
)
"""Words of a text that may rightly cite the law of the state where an entity was formed or registered."""


def _is_under_another_law(path: KeyPath, match: re.Match[str], state: str, matter: Matter) -> bool:
    """Whether the text at *path* must rest on the law of the court's state, and cites a code of *state* in *match*."""
    own_state, text = state_name(matter.court.state), match.string
    if path[0] == "claims":
        claim = matter.claims[int(path[1])]
        is_own = state_name(claim.cause.jurisdiction) == own_state
        text = f"{claim.title or ''}\n{own_words(claim)}"
    else:
        is_own = path[0] == "relief" or bool(ON_THE_FORUM.search(text))
    begin, end = sentence(match.string, *match.span())
    around = f"{match.string[begin : match.start()]} {match.string[match.end() : end]}"
    is_named = re.search(rf"\b{state}\b", code_forms().states[state].sub(" ", text))
    return is_own and not is_named and not INTERNAL_AFFAIRS.search(around)


def _postal(state: str) -> str:
    return next(code for code in CODES if state_name(code) == state)
