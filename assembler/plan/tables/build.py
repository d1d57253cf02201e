"""Adds to a plan the tables that its filing or its court requires."""

from dataclasses import replace
from itertools import chain, islice

from assembler.language.authorities import authorities
from assembler.language.authority import Authorities
from assembler.language.exhibit_words import exhibit_word
from assembler.model.court.tables import must_have
from assembler.plan.context import PaperContext
from assembler.plan.plan import Plan
from assembler.plan.tables.authorities import AUTHORITY_GROUPS, table_of_authorities
from assembler.plan.tables.contents import table_of_contents
from assembler.plan.tables.exhibits import exhibit_places, table_of_exhibits
from assembler.plan.tables.table import FrontTable, Kind, with_ids
from assembler.plan.tables.texts import PlacedText, placed_texts, with_marks

KINDS: tuple[Kind, ...] = ("contents", "exhibits", "authorities")
"""The kinds of tables, in the order in which they are printed."""


def with_tables(plan: Plan, context: PaperContext) -> Plan:
    """Return *plan* with its tables, and with marks where its text cites their entries; unchanged without tables."""
    kinds, most_pages = required_tables(context)
    if not kinds:
        return plan
    texts = placed_texts(plan)
    tables: dict[Kind, FrontTable] = {}
    if "contents" in kinds:
        tables["contents"] = table_of_contents(plan, context.say("tables.contents"))
    marks: dict[int, dict[int, str]] = {}
    if "exhibits" in kinds:
        tables["exhibits"] = _exhibits_table(texts, context, marks)
    if "authorities" in kinds:
        tables["authorities"], cited_authorities = _authorities_table(texts, context, marks)
        unlisted = {citation.written: citation for citation in cited_authorities.unresolved}
        plan = replace(plan, unlisted=tuple(unlisted.values()), unnamed=cited_authorities.unnamed_cases)
    tables_in_order = [tables[kind] for kind in KINDS if kind in tables]
    filled_tables = tuple(with_ids(table) for table in tables_in_order if any(group.entries for group in table.groups))
    return replace(with_marks(plan, marks), tables=filled_tables, tables_over=most_pages)


def required_tables(context: PaperContext) -> tuple[tuple[Kind, ...], int]:
    """Return the tables that the filing, or else its court, requires, and the most pages of a paper without them."""
    if context.filing.tables:
        return context.filing.tables, 0
    law = context.rely_on(context.court.tables)
    if law and must_have(law.value, context.filing.paper):
        return law.value.tables, law.value.over_pages
    return (), 0


def _exhibits_table(texts: list[PlacedText], context: PaperContext, marks: dict[int, dict[int, str]]) -> FrontTable:
    places_by_exhibit = exhibit_places(texts, context.matter)
    all_places = list(chain.from_iterable(places_by_exhibit.values()))
    all_targets = iter(_targets(texts, all_places, "exhibit-cited", marks))
    targets = {name: tuple(islice(all_targets, len(places))) for name, places in places_by_exhibit.items()}
    exhibits = exhibit_word(context.matter.exhibit_form.word, is_plural=True).upper()
    return table_of_exhibits(context.matter, targets, context.say("tables.exhibits", exhibits=exhibits))


def _authorities_table(
    texts: list[PlacedText], context: PaperContext, marks: dict[int, dict[int, str]]
) -> tuple[FrontTable, Authorities]:
    federal = context.court.system == "federal"
    cited_authorities = authorities([placed.text for placed in texts], federal_rules=federal)
    places = [(mention.text_index, mention.start) for mention in cited_authorities.mentions]
    titles = {key: context.say(f"tables.{key}") for key in ("authorities", *AUTHORITY_GROUPS)}
    targets = _targets(texts, places, "cited", marks)
    return table_of_authorities(cited_authorities, targets, titles, context.filing.passim), cited_authorities


def _targets(
    texts: list[PlacedText], places: list[tuple[int, int]], prefix: str, marks: dict[int, dict[int, str]]
) -> list[str]:
    """Return the id of each of *places*, adding the *marks* needed; two places at the same position share one mark."""
    targets = []
    for place_number, (text_index, position) in enumerate(places, 1):
        heading_id = texts[text_index].target
        if heading_id:
            targets.append(heading_id)
        else:
            text_marks = marks.setdefault(text_index, {})
            targets.append(text_marks.setdefault(position, f"{prefix}-{place_number}"))
    return targets
