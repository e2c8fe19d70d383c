"""Answers for the tests: invented, from a bakery, so that no topic of the playbook helps them."""

QUESTION = "Describe a time when you changed something that people liked."
STRONG = (
    "We ran out of rye in the March flood, and I stopped our black loaf, which my father had baked"
    " for thirty years. I told nobody before the Saturday. Mrs Ivanka's sister, who comes at six, "
    "put her bag on the counter and did not move. I asked her what she would take in its place, "
    "and she came into the kitchen and showed me how her mother stretched the flour with potato. "
    "My baker Jonas thought that it was a disgrace, and he said so in front of the apprentices. We"
    " baked forty of hers on the Monday and sold them by nine. In the year after we sold 120 a "
    "week, where the old loaf had sold 70. I should have asked the people in the queue before I "
    "took it away; since then I put up a note a week ahead."
)
NO_NUMBER = (
    "My sister wanted to close the shop on the harbor and I did not. I drove her there before "
    "opening time and let her carry the trays from the van through the rain. She said that the "
    "lease was the smallest of its faults. We gave it to the fishmonger, whose wife kept our bread "
    "in her window. I lost the view of the boats, and I was wrong about the customers: they "
    "followed the bread up the hill."
)
EMPTY = (
    "Change has always been something that I embrace. I believe that people support what they help "
    "to create, so I make it a priority to bring everyone along. By communicating a clear vision "
    "and listening to concerns I have been able to lead many successful changes. Ultimately it is "
    "about trust, and trust is what my teams and I have built together over the years."
)
HEADINGS = (
    "Situation: There was a change that needed to be made. Task: I was responsible for the change."
    " Action: I communicated the change effectively and engaged all stakeholders. Result: The "
    "change was successful and everybody was satisfied."
)
JARGON = (
    "KPIs, OKRs, RACI, SWOT, Six Sigma, Kaizen and A3 are what I use. I have 12 dashboards, 4 "
    "scorecards and 3 PMOs, and I track ROI, EBITDA, NPS and FTE by the hour."
)
WE_ONLY = (
    "We saw that the ovens stood idle after ten. We asked two schools whether they wanted rolls. "
    "We baked a trial in May and we sold it in an hour. We hired a driver, we bought a van and we "
    "went from 200 rolls to 900 by the autumn. We were in the local paper for it."
)
