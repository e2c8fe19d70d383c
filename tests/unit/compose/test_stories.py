from builders_brief import made


def test_each_part_quotes_the_cv_or_leaves_a_blank() -> None:
    for story in made().brief.stories:
        for part in (story.task, story.action, story.result, story.lesson):
            assert "“" in part or "⟨" in part


def test_a_pair_of_figures_is_said_as_a_change() -> None:
    boarding = next(s for s in made().brief.stories if s.title.startswith("Boarding"))
    assert "down 45%" in boarding.result


def test_points_of_turnover_become_people() -> None:
    texts = " ".join(story.result for story in made().brief.stories)
    assert "15 points in a group of 18 is about three people" in texts


def test_titles_are_short_and_differ() -> None:
    titles = [story.title for story in made().brief.stories]
    assert len(set(titles)) == len(titles)
    assert all(len(title.split()) <= 14 for title in titles)


def test_stories_know_their_questions() -> None:
    brief = made().brief
    for story in brief.stories:
        assert all(story.id in brief.story_map[qid] for qid in story.question_ids)
