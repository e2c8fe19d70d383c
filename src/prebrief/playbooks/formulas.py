"""Work out the arithmetic expression of a formula, and nothing else."""

import ast
import math
import operator
from collections.abc import Callable, Mapping

from prebrief.playbooks.schema import Formula, WorkedExample

LONGEST_EXPRESSION = 600
DEEPEST_NESTING = 40
LARGEST_EXPONENT = 1000.0

_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_UNARY: dict[type[ast.unaryop], Callable[[float], float]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
}


class FormulaError(ValueError):
    """What happened: an expression or its inputs cannot be worked out.

    Why: it is no plain arithmetic, names an input that is not there, or has no finite result.
    What to do: write it with + - * / ** ( ) min max abs sqrt and the variables it declares.
    """


def variables_in(expression: str) -> frozenset[str]:
    """Name the variables that an expression uses."""
    names: set[str] = set()
    _walk(_parse(expression), names)
    return frozenset(names)


def evaluate(expression: str, inputs: Mapping[str, float]) -> float:
    """Work out an expression over named inputs.

    Example:
        >>> evaluate("payments / (charges - adjustments)",
        ...          {"payments": 96.0, "charges": 250.0, "adjustments": 150.0})
        0.96

    Raises:
        FormulaError: It is no plain arithmetic, or has no finite result.
    """
    tree = _parse(expression)
    _walk(tree, set())
    try:
        result = _value(tree, inputs)
    except ZeroDivisionError as error:
        raise FormulaError("The expression divides by zero.") from error
    except OverflowError as error:
        raise FormulaError("The result is too large.") from error
    return _finite(result)


def recompute(formula: Formula, example: WorkedExample) -> float:
    """Work out a formula with the inputs of its worked example, to the digits it is given."""
    return round(evaluate(formula.expression, example.inputs), example.digits)


def _parse(expression: str) -> ast.expr:
    if len(expression) > LONGEST_EXPRESSION:
        raise FormulaError(f"An expression has at most {LONGEST_EXPRESSION} characters.")
    try:
        return ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError("The expression is not arithmetic.") from error


def _walk(node: ast.expr, names: set[str], depth: int = 0) -> None:
    """Refuse every node that is not on the list, before anything is worked out."""
    if depth > DEEPEST_NESTING:
        raise FormulaError("The expression is nested too deeply.")
    for child in _operands(node):
        _walk(child, names, depth + 1)
    if isinstance(node, ast.Name):
        names.add(node.id)


def _operands(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.Constant(value=bool()):
            raise FormulaError("True and False are no numbers.")
        case ast.Constant(value=int() | float()) | ast.Name():
            return []
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY or isinstance(
            op, ast.Pow
        ):
            return [left, right]
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _UNARY:
            return [operand]
        case ast.Call(func=ast.Name(id="min" | "max"), args=args, keywords=[]) if len(args) > 1:
            return _no_stars(args)
        case ast.Call(func=ast.Name(id="abs" | "sqrt"), args=[argument], keywords=[]):
            return _no_stars([argument])
    raise FormulaError("An expression holds only + - * / ** ( ) min max abs sqrt and variables.")


def _no_stars(arguments: list[ast.expr]) -> list[ast.expr]:
    if any(isinstance(argument, ast.Starred) for argument in arguments):
        raise FormulaError("Arguments are given one by one.")
    return arguments


def _value(node: ast.expr, inputs: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            if name not in inputs:
                raise FormulaError(f"No value is given for {name}.")
            return _finite(float(inputs[name]))
        case ast.UnaryOp(op=sign, operand=operand):
            return _UNARY[type(sign)](_value(operand, inputs))
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left, inputs), _value(right, inputs))
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](_value(left, inputs), _value(right, inputs))
        case ast.Call(func=ast.Name(id=function), args=arguments):
            return _call(function, [_value(argument, inputs) for argument in arguments])
    raise AssertionError("the walk lets no other node through")


def _call(function: str, values: list[float]) -> float:
    if function == "min":
        return min(values)
    if function == "max":
        return max(values)
    if function == "abs":
        return abs(values[0])
    if values[0] < 0:
        raise FormulaError("A negative number has no square root.")
    return math.sqrt(values[0])


def _power(base: float, exponent: float) -> float:
    if abs(exponent) > LARGEST_EXPONENT:
        raise FormulaError("The exponent is too large.")
    if base < 0 and not exponent.is_integer():
        raise FormulaError("A negative number has no broken power.")
    return float(base**exponent)


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise FormulaError("The result is not a finite number.")
    return number
