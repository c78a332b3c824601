# English. Sources: forms of published conclusions, letters and declarations of
# South-East European networks, the Council of the EU and the United Nations.
#
# Every other language has the messages of this file, each with the values that it is given
# here: those in the words, and those that a comment over it names, for languages that need
# them. A message `…-in-text` is what `…` is within a sentence, for languages in which that
# differs. Settings, each where it is wanted: `collation` (which order names have), `plurals`
# (whose rules choose among the forms for a count), `stop-before-comma = drop` (no stop after
# a year where a comma follows).

collation = en

## Dates

month-alone = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-with-day = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
range-of-two-days = { $startDay }–{ $endDay } { $month } { $year }
range-of-two-days-in-text = { $startDay } and { $endDay } { $month } { $year }
range-of-days = { $startDay }–{ $endDay } { $month } { $year }
range-of-days-in-text = { $startDay } to { $endDay } { $month } { $year }
range-over-months = { $startDay } { $startMonth } – { $endDay } { $endMonth } { $year }
range-over-months-in-text = { $startDay } { $startMonth } to { $endDay } { $endMonth } { $year }
range-over-years = { $startDay } { $startMonth } { $startYear } – { $endDay } { $endMonth } { $endYear }
range-over-years-in-text = { $startDay } { $startMonth } { $startYear } to { $endDay } { $endMonth } { $endYear }
range-of-months = { $startMonth } – { $endMonth } { $year }
range-of-months-in-text = { $startMonth } to { $endMonth } { $year }
range-of-months-over-years = { $startMonth } { $startYear } – { $endMonth } { $endYear }
range-of-months-over-years-in-text = { $startMonth } { $startYear } to { $endMonth } { $endYear }
range-of-years = { $startYear }–{ $endYear }
range-of-years-in-text = { $startYear } to { $endYear }
# When something was done. A `span` is a range of more than two days.
when = { $precision ->
    [day] on { $date }
    [span] from { $date }
   *[other] in { $date }
}
weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date-with-weekday = { $weekday }, { $date }

## Times

# $hour is `9` where $twoDigitHour is `09`.
time = { $twoDigitHour }:{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date }, { $time }
date-time-and-zone = { $date }, { $time } { $zone }
# Zones that have a name. Of any other, $name is how far it is from universal time: `UTC+9`.
time-zone = { $zone ->
    [CET] Central European Time
    [CEST] Central European Summer Time
    [EET] Eastern European Time
    [EEST] Eastern European Summer Time
    [WET] Western European Time
    [WEST] Western European Summer Time
    [GMT] Greenwich Mean Time
    [BST] British Summer Time
    [IST] Irish Standard Time
    [TRT] Turkey Time (UTC+3)
    [MSK] Moscow Time
    [UTC] Coordinated Universal Time
   *[other] { $name }
}

## Lists

list-two = { $start } and { $end }
list-middle = { $start }, { $end }
list-end = { $start } and { $end }

## Kinds, status, marks

kind-conclusions = Conclusions
kind-letter = Letter
kind-declaration = Declaration
letter-invitation = Invitation
letter-transmittal = Letter of transmittal
letter-joint = Joint letter
letter-reply = Reply
letter-noteVerbale = Note verbale
letter-other = Letter
status-draft = Draft
status-forSilence = Draft under silence procedure
status-final = Final
status-adopted = Adopted
status-signed = Signed
mark-draft = DRAFT
mark-forSilence = DRAFT – SILENCE PROCEDURE
classification-public = Public
classification-limited = LIMITED
classification-restricted = RESTRICTED

## Furniture

page = Page
page-of = of
contents = Contents
version = Version { $version }

## Facts of a meeting

label-number = Meeting
label-framework = Framework
label-series = Series
# $gender is that of the person who holds the office.
label-chair = Chair
# $gender is that of the person who holds the office.
label-coChair = Co-chair
label-host = Host
label-organizer = Organiser
label-secretariat = Secretariat
label-venue = Venue
label-time = Time zone
label-mode = Format
label-countries = Countries
label-attendance = Attendance
label-previousMeeting = Previous meeting
label-nextMeeting = Next meeting
# The number of a meeting, where it is a whole one: it stands beside `label-number` and is in
# its gender and case. $ending is its last digit, or `teen` where the last two are 11 to 19.
meeting-number = { $ending ->
    [1] { $number }st
    [2] { $number }nd
    [3] { $number }rd
   *[other] { $number }th
}
mode-offline = In person
mode-online = Online
mode-mixed = In person and online
chaired-by = { $name }, chaired by { $chair }
attendance-countries = { $count ->
    [one] one country represented
   *[other] { $count } countries represented
}
attendance-participants = { $count ->
    [one] one participant
   *[other] { $count } participants
}
attendance-inPerson = { $count ->
    [one] one in person
   *[other] { $count } in person
}
attendance-online = { $count ->
    [one] one online
   *[other] { $count } online
}
# $gender is that of the person who is host.
hosted-by = Hosted by { $host }
# $gender is that of the person who is host.
meeting-hosted-by = { $meeting }, hosted by { $host }

## Lines of a document

labelled = { $label }: { $value }
table-description = Table
label-reference = Reference
label-ourReference = Our reference
label-yourReference = Your reference
label-status = Status
label-version = Version
label-date = Date
label-deadline = By { $date }
label-addressees = For: { $names }
# $precision: `day`, `month`, `year`; `text` where the record says the date in words.
place-and-date = { $place }, { $date }

## Letters

# The words with which the honorific prefix of an excellency begins; stops, spaces and capitals
# make no difference.
excellencies = H.E. | Excellency | His Excellency | Her Excellency
# $name is the honorific prefix and the family name, or the given and the family name; $family
# the family name alone.
salutation = { $rank ->
    [excellency] Excellency,
   *[other]
        { $gender ->
            [feminine] Dear { $name },
            [masculine] Dear { $name },
           *[other] Dear { $name },
        }
}
salutation-unnamed = Dear Sir or Madam,
# To two or more of one rank. $gender is that of all, or `common`; $count is how many.
salutation-several = { $rank ->
    [excellency] Excellencies,
   *[other] Dear colleagues,
}
# `excellencies` are two or more, with nobody else; $addressees is how many.
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Accept, Excellency, the assurances of my highest consideration.
           *[other] Accept, Excellency, the assurances of our highest consideration.
        }
    [excellencies]
        { $signatories ->
            [one] Accept, Excellencies, the assurances of my highest consideration.
           *[other] Accept, Excellencies, the assurances of our highest consideration.
        }
   *[other] Yours sincerely,
}
close-unnamed = Yours faithfully,
enclosures = { $count ->
    [one] Enclosure
   *[other] Enclosures
}
copies = { $count ->
    [one] Copy to
   *[other] Copies to
}

## Signatures

signature-for = For { $name }
signature-table-country = Country
signature-table-name = Name and office
signature-table-signature = Signature
signature-signed = Signed
signature-signed-on = Signed { $when }
signature-signed-place = Signed in { $place }
signature-signed-on-place = Signed { $when }, { $place }
signature-electronic = Signed electronically
# $gender is that of the person.
signature-invited = Invited to sign
signature-confirmed = Signature confirmed
register = Status of signatures
register-signatory = Signatory
register-behalf = On behalf of
register-status = Status
register-since = Since
# $gender is that of the person.
register-invited = Invited
# $gender is that of the person.
register-confirmed = Agreed
register-signed = Signed
register-declined = Declined

## Adoption and procedure

# $kind is that of the document, for its gender and number.
adoption-adopted = { $where ->
    [both] Adopted in { $place } { $when }.
    [place] Adopted in { $place }.
    [date] Adopted { $when }.
   *[none] Adopted.
}
# $kind is that of the document, for its gender and number.
adoption-endorsed = { $where ->
    [both] Endorsed in { $place } { $when }.
    [place] Endorsed in { $place }.
    [date] Endorsed { $when }.
   *[none] Endorsed.
}
# $kind is that of the document, for its gender and number.
adoption-signed = { $where ->
    [both] Signed in { $place } { $when }.
    [place] Signed in { $place }.
    [date] Signed { $when }.
   *[none] Signed.
}
# $kind is that of the document, for its gender and number.
adoption-done = { $where ->
    [both] Done at { $place } { $when }.
    [place] Done at { $place }.
    [date] Done { $when }.
   *[none] Done.
}
authentic-languages = { $count ->
    [one] The authentic text is in { $languages }.
   *[other] The authentic texts are in { $languages }, each being equally authentic.
}
procedure-atMeeting = To be adopted at the meeting
procedure-written = Written procedure
procedure-silence = Silence procedure
procedure-opens = opens { $date }
procedure-deadline = ends { $date }
procedure-contact = contact: { $contact }
procedure-outcome-pending = pending
procedure-outcome-agreed = agreed
procedure-outcome-broken = silence broken
reservation-by = Reservation by { $country }

## Language names, for the clause on authentic languages

language-name = { $language ->
    [en] English
    [sq] Albanian
    [bs] Bosnian
    [bg] Bulgarian
    [hr] Croatian
    [mk] Macedonian
    [ro] Romanian
    [cnr] Montenegrin
    [sr] Serbian
    [sr-Cyrl] Serbian
    [sr-Latn] Serbian
    [sl] Slovenian
    [fr] French
    [de] German
    [el] Greek
    [tr] Turkish
    [es] Spanish
    [it] Italian
    [pt] Portuguese
    [pl] Polish
    [cs] Czech
    [sk] Slovak
    [hu] Hungarian
    [uk] Ukrainian
    [ru] Russian
    [be] Belarusian
    [ar] Arabic
    [nl] Dutch
    [da] Danish
    [sv] Swedish
    [fi] Finnish
    [et] Estonian
    [lv] Latvian
    [lt] Lithuanian
    [ga] Irish
    [mt] Maltese
    [no] Norwegian
    [he] Hebrew
    [ka] Georgian
    [hy] Armenian
    [az] Azerbaijani
    [zh] Chinese
    [ja] Japanese
   *[other] { $language }
}
# Where a language stands in two scripts, both are named.
language-in-script = { $language } ({ $script })
script-name = { $script ->
    [Cyrl] Cyrillic script
    [Latn] Latin script
   *[other] { $script }
}

## Agenda, participants, abbreviations, annexes, history

agenda = Agenda
agenda-number = No.
agenda-time = Time
agenda-item = Item
agenda-speakers = Speakers
participants = Participants
participants-country = Country or organisation
participants-name = Name
participants-role = Role
participants-count = { $count ->
    [one] one person
   *[other] { $count } persons
}
# $gender is that of the person.
participants-apologies = apologies
participants-online = online
# $gender is that of the person, or of all whom the word stands for.
role-chair = Chair
# $gender is that of the person, or of all whom the word stands for.
role-coChair = Co-chair
# $gender is that of the person, or of all whom the word stands for.
role-headOfDelegation = Head of delegation
# $gender is that of the person, or of all whom the word stands for.
role-delegate = Delegate
# $gender is that of the person, or of all whom the word stands for.
role-observer = Observer
# $gender is that of the person, or of all whom the word stands for.
role-guest = Guest
# $gender is that of the person, or of all whom the word stands for.
role-speaker = Speaker
# $gender is that of the person, or of all whom the word stands for.
role-moderator = Moderator
role-secretariat = Secretariat
# $gender is that of the person, or of all whom the word stands for.
role-interpreter = Interpreter
abbreviations = Abbreviations
annex = Annex { $number }
annex-only = Annex
history = History of versions
history-version = Version
history-date = Date
history-author = Author
history-note = Change
