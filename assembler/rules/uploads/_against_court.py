"""Builds the problem for a file that violates a requirement in the court's record."""

from assembler.model.law import severity_for
from assembler.proof.upload import Upload
from assembler.rules.rule import Problem


def against_court(upload: Upload, key: str, fact: str, *, page: int = 0, fix: str = "") -> Problem:
    """Return the problem *fact*, citing the authority for the court's value *key*; a warning if it was not read."""
    basis = upload.court.bases.get(key, "memory")
    cite = upload.court.cites.get(key, "")
    return Problem((), fact, severity_for(basis), page, cite=cite, fix=fix)
