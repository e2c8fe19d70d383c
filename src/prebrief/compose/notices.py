"""Notices: what the reader should know about the files, the figures and the dates."""

from datetime import date

from prebrief.compose.material import Material
from prebrief.compose.study import fact_notices
from prebrief.records.document import Notice
from prebrief.text.dates import month_index
from prebrief.text.months import in_words, month_of

_STALE_MONTHS = 6


def notices(m: Material) -> tuple[Notice, ...]:
    """Gather the notices of every stage with those of this one, none twice."""
    gathered = [
        *m.plan.notices,
        *m.cv.notices,
        *m.posting.notices,
        *m.profile.notices,
        *m.job.notices,
        *_stale(m),
        *_closed(m),
        *fact_notices(m),
    ]
    return tuple({(notice.code, notice.text): notice for notice in gathered}.values())


def _stale(m: Material) -> list[Notice]:
    revised = m.profile.revised
    if not revised:
        return []
    age = month_of(m.plan.written) - month_index(revised)
    if age < _STALE_MONTHS:
        return []
    text = m.say("notice_stale_cv", revised=revised, length=in_words(age))
    return [Notice(code="cv-out-of-date", text=text, cite=m.revision)] if text else []


def _closed(m: Material) -> list[Notice]:
    try:
        closing = date.fromisoformat(m.job.closing_date or "")
    except ValueError:
        return []
    if closing >= m.plan.written:
        return []
    return [
        Notice(
            code="closing-date-past", text=m.say("notice_closing_past", date=closing.isoformat())
        )
    ]
