"""The outputs made from a plan: the paper as a PDF, and optional files such as a Word file.

The modules that make the files are slow to import, so each module is imported only when its file is made.
"""

from typing import TYPE_CHECKING

from assembler.outputs.output import MadeFile, MadePdf, Output, OutputSetting

if TYPE_CHECKING:
    from assembler.plan.plan import Plan

__all__ = ["OPTIONAL_OUTPUTS", "OUTPUTS", "PDF", "WORD", "MadeFile", "MadePdf", "Output", "OutputSetting"]


def _make_pdf(plan: "Plan", setting: OutputSetting) -> MadePdf:
    from assembler.outputs.pdf.make import make_pdf  # noqa: PLC0415 - slow to import

    return make_pdf(plan, setting)


def _make_word(plan: "Plan", setting: OutputSetting) -> MadeFile:
    from assembler.outputs.word import word_document  # noqa: PLC0415 - slow to import

    return MadeFile(word_document(plan, sheet=setting.sheet, author=setting.author, day=setting.day))


PDF = Output(name="pdf", label="PDF", suffix=".pdf", make=_make_pdf)
"""The output that makes the paper itself; a paper's other files accompany this PDF."""

WORD = Output(
    name="word",
    label="Word",
    suffix=".docx",
    make=_make_word,
    wanted_by=lambda filing: filing.word,
    help="Also write each paper as a Word file, for further editing.",
)

OPTIONAL_OUTPUTS: tuple[Output[MadeFile], ...] = (WORD,)
"""The optional outputs of a build, made from the same plan as the PDF."""

OUTPUTS: tuple[Output[MadeFile], ...] = (PDF, *OPTIONAL_OUTPUTS)
