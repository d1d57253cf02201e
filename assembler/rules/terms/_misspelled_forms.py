"""Designations of products, names joined by "and", and short forms of names that are misspelled."""

import re
from collections.abc import Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.rules._definitions import DEFINITION, NAME
from assembler.rules._party_names import names_of
from assembler.rules.rule import Problem, Words, matched

DESIGNATION = Regex(r"(?<![\w.’'-])(?P<name>[A-Z][a-z]{3,20})[\s-](?P<code>(?=\S{0,4}[A-Z])[A-Z\d]{1,4})(?![\w.’'&-])")
"""A product and the code of its model: "Sampler SX"."""


def other_designations(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for "Sampler SL" if it occurs once, but Sampler SX more often, and is not an English word."""
    uses: dict[str, dict[str, list[tuple[KeyPath, Words]]]] = {}
    for path, text in prose(matter):
        for match in passages(DESIGNATION, unquoted(text)):
            uses.setdefault(match["name"], {}).setdefault(match["code"], []).append((path, matched(match)))
    titles_of_exhibits = "\n".join(exhibit.title for exhibit in matter.exhibits.values())
    for places_by_code in (codes for name, codes in uses.items() if not on_record(name.lower())):
        usual_codes = {code: places for code, places in places_by_code.items() if len(places) > 1}
        for code, (first_place, *other_places) in places_by_code.items():
            path, words = first_place
            near_codes = [
                usual_code
                for usual_code in usual_codes
                if len(code) == len(usual_code) and sum(map(str.__ne__, code, usual_code)) == 1
            ]
            if near_codes and not other_places and words.words not in titles_of_exhibits:
                usual_words = usual_codes[near_codes[0]][0][1].words
                yield Problem(path, f"`{words.words}` may be meant to be `{usual_words}`", at=words)


JOINED_NAME = Regex(r"(?<![\w’'&-])(?P<first>[A-Z][a-z]{2,20})\s(?:and|&)\s(?P<second>[A-Z][a-z]{1,20})(?![\w-])")


def joined_names(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for "Summit and Skye" if a party is called Summit & Sky."""
    names: dict[tuple[str, ...], str] = {}
    for party in matter.parties.values():
        for name in names_of(party):
            if match := JOINED_NAME.match(name):
                names[match.groups()] = name
    if not names:
        return
    for path, text in prose(matter):
        for match in JOINED_NAME.finditer(unquoted(text)):
            for words, name in names.items():
                is_near = all(
                    word == typed_word or is_slip(word, typed_word) or _begins_with_other(word, typed_word)
                    for word, typed_word in zip(words, match.groups(), strict=True)
                )
                if is_near and words != match.groups():
                    yield Problem(path, f"`{one_line(match[0])}` may be meant to be `{name}`", at=matched(match))
                    break


def misspelled_short_forms(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each defined term that misspells a word of the name it abbreviates."""
    for path, text in prose(matter):
        if "(" not in text:
            continue
        for definition in passages(DEFINITION, text):
            term = definition["term"]
            name_match = NAME.search_before(text, definition.start(), 80)
            if not name_match or not re.fullmatch(r"[A-Z][a-z]+", term):
                continue
            words = re.findall(r"[A-Z][a-z]+", name_match[1])
            similar_words = [word for word in words if is_slip(word, term) and not _begins_with_other(word, term)]
            if similar_words and term not in words:
                yield Problem(path, f"`{similar_words[0]}` is defined as `{term}`")


def _begins_with_other(word: str, term: str) -> bool:
    """Whether the longer of the two words begins with the shorter."""
    shorter, longer = sorted((word, term), key=len)
    return longer.startswith(shorter)
