import pytest

from reports.extraction import extract

MEETINGS = [
    "The Minister of Health Aida Usenova held talks with WHO Representative Jan Novak.",
    "President Olim Safarov received UNICEF Representative Ana Costa on Monday.",
    "A forum took place in Osh. Deputy Minister Timur Askarov and WHO expert Jan Novak attended.",
    "Deputy Minister Timur Askarov and UNICEF Representative Ana Costa signed a work plan.",
    "WHO Director Jan Novak arrived in Osh on an official visit. He was met by Minister Olim Safarov.",
    "At a news conference those who took part were Minister Aida Usenova and WHO Representative Jan Novak.",
    "A working session was led by Deputy Minister Maral Ovezova; WHO adviser Karl Lind answered questions.",
    "На заседании, которое вел министр Азиз Каримов, представитель ВОЗ Ян Новак рассказал о вакцинах.",
    "Случаев меньше, сообщил на пресс-брифинге министр Азиз Каримов. Глава ВОЗ Ян Новак был рядом.",
    "Representatives of WHO met with the Ministry of Health to discuss vaccines.",
    "Министр здравоохранения Азиз Каримов провел переговоры с представителем ВОЗ Яном Новаком.",
    "Президент Олим Сафаров принял представителя ЮНИСЕФ Ану Косту.",
    "В Оше прошел форум по вакцинации. Участие приняли министр Азиз Каримов и эксперт ВОЗ Ян Новак.",
    "Аким области Нурлан Сеитов побеседовал с главой офиса ВОЗ Яном Новаком.",
    "A webinar was given on Monday. It was opened by Minister Aida Usenova; WHO adviser Jan Novak spoke.",
    "Вице-премьер Олим Сафаров вчера принял в Оше Ану Косту.",
    "Координатора ВОЗ по COVID-19 Яна Новака позвал к себе министр Азиз Каримов.",
    "Глава ВОЗ Ян Новак открыл в Оше новый центр. На церемонию пришли министр Азиз Каримов и врачи.",
    "Опрос на брифинге показала ВОЗ. О нём рассказали министр Азиз Каримов и эксперт ВОЗ Ян Новак.",
    "Слушания о вакцинах прошли в Оше. Открыла их депутат Аида Усенова. Ответил эксперт ВОЗ Ян Новак.",
    "A forum is taking place in Osh. Deputy Minister Timur Askarov spoke.\n\nWHO expert Jan Novak came.",
    "Глава офиса ВОЗ Ян Новак и мэр Оша Азиз Каримов открыли кабинет, где будут учить больных.",
]

NO_MEETINGS = [
    "UNICEF has delivered 200,000 doses of vaccine to Tajikistan. They will be sent to the regions.",
    "The number of measles cases has grown, WHO reports. Deputy Minister Timur Askarov named the regions.",
    "A conference will be held in Osh in May. Minister Aida Usenova is to meet with Jan Novak there.",
    "Kyrgyzstan received a million syringes from UNICEF.",
    "WHO has appointed Jan Novak its representative. He has a degree in medicine.",
    "ЮНИСЕФ передал больницам 300 холодильников. Их распределят по областям.",
    "Число заболевших выросло. Специалист Азиз Каримов назвал области, где больных больше всего.",
    "В мае в Оше пройдет встреча министров. Ожидается участие главы ВОЗ Яна Новака.",
    "WHO Director to visit Osh\n\n“We agreed on it,” Minister Aida Usenova said. WHO’s Jan Novak answered.",
    "Такое решение принял совет директоров банка. Зоб встречается реже, сказал министр Азиз Каримов.",
    "ВОЗ назначила представителем Яна Новака. Министр Азиз Каримов поздравил его в социальных сетях.",
    "Больница отмечает юбилей. Детей она приняла в 1971 году. Основателя Азиза Каримова помнят в ЮНИСЕФ.",
    "Minister Aida Usenova will go to Osh. She is to meet WHO Representative Jan Novak. They will talk.",
    "5 June 2024\n\nVaccines came. They are a shipment. "
    "Those of May 2019 were accepted by Minister Aida Usenova and WHO expert Jan Novak.",
    "WHO warns of measles. At a briefing its expert Jan Novak named districts. "
    "Minister Aida Usenova earlier reported 92 cases.",
    "WHO expresses condolences. Its head Jan Novak wrote to us.\n\nIt rains. Minister Aida Usenova met "
    "with Olim.",
    "WHO chief to visit Osh\n\nIts head Jan Novak will arrive, spokesman Olim Safarov told a briefing.",
    "Vaccines are bought through UNICEF. “It is early,” Minister Aida Usenova said in an interview.\n\n"
    "One dose was considered enough.\n\nCommenting by e-mail, WHO adviser Jan Novak wrote: “Begin now”.",
    "The decision was timely, WHO envoy Jan Novak wrote on her Twitter account. Minister Aida Usenova "
    "retweeted it.",
    "Назначен новый глава офиса\n\nНовым представителем ВОЗ в Казахстане назначена Ада Новак. Она родилась в "
    "Риге.\n\nТогда ее приняла вице-министр Салима Ергалиева.",
    "Директор ЮНИСЕФ Ада Линд посетит Ош в мае. Программой предусмотрены встречи с министром. Пора, сказал "
    "посол Азиз Каримов.",
    "Грант одобрен. Его обсудят министр Азиз Каримов и глава ВОЗ Ян Новак. Соглашения еще нет.",
    "Грант выделит ЮНИСЕФ. Со стороны республики его примет ведомство, сказал посол Японии Ян Новак.",
]


@pytest.mark.parametrize("text", MEETINGS)
def test_meetings_are_reported(text):
    assert len(extract(text, authority=False).meetings) == 1


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_deliveries_statistics_and_plans_are_no_meetings(text):
    assert extract(text, authority=False).meetings == ()


ABSENT = [
    "On behalf of President {}, Minister Aida Usenova met with WHO Representative Jan Novak.",
    "Minister Aida Usenova met with WHO Representative Jan Novak under the decree of President {}.",
    "Minister Aida Usenova met with Jan Novak, WHO. Novak praised President {}’s initiative.",
    "Minister Aida Usenova met with Jan Novak, WHO. Earlier, President {} visited Osh.",
    "Minister Aida Usenova met with Jan Novak, WHO. “We thank President {}”, Novak said.",
    "Minister Aida Usenova met with Jan Novak, WHO. The previous President, {}, called it a good day.",
    "Minister Aida Usenova met with Jan Novak, WHO. Talks with President {} are planned for May.",
    "Minister Aida Usenova met with Jan Novak, WHO. President {} did not attend but said that he was glad.",
    "President {} sent a message. Minister Aida Usenova met with WHO Representative Jan Novak.",
]


@pytest.mark.parametrize("text", ABSENT)
def test_authors_of_decrees_and_senders_take_no_part(text):
    extraction = extract(text.format("Olim Safarov"), authority=False)
    assert [person.name for person in extraction.mentioned] == ["Olim Safarov"]
    assert "Aida Usenova" in [person.name for person in extraction.meetings[0].participants]


RUSSIAN_ABSENT = [
    "По поручению Президента {} министр Азиз Каримов встретился с представителем ВОЗ Яном Новаком.",
    "Министр Азиз Каримов встретился с представителем ВОЗ Яном Новаком. Напомним, Президента {} ждут в мае.",
    "Министр Азиз Каримов встретился с представителем ВОЗ Яном Новаком. Обсудили послание Президента {}.",
]


@pytest.mark.parametrize("text", RUSSIAN_ABSENT)
def test_russian_authors_of_decrees_take_no_part(text):
    extraction = extract(text.format("Олима Сафарова"), authority=False)
    assert [person.name for person in extraction.mentioned] == ["Олим Сафаров"]


def test_without_a_meeting_everybody_is_only_mentioned():
    extraction = extract(NO_MEETINGS[4], authority=False)
    assert [person.name for person in extraction.mentioned] == ["Jan Novak"]
