"""The table of authorities: the order of its entries, and the words that it emphasizes."""

from assembler.language.authorities import authorities
from assembler.language.authority import CitingText
from assembler.plan.blocks import Words
from assembler.plan.tables.authorities import AUTHORITY_GROUPS, table_of_authorities
from assembler.plan.tables.table import FrontTable
from assembler.plan.tables.texts import text_without_notes

TITLES = {key: key for key in ("authorities", *AUTHORITY_GROUPS)}


def table(text: CitingText) -> FrontTable:
    """Return the table of the authorities that *text* cites."""
    cited_authorities = authorities([text])
    return table_of_authorities(cited_authorities, ["place" for _ in cited_authorities.mentions], TITLES, passim=0)


def test_sorting_cases_ignores_an_article_but_not_a_party_called_a() -> None:
    cases = ("An Yacht v. Doe, 1 U.S. 1 (1790)", "Kite v. Y, 3 U.S. 3 (1795)", "A v. B, 2 U.S. 2 (1791)")
    (group,) = table(CitingText("; ".join(cases))).groups
    entries = [text_without_notes(entry.words).replace("\N{NO-BREAK SPACE}", " ") for entry in group.entries]
    assert entries == [*reversed(cases)]


def test_the_name_of_a_case_and_the_title_of_a_book_are_emphasized_and_a_docket_number_is_not() -> None:
    words = "Roe v. Doe, No. 5 ABC, 2021 WL 1234567; Ann Roe, The Law of Kites § 5 (3d ed. 2011)."
    title = words.index("The Law")
    text = CitingText(words, emphasized=((0, words.index(", No.")), (title, title + len("The Law of Kites"))))
    runs = [run for group in table(text).groups for entry in group.entries for run in entry.words]
    assert [run.text for run in runs if isinstance(run, Words) and run.style == "emphasis"] == [
        "Roe v. Doe",
        "The Law of Kites",
    ]
