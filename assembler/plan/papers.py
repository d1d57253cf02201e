"""All papers of a matter together, for rules that report once per matter."""

from dataclasses import dataclass

from assembler.model.matter import Matter
from assembler.plan.plan import Plan


@dataclass(frozen=True)
class Papers:
    """A matter's planned papers, the fingerprint of the court's values in an earlier build, and related matters.

    *related_matters* may share files with this matter.
    """

    matter: Matter
    plans: tuple[Plan, ...]
    earlier_form_fingerprint: str = ""
    related_matters: tuple[Matter, ...] = ()
