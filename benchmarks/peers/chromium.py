"""Headless Chromium, on the same finished HTML as the engine alone; it supports neither footnotes nor page counters."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Command
from benchmarks.papers import SHORT_FORM, UNCHANGED
from benchmarks.peers import Peer, profile_folder
from benchmarks.peers.bare_weasyprint import write

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --no-pdf-header-footer"
).split()


def _program() -> str:
    """Return the path of the installed program, or ""."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return ""


def _commands(names: Sequence[str]) -> Sequence[Command]:
    settings = f"--user-data-dir={profile_folder('chromium')}"
    return [(_program(), *OPTIONS, settings, f"--print-to-pdf={name}.pdf", f"{name}.html") for name in names]


def _prepare(folder: Path) -> None:
    write(SHORT_FORM, folder, "first", UNCHANGED)
    subprocess.run(_commands(["first"])[0], cwd=folder, capture_output=True, check=True)


def _version() -> str:
    result = subprocess.run((_program(), "--version"), capture_output=True, text=True, check=True)
    return result.stdout.split()[1]


PEER = Peer(
    "Chromium",
    missing_package=lambda: "" if _program() else "chromium",
    version=_version,
    write=write,
    commands=_commands,
    prepare=_prepare,
    papers_per_process=10,
    makes_many_per_process=False,
)
