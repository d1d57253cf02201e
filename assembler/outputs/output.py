"""Defines the interface of an output: a name, a file suffix, and a function that makes the file from a plan."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from assembler.catalog.template_folder import TemplateFolder
    from assembler.model.filing import Filing
    from assembler.outputs.pdf.paginate import Pages
    from assembler.plan.plan import Plan
    from assembler.proof.proof import Proof


@dataclass(frozen=True)
class OutputSetting:
    """The settings for making a file from its plan.

    *own_templates* are searched before the program's templates. *sheet* says whether the file is a worksheet, which is
    never filed and has only a title and a body.
    """

    own_templates: "tuple[TemplateFolder, ...]" = ()
    sheet: bool = False
    author: str = ""
    """The author of tracked changes; "" for the author of the paper."""
    day: date | None = None
    """The date of tracked changes; None if they are undated."""
    progress: Callable[[str], None] = lambda _: None


@dataclass(frozen=True)
class MadeFile:
    """A file made from a plan, as bytes."""

    data: bytes


@dataclass(frozen=True)
class MadePdf(MadeFile):
    """A PDF with its plan, its pages, and the proof of the finished file.

    The plan has the page numbers of the paper's tables.
    """

    plan: "Plan"
    pages: "Pages"
    proof: "Proof"


File_co = TypeVar("File_co", bound=MadeFile, covariant=True)


@dataclass(frozen=True)
class Output(Generic[File_co]):
    """A kind of file that is made from a plan.

    *name* is the output's key in the manifest and in JSON, and the key and the command-line option (`--word`) that
    request an optional output; *label* is its name in a list of files. *suffix* is the ending of the file's name.
    """

    name: str
    label: str
    suffix: str
    make: "Callable[[Plan, OutputSetting], File_co]"
    wanted_by: "Callable[[Filing], bool]" = lambda _: False
    """Whether a filing requests the output; the command line may request it too."""
    help: str = ""
    """The help text of the output's option; empty if every build makes the output."""
