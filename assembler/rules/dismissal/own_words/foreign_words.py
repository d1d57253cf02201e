"""Words that are neither English nor usual in descriptions, so that only a person can tell what they say."""

import re

from assembler.language.regex import Regex
from assembler.language.spelling import is_english
from assembler.papers.ending.dismissal_papers import DismissalPaper

DESCRIPTION_KEYS = frozenset({"described", "capacity", "through", "on_behalf_of", "lines", "referral"})
"""Keys of descriptive words, in which every word in lowercase letters is an ordinary word, not a name."""

LATIN_TERMS = Regex(
    r"(?i)\b(?:de jure|autre vie|pendente lite|(?:cum )?testamento annexo|de bonis non|nunc pro tunc"
    r"|(?:administra|conserva|cura|tu|testa|media|prosecu|execu)trix|parens patriae|(?:post|causa) mort(?:is|em))\b"
)
"""Latin terms for capacities in which a person sues."""

FOREIGN_ENTITIES = Regex(
    r"(?i)\b(?:soci[eé]t[eé] (?:anonyme|par actions simplifi[eé]e|[aà] responsabilit[eé] limit[eé]e|en \w+)"
    r"|socied(?:ad|ade) (?:an[oó]nima|limitada|de responsabilidad limitada)(?: de capital (?:variable|aberto|fijo))?"
    r"|societ[aà] (?:per azioni|a responsabilit[aà] limitata)|(?:naamloze|besloten) vennootschap"
    r"(?: met beperkte aansprakelijkheid)?|aktiengesellschaft|kommanditgesellschaft(?: auf aktien)?"
    r"|gesellschaft mit beschr[aä]nkter haftung|eingetragener verein|aktiebolag|aktieselskab|anpartsselskab"
    r"|osakeyhti[oö]|kabushiki kaisha|g[oō]d[oō] kaisha"
    r"|sp[oó][lł]ka (?:akcyjna|z ograniczon[aą] odpowiedzialno[sś]ci[aą]))\b"
)
"""Kinds of foreign entity, as descriptions name them."""

FOREIGN_CONDITION = Regex(r"\b(?:si|nur|sin|ohne|bis|pas|sauf)\b")
"""Short foreign words for "if", "only", "without", "until" and "not"; the English dictionary has no words so short."""


def has_foreign_word(paper: DismissalPaper, words: str) -> bool:
    """Whether *words* have a word in lowercase letters that is not English and not usual in descriptions."""
    checked_words = FOREIGN_ENTITIES.sub("", LATIN_TERMS.sub("", words))
    lowercase_words = {
        part
        for word in checked_words.split()
        for part in re.split(r"[-–’']", word.strip(' .,;:()[]“”"'))
        if part.isalpha() and part.islower()
    }
    names = {*paper.matter.firms_words, *re.findall(r"\w+", _names(paper).lower())}
    return any(FOREIGN_CONDITION.fullmatch(word) or not is_english(word) for word in lowercase_words - names)


def _names(paper: DismissalPaper) -> str:
    """Return the names of the parties, attorneys and firms of the matter, joined by spaces."""
    matter = paper.matter
    names = [person.name for group in (matter.parties, matter.counsel) for person in group.values()]
    return " ".join([*names, *(firm.name for firm in matter.firms.values())])
