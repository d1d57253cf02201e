"""Regular expressions in records, which anybody may have written, tried by an engine that reads each letter once.

The engine is Rust's, which pydantic brings. Python's own tries every way to fit a text, and a short text may have
millions of them.
"""

from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema


def fits(pattern: str, text: str) -> bool:
    """Whether the whole of *text* fits *pattern*, which is a regular expression."""
    return _validator(pattern).isinstance_python(text)


def pattern_error(pattern: str) -> str:
    """Return why *pattern* is not a regular expression that the engine takes; nothing where it is one."""
    try:
        _validator(pattern)
    except SchemaError as error:
        return str(error).rpartition("rror: ")[2].strip().rstrip(".").lower()
    return ""


@lru_cache(maxsize=256)
def _validator(pattern: str) -> SchemaValidator:
    config = core_schema.CoreConfig(regex_engine="rust-regex")
    return SchemaValidator(core_schema.str_schema(pattern=rf"^(?:{pattern})$", strict=True), config)
