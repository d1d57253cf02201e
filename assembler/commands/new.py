"""A new matter: asked for step by step or taken from flags, and written whole."""

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from assembler.catalog import Catalog, catalog_of
from assembler.commands.new_matter import Start, matter_text
from assembler.commands.terminal import say
from assembler.findings.finding import Stopped
from assembler.findings.suggestions import did_you_mean
from assembler.findings.visible import visible
from assembler.language import placeholders as blanks
from assembler.language.english import series
from assembler.load.files import display_name
from assembler.model.court import Court

Answers = dict[str, Any]
"""court, county, division, attorney: text; plaintiffs, defendants, causes: tuples of text."""


def complete(answers: Mapping[str, Any]) -> Answers:
    """Return *answers* with what they lack: the first division, a claim in contract, words to fill in for names.

    Raises a usage error where only the user can know: the court, a state court's county, a name that nothing carries.
    """
    catalog = catalog_of(None)
    court = _court(_said(answers, "court"), catalog)
    return {
        "court": court.id,
        "county": _county(_said(answers, "county"), court),
        "division": _division(_said(answers, "division"), court),
        "plaintiffs": _names(answers, "plaintiffs") or (blanks.PLAINTIFF,),
        "defendants": _names(answers, "defendants") or (blanks.DEFENDANT,),
        "attorney": _said(answers, "attorney") or blanks.ATTORNEY,
        "causes": tuple(_cause(one, catalog) for one in _names(answers, "causes")) or (_usual_cause(court, catalog),),
    }


def ask(answers: Mapping[str, Any]) -> Answers:
    """Return *answers* with what the user says to a question about each that they lack."""
    catalog = catalog_of(None)
    said = dict(answers)
    said["court"] = _until(said.get("court"), "Court, by its id", "wawd", lambda one: _court(one, catalog).id)
    court: Court = catalog.record("court", said["court"])
    if _in_counties(court):
        said["county"] = _until(said.get("county"), "County", None, lambda one: _county(one, court))
    elif divisions := _divisions(court):
        prompt = f"Division ({', '.join(divisions)})"
        said["division"] = _until(said.get("division"), prompt, divisions[0], lambda one: _division(one, court))
    said["plaintiffs"] = _names(said, "plaintiffs") or _several("Plaintiff", blanks.PLAINTIFF)
    said["defendants"] = _names(said, "defendants") or _several("Defendant", blanks.DEFENDANT)
    said["attorney"] = _said(said, "attorney") or click.prompt("Attorney who signs", default=blanks.ATTORNEY)
    said["causes"] = _names(said, "causes") or _causes(court, catalog)
    return complete(said)


def write_matter(folder: Path, answers: Mapping[str, Any]) -> tuple[str, str]:
    """Write `matter.yaml` into *folder*, whole or not at all; return the lines to print.

    Raises `FileExistsError` when the file is there already, and a usage error when the folder cannot be written.
    """
    from assembler.write.journal import put_file  # noqa: PLC0415 - it brings the model of a built paper with it

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
        causes=tuple(catalog.record("cause", one) for one in answers["causes"]),
    )


def _said(answers: Mapping[str, Any], key: str) -> str:
    return " ".join((answers.get(key) or "").split())


def _names(answers: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the names at *key*, each once, without those that are empty."""
    return tuple(dict.fromkeys(name for one in answers.get(key) or () if (name := " ".join(one.split()))))


def _court(name: str, catalog: Catalog) -> Court:
    names = catalog.names("court")
    if not name:
        raise click.UsageError("name a court with `--court`; `assembler list courts` lists them")
    if name not in names:
        raise click.UsageError(f"no court is called `{name}`; {did_you_mean(name, names)}")
    try:
        court: Court = catalog.record("court", name)
    except Stopped as stopped:
        raise click.UsageError(str(stopped)) from None
    return court


def _county(name: str, court: Court) -> str:
    if court.system == "federal" and name:
        raise click.UsageError(f"`{court.id}` has no counties; leave `--county` out")
    if not name and _in_counties(court):
        known = f": {_listed(court.counties)}" if court.counties else ""
        raise click.UsageError(f"`{court.id}` sits in each county; name one with `--county`{known}")
    plain = name[: -len(" county")] if name.lower().endswith(" county") else name
    return _one_of(plain, court.counties, f"county of `{court.id}`") if plain and court.counties else plain


def _in_counties(court: Court) -> bool:
    """Whether the caption of *court* needs a county: it has a list of them, or names one in its lines."""
    return bool(court.counties) or any("{county}" in line for line in court.title_lines.value)


def _division(name: str, court: Court) -> str:
    """Return the division that *name* is, or the first where the caption has a line for one."""
    divisions = [one.name for one in court.divisions.value] if court.divisions else []
    if name and not divisions:
        raise click.UsageError(f"`{court.id}` has no divisions; leave `--division` out")
    return _one_of(name, divisions, f"division of `{court.id}`") if name else next(iter(_divisions(court)), "")


def _divisions(court: Court) -> list[str]:
    """Return the divisions that a caption names; none where it has no line for them."""
    wanted = court.division_line is not None and court.division_line.value not in {"optional", "none"}
    return [one.name for one in court.divisions.value] if court.divisions and wanted else []


def _one_of(name: str, names: Iterable[str], what: str) -> str:
    known = {one.lower(): one for one in names}
    if name.lower() not in known:
        raise click.UsageError(f"no {what} is called `{name}`; {did_you_mean(name, known.values())}")
    return known[name.lower()]


def _cause(name: str, catalog: Catalog) -> str:
    names = catalog.names("cause")
    if name not in names:
        raise click.UsageError(f"no cause is called `{name}`; {did_you_mean(name, names)}")
    return name


def _usual_cause(court: Court, catalog: Catalog) -> str:
    """Return the claim that a matter most often begins with: breach of contract, under the law of the court's state."""
    usual = f"{court.state.lower()}-breach-of-contract"
    if usual not in catalog.names("cause"):
        raise click.UsageError("name a cause with `--cause`; `assembler list causes` has them all")
    return usual


def _listed(names: Iterable[str]) -> str:
    return series([f"`{name}`" for name in names], "or")


def _until(answer: str | None, question: str, default: str | None, accept: Callable[[str], str]) -> str:
    """Return what *accept* makes of *answer*, or of the first answer to *question* that it takes."""
    while True:
        answer = answer or click.prompt(visible(question), default=default)
        try:
            return accept(" ".join(str(answer).split()))
        except click.UsageError as error:
            say(error.message)
            answer = None


def _several(question: str, default: str) -> tuple[str, ...]:
    """Return the names that the user gives, until an empty answer."""
    names = [click.prompt(visible(question), default=default)]
    while name := click.prompt(f"Another {visible(question).lower()} (Enter for none)", default="", show_default=False):
        names.append(name)
    return _names({"names": names}, "names")


def _causes(court: Court, catalog: Catalog) -> tuple[str, ...]:
    """Return the causes that the user names, after a look at those of the court's state and of federal law."""
    offered = [name for name in catalog.names("cause") if name.startswith((f"{court.state.lower()}-", "us-"))]
    for name in offered:
        say(f"  {name}  {catalog.record('cause', name).name}")
    first = next((name for name in offered if name.endswith("breach-of-contract")), offered[0] if offered else None)
    causes = [_until(None, "Cause, by its id", first, lambda one: _cause(one, catalog))]
    while name := click.prompt("Another cause (Enter for none)", default="", show_default=False):
        causes.append(_until(name, "Another cause", None, lambda one: _cause(one, catalog)))
    return _names({"causes": causes}, "causes")
