"""Complaints and later versions of them, made at random from a seed, for tests of the comparison."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from random import Random

from assembler.language.english import roman
from assembler.plan.blocks import (
    Block,
    Count,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Prayer,
    Quotation,
    Table,
    Words,
)
from assembler.plan.plan import Plan, Statement
from tests.support.plans import COURTS, SIGNER, VOCABULARY, words

PASSAGES = (
    "$2,500,000",
    "$1.5 million",
    "March 2, 2021",
    "15 U.S.C. § 26",
    "Fed. R. Civ. P. 65",
    "No. 2:21-cv-00001",
    "—",
)
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Part:
    """A part of a complaint before it is numbered. Only the test knows its *key*; *name* is its id in the matter."""

    key: int
    kind: str
    words: tuple[str, ...]
    name: str = ""
    cited: int = -1
    note: tuple[str, ...] = ()
    below: str = ""


def amended_pair(seed: int, size: int = 14) -> tuple[Plan, Plan]:
    """Return a random complaint with about *size* parts, and a later version of it."""
    rng = Random(seed)  # noqa: S311 - nothing here is secret
    parts = [_part(rng, key, size) for key in range(size)]
    relief = [_words(rng, 8) for _ in range(3)]
    court = rng.choice([*COURTS])
    later_relief = [_changed_words(rng, item) for item in relief if rng.random() < 0.8] + [_words(rng, 6)]
    old = _paper(parts, relief, court)
    new = _paper(_amended(rng, parts), later_relief, court)
    title = ("FIRST AMENDED", *new.caption.title)
    party = replace(new.caption.left[0], text="DELTA LLC, an added company;")
    caption = replace(new.caption, title=title, left=(party, *new.caption.left) if seed % 2 else new.caption.left)
    truth = Statement("truth", "VERIFICATION", (words(" ".join(_words(rng, 9))),), (), old.signature, new_page=False)
    dated = replace(new.signature, dated="DATED: May 1, 2021.", signers=(SIGNER,) * rng.randint(1, 2))
    return old, replace(new, caption=caption, signature=dated, statements=(truth,) if seed % 3 else ())


def _words(rng: Random, count: int) -> tuple[str, ...]:
    chosen = rng.choices(VOCABULARY, k=rng.randint(1, count))
    return (
        *(rng.choice(PASSAGES) if rng.random() < 0.05 else word for word in chosen),
        rng.choice(VOCABULARY),
    )


def _part(rng: Random, key: int, count: int) -> Part:
    kind = rng.choices(("allegation", "heading", "count"), (12, 1, 1))[0]
    return Part(
        key,
        kind,
        _words(rng, 40 if kind == "allegation" else 6),
        f"n{key}" if rng.random() < 0.4 else "",
        rng.randrange(count) if rng.random() < 0.4 else -1,
        _words(rng, 12) if rng.random() < 0.15 else (),
        rng.choices(("", "quotation", "list", "table"), (8, 1, 1, 1))[0] if kind == "allegation" else "",
    )


def _amended(rng: Random, parts: Sequence[Part]) -> list[Part]:
    """Return *parts* with some removed, added, moved or changed."""
    later = [part for part in parts if rng.random() < 0.85]
    for _ in range(rng.randint(0, 3)):
        later.insert(rng.randint(0, len(later)), _part(rng, 100_000 + rng.randrange(100_000), len(parts)))
    if len(later) > 2 and rng.random() < 0.5:
        later.insert(rng.randrange(len(later)), later.pop(rng.randrange(len(later))))
    return [replace(part, words=_changed_words(rng, part.words)) if rng.random() < 0.4 else part for part in later]


def _changed_words(rng: Random, before: tuple[str, ...]) -> tuple[str, ...]:
    after = [word for word in before if rng.random() < 0.9] or [*before]
    for _ in range(rng.randint(0, 3)):
        after.insert(rng.randint(0, len(after)), rng.choice((*VOCABULARY, *PASSAGES)))
    return tuple(after)


# -- papers -----------------------------------------------------------------------------------------------------------


def _paper(parts: Sequence[Part], relief: Sequence[tuple[str, ...]], court: str) -> Plan:
    keys = [part.key for part in parts if part.kind == "allegation"]
    numbers = {key: number for number, key in enumerate(keys, 1)}
    ids = {part.key: f"p-{part.name or numbers[part.key]}" for part in parts if part.key in numbers}
    counters = {kind: count(1) for kind in ("note", "heading", "count")}
    body = [block for part in parts for block in _blocks(part, numbers, ids, counters)]
    items = tuple(
        Item(f"{letter}.", words(f"{' '.join(text)};")) for letter, text in zip("ABCDEFG", relief, strict=False)
    )
    relief_heading = Heading(1, f"{roman(next(counters['heading']))}.", words("RELIEF"), "s-relief")
    return COURTS[court](*body, relief_heading, Prayer(words("Alpha asks:"), items))


def _blocks(
    part: Part, numbers: Mapping[int, int], ids: Mapping[int, str], counters: Mapping[str, Iterator[int]]
) -> Iterator[Block]:
    text = " ".join(part.words)
    if part.kind == "heading":
        number = next(counters["heading"])
        yield Heading(1, f"{roman(number)}.", words(text), f"h-{number}")
        return
    if part.kind == "count":
        label = f"COUNT {next(counters['count'])}"
        yield Count(label, words(text), "(Against All Defendants)", f"c-{part.key}", words("RCW 1.1"))
        return
    cited: tuple[Words | Link, ...] = ()
    if part.cited in numbers:
        link = Link(f"paragraph{NBSP}{numbers[part.cited]}", ids[part.cited])
        cited = (Words(" (see "), link, Words(")"))
    note = [Note(next(counters["note"]), words(f"{' '.join(part.note)}."))] if part.note else []
    yield Paragraph((Words(text), *cited, Words("."), *note), numbers[part.key], ids[part.key])
    half = len(part.words) // 2
    first, second = " ".join(part.words[:half]), " ".join(part.words[half:])
    match part.below:
        case "quotation":
            yield Quotation((words(f"“{first}.”"), words(f"“{second}.”")))
            yield Paragraph(words(f"So it was, {second}."), continued=True)
        case "list":
            yield Listing((Item("(a)", words(f"{first};")), Item("(b)", words(f"{second}."))))
        case "table":
            yield Table((words("Day"), words("Words")), ((words("one"), words(text)),), ("left", "left"))
