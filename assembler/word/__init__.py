"""**word**: a plan as a Word document to go on working in; what it says and numbers is what the PDF says."""

from assembler.word.document import word_document

__all__ = ["word_document"]
