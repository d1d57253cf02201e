"""`assembler trust`: whose templates may decide what a paper says."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from assembler.catalog.own_templates import templates_of
from assembler.catalog.template_folder import TEMPLATES
from assembler.catalog.trust import NowhereError, Trust, changes, every_trust, keep_trust, revoke_trust, trust_of
from assembler.findings.finding import Stopped
from assembler.load.files import display_name


def trust(root: Path) -> Iterator[str]:
    """Keep that the templates of *root* are trusted as they are now; yield the lines to print.

    Raises a usage error where there are none, where one cannot be read or leads out of the root, and where the trust
    cannot be kept.
    """
    found = templates_of(root)
    if found is None or not (found.files or found.problems):
        raise click.UsageError(f"`{display_name(root)}` has no `{TEMPLATES}/`, so there is nothing to trust")
    if found.problems:
        raise click.UsageError(str(Stopped(*found.problems)))
    with _configuration():
        before = trust_of(root)
        keep_trust(root, found.hashes)
    yield f"trusted: `{display_name(root)}`, {_count(found.hashes)}; a change to any template ends the trust"
    yield from (f"  {name}" for name in found.hashes)
    changed = changes(before, found.hashes) if before else ()
    if changed:
        yield f"since it was trusted before: {', '.join(changed)}"


def revoke(root: Path) -> Iterator[str]:
    """Forget that *root* is trusted; yield the line to print. Raises a usage error where it was not trusted."""
    with _configuration():
        if not revoke_trust(root):
            raise click.UsageError(f"`{display_name(root)}` is not trusted, so there is nothing to revoke")
    yield f"no longer trusted: `{display_name(root)}`"


def trusted() -> Iterator[str]:
    """Yield a line for each root that is trusted, and whether its templates are still those that were."""
    with _configuration():
        known = list(every_trust())
    yield from (_state(trust) for trust in known)
    if not known:
        yield "nothing is trusted"


def _state(trust: Trust) -> str:
    found = templates_of(trust.root)
    if found is None:
        return f"{trust.root}  has no `{TEMPLATES}/` now"
    changed = changes(trust, found.hashes)
    state = f"; not used, for it has changed: {', '.join(changed)}" if changed else ""
    return f"{trust.root}  {_count(trust.hashes)}{state}"


def _count(hashes: Mapping[str, str]) -> str:
    count = len(hashes)
    return f"{count} template{'s' if count != 1 else ''}"


@contextmanager
def _configuration() -> Iterator[None]:
    """Turn what is wrong with the user's configuration folder into a usage error."""
    try:
        yield
    except NowhereError:
        message = "there is no configuration folder to keep the trust in: set HOME or XDG_CONFIG_HOME to a full path"
        raise click.UsageError(message) from None
    except OSError as error:
        raise click.UsageError(f"the trust cannot be kept: {(error.strerror or str(error)).lower()}") from None
