"""Citations of the code of a state that nothing else in the matter is connected with."""

import re
from collections.abc import Iterator

from assembler.catalog.code_forms import code_forms
from assembler.facts.sentences import sentence
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.places import STATE_CODES, state_name
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.model.printed import every_text
from assembler.rules._words_of_counts import own_words
from assembler.rules.citations._cited_sections import citing_texts
from assembler.rules.rule import Problem, matched, rule

KEYS_OF_COMPLAINT = frozenset({"facts", "more_facts", "claims", "relief", "words"})
"""The keys of a matter whose texts a complaint prints."""


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
    of the court's state, in a text on jurisdiction or venue, and in an item of relief, unless the text speaks of that
    state's law, or of the affairs of a company or a trust.
    """
    if not matter.court.state:
        return
    forum = state_name(matter.court.state)
    citations = [(path, match, state) for path, match, state in _citations_of_states(matter) if state != forum]
    if not citations:
        return
    words = " ".join(text for _, text in every_text(matter))
    for pattern in code_forms().states.values():
        words = pattern.sub(" ", words)
    states_of_claims = {state_name(claim.cause.jurisdiction) for claim in matter.claims}
    unnamed_states = [
        state
        for state in dict.fromkeys(state for _, _, state in citations)
        if state not in states_of_claims and state not in words and f" {_postal_code(state)} " not in words
    ]
    is_in_one_text = len({path for path, _, _ in citations}) == 1
    for path, match, state in citations:
        if unnamed_states == [state]:
            message = f"`{one_line(match[0])}` is a code of {state}, which nothing else in the matter names"
            yield Problem(path, message, at=matched(match))
        elif is_in_one_text and _is_under_law_of_forum(path, match, state, matter):
            message = f"`{one_line(match[0])}` is a code of {state}, but this is under the law of {forum}"
            yield Problem(path, message, at=matched(match))
            return


def _citations_of_states(matter: Matter) -> Iterator[tuple[KeyPath, re.Match[str], str]]:
    """Yield each citation of a state's code in the texts of the complaint: the path, the match and the state."""
    signs = ("§", *code_forms().unsigned)
    for path, text in citing_texts(matter):
        if path[0] in KEYS_OF_COMPLAINT and any(sign in text for sign in signs):
            for state, pattern in code_forms().states.items():
                for match in passages(pattern, unquoted(text)):
                    yield path, match, state


JURISDICTION_WORD = Regex(r"(?i)\b(?:jurisdiction|venue|long.arm)\b")
INTERNAL_AFFAIRS = Regex(
    r"(?i)\b(?:incorporat\w+|organized|formed|corporat\w+|compan(?:y|ies)|director|shareholder|stockholder|member|manager"
    r"|partner\w*|trust\w*|governed|choice|licen[sc]\w+|registered|regulations?)\b"
)
"""Words of a text that may rightly cite the law of the state where an entity was formed or registered."""


def _is_under_law_of_forum(path: KeyPath, match: re.Match[str], state: str, matter: Matter) -> bool:
    """Whether the law of the court's state governs the text at *path*, which cites a code of *state* in *match*."""
    text = match.string
    if path[0] == "claims":
        claim = matter.claims[int(path[1])]
        is_governed = state_name(claim.cause.jurisdiction) == state_name(matter.court.state)
        text = f"{claim.title or ''}\n{own_words(claim)}"
    else:
        is_governed = path[0] == "relief" or bool(JURISDICTION_WORD.search(text))
    begin, end = sentence(match.string, *match.span())
    words_beside = f"{match.string[begin : match.start()]} {match.string[match.end() : end]}"
    names_state = re.search(rf"\b{state}\b", code_forms().states[state].sub(" ", text))
    return is_governed and not names_state and not INTERNAL_AFFAIRS.search(words_beside)


def _postal_code(state: str) -> str:
    return next(code for code in STATE_CODES if state_name(code) == state)
