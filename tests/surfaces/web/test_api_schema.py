"""The OpenAPI document holds: whatever is sent, no fault of ours and no answer of another form."""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
import schemathesis.checks
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.core.parameters import ParameterLocation

from surfaces.web.api_calls import Program, local
from surfaces.web.browsing import PATIENCE

LONG = int(os.environ.get("PREBRIEF_API_EXAMPLES", "0"))
"""Examples an operation in a long run; see docs/measurements/api.md."""
APART = ("positive_data_acceptance",)
"""A text may be well-formed and yet be no CV: that is refused, with reason."""
BYTES = {"add_file", "score_batch"}
"""Whatever stands in their body is bytes: no value is of a wrong type once it is sent."""
NOT_SENT = {"delete_data"}
"""Would take away what the other operations are tried on; tested by itself."""


@schemathesis.serializer("application/x-ndjson")  # type: ignore[untyped-decorator, unused-ignore]
def lines(_context: object, value: object) -> bytes:
    """Send what was thought up as it is: any text may be lines, good or bad."""
    return str(value).encode("utf-8", "replace")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with local(tmp_path_factory.mktemp("home")) as running:
        yield running


def known(program: Program) -> dict[str, str]:
    """Make one of everything that an address may name."""
    brief = program.brief()
    seat = program.json("POST", "/interviews", 201, json={"brief_id": brief, "minutes": 10})
    plan = program.json("GET", f"/briefs/{brief}/plan")
    return {
        "brief_id": brief,
        "interview_id": seat["id"],
        "file_id": program.json("GET", "/files")["items"][0]["id"],
        "run_id": program.json("GET", "/runs")["items"][0]["id"],
        "key": plan["sessions"][0]["tasks"][0]["key"],
        "name": "throughput",
        "entry_id": "q.philosophy",
    }


def fine(case: Any, place: str) -> bool:
    """Say whether a part of a request is as the document has it."""
    part = case.meta.components.get(ParameterLocation(place))
    return part is None or part.mode == GenerationMode.POSITIVE


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_fault_and_no_breach_whatever_is_sent(program: Program, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_dict(program.json("GET", "/openapi.json"))
    checks = {check.__name__: check for check in schemathesis.checks.CHECKS.get_all()}
    ids = known(program)
    sent: Counter[str] = Counter()
    answered: Counter[int] = Counter()
    breaches: list[str] = []

    def try_out(operation: Any) -> None:
        name = operation.definition.raw["operationId"]
        apart = [checks[one] for one in APART]
        if name in BYTES:
            apart.append(checks["negative_data_rejection"])

        @settings(
            max_examples=LONG or 2,
            deadline=None,
            derandomize=not LONG,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def one(case: Any) -> None:
            sent[name] += 1
            there = {k: v for k, v in ids.items() if k in (case.path_parameters or {})}
            # Every other request goes to something that is there.
            if there and sent[name] % 2 and operation.method != "delete" and fine(case, "path"):
                case.path_parameters.update(there)
            # Where the token is what is wrong, none is sent; else it must not be what is refused.
            others = all(fine(case, place) for place in ("path", "query", "body"))
            known_caller = fine(case, "header") or not others
            headers = {"Authorization": f"Bearer {program.token}"} if known_caller else {}
            # A part of an address may come to nothing once it is written out, and so be fine.
            written = not fine(case, "header") and fine(case, "body")
            without = [*apart, checks["negative_data_rejection"]] if written else apart
            answer = case.call_and_validate(
                program.base, headers=headers, excluded_checks=without, timeout=PATIENCE
            )
            answered[answer.status_code] += 1

        try:
            one()
        except Exception as error:  # noqa: BLE001 - told of all operations together
            breaches.append(f"{name}: {error}"[:1500])

    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.definition.raw["operationId"] not in NOT_SENT:
            try_out(operation)
    shown = ", ".join(f"{status}: {count}" for status, count in sorted(answered.items()))
    print(f"{mode.value}: {sent.total()} requests to {len(sent)} operations; {shown}")  # noqa: T201
    assert not breaches, "\n\n".join(breaches)
    assert len(sent) > 40
