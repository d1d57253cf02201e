"""One act that two texts give to two parties on opposite sides."""

from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._acts import Act, acts_of_matter
from assembler.rules._complaint import has_complaint
from assembler.rules._roots import root
from assembler.rules.contradictions._likeness import rarity, roots_in
from assembler.rules.rule import Problem, Words, rule

MUTUAL = frozenset(
    "signed executed agreed entered met received called asked wrote sent answered replied responded knew owned owns"
    " attended testified believed learned visited stated told used lived resided exchanged negotiated incorporated"
    " realleged moved refused failed needed wanted started stopped continued remained owed gave did alleged manages"
    " described named based located organized formed engaged dated determined demanded filed suffered breached"
    " violated requested paid".split()
)
"""Verbs of acts that both sides of a dispute often do."""
MAX_ACTS = 14
"""A verb with more acts than this in a matter is not compared."""
LEAST_SHARED = 2
"""How many words after their verbs two acts must share."""
MIN_RARITY = 0.6
"""How rare the words must be that two acts share, if a third act shares them; see `_likeness`."""
MUCH_ALIKE = 1.2
"""The same if only two acts are compared."""
FIGURE = Regex(r"\d[\d,.]*\d")


@rule(
    "FCT052",
    cite="house style: the texts agree on who did what",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out who did it, and correct the other text",
)
def act_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A text says that a party did what other texts say that somebody on the other side did.

    The same verb and the same rare nouns have one subject in one sentence and another in the rest. Acts that both
    sides often do, such as signing, paying and writing, are not compared, and neither are acts with different figures.
    """
    if not has_complaint(matter):
        return
    by_verb: dict[str, list[Act]] = {}
    for act in acts_of_matter(matter):
        if act.verb not in MUTUAL and act.is_plain:
            by_verb.setdefault(root(act.verb), []).append(act)
    for acts in by_verb.values():
        yield from _of_one_verb(acts, matter) if 1 < len(acts) <= MAX_ACTS else ()


def _of_one_verb(acts: Sequence[Act], matter: Matter) -> Iterator[Problem]:
    for act in acts:
        others = [(other, _similarity(act, other, matter)) for other in acts if other.path != act.path]
        similar_acts = [(other, degree) for other, degree in others if degree >= MIN_RARITY]
        if not similar_acts or not all(_are_opposed(act, other, matter) for other, _ in similar_acts):
            continue
        several = (
            len({other.path for other, _ in similar_acts}) > 1 and len({_who(other) for other, _ in similar_acts}) == 1
        )
        if several or (max(degree for _, degree in similar_acts) >= MUCH_ALIKE):
            other = similar_acts[0][0]
            message = f"the text says `{one_line(act.shown)}`, but elsewhere `{one_line(other.shown)}`"
            at, also_at = Words(act.shown, act.start), (Words(other.shown, other.start),)
            yield Problem(act.path, message, at=at, also=(other.path,), also_at=also_at)
            return


def _who(act: Act) -> frozenset[str]:
    return act.parties or frozenset({act.name})


def _are_opposed(act: Act, other: Act, matter: Matter) -> bool:
    """Whether two acts are of parties on different sides, or of a party and somebody who is not a party."""
    sides = [{matter.parties[key].on_side for key in compared_act.parties} for compared_act in (act, other)]
    return bool(sides[0] and sides[1]) and sides[0].isdisjoint(sides[1])


def _similarity(act: Act, other: Act, matter: Matter) -> float:
    """Return how rare the verb and the words are that two acts share; 0 if their figures differ."""
    figures, other_figures = set(FIGURE.findall(act.words)), set(FIGURE.findall(other.words))
    if figures and other_figures and figures.isdisjoint(other_figures):
        return 0
    shared = roots_in(act.object) & roots_in(other.object)
    return rarity(shared | {root(act.verb)}, matter) if len(shared) >= LEAST_SHARED else 0
