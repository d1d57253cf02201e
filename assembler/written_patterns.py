"""The patterns that functions of the program hand to `re`, found in its text: they are compiled when first used.

The set-up keeps them with those that modules compile as they are imported. A pattern that is made in another way, such
as of a name in a matter, is not found here, and never kept.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from pathlib import Path
from types import ModuleType
from typing import Any

Written = tuple[str, int]
"""A pattern, and its flags."""


def written_patterns(module: ModuleType) -> Iterator[Written]:
    """Yield each pattern in a call of `re` in the text of *module* whose whole text stands there, or in its names."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    for call in ast.walk(tree):
        match call:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re")), args=[first, *others]):
                if text := _text(first, vars(module)):
                    yield text, _flags([*others, *(keyword.value for keyword in call.keywords)])


def _text(node: ast.expr, names: Mapping[str, Any]) -> str:
    """Return the text that *node* stands for; "" if that is known only in a run."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name) | ast.FormattedValue(value=ast.Name(id=name), conversion=-1, format_spec=None):
            value = names.get(name)
            return value if isinstance(value, str) else ""
        case ast.JoinedStr(values=parts):
            texts = [_text(part, names) for part in parts]
            return "".join(texts) if all(texts) else ""
    return ""


def _flags(arguments: list[ast.expr]) -> int:
    """Return the flags among the *arguments* of a call, such as `re.IGNORECASE | re.MULTILINE`."""
    one_by_one = (part for argument in arguments for part in _alternatives(argument))
    return reduce(or_, (getattr(re, part.attr) for part in one_by_one if _is_flag(part)), 0)


def _alternatives(node: ast.expr) -> Iterator[ast.Attribute]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from (*_alternatives(left), *_alternatives(right))
        case ast.Attribute():
            yield node


def _is_flag(part: ast.Attribute) -> bool:
    return isinstance(part.value, ast.Name) and part.value.id == "re" and part.attr.isupper()
