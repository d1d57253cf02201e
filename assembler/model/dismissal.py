"""The instruments by which a jurisdiction lets a plaintiff end a case."""

from collections.abc import Mapping

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.cause import Authority


class SecondDismissal(Strict):
    """What an earlier dismissal of the same claim does to this one."""

    counts: str
    effect: str


class Instrument(Strict):
    """One way to dismiss."""

    paper: str = Field(description="document type that does it")
    title: str
    rule: str
    signed_by: str
    until: str
    order: str
    default_effect: str
    second_dismissal: SecondDismissal | None = None
    service: str = ""
    costs: str = ""
    approvals: str = ""
    notes: tuple[str, ...] = ()
    authorities: tuple[Authority, ...]


class Dismissals(Strict):
    """The instruments of one jurisdiction."""

    id: str
    name: str
    instruments: Mapping[str, Instrument] = {}
    notes: tuple[str, ...] = Field((), description="what to know of it, where no instrument is recorded")
