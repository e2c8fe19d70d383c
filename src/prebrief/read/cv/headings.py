"""Headings of any CV, by section."""

import re
from functools import cache

from prebrief.text.patterns import compiled

SECTIONS: dict[str, str] = {
    "work": """experience; work experience; work; work history; employment; employment history;
        professional experience; professional history; relevant experience; clinical experience;
        career; career history; career summary; career to date;
        employment to date; experience to date; posts to date; career path; positions;
        positions held; posts held; posts; post held; present post; current post;
        previous posts; present position; current position; previous positions; past positions;
        past posts; appointments; present appointment; present appointments;
        current appointments; earlier appointments; previous appointments; past appointments;
        hospital appointments; academic appointments; faculty appointments;
        professional appointments; administrative appointments; clinical appointments;
        appointments held; present titles; present title; current titles; academic positions;
        leadership experience; executive experience; administrative experience;
        management experience; leadership positions; leadership roles; administrative positions;
        leadership appointments; academic and administrative appointments;
        positions and employment; positions and honors; professional positions;
        where i have worked; jobs; my work; military service; military experience;
        military career; duty assignments; assignments; locum experience; other experience;
        additional experience; earlier career; early career; earlier experience;
        selected experience; key roles; roles; current role; current roles; previous roles;
        nhs experience; nhs appointments; substantive posts; training posts; berufserfahrung;
        doświadczenie zawodowe; expérience professionnelle; experiencia profesional;
        experience and achievements; professional background and experience; present employment;
        current employment; previous employment; past employment; hospital positions;
        clinical positions; career highlights and experience; professional employment;
        professional practice; practice experience; practice history; employment record;
        experiences; the jobs; what i did; timeline; career timeline""",
    "education": """education; education and training; training; training and education;
        academic background; academic qualifications; qualifications; educational background;
        education and qualifications; qualifications and education; degrees; medical education;
        postgraduate training; graduate medical education; residency; fellowship; fellowships;
        residency and fellowship; postgraduate education; clinical training; studies;
        professional qualifications; academic history; academic preparation; formal education;
        undergraduate education; university; schooling; ausbildung; wykształcenie; formation;
        medical training; specialist training; professional education;
        education and credentials; postdoctoral training; education history; medical school;
        higher education; internship and residency; where i studied; academic record""",
    "licences": """certificates; certifications; certification; licenses; licences; licensure;
        license;
        licence; licenses and certifications; licences and certifications;
        licenses and certificates; certifications and licenses; certifications and licensure;
        licensure and certification; licensure and certifications; licenses certs;
        licenses and certs; licenses certification; licenses and certification;
        board certification; board certifications; boards; board certification licensure;
        board certification and licensure; boards and licenses; credentials;
        professional registration; membership of professional bodies;
        registration; registrations; registration and licences;
        professional credentials; licenses etc; professional certifications; medical licensure;
        medical licenses; state licenses; state licensure; license and certification;
        licensure and board certification; board status; gmc registration;
        professional licenses; certificates and courses; accreditation; accreditations;
        zertifikate; certs; licences certificates; certifications licenses; licensing""",
    "training": """leadership training; leadership qualifications; leadership development; courses;
        courses attended; continuing education; professional development; management training;
        leadership education; executive education; continuing medical education; cme; cpd;
        leadership and management training; additional training; other training;
        courses and training; training courses; management and leadership training;
        leadership programs; leadership programmes; certificates of training""",
    "publications": """publications; selected publications; publications selected; papers;
        peer reviewed publications; peer reviewed original articles; original articles;
        articles; journal articles; book chapters; chapters; books; books and chapters; writing;
        writings; bibliography; selected bibliography; scholarship; abstracts;
        published abstracts; reviews; review articles; case reports; letters; editorials;
        letters and editorials; invited reviews; papers and posters;
        publications and presentations; publications and talks; talks and papers;
        papers and talks; research publications; original research; original papers;
        reviews and chapters; books and book chapters; peer reviewed articles;
        non peer reviewed publications; other publications; in press; manuscripts; monographs;
        refereed publications; veröffentlichungen; publikacje""",
    "talks": """presentations; talks; invited lectures; lectures; invited talks; invited
        presentations;
        speaking; speaking engagements; conference presentations; posters; oral presentations;
        posters and presentations; abstracts and presentations;
        invited lectures and named visits; national presentations; keynotes; grand rounds;
        conferences; poster presentations; selected talks; selected presentations""",
    "skills": """skills; key skills; core skills; core competencies; competencies; areas of
        expertise;
        expertise; highlights; skill highlights; core qualifications; strengths;
        technical skills; professional skills; key competencies; leadership competencies;
        specialties; skills and abilities; skills and expertise; skill set; tools; software;
        computer skills; it skills; summary of skills; capabilities; core strengths; top skills;
        fähigkeiten; umiejętności; kompetenzen; leadership skills; executive competencies;
        clinical skills; proficiencies""",
    "languages": """languages; language; language skills; languages spoken; sprachen; języki;
        foreign languages""",
    "volunteer": """volunteer; volunteering; volunteer experience; volunteer work; committees;
        committees selected; committee service; committee work; committee memberships;
        committees and service; service; boards volunteer; boards and volunteer;
        boards and committees; board service; board memberships; community service;
        community involvement; national service; professional service; institutional service;
        hospital committees; hospital and school committees; hospital service;
        service activities; projects and committees; committees and projects;
        university service; leadership and service; service and leadership; societies;
        external roles; external appointments; national roles; professional activities;
        civic activities; affiliations; professional affiliations; memberships;
        professional memberships; professional societies; society memberships;
        professional organizations; memberships and affiliations; editorial; editorial boards;
        editorial activities; medical staff service; medical staff committees; public service;
        pro bono; medical staff service; volunteer activities; organizations; boards;
        non executive roles; trusteeships; committees and boards; governance;
        professional memberships and committees; medical staff leadership; community;
        giving back""",
    "awards": """awards; honors; honours; honors and awards; honours and awards; awards and honors;
        awards and honours; prizes; recognition; awards and recognition; distinctions;
        scholarships; prizes and awards; scholarships and awards; accolades; honors awards""",
    "summary": """summary; profile; professional summary; executive summary; about; about me;
        objective;
        career objective; personal statement; professional profile; introduction;
        personal profile; professional background; overview; bio; biography; executive profile;
        statement; career profile; summary of qualifications; qualifications summary;
        value offered; professional overview; in brief; at a glance; who i am; profil;
        supporting statement; supporting information;
        leadership profile; career statement; leadership philosophy;
        mission""",
    "contact": """contact; contact information; contact details; personal details; personal;
        personal information; personal data; business address; address; details; links;
        curriculum vitae; resume; cv; citizenship; kontakt; contact me; office address;
        home address""",
    "achievements": """accomplishments; key accomplishments; achievements; key achievements;
        selected achievements; selected accomplishments; key numbers; career highlights;
        major achievements; results; impact; selected results; highlights of career;
        leadership achievements; signature achievements; career achievements; key results;
        management and leadership experience; leadership and management experience;
        management and leadership; leadership and management; quality improvement;
        administration; quality improvement and audit; audit; audit and quality improvement;
        clinical governance; projects; key projects; selected projects; clinical activity;
        management; quality and safety; change projects; administrative activities;
        patient safety; quality improvement projects; leadership; clinical practice""",
    "teaching": """teaching; teaching and mentoring; teaching and training; teaching experience;
        mentoring;
        education and teaching; supervision; mentorship; trainees; teaching activities;
        teaching and supervision; medical education and teaching""",
    "research": """research; grants; funding; grants and funding; research support; patents; patent;
        research experience; research interests; research funding; clinical trials;
        research and grants; trials; grant support; innovation; inventions""",
    "interests": """interests; hobbies; interests and activities; personal interests; activities;
        outside work; other interests; hobbies and interests; extracurricular activities;
        leisure; about me outside work""",
    "references": """references; referees; references available; referee""",
    "other": """additional information; other; miscellaneous; other information; gaps; notes;
        military;
        disputes and difficult matters; media; press; appendix; annex; career breaks;
        career break; other activities""",
}
"""Headings by section, lower case, ``and`` for &, without punctuation."""

HEADING_WORDS: tuple[tuple[str, str], ...] = (
    (
        "publications",
        "publication|bibliography|article|papers|chapters|abstracts|manuscript|posters|reviews|"
        "editorials|letters",
    ),
    ("talks", "presentations|lectures|talks|speaking|keynote"),
    ("licences", "licen[sc]|certificat|credential|registration|accreditation"),
    ("volunteer", "committee|volunteer|service|societ|membership|affiliation|editorial|boards"),
    ("awards", "award|honou?rs?\\b|prize|distinction"),
    ("languages", "^languages?$"),
    ("references", "referee|references"),
    ("teaching", "teaching|mentor|supervis"),
    ("training", "courses|leadership (?:training|qualification|development|program)"),
    ("education", "education|qualification|degrees|residency|^training"),
    ("research", "research|grants?\\b|patent|funding|trials"),
    ("skills", "skills|competenc|expertise|proficienc"),
    ("summary", "summary|profile|objective|statement"),
    ("achievements", "accomplishment|achievement|projects|administration|quality|management and"),
    ("work",
        "experience|employment|appointments?\\b|positions?\\b|career|posts\\b|work\\b|roles\\b"),
    ("interests", "interests|hobbies"),
    ("contact", "contact|personal d"),
)  # fmt: skip
"""Word stems that tell the section of a heading nobody expects; the first that fits wins."""


_WORK_KINDS = frozenset(
    "leadership executive clinical academic administrative management managerial medical hospital "
    "faculty consultant physician nursing nhs senior military operational corporate university "
    "health healthcare board other further relevant selected previous current earlier past "
    "present recent additional and".split()
)
_WORK_NOUNS = frozenset(
    "posts positions roles appointments experience employment career assignments history".split()
)


def is_work_heading(key: str) -> bool:
    """Tell a heading put together of words for kinds of work and a word for work itself."""
    *kinds, noun = key.split(" ")
    kinds = [word for word in kinds if word not in _WORK_NOUNS]
    return noun in _WORK_NOUNS and 0 < len(kinds) <= 5 and _WORK_KINDS.issuperset(kinds)


@cache
def section_names() -> dict[str, str]:
    """Give the section of every known heading."""
    return {
        " ".join(name.split()): section
        for section, names in SECTIONS.items()
        for name in names.split(";")
    }


@cache
def section_stems() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the word stems of headings, compiled."""
    return tuple(
        (section, compiled(rf"\b(?:{stems})" if not stems.startswith("^") else stems))
        for section, stems in HEADING_WORDS
    )
