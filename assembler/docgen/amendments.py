"""Generates the page on the right to amend a complaint, a row for each law."""

from collections.abc import Iterable

from assembler.catalog import Catalog
from assembler.docgen.markdown import page, prose, table
from assembler.docgen.sources import grades_table, sources, uses
from assembler.model.amendment import Amendments
from assembler.model.law import qualified_cite
from assembler.model.time_limit import Provision


def amendments_page(catalog: Catalog) -> str:
    """Return the page: what each law says about amending a complaint, with its authority."""
    laws: list[Amendments] = [catalog.record("amendment", name) for name in catalog.names("amendment")]
    laws_read = [law for law in laws if law.of_course.times]
    return page(
        "# Amendments",
        prose(
            f"What {len(laws)} laws say about amending a complaint. "
            f"The text on the right to amend of course was read for {len(laws_read)} of them; under the others, "
            "`assembler amend` never shows that right to be open. "
            "Each cell names its authority and, unless its text was read, how it is known. "
            "[The right to amend](right-to-amend.md) explains the verdict."
        ),
        "## Laws whose text was read",
        _laws(laws_read),
        "## Other laws",
        _laws(law for law in laws if law not in laws_read),
        "## Sources",
        sources(use for law in laws for use in uses(law, f"`{law.id}`")),
        grades_table(),
    )


def _laws(laws: Iterable[Amendments]) -> str:
    heads = ["law", "of course", "otherwise", "time to respond", "leave for later pleadings", "also"]
    return table(heads, [_row(law) for law in laws])


def _row(law: Amendments) -> list[str]:
    more = [law.counting, law.added_days, law.after_leave, law.effect_on_motion, law.relation_back, law.supplemental]
    also = "; ".join(text for text in map(_cell, (*more, *law.more)) if text)
    later = "; ".join(f"{kind}: {_cell(leave)}" for kind, leave in law.later_pleadings.items())
    return [law.name, _cell(law.of_course), _cell(law.otherwise), _cell(law.respond), later, also]


def _cell(provision: Provision | None) -> str:
    return f"{provision.says} ({qualified_cite(provision.cite, provision.basis)})" if provision else ""
