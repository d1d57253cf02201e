"""Finds articles of a commercial code that are cited for the subject of another article."""

from collections.abc import Iterator

from assembler.catalog.section_subjects import articles
from assembler.facts.sentences import sentence_span
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.regex import Regex, passages
from assembler.rules.rule import Problem, matched

ARTICLE = Regex(
    r"\bArticle\s(?P<number>\d[A-Z]?)\sof\s(?:the|its|that)\s(?:[A-Z][a-z]+\s){0,3}(?:Commercial\sCode|U\.?C\.?C\b)",
    needs="article",
)
"""An article of a state's commercial code."""


def wrong_articles(path: KeyPath, words: str) -> Iterator[Problem]:
    """Yield a problem for each article of a commercial code whose subject a sentence does not name, if it names one."""
    for match in passages(ARTICLE, words):
        begin, end = sentence_span(words, *match.span())
        about = [number for number, subject in articles().items() if subject.search(words, begin, end)]
        if about and match["number"] in articles() and match["number"] not in about:
            subject_match = articles()[about[0]].search(words, begin, end)
            fact = f"the text says `{subject_match[0]}`" if subject_match else "the text has another subject"
            message = f"`{one_line(match[0])}` may be a slip for Article {series(about, 'or')}: {fact}"
            yield Problem(path, message, at=matched(match))
