"""All papers of a matter together, for a rule that reports once a matter and not once a paper."""

from dataclasses import dataclass

from assembler.model.matter import Matter
from assembler.plan.plan import Plan


@dataclass(frozen=True)
class Papers:
    """The papers that are planned now, the fingerprint of the court's values from an earlier build, and other suits.

    *suits* are the related matters, which may share files with this one.
    """

    matter: Matter
    plans: tuple[Plan, ...]
    form_read_before: str = ""
    suits: tuple[Matter, ...] = ()
