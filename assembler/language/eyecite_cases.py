"""A second case finder: eyecite, if installed, knows more reporters than the program's own patterns."""

import re
from collections.abc import Sequence
from functools import cache

NOT_CASES = re.compile(r"O\. ?S\.")
"""Abbreviations that eyecite takes for reporters, but that now mean statutory codes: 12 O.S. § 684."""


@cache
def eyecite_version() -> str:
    """Return the version of eyecite, or "" if it is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - few papers need it

    try:
        return version("eyecite")
    except PackageNotFoundError:
        return ""


def cases_of_eyecite(text: str) -> Sequence[tuple[int, int, str, str, str]]:
    """Return start, end, volume, reporter and page of each case that eyecite finds in *text*; none without eyecite."""
    if not re.search(r"\d", text) or not eyecite_version():
        return ()
    from eyecite import get_citations  # noqa: PLC0415 - an optional dependency, and slow to import
    from eyecite.models import FullCaseCitation  # noqa: PLC0415

    plain = text.replace("\N{NO-BREAK SPACE}", " ")
    citations = (citation for citation in get_citations(plain) if isinstance(citation, FullCaseCitation))
    cases = []
    for citation in citations:
        volume, reporter, page = (str(citation.groups.get(part) or "") for part in ("volume", "reporter", "page"))
        if page and not NOT_CASES.fullmatch(reporter):
            cases.append((citation.token.start, citation.token.end, volume, reporter, page))
    return cases
