"""The brief as Markdown: the same sections in the same order as the page."""

import re
from collections.abc import Callable, Iterable, Iterator

from prebrief.records.brief import Brief, BriefQuestion, BriefRequirement, Line
from prebrief.records.document import Span

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
VERDICTS = {"strong": "met", "partial": "partly", "none": "no line found"}


def to_markdown(brief: Brief) -> str:
    """Set the brief as CommonMark with tables."""
    sections: tuple[Callable[[Brief], Iterator[str]], ...] = (
        _head,
        _day,
        _fit,
        _look_fors,
        _requirements,
        _questions,
        _stories,
        _concepts,
        _practice,
        _panel,
        _ask,
        _gaps,
        _cv,
        _ahead,
        _plan,
        _notices,
    )
    return "\n".join(line for section in sections for line in section(brief)) + "\n"


def plain(text: str) -> str:
    """Escape what Markdown would take for mark-up."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _quote(span: Span) -> str:
    return f"“{plain(span.text)}”"


def _quotes(spans: Iterable[Span]) -> str:
    return " · ".join(_quote(span) for span in spans)


def _line(line: Line) -> str:
    rest = [span for span in line.cites if f"“{span.text}”" not in line.text]
    return plain(line.text) + (f" — {_quotes(rest)}" if rest else "")


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield f"- {text}"
    yield ""


def _head(brief: Brief) -> Iterator[str]:
    name = brief.candidate.name or "Your brief"
    yield f"# {plain(name)}{f' for {plain(brief.job.title)}' if brief.job.title else ''}"
    yield ""
    parts = [brief.job.organization, brief.job.location, brief.job.setting]
    if brief.job.interview_date:
        parts.append(f"Interview {brief.job.interview_date}")
    parts.append(f"Written {brief.written}")
    yield " · ".join(plain(part) for part in parts if part)
    yield ""


def _day(brief: Brief) -> Iterator[str]:
    card = brief.headline
    yield "## Day card"
    yield ""
    yield f"**{_line(card.opening)}**"
    yield ""
    for title, lines in (
        ("Three proofs", card.proofs),
        ("Three gaps", card.gaps),
        ("Five lines to land", card.lines_to_land),
        ("Logistics", card.logistics),
    ):
        yield f"### {title}"
        yield ""
        yield from _bullets(_line(line) for line in lines)


def _fit(brief: Brief) -> Iterator[str]:
    fit = brief.fit
    yield "## Fit"
    yield ""
    yield f"**{fit.score} of 100 covered.** {plain(fit.how)}"
    yield ""
    yield from _bullets(
        f"{name}: {tally.met} met, {tally.partly} partly, {tally.unmet} without a line"
        for name, tally in (
            ("Must-haves", fit.must),
            ("Preferred", fit.preferred),
            ("Duties", fit.duty),
        )
        if tally.met + tally.partly + tally.unmet
    )


def _look_fors(brief: Brief) -> Iterator[str]:
    yield "## What they look for"
    yield ""
    yield "| theme | posting | CV | advice |"
    yield "|---|---|---|---|"
    for entry in brief.look_fors:
        yield (
            f"| {plain(entry.title)} | {entry.emphasis:.2f} | {entry.strength:.2f} "
            f"| {plain(entry.advice)} |"
        )
    yield ""


def _requirements(brief: Brief) -> Iterator[str]:
    yield "## Every requirement, with its proof"
    yield ""
    for level, title in (("must", "Must-haves"), ("preferred", "Preferred"), ("duty", "Duties")):
        chosen = [entry for entry in brief.requirements if entry.level == level]
        if not chosen:
            continue
        yield f"### {title}"
        yield ""
        for requirement in chosen:
            yield from _requirement(requirement)
        yield ""


def _requirement(requirement: BriefRequirement) -> Iterator[str]:
    verdict = VERDICTS[requirement.verdict]
    reason = plain(requirement.reason)
    yield f"- **{requirement.id}** {_quote(requirement.cite)}: **{verdict}**. {reason}"
    if requirement.evidence:
        yield f"  - Your line: {_quotes(requirement.evidence)}"
    if requirement.say:
        yield f"  - Say: {plain(requirement.say)}"


def _questions(brief: Brief) -> Iterator[str]:
    yield "## Likely questions"
    yield ""
    for number, question in enumerate(brief.questions, start=1):
        yield from _question(number, question)


def _question(number: int, question: BriefQuestion) -> Iterator[str]:
    yield f"### Q{number}. {plain(question.text)}"
    yield ""
    yield (
        f"Asked by {', '.join(question.asked_by)} · likelihood "
        f"{question.likelihood * 100:.0f} of 100 · "
        f"{question.seconds[0]}–{question.seconds[1]} seconds"
    )
    yield ""
    if question.note:
        yield f"- Your note: {plain(question.note)}"
    for why in question.why:
        rest = f" {_quote(why.cite)}" if why.cite and f"“{why.cite.text}”" not in why.text else ""
        yield f"- Why you: {plain(why.text)}{rest}"
    yield f"- Tests: {plain(question.tests)}"
    for part in question.outline:
        rest_spans = [span for span in part.cites if f"“{span.text}”" not in part.text]
        tail = f" {_quotes(rest_spans)}" if rest_spans else ""
        yield f"- **{plain(part.part)}.** {plain(part.text)}{tail}"
    for title, texts in (
        ("Strong", question.strong_signals),
        ("Red flags", question.red_flags),
        ("Then they ask", question.follow_ups),
    ):
        yield f"- {title}: {' / '.join(plain(text) for text in texts)}"
    if question.story_ids:
        yield f"- Stories: {', '.join(question.story_ids)}"
    yield ""


def _stories(brief: Brief) -> Iterator[str]:
    yield "## Your stories"
    yield ""
    for story in brief.stories:
        yield f"### {story.id}. {plain(story.title)}"
        yield ""
        for name in ("situation", "task", "action", "result", "lesson"):
            if text := getattr(story, name):
                yield f"- {name.capitalize()}: {plain(text)}"
        if story.missing:
            yield f"- Find before you tell it: {'; '.join(plain(text) for text in story.missing)}"
        if answered := [q for q, ids in brief.story_map.items() if story.id in ids]:
            numbers = {q.id: f"Q{i}" for i, q in enumerate(brief.questions, start=1)}
            yield f"- Answers: {', '.join(numbers.get(q, q) for q in answered)}"
        yield ""


def _concepts(brief: Brief) -> Iterator[str]:
    yield "## Concepts to master"
    yield ""
    for concept in brief.concepts:
        yield f"### {plain(concept.title)}"
        yield ""
        yield f"{plain(concept.why)} {plain(concept.definition)}"
        yield ""
        if concept.formula:
            yield f"- Formula: `{concept.formula}`"
        for entry in concept.ranges:
            lapsed = "; lapsed, check" if entry.lapsed else ""
            note = f" ({plain(entry.note)})" if entry.note else ""
            source = f"{entry.source}, {entry.year}" if entry.year else entry.source
            yield f"- {plain(entry.value)}{note} ({plain(source)}; {entry.status}{lapsed})"
        if concept.worked_example:
            yield f"- Worked: {plain(concept.worked_example)}"
        yield f"- Say: {plain(concept.say)}"
        for check in concept.check:
            yield f"- Check: {plain(check)}"
        if concept.caution:
            yield f"- {plain(concept.caution)}"
        yield ""


def _practice(brief: Brief) -> Iterator[str]:
    yield "## Drills and cases"
    yield ""
    for drill in brief.drills:
        yield f"### {plain(drill.title)} ({drill.minutes:g} minutes)"
        yield ""
        yield plain(drill.prompt)
        yield ""
        yield from _bullets(plain(text) for text in drill.skeleton)
        yield from _bullets(f"You pass when: {plain(text)}" for text in drill.rubric)
    for case in brief.cases:
        yield f"### Case: {plain(case.title)}"
        yield ""
        yield plain(case.why)
        yield ""
        yield from _bullets(plain(text) for text in case.panel_questions)


def _panel(brief: Brief) -> Iterator[str]:
    yield "## Who may sit across the table"
    yield ""
    for person in brief.panel:
        named = f" Named in the posting: {_quote(person.cite)}." if person.cite else ""
        yield f"- **{plain(person.persona)}.** {plain(person.cares)}{named}"
        for text in person.likely_questions:
            yield f"  - {plain(text)}"
        if person.how_to_tell:
            yield f"  - Tell it this way: {plain(person.how_to_tell)}"
    yield ""


def _ask(brief: Brief) -> Iterator[str]:
    yield "## Questions to ask them"
    yield ""
    for item in brief.smart_questions:
        yield f"- {plain(item.text)}{f' (ask {plain(item.ask)})' if item.ask else ''}"
        for text in item.follow_ups:
            yield f"  - {plain(text)}"
    yield ""


def _gaps(brief: Brief) -> Iterator[str]:
    yield "## Gaps, and an honest bridge"
    yield ""
    yield from _bullets(
        f"**{gap.requirement_id}.** They may fear: {plain(gap.risk)} Bridge: {plain(gap.bridge)}"
        for gap in brief.gaps
    )
    if brief.awkward:
        yield "## Have an answer ready"
        yield ""
        yield from _bullets(
            f"**{plain(spot.title)}.** {plain(spot.text)} {_quotes(spot.cites)}"
            for spot in brief.awkward
        )


def _cv(brief: Brief) -> Iterator[str]:
    yield "## CV lines to rework"
    yield ""
    yield from _bullets(
        f"{_quote(edit.cite)} — {plain(edit.issue)} {plain(edit.how)}" for edit in brief.cv_edits
    )


def _ahead(brief: Brief) -> Iterator[str]:
    yield "## The first ninety days, the ladder, the employer"
    yield ""
    yield from _bullets(
        f"**{plain(step.days)}** {plain(step.text)}" for step in brief.first_90_days
    )
    career = brief.career
    ladder = " → ".join(plain(rung) for rung in (career.rung, career.next) if rung)
    yield f"Rung: {ladder or 'not clear from the CV'}"
    yield ""
    yield from _bullets(_line(line) for line in career.proof_shown)
    yield from _bullets(f"Still to show: {plain(text)}" for text in career.proof_missing)
    yield from _bullets(
        f"**{plain(role.title or role.id)}.** {plain(role.fit)} {plain(role.gap)}"
        for role in career.related_roles
    )
    yield from _bullets(
        f"{plain(fact.text)} ({plain(fact.source)}{f', {fact.period}' if fact.period else ''})"
        for fact in brief.employer.facts
    )
    yield from _bullets(_line(line) for line in brief.employer.look_up)


def _plan(brief: Brief) -> Iterator[str]:
    yield "## Plan to the day"
    yield ""
    yield "| day | minutes | do |"
    yield "|---|---|---|"
    for day in brief.plan:
        yield f"| {day.date} | {day.minutes} | {' '.join(plain(task) for task in day.tasks)} |"
    yield ""


def _notices(brief: Brief) -> Iterator[str]:
    if brief.notices:
        yield "## Notices"
        yield ""
        yield from _bullets(plain(notice.text) for notice in brief.notices)
    yield (
        "Quotes are word for word from your CV or the posting. Blanks ⟨…⟩ are yours to fill. "
        "Coverage says what the CV shows, never what you are worth or your chances."
    )
