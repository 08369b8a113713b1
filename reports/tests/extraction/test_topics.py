# ruff: noqa: E501 - a row holds its text whole
import pytest

from reports.extraction import article, topics


def about(text):
    return {finding.value for finding in found(text)}


def found(text):
    read = article.read(text)
    return topics.find(read, read.body)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They spoke of primary healthcare and telemedicine.", {"primary-health-care", "digital-health"}),
        ("Обсудили первичную медико-санитарную помощь.", {"primary-health-care"}),
        ("Обсудили развитие ПМСП и цифровизацию.", {"primary-health-care", "digital-health"}),
        ("Речь шла о поликлиниках и прививках.", {"primary-health-care", "immunization"}),
        ("Vaccination against polio and measles goes on.", {"immunization"}),
        ("They fought COVID-19 together.", {"covid-19"}),
        ("Борьба с коронавирусной инфекцией продолжается.", {"covid-19"}),
        ("Maternal and child health is a priority.", {"maternal-child-health"}),
        ("Говорили об охране материнства и детства.", {"maternal-child-health"}),
        ("Non-communicable diseases and tobacco kill.", {"noncommunicable-diseases"}),
        ("Профилактика неинфекционных заболеваний.", {"noncommunicable-diseases"}),
        ("Психическое здоровье подростков.", {"mental-health"}),
        ("The training of family doctors was discussed.", {"primary-health-care", "health-workforce"}),
        ("Говорили о подготовке семейных врачей.", {"primary-health-care", "health-workforce"}),
        ("WHO supported the country during the pandemic.", {"covid-19"}),
        ("After the pandemic the country spends more.", set()),
        ("После пандемии страна тратит больше.", set()),
        ("Compulsory social health insurance was introduced.", {"health-financing"}),
        ("Обязательное медицинское страхование введено.", {"health-financing"}),
        ("Access to essential medicines and antimicrobial resistance.", {"medicines"}),
        ("Закупка лекарственных средств через фонд.", {"medicines"}),
        ("Preparedness under the International Health Regulations.", {"emergency-preparedness"}),
        ("Готовность к чрезвычайным ситуациям.", {"emergency-preparedness"}),
        ("Training of doctors and medical education.", {"health-workforce"}),
        ("Повышение квалификации и подготовка кадров.", {"health-workforce"}),
        ("The network of healthy cities grows.", {"healthy-cities"}),
        ("Борьба с туберкулёзом.", {"tuberculosis"}),
        ("School meals and micronutrients.", {"nutrition"}),
        ("Школьное питание и анемия.", {"nutrition"}),
        # one word in passing, names and titles of something else
        ("Much has changed since the pandemic.", set()),
        ("The pandemic showed this. The pandemic is over.", {"covid-19"}),
        ("The children's fund opened an office.", set()),
        ("Детский фонд ООН открыл офис.", set()),
        ("The Ministry of Emergency Situations came.", set()),
        ("Чрезвычайный и Полномочный Посол прибыл.", set()),
        ("Министерство цифрового развития помогает.", set()),
        ("Emergency medicine was discussed.", set()),
        ("Роза и кадриль в низине.", set()),
        ("The hospital was checked by the Sanitary and Epidemiological Service.", set()),
        ("В Комитете медицинского и фармацевтического контроля назначен глава.", set()),
        # one word of two topics, and words that go with any of a list
        ("Breastfeeding saves lives.", {"maternal-child-health", "nutrition"}),
        ("Doctors are short of personnel and the salaries of nurses are low.", {"health-workforce"}),
        ("Trained technicians will run the station.", {"health-workforce"}),
        ("Ведомство обучит медсестёр и техников.", {"health-workforce"}),
        ("Зарплата врачей вырастет, нехватка специалистов исчезнет.", {"health-workforce"}),
        ("Заработал электронный реестр больных.", {"digital-health"}),
        ("Families pay out of their own pockets.", {"health-financing"}),
        ("Муку обогащают железом и фолиевой кислотой.", {"nutrition"}),
        ("Every third adult is overweight and has high blood pressure.", {"noncommunicable-diseases"}),
        ("В школах появятся психологи.", {"mental-health"}),
    ],
)
def test_finds_topics_in_both_languages(text, wanted):
    assert about(text) == wanted


def test_every_place_that_says_so_is_evidence():
    text = "Vaccines for all\n\nVaccination saves lives. The immunization week begins."
    (finding,) = found(text)
    assert [text[slice(*span)] for span in finding.spans] == ["Vaccines", "Vaccination", "immunization"]


@pytest.mark.parametrize(
    ("title", "end", "wanted"),
    [
        ("Minister meets UNICEF envoy", "They passed a pharmacy.", set()),
        ("Minister visits a pharmacy", "They drank tea.", {"medicines"}),
        ("Minister meets UNICEF envoy", "A pharmacist came in. Another pharmacist left.", {"medicines"}),
        ("Minister meets UNICEF envoy", "A nurse came in. Another nurse left.", set()),
        ("Minister visits a polyclinic", "They drank tea.", set()),
        ("Minister meets UNICEF envoy", "A midwife spoke of blood pressure.", set()),
        ("Minister meets UNICEF envoy", "A midwife and an obstetrician spoke.", {"maternal-child-health"}),
        ("Министр принял посла", "Женщине измерили давление.", set()),
        ("Министр принял посла", "Больным диабетом и гипертонией помогут.", {"noncommunicable-diseases"}),
        ("Minister meets UNICEF envoy", "The talk was devoted to polyclinics.", {"primary-health-care"}),
        ("Министр принял посла", "Беседа была посвящена поликлиникам.", {"primary-health-care"}),
        ("Министр принял посла", "Рядом открылась аптека.", set()),
        ("Министр посетил аптеку", "Рядом открылась школа.", {"medicines"}),
        ("Министр принял посла", "На полке стояла вакцина.", set()),
        ("Министр принял посла", "Страны договорились о поставке вакцин.", {"immunization"}),
    ],
)
def test_a_word_in_passing_counts_in_the_opening_or_twice(title, end, wanted):
    middle = "The talks lasted an hour." if title.isascii() else "Беседа длилась час."
    assert about("\n\n".join([title, middle, middle, end])) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The minister and the WHO envoy discussed the introduction of mandatory health insurance and the equipment of rural clinics.",
            {"health-financing", "primary-health-care"},
        ),
        (
            "UNICEF handed over refrigerators for the storage of vaccines; the HPV vaccine will be introduced next year.",
            {"immunization"},
        ),
        (
            "They discussed support for children with disabilities and inclusive education.",
            {"maternal-child-health"},
        ),
        (
            "The sides spoke about prevention of cardiovascular diseases and reducing salt consumption.",
            {"noncommunicable-diseases"},
        ),
        ("Речь шла о снижении потребления соли и борьбе с ожирением.", {"noncommunicable-diseases"}),
        (
            "Обсуждены вопросы подготовки медицинских кадров и цифровизации системы здравоохранения.",
            {"health-workforce", "digital-health"},
        ),
        (
            "Стороны обсудили реализацию проекта по ковид-сертификатам и поставку вакцины «Спутник».",
            {"covid-19", "immunization"},
        ),
        ("Рассмотрены вопросы борьбы с устойчивостью к антибиотикам.", {"medicines"}),
        ("They discussed antimicrobial resistance and laboratory capacity.", {"medicines"}),
        (
            "The parties discussed strengthening laboratories and the response to health threats.",
            {"emergency-preparedness"},
        ),
        (
            "Обсуждены меры по охране психического здоровья подростков и профилактике самоубийств.",
            {"mental-health"},
        ),
        (
            "Собеседники говорили о питании школьников и профилактике анемии у беременных.",
            {"nutrition", "maternal-child-health"},
        ),
        (
            "The programme will equip polyclinics and train family doctors.",
            {"primary-health-care", "health-workforce"},
        ),
        (
            "Oxygen concentrators and ventilators were handed over to fight the coronavirus infection.",
            {"covid-19"},
        ),
        (
            "Реформа ПМСП, электронное здравоохранение и обязательное медстрахование – вот темы встречи.",
            {"primary-health-care", "digital-health", "health-financing"},
        ),
        ("На встрече обсудили ход прививочной кампании против кори.", {"immunization"}),
        ("Они обсудили лекарственное обеспечение и ценообразование на препараты.", {"medicines"}),
        ("They discussed measles outbreaks and catch-up immunization.", {"immunization"}),
        (
            "The conversation was about tobacco control, alcohol and road safety.",
            {"noncommunicable-diseases"},
        ),
        ("Речь шла о профилактике диабета и раковых заболеваний.", {"noncommunicable-diseases"}),
        ("Обсуждали снижение младенческой и материнской смертности.", {"maternal-child-health"}),
        (
            "They spoke about the electronic prescription system and the health information system.",
            {"digital-health"},
        ),
        ("Гуманитарный груз для пострадавших от паводков передан ЮНИСЕФ.", {"emergency-preparedness"}),
        ("UNICEF will help flood-affected families and rebuild water supply.", {"emergency-preparedness"}),
        ("Стороны обсудили водоснабжение и санитарию в школах.", set()),
        (
            "Участников ознакомили с работой мобильных бригад и семейных врачебных пунктов.",
            {"primary-health-care"},
        ),
        (
            "Universal health coverage and the financing of the guaranteed package of services were discussed.",
            {"health-financing"},
        ),
        ("Обсудили всеобщий охват услугами здравоохранения.", {"health-financing"}),
        ("The two discussed universal health coverage.", {"health-financing"}),
        ("Обсуждалась программа «Здоровые города» и озеленение.", {"healthy-cities"}),
        ("The talks covered HIV and tuberculosis.", {"tuberculosis"}),
        (
            "Разговор шел о ВИЧ и туберкулёзе, о закупке противотуберкулёзных препаратов.",
            {"tuberculosis", "medicines"},
        ),
        ("Медики прошли курсы по уходу за новорождёнными.", {"maternal-child-health", "health-workforce"}),
        ("Nurses will be taught how to care for newborns.", {"maternal-child-health", "health-workforce"}),
        ("WHO will help with an app for patients and online booking of appointments.", {"digital-health"}),
        ("Запущено мобильное приложение для записи к врачу.", {"digital-health"}),
        ("Telemedicine will link district hospitals with the capital.", {"digital-health"}),
        (
            "Пандемия COVID-19 показала важность подготовки к будущим пандемиям.",
            {"emergency-preparedness", "covid-19"},
        ),
        ("Обсудили развитие паллиативной помощи и трансплантации.", {"noncommunicable-diseases"}),
        ("Обсуждались качество и безопасность лекарств, производство вакцин.", {"medicines", "immunization"}),
        ("Local production of vaccines and medicines was discussed.", {"medicines", "immunization"}),
        ("The WHO mission assessed hospitals' readiness for emergencies.", {"emergency-preparedness"}),
        ("Миссия оценила готовность больниц к чрезвычайным ситуациям.", {"emergency-preparedness"}),
        ("Дефицит врачей в сёлах и зарплаты медсестёр.", {"health-workforce"}),
        ("Йодирование соли и обогащение муки – приоритет.", {"nutrition"}),
        ("Речь шла о защите прав ребёнка и ювенальной юстиции.", set()),
        ("Child protection and early childhood development were on the agenda.", {"maternal-child-health"}),
        ("Polio-free status of the region was confirmed.", {"immunization"}),
    ],
)
def test_finds_every_topic_of_a_sentence(text, wanted):
    assert about(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Фонд готов обучить ещё 600 врачей и медсестёр.", {"health-workforce"}),
        ("Сорок акушерок там уже обучили.", {"health-workforce"}),
        ("The nurse notes it in a tablet instead of paper journals.", {"digital-health"}),
        ("Запись ведут в планшете, а не на бумаге.", {"digital-health"}),
        ("Договорились о подготовке парамедиков.", {"health-workforce"}),
        ("WHO will train another 500 paramedics.", {"health-workforce"}),
        ("Ten epidemiologists go to Berlin for training.", {"health-workforce"}),
        ("They spoke of the shortage of neonatologists.", {"health-workforce"}),
        ("Говорили о готовности детских садов к землетрясениям.", {"emergency-preparedness"}),
        # another sentence, or far away
        ("Training ended. Doctors came later.", set()),
        ("The training ended long before the new year began and then the doctors came.", set()),
    ],
)
def test_two_words_near_each_other_make_a_topic(text, wanted):
    assert about("Minister meets envoy\n\nThe talks lasted an hour.\n\nThey drank tea.\n\n" + text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Children laughed. The children left.", set()),
        ("Children laughed. The children left. Other children came.", {"maternal-child-health"}),
        ("Главный эпидемиолог промолчал.", set()),
        ("Говорил начальник секции здравоохранения и питания.", set()),
        ("Министры говорили по цифровой связи.", set()),
        ("Зимой принесут вакцину против COVID-19.", {"covid-19", "immunization"}),
        ("They spoke of the joint external evaluation.", {"emergency-preparedness"}),
        ("Речь шла о лишнем весе у школьников.", {"nutrition"}),
        ("Открыли родильное отделение.", {"maternal-child-health"}),
    ],
)
def test_words_that_say_little_and_names_make_no_topic(text, wanted):
    assert about(text) == wanted
