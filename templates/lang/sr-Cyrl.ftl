# Serbian in Cyrillic letters. Sources: the forms of dates are those of published documents of
# the Government of the Republic of Serbia and of regional networks; order and the forms for
# counts are those of CLDR. Words are drafted after the usage of laws and official
# correspondence of Serbia, the Pravopis of Matica srpska for stops and spaces; no published
# text was compared with them word by word.
# Not yet read by a native speaker. What is unsure has a comment “To be confirmed” over it;
# all else wants a reading too, above all the salutations, the close to an excellency and the
# formulas of adoption.
#
# Names of places and countries come from the record in the nominative, so no sentence here
# puts one where another case is wanted: it stands behind a colon. The stop after a year goes
# where a comma follows (Pravopis).

stop-before-comma = drop

## Dates

month-alone = { $month ->
    [1] јануар
    [2] фебруар
    [3] март
    [4] април
    [5] мај
    [6] јун
    [7] јул
    [8] август
    [9] септембар
    [10] октобар
    [11] новембар
   *[12] децембар
}
month-alone-in-text = { $month ->
    [1] јануара
    [2] фебруара
    [3] марта
    [4] априла
    [5] маја
    [6] јуна
    [7] јула
    [8] августа
    [9] септембра
    [10] октобра
    [11] новембра
   *[12] децембра
}
month-with-day = { $month ->
    [1] јануар
    [2] фебруар
    [3] март
    [4] април
    [5] мај
    [6] јун
    [7] јул
    [8] август
    [9] септембар
    [10] октобар
    [11] новембар
   *[12] децембар
}
month-with-day-in-text = { $month ->
    [1] јануара
    [2] фебруара
    [3] марта
    [4] априла
    [5] маја
    [6] јуна
    [7] јула
    [8] августа
    [9] септембра
    [10] октобра
    [11] новембра
   *[12] децембра
}
date-year = { $year }.
date-year-in-text = { $year }.{"\u00A0"}године
date-month = { $month } { $year }.
date-month-in-text = { $month } { $year }.{"\u00A0"}године
date-day = { $day }.{"\u00A0"}{ $month } { $year }.
date-day-in-text = { $day }.{"\u00A0"}{ $month } { $year }.{"\u00A0"}године
range-of-two-days = { $startDay }.–{ $endDay }.{"\u00A0"}{ $month } { $year }.
range-of-two-days-in-text = { $startDay }. и{"\u00A0"}{ $endDay }.{"\u00A0"}{ $month } { $year }.{"\u00A0"}године
range-of-days = { $startDay }.–{ $endDay }.{"\u00A0"}{ $month } { $year }.
range-of-days-in-text = од { $startDay }. до { $endDay }.{"\u00A0"}{ $month } { $year }.{"\u00A0"}године
range-over-months = { $startDay }.{"\u00A0"}{ $startMonth } – { $endDay }.{"\u00A0"}{ $endMonth } { $year }.
range-over-months-in-text = од { $startDay }.{"\u00A0"}{ $startMonth } до { $endDay }.{"\u00A0"}{ $endMonth } { $year }.{"\u00A0"}године
range-over-years = { $startDay }.{"\u00A0"}{ $startMonth } { $startYear }. – { $endDay }.{"\u00A0"}{ $endMonth } { $endYear }.
range-over-years-in-text = од { $startDay }.{"\u00A0"}{ $startMonth } { $startYear }. до { $endDay }.{"\u00A0"}{ $endMonth } { $endYear }.{"\u00A0"}године
range-of-months = { $startMonth } – { $endMonth } { $year }.
range-of-months-in-text = од { $startMonth } до { $endMonth } { $year }.{"\u00A0"}године
range-of-months-over-years = { $startMonth } { $startYear }. – { $endMonth } { $endYear }.
range-of-months-over-years-in-text = од { $startMonth } { $startYear }. до { $endMonth } { $endYear }.{"\u00A0"}године
range-of-years = { $startYear }–{ $endYear }.
range-of-years-in-text = од { $startYear }. до { $endYear }.{"\u00A0"}године
when = { $precision ->
    [day] { $date }
    [span] { $date }
   *[other] { $date }
}
weekday = { $weekday ->
    [1] Понедељак
    [2] Уторак
    [3] Среда
    [4] Четвртак
    [5] Петак
    [6] Субота
   *[7] Недеља
}
date-with-weekday = { $weekday }, { $date }

## Times

# To be confirmed: a full stop between hours and minutes, as the orthography of Matica
# srpska has it; CLDR has a colon.
time = { $twoDigitHour }.{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date } у{"\u00A0"}{ $time }{"\u00A0"}часова
date-time-and-zone = { $date } у{"\u00A0"}{ $time }{"\u00A0"}часова ({ $zone })
# To be confirmed: the names from Western Europe on.
time-zone = { $zone ->
    [CET] средњоевропско време
    [CEST] средњоевропско летње време
    [EET] источноевропско време
    [EEST] источноевропско летње време
    [WET] западноевропско време
    [WEST] западноевропско летње време
    [GMT] средње време по Гриничу
    [BST] британско летње време
    [IST] ирско стандардно време
    [TRT] турско време (UTC+3)
    [MSK] московско време
    [UTC] координисано универзално време
   *[other] { $name }
}

## Lists

list-two = { $start } и { $end }
list-middle = { $start }, { $end }
list-end = { $start } и { $end }

## Kinds, status, marks

kind-conclusions = Закључци
kind-letter = Допис
kind-declaration = Декларација
letter-invitation = Позив
letter-transmittal = Пропратни допис
letter-joint = Заједнички допис
letter-reply = Одговор
letter-noteVerbale = Вербална нота
letter-other = Допис
status-draft = Нацрт
# To be confirmed: “прећутна сагласност” for the silence procedure.
status-forSilence = Нацрт у поступку прећутне сагласности
status-final = Коначна верзија
status-adopted = Усвојено
status-signed = Потписано
mark-draft = НАЦРТ
mark-forSilence = НАЦРТ – ПРЕЋУТНА САГЛАСНОСТ
classification-public = Јавно
# To be confirmed: these two are words for handling, not the degrees of secrecy of the law
# (ИНТЕРНО, ПОВЕРЉИВО).
classification-limited = ОГРАНИЧЕНО
classification-restricted = ЗА СЛУЖБЕНУ УПОТРЕБУ

## Furniture

page = Страна
page-of = од
contents = Садржај
version = Верзија { $version }

## Facts of a meeting

label-number = Састанак
label-framework = Оквир
label-series = Циклус
# To be confirmed: the generic masculine, as in rules of procedure; a country may hold the
# office.
label-chair = { $gender ->
    [feminine] Председавајућа
   *[other] Председавајући
}
label-coChair = { $gender ->
    [feminine] Копредседавајућа
   *[other] Копредседавајући
}
label-host = Домаћин
label-organizer = Организатор
label-secretariat = Секретаријат
label-venue = Место одржавања
label-time = Временска зона
label-mode = Начин одржавања
label-countries = Државе
label-attendance = Учешће
label-previousMeeting = Претходни састанак
label-nextMeeting = Наредни састанак
meeting-number = { $number }.
mode-offline = Уживо
mode-online = Путем интернета
mode-mixed = Уживо и путем интернета
chaired-by = { $name }, председава: { $chair }
attendance-countries = { $count ->
    [one] заступљена { $count }{"\u00A0"}држава
    [few] заступљене { $count }{"\u00A0"}државе
   *[other] заступљено { $count }{"\u00A0"}држава
}
attendance-participants = { $count ->
    [one] { $count }{"\u00A0"}учесник
    [few] { $count }{"\u00A0"}учесника
   *[other] { $count }{"\u00A0"}учесника
}
attendance-inPerson = { $count ->
    [one] { $count } уживо
    [few] { $count } уживо
   *[other] { $count } уживо
}
attendance-online = { $count ->
    [one] { $count } путем интернета
    [few] { $count } путем интернета
   *[other] { $count } путем интернета
}
# To be confirmed: “домаћица” of a woman.
hosted-by = { $gender ->
    [feminine] домаћица: { $host }
   *[other] домаћин: { $host }
}
meeting-hosted-by = { $gender ->
    [feminine] { $meeting }, домаћица: { $host }
   *[other] { $meeting }, домаћин: { $host }
}

## Lines of a document

labelled = { $label }: { $value }
table-description = Табела
label-reference = Број
label-ourReference = Наш број
label-yourReference = Ваш број
label-status = Статус
label-version = Верзија
label-date = Датум
label-deadline = Рок: { $date }
label-addressees = За: { $names }
place-and-date = { $place }, { $date }

## Letters

excellencies = H.E. | Excellency | His Excellency | Her Excellency | Њ.Е. | Његова екселенција | Њена екселенција | Екселенција
# To be confirmed: family names stay in the nominative after “господине” and “госпођо”.
salutation = { $rank ->
    [excellency]
        { $gender ->
            [feminine] Ваша екселенцијо,
            [masculine] Ваша екселенцијо,
           *[other] Ваша екселенцијо,
        }
   *[other]
        { $gender ->
            [feminine] Поштована госпођо { $family },
            [masculine] Поштовани господине { $family },
           *[other] Поштовани/а { $name },
        }
}
salutation-unnamed = Поштовани,
salutation-several = { $rank ->
    [excellency] Ваше екселенције,
   *[other]
        { $gender ->
            [feminine] Поштоване колегинице,
            [masculine] Поштоване колеге,
           *[common] Поштоване колегинице и колеге,
        }
}
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Користим ову прилику да Вашој екселенцији изразим своје најдубље поштовање.
            [few] Користимо ову прилику да Вашој екселенцији изразимо своје најдубље поштовање.
           *[other] Користимо ову прилику да Вашој екселенцији изразимо своје најдубље поштовање.
        }
    [excellencies]
        { $signatories ->
            [one] Користим ову прилику да Вашим екселенцијама изразим своје најдубље поштовање.
            [few] Користимо ову прилику да Вашим екселенцијама изразимо своје најдубље поштовање.
           *[other] Користимо ову прилику да Вашим екселенцијама изразимо своје најдубље поштовање.
        }
   *[other] С поштовањем,
}
close-unnamed = С поштовањем,
enclosures = { $count ->
    [one] Прилог
    [few] Прилози
   *[other] Прилози
}
copies = { $count ->
    [one] Доставити
    [few] Доставити
   *[other] Доставити
}

## Signatures

signature-for = За: { $name }
signature-table-country = Држава
signature-table-name = Име и функција
signature-table-signature = Потпис
signature-signed = Потписано
signature-signed-on = Потписано { $when }
signature-signed-place = Потписано: { $place }
signature-signed-on-place = Потписано { $when }, { $place }
signature-electronic = Електронски потписано
# To be confirmed by a native speaker: the words of the register of signatures.
register = Стање потписа
register-signatory = Потписник
register-behalf = У име
register-status = Статус
register-since = Од
register-invited = { $gender ->
    [feminine] Позвана
   *[other] Позван
}
register-confirmed = { $gender ->
    [feminine] Сагласна
   *[other] Сагласан
}
register-signed = Потписано
register-declined = Одбијено
signature-invited = Позив на потписивање упућен
signature-confirmed = Потписивање потврђено

## Adoption and procedure

# To be confirmed: the place stands in the nominative behind a colon, because the record has
# no other case of it.
adoption-adopted = { $where ->
    [both]
        { $kind ->
            [conclusions] Усвојени: { $place }, { $when }.
            [declaration] Усвојена: { $place }, { $when }.
           *[other] Усвојено: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Усвојени: { $place }.
            [declaration] Усвојена: { $place }.
           *[other] Усвојено: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Усвојени { $when }.
            [declaration] Усвојена { $when }.
           *[other] Усвојено { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Усвојени.
            [declaration] Усвојена.
           *[other] Усвојено.
        }
}
adoption-endorsed = { $where ->
    [both]
        { $kind ->
            [conclusions] Потврђени: { $place }, { $when }.
            [declaration] Потврђена: { $place }, { $when }.
           *[other] Потврђено: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Потврђени: { $place }.
            [declaration] Потврђена: { $place }.
           *[other] Потврђено: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Потврђени { $when }.
            [declaration] Потврђена { $when }.
           *[other] Потврђено { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Потврђени.
            [declaration] Потврђена.
           *[other] Потврђено.
        }
}
adoption-signed = { $where ->
    [both]
        { $kind ->
            [conclusions] Потписани: { $place }, { $when }.
            [declaration] Потписана: { $place }, { $when }.
           *[other] Потписано: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Потписани: { $place }.
            [declaration] Потписана: { $place }.
           *[other] Потписано: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Потписани { $when }.
            [declaration] Потписана { $when }.
           *[other] Потписано { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Потписани.
            [declaration] Потписана.
           *[other] Потписано.
        }
}
adoption-done = { $where ->
    [both]
        { $kind ->
            [conclusions] Сачињени: { $place }, { $when }.
            [declaration] Сачињена: { $place }, { $when }.
           *[other] Сачињено: { $place }, { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Сачињени: { $place }.
            [declaration] Сачињена: { $place }.
           *[other] Сачињено: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Сачињени { $when }.
            [declaration] Сачињена { $when }.
           *[other] Сачињено { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Сачињени.
            [declaration] Сачињена.
           *[other] Сачињено.
        }
}
authentic-languages = { $count ->
    [one] Веродостојан је текст на { $languages } језику.
    [few] Веродостојни су текстови на { $languages } језику, при чему су сви текстови подједнако веродостојни.
   *[other] Веродостојни су текстови на { $languages } језику, при чему су сви текстови подједнако веродостојни.
}
procedure-atMeeting = Усвајање на састанку
procedure-written = Писани поступак
procedure-silence = Поступак прећутне сагласности
procedure-opens = почиње { $date }
procedure-deadline = завршава се { $date }
procedure-contact = контакт: { $contact }
procedure-outcome-pending = у току
procedure-outcome-agreed = сагласност постигнута
procedure-outcome-broken = стављен приговор
reservation-by = Резерва: { $country }

## Language names, for the clause on authentic languages

language-name = { $language ->
    [en] енглеском
    [sq] албанском
    [bs] босанском
    [bg] бугарском
    [hr] хрватском
    [mk] македонском
    [ro] румунском
    [cnr] црногорском
    [sr] српском
    [sr-Cyrl] српском
    [sr-Latn] српском
    [sl] словеначком
    [fr] француском
    [de] немачком
    [el] грчком
    [tr] турском
    [es] шпанском
    [it] италијанском
    [pt] португалском
    [pl] пољском
    [cs] чешком
    [sk] словачком
    [hu] мађарском
    [uk] украјинском
    [ru] руском
    [be] белоруском
    [ar] арапском
    [nl] холандском
    [da] данском
    [sv] шведском
    [fi] финском
    [et] естонском
    [lv] летонском
    [lt] литванском
    [ga] ирском
    [mt] малтешком
    [no] норвешком
    [he] хебрејском
    [ka] грузијском
    [hy] јерменском
    [az] азербејџанском
    [zh] кинеском
    [ja] јапанском
   *[other] { $language }
}
# Where a language stands in two scripts, both are named.
language-in-script = { $language } ({ $script })
script-name = { $script ->
    [Cyrl] ћирилично писмо
    [Latn] латинично писмо
   *[other] { $script }
}

## Agenda, participants, abbreviations, annexes, history

agenda = Дневни ред
agenda-number = Бр.
agenda-time = Време
agenda-item = Тачка
agenda-speakers = Говорници
participants = Учесници
participants-country = Држава или организација
participants-name = Име и презиме
participants-role = Својство
participants-count = { $count ->
    [one] { $count }{"\u00A0"}лице
    [few] { $count }{"\u00A0"}лица
   *[other] { $count }{"\u00A0"}лица
}
participants-apologies = { $gender ->
    [feminine] оправдано одсутна
    [masculine] оправдано одсутан
   *[other] оправдано одсутан/на
}
participants-online = путем интернета
# To be confirmed: the feminine forms; “шеф делегације” is said of women as well.
role-chair = { $gender ->
    [feminine] Председавајућа
   *[other] Председавајући
}
role-coChair = { $gender ->
    [feminine] Копредседавајућа
   *[other] Копредседавајући
}
role-headOfDelegation = { $gender ->
    [feminine] Шефица делегације
   *[other] Шеф делегације
}
role-delegate = { $gender ->
    [feminine] Делегаткиња
   *[other] Делегат
}
role-observer = { $gender ->
    [feminine] Посматрачица
   *[other] Посматрач
}
role-guest = { $gender ->
    [feminine] Гошћа
   *[other] Гост
}
role-speaker = { $gender ->
    [feminine] Говорница
   *[other] Говорник
}
role-moderator = { $gender ->
    [feminine] Модераторка
   *[other] Модератор
}
role-secretariat = Секретаријат
role-interpreter = { $gender ->
    [feminine] Преводитељка
   *[other] Преводилац
}
abbreviations = Скраћенице
annex = Прилог{"\u00A0"}{ $number }
annex-only = Прилог
history = Преглед верзија
history-version = Верзија
history-date = Датум
history-author = Аутор
history-note = Измена
