"""Our articles and citations agree with the libraries inflect and eyecite."""

import re
from collections.abc import Iterator

import pytest
import yaml

from assembler.findings.path import walk_texts
from assembler.language.citations import citations
from assembler.language.english import article
from assembler.language.places import CODES, COUNTRIES, state_name
from tests.support.matters import catalog
from tests.support.places import ASSEMBLER

pytestmark = pytest.mark.tools

NOT_LOOKED_FOR = re.compile(r"WL|NY Slip Op|O\.S\.|Ohio|IL|IL App .*|Nev\. Adv\. Op\.")
"""Citations that are not compared: databases, public-domain citations, and code sections that look like cases."""


def words() -> set[str]:
    """Return the words of the catalog's causes, and the names of states and countries."""
    causes = [catalog().record("cause", name) for name in catalog().names("cause")]
    texts = [cause.name for cause in causes]
    texts += [
        text
        for cause in causes
        for element in cause.elements.values()
        for text in (element.statement, element.pleading, *element.choices.values())
    ]
    places = {state_name(code) for code in CODES} | {name.strip() for name in COUNTRIES}
    return places | {word for text in texts for word in re.findall(r"\b[A-Za-z][a-z'-]+\b", text)}


def test_an_article_is_the_same_as_by_inflect() -> None:
    import inflect  # noqa: PLC0415 - slow

    oracle = inflect.engine()
    compared = {word: (article(word), oracle.a(word).split()[0]) for word in words()}
    assert len(compared) > 1000
    assert {word: pair for word, pair in compared.items() if pair[0] != pair[1]} == {}


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

    full_citations = [
        get_citation for get_citation in get_citations(text) if isinstance(get_citation, FullCaseCitation)
    ]
    known = [
        citation.groups for citation in full_citations if not NOT_LOOKED_FOR.fullmatch(str(citation.groups["reporter"]))
    ]
    return {(str(groups["volume"]), str(groups["page"])) for groups in known}


def test_every_case_that_eyecite_finds_is_found() -> None:
    texts = set(cited_texts())
    eyecites_cases = {text: cases(text) for text in texts}
    assert sum(map(len, eyecites_cases.values())) > 300
    our_cases = {
        text: {(citation.key[0], citation.key[2]) for citation in citations(text) if citation.kind == "case"}
        for text in texts
    }
    assert {text: missed for text in texts if (missed := eyecites_cases[text] - our_cases[text])} == {}
