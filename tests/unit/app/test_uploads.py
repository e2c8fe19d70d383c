"""Files that are handed in: named plainly, kept once, sealed where the host wants it."""

import pytest

from prebrief.app import uploads
from prebrief.app.kept import database
from prebrief.errors import InputError, NotFoundError, SetupError
from prebrief.ingest.limits import DEFAULT_LIMITS
from prebrief.store.seal import new_key
from unit.app.conftest import Configure

pytestmark = pytest.mark.usefixtures("configure")


def test_a_file_comes_back_as_the_pipeline_takes_it() -> None:
    file_id = uploads.keep_file("ada", b"data", "cv.pdf", "cv", "application/pdf")
    source = uploads.file("ada", file_id)
    assert (source.data, source.name, source.media_type) == (b"data", "cv.pdf", "application/pdf")
    assert uploads.keep_file("ada", b"data", "cv.pdf", "cv", "application/pdf") == file_id
    assert [upload.id for upload in uploads.files("ada")] == [file_id]
    with pytest.raises(NotFoundError):
        uploads.file("bo", file_id)
    assert not uploads.delete_file("bo", file_id)
    assert uploads.delete_file("ada", file_id)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\cv.docx", "cv.docx"),
        ("cv\x00\r\nSet-Cookie: a.pdf", "cv Set-Cookie: a.pdf"),
        ("", "file"),
        ("/", "file"),
        ("\u202efdp.cv", "fdp.cv"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("Lebenslauf Müller (neu).pdf", "Lebenslauf Müller (neu).pdf"),
    ],
)
def test_names_hold_no_tricks(given: str, kept: str) -> None:
    assert uploads.file("ada", uploads.keep_file("ada", b"x", given, "cv")).name == kept


def test_what_nobody_could_read_is_not_kept() -> None:
    with pytest.raises(InputError) as caught:
        uploads.keep_file("ada", b"x" * (DEFAULT_LIMITS.file_bytes + 1), "cv.pdf", "cv")
    assert caught.value.code == "too-large"
    assert uploads.files("ada") == ()


def test_the_hosts_key_seals_and_its_loss_is_said(configure: Configure) -> None:
    key = new_key()
    configure(FILES_KEY=key)
    file_id = uploads.keep_file("ada", b"infusion chairs", "cv.txt", "cv")
    assert database().count_sealed() == 1
    configure(FILES_KEY=f"{new_key()},{key}")
    assert uploads.file("ada", file_id).data == b"infusion chairs"
    for wrong in (new_key(), None):
        configure(FILES_KEY=wrong)
        with pytest.raises(SetupError) as caught:
            uploads.file("ada", file_id)
        assert caught.value.code == "files-key-missing"
    configure(FILES_KEY="no key")
    with pytest.raises(SetupError) as bad:
        uploads.keep_file("ada", b"x", "cv.txt", "cv")
    assert bad.value.code == "bad-files-key"


def test_one_person_of_a_host_does_not_fill_its_disk(configure: Configure) -> None:
    configure(QUOTA_MB="1")
    uploads.keep_file("ada", b"x" * 700_000, "cv.txt", "cv")
    with pytest.raises(InputError) as caught:
        uploads.keep_file("ada", b"y" * 400_000, "job.txt", "job")
    assert caught.value.code == "too-much-kept"
    assert uploads.keep_file("bo", b"y" * 400_000, "job.txt", "job")
    configure(MODE=None)
    assert uploads.keep_file("ada", b"y" * 400_000, "job.txt", "job")
