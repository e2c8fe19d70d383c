"""The brief as a Word file: the same sections in the same order as the page."""

from collections.abc import Callable, Iterable

from prebrief.records.brief import Brief, BriefQuestion, BriefRequirement, BriefStory, Line
from prebrief.records.document import Span
from prebrief.render.docx_paper import VERDICTS, Paper, Rows
from prebrief.render.markdown import VERDICTS as WORDS

PARTS = ("situation", "task", "action", "result", "lesson")


def to_docx(brief: Brief) -> bytes:
    """Set the brief as DOCX on US letter, or A4 where the setting is outside the US."""
    name = brief.candidate.name or "Your brief"
    paper = Paper(
        title=f"Interview brief: {name}",
        written=brief.written,
        a4=(brief.job.setting_id or "").startswith("setting.uk"),
    )
    sections: tuple[Callable[[Brief, Paper], None], ...] = (
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
    for section in sections:
        section(brief, paper)
    return paper.bytes()


def _head(brief: Brief, paper: Paper) -> None:
    job = brief.job
    paper.title(brief.candidate.name or "Your brief")
    if job.title:
        paper.text(f"for {job.title}", style="Subtitle")
    parts = [job.organization, job.location, job.setting]
    parts += [f"Interview {job.interview_date}"] if job.interview_date else []
    paper.soft(" · ".join(part for part in (*parts, f"Written {brief.written}") if part))


def _day(brief: Brief, paper: Paper) -> None:
    card = brief.headline
    paper.heading("Day card")
    paper.text(card.opening.text, cites=card.opening.cites)
    for title, lines in (
        ("Three proofs", card.proofs),
        ("Three gaps", card.gaps),
        ("Five lines to land", card.lines_to_land),
    ):
        paper.heading(title, 2)
        paper.numbered([(line.text, line.cites) for line in lines])
    paper.heading("Logistics", 2)
    _lines(paper, card.logistics)


def _fit(brief: Brief, paper: Paper) -> None:
    fit = brief.fit
    paper.heading("Fit", new_page=True)
    paper.text(fit.how, label=f"{fit.score} of 100 covered.")
    rows = paper.table(("", "Met", "Partly", "Without a line"), (5, 3, 3, 4))
    for name, tally in (
        ("Must-haves", fit.must),
        ("Preferred", fit.preferred),
        ("Duties", fit.duty),
    ):
        if tally.met + tally.partly + tally.unmet:
            rows.add(name, str(tally.met), str(tally.partly), str(tally.unmet))


def _look_fors(brief: Brief, paper: Paper) -> None:
    paper.heading("What they look for")
    rows = paper.table(("Theme", "Posting", "CV", "Advice"), (4.2, 2.0, 1.4, 9.2))
    for entry in brief.look_fors:
        cells = rows.add(
            entry.title, f"{entry.emphasis:.2f}", f"{entry.strength:.2f}", entry.advice
        )
        if entry.evidence:
            rows.more(cells[3], _quoted(entry.evidence), label="Your lines:")


def _requirements(brief: Brief, paper: Paper) -> None:
    paper.heading("Every requirement, with its proof")
    for level, title in (("must", "Must-haves"), ("preferred", "Preferred"), ("duty", "Duties")):
        chosen = [entry for entry in brief.requirements if entry.level == level]
        if chosen:
            paper.heading(title, 2)
            rows = paper.table(("Verdict", "What they ask, and your proof"), (2.8, 14))
            for requirement in chosen:
                _requirement(requirement, rows)


def _requirement(requirement: BriefRequirement, rows: Rows) -> None:
    verdict, body = rows.add("", "")
    run = verdict.paragraphs[0].add_run(WORDS[requirement.verdict])
    run.bold, run.font.color.rgb = True, VERDICTS[requirement.verdict]
    rows.more(verdict, requirement.id)
    body.paragraphs[0].add_run(_quoted([requirement.cite])).bold = True
    rows.more(body, requirement.reason)
    if requirement.evidence:
        rows.more(body, _quoted(requirement.evidence), label="Your line:")
    if requirement.say:
        rows.more(body, requirement.say, label="Say:")


def _questions(brief: Brief, paper: Paper) -> None:
    paper.heading("Likely questions")
    numbers = {story.id: i for i, story in enumerate(brief.stories, start=1)}
    for number, question in enumerate(brief.questions, start=1):
        _question(number, question, numbers, paper)


def _question(number: int, question: BriefQuestion, stories: dict[str, int], paper: Paper) -> None:
    paper.heading(f"Q{number}. {question.text}", 2)
    shortest, longest = question.seconds
    paper.soft(
        f"Asked by {', '.join(question.asked_by)} · likelihood {question.likelihood * 100:.0f} "
        f"of 100 · {shortest}–{longest} seconds{' · pinned' if question.pinned else ''}"
    )
    if question.note:
        paper.text(question.note, label="Your note:")
    for why in question.why:
        paper.text(why.text, label="Why you.", cites=[why.cite] if why.cite else ())
    paper.text(question.tests, label="Tests.")
    rows = paper.table(("Beat", "What to say"), (3.4, 13.4))
    for part in question.outline:
        cells = rows.add(part.part, part.text)
        rest = [span for span in part.cites if f"“{span.text}”" not in part.text]
        if rest:
            rows.more(cells[1], _quoted(rest))
    _points(paper, "Strong", question.strong_signals)
    _points(paper, "Red flags", question.red_flags)
    _points(paper, "Then they ask", question.follow_ups)
    told = ", ".join(f"S{stories[story]}" for story in question.story_ids if story in stories)
    if told:
        paper.text(told, label="Stories:")


def _stories(brief: Brief, paper: Paper) -> None:
    paper.heading("Your stories")
    numbers = {question.id: i for i, question in enumerate(brief.questions, start=1)}
    for number, story in enumerate(brief.stories, start=1):
        _story(number, story, paper)
        answered = [
            numbers[q] for q, ids in brief.story_map.items() if story.id in ids and q in numbers
        ]
        if answered:
            paper.text(", ".join(f"Q{place}" for place in answered), label="Answers:")


def _story(number: int, story: BriefStory, paper: Paper) -> None:
    paper.heading(f"S{number}. {story.title}", 2)
    for name in PARTS:
        if text := getattr(story, name):
            paper.text(text, label=f"{name.capitalize()}.")
    _points(paper, "Find before you tell it", story.missing)


def _concepts(brief: Brief, paper: Paper) -> None:
    paper.heading("Concepts to master")
    for concept in brief.concepts:
        paper.heading(concept.title, 2)
        paper.text(concept.why, label="Why here.", cites=concept.cites)
        paper.text(concept.definition)
        if concept.formula:
            paper.text(concept.formula, label="Formula.")
        for entry in concept.ranges:
            lapsed = "; lapsed, check" if entry.lapsed else ""
            note = f" ({entry.note})" if entry.note else ""
            source = f"{entry.source}, {entry.year}" if entry.year else entry.source
            paper.bullet(f"{entry.value}{note} ({source}; {entry.status}{lapsed})")
        if concept.worked_example:
            paper.text(concept.worked_example, label="Worked.")
        paper.quote(concept.say)
        if concept.goes_wrong:
            paper.text(concept.goes_wrong, label="Where it goes wrong.")
        if concept.check:
            paper.text(" ".join(concept.check), label="Check yourself.")
        if concept.caution:
            paper.soft(concept.caution)


def _practice(brief: Brief, paper: Paper) -> None:
    paper.heading("Drills and cases")
    for drill in brief.drills:
        paper.heading(f"{drill.title} ({drill.minutes:g} minutes)", 2)
        paper.text(drill.prompt)
        paper.numbered([(text, ()) for text in drill.skeleton])
        _points(paper, "You pass when", drill.rubric)
    for case in brief.cases:
        paper.heading(f"Case: {case.title}", 2)
        paper.text(case.why)
        _bullets(paper, case.panel_questions)
        _points(paper, "Strong answers", case.strong_signals)


def _panel(brief: Brief, paper: Paper) -> None:
    paper.heading("Who may sit across the table")
    for person in brief.panel:
        paper.heading(person.persona, 2)
        if person.cite:
            paper.soft(f"Named in the posting: {_quoted([person.cite])}")
        paper.text(person.cares)
        _bullets(paper, person.likely_questions)
        if person.how_to_tell:
            paper.text(person.how_to_tell, label="Tell it this way.")


def _ask(brief: Brief, paper: Paper) -> None:
    paper.heading("Questions to ask them")
    for item in brief.smart_questions:
        paper.bullet(
            f"{item.text}{f' (ask {item.ask})' if item.ask else ''}",
            cites=[item.cite] if item.cite else (),
        )
        for text in item.follow_ups:
            paper.text(text, style="List Bullet 2")


def _gaps(brief: Brief, paper: Paper) -> None:
    paper.heading("Gaps, and an honest bridge")
    if brief.gaps:
        rows = paper.table(("", "They may fear", "Your bridge"), (1.6, 6, 9.2))
        for gap in brief.gaps:
            rows.add(gap.requirement_id, gap.risk, gap.bridge)
    else:
        paper.text("No requirement is without a CV line.")
    if brief.awkward:
        paper.heading("Have an answer ready")
        for spot in brief.awkward:
            paper.bullet(spot.text, label=f"{spot.title}.", cites=spot.cites)


def _cv(brief: Brief, paper: Paper) -> None:
    paper.heading("CV lines to rework")
    if brief.cv_edits:
        rows = paper.table(("Your line", "What it hides", "How to put it"), (5.6, 4.6, 6.6))
        for edit in brief.cv_edits:
            rows.add(_quoted([edit.cite]), edit.issue, edit.how)


def _ahead(brief: Brief, paper: Paper) -> None:
    paper.heading("The first ninety days, the ladder, the employer")
    for step in brief.first_90_days:
        paper.bullet(step.text, label=step.days, cites=[step.cite] if step.cite else ())
    career = brief.career
    paper.heading("Your rung", 2)
    ladder = " → ".join(rung for rung in (career.rung, career.next) if rung)
    paper.text(ladder or "Not clear from the CV.")
    _lines(paper, career.proof_shown)
    for text in career.proof_missing:
        paper.bullet(text, label="Still to show:")
    paper.heading("Neighbouring roles", 2)
    for role in career.related_roles:
        paper.bullet(f"{role.fit} {role.gap}", label=f"{role.title or role.id}.")
    paper.heading("The employer", 2)
    for fact in brief.employer.facts:
        period = f", {fact.period}" if fact.period else ""
        paper.bullet(f"{fact.text} ({fact.source}{period})")
    _lines(paper, brief.employer.look_up)


def _plan(brief: Brief, paper: Paper) -> None:
    paper.heading("Plan to the day")
    rows = paper.table(("Day", "Minutes", "Do"), (2.8, 2, 12))
    for day in brief.plan:
        rows.add(day.date, str(day.minutes), " ".join(day.tasks))


def _notices(brief: Brief, paper: Paper) -> None:
    if brief.notices:
        paper.heading("Notices")
        _bullets(paper, [notice.text for notice in brief.notices])
    paper.soft(
        "Quotes are word for word from your CV or the posting. Blanks ⟨…⟩ are yours to fill. "
        "Coverage says what the CV shows, never what you are worth or your chances. "
        f"Playbook {brief.playbook.id} {brief.playbook.version}."
    )


def _quoted(spans: Iterable[Span]) -> str:
    return " · ".join(f"“{span.text}”" for span in spans)


def _lines(paper: Paper, lines: Iterable[Line]) -> None:
    for line in lines:
        paper.bullet(line.text, cites=line.cites)


def _bullets(paper: Paper, texts: Iterable[str]) -> None:
    for text in texts:
        paper.bullet(text)


def _points(paper: Paper, title: str, texts: Iterable[str]) -> None:
    texts = list(texts)
    if texts:
        paper.heading(title, 3)
        _bullets(paper, texts)
