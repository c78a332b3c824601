# Albanian. Sources: the forms of dates are those of published documents of the Council of
# Ministers of Albania and of regional networks; order and the forms for counts are those of
# CLDR. Words are drafted after the usage of the standard language of 1972, laws and official
# correspondence of Albania; no published text was compared with them word by word.
# Not yet read by a native speaker. What is unsure has a comment “To be confirmed” over it;
# all else wants a reading too, above all the salutations, the close to an excellency and the
# formulas of adoption.
#
# Names of places and countries come from the record in the nominative, so no sentence here
# puts one where another case is wanted: it stands behind a colon.

## Dates

month-alone = { $month ->
    [1] janar
    [2] shkurt
    [3] mars
    [4] prill
    [5] maj
    [6] qershor
    [7] korrik
    [8] gusht
    [9] shtator
    [10] tetor
    [11] nëntor
   *[12] dhjetor
}
month-with-day = { $month ->
    [1] janar
    [2] shkurt
    [3] mars
    [4] prill
    [5] maj
    [6] qershor
    [7] korrik
    [8] gusht
    [9] shtator
    [10] tetor
    [11] nëntor
   *[12] dhjetor
}
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day }{"\u00A0"}{ $month } { $year }
range-of-two-days = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }
range-of-two-days-in-text = { $startDay } dhe{"\u00A0"}{ $endDay }{"\u00A0"}{ $month } { $year }
range-of-days = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }
range-of-days-in-text = nga { $startDay } deri më { $endDay }{"\u00A0"}{ $month } { $year }
range-over-months = { $startDay }{"\u00A0"}{ $startMonth } – { $endDay }{"\u00A0"}{ $endMonth } { $year }
range-over-months-in-text = nga { $startDay }{"\u00A0"}{ $startMonth } deri më { $endDay }{"\u00A0"}{ $endMonth } { $year }
range-over-years = { $startDay }{"\u00A0"}{ $startMonth } { $startYear } – { $endDay }{"\u00A0"}{ $endMonth } { $endYear }
range-over-years-in-text = nga { $startDay }{"\u00A0"}{ $startMonth } { $startYear } deri më { $endDay }{"\u00A0"}{ $endMonth } { $endYear }
range-of-months = { $startMonth } – { $endMonth } { $year }
range-of-months-in-text = nga { $startMonth } deri në { $endMonth } { $year }
range-of-months-over-years = { $startMonth } { $startYear } – { $endMonth } { $endYear }
range-of-months-over-years-in-text = nga { $startMonth } { $startYear } deri në { $endMonth } { $endYear }
range-of-years = { $startYear }–{ $endYear }
range-of-years-in-text = nga { $startYear } deri në { $endYear }
when = { $precision ->
    [day] më { $date }
    [span] { $date }
   *[other] në { $date }
}
weekday = { $weekday ->
    [1] E hënë
    [2] E martë
    [3] E mërkurë
    [4] E enjte
    [5] E premte
    [6] E shtunë
   *[7] E diel
}
date-with-weekday = { $weekday }, { $date }

## Times

time = { $twoDigitHour }:{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date }, ora{"\u00A0"}{ $time }
date-time-and-zone = { $date }, ora{"\u00A0"}{ $time } ({ $zone })
# To be confirmed: the names from Western Europe on.
time-zone = { $zone ->
    [CET] ora e Evropës Qendrore
    [CEST] ora verore e Evropës Qendrore
    [EET] ora e Evropës Lindore
    [EEST] ora verore e Evropës Lindore
    [WET] ora e Evropës Perëndimore
    [WEST] ora verore e Evropës Perëndimore
    [GMT] ora e Grinuiçit
    [BST] ora verore britanike
    [IST] ora standarde e Irlandës
    [TRT] ora e Turqisë (UTC+3)
    [MSK] ora e Moskës
    [UTC] ora universale e koordinuar
   *[other] { $name }
}

## Lists

list-two = { $start } dhe { $end }
list-middle = { $start }, { $end }
list-end = { $start } dhe { $end }

## Kinds, status, marks

kind-conclusions = Konkluzione
# To be confirmed: “shkresë” between bodies, “letër” to persons.
kind-letter = Shkresë
kind-declaration = Deklaratë
letter-invitation = Ftesë
letter-transmittal = Shkresë përcjellëse
letter-joint = Letër e përbashkët
letter-reply = Përgjigje
letter-noteVerbale = Notë verbale
letter-other = Shkresë
status-draft = Projekt
# To be confirmed: “miratim në heshtje” for the silence procedure.
status-forSilence = Projekt në procedurën e miratimit në heshtje
status-final = Tekst përfundimtar
status-adopted = Miratuar
status-signed = Nënshkruar
mark-draft = PROJEKT
mark-forSilence = PROJEKT – MIRATIM NË HESHTJE
classification-public = Publik
# To be confirmed: these two are words for handling, not the degrees of secrecy of the law
# (I KUFIZUAR, KONFIDENCIAL).
classification-limited = ME SHPËRNDARJE TË KUFIZUAR
classification-restricted = VETËM PËR PËRDORIM ZYRTAR

## Furniture

page = Faqja
page-of = nga
contents = Përmbajtja
version = Versioni { $version }

## Facts of a meeting

label-number = Takimi
label-framework = Kuadri
label-series = Cikli
# To be confirmed: the generic masculine; a country may hold the office.
label-chair = { $gender ->
    [feminine] Kryesuese
   *[other] Kryesues
}
label-coChair = { $gender ->
    [feminine] Bashkëkryesuese
   *[other] Bashkëkryesues
}
label-host = Mikpritës
label-organizer = Organizator
label-secretariat = Sekretariati
label-venue = Vendi i zhvillimit
label-time = Zona orare
label-mode = Mënyra e zhvillimit
label-countries = Vendet
label-attendance = Pjesëmarrja
label-previousMeeting = Takimi i mëparshëm
label-nextMeeting = Takimi i ardhshëm
# To be confirmed: “i 4-t”, as CLDR has it; “i 4-të” is written as well.
meeting-number = { $number ->
    [1] i{"\u00A0"}{ $number }-rë
   *[other]
        { $ending ->
            [4] i{"\u00A0"}{ $number }-t
           *[other] i{"\u00A0"}{ $number }-të
        }
}
mode-offline = Me prani fizike
mode-online = Në internet
mode-mixed = Me prani fizike dhe në internet
chaired-by = { $name }, kryeson: { $chair }
attendance-countries = { $count ->
    [one] një vend i përfaqësuar
   *[other] { $count }{"\u00A0"}vende të përfaqësuara
}
attendance-participants = { $count ->
    [one] një pjesëmarrës
   *[other] { $count }{"\u00A0"}pjesëmarrës
}
attendance-inPerson = { $count ->
    [one] { $count } me prani fizike
   *[other] { $count } me prani fizike
}
attendance-online = { $count ->
    [one] { $count } në internet
   *[other] { $count } në internet
}
hosted-by = { $gender ->
    [feminine] mikpritëse: { $host }
   *[other] mikpritës: { $host }
}
meeting-hosted-by = { $gender ->
    [feminine] { $meeting }, mikpritëse: { $host }
   *[other] { $meeting }, mikpritës: { $host }
}

## Lines of a document

labelled = { $label }: { $value }
table-description = Tabelë
label-reference = Nr.
label-ourReference = Nr. ynë
label-yourReference = Nr. juaj
label-status = Statusi
label-version = Versioni
label-date = Data
label-deadline = Afati: { $date }
label-addressees = Për: { $names }
place-and-date = { $precision ->
    [day] { $place }, më { $date }
   *[other] { $place }, { $date }
}

## Letters

excellencies = H.E. | Excellency | His Excellency | Her Excellency | Sh.T. | Sh.S. | Sh.T.Z. | Sh.S.T.Z. | Shkëlqesia e Tij | Shkëlqesia e Saj | Shkëlqesi
# To be confirmed: “E nderuar zonja” is as common as “E nderuara zonjë”.
salutation = { $rank ->
    [excellency]
        { $gender ->
            [feminine] Shkëlqesi,
            [masculine] Shkëlqesi,
           *[other] Shkëlqesi,
        }
   *[other]
        { $gender ->
            [feminine] E nderuara zonja { $family },
            [masculine] I nderuar zoti { $family },
           *[other] I nderuar/E nderuara { $name },
        }
}
salutation-unnamed = I nderuar zotëri/E nderuara zonjë,
# To be confirmed: the words to several excellencies.
salutation-several = { $rank ->
    [excellency] Të nderuara Shkëlqesi,
   *[other]
        { $gender ->
            [feminine] Të nderuara kolege,
            [masculine] Të nderuar kolegë,
           *[common] Të nderuar kolegë dhe kolege,
        }
}
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Ju lutem pranoni, Shkëlqesi, shprehjen e konsideratës sime më të lartë.
           *[other] Ju lutemi pranoni, Shkëlqesi, shprehjen e konsideratës sonë më të lartë.
        }
    [excellencies]
        { $signatories ->
            [one] Ju lutem pranoni, Shkëlqesi, shprehjen e konsideratës sime më të lartë.
           *[other] Ju lutemi pranoni, Shkëlqesi, shprehjen e konsideratës sonë më të lartë.
        }
   *[other] Me respekt,
}
close-unnamed = Me respekt,
enclosures = { $count ->
    [one] Bashkëlidhur
   *[other] Bashkëlidhur
}
copies = { $count ->
    [one] Kopje për dijeni
   *[other] Kopje për dijeni
}

## Signatures

# To be confirmed: behind a colon, because the record has no accusative of the name.
signature-for = Për: { $name }
signature-table-country = Vendi
signature-table-name = Emri dhe funksioni
signature-table-signature = Nënshkrimi
signature-signed = Nënshkruar
signature-signed-on = Nënshkruar { $when }
signature-signed-place = Nënshkruar: { $place }
signature-signed-on-place = Nënshkruar { $when }, { $place }
signature-electronic = Nënshkruar elektronikisht
# To be confirmed by a native speaker: the words of the register of signatures.
register = Gjendja e nënshkrimeve
register-signatory = Nënshkruesi
register-behalf = Në emër të
register-status = Gjendja
register-since = Që nga
register-invited = { $gender ->
    [feminine] E ftuar
   *[other] I ftuar
}
register-confirmed = Dakord
register-signed = Nënshkruar
register-declined = Refuzuar
signature-invited = Ftuar të nënshkruajë
signature-confirmed = Nënshkrimi i konfirmuar

## Adoption and procedure

# To be confirmed: the place stands in the nominative behind a colon, because the record has
# no other case of it.
adoption-adopted = { $where ->
    [both] Miratuar: { $place }, { $when }.
    [place] Miratuar: { $place }.
    [date] Miratuar { $when }.
   *[none] Miratuar.
}
# To be confirmed: apart from “miratuar”, which is “adopted”.
adoption-endorsed = { $where ->
    [both] Aprovuar: { $place }, { $when }.
    [place] Aprovuar: { $place }.
    [date] Aprovuar { $when }.
   *[none] Aprovuar.
}
adoption-signed = { $where ->
    [both] Nënshkruar: { $place }, { $when }.
    [place] Nënshkruar: { $place }.
    [date] Nënshkruar { $when }.
   *[none] Nënshkruar.
}
adoption-done = { $where ->
    [both] Bërë: { $place }, { $when }.
    [place] Bërë: { $place }.
    [date] Bërë { $when }.
   *[none] Bërë.
}
authentic-languages = { $count ->
    [one] Teksti autentik është ai në gjuhën { $languages }.
   *[other] Tekstet në gjuhët { $languages } janë njëlloj autentike.
}
procedure-atMeeting = Për miratim në takim
procedure-written = Procedurë me shkrim
procedure-silence = Procedura e miratimit në heshtje
procedure-opens = fillon më { $date }
procedure-deadline = përfundon më { $date }
procedure-contact = kontakti: { $contact }
procedure-outcome-pending = në vazhdim
procedure-outcome-agreed = u arrit pajtim
procedure-outcome-broken = u paraqit kundërshtim
reservation-by = Rezervë: { $country }

## Language names, for the clause on authentic languages

language-name = { $language ->
    [en] angleze
    [sq] shqipe
    [bs] boshnjake
    [bg] bullgare
    [hr] kroate
    [mk] maqedonase
    [ro] rumune
    [cnr] malazeze
    [sr] serbe
    [sr-Cyrl] serbe
    [sr-Latn] serbe
    [sl] sllovene
    [fr] frënge
    [de] gjermane
    [el] greke
    [tr] turke
    [es] spanjolle
    [it] italiane
    [pt] portugeze
    [pl] polake
    [cs] çeke
    [sk] sllovake
    [hu] hungareze
    [uk] ukrainase
    [ru] ruse
    [be] bjelloruse
    [ar] arabe
    [nl] holandeze
    [da] daneze
    [sv] suedeze
    [fi] finlandeze
    [et] estoneze
    [lv] letoneze
    [lt] lituaneze
    [ga] irlandeze
    [mt] malteze
    [no] norvegjeze
    [he] hebraike
    [ka] gjeorgjiane
    [hy] armene
    [az] azerbajxhanase
    [zh] kineze
    [ja] japoneze
   *[other] { $language }
}
# Where a language stands in two scripts, both are named.
language-in-script = { $language } ({ $script })
script-name = { $script ->
    [Cyrl] alfabeti cirilik
    [Latn] alfabeti latin
   *[other] { $script }
}

## Agenda, participants, abbreviations, annexes, history

agenda = Rendi i ditës
agenda-number = Nr.
agenda-time = Ora
agenda-item = Pika
agenda-speakers = Folësit
participants = Pjesëmarrësit
participants-country = Vendi ose organizata
participants-name = Emri
participants-role = Roli
participants-count = { $count ->
    [one] një person
   *[other] { $count }{"\u00A0"}persona
}
participants-apologies = mungon me arsye
participants-online = në internet
# To be confirmed: the feminine forms; “kreu” is said of women and men.
role-chair = { $gender ->
    [feminine] Kryesuese
   *[other] Kryesues
}
role-coChair = { $gender ->
    [feminine] Bashkëkryesuese
   *[other] Bashkëkryesues
}
role-headOfDelegation = Kreu i delegacionit
role-delegate = { $gender ->
    [feminine] Delegate
   *[other] Delegat
}
role-observer = { $gender ->
    [feminine] Vëzhguese
   *[other] Vëzhgues
}
role-guest = { $gender ->
    [feminine] E ftuar
    [masculine] I ftuar
   *[other] I/E ftuar
}
role-speaker = { $gender ->
    [feminine] Folëse
   *[other] Folës
}
role-moderator = { $gender ->
    [feminine] Moderatore
   *[other] Moderator
}
role-secretariat = Sekretariati
role-interpreter = { $gender ->
    [feminine] Përkthyese
   *[other] Përkthyes
}
abbreviations = Shkurtesa
annex = Shtojca{"\u00A0"}{ $number }
annex-only = Shtojcë
history = Historiku i versioneve
history-version = Versioni
history-date = Data
history-author = Autori
history-note = Ndryshimi
