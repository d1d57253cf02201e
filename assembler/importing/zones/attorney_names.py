"""Distinguishes attorneys' names from similar lines by the rest of the paper."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assembler.importing.draft import Doubt
from assembler.importing.word_balance import words_of
from assembler.importing.zones.counsel_read import CounselRead
from assembler.importing.zones.counsel_signs import EMAIL, FIRM, SIGNED, is_name
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import ENTITY_WORD
from assembler.language.english import series

BY = re.compile(r"(?i)^by\b[\s:]{0,9}(?=$|[A-Z_/])")
"""The word before a signature or the name of the attorney who signs for a firm."""

MAX_FIRM_WORDS = 8
"""The maximum number of words in the name of a firm; a longer line with such a name is a sentence."""

MIN_LAST_NAME = 4
"""The minimum number of letters in a last name that is looked for in e-mail addresses."""


def folded_words(text: str) -> str:
    """Return the words of *text* in lowercase, with one space around each."""
    return f" {' '.join(words_of(text))} "


def signs_of_names(lines: Iterable[str]) -> str:
    """Return the letters of the e-mail addresses and of the signatures in *lines*, which have names of attorneys."""
    signs: list[str] = []
    for line in lines:
        signs += [match[0] for match in EMAIL.finditer(line)]
        if signature := SIGNED.match(line):
            signs.append(signature["name"])
    return " ".join(map(_letters_of, signs))


def _letters_of(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.casefold())


def may_be_attorney(name: str, text: str, signs: str) -> bool:
    """Whether *name*, a line like a person's name, may be an attorney's.

    A name with "Esq.", and one that an e-mail address or a signature among *signs* shows, always may. Another may not
    if it has a word for an entity, or if the *text* of the paper, as folded words, has it, since that text speaks of
    parties and offices.
    """
    last_names = [word for word in words_of(name)[1:] if len(word) >= MIN_LAST_NAME]
    is_shown = without_esq(name) != name.casefold() or any(word in signs for word in last_names)
    return is_shown or not (ENTITY_WORD.search(name) or folded_words(name) in text)


def names_of_firms(lines: Sequence[str]) -> frozenset[str]:
    """Return the firms among the lines that look like persons' names in capitals, as the other *lines* show.

    Such a name is the whole domain of an e-mail address, or another line has it with more words of a firm's name; and
    nobody with that name signs.
    """
    domains = {
        _letters_of(match[0].partition("@")[2].rpartition(".")[0]) for line in lines for match in EMAIL.finditer(line)
    }
    signers = {_letters_of(signature["name"]) for signature in map(SIGNED.match, lines) if signature}
    longer_names = [line.casefold() for line in lines if FIRM.search(line) and len(line.split()) <= MAX_FIRM_WORDS]
    return frozenset(
        line
        for line in lines
        if in_capitals(line)
        and is_name(line)
        and _letters_of(line) not in signers
        and (_letters_of(line) in domains or any(name.startswith(f"{line.casefold()} ") for name in longer_names))
    )


def go_on_in_text(line: str, below: str, text: str) -> bool:
    """Whether *text*, as folded words, has the last word of *line* right before the first words of *below*."""
    last, first = words_of(line)[-1:], words_of(below)[:2]
    return bool(last and first) and f" {' '.join(last + first)} " in text


def doubts_on_names(read: CounselRead) -> Iterator[Doubt]:
    """Yield a doubt about the lines that look like names, but were not read as those of attorneys."""
    if read.doubtful_names:
        names = series([f"`{text}`" for text, _ in read.doubtful_names])
        about = f"{names} among the lines on counsel, which the text also has, was not read as an attorney's name"
        yield Doubt(f"{about}: add it to `counsel:` if it is", read.doubtful_names[0][1])


def names_only_signed(lines: Sequence[str]) -> frozenset[str]:
    """Return the names that occur in signature lines of *lines*, and in none of the other lines."""
    signatures = filter(None, map(SIGNED.match, lines))
    names = [signature["name"].strip(" _,") for signature in signatures]
    other_lines = [without_esq(BY.sub("", line)) for line in lines if not SIGNED.match(line)]
    return frozenset(name for name in names if not any(is_same_person(name, line) for line in other_lines))


def is_same_person(name: str, line: str) -> bool:
    """Whether *line* begins with the first name of *name* and has its last name; True if *name* has only one word."""
    words = without_esq(name).split()
    return len(words) < 2 or (line.startswith(words[0]) and words[-1] in line)


def without_esq(name: str) -> str:
    """Return *name* in lowercase, without "Esq."."""
    return re.sub(r",? esq(?:\.|uire)?$", "", name.casefold())
