"""What the posting asks: look-fors, every requirement with its line to say, and the gaps."""

from prebrief.compose.material import Material, short, unique
from prebrief.playbooks.schema import Advice, LookFor
from prebrief.records.brief import BriefFit, BriefGap, BriefLookFor, BriefRequirement
from prebrief.records.document import Span
from prebrief.records.job import Requirement
from prebrief.records.match import LookForScore, Match
from prebrief.text.months import in_words

_STRONG, _SOME = 0.6, 0.2
_HIGH, _LOW = 0.6, 0.3
_BY_KIND = frozenset({"degree", "licence", "certification", "credential", "years", "scope"})


def fit(m: Material) -> BriefFit:
    """Give the coverage with how it came about."""
    report = m.report.fit
    how = report.how
    if m.plan.leadership_months:
        more = m.say("fit_leadership", length=in_words(m.plan.leadership_months))
        how = f"{how} {more}".strip()
    return BriefFit(
        score=report.score, must=report.must, preferred=report.preferred, duty=report.duty,
        how=m.prose(how),
    )  # fmt: skip


def look_fors(m: Material) -> tuple[BriefLookFor, ...]:
    """Write the look-fors, the most stressed first."""
    scores = {score.look_for_id: score for score in m.report.look_fors}
    found = [(entry, scores[entry.id]) for entry in m.playbook.look_fors if entry.id in scores]
    found.sort(key=lambda pair: (-pair[1].emphasis, pair[0].order))
    return tuple(_look_for(m, entry, score) for entry, score in found)


def _look_for(m: Material, entry: LookFor, score: LookForScore) -> BriefLookFor:
    evidence = unique(short(e.span, 18) for e in score.evidence[:3])
    best = evidence[0].text.rstrip(".") if evidence else ""
    text = entry.advice_silent
    if evidence:
        text = entry.advice_strong if score.strength >= _STRONG else entry.advice_some
    advice = f"{m.say(_stance(score), entry.id)} {m.prose(text.replace('{evidence}', best))}"
    anchors = entry.anchors
    return BriefLookFor(
        id=entry.id,
        title=m.prose(entry.title),
        emphasis=score.emphasis,
        strength=score.strength,
        evidence=evidence,
        job_cites=unique(short(span, 16) for span in score.job_spans[:3]),
        advice=advice.strip(),
        means=m.prose(entry.means),
        anchors={
            "1": m.prose(anchors.one), "3": m.prose(anchors.three), "5": m.prose(anchors.five)
        },
        best_statement=best,
    )  # fmt: skip


def _stance(score: LookForScore) -> str:
    if score.emphasis >= _HIGH and score.strength >= _STRONG:
        return "lookfor_won"
    if score.emphasis >= _HIGH and score.strength < _HIGH - 0.15:
        return "lookfor_spend"
    if score.emphasis <= _LOW:
        return "lookfor_raise" if score.strength >= _STRONG else "lookfor_quiet"
    return "lookfor_spend" if score.strength < _SOME else "lookfor_even"


def requirements(m: Material) -> tuple[BriefRequirement, ...]:
    """Write every requirement with its proof and what to say."""
    return tuple(
        _requirement(m, item, match)
        for item in m.job.requirements
        if (match := m.matches.get(item.id)) is not None
    )


def _requirement(m: Material, item: Requirement, match: Match) -> BriefRequirement:
    evidence = unique(e.span for e in match.evidence[:3]) if match.verdict != "none" else ()
    return BriefRequirement(
        id=item.id,
        text=item.text,
        cite=item.span,
        level=item.level,
        kind=item.kind,
        verdict=match.verdict,
        confidence=match.confidence,
        evidence=evidence,
        reason=m.say("reason_condition", item.id) if _is_term(item) else m.prose(match.reason),
        say=_say(m, item, match, evidence),
    )


def _is_term(item: Requirement) -> bool:
    """Tell a term of the post, such as travel, from what a CV can show."""
    return item.kind == "other" and item.level == "duty"


def _say(m: Material, item: Requirement, match: Match, evidence: tuple[Span, ...]) -> str:
    if _is_term(item):
        return m.say("say_condition", item.id)
    kind = item.kind if item.kind in _BY_KIND else "competency"
    slug = f"{kind}.{match.verdict}"
    advice = next((a for a in m.playbook.advice if a.use == "say" and slug in a.when), None)
    if advice is None:
        return ""
    quote = short(evidence[0], 12).text.rstrip(".") if evidence else ""
    said = m.advise(advice, item.id, {"quote": quote, "requirement": item.text})
    return said or m.say(f"say_bare_{match.verdict}", item.id)


def gaps(m: Material) -> tuple[BriefGap, ...]:
    """Write the gaps, each with its risk and an honest bridge."""
    return tuple(
        _gap(m, gap.requirement_id, m.advice(gap.bridge_id), gap.nearest) for gap in m.plan.gaps
    )


def _gap(m: Material, requirement_id: str, advice: Advice, nearest: Span | None) -> BriefGap:
    item = m.requirements[requirement_id]
    slots = {"requirement": short(item.span, 11).text.rstrip(".")}
    if nearest is not None:
        slots["nearest"] = nearest.text.rstrip(".")
    return BriefGap(
        requirement_id=requirement_id,
        risk=m.prose(advice.risk or advice.title),
        bridge=m.advise(advice, requirement_id, slots),
        cite=nearest,
    )
