"""Doubts about running lines that were set aside: sentences, and contact details that the matter does not print."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from assembler.findings.path import walk_texts
from assembler.importing.draft import Doubt
from assembler.importing.read_document import ReadDocument, SetAside, SourcePlace
from assembler.importing.zones.counsel_signs import CITY, PHONE, is_street
from assembler.language.english import series

SENTENCE = re.compile(r"[“\"‘(]?[A-Z][a-z]*,?(?: [^\s\d]{1,30}){3,40}(?<=[.?!;:”\"])")
"""A line like a sentence, which a running line rarely is."""

SENTENCE_WITH_FIGURES = re.compile(r"[“\"‘(]?[A-Z]\S{0,40}(?: \S{1,60}){3,60}(?<=[.?!;])[”\"]?")
"""A line like a sentence, which may have figures."""

MIN_LOWERCASE_WORDS = 3
"""The minimum number of words in lowercase of a sentence, which an address or a title rarely has."""

RUNNING = frozenset({"running head", "running foot"})

COUNSEL_KEYS = frozenset({"firms", "counsel", "counsel_block", "signature_block"})
"""The keys of a matter under which it has the addresses and numbers of counsel."""

PHONE_DIGITS = 10
"""The number of digits of a telephone number without the code of the country and an extension."""


def running_doubts(document: ReadDocument, data: Mapping[str, object]) -> Iterator[Doubt]:
    """Yield a doubt about each sentence at the edge of several pages, and one about contact details at their foot.

    *data* is the data of the matter that will be written.
    """
    lines: dict[str, list[SourcePlace]] = {}
    for aside in document.set_aside:
        if aside.kind in RUNNING and SENTENCE.fullmatch(aside.text):
            lines.setdefault(aside.text, []).append(aside.place)
    for text, places in lines.items():
        if len(places) > 1:
            about = f"`{text}`, at the edge of {len(places)} pages, was set aside as a running line"
            yield Doubt(f"{about}: add it to the text if it is a sentence of the paper", places[0])
    if not document.page_count:
        yield from _doubts_on_single_sentences(document)
    yield from _doubts_on_contact_details(document, data)


def _doubts_on_single_sentences(document: ReadDocument) -> Iterator[Doubt]:
    """Yield a doubt about each sentence in a header or a footer of a Word file, because no other page may repeat it."""
    texts = {aside.text: aside.place for aside in document.set_aside if aside.kind in RUNNING}
    for text, place in texts.items():
        lowercase_count = len(re.findall(r"(?<!\S)[a-z]", text))
        if SENTENCE_WITH_FIGURES.fullmatch(text) and lowercase_count >= MIN_LOWERCASE_WORDS:
            about = f"`{text}`, in a header or footer of the source, was set aside as a running line"
            yield Doubt(f"{about}: add it to the text if it is a sentence of the paper", place)


def _doubts_on_contact_details(document: ReadDocument, data: Mapping[str, object]) -> Iterator[Doubt]:
    """Yield a doubt about the running lines of the first page that has addresses or numbers other than counsel's."""
    texts = [text for path, text in walk_texts(data) if COUNSEL_KEYS & {*map(str, path)}]
    numbers = {*chain.from_iterable(map(_numbers, texts))}
    if not numbers:
        return
    asides = [aside for aside in document.set_aside if aside.kind in RUNNING]
    first_page = next((aside.place.page for aside in asides if _has_city(aside.text) or PHONE.search(aside.text)), 0)
    page_lines = [aside for aside in asides if aside.place.page == first_page]
    other_lines = [aside for aside in _with_details(page_lines) if not _numbers(aside.text) <= numbers]
    if other_lines:
        quoted = series([f"`{aside.text}`" for aside in other_lines])
        about = f"{quoted} at the edge of the pages was set aside, and the matter prints other details of counsel"
        yield Doubt(
            f"{about}: correct `firms:` and `counsel:` if those of the source are out of date", other_lines[0].place
        )


def _with_details(lines: Sequence[SetAside]) -> Iterator[SetAside]:
    """Yield those of *lines* that have a telephone number or a city, or a street if another line has a city."""
    has_city = any(_has_city(line.text) for line in lines)
    for line in lines:
        if PHONE.search(line.text) or _has_city(line.text) or (has_city and is_street(line.text)):
            yield line


def _has_city(text: str) -> bool:
    """Whether *text* has a city with its state and ZIP code, perhaps all in capitals."""
    return bool(CITY.search(text) or CITY.search(text.title()))


def _numbers(text: str) -> frozenset[str]:
    """Return the telephone numbers of *text*, and the numbers of its streets, suites and ZIP codes (of five digits)."""
    phones = [re.sub(r"\D", "", match[0])[-PHONE_DIGITS:] for match in PHONE.finditer(text)]
    if phones:
        return frozenset(phones)
    return frozenset(re.findall(r"\d{1,6}", re.sub(r"(\d{5})-\d{4}", r"\1", text)))
