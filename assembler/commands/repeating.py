"""What a record of a run must know besides the files that were opened, so that the run can be repeated from it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assembler.apart import LIBRARIES
from assembler.catalog import KINDS
from assembler.catalog.filed_papers import FILED
from assembler.catalog.judges import FOLDER as JUDGES
from assembler.catalog.template_folder import TEMPLATES
from assembler.findings.faults import FAULTS
from assembler.findings.finding import Severity
from assembler.load.roots import folder_below, locate, signs_of_roots
from assembler.results import Options, Result
from assembler.unchanged.run import current, mapped
from assembler.validate.outside_files import RECORDS


def allow_repeating(matters: Sequence[Path], options: Options, results: Sequence[Result], *, papers: bool) -> None:
    """Allow this run, which has *results* for *matters*, to be repeated from its record.

    A run is not that ended at a fault in a file, or in the output folder: the reason may lie in what nobody reads, such
    as the room on the disk. *papers* is whether it made papers, with the page engine and fonts.
    """
    run = current()
    engine = [*sorted({*mapped(), *LIBRARIES}), *_fonts()] if papers else []
    faulty = any(
        finding.code in FAULTS and finding.severity is Severity.ERROR for each in results for finding in each.findings
    )
    if not run or faulty or (papers and not engine):
        return
    found = [locate(matter, options.root) for matter in matters]
    if not all(run.has_read(str(file)) for file, _ in found):
        return
    for file, root in found:
        run.allow(
            trees=map(str, folders_of(file, root, options)),
            written=[str(options.out / folder_below(file, options.root))],
            others=[*engine, *signs_of_roots(file)],
        )


def folders_of(file: Path, root: Path, options: Options) -> Iterator[Path]:
    """Yield the folders, existing or not, in which a new file may change what is found in the matter at *file*."""
    yield from (root / name for name in (*(folder for folder, _ in KINDS.values()), JUDGES, TEMPLATES))
    yield file.parent / FILED
    yield from (Path.cwd() / name for name in (*RECORDS, TEMPLATES))
    if options.templates:
        yield options.templates


def _fonts() -> list[str]:
    from assembler.paginate.font_setup import font_folders  # noqa: PLC0415 - only for papers

    return [str(folder) for folder in font_folders()]
