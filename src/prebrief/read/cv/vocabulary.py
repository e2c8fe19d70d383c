"""Words of any CV, whatever the profession: places, kinds of employers, plain titles."""

import re

from prebrief.text.patterns import compiled

ORG_WORDS = frozenset(
    """hospital hospitals clinic clinics center centre centers centres medical-center infirmary
        university universität université universidad uniwersytet college school institute
        institution institut academy foundation trust board-of hospice healthcare health-care
        inc inc. llc llc. llp ltd ltd. limited plc gmbh ag corp corp. corporation company co. co
        group associates partners partnership system systems network services society
        association council ministry department-of bureau agency laboratory laboratories labs
        bank church school district county city government nhs nhsft icb ccg veterans va army
        navy air force usaf regiment brigade command hq unit practice physicians hospitalists
        surgeons radiologists anesthesiologists pediatrics-of collaborative alliance consortium
        cooperative coop kaiser mayo cleveland clinique hôpital krankenhaus klinikum klinik
        spital szpital szpitale hospitalet universitetssjukhus sjukhus sjukhuset ospedale
        policlinico universitair ziekenhuis hopital charité instituto centro clínica clinica
        wojewódzki regional memorial general community mercy saint st. st sanatorium polyclinic
        surgery-centre pharmaceuticals pharma biotech therapeutics biosciences insurance plan
        plans ventures holdings solutions technologies consulting consultants industries
        enterprises international national library museum authority commission office charity
        fund federation union organization organisation press infirmary medical health
        hospital's care virtual urgent sanitarium depot fachklinik gesundheit
        rehabilitation""".split()
)
"""Words that mark the name of an employer or school."""

ORG_STRONG = frozenset(
    """hospital hospitals clinic clinics infirmary university college inc inc. llc llc. llp ltd
        ltd. limited plc gmbh corp corp. corporation company foundation institute trust hospice
        klinik klinikum szpital universitetssjukhus hôpital ospedale sjukhus universität
        université universidad academy school associates partners ventures holdings nhs
        hospitalists collaborative group society association center centre medical-center
        council krankenhaus spital uniwersytet commission centrum instytut hospital's collegium
        prifysgol wyższa szkoła universitair ziekenhuis system ministry bank infirmary
        pharmaceuticals network board battalion
        sjukhuset sykehus sykehuset sygehus hospitalet centar bolnica zdravlja fakultet fakultät
        fakulteta wydział univerzitet univerzita universitet universitetet universitetas
        universidade università universitatea universiteti üniversitesi egyetem yliopisto
        nemocnice nemocnica spitalul hastanesi hospitalier ospedaliera policlinico poliklinika
        klinika klinička klinički kórház ziekenhuis uniklinik hochschule högskola hogeschool
        faculté facultad faculdade facoltà faculty""".split()
)
"""Of these, one is enough."""

ORG_LEANING = frozenset(
    "general regional community st. st saint national international urgent".split()
)
"""Of these, none is enough by itself."""

TITLE_NOUNS = frozenset(
    """director directors manager chief head lead leader chair chairman chairwoman chairperson
        president vice-president officer consultant specialist coordinator administrator
        associate assistant analyst engineer teacher professor lecturer instructor fellow intern
        internship trainee supervisor executive partner owner founder co-founder cofounder
        advisor adviser representative accountant secretary technician dean principal
        superintendent commander councillor trustee treasurer member planner strategist
        architect developer designer editor author researcher scientist investigator scholar
        clerk cashier agent broker buyer attorney counsel lawyer solicitor auditor controller
        comptroller bookkeeper trainer coach facilitator liaison ambassador deputy interim
        acting vp svp evp avp ceo coo cfo cto cio cmo chro sales volunteer apprentice expert
        superviser proprietor marketer salesperson receptionist governor captain major colonel
        lieutenant sergeant corporal commodore admiral general-manager assessor examiner tutor
        mentor practitioner worker aide orderly attendant operator mechanic driver chef steward
        staff foreman leiter leiterin direktor kierownik ordynator dyrektor directeur directrice
        chefe jefe gerente director/a registrar-general oberst demonstrator reader
        preceptor""".split()
)
"""Nouns that head a title in any trade."""

DEPARTMENT_WORDS = frozenset(
    """department dept dept. division section service line services programme program unit ward
        affairs operations quality safety medicine surgery nursing education research finance
        informatics improvement utilization review management experience development innovation
        population strategy transformation analytics compliance risk campus site product""".split()
)
"""Words of the department behind a title's comma."""

STATES = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH
        NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AB BC MB NB
        NL NS ON PE QC SK NSW VIC QLD ACT TAS""".split()
)
STATE_NAMES: dict[str, str] = {
    name.strip().lower(): code.strip()
    for name, code in (
        pair.split("=")
        for pair in """Alabama=AL; Alaska=AK; Arizona=AZ; Arkansas=AR; California=CA; Colorado=CO;
        Connecticut=CT; Delaware=DE; Florida=FL; Georgia=GA; Hawaii=HI; Idaho=ID; Illinois=IL;
        Indiana=IN; Iowa=IA; Kansas=KS; Kentucky=KY; Louisiana=LA; Maine=ME; Maryland=MD;
        Massachusetts=MA; Michigan=MI; Minnesota=MN; Mississippi=MS; Missouri=MO; Montana=MT;
        Nebraska=NE; Nevada=NV; New Hampshire=NH; New Jersey=NJ; New Mexico=NM; New York=NY;
        North Carolina=NC; North Dakota=ND; Ohio=OH; Oklahoma=OK; Oregon=OR; Pennsylvania=PA;
        Rhode Island=RI; South Carolina=SC; South Dakota=SD; Tennessee=TN; Texas=TX; Utah=UT;
        Vermont=VT; Virginia=VA; Washington=WA; West Virginia=WV; Wisconsin=WI; Wyoming=WY;
        District of Columbia=DC; Puerto Rico=PR; Calif.=CA; Calif=CA; Minn.=MN; Mich.=MI;
        Wis.=WI; Wisc.=WI; Ill.=IL; Mass.=MA; Conn.=CT; Tenn.=TN; Penn.=PA; Fla.=FL; Ariz.=AZ;
        Colo.=CO; N.C.=NC; S.C.=SC; N.Y.=NY; N.J.=NJ; Ga.=GA; Va.=VA; Wash.=WA; Ore.=OR;
        Tex.=TX; Ind.=IN; Mo.=MO; Md.=MD; Pa.=PA; Ala.=AL; Okla.=OK; Kan.=KS; Nev.=NV; N.M.=NM;
        N.H.=NH; R.I.=RI; D.C.=DC; Ky.=KY; La.=LA; Neb.=NE; Ont.=ON; Ontario=ON; Quebec=QC;
        Alberta=AB; British Columbia=BC; Manitoba=MB; Nova Scotia=NS; New South Wales=NSW;
        Queensland=QLD""".split(";")
    )
}
COUNTRIES: dict[str, str] = {
    name.strip().lower(): code.strip()
    for name, code in (
        pair.split("=")
        for pair in """United States=US; USA=US; U.S.A.=US; US=US; U.S.=US; United States of
        America=US;
        United Kingdom=GB; UK=GB; U.K.=GB; England=GB; Scotland=GB; Wales=GB;
        Northern Ireland=GB; Great Britain=GB; Ireland=IE; Canada=CA; Australia=AU;
        New Zealand=NZ; India=IN; Pakistan=PK; Bangladesh=BD; Sri Lanka=LK; Nepal=NP;
        Nigeria=NG; Ghana=GH; Kenya=KE; South Africa=ZA; Egypt=EG; Sudan=SD; Ethiopia=ET;
        Uganda=UG; Tanzania=TZ; Malawi=MW; Zimbabwe=ZW; Zambia=ZM; Cameroon=CM; Germany=DE;
        Deutschland=DE; Austria=AT; Switzerland=CH; France=FR; Italy=IT; Spain=ES; Portugal=PT;
        Netherlands=NL; The Netherlands=NL; Belgium=BE; Luxembourg=LU; Denmark=DK; Norway=NO;
        Sweden=SE; Finland=FI; Iceland=IS; Poland=PL; Polska=PL; Czech Republic=CZ; Czechia=CZ;
        Slovakia=SK; Hungary=HU; Romania=RO; Bulgaria=BG; Greece=GR; Turkey=TR; Türkiye=TR;
        Croatia=HR; Serbia=RS; Slovenia=SI; Ukraine=UA; Russia=RU; Belarus=BY; Lithuania=LT;
        Latvia=LV; Estonia=EE; Israel=IL; Lebanon=LB; Syria=SY; Jordan=JO; Iraq=IQ; Iran=IR;
        Saudi Arabia=SA; Kuwait=KW; Qatar=QA; Bahrain=BH; Oman=OM; United Arab Emirates=AE;
        UAE=AE; Dubai=AE; Afghanistan=AF; China=CN; Hong Kong=HK; Taiwan=TW; Japan=JP;
        South Korea=KR; Korea=KR; Singapore=SG; Malaysia=MY; Philippines=PH; Thailand=TH;
        Vietnam=VN; Indonesia=ID; Myanmar=MM; Mexico=MX; Brazil=BR; Argentina=AR; Chile=CL;
        Colombia=CO; Peru=PE; Venezuela=VE; Cuba=CU; Jamaica=JM; Haiti=HT;
        Trinidad and Tobago=TT; Grenada=GD; Dominican Republic=DO; Puerto Rico=PR; Malta=MT;
        Cyprus=CY; Morocco=MA; Algeria=DZ; Tunisia=TN; Libya=LY; Somalia=SO; Rwanda=RW;
        Botswana=BW; Mauritius=MU; Barbados=BB; Guyana=GY""".split(";")
    )
}

LANGUAGES = frozenset(
    """english spanish french german italian portuguese polish swedish norwegian danish finnish
        dutch flemish welsh irish gaelic russian ukrainian belarusian czech slovak hungarian
        romanian bulgarian greek turkish arabic hebrew farsi persian dari pashto urdu hindi
        punjabi bengali gujarati marathi tamil telugu malayalam kannada sinhala nepali mandarin
        cantonese chinese japanese korean vietnamese thai tagalog filipino indonesian malay
        burmese khmer swahili yoruba igbo hausa amharic somali zulu xhosa afrikaans shona twi
        creole haitian catalan basque galician croatian serbian bosnian slovenian albanian
        macedonian lithuanian latvian estonian armenian georgian kurdish icelandic sign latin
        esperanto hmong navajo quechua akan wolof lingala kinyarwanda tigrinya asl bsl""".split()
)
"""Names of languages; "sign language" is met by asl and bsl."""

FLUENCY = compiled(
    r"\b(?:native|mother tongue|fluent|fluency|bilingual|proficient|professional(?: working)?|"
    r"working|conversational|basic|intermediate|advanced|elementary|limited|beginner|family|"
    r"good|spoken|written|[abc][12]|full professional|limited working)\b[^,;)]*",
    re.IGNORECASE,
)
