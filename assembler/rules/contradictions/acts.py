"""An act that one text attributes to a plaintiff and another text to a defendant."""

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

MUTUAL_VERBS = frozenset(
    "signed executed agreed entered met received called asked wrote sent answered replied responded knew owned owns"
    " attended testified believed learned visited stated told used lived resided exchanged negotiated incorporated"
    " realleged moved refused failed needed wanted started stopped continued remained owed gave did alleged manages"
    " described named based located organized formed engaged dated determined demanded filed suffered breached"
    " violated requested paid".split()
)
"""Verbs of acts that both sides of a dispute often do."""

MAX_ACTS = 14
"""A verb with more acts than this in a matter is not compared."""

MIN_SHARED_WORDS = 2
"""How many words after their verbs two acts must share."""

MIN_RARITY = 0.6
"""The minimum rarity, as defined in `_likeness`, of the words that two acts share if a third act shares them too."""

MIN_RARITY_OF_PAIR = 1.2
"""The minimum rarity of the words that two acts share if no third act shares them."""

FIGURE = Regex(r"\d[\d,.]*\d")


@rule(
    "FCT052",
    cite="house style: the texts agree on who did what",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out who did it, and correct the other text",
)
def act_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A text says that one party did something that, in other texts, somebody on the other side did.

    The same verb and the same rare nouns have one subject in one sentence and another in the rest. Acts that both
    sides often do, such as signing, paying and writing, are not compared, and neither are acts with different figures.
    """
    if not has_complaint(matter):
        return
    by_verb: dict[str, list[Act]] = {}
    for act in acts_of_matter(matter):
        if act.verb not in MUTUAL_VERBS and act.is_plain:
            by_verb.setdefault(root(act.verb), []).append(act)
    for acts in by_verb.values():
        if 1 < len(acts) <= MAX_ACTS:
            yield from _first_contradiction(acts, matter)


def _first_contradiction(acts: Sequence[Act], matter: Matter) -> Iterator[Problem]:
    """Yield a problem for the first of *acts*, all with one verb, that other texts give to the other side."""
    for act in acts:
        similarities = [(other_act, _similarity(act, other_act, matter)) for other_act in acts]
        similar_acts = [
            (other_act, similarity)
            for other_act, similarity in similarities
            if other_act.path != act.path and similarity >= MIN_RARITY
        ]
        if not similar_acts or not all(_are_opposed(act, other_act, matter) for other_act, _ in similar_acts):
            continue
        paths = {other_act.path for other_act, _ in similar_acts}
        actors = {other_act.parties for other_act, _ in similar_acts}
        other_texts_agree = len(paths) > 1 and len(actors) == 1
        highest_similarity = max(similarity for _, similarity in similar_acts)
        if other_texts_agree or highest_similarity >= MIN_RARITY_OF_PAIR:
            other_act, _ = similar_acts[0]
            message = f"the text says `{one_line(act.shown)}`, but elsewhere `{one_line(other_act.shown)}`"
            at = Words(act.shown, act.start)
            also_at = (Words(other_act.shown, other_act.start),)
            yield Problem(act.path, message, at=at, also=(other_act.path,), also_at=also_at)
            return


def _are_opposed(act: Act, other_act: Act, matter: Matter) -> bool:
    """Whether the two acts are of parties on different sides."""
    sides = {matter.parties[key].on_side for key in act.parties}
    other_sides = {matter.parties[key].on_side for key in other_act.parties}
    return bool(sides and other_sides) and sides.isdisjoint(other_sides)


def _similarity(act: Act, other_act: Act, matter: Matter) -> float:
    """Return the rarity of the verb and the words that the acts share; 0 if their figures differ."""
    figures = set(FIGURE.findall(act.words))
    other_figures = set(FIGURE.findall(other_act.words))
    if figures and other_figures and figures.isdisjoint(other_figures):
        return 0
    shared_roots = roots_in(act.object) & roots_in(other_act.object)
    if len(shared_roots) < MIN_SHARED_WORDS:
        return 0
    return rarity(shared_roots | {root(act.verb)}, matter)
