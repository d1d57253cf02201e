"""Small edits of an example of a rule: words left out, numbers with a slip, lines left out, doubled or exchanged."""

import re
from collections.abc import Iterator
from itertools import pairwise

WORD = re.compile(r"(?<![\w#-])[\w$]+(?:[.,’'-]\w+)*%?(?!\w*:)|[,;]")
"""A word or a sign between words; not a key."""

NUMBER = re.compile(r"\d+")

Edit = tuple[str, str]
"""The description of an edit, and the edited text."""


def edits(text: str) -> Iterator[Edit]:
    """Yield each small edit of *text*, a piece of YAML, which may make it faulty."""
    yield from without_a_word(text)
    yield from edits_of_lines_and_numbers(text)


def edits_of_lines_and_numbers(text: str) -> Iterator[Edit]:
    """Yield each small edit of *text* but those of words, of which there are most."""
    yield from with_another_number(text)
    yield from with_other_lines(text)


def without_a_word(text: str) -> Iterator[Edit]:
    """Yield *text* without each of its words, and without the space beside it; the description is the word."""
    for match in WORD.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if before.endswith(" ") and not before.endswith("- "):
            before = before[:-1]
        elif after.startswith(" ") and match[0].isalnum():
            after = after[1:]
        yield match[0], before + after


def with_another_number(text: str) -> Iterator[Edit]:
    """Yield *text* with the last digit of each number raised by one, and with its last two digits exchanged."""
    for match in NUMBER.finditer(text):
        digits = match[0]
        raised = f"{digits[:-1]}{(int(digits[-1]) + 1) % 10}"
        exchanged = f"{digits[:-2]}{digits[-1]}{digits[-2:-1]}"
        for number in dict.fromkeys((raised, exchanged)):
            if number != digits:
                yield f"{digits}>{number}", text[: match.start()] + number + text[match.end() :]


def with_other_lines(text: str) -> Iterator[Edit]:
    """Yield *text* without each line, with each list item of one line doubled, and with two such items exchanged."""
    lines = text.splitlines(keepends=True)
    if not text.endswith("\n"):
        lines[-1] += "\n"
    for index, line in enumerate(lines):
        yield f"line {index + 1}", "".join([*lines[:index], *lines[index + 1 :]])
        if _is_item(line):
            yield f"line {index + 1} twice", "".join([*lines[:index], line, *lines[index:]])
    for index, (line, next_line) in enumerate(pairwise(lines)):
        if _is_item(line) and _is_item(next_line) and _indent(line) == _indent(next_line):
            exchanged = [*lines[:index], next_line, line, *lines[index + 2 :]]
            yield f"lines {index + 1} and {index + 2}", "".join(exchanged)


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
