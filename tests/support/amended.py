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
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Part:
    """A part of a complaint before it is numbered.

    Only the test knows its *key*; *name* is its id in the matter. *cited_key* is the key of the paragraph that it
    cites. *block_below* is the kind of the block below it: "quotation", "list", "table", or "" for none.
    """

    key: int
    kind: str
    words: tuple[str, ...]
    name: str = ""
    cited_key: int | None = None
    note: tuple[str, ...] = ()
    block_below: str = ""


def amended_pair(seed: int, size: int = 14) -> tuple[Plan, Plan]:
    """Return a random complaint with about *size* parts, and a later version of it."""
    rng = Random(seed)  # noqa: S311 - nothing here is secret
    parts = [_part(rng, key, size) for key in range(size)]
    relief = [_words(rng, 8) for _ in range(3)]
    court = rng.choice(list(COURTS))
    later_relief = [_changed_words(rng, item) for item in relief if rng.random() < 0.8] + [_words(rng, 6)]
    old = _paper(parts, relief, court)
    new = _paper(_amended_parts(rng, parts), later_relief, court)
    caption = replace(new.caption, title=("FIRST AMENDED", *new.caption.title))
    if seed % 2:
        added_party = replace(caption.left[0], text="DELTA LLC, an added company;")
        caption = replace(caption, left=(added_party, *caption.left))
    oath = words(" ".join(_words(rng, 9)))
    verification = Statement("truth", "VERIFICATION", (oath,), items=(), signature=old.signature, new_page=False)
    signature = replace(new.signature, dated="DATED: May 1, 2021.", signers=(SIGNER,) * rng.randint(1, 2))
    return old, replace(new, caption=caption, signature=signature, statements=(verification,) if seed % 3 else ())


def _words(rng: Random, max_count: int) -> tuple[str, ...]:
    """Return at most *max_count* words and passages, and a last word."""
    random_words = rng.choices(VOCABULARY, k=rng.randint(1, max_count))
    return (
        *(rng.choice(PASSAGES) if rng.random() < 0.05 else word for word in random_words),
        rng.choice(VOCABULARY),
    )


def _part(rng: Random, key: int, part_count: int) -> Part:
    kind = rng.choices(("allegation", "heading", "count"), (12, 1, 1))[0]
    return Part(
        key,
        kind,
        _words(rng, 40 if kind == "allegation" else 6),
        name=f"n{key}" if rng.random() < 0.4 else "",
        cited_key=rng.randrange(part_count) if rng.random() < 0.4 else None,
        note=_words(rng, 12) if rng.random() < 0.15 else (),
        block_below=rng.choices(("", "quotation", "list", "table"), (8, 1, 1, 1))[0] if kind == "allegation" else "",
    )


def _amended_parts(rng: Random, parts: Sequence[Part]) -> list[Part]:
    """Return *parts* with some removed, added, moved or changed."""
    amended = [part for part in parts if rng.random() < 0.85]
    for _ in range(rng.randint(0, 3)):
        amended.insert(rng.randint(0, len(amended)), _part(rng, 100_000 + rng.randrange(100_000), len(parts)))
    if len(amended) > 2 and rng.random() < 0.5:
        amended.insert(rng.randrange(len(amended)), amended.pop(rng.randrange(len(amended))))
    return [replace(part, words=_changed_words(rng, part.words)) if rng.random() < 0.4 else part for part in amended]


def _changed_words(rng: Random, old_words: tuple[str, ...]) -> tuple[str, ...]:
    """Return *old_words* with some removed and some added."""
    new_words = [word for word in old_words if rng.random() < 0.9]
    if not new_words:
        new_words = list(old_words)
    for _ in range(rng.randint(0, 3)):
        new_words.insert(rng.randint(0, len(new_words)), rng.choice((*VOCABULARY, *PASSAGES)))
    return tuple(new_words)


# -- papers -----------------------------------------------------------------------------------------------------------


def _paper(parts: Sequence[Part], relief: Sequence[tuple[str, ...]], court: str) -> Plan:
    keys = [part.key for part in parts if part.kind == "allegation"]
    numbers = {key: number for number, key in enumerate(keys, 1)}
    ids = {part.key: f"p-{part.name or numbers[part.key]}" for part in parts if part.key in numbers}
    counters = {kind: count(1) for kind in ("note", "heading", "count")}
    body = [block for part in parts for block in _blocks(part, numbers, ids, counters)]
    items = tuple(
        Item(f"{letter}.", words(f"{' '.join(item_words)};"))
        for letter, item_words in zip("ABCDEFG", relief, strict=False)
    )
    relief_heading = Heading(level=1, label=f"{roman(next(counters['heading']))}.", text=words("RELIEF"), id="s-relief")
    return COURTS[court](*body, relief_heading, Prayer(words("Alpha asks:"), items))


def _blocks(
    part: Part, numbers: Mapping[int, int], ids: Mapping[int, str], counters: Mapping[str, Iterator[int]]
) -> Iterator[Block]:
    text = " ".join(part.words)
    if part.kind == "heading":
        number = next(counters["heading"])
        yield Heading(level=1, label=f"{roman(number)}.", text=words(text), id=f"h-{number}")
        return
    if part.kind == "count":
        label = f"COUNT {next(counters['count'])}"
        yield Count(label, words(text), "(Against All Defendants)", f"c-{part.key}", words("RCW 1.1"))
        return
    reference: tuple[Words | Link, ...] = ()
    if part.cited_key is not None and part.cited_key in numbers:
        link = Link(f"paragraph{NO_BREAK_SPACE}{numbers[part.cited_key]}", ids[part.cited_key])
        reference = (Words(" (see "), link, Words(")"))
    notes = [Note(next(counters["note"]), words(f"{' '.join(part.note)}."))] if part.note else []
    yield Paragraph((Words(text), *reference, Words("."), *notes), numbers[part.key], ids[part.key])
    half = len(part.words) // 2
    first_half = " ".join(part.words[:half])
    second_half = " ".join(part.words[half:])
    match part.block_below:
        case "quotation":
            yield Quotation((words(f"“{first_half}.”"), words(f"“{second_half}.”")))
            yield Paragraph(words(f"So it was, {second_half}."), continued=True)
        case "list":
            yield Listing((Item("(a)", words(f"{first_half};")), Item("(b)", words(f"{second_half}."))))
        case "table":
            yield Table((words("Day"), words("Words")), ((words("one"), words(text)),), ("left", "left"))
