"""Lines that deny or wish: they name a thing without showing it."""

import re

from prebrief.text.patterns import compiled

_WISH = compiled(
    r"""\b(?:
        seeking | looking\ (?:for|to) | hope\ to | hoping\ to | aspir(?:e|es|ing)\ to | eager\ to
      | interest(?:ed)?\ in | keen\ to | would\ (?:like|love)\ to | want(?:s)?\ to
      | plan(?:s|ning)?\ to
      | intend(?:s)?\ to | ready\ to\ (?:take|step|move) | exposure\ to | familiar(?:ity)?\ with
      | willing\ to | offered\ a\ place | considered\ it | considering
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIAL = compiled(
    r"""(?:
        \bno\ (?:prior\ |formal\ |direct\ |previous\ |current\ )?
          (?:experience|training|exposure|background)
      | \bnot\ (?:yet\ )?
          (?:started|begun|held|certified|licensed|currently|applicable|practi[cs]ing)
      | \bnever\ (?:held|led|managed|worked|had)
      | \bwithout\ (?:experience|training)
      | \black(?:s|ing)?\ (?:of\ )?experience
      | :\s*(?:no|none|not\ applicable|n/a)\b
      | \b(?:have|has|had)\ not\b
      | \bnot\ applicable\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def is_denial(text: str) -> bool:
    """Tell whether the line says that something is absent: "MBA: no", "not started"."""
    return bool(_DENIAL.search(text))


def is_wish(text: str) -> bool:
    """Tell whether the line speaks of a wish or a mere brush: "seeking", "exposure to"."""
    return bool(_WISH.search(text))


def is_no_evidence(text: str) -> bool:
    """Tell whether the line must not count as evidence of what it names."""
    return is_denial(text) or is_wish(text)
