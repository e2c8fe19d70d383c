"""What the first page takes in, each part kept while the rest is put right."""

from dataclasses import dataclass, replace
from datetime import date

from prebrief.app import briefs, uploads
from prebrief.errors import InputError, NotFoundError, PrebriefError
from prebrief.pipeline import Source
from prebrief.records.document import DocumentRole
from prebrief.web.forms import Uploaded

PASTED_CV = "Pasted CV.txt"
PASTED_POSTING = "Pasted posting.txt"
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True)
class Intake:
    """The form as it stands, and what is wrong with it."""

    cv_id: str = ""
    cv_name: str = ""
    job_id: str = ""
    job_name: str = ""
    posting: str = ""
    """The posting's text, or its address, as typed."""
    cv_text: str = ""
    interview_date: str = ""
    wrong_cv: str = ""
    wrong_job: str = ""
    wrong_date: str = ""

    @property
    def complete(self) -> bool:
        """Whether a brief can be made of it."""
        return bool(self.cv_id and self.job_id) and not self.wrong

    @property
    def wrong(self) -> bool:
        """Whether something has to be put right."""
        return bool(self.wrong_cv or self.wrong_job or self.wrong_date)

    @property
    def day(self) -> date | None:
        """The day of the interview."""
        return date.fromisoformat(self.interview_date) if self.interview_date else None


def with_date(form: Intake, text: str) -> Intake:
    """Take in the day of the interview."""
    text = text.strip()
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        return replace(form, interview_date="", wrong_date="Give the day as YYYY-MM-DD.")
    if day and day < date.today():
        return replace(form, interview_date=text, wrong_date="This day has passed.")
    return replace(form, interview_date=text)


def with_cv(form: Intake, owner: str, file: Uploaded | None, text: str, kept_id: str) -> Intake:
    """Take in the CV: a new file first, then pasted text, then the file of the time before."""
    if file is None and text.strip():
        file = Uploaded(text.encode(), PASTED_CV, "text/plain")
    if file is None:
        known = _known(owner, kept_id)
        if known is None:
            return replace(form, wrong_cv="Choose your CV, or paste its text.")
        return replace(form, cv_id=kept_id, cv_name=known.name)
    try:
        cv_id = _keep(owner, file, "cv")
    except PrebriefError as error:
        return replace(form, cv_text=text, wrong_cv=f"{error.message} {error.fix}".strip())
    return replace(form, cv_id=cv_id, cv_name=file.name, cv_text=text)


def with_posting(
    form: Intake, owner: str, file: Uploaded | None, text: str, kept_id: str
) -> Intake:
    """Take in the posting: a new file, else pasted words or an address, else the file before."""
    try:
        file = file or _typed(text)
        if file is None:
            known = _known(owner, kept_id)
            if known is None:
                return replace(
                    form, wrong_job="Paste the posting or its address, or choose its file."
                )
            return replace(form, job_id=kept_id, job_name=known.name)
        job_id = _keep(owner, file, "job")
    except PrebriefError as error:
        return replace(form, posting=text, wrong_job=f"{error.message} {error.fix}".strip())
    return replace(form, job_id=job_id, job_name=file.name, posting=text)


def _typed(text: str) -> Uploaded | None:
    """Give a posting that was pasted, or that stands at an address that was."""
    typed = text.strip()
    if _is_address(typed):
        found = briefs.source(typed, role="job")
        return Uploaded(found.data, found.name, found.media_type)
    return Uploaded(text.encode(), PASTED_POSTING, "text/plain") if typed else None


def handed_posting(file: Uploaded | None, text: str) -> Source:
    """Give the posting of a form: a file, else pasted words or an address.

    Raises:
        InputError: there is none, or the address cannot be read.
    """
    found = file or _typed(text)
    if found is None:
        raise InputError(
            "no-posting", "There is no posting.", fix="Paste it or its address, or choose its file."
        )
    return Source(found.data, found.name, found.media_type)


def again(owner: str, cv_id: str, job_id: str, interview_date: str) -> Intake:
    """Fill the form with what was handed in before."""
    form = with_date(Intake(), interview_date)
    if cv := _known(owner, cv_id):
        form = replace(form, cv_id=cv_id, cv_name=cv.name)
    if job := _known(owner, job_id):
        words = job.data.decode("utf-8", "replace") if job.name == PASTED_POSTING else ""
        form = replace(form, job_id=job_id, job_name=job.name, posting=words)
    return form


def _keep(owner: str, file: Uploaded, role: DocumentRole) -> str:
    if not file.data.strip():
        raise InputError("empty", "The file is empty.", fix="Choose another one.")
    return uploads.keep_file(owner, file.data, file.name, role, file.media_type)


def _known(owner: str, file_id: str) -> Source | None:
    if not file_id:
        return None
    try:
        return uploads.file(owner, file_id)
    except NotFoundError:
        return None


def _is_address(text: str) -> bool:
    return (
        text.startswith(("https://", "http://"))
        and not any(sign.isspace() for sign in text)
        and len(text) <= _LONGEST_ADDRESS
    )
