# ruff: noqa: E501 - a row holds its text whole
import pytest

from reports.extraction import article, dates, sentences

SURNAMES = {"rahimova", "lee", "рахимова", "ли"}
MET = "Minister of Health Zulfiya Rahimova met WHO Representative Anna Lee"
ВСТРЕЧА = "министр здравоохранения Зульфия Рахимова приняла представителя ВОЗ Анну Ли"
PLAIN = "The parties spoke of new hospitals. Both thanked each other. They named the areas of work. They parted as friends."


def meeting_date(text):
    found = article.read(text)
    split = sentences.split(found)
    day, basis = dates.of_meeting(found, split, dates.find(found, split), SURNAMES)
    return day and day.value, basis


# text, date, basis
CASES = [
    # the text has no date at all
    (f"{MET}.", None, "none"),
    # the report's own
    (f" date 2021-04-08\n{MET}.", "2021-04-08", "published"),
    (f"Dushanbe, Apr. 8, 2021 /Khovar/. {MET}.", "2021-04-08", "published"),
    (f" date 2021-04-09\nАстана. 8 апреля. KAZAKHSTAN TODAY - {ВСТРЕЧА.capitalize()}.", "2021-04-08", "published"),
    (f"ДУШАНБЕ, 8 апреля. /Ховар/. {ВСТРЕЧА.capitalize()}.", None, "relative"),
    # explicit: the year is written
    (f" date 2021-04-10\nOn 8 April 2021 {MET}.", "2021-04-08", "explicit"),
    (f"On April 8, 2021, {MET}.", "2021-04-08", "explicit"),
    (f"8 апреля 2021 года {ВСТРЕЧА}.", "2021-04-08", "explicit"),
    (f"8 апреля 2021 г. {ВСТРЕЧА}.", "2021-04-08", "explicit"),
    (f"08.04.2021 г. {ВСТРЕЧА}.", "2021-04-08", "explicit"),
    ("Anna Lee was in Tajikistan on an official visit on 8–11 April 2021.", "2021-04-08", "explicit"),
    ("Анна Ли посетила Таджикистан с 8 по 11 апреля 2021 года.", "2021-04-08", "explicit"),
    ("Anna Lee paid a visit to the country from 30 March to 2 April 2021.", "2021-03-30", "explicit"),
    ("On January 25, 2021, the Minister received the newly appointed Representative of UNICEF.", "2021-01-25", "explicit"),
    (" date 2021-04-08\n6 апреля Анна Ли обсудила создание центра с Зульфией Рахимовой.", "2021-04-06", "relative"),
    # relative: the year or the day has to be worked out
    (f" date 2021-04-08\nYesterday {MET}.", "2021-04-07", "relative"),
    (f" date 2021-04-08\n{MET} the day before.", "2021-04-07", "relative"),
    (f" date 2021-04-08\nToday, April 8, {MET}.", "2021-04-08", "relative"),
    (f" date 2021-04-08\nToday {MET}.", "2021-04-08", "relative"),
    (" date 2021-04-08\n6 апреля Анна Ли принимала Зульфию Рахимову.", "2021-04-06", "relative"),
    (" date 2021-04-08\nМиссия ВОЗ, которая прибыла 6 апреля, провела сегодня встречу.", "2021-04-08", "relative"),
    (f" date 2021-04-08\nOn Tuesday, 6 April, {MET}.", "2021-04-06", "relative"),
    (f" date 2021-04-08\n{MET} on Tuesday.", "2021-04-06", "relative"),
    (f" date 2021-04-08\nНакануне {ВСТРЕЧА}.", "2021-04-07", "relative"),
    (f" date 2021-04-08\nВо вторник {ВСТРЕЧА}.", "2021-04-06", "relative"),
    (f" date 2021-04-08\nСегодня, 8 апреля, {ВСТРЕЧА}.", "2021-04-08", "relative"),
    (f" date 2021-04-08\n7 апреля {ВСТРЕЧА}.", "2021-04-07", "relative"),
    (f" date 2021-01-02\n30 декабря {ВСТРЕЧА}.", "2020-12-30", "relative"),
    (f"Bishkek, Apr. 8, 2021 /Kabar/. Yesterday, {MET}.", "2021-04-07", "relative"),
    (f" date 2021-04-08\n{PLAIN}\nThe meeting of Rahimova and Lee took place on April 6.", "2021-04-06", "relative"),
    # relative and not to be worked out
    (f"Yesterday {MET}.", None, "relative"),
    (f"Вчера, 9 апреля, {ВСТРЕЧА}.", None, "relative"),
    (f"{MET} on Sept. 22.", None, "relative"),
    (f"На днях {ВСТРЕЧА}.", None, "relative"),
    (f" date 2021-04-08\n{MET} last week.", None, "relative"),
    (f" date 2021-04-08\n{MET} earlier this week.", None, "relative"),
    (f"{MET} on Sept. 22. The forum will come to Dushanbe in 2024, she said. “Next year is close.” It is planned for next year.", "2023-09-22", "relative"),
    # dates of something else
    ("The minister met the envoy. They thanked each other. The agreement was signed on June 14, 2020.", None, "none"),
    (f" date 2021-04-08\nThe ministry is at work. {PLAIN} Rahimova met the envoy on 3 June 2019.", "2021-04-08", "published"),
    (" date 2021-04-08\nThe parties signed an agreement in Osh yesterday.", "2021-04-07", "relative"),
    (f" date 2021-04-08\n{MET}. Earlier, on 5 March, the envoy was in Osh.", "2021-04-08", "published"),
    (" date 2021-04-08\nAnna Lee, who was appointed on 5 March 2021, met Rahimova.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{MET}. Tajikistan joined the WHO on May 4, 1992.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{MET}. The forum will be held on 20 April 2021.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{MET}. They spoke of the conference to be held on April 20.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{MET}. The programme for 2020-2025 was adopted in 2019.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{MET}. The agreement dated 5 May 2019 is in force until 5 May 2024.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{ВСТРЕЧА.capitalize()}. Соглашение от 5 мая 2019 года действует до 5 мая 2024 года.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{ВСТРЕЧА.capitalize()}. Конференция состоится 20 апреля.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{MET}. “We met on 1 March 2021 in Geneva,” said Lee.", "2021-04-08", "published"),
    (f" date 2021-04-08\n{MET}. {PLAIN}\n\nAt the meeting of the Executive Board held Feb. 3-8, 2021, in Geneva, a decision was made.", "2021-04-08", "published"),
    (f"{MET}. The office opened in 1995.", None, "none"),
    (f" date 2021-04-08\nНакануне Всемирного дня здоровья {ВСТРЕЧА}.", "2021-04-08", "published"),
]  # fmt: skip

FRIDAY = " date 2022-10-07 10:00\n"
CASES += [
    (f"{FRIDAY}{MET}. The meeting was held on October 5.", "2022-10-05", "relative"),
    (f"{FRIDAY}{MET} on Wednesday, October 5.", "2022-10-05", "relative"),
    (f"{FRIDAY}{MET} (October 5).", "2022-10-05", "relative"),
    (f"{FRIDAY}1 октября, в Международный день пожилых людей, поликлиники открыли двери. Вчера {ВСТРЕЧА}.", "2022-10-06", "relative"),
    (f"{FRIDAY}Сегодня, 7 октября, {ВСТРЕЧА}.", "2022-10-07", "relative"),
    (f"{FRIDAY}Представитель ВОЗ Анна Ли, приступившая к работе 1 октября, встретилась с министром Зульфиёй Рахимовой.", "2022-10-07", "published"),
    (f"{FRIDAY}Представитель ВОЗ Анна Ли, занимающая пост с 1 октября, встретилась с министром Зульфиёй Рахимовой.", "2022-10-07", "published"),
    (f"{FRIDAY}На 1 октября привито 80 процентов. Об этом {ВСТРЕЧА} сообщил вчера.", "2022-10-06", "relative"),
    (f"{FRIDAY}С 1 октября вводится новый порядок. {ВСТРЕЧА.capitalize()}.", "2022-10-07", "published"),
    (f"{FRIDAY}New rules take effect on November 1. {MET} yesterday.", "2022-10-06", "relative"),
    (f"{FRIDAY}The new clinic, opened on October 1, was visited by Minister Rahimova and Anna Lee of WHO.", "2022-10-07", "published"),
    (f"{FRIDAY}The clinic opened its doors on October 1. {MET}.", "2022-10-07", "published"),
    (f"{FRIDAY}{MET} in the run-up to World Mental Health Day on October 10.", "2022-10-07", "published"),
    (f"{FRIDAY}{MET} ahead of the World Health Summit on 16 October.", "2022-10-07", "published"),
    (f"{FRIDAY}В преддверии Всемирного дня психического здоровья, который отмечается 10 октября, {ВСТРЕЧА}.", "2022-10-07", "published"),
    (f"{FRIDAY}{ВСТРЕЧА.capitalize()}. Встреча прошла в минувшую среду.", "2022-10-05", "relative"),
    (f"{FRIDAY}В понедельник, 3 октября, {ВСТРЕЧА}.", "2022-10-03", "relative"),
    (f"{FRIDAY}{ВСТРЕЧА.capitalize()} 5 октября.", "2022-10-05", "relative"),
    (f"{FRIDAY}{ВСТРЕЧА.capitalize()} в ходе визита 3-5 октября.", "2022-10-03", "relative"),
    (f"{FRIDAY}В ходе встречи, состоявшейся 5 октября в Душанбе, {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}Как сообщили 7 октября в пресс-службе, накануне {ВСТРЕЧА}.", "2022-10-06", "relative"),
    (f"{FRIDAY}Об этом 7 октября сообщили в пресс-службе Минздрава. {ВСТРЕЧА.capitalize()} вчера.", "2022-10-06", "relative"),
    (f"{FRIDAY}The press service said on October 7 that {MET} a day earlier.", "2022-10-06", "relative"),
    (f"{FRIDAY}{MET} this Wednesday.", "2022-10-05", "relative"),
    (f"{FRIDAY}{MET} this morning.", "2022-10-07", "relative"),
    (f"{FRIDAY}Сегодня утром {ВСТРЕЧА}.", "2022-10-07", "relative"),
    (f"{FRIDAY}Вчера вечером {ВСТРЕЧА}.", "2022-10-06", "relative"),
    (f"{FRIDAY}Two days ago {MET}.", "2022-10-05", "relative"),
    (f"{FRIDAY}Два дня назад {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}Позавчера {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}{MET} on the 5th of October, 2022.", "2022-10-05", "explicit"),
    (f"{FRIDAY}{MET} on 05 October 2022.", "2022-10-05", "explicit"),
    (f"{FRIDAY}{MET} on Oct 5th.", "2022-10-05", "relative"),
    (f"{FRIDAY}5-го октября {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}05.10.2022 {ВСТРЕЧА}.", "2022-10-05", "explicit"),
    (f"{FRIDAY}5 октября с.г. {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}5 октября т.г. {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}5 октября текущего года {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}On October 5 this year, {MET}.", "2022-10-05", "relative"),
    (f"{FRIDAY}In October 2022 {MET}.", "2022-10", "explicit"),
    (f"{FRIDAY}В начале октября {ВСТРЕЧА}.", None,"relative"),
    (f"{FRIDAY}In early October, {MET}.", None,"relative"),
    (f"{FRIDAY}Last Friday {MET}.", "2022-09-30", "relative"),
    (f"{FRIDAY}В прошлую пятницу {ВСТРЕЧА}.", "2022-09-30", "relative"),
    (f"{FRIDAY}{MET}. The first meeting took place on 3 March 2021. The next meeting is to be on 20 October.", "2022-10-07", "published"),
    (f"{FRIDAY}{MET}. They recalled the meeting of 3 August in Geneva.", "2022-10-07", "published"),
    (f"{FRIDAY}{ВСТРЕЧА.capitalize()}. Напомним, 3 августа в Женеве состоялась встреча Рахимовой с главой ВОЗ.", "2022-10-07", "published"),
    (f"{FRIDAY}Министр Зульфия Рахимова, назначенная 1 октября, провела встречу с Анной Ли.", "2022-10-07", "published"),
    (f"{FRIDAY}{MET}, Kabar reported on October 6.", "2022-10-07", "published"),
    (f"{FRIDAY}ТАШКЕНТ, 6 окт — Sputnik. {ВСТРЕЧА.capitalize()} в среду.", "2022-10-05", "relative"),
    (f"{FRIDAY}The visit of Anna Lee began on Monday. {MET}.", "2022-10-03", "relative"),
    (f"{FRIDAY}{MET}. Vaccination will start on October 15, she said.", "2022-10-07", "published"),
    (f"{FRIDAY}{ВСТРЕЧА.capitalize()}. 3 октября в страну доставили первую партию вакцины.", "2022-10-07", "published"),
    (f"{FRIDAY}World Health Day is marked on 7 April. {MET}.", "2022-10-07", "published"),
    (f"{FRIDAY}Министр здравоохранения Зульфия Рахимова и представитель ВОЗ Анна Ли 6 октября подписали план работы.", "2022-10-06", "relative"),
    (f"{FRIDAY}On October 6, Zulfiya Rahimova and Anna Lee signed the plan.", "2022-10-06", "relative"),
    (f"{FRIDAY}On October 6 a ceremony to hand over ambulances took place with Zulfiya Rahimova and Anna Lee.", "2022-10-06", "relative"),
    (f"{FRIDAY}6 октября ЮНИСЕФ передал Минздраву холодильники. Их приняла министр Зульфия Рахимова, вручила Анна Ли.", "2022-10-06", "relative"),
    (f"{FRIDAY}UNICEF handed over refrigerators on October 6. Zulfiya Rahimova thanked Anna Lee at the ceremony.", "2022-10-06", "relative"),
    (f"{FRIDAY}The Minister of Health Zulfiya Rahimova on Thursday met Anna Lee.", "2022-10-06", "relative"),
    (f"{FRIDAY}{ВСТРЕЧА.capitalize()}, сообщает пресс-служба ведомства 7 октября.", "2022-10-07", "published"),
    (f"{FRIDAY}В Ташкенте 4-6 октября проходит форум. В его рамках {ВСТРЕЧА}.", "2022-10-04", "relative"),
    (f"{FRIDAY}A two-day seminar began in Osh on October 6, where Zulfiya Rahimova met Anna Lee.", "2022-10-06", "relative"),
    (f"{FRIDAY}Since taking office on August 15, 2022, Anna Lee has visited all regions. Yesterday she met Zulfiya Rahimova.", "2022-10-06", "relative"),
    (f"{FRIDAY}После вступления в должность 15 августа Анна Ли посетила регионы. Вчера она встретилась с Зульфиёй Рахимовой.", "2022-10-06", "relative"),
    (f"{FRIDAY}{MET}. At the end of the talks the sides agreed to meet again on October 20.", "2022-10-07", "published"),
    (f"{FRIDAY}{MET}. The parties recalled that on September 28 the first plane with vaccine had landed.", "2022-10-07", "published"),
    (f"{FRIDAY}{ВСТРЕЧА.capitalize()}. Анна Ли прибыла в страну 2 октября.", "2022-10-07", "published"),
    (f"{FRIDAY}{MET}. Anna Lee started his work in the country on September 1.", "2022-10-07", "published"),
    (f"{FRIDAY}{MET}. Lee's term ends on October 31.", "2022-10-07", "published"),
    (f"{FRIDAY}{MET} on Friday, 30 September 2022.", "2022-09-30", "explicit"),
    (f"{FRIDAY}30.09.2022 г. в Минздраве состоялась встреча министра Зульфии Рахимовой с Анной Ли.", "2022-09-30", "explicit"),
    (f"{FRIDAY}4 октября этого года {ВСТРЕЧА}.", "2022-10-04", "relative"),
    (f"{FRIDAY}Вечером 5 октября {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}Утром в четверг {ВСТРЕЧА}.", "2022-10-06", "relative"),
    (f"{FRIDAY}{ВСТРЕЧА.capitalize()} в четверг, 6 октября 2022 года.", "2022-10-06", "explicit"),
    (f"{FRIDAY}По итогам заседания правительства от 3 октября {ВСТРЕЧА}.", "2022-10-07", "published"),
    (f"{FRIDAY}Согласно указу от 3 октября 2022 года, создан центр. {ВСТРЕЧА.capitalize()}.", "2022-10-07", "published"),
    (f"{FRIDAY}В Осло в среду открылся форум. В тот же день {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}Зульфия Рахимова ждет. Она врач. Она рада. Рады и гости. Беседа в офисе прошла 4 октября.",
     "2022-10-04", "relative"),
    (f"{FRIDAY}Послание, с которым он выступил 1 октября, читали, когда {ВСТРЕЧА}.", "2022-10-07", "published"),
    (f"{FRIDAY}Вторую половину вчерашнего дня заняла беседа Анны Ли с Зульфией Рахимовой.", "2022-10-06", "relative"),
    (f"{FRIDAY}A forum, held by WHO with Anna Lee, opened on Wednesday.", "2022-10-05", "relative"),
    (f"{FRIDAY}Anna Lee, here since October 3, met yesterday Zulfiya Rahimova.", "2022-10-06", "relative"),
    (f"{FRIDAY}Анна Ли и Зульфия Рахимова говорили час. Они довольны. Меморандум подписали 5 октября.", "2022-10-05",
     "relative"),
    (f"{FRIDAY}5 октября 2022 года в Оше прошло заседание по работе родильных домов. {ВСТРЕЧА.capitalize()}.",
     "2022-10-05", "explicit"),
    ("Anna Lee was in the country on 9–12 April 2024. She met Zulfiya Rahimova on 11 April.", "2024-04-11", "relative"),
    (f"{FRIDAY}В Осло с 3 по 8 октября идет сессия ВОЗ. В среду {ВСТРЕЧА}.", "2022-10-05", "relative"),
    (f"{FRIDAY}Назначенная 1 октября Зульфия Рахимова провела встречу с Анной Ли.", "2022-10-07", "published"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "basis"), CASES)
def test_finds_the_day_of_the_meeting(text, day, basis):
    assert meeting_date(text) == (day, basis)


def test_the_evidence_holds_both_words_of_one_date():
    text = f" date 2021-04-08\nYesterday, 7 April, {MET}."
    found = article.read(text)
    split = sentences.split(found)
    day, _ = dates.of_meeting(found, split, dates.find(found, split), SURNAMES)
    assert [text[slice(*span)] for span in day.spans] == ["Yesterday, 7 April"]
