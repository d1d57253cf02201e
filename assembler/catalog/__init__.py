"""Courts, causes, rules of dismissal and document types: found by file name, read when asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Place, Stopped
from assembler.findings.suggestions import did_you_mean
from assembler.load import read_document
from assembler.load.files import display_name, place_of
from assembler.load.yaml_reader import Document
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.document import DocumentType
from assembler.model.errors import of_a_record

PROGRAM = Path(__file__).parents[1]

KINDS: Mapping[str, tuple[str, type[BaseModel]]] = {
    "court": ("courts", Court),
    "cause": ("causes", Cause),
    "dismissal": ("dismissals", Dismissals),
    "document": ("templates", DocumentType),
}
"""Each kind of record, the folder that holds it and the model that it fills."""

NOT_RECORDS = frozenset({"sentences"})
"""YAML files beside the document types that are not document types."""


def templates_folder() -> Path:
    """Return the program's templates: inside the wheel, else beside the package in a checkout."""
    inside = PROGRAM / "templates"
    return inside if inside.is_dir() else PROGRAM.parent / "templates"


@dataclass(frozen=True)
class Catalog:
    """The records of the program and, before them, those of a firm's own *root* and of a folder of *templates*."""

    root: Path | None = None
    templates: Path | None = None
    _read: dict[tuple[str, str, str | None], Any] = field(default_factory=dict, repr=False, compare=False)

    def folders(self, kind: str) -> tuple[Path, ...]:
        """Return the folders that may hold records of *kind*, the first to be looked in first."""
        name = KINDS[kind][0]
        own = [self.templates] if kind == "document" and self.templates else []
        firm = [self.root / name] if self.root else []
        program = templates_folder() if kind == "document" else PROGRAM / "data" / name
        return tuple(dict.fromkeys(folder for folder in (*own, *firm, program) if folder.is_dir()))

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of all records of *kind*, sorted."""
        found = {file.stem for folder in self.folders(kind) for file in folder.glob("*.yaml")}
        return tuple(sorted(found - NOT_RECORDS))

    def record(self, kind: str, name: str, county: str | None = None) -> Any:
        """Return the record *name* of *kind*, a county's additions laid over a court.

        Raises `Stopped` when the record's file is not what its model asks for.
        """
        key = (kind, name, county)
        if key not in self._read:
            files = [file for _, file in self._chain(name)] if kind == "court" else [self._need(kind, name)]
            own = self._file(kind, f"{name}/{county.lower().replace(' ', '_')}") if county else None
            self._read[key] = _fill(KINDS[kind][1], name, [own, *files] if own else files, self)
        return self._read[key]

    def inherited(self, name: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        """Return the court *name* and what it extends, the heir first, each as it was written."""
        return tuple((heir, _map(file)) for heir, file in self._chain(name))

    def _chain(self, name: str) -> list[tuple[str, Path]]:
        """Return the court *name* and what it extends with their files.

        A firm's court that extends its own name lies over the program's court of that name. Raises `Stopped` for one
        that extends itself, and for one that extends a court that there is not.
        """
        chain = [(name, self._need("court", name))]
        while parent := _map(chain[-1][1]).get("extends"):
            heir, file = chain[-1]
            place = _document(file).values.get(("extends",), place_of(file))
            files = self._files("court", str(parent))
            if parent == heir:
                files = files[files.index(file) + 1 :]
            if not files and parent != heir:
                fix = did_you_mean(str(parent), self.names("court"))
                raise Stopped(fault("MAT004", place, f"no court is called `{brief(parent)}`", fix=fix))
            if not files or files[0] in [one for _, one in chain]:
                way = " -> ".join([*(one for one, _ in chain), str(parent)])
                fix = "extend `state`, `federal`, or another court that does not lead back here"
                raise Stopped(fault("YML009", place, f"`{name}` extends itself: {way}", fix=fix))
            chain.append((str(parent), files[0]))
        return chain

    def _need(self, kind: str, name: str) -> Path:
        file = self._file(kind, name)
        if file is None:
            raise Stopped(fault("MAT004", Place(name), f"no {kind} is called `{name}`"))
        return file

    def _file(self, kind: str, name: str) -> Path | None:
        return next(iter(self._files(kind, name)), None)

    def _files(self, kind: str, name: str) -> list[Path]:
        """Return the files that hold the record *name*, the first to be taken first."""
        return [file for folder in self.folders(kind) if (file := folder / f"{name}.yaml").is_file()]

    @cached_property
    def sentences(self) -> Mapping[str, Any]:
        """The sentences that the program writes, a firm's own before the program's."""
        said: dict[str, Any] = {}
        for folder in reversed(self.folders("document")):
            if (file := folder / "sentences.yaml").is_file():
                for group, sentences in _map(file).items():
                    both = isinstance(sentences, dict) and isinstance(said.get(group), dict)
                    said[group] = {**said[group], **sentences} if both else sentences
        return said


@lru_cache(maxsize=512)
def _document(file: Path) -> Document:
    return read_document(file)


def _map(file: Path) -> dict[str, Any]:
    """Return what *file* says. Raises `Stopped` where it is no map."""
    data = _document(file).data
    if not isinstance(data, dict):
        raise Stopped(fault("MAT003", Place(display_name(file), 1, 1), "a record is a map of keys and values"))
    return data


def _fill(model: type[BaseModel], name: str, files: Sequence[Path], catalog: Catalog) -> Any:
    """Return the record that *files* make, each laid over those behind it, called *name* where it does not say."""
    data: dict[str, Any] = {}
    for file in reversed(files):
        data |= {"id": name} | _map(file)
    documents = [_document(file) for file in files]
    if str(data["id"]).partition("/")[0] != name.partition("/")[0]:
        place = documents[0].values[("id",)]
        message = f"the record is called `{brief(data['id'])}` and its file `{name}`"
        raise Stopped(fault("MAT003", place, message, fix=f"write `id: {name}`"))
    try:
        return model.model_validate(data, context=catalog)
    except ValidationError as error:
        raise Stopped(*of_a_record(error.errors(), documents, model)) from None
