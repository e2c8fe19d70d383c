# ruff: noqa: E501
"""Invented postings, one a kind; no real employer is meant."""

NHS_TABS = """Job overview
Clinical Director - Emergency Medicine
Larchmere University Hospitals NHS Foundation Trust
Salary: £105,504 to £139,882 per annum, pro rata
Location: Larchmere General Hospital, Dunfold
Closing date: 14/03/2027
Permanent, part time, 4 PAs

Main duties of the job
The Clinical Director will lead the directorate with the Head of Nursing and the General Manager.
You will be accountable to the Divisional Medical Director.

Person Specification
Criteria\tEssential\tDesirable
Qualifications\tFull GMC registration with a licence to practise\tMSc or MBA in a management subject
Experience\tAt least three years' experience as a consultant\tExperience of handling concerns about doctors
Skills\tAble to chair a difficult meeting\tBudget management of £10m or more
"""

NHS_MARKS = """Consultant Psychiatrist and Clinical Lead
Holt Valley Health Board
PERSON SPECIFICATION
Qualifications
MRCPsych or equivalent (E)
Entry on the GMC Specialist Register, or within six months of CCT (E)
Postgraduate qualification in medical education (D)
Experience
Leading a quality improvement project to completion (E)
Managing a budget (D)
"""

NHS_HEADED = """Head of Clinical Governance
About us
Our trust serves half a million people and was rated good last year.
Person specification
Qualifications
Essential criteria
• Registered health professional
• Degree level education
Desirable criteria
• Master's degree
Experience
Essential criteria
• Leading incident reviews in an acute setting
Desirable criteria
• Working with an integrated care board
Disclosure and Barring Service Check
This post is subject to the Rehabilitation of Offenders Act.
Employer details
Employer name
Larchmere University Hospitals
"""

SQUASHED = """Chief Quality Officer
Bramwell Health
Tulsa, OK
Full-time
Job descriptionBramwell Health is a growing system of four hospitals.ResponsibilitiesLead the quality and safety programLead accreditation readiness across four hospitalsReport quality results to the board of trusteesQualificationsMD or DO requiredMaster's degree in health administration preferredMinimum of ten (10) years of clinical experienceKnowledge of statistical process controlBenefits401(k) with matchPaid time offEqual Opportunity Employer
"""

PARAGRAPH = (
    "Quillon Ridge Medical Group is looking for an experienced, board-certified family physician to serve as Medical "
    "Director of our Alder Street clinic in Boise, Idaho. The Medical Director reports to the Chief Medical Officer, "
    "supervises six advanced practice clinicians, leads monthly peer review, and sees patients three days a week. "
    "Candidates must have an active Idaho license, a current DEA registration and at least five years of post-residency "
    "experience; an MBA or MHA is a plus. We offer a competitive salary, malpractice coverage and four weeks of paid time off."
)

FEDERAL = """Chief of Staff
Department of Veterans Affairs
Veterans Health Administration
Summary
The Chief of Staff is responsible for all clinical programs of the medical center.
Open & closing dates: 01/05/2027 to 02/02/2027
Salary $275,000 - $400,000 per year
Duties
Advises the Medical Center Director on clinical matters.
Oversees credentialing and privileging of 240 providers.
Requirements
Conditions of Employment
You must be a U.S. Citizen to apply for this job.
Selective Service Registration is required for males born after 12/31/1959.
Qualifications
Basic Requirements:
1. Degree of doctor of medicine or an equivalent degree.
2. Current, full and unrestricted license to practice medicine in a State.
3. Proficiency in spoken and written English.
Preferred Experience:
Three years as a service chief.
Education
Education must be accredited by an institution recognized by the Department of Education.
How to Apply
Submit your application by 11:59 PM.
"""

FACULTY = """Chair, Department of Psychiatry

The Ferrand University School of Medicine invites applications for the position of Chair of the Department of Psychiatry. The successful candidate will be a nationally recognized scholar with a record of extramural funding. The Chair reports to the Dean and serves on the executive council of the hospital. Applicants must hold an MD, MD/PhD or equivalent degree, be board certified in psychiatry, and qualify for appointment at the rank of Professor. Experience in leading a residency program is highly desirable. Ferrand University is an equal opportunity employer. Applications should include a curriculum vitae and the names of three referees.
"""

BROKEN = """Vice President of Medical Affairs
Saint Orwen Regional Hospital
The Vice President of Medical Affairs (VPMA) provides leader-
ship to the organized medical staff and oversees creden-
tialing, privileging and peer review.
Qualifications
• MD or DO from an accredited school of medicine with
current board certification in a recognized
specialty
• Five to seven years of progressive
medical staff leadership experience, of which at least 3
years in a hospital of 250 beds or more
• Eligible for licensure in the State of Ohio
• MBA, MHA or MMM preferred • CPE a plus
"""

PROSE_PROFILE = """LEADERSHIP PROFILE
Chief Medical Officer
Prepared for the Tamarind Coast Health System

The Opportunity
Tamarind Coast Health System seeks a collaborative physician executive to serve as its next Chief Medical Officer. Founded in 1921, the system operates five hospitals and employs more than 9,000 people.

Position Summary
Reporting to the President and Chief Executive Officer, the Chief Medical Officer (CMO) sets the direction for quality, safety and physician alignment. The CMO will partner with the Chief Nurse Executive in a dyad model. He or she will hold responsibility for an operating budget of $85 million.

Key Priorities for the First 18 Months
• Build trust with the independent medical staff.
• Reduce unwarranted variation across the five hospitals.

Candidate Qualifications
The ideal candidate will be a licensed physician with a minimum of ten years of clinical practice and seven years of progressive leadership in a complex health system. Board certification is required. An advanced management degree is strongly preferred. He or she will be known for candor, patience and a sense of humor.

The Community
The coast offers beaches, good schools and a short commute.

Compensation and Benefits
The salary range is $520,000 to $610,000 with an incentive plan. No on-call duties.

Procedure for Candidacy
Direct nominations and applications to the search team.
"""

CARD = """Skip to main content
Sign in
Jobs
Save job
Nursing Director, Perioperative Services
Wexcombe Medical Center
Omaha, NE
Full-time
Apply now
About the job
Directs perioperative nursing at a 310-bed hospital.
What you'll do
- Lead 120 FTEs across 14 operating rooms
- Improve first-case on-time starts
What you'll bring
- BSN required, MSN preferred
- Current RN license in Nebraska or a compact state
- CNOR or willingness to obtain within 12 months
- 5+ years' perioperative experience, including 2 years in management
- Bilingual in Spanish a plus
Similar jobs
Operating Room Manager
Must have 3 years of experience
People also viewed
Charge Nurse, Surgery
© Boards of Work
"""

YAML_FRONT = """---
title: Medical Director, Hospice
company: Gentle Harbor Hospice
location: Portland, Maine
salary: "$230,000"
education_requirements: Board certified in hospice and palliative medicine
closing_date: 2027-05-01
---
The medical director leads the interdisciplinary group and certifies terminal illness.
"""

OTHER_TRADE = """Restaurant Manager
The Copper Ladle
Denver, CO
Responsibilities
- Schedule servers and line cooks
- Keep food cost under budget
Requirements
- 3 years of restaurant management
- Food handler certificate
"""

CLINIC_MARKETING = """Marketing Coordinator
Alder Street Clinic
Boise, ID
We are a busy family medicine clinic. You will run our social media marketing, write the patient newsletter and plan community events.
Requirements
Bachelor's degree in marketing
Two years of experience with marketing campaigns
Experience in a medical practice preferred
"""

ALL = {
    name: value for name, value in globals().items() if name.isupper() and isinstance(value, str)
}
