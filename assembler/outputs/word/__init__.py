"""word: turns a plan into a Word document for further editing, with the words and the numbers of the PDF."""

from assembler.outputs.word.document import word_document

__all__ = ["word_document"]
