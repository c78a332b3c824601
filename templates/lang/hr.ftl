# Croatian. Sources: the forms of dates are those of published documents of the Government of
# the Republic of Croatia, of the EU in Croatian and of regional networks; order and the forms
# for counts are those of CLDR. Words are drafted after the usage of the Interinstitutional
# Style Guide of the EU, laws and official correspondence of Croatia; no published text was
# compared with them word by word.
# Not yet read by a native speaker. What is unsure has a comment “To be confirmed” over it;
# all else wants a reading too, above all the salutations, the close to an excellency and the
# formulas of adoption.
#
# Names of places and countries come from the record in the nominative, so no sentence here
# puts one where another case is wanted: it stands behind a colon. Months beside a day stand
# in the genitive, and the stop after a year remains where a comma follows.

## Dates

month-alone = { $month ->
    [1] siječanj
    [2] veljača
    [3] ožujak
    [4] travanj
    [5] svibanj
    [6] lipanj
    [7] srpanj
    [8] kolovoz
    [9] rujan
    [10] listopad
    [11] studeni
   *[12] prosinac
}
month-alone-in-text = { $month ->
    [1] siječnja
    [2] veljače
    [3] ožujka
    [4] travnja
    [5] svibnja
    [6] lipnja
    [7] srpnja
    [8] kolovoza
    [9] rujna
    [10] listopada
    [11] studenoga
   *[12] prosinca
}
month-with-day = { $month ->
    [1] siječnja
    [2] veljače
    [3] ožujka
    [4] travnja
    [5] svibnja
    [6] lipnja
    [7] srpnja
    [8] kolovoza
    [9] rujna
    [10] listopada
    [11] studenoga
   *[12] prosinca
}
date-year = { $year }.
date-year-in-text = { $year }.{"\u00A0"}godine
date-month = { $month } { $year }.
date-day = { $day }.{"\u00A0"}{ $month } { $year }.
range-of-two-days = { $startDay }.–{ $endDay }.{"\u00A0"}{ $month } { $year }.
range-of-two-days-in-text = { $startDay }. i{"\u00A0"}{ $endDay }.{"\u00A0"}{ $month } { $year }.
range-of-days = { $startDay }.–{ $endDay }.{"\u00A0"}{ $month } { $year }.
range-of-days-in-text = od { $startDay }. do { $endDay }.{"\u00A0"}{ $month } { $year }.
range-over-months = { $startDay }.{"\u00A0"}{ $startMonth } – { $endDay }.{"\u00A0"}{ $endMonth } { $year }.
range-over-months-in-text = od { $startDay }.{"\u00A0"}{ $startMonth } do { $endDay }.{"\u00A0"}{ $endMonth } { $year }.
range-over-years = { $startDay }.{"\u00A0"}{ $startMonth } { $startYear }. – { $endDay }.{"\u00A0"}{ $endMonth } { $endYear }.
range-over-years-in-text = od { $startDay }.{"\u00A0"}{ $startMonth } { $startYear }. do { $endDay }.{"\u00A0"}{ $endMonth } { $endYear }.
range-of-months = { $startMonth } – { $endMonth } { $year }.
range-of-months-in-text = od { $startMonth } do { $endMonth } { $year }.
range-of-months-over-years = { $startMonth } { $startYear }. – { $endMonth } { $endYear }.
range-of-months-over-years-in-text = od { $startMonth } { $startYear }. do { $endMonth } { $endYear }.
range-of-years = { $startYear }.–{ $endYear }.
range-of-years-in-text = od { $startYear }. do { $endYear }.
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

time = { $twoDigitHour }:{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date } u{"\u00A0"}{ $time }{"\u00A0"}sati
date-time-and-zone = { $date } u{"\u00A0"}{ $time }{"\u00A0"}sati ({ $zone })
# To be confirmed: the names from Western Europe on.
time-zone = { $zone ->
    [CET] srednjoeuropsko vrijeme
    [CEST] srednjoeuropsko ljetno vrijeme
    [EET] istočnoeuropsko vrijeme
    [EEST] istočnoeuropsko ljetno vrijeme
    [WET] zapadnoeuropsko vrijeme
    [WEST] zapadnoeuropsko ljetno vrijeme
    [GMT] griničko vrijeme
    [BST] britansko ljetno vrijeme
    [IST] irsko standardno vrijeme
    [TRT] tursko vrijeme (UTC+3)
    [MSK] moskovsko vrijeme
    [UTC] koordinirano svjetsko vrijeme
   *[other] { $name }
}

## Lists

list-two = { $start } i { $end }
list-middle = { $start }, { $end }
list-end = { $start } i { $end }

## Kinds, status, marks

kind-conclusions = Zaključci
kind-letter = Dopis
# To be confirmed: “Izjava” for a declaration of less weight.
kind-declaration = Deklaracija
letter-invitation = Poziv
letter-transmittal = Popratni dopis
letter-joint = Zajednički dopis
letter-reply = Odgovor
letter-noteVerbale = Verbalna nota
letter-other = Dopis
status-draft = Nacrt
# To be confirmed: “prešutno prihvaćanje” for the silence procedure; EU texts also have
# “postupak šutnje”.
status-forSilence = Nacrt u postupku prešutnog prihvaćanja
status-final = Konačna verzija
status-adopted = Usvojeno
status-signed = Potpisano
mark-draft = NACRT
mark-forSilence = NACRT – PREŠUTNO PRIHVAĆANJE
classification-public = Javno
# To be confirmed: these two are words for handling, not the degrees of secrecy of the law
# (OGRANIČENO is one of them).
classification-limited = OGRANIČENO
classification-restricted = ZA SLUŽBENU UPORABU

## Furniture

page = Stranica
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
    [feminine] Predsjedateljica
   *[other] Predsjedatelj
}
label-coChair = { $gender ->
    [feminine] Supredsjedateljica
   *[other] Supredsjedatelj
}
label-host = Domaćin
label-organizer = Organizator
label-secretariat = Tajništvo
label-venue = Mjesto održavanja
label-time = Vremenska zona
label-mode = Način održavanja
label-countries = Države
label-attendance = Sudjelovanje
label-previousMeeting = Prethodni sastanak
label-nextMeeting = Sljedeći sastanak
meeting-number = { $number }.
mode-offline = Uživo
mode-online = Putem interneta
mode-mixed = Uživo i putem interneta
chaired-by = { $name }, predsjeda: { $chair }
attendance-countries = { $count ->
    [one] zastupljena { $count }{"\u00A0"}država
    [few] zastupljene { $count }{"\u00A0"}države
   *[other] zastupljeno { $count }{"\u00A0"}država
}
attendance-participants = { $count ->
    [one] { $count }{"\u00A0"}sudionik
    [few] { $count }{"\u00A0"}sudionika
   *[other] { $count }{"\u00A0"}sudionika
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
table-description = Tablica
label-reference = Broj
# To be confirmed: Croatian bodies give KLASA and URBROJ, which are labels of the record.
label-ourReference = Naš broj
label-yourReference = Vaš broj
label-status = Status
label-version = Verzija
label-date = Datum
label-deadline = Rok: { $date }
label-addressees = Za: { $names }
place-and-date = { $place }, { $date }

## Letters

excellencies = H.E. | Excellency | His Excellency | Her Excellency | Nj.E. | Njegova Ekscelencija | Njezina Ekscelencija | Ekscelencija
# To be confirmed: family names stay in the nominative after “gospodine” and “gospođo”.
salutation = { $rank ->
    [excellency]
        { $gender ->
            [feminine] Vaša Ekscelencijo,
            [masculine] Vaša Ekscelencijo,
           *[other] Vaša Ekscelencijo,
        }
   *[other]
        { $gender ->
            [feminine] Poštovana gospođo { $family },
            [masculine] Poštovani gospodine { $family },
           *[other] Poštovani/-a { $name },
        }
}
salutation-unnamed = Poštovani,
salutation-several = { $rank ->
    [excellency] Vaše Ekscelencije,
   *[other]
        { $gender ->
            [feminine] Poštovane kolegice,
            [masculine] Poštovani kolege,
           *[common] Poštovane kolegice i kolege,
        }
}
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Koristim ovu priliku da Vašoj Ekscelenciji izrazim svoje najdublje poštovanje.
            [few] Koristimo ovu priliku da Vašoj Ekscelenciji izrazimo svoje najdublje poštovanje.
           *[other] Koristimo ovu priliku da Vašoj Ekscelenciji izrazimo svoje najdublje poštovanje.
        }
    [excellencies]
        { $signatories ->
            [one] Koristim ovu priliku da Vašim Ekscelencijama izrazim svoje najdublje poštovanje.
            [few] Koristimo ovu priliku da Vašim Ekscelencijama izrazimo svoje najdublje poštovanje.
           *[other] Koristimo ovu priliku da Vašim Ekscelencijama izrazimo svoje najdublje poštovanje.
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
signature-table-name = Ime i dužnost
signature-table-signature = Potpis
signature-signed = Potpisano
signature-signed-on = Potpisano { $when }
signature-signed-place = Potpisano: { $place }
signature-signed-on-place = Potpisano { $when }, { $place }
signature-electronic = Elektronički potpisano
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
    [feminine] Suglasna
   *[other] Suglasan
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
            [conclusions] Sastavljeni: { $place }, { $when }.
            [declaration] Sastavljena: { $place }, { $when }.
           *[other] Sastavljeno: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Sastavljeni: { $place }.
            [declaration] Sastavljena: { $place }.
           *[other] Sastavljeno: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Sastavljeni { $when }.
            [declaration] Sastavljena { $when }.
           *[other] Sastavljeno { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Sastavljeni.
            [declaration] Sastavljena.
           *[other] Sastavljeno.
        }
}
authentic-languages = { $count ->
    [one] Vjerodostojan je tekst na { $languages } jeziku.
    [few] Tekstovi na { $languages } jeziku jednako su vjerodostojni.
   *[other] Tekstovi na { $languages } jeziku jednako su vjerodostojni.
}
procedure-atMeeting = Usvajanje na sastanku
procedure-written = Pisani postupak
procedure-silence = Postupak prešutnog prihvaćanja
procedure-opens = počinje { $date }
procedure-deadline = završava { $date }
procedure-contact = kontakt: { $contact }
procedure-outcome-pending = u tijeku
procedure-outcome-agreed = suglasnost postignuta
procedure-outcome-broken = uložen prigovor
reservation-by = Rezerva: { $country }

## Language names, for the clause on authentic languages

language-name = { $language ->
    [en] engleskom
    [sq] albanskom
    [bs] bosanskom
    [bg] bugarskom
    [hr] hrvatskom
    [mk] makedonskom
    [ro] rumunjskom
    [cnr] crnogorskom
    [sr] srpskom
    [sr-Cyrl] srpskom
    [sr-Latn] srpskom
    [sl] slovenskom
    [fr] francuskom
    [de] njemačkom
    [el] grčkom
    [tr] turskom
    [es] španjolskom
    [it] talijanskom
    [pt] portugalskom
    [pl] poljskom
    [cs] češkom
    [sk] slovačkom
    [hu] mađarskom
    [uk] ukrajinskom
    [ru] ruskom
    [be] bjeloruskom
    [ar] arapskom
    [nl] nizozemskom
    [da] danskom
    [sv] švedskom
    [fi] finskom
    [et] estonskom
    [lv] latvijskom
    [lt] litavskom
    [ga] irskom
    [mt] malteškom
    [no] norveškom
    [he] hebrejskom
    [ka] gruzijskom
    [hy] armenskom
    [az] azerbajdžanskom
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
agenda-item = Točka
agenda-speakers = Govornici
participants = Sudionici
participants-country = Država ili organizacija
participants-name = Ime i prezime
participants-role = Svojstvo
participants-count = { $count ->
    [one] { $count }{"\u00A0"}osoba
    [few] { $count }{"\u00A0"}osobe
   *[other] { $count }{"\u00A0"}osoba
}
participants-apologies = { $gender ->
    [feminine] ispričala se
    [masculine] ispričao se
   *[other] ispričao/-la se
}
participants-online = putem interneta
# To be confirmed: the feminine forms.
role-chair = { $gender ->
    [feminine] Predsjedateljica
   *[other] Predsjedatelj
}
role-coChair = { $gender ->
    [feminine] Supredsjedateljica
   *[other] Supredsjedatelj
}
role-headOfDelegation = { $gender ->
    [feminine] Voditeljica izaslanstva
   *[other] Voditelj izaslanstva
}
role-delegate = { $gender ->
    [feminine] Izaslanica
   *[other] Izaslanik
}
role-observer = { $gender ->
    [feminine] Promatračica
   *[other] Promatrač
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
    [feminine] Moderatorica
   *[other] Moderator
}
role-secretariat = Tajništvo
role-interpreter = { $gender ->
    [feminine] Prevoditeljica
   *[other] Prevoditelj
}
abbreviations = Kratice
annex = Prilog{"\u00A0"}{ $number }.
annex-only = Prilog
history = Pregled verzija
history-version = Verzija
history-date = Datum
history-author = Autor
history-note = Izmjena
