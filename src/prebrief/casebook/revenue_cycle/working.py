"""The revenue cycle worked in words, figures and charts."""

from prebrief.casebook.case import Working
from prebrief.casebook.charts import control, tornado, waterfall
from prebrief.casebook.facts import Facts
from prebrief.casebook.revenue_cycle import sums
from prebrief.casebook.revenue_cycle.inputs import Evidence, RevenueCycle
from prebrief.casebook.units import figure, show
from prebrief.records.case import Chart, Check, Step, Verdict

_RANGES = {"practice": "f.days_ar_healthy", "hospital": "f.days_ar_hospital"}
_HELD = 12
"""Months after which a gain counts as lasting: a year covers every season."""


def solve(inputs: RevenueCycle, facts: Facts) -> Working:
    """Work denials, receivables and credentialing."""
    denials = sums.denials(inputs, facts)
    days = sums.days_in_receivables(inputs)
    target = facts.high(_RANGES[inputs.setting])
    released = sums.cash_released(inputs, target)
    credentialing = sums.credentialing(inputs)
    net = denials.gain_year - inputs.programme_cost
    return Working(
        headline=_headline(denials, net),
        figures=[
            figure("denials_avoided", "Fewer denials", denials.avoided, "claims per month"),
            figure(
                "first_pass_dollars",
                "No longer denied at first",
                denials.first_pass,
                "USD per month",
                note="Not a gain: most of it would have been paid in the end.",
            ),
            figure("cash_kept", "No longer lost for good", denials.kept, "USD per month"),
            figure(
                "rework_saved", "Rework no longer needed", denials.rework_saved, "USD per month"
            ),
            figure("gain_month", "Gain", denials.gain, "USD per month", main=True),
            figure("gain_year", "Gain", denials.gain_year, "USD per year", main=True),
            figure("net_year", "Gain less what the change costs", net, "USD per year"),
            figure("days_in_receivables", "Days in receivables", days, "days", main=True),
            figure("cash_released", "Cash that would come in once", released, "USD"),
            figure(
                "credentialing_days",
                "Wait for credentialing now",
                credentialing.after,
                "days",
                main=True,
            ),
            figure("days_saved", "Days saved for each hire", credentialing.saved, "days"),
            figure(
                "credentialing_value",
                "Revenue that starts earlier",
                credentialing.value,
                "USD per year",
                note="Only for those hired, and only if patients are waiting for them.",
            ),
        ],
        steps=[
            *_denial_steps(inputs, denials, net),
            _receivables_step(inputs, days, target, released),
            _credentialing_step(inputs, credentialing),
        ],
        charts=_charts(inputs, facts, denials),
        checks=_checks(inputs),
        cautions=_cautions(inputs, denials, facts),
    )


def _headline(denials: sums.Denials, net: float) -> str:
    year = show(denials.gain_year, "USD per year")
    if denials.avoided <= 0:
        return f"Denials did not fall, so nothing is gained: {year}."
    first = show(denials.first_pass * sums.MONTHS, "USD per year")
    more = "" if net == denials.gain_year else f", {show(net, 'USD per year')} after its cost"
    return f"Worth {year}{more}; not the {first} that were denied at first, most of it paid later."


def _denial_steps(inputs: RevenueCycle, denials: sums.Denials, net: float) -> list[Step]:
    lost = show(100 * denials.lost_share, "percent")
    return [
        Step(
            title="Count the denials",
            text=f"Of {show(inputs.claims_per_month, 'claims')} a month, "
            f"{show(inputs.denial_rate_before, 'percent')} were denied: {denials.before:,.0f}. "
            f"Now it is {show(inputs.denial_rate_after, 'percent')}: {denials.after:,.0f}. "
            f"That is {denials.avoided:,.0f} fewer.",
        ),
        Step(
            title="Put dollars on them",
            text=f"At {show(inputs.allowed_per_claim, 'USD per claim')}, "
            f"that is {show(denials.first_pass, 'USD per month')} no longer denied at first.",
        ),
        Step(
            title="Denied is not lost",
            text=f"{lost} of denied claims were never paid. "
            f"So {show(denials.kept, 'USD per month')} is kept that would have been lost.",
        ),
        Step(
            title="Add the rework",
            text=f"Contesting a denial costs {show(denials.rework_per_claim, 'USD per claim')}; "
            f"{show(inputs.contested, 'percent')} are contested. "
            f"That saves work worth {show(denials.rework_saved, 'USD per month')}.",
        ),
        Step(
            title="Over a year",
            text=f"Together {show(denials.gain, 'USD per month')}, or "
            f"{show(denials.gain_year, 'USD per year')}. The change costs "
            f"{show(inputs.programme_cost, 'USD per year')}, which leaves {show(net, 'USD')}.",
        ),
    ]


def _receivables_step(inputs: RevenueCycle, days: float, target: float, released: float) -> Step:
    daily = show(inputs.net_revenue / sums.DAYS, "USD per day", digits=0)
    text = (
        f"Receivables of {show(inputs.receivables, 'USD')} over {daily} of net revenue "
        f"are {show(days, 'days')}. "
    )
    if released > 0:
        text += (
            f"Down to {show(target, 'days')}, {show(released, 'USD')} would come in, once: "
            "it is cash sooner, not income."
        )
    else:
        text += f"That is no more than {show(target, 'days')}, the upper end of the usual range."
    return Step(title="Days in receivables", text=text)


def _credentialing_step(inputs: RevenueCycle, credentialing: sums.Credentialing) -> Step:
    return Step(
        title="Credentialing",
        text=f"A wait of {show(inputs.credentialing_days_before, 'days')}, shorter by "
        f"{show(inputs.credentialing_cut, 'percent')}, is {show(credentialing.after, 'days')}: "
        f"{show(credentialing.saved, 'days')} saved. For {inputs.hires:,} hired at "
        f"{show(inputs.net_revenue_per_day, 'USD per day')} that brings "
        f"{show(credentialing.value, 'USD')} forward.",
    )


def _charts(inputs: RevenueCycle, facts: Facts, denials: sums.Denials) -> list[Chart]:
    first = denials.first_pass * sums.MONTHS
    kept = denials.kept * sums.MONTHS
    charts = [
        waterfall(
            "From denied to gained, over a year",
            {
                "No longer denied at first": first,
                "Would have been paid in the end": kept - first,
                "Rework saved": denials.rework_saved * sums.MONTHS,
            },
            total="Gain",
            unit="USD per year",
            reading=f"Of {show(first, 'USD')} no longer denied, {show(kept, 'USD')} would truly "
            f"have been lost; with rework the gain is {show(denials.gain_year, 'USD per year')}.",
        ),
        tornado(
            "What the gain hangs on",
            inputs.model_copy(update={"paid_in_the_end": 100 * (1 - denials.lost_share)}),
            {
                "paid_in_the_end": (50.0, 95.0),
                "denial_rate_after": (
                    inputs.denial_rate_after * 0.8,
                    min(100.0, inputs.denial_rate_after * 1.2),
                ),
                "allowed_per_claim": (
                    inputs.allowed_per_claim * 0.8,
                    inputs.allowed_per_claim * 1.2,
                ),
            },
            lambda changed: sums.denials(changed, facts).gain_year,
            unit="USD per year",
            reading="Ask finance for the share paid in the end before any other figure.",
        ),
    ]
    return [*charts, _control(inputs, facts)] if inputs.months else charts


def _control(inputs: RevenueCycle, facts: Facts) -> Chart:
    mean, ends = sums.limits(inputs.months, facts.value("f.spc_sigma"))
    rates = [100 * month.denied / month.claims for month in inputs.months]
    signals = {
        place: "below the limit" if rate < low else "above the limit"
        for place, (rate, (low, high)) in enumerate(zip(rates, ends, strict=True))
        if not low <= rate <= high
    }
    below = sum(signal.startswith("below") for signal in signals.values())
    return control(
        "Denial rate by month, with limits from the months before the change",
        [month.label for month in inputs.months],
        rates,
        ends,
        centre=mean,
        signals=signals,
        unit="percent",
        reading=f"{below} of {len(rates)} months lie below what chance would give around the old "
        f"mean of {show(mean, 'percent')}.",
    )


def _checks(inputs: RevenueCycle) -> list[Check]:
    return [
        Check(text="A baseline of three months or more", verdict=_met(inputs.baseline_measured)),
        Check(
            text="The lower rate has held for a year",
            verdict="met" if inputs.held_for_months >= _HELD else "not_met",
            why=f"Held for {show(inputs.held_for_months, 'months')} so far.",
        ),
        Check(text="One person answers for the rate", verdict=_met(inputs.owner_named)),
        Check(text="Finance agreed the share finally paid", verdict=_met(inputs.finance_agreed)),
    ]


def _met(evidence: Evidence) -> Verdict:
    verdicts: dict[Evidence, Verdict] = {"yes": "met", "no": "not_met", "unknown": "unknown"}
    return verdicts[evidence]


def _cautions(inputs: RevenueCycle, denials: sums.Denials, facts: Facts) -> list[str]:
    cautions = [
        "Saved rework is cash only if hours are not staffed or are used for other collections.",
        "All claims are taken as alike; weigh by dollars if large claims are denied more often.",
    ]
    if inputs.paid_in_the_end is None:
        cautions.append(
            f"The share paid in the end ({facts.display('f.denials_overturned')} of contested "
            "denials) is from a survey: use your own."
        )
    if denials.avoided < 0:
        cautions.append("Denials rose: the figures are losses.")
    if inputs.held_for_months < _HELD:
        cautions.append("A year's gain is claimed here from a shorter time.")
    return cautions
