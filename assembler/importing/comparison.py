"""The paper of an imported matter, compared with the source: words that one has and the other lacks, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

from assembler.findings.finding import Finding, stopping
from assembler.importing.read_document import ReadDocument, SourcePlace
from assembler.importing.word_balance import SourceWord, source_words, words_of
from assembler.outputs import WORD, OutputSetting
from assembler.pipeline import examine_matter
from assembler.plan.blocks import Picture
from assembler.plan.plan import Plan
from assembler.results import Options
from assembler.verify.reader.word_package import read_word
from assembler.verify.word_blocks import Block, paper_blocks

DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
"""A picture of one pixel, as a data URL."""


@dataclass(frozen=True, slots=True)
class PaperWord:
    """A word of the paper, and the part of the paper that it is in, such as "paragraph 12"."""

    text: str
    part: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the source that the paper lacks at a place, and words that it has there instead."""

    lost: str
    gained: str
    place: SourcePlace
    part: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings that prevent a draft of the paper, and its differences from the source.

    *lost* and *gained* are the numbers of words in all differences.
    """

    stops: tuple[Finding, ...]
    differences: tuple[Difference, ...]
    lost: int
    gained: int


def compare(document: ReadDocument, matter: Path, options: Options) -> Comparison:
    """Return how the first paper of *matter* differs from *document*.

    Raises `MatterError` if the paper cannot be planned.
    """
    checked = examine_matter(matter, options)
    plan = _with_dots(checked.plans[0])
    setting = OutputSetting(checked.catalog.own_templates, sheet=checked.filing(plan.id).paper.plain)
    with TemporaryDirectory(prefix="assembler-import-") as folder:
        file = Path(folder) / "paper.docx"
        file.write_bytes(WORD.make(plan, setting).data)
        contents = read_word(file)
    source, paper = list(source_words(document)), list(_paper_words(paper_blocks(contents)))
    differences = tuple(_differences(source, paper))
    lost = sum(len(words_of(difference.lost)) for difference in differences)
    gained = sum(len(words_of(difference.gained)) for difference in differences)
    return Comparison(tuple(stopping(checked.findings, plan.id, draft=True)), differences, lost, gained)


def _with_dots(plan: Plan) -> Plan:
    """Return *plan* with one pixel for each picture: only words are compared, and large pictures would take seconds."""
    body = [replace(block, data=DOT) if isinstance(block, Picture) else block for block in plan.body]
    return replace(plan, body=tuple(body))


def _paper_words(blocks: Sequence[Block]) -> Iterator[PaperWord]:
    for block in blocks:
        text = "".join(f"{'' if token.glued else ' '}{token.text}" for token in block.tokens)
        yield from (PaperWord(word, block.name) for word in words_of(text))


def _differences(source: Sequence[SourceWord], paper: Sequence[PaperWord]) -> Iterator[Difference]:
    """Yield the differences in order; words that only moved, as those of a caption may, are not differences."""
    matcher = SequenceMatcher(None, [word.text for word in source], [word.text for word in paper])
    lost: list[SourceWord] = []
    gained: list[PaperWord] = []
    spans = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    for _, first, last, start, end in spans:
        lost += source[first:last]
        gained += paper[start:end]
    moved_out = _moved([word.text for word in lost], [word.text for word in gained])
    moved_in = dict(moved_out)
    for _, first, last, start, end in spans:
        left = [word for word in source[first:last] if not _taken(moved_out, word.text)]
        come = [word for word in paper[start:end] if not _taken(moved_in, word.text)]
        if left or come:
            place = source[min(first, len(source) - 1)].place if source else SourcePlace(0, 0)
            part = paper[min(start, len(paper) - 1)].part if paper else ""
            yield Difference(" ".join(word.text for word in left), " ".join(word.text for word in come), place, part)


def _moved(lost: Sequence[str], gained: Sequence[str]) -> dict[str, int]:
    return {word: min(lost.count(word), gained.count(word)) for word in set(lost) & set(gained)}


def _taken(moved: dict[str, int], word: str) -> bool:
    if moved.get(word, 0):
        moved[word] -= 1
        return True
    return False
