# Bulgarian. Sources: the forms of dates are those of published documents of the Council of
# Ministers of Bulgaria, of the EU in Bulgarian and of regional networks; order and the forms
# for counts are those of CLDR. Words are drafted after the usage of the Interinstitutional
# Style Guide of the EU, official correspondence of Bulgaria; no published text was compared
# with them word by word.
# Not yet read by a native speaker. What is unsure has a comment “To be confirmed” over it;
# all else wants a reading too, above all the salutations, the close to an excellency and the
# formulas of adoption.

## Dates

month-alone = { $month ->
    [1] януари
    [2] февруари
    [3] март
    [4] април
    [5] май
    [6] юни
    [7] юли
    [8] август
    [9] септември
    [10] октомври
    [11] ноември
   *[12] декември
}
month-with-day = { $month ->
    [1] януари
    [2] февруари
    [3] март
    [4] април
    [5] май
    [6] юни
    [7] юли
    [8] август
    [9] септември
    [10] октомври
    [11] ноември
   *[12] декември
}
date-year = { $year }{"\u00A0"}г.
date-month = { $month } { $year }{"\u00A0"}г.
date-day = { $day }{"\u00A0"}{ $month } { $year }{"\u00A0"}г.
range-of-two-days = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }{"\u00A0"}г.
range-of-two-days-in-text = { $startDay } и{"\u00A0"}{ $endDay }{"\u00A0"}{ $month } { $year }{"\u00A0"}г.
range-of-days = { $startDay }–{ $endDay }{"\u00A0"}{ $month } { $year }{"\u00A0"}г.
range-of-days-in-text = от { $startDay } до { $endDay }{"\u00A0"}{ $month } { $year }{"\u00A0"}г.
range-over-months = { $startDay }{"\u00A0"}{ $startMonth } – { $endDay }{"\u00A0"}{ $endMonth } { $year }{"\u00A0"}г.
range-over-months-in-text = от { $startDay }{"\u00A0"}{ $startMonth } до { $endDay }{"\u00A0"}{ $endMonth } { $year }{"\u00A0"}г.
range-over-years = { $startDay }{"\u00A0"}{ $startMonth } { $startYear }{"\u00A0"}г. – { $endDay }{"\u00A0"}{ $endMonth } { $endYear }{"\u00A0"}г.
range-over-years-in-text = от { $startDay }{"\u00A0"}{ $startMonth } { $startYear }{"\u00A0"}г. до { $endDay }{"\u00A0"}{ $endMonth } { $endYear }{"\u00A0"}г.
range-of-months = { $startMonth } – { $endMonth } { $year }{"\u00A0"}г.
range-of-months-in-text = от { $startMonth } до { $endMonth } { $year }{"\u00A0"}г.
range-of-months-over-years = { $startMonth } { $startYear }{"\u00A0"}г. – { $endMonth } { $endYear }{"\u00A0"}г.
range-of-months-over-years-in-text = от { $startMonth } { $startYear }{"\u00A0"}г. до { $endMonth } { $endYear }{"\u00A0"}г.
range-of-years = { $startYear }–{ $endYear }{"\u00A0"}г.
range-of-years-in-text = от { $startYear } до { $endYear }{"\u00A0"}г.
when = { $precision ->
    [day] на { $date }
    [span] { $date }
   *[other] през { $date }
}
weekday = { $weekday ->
    [1] Понеделник
    [2] Вторник
    [3] Сряда
    [4] Четвъртък
    [5] Петък
    [6] Събота
   *[7] Неделя
}
date-with-weekday = { $weekday }, { $date }

## Times

time = { $twoDigitHour }:{ $minute }
time-range = { $start }–{ $end }
date-and-time = { $date }, { $time }{"\u00A0"}ч.
date-time-and-zone = { $date }, { $time }{"\u00A0"}ч. ({ $zone })
# To be confirmed: the names from Western Europe on.
time-zone = { $zone ->
    [CET] централноевропейско време
    [CEST] централноевропейско лятно часово време
    [EET] източноевропейско време
    [EEST] източноевропейско лятно часово време
    [WET] западноевропейско часово време
    [WEST] западноевропейско лятно часово време
    [GMT] средно гринуичко време
    [BST] британско лятно часово време
    [IST] ирландско стандартно време
    [TRT] турско часово време (UTC+3)
    [MSK] московско часово време
    [UTC] координирано универсално време
   *[other] { $name }
}

## Lists

list-two = { $start } и { $end }
list-middle = { $start }, { $end }
list-end = { $start } и { $end }

## Kinds, status, marks

kind-conclusions = Заключения
kind-letter = Писмо
kind-declaration = Декларация
letter-invitation = Покана
letter-transmittal = Придружително писмо
letter-joint = Съвместно писмо
letter-reply = Отговор
letter-noteVerbale = Вербална нота
letter-other = Писмо
status-draft = Проект
# To be confirmed: “процедура на мълчаливо съгласие” for the silence procedure.
status-forSilence = Проект в процедура на мълчаливо съгласие
status-final = Окончателен текст
status-adopted = Прието
status-signed = Подписано
mark-draft = ПРОЕКТ
mark-forSilence = ПРОЕКТ – МЪЛЧАЛИВО СЪГЛАСИЕ
classification-public = Публично
# To be confirmed: these two are words for handling, not the degrees of secrecy of the law.
classification-limited = С ОГРАНИЧЕНО РАЗПРОСТРАНЕНИЕ
# To be confirmed: once a degree of secrecy in Bulgarian law; kept as a word for handling.
classification-restricted = ЗА СЛУЖЕБНО ПОЛЗВАНЕ

## Furniture

page = Страница
page-of = от
contents = Съдържание
version = Версия { $version }

## Facts of a meeting

label-number = Среща
label-framework = Рамка
label-series = Поредица
label-chair = Председател
label-coChair = Съпредседател
label-host = Домакин
label-organizer = Организатор
label-secretariat = Секретариат
label-venue = Място на провеждане
label-time = Часова зона
label-mode = Начин на провеждане
label-countries = Държави
label-attendance = Участие
label-previousMeeting = Предишна среща
label-nextMeeting = Следваща среща
# To be confirmed: “5-та”; “5-а” is written as well.
meeting-number = { $number ->
    [100] { $number }-тна
   *[other]
        { $ending ->
            [1] { $number }-ва
            [2] { $number }-ра
            [7] { $number }-ма
            [8] { $number }-ма
           *[other] { $number }-та
        }
}
mode-offline = Присъствено
mode-online = Онлайн
mode-mixed = Присъствено и онлайн
chaired-by = { $name }, с председател { $chair }
attendance-countries = { $count ->
    [one] представена { $count }{"\u00A0"}държава
   *[other] представени { $count }{"\u00A0"}държави
}
attendance-participants = { $count ->
    [one] { $count }{"\u00A0"}участник
   *[other] { $count }{"\u00A0"}участници
}
attendance-inPerson = { $count ->
    [one] { $count } присъствено
   *[other] { $count } присъствено
}
attendance-online = { $count ->
    [one] { $count } онлайн
   *[other] { $count } онлайн
}
hosted-by = домакин: { $host }
meeting-hosted-by = { $meeting }, домакин: { $host }

## Lines of a document

labelled = { $label }: { $value }
table-description = Таблица
label-reference = Рег. №
label-ourReference = Наш №
label-yourReference = Ваш №
label-status = Статус
label-version = Версия
label-date = Дата
label-deadline = Срок: { $date }
label-addressees = За: { $names }
place-and-date = { $place }, { $date }

## Letters

excellencies = H.E. | Excellency | His Excellency | Her Excellency | Н.Пр. | Н.П. | Негово превъзходителство | Нейно превъзходителство | Ваше превъзходителство
# To be confirmed: “господин” before a name; “господине” where no name follows.
salutation = { $rank ->
    [excellency]
        { $gender ->
            [feminine] Ваше превъзходителство,
            [masculine] Ваше превъзходителство,
           *[other] Ваше превъзходителство,
        }
   *[other]
        { $gender ->
            [feminine] Уважаема госпожо { $family },
            [masculine] Уважаеми господин { $family },
           *[other] Уважаеми/а { $name },
        }
}
salutation-unnamed = Уважаеми дами и господа,
# To be confirmed: the words to several excellencies.
salutation-several = { $rank ->
    [excellency] Ваши превъзходителства,
   *[other]
        { $gender ->
            [feminine] Уважаеми колежки,
            [masculine] Уважаеми колеги,
           *[common] Уважаеми колеги,
        }
}
close = { $rank ->
    [excellency]
        { $signatories ->
            [one] Моля, приемете, Ваше превъзходителство, уверенията в моето най-високо уважение.
           *[other] Моля, приемете, Ваше превъзходителство, уверенията в нашето най-високо уважение.
        }
    [excellencies]
        { $signatories ->
            [one] Моля, приемете, Ваши превъзходителства, уверенията в моето най-високо уважение.
           *[other] Моля, приемете, Ваши превъзходителства, уверенията в нашето най-високо уважение.
        }
   *[other] С уважение,
}
close-unnamed = С уважение,
enclosures = { $count ->
    [one] Приложение
   *[other] Приложения
}
copies = { $count ->
    [one] Копие до
   *[other] Копия до
}

## Signatures

signature-for = За { $name }
signature-table-country = Държава
signature-table-name = Име и длъжност
signature-table-signature = Подпис
signature-signed = Подписано
signature-signed-on = Подписано { $when }
# To be confirmed: “във” before в and ф is not chosen; the record may give the formula
# itself.
signature-signed-place = Подписано в { $place }
signature-signed-on-place = Подписано { $when }, { $place }
signature-electronic = Електронно подписано
# To be confirmed by a native speaker: the words of the register of signatures.
register = Състояние на подписите
register-signatory = Подписващ
register-behalf = От името на
register-status = Състояние
register-since = От
register-invited = { $gender ->
    [feminine] Поканена
   *[other] Поканен
}
register-confirmed = { $gender ->
    [feminine] Съгласна
   *[other] Съгласен
}
register-signed = Подписано
register-declined = Отказано
signature-invited = Отправена покана за подписване
signature-confirmed = Подписването е потвърдено

## Adoption and procedure

# To be confirmed: the place stands without a preposition, because the preposition would
# have to be “в” or “във” by its first letter.
adoption-adopted = { $where ->
    [both]
        { $kind ->
            [conclusions] Приети { $when }, { $place }.
            [declaration] Приета { $when }, { $place }.
           *[other] Прието { $when }, { $place }.
        }
    [place]
        { $kind ->
            [conclusions] Приети: { $place }.
            [declaration] Приета: { $place }.
           *[other] Прието: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Приети { $when }.
            [declaration] Приета { $when }.
           *[other] Прието { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Приети.
            [declaration] Приета.
           *[other] Прието.
        }
}
adoption-endorsed = { $where ->
    [both]
        { $kind ->
            [conclusions] Одобрени { $when }, { $place }.
            [declaration] Одобрена { $when }, { $place }.
           *[other] Одобрено { $when }, { $place }.
        }
    [place]
        { $kind ->
            [conclusions] Одобрени: { $place }.
            [declaration] Одобрена: { $place }.
           *[other] Одобрено: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Одобрени { $when }.
            [declaration] Одобрена { $when }.
           *[other] Одобрено { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Одобрени.
            [declaration] Одобрена.
           *[other] Одобрено.
        }
}
adoption-signed = { $where ->
    [both]
        { $kind ->
            [conclusions] Подписани { $when }, { $place }.
            [declaration] Подписана { $when }, { $place }.
           *[other] Подписано { $when }, { $place }.
        }
    [place]
        { $kind ->
            [conclusions] Подписани: { $place }.
            [declaration] Подписана: { $place }.
           *[other] Подписано: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Подписани { $when }.
            [declaration] Подписана { $when }.
           *[other] Подписано { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Подписани.
            [declaration] Подписана.
           *[other] Подписано.
        }
}
adoption-done = { $where ->
    [both]
        { $kind ->
            [conclusions] Съставени { $when }, { $place }.
            [declaration] Съставена { $when }, { $place }.
           *[other] Съставено { $when }, { $place }.
        }
    [place]
        { $kind ->
            [conclusions] Съставени: { $place }.
            [declaration] Съставена: { $place }.
           *[other] Съставено: { $place }.
        }
    [date]
        { $kind ->
            [conclusions] Съставени { $when }.
            [declaration] Съставена { $when }.
           *[other] Съставено { $when }.
        }
   *[none]
        { $kind ->
            [conclusions] Съставени.
            [declaration] Съставена.
           *[other] Съставено.
        }
}
authentic-languages = { $count ->
    [one] Автентичен е текстът на { $languages } език.
   *[other] Текстовете на { $languages } език са еднакво автентични.
}
procedure-atMeeting = Приемане на срещата
procedure-written = Писмена процедура
procedure-silence = Процедура на мълчаливо съгласие
procedure-opens = начало: { $date }
procedure-deadline = край: { $date }
procedure-contact = за контакт: { $contact }
procedure-outcome-pending = в ход
procedure-outcome-agreed = постигнато съгласие
procedure-outcome-broken = направено възражение
reservation-by = Резерва: { $country }

## Language names, for the clause on authentic languages

# To be confirmed: whether a Bulgarian document may name “македонски език” without the
# clause on the language according to the constitution is for the State to say.
language-name = { $language ->
    [en] английски
    [sq] албански
    [bs] босненски
    [bg] български
    [hr] хърватски
    [mk] македонски
    [ro] румънски
    [cnr] черногорски
    [sr] сръбски
    [sr-Cyrl] сръбски
    [sr-Latn] сръбски
    [sl] словенски
    [fr] френски
    [de] немски
    [el] гръцки
    [tr] турски
    [es] испански
    [it] италиански
    [pt] португалски
    [pl] полски
    [cs] чешки
    [sk] словашки
    [hu] унгарски
    [uk] украински
    [ru] руски
    [be] беларуски
    [ar] арабски
    [nl] нидерландски
    [da] датски
    [sv] шведски
    [fi] фински
    [et] естонски
    [lv] латвийски
    [lt] литовски
    [ga] ирландски
    [mt] малтийски
    [no] норвежки
    [he] иврит
    [ka] грузински
    [hy] арменски
    [az] азербайджански
    [zh] китайски
    [ja] японски
   *[other] { $language }
}
# Where a language stands in two scripts, both are named.
language-in-script = { $language } ({ $script })
script-name = { $script ->
    [Cyrl] кирилица
    [Latn] латиница
   *[other] { $script }
}

## Agenda, participants, abbreviations, annexes, history

agenda = Дневен ред
agenda-number = №
agenda-time = Час
agenda-item = Точка
agenda-speakers = Говорители
participants = Участници
participants-country = Държава или организация
participants-name = Име
participants-role = Качество
participants-count = { $count ->
    [one] { $count }{"\u00A0"}лице
   *[other] { $count }{"\u00A0"}лица
}
participants-apologies = отсъства по уважителни причини
participants-online = онлайн
# To be confirmed: offices keep the masculine for women, as is official usage.
role-chair = Председател
role-coChair = Съпредседател
role-headOfDelegation = Ръководител на делегацията
role-delegate = Делегат
role-observer = Наблюдател
role-guest = Гост
role-speaker = Говорител
role-moderator = Модератор
role-secretariat = Секретариат
role-interpreter = Преводач
abbreviations = Съкращения
annex = Приложение{"\u00A0"}{ $number }
annex-only = Приложение
history = Версии на документа
history-version = Версия
history-date = Дата
history-author = Автор
history-note = Промяна
