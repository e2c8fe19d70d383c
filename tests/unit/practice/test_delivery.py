"""Delivery: pace, fillers, silences and length, measured from words with times."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_practice import spoken
from prebrief.errors import InputError
from prebrief.practice.delivery import length_of, measure, parse_words, summarize, text_of
from prebrief.records.practice import TimedWord


def test_pace_counts_words_not_fillers() -> None:
    # 100 words and 10 fillers at 0.4 s each: 44 s less the gap after the last word.
    delivery = measure(spoken(" ".join(["word"] * 10 + ["um"]) + " " + " ".join(["word"] * 90)))
    assert delivery.words == 100
    assert delivery.seconds == pytest.approx(40.3, abs=0.1)
    assert delivery.words_per_minute == pytest.approx(148.8, abs=0.5)
    assert delivery.pace == "within"


@pytest.mark.parametrize(("pace", "expected"), [(0.6, "slow"), (0.42, "within"), (0.3, "fast")])
def test_pace_against_the_band(pace: float, expected: str) -> None:
    assert measure(spoken("word " * 100, pace=pace)).pace == expected


def test_sounds_and_idle_phrases_are_fillers_and_working_words_are_not() -> None:
    said = "um you know it was sort of late and what sort of unit do you know Erm, yes"
    found = [f.text for f in measure(spoken(said)).fillers]
    assert found == ["um", "you know", "sort of", "erm"]


def test_silences_are_found_where_they_are() -> None:
    delivery = measure(spoken("one /1.0 two /2.5 three /5 four"))
    assert [(p.at, p.seconds) for p in delivery.pauses] == [(1.72, 2.58), (4.62, 5.08)]
    assert any("silence of 5 s" in note for note in delivery.notes)


def test_overlapping_words_make_no_silence() -> None:
    words = (
        TimedWord(word="long", start=0, end=9),
        TimedWord(word="short", start=1, end=2),
        TimedWord(word="next", start=9.5, end=10),
    )
    assert measure(words).pauses == ()


@pytest.mark.parametrize(
    ("seconds", "expected"), [(89.9, "short"), (90, "within"), (150, "within"), (150.1, "long")]
)
def test_length_against_what_the_question_is_worth(seconds: float, expected: str) -> None:
    assert length_of(seconds, (90, 150)) == expected


def test_a_short_answer_gets_no_advice_on_its_pace() -> None:
    notes = measure(spoken("um " * 8), target=(1, 60)).notes
    assert notes == ()


def test_good_delivery_has_nothing_to_change() -> None:
    assert measure(spoken("word " * 250)).notes == ()


def test_the_text_leaves_sounds_out_and_phrases_in() -> None:
    assert text_of(spoken("Um, I mean uh it held.")) == "I mean it held."


def test_answers_are_parted_by_an_empty_line() -> None:
    lines = [
        json.dumps({"word": "second", "start": 1, "end": 1.4}),
        json.dumps({"text": "first", "start": 0, "end": 0.4, "confidence": 0.9}),
        "",
        "  ",
        json.dumps({"word": "other", "start": 0, "end": 0.4}),
    ]
    answers = list(parse_words(lines, name="a.jsonl"))
    assert [[w.word for w in answer] for answer in answers] == [["first", "second"], ["other"]]


@pytest.mark.parametrize(
    "line",
    [
        "words",
        "[]",
        '"word"',
        '{"word": "x"}',
        '{"word": "x", "start": 2, "end": 1}',
        '{"word": "", "start": 0, "end": 1}',
        '{"word": "x", "start": -1, "end": 1}',
        '{"word": "x", "start": 0, "end": Infinity}',
        '{"word": "x", "start": "soon", "end": 1}',
    ],
)
def test_a_bad_line_is_named_and_not_repeated(line: str) -> None:
    good = '{"word": "x", "start": 0, "end": 1}'
    with pytest.raises(InputError) as caught:
        list(parse_words([good, line], name="a.jsonl"))
    assert caught.value.where == "a.jsonl:2"
    assert line not in str(caught.value)


def test_a_summary_weighs_answers_by_their_time() -> None:
    slow, fast = spoken("word " * 50, pace=0.8), spoken("word " * 100, pace=0.2)
    summed = summarize([measure(slow), measure(fast)])
    assert summed is not None
    assert summed.answers == 2
    assert summed.words_per_minute == pytest.approx(150 / (59.84 / 60), abs=1)
    assert summarize([]) is None


@given(
    st.lists(
        st.tuples(st.floats(0, 500), st.floats(0, 5), st.sampled_from(["um", "word", "you"])),
        min_size=1,
        max_size=60,
    )
)
def test_any_words_give_sane_figures(raw: list[tuple[float, float, str]]) -> None:
    words = tuple(
        sorted(
            (TimedWord(word=text, start=at, end=at + long) for at, long, text in raw),
            key=lambda w: (w.start, w.end),
        )
    )
    delivery = measure(words)
    assert delivery.seconds > 0
    assert 0 <= delivery.silent_share <= 1
    assert 0 <= delivery.words <= len(words)
    assert sum(p.seconds for p in delivery.pauses) <= delivery.seconds + 0.6
    assert all(0 <= f.at <= delivery.seconds + 0.1 for f in delivery.fillers)
