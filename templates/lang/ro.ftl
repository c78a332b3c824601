# Romanian, for Romania and Moldova. Sources: the forms of dates are those of published
# documents of the Governments of Romania and of Moldova, of the EU in Romanian and of
# regional networks; order and the forms for counts are those of CLDR. Words are drafted after
# the usage of the Interinstitutional Style Guide of the EU, official correspondence of both
# countries; no published text was compared with them word by word.
# Not yet read by a native speaker. What is unsure has a comment “To be confirmed” over it;
# all else wants a reading too, above all the salutations, the close to an excellency and the
# formulas of adoption.
#
# The letters are ș and ț with a comma below, never with a cedilla.

## Dates

month-alone = { $month ->
    [1] ianuarie
    [2] februarie
    [3] martie
    [4] aprilie
    [5] mai
    [6] iunie
    [7] iulie
    [8] august
    [9] septembrie
    [10] octombrie
    [11] noiembrie
   *[12] decembrie
}
month-with-day = { $month ->
    [1] ianuarie
    [2] februarie
    [3] martie
    [4] aprilie
    [5] mai
    [6] iunie
    [7] iulie
    [8] august
    [9] septembrie
    [10] octombrie
    [11] noiembrie
   *[12] decembrie
}
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day }{"\u00A0"}{ $month } { $year }
range-of-two-days = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }
range-of-two-days-in-text = { $startDay } și{"\u00A0"}{ $endDay }{"\u00A0"}{ $month } { $year }
range-of-days = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }
range-of-days-in-text = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }
range-over-months = { $startDay }{"\u00A0"}{ $startMonth } – { $endDay }{"\u00A0"}{ $endMonth } { $year }
range-over-years = { $startDay }{"\u00A0"}{ $startMonth } { $startYear } – { $endDay }{"\u00A0"}{ $endMonth } { $endYear }
range-of-months = { $startMonth } – { $endMonth } { $year }
range-of-months-over-years = { $startMonth } { $startYear } – { $endMonth } { $endYear }
range-of-years = { $startYear }–{ $endYear }
when = { $precision ->
    [day] la { $date }
    [span] în perioada { $date }
   *[other] în { $date }
}
weekday = { $weekday ->
    [1] Luni
    [2] Marți
    [3] Miercuri
    [4] Joi
    [5] Vineri
    [6] Sâmbătă
   *[7] Duminică
}
date-with-weekday = { $weekday }, { $date }

## Times

time = { $twoDigitHour }:{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date }, ora{"\u00A0"}{ $time }
date-time-and-zone = { $date }, ora{"\u00A0"}{ $time } ({ $zone })
# To be confirmed: the names from Western Europe on.
time-zone = { $zone ->
    [CET] ora Europei Centrale
    [CEST] ora de vară a Europei Centrale
    [EET] ora Europei de Est
    [EEST] ora de vară a Europei de Est
    [WET] ora Europei de Vest
    [WEST] ora de vară a Europei de Vest
    [GMT] ora de Greenwich
    [BST] ora de vară britanică
    [IST] ora de vară a Irlandei
    [TRT] ora Turciei (UTC+3)
    [MSK] ora Moscovei
    [UTC] timpul universal coordonat
   *[other] { $name }
}

## Lists

list-two = { $start } și { $end }
list-middle = { $start }, { $end }
list-end = { $start } și { $end }

## Kinds, status, marks

kind-conclusions = Concluzii
kind-letter = Scrisoare
kind-declaration = Declarație
letter-invitation = Invitație
letter-transmittal = Scrisoare de transmitere
letter-joint = Scrisoare comună
letter-reply = Răspuns
letter-noteVerbale = Notă verbală
letter-other = Scrisoare
status-draft = Proiect
# To be confirmed: “procedura de acord tacit” for the silence procedure.
status-forSilence = Proiect în procedura de acord tacit
status-final = Text final
status-adopted = Adoptat
status-signed = Semnat
mark-draft = PROIECT
mark-forSilence = PROIECT – ACORD TACIT
classification-public = Public
# To be confirmed: these two are words for handling, not the degrees of secrecy of the law
# (SECRET DE SERVICIU).
classification-limited = DIFUZARE LIMITATĂ
classification-restricted = DIFUZARE RESTRÂNSĂ

## Furniture

page = Pagina
page-of = din
contents = Cuprins
version = Versiunea { $version }

## Facts of a meeting

label-number = Reuniunea
label-framework = Cadru
label-series = Ciclu
# To be confirmed: the generic masculine; a country may hold the office.
label-chair = { $gender ->
    [feminine] Președintă
   *[other] Președinte
}
label-coChair = { $gender ->
    [feminine] Copreședintă
   *[other] Copreședinte
}
label-host = Gazdă
label-organizer = Organizator
label-secretariat = Secretariat
label-venue = Locul desfășurării
label-time = Fus orar
label-mode = Mod de desfășurare
label-countries = Țări
label-attendance = Participare
label-previousMeeting = Reuniunea precedentă
label-nextMeeting = Reuniunea următoare
# To be confirmed: “întâi” behind the word; “prima” before it.
meeting-number = { $number ->
    [1] întâi
   *[other] a{"\u00A0"}{ $number }-a
}
mode-offline = Cu prezență fizică
mode-online = Online
mode-mixed = Cu prezență fizică și online
chaired-by = { $name }, președinție: { $chair }
attendance-countries = { $count ->
    [one] o țară reprezentată
    [few] { $count }{"\u00A0"}țări reprezentate
   *[other] { $count }{"\u00A0"}de țări reprezentate
}
attendance-participants = { $count ->
    [one] un participant
    [few] { $count }{"\u00A0"}participanți
   *[other] { $count }{"\u00A0"}de participanți
}
attendance-inPerson = { $count ->
    [one] { $count } cu prezență fizică
    [few] { $count } cu prezență fizică
   *[other] { $count } cu prezență fizică
}
attendance-online = { $count ->
    [one] { $count } online
    [few] { $count } online
   *[other] { $count } online
}
hosted-by = gazdă: { $host }
meeting-hosted-by = { $meeting }, gazdă: { $host }

## Lines of a document

labelled = { $label }: { $value }
table-description = Tabel
label-reference = Nr.
label-ourReference = Nr. nostru
label-yourReference = Nr. dumneavoastră
label-status = Stadiu
label-version = Versiune
label-date = Data
label-deadline = Termen: { $date }
label-addressees = Pentru: { $names }
place-and-date = { $place }, { $date }

## Letters

excellencies = H.E. | Excellency | His Excellency | Her Excellency | E.S. | S.E. | Excelența Sa | Excelență
salutation = { $rank ->
    [excellency]
        { $gender ->
            [feminine] Excelență,
            [masculine] Excelență,
           *[other] Excelență,
        }
   *[other]
        { $gender ->
            [feminine] Stimată doamnă { $family },
            [masculine] Stimate domnule { $family },
           *[other] Stimată doamnă/Stimate domnule { $name },
        }
}
# To be confirmed: “Doamnă/Domnule” is as common in letters between bodies.
salutation-unnamed = Stimată doamnă/Stimate domnule,
# To be confirmed: the words to several excellencies.
salutation-several = { $rank ->
    [excellency] Excelențele Voastre,
   *[other]
        { $gender ->
            [feminine] Stimate colege,
            [masculine] Stimați colegi,
           *[common] Stimate colege, stimați colegi,
        }
}
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Vă rog să primiți, Excelență, asigurarea înaltei mele considerații.
            [few] Vă rugăm să primiți, Excelență, asigurarea înaltei noastre considerații.
           *[other] Vă rugăm să primiți, Excelență, asigurarea înaltei noastre considerații.
        }
    [excellencies]
        { $signatories ->
            [one] Vă rog să primiți, Excelențele Voastre, asigurarea înaltei mele considerații.
            [few] Vă rugăm să primiți, Excelențele Voastre, asigurarea înaltei noastre considerații.
           *[other] Vă rugăm să primiți, Excelențele Voastre, asigurarea înaltei noastre considerații.
        }
   *[other] Cu deosebită considerație,
}
close-unnamed = Cu deosebită considerație,
enclosures = { $count ->
    [one] Anexă
    [few] Anexe
   *[other] Anexe
}
copies = { $count ->
    [one] Copie către
    [few] Copii către
   *[other] Copii către
}

## Signatures

signature-for = Pentru { $name }
signature-table-country = Țara
signature-table-name = Numele și funcția
signature-table-signature = Semnătura
signature-signed = Semnat
signature-signed-on = Semnat { $when }
signature-signed-place = Semnat la { $place }
signature-signed-on-place = Semnat { $when }, { $place }
signature-electronic = Semnat electronic
# To be confirmed by a native speaker: the words of the register of signatures.
register = Stadiul semnăturilor
register-signatory = Semnatar
register-behalf = În numele
register-status = Stadiu
register-since = Din
register-invited = { $gender ->
    [feminine] Invitată
   *[other] Invitat
}
register-confirmed = De acord
register-signed = Semnat
register-declined = Refuzat
signature-invited = { $gender ->
    [feminine] Invitată să semneze
   *[other] Invitat să semneze
}
signature-confirmed = Semnare confirmată

## Adoption and procedure

adoption-adopted = { $where ->
    [both]
        { $kind ->
            [conclusions] Adoptate la { $place }, { $when }.
            [declaration] Adoptată la { $place }, { $when }.
           *[other] Adoptat la { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Adoptate la { $place }.
            [declaration] Adoptată la { $place }.
           *[other] Adoptat la { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Adoptate { $when }.
            [declaration] Adoptată { $when }.
           *[other] Adoptat { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Adoptate.
            [declaration] Adoptată.
           *[other] Adoptat.
        }
}
adoption-endorsed = { $where ->
    [both]
        { $kind ->
            [conclusions] Aprobate la { $place }, { $when }.
            [declaration] Aprobată la { $place }, { $when }.
           *[other] Aprobat la { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Aprobate la { $place }.
            [declaration] Aprobată la { $place }.
           *[other] Aprobat la { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Aprobate { $when }.
            [declaration] Aprobată { $when }.
           *[other] Aprobat { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Aprobate.
            [declaration] Aprobată.
           *[other] Aprobat.
        }
}
adoption-signed = { $where ->
    [both]
        { $kind ->
            [conclusions] Semnate la { $place }, { $when }.
            [declaration] Semnată la { $place }, { $when }.
           *[other] Semnat la { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Semnate la { $place }.
            [declaration] Semnată la { $place }.
           *[other] Semnat la { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Semnate { $when }.
            [declaration] Semnată { $when }.
           *[other] Semnat { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Semnate.
            [declaration] Semnată.
           *[other] Semnat.
        }
}
adoption-done = { $where ->
    [both]
        { $kind ->
            [conclusions] Întocmite la { $place }, { $when }.
            [declaration] Întocmită la { $place }, { $when }.
           *[other] Întocmit la { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Întocmite la { $place }.
            [declaration] Întocmită la { $place }.
           *[other] Întocmit la { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Întocmite { $when }.
            [declaration] Întocmită { $when }.
           *[other] Întocmit { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Întocmite.
            [declaration] Întocmită.
           *[other] Întocmit.
        }
}
authentic-languages = { $count ->
    [one] Textul autentic este cel în limba { $languages }.
    [few] Textele în limbile { $languages } sunt egal autentice.
   *[other] Textele în limbile { $languages } sunt egal autentice.
}
procedure-atMeeting = Adoptare în cadrul reuniunii
procedure-written = Procedură scrisă
procedure-silence = Procedură de acord tacit
procedure-opens = începe: { $date }
procedure-deadline = se încheie: { $date }
procedure-contact = contact: { $contact }
procedure-outcome-pending = în curs
procedure-outcome-agreed = acord obținut
procedure-outcome-broken = obiecție formulată
reservation-by = Rezervă: { $country }

## Language names, for the clause on authentic languages

language-name = { $language ->
    [en] engleză
    [sq] albaneză
    [bs] bosniacă
    [bg] bulgară
    [hr] croată
    [mk] macedoneană
    [ro] română
    [cnr] muntenegreană
    [sr] sârbă
    [sr-Cyrl] sârbă
    [sr-Latn] sârbă
    [sl] slovenă
    [fr] franceză
    [de] germană
    [el] greacă
    [tr] turcă
    [es] spaniolă
    [it] italiană
    [pt] portugheză
    [pl] polonă
    [cs] cehă
    [sk] slovacă
    [hu] maghiară
    [uk] ucraineană
    [ru] rusă
    [be] belarusă
    [ar] arabă
    [nl] neerlandeză
    [da] daneză
    [sv] suedeză
    [fi] finlandeză
    [et] estonă
    [lv] letonă
    [lt] lituaniană
    [ga] irlandeză
    [mt] malteză
    [no] norvegiană
    [he] ebraică
    [ka] georgiană
    [hy] armeană
    [az] azeră
    [zh] chineză
    [ja] japoneză
   *[other] { $language }
}
# Where a language stands in two scripts, both are named.
language-in-script = { $language } ({ $script })
script-name = { $script ->
    [Cyrl] alfabet chirilic
    [Latn] alfabet latin
   *[other] { $script }
}

## Agenda, participants, abbreviations, annexes, history

agenda = Ordinea de zi
agenda-number = Nr.
agenda-time = Ora
agenda-item = Punct
agenda-speakers = Vorbitori
participants = Participanți
participants-country = Țara sau organizația
participants-name = Numele
participants-role = Calitatea
participants-count = { $count ->
    [one] o persoană
    [few] { $count }{"\u00A0"}persoane
   *[other] { $count }{"\u00A0"}de persoane
}
participants-apologies = absență motivată
participants-online = online
# To be confirmed: “președintă” and “șefă”; “președinte” and “șef” are said of women as well.
role-chair = { $gender ->
    [feminine] Președintă
   *[other] Președinte
}
role-coChair = { $gender ->
    [feminine] Copreședintă
   *[other] Copreședinte
}
role-headOfDelegation = { $gender ->
    [feminine] Șefă de delegație
   *[other] Șef de delegație
}
role-delegate = { $gender ->
    [feminine] Delegată
   *[other] Delegat
}
role-observer = { $gender ->
    [feminine] Observatoare
   *[other] Observator
}
role-guest = { $gender ->
    [feminine] Invitată
   *[other] Invitat
}
role-speaker = { $gender ->
    [feminine] Vorbitoare
   *[other] Vorbitor
}
role-moderator = { $gender ->
    [feminine] Moderatoare
   *[other] Moderator
}
role-secretariat = Secretariat
role-interpreter = { $gender ->
    [feminine] Interpretă
   *[other] Interpret
}
abbreviations = Abrevieri
annex = Anexa{"\u00A0"}{ $number }
annex-only = Anexă
history = Istoricul versiunilor
history-version = Versiunea
history-date = Data
history-author = Autor
history-note = Modificare
