"""Compares the paper of an imported matter with its source: the words that only one of them has."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from assembler.catalog import Catalog
from assembler.findings.finding import Finding, MatterError, stopping_findings
from assembler.importing.expressed import Expressed
from assembler.importing.page_trial import trial_plan
from assembler.importing.read_document import ReadDocument, SourcePlace
from assembler.importing.word_balance import SourceWord, source_words, words_of
from assembler.language.placeholders import BLANKS
from assembler.outputs import WORD, OutputSetting
from assembler.outputs.pdf.engine_process import begin
from assembler.outputs.word.text import plain
from assembler.pipeline import examine_matter
from assembler.pipeline.finishing import typeset_paper
from assembler.plan.blocks import Picture
from assembler.plan.plan import CaptionLine, Plan, Signature
from assembler.results import Checked, Options
from assembler.verify.reader.word_package import read_word
from assembler.verify.word_blocks import Block, paper_blocks

SIGNATURE_BLOCK, COUNSEL_BLOCK = "the signature block", "counsel on the first page"

CAPTION = "the caption"

FRAME = frozenset({CAPTION, SIGNATURE_BLOCK})
"""The parts of a paper around its text, whose words may be in a different order from the source."""

TEXT_UNDER = "the text under "
"""The words before the name of a part of the frame, for unnumbered text that follows it."""

PLACEHOLDER = re.compile(rf"(?i){'|'.join(map(re.escape, BLANKS))}")
"""A placeholder that the paper prints for what was not read in the source."""

MIN_MOVED_WORDS = 40
"""The minimum number of moved words at one place of the frame for the place to count."""

MIN_MOVE_PLACES = 3
"""The minimum number of such places that show that only the layout of the frame differs from the source."""

DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
"""A picture of one pixel, as a data URL."""


NO_FRAME: Mapping[str, Sequence[str]] = {}
"""No blocks that are compared apart."""


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

    *lost_count* and *gained_count* are the numbers of words in all differences. *moved* has the words of the text that
    the paper has in a different place from the source, and words that came into the text from another place.
    *placeholders* are those that the paper prints for what was not read; they are not differences.
    """

    stops: tuple[Finding, ...]
    differences: tuple[Difference, ...]
    lost_count: int
    gained_count: int
    moved: tuple[Difference, ...] = ()
    placeholders: tuple[str, ...] = ()
    parties_text: str = ""
    """The text of the parties in the caption of the paper, with their roles."""


class OtherBlocksError(Exception):
    """Raised if *blocks* of a paper's frame have words other than the source's, or have them in other places."""

    def __init__(self, blocks: Iterable[str]) -> None:
        super().__init__()
        self.blocks = frozenset(blocks)


def compare(
    document: ReadDocument,
    matter: Path,
    options: Options,
    set_aside: Sequence[Expressed] = (),
    frame: Mapping[str, Sequence[str]] = NO_FRAME,
    *,
    unread: frozenset[str] = frozenset(),
) -> Comparison:
    """Return how the first paper of *matter* differs from *document* without the words that were *set_aside*.

    *frame* has the words of the source's blocks that are compared apart, and *unread* are the parts of the caption that
    the source lacks, so that the paper's words there are not differences. Raises `MatterError` if the paper cannot be
    planned, and `OtherBlocksError` if the words of a block are not those in *frame*, or differ from the source's.
    """

    def on_planned(plans: Sequence[Plan], catalog: Catalog) -> None:
        printed = {SIGNATURE_BLOCK: _signature_words(plans[0].signature), COUNSEL_BLOCK: _texts_words(plans[0].counsel)}
        blocks = [
            block for block, words in frame.items() if _words_without_by(printed[block]) != _words_without_by(words)
        ]
        if SIGNATURE_BLOCK in frame and _is_in_other_order(plans[0].signature, frame[SIGNATURE_BLOCK]):
            blocks.append(SIGNATURE_BLOCK)
        if blocks:
            raise OtherBlocksError(blocks)
        _typeset_ahead(plans, catalog)

    checked = examine_matter(matter, options, on_planned=on_planned)
    plan = _with_dots(checked.plans[0])
    setting = OutputSetting(checked.catalog.own_templates, sheet=checked.filing(plan.id).paper.plain)
    with TemporaryDirectory(prefix="assembler-import-") as folder:
        file = Path(folder) / "paper.docx"
        file.write_bytes(WORD.make(plan, setting).data)
        contents = read_word(file)
    source = _without_set_aside(list(source_words(document)), set_aside)
    texts = [(block.name, _text_of(block)) for block in paper_blocks(contents)]
    own_texts = [line for part, lines in _caption_parts(plan).items() if part in unread for line in lines]
    texts, unread_texts = _split_unread(texts, own_texts)
    paper = [PaperWord(word, name) for name, text in texts for word in words_of(PLACEHOLDER.sub(" ", text))]
    placeholders = dict.fromkeys(match[0].casefold() for _, text in texts for match in PLACEHOLDER.finditer(text))
    placeholders |= dict.fromkeys(unread_texts)
    differences, moved = differences_of(source, paper)
    if SIGNATURE_BLOCK in frame and any(difference.part == SIGNATURE_BLOCK for difference in differences):
        raise OtherBlocksError([SIGNATURE_BLOCK])
    lost_count = sum(len(words_of(difference.lost)) for difference in differences)
    gained_count = sum(len(words_of(difference.gained)) for difference in differences)
    stops = tuple(stopping_findings(checked.findings, plan.id, draft=True)) or _stops_on_pages(checked)
    parties_text = " ".join(text for line in plan.caption.left for text in _texts_of_line(line))
    return Comparison(
        stops, tuple(differences), lost_count, gained_count, tuple(moved), tuple(placeholders), parties_text
    )


def _signature_words(signature: Signature) -> list[str]:
    printed = [plain(rich) for rich in (*signature.closing, *signature.below)]
    blocks = [line for signer in signature.signers for line in (*signer.above, *signer.lines)]
    return words_of(" ".join((signature.lead, signature.dated, *printed, *blocks)))


def _is_in_other_order(signature: Signature, source: Sequence[str]) -> bool:
    """Whether the lines of those who sign are in a different order from their words in *source*."""
    source_words = [word for word in source if word != "by"]
    start = 0
    for line in (*(line for signer in signature.signers for line in signer.lines), *map(plain, signature.below)):
        words = [word for word in words_of(line) if word != "by"]
        starts = range(start, len(source_words) - len(words) + 1)
        position = next((index for index in starts if source_words[index : index + len(words)] == words), None)
        if position is None:
            return True
        start = position + len(words)
    return False


def _texts_of_line(line: CaptionLine) -> Iterator[str]:
    """Yield the text of a *line* of the caption, and the role to its right, but not a case number beside the "v."."""
    yield line.text
    if line.kind == "party":
        yield from map(plain, line.beside)


def _texts_words(texts: Iterable[str]) -> list[str]:
    return words_of(" ".join(texts))


def _caption_parts(plan: Plan) -> Mapping[str, Sequence[str]]:
    """Return the lines of those parts of the caption that a source may lack."""
    return {"title": plan.caption.title, "court": plan.court}


def _split_unread(
    texts: Sequence[tuple[str, str]], own_texts: Sequence[str]
) -> tuple[list[tuple[str, str]], list[str]]:
    """Divide *texts*, each with its part of the paper, into those of the source and the program's *own_texts*."""
    own_words = [words_of(text) for text in own_texts]
    own = [entry for entry in texts if entry[0] == CAPTION and words_of(entry[1]) in own_words]
    return [entry for entry in texts if entry not in own], [" ".join(text.split()) for _, text in own]


def _words_without_by(words: Sequence[str]) -> list[str]:
    """Return *words* in alphabetical order, without "by", which may be printed before a signature."""
    return sorted(word for word in words if word != "by")


def _typeset_ahead(plans: Sequence[Plan], catalog: Catalog) -> None:
    """Let the engine's process typeset the trial of the pages, if there is one, while the rules check the matter."""
    if trial := trial_plan(plans[0]):
        begin(trial, catalog.own_templates)


def _stops_on_pages(checked: Checked) -> tuple[Finding, ...]:
    """Return the findings that prevent a draft after typesetting the parts that may not fit on their pages."""
    trial = trial_plan(checked.plans[0])
    if trial is None:
        return ()
    try:
        _, findings = typeset_paper(trial, checked, lambda _: None)
    except MatterError as error:
        return error.findings
    return tuple(stopping_findings(findings, checked.plans[0].id, draft=True))


def _without_set_aside(words: Sequence[SourceWord], set_aside: Sequence[Expressed]) -> list[SourceWord]:
    """Return *words* without the lines *set_aside*: each is removed at its place, or else last on its page."""
    indexes: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        indexes.setdefault(word.text, []).append(index)
    removed: set[int] = set()
    for line in set_aside:
        line_words = words_of(line.text)
        if not line_words:
            continue
        starts = indexes.get(line_words[0], [])
        for start in (*(index for index in starts if words[index].place == line.place), *reversed(starts)):
            span = range(start, min(start + len(line_words), len(words)))
            is_on_page = words[start].place.page == line.place.page
            if is_on_page and removed.isdisjoint(span) and [words[index].text for index in span] == line_words:
                removed.update(span)
                break
    return [word for index, word in enumerate(words) if index not in removed]


def _with_dots(plan: Plan) -> Plan:
    """Return *plan* with each picture replaced by a single pixel, to save time."""
    body = [replace(block, data=DOT) if isinstance(block, Picture) else block for block in plan.body]
    return replace(plan, body=tuple(body))


def _text_of(block: Block) -> str:
    return "".join(f"{'' if token.glued else ' '}{token.text}" for token in block.tokens)


def differences_of(
    source: Sequence[SourceWord], paper: Sequence[PaperWord]
) -> tuple[list[Difference], list[Difference]]:
    """Return the differences in order, and the words of the text that only moved."""
    lost: list[SourceWord] = []
    gained: list[PaperWord] = []
    spans = list(_changed_spans(source, paper))
    for start, end, paper_start, paper_end in spans:
        lost += source[start:end]
        gained += paper[paper_start:paper_end]
    moved_out = _moved_counts([word.text for word in lost], [word.text for word in gained])
    moved_in = dict(moved_out)
    differences: list[Difference] = []
    moved: list[Difference] = []
    for start, end, paper_start, paper_end in spans:
        left_here, lost_here = _split_moved([word.text for word in source[start:end]], moved_out)
        arrived_here, gained_here = _split_moved([word.text for word in paper[paper_start:paper_end]], moved_in)
        place = source[min(start, len(source) - 1)].place if source else SourcePlace(0, 0)
        part = paper[min(paper_start, len(paper) - 1)].part if paper else ""
        if lost_here or gained_here:
            differences.append(Difference(" ".join(lost_here), " ".join(gained_here), place, part))
        if (left_here or arrived_here) and not part.startswith("footnote"):
            moved.append(Difference(" ".join(left_here), " ".join(arrived_here), place, part))
    return differences, _without_frame_moves(moved)


def _without_frame_moves(moved: Sequence[Difference]) -> list[Difference]:
    """Return *moved* without the changes in the frame, unless several of them move many words.

    A lone "by", which may be printed before a signature, is always in the frame.
    """
    in_frame = [change for change in moved if _is_in_frame(change)]
    large_moves = [change for change in in_frame if len(f"{change.lost} {change.gained}".split()) >= MIN_MOVED_WORDS]
    reported = large_moves if len(large_moves) >= MIN_MOVE_PLACES else []
    return [change for change in moved if change not in in_frame or change in reported]


def _is_in_frame(change: Difference) -> bool:
    return change.part.removeprefix(TEXT_UNDER) in FRAME or {*f"{change.lost} {change.gained}".split()} == {"by"}


Span = tuple[int, int, int, int]
"""A difference: the indexes of its first word and after its last word, first in the source and then in the paper."""


def _changed_spans(source: Sequence[SourceWord], paper: Sequence[PaperWord]) -> Iterator[Span]:
    """Yield the differences between *source* and *paper*."""
    blocks = _groups([(word.place, word.text) for word in source])
    parts = _groups([(word.part, word.text) for word in paper])
    matcher = SequenceMatcher(None, [words for _, words in blocks], [words for _, words in parts], autojunk=False)
    block_starts = [*(index for index, _ in blocks), len(source)]
    part_starts = [*(index for index, _ in parts), len(paper)]
    for group_kind, first_block, end_block, first_part, end_part in matcher.get_opcodes():
        if group_kind == "equal":
            continue
        in_source, in_paper = block_starts[first_block], part_starts[first_part]
        source_words = [word.text for word in source[in_source : block_starts[end_block]]]
        paper_words = [word.text for word in paper[in_paper : part_starts[end_part]]]
        for kind, start, end, paper_start, paper_end in SequenceMatcher(None, source_words, paper_words).get_opcodes():
            if kind != "equal":
                yield in_source + start, in_source + end, in_paper + paper_start, in_paper + paper_end


def _groups(words: Sequence[tuple[object, str]]) -> list[tuple[int, tuple[str, ...]]]:
    """Group adjacent *words* with the same place; return the texts of each group, with the index of its first word."""
    groups: list[tuple[int, tuple[str, ...]]] = []
    index = 0
    for _, group in groupby(words, key=lambda word: word[0]):
        texts = tuple(text for _, text in group)
        groups.append((index, texts))
        index += len(texts)
    return groups


def _split_moved(words: Sequence[str], remaining: dict[str, int]) -> tuple[list[str], list[str]]:
    """Return the moved words among *words*, and the others. Each moved word lowers its count in *remaining* by one."""
    moved_words: list[str] = []
    other_words: list[str] = []
    for word in words:
        if remaining.get(word, 0):
            remaining[word] -= 1
            moved_words.append(word)
        else:
            other_words.append(word)
    return moved_words, other_words


def _moved_counts(lost: Sequence[str], gained: Sequence[str]) -> dict[str, int]:
    """Return how often each word is both in *lost* and in *gained*."""
    return {word: min(lost.count(word), gained.count(word)) for word in set(lost) & set(gained)}
