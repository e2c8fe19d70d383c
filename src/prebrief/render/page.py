"""The brief as one self-contained HTML page."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

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
    link = _linker(places)
    return (
        _environment()
        .get_template("brief.html.jinja")
        .render(
            brief=brief,
            link=link,
            linked=_weaver(link),
            coverage=Markup(charts.coverage(brief.requirements)),
            look_for_chart=Markup(charts.look_fors(brief.look_fors)),
            cv_lines=list(places["cv"].lines(spans_of(brief, "cv"))),
            job_lines=list(places["job"].lines(spans_of(brief, "job"))),
            titles={entry.id: entry.title for entry in brief.look_fors},
            numbers={question.id: i for i, question in enumerate(brief.questions, start=1)},
            story_numbers={story.id: i for i, story in enumerate(brief.stories, start=1)},
            kinds=KINDS,
            words=charts.WORDS,
            shapes=charts.SHAPES,
        )
    )


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
    _environment.cache_clear()
    environment = _environment()
    for name in environment.list_templates(filter_func=lambda name: not name.endswith(".typ")):
        environment.get_template(name)
    return COMPILED


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_Bytecode(str(COMPILED)) if COMPILED.is_dir() else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _linker(places: dict[str, Places]) -> Callable[[Span], Markup]:
    def link(span: Span) -> Markup:
        """Quote the span and link to its line in the document below."""
        target = f"{span.doc}-{places[span.doc].line_of(span.start)}"
        whose = "CV" if span.doc == "cv" else "posting"
        page = f", page {span.page}" if span.page else ""
        return Markup('<a class="q {}" href="#{}" title="{}{}">“{}”</a>').format(
            span.doc, target, whose, page, span.text
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
