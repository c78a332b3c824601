# Montenegrin. Sources: the forms of dates are those of published documents of the Government
# of Montenegro and of regional networks; order and the forms for counts are those of CLDR.
# Words are drafted after the usage of laws and official correspondence of Montenegro, which
# as a rule keep to forms without ś and ź; no published text was compared with them word by
# word.
# Not yet read by a native speaker. What is unsure has a comment “To be confirmed” over it;
# all else wants a reading too, above all the salutations, the close to an excellency and the
# formulas of adoption.
#
# Names of places and countries come from the record in the nominative, so no sentence here
# puts one where another case is wanted: it stands behind a colon. CLDR does not know the
# language: counts and order are those of Serbian and Croatian, so that ś and ź stand beside s
# and z in the order of names, and not behind š and ž.

collation = sr-Latn
plurals = sr
stop-before-comma = drop

## Dates

month-alone = { $month ->
    [1] januar
    [2] februar
    [3] mart
    [4] april
    [5] maj
    [6] jun
    [7] jul
    [8] avgust
    [9] septembar
    [10] oktobar
    [11] novembar
   *[12] decembar
}
month-alone-in-text = { $month ->
    [1] januara
    [2] februara
    [3] marta
    [4] aprila
    [5] maja
    [6] juna
    [7] jula
    [8] avgusta
    [9] septembra
    [10] oktobra
    [11] novembra
   *[12] decembra
}
month-with-day = { $month ->
    [1] januar
    [2] februar
    [3] mart
    [4] april
    [5] maj
    [6] jun
    [7] jul
    [8] avgust
    [9] septembar
    [10] oktobar
    [11] novembar
   *[12] decembar
}
month-with-day-in-text = { $month ->
    [1] januara
    [2] februara
    [3] marta
    [4] aprila
    [5] maja
    [6] juna
    [7] jula
    [8] avgusta
    [9] septembra
    [10] oktobra
    [11] novembra
   *[12] decembra
}
date-year = { $year }.
date-year-in-text = { $year }.{"\u00A0"}godine
date-month = { $month } { $year }.
date-month-in-text = { $month } { $year }.{"\u00A0"}godine
date-day = { $day }.{"\u00A0"}{ $month } { $year }.
date-day-in-text = { $day }.{"\u00A0"}{ $month } { $year }.{"\u00A0"}godine
range-of-two-days = { $startDay }.–{ $endDay }.{"\u00A0"}{ $month } { $year }.
range-of-two-days-in-text = { $startDay }. i{"\u00A0"}{ $endDay }.{"\u00A0"}{ $month } { $year }.{"\u00A0"}godine
range-of-days = { $startDay }.–{ $endDay }.{"\u00A0"}{ $month } { $year }.
range-of-days-in-text = od { $startDay }. do { $endDay }.{"\u00A0"}{ $month } { $year }.{"\u00A0"}godine
range-over-months = { $startDay }.{"\u00A0"}{ $startMonth } – { $endDay }.{"\u00A0"}{ $endMonth } { $year }.
range-over-months-in-text = od { $startDay }.{"\u00A0"}{ $startMonth } do { $endDay }.{"\u00A0"}{ $endMonth } { $year }.{"\u00A0"}godine
range-over-years = { $startDay }.{"\u00A0"}{ $startMonth } { $startYear }. – { $endDay }.{"\u00A0"}{ $endMonth } { $endYear }.
range-over-years-in-text = od { $startDay }.{"\u00A0"}{ $startMonth } { $startYear }. do { $endDay }.{"\u00A0"}{ $endMonth } { $endYear }.{"\u00A0"}godine
range-of-months = { $startMonth } – { $endMonth } { $year }.
range-of-months-in-text = od { $startMonth } do { $endMonth } { $year }.{"\u00A0"}godine
range-of-months-over-years = { $startMonth } { $startYear }. – { $endMonth } { $endYear }.
range-of-months-over-years-in-text = od { $startMonth } { $startYear }. do { $endMonth } { $endYear }.{"\u00A0"}godine
range-of-years = { $startYear }–{ $endYear }.
range-of-years-in-text = od { $startYear }. do { $endYear }.{"\u00A0"}godine
when = { $precision ->
    [day] { $date }
    [span] { $date }
   *[other] { $date }
}
weekday = { $weekday ->
    [1] Ponedjeljak
    [2] Utorak
    [3] Srijeda
    [4] Četvrtak
    [5] Petak
    [6] Subota
   *[7] Nedjelja
}
date-with-weekday = { $weekday }, { $date }

## Times

# To be confirmed: a full stop between hours and minutes, as the orthography of Montenegrin
# has it; CLDR has a colon.
time = { $twoDigitHour }.{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date } u{"\u00A0"}{ $time }{"\u00A0"}časova
date-time-and-zone = { $date } u{"\u00A0"}{ $time }{"\u00A0"}časova ({ $zone })
# To be confirmed: the names from Western Europe on.
time-zone = { $zone ->
    [CET] srednjoevropsko vrijeme
    [CEST] srednjoevropsko ljetnje vrijeme
    [EET] istočnoevropsko vrijeme
    [EEST] istočnoevropsko ljetnje vrijeme
    [WET] zapadnoevropsko vrijeme
    [WEST] zapadnoevropsko ljetnje vrijeme
    [GMT] griničko vrijeme
    [BST] britansko ljetnje vrijeme
    [IST] irsko standardno vrijeme
    [TRT] tursko vrijeme (UTC+3)
    [MSK] moskovsko vrijeme
    [UTC] koordinisano univerzalno vrijeme
   *[other] { $name }
}

## Lists

list-two = { $start } i { $end }
list-middle = { $start }, { $end }
list-end = { $start } i { $end }

## Kinds, status, marks

kind-conclusions = Zaključci
kind-letter = Dopis
kind-declaration = Deklaracija
letter-invitation = Poziv
letter-transmittal = Propratni dopis
letter-joint = Zajednički dopis
letter-reply = Odgovor
letter-noteVerbale = Verbalna nota
letter-other = Dopis
status-draft = Nacrt
# To be confirmed: “prećutna saglasnost” for the silence procedure.
status-forSilence = Nacrt u postupku prećutne saglasnosti
status-final = Konačna verzija
status-adopted = Usvojeno
status-signed = Potpisano
mark-draft = NACRT
mark-forSilence = NACRT – PREĆUTNA SAGLASNOST
classification-public = Javno
# To be confirmed: these two are words for handling, not the degrees of secrecy of the law
# (INTERNO, POVJERLJIVO).
classification-limited = OGRANIČENO
classification-restricted = ZA SLUŽBENU UPOTREBU

## Furniture

page = Strana
page-of = od
contents = Sadržaj
version = Verzija { $version }

## Facts of a meeting

label-number = Sastanak
label-framework = Okvir
label-series = Ciklus
# To be confirmed: the generic masculine, as in rules of procedure; a country may hold the
# office.
label-chair = { $gender ->
    [feminine] Predsjedavajuća
   *[other] Predsjedavajući
}
label-coChair = { $gender ->
    [feminine] Kopredsjedavajuća
   *[other] Kopredsjedavajući
}
label-host = Domaćin
label-organizer = Organizator
label-secretariat = Sekretarijat
label-venue = Mjesto održavanja
label-time = Vremenska zona
label-mode = Način održavanja
label-countries = Države
label-attendance = Učešće
label-previousMeeting = Prethodni sastanak
label-nextMeeting = Naredni sastanak
meeting-number = { $number }.
mode-offline = Uživo
mode-online = Putem interneta
mode-mixed = Uživo i putem interneta
chaired-by = { $name }, predsjedava: { $chair }
attendance-countries = { $count ->
    [one] zastupljena { $count }{"\u00A0"}država
    [few] zastupljene { $count }{"\u00A0"}države
   *[other] zastupljeno { $count }{"\u00A0"}država
}
attendance-participants = { $count ->
    [one] { $count }{"\u00A0"}učesnik
    [few] { $count }{"\u00A0"}učesnika
   *[other] { $count }{"\u00A0"}učesnika
}
attendance-inPerson = { $count ->
    [one] { $count } uživo
    [few] { $count } uživo
   *[other] { $count } uživo
}
attendance-online = { $count ->
    [one] { $count } putem interneta
    [few] { $count } putem interneta
   *[other] { $count } putem interneta
}
# To be confirmed: “domaćica” of a woman.
hosted-by = { $gender ->
    [feminine] domaćica: { $host }
   *[other] domaćin: { $host }
}
meeting-hosted-by = { $gender ->
    [feminine] { $meeting }, domaćica: { $host }
   *[other] { $meeting }, domaćin: { $host }
}

## Lines of a document

labelled = { $label }: { $value }
table-description = Tabela
label-reference = Broj
label-ourReference = Naš broj
label-yourReference = Vaš broj
label-status = Status
label-version = Verzija
label-date = Datum
label-deadline = Rok: { $date }
label-addressees = Za: { $names }
place-and-date = { $place }, { $date }

## Letters

excellencies = H.E. | Excellency | His Excellency | Her Excellency | Nj.E. | Njegova ekselencija | Njena ekselencija | Ekselencija
# To be confirmed: family names stay in the nominative after “gospodine” and “gospođo”.
salutation = { $rank ->
    [excellency]
        { $gender ->
            [feminine] Vaša ekselencijo,
            [masculine] Vaša ekselencijo,
           *[other] Vaša ekselencijo,
        }
   *[other]
        { $gender ->
            [feminine] Poštovana gospođo { $family },
            [masculine] Poštovani gospodine { $family },
           *[other] Poštovani/a { $name },
        }
}
salutation-unnamed = Poštovani,
salutation-several = { $rank ->
    [excellency] Vaše ekselencije,
   *[other]
        { $gender ->
            [feminine] Poštovane koleginice,
            [masculine] Poštovane kolege,
           *[common] Poštovane koleginice i kolege,
        }
}
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Koristim ovu priliku da Vašoj ekselenciji izrazim svoje najdublje poštovanje.
            [few] Koristimo ovu priliku da Vašoj ekselenciji izrazimo svoje najdublje poštovanje.
           *[other] Koristimo ovu priliku da Vašoj ekselenciji izrazimo svoje najdublje poštovanje.
        }
    [excellencies]
        { $signatories ->
            [one] Koristim ovu priliku da Vašim ekselencijama izrazim svoje najdublje poštovanje.
            [few] Koristimo ovu priliku da Vašim ekselencijama izrazimo svoje najdublje poštovanje.
           *[other] Koristimo ovu priliku da Vašim ekselencijama izrazimo svoje najdublje poštovanje.
        }
   *[other] S poštovanjem,
}
close-unnamed = S poštovanjem,
enclosures = { $count ->
    [one] Prilog
    [few] Prilozi
   *[other] Prilozi
}
copies = { $count ->
    [one] Dostaviti
    [few] Dostaviti
   *[other] Dostaviti
}

## Signatures

signature-for = Za: { $name }
signature-table-country = Država
signature-table-name = Ime i funkcija
signature-table-signature = Potpis
signature-signed = Potpisano
signature-signed-on = Potpisano { $when }
signature-signed-place = Potpisano: { $place }
signature-signed-on-place = Potpisano { $when }, { $place }
signature-electronic = Elektronski potpisano
# To be confirmed by a native speaker: the words of the register of signatures.
register = Stanje potpisa
register-signatory = Potpisnik
register-behalf = U ime
register-status = Status
register-since = Od
register-invited = { $gender ->
    [feminine] Pozvana
   *[other] Pozvan
}
register-confirmed = { $gender ->
    [feminine] Saglasna
   *[other] Saglasan
}
register-signed = Potpisano
register-declined = Odbijeno
signature-invited = Poziv na potpisivanje upućen
signature-confirmed = Potpisivanje potvrđeno

## Adoption and procedure

# To be confirmed: the place stands in the nominative behind a colon, because the record has
# no other case of it.
adoption-adopted = { $where ->
    [both]
        { $kind ->
            [conclusions] Usvojeni: { $place }, { $when }.
            [declaration] Usvojena: { $place }, { $when }.
           *[other] Usvojeno: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Usvojeni: { $place }.
            [declaration] Usvojena: { $place }.
           *[other] Usvojeno: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Usvojeni { $when }.
            [declaration] Usvojena { $when }.
           *[other] Usvojeno { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Usvojeni.
            [declaration] Usvojena.
           *[other] Usvojeno.
        }
}
adoption-endorsed = { $where ->
    [both]
        { $kind ->
            [conclusions] Potvrđeni: { $place }, { $when }.
            [declaration] Potvrđena: { $place }, { $when }.
           *[other] Potvrđeno: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Potvrđeni: { $place }.
            [declaration] Potvrđena: { $place }.
           *[other] Potvrđeno: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Potvrđeni { $when }.
            [declaration] Potvrđena { $when }.
           *[other] Potvrđeno { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Potvrđeni.
            [declaration] Potvrđena.
           *[other] Potvrđeno.
        }
}
adoption-signed = { $where ->
    [both]
        { $kind ->
            [conclusions] Potpisani: { $place }, { $when }.
            [declaration] Potpisana: { $place }, { $when }.
           *[other] Potpisano: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Potpisani: { $place }.
            [declaration] Potpisana: { $place }.
           *[other] Potpisano: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Potpisani { $when }.
            [declaration] Potpisana { $when }.
           *[other] Potpisano { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Potpisani.
            [declaration] Potpisana.
           *[other] Potpisano.
        }
}
adoption-done = { $where ->
    [both]
        { $kind ->
            [conclusions] Sačinjeni: { $place }, { $when }.
            [declaration] Sačinjena: { $place }, { $when }.
           *[other] Sačinjeno: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Sačinjeni: { $place }.
            [declaration] Sačinjena: { $place }.
           *[other] Sačinjeno: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Sačinjeni { $when }.
            [declaration] Sačinjena { $when }.
           *[other] Sačinjeno { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Sačinjeni.
            [declaration] Sačinjena.
           *[other] Sačinjeno.
        }
}
authentic-languages = { $count ->
    [one] Vjerodostojan je tekst na { $languages } jeziku.
    [few] Vjerodostojni su tekstovi na { $languages } jeziku, pri čemu su svi tekstovi podjednako vjerodostojni.
   *[other] Vjerodostojni su tekstovi na { $languages } jeziku, pri čemu su svi tekstovi podjednako vjerodostojni.
}
procedure-atMeeting = Usvajanje na sastanku
procedure-written = Pisani postupak
procedure-silence = Postupak prećutne saglasnosti
procedure-opens = počinje { $date }
procedure-deadline = završava se { $date }
procedure-contact = kontakt: { $contact }
procedure-outcome-pending = u toku
procedure-outcome-agreed = saglasnost postignuta
procedure-outcome-broken = stavljen prigovor
reservation-by = Rezerva: { $country }

## Language names, for the clause on authentic languages

language-name = { $language ->
    [en] engleskom
    [sq] albanskom
    [bs] bosanskom
    [bg] bugarskom
    [hr] hrvatskom
    [mk] makedonskom
    [ro] rumunskom
    [cnr] crnogorskom
    [sr] srpskom
    [sr-Cyrl] srpskom
    [sr-Latn] srpskom
    [sl] slovenačkom
    [fr] francuskom
    [de] njemačkom
    [el] grčkom
    [tr] turskom
    [es] španskom
    [it] italijanskom
    [pt] portugalskom
    [pl] poljskom
    [cs] češkom
    [sk] slovačkom
    [hu] mađarskom
    [uk] ukrajinskom
    [ru] ruskom
    [be] bjeloruskom
    [ar] arapskom
    [nl] holandskom
    [da] danskom
    [sv] švedskom
    [fi] finskom
    [et] estonskom
    [lv] letonskom
    [lt] litvanskom
    [ga] irskom
    [mt] malteškom
    [no] norveškom
    [he] hebrejskom
    [ka] gruzijskom
    [hy] jermenskom
    [az] azerbejdžanskom
    [zh] kineskom
    [ja] japanskom
   *[other] { $language }
}
# Where a language stands in two scripts, both are named.
language-in-script = { $language } ({ $script })
script-name = { $script ->
    [Cyrl] ćirilično pismo
    [Latn] latinično pismo
   *[other] { $script }
}

## Agenda, participants, abbreviations, annexes, history

agenda = Dnevni red
agenda-number = Br.
agenda-time = Vrijeme
agenda-item = Tačka
agenda-speakers = Govornici
participants = Učesnici
participants-country = Država ili organizacija
participants-name = Ime i prezime
participants-role = Svojstvo
participants-count = { $count ->
    [one] { $count }{"\u00A0"}lice
    [few] { $count }{"\u00A0"}lica
   *[other] { $count }{"\u00A0"}lica
}
participants-apologies = { $gender ->
    [feminine] opravdano odsutna
    [masculine] opravdano odsutan
   *[other] opravdano odsutan/na
}
participants-online = putem interneta
# To be confirmed: the feminine forms, as the law on gender equality wants them.
role-chair = { $gender ->
    [feminine] Predsjedavajuća
   *[other] Predsjedavajući
}
role-coChair = { $gender ->
    [feminine] Kopredsjedavajuća
   *[other] Kopredsjedavajući
}
role-headOfDelegation = { $gender ->
    [feminine] Šefica delegacije
   *[other] Šef delegacije
}
role-delegate = { $gender ->
    [feminine] Delegatkinja
   *[other] Delegat
}
role-observer = { $gender ->
    [feminine] Posmatračica
   *[other] Posmatrač
}
role-guest = { $gender ->
    [feminine] Gošća
   *[other] Gost
}
role-speaker = { $gender ->
    [feminine] Govornica
   *[other] Govornik
}
role-moderator = { $gender ->
    [feminine] Moderatorka
   *[other] Moderator
}
role-secretariat = Sekretarijat
role-interpreter = { $gender ->
    [feminine] Prevoditeljka
   *[other] Prevodilac
}
abbreviations = Skraćenice
annex = Prilog{"\u00A0"}{ $number }
annex-only = Prilog
history = Pregled verzija
history-version = Verzija
history-date = Datum
history-author = Autor
history-note = Izmjena
