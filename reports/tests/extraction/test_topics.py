import pytest

from reports.extraction import article, topics


def about(text):
    return {finding.value for finding in topics.find(article.read(text))}


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
        ("Психическое здоровье подростков.", {"mental-health", "maternal-child-health"}),
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
    (finding,) = topics.find(article.read(text))
    assert [text[slice(*span)] for span in finding.spans] == ["Vaccines", "Vaccination", "immunization"]


@pytest.mark.parametrize(
    ("title", "end", "wanted"),
    [
        ("Minister meets UNICEF envoy", "A nurse brought water.", set()),
        ("Minister meets nurses", "They drank tea.", {"health-workforce"}),
        ("Minister meets UNICEF envoy", "A nurse came in. Another nurse left.", {"health-workforce"}),
        ("Министр принял посла", "Рядом открылась аптека.", set()),
        ("Министр посетил аптеку", "Рядом открылась школа.", {"medicines"}),
        ("Министр принял посла", "На полке стояла вакцина.", set()),
        ("Министр принял посла", "Страны договорились о поставке вакцин.", {"immunization"}),
    ],
)
def test_a_word_in_passing_counts_in_the_opening_or_twice(title, end, wanted):
    middle = "The talks lasted an hour." if title.isascii() else "Беседа длилась час."
    assert about("\n\n".join([title, middle, middle, end])) == wanted
