"""Periods of limitation: those of a cause, and those of a state by kind of claim and by the day of accrual."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from assembler.language.dates import YEARS
from assembler.language.english import series
from assembler.model.base import Day, Strict
from assembler.model.law import LawBasis, Legal

Event = Literal[
    "accrual",
    "act",
    "breach",
    "death",
    "discovery",
    "filing",
    "injury",
    "notice",
    "payday",
    "publication",
    "recording",
    "refusal",
    "termination",
]
"""The events from which a period of limitations can run; a check compares them with the pleaded dates."""

KINDS: Mapping[str, str] = {
    "written_contract": "a written contract",
    "oral_contract": "an oral contract",
    "sale_of_goods": "a sale of goods",
    "personal_injury": "injury to the person",
    "property_damage": "damage to property",
    "motor_vehicle_damage": "damage to property by a motor vehicle",
    "fraud": "fraud",
    "defamation": "defamation",
    "conversion": "conversion",
    "unjust_enrichment": "unjust enrichment",
    "account_stated_open_account": "an account",
    "medical_malpractice": "medical malpractice",
    "wrongful_death": "wrongful death",
    "breach_of_fiduciary_duty": "breach of fiduciary duty",
    "section_1983": "a claim under 42 U.S.C. § 1983",
    "ada_title_iii": "a claim under Title III of the ADA",
}
"""The kinds of claim for which a state's periods are recorded, in words that follow "for"."""

Kind = Literal[
    "written_contract",
    "oral_contract",
    "sale_of_goods",
    "personal_injury",
    "property_damage",
    "motor_vehicle_damage",
    "fraud",
    "defamation",
    "conversion",
    "unjust_enrichment",
    "account_stated_open_account",
    "medical_malpractice",
    "wrongful_death",
    "breach_of_fiduciary_duty",
    "section_1983",
    "ada_title_iii",
]


class Period(Strict):
    """A time within which something must be done, in units that can be added to a date."""

    years: int | None = Field(None, ge=1, description="the years of the period", examples=["3"])
    months: int | None = Field(None, ge=1, description="the months of the period", examples=["6"])
    days: int | None = Field(None, ge=1, description="the days of the period", examples=["90"])

    @property
    def span(self) -> str:
        """The length of the period in words: "1 year and 6 months"; empty if it has none."""
        parts = [(getattr(self, unit), unit) for unit in ("years", "months", "days")]
        return series([f"{count} {unit if count > 1 else unit[:-1]}" for count, unit in parts if count])

    def last_day(self, day: date) -> date | None:
        """Return the last day of the period from *day*; None if it has no length, or no calendar reaches *day*."""
        if not (self.years or self.months or self.days) or day.year not in YEARS:
            return None
        months = day.year * 12 + day.month - 1 + 12 * (self.years or 0) + (self.months or 0)
        year, month = divmod(months, 12)
        moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return moved + timedelta(days=self.days or 0)


class StatePeriod(Period, Legal):
    """A state's period for one kind of claim. The date of accrual, or of the contract, selects its version."""

    authority: str = Field(description="the statute or case that sets it")
    dated_by: Literal["accrual", "contract"] = Field(
        "accrual", description="whether `from` and `until` are days of accrual, or of the making of the contract"
    )
    ends_by: Day | None = Field(
        None, description="the latest possible last day to sue, where a statute that shortens a period sets one"
    )
    borrowed_from: Kind | None = Field(None, description="the kind of claim whose period it is, by case law")
    discovery: str = Field("", description="whether and where a discovery rule is found")
    note: str = Field("", description="exceptions and other periods")

    def on(self, day: date | None) -> Self:  # noqa: ARG002 - the date of accrual decides, not that of the paper
        """Return the period with all its versions, whatever the *day* of the paper."""
        return self

    def accrued(self, day: date) -> Self:
        """Return the period of a claim that accrued, or of a contract that was made, on *day*."""
        return next((version for version in self.versions if version.is_in_force_on(day)), self)

    @property
    def words(self) -> str:
        """All versions in words: "4 years until 2023-03-25; 2 years from 2023-03-25"."""
        return "; ".join(
            " ".join(part for part in (version.span or "not computed", version.validity) if part)
            for version in self.versions
        )


class StateLimitations(Strict):
    """The periods of limitation of a state, by kind of claim."""

    id: str = Field(description="the id of the record: the code of the state in lower case")
    name: str = Field(description="the state")
    periods: Mapping[Kind, StatePeriod] = Field(description="the period for each kind of claim")


def _kinds(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class OtherPeriod(Period, Legal):
    """The period for another kind of the same claim."""

    when: str = Field(description="the kind of claim to which it applies, or when it begins to run")
    authority: str = Field("", description="the statute or case that sets it")


class Barred(Legal):
    """A law that forbids suit once the period has passed, beside the defense."""

    cite: str = Field(description="the statute or rule that forbids it", examples=["N.C. Gen. Stat. § 58-70-115(4)"])
    says: str = Field(
        description="what it says, as a clause",
        examples=["suit on a barred debt is an unfair practice of a debt buyer"],
    )
    basis: LawBasis = Field(
        description="how well it is known, from `official` (best) to `memory` (worst)", examples=["official"]
    )
    url: str = Field("", description="where it was read", examples=["https://ncleg.gov/"])
    read_on: Day | None = Field(None, description="the day on which it was read there", examples=["2026-11-27"])


class Limitations(Period, Legal):
    """The period within which suit must be brought. Without years, months and days it cannot be computed."""

    kind: Annotated[tuple[Kind, ...], BeforeValidator(_kinds, json_schema_input_type=Kind | tuple[Kind, ...])] = Field(
        (),
        description="the kinds of claim whose periods in the law of the state apply, the usual one first, instead of a"
        " period; for a federal cause, in the state of the court",
        examples=["fraud", ["written_contract", "oral_contract"]],
    )
    basis: LawBasis = Field(
        "memory", description="how it is known: official or copy (its text was read) down to memory"
    )
    period: str = Field("", description="the period, in words; needed unless `kind` names one")
    runs_from: str = Field("", description="when it begins to run, in words")
    event: Event | None = Field(None, description="when it begins to run, as one of a few known events")
    element: str = Field("", description="the element whose facts include the date from which it runs")
    met_by: str = Field(
        "",
        description="the element whose facts include the date on which it ends, if that is not the date of the"
        " complaint",
    )
    applies: Literal["express", "case", "inferred"] | None = Field(
        None,
        description="why the period applies: the statute names this kind of action, a case applies it, or it is our"
        " reading of a general clause",
    )
    authority: str = Field("", description="the statute or case that sets it")
    note: str = Field("", description="exceptions and other periods")
    also: tuple[OtherPeriod, ...] = Field((), description="periods for other kinds of the claim")
    barred: Barred | None = Field(
        None,
        description="the law that forbids suit after the period, if there is one",
        examples=[{"cite": "N.C. Gen. Stat. § 58-70-115(4)", "says": "suit is unfair", "basis": "memory"}],
    )
    _of_state: StatePeriod | None = PrivateAttr(None)

    @property
    def of_state(self) -> StatePeriod | None:
        """The period in the law of the state that `kind` names, with its earlier versions."""
        return self._of_state

    def taken_from(self, state: StateLimitations) -> Self:
        """Return a copy with the period of *state* that its kind names; `with_state_period` has given its words."""
        taken = self.model_copy()
        taken._of_state = state.periods[self.kind[0]]  # noqa: SLF001 - a copy of itself
        return taken

    @model_validator(mode="after")
    def _period_known(self) -> Self:
        for key in ("period", "basis"):
            if key not in self.model_fields_set and not self.kind:
                fix = f"add `{key}:`, or name a `kind:` of claim"
                raise PydanticCustomError("record", "lacks `{name}`", {"name": key, "at": (), "fix": fix})
        return self


SOURCE = ("basis", "url", "read_on", "via", "confirmed_at", "authority", "years", "months", "days")
"""The fields that a cause's period takes from the state's."""


def with_state_period(state: StateLimitations, written: Mapping[str, Any]) -> dict[str, Any]:
    """Return *written*, a cause's limitations as its record has them, with the period that *state* has for their kind.

    Raises a validation error if the state has no period for a kind.
    """
    kinds = _kinds(written["kind"])
    if missing := next((kind for kind in kinds if kind not in state.periods), None):
        message = "is `{name}`, for which the law of {state} has no period on record"
        at = {"name": str(missing), "state": state.name, "at": ("limitations", "kind")}
        raise PydanticCustomError("record", message, at | {"fix": f"write one of {', '.join(state.periods)}"})
    first, *further_periods = (state.periods[kind] for kind in kinds)
    own = {key: value for key in SOURCE if (value := getattr(first, key))}
    also = [
        {**{key: value for key in SOURCE if (value := getattr(period, key))}, "when": KINDS[kind]}
        for kind, period in zip(kinds[1:], further_periods, strict=True)
        if period.span
    ]
    words, claim = first.words, KINDS[kinds[0]]
    if further_periods:
        words = f"for {claim}, {words}" if len(first.versions) > 1 else f"{words} for {claim}"
    return {**written, **own, "period": words, "note": first.note, "also": also}
