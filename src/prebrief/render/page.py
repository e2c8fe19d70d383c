"""The brief as one self-contained HTML page."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from prebrief.records.base import Record
from prebrief.records.brief import Brief
from prebrief.records.document import Span
from prebrief.render import charts
from prebrief.render.marks import Places, spans_of

TEMPLATES = Path(__file__).parent / "templates"
COMPILED = Path(__file__).parent / "compiled"
"""Bytecode of the templates, made at set-up: compiling them costs 80 ms at each start."""
KINDS = {
    "behavioural": "From your experience",
    "situational": "What would you do",
    "technical": "Knowledge",
    "motivation": "Motivation",
    "second_interview": "Second interview",
    "ethics": "Ethics",
    "closing": "Closing",
    "cv_probe": "From your CV",
}


def to_html(brief: Brief) -> str:
    """Set the brief as one page that needs no other file, no script and no network."""
    places = {"cv": Places(brief.documents.cv.text), "job": Places(brief.documents.job.text)}
    line = {doc: place.line_of for doc, place in places.items()}
    known = _known(brief, lambda span: f"#{span.doc}-{line[span.doc](span.start)}", None)
    return (
        environment()
        .get_template("brief.html.jinja")
        .render(
            known,
            cv_lines=list(places["cv"].lines(spans_of(brief, "cv"))),
            job_lines=list(places["job"].lines(spans_of(brief, "job"))),
        )
    )


SECTIONS = ("day", "fit", "questions", "concepts", "around")
"""Templates of the brief's sections, in their order; the sources stand apart."""


def sections(
    brief: Brief,
    *,
    address: Callable[[Span], str],
    tools: Callable[[str, Record], Markup] | None = None,
) -> Markup:
    """Set the brief's sections without a page around them.

    Args:
        brief: What to show.
        address: Where the quoted place of a document is shown.
        tools: What stands at the foot of an entry, by its kind: ``question``, ``story``,
            ``requirement``, ``concept``, ``drill``, ``case``.
    """
    known = _known(brief, address, tools)
    made = [environment().get_template(f"{name}.html.jinja").render(known) for name in SECTIONS]
    return Markup("\n".join(made))


def _known(
    brief: Brief,
    address: Callable[[Span], str],
    tools: Callable[[str, Record], Markup] | None,
) -> dict[str, Any]:
    """Give what the templates of the sections know."""
    link = _linker(address)
    return {
        "brief": brief,
        "link": link,
        "linked": _weaver(link),
        "tools": tools or _no_tools,
        "coverage": Markup(charts.coverage(brief.requirements)),
        "look_for_chart": Markup(charts.look_fors(brief.look_fors)),
        "titles": {entry.id: entry.title for entry in brief.look_fors},
        "numbers": {question.id: i for i, question in enumerate(brief.questions, start=1)},
        "story_numbers": {story.id: i for i, story in enumerate(brief.stories, start=1)},
        "kinds": KINDS,
        "words": charts.WORDS,
        "shapes": charts.SHAPES,
    }


def _no_tools(_kind: str, _entry: Record) -> Markup:
    return Markup("")


def house_styles() -> str:
    """Give the styles of a page that stands alone: colours, frame, content."""
    names = ("tokens.css", "frame.css", "brief.css")
    return "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)


class _Bytecode(FileSystemBytecodeCache):
    """A cache that does without writing where it may not write."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compile_templates() -> Path:
    """Write the bytecode of every template and give the folder."""
    COMPILED.mkdir(exist_ok=True)
    for stale in COMPILED.iterdir():
        stale.unlink()
    environment.cache_clear()
    made = environment()
    for name in made.list_templates(filter_func=lambda name: not name.endswith(".typ")):
        made.get_template(name)
    return COMPILED


@cache
def environment() -> Environment:
    """Give the templates, which escape whatever enters them."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_Bytecode(str(COMPILED)) if COMPILED.is_dir() else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _linker(address: Callable[[Span], str]) -> Callable[[Span], Markup]:
    def link(span: Span) -> Markup:
        """Quote the span and link to its place."""
        whose = "CV" if span.doc == "cv" else "posting"
        page = f", page {span.page}" if span.page else ""
        # Put together by hand: a brief has hundreds, and Markup.format is slow.
        return Markup(
            f'<a class="q {span.doc}" href="{escape(address(span))}" title="{whose}{page}">'
            f"“{escape(span.text)}”</a>"
        )

    return link


def _weaver(link: Callable[[Span], Markup]) -> Callable[..., Markup]:
    def linked(text: str, spans: Sequence[Span], *, only: bool = False) -> Markup:
        """Turn quotes inside a text into links; set the other spans behind it, unless ``only``."""
        woven = escape(text)
        rest: list[Span] = []
        for span in spans:
            # A sentence quoted inside another has lost its full stop.
            for words in (span.text, span.text.rstrip(".;,")):
                quote = Markup("“{}”").format(words)
                if quote in woven:
                    linked_words = str(link(span)).replace(escape(span.text), escape(words))
                    woven = Markup(str(woven).replace(str(quote), linked_words, 1))
                    break
            else:
                rest.append(span)
        if rest and not only:
            woven += Markup(' <span class="src">{}</span>').format(
                Markup(" ").join(link(span) for span in rest)
            )
        return woven

    return linked
