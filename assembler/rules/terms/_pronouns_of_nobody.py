"""Pronouns that fit no person named near them: "she" in a paragraph that names only men."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from assembler.findings.path import KeyPath
from assembler.language.passages import compiled
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules.rule import Words
from assembler.rules.terms._persons_named import People, persons_named

GIVEN_NAMES = Path(__file__).parents[2] / "data" / "given_names.txt"

HE_OR_SHE = Regex(r"\b(?:(?P<he>[Hh]e|[Hh]is|[Hh]im|[Hh]imself)|(?P<she>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))\b")

GENDERED = Regex(
    r"(?i)\b(?:(?P<he>husband|brother|son|father|grandfather|uncle|nephew|man|boy|gentleman|widower)"
    r"|(?P<she>wife|sister|daughter|mother|grandmother|aunt|niece|woman|girl|lady|widow|waitress)"
    r"|(?P<side>plaintiff|defendant)s?"
    r"|spouse|foreman|friend|child|parent|client|customer|patient|tenant|landlord|owner|officer|employee|clerk|nurse|doctor|dispatcher"
    r"|bookkeeper|person|colleague|supervisor|manager|director|president|driver|agent|witness|another|partner|judge|sergeant"
    r"|detective|deputy|neighbor|guest|counsel|attorney|lawyer|broker|adjuster|administrator|assistant|someone|somebody"
    r"|anyone|everyone|nobody|physician|surgeon|teacher|student|buyer|seller|superintendent|inspector|engineer|technician"
    r"|worker|guard|chief|captain|decedent|deceased|insured|borrower|guarantor|trustee|executor|guardian|minor|victim"
    r"|passenger|pedestrian|operator|resident|occupant|consultant|specialist|therapist|expert|appraiser|salesman"
    r"|representative|secretary|member|founder|accountant|controller|auditor|investigator|author|artist|winner"
    r")\b(?-i:(?!,\s(?:[A-Z][a-z]+\s){1,2}[A-Z]))"
)
"""A noun for a person, of one sex or of either, unless the person's full name follows after a comma."""

FULL_NAME = Regex(
    r"(?<![\w.’'&-])(?P<given>[A-Z][a-z]{2,20})\s(?:[A-Z]\.\s)?(?P<last>[A-Z][\w’'-]{2,20}?)(?=['’]s\b|(?![\w’'-]))"
)
BEFORE_SUBJECT = Regex(r"(?:[.?!]\s+|\b(?:because|although|since|until|while)\s)\Z")
"""The end of a sentence, or a word before a clause, whose subject is a person of the same text."""

CHARACTERS_BEFORE = 12
"""How many characters before a pronoun are read."""

AFTER_SENTENCE = Regex(r"[.?!]\s+\Z")

MAX_DISTANCE = 4
"""How many texts before a pronoun's own are searched for a person."""


@cache
def is_mans_name() -> Mapping[str, bool]:
    """Return, for each given name on record, whether it is a man's."""
    _, men, women = GIVEN_NAMES.read_text(encoding="utf-8").split("\n\n")
    return dict.fromkeys(men.split()[1:], True) | dict.fromkeys(women.split()[1:], False)


def sexes_by_given_name(texts: Sequence[tuple[KeyPath, str]], people: People, matter: Matter) -> dict[str, bool]:
    """Return, for each person whose given name is on record, whether the person is a man."""
    is_man: dict[str, bool] = {}
    for _, text in texts:
        for match in FULL_NAME.finditer(text):
            if match["given"] in is_mans_name():
                is_man[people.surnames.get(match["last"], match["last"])] = is_mans_name()[match["given"]]
    for key in people.parties:
        given_name = matter.parties[key].name.split()[0]
        if given_name in is_mans_name():
            is_man[key] = is_mans_name()[given_name]
    return is_man


def pronouns_of_nobody(
    texts: Sequence[tuple[KeyPath, str]], people: People, is_man: Mapping[str, bool], matter: Matter
) -> Iterator[tuple[KeyPath, Words]]:
    """Yield each pronoun, with the path of its text, that fits no person whom its text or the texts before it name.

    A pronoun that begins a sentence, or that follows a word such as "because", is compared with the earlier persons of
    its own text if there are any; if the text names only entities before it, it fits nobody. *is_man* says
    of persons whether they are men; a pronoun after another person, or after a noun for one, is not compared.
    """

    @cache
    def persons_of(index: int) -> Sequence[tuple[int, bool | None]]:
        return tuple(_persons(*texts[index], people, is_man, matter))

    for index, (path, text) in enumerate(texts):
        if HE_OR_SHE.search(text):
            sexes_before: set[bool | None] = set()
            pronouns_before: set[bool | None] = set()
            for distance in range(1, min(index, MAX_DISTANCE) + 1):
                if distance > 1 and (sexes_before or persons_of(index)):
                    break
                sexes_before |= {sex for _, sex in persons_of(index - distance)}
                pronouns_before |= {bool(match["he"]) for match in HE_OR_SHE.finditer(texts[index - distance][1])}
            if sexes_before or persons_of(index):
                sexes_before |= pronouns_before
            if words := _first_without_person(text, persons_of(index), sexes_before, people):
                yield path, words


def _first_without_person(
    text: str, persons: Sequence[tuple[int, bool | None]], sexes_before: set[bool | None], people: People
) -> Words | None:
    """Return the first pronoun that fits none of the *persons* of *text*, nor *sexes_before*, of the texts before."""
    fitting: set[bool] = set()  # the sexes of earlier pronouns of the text
    for match in HE_OR_SHE.finditer(text):
        start, is_he = match.start(), bool(match["he"])
        if is_he in fitting:
            continue
        earlier_sexes = {sex for position, sex in persons if position < start}
        later_sexes = {sex for position, sex in persons if position > start}
        before = text[max(0, start - CHARACTERS_BEFORE) : start]
        if not earlier_sexes and not fitting and AFTER_SENTENCE.search(before):
            fits_nobody = bool(compiled(people.names.name_pattern).search(text, 0, start))
        elif earlier_sexes and BEFORE_SUBJECT.search(before):
            fits_nobody = earlier_sexes == {not is_he}
        else:
            near_sexes = earlier_sexes | sexes_before
            fits_nobody = bool(near_sexes) and near_sexes | later_sexes == {not is_he}
        if fits_nobody:
            return Words(match[0], start)
        fitting.add(is_he)
    return None


def _persons(
    path: KeyPath, text: str, people: People, is_man: Mapping[str, bool], matter: Matter
) -> Iterator[tuple[int, bool | None]]:
    """Yield the position of each person whom *text* names, and whether it is a man; None if that is not known."""
    if path[0] == "parties" and path[1] in people.parties:
        yield 0, is_man.get(str(path[1]))
    for mention in persons_named(text, people):
        yield mention.start, is_man.get(mention.person) if mention.is_he is None else mention.is_he
    for match in GENDERED.finditer(text):
        if match["side"]:
            for key, party in matter.parties.items():
                if party.on_side == match["side"].lower() and party.kind in {"individual", "unknown"}:
                    yield match.start(), is_man.get(key)
        else:
            yield match.start(), True if match["he"] else False if match["she"] else None
