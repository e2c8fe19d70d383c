"""Words of any CV, whatever the profession: headings, places, kinds of employers, plain titles."""

import re
from functools import cache

SECTIONS: dict[str, str] = {
    "work": """experience; work experience; work; work history; employment; employment history;
        professional experience; professional history; relevant experience; clinical experience;
        career; career history; career summary; career to date; career path; positions;
        positions held; posts held; posts; post held; present post; current post; previous posts;
        present position; current position; previous positions; past positions; past posts;
        appointments; present appointment; present appointments; current appointments;
        earlier appointments; previous appointments; past appointments; hospital appointments;
        academic appointments; faculty appointments; professional appointments;
        administrative appointments; clinical appointments; appointments held; present titles;
        present title; current titles; academic positions; leadership experience;
        executive experience; administrative experience; management experience;
        leadership positions; leadership roles; administrative positions; leadership appointments;
        academic and administrative appointments; positions and employment;
        positions and honors; professional positions; where i have worked; jobs; my work;
        military service; military experience; military career; duty assignments; assignments;
        locum experience; other experience; additional experience; earlier career;
        early career; earlier experience; selected experience; key roles; roles; current role;
        current roles; previous roles; nhs experience; nhs appointments; substantive posts;
        training posts; berufserfahrung; doświadczenie zawodowe; expérience professionnelle;
        experiencia profesional; experience and achievements; professional background and experience;
        present employment; current employment; previous employment; past employment;
        hospital positions; clinical positions; career highlights and experience;
        professional employment; professional practice; practice experience; practice history;
        employment record; experiences; the jobs; what i did; timeline; career timeline""",
    "education": """education; education and training; training; training and education;
        academic background; academic qualifications; qualifications; educational background;
        education and qualifications; qualifications and education; degrees; medical education;
        postgraduate training; graduate medical education; residency; fellowship; fellowships;
        residency and fellowship; postgraduate education; clinical training; studies;
        professional qualifications; academic history; academic preparation; formal education;
        undergraduate education; university; schooling; ausbildung; wykształcenie; formation;
        medical training; specialist training; professional education; education and credentials;
        postdoctoral training; education history; medical school; higher education;
        internship and residency; where i studied; academic record""",
    "licences": """certificates; certifications; certification; licenses; licences; licensure;
        license; licence; licenses and certifications; licences and certifications;
        licenses and certificates; certifications and licenses; certifications and licensure;
        licensure and certification; licensure and certifications; licenses certs;
        licenses and certs; licenses certification; licenses and certification;
        board certification; board certifications; boards; board certification licensure;
        board certification and licensure; boards and licenses; credentials;
        professional registration; registration; registrations; registration and licences;
        professional credentials; licenses etc; professional certifications; medical licensure;
        medical licenses; state licenses; state licensure; license and certification;
        licensure and board certification; board status; gmc registration; professional licenses;
        certificates and courses; accreditation; accreditations; zertifikate; certs;
        licences certificates; certifications licenses; licensing""",
    "training": """leadership training; leadership qualifications; leadership development;
        courses; courses attended; continuing education; professional development;
        management training; leadership education; executive education; continuing medical education;
        cme; cpd; leadership and management training; additional training; other training;
        courses and training; training courses; management and leadership training;
        leadership programs; leadership programmes; certificates of training""",
    "publications": """publications; selected publications; publications selected; papers;
        peer reviewed publications; peer reviewed original articles; original articles; articles;
        journal articles; book chapters; chapters; books; books and chapters; writing; writings;
        bibliography; selected bibliography; scholarship; abstracts; published abstracts; reviews;
        review articles; case reports; letters; editorials; letters and editorials;
        invited reviews; papers and posters; publications and presentations;
        publications and talks; talks and papers; papers and talks; research publications;
        original research; original papers; reviews and chapters; books and book chapters;
        peer reviewed articles; non peer reviewed publications; other publications; in press;
        manuscripts; monographs; refereed publications; veröffentlichungen; publikacje""",
    "talks": """presentations; talks; invited lectures; lectures; invited talks;
        invited presentations; speaking; speaking engagements; conference presentations; posters;
        oral presentations; posters and presentations; abstracts and presentations;
        invited lectures and named visits; national presentations; keynotes; grand rounds;
        conferences; poster presentations; selected talks; selected presentations""",
    "skills": """skills; key skills; core skills; core competencies; competencies;
        areas of expertise; expertise; highlights; skill highlights; core qualifications; strengths;
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
        hospital committees; hospital and school committees; hospital service; service activities;
        projects and committees; committees and projects; university service;
        leadership and service; service and leadership; societies; external roles;
        external appointments; national roles; professional activities; civic activities;
        affiliations; professional affiliations; memberships; professional memberships;
        professional societies; society memberships; professional organizations;
        memberships and affiliations; editorial; editorial boards; editorial activities;
        medical staff service; medical staff committees; public service; pro bono; medical staff service;
        volunteer activities; organizations; boards; non executive roles; trusteeships;
        committees and boards; governance; professional memberships and committees;
        medical staff leadership; community; giving back""",
    "awards": """awards; honors; honours; honors and awards; honours and awards; awards and honors;
        awards and honours; prizes; recognition; awards and recognition; distinctions;
        scholarships; prizes and awards; scholarships and awards; accolades; honors awards""",
    "summary": """summary; profile; professional summary; executive summary; about; about me;
        objective; career objective; personal statement; professional profile; introduction;
        personal profile; professional background; overview; bio; biography; executive profile;
        statement; career profile; summary of qualifications; qualifications summary; value offered;
        professional overview; in brief; at a glance; who i am; profil; supporting statement;
        leadership profile; career statement; leadership philosophy; mission""",
    "contact": """contact; contact information; contact details; personal details; personal;
        personal information; personal data; business address; address; details; links;
        curriculum vitae; resume; cv; citizenship; kontakt; contact me; office address;
        home address""",
    "achievements": """accomplishments; key accomplishments; achievements; key achievements;
        selected achievements; selected accomplishments; key numbers; career highlights;
        major achievements; results; impact; selected results; highlights of career;
        leadership achievements; signature achievements; career achievements; key results;
        management and leadership experience; leadership and management experience;
        management and leadership; leadership and management; quality improvement; administration;
        quality improvement and audit; audit; audit and quality improvement; clinical governance;
        projects; key projects; selected projects; clinical activity; management;
        quality and safety; change projects; administrative activities; patient safety;
        quality improvement projects; leadership; clinical practice""",
    "teaching": """teaching; teaching and mentoring; teaching and training; teaching experience;
        mentoring; education and teaching; supervision; mentorship; trainees; teaching activities;
        teaching and supervision; medical education and teaching""",
    "research": """research; grants; funding; grants and funding; research support; patents; patent;
        research experience; research interests; research funding; clinical trials;
        research and grants; trials; grant support; innovation; inventions""",
    "interests": """interests; hobbies; interests and activities; personal interests; activities;
        outside work; other interests; hobbies and interests; extracurricular activities; leisure;
        about me outside work""",
    "references": """references; referees; references available; referee""",
    "other": """additional information; other; miscellaneous; other information; gaps; notes;
        military; disputes and difficult matters; media; press; appendix; annex;
        career breaks; career break; other activities""",
}
"""Headings by section, lower case, ``and`` for &, without punctuation."""

HEADING_WORDS: tuple[tuple[str, str], ...] = (
    ("publications", "publication|bibliography|article|papers|chapters|abstracts|manuscript|posters|reviews|editorials|letters"),
    ("talks", "presentations|lectures|talks|speaking|keynote"),
    ("volunteer", "committee|volunteer|service|societ|membership|affiliation|editorial|boards"),
    ("licences", "licen[sc]|certificat|credential|registration|accreditation"),
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
    ("work", "experience|employment|appointments?\\b|positions?\\b|career|posts\\b|work\\b|roles\\b"),
    ("interests", "interests|hobbies"),
    ("contact", "contact|personal d"),
)  # fmt: skip
"""Word stems that tell the section of a heading nobody expects; the first that fits wins."""

ORG_WORDS = frozenset(
    """hospital hospitals clinic clinics center centre centers centres medical-center infirmary
    university universität université universidad uniwersytet college school institute institution
    institut academy foundation trust board-of hospice healthcare health-care inc inc. llc llc. llp
    ltd ltd. limited plc gmbh ag corp corp. corporation company co. co group associates partners
    partnership system systems network services society association council ministry department-of
    bureau agency laboratory laboratories labs bank church school district county city government
    nhs nhsft icb ccg veterans va army navy air force usaf regiment brigade command hq unit
    practice physicians hospitalists surgeons radiologists anesthesiologists pediatrics-of collaborative
    alliance consortium cooperative coop kaiser mayo cleveland clinique hôpital krankenhaus klinikum
    klinik spital szpital szpitale hospitalet universitetssjukhus sjukhus sjukhuset ospedale
    policlinico universitair ziekenhuis hopital charité instituto centro clínica clinica wojewódzki
    regional memorial general community mercy saint st. st sanatorium polyclinic surgery-centre
    pharmaceuticals pharma biotech therapeutics biosciences insurance plan plans ventures holdings
    solutions technologies consulting consultants industries enterprises international national
    library museum authority commission office charity fund federation union organization
    organisation press infirmary medical health hospital's care virtual urgent sanitarium depot
    fachklinik gesundheit rehabilitation""".split()
)
"""Words that mark the name of an employer or school."""

ORG_STRONG = frozenset(
    """hospital hospitals clinic clinics infirmary university college inc inc. llc llc. llp ltd ltd.
    limited plc gmbh corp corp. corporation company foundation institute trust hospice klinik
    klinikum szpital universitetssjukhus hôpital ospedale sjukhus universität université
    universidad academy school associates partners ventures holdings nhs hospitalists
    collaborative group society association center centre medical-center council krankenhaus
    spital uniwersytet hospital's collegium prifysgol wyższa szkoła universitair ziekenhuis
    ministry bank infirmary pharmaceuticals network board""".split()
)
"""Of these, one is enough."""

TITLE_NOUNS = frozenset(
    """director directors manager chief head lead leader chair chairman chairwoman chairperson
    president vice-president officer consultant specialist coordinator administrator associate
    assistant analyst engineer teacher professor lecturer instructor fellow intern internship
    trainee supervisor executive partner owner founder co-founder cofounder advisor adviser
    representative accountant secretary technician dean principal superintendent commander
    councillor trustee treasurer member planner strategist architect developer designer editor
    author researcher scientist investigator scholar clerk cashier agent broker buyer attorney
    counsel lawyer solicitor auditor controller comptroller bookkeeper trainer coach facilitator
    liaison ambassador deputy interim acting vp svp evp avp ceo coo cfo cto cio cmo chro sales
    volunteer apprentice expert superviser proprietor marketer salesperson receptionist governor
    captain major colonel lieutenant sergeant corporal commodore admiral general-manager assessor
    examiner tutor mentor practitioner worker aide orderly attendant operator mechanic driver chef
    steward staff foreman leiter leiterin direktor kierownik ordynator dyrektor directeur directrice
    chefe jefe gerente director/a registrar-general oberst demonstrator reader preceptor""".split()
)
"""Nouns that head a title in any trade."""

DEPARTMENT_WORDS = frozenset(
    """department dept dept. division section service line services programme program unit ward affairs
    operations quality safety medicine surgery nursing education research finance informatics
    improvement utilization review management experience development innovation population
    strategy transformation analytics compliance risk""".split()
)
"""Words of the department behind a title's comma."""

STATES = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AB BC MB NB NL NS ON PE QC
    SK NSW VIC QLD ACT TAS""".split()
)
STATE_NAMES: dict[str, str] = {
    name.strip().lower(): code.strip()
    for name, code in (
        pair.split("=")
        for pair in """Alabama=AL;Alaska=AK;Arizona=AZ;Arkansas=AR;California=CA;Colorado=CO;
        Connecticut=CT;Delaware=DE;Florida=FL;Georgia=GA;Hawaii=HI;Idaho=ID;Illinois=IL;Indiana=IN;
        Iowa=IA;Kansas=KS;Kentucky=KY;Louisiana=LA;Maine=ME;Maryland=MD;Massachusetts=MA;Michigan=MI;
        Minnesota=MN;Mississippi=MS;Missouri=MO;Montana=MT;Nebraska=NE;Nevada=NV;New Hampshire=NH;
        New Jersey=NJ;New Mexico=NM;New York=NY;North Carolina=NC;North Dakota=ND;Ohio=OH;Oklahoma=OK;
        Oregon=OR;Pennsylvania=PA;Rhode Island=RI;South Carolina=SC;South Dakota=SD;Tennessee=TN;
        Texas=TX;Utah=UT;Vermont=VT;Virginia=VA;Washington=WA;West Virginia=WV;Wisconsin=WI;
        Wyoming=WY;District of Columbia=DC;Puerto Rico=PR;Calif.=CA;Calif=CA;Minn.=MN;Mich.=MI;
        Wis.=WI;Wisc.=WI;Ill.=IL;Mass.=MA;Conn.=CT;Tenn.=TN;Penn.=PA;Fla.=FL;Ariz.=AZ;Colo.=CO;
        N.C.=NC;S.C.=SC;N.Y.=NY;N.J.=NJ;Ga.=GA;Va.=VA;Wash.=WA;Ore.=OR;Tex.=TX;Ind.=IN;Mo.=MO;
        Md.=MD;Pa.=PA;Ala.=AL;Okla.=OK;Kan.=KS;Nev.=NV;N.M.=NM;N.H.=NH;R.I.=RI;D.C.=DC;Ky.=KY;
        La.=LA;Neb.=NE;Ont.=ON;Ontario=ON;Quebec=QC;Alberta=AB;British Columbia=BC;
        Manitoba=MB;Nova Scotia=NS;New South Wales=NSW;Queensland=QLD""".split(";")
    )
}
COUNTRIES: dict[str, str] = {
    name.strip().lower(): code.strip()
    for name, code in (
        pair.split("=")
        for pair in """United States=US;USA=US;U.S.A.=US;US=US;U.S.=US;United States of America=US;
        United Kingdom=GB;UK=GB;U.K.=GB;England=GB;Scotland=GB;Wales=GB;Northern Ireland=GB;
        Great Britain=GB;Ireland=IE;Canada=CA;Australia=AU;New Zealand=NZ;India=IN;Pakistan=PK;
        Bangladesh=BD;Sri Lanka=LK;Nepal=NP;Nigeria=NG;Ghana=GH;Kenya=KE;South Africa=ZA;Egypt=EG;
        Sudan=SD;Ethiopia=ET;Uganda=UG;Tanzania=TZ;Malawi=MW;Zimbabwe=ZW;Zambia=ZM;Cameroon=CM;
        Germany=DE;Deutschland=DE;Austria=AT;Switzerland=CH;France=FR;Italy=IT;Spain=ES;Portugal=PT;
        Netherlands=NL;The Netherlands=NL;Belgium=BE;Luxembourg=LU;Denmark=DK;Norway=NO;Sweden=SE;
        Finland=FI;Iceland=IS;Poland=PL;Polska=PL;Czech Republic=CZ;Czechia=CZ;Slovakia=SK;Hungary=HU;
        Romania=RO;Bulgaria=BG;Greece=GR;Turkey=TR;Türkiye=TR;Croatia=HR;Serbia=RS;Slovenia=SI;
        Ukraine=UA;Russia=RU;Belarus=BY;Lithuania=LT;Latvia=LV;Estonia=EE;Israel=IL;Lebanon=LB;
        Syria=SY;Jordan=JO;Iraq=IQ;Iran=IR;Saudi Arabia=SA;Kuwait=KW;Qatar=QA;Bahrain=BH;Oman=OM;
        United Arab Emirates=AE;UAE=AE;Dubai=AE;Afghanistan=AF;China=CN;Hong Kong=HK;Taiwan=TW;
        Japan=JP;South Korea=KR;Korea=KR;Singapore=SG;Malaysia=MY;Philippines=PH;Thailand=TH;
        Vietnam=VN;Indonesia=ID;Myanmar=MM;Mexico=MX;Brazil=BR;Argentina=AR;Chile=CL;Colombia=CO;
        Peru=PE;Venezuela=VE;Cuba=CU;Jamaica=JM;Haiti=HT;Trinidad and Tobago=TT;Grenada=GD;
        Dominican Republic=DO;Puerto Rico=PR;Malta=MT;Cyprus=CY;Morocco=MA;Algeria=DZ;Tunisia=TN;
        Libya=LY;Somalia=SO;Rwanda=RW;Botswana=BW;Mauritius=MU;Barbados=BB;Guyana=GY""".split(";")
    )
}

LANGUAGES = frozenset(
    """english spanish french german italian portuguese polish swedish norwegian danish finnish dutch
    flemish welsh irish gaelic russian ukrainian belarusian czech slovak hungarian romanian bulgarian
    greek turkish arabic hebrew farsi persian dari pashto urdu hindi punjabi bengali gujarati marathi
    tamil telugu malayalam kannada sinhala nepali mandarin cantonese chinese japanese korean
    vietnamese thai tagalog filipino indonesian malay burmese khmer swahili yoruba igbo hausa amharic
    somali zulu xhosa afrikaans shona twi creole haitian catalan basque galician croatian serbian
    bosnian slovenian albanian macedonian lithuanian latvian estonian armenian georgian kurdish
    icelandic latin esperanto hmong navajo quechua akan wolof lingala kinyarwanda tigrinya asl
    bsl""".split()
)
"""Names of languages; "sign language" is met by asl and bsl."""

FLUENCY = re.compile(
    r"\b(?:native|mother tongue|fluent|fluency|bilingual|proficient|professional(?: working)?|"
    r"working|conversational|basic|intermediate|advanced|elementary|limited|beginner|family|"
    r"good|spoken|written|[abc][12]|full professional|limited working)\b[^,;)]*",
    re.IGNORECASE,
)


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
        (section, re.compile(rf"\b(?:{stems})" if not stems.startswith("^") else stems))
        for section, stems in HEADING_WORDS
    )
