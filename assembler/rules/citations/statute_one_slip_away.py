"""CIT010."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from assembler.catalog.reporters import authorities
from assembler.findings.path import KeyPath
from assembler.language.sections import Section, one_digit, sections, slip
from assembler.model.matter import Matter
from assembler.model.printed import every_text
from assembler.model.walk import texts
from assembler.rules.rule import Problem, rule

CODE = re.compile(r"\b(Code|Law) (?=\d)")
"""The end of a code's name and a section without a sign, as some records cite it."""

Key = tuple[str, str, str]
"""A section by its code, title and number."""


@rule(
    "CIT010",
    cite="the sections that the matter, its causes of action and other papers often cite",
    basis="memory",
    fix="look up the section, and correct its number",
)
def statute_one_slip_away(matter: Matter) -> Iterator[Problem]:
    """A section is one slip away from another that was probably meant.

    Two neighboring digits are transposed, or one digit is another, so that it differs from a section that the matter
    cites more than once, that the record of its cause of action cites, or that is often cited; and it is itself none
    of these. The last digit is not compared, because neighboring sections are often cited together.
    """
    cited = list(_cited(matter))
    counted = Counter(_key(section) for _, section in cited)
    real = _of_causes(matter)
    repeated = _by_digits({key for key, many in counted.items() if many > 1} | real)
    reported: set[Key] = set()
    for path, section in cited:
        key = _key(section)
        if key in reported or key in real or counted[key] > 1 or _is_known(section):
            continue
        meant = next(_meant(section, real, repeated), None)
        if meant:
            reported.add(key)
            yield Problem(path, f"`{section.written}` may be a slip for `{_written(section, meant)}`")


def _cited(matter: Matter) -> Iterator[tuple[KeyPath, Section]]:
    for text in texts(matter):
        yield from ((text.path, section) for section in sections(text.words))
    for number, claim in enumerate(matter.claims):
        for place, words in enumerate((*claim.statutes, claim.title or "")):
            key = ("statutes", place) if place < len(claim.statutes) else ("title",)
            yield from ((("claims", number, *key), section) for section in sections(words))


def _key(section: Section) -> Key:
    code = section.code.removesuffix("A") if section.title else section.code
    return (code.lower(), section.title, section.number.lower())


def _of_causes(matter: Matter) -> set[Key]:
    """Return the sections in the records of the matter's causes of action."""
    causes = {claim.cause.id: claim.cause for claim in matter.claims if not claim.statutes}
    signed = (CODE.sub(r"\1 § ", words) for cause in causes.values() for _, words in every_text(cause))
    return {_key(section) for words in signed for section in sections(words)}


def _is_known(section: Section) -> bool:
    return section.number in authorities().known.get((section.code.removesuffix("A"), section.title), ())


def _by_digits(keys: Iterable[Key]) -> dict[Key, list[Key]]:
    """Return *keys* by the code, the title and the signs of the number in order: those of transposed digits meet."""
    found: dict[Key, list[Key]] = {}
    for key in sorted(keys):
        found.setdefault(_signs(key), []).append(key)
    return found


def _signs(key: Key) -> Key:
    return (*key[:2], "".join(sorted(key[2])))


def _meant(section: Section, real: set[Key], repeated: Mapping[Key, list[Key]]) -> Iterator[Key]:
    """Yield the sections that *section* may be a slip for: of its causes, typed elsewhere, often cited."""
    code, title, number = key = _key(section)
    often = _by_digits((code, title, other) for other in authorities().known.get((code.upper(), title), ()))
    yield from (other for other in repeated.get(_signs(key), ()) if slip(number, other[2]))
    for other in sorted(real):
        if other[:2] == (code, title) and _one_digit(number, other[2]):
            yield other
        if other[0] == code and other[2] == number and len(number) > 2 and _near(title, other[1]):
            yield other
    yield from (other for other in often.get(_signs(key), ()) if slip(number, other[2]))


def _one_digit(number: str, other: str) -> bool:
    """Whether the numbers differ in one digit, which is not the last unless letters follow it."""
    place = one_digit(number, other)
    return place is not None and place < len(number) - 1 and len(number) > 3 and number[0] == other[0]


def _near(title: str, other: str) -> bool:
    return slip(title, other) or one_digit(title, other) is not None


def _written(section: Section, meant: Key) -> str:
    words = section.written.replace(f"§ {section.number}", f"§ {meant[2]}")
    return words.replace(section.title, meant[1], 1) if section.title else words
