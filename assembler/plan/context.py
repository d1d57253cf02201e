"""`PaperContext`, which every builder of a plan receives (matter, filing, sentences), and `Family`."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any, Generic, TypeVar, cast

from assembler.catalog.filed_papers import Reader, no_filed_papers
from assembler.findings.path import KeyPath
from assembler.language.dates import printed_date
from assembler.language.english import Side
from assembler.law.dismissal.claims import has_left
from assembler.law.governing import with_law_in_force
from assembler.model.court import Court
from assembler.model.court.motion import Length
from assembler.model.docket import Hearing
from assembler.model.document import DocumentType
from assembler.model.filing import Filing
from assembler.model.joining import comes_in_after, is_in_complaint
from assembler.model.law import Law
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.picture import PictureFile
from assembler.model.roles import caption_rank
from assembler.model.walk import of_side
from assembler.plan.plan import Signature, Statement
from assembler.plan.pleading_change import PleadingChange
from assembler.plan.text.definitions import WithoutRepeats
from assembler.plan.text.draft import Draft
from assembler.plan.text.party_names import defined_name, name_in_sentence, party_as_side, takes_plural
from assembler.plan.text.recital import Recital
from assembler.plan.text.wording import BLANK, Wording

L = TypeVar("L", bound=Law[Any] | None)
"""The type of a legal value in a court's record, or None if the record lacks that value."""


@dataclass(frozen=True)
class PaperContext(Wording):
    """The values needed to plan a paper: its matter, its filing, the sentences, and a date for an undated paper."""

    families: "Families"
    today: date | None
    draft: bool = False
    filed_papers: Reader = no_filed_papers
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    """The picture files that the matter's texts refer to, by the name used in the texts."""
    changes: tuple[PleadingChange, ...] = ()
    """The changes that an amended complaint makes, for a motion that must list them."""
    verifier: str = ""
    """The person whose verification is being planned, if several persons verify the paper; otherwise ""."""

    relied_on: set[str] = field(default_factory=set, compare=False, kw_only=True)
    """The keys of the values in the court's record on which the paper has relied so far."""

    @property
    def court(self) -> Court:
        """The matter's court.

        A section that prints according to one of the court's values reads it through `rely_on`.
        """
        return self.matter.court

    def rely_on(self, law: L) -> L:
        """Return *law*, a value in the court's record, and note that the paper relies on it; None is returned as is."""
        if law is not None:
            self.relied_on.add(next(key for key, value in self.court if value is law))
        return law

    @property
    def family(self) -> "Family[Any]":
        """The family to which the paper belongs."""
        return self.families(self.filing.paper)

    @property
    def leading_paper(self) -> Filing:
        """The paper that this paper accompanies; this paper itself if it accompanies no other."""
        return self.filing

    @property
    def date(self) -> str:
        """The paper's date in words, or a blank if it is undated."""
        day = self.filing.date or self.today
        return printed_date(day) if day else BLANK

    def for_filing(self, filing: Filing) -> "PaperContext":
        """Return the context of another *filing* of the matter; values that it relies on also count for this paper."""
        matter = with_law_in_force(self.matter, filing.date or self.today)
        context = PaperContext(
            matter,
            filing,
            self.sentences,
            self.families,
            self.today,
            draft=self.draft,
            filed_papers=self.filed_papers,
            relied_on=self.relied_on,
        )
        return _with_family_values(context)

    def path(self, filing: Filing, *keys: str) -> KeyPath:
        """Return the path of *filing* in the matter, or of its value at *keys*."""
        return ("filings", self.matter.filings.index(filing), *keys)

    def side(self, side: str, names: Iterable[str] | None = None) -> Side:
        """Return the remaining parties on *side*, or the parties called *names*, as a sentence names them."""
        parties_on_side = of_side(self.matter.parties, side)
        remaining_names = [name for name, party in parties_on_side.items() if not has_left(party, self.filing.date)]
        named_parties = remaining_names if names is None else list(names)
        parties = [self.matter.parties[name] for name in named_parties]
        return self.parties_as_side(parties, side, whole=set(named_parties) == set(remaining_names))

    @property
    def filers(self) -> Side:
        """The parties that file the paper, as a sentence names them."""
        names = [name for name, _ in self.family.filers(self)]
        return self.side(self._filing_side, names)

    @property
    def opponents(self) -> Side:
        """The opponents of the filing parties: the defendants if plaintiffs file the paper, else the plaintiffs."""
        return self.side("defendant" if self._filing_side == "plaintiff" else "plaintiff")

    @property
    def _filing_side(self) -> str:
        return next((party.on_side for _, party in self.family.filers(self)), "plaintiff")

    def parties_as_side(self, parties: Sequence[Party], side: str = "party", *, whole: bool = False) -> Side:
        """Return *parties* as a sentence names them: by their common role, or by *side* if they share no role.

        *whole* says whether *parties* are all of the parties on that side.
        """
        groups = _by_role(parties)
        parts = tuple(self.parties_as_side(group) for group in groups) if len(groups) > 1 else ()
        role = parties[0].role if parties and len({party.role for party in parties}) == 1 else side
        short_names = tuple(map(name_in_sentence, parties))
        full_names = tuple(map(defined_name, parties))
        return Side(self.role_word(role), short_names, full_names, whole, takes_plural(parties), parts)

    def parties_by_full_name(self, parties: Sequence[Party], *, whole: bool = False) -> Side:
        """Return *parties* as a sentence names them, but by their full names."""
        side = self.parties_as_side(parties, "party", whole=whole)
        parts = tuple(self.parties_by_full_name(group) for group in _by_role(parties)) if side.parts else ()
        names = tuple(party.name for party in parties)
        return replace(side, names=names, full=names, parts=parts)

    def party_as_side(self, name: str) -> Side:
        """Return the party called *name*, as a sentence names one party."""
        return replace(party_as_side(self.matter.parties[name]), role=self.role_word(self.matter.parties[name].role))

    def role_word(self, role: str) -> str:
        """Return the matter's word for *role*, such as "petitioner" for "plaintiff"."""
        return next((word for side, word in self.matter.sides.items() if side == role), role)

    def remaining_parties(self) -> list[Party]:
        """Return the parties that are still in the case, in the order of the caption."""
        return [party for _, party in self.remaining_by_key()]

    def remaining_by_key(self) -> list[tuple[str, Party]]:
        """Return the parties that are still in the case, with their keys, in the order of the caption.

        For a complaint, parties that come into the case by a later pleading are left out. For such a pleading, parties
        that come in by another one after it are left out.
        """
        remaining_parties = []
        for name, party in self.matter.parties.items():
            is_in_case = is_in_complaint(party) if self.filing.paper.opens else True
            has_come = is_in_case and not comes_in_after(name, party, self.filing, self.matter)
            if has_come and not has_left(party, self.filing.date):
                remaining_parties.append((name, party))
        return sorted(remaining_parties, key=_caption_rank)


def _caption_rank(entry: "PartyEntry") -> int:
    _, party = entry
    return caption_rank(party.role, party.on_side)


def _by_role(parties: Sequence[Party]) -> list[list[Party]]:
    """Return *parties* grouped by role in their original order; only adjacent parties form a group."""
    return [list(group) for _, group in groupby(parties, lambda party: party.role)]


def governed_context(
    matter: Matter,
    filing: Filing,
    sentences: Mapping[str, Any],
    families: "Families",
    today: date | None = None,
    *,
    draft: bool = False,
    filed_papers: Reader = no_filed_papers,
) -> PaperContext:
    """Return the context of *filing*, with the law in force on the paper's date.

    *today* is used as the date of an undated paper; *filed_papers* reads the papers already filed.
    """
    matter = with_law_in_force(matter, filing.date or today)
    return _with_family_values(PaperContext(matter, filing, sentences, families, today, draft, filed_papers))


def _with_family_values(context: PaperContext) -> PaperContext:
    """Return *context* extended with the values that the paper's family adds."""
    family_context: PaperContext = context.family.context(context)
    return family_context


# -- the interface of a family of papers -----------------------------------------------------------------------------

PartyEntry = tuple[str, Party]
"""A party, with its key in the matter."""


@dataclass(frozen=True)
class Opening:
    """A paper that opens a case: its amendment number (0 for the original), and whether it shows the case number."""

    amendment: int
    conformed: bool = False


def usual_context(context: PaperContext) -> PaperContext:
    """Return *context* unchanged, as the default for families that add no values."""
    return context


def remaining_plaintiffs(context: PaperContext) -> list[PartyEntry]:
    """Return the plaintiffs that are still in the case, who file most papers."""
    plaintiffs = of_side(context.matter.parties, "plaintiff").items()
    return [(name, party) for name, party in plaintiffs if not has_left(party, context.filing.date)]


def usual_filers(context: PaperContext) -> list[PartyEntry]:
    """Return the parties in `filed_by`; by default, the plaintiffs that are still in the case."""
    filers = [(name, context.matter.parties[name]) for name in context.filing.filed_by]
    return filers or remaining_plaintiffs(context)


def sides(context: PaperContext) -> dict[str, Side]:
    """Return the parties that sentences and titles name: each side, the filing parties and their opponents."""
    return {
        "plaintiffs": context.side("plaintiff"),
        "defendants": context.side("defendant"),
        "filers": context.filers,
        "opponents": context.opponents,
    }


def usual_opening_sentence(context: PaperContext) -> str:
    """Return the opening sentence of the document type, with the parties filled in."""
    return context.say(context.filing.paper.lead, **sides(context))


def nothing(_context: PaperContext) -> None:
    """Return None, the default of an optional part of a family."""


def no_lines(_context: PaperContext) -> Iterable[str | Recital]:
    """Return no lines, the default of a family."""
    return ()


def no_filings(_context: PaperContext) -> Iterable[Filing]:
    """Return no filings, the default of a family."""
    return ()


def no_statements(_context: PaperContext, _without_repeats: WithoutRepeats) -> Iterable[Statement]:
    """Return no statements, the default of a family."""
    return ()


C = TypeVar("C", bound=PaperContext)
"""The context type of a family: `PaperContext`, or a subclass with values that only this family needs."""


@dataclass(frozen=True)
class Family(Generic[C]):
    """The interface of a family of papers.

    The defaults suit a paper signed by counsel; a family overrides what differs. Each function takes the paper's
    context, which `context` makes from the common context.
    """

    filing_model: type[Filing] = Filing
    """The filing model that has the keys of the family's papers."""
    context: Callable[[PaperContext], C] = cast("Any", usual_context)  # noqa: RUF009 - `cast` only returns its argument
    sections: Mapping[str, Callable[[C], Iterable[Draft]]] = field(default_factory=dict)
    """The functions that return the drafts of a section, by the section's name in a document type."""
    count: Callable[[C, int], Iterable[Draft]] | None = None
    """Returns the drafts of the count at an index of the matter, for papers whose `sections:` list counts."""
    opening_sentence: Callable[[C], str] = usual_opening_sentence
    """The opening sentence, if the document type has one."""
    opens: Callable[[C], Opening | None] = nothing
    """How the paper opens the case; None if it does not open a case."""
    has_numbered_paragraphs: Callable[[C], bool] = lambda context: context.filing.paper.numbered
    """Whether the paragraphs are numbered."""

    # who acts
    filers: Callable[[C], Sequence[PartyEntry]] = usual_filers
    """Returns the parties that file the paper."""
    signers: Callable[[C], Sequence[PartyEntry]] | None = None
    """Returns the parties that sign the paper: by default, the filing parties; none if a judge or a witness signs."""
    signature: Callable[[C], Signature] | None = None
    """Returns the signature of a person who is not a party, such as a judge."""
    is_unsigned: Callable[[C], bool] = lambda _context: False
    """Whether the paper has a blank date and blank signature lines, whatever the filing says."""
    is_testimony: bool = False
    """Whether the paper is a witness's statement rather than a paper of counsel."""

    served_with: Callable[[C], Iterable[Filing]] = no_filings
    """The filings that the paper's proof of service names although they do not accompany the paper."""

    # fields for the head of the paper, and for its exhibits
    title: Callable[[C], str] = lambda context: context.filing.paper.title
    """The title in the caption, with placeholders."""
    short_title: Callable[[C], str] = lambda context: context.filing.paper.short_title
    """The title in the footer, with placeholders."""
    event: Callable[[C], str] = lambda context: context.filing.paper.name
    """The kind of paper for an electronic filing form, with placeholders."""
    title_values: Callable[[C], Mapping[str, Any]] = sides
    """The values of the placeholders in the titles."""
    legends: Callable[[C], Iterable[str]] | None = None
    """Returns the legends below the title; by default, only the legend of a limited civil case."""
    title_lines: Callable[[C], Iterable[str | Recital]] = no_lines
    """The other lines below the title, such as the lines that a court prescribes for this kind of paper."""
    hearing: Callable[[C], Hearing | None] = nothing
    """The hearing shown in the caption, if the court requires the hearing there."""

    made_exhibits: Callable[[C], Sequence[tuple[str, str]]] = lambda _context: ()
    """The exhibits that the program makes for the paper: the name by which it makes each, and the exhibit's title."""
    further_exhibits: Callable[[C], Sequence[str]] = lambda _context: ()
    """The exhibits of the matter that the paper attaches even if its text does not cite them."""
    exhibits_left_out: Callable[[C], Collection[str]] = lambda _context: ()
    """The exhibits that the paper does not attach although its text cites them."""

    # fields for the rest of the paper
    statements: Callable[[C, WithoutRepeats], Iterable[Statement]] = no_statements
    """The first statements after the signature; `WithoutRepeats` drops definitions that they would repeat."""
    certificate: Callable[[C], Iterable[Statement]] | None = None
    """The statements after any verification; by default, the certificate that the court requires on every paper."""
    length: Callable[[C], Length | None] = nothing
    """The length limit of the paper."""
    noun: Callable[[C], str] = lambda context: context.filing.paper.name.lower()
    """The noun by which a sentence refers to the paper, such as "brief"."""


Families = Callable[[DocumentType], Family[Any]]
"""Returns the family of a document type."""
