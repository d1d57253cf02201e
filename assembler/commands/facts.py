"""Makes the tables of the facts that the sentences of a matter state, for a lawyer to check."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assembler.catalog import Catalog
from assembler.exhibits.labels import exhibit_labels, exhibits_cited_by
from assembler.facts.fact import Fact, StatedDate, StatedLength, StatedPercent, StatedQuantity, StatedSum
from assembler.facts.names import names
from assembler.facts.places import fact_place
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Place
from assembler.findings.visible import one_line
from assembler.language.dates import plain_date
from assembler.language.english import counted
from assembler.language.money import dollars
from assembler.load import load
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.validate import validate

CHARACTERS_BESIDE = 60
"""The approximate number of characters of a sentence that are shown on each side of a fact."""

COUNTIES = (" County", " Parish")
"""The endings of names of counties, which are in the table of counties."""


@dataclass(frozen=True)
class Row:
    """A fact in a table: its words, what the program reads in them, their places, and the words around them."""

    words: str
    read_as: str
    places: tuple[Place, ...]
    words_around: str = ""
    quoted: bool = False


Tables = Mapping[str, Sequence[Row]]
"""The tables, by title."""


def facts_of(file: Path, root: Path | None, progress: Callable[[str], None] = lambda _: None) -> tuple[Matter, Tables]:
    """Return the matter at *file* and the tables of its facts. Raises `MatterError` if the matter cannot be read."""
    progress("load")
    source = load(file, root)
    progress("validate")
    matter = validate(source, Catalog(source.root, root_is_named=root is not None))
    progress("facts")
    all_text_facts = texts_with_facts(matter)
    return matter, {
        "sums": [
            _row(text_facts, sum_, _sum(sum_), source) for text_facts in all_text_facts for sum_ in text_facts.sums
        ],
        "dates": [*_dates(all_text_facts, source)],
        "lengths of time": [
            _row(text_facts, length, _length(length), source)
            for text_facts in all_text_facts
            for length in text_facts.lengths
        ],
        "percentages": [
            _row(text_facts, part, _percent(part), source)
            for text_facts in all_text_facts
            for part in text_facts.percents
        ],
        "numbers of things": [
            _row(text_facts, quantity, _things(quantity), source)
            for text_facts in all_text_facts
            for quantity in text_facts.quantities
        ],
        "numbers": [
            _row(text_facts, number, number.name, source)
            for text_facts in all_text_facts
            for number in text_facts.numbers
        ],
        "sections": [
            _row(text_facts, section, section.of, source)
            for text_facts in all_text_facts
            for section in text_facts.sections
        ],
        "counties and cities": [*_localities(all_text_facts, source)],
        "names": [*_names(matter, all_text_facts, source)],
        "exhibits": [*_exhibits(matter, source)],
    }


def _row(text_facts: TextFacts, fact: Fact, read_as: str, source: Source) -> Row:
    return Row(
        fact.words, read_as, (fact_place(fact, text_facts.text, source),), words_around(fact), quoted=fact.quoted
    )


def words_around(fact: Fact) -> str:
    """Return the words of the sentence around *fact*, shortened to whole words."""
    before, after = fact.before.lstrip(), fact.after.rstrip()
    if len(before) > CHARACTERS_BESIDE:
        _, _, whole_words = before[-CHARACTERS_BESIDE:].partition(" ")
        before = f"... {whole_words}"
    if len(after) > CHARACTERS_BESIDE:
        whole_words, _, _ = after[:CHARACTERS_BESIDE].rpartition(" ")
        after = f"{whole_words} ..."
    return one_line(f"{before}{fact.words}{after}")


def _sum(amount: StatedSum) -> str:
    if amount.currency != "$":
        return " ".join(filter(None, (amount.hedge, f"{amount.currency} {amount.low / 100:,.2f}")))
    if amount.low != amount.high:
        return f"{dollars(amount.low)} to {dollars(amount.high)}"
    return f"{amount.hedge} {dollars(amount.low)}".strip()


def _length(length: StatedLength) -> str:
    time = counted(length.number, length.unit)
    if length.relation == "within":
        return f"within {time}"
    return " ".join(filter(None, (length.hedge, time, length.relation)))


def _things(quantity: StatedQuantity) -> str:
    return f"{quantity.hedge} {quantity.number:,} {quantity.noun_phrase}".strip()


def _percent(part: StatedPercent) -> str:
    return f"{part.hedge} {part.percent} percent{f' a {part.per}' if part.per else ''}".strip()


def _dates(all_text_facts: Sequence[TextFacts], source: Source) -> Iterator[Row]:
    """Yield the dates in the order of the calendar, each with its weekday and the days since the date before."""
    stated_dates = [(stated, text_facts) for text_facts in all_text_facts for stated in text_facts.dates]
    stated_dates.sort(key=lambda stated_date: (stated_date[0].first, stated_date[0].last))
    date_before: date | None = None
    for stated, text_facts in stated_dates:
        yield _row(text_facts, stated, _day(stated, date_before), source)
        if stated.first == stated.last:
            date_before = stated.first


def _day(day: StatedDate, date_before: date | None) -> str:
    if day.first != day.last:
        return f"{plain_date(day.first)} to {plain_date(day.last)}"
    days_since = (day.first - date_before).days if date_before else 0
    interval = f", {counted(days_since, 'day')} after the date before" if days_since else ""
    return f"{day.hedge} {day.first:%A}, {plain_date(day.first)}{interval}".strip()


def _localities(all_text_facts: Sequence[TextFacts], source: Source) -> Iterator[Row]:
    places: dict[tuple[str, str, str], list[Place]] = {}
    for text_facts in all_text_facts:
        for place in text_facts.places:
            locality = (place.kind, place.place, place.state)
            places.setdefault(locality, []).append(fact_place(place, text_facts.text, source))
    for (kind, name, state), fact_places in places.items():
        yield Row(name, " in ".join(filter(None, (kind, state))), tuple(fact_places))


def _names(matter: Matter, all_text_facts: Sequence[TextFacts], source: Source) -> Iterator[Row]:
    """Yield each name of the matter, then each other name of two or more words, with the number of its uses."""
    sentence_facts = [text_facts for text_facts in all_text_facts if text_facts.path[-1] != "heading"]
    names_of_parties = [*_own_names(matter)]
    uses_by_name: dict[str, list[tuple[TextFacts, str]]] = {name: [] for name, _ in names_of_parties}
    for text_facts in sentence_facts:
        for name, pattern in names_of_parties:
            uses_by_name[name] += [(text_facts, match[0]) for match in pattern.finditer(text_facts.text)]
        for start, end, name in names(text_facts.text):
            if not name.endswith(COUNTIES) and not any(pattern.fullmatch(name) for _, pattern in names_of_parties):
                uses_by_name.setdefault(name, []).append((text_facts, text_facts.text[start:end]))
    for name, uses in uses_by_name.items():
        first_place = tuple(source.place_within(text_facts.path, words) for text_facts, words in uses[:1])
        frequency = {0: "never", 1: "once"}.get(len(uses), f"{len(uses)} times, first")
        yield Row(name, frequency, first_place)


def _own_names(matter: Matter) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the full and the short name of each party, with a pattern that matches it."""
    party_names = [name for party in matter.parties.values() for name in (party.name, party.called) if name]
    for name in dict.fromkeys(party_names):
        words = r"\s+".join(map(re.escape, name.split()))
        yield name, re.compile(rf"(?<![\w-]){words}(?!\w)")


def _exhibits(matter: Matter, source: Source) -> Iterator[Row]:
    """Yield the exhibits in their order, each with the places of the allegations that cite it."""
    places_by_name: dict[str, list[Place]] = {}
    for path, allegation in allegations(matter):
        for name in dict.fromkeys(exhibits_cited_by(allegation, matter)):
            places_by_name.setdefault(name, []).append(source.place_at((*path, "text")))
    for name, label in exhibit_labels(matter).items():
        exhibit = matter.exhibits[name]
        dated = f", dated {plain_date(exhibit.date)}" if exhibit.date else ""
        use = "cited" if name in places_by_name else "never cited"
        words = f"{matter.exhibit_form.word} {label} ({name})"
        yield Row(words, f"{exhibit.title}{dated}; {use}", tuple(places_by_name.get(name, ())))
