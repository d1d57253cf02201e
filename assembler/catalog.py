"""Courts, causes, rules of dismissal and document types: found by file name, read when asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from assembler.faults import fault
from assembler.finding import Place, Stopped
from assembler.load import read_document, shown
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.document import DocumentType
from assembler.yaml_text import Document

PROGRAM = Path(__file__).parent

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
            data, file = self._merged(kind, name)
            if county and (more := self._file(kind, f"{name}/{county.lower().replace(' ', '_')}")):
                data = {**data, **_map(more)}
            self._read[key] = _fill(KINDS[kind][1], data, file, self)
        return self._read[key]

    def inherited(self, name: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        """Return the court *name* and what it extends, the heir first, each as it was written."""
        chain: dict[str, Mapping[str, Any]] = {}
        parent: Any = name
        while parent:
            file = self._need("court", str(parent))
            if parent in chain:
                place = _document(file).values.get(("extends",), Place(shown(file)))
                raise Stopped(fault("YML009", place, f"`{name}` extends itself: {' -> '.join([*chain, str(parent)])}"))
            chain[str(parent)] = _map(file)
            parent = chain[str(parent)].get("extends")
        return tuple(chain.items())

    def _merged(self, kind: str, name: str) -> tuple[dict[str, Any], Path]:
        file = self._need(kind, name)
        if kind != "court":
            return _map(file), file
        merged: dict[str, Any] = {}
        for _, written in reversed(self.inherited(name)):
            merged |= written
        return merged, file

    def _need(self, kind: str, name: str) -> Path:
        file = self._file(kind, name)
        if file is None:
            raise Stopped(fault("MAT004", Place(name), f"no {kind} is called `{name}`"))
        return file

    def _file(self, kind: str, name: str) -> Path | None:
        files = (folder / f"{name}.yaml" for folder in self.folders(kind))
        return next((file for file in files if file.is_file()), None)

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
        raise Stopped(fault("MAT003", Place(shown(file), 1, 1), "a record is a map of keys and values"))
    return data


def _fill(model: type[BaseModel], data: dict[str, Any], file: Path, catalog: Catalog) -> Any:
    try:
        return model.model_validate(data, context=catalog)
    except ValidationError as error:
        document = _document(file)
        findings = []
        for one in error.errors():
            path = tuple(one["loc"])
            while path and path not in document.values:
                path = path[:-1]
            place = document.values.get(path, Place(shown(file)))
            where = ".".join(str(part) for part in one["loc"])
            findings.append(fault("MAT003", place, f"`{where}`: {one['msg'][0].lower()}{one['msg'][1:]}"))
        raise Stopped(*findings) from None
