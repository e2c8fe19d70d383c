"""Physician pay worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.charts import bars, spans, waterfall
from prebrief.casebook.facts import Facts
from prebrief.casebook.pay import sums
from prebrief.casebook.pay.inputs import Answer, Pay
from prebrief.casebook.units import figure, number, show
from prebrief.records.case import Chart, Check, Figure, Step, Verdict

_MEANT: dict[Answer, Verdict] = {"yes": "met", "no": "not_met", "unknown": "unknown"}


def solve(inputs: Pay, facts: Facts) -> Working:
    """Work the service, the subsidy and the directorship."""
    service = sums.service(inputs, facts)
    subsidy = sums.subsidy(inputs)
    director = sums.directorship(inputs, facts)
    return Working(
        headline=f"Medicare allows {show(service.payment, 'USD', digits=2)} for the service. The "
        f"group needs {show(subsidy, 'USD')} for each provider beyond its revenue. "
        f"{_verdict(director)}",
        figures=_figures(inputs, facts, service, subsidy, director),
        steps=_steps(inputs, facts, service, subsidy, director),
        charts=_charts(facts, service, subsidy, director),
        checks=_checks(inputs, director),
        cautions=[
            "Medicare's allowed amount includes the patient's share; other payers use schedules of "
            "their own.",
            "A subsidy is no verdict on a group: call cover, poor payer mix and work without "
            "revenue are in it.",
            "The directors' range of the playbook is of wound-care directors only: use a survey of "
            "your own specialty.",
            "A rate inside the range is not yet lawful; need, writing and documented work decide.",
        ],
    )


def _figures(
    inputs: Pay, facts: Facts, service: sums.Service, subsidy: float, director: sums.Directorship
) -> list[Figure]:
    wrvus = service.work_rvu * inputs.services
    year = "USD per year"
    return [
        figure("payment", "Medicare allows for the service", service.payment, "USD", digits=2,
               main=True),
        figure("payments_year", "Medicare allows in a year", service.payment * inputs.services,
               year),
        figure("wrvus", "Work RVUs in a year", wrvus, "wRVU per year"),
        figure("productivity_pay", "Pay for them by contract", wrvus * inputs.rate_per_wrvu, year),
        figure("subsidy", "Subsidy for each provider", subsidy, "USD per FTE", main=True),
        figure("subsidy_total", "Subsidy of the group", subsidy * inputs.providers, year),
        figure("above_median", "Above the national median subsidy",
               subsidy - facts.value("f.provider_subsidy_median"), "USD per FTE"),
        figure("contract_rate", "Director's rate by contract", director.contract_rate,
               "USD per hour", digits=2),
        figure("rate", "Director's rate for documented hours", director.rate, "USD per hour",
               digits=2, main=True, note="None without documented hours."),
        figure("hours_share", "Documented hours, of those contracted",
               100 * inputs.documented_hours / inputs.contracted_hours, "percent"),
        figure("unexplained", "Paid beyond documented hours at the top of the range",
               director.unexplained, year, main=True),
    ]  # fmt: skip


def _verdict(director: sums.Directorship) -> str:
    top = show(director.high, "USD per hour")
    if director.rate is None:
        return "The director has no documented hours, so nothing supports the pay."
    paid = show(director.rate, "USD per hour")
    if director.rate > director.high:
        return (
            f"The director's documented hours cost {paid}, above the top of the range ({top}): "
            f"{show(director.unexplained, 'USD per year')} have nothing behind them."
        )
    place = "below" if director.rate < director.low else "within"
    return f"The director's documented hours cost {paid}, {place} the range up to {top}."


def _steps(
    inputs: Pay, facts: Facts, service: sums.Service, subsidy: float, director: sums.Directorship
) -> list[Step]:
    cut = " after the efficiency cut" if inputs.efficiency_cut else ""
    cents = 2 if round(service.factor, 2) == service.factor else 4
    factor = show(service.factor, "USD per RVU", digits=cents)
    return [
        Step(
            title="The service",
            text=f"Work {number(service.work_rvu, digits=3)} RVUs{cut}, practice expense "
            f"{number(inputs.expense_rvu, digits=2)} and malpractice "
            f"{number(inputs.malpractice_rvu, digits=2)}, each times its place's index "
            f"({inputs.work_index:g}, {inputs.expense_index:g}, {inputs.malpractice_index:g}) and "
            f"times {factor}: {show(service.work, 'USD', digits=2)} and "
            f"{show(service.expense, 'USD', digits=2)} and "
            f"{show(service.malpractice, 'USD', digits=2)}, together "
            f"{show(service.payment, 'USD', digits=2)}.",
        ),
        Step(
            title="What the physician earns on it",
            text=f"{show(inputs.services, 'visits')} a year are "
            f"{show(service.work_rvu * inputs.services, 'wRVU', digits=0)}; at "
            f"{show(inputs.rate_per_wrvu, 'USD per wRVU')} that is "
            f"{show(service.work_rvu * inputs.services * inputs.rate_per_wrvu, 'USD per year')}.",
        ),
        Step(
            title="The subsidy",
            text=f"Expense of {show(inputs.expense, 'USD')} less revenue of "
            f"{show(inputs.net_revenue, 'USD')}, over {show(inputs.providers, 'FTE')}, is "
            f"{show(subsidy, 'USD')} for each. The national median is "
            f"{facts.display('f.provider_subsidy_median')}.",
        ),
        Step(
            title="The director's hours",
            text=f"{show(inputs.director_pay, 'USD')} for "
            f"{show(inputs.contracted_hours, 'hours')} by contract is "
            f"{show(director.contract_rate, 'USD per hour', digits=2)}. Logs show "
            f"{show(inputs.documented_hours, 'hours')}. {_verdict(director)}",
        ),
    ]


def _charts(
    facts: Facts, service: sums.Service, subsidy: float, director: sums.Directorship
) -> list[Chart]:
    rows = {
        "independent range": (director.low, director.high),
        "by contract": (0.0, director.contract_rate),
    }
    if director.rate is not None:
        rows["for documented hours"] = (0.0, director.rate)
    return [
        waterfall(
            "What the service is made of",
            {
                "Work": service.work,
                "Practice expense": service.expense,
                "Malpractice": service.malpractice,
            },
            total="Allowed",
            unit="USD",
            digits=2,
            reading=f"Of {show(service.payment, 'USD', digits=2)}, "
            f"{show(service.work, 'USD', digits=2)} is for the physician's work.",
        ),
        bars(
            "Subsidy for each provider",
            {
                "USD per provider": {
                    "this group": subsidy,
                    "national median": facts.value("f.provider_subsidy_median"),
                }
            },
            unit="USD per FTE",
            reading=f"This group needs {show(subsidy, 'USD')} for each provider.",
        ),
        spans(
            "The director's hourly rate against the range",
            rows,
            unit="USD per hour",
            x_label="USD per hour",
            reading=_verdict(director),
        ),
    ]


def _checks(inputs: Pay, director: sums.Directorship) -> list[Check]:
    inside = director.rate is not None and director.rate <= director.high
    return [
        Check(text="A signed agreement lists the duties", verdict=_MEANT[inputs.written]),
        Check(text="The duties are needed, referrals or not", verdict=_MEANT[inputs.needed]),
        Check(
            text="Pay does not follow volume or value of referrals",
            verdict=_MEANT[inputs.not_by_referrals],
        ),
        Check(text="The range is independent", verdict=_MEANT[inputs.independent]),
        Check(
            text="Documented hours carry the pay",
            verdict="met" if inside else "not_met",
            why=_verdict(director),
        ),
    ]
