from builders_brief import made
from prebrief.select.stories import MOST, candidates


def test_stories_quote_the_cv_and_nothing_else() -> None:
    text = made().case.cv.text
    for story in made().plan.stories:
        for part in (story.situation, story.task, story.action, story.result, story.lesson):
            for span in part.spans:
                assert text[span.start : span.end] == span.quote


def test_few_stories_answer_the_questions() -> None:
    plan = made().plan
    assert 4 <= len(plan.stories) <= MOST
    ids = {story.id for story in plan.stories}
    assert all(set(used) <= ids for used in plan.story_map.values())
    assert set(plan.story_map) == {q.question_id for q in plan.questions}


def test_a_deed_of_two_sentences_is_one_story() -> None:
    pool = candidates(made().view)
    boarding = next(c for c in pool if "s4" in c.story.statement_ids)
    assert boarding.story.action.spans and boarding.story.result.spans


def test_what_the_lines_do_not_tell_is_named() -> None:
    pool = candidates(made().view)
    falls = next(c for c in pool if "s6" in c.story.statement_ids)
    assert "own_role" in falls.story.missing
    turnover = next(c for c in pool if "s3" in c.story.statement_ids)
    assert "action" in turnover.story.missing


def test_a_talk_on_the_same_thing_can_end_the_story() -> None:
    pool = candidates(made().view)
    lessons = [s.quote for c in pool for s in c.story.lesson.spans]
    assert any("What the weekend taught us" in quote for quote in lessons)


def test_each_story_proves_known_look_fors() -> None:
    known = {item.id for item in made().playbook.look_fors}
    assert all(set(story.proves) <= known for story in made().plan.stories)
