"""Names broken at the end of a line or of a cell: put them together again."""

from collections.abc import Sequence

from prebrief.read.cv.lexicon import Lexicon, words
from prebrief.read.cv.lines import CvLine
from prebrief.read.cv.parts import TITLE_KINDS, Atom
from prebrief.read.cv.vocabulary import ORG_STRONG, ORG_WORDS, TITLE_NOUNS


def unwrapped(
    atoms: list[Atom], lines: Sequence[CvLine], width: float, lexicon: Lexicon
) -> list[Atom]:
    """Put a name together again that was broken at the end of a line or of a cell."""
    above = dict(zip([line.start for line in lines[1:]], lines, strict=False))
    done: list[Atom] = []
    for atom in atoms:
        line = above.get(atom.line.start) if atom.new_line else None
        broken = _broken(line, atom, done, width, lexicon) if line is not None else None
        if broken is None:
            done.append(atom)
            continue
        broken.text = f"{broken.text} {atom.text}"
    return done


def _broken(
    above: CvLine, atom: Atom, done: list[Atom], width: float, lexicon: Lexicon
) -> Atom | None:
    """Give the atom of the line above that this one goes on with."""
    line = atom.line
    before = [one for one in done if one.line is above]
    if not before or line.periods or line.size != above.size or line.bold != above.bold:
        return None
    if len(above.pieces) > 1 and line.bold and line.size is not None and len(line.pieces) == 1:
        first = [one for one in before if one.end <= above.pieces[0].end]
        if not first or len(line.text.split()) > 6:
            return None
        # A title under an employer is a part of its own, however alike they are set.
        apart = _titled(line.text, lexicon) and not _titled(above.pieces[0].text, lexicon)
        return None if apart else first[-1]
    if len(above.pieces) > 1 and line.size is not None and len(line.pieces) == 1:
        first = [one for one in before if one.end <= above.pieces[0].end]
        # "… at Alder Valley Children's    2011 – 2018" / "Hospital"
        return first[-1] if first and _names_end(first[-1], atom, lexicon) else None
    last = before[-1]
    if last.end != above.end or len(before) < 2:
        return None
    return last if _was_full(above, line, width) or _names_end(last, atom, lexicon) else None


def _names_end(last: Atom, atom: Atom, lexicon: Lexicon) -> bool:
    """Tell whether a line has only the general words that end an employer's name begun above."""
    parts = [word.plain for word in words(atom.text)]
    if not parts or len(parts) > 4 or _titled(last.text, lexicon):
        return False
    if all(word in ORG_WORDS or word in ORG_STRONG for word in parts):
        return True
    begun = any(word.plain in ORG_STRONG for word in words(last.text))
    of = len(parts) > 2 and parts[1] == "of"  # "… Northern Marches" / "School of Nursing"
    return parts[0] in ORG_STRONG and of and not begun and "," not in atom.line.text


def _titled(text: str, lexicon: Lexicon) -> bool:
    parts = words(text)
    hits = lexicon.find_in(parts, kinds=TITLE_KINDS)
    return bool(hits) or any(part.plain in TITLE_NOUNS for part in parts)


def _was_full(above: CvLine, line: CvLine, width: float) -> bool:
    """Tell whether the next line's first word would not have fitted on the line."""
    first = line.text.split(None, 1)[0]
    size = above.size or 1.0
    return (above.right + 1 + len(first)) * size > width and above.right * size >= 0.8 * width
