"""Matches regular expressions from untrusted records in linear time.

The engine is Rust's, through pydantic. Python's own engine backtracks, which can take exponential time even on a short
text.
"""

from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema


def fits(pattern: str, text: str) -> bool:
    """Whether the regular expression *pattern* matches all of *text*."""
    return _validator(pattern).isinstance_python(text)


def pattern_error(pattern: str) -> str:
    """Return the reason why *pattern* is not a valid regular expression for the engine; "" if it is valid."""
    try:
        _validator(pattern)
    except SchemaError as error:
        *_, reason = str(error).split("rror: ")  # "Error: " or "error: "
        return reason.strip().rstrip(".").lower()
    return ""


@lru_cache(maxsize=256)
def _validator(pattern: str) -> SchemaValidator:
    config = core_schema.CoreConfig(regex_engine="rust-regex")
    return SchemaValidator(core_schema.str_schema(pattern=rf"^(?:{pattern})$", strict=True), config)
