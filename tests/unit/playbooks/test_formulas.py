import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prebrief.playbooks.formulas import (
    DEEPEST_NESTING,
    LONGEST_EXPRESSION,
    FormulaError,
    evaluate,
    recompute,
    variables_in,
)
from prebrief.playbooks.schema import Formula, WorkedExample

numbers = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("2 ** 3 ** 2", 512),
        ("-2 ** 2", -4),
        ("+7 - -3", 10),
        ("7 / 2", 3.5),
        ("1e3", 1000),
        ("min(3, 1, 2)", 1),
        ("max(0, 1.05 - 0.9928)", 0.0572),
        ("abs(-4)", 4),
        ("sqrt(144)", 12),
        ("  1 + 1  ", 2),
    ],
)
def test_it_follows_the_rules_of_arithmetic(expression: str, result: float) -> None:
    assert evaluate(expression, {}) == pytest.approx(result)


@given(a=numbers, b=numbers, c=numbers)
def test_it_agrees_with_the_language_itself(a: float, b: float, c: float) -> None:
    inputs = {"a": a, "b": b, "c": c}
    assert evaluate("a + b * c - (a - b)", inputs) == a + b * c - (a - b)
    assert evaluate("max(a, b, c) - min(a, b, c)", inputs) == max(a, b, c) - min(a, b, c)
    assert evaluate("sqrt(abs(a))", inputs) == math.sqrt(abs(a))


@given(a=numbers, b=numbers.filter(lambda number: abs(number) > 1e-3))
def test_division_undoes_multiplication(a: float, b: float) -> None:
    assert evaluate("a * b / b", {"a": a, "b": b}) == pytest.approx(a, rel=1e-9, abs=1e-9)


@given(st.text(max_size=60))
def test_any_text_gives_a_finite_number_or_one_kind_of_error(text: str) -> None:
    try:
        result = evaluate(text, {"x": 2.0})
    except FormulaError:
        return
    assert math.isfinite(result)


@given(st.text(alphabet="x0123456789.+-*/()%, minaxsqrte_[]'\"", max_size=40))
def test_near_arithmetic_gives_a_finite_number_or_one_kind_of_error(text: str) -> None:
    try:
        result = evaluate(text, {"x": 2.0})
    except FormulaError:
        return
    assert math.isfinite(result)


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "().__class__.__bases__",
        "x.real",
        "x[0]",
        "eval('1')",
        "open('file')",
        "lambda: 1",
        "[1, 2]",
        "(1, 2)",
        "{1}",
        "{1: 2}",
        "[i for i in (1,)]",
        "'text'",
        "'a' * 9",
        "f'{x}'",
        "b'1'",
        "True",
        "None",
        "1j",
        "x if x else 1",
        "x and 1",
        "x < 1",
        "not x",
        "~x",
        "x % 2",
        "x // 2",
        "x << 99",
        "x | 1",
        "x @ x",
        "(y := 3)",
        "min(1)",
        "min()",
        "min(*[1, 2], 3)",
        "sqrt(*[1])",
        "sqrt(1, 2)",
        "max(1, 2, key=abs)",
        "min.__call__(1, 2)",
        "await x",
        "yield x",
        "1; 2",
        "import os",
        "x = 1",
        "",
        "1 +",
        "\x00",
        "...",
    ],
)
def test_what_is_not_arithmetic_is_refused(expression: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(expression, {"x": 2.0})


@pytest.mark.parametrize(
    "expression",
    [
        "9 ** 9 ** 9 ** 9",
        "10 ** 1001",
        "10.0 ** 999",
        "2 ** -1001",
        "9" * 400,
        "1e308 * 10",
        "(-8) ** 0.5",
        "0 ** -1",
        "1 / 0",
        "1 / (x - x)",
        "sqrt(-1)",
        "1e999",
        "(" * (LONGEST_EXPRESSION // 2) + "1" + ")" * (LONGEST_EXPRESSION // 2 - 1),
        "-" * (LONGEST_EXPRESSION - 1) + "1",
        "1" + "+1" * DEEPEST_NESTING * 2,
        "1" + " " * LONGEST_EXPRESSION,
    ],
)
def test_bombs_and_results_without_an_end_are_refused(expression: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(expression, {"x": 2.0})


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_inputs_must_be_finite(value: float) -> None:
    with pytest.raises(FormulaError):
        evaluate("x", {"x": value})


def test_a_missing_input_is_named() -> None:
    with pytest.raises(FormulaError, match="premium"):
        evaluate("claims / premium", {"claims": 1.0})


def test_an_input_cannot_stand_for_a_function() -> None:
    assert evaluate("min(x, 1)", {"x": 2.0, "min": 9.0}) == 1


def test_variables_are_named_without_the_functions() -> None:
    assert variables_in("sqrt(a * b) + max(c, 0)") == {"a", "b", "c"}
    with pytest.raises(FormulaError):
        variables_in("a.b")


def test_a_worked_example_is_recomputed_to_its_digits() -> None:
    formula = msgspec.convert(
        type=Formula,
        obj={
            "text": "observed divided by predicted",
            "expression": "observed / predicted",
            "variables": [
                {"name": "observed", "unit": "infections", "means": "counted"},
                {"name": "predicted", "unit": "infections", "means": "expected by the model"},
            ],
            "unit": "ratio",
        },
    )
    example = WorkedExample(
        story="Twelve against 16.2.",
        inputs={"observed": 12, "predicted": 16.2},
        result=0.74,
        reading="{result}, better than predicted.",
    )
    assert recompute(formula, example) == example.result
