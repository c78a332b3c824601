# English. Sources: forms of published conclusions, letters and declarations of
# South-East European networks, the Council of the EU and the United Nations.

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
range-over-years = { $startDay } { $startMonth } { $startYear } – { $endDay } { $endMonth } { $endYear }
range-of-months = { $startMonth } – { $endMonth } { $year }
range-of-months-over-years = { $startMonth } { $startYear } – { $endMonth } { $endYear }
range-of-years = { $startYear }–{ $endYear }

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
label-chair = Chair
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
hosted-by = Hosted by { $host }
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
place-and-date = { $place }, { $date }

## Letters

salutation = { $gender ->
    [feminine] Dear { $name },
    [masculine] Dear { $name },
   *[other] Dear { $name },
}
salutation-unnamed = Dear Sir or Madam,
salutation-several = Dear colleagues,
close = Yours sincerely,
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
signature-signed-on = Signed on { $date }
signature-signed-place = Signed in { $place }
signature-signed-on-place = Signed on { $date }, { $place }
signature-electronic = Signed electronically
signature-invited = Invited to sign
signature-confirmed = Signature confirmed
register = Status of signatures
register-signatory = Signatory
register-behalf = On behalf of
register-status = Status
register-since = Since
register-invited = Invited
register-confirmed = Agreed
register-signed = Signed
register-declined = Declined

## Adoption and procedure

adoption-adopted = { $where ->
    [both] Adopted in { $place } on { $date }.
    [place] Adopted in { $place }.
    [date] Adopted on { $date }.
   *[none] Adopted.
}
adoption-endorsed = { $where ->
    [both] Endorsed in { $place } on { $date }.
    [place] Endorsed in { $place }.
    [date] Endorsed on { $date }.
   *[none] Endorsed.
}
adoption-signed = { $where ->
    [both] Signed in { $place } on { $date }.
    [place] Signed in { $place }.
    [date] Signed on { $date }.
   *[none] Signed.
}
adoption-done = { $where ->
    [both] Done at { $place } on { $date }.
    [place] Done at { $place }.
    [date] Done on { $date }.
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
   *[other] { $language }
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
participants-apologies = apologies
participants-online = online
role-chair = Chair
role-coChair = Co-chair
role-headOfDelegation = Head of delegation
role-delegate = Delegate
role-observer = Observer
role-guest = Guest
role-speaker = Speaker
role-moderator = Moderator
role-secretariat = Secretariat
role-interpreter = Interpreter
abbreviations = Abbreviations
annex = Annex { $number }
annex-only = Annex
history = History of versions
history-version = Version
history-date = Date
history-author = Author
history-note = Change
