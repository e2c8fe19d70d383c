"""Inputs of a case: fields with a unit, bounds, a default and a sentence of help."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from prebrief.casebook.units import check_unit
from prebrief.errors import InputError
from prebrief.records.base import Record
from prebrief.records.case import InputField

LONGEST_TEXT = 200
LONGEST_LIST = 200
_MOST_FAULTS = 8
_JSON_SHAPE = 'Write one object with the inputs by name, such as {"years": 5}.'


class Inputs(Record):
    """What a case is worked from; every field is made with ``given``."""

    model_config = ConfigDict(allow_inf_nan=False, str_max_length=LONGEST_TEXT)


def given(  # noqa: PLR0913 - an input has this many sides
    default: Any,
    *,
    help: str,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    above: float | None = None,
    fact: str = "",
    label: str = "",
    most: int = LONGEST_LIST,
) -> Any:
    """Declare an input.

    Args:
        default: A sensible start; ``None`` with ``fact`` where the playbook has the figure.
        help: What to enter and where to find it, one sentence.
        unit: From ``casebook/units.py``; a list, a word or a date has none.
        low: Least value allowed.
        high: Largest value allowed.
        above: Value that must be exceeded, where zero would divide.
        fact: Id of the fact that stands in where it is left empty.
        label: Its name in words, where the field's own name does not read well.
        most: Entries that a list may have.
    """
    if unit:
        check_unit(unit)
    bounds: dict[str, Any] = {"ge": low, "le": high, "gt": above}
    if isinstance(default, tuple):
        bounds = {"max_length": most}
    return Field(
        default=default,
        description=help,
        title=label or None,
        json_schema_extra={"unit": unit, "fact": fact},
        **{name: bound for name, bound in bounds.items() if bound is not None},
    )


AnInputs = TypeVar("AnInputs", bound=Inputs)


def read_inputs(kind: type[AnInputs], data: Mapping[str, Any]) -> AnInputs:
    """Check what was entered against the fields.

    Raises:
        InputError: names every field at fault, with its bounds and unit.
    """
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        places = [_place(fault["loc"]) for fault in error.errors(include_url=False)]
        faults = [_fault(kind, fault) for fault in error.errors(include_url=False)]
    more = f" And {len(faults) - _MOST_FAULTS} more." if len(faults) > _MOST_FAULTS else ""
    raise InputError(
        "case-inputs",
        " ".join(faults[:_MOST_FAULTS]) + more,
        fix="Mend the fields named. Fields left out take their defaults.",
        where=", ".join(dict.fromkeys(places[:_MOST_FAULTS])),
    )


def entered(data: bytes) -> dict[str, Any]:
    """Read what was entered from JSON: one object with the inputs by name.

    Raises:
        InputError: it is no JSON, or no object.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        line = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            "case-json", "The inputs are no JSON.", fix=_JSON_SHAPE, where=line
        ) from error
    if not isinstance(found, dict):
        raise InputError("case-json", "The inputs are no JSON object.", fix=_JSON_SHAPE)
    return found


def fields_of(kind: type[BaseModel]) -> tuple[InputField, ...]:
    """Describe the inputs of a case for a form, in their order."""
    return tuple(_field(name, info) for name, info in kind.model_fields.items())


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "the input"


def _fault(kind: type[BaseModel], fault: Any) -> str:
    """Say what is wrong with a field, without repeating what was entered."""
    name = _place(fault["loc"])
    info = _info_at(kind, fault["loc"])
    if fault["type"] == "extra_forbidden":
        known = ", ".join(kind.model_fields)
        return f"{name} is no input of this case (there are: {known})."
    if info is None or fault["type"] == "value_error":
        return f"{name}: {fault['msg'].removeprefix('Value error, ')}."
    field = _field(name, info)
    return f"{name} must be {_wanted(field)}."


def _wanted(field: InputField) -> str:
    if field.choices:
        return "one of " + ", ".join(field.choices)
    nouns = {
        "whole": "a whole number",
        "yes_no": "true or false",
        "text": f"at most {LONGEST_TEXT} characters of text",
        "date": "a date like 2026-01-31",
        "list": f"a list of at most {field.high or LONGEST_LIST:,.0f} entries",
        "group": "a group of fields",
    }
    words = nouns.get(field.kind, "a number")
    if field.kind == "list":
        pass  # Its high is a number of entries, and said already.
    elif field.low is not None and field.high is not None and not field.above:
        words += f" from {field.low:,.15g} to {field.high:,.15g}"
    elif field.low is not None:
        words += f" above {field.low:,.15g}" if field.above else f" of at least {field.low:,.15g}"
        if field.high is not None:
            words += f" and at most {field.high:,.15g}"
    elif field.high is not None:
        words += f" of at most {field.high:,.15g}"
    words += f" ({field.unit})" if field.unit else ""
    return words + (", or left out" if field.optional else "")


def _info_at(kind: type[BaseModel], location: tuple[int | str, ...]) -> FieldInfo | None:
    """Follow a fault's place down to its field; none where it is no single field."""
    info: FieldInfo | None = None
    model: type[BaseModel] | None = kind
    for part in location:
        if isinstance(part, int):
            continue
        if model is None or part not in model.model_fields:
            return info
        info = model.model_fields[part]
        model = _model_in(info.annotation)
    return info


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        if found := _model_in(inner):
            return found
    return None


def _field(name: str, info: FieldInfo) -> InputField:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    annotation, optional = _unwrapped(info.annotation)
    bounds = {
        key: getattr(item, key)
        for item in info.metadata
        for key in ("ge", "gt", "le", "max_length")
        if getattr(item, key, None) is not None
    }
    above = "gt" in bounds
    model = _model_in(annotation)
    return InputField(
        name=name,
        label=info.title or name.replace("_", " "),
        kind=_kind(annotation),
        unit=str(extra.get("unit", "")),
        low=bounds.get("gt", bounds.get("ge")),
        high=bounds.get("le", bounds.get("max_length")),
        above=above,
        optional=optional,
        default=_plain(info.default),
        fact=str(extra.get("fact", "")),
        help=info.description or "",
        choices=tuple(str(choice) for choice in get_args(annotation))
        if get_origin(annotation) is Literal
        else (),
        fields=fields_of(model) if model else (),
    )


def _unwrapped(annotation: Any) -> tuple[Any, bool]:
    """Take the type out of ``Annotated`` and of ``… | None``."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    inner = [part for part in get_args(annotation) if part is not type(None)]
    if type(None) in get_args(annotation) and len(inner) == 1:
        return inner[0], True
    return annotation, type(None) in get_args(annotation)


def _kind(annotation: Any) -> Any:
    if get_origin(annotation) is Literal:
        return "choice"
    if get_origin(annotation) is tuple:
        return "list"
    if _model_in(annotation):
        return "group"
    names = {bool: "yes_no", int: "whole", str: "text", float: "number"}
    return names.get(annotation, "date")


def _plain(default: Any) -> Any:
    if isinstance(default, tuple):
        return [_plain(item) for item in default]
    if isinstance(default, BaseModel):
        return default.model_dump(mode="json")
    return default if isinstance(default, bool | int | float | str | None) else str(default)
