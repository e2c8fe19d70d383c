"""Why a file is refused: one stable code, message and remedy for each case."""

from prebrief.errors import InputError

SAVE_AS_TEXT = "Save it as PDF, Word (.docx) or plain text and try again."
EXPORT_AGAIN = "Open it in the program that made it, export it again as PDF or Word (.docx)."

REFUSALS: dict[str, tuple[str, str]] = {
    # code: (message, fix); {n} and {limit} are filled in by refuse()
    "missing-file": (
        "There is no such file.",
        "Check the path; put it in quotes if it holds spaces.",
    ),
    "is-folder": ("This is a folder, not a file.", "Name the file inside the folder."),
    "unreadable-file": (
        "The file cannot be opened.",
        "Check that you may read it and that no other program has locked it.",
    ),
    "empty": ("The file is empty (0 bytes).", "Save or download it again, then retry."),
    "empty-text": (
        "The file opens, but holds no readable words.",
        "Check that it is the right file; if it is, paste its text into a .txt file.",
    ),
    "too-large": (
        "The file is larger than {limit}.",
        "Leave out pictures and attachments, or save the text alone.",
    ),
    "too-many-pages": (
        "The file has {n} pages; at most {limit} are read.",
        "Cut it to the pages that matter for this post, such as the CV without reprints.",
    ),
    "too-much-text": (
        "The file holds more text than {limit} characters.",
        "Check that it is a CV or a posting, and cut it to the pages that matter.",
    ),
    "too-many-lines": (
        "The file has more than {limit} lines of text.",
        "Check that it is a CV or a posting, and cut it to the pages that matter.",
    ),
    "reader-failed": (
        "The file broke the program that reads it, and was put aside.",
        EXPORT_AGAIN,
    ),
    "reader-slow": (
        "The file takes longer than {limit} seconds to read, and was put aside.",
        EXPORT_AGAIN,
    ),
    "reader-memory": (
        "The file takes more memory to read than a document should, and was put aside.",
        EXPORT_AGAIN,
    ),
    "password-protected": (
        "The file is locked with a password.",
        "Open it with its password, save a copy without one, and use the copy.",
    ),
    "no-text-layer": (
        "The file is a scan: {n} without any text that can be read.",
        "Export it again from the program it was written in, or let Prebrief recognise its text: "
        "pip install 'prebrief[ocr]', then retry.",
    ),
    "too-many-scanned": (
        "The file is a scan of {n} pages; at most {limit} are recognised.",
        "Scan only the pages that matter, or use the original document.",
    ),
    "corrupt-pdf": ("The PDF is damaged and cannot be read.", EXPORT_AGAIN),
    "corrupt-docx": ("The Word file is damaged and cannot be read.", EXPORT_AGAIN),
    "corrupt-odt": ("The OpenDocument file is damaged and cannot be read.", EXPORT_AGAIN),
    "corrupt-rtf": ("The RTF file is damaged and cannot be read.", EXPORT_AGAIN),
    "corrupt-html": ("The web page cannot be read.", "Paste its text into a .txt file."),
    "corrupt-json": (
        "The JSON file breaks off or is malformed.",
        "Check it with a JSON validator, or export the CV again.",
    ),
    "not-json-resume": (
        "The JSON file is not a JSON Resume.",
        "Use the JSON Resume format (jsonresume.org), or give the CV as PDF, Word or text.",
    ),
    "zip-bomb": (
        "The file unpacks to far more than a document should hold.",
        "Save the document anew from its program; do not use this copy.",
    ),
    "picture": (
        "This is a picture, not a document with text.",
        "Use the original document, or let Prebrief recognise its text: "
        "pip install 'prebrief[ocr]', then retry.",
    ),
    "audio": ("This is a sound recording.", SAVE_AS_TEXT),
    "video": ("This is a video.", SAVE_AS_TEXT),
    "program": ("This is a program, not a document.", "Check that it is the right file."),
    "archive": (
        "This is an archive of files.",
        "Unpack it and name the one document inside.",
    ),
    "spreadsheet": ("This is a spreadsheet.", SAVE_AS_TEXT),
    "presentation": ("This is a slide presentation.", SAVE_AS_TEXT),
    "old-word": (
        "This is a Word file of the old kind (.doc).",
        "Open it in a word processor and save it as .docx or PDF.",
    ),
    "pages": (
        "This is an Apple Pages file.",
        "In Pages choose File, Export To, PDF or Word, and use that file.",
    ),
    "ebook": ("This is an e-book.", SAVE_AS_TEXT),
    "email-file": (
        "This is a saved e-mail message.",
        "Save the attachment, or copy the text of the message into a .txt file.",
    ),
    "database": ("This is a database file.", "Check that it is the right file."),
    "unknown-format": ("The kind of this file is not known.", SAVE_AS_TEXT),
}


def refuse(code: str, *, where: str = "", n: int | str = "", limit: int | str = "") -> InputError:
    """Build the error for a code, to be raised by the caller."""
    message, fix = REFUSALS[code]
    return InputError(code, message.format(n=n, limit=limit), fix=fix, where=where)


def in_words(size: int) -> str:
    """Give a size in bytes as a reader writes it."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.0f} MB"
    return f"{size / 1_000:.0f} kB" if size >= 1_000 else f"{size} bytes"
