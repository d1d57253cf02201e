"""Compiled patterns, functions of dataclasses and templates, kept from run to run as Python keeps bytecode, beside it.

They would be compiled anew at each start: a tenth of a second for the patterns of the program and its libraries. What
modules compile as they are imported is kept by its whole text, and for the very files of the program that compile it;
what is compiled later may have words of a matter, and is not kept. The file is one of the program's own, in the
`__pycache__` of this folder, for one version of Python, and a program that cannot write it there runs without it.
"""

import dataclasses
import marshal
import os
import sys
from array import array
from importlib import import_module

from assembler import kept_files, kept_modules

TYPE_CHECKING = False  # as in `__main__.py`
if TYPE_CHECKING:
    from typing import Any

FILE = kept_modules.PREFIX
MOST = 2**24
"""The most bytes that are kept."""

PROBE = "(?P<a>b)"

READ = (("matter", "Matter"), ("relief", "Relief"), ("counsel", "Attorney"), ("limitations", "Limitations"))
"""The models, besides those of records, with which a matter is read; their schemas are kept."""

_patterns: "dict[tuple[bool, Any, int], tuple[Any, ...]]" = {}
"""By whether it is of bytes, its text and its flags: what the engine of patterns is told."""
_functions: "dict[str, bytes]" = {}
"""By their text: the code of the functions of a dataclass."""
_literals: "dict[tuple[str, int], tuple[bool, tuple[str, ...]]]" = {}
"""By the text of a pattern and its flags: what a text must have for it to match (`literals`)."""
_data: "dict[str, bytes]" = {}
"""By a name: the code of the program's own templates, and the schemas of its models."""
_begun: list[bool] = []
"""Whether this run takes what is kept: if it is not empty."""
_added: list[bool] = []
"""Whether anything was compiled that is not in the file: if it is not empty."""


def begin(*, afresh: bool = False) -> None:
    """Take what this run compiles from the file, unless it begins *afresh*, and note what that lacks.

    Begun once in a process.
    """
    kept_files.begin()
    if sys.implementation.name != "cpython":
        return
    compiler: Any = import_module("re._compiler")
    engine: Any = import_module("_sre")
    compile_anew = compiler.compile
    if not _is_known(compiler, engine):
        return
    if not afresh:
        _read()

    def compiled(pattern: "Any", flags: int = 0) -> "Any":
        if not isinstance(pattern, str | bytes):  # what a library has parsed itself
            return compile_anew(pattern, flags)
        key = isinstance(pattern, bytes), pattern, int(flags)
        kept = _patterns.get(key)
        if kept is None:
            if not _is_importing():
                return compile_anew(pattern, flags)
            kept = _patterns[key] = _instructions(compiler, pattern, flags)
            _added.append(True)
        all_flags, code, *groups = kept
        return engine.compile(pattern, all_flags, memoryview(code).cast("I").tolist(), *groups)

    def run(text: str, names: "dict[str, Any]", made: "dict[str, Any]") -> None:
        kept = _functions.get(text)
        code = marshal.loads(kept) if kept else compile(text, "<string>", "exec")
        if not kept and _is_importing():
            _functions[text] = marshal.dumps(code)
            _added.append(True)
        exec(code, names, made)  # noqa: S102 - as the module of dataclasses does

    _begun.append(True)
    compiler.compile = compiled
    vars(dataclasses)["exec"] = run


def _is_known(compiler: "Any", engine: "Any") -> bool:
    """Whether this version of Python compiles patterns in the two steps that are known here; others run without."""
    try:
        flags, code, *groups = _instructions(compiler, PROBE, 0)
        made = engine.compile(PROBE, flags, memoryview(code).cast("I").tolist(), *groups)
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return False
    return bool(made == compiler.compile(PROBE, 0))


def _instructions(compiler: "Any", pattern: "Any", flags: int) -> "tuple[Any, ...]":
    """Return what `compiler.compile` would tell the engine of patterns about *pattern*, after the pattern itself."""
    parsed = compiler._parser.parse(pattern, flags)  # noqa: SLF001
    own, compiler._get_charset_prefix = compiler._get_charset_prefix, _first_letters(compiler)  # noqa: SLF001
    try:
        code = array("I", compiler._code(parsed, flags)).tobytes()  # noqa: SLF001
    finally:
        compiler._get_charset_prefix = own  # noqa: SLF001
    groups, names = parsed.state.groups, dict(parsed.state.groupdict)
    by_number = {number: name for name, number in names.items()}
    in_order = tuple(map(by_number.get, range(groups)))
    return int(flags | parsed.state.flags), code, groups - 1, names, in_order


def _first_letters(compiler: "Any") -> "Any":
    """Return what the compiler asks for the letters with which a match begins: its own answer, or else ours."""
    own = compiler._get_charset_prefix  # noqa: SLF001
    ours: Any = import_module("assembler.first_letters").first_letters
    return lambda pattern, flags: own(pattern, flags) or ours(pattern, flags)


def _is_importing() -> bool:
    """Whether a module that is being imported compiles, rather than a function of the run, or of one of its threads."""
    frame = sys._getframe(2)  # noqa: SLF001
    while frame.f_back and frame.f_code.co_name != "<module>":
        frame = frame.f_back
    return frame.f_code.co_name == "<module>" and frame.f_globals.get("__name__") != "__main__"


def _read() -> None:
    try:
        by, patterns, functions, data, literals = marshal.loads(kept_files.unsealed(kept_files.read(FILE)))
        if by != kept_files.code_files(*kept_files.COMPILERS):
            return
        _literals.update(literals)
        _data.update(data)
        _patterns.update(patterns)
        _functions.update(functions)
    except (EOFError, ValueError, TypeError):
        return


def needed(pattern: "Any") -> "tuple[bool, tuple[str, ...]]":
    """Return what a text must have for *pattern* to match in it, kept if the pattern is one of a module."""
    key = pattern.pattern, pattern.flags
    kept = _literals.get(key)
    if kept is None:
        kept = import_module("assembler.literals").needed(pattern)
        if any(text == pattern.pattern for _, text, _ in _patterns):
            _literals[key] = kept
            _added.append(True)
    return kept


def keep_pattern(text: str, flags: int) -> None:
    """Keep the pattern *text*, which is of the program, with its *flags*."""
    key = False, text, int(flags)
    if key not in _patterns:
        _patterns[key] = _instructions(import_module("re._compiler"), text, flags)
        _added.append(True)


def is_begun() -> bool:
    """Whether this run takes what is kept."""
    return bool(_begun)


def kept(name: str) -> bytes:
    """Return what is kept under *name*; nothing if nothing is."""
    return _data.get(name, b"")


def add(name: str, data: bytes) -> None:
    """Keep *data* under *name*, instead of what was kept there."""
    _data[name] = data
    _added.append(True)


def keep(*, anyway: bool = False) -> None:
    """Keep what was compiled in this run if there is anything new, and where Python may keep bytecode, or *anyway*."""
    if not _added or (sys.dont_write_bytecode and not anyway):
        return
    by = kept_files.COMPILERS
    if not kept_files.are_as_they_were(*by):
        return
    try:
        data = marshal.dumps((kept_files.code_files(*by), _patterns, _functions, _data, _literals))
    except ValueError:
        return
    if len(data) <= MOST:
        write(FILE, kept_files.sealed(data))


def write(file: str, data: bytes) -> None:
    """Write *data* to a *file* of the program's own, whole or, where that is not possible, not at all."""
    part = f"{file}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as stream:
            stream.write(data)
        os.replace(part, file)
    except OSError:
        if os.path.exists(part):
            os.unlink(part)


def set_up() -> None:
    """Keep what `check` and `build` compile as they are imported, the program's templates, and its own records.

    All is made anew, and nothing that was kept before is taken over.
    """
    sys.dont_write_bytecode = False
    begin(afresh=True)
    import_module("shutil").rmtree(f"{FILE}.law", ignore_errors=True)
    for name in ("cli", "pipeline", "commands.repeating", "paginate", "prove.measure", "preflight.measure", "check"):
        import_module(f"assembler.{name}")
    import_module("assembler.rules").all_rules()
    import_module("assembler.render").compile_templates()
    written: Any = import_module("assembler.written_patterns").written_patterns
    for module in [each for name, each in sys.modules.items() if name.startswith("assembler.")]:
        for text, flags in written(module):
            keep_pattern(text, flags)
    for module in [each for each in sys.modules.values() if "passages" in vars(each)]:
        for value in vars(module).values():
            if hasattr(value, "groupindex"):
                needed(value)
    import_module("assembler.catalog").read_all()
    import_module("assembler.catalog.reporters").authorities()
    for name, model in READ:
        import_module("assembler.model.late").validator(getattr(import_module(f"assembler.model.{name}"), model))
    keep(anyway=True)
    write(kept_modules.FILE, kept_modules.file_of(dict(sys.modules)))


if __name__ == "__main__":
    import_module("assembler.kept_code").set_up()  # the module that others import
