"""Finds the earlier paper that a complaint, or another pleading, amends."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import FiledPaper, filed_paper_of, filed_papers
from assembler.exhibits.labels import attached_files
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.language.english import with_article
from assembler.law.governing import with_law_in_force
from assembler.load import load
from assembler.load.files import display_name, is_file, named_file, real_path
from assembler.load.revisions import revision_texts
from assembler.load.source import OpenTexts, Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.amended_pleading import earlier_paper, is_same_pleading, pleading_kind, pleading_number
from assembler.papers.opening.amendments import number_in_title
from assembler.papers.opening.keys import EarlierPaper, opening_keys
from assembler.validate import validate


@dataclass(frozen=True)
class MatterPaper:
    """A paper of a matter: the index of its filing, the matter and the matter's source."""

    filing_index: int
    matter: Matter
    source: Source

    @property
    def filing(self) -> Filing:
        """The filing."""
        return self.matter.filings[self.filing_index]

    @property
    def key(self) -> tuple[Path, str, str]:
        """The file of the matter with links followed, the paper's name, and the commit from which it is read."""
        revision = self.source.revision
        return real_path(self.source.file), self.filing.name, revision.commit if revision else ""

    @property
    def path(self) -> KeyPath:
        """The path of the filing in its matter."""
        return "filings", self.filing_index

    def name_in_message(self, source: Source) -> str:
        """Return the paper's name in messages about *source*, with its file if the paper is in a different file."""
        file = "" if self.source is source else f" of {display_name(self.source.file)}"
        revision = f" in revision `{brief(self.source.revision.name)}`" if self.source.revision else ""
        return f"`{self.filing.name}`{file}{revision}"


def amended_paper(paper: MatterPaper, catalog: Catalog) -> MatterPaper | FiledPaper | None:
    """Return the paper that *paper* amends, as it was filed if no matter has it; None if *paper* amends none.

    Raises `MatterError` if the earlier paper cannot be found or read, or cannot be what *paper* amends.
    """
    chain = _amended_chain(paper, catalog)
    if not chain:
        return None
    _refuse_circle(paper, chain)
    if isinstance(chain[0], MatterPaper):
        _refuse_mismatch(paper, chain[0])
    return chain[0]


def _amended_chain(paper: MatterPaper, catalog: Catalog) -> list[MatterPaper | FiledPaper]:
    """Return the papers that *paper* amends directly or indirectly, the latest first.

    Raises `MatterError` if the first of them cannot be found or read.
    """
    chain: list[MatterPaper | FiledPaper] = []
    seen_keys = {paper.key}
    current_paper = paper
    while amends := earlier_paper(current_paper.filing):
        try:
            previous_paper = _earlier_paper(amends, current_paper, catalog)
        except MatterError:
            if not chain:
                raise
            break  # the fault is reported when that matter is checked
        chain.append(previous_paper)
        if isinstance(previous_paper, FiledPaper) or previous_paper.key in seen_keys:
            break
        seen_keys.add(previous_paper.key)
        current_paper = previous_paper
    return chain


def amended_files(matter: Matter, source: Source) -> Iterator[Path]:
    """Yield the files of other matters with papers that papers of *matter* amend."""
    for index, filing in enumerate(matter.filings):
        amends = earlier_paper(filing)
        if amends and amends.file:
            naming_file = Path(source.place_at(("filings", index, "amends", "file")).file).absolute()
            file = naming_file.parent / amends.file
            if is_file(file):
                yield file


def with_amendment_numbers(matter: Matter, source: Source, catalog: Catalog) -> Matter:
    """Return *matter* with the number of each amended complaint, and the parties and exhibits that it amends."""
    papers = [MatterPaper(index, matter, source) for index in range(len(matter.filings))]
    if not any(earlier_paper(paper.filing) for paper in papers):
        return matter
    return matter.model_copy(update={"filings": tuple(_with_amendment_number(paper, catalog) for paper in papers)})


def _with_amendment_number(paper: MatterPaper, catalog: Catalog) -> Filing:
    """Return the filing of *paper*, with its number and parts of the earlier paper if it amends a readable paper."""
    amends = earlier_paper(paper.filing)
    try:
        chain = _amended_chain(paper, catalog)
    except MatterError:  # the check reports the fault
        return paper.filing
    if amends is None or not chain:
        return paper.filing
    earlier_matter = chain[0].matter if isinstance(chain[0], MatterPaper) else None
    parties = tuple(earlier_matter.parties) if earlier_matter else ()
    exhibits = _exhibits_cited(chain) if earlier_matter and earlier_matter is not paper.matter else {}
    return paper.filing.model_copy(
        update={"amends": amends.with_settled_values(_amendment_number(chain), parties, exhibits)}
    )


def _exhibits_cited(chain: Sequence[MatterPaper | FiledPaper]) -> dict[tuple[str, str], int]:
    """Return, by name and file, the exhibits of the latest paper of *chain*, with the number of the first to cite each.

    An exhibit is followed back through the chain until a paper does not cite it, or is known only as filed.
    """
    first_citing: dict[tuple[str, str], int] = {}
    later_number = 0
    for position, paper in enumerate(chain):
        if isinstance(paper, FiledPaper):
            break
        exhibits = set(attached_files(paper.matter).items())
        if position > 0:
            exhibits = {exhibit for exhibit in exhibits if first_citing.get(exhibit) == later_number}
        later_number = _amendment_number(chain[position:]) - 1
        first_citing.update(dict.fromkeys(exhibits, later_number))
    return first_citing


def _amendment_number(chain: Sequence[MatterPaper | FiledPaper]) -> int:
    """Return the number of the amended complaint that amends the papers of *chain*, the latest first."""
    number = 0
    for paper in reversed(chain):
        number = max(number, _own_number(paper)) + 1
    return number


def _own_number(paper: MatterPaper | FiledPaper) -> int:
    """Return the number of *paper* that its title or its matter gives."""
    if isinstance(paper, FiledPaper):
        return number_in_title(paper.title)
    return pleading_number(paper.matter, paper.filing)


def _earlier_paper(amends: EarlierPaper, paper: MatterPaper, catalog: Catalog) -> MatterPaper | FiledPaper:
    try:
        matter, source = _matter_of(amends, paper, catalog)
    except MatterError as error:
        if filed_paper := _recorded_paper(amends, paper):
            return replace(filed_paper, reason_matter_is_unused=error.findings[0].message)
        raise
    place = _place_in_amends(paper, "paper")
    papers = {filing.name: MatterPaper(index, matter, source) for index, filing in enumerate(matter.filings)}
    pleadings = [name for name, earlier in papers.items() if is_same_pleading(paper.filing, earlier.filing)]
    if amends.paper is None:
        same_named_pleadings = [name for name in pleadings if amends.file is None and name == paper.filing.name]
        candidates = same_named_pleadings or pleadings
        if len(candidates) == 1:
            return papers[candidates[0]]
        kind = pleading_kind(paper.filing)
        message = f"`{_file_called(amends, paper)}` has {f'several {kind}s' if pleadings else f'no {kind}'}"
        fix = f"write `paper:` with one of {', '.join(pleadings)}" if pleadings else ""
        raise MatterError(fault("MAT013", _place_in_amends(paper, "file"), message, fix=fix))
    if amends.paper in papers:
        return papers[amends.paper]
    if filed_paper := filed_papers(source)(amends.paper):
        return filed_paper
    other_pleadings = [name for name in pleadings if source is not paper.source or name != paper.filing.name]
    fix = did_you_mean(amends.paper, other_pleadings) if other_pleadings else ""
    raise MatterError(fault("MAT013", place, f"no paper is called `{brief(amends.paper)}`", fix=fix))


def _recorded_paper(amends: EarlierPaper, paper: MatterPaper) -> FiledPaper | None:
    """Return the earlier paper as it was filed, if the record of another matter has it."""
    if amends.revision or not amends.file:
        return None
    file = Path(_place_in_amends(paper, "file").file).absolute().parent / amends.file
    with suppress(MatterError):
        return filed_paper_of(file, paper.source.root, amends.paper or "")
    return None


def _matter_of(amends: EarlierPaper, paper: MatterPaper, catalog: Catalog) -> tuple[Matter, Source]:
    """Return the matter of the earlier paper."""
    place = _place_in_amends(paper, "file")
    source = paper.source
    texts = _texts(amends, paper)
    target = real_path(source.file)
    if amends.revision and not amends.file and target not in texts:
        target = real_path(_naming_file(paper))
    if amends.file:
        target = named_file(amends.file, place, source.root, "MAT013", ".yaml", open_files=texts)
    if not amends.revision and (not amends.file or target == real_path(source.file)):
        return paper.matter, source
    if amends.revision and target not in texts:
        message = f"`{_file_called(amends, paper)}` is not in revision `{brief(amends.revision)}`"
        fix = "in `file:`, give the path that the matter had then; or name a later revision"
        raise MatterError(fault("MAT013", place, message, fix=fix))
    try:
        other_source = load(target, source.root, texts)
        return validate(other_source, catalog), other_source
    except MatterError as error:
        first_finding = error.findings[0]
        message = f"`{_file_called(amends, paper)}` has errors: {first_finding.message} ({first_finding.place})"
        fix = "correct that file"
        if amends.revision:
            fix = "name another revision; or in `file:`, give the path that the matter had then"
        raise MatterError(fault("MAT013", place, message, fix=fix)) from None


def _texts(amends: EarlierPaper, paper: MatterPaper) -> OpenTexts:
    """Return the texts that are read in place of files: those of the revision, if the filing names one."""
    if amends.revision is None:
        return paper.source.open_texts
    return revision_texts(amends.revision, _naming_file(paper), _place_in_amends(paper, "revision"))


def _naming_file(paper: MatterPaper) -> Path:
    """Return the file in which the `amends:` of *paper* is written."""
    return Path(paper.source.place_at((*paper.path, "amends")).file).absolute()


def _file_called(amends: EarlierPaper, paper: MatterPaper) -> str:
    """Return the file of the earlier paper's matter, as messages call it."""
    return brief(amends.file) if amends.file else display_name(paper.source.file)


def _place_in_amends(paper: MatterPaper, key: str) -> Place:
    return paper.source.place_at((*paper.path, "amends", key))


def _refuse_circle(paper: MatterPaper, chain: Sequence[MatterPaper | FiledPaper]) -> None:
    """Raise `MatterError` if *paper* is the last of *chain*, the papers that it amends directly or indirectly."""
    last_paper = chain[-1]
    if isinstance(last_paper, MatterPaper) and last_paper.key == paper.key:
        other_names = [
            chain_paper.name_in_message(paper.source)
            for chain_paper in chain[:-1]
            if isinstance(chain_paper, MatterPaper)
        ]
        name = f"`{paper.filing.name}`"
        fix = "write an earlier complaint in `amends:`, and give the amended complaint its own `id:`"
        message = f"{name} amends itself: {' -> '.join((name, *other_names, name))}"
        raise MatterError(fault("MAT013", _place_in_amends(paper, "paper"), message, fix=fix))


def _refuse_mismatch(paper: MatterPaper, earlier: MatterPaper) -> None:
    """Raise `MatterError` if *paper* cannot amend *earlier*, or inherits `amends:` but not its date."""
    if faults := [*_mismatches(paper, earlier)]:
        raise MatterError(*faults)


def _mismatches(paper: MatterPaper, earlier: MatterPaper) -> Iterator[Finding]:
    place = _place_in_amends(paper, "paper")
    earlier_name = earlier.name_in_message(paper.source)
    if not is_same_pleading(paper.filing, earlier.filing):
        kind = with_article(pleading_kind(paper.filing))
        yield fault("MAT013", place, f"{earlier_name} is not {kind}: its document type is {earlier.filing.paper.name}")
    elif earlier.filing.date and paper.filing.date and earlier.filing.date > paper.filing.date:
        message = (
            f"`{paper.filing.name}`, dated {paper.filing.date}, amends {earlier_name}, dated {earlier.filing.date}"
        )
        yield fault("MAT009", place, message, fix="correct one of the two dates")
    path = (*paper.path, "amends")
    if paper.source.is_own((*paper.path, "date")) and not paper.source.is_own(path):
        message = f"`amends` of `{paper.filing.name}` is inherited, but the paper's date is not"
        place_of_date = paper.source.place_at((*paper.path, "date"))
        yield fault(
            "MAT010", place_of_date, message, fix="write `amends:` beside the date, with the paper that this one amends"
        )
    yield from _inherited_signature(paper)


def _inherited_signature(paper: MatterPaper) -> Iterator[Finding]:
    """Yield an error if *paper* inherits `signed:` but not its date, unless the court wants it unsigned as proposed."""
    filing = paper.filing
    date_path = (*paper.path, "date")
    if filing.signed and paper.source.is_own(date_path) and not paper.source.is_own((*paper.path, "signed")):
        form = with_law_in_force(paper.matter, filing.date).court.amended
        attach = form.value.attach if form and opening_keys(filing).proposed else None
        if not (attach and attach.signed is False):
            message = f"`signed` of `{filing.name}` is inherited, but the paper's date is not"
            fix = "write `signed:` beside the date once this paper is signed, or `signed: none` until then"
            yield fault("MAT010", paper.source.place_at(date_path), message, fix=fix)
