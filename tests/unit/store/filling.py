"""Something of every kind, to put into a store."""

from datetime import date, timedelta

from builders_brief import made
from builders_practice import NOW, SECRET, attempt, card, interview, later, turn
from prebrief.practice.drills import merge, review
from prebrief.records.account import Account, ApiToken, AuditLine, Invitation, Role, Session
from prebrief.records.practice import AskedQuestion, KeptBrief, RealInterview, Review
from prebrief.records.workspace import Comment, Share, Workspace
from prebrief.store.database import Database
from prebrief.store.runs import NewRun, Runs
from prebrief.store.seal import Seal
from prebrief.store.store import Store

NO_SEAL = Seal()


def kept(name: str = "b1", *, days: float = 0, day: date | None = None) -> KeptBrief:
    return KeptBrief(
        id=name, kept_at=later(days=days), title="CMO", interview_date=day, brief=made().brief
    )


def fill(store: Store) -> None:
    """Put something of every kind in."""
    store.briefs.keep(kept())
    sitting = interview()
    store.interviews.keep_start(sitting)
    store.interviews.keep_scored(sitting.id, turn(1, 60), attempt("x", 60))
    store.cards.take_in([card("x")], merge=merge)
    look = Review(id="r1", card_id="question:q.x", at=NOW, rating="good")
    store.cards.keep_review(review(card("x"), "good", now=NOW), look)
    asked = (AskedQuestion(text=SECRET),)
    store.outcomes.keep(RealInterview(id="o1", brief_id="b1", held=NOW.date(), asked=asked))
    store.preferences.set("spelling", SECRET)
    keep_file(store)
    store.workspaces.keep(Workspace(brief_id="b1", notes={"q.x": SECRET}), at=NOW)
    said = Comment(id="c1", brief_id="b1", at=NOW, author="Bo", text=SECRET, about="q.x")
    store.comments.keep(said)
    link = Share(id="s1", brief_id="b1", made_at=NOW, ends_at=later(days=30), label=SECRET)
    store.shares.keep(link, token_hash=f"hash-{store.owner}")
    token = ApiToken(id="t1", label=SECRET, made_at=NOW, ends_at=later(days=30))
    store.tokens.keep(token, token_hash=f"hash-{store.owner}")
    new = NewRun(f"run-{store.owner}", "prepare", {"cv": "f1", "job": "f2"})
    Runs(store.engine).ask(store.owner, [new], also=lambda *_: None)


def keep_file(
    store: Store, data: bytes = SECRET.encode() * 9, *, name: str = "cv.txt", seal: Seal = NO_SEAL
) -> str:
    return store.files.keep(data, name=name, role="cv", media_type=None, at=NOW, seal=seal)


def person(name: str = "ada", role: Role = "candidate") -> Account:
    return Account(
        id=f"id-{name}",
        email=f"{name}@example.org",
        name=name.title(),
        role=role,
        created_at=NOW,
    )


def fill_service(database: Database) -> None:
    """Put something into every table that is nobody's in particular."""
    database.accounts.add(person(), password="a hash")
    database.accounts.add(person("cole", "coach"), password="a hash")
    log_in = Session(account_id="id-ada", created_at=NOW, seen_at=NOW, expires_at=later(days=1))
    database.sessions.add("token", log_in)
    code = Invitation(
        kind="sign-up", role="coach", invited_by=None, created_at=NOW, expires_at=later(days=9)
    )
    database.invitations.add("code", code, email=None)
    database.agreements.agree("id-ada", "id-cole", at=NOW)
    database.tries.count("log-in", "ada", now=NOW, window=timedelta(minutes=15))
    database.audit.add(AuditLine(at=NOW, account_id="id-ada", action="logged-in"))
    database.settings.set("name", "value")
    database.runs.arrive("worker-1", "worker")
