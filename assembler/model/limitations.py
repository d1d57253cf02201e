"""Limitations periods: the period of a cause, and a state's periods by kind of claim and date of accrual."""

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
"""The events from which a limitations period can run."""

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
"""The kinds of claim for which states' periods are recorded, each as a phrase that can follow "for"."""

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
    """A period of years, months and days."""

    years: int | None = Field(None, ge=1, description="the number of years in the period", examples=["3"])
    months: int | None = Field(None, ge=1, description="the number of months in the period", examples=["6"])
    days: int | None = Field(None, ge=1, description="the number of days in the period", examples=["90"])

    @property
    def span(self) -> str:
        """The length of the period in words, as in "1 year and 6 months"; empty if the period has no length."""
        parts = [(getattr(self, unit), unit) for unit in ("years", "months", "days")]
        return series([f"{count} {unit if count > 1 else unit[:-1]}" for count, unit in parts if count])

    def last_day(self, day: date) -> date | None:
        """Return the last day of the period that begins on *day*; None if it has no length or *day* is implausible."""
        if not (self.years or self.months or self.days) or day.year not in YEARS:
            return None
        months_since_year_0 = (day.year + (self.years or 0)) * 12 + (day.month - 1) + (self.months or 0)
        year, month_index = divmod(months_since_year_0, 12)
        month = month_index + 1
        _, days_in_month = monthrange(year, month)
        day_after_months = date(year, month, min(day.day, days_in_month))
        return day_after_months + timedelta(days=self.days or 0)


class StatePeriod(Period, Legal):
    """A state's period for one kind of claim.

    If there are several versions, the version in force on the date of accrual, or of the contract, applies.
    """

    authority: str = Field(description="the statute or case that sets the period")
    dated_by: Literal["accrual", "contract"] = Field(
        "accrual",
        description="whether `from` and `until` are dates of accrual, or dates on which the contract was made",
    )
    ends_by: Day | None = Field(
        None,
        description="the latest date for suit, whatever the period, if a statute that shortens the period sets such a "
        "date",
    )
    borrowed_from: Kind | None = Field(
        None, description="another kind of claim whose period case law applies to this kind"
    )
    discovery: str = Field(
        "", description="whether a discovery rule delays the start of the period, and where that rule is found"
    )
    note: str = Field("", description="exceptions, and other periods")

    def on(self, day: date | None) -> Self:  # noqa: ARG002 - the date of accrual decides, not that of the paper
        """Return the period with all of its versions, regardless of *day*, the date of the paper."""
        return self

    def version_for(self, day: date) -> Self:
        """Return the version for a claim that accrued, or a contract made, on *day*; the last version if none fits."""
        return next((version for version in self.versions if version.is_in_force_on(day)), self)

    @property
    def words(self) -> str:
        """All versions in words, as in "4 years until 2023-03-25; 2 years from 2023-03-25"."""
        return "; ".join(
            " ".join(part for part in (version.span or "not computed", version.validity) if part)
            for version in self.versions
        )


class StateLimitations(Strict):
    """A state's limitations periods, by kind of claim."""

    id: str = Field(description="the id of the record: the state's code in lower case")
    name: str = Field(description="the state")
    periods: Mapping[Kind, StatePeriod] = Field(description="the limitations period for each kind of claim")


def _as_kinds(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Kinds = Annotated[tuple[Kind, ...], BeforeValidator(_as_kinds, json_schema_input_type=Kind | tuple[Kind, ...])]
"""One or several kinds of claim."""


class OtherPeriod(Period, Legal):
    """The limitations period of another kind of the same claim."""

    when: str = Field(description="the kind of claim to which the period applies, or the event from which it runs")
    authority: str = Field("", description="the statute or case that sets the period")


class SuitBar(Legal):
    """A law that forbids suit after the period has run, in addition to the defense of limitations."""

    cite: str = Field(description="the statute or rule that forbids suit", examples=["N.C. Gen. Stat. § 58-70-115(4)"])
    says: str = Field(
        description="what that statute or rule says, as a clause",
        examples=["suit on a barred debt is an unfair practice of a debt buyer"],
    )
    basis: LawBasis = Field(
        description="the basis of the law, from `official` (best) to `memory` (worst)", examples=["official"]
    )
    url: str = Field("", description="the web address where the law's text was read", examples=["https://ncleg.gov/"])
    read_on: Day | None = Field(None, description="the date on which the text was read", examples=["2026-11-27"])


class Limitations(Period, Legal):
    """The period within which suit must be brought; it cannot be computed without years, months or days."""

    kind: Kinds = Field(
        (),
        description="the kinds of claim whose periods in the state's law apply, with the usual kind first, instead of "
        "a `period`; for a federal cause, the state is that of the court",
        examples=["fraud", ["written_contract", "oral_contract"]],
    )
    basis: LawBasis = Field(
        "memory", description="the basis of the period, from `official` or `copy` (its text was read) down to `memory`"
    )
    period: str = Field("", description="the period, in words; required unless `kind` names a kind of claim")
    runs_from: str = Field("", description="when the period begins to run, in words")
    event: Event | None = Field(None, description="when the period begins to run, as one of the listed events")
    element: str = Field("", description="the element whose facts include the date from which the period runs")
    met_by: str = Field(
        "",
        description="the element whose facts include the date of the act that must come within the period, if that is "
        "not the date of the complaint",
    )
    applies: Literal["express", "case", "inferred"] | None = Field(
        None,
        description="why the period applies: the statute names this kind of action, a case applies it to this kind "
        "of action, or we read a general clause that way",
    )
    authority: str = Field("", description="the statute or case that sets the period")
    note: str = Field("", description="exceptions, and other periods")
    also: tuple[OtherPeriod, ...] = Field((), description="limitations periods for other kinds of the same claim")
    barred: SuitBar | None = Field(
        None,
        description="the law that forbids suit after the period has run, if there is one",
        examples=[{"cite": "N.C. Gen. Stat. § 58-70-115(4)", "says": "suit is unfair", "basis": "memory"}],
    )
    _state_period: StatePeriod | None = PrivateAttr(None)

    @property
    def state_period(self) -> StatePeriod | None:
        """The state's period for the first `kind` of claim, with its earlier versions; None if there is none."""
        return self._state_period

    def with_period_of(self, state: StateLimitations) -> Self:
        """Return a copy whose `state_period` is the period of *state* for the copy's first kind of claim."""
        copy = self.model_copy()
        copy._state_period = state.periods[self.kind[0]]  # noqa: SLF001 - the copy is of this class
        return copy

    @model_validator(mode="after")
    def _check_period(self) -> Self:
        for key in ("period", "basis"):
            if key not in self.model_fields_set and not self.kind:
                fix = f"add `{key}:`, or a `kind:` of claim"
                raise PydanticCustomError("record", "lacks `{name}`", {"name": key, "at": (), "fix": fix})
        return self


COPIED_FIELDS = ("basis", "url", "read_on", "via", "confirmed_at", "authority", "years", "months", "days")
"""The fields that a cause's period copies from the state's period."""


def with_state_period(state: StateLimitations, limitations: Mapping[str, Any]) -> dict[str, Any]:
    """Return the *limitations* of a cause's record, filled in with *state*'s period for its kind of claim.

    Raises a validation error if the state has no period for that kind.
    """
    kinds = _as_kinds(limitations["kind"])
    if missing := next((kind for kind in kinds if kind not in state.periods), None):
        message = "is `{name}`, for which the law of {state} has no period on record"
        details = {"name": str(missing), "state": state.name, "at": ("limitations", "kind")}
        raise PydanticCustomError("record", message, details | {"fix": f"write one of {', '.join(state.periods)}"})
    usual_kind, *further_kinds = kinds
    usual_period = state.periods[usual_kind]
    further_periods = []
    for kind in further_kinds:
        period = state.periods[kind]
        if period.span:
            further_periods.append({**_copied_values(period), "when": KINDS[kind]})
    words = usual_period.words
    if further_kinds:
        claim = KINDS[usual_kind]
        words = f"for {claim}, {words}" if len(usual_period.versions) > 1 else f"{words} for {claim}"
    own_values = {"period": words, "note": usual_period.note, "also": further_periods}
    return {**limitations, **_copied_values(usual_period), **own_values}


def _copied_values(period: StatePeriod) -> dict[str, Any]:
    """Return the values that a cause's period copies from the state's *period*, without empty values."""
    values = {key: getattr(period, key) for key in COPIED_FIELDS}
    return {key: value for key, value in values.items() if value}
