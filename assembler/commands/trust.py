"""`assembler trust`: records which roots are trusted, so that their templates may be used."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from assembler.catalog.own_templates import root_templates
from assembler.findings.finding import MatterError
from assembler.load.files import display_name, real_path
from assembler.load.packed import TEMPLATES
from assembler.load.trust import NoConfigurationError, Trust, changes, revoke_trust, save_trust, trust_of, trust_records


def trust(root: Path) -> Iterator[str]:
    """Record *root* as trusted, with its current templates, and yield the lines to print.

    Raises a usage error if a template cannot be read or is outside the root, or if the trust cannot be recorded.
    """
    if not root.is_dir():
        raise click.UsageError(f"`{display_name(root)}` is not a folder; give the folder of your matters and templates")
    if root.is_symlink():
        target = display_name(real_path(root))
        raise click.UsageError(f"`{display_name(root)}` is a link; give its target, `{target}`, instead")
    folder = root_templates(root)
    if folder and folder.problems:
        raise click.UsageError(str(MatterError(*folder.problems)))
    hashes = folder.hashes if folder else {}
    with _configuration():
        earlier_trust = trust_of(root)
        save_trust(root, hashes)
    warning = "; if any template changes, the templates are no longer trusted" if hashes else ""
    yield f"trusted: `{display_name(root)}`, {_count(hashes)}{warning}"
    yield from (f"  {name}" for name in hashes)
    yield "every matter in this folder may read any file in it"
    changed_templates = changes(earlier_trust, hashes) if earlier_trust else ()
    if changed_templates:
        yield f"changes since it was last trusted: {', '.join(changed_templates)}"


def revoke(root: Path) -> Iterator[str]:
    """Remove the trust in *root*, and yield the line to print. Raises a usage error if *root* was not trusted."""
    with _configuration():
        if not revoke_trust(root):
            raise click.UsageError(f"`{display_name(root)}` is not trusted, so there is nothing to revoke")
    yield f"no longer trusted: `{display_name(root)}`"


def lines_on_trusted_roots() -> Iterator[str]:
    """Yield, for each trusted root, a line that says whether the root's templates have changed."""
    with _configuration():
        trusts = list(trust_records())
    yield from (_state(trust) for trust in trusts)
    if not trusts:
        yield "nothing is trusted"


def _state(trust: Trust) -> str:
    templates = root_templates(trust.root)
    if templates is None and trust.hashes:
        return f"{trust.root}  has no `{TEMPLATES}/` now"
    changed_templates = changes(trust, templates.hashes if templates else {})
    state = f"; not used, because of changes: {', '.join(changed_templates)}" if changed_templates else ""
    return f"{trust.root}  {_count(trust.hashes)}{state}"


def _count(hashes: Mapping[str, str]) -> str:
    count = len(hashes)
    return f"{count} template{'s' if count != 1 else ''}"


@contextmanager
def _configuration() -> Iterator[None]:
    """Raise a usage error in place of an error in accessing the user's configuration folder."""
    try:
        yield
    except NoConfigurationError:
        message = "there is no configuration folder to record the trust in: set HOME or XDG_CONFIG_HOME to a full path"
        raise click.UsageError(message) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"the records of trust cannot be read or written: {reason}") from None
