"""What a stage does, in words for those who wait."""

from prebrief.pipeline import Stage

WORDS: dict[Stage, str] = {
    "ingest": "Opening the files",
    "read": "Reading the CV and the posting",
    "match": "Looking for the CV line that proves each requirement",
    "select": "Choosing questions, stories and concepts",
    "compose": "Writing the brief",
    "render": "Setting the pages",
}
