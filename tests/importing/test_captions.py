"""Captions of different courts: the court, number, title, parties and counsel are read, or are a doubt."""

from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.importing.docket.sheet import head_of
from assembler.importing.zones.caption import HeadRead

CAPTIONS = sorted((Path(__file__).parent / "captions").glob("*.txt"))


def expected_of(text: str) -> list[tuple[str, str]]:
    """Return the expected values: each line's first words, a key or a role, and the rest of the line."""
    keys = ("court", "number", "judge", "title", "legend", "counsel", "doubt")
    entries: list[tuple[str, str]] = []
    for line in text.strip().splitlines():
        first, _, rest = line.partition(" ")
        if first not in keys:
            cut = next(index for index, letter in enumerate(line) if letter.isupper() or line.startswith("the ", index))
            first, rest = line[:cut].strip(), line[cut:]
        entries.append((first, rest))
    return entries


def read_of(head: HeadRead) -> dict[str, list[str]]:
    caption = head.caption
    values: dict[str, list[str]] = {
        "court": [caption.court],
        "number": [caption.number],
        "judge": [caption.judge],
        "title": [caption.title],
        "legend": list(caption.legends),
        "counsel": [str(office.values["name"]) for office in caption.counsel.attorneys],
    }
    for party in caption.parties:
        values.setdefault(party.role, []).append(str(party.values["name"]))
    return values


@pytest.mark.parametrize("file", CAPTIONS, ids=lambda file: file.stem)
def test_the_caption_of_each_court_is_read(file: Path) -> None:
    text, _, answer = file.read_text(encoding="utf-8").partition("=====\n")
    head = head_of(text, catalog_of(None))
    values = read_of(head)
    about = "\n".join(doubt.about for doubt in head.doubts)
    expected = expected_of(answer)
    for key in ("court", "number", "judge", "title", "legend", "counsel"):
        if wanted := [value for name, value in expected if name == key]:
            assert values[key] == wanted or (key == "legend" and set(wanted) <= set(values[key]))
    roles = {name for name, _ in expected} - {"court", "number", "judge", "title", "legend", "counsel", "doubt"}
    assert {role: values.get(role) for role in roles} == {
        role: [value for name, value in expected if name == role] for role in roles
    }
    assert len(head.caption.parties) == sum(name in roles for name, _ in expected)
    wanted = [value for name, value in expected if name == "doubt"]
    assert all(doubt in about for doubt in wanted), about
    assert wanted or not about
