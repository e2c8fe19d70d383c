"""Saying why a question was chosen, each reason with the line that it stands on."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from prebrief.records.document import Span
from prebrief.records.plan import Reason
from prebrief.select.clauses import find_terms, said, shorten
from prebrief.select.questions import Ranked
from prebrief.select.view import View, likeness

_INVITES, _INVITES_IN_WORDS = 0.5, 0.3
"""Likeness from which a line of the CV invites a question; less where it holds a cue verbatim."""
_WORTH_SAYING = 0.3
"""Points from which a theme that recurs is named as a reason."""
_SAME_CITE = 2
"""How many questions may name the same open line of the posting as their reason."""


def explain(view: View, chosen: Sequence[Ranked]) -> None:
    """Write the reasons of the chosen questions, no line named again and again."""
    named: Counter[tuple[str, int]] = Counter()
    for item in chosen:
        about = " ".join((item.question.text, *item.question.cues[:3]))
        item.posting = tuple(
            shorten(view.posting[row].span, words=15, about=about) for row in item.posting_rows
        )
        reasons = [*_trigger(view, item), *_posting(view, item), *_gap(view, item, about)]
        reasons += _deed(view, item)
        for reason in reasons:
            assert reason.cite is not None
            place = (reason.code, reason.cite.start)
            if reason.code != "trigger" and named[place] >= _SAME_CITE + (reason.code == "posting"):
                continue
            named[place] += 1
            item.reasons.append(reason)
        item.reasons.sort(key=lambda r: -r.weight)
        item.reasons += _recurring(view, item)
        item.reasons.append(_role(view, item))


def _recurring(view: View, item: Ranked) -> list[Reason]:
    weight = item.points.get("recurring", 0.0)
    titles = {entry.id: entry.title for entry in view.playbook.look_fors}
    theme = titles.get(item.question.look_for or "")
    if weight < _WORTH_SAYING or theme is None:
        return []
    text = view.voice.say("reason_recurring", item.question.id, theme=_plain_title(theme))
    return [Reason(code="recurring", text=text, weight=weight)] if text else []


def _role(view: View, item: Ranked) -> Reason:
    rung = view.job_rung
    use = "reason_role" if rung else "reason_role_any"
    text = view.voice.say(use, item.question.id, rung=_plain_title(rung.title) if rung else "")
    return Reason(code="role", text=text, weight=item.points["role"])


def _plain_title(title: str) -> str:
    """Give a title as it stands inside a sentence."""
    bare = title.partition(" (")[0]
    return bare if bare[1:2].isupper() else bare[:1].lower() + bare[1:]


def _posting(view: View, item: Ranked) -> list[Reason]:
    if not item.posting:
        return []
    cite = item.posting[0]
    text = view.voice.say("reason_posting", item.question.id, quote=said(cite))
    return [Reason(code="posting", text=text, cite=cite, weight=item.points["posting"])]


def _gap(view: View, item: Ranked, about: str) -> list[Reason]:
    if item.gap_row is None or item.gap_row in item.posting_rows[:1]:
        return []
    line = view.posting[item.gap_row]
    assert line.requirement is not None
    verdict = view.matches[line.requirement.id].verdict
    cite: Span = shorten(line.span, words=14, about=about)
    use = "reason_gap" if verdict == "none" else "reason_gap_partial"
    text = view.voice.say(use, item.question.id, quote=said(cite))
    return [Reason(code="gap", text=text, cite=cite, weight=item.points["gap"])]


def _deed(view: View, item: Ranked) -> list[Reason]:
    """Quote the CV line that invites the question, where one clearly does."""
    if item.trigger is not None or not view.deeds or not view.profile.statements:
        return []
    texts = tuple(dict.fromkeys((item.question.text, *item.question.cues)))
    close = likeness(view.deed_vectors, texts).max(axis=1, initial=0.0)
    in_words = [find_terms(line.text, item.question.cues) for line in view.deeds]
    lift = np.where([bool(places) for places in in_words], _INVITES - _INVITES_IN_WORDS, 0.0)
    best = int((close + lift).argmax())
    if close[best] + lift[best] < _INVITES:
        return []
    line, places = view.deeds[best], in_words[best]
    about = line.text[slice(*places[0])] if places else " ".join(texts)
    cite = shorten(line.span, words=16, about=about)
    text = view.voice.say("reason_cv_line", item.question.id, quote=said(cite))
    # A question that the CV's own words bring up has that line as its first reason but one.
    weight = item.points["posting"] - 0.01 if places else 0.5
    return [Reason(code="theme", text=text, cite=cite, weight=weight)] if text else []


def _trigger(view: View, item: Ranked) -> list[Reason]:
    trigger = item.trigger
    if trigger is None or not trigger.spans:
        return []
    cite = shorten(trigger.spans[0], words=18)
    slots = dict(trigger.slots) | {"quote": said(cite)}
    text = view.voice.say(f"reason_cv_{trigger.kind}", item.question.id, **slots)
    text = text or view.voice.say("reason_trigger", item.question.id, **slots)
    # What stands on the candidate's own page is the first thing to know.
    weight = 4 + item.points["trigger"]
    reasons = [Reason(code="trigger", text=text, cite=cite, weight=weight)]
    if len(trigger.spans) > 1:
        other = shorten(trigger.spans[1], words=18)
        more = view.voice.say(
            f"reason_cv_{trigger.kind}_more", item.question.id, quote=said(other)
        ) or view.voice.say("reason_trigger_more", item.question.id, quote=said(other))
        reasons.append(Reason(code="trigger", text=more, cite=other, weight=weight - 0.01))
    return reasons
