"""Prints what the program takes and what comes of it: `python -m benchmarks [REPEATS]`."""

import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import weasyprint

from assembler.paginate import furniture, paginate
from assembler.paginate.fonts import family, versions
from assembler.paginate.layout import lay_out
from assembler.pipeline import examine_matter
from assembler.plan.plan import Plan
from assembler.prove.measure import measure
from assembler.render import render
from assembler.rules.rule import RULES
from benchmarks import figures
from benchmarks.timing import Timed, by_turns, command, rows

REPEATS = 7
KING = figures.KING


def table(title: str, head: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Print *lines* under *head*, the first column at the left and the others at the right."""
    wide = [max(len(line[column]) for line in (head, *lines)) for column in range(len(head))]
    print(f"\n{title}\n")
    for line in (head, *lines):
        first, *others = line
        print(
            "  ".join(
                [first.ljust(wide[0]), *(cell.rjust(width) for cell, width in zip(others, wide[1:], strict=True))]
            )
        )


def commands(out: str) -> dict[str, Timed]:
    """Return what runs as a program of its own."""
    python, matter = sys.executable, str(Path("matters") / KING)
    assembler = (python, "-m", "assembler")
    return {
        "python -c pass": command(python, "-c", "pass"),
        'python -c "import weasyprint"': command(python, "-c", "import weasyprint"),
        "assembler --help": command(*assembler, "--help"),
        "assembler check king_county.yaml": command(*assembler, "check", matter),
        "assembler build king_county.yaml": command(*assembler, "build", "--out", out, matter),
    }


def steps() -> dict[str, Timed]:
    """Return the steps from the King County plan to its proof, and the engine alone on the same HTML."""
    made, html = figures.checked(KING), figures.html(KING)
    plan, folders = made.plans[0], made.catalog.own_templates
    font, pages = family(plan.paper.families, plan.id), paginate(html, plan)
    return {
        f"load to check, all {len(RULES)} rules": lambda: examine_matter(figures.ROOT / "matters" / KING, figures.HERE),
        "load to check, no rules": _without_rules,
        "WeasyPrint alone, the same HTML": lambda: weasyprint.HTML(string=html).write_pdf(),
        "render": lambda: render(plan, folders),
        "lay out, every line on the grid": lambda: lay_out(html, plan, font),
        "paginate, the furniture at hand": lambda: paginate(html, plan),
        "paginate, the furniture set anew": lambda: _fresh(html, plan),
        "prove": lambda: measure(pages.pdf, html, plan, pages.family, pages.places),
    }


def _without_rules() -> object:
    """Take the King County matter as far as check, with no rule in the register."""
    rules = dict(RULES)
    RULES.clear()
    try:
        return examine_matter(figures.ROOT / "matters" / KING, figures.HERE)
    finally:
        RULES.update(rules)


def _fresh(html: str, plan: Plan) -> object:
    """Paginate with furniture that is set anew."""
    furniture.furniture.cache_clear()
    return paginate(html, plan)


def main() -> None:
    """Measure and print."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"Python {platform.python_version()} on {machine}; {versions()}")
    print(f"Milliseconds, {repeats} times by turns after one to warm up.")
    with TemporaryDirectory() as out:
        table("Commands", ("", "least", "middle"), rows(by_turns(commands(out), repeats)))
    table("The King County complaint, in one process", ("", "least", "middle"), rows(by_turns(steps(), repeats)))
    head = ("paper", "pages", "numbered paragraphs", "lines", "farthest, pt", f"within {figures.NEAR} pt")
    alone = ["king_county complaint by WeasyPrint alone, runs of type", "", "", *figures.without_padding(KING)]
    table("Papers, and how far their lines are from the grid", head, [*figures.papers(), alone])
    table("Sizes", ("part", "files", "lines", "middle file", "largest file"), list(figures.sizes()))


main()
