"""The text of a paper for other programs: its frame and its numbered blocks, taken from the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from assembler.plan import blocks
from assembler.plan.plan import Plan
from benchmarks.freeze import plan_of
from benchmarks.papers import Paper

Kind = Literal["heading", "paragraph", "continued", "quotation", "item"]


@dataclass(frozen=True)
class Piece:
    """A block of text: its kind, the number or letter before it, its text, and the notes cited at its end."""

    kind: Kind
    label: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A paper as text: court, parties, title, blocks, and the lines of the signature."""

    court: tuple[str, ...]
    parties: tuple[str, ...]
    title: str
    pieces: tuple[Piece, ...]
    signed: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """Return the text as plain lists and maps."""
        return asdict(self)


def text_of_paper(paper: Paper) -> Text:
    """Return the current text of *paper*."""
    return text_of(plan_of(paper))


def text_of(plan: Plan) -> Text:
    """Return the text of *plan*."""
    return Text(
        court=tuple(plan.court),
        parties=tuple(line.text for line in plan.caption.left),
        title=" ".join(plan.caption.title),
        pieces=tuple(_pieces(plan.body)),
        signed=tuple(line for signer in plan.signature.signers for line in signer.lines),
    )


def _pieces(body: Sequence[blocks.Block]) -> Iterator[Piece]:
    for block in body:
        match block:
            case blocks.Heading():
                yield Piece("heading", block.label, _words(block.text), _notes(block.text))
            case blocks.Paragraph():
                label = f"{block.number}." if block.number is not None else ""
                kind: Kind = "continued" if block.continued else "paragraph"
                yield Piece(kind, label, _words(block.text), _notes(block.text))
            case blocks.Quotation():
                for text in block.paragraphs:
                    yield Piece("quotation", label="", text=_words(text), notes=_notes(text))
            case blocks.Count():
                yield Piece("heading", block.label, _words(block.name))
            case blocks.Prayer() | blocks.Listing():
                if isinstance(block, blocks.Prayer) and block.lead:
                    yield Piece("paragraph", label="", text=_words(block.lead))
                yield from (Piece("item", item.label, _words(item.text)) for item in block.items)


def _words(text: blocks.RichText) -> str:
    return "".join(run.text for run in text if not isinstance(run, blocks.Note))


def _notes(text: blocks.RichText) -> tuple[str, ...]:
    return tuple(_words(run.text) for run in text if isinstance(run, blocks.Note))
