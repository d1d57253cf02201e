"""Which words are nouns that cannot be verbs, and which are verbs that cannot be nouns."""

from functools import lru_cache

from assembler.language.spelling import on_record

VOWELS = "aeiou"

SHORT_NOUNS = frozenset("day car job lot law son dog cow key tax fee boy girl van bag box".split())
"""Nouns of three letters, which the dictionary does not have."""

VERBS = frozenset(
    (
        "accept acknowledge admit agree allege allow apply arise assert assume avoid become begin believe"
        " belong breach bring choose collect complete comply conceal consist constitute contain continue"
        " contribute create deliver demand deny depend describe destroy disclose employ enforce engage entail"
        " enter entitle establish exceed exist fail file forbid furnish give govern have hire ignore impose"
        " include incorporate incur indemnify induce infringe inspect install intend involve keep know lack"
        " maintain make manufacture meet negotiate notify obtain occupy occur operate oppose owe own pay"
        " perform permit possess prevent prohibit protect prove provide purchase realize receive recover"
        " refuse reject rely remain remove repay represent require reside resist retain satisfy seek sell send"
        " serve specify suffer sustain take tell terminate threaten transfer understand use violate want"
        " withhold write"
    ).split()
)
"""Base forms of verbs that are usual in pleadings."""


def third_person(verb: str) -> str:
    """Return the form of *verb* after "she": satisfies, passes, pays; also the regular plural of a noun."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"


BASE_FORMS = {third_person(verb): verb for verb in VERBS}
"""The base form of each verb of `VERBS`, by its form after "she"."""


@lru_cache(maxsize=4096)
def is_only_noun(word: str) -> bool:
    """Whether *word* and its regular plural are on record, but no form of it with the ending ing."""
    stems = (word, word.removesuffix("e"), word + word[-1:])
    is_noun = on_record(word) and on_record(third_person(word))
    return word in SHORT_NOUNS or (is_noun and not any(on_record(f"{stem}ing") for stem in stems))


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Return the singular of the regular plural *word*; "" if *word* is not a plural."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return ""
    nouns = [word[:-1]]
    if word.endswith("es"):
        nouns.insert(0, word[:-2])
    if word.endswith("ies"):
        nouns.insert(0, f"{word[:-3]}y")
    for noun in nouns:
        if third_person(noun) == word and (on_record(noun) or noun in SHORT_NOUNS):
            return noun
    return ""


def base_of_past(word: str) -> str:
    """Return the base form of the regular past tense *word*: signed, agreed, stopped."""
    stem = word.removesuffix("ed")
    if on_record(f"{stem}e"):
        return f"{stem}e"
    is_doubled = stem[-1:] == stem[-2:-1]
    return stem[:-1] if is_doubled and not on_record(stem) else stem
