"""What throughput is worked from: stays, emergency department, operating rooms, a flow."""

from prebrief.casebook.inputs import Inputs, given


class Stay(Inputs):
    """One patient's stay."""

    days: float = given(3, unit="days", low=0.01, high=1_000, help="Days from bed to discharge.")


class Throughput(Inputs):
    """Four parts that can be read alone."""

    stays: tuple[Stay, ...] = given(
        tuple(Stay(days=days) for days in (2, 3, 4, 12)),
        help="A few stays of one diagnosis group, to see the two averages apart.",
    )
    discharges: float = given(
        12_000, unit="discharges per year", low=1, high=10_000_000, help="Inpatient discharges."
    )
    alos: float = given(
        5.2, unit="days", low=0.1, high=365, label="average stay", help="Days over discharges."
    )
    expected_stay: float = given(
        4.8,
        unit="days",
        low=0.1,
        high=365,
        label="expected length of stay",
        help="What these patients' diagnosis groups and severity would lead one to expect.",
    )
    cmi: float = given(
        1.6,
        unit="weight",
        low=0.1,
        high=30,
        label="case mix index",
        help="Mean weight of the diagnosis groups.",
    )
    days_cut: float = given(
        0.3,
        unit="days",
        low=0,
        high=30,
        label="days cut from a stay",
        help="By how much the planned change shortens the average stay.",
    )
    variable_day: float = given(
        600,
        unit="USD per day",
        low=0,
        high=100_000,
        label="cost of a day that varies",
        help="Cost of a late day that goes away if the patient does: food, drugs, agency hours.",
    )
    average_day: float = given(
        2_900,
        unit="USD per day",
        low=0,
        high=100_000,
        label="average cost of a day",
        help="All cost over all days; shown only to say why it is not the saving.",
    )
    programme_cost: float = given(
        900_000,
        unit="USD per year",
        low=0,
        high=1e9,
        help="What the change costs in a year.",
    )
    occupancy: float = given(
        88, unit="percent", low=1, high=100, help="Share of staffed beds in use, on average."
    )
    base_payment: float | None = given(
        None, unit="USD per discharge", low=0, high=1_000_000, fact="f.ipps_base_fy2027",
        label="base payment for a discharge",
        help="Payment for a discharge of weight one, before adjustments.",
    )  # fmt: skip
    filled: float = given(
        0,
        unit="percent",
        low=0,
        high=100,
        label="freed stays that are filled",
        help="Share of freed days that waiting patients would truly fill.",
    )
    ed_visits: float = given(
        60_000,
        unit="visits per year",
        low=1,
        high=10_000_000,
        label="emergency visits",
        help="Arrivals in the year.",
    )
    left_share: float = given(
        4.5,
        unit="percent",
        low=0,
        high=100,
        label="left before treatment ended",
        help="Share of arrivals who left before treatment was complete.",
    )
    left_target: float | None = given(
        None, unit="percent", low=0, high=100, fact="f.ed_left_before_2023",
        label="target for that share", help="Share to compare with.",
    )  # fmt: skip
    visit_margin: float = given(
        150,
        unit="USD per visit",
        low=0,
        high=100_000,
        label="margin of a visit",
        help="Net payment less variable cost of such a visit.",
    )
    boarders: float = given(
        14,
        unit="patients per day",
        low=0,
        high=10_000,
        help="Patients admitted from the emergency department in a day.",
    )
    boarding: float = given(
        240,
        unit="minutes",
        low=0,
        high=20_000,
        label="boarding time",
        help="From the decision to admit until the patient leaves for the ward, mean.",
    )
    boarding_target: float | None = given(
        None, unit="minutes", low=0, high=20_000, fact="f.ed_boarding_2023",
        label="target for boarding time",
        help="Time to compare with; large departments wait longer.",
    )  # fmt: skip
    rooms: int = given(
        8, unit="rooms", low=1, high=1_000, label="operating rooms", help="Operating rooms staffed."
    )
    room_days: float = given(
        250,
        unit="days",
        low=1,
        high=366,
        label="days the rooms run",
        help="Days in the year on which they are staffed.",
    )
    staffed: float = given(
        480,
        unit="minutes per day",
        low=1,
        high=1_440,
        label="staffed time of a room",
        help="Minutes that a room is staffed.",
    )
    cases: float = given(
        4,
        unit="cases per day",
        low=0,
        high=100,
        label="cases of a room",
        help="Cases in a room on such a day.",
    )
    case_minutes: float = given(
        75,
        unit="minutes",
        low=0,
        high=1_440,
        label="length of a case",
        help="Wheels in to wheels out, mean.",
    )
    turnover: float = given(
        32,
        unit="minutes",
        low=0,
        high=600,
        label="turnover between cases",
        help="Wheels out to next wheels in, mean.",
    )
    turnover_cut: float = given(
        5,
        unit="minutes",
        low=0,
        high=600,
        label="cut of the turnover",
        help="By how much each turnover may become shorter.",
    )
    on_time: float = given(
        62,
        unit="percent",
        low=0,
        high=100,
        label="first cases on time",
        help="First cases that start on time.",
    )
    first_delay: float = given(
        18,
        unit="minutes",
        low=0,
        high=600,
        label="delay of a late first case",
        help="Mean delay of the first cases that start late.",
    )
    minute_cost: float | None = given(
        None, unit="USD per minute", low=0, high=1_000, fact="f.or_minute_inpatient",
        label="cost of a room minute",
        help="Average cost of an operating room minute; not what a saved minute saves.",
    )  # fmt: skip
    simulate: bool = given(
        True,
        label="simulate the flow",
        help="Draw the flow of patients with and without the change.",
    )
    simulated_days: int = given(
        25, unit="days", low=5, high=365, help="Days to simulate after the warm-up, at most."
    )
    flow_arrivals: float = given(
        80,
        unit="patients per day",
        low=1,
        high=1_000,
        label="emergency arrivals",
        help="Arrivals at the emergency department.",
    )
    flow_peak: float = given(
        50,
        unit="percent",
        low=0,
        high=100,
        label="peak of arrivals over the mean",
        help="How far arrivals swell by day and fall by night, around their mean.",
    )
    ed_rooms: int = given(
        16,
        unit="rooms",
        low=1,
        high=500,
        label="emergency rooms",
        help="Treatment rooms of the department.",
    )
    ed_hours: float = given(
        3.2,
        unit="hours",
        low=0.1,
        high=48,
        label="time in an emergency room",
        help="Treatment, without waiting and boarding.",
    )
    patience: float = given(
        5,
        unit="hours",
        low=0,
        high=72,
        label="patience before leaving",
        help="Mean time that a patient will wait for a room before leaving; 0 for without end.",
    )
    admitted: float = given(
        20,
        unit="percent",
        low=0,
        high=100,
        label="arrivals admitted",
        help="Share of patients who are admitted.",
    )
    direct: float = given(
        8,
        unit="patients per day",
        low=0,
        high=1_000,
        label="direct admissions",
        help="Admissions by any other way.",
    )
    beds: int = given(119, unit="beds", low=1, high=3_000, help="Staffed inpatient beds.")
    bed_days: float = given(
        4.8,
        unit="days",
        low=0.1,
        high=100,
        label="days in a bed",
        help="Mean stay of those admitted.",
    )
    stay_spread: float = given(
        80,
        unit="percent",
        low=10,
        high=300,
        label="spread of stays",
        help="Standard deviation of stays, as a share of their mean; 100 is exponential.",
    )
    change_stay: float = given(
        6,
        unit="hours",
        low=0,
        high=240,
        label="change: hours off a stay",
        help="The change to test: stays shorter by so much, as by earlier discharge.",
    )
    change_beds: int = given(
        0, unit="beds", low=0, high=500, label="change: more beds", help="The change: beds more."
    )
    change_ed: float = given(
        0,
        unit="minutes",
        low=0,
        high=600,
        label="change: minutes off an emergency visit",
        help="The change: treatment in the emergency department shorter by so much.",
    )
