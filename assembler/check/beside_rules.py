"""Findings of the check that are not from a rule: on files, records, related matters and a judge's orders."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from assembler.catalog import Catalog
from assembler.exhibits.files import ExhibitFile
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.validate.amended_papers import amended_files
from assembler.validate.cited_pages import cited_page_faults
from assembler.validate.judges import judge_orders
from assembler.validate.outside_files import outside_files, records_out_of_reach
from assembler.validate.own_files import own_records, unused_templates
from assembler.validate.related_matters import RelatedMatter, unlisted_dismissals


def findings_beside_rules(
    matter: Matter,
    source: Source,
    catalog: Catalog,
    exhibits: Mapping[str, ExhibitFile],
    *,
    related: tuple[RelatedMatter, ...],
    papers: Collection[str],
) -> Iterator[Finding]:
    """Yield the findings on *matter* that are not from a rule; *papers* are the document types in this run."""
    yield from cited_page_faults(matter, exhibits, source)
    yield from unlisted_dismissals(matter, source, related)
    yield from own_records(matter, source, catalog)
    files = [exhibit.target for exhibit in exhibits.values()] + [Path(suit.file) for suit in related]
    files += amended_files(matter, source)
    yield from outside_files(matter, source, files)
    yield from records_out_of_reach(source, catalog)
    yield from judge_orders(matter, source, catalog.judges)
    yield from unused_templates(catalog, papers)
