"""The catalog: courts, causes, laws of dismissal, document types and other records, each found by its file's name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assembler.catalog.firm import with_firm_basis, with_firms_dismissal
from assembler.catalog.judges import FOLDER as JUDGES
from assembler.catalog.judges import JudgeFile, file_for_judge, judge_files
from assembler.catalog.overlay import overlay
from assembler.catalog.own_files import OwnFile
from assembler.catalog.own_templates import ChosenTemplates, UnusedTemplates, chosen_templates
from assembler.catalog.own_words import FILE as OWN_WORDS
from assembler.catalog.own_words import words_in
from assembler.catalog.program_files import (
    NOT_RECORDS,
    cached_parse,
    cached_record_names,
    is_program_folder,
    program_document,
)
from assembler.catalog.program_files import record_names as names_now
from assembler.catalog.record_kinds import KINDS, noun, program_folder
from assembler.catalog.root_files import has_file, has_folder
from assembler.catalog.sentences import changed_sentences, merged_sentences, program_sentences, sentence_faults
from assembler.catalog.template_folder import TemplateFolder
from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.suggestions import did_you_mean
from assembler.language.regex import Regex
from assembler.load import read_document
from assembler.load.files import display_name, is_file, place_of
from assembler.load.packed import PROGRAM, program_data, templates_folder
from assembler.load.yaml_reader import Document
from assembler.model.court import Court
from assembler.model.errors import record_findings

COMMON = PROGRAM / "data" / "dismissals" / "common.yaml"
"""The file that every law of dismissal extends."""

RECORD_NAME = Regex(r"[\w'-][\w.' -]*(?:/[\w'-][\w.' -]*)?")
"""Matches the name of a record, or of a county's additions to a court; it never matches a path out of the folder."""


@dataclass(frozen=True)
class Catalog:
    """The program's records, and those of a firm's *root* and folder of *templates*, which take precedence.

    The root's templates are used only if the user names the root on the command line (*root_is_named*) or trusts it.
    """

    root: Path | None = None
    templates: Path | None = None
    root_is_named: bool = False
    own_files: dict[Path, OwnFile] = field(default_factory=dict, repr=False, compare=False)
    """The firm's files that were read as records or as sentences."""
    _own_documents: dict[Path, Document] = field(default_factory=dict, repr=False, compare=False)
    _read: dict[tuple[str, str, str | None, Path | None], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _templates(self) -> ChosenTemplates:
        return chosen_templates(self.root, self.templates, root_is_named=self.root_is_named)

    @property
    def unused_templates(self) -> UnusedTemplates | None:
        """The root's templates, if they are not used because the user does not trust them; otherwise None."""
        return self._templates.unused

    @cached_property
    def own_templates(self) -> tuple[TemplateFolder, ...]:
        """The template folders that take precedence over the program's, in search order.

        Raises `MatterError` if a template cannot be read or is outside its folder.
        """
        if problems := [problem for folder in self._templates.used for problem in folder.problems]:
            raise MatterError(*problems)
        return self._templates.used

    def folders(self, kind: str) -> tuple[Path, ...]:
        """Return the folders with records of *kind*, in search order.

        Raises `MatterError` if a folder of the root is not a folder, or is a link that leads out of the root.
        """
        if kind == "document":
            return (*(own_folder.folder for own_folder in self.own_templates), templates_folder())
        folder_name, _ = KINDS[kind]
        program_records = PROGRAM / "data" / folder_name
        own_records = self.root / folder_name if self.root else program_records
        if own_records == program_records or not has_folder(own_records, self.root):
            return (program_records,)
        return own_records, program_records

    @cached_property
    def judges(self) -> tuple[JudgeFile, ...]:
        """The root's records of judges' orders. Raises `MatterError` if one of the files is not a valid record."""
        return judge_files(self.root, self._document, self.names("court"))

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of all records of *kind*, sorted."""
        names: set[str] = set()
        for folder in self.folders(kind):
            names.update(cached_record_names(folder) if is_program_folder(folder) else names_now(folder))
        return tuple(sorted(names))

    def record(self, kind: str, name: str, county: str | None = None, judge: str | None = None) -> Any:
        """Return the record *name* of *kind*.

        A court's record includes the additions of *county* and the orders of *judge*. Raises `MatterError` if there is
        no such record, or if the record is not valid.
        """
        has_own_records = bool(self.own_templates) if kind == "document" else not self._has_no_own_records
        if self.root is not None and not has_own_records:
            return program_catalog().record(kind, name, county)
        orders = file_for_judge(self.judges, name, judge) if judge else None
        added = self._file(kind, f"{name}/{county.lower().replace(' ', '_')}") if county else None
        key = (kind, name, county, orders)
        if key not in self._read:
            self._read[key] = self._assemble(kind, name, county, orders, added)
        return self._read[key]

    def _assemble(self, kind: str, name: str, county: str | None, *added_files: Path | None) -> Any:
        """Return the record *name* of *kind* with *added_files* merged over the record's own files."""
        chain = [*((name, file) for file in added_files if file), *self._layers(kind, name)]
        record = self._fill(kind, name, chain)
        self._note_own_files(kind, [file for _, file in chain])
        return self._with_program_record(record, name, county) if kind == "court" else record

    @cached_property
    def _has_no_own_records(self) -> bool:
        """Whether the root has no records of law, so that the program's records can be shared between catalogs."""
        folders = (JUDGES, *(name for kind, (name, _) in KINDS.items() if kind != "document"))
        return not any(has_folder(self.root / name, self.root) for name in folders if self.root)

    def _with_program_record(self, court: Court, name: str, county: str | None) -> Court:
        """Return *court*, with the program's record that a firm's record replaces or extends, if there is one."""
        if not self.own_files:
            return court
        if self._is_own("dismissal", self._required_file("dismissal", court.dismissal.value.id)):
            court = with_firms_dismissal(court)
        extended_courts = [court_name for court_name, _ in self._chain(name)]
        catalog_of_program = program_catalog()
        for court_name in (*extended_courts, court.system):
            if court_name in catalog_of_program.names("court"):
                program_court = catalog_of_program.record("court", court_name, county)
                return court if program_court == court else court.replacing(program_court)
        return court

    def _is_own(self, kind: str, file: Path) -> bool:
        """Whether *file*, read for a record of *kind*, belongs to the firm rather than to the program."""
        return not file.is_relative_to(program_folder(kind))

    def _note_own_files(self, kind: str, files: Sequence[Path]) -> None:
        """Add to `own_files` the firm's own files among *files*, which were read for a record of *kind*."""
        folder = program_folder(kind)
        for file in files:
            if self._is_own(kind, file):
                names = (file.name, f"{file.parent.name}.yaml")  # a county's file also changes the record of its court
                replaces = file.parent.name == JUDGES or any((folder / name).is_file() for name in names)
                self.own_files[file] = OwnFile(kind, file, self._document(file).sha256, replaces)

    def _layers(self, kind: str, name: str) -> list[tuple[str, Path]]:
        """Return the files of the record *name*, most specific first, each with the name of its record."""
        if kind == "court":
            return self._chain(name)
        if kind == "dismissal":
            return [*self._chain(name, kind), ("common", COMMON)]
        return [(name, self._required_file(kind, name))]

    def inherited(self, name: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
        """Return the court *name* and then the courts that it extends, each as written in its file."""
        return tuple((court_name, self._map_in(file)) for court_name, file in self._chain(name))

    def _chain(self, name: str, kind: str = "court") -> list[tuple[str, Path]]:
        """Return the court *name* and the courts that it extends, each with its file; likewise for a law of dismissal.

        A firm's court that extends a court of the same name extends the program's record of that court. Raises
        `MatterError` if a court extends itself, an undefined court, or a list or map.
        """
        court = name
        file = self._required_file(kind, name)
        chain = [(court, file)]
        while parent := self._map_in(file).get("extends"):
            if not isinstance(parent, str):
                place = self._document(file).values["extends",]
                message = f"`extends` must be the name of a {noun(kind)}, not {brief(parent)}"
                raise MatterError(fault("MAT003", place, message, fix="write a single name"))
            files = self._files(kind, parent)
            if parent == court:
                files = files[files.index(file) + 1 :]
            if files and files[0] not in [earlier_file for _, earlier_file in chain]:
                court = parent
                file = files[0]
                chain.append((court, file))
                continue
            place = self._document(file).values.get(("extends",), place_of(file))
            if not files and parent != court:
                fix = did_you_mean(parent, self.names(kind))
                raise MatterError(fault("MAT004", place, f"no {noun(kind)} is called `{brief(parent)}`", fix=fix))
            path = " -> ".join([*(record for record, _ in chain), parent])
            bases = "`state`, `federal`, or " if kind == "court" else ""
            fix = f"extend {bases}another {noun(kind)} that does not extend this one"
            raise MatterError(fault("YML009", place, f"`{name}` extends itself: {path}", fix=fix))
        return chain

    def place_in(self, kind: str, name: str, key: str) -> Place:
        """Return the place of the value at *key* in the file of the record *name* of *kind*."""
        file = self._required_file(kind, name)
        return self._document(file).values.get((key,), place_of(file))

    def _required_file(self, kind: str, name: str) -> Path:
        file = self._file(kind, name)
        if file is None:
            raise MatterError(fault("MAT004", Place(name), f"no {noun(kind)} is called `{name}`"))
        return file

    def _file(self, kind: str, name: str) -> Path | None:
        return next(iter(self._files(kind, name)), None)

    def _files(self, kind: str, name: str) -> list[Path]:
        """Return the files of the record *name*, in order of precedence; none if *name* cannot be a record's name.

        Raises `MatterError` if a file of the root is not a regular file, or is a link that leads out of the root.
        """
        if not RECORD_NAME.fullmatch(name):
            return []
        return [file for folder in self.folders(kind) if has_file(file := folder / f"{name}.yaml", self.root)]

    @cached_property
    def sentences(self) -> Mapping[str, Any]:
        """The sentences that papers use; a firm's own sentences override the program's."""
        return merged_sentences(program_sentences(), self.own_sentences)

    @cached_property
    def own_sentences(self) -> dict[str, Any]:
        """A firm's own sentences, except sentences that equal the program's.

        Raises `MatterError` if the firm's sentences are not valid.
        """
        if not self.own_templates:
            return {}
        program: dict[str, Any] = program_sentences()
        merged: dict[str, Any] = {}
        for folder in reversed(self.own_templates):
            if is_file(file := folder.folder / "sentences.yaml"):
                self._note_own_files("sentences", [file])
                sentences = self._map_in(file)
                if faults := [*sentence_faults(self._document(file), program, self._lead_keys(folder.folder))]:
                    raise MatterError(*faults)
                merged = merged_sentences(merged, sentences)
        return changed_sentences(merged, program)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words, in lowercase, that a firm lists as spelled correctly.

        Raises `MatterError` if the list is not UTF-8, is not a regular file, or is a link that leads out of the root.
        """
        file = self.root / OWN_WORDS if self.root else None
        return words_in(file) if file and has_file(file, self.root) else frozenset()

    def _lead_keys(self, folder: Path) -> set[str]:
        """Return the keys of the opening sentences of the document types in *folder*."""
        files = (file for file in folder.glob("*.yaml") if file.stem not in NOT_RECORDS)
        return {str(lead) for file in files if (lead := self._map_in(file).get("lead"))}

    def _map_in(self, file: Path) -> dict[str, Any]:
        """Return the map in *file*. Raises `MatterError` if the file does not contain a map."""
        data = program_data(file) if is_program_folder(file.parent) else self._document(file).data
        if not isinstance(data, dict):
            message = "a record must be a map of keys and values"
            fix = "write each key on its own line, as in `id: wawd`"
            raise MatterError(fault("MAT003", Place(display_name(file), 1, 1), message, fix=fix))
        return data

    def _document(self, file: Path) -> Document:
        """Return the YAML of *file*; a file in a template folder is parsed from the bytes read with that folder."""
        for template_folder in self.own_templates:
            if template_folder.folder in file.parents:
                content = template_folder.files.get(file.relative_to(template_folder.folder).as_posix())
                if content:
                    return cached_parse(content, place_of(file))
        if is_program_folder(file.parent):
            return program_document(file)
        if file not in self._own_documents:
            self._own_documents[file] = read_document(file)
        return self._own_documents[file]

    def _which_rest_on_firms_word(self, kind: str, name: str, chain: Sequence[tuple[str, Path]]) -> Iterator[bool]:
        """Yield, for each file of *chain*, whether its values for *name* have no authority but the firm's word.

        This is so in the firm's own files, and in the program's record of a single court that a firm's court extends.
        """
        is_same_record = kind != "court"
        for record_name, file in chain:
            is_own = self._is_own(kind, file)
            is_same_record = not is_own and (is_same_record or record_name == name)
            is_extended_court = not is_same_record and "state" in self._map_in(file)
            yield is_own or is_extended_court

    def _fill(self, kind: str, name: str, chain: Sequence[tuple[str, Path]]) -> Any:
        """Return the record called *name*, merged from the files of *chain*, each over the next.

        The values that have no authority but the firm's word get the basis `firm`. Raises `MatterError` if the record
        is not valid.
        """
        _, model = KINDS[kind]
        files = [file for _, file in chain]
        rest_on_firms_word = list(self._which_rest_on_firms_word(kind, name, chain))
        data: dict[str, Any] = {}
        firm_data: dict[str, Any] = {}
        for file, rests_on_firms_word in reversed([*zip(files, rest_on_firms_word, strict=True)]):
            file_data = {"id": name} | self._map_in(file)
            data = overlay(file_data, data)
            firm_data = overlay(with_firm_basis(file_data) if rests_on_firms_word else file_data, firm_data)
        if str(data["id"]).partition("/")[0] != name.partition("/")[0]:
            place = self._document(files[0]).values[("id",)]
            message = f"the id of the record is `{brief(data['id'])}`, but its file is called `{name}`"
            raise MatterError(fault("MAT003", place, message, fix=f"write `id: {name}`"))
        try:
            record = model.model_validate(data, context=self)
            return model.model_validate(firm_data, context=self) if any(rest_on_firms_word) else record
        except ValidationError as error:
            documents = [self._document(file) for file in files]
            raise MatterError(*record_findings(error.errors(), documents, model)) from None


@lru_cache(maxsize=1)
def program_catalog() -> Catalog:
    """Return the catalog of the program's own records."""
    return Catalog()


def catalog_of(root: Path | None) -> Catalog:
    """Return the catalog for the *root* that the user named or, by default, for the working folder."""
    return Catalog(root or Path.cwd(), root_is_named=root is not None)
