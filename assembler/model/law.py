"""A value of law: what it is, how sure it is, and where it stands."""

from typing import Generic, Literal, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Strict

T = TypeVar("T")

LawBasis = Literal["verified", "secondary", "derived", "convention", "memory"]


READ: frozenset[str] = frozenset({"verified", "secondary"})
"""Bases that say that a text was read: it must be named."""


class Law(Strict, Generic[T]):
    """One legal value with its authority."""

    value: T
    basis: LawBasis = Field(description="how sure: verified (the text was read) down to memory")
    cite: str = Field("", description="the rule, statute or case")
    url: str = Field("", description="where it was read")
    note: str = Field("", description="what a reader should know of it")

    @model_validator(mode="after")
    def _sourced(self) -> "Law[T]":
        if self.basis in READ and not self.cite:
            raise PydanticCustomError(
                "no_source", "is said to be {basis} and names no authority", {"basis": self.basis}
            )
        return self
