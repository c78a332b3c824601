# Macedonian. Sources: the forms of dates are those of published documents of the Government
# of North Macedonia and of regional networks; order and the forms for counts are those of
# CLDR. Words are drafted after the usage of laws and official correspondence of the country;
# no published text was compared with them word by word.
# Not yet read by a native speaker. What is unsure has a comment “To be confirmed” over it;
# all else wants a reading too, above all the salutations, the close to an excellency and the
# formulas of adoption.

## Dates

month-alone = { $month ->
    [1] јануари
    [2] февруари
    [3] март
    [4] април
    [5] мај
    [6] јуни
    [7] јули
    [8] август
    [9] септември
    [10] октомври
    [11] ноември
   *[12] декември
}
month-with-day = { $month ->
    [1] јануари
    [2] февруари
    [3] март
    [4] април
    [5] мај
    [6] јуни
    [7] јули
    [8] август
    [9] септември
    [10] октомври
    [11] ноември
   *[12] декември
}
date-year = { $year }{"\u00A0"}година
date-month = { $month } { $year }{"\u00A0"}година
date-day = { $day }{"\u00A0"}{ $month } { $year }{"\u00A0"}година
range-of-two-days = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }{"\u00A0"}година
range-of-two-days-in-text = { $startDay } и{"\u00A0"}{ $endDay }{"\u00A0"}{ $month } { $year }{"\u00A0"}година
range-of-days = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }{"\u00A0"}година
range-of-days-in-text = од { $startDay } до { $endDay }{"\u00A0"}{ $month } { $year }{"\u00A0"}година
range-over-months = { $startDay }{"\u00A0"}{ $startMonth } – { $endDay }{"\u00A0"}{ $endMonth } { $year }{"\u00A0"}година
range-over-months-in-text = од { $startDay }{"\u00A0"}{ $startMonth } до { $endDay }{"\u00A0"}{ $endMonth } { $year }{"\u00A0"}година
range-over-years = { $startDay }{"\u00A0"}{ $startMonth } { $startYear }{"\u00A0"}година – { $endDay }{"\u00A0"}{ $endMonth } { $endYear }{"\u00A0"}година
range-over-years-in-text = од { $startDay }{"\u00A0"}{ $startMonth } { $startYear } до { $endDay }{"\u00A0"}{ $endMonth } { $endYear }{"\u00A0"}година
range-of-months = { $startMonth } – { $endMonth } { $year }{"\u00A0"}година
range-of-months-in-text = од { $startMonth } до { $endMonth } { $year }{"\u00A0"}година
range-of-months-over-years = { $startMonth } { $startYear }{"\u00A0"}година – { $endMonth } { $endYear }{"\u00A0"}година
range-of-months-over-years-in-text = од { $startMonth } { $startYear } до { $endMonth } { $endYear }{"\u00A0"}година
range-of-years = { $startYear }–{ $endYear }{"\u00A0"}година
range-of-years-in-text = од { $startYear } до { $endYear }{"\u00A0"}година
when = { $precision ->
    [day] на { $date }
    [span] { $date }
   *[other] во { $date }
}
weekday = { $weekday ->
    [1] Понеделник
    [2] Вторник
    [3] Среда
    [4] Четврток
    [5] Петок
    [6] Сабота
   *[7] Недела
}
date-with-weekday = { $weekday }, { $date }

## Times

time = { $twoDigitHour }:{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date }, { $time }{"\u00A0"}часот
date-time-and-zone = { $date }, { $time }{"\u00A0"}часот ({ $zone })
# To be confirmed: the names from Western Europe on.
time-zone = { $zone ->
    [CET] средноевропско време
    [CEST] средноевропско летно време
    [EET] источноевропско време
    [EEST] источноевропско летно време
    [WET] западноевропско време
    [WEST] западноевропско летно време
    [GMT] средно време по Гринич
    [BST] британско летно време
    [IST] ирско стандардно време
    [TRT] турско време (UTC+3)
    [MSK] московско време
    [UTC] координирано универзално време
   *[other] { $name }
}

## Lists

list-two = { $start } и { $end }
list-middle = { $start }, { $end }
list-end = { $start } и { $end }

## Kinds, status, marks

kind-conclusions = Заклучоци
kind-letter = Писмо
kind-declaration = Декларација
letter-invitation = Покана
letter-transmittal = Придружно писмо
letter-joint = Заедничко писмо
letter-reply = Одговор
letter-noteVerbale = Вербална нота
letter-other = Писмо
status-draft = Нацрт
# To be confirmed: “молчелива согласност” for the silence procedure.
status-forSilence = Нацрт во постапка на молчелива согласност
status-final = Конечна верзија
status-adopted = Усвоено
status-signed = Потпишано
mark-draft = НАЦРТ
mark-forSilence = НАЦРТ – МОЛЧЕЛИВА СОГЛАСНОСТ
classification-public = Јавно
# To be confirmed: these two are words for handling, not the degrees of secrecy of the law
# (ИНТЕРНО, ДОВЕРЛИВО).
classification-limited = ОГРАНИЧЕНО
classification-restricted = ЗА СЛУЖБЕНА УПОТРЕБА

## Furniture

page = Страница
page-of = од
contents = Содржина
version = Верзија { $version }

## Facts of a meeting

label-number = Состанок
label-framework = Рамка
label-series = Циклус
label-chair = { $gender ->
    [feminine] Претседавачка
   *[other] Претседавач
}
label-coChair = { $gender ->
    [feminine] Копретседавачка
   *[other] Копретседавач
}
label-host = Домаќин
label-organizer = Организатор
label-secretariat = Секретаријат
label-venue = Место на одржување
label-time = Временска зона
label-mode = Начин на одржување
label-countries = Држави
label-attendance = Учество
label-previousMeeting = Претходен состанок
label-nextMeeting = Следен состанок
# To be confirmed: with the ending, because no word follows; before a word it is “23.” as well.
meeting-number = { $ending ->
    [1] { $number }-ви
    [2] { $number }-ри
    [7] { $number }-ми
    [8] { $number }-ми
   *[other] { $number }-ти
}
mode-offline = Со физичко присуство
mode-online = Преку интернет
mode-mixed = Со физичко присуство и преку интернет
chaired-by = { $name }, претседава: { $chair }
attendance-countries = { $count ->
    [one] застапена { $count }{"\u00A0"}држава
   *[other] застапени { $count }{"\u00A0"}држави
}
attendance-participants = { $count ->
    [one] { $count }{"\u00A0"}учесник
   *[other] { $count }{"\u00A0"}учесници
}
attendance-inPerson = { $count ->
    [one] { $count } со физичко присуство
   *[other] { $count } со физичко присуство
}
attendance-online = { $count ->
    [one] { $count } преку интернет
   *[other] { $count } преку интернет
}
# To be confirmed: “домаќинка” of a woman.
hosted-by = { $gender ->
    [feminine] домаќинка: { $host }
   *[other] домаќин: { $host }
}
meeting-hosted-by = { $gender ->
    [feminine] { $meeting }, домаќинка: { $host }
   *[other] { $meeting }, домаќин: { $host }
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

excellencies = H.E. | Excellency | His Excellency | Her Excellency | Н.Е. | Неговата екселенција | Нејзината екселенција | Екселенција
salutation = { $rank ->
    [excellency]
        { $gender ->
            [feminine] Ваша екселенцијо,
            [masculine] Ваша екселенцијо,
           *[other] Ваша екселенцијо,
        }
   *[other]
        { $gender ->
            [feminine] Почитувана госпоѓо { $family },
            [masculine] Почитуван господине { $family },
           *[other] Почитуван/а { $name },
        }
}
salutation-unnamed = Почитувани,
# To be confirmed: the words to several excellencies.
salutation-several = { $rank ->
    [excellency] Ваши екселенции,
   *[other]
        { $gender ->
            [feminine] Почитувани колешки,
            [masculine] Почитувани колеги,
           *[common] Почитувани колешки и колеги,
        }
}
# To be confirmed: the phrase is that of notes verbales, fitted to a letter.
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Ја користам оваа прилика на Ваша екселенција да ѝ ги изразам моите највисоки почитувања.
           *[other] Ја користиме оваа прилика на Ваша екселенција да ѝ ги изразиме нашите највисоки почитувања.
        }
    [excellencies]
        { $signatories ->
            [one] Ја користам оваа прилика на Вашите екселенции да им ги изразам моите највисоки почитувања.
           *[other] Ја користиме оваа прилика на Вашите екселенции да им ги изразиме нашите највисоки почитувања.
        }
   *[other] Со почит,
}
close-unnamed = Со почит,
enclosures = { $count ->
    [one] Прилог
   *[other] Прилози
}
copies = { $count ->
    [one] Доставено до
   *[other] Доставено до
}

## Signatures

signature-for = За { $name }
signature-table-country = Држава
signature-table-name = Име и функција
signature-table-signature = Потпис
signature-signed = Потпишано
signature-signed-on = Потпишано { $when }
signature-signed-place = Потпишано во { $place }
signature-signed-on-place = Потпишано { $when }, { $place }
signature-electronic = Електронски потпишано
# To be confirmed by a native speaker: the words of the register of signatures.
register = Состојба на потписите
register-signatory = Потписник
register-behalf = Во име на
register-status = Состојба
register-since = Од
register-invited = { $gender ->
    [feminine] Поканета
   *[other] Поканет
}
register-confirmed = { $gender ->
    [feminine] Согласна
   *[other] Согласен
}
register-signed = Потпишано
register-declined = Одбиено
signature-invited = Упатена покана за потпишување
signature-confirmed = Потпишувањето е потврдено

## Adoption and procedure

adoption-adopted = { $where ->
    [both]
        { $kind ->
            [conclusions] Усвоени во { $place } { $when }.
            [declaration] Усвоена во { $place } { $when }.
           *[other] Усвоено во { $place } { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Усвоени во { $place }.
            [declaration] Усвоена во { $place }.
           *[other] Усвоено во { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Усвоени { $when }.
            [declaration] Усвоена { $when }.
           *[other] Усвоено { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Усвоени.
            [declaration] Усвоена.
           *[other] Усвоено.
        }
}
adoption-endorsed = { $where ->
    [both]
        { $kind ->
            [conclusions] Потврдени во { $place } { $when }.
            [declaration] Потврдена во { $place } { $when }.
           *[other] Потврдено во { $place } { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Потврдени во { $place }.
            [declaration] Потврдена во { $place }.
           *[other] Потврдено во { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Потврдени { $when }.
            [declaration] Потврдена { $when }.
           *[other] Потврдено { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Потврдени.
            [declaration] Потврдена.
           *[other] Потврдено.
        }
}
adoption-signed = { $where ->
    [both]
        { $kind ->
            [conclusions] Потпишани во { $place } { $when }.
            [declaration] Потпишана во { $place } { $when }.
           *[other] Потпишано во { $place } { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Потпишани во { $place }.
            [declaration] Потпишана во { $place }.
           *[other] Потпишано во { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Потпишани { $when }.
            [declaration] Потпишана { $when }.
           *[other] Потпишано { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Потпишани.
            [declaration] Потпишана.
           *[other] Потпишано.
        }
}
adoption-done = { $where ->
    [both]
        { $kind ->
            [conclusions] Составени во { $place } { $when }.
            [declaration] Составена во { $place } { $when }.
           *[other] Составено во { $place } { $when }.
        }
    [place]
        { $kind ->
            [conclusions] Составени во { $place }.
            [declaration] Составена во { $place }.
           *[other] Составено во { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Составени { $when }.
            [declaration] Составена { $when }.
           *[other] Составено { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Составени.
            [declaration] Составена.
           *[other] Составено.
        }
}
authentic-languages = { $count ->
    [one] Автентичен е текстот на { $languages } јазик.
   *[other] Текстовите на { $languages } јазик се еднакво автентични.
}
procedure-atMeeting = Усвојување на состанокот
procedure-written = Писмена постапка
procedure-silence = Постапка на молчелива согласност
procedure-opens = почнува: { $date }
procedure-deadline = завршува: { $date }
procedure-contact = контакт: { $contact }
procedure-outcome-pending = во тек
procedure-outcome-agreed = постигната согласност
procedure-outcome-broken = вложен приговор
reservation-by = Резерва: { $country }

## Language names, for the clause on authentic languages

language-name = { $language ->
    [en] англиски
    [sq] албански
    [bs] босански
    [bg] бугарски
    [hr] хрватски
    [mk] македонски
    [ro] романски
    [cnr] црногорски
    [sr] српски
    [sr-Cyrl] српски
    [sr-Latn] српски
    [sl] словенечки
    [fr] француски
    [de] германски
    [el] грчки
    [tr] турски
    [es] шпански
    [it] италијански
    [pt] португалски
    [pl] полски
    [cs] чешки
    [sk] словачки
    [hu] унгарски
    [uk] украински
    [ru] руски
    [be] белоруски
    [ar] арапски
    [nl] холандски
    [da] дански
    [sv] шведски
    [fi] фински
    [et] естонски
    [lv] латвиски
    [lt] литвански
    [ga] ирски
    [mt] малтешки
    [no] норвешки
    [he] хебрејски
    [ka] грузиски
    [hy] ерменски
    [az] азербејџански
    [zh] кинески
    [ja] јапонски
   *[other] { $language }
}
# Where a language stands in two scripts, both are named.
language-in-script = { $language } ({ $script })
script-name = { $script ->
    [Cyrl] кирилско писмо
    [Latn] латинично писмо
   *[other] { $script }
}

## Agenda, participants, abbreviations, annexes, history

agenda = Дневен ред
agenda-number = Бр.
agenda-time = Време
agenda-item = Точка
agenda-speakers = Говорници
participants = Учесници
participants-country = Држава или организација
participants-name = Име и презиме
participants-role = Својство
participants-count = { $count ->
    [one] { $count }{"\u00A0"}лице
   *[other] { $count }{"\u00A0"}лица
}
participants-apologies = { $gender ->
    [feminine] оправдано отсутна
    [masculine] оправдано отсутен
   *[other] оправдано отсутен/на
}
participants-online = преку интернет
# To be confirmed: the feminine forms.
role-chair = { $gender ->
    [feminine] Претседавачка
   *[other] Претседавач
}
role-coChair = { $gender ->
    [feminine] Копретседавачка
   *[other] Копретседавач
}
role-headOfDelegation = { $gender ->
    [feminine] Раководителка на делегацијата
   *[other] Раководител на делегацијата
}
role-delegate = { $gender ->
    [feminine] Делегатка
   *[other] Делегат
}
role-observer = { $gender ->
    [feminine] Набљудувачка
   *[other] Набљудувач
}
role-guest = { $gender ->
    [feminine] Гостинка
   *[other] Гостин
}
role-speaker = { $gender ->
    [feminine] Говорничка
   *[other] Говорник
}
role-moderator = { $gender ->
    [feminine] Модераторка
   *[other] Модератор
}
role-secretariat = Секретаријат
role-interpreter = { $gender ->
    [feminine] Преведувачка
   *[other] Преведувач
}
abbreviations = Кратенки
annex = Прилог{"\u00A0"}{ $number }
annex-only = Прилог
history = Преглед на верзии
history-version = Верзија
history-date = Датум
history-author = Автор
history-note = Измена
