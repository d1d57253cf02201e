"""The program's articles and citations agree with the libraries inflect and eyecite."""

import re
from collections.abc import Iterator

import pytest
import yaml

from assembler.findings.path import walk_texts
from assembler.language.citations import citations
from assembler.language.english import article
from assembler.language.places import COUNTRIES, STATE_CODES, state_name
from tests.support.matters import catalog
from tests.support.places import ASSEMBLER

pytestmark = pytest.mark.slow

UNCOMPARED_REPORTERS = re.compile(r"WL|NY Slip Op|O\.S\.|Ohio|IL|IL App .*|Nev\. Adv\. Op\.")
"""Matches reporters that are not compared: databases, public-domain citations, and codes that look like reporters."""


def words() -> set[str]:
    """Return the words of the catalog's causes, and the names of states and countries."""
    causes = [catalog().record("cause", name) for name in catalog().names("cause")]
    texts = []
    for cause in causes:
        texts.append(cause.name)
        for element in cause.elements.values():
            texts += [element.statement, element.pleading, *element.choices.values()]
    places = {state_name(code) for code in STATE_CODES} | {name.strip() for name in COUNTRIES}
    return places | {word for text in texts for word in re.findall(r"\b[A-Za-z][a-z'-]+\b", text)}


def test_an_article_is_the_same_as_by_inflect() -> None:
    import inflect  # noqa: PLC0415 - slow

    oracle = inflect.engine()
    compared_words = words()
    assert len(compared_words) > 1000
    assert [word for word in compared_words if article(word) != oracle.a(word).split()[0]] == []


def cited_texts() -> Iterator[str]:
    """Yield the texts of the records of law that may cite a case."""
    for file in sorted((ASSEMBLER / "data").rglob("*.yaml")):
        for _, text in walk_texts(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)):
            if re.search(r"\d [A-Z].*\d", text):
                yield text


def cases(text: str) -> set[tuple[str, str]]:
    """Return the volume and page of each case that eyecite finds in *text*, in a reporter that we search for."""
    from eyecite import get_citations  # noqa: PLC0415 - slow
    from eyecite.models import FullCaseCitation  # noqa: PLC0415

    groups = [citation.groups for citation in get_citations(text) if isinstance(citation, FullCaseCitation)]
    compared_groups = [group for group in groups if not UNCOMPARED_REPORTERS.fullmatch(str(group["reporter"]))]
    return {(str(group["volume"]), str(group["page"])) for group in compared_groups}


def test_every_case_that_eyecite_finds_is_found() -> None:
    texts = set(cited_texts())
    expected_cases = {text: cases(text) for text in texts}
    assert sum(map(len, expected_cases.values())) > 300
    for text, expected in expected_cases.items():
        keys = [citation.key for citation in citations(text) if citation.kind == "case"]
        assert expected <= {(volume, page) for volume, _, page in keys}, text
