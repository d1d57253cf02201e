"""Chooses the paper that dismisses a filed case: the paper that `assembler dismiss` recommends."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assembler.catalog import Catalog
from assembler.language.english import series
from assembler.law.dismissal.options import Option, dismissal_options, recommended_option
from assembler.law.dismissal.scope import RequestedDismissal, scope_of
from assembler.load.source import Source
from assembler.load.yaml_reader import read_yaml
from assembler.model.filing import Dismissal
from assembler.new_matter.start import FiledCase
from assembler.validate import validate

DEFAULT_PAPER = "notice_of_voluntary_dismissal"
"""The paper chosen for a court whose law of dismissal is not recorded."""


@dataclass(frozen=True)
class Choice:
    """The dismissal paper, the papers that accompany it, and the keys of the parties who must sign it.

    *relies_on* is the instrument on which a lawyer must rely if the paper is not shown to be open. *comment* gives the
    verdict and the rule. *takes_prejudice* is false for a paper that does not mention prejudice.
    *says_no_other_interest* is true for a paper that can say that nobody else has an interest.
    """

    paper: str
    more_papers: tuple[str, ...]
    signers: frozenset[str]
    comment: str
    relies_on: str = ""
    takes_prejudice: bool = True
    says_no_other_interest: bool = False


MISSING_KEYS: Mapping[str, str] = {"docket": "`docket_read`", "earlier unstated": "`earlier_dismissals`"}
"""The keys that are needed to show that a paper is open, by the kind of doubt that exists without the key."""


PROVISIONAL = Choice(DEFAULT_PAPER, more_papers=(), signers=frozenset(), comment="")
"""The paper in the provisional matter. The actual paper is chosen with the help of this matter."""


def choose_paper(text: str, case: FiledCase, dismissed: Sequence[str], catalog: Catalog) -> Choice:
    """Return the paper that dismisses the parties named *dismissed* in *case*, whose provisional matter is *text*.

    Raises `MatterError` if answers contradict each other, for example if an event is later than `docket_read`.
    """
    matter = validate(_source(text), catalog)
    entry = Dismissal(parties=tuple(dismissed), claims=(), by=(), prejudice=None)
    day = dt.date.fromisoformat(case.date) if case.date else None
    available_options = dismissal_options(scope_of(matter, RequestedDismissal((entry,), day, prejudice=case.prejudice)))
    if not available_options:
        return Choice(
            DEFAULT_PAPER,
            more_papers=(),
            signers=frozenset(),
            comment="the law of dismissal of this court is not recorded",
            relies_on="(the rule that you have read)",
        )
    return _choice(recommended_option(available_options) or available_options[0], catalog)


def _choice(best_option: Option, catalog: Catalog) -> Choice:
    words = {"open": "open", "doubtful": "not shown to be open", "closed": "closed: no paper is open"}
    verdict = words[best_option.verdict]
    if best_option.awaits_facts:
        missing_keys = [MISSING_KEYS[reason.kind] for reason in best_option.doubts]
        verdict = f"open once {series(missing_keys)} {'is' if len(missing_keys) == 1 else 'are'} filled in"
    choices = catalog.record("document", best_option.instrument.paper).choices
    return Choice(
        paper=best_option.instrument.paper,
        more_papers=tuple(best_option.instrument.more_papers),
        signers=frozenset(best_option.signers),
        comment=f"{verdict}, {best_option.instrument.rule}",
        relies_on=best_option.key if best_option.verdict == "doubtful" and not best_option.awaits_facts else "",
        takes_prejudice="prejudice" in choices,
        says_no_other_interest="no_other_interest" in choices,
    )


def _source(text: str) -> Source:
    """Return the `Source` of *text*, a matter that is not on disk."""
    document = read_yaml(text, "matter.yaml")
    folder = Path.cwd()
    return Source(folder / "matter.yaml", folder, document.data, document.values, document.keys, texts={})
