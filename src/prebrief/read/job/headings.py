"""The headings of postings: what a heading is, and what stands under it."""

from typing import Literal

from prebrief.text.patterns import compiled

SectionKind = Literal[
    "must",
    "preferred",
    "duty",
    "role",  # what the post is: duties and demands in prose
    "condition",  # place, travel, hours, contact with patients
    "about",  # the employer
    "skip",  # benefits, equal opportunity, how to apply, page furniture
    "unknown",
]

_KINDS: tuple[tuple[SectionKind, str], ...] = (
    (
        "skip",
        r"(similar|related|other|more|recommended|featured|latest) (jobs|positions|vacancies"
        r"|openings|roles)"
        r"|people (also|who)|jobs (like|you)|key ?words|^tags$|share (this|job)|job alerts?"
        r"|recently viewed"
        r"|positions verified|explore|sign (in|up)|cookies?|about the author|report this"
        r"|equal (employment )?opportunit|eeo|diversity|accommodation|disclaimer|privacy"
        r"|safeguarding"
        r"|disclosure|legal notice|how to apply|to apply|^apply|application|next steps|interested\b"
        r"|procedure for candidacy|selection process|recruitment process|for (further"
        r"|more) information|further details|^contact|contact (us|information|details|person)"
        r"|nominat"
        r"|benefits|compensation|salary|remuneration|^pay\b|pay (range|scale|transparency)|perks"
        r"|(we|what we) offer|in it for you|why (work|join|us|you|choose)|rewards|what you('ll"
        r"| will) (get|enjoy|receive)"
        r"|sponsorship|covid|vaccin|drug.free|^additional information|date posted|closing date"
        r"|posted|job (id|number)"
        r"|requisition",
    ),
    (
        "preferred",
        r"preferred|desirable|desired|nice[- ]to[- ]ha|bonus|advantag|good to have|^ideally"
        r"|^pluses|^plus$|asset"
        r"|extra credit",
    ),
    (
        "duty",
        r"responsib|duties|accountab|what you('ll| will) (do|be doing|lead)|you('ll| will) (do"
        r"|be doing)$|functions"
        r"|key (tasks|results|deliverables|relationships)|main tasks|in this role|day[- ]to[- ]day"
        r"|a (typical )?day"
        r"|scope of|^duties|priorities|goals|objectives|expectations|deliverables|how you('ll"
        r"| will)|your (role|impact|mission)"
        r"|key challenges|mandate|what the job|the work|leadership agenda",
    ),
    (
        "must",
        r"requirement|qualification|must[- ]ha|essential|minimum|required|person spec|you('ll"
        r"| will)? (bring|need|have)"
        r"|who you are|about you|you are$|^you$|skills?\b|competenc|knowledge|education|experience"
        r"|licen[sc]|certific|credential"
        r"|eligib|criteri|candidate|looking for|training|attributes|abilit|aptitude|who we|we need"
        r"|ideal|desired"
        r"|professional registration|specification|(candidate|person|ideal) profile",
    ),
    (
        "condition",
        r"physical|conditions|environment|travel|schedule|hours|^location|where|patient contact"
        r"|on.call|shift|work (type|model)"
        r"|direct reports|supervis",
    ),
    (
        "about",
        r"^(company|organi[sz]ation|employer|about (us|the (company|organi[sz]ation|hospital|trust"
        r"|system|flock|team|department)))\b.|^about us",
    ),
    (
        "role",
        r"overview|summary|purpose|the (role|position|post|job|opportunity)\b|opportunity"
        r"|job description|about the (role|job|position|post|opportunity)"
        r"|snapshot|success|^description|introduction|position|^role|^job\b|objective|general"
        r"|reporting|reports to|organi[sz]ation$",
    ),
    (
        "about",
        r"about|who we are|our (mission|story|values|vision|community|hospital|organi[sz]ation"
        r"|team|culture|commitment|people)"
        r"|company|organi[sz]ation|employer|the (hospital|trust|system|community|medical center"
        r"|department|team|area|city|region)"
        r"|background|history|community|mission|vision|values|culture|working for|department"
        r"|quality of life|living in",
    ),
)
_KIND_RES = tuple((kind, compiled(pattern)) for kind, pattern in _KINDS)

_WORDS_LIST = """
a about abilities ability above accountabilities accountability additional all and apply
applying are attributes background basic be behaviours behaviors benefits bring by candidate
certification certifications certificates clinical closing company compensation competencies
competency competences conditions contact core criteria culture date day describe description
desirable desired details do doing duties duty education educational eligibility employer
employment environment equal essential expectations expected experience experiences for full
function functions further general goals have hours how ideal if in information introduction
interested is it's job join key knowledge law leadership learn licences license licenses
licensing licensure location looking main management minimum mission more must need next nice
not objective objectives of offer opportunity opportunities or organisation organisational
organization organizational other our overview pay person personal perks physical plus
position post preferred primary principal process professional profile purpose qualification
qualifications qualities registration registrations related relationships reporting reports
required requirement requirements responsible responsibilities responsibility role salary
schedule scope section selection should skills snapshot special specific specification
specifications statement success summary supervisory supplemental tasks team technical that
the this to training travel typical us values vision want word words keyword keywords we we're
what what's who why will with work working would you you'll you're your
"""
_WORDS = frozenset(_WORDS_LIST.split())
_STRONG_END = compiled(
    r"(?:Responsibilities|Qualifications|Requirements|Duties|Summary|Overview|Description|Benefits"
    r"|Specification|Functions|Skills|Criteria|Accountabilities|Desirable|Essential)"
)
_ASIDE = compiled(
    r"(similar|related|other|more|recommended|featured|latest) (jobs|positions|vacancies|openings"
    r"|roles)\b|people (also|who)\b|jobs (like|you)\b"
    r"|(the|our) (community|area|city|region|hospital|system|health system|trust|organi[sz]ation"
    r"|medical center)$|about (us|the (company|community|area|hospital|trust|system"
    r"|organi[sz]ation))$"
    r"|disclosure and barring|employer (details|name)|certificate of sponsorship|equal opportunity"
    r"|how to apply|procedure for candidacy|nominations|application (process|procedure|deadline"
    r"|instructions)"
    r"|additional information$|benefits$|compensation( and benefits)?$|total rewards|what we offer"
    r"|why (join|work|us)"
    r"|perks|living in|quality of life|job alerts|share this|key words|tags$|contact (us"
    r"|information|details)$|privacy|cookie"
)
_TIDY = compiled(r"[^a-z'&/ -]+")
_QUOTES = str.maketrans({"’": "'", "‘": "'"})


def normalised(heading: str) -> str:
    """Give the heading in lower case without marks."""
    return " ".join(_TIDY.sub(" ", heading.lower().translate(_QUOTES)).split())


def section_kind(heading: str) -> SectionKind:
    """Tell what stands under such a heading."""
    plain = normalised(heading)
    for kind, pattern in _KIND_RES:
        if pattern.search(plain):
            return kind
    return "unknown"


def is_plain_heading(line: str) -> bool:
    """Tell whether all words of the line are words of headings, none of the demand itself."""
    plain = normalised(line).replace("/", " ").replace("-", " ").replace("&", " ")
    words = plain.split()
    return 0 < len(words) <= 8 and all(word in _WORDS for word in words) and _says(plain)


def _says(plain: str) -> bool:
    return section_kind(plain) != "unknown"


def opens_aside(line: str) -> bool:
    """Tell whether a short line opens a part that asks for nothing: other jobs, benefits."""
    bare = line.strip()
    return (
        len(bare.split()) <= 6
        and len(bare) <= 60
        and bare[:1].isupper()
        and not bare.endswith((".", ";", ","))
        and bool(_ASIDE.match(normalised(bare)))
    )


def looks_like_heading(line: str, *, strong: bool) -> bool:
    """Tell whether a line by itself is a heading, by its look and its words."""
    bare = line.strip(" *_#")
    words = bare.split()
    if not words or len(words) > 10 or not any(char.isalpha() for char in bare):
        return False
    if bare.endswith(":"):
        return len(words) <= 8
    if bare.endswith((".", ";", ",", "!")) and not bare.isupper():
        return False
    if is_plain_heading(bare):
        return bare[0].isupper()
    capitals = [word for word in words if word[0].isupper()]
    if bare.isupper() and len(words) <= 8 and len(bare) > 5:
        return section_kind(bare) != "unknown" or len(words) >= 2
    if strong:
        return bare[0].isupper() or bare[0] in "“\"'"
    # Title Case that speaks of a section: "Minimum Licensure/Certification Required By Law"
    return (
        len(words) <= 8
        and len(capitals) >= len(words) - 1
        and len(words) >= 2
        and bool(
            _STRONG_END.search(bare) or bare.split()[0] in ("Minimum", "Required", "Preferred")
        )
        and section_kind(bare) != "unknown"
    )
