"""Finds where a line of a page comes from: its place in the matter and, if the program wrote it, how to change it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from assembler.catalog.sentence_basis import basis_of
from assembler.commands.find_sentence import (
    court_texts,
    sentences_that_print,
    texts_that_print,
    words_of,
)
from assembler.findings.finding import Place
from assembler.findings.path import KeyPath, walk_texts
from assembler.load.source import Source
from assembler.plan.plan import DRAFT, Plan
from assembler.preview.letter_matches import MIN_LETTERS, is_part, pieces_of, printed_share, prints
from assembler.preview.printed_parts import PrintedPart, PrintedParts, letters
from assembler.preview.sheets import TextLine
from assembler.results import Checked
from assembler.verify.matter_places import matter_places
from assembler.verify.tokens import split_words

UNPRINTED_KEYS = frozenset(
    "id cause court paper event kind role law against by docket date sections venue signed counsel firm".split()
)
"""Keys whose values are not printed as they are written."""

BETWEEN_KEYS = re.compile(r", | or ")
"""Matches what separates the keys in the basis of a sentence."""

WINDOW_SIZES = (8, 5, 3, 2)
"""The numbers of successive words of a line for which its text is searched, largest first."""

MAX_SHORT_WORDS = 3
"""A part with at most this many words is not searched for within longer texts."""

MIN_SHARE_OF_WORDS = 0.8
"""The minimum share of the words of a cause's sentence in a paragraph that counts as that sentence."""

FRAME_KEYS: tuple[KeyPath, ...] = (("parties",), ("number",), ("judge",), ("counsel",), ("firms",))
"""The keys whose values are printed in the caption, the signature and the footer."""


@dataclass(frozen=True)
class Origin:
    """The place in the matter that a line comes from, and a sentence on what the program did; "" for the user's words.

    *place* is None if the matter has no value for the line.
    """

    place: Place | None
    says: str = ""


class MatterText(NamedTuple):
    """A text of the matter: its path, and the letters of its words before, between and after its references."""

    path: KeyPath
    pieces: tuple[str, ...]

    @property
    def letters(self) -> str:
        """The letters of the text, without its references."""
        return "".join(self.pieces)


@dataclass(frozen=True)
class Lines:
    """A paper whose lines are looked up: its id, a function that returns its parts, and the checked matter."""

    paper: str
    find_parts: Callable[[], PrintedParts]
    checked_matter: Checked

    @cached_property
    def parts(self) -> PrintedParts:
        """The parts of the paper, which are found when they are first needed."""
        return self.find_parts()

    @property
    def source(self) -> Source:
        """The matter as written."""
        return self.checked_matter.source

    @property
    def plan(self) -> Plan:
        """The plan of the paper."""
        return next(plan for plan in self.checked_matter.plans if plan.id == self.paper)

    @cached_property
    def texts(self) -> Sequence[MatterText]:
        """The texts of the matter that are printed as they are written."""
        return [MatterText(path, pieces_of(text)) for path, text in walk_texts(self.source.data) if _is_prose(path)]

    @property
    def filing(self) -> KeyPath:
        """The path of the paper's filing."""
        return "filings", self.checked_matter.matter.filings.index(self.checked_matter.filing(self.paper))

    def origin(self, line: TextLine, page_index: int, line_index: int) -> Origin:
        """Return the origin of *line*, which has the index *line_index* on the page with the index *page_index*."""
        if line.part == "margin":
            return self._footer_origin(line)
        if line.within:
            return self._frame_origin(line)
        part_index = self.parts.index_at(page_index, line_index)
        if part_index is None:
            return self._origin_elsewhere(line)
        part = self.parts.parts[part_index]
        if part.is_count:
            return self._count_origin(part)
        path = self._text_path(part_index)
        if path is not None:
            return Origin(_line_within(self.source, path, line.text))
        return self._program_origin(part) or self._origin_elsewhere(line)

    # -- the caption, the signature and the footer

    def _frame_origin(self, line: TextLine) -> Origin:
        """Return the origin of a line of the court's name, the caption or a signature."""
        if "court" in line.within:
            county = " and `county`" if self.checked_matter.matter.county else ""
            return Origin(self.source.place_at(("court",)), f"The name of the court is printed from `court`{county}.")
        if "title" in line.within:
            own_title = self.source.values.get((*self.filing, "title"))
            says = "" if own_title else "The title belongs to the kind of paper; `title` in this entry replaces it."
            return Origin(own_title or self.source.place_at(self.filing), says)
        path = self._written_below((*FRAME_KEYS, self.filing), line.text)
        return Origin(self.source.place_at(path)) if path else self._unwritten_origin(line)

    def _unwritten_origin(self, line: TextLine) -> Origin:
        """Return the origin of a line of the frame whose words the matter does not have."""
        if origin := self._caption_origin(letters(line.text)):
            return origin
        if "signer" in line.within:
            signed = self.source.place_at((*self.filing, "signed"))
            return Origin(signed, "The program wrote this line of the signature, from `signed`, `counsel` and `firms`.")
        return self._origin_elsewhere(line)

    def _caption_origin(self, printed_letters: str) -> Origin | None:
        """Return the origin of the caption's line with *printed_letters*; None if the caption has no such line."""
        caption = self.plan.caption
        if any(printed_letters == letters(part.text) for part in caption.left if part.kind != "party"):
            return Origin(self.source.place_at(("parties",)), "The sides are printed from the `role` of each party.")
        number = letters(caption.number)
        if printed_letters == number or (len(printed_letters) >= MIN_LETTERS and printed_letters in number):
            return Origin(self.source.values.get(("number",)), "The case number is printed from `number`.")
        court_lines = [*caption.above_columns, *self.plan.court]
        for column in caption.columns:
            court_lines += column
        if printed_letters in {*map(letters, court_lines)}:
            return Origin(self.source.place_at(("court",)), "The name of the court is printed from `court`.")
        legends = [letters(legend) for legend in caption.legends]
        if len(printed_letters) >= MIN_LETTERS and any(printed_letters in legend for legend in legends):
            demand = self.source.values.get(("jury_demand",)) if "jury" in printed_letters else None
            return Origin(demand, "The program wrote this legend in the caption.")
        return None

    def _footer_origin(self, line: TextLine) -> Origin:
        """Return the origin of a line in the margins."""
        short_title = (*self.filing, "short_title")
        path = self._written_below((short_title, *FRAME_KEYS), line.text)
        if path:
            return Origin(self.source.place_at(path))
        if line.text == DRAFT:
            return Origin(place=None, says="The paper is a draft, because an error stops it.")
        texts = [letters(footer.text) for footer in self.plan.footer.lines]
        if any(text and text in letters(line.text) for text in texts):
            says = "The program wrote this line of the footer; `short_title` in this entry replaces the title there."
            return Origin(self.source.place_at(short_title), says)
        return self._origin_elsewhere(line)

    def _written_below(self, roots: Sequence[KeyPath], printed: str) -> KeyPath | None:
        """Return the path, below one of *roots*, of the longest text that *printed* contains or is a part of."""
        printed_letters = letters(printed)
        texts_below = [text for text in self.texts if any(_is_below(text.path, root) for root in roots)]
        matching_texts = [text for text in texts_below if is_part(text.letters, printed_letters)]
        if not matching_texts or not printed_letters:
            return None
        return max(matching_texts, key=lambda text: len(text.letters)).path

    # -- the text

    def _text_path(self, part_index: int) -> KeyPath | None:
        """Return the path of the text that part *part_index* prints; None if the matter does not have it.

        Of equal texts, the first part prints the first, the second part the second, and so on.
        """
        part = self.parts.parts[part_index]
        part_words, printed_letters = part.words.split(), letters(part.words)
        paths = [text.path for text in self.texts if prints(printed_letters, text.pieces)]
        if not paths and len(part_words) > MAX_SHORT_WORDS:
            start = letters(" ".join(part_words[: max(WINDOW_SIZES)]))
            paths = [text.path for text in self.texts if start in text.letters]
        elif not paths and not part.id and part_index and not self.parts.parts[part_index - 1].is_count:
            return self._text_path(part_index - 1)  # for example, the citation of an exhibit after a list
        if not paths:
            return None
        paths = [path for path in paths if self._name_at(path[:-1]) == part.id.removeprefix("p-")] or paths
        equal_parts_before = sum(
            letters(earlier_part.words) == printed_letters for earlier_part in self.parts.parts[:part_index]
        )
        return paths[min(equal_parts_before, len(paths) - 1)]

    def _name_at(self, path: KeyPath) -> str:
        """Return the `id` in the map at *path*; "" if it has none."""
        for text_path, text in walk_texts(self.source.data):
            if text_path == (*path, "id"):
                return text
        return ""

    def _count_origin(self, part: PrintedPart) -> Origin:
        """Return the origin of a line of the heading of a count."""
        claim = ("claims", part.count)
        if own_title := self.source.values.get((*claim, "title")):
            return Origin(own_title)
        says = "The program numbers the counts and names them after their causes; `label` and `title` replace that."
        return Origin(self.source.place_at(claim), says)

    def _program_origin(self, part: PrintedPart) -> Origin | None:
        """Return the origin of *part* if it is a sentence of the program, a cause or the court; otherwise None."""
        if element := self._element_origin(part):
            return element
        sentences = sentences_that_print(part.words, self.checked_matter.catalog)
        if sentences:
            key, _ = sentences[0]
            group, _, name = key.partition(".")
            says = f"The program wrote this as `{key}`; `sentences: {{{group}: {{{name}: ...}}}}` changes it."
            return Origin(self._basis_place(key, part), says)
        court = self.checked_matter.matter.court
        texts = ((record, record.words) for record in court_texts(court.id, court))
        records = texts_that_print(part.words, texts)
        if records:
            record, _ = records[0]
            return Origin(self.source.place_at(("court",)), f"The program wrote this from {record.where}.")
        return None

    def _basis_place(self, sentence: str, part: PrintedPart) -> Place | None:
        """Return the place of the first key on which *sentence*, printed as *part*, is based; None if it has none."""
        basis = basis_of(sentence)
        keys: list[str] = []
        for alternatives in basis.keys if basis else ():
            keys += BETWEEN_KEYS.split(alternatives)
        for key in keys:
            pattern = key.split(".")
            paths = [
                path for path in self.source.values if _fits_pattern(path, pattern) and self._concerns_part(path, part)
            ]
            if paths:
                return self.source.values[max(paths, key=lambda path: self._printed_neighbors(part, path))]
        return self.source.values.get(("claims", part.count)) or self.source.values.get((sentence.partition(".")[2],))

    def _concerns_part(self, path: KeyPath, part: PrintedPart) -> bool:
        """Whether a value at *path* can be what *part* says: it is not in another filing or another claim."""
        if path[0] == "filings":
            return path[:2] == self.filing
        return path[0] != "claims" or part.count < 0 or path[1] == part.count

    def _printed_neighbors(self, part: PrintedPart, path: KeyPath) -> int:
        """Return how many texts in the same map or list as the value at *path* are printed in *part*."""
        if len(path) == 1:
            return 0
        printed_letters = letters(part.words)
        return sum(
            letters(text) in printed_letters
            for text_path, text in walk_texts(self.source.data)
            if _is_below(text_path, path[:-1])
        )

    def _element_origin(self, part: PrintedPart) -> Origin | None:
        """Return the origin of a sentence of a cause that pleads an element in the part's count."""
        claims = self.checked_matter.matter.claims
        if not 0 <= part.count < len(claims):
            return None
        cause = claims[part.count].cause
        printed_words = {*words_of(part.words)}
        shares: list[tuple[float, str]] = []
        for name, record in cause.elements.items():
            sentences = (record.pleading, *record.choices.values())
            shares += [(printed_share(printed_words, sentence), name) for sentence in sentences]
        share, element = max(shares, default=(0.0, ""))
        if share < MIN_SHARE_OF_WORDS:
            return None
        says = f"The cause `{cause.id}` has these words; `elements: {{{element}: [{{text: ...}}]}}` replaces them."
        return Origin(self.source.place_at(("claims", part.count, "elements", element)), says)

    def _origin_elsewhere(self, line: TextLine) -> Origin:
        """Return the origin of a line that is in no part of the text, or in a part of unknown origin."""
        unknown_place = Place("")
        tokens = [*split_words(line.text)]
        place = matter_places(self.source, unknown_place)(tokens, len(tokens) // 2)
        if place != unknown_place:
            return Origin(place)
        if origin := self._caption_origin(letters(line.text)) or self._program_origin(PrintedPart(line.text)):
            return origin
        path = self._written_below(((),), line.text)
        says = "The program wrote this line, and none of its keys under `sentences` was found for it."
        return Origin(self.source.place_at(path) if path else None, says)


def _is_prose(path: KeyPath) -> bool:
    return not UNPRINTED_KEYS.intersection(map(str, path[-2:])) and path[0] != "sentences"


def _is_below(path: KeyPath, root: KeyPath) -> bool:
    return path[: len(root)] == root


def _fits_pattern(path: KeyPath, pattern: Sequence[str]) -> bool:
    return len(path) == len(pattern) and all(name in {"*", str(key)} for key, name in zip(path, pattern, strict=True))


def _line_within(source: Source, path: KeyPath, line: str) -> Place:
    """Return the place of the words of *line* in the text at *path*, or else the place of that text."""
    text_place = source.place_at(path)
    words = line.replace("’", "'").replace("“", '"').replace("”", '"').split()
    for size in (len(words), *WINDOW_SIZES):
        for start in range(len(words) - size + 1):
            place = source.place_within(path, " ".join(words[start : start + size]))
            if place != text_place:
                return place
    return text_place
