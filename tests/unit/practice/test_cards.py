"""Cards are made from a brief: concepts, questions, stories, what is wanted most first."""

from functools import cache

from builders_brief import written
from builders_practice import NOW
from prebrief.practice.cards import seed
from prebrief.records.brief import Brief
from prebrief.records.practice import Card


@cache
def brief() -> Brief:
    return written()
