"""The filings that dismiss, each with its instrument, and the papers that accompany them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.law.dismissal.options import Option, option_of
from assembler.law.dismissal.scope import RequestedDismissal, Scope, dismisses_wholly, scope_of
from assembler.model.court.motion import role_of
from assembler.model.dismissal import Instrument
from assembler.model.event import Event
from assembler.model.filing import Dismissal, Filing
from assembler.model.matter import Matter
from assembler.papers.ending.keys import DismissingFiling, dismissal_keys, ending_keys


@dataclass(frozen=True, eq=False)
class DismissalPaper:
    """A dismissing filing: its index in the matter, its scope, and its instrument with the reasons for the verdict."""

    filing_index: int
    filing: DismissingFiling
    scope: Scope
    option: Option
    printed_keys: frozenset[str] | None = None
    """The keys of the user's own sentences that the paper prints; None if the paper has not been planned."""
    hashes_read_before: frozenset[str] | None = None
    """The SHA-256 of each sentence that an earlier build recorded for `own_words_read`; None if there is none."""

    @property
    def matter(self) -> Matter:
        """The matter to which the filing belongs."""
        return self.scope.matter

    @property
    def instrument(self) -> Instrument:
        """The instrument of dismissal that the filing uses."""
        return self.option.instrument

    @property
    def is_relied_on(self) -> bool:
        """Whether a lawyer who has read the latest events relies on the instrument.

        It is false if a law or an earlier dismissal bars the instrument.
        """
        reliance = self.filing.relies_on
        if reliance is None or self.unread_event or self.option.is_unintentionally_final:
            return False
        return reliance.instrument == self.option.key and not self.option.is_barred

    @property
    def unread_event(self) -> Event | None:
        """An event that puts the instrument in doubt and that the lawyer under `relies_on:` cannot have read.

        It came after the date of `relies_on:`, but not after the paper; None if there is no such event.
        """
        reliance = self.filing.relies_on
        events = self.matter.events
        doubt_paths = [doubt.path for doubt in self.option.doubts if doubt.path[:1] == ("events",)]
        events_in_doubt = [events[int(path[1])] for path in doubt_paths]
        before_paper = [event for event in events_in_doubt if self.filing.date is None or event.day <= self.filing.date]
        return next((event for event in before_paper if reliance and event.day > reliance.date), None)


def request_of(matter: Matter, filing: Filing, today: dt.date | None = None) -> RequestedDismissal:
    """Return the dismissal that *filing* requests, as of *today* if the filing is undated."""
    keys = dismissal_keys(filing)
    day = filing.date or today
    return RequestedDismissal(
        keys.dismisses,
        date=day,
        effect=keys.effect,
        prejudice=keys.prejudice,
        keeps_jurisdiction=keys.keeps_jurisdiction,
        counterclaims=filing.paper.signer == "claimant",
        claimant=ending_keys(filing).claimant,
        dismissed_before=dismissed_before(matter, day),
    )


def dismissed_before(matter: Matter, day: dt.date | None) -> tuple[str, ...]:
    """Return the parties who are entirely dismissed by papers of *matter* dated before *day*.

    Without *day*, all dated papers are considered. Motions are not, because a motion only requests a dismissal; after
    the order that grants the motion, the party has `terminated:` in the matter.
    """
    earlier_entries: list[Dismissal] = []
    for filing in matter.filings:
        is_earlier = filing.date is not None and (day is None or filing.date < day)
        if is_earlier and filing.paper.family != "motion":
            earlier_entries += dismissal_keys(filing).dismisses
    return tuple(name for name in matter.parties if any(dismisses_wholly(entry, name) for entry in earlier_entries))


def dismissal_papers(matter: Matter, today: dt.date | None = None) -> Iterator[DismissalPaper]:
    """Yield the filings that dismiss by an instrument of the court's law, as of their own dates or else of *today*."""
    for index, filing in dismissing_filings(matter):
        scope = scope_of(matter, request_of(matter, filing, today))
        if option := option_of(scope, filing.paper.id):
            yield DismissalPaper(index, filing, scope, option)


def dismissing_filings(matter: Matter) -> Iterator[tuple[int, DismissingFiling]]:
    """Yield the dismissing filings, each with its index in the matter."""
    for index, filing in enumerate(matter.filings):
        if isinstance(filing, DismissingFiling) and filing.dismisses:
            yield index, filing


def principal(matter: Matter, filing: Filing, today: dt.date | None = None) -> Filing:
    """Return the paper that *filing*, such as an order, accompanies; *filing* itself if it accompanies none.

    This is the paper named by `goes_with:`, or else the only paper that *filing* could accompany: one whose instrument
    of dismissal allows such a filing, or one that proposes an amended complaint. If the court's law has no instrument
    for any of the dismissing papers, each of them counts.
    """
    if "goes_with" not in filing.paper.choices:
        return filing
    candidates = [*_dismissals_with(matter, filing, today), *_proposals_with(matter, filing)]
    for named_paper in matter.filings:
        if named_paper.name == filing.goes_with:
            return named_paper
    return candidates[0] if len(candidates) == 1 else filing


def _dismissals_with(matter: Matter, filing: Filing, today: dt.date | None) -> Iterator[Filing]:
    """Yield the dismissing papers that *filing* could accompany."""
    if filing.paper.amending:
        return
    papers = list(dismissal_papers(matter, today))
    yield from (paper.filing for paper in papers if _belongs_to_instrument(filing, paper.instrument))
    if not papers:
        yield from (paper_filing for _, paper_filing in dismissing_filings(matter))


def _proposals_with(matter: Matter, filing: Filing) -> Iterator[Filing]:
    """Yield the papers that propose an amended complaint and that *filing* could accompany.

    A supporting paper accompanies a motion; an order accompanies a motion or a stipulation.
    """
    for candidate in matter.filings:
        is_motion = role_of(candidate.paper) == "motion"
        is_stipulation = candidate.paper.signer == "all"
        can_lead = candidate.paper.amending and (is_motion or (is_stipulation and not filing.paper.supports))
        if can_lead and (filing.paper.supports or filing.paper.amending):
            yield candidate


def orders_with(paper: DismissalPaper) -> Iterator[tuple[int, Filing]]:
    """Yield each proposed order that accompanies *paper*, with the order's index among the filings."""
    for index, filing in enumerate(paper.matter.filings):
        is_order = filing is not paper.filing and filing.paper.signer == "judge"
        if is_order and principal(paper.matter, filing) is paper.filing:
            yield index, filing


def _belongs_to_instrument(filing: Filing, instrument: Instrument) -> bool:
    return filing.paper.id in instrument.more_papers or (filing.paper.supports and instrument.way == "motion")


def reports_entry(filing: Filing) -> bool:
    """Whether *filing* only reports an act of the clerk, as a notice of entry does."""
    return "entered" in filing.paper.choices
