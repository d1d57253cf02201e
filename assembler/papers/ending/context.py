"""`EndingContext`: the context of papers that dismiss or are about an amended complaint, and of their companions."""

from dataclasses import dataclass, fields

from assembler.language.english import Side
from assembler.law.dismissal.options import Option, option_of
from assembler.law.dismissal.scope import Scope, scope_of
from assembler.model.dismissal import Instrument
from assembler.model.filing import Filing
from assembler.papers.ending.dismissal_papers import principal, request_of
from assembler.papers.ending.keys import dismissal_keys
from assembler.plan.context import PaperContext


@dataclass(frozen=True, kw_only=True)
class EndingContext(PaperContext):
    """The context of a paper that dismisses or is about an amended complaint, or of a paper that accompanies it."""

    principal: Filing
    """This paper itself, or the motion, stipulation or notice that this paper accompanies."""
    scope: Scope
    """The parties and claims that the principal paper dismisses."""
    option: Option | None
    """The instrument of the principal paper, and whether it is open; None if none is on record."""

    @property
    def leading_paper(self) -> Filing:
        """The paper that this paper accompanies; this paper itself if it accompanies no other."""
        return self.principal

    def companion(self, filing: Filing) -> "EndingContext":
        """Return the context of *filing*, a paper that accompanies the same principal paper."""
        context = self.for_filing(filing)
        return context if isinstance(context, EndingContext) else ending_context(context)

    @property
    def instrument(self) -> Instrument | None:
        """The instrument of dismissal that the dismissing paper uses."""
        return self.option.instrument if self.option else None

    @property
    def rule(self) -> str | None:
        """The rule under which the paper dismisses: the instrument's, or else the rule on which the lawyer relies."""
        if self.instrument:
            return self.instrument.rule
        reliance = dismissal_keys(self.principal).relies_on
        return reliance.instrument if reliance else None

    @property
    def dismissing_side(self) -> Side:
        """The plaintiffs who dismiss, as a sentence names them.

        If the paper names no plaintiffs, dismisses counterclaims or dismisses nothing, these are all remaining
        plaintiffs.
        """
        dismisses_claims = dismissal_keys(self.principal).dismisses and not self.scope.of_counterclaims
        names = self.scope.dismissing_parties if dismisses_claims else ()
        return self.side("plaintiff", names or None)


def ending_context(context: PaperContext) -> EndingContext:
    """Return *context* with the dismissal that the paper, or its principal paper, makes.

    A paper about an amended complaint dismisses nothing, and relies on the law of amendment instead.
    """
    dismissing_paper = principal(context.matter, context.filing, context.today)
    if dismissing_paper.paper.amending:
        context.rely_on(context.court.amendment)
    else:
        # The law decides the wording and, without `goes_with:`, the paper that this one accompanies.
        context.rely_on(context.court.dismissal)
    scope = scope_of(context.matter, request_of(context.matter, dismissing_paper, context.today))
    option = option_of(scope, dismissing_paper.paper.id) if dismissal_keys(dismissing_paper).dismisses else None
    common_values = {key.name: getattr(context, key.name) for key in fields(PaperContext)}
    return EndingContext(**common_values, principal=dismissing_paper, scope=scope, option=option)
