"""Writes `data/parts_of_speech.txt`: `python -m assembler.docgen.parts_of_speech AGID WORDNET TEXTS`.

AGID is `infl.txt` of the Automatically Generated Inflection Database. WORDNET is the folder of WordNet 3.0, on Debian
`/usr/share/wordnet` of the package `wordnet-base`. TEXTS is a file with the texts of laws and pleadings: a word that it
lacks is left out, unless WordNet counts its senses.
"""

import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from assembler.language.parts_of_speech import PARTS_OF_SPEECH, adverb
from assembler.language.spelling import on_record

HEADER = """\
# The parts of speech that a word may be, from the Automatically Generated Inflection Database, version 2016.01.19
# (nouns and verbs with their forms), and WordNet 3.0 (adjectives and adverbs). Words are left out if neither WordNet
# counts their senses nor the Code of the District of Columbia or the samples have them; so is a reading of a verb, an
# adjective or an adverb that is much rarer than the other readings. Each group begins with letters: N singular noun,
# S plural noun, B base form of a verb, Z its form after "she", D its past tense, P its past participle, G its form
# with ing, J adjective, R adverb; and for some, H plural noun for people, T singular noun for a time, M plural noun for
# times or quantities, Y adjective, and nothing else, to which an adverb with ly belongs.
#
# Copyright 2000-2014 by Kevin Atkinson
#
# Permission to use, copy, modify, distribute and sell this database, the associated scripts, the output created from
# the scripts and its documentation for any purpose is hereby granted without fee, provided that the above copyright
# notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
# documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is
# provided "as is" without express or implied warranty.
#
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
"""

READINGS = "NSBZDPGJRHTMY"
"""The letters of readings in the order in which a group names them."""

PARTS_BY_NUMBER = {"1": "N", "2": "V", "3": "A", "4": "R", "5": "A"}
"""The part of speech of each kind of sense in WordNet's counts."""

SUBJECTS = {"18": "P", "23": "Q", "28": "T"}
"""The letter of each of WordNet's files of nouns that counts: persons, quantities and times."""

MIN_COUNT = {"V": 6, "N": 1, "A": 12, "R": 12}
"""How many counted senses of a word show that a reading is rare, for each part of speech."""

MIN_SHARE = {"V": 0.02, "N": 0, "A": 0.005, "R": 0.005}
"""The share of a word's counted senses below which a reading is left out."""

USUAL_IN_LAW = frozenset({("leave", "N"), ("plead", "V"), ("impound", "N")})
"""Readings that are usual in pleadings, though WordNet counts hardly any."""

FURTHER_READINGS = dict.fromkeys("assigns clothes confines environs asserts uploads downloads".split(), "S")
FURTHER_READINGS |= dict.fromkeys(
    "accord deny designate download fail hire merge redline reuse spend upload".split(), "N"
)
FURTHER_READINGS |= dict.fromkeys("herein hereto hereof therein thereto thereof".split(), "R")
FURTHER_READINGS |= {"foster": "J", "alter": "J", "commute": "N"}
"""Readings that the sources lack: nouns, and words that are used as adjectives, as in "foster care"."""

ENTRY = re.compile(r"([a-z]{1,40}) ([VNA])(\??): (.*)")
FORM = re.compile(r"\s{0,9}([A-Za-z']{1,40})([~<!?]{0,9})\s{0,9}([\d.]{0,9})")

IsUsual = Callable[[str, str], bool]


def main(agid: Path, wordnet: Path, texts: Path) -> None:
    """Write each usual word of *agid* and *wordnet* that the list of English words has, with its readings."""
    is_usual = usual_readings(wordnet, texts)
    readings: dict[str, set[str]] = defaultdict(set)
    for word, reading in (*inflections(agid, is_usual, subjects(wordnet)), *modifiers(wordnet, is_usual)):
        readings[word].add(reading)
    for word, reading in FURTHER_READINGS.items():
        readings[word].add(reading)
    for word, letters in readings.items():
        if letters == {"J"} and "R" in readings.get(adverb(word), ()):
            letters.add("Y")
        if "N" in letters and "S" in letters:
            letters -= set("HTM")
        if "S" in letters and not letters.isdisjoint("BDPGJR"):
            letters -= set("HM")
    words_by_readings: dict[str, list[str]] = defaultdict(list)
    for word, letters in readings.items():
        if len(word) < 4 or on_record(word):  # the list of English words has no shorter ones
            words_by_readings["".join(letter for letter in READINGS if letter in letters)].append(word)
    groups = (
        textwrap.fill(f"{letters}: {' '.join(sorted(words))}", width=120, break_on_hyphens=False)
        for letters, words in sorted(words_by_readings.items())
    )
    PARTS_OF_SPEECH.write_text(HEADER + "\n" + "\n\n".join(groups) + "\n", "utf-8")


def usual_readings(wordnet: Path, texts: Path) -> IsUsual:
    """Return a function that says whether a word is often a given part of speech.

    A word that WordNet does not count must be in *texts*.
    """
    words_of_texts = set(re.findall("[a-z]+", texts.read_text("utf-8").lower()))
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in (wordnet / "cntlist.rev").read_text("utf-8").splitlines():
        key, _, count = line.split()
        word, _, sense = key.partition("%")
        counts[word][PARTS_BY_NUMBER[sense[0]]] += int(count)

    def is_usual(word: str, part: str) -> bool:
        total = sum(counts[word].values()) if word in counts else 0
        if (word, part) in USUAL_IN_LAW or (total < MIN_COUNT[part] and (total or word in words_of_texts)):
            return True
        return total >= MIN_COUNT[part] and counts[word][part] >= MIN_SHARE[part] * total

    return is_usual


def subjects(wordnet: Path) -> Mapping[str, str]:
    """Return the letter of each noun whose first sense is a person (P), a time (T) or a quantity (Q)."""
    letter_by_synset = {}
    for line in (wordnet / "data.noun").read_text("utf-8").splitlines():
        synset, file = line.split(" ", 2)[:2]
        letter_by_synset[synset] = SUBJECTS.get(file, "")
    first_senses = {}
    for line in (wordnet / "index.noun").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            first_senses[fields[0]] = fields[-int(fields[2])]
    return {noun: letter_by_synset[synset] for noun, synset in first_senses.items()}


def inflections(agid: Path, is_usual: IsUsual, subject_by_noun: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each form of the nouns, verbs and adjectives of *agid* with its reading.

    A reading that is marked as uncertain counts only for nouns in *subject_by_noun*.
    """
    for line in agid.read_text("latin-1").splitlines():
        entry = ENTRY.fullmatch(line.strip())
        if not entry or not is_usual(entry[1], entry[2]):
            continue
        word, part, columns = entry[1], entry[2], entry[4].split(" | ")
        if entry[3] and not (part == "N" and word in subject_by_noun):
            continue
        if part == "N":
            yield word, "N"
            subject = subject_by_noun.get(word, "")
            if subject == "T":
                yield word, "T"
            for form in forms(columns[0]):
                yield form, "S"
                if subject:
                    yield form, "H" if subject == "P" else "M"
        elif part == "A":
            yield from ((form, "J") for form in (word, *(form for column in columns for form in forms(column))))
        elif len(columns) in {3, 4}:
            yield word, "B"
            yield from ((form, "D") for form in forms(columns[0]))
            yield from ((form, "P") for form in forms(columns[-3]))
            yield from ((form, "G") for form in forms(columns[-2]))
            yield from ((form, "Z") for form in forms(columns[-1]))


def forms(column: str) -> Iterator[str]:
    """Yield each usual form of *column*, which AGID separates by commas."""
    for part in column.split(","):
        form = FORM.match(part)
        if form and not set("?~").intersection(form[2]) and float(form[3] or 0) < 1:
            yield form[1]


def modifiers(wordnet: Path, is_usual: IsUsual) -> Iterator[tuple[str, str]]:
    """Yield each adjective and adverb of *wordnet* with its reading."""
    for name, part, reading in (("index.adj", "A", "J"), ("index.adv", "R", "R")):
        for line in (wordnet / name).read_text("utf-8").splitlines():
            word = line.partition(" ")[0]
            if word.isalpha() and word.islower() and is_usual(word, part):
                yield word, reading


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
