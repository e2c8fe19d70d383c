from prebrief.read.job.places import regions
from unit.read.job import postings
from unit.read.job.reading import read


def test_location() -> None:
    assert read(postings.CARD).job_location == "Omaha, NE"
    assert read(postings.PARAGRAPH).job_location == "Boise, Idaho"
    assert read(postings.NHS_TABS).job_location == "Larchmere General Hospital, Dunfold"
    assert read(postings.FACULTY).job_location is None


def test_regions() -> None:
    assert regions("a license in New Mexico or West Virginia") == ("New Mexico", "West Virginia")
    assert regions("TX medical license") == ("Texas",)
    assert regions("MD OR DO") == ()
