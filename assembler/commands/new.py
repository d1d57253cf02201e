"""A new matter, from answers to questions or from options, written whole or not at all."""

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from assembler.catalog import Catalog, catalog_of
from assembler.commands.new_matter import Start, matter_text
from assembler.commands.terminal import print_line
from assembler.findings.finding import Stopped
from assembler.findings.suggestions import did_you_mean
from assembler.findings.visible import visible
from assembler.language import placeholders
from assembler.language.english import series
from assembler.load.files import display_name
from assembler.model.court import Court

Answers = dict[str, Any]
"""Answers by option: court, county, division and attorney are text; plaintiffs, defendants and causes are tuples."""


def complete(answers: Mapping[str, Any]) -> Answers:
    """Return *answers* with defaults for what they lack: the first division, a contract claim, names to replace.

    Raises a usage error for a missing court or county and for undefined names.
    """
    catalog = catalog_of(None)
    court = _court(_text(answers, "court"), catalog)
    return {
        "court": court.id,
        "county": _county(_text(answers, "county"), court),
        "division": _division(_text(answers, "division"), court),
        "plaintiffs": _names(answers, "plaintiffs") or (placeholders.PLAINTIFF,),
        "defendants": _names(answers, "defendants") or (placeholders.DEFENDANT,),
        "attorney": _text(answers, "attorney") or placeholders.ATTORNEY,
        "causes": tuple(_cause(name, catalog) for name in _names(answers, "causes")) or (_usual_cause(court, catalog),),
    }


def ask(answers: Mapping[str, Any]) -> Answers:
    """Return *answers* with the user's replies to a question about each one that is missing."""
    catalog = catalog_of(None)
    replies = dict(answers)
    replies["court"] = _until(replies.get("court"), "Court (id)", "wawd", lambda name: _court(name, catalog).id)
    court: Court = catalog.record("court", replies["court"])
    if _in_counties(court):
        replies["county"] = _until(replies.get("county"), "County", None, lambda name: _county(name, court))
    elif divisions := _divisions(court):
        question = f"Division ({', '.join(divisions)})"
        division = _until(replies.get("division"), question, divisions[0], lambda name: _division(name, court))
        replies["division"] = division
    replies["plaintiffs"] = _names(replies, "plaintiffs") or _several("Plaintiff", placeholders.PLAINTIFF)
    replies["defendants"] = _names(replies, "defendants") or _several("Defendant", placeholders.DEFENDANT)
    attorney = _text(replies, "attorney") or click.prompt("Attorney who signs", default=placeholders.ATTORNEY)
    replies["attorney"] = attorney
    replies["causes"] = _names(replies, "causes") or _causes(court, catalog)
    return complete(replies)


def write_matter(folder: Path, answers: Mapping[str, Any]) -> tuple[str, str]:
    """Write `matter.yaml` to *folder*, whole or not at all, and return the lines to print.

    Raises `FileExistsError` if the file already exists, and a usage error if the folder cannot be written.
    """
    from assembler.write.journal import put_file  # noqa: PLC0415 - imports the model of a built paper

    file = folder / "matter.yaml"
    if os.path.lexists(file):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    text = matter_text(_start(answers))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        put_file(file, text.encode())
    except FileExistsError:
        raise
    except OSError as error:
        raise click.UsageError(f"`{folder}` cannot be written: {(error.strerror or str(error)).lower()}") from None
    except Stopped as stopped:
        raise click.UsageError(str(stopped)) from None
    check = f"assembler check {display_name(folder)}"
    return display_name(file), f"replace each value in (parentheses); `{check}` lists them"


def _start(answers: Mapping[str, Any]) -> Start:
    catalog = catalog_of(None)
    return Start(
        court=catalog.record("court", answers["court"]),
        county=answers["county"],
        division=answers["division"],
        plaintiffs=answers["plaintiffs"],
        defendants=answers["defendants"],
        attorney=answers["attorney"],
        causes=tuple(catalog.record("cause", name) for name in answers["causes"]),
    )


def _text(answers: Mapping[str, Any], key: str) -> str:
    return " ".join((answers.get(key) or "").split())


def _names(answers: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the names at *key*, without duplicates and empty names."""
    return tuple(dict.fromkeys(name for text in answers.get(key) or () if (name := " ".join(text.split()))))


def _court(name: str, catalog: Catalog) -> Court:
    names = catalog.names("court")
    if not name:
        raise click.UsageError("name a court with `--court`; see `assembler list courts`")
    if name not in names:
        raise click.UsageError(f"no court is called `{name}`; {did_you_mean(name, names)}")
    try:
        court: Court = catalog.record("court", name)
    except Stopped as stopped:
        raise click.UsageError(str(stopped)) from None
    return court


def _county(name: str, court: Court) -> str:
    if court.system == "federal" and name:
        raise click.UsageError(f"`{court.id}` has no counties; omit `--county`")
    if not name and _in_counties(court):
        known = f": {_listed(court.counties)}" if court.counties else ""
        raise click.UsageError(f"`{court.id}` sits in each county; name the county with `--county`{known}")
    plain = name[: -len(" county")] if name.lower().endswith(" county") else name
    return _one_of(plain, court.counties, f"county of `{court.id}`") if plain and court.counties else plain


def _in_counties(court: Court) -> bool:
    """Whether the caption of *court* needs a county: the court has a list of counties, or a line with a county."""
    return bool(court.counties) or any("{county}" in line for line in court.title_lines.value)


def _division(name: str, court: Court) -> str:
    """Return the division called *name*, or the first division if the caption has a line for one."""
    divisions = [division.name for division in court.divisions.value] if court.divisions else []
    if name and not divisions:
        raise click.UsageError(f"`{court.id}` has no divisions; omit `--division`")
    return _one_of(name, divisions, f"division of `{court.id}`") if name else next(iter(_divisions(court)), "")


def _divisions(court: Court) -> list[str]:
    """Return the divisions of *court*; none if its caption has no line for the division."""
    wanted = court.division_line is not None and court.division_line.value not in {"optional", "none"}
    return [division.name for division in court.divisions.value] if court.divisions and wanted else []


def _one_of(name: str, names: Iterable[str], noun: str) -> str:
    known = {known_name.lower(): known_name for known_name in names}
    if name.lower() not in known:
        raise click.UsageError(f"no {noun} is called `{name}`; {did_you_mean(name, known.values())}")
    return known[name.lower()]


def _cause(name: str, catalog: Catalog) -> str:
    names = catalog.names("cause")
    if name not in names:
        raise click.UsageError(f"no cause is called `{name}`; {did_you_mean(name, names)}")
    return name


def _usual_cause(court: Court, catalog: Catalog) -> str:
    """Return the most usual claim: breach of contract, under the law of the court's state."""
    usual = f"{court.state.lower()}-breach-of-contract"
    if usual not in catalog.names("cause"):
        raise click.UsageError("name a cause with `--cause`; see `assembler list causes`")
    return usual


def _listed(names: Iterable[str]) -> str:
    return series([f"`{name}`" for name in names], "or")


def _until(answer: str | None, question: str, default: str | None, accept: Callable[[str], str]) -> str:
    """Return what *accept* makes of *answer*, or else of the first reply to *question* that it accepts."""
    while True:
        answer = answer or click.prompt(visible(question), default=default)
        try:
            return accept(" ".join(str(answer).split()))
        except click.UsageError as error:
            print_line(error.message)
            answer = None


def _several(question: str, default: str) -> tuple[str, ...]:
    """Return the names that the user enters, up to an empty reply."""
    names = [click.prompt(visible(question), default=default)]
    while name := click.prompt(f"Another {visible(question).lower()} (Enter for none)", default="", show_default=False):
        names.append(name)
    return _names({"names": names}, "names")


def _causes(court: Court, catalog: Catalog) -> tuple[str, ...]:
    """Return the causes that the user names, after showing those of the court's state and of federal law."""
    offered = [name for name in catalog.names("cause") if name.startswith((f"{court.state.lower()}-", "us-"))]
    for name in offered:
        print_line(f"  {name}  {catalog.record('cause', name).name}")
    first = next((name for name in offered if name.endswith("breach-of-contract")), offered[0] if offered else None)
    causes = [_until(None, "Cause (id)", first, lambda name: _cause(name, catalog))]
    while name := click.prompt("Another cause (Enter for none)", default="", show_default=False):
        causes.append(_until(name, "Another cause", None, lambda reply: _cause(reply, catalog)))
    return _names({"causes": causes}, "causes")
