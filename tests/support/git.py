"""Runs git in a test's folder, as a named user."""

import shutil
import subprocess
from pathlib import Path

SETTINGS = ("-c", "user.name=Pat", "-c", "user.email=pat@example.com", "-c", "init.defaultBranch=main")


def run_git(folder: Path, *arguments: str) -> None:
    """Run git with *arguments* in *folder*. Raises an error if git fails."""
    program = shutil.which("git") or "git"
    subprocess.run([program, *SETTINGS, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    """Commit all files in *folder*."""
    run_git(folder, "add", ".")
    run_git(folder, "commit", "-m", message)
