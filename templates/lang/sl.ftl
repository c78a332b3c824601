# Slovenian. Sources: the forms of dates are those of published documents of the Government of
# the Republic of Slovenia, of the EU in Slovenian and of regional networks; order and the
# forms for counts are those of CLDR. Words are drafted after the usage of the
# Interinstitutional Style Guide of the EU, the Slovenski pravopis, official correspondence of
# Slovenia; no published text was compared with them word by word.
# Not yet read by a native speaker. What is unsure has a comment “To be confirmed” over it;
# all else wants a reading too, above all the salutations, the close to an excellency and the
# formulas of adoption.
#
# Names of places and countries come from the record in the nominative, so no sentence here
# puts one where another case is wanted: it stands behind a colon.

## Dates

month-alone = { $month ->
    [1] januar
    [2] februar
    [3] marec
    [4] april
    [5] maj
    [6] junij
    [7] julij
    [8] avgust
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
month-alone-in-text = { $month ->
    [1] januarja
    [2] februarja
    [3] marca
    [4] aprila
    [5] maja
    [6] junija
    [7] julija
    [8] avgusta
    [9] septembra
    [10] oktobra
    [11] novembra
   *[12] decembra
}
month-with-day = { $month ->
    [1] januar
    [2] februar
    [3] marec
    [4] april
    [5] maj
    [6] junij
    [7] julij
    [8] avgust
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
month-with-day-in-text = { $month ->
    [1] januarja
    [2] februarja
    [3] marca
    [4] aprila
    [5] maja
    [6] junija
    [7] julija
    [8] avgusta
    [9] septembra
    [10] oktobra
    [11] novembra
   *[12] decembra
}
date-year = { $year }
date-year-in-text = leta{"\u00A0"}{ $year }
date-month = { $month } { $year }
date-day = { $day }.{"\u00A0"}{ $month } { $year }
range-of-two-days = { $startDay }.–{ $endDay }.{"\u00A0"}{ $month } { $year }
range-of-two-days-in-text = { $startDay }. in{"\u00A0"}{ $endDay }.{"\u00A0"}{ $month } { $year }
range-of-days = { $startDay }.–{ $endDay }.{"\u00A0"}{ $month } { $year }
range-of-days-in-text = od { $startDay }. do { $endDay }.{"\u00A0"}{ $month } { $year }
range-over-months = { $startDay }.{"\u00A0"}{ $startMonth } – { $endDay }.{"\u00A0"}{ $endMonth } { $year }
range-over-months-in-text = od { $startDay }.{"\u00A0"}{ $startMonth } do { $endDay }.{"\u00A0"}{ $endMonth } { $year }
range-over-years = { $startDay }.{"\u00A0"}{ $startMonth } { $startYear } – { $endDay }.{"\u00A0"}{ $endMonth } { $endYear }
range-over-years-in-text = od { $startDay }.{"\u00A0"}{ $startMonth } { $startYear } do { $endDay }.{"\u00A0"}{ $endMonth } { $endYear }
range-of-months = { $startMonth } – { $endMonth } { $year }
range-of-months-in-text = od { $startMonth } do { $endMonth } { $year }
range-of-months-over-years = { $startMonth } { $startYear } – { $endMonth } { $endYear }
range-of-months-over-years-in-text = od { $startMonth } { $startYear } do { $endMonth } { $endYear }
range-of-years = { $startYear }–{ $endYear }
range-of-years-in-text = od leta{"\u00A0"}{ $startYear } do leta{"\u00A0"}{ $endYear }
when = { $precision ->
    [day] { $date }
    [span] { $date }
   *[other] { $date }
}
weekday = { $weekday ->
    [1] Ponedeljek
    [2] Torek
    [3] Sreda
    [4] Četrtek
    [5] Petek
    [6] Sobota
   *[7] Nedelja
}
date-with-weekday = { $weekday }, { $date }

## Times

time = { $hour }.{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date } ob{"\u00A0"}{ $time }
date-time-and-zone = { $date } ob{"\u00A0"}{ $time } ({ $zone })
# To be confirmed: the names from Western Europe on.
time-zone = { $zone ->
    [CET] srednjeevropski čas
    [CEST] srednjeevropski poletni čas
    [EET] vzhodnoevropski čas
    [EEST] vzhodnoevropski poletni čas
    [WET] zahodnoevropski čas
    [WEST] zahodnoevropski poletni čas
    [GMT] greenwiški srednji čas
    [BST] britanski poletni čas
    [IST] irski poletni čas
    [TRT] turški čas (UTC+3)
    [MSK] moskovski čas
    [UTC] univerzalni koordinirani čas
   *[other] { $name }
}

## Lists

list-two = { $start } in { $end }
list-middle = { $start }, { $end }
list-end = { $start } in { $end }

## Kinds, status, marks

kind-conclusions = Sklepi
kind-letter = Dopis
# To be confirmed: “Izjava” for a declaration of less weight.
kind-declaration = Deklaracija
letter-invitation = Vabilo
letter-transmittal = Spremni dopis
letter-joint = Skupni dopis
letter-reply = Odgovor
letter-noteVerbale = Verbalna nota
letter-other = Dopis
status-draft = Osnutek
# To be confirmed: “postopek tihega soglasja” for the silence procedure; EU texts have
# “postopek s tihim soglasjem”.
status-forSilence = Osnutek v postopku tihega soglasja
status-final = Končno besedilo
status-adopted = Sprejeto
status-signed = Podpisano
mark-draft = OSNUTEK
mark-forSilence = OSNUTEK – TIHO SOGLASJE
classification-public = Javno
# To be confirmed: these two are words for handling, not the degrees of secrecy of the law
# (INTERNO, ZAUPNO).
classification-limited = OMEJENO
classification-restricted = ZA SLUŽBENO UPORABO

## Furniture

page = Stran
page-of = od
contents = Vsebina
version = Različica { $version }

## Facts of a meeting

label-number = Sestanek
label-framework = Okvir
label-series = Niz sestankov
# To be confirmed: the generic masculine, as in rules of procedure; a country may hold the
# office.
label-chair = { $gender ->
    [feminine] Predsedujoča
   *[other] Predsedujoči
}
label-coChair = { $gender ->
    [feminine] Sopredsedujoča
   *[other] Sopredsedujoči
}
label-host = Gostitelj
label-organizer = Organizator
label-secretariat = Sekretariat
label-venue = Kraj sestanka
label-time = Časovni pas
label-mode = Način izvedbe
label-countries = Države
label-attendance = Udeležba
label-previousMeeting = Prejšnji sestanek
label-nextMeeting = Naslednji sestanek
meeting-number = { $number }.
mode-offline = V živo
mode-online = Prek spleta
mode-mixed = V živo in prek spleta
chaired-by = { $name }, predseduje: { $chair }
attendance-countries = { $count ->
    [one] zastopana { $count }{"\u00A0"}država
    [two] zastopani { $count }{"\u00A0"}državi
    [few] zastopane { $count }{"\u00A0"}države
   *[other] zastopanih { $count }{"\u00A0"}držav
}
attendance-participants = { $count ->
    [one] { $count }{"\u00A0"}udeleženec
    [two] { $count }{"\u00A0"}udeleženca
    [few] { $count }{"\u00A0"}udeleženci
   *[other] { $count }{"\u00A0"}udeležencev
}
attendance-inPerson = { $count ->
    [one] { $count } v živo
    [two] { $count } v živo
    [few] { $count } v živo
   *[other] { $count } v živo
}
attendance-online = { $count ->
    [one] { $count } prek spleta
    [two] { $count } prek spleta
    [few] { $count } prek spleta
   *[other] { $count } prek spleta
}
hosted-by = { $gender ->
    [feminine] gostiteljica: { $host }
   *[other] gostitelj: { $host }
}
meeting-hosted-by = { $gender ->
    [feminine] { $meeting }, gostiteljica: { $host }
   *[other] { $meeting }, gostitelj: { $host }
}

## Lines of a document

labelled = { $label }: { $value }
table-description = Preglednica
label-reference = Številka
label-ourReference = Naša številka
label-yourReference = Vaša številka
label-status = Status
label-version = Različica
label-date = Datum
label-deadline = Rok: { $date }
label-addressees = Za: { $names }
place-and-date = { $place }, { $date }

## Letters

excellencies = H.E. | Excellency | His Excellency | Her Excellency | Nj. eksc. | Nj. E. | N. E. | Njegova ekscelenca | Njena ekscelenca | Ekscelenca
salutation = { $rank ->
    [excellency]
        { $gender ->
            [feminine] Vaša ekscelenca,
            [masculine] Vaša ekscelenca,
           *[other] Vaša ekscelenca,
        }
   *[other]
        { $gender ->
            [feminine] Spoštovana gospa { $family },
            [masculine] Spoštovani gospod { $family },
           *[other] Spoštovani/-a { $name },
        }
}
salutation-unnamed = Spoštovani,
# To be confirmed: two are addressed in the dual; a man and a woman by its masculine form.
salutation-several = { $rank ->
    [excellency]
        { $count ->
            [2] Ekscelenci,
           *[other] Ekscelence,
        }
   *[other]
        { $count ->
            [2]
                { $gender ->
                    [feminine] Spoštovani kolegici,
                   *[other] Spoštovana kolega,
                }
           *[other]
                { $gender ->
                    [feminine] Spoštovane kolegice,
                    [masculine] Spoštovani kolegi,
                   *[common] Spoštovane kolegice in kolegi,
                }
        }
}
# To be confirmed: two excellencies in the dual, without “Vaša”.
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Ob tej priložnosti Vaši ekscelenci izrekam svoje najgloblje spoštovanje.
            [two] Ob tej priložnosti Vaši ekscelenci izrekava svoje najgloblje spoštovanje.
            [few] Ob tej priložnosti Vaši ekscelenci izrekamo svoje najgloblje spoštovanje.
           *[other] Ob tej priložnosti Vaši ekscelenci izrekamo svoje najgloblje spoštovanje.
        }
    [excellencies]
        { $addressees ->
            [2]
                { $signatories ->
                    [one] Ob tej priložnosti ekscelencama izrekam svoje najgloblje spoštovanje.
                    [two] Ob tej priložnosti ekscelencama izrekava svoje najgloblje spoštovanje.
                    [few] Ob tej priložnosti ekscelencama izrekamo svoje najgloblje spoštovanje.
                   *[other] Ob tej priložnosti ekscelencama izrekamo svoje najgloblje spoštovanje.
                }
           *[other]
                { $signatories ->
                    [one] Ob tej priložnosti ekscelencam izrekam svoje najgloblje spoštovanje.
                    [two] Ob tej priložnosti ekscelencam izrekava svoje najgloblje spoštovanje.
                    [few] Ob tej priložnosti ekscelencam izrekamo svoje najgloblje spoštovanje.
                   *[other] Ob tej priložnosti ekscelencam izrekamo svoje najgloblje spoštovanje.
                }
        }
   *[other] S spoštovanjem
}
close-unnamed = S spoštovanjem
enclosures = { $count ->
    [one] Priloga
    [two] Prilogi
    [few] Priloge
   *[other] Priloge
}
copies = { $count ->
    [one] V vednost
    [two] V vednost
    [few] V vednost
   *[other] V vednost
}

## Signatures

signature-for = Za: { $name }
signature-table-country = Država
signature-table-name = Ime in funkcija
signature-table-signature = Podpis
signature-signed = Podpisano
signature-signed-on = Podpisano { $when }
signature-signed-place = Podpisano: { $place }
signature-signed-on-place = Podpisano { $when }, { $place }
signature-electronic = Elektronsko podpisano
# To be confirmed by a native speaker: the words of the register of signatures.
register = Stanje podpisov
register-signatory = Podpisnik
register-behalf = V imenu
register-status = Status
register-since = Od
register-invited = { $gender ->
    [feminine] Povabljena
   *[other] Povabljen
}
register-confirmed = Soglaša
register-signed = Podpisano
register-declined = Zavrnjeno
signature-invited = Povabilo k podpisu poslano
signature-confirmed = Podpis potrjen

## Adoption and procedure

# To be confirmed: the place stands in the nominative behind a colon, because the record has
# no other case of it.
adoption-adopted = { $where ->
    [both]
        { $kind ->
            [conclusions] Sprejeti: { $place }, { $when }.
            [declaration] Sprejeta: { $place }, { $when }.
           *[other] Sprejeto: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Sprejeti: { $place }.
            [declaration] Sprejeta: { $place }.
           *[other] Sprejeto: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Sprejeti { $when }.
            [declaration] Sprejeta { $when }.
           *[other] Sprejeto { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Sprejeti.
            [declaration] Sprejeta.
           *[other] Sprejeto.
        }
}
adoption-endorsed = { $where ->
    [both]
        { $kind ->
            [conclusions] Potrjeni: { $place }, { $when }.
            [declaration] Potrjena: { $place }, { $when }.
           *[other] Potrjeno: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Potrjeni: { $place }.
            [declaration] Potrjena: { $place }.
           *[other] Potrjeno: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Potrjeni { $when }.
            [declaration] Potrjena { $when }.
           *[other] Potrjeno { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Potrjeni.
            [declaration] Potrjena.
           *[other] Potrjeno.
        }
}
adoption-signed = { $where ->
    [both]
        { $kind ->
            [conclusions] Podpisani: { $place }, { $when }.
            [declaration] Podpisana: { $place }, { $when }.
           *[other] Podpisano: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Podpisani: { $place }.
            [declaration] Podpisana: { $place }.
           *[other] Podpisano: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Podpisani { $when }.
            [declaration] Podpisana { $when }.
           *[other] Podpisano { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Podpisani.
            [declaration] Podpisana.
           *[other] Podpisano.
        }
}
adoption-done = { $where ->
    [both]
        { $kind ->
            [conclusions] Sestavljeni: { $place }, { $when }.
            [declaration] Sestavljena: { $place }, { $when }.
           *[other] Sestavljeno: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Sestavljeni: { $place }.
            [declaration] Sestavljena: { $place }.
           *[other] Sestavljeno: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Sestavljeni { $when }.
            [declaration] Sestavljena { $when }.
           *[other] Sestavljeno { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Sestavljeni.
            [declaration] Sestavljena.
           *[other] Sestavljeno.
        }
}
authentic-languages = { $count ->
    [one] Verodostojno je besedilo v jeziku: { $languages }.
    [two] Besedila v jezikih { $languages } so enako verodostojna.
    [few] Besedila v jezikih { $languages } so enako verodostojna.
   *[other] Besedila v jezikih { $languages } so enako verodostojna.
}
procedure-atMeeting = Sprejetje na sestanku
procedure-written = Pisni postopek
procedure-silence = Postopek tihega soglasja
# To be confirmed: the date after the colon stands in the genitive, as in a sentence.
procedure-opens = začetek: { $date }
procedure-deadline = konec: { $date }
procedure-contact = kontakt: { $contact }
procedure-outcome-pending = v teku
procedure-outcome-agreed = soglasje doseženo
procedure-outcome-broken = podan ugovor
reservation-by = Pridržek: { $country }

## Language names, for the clause on authentic languages

language-name = { $language ->
    [en] angleščina
    [sq] albanščina
    [bs] bosanščina
    [bg] bolgarščina
    [hr] hrvaščina
    [mk] makedonščina
    [ro] romunščina
    [cnr] črnogorščina
    [sr] srbščina
    [sr-Cyrl] srbščina
    [sr-Latn] srbščina
    [sl] slovenščina
    [fr] francoščina
    [de] nemščina
    [el] grščina
    [tr] turščina
    [es] španščina
    [it] italijanščina
    [pt] portugalščina
    [pl] poljščina
    [cs] češčina
    [sk] slovaščina
    [hu] madžarščina
    [uk] ukrajinščina
    [ru] ruščina
    [be] beloruščina
    [ar] arabščina
    [nl] nizozemščina
    [da] danščina
    [sv] švedščina
    [fi] finščina
    [et] estonščina
    [lv] latvijščina
    [lt] litovščina
    [ga] irščina
    [mt] malteščina
    [no] norveščina
    [he] hebrejščina
    [ka] gruzijščina
    [hy] armenščina
    [az] azerbajdžanščina
    [zh] kitajščina
    [ja] japonščina
   *[other] { $language }
}
# Where a language stands in two scripts, both are named.
language-in-script = { $language } ({ $script })
script-name = { $script ->
    [Cyrl] cirilica
    [Latn] latinica
   *[other] { $script }
}

## Agenda, participants, abbreviations, annexes, history

agenda = Dnevni red
agenda-number = Št.
agenda-time = Čas
agenda-item = Točka
agenda-speakers = Govorci
participants = Udeleženci
participants-country = Država ali organizacija
participants-name = Ime in priimek
participants-role = Vloga
participants-count = { $count ->
    [one] { $count }{"\u00A0"}oseba
    [two] { $count }{"\u00A0"}osebi
    [few] { $count }{"\u00A0"}osebe
   *[other] { $count }{"\u00A0"}oseb
}
participants-apologies = { $gender ->
    [feminine] opravičeno odsotna
    [masculine] opravičeno odsoten
   *[other] opravičeno odsoten/-na
}
participants-online = prek spleta
# To be confirmed: “vodja” is said of women and men.
role-chair = { $gender ->
    [feminine] Predsedujoča
   *[other] Predsedujoči
}
role-coChair = { $gender ->
    [feminine] Sopredsedujoča
   *[other] Sopredsedujoči
}
role-headOfDelegation = Vodja delegacije
role-delegate = { $gender ->
    [feminine] Delegatka
   *[other] Delegat
}
role-observer = { $gender ->
    [feminine] Opazovalka
   *[other] Opazovalec
}
role-guest = { $gender ->
    [feminine] Gostja
   *[other] Gost
}
role-speaker = { $gender ->
    [feminine] Govorka
   *[other] Govorec
}
role-moderator = { $gender ->
    [feminine] Moderatorka
   *[other] Moderator
}
role-secretariat = Sekretariat
role-interpreter = { $gender ->
    [feminine] Tolmačka
   *[other] Tolmač
}
abbreviations = Kratice
annex = Priloga{"\u00A0"}{ $number }
annex-only = Priloga
history = Pregled različic
history-version = Različica
history-date = Datum
history-author = Avtor
history-note = Sprememba
