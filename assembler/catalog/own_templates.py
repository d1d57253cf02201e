"""Templates that take precedence over the program's: templates that the user names, or templates of a trusted root."""

from dataclasses import dataclass
from pathlib import Path

from assembler.catalog.template_folder import TemplateFolder, read_templates
from assembler.load.files import real_path
from assembler.load.packed import TEMPLATES, templates_folder
from assembler.load.trust import changes, trust_of


@dataclass(frozen=True)
class UnusedTemplates:
    """The root's templates if the user does not trust them, with any changes since the user last trusted them."""

    folder: TemplateFolder
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChosenTemplates:
    """The template folders that take precedence over the program's, in search order, and any templates left unused."""

    used: tuple[TemplateFolder, ...]
    unused: UnusedTemplates | None = None


def chosen_templates(root: Path | None, named_folder: Path | None, *, root_is_named: bool) -> ChosenTemplates:
    """Return the templates in the folder *named_folder*, and those in *root* if the user names or trusts the root.

    Templates in a root that the user neither names nor trusts are returned as unused.
    """
    folders = [read_templates(named_folder, named_folder)] if named_folder else []
    own_templates = root_templates(root) if root else None
    unused = None
    if (
        root
        and own_templates
        and real_path(own_templates.folder) not in {real_path(listed.folder) for listed in folders}
    ):
        if not (root_is_named or _is_program_folder(own_templates)):
            unused = _distrusted(root, own_templates)
        if not unused:
            folders.append(own_templates)
    return ChosenTemplates(tuple(folder for folder in folders if not _is_program_folder(folder)), unused)


def _is_program_folder(templates: TemplateFolder) -> bool:
    """Whether *templates* is the program's own folder of templates."""
    return real_path(templates.folder) == real_path(templates_folder())


def _distrusted(root: Path, templates: TemplateFolder) -> UnusedTemplates | None:
    """Return *templates*, the templates in *root*, as unused; None if the user trusts their current versions."""
    trust = trust_of(root)
    if trust is None:
        return UnusedTemplates(templates)
    changed_files = changes(trust, templates.hashes)
    return UnusedTemplates(templates, changed_files) if changed_files else None


def root_templates(root: Path) -> TemplateFolder | None:
    """Return the templates in *root*; None if it has no folder of templates."""
    folder = root / TEMPLATES
    return read_templates(folder, root) if folder.is_dir() else None
