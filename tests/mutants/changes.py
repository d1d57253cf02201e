"""Makes small changes to the program, and draws some of them at random.

An operator takes a node of the syntax tree, and yields nodes in it, each with its replacement. Nothing is drawn that
cannot change the program's behavior: docstrings, annotations, imports, `__all__`, and `IDLE_ARGUMENTS`.
"""

import ast
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("assembler/rules", "assembler/law", "assembler/papers", "assembler/plan")

Replacements = Iterator[tuple[ast.expr | ast.stmt, str]]

IDLE_ARGUMENTS = {"encoding", "strict", "frozen", "slots", "kw_only", "maxsize"}
"""Keyword arguments that only guard against programming errors or save time."""

EMPTY = {
    "bool": "False",
    "dict": "{}",
    "frozenset": "frozenset()",
    "int": "0",
    "Iterable": "()",
    "Iterator": "iter(())",
    "list": "[]",
    "Mapping": "{}",
    "Sequence": "()",
    "set": "set()",
    "str": "''",
    "tuple": "()",
}
"""The empty return value of a function, by its annotated type; `None` for any other type."""

OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}

TWINS = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}


@dataclass(frozen=True)
class Change:
    """A change of the file at *path*, relative to the top: *after* replaces the bytes from *start* to *end*."""

    path: str
    line: int
    operator: str
    start: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.operator}: {_short(self.before)} -> {_short(self.after)}"

    def applied(self, source: bytes) -> bytes:
        """Return *source*, the content of the file, with the change made."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 100 else f"{words[:70]} ... {words[-25:]}"


def comparison(node: ast.AST) -> Replacements:
    """Replace a comparison by its opposite, or move its bound: `<` becomes `<=`."""
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            operators = [*node.ops[:index], OPPOSITES[type(operator)](), *node.ops[index + 1 :]]
            yield node, _expression(ast.Compare(node.left, operators, node.comparators))


def negation(node: ast.AST) -> Replacements:
    """Drop a `not`; turn `True` into `False`, and back."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, f"bool({ast.unparse(node.operand)})"
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, str(not node.value)


def junction(node: ast.AST) -> Replacements:
    """Swap `and` and `or`."""
    if isinstance(node, ast.BoolOp):
        yield node, _expression(ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))


def number(node: ast.AST) -> Replacements:
    """Add 1 to a number."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        yield node, f"({node.value + 1})"


def arithmetic(node: ast.AST) -> Replacements:
    """Swap `+` and `-`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        operator = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield node, _expression(ast.BinOp(node.left, operator, node.right))


def text(node: ast.AST) -> Replacements:
    """Empty a text."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node, '("")'


def element(node: ast.AST) -> Replacements:
    """Drop an element of a list, a tuple, a set or a dictionary."""
    if isinstance(node, ast.Dict):
        for index in range(len(node.keys)):
            keys = [*node.keys[:index], *node.keys[index + 1 :]]
            values = [*node.values[:index], *node.values[index + 1 :]]
            yield node, _expression(ast.Dict(keys, values))
    if isinstance(node, ast.Set):
        for index in range(len(node.elts)):
            remaining = [*node.elts[:index], *node.elts[index + 1 :]]
            yield node, _expression(ast.Set(remaining)) if remaining else "set()"
    if isinstance(node, ast.List | ast.Tuple) and isinstance(node.ctx, ast.Load):
        for index in range(len(node.elts)):
            yield node, _expression(type(node)([*node.elts[:index], *node.elts[index + 1 :]], node.ctx))


def argument(node: ast.AST) -> Replacements:
    """Drop a keyword argument of a call, or the last of its other arguments."""
    if isinstance(node, ast.Call):
        if node.args:
            yield node, _expression(ast.Call(node.func, node.args[:-1], node.keywords))
        for index, keyword in enumerate(node.keywords):
            if keyword.arg not in IDLE_ARGUMENTS:
                keywords = [*node.keywords[:index], *node.keywords[index + 1 :]]
                yield node, _expression(ast.Call(node.func, node.args, keywords))


def twin(node: ast.AST) -> Replacements:
    """Call the twin of a function: `all` for `any`, `max` for `min`, `list` for `sorted`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TWINS:
        keywords = [] if node.func.id == "sorted" else node.keywords
        yield node, _expression(ast.Call(ast.Name(TWINS[node.func.id]), node.args, keywords))


def returned(node: ast.AST) -> Replacements:
    """Return an empty value, or yield nothing."""
    if isinstance(node, ast.FunctionDef):
        annotation = ast.unparse(node.returns) if node.returns else ""
        empty = EMPTY.get(annotation.partition("[")[0], "None")
        for inner in _body(node):
            if isinstance(inner, ast.Return) and inner.value and ast.unparse(inner.value) != empty:
                yield inner, f"return {empty}"
            if isinstance(inner, ast.Expr) and isinstance(inner.value, ast.Yield | ast.YieldFrom):
                yield inner, "yield from ()"


def condition(node: ast.AST) -> Replacements:
    """Force a condition to be true, or false."""
    tests: list[ast.expr] = []
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        tests = [node.test]
    elif isinstance(node, ast.comprehension):
        tests = node.ifs
    for test in tests:
        yield test, "True"
        yield test, "False"


def jump(node: ast.AST) -> Replacements:
    """Swap `continue` and `break`."""
    if isinstance(node, ast.Continue | ast.Break):
        yield node, "break" if isinstance(node, ast.Continue) else "continue"


def step(node: ast.AST) -> Replacements:
    """Drop a statement that is only a call or an `x += y`."""
    if isinstance(node, ast.AugAssign) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield node, "pass"


OPERATORS: tuple[Callable[[ast.AST], Replacements], ...] = (
    comparison,
    negation,
    junction,
    number,
    arithmetic,
    text,
    element,
    argument,
    twin,
    returned,
    condition,
    jump,
    step,
)


def random_changes(root: Path, seed: str, count: int) -> list[Change]:
    """Return *count* random changes of the modules under *root*; operators and the changes of each are equally likely.

    The same *seed* draws the same changes.
    """
    rng = random.Random(seed)  # noqa: S311 - the draw must be repeatable
    by_operator: dict[str, list[Change]] = {}
    for change in all_changes(root):
        by_operator.setdefault(change.operator, []).append(change)
    changes: dict[Change, None] = {}
    while len(changes) < count:
        operator = rng.choice(sorted(by_operator))
        change = rng.choice(by_operator[operator])
        changes[change] = None
    return list(changes)


def all_changes(root: Path) -> Iterator[Change]:
    """Yield every change of every module in `FOLDERS` under *root*."""
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*.py")):
            yield from changes_of(file.relative_to(root).as_posix(), file.read_bytes())


def changes_of(path: str, source: bytes) -> Iterator[Change]:
    """Yield every change of the module at *path* with the content *source*."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _effective_nodes(ast.parse(source)):
        for operator in OPERATORS:
            for place, after in operator(node):
                start = starts[place.lineno - 1] + place.col_offset
                end = starts[(place.end_lineno or 0) - 1] + (place.end_col_offset or 0)
                before = source[start:end].decode()
                if before not in {"", "''", '""', after}:
                    yield Change(path, place.lineno, operator.__name__, start, end, before, after)


def _effective_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield *node* and the nodes in it, without nodes that cannot change the program's behavior."""
    yield node
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_idle(node, name, child):
                yield from _effective_nodes(child)


def _is_idle(parent: ast.AST, name: str, child: ast.AST) -> bool:
    """Whether *child*, in the field *name* of *parent*, cannot change the program's behavior."""
    if isinstance(child, ast.Expr):
        return isinstance(child.value, ast.Constant)  # a docstring
    if isinstance(child, ast.Assign | ast.AnnAssign):
        target = child.targets[0] if isinstance(child, ast.Assign) else child.target
        return isinstance(target, ast.Name) and target.id == "__all__"
    if isinstance(child, ast.keyword):
        return child.arg in IDLE_ARGUMENTS
    if isinstance(parent, ast.Subscript):
        return ast.unparse(parent.value) in {"Literal", "Annotated"} and name == "slice"
    in_text = isinstance(parent, ast.JoinedStr) and isinstance(child, ast.Constant)
    return (
        in_text
        or name in {"annotation", "returns", "format_spec"}
        or (name == "msg" and isinstance(parent, ast.Assert))
    )


def _expression(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def _body(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """Yield the nodes in the body of *function*, without nested functions."""
    stack: list[ast.AST] = list(function.body)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            stack.extend(ast.iter_child_nodes(node))
