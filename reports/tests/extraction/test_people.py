"""Names, titles and sides of people, in English and Russian: a row for each way to write them."""

import pytest

from reports.extraction import extract, organizations, people
from reports.tests.extraction import samples

# Text -> who takes part: "name; title; side". An empty title: the text gives none.
ROWS = [
    ("Minister of Health and Social Protection of the Population of Tajikistan Jamoliddin Abdullozoda "
     "received the newly appointed UNICEF Representative in Tajikistan, Arthur van Diesen, on 12 May. The "
     "Minister congratulated the guest.",
     ["Jamoliddin Abdullozoda; "
      "Minister of Health and Social Protection of the Population of Tajikistan; government",
      "Arthur van Diesen; UNICEF Representative in Tajikistan; unicef"]),
    ("DUSHANBE, 4.03.2022 /NIAT Khovar/. First Deputy Minister of Foreign Affairs of the Republic of "
     "Tajikistan Farhod Salim met with the WHO Country Representative Victor Olsavszky. The sides "
     "discussed cooperation.",
     ["Farhod Salim; First Deputy Minister of Foreign Affairs of the Republic of Tajikistan; government",
      "Victor Olsavszky; WHO Country Representative; who"]),
    ("Ashgabat hosted a meeting between the Minister of Health and Medical Industry of Turkmenistan "
     "Atageldi Germanov and the head of the WHO Country Office in Turkmenistan, Dr. Egor Zaitsev. UNICEF "
     "Representative in Turkmenistan Mohammad Fayyazi also attended the meeting.",
     ["Atageldi Germanov; Minister of Health and Medical Industry of Turkmenistan; government",
      "Egor Zaitsev; head of the WHO Country Office in Turkmenistan; who",
      "Mohammad Fayyazi; UNICEF Representative in Turkmenistan; unicef"]),
    ("On behalf of President Shavkat Mirziyoyev, Deputy Prime Minister Aziz Abdukhakimov met with "
     "Dr.Azhara Tulegenova, technical officer of the WHO Regional Office for Europe, and Munir Mammadzade, "
     "UNICEF Representative in Uzbekistan.",
     ["Aziz Abdukhakimov; Deputy Prime Minister; government",
      "Azhara Tulegenova; technical officer of the WHO Regional Office for Europe; who",
      "Munir Mammadzade; UNICEF Representative in Uzbekistan; unicef"]),
    ("H.E. Mr. Bahtiyor Saidov, Minister of Foreign Affairs of the Republic of Uzbekistan, and UN Resident "
     "Coordinator in Uzbekistan Consuelo Vidal-Bruce held talks in Tashkent. WHO Representative Dr. Asmus "
     "Hammerich was present.",
     ["Bahtiyor Saidov; Minister of Foreign Affairs of the Republic of Uzbekistan; government",
      "Consuelo Vidal-Bruce; UN Resident Coordinator in Uzbekistan; other",
      "Asmus Hammerich; WHO Representative; who"]),
    ("Tokayev receives WHO chief. President Kassym-Jomart Tokayev received Director-General of the World "
     "Health Organization Tedros Adhanom Ghebreyesus at Akorda. \"We value our partnership,\" the President "
     "said.",
     ["Kassym-Jomart Tokayev; President; government",
      "Tedros Adhanom Ghebreyesus; Director-General of the World Health Organization; who"]),
    ("Mr Oleksandr Martynenko, WHO Representative a.i. in Kyrgyzstan, paid a courtesy visit to Vice Prime "
     "Minister Edil Baisalov. Mr Baisalov thanked WHO.",
     ["Oleksandr Martynenko; WHO Representative a.i. in Kyrgyzstan; who",
      "Edil Baisalov; Vice Prime Minister; government"]),
    ("Chairman of the Cabinet of Ministers of the Kyrgyz Republic Akylbek Japarov met today, March 3, with "
     "WHO Regional Director for Europe Hans Henri P. Kluge. According to the press service, Kluge praised "
     "the reforms initiated by President Sadyr Japarov.",
     ["Akylbek Japarov; Chairman of the Cabinet of Ministers of the Kyrgyz Republic; government",
      "Hans Henri P. Kluge; WHO Regional Director for Europe; who"]),
    ("The meeting was attended by ministers of health Akmaral Alnazarova (Kazakhstan), Alymkadyr "
     "Beishenaliev (Kyrgyzstan) and Behzod Musayev (Uzbekistan), as well as Natasha Azzopardi-Muscat, "
     "director of the Division of Country Health Policies and Systems at WHO/Europe.",
     ["Akmaral Alnazarova; minister of health; government",
      "Alymkadyr Beishenaliev; minister of health; government",
      "Behzod Musayev; minister of health; government",
      "Natasha Azzopardi-Muscat; "
      "director of the Division of Country Health Policies and Systems at WHO/Europe; who"]),
    ("Acting Minister of Health Gulnara Baatyrova and UNICEF representative in the Kyrgyz Republic "
     "Christine Jaulmes took part in the opening ceremony of the perinatal center in Osh.",
     ["Gulnara Baatyrova; Acting Minister of Health; government",
      "Christine Jaulmes; UNICEF representative in the Kyrgyz Republic; unicef"]),
    ("Nur-Sultan Mayor Altay Kulginov met with the Head of the WHO European Centre for Primary Health Care "
     "in Almaty Melitta Jakab. Photo: Zhanna Nurlanova",
     ["Altay Kulginov; Nur-Sultan Mayor; government",
      "Melitta Jakab; Head of the WHO European Centre for Primary Health Care in Almaty; who"]),
    ("Министр здравоохранения и социальной защиты населения Республики Таджикистан Джамолиддин Абдуллозода "
     "принял нового представителя ЮНИСЕФ в Таджикистане Артура ван Дизена. Абдуллозода поздравил гостя с "
     "назначением.",
     ["Джамолиддин Абдуллозода; "
      "Министр здравоохранения и социальной защиты населения Республики Таджикистан; government",
      "Артур ван Дизен; представитель ЮНИСЕФ в Таджикистане; unicef"]),
    ("Президент Садыр Жапаров сегодня, 4 марта, принял регионального директора Всемирной организации "
     "здравоохранения (ВОЗ) по Европе Ханса Клюге. Об этом сообщила пресс-служба главы государства.",
     ["Садыр Жапаров; Президент; government",
      "Ханс Клюге; региональный директор Всемирной организации здравоохранения (ВОЗ) по Европе; who"]),
    ("В Ашхабаде состоялась встреча министра здравоохранения и медицинской промышленности Туркменистана "
     "Атагелди Германова с руководителем странового офиса ВОЗ в Туркменистане Егором Зайцевым. Заместитель "
     "Председателя Кабинета Министров Нурмухаммет Аманнепесов также принял участие.",
     ["Атагелди Германов; министр здравоохранения и медицинской промышленности Туркменистана; government",
      "Егор Зайцев; руководитель странового офиса ВОЗ в Туркменистане; who",
      "Нурмухаммет Аманнепесов; Заместитель Председателя Кабинета Министров; government"]),
    ("Статс-секретарь Министерства здравоохранения Нурлан Асанов принял главу представительства ВОЗ Эрика "
     "ав Хольма. Нурлан Асанов поблагодарил гостя.",
     ["Нурлан Асанов; Статс-секретарь Министерства здравоохранения; government",
      "Эрик ав Хольм; глава представительства ВОЗ; who"]),
    ("И.о. министра здравоохранения КР Гульнара Баатырова встретилась с главой представительства ЮНИСЕФ в "
     "Кыргызстане Кристин Жольм и врио представителя ВОЗ Еленой Вовк.",
     ["Гульнара Баатырова; И.о. министра здравоохранения КР; government",
      "Кристин Жольм; глава представительства ЮНИСЕФ в Кыргызстане; unicef",
      "Елена Вовк; врио представителя ВОЗ; who"]),
    ("Заместитель премьер-министра — министр национальной экономики Алихан Смаилов провел переговоры с "
     "директором ЕРБ ВОЗ Хансом Клюге. Смаилов рассказал о реформах.",
     ["Алихан Смаилов; Заместитель премьер-министра — министр национальной экономики; government",
      "Ханс Клюге; директор ЕРБ ВОЗ; who"]),
    ("По поручению Президента Шавката Мирзиёева хоким Самаркандской области Эркинжон Турдимов обсудил с "
     "представителем ВОЗ в Узбекистане Лианне Куппенс строительство больницы. Встреча прошла в Самарканде.",
     ["Эркинжон Турдимов; хоким Самаркандской области; government",
      "Лианне Куппенс; представитель ВОЗ в Узбекистане; who"]),
    ("Спикер Мажилиса Ерлан Кошанов встретился с Генеральным директором ВОЗ Тедросом Аданомом "
     "Гебрейесусом. «Мы рады гостям», - сказал Ерлан Кошанов. Во встрече приняли участие депутаты Аскарбек "
     "Ертаев и Зарина Камасова.",
     ["Ерлан Кошанов; Спикер Мажилиса; government",
      "Тедрос Аданом Гебрейесус; Генеральный директор ВОЗ; who",
      "Аскарбек Ертаев; депутат; government",
      "Зарина Камасова; депутат; government"]),
    ("Глава Минздрава Алымкадыр Бейшеналиев встретился с Назирой Артыковой, которая возглавляет офис ВОЗ в "
     "Кыргызстане. А.Бейшеналиев отметил важность вакцинации.",
     ["Алымкадыр Бейшеналиев; Глава Минздрава; government",
      "Назира Артыкова; ; who"]),
    ("Заместитель министра здравоохранения Асылбек Худаяров и постоянный представитель ЮНИСЕФ в "
     "Узбекистане Мунир Мамедзаде подписали план работ на 2022 год. Церемония прошла в Ташкенте.",
     ["Асылбек Худаяров; Заместитель министра здравоохранения; government",
      "Мунир Мамедзаде; постоянный представитель ЮНИСЕФ в Узбекистане; unicef"]),
    ("The UNICEF Executive Director Catherine Russell met with First Lady of Uzbekistan Ziroatkhon "
     "Mirziyoyeva and Saida Mirziyoyeva, Assistant to the President. \"Children matter,\" Russell said.",
     ["Catherine Russell; UNICEF Executive Director; unicef",
      "Ziroatkhon Mirziyoyeva; First Lady of Uzbekistan; government",
      "Saida Mirziyoyeva; Assistant to the President; government"]),
    ("Minister R. Meredov received the Special Envoy of the WHO Regional Director for Europe, Professor "
     "Robb Butler. Deputy Chairperson of the Mejlis of Turkmenistan Dunyagozel Gulmanova spoke at the "
     "meeting.",
     ["R. Meredov; Minister; government",
      "Robb Butler; Special Envoy of the WHO Regional Director for Europe; who",
      "Dunyagozel Gulmanova; Deputy Chairperson of the Mejlis of Turkmenistan; government"]),
    ("Director of the Republican Center for Health Promotion Aigul Tastanova, rector of the Kyrgyz State "
     "Medical Academy Indira Kudaibergenova and WHO consultant Aliina Altymysheva discussed tobacco "
     "control at a round table held in Bishkek.",
     ["Aigul Tastanova; Director of the Republican Center for Health Promotion; government",
      "Indira Kudaibergenova; rector of the Kyrgyz State Medical Academy; other",
      "Aliina Altymysheva; WHO consultant; who"]),
    ("ASTANA. KAZINFORM – Kazakhstan's Healthcare Minister Akmaral Alnazarova and WHO Regional Director "
     "for Europe Dr. Hans Kluge held a bilateral meeting on the sidelines of the 75th session of the WHO "
     "Regional Committee, Kazinform reports. Vice Minister Timur Muratov, Head of the WHO Country Office "
     "Skender Syla and other officials joined them.",
     ["Akmaral Alnazarova; Kazakhstan's Healthcare Minister; government",
      "Hans Kluge; WHO Regional Director for Europe; who",
      "Timur Muratov; Vice Minister; government",
      "Skender Syla; Head of the WHO Country Office; who"]),
    ("Yesterday, Mrs. Shahlo Turdikulova, director of the Agency for Innovative Development, met with a "
     "UNICEF delegation headed by Sascha Graumann. The guests were shown the institute.",
     ["Shahlo Turdikulova; director of the Agency for Innovative Development; government",
      "Sascha Graumann; ; unicef"]),
    ("The Minister of Health of Turkmenistan, Nurmuhammet Amannepesov, received the new WHO "
     "Representative, Dr. Paulina Karwowska, who presented a copy of her credentials.",
     ["Nurmuhammet Amannepesov; Minister of Health of Turkmenistan; government",
      "Paulina Karwowska; WHO Representative; who"]),
    ("TASHKENT (UzDaily.uz) -- On 17 June, Minister of Preschool Education of the Republic of Uzbekistan "
     "Agrippina Shin met with UNICEF Representative Sascha Graumann. Sascha Graumann said: \"We will "
     "continue our support\". Agrippina Shin noted the role of UNICEF.",
     ["Agrippina Shin; Minister of Preschool Education of the Republic of Uzbekistan; government",
      "Sascha Graumann; UNICEF Representative; unicef"]),
    ("During his visit to Bishkek, Dr Kluge met with Alymkadyr Beishenaliev, Minister of Health and Social "
     "Development, and Speaker of the Jogorku Kenesh Talant Mamytov. Dr Hans Henri P. Kluge, WHO Regional "
     "Director for Europe, thanked them.",
     ["Hans Henri P. Kluge; WHO Regional Director for Europe; who",
      "Alymkadyr Beishenaliev; Minister of Health and Social Development; government",
      "Talant Mamytov; Speaker of the Jogorku Kenesh; government"]),
    ("President of the Republic of Tajikistan Emomali Rahmon today received the WHO Regional Director for "
     "Europe Zsuzsanna Jakab, who arrived in Dushanbe to attend a forum. The meeting was attended by the "
     "Minister of Health Nasim Olimzoda.",
     ["Emomali Rahmon; President of the Republic of Tajikistan; government",
      "Zsuzsanna Jakab; WHO Regional Director for Europe; who",
      "Nasim Olimzoda; Minister of Health; government"]),
    ("Turkmen Foreign Minister Rashid Meredov held an online meeting with UNICEF Regional Director for "
     "Europe and Central Asia Afshan Khan. Ambassador of Turkmenistan to Switzerland Atageldi Haljanov "
     "took part in the talks.",
     ["Rashid Meredov; Turkmen Foreign Minister; government",
      "Afshan Khan; UNICEF Regional Director for Europe and Central Asia; unicef",
      "Atageldi Haljanov; Ambassador of Turkmenistan to Switzerland; government"]),
    ("Japan's Ambassador to Kyrgyzstan Shigeki Maeda, UNICEF Deputy Representative Cecile Bathoum and "
     "Deputy Health Minister Nurbolot Usenbaev took part in the handover ceremony.",
     ["Shigeki Maeda; Japan's Ambassador to Kyrgyzstan; other",
      "Cecile Bathoum; UNICEF Deputy Representative; unicef",
      "Nurbolot Usenbaev; Deputy Health Minister; government"]),
    ("Dr. Kamalzhan Nadyrov, Chairman of the Board of the Fund for Social Health Insurance, presented the "
     "reform to the WHO mission led by Dr. Tamás Evetovits, Head of the WHO Barcelona Office for Health "
     "Systems Financing. The meeting was held in Astana.",
     ["Kamalzhan Nadyrov; Chairman of the Board of the Fund for Social Health Insurance; government",
      "Tamás Evetovits; Head of the WHO Barcelona Office for Health Systems Financing; who"]),
    ("The governor of Khatlon region, Qurbon Hakimzoda, met with UNICEF Tajikistan Representative Luciano "
     "Calestini in Bokhtar. Mr. Calestini thanked Mr. Hakimzoda for his support.",
     ["Qurbon Hakimzoda; governor of Khatlon region; government",
      "Luciano Calestini; UNICEF Tajikistan Representative; unicef"]),
    ("Deputy Prime Minister of Kazakhstan Tamara Duissenova met with Gunilla Olsson, Director of UNICEF "
     "Office of Research, and Arthur van Diesen, UNICEF Representative to Kazakhstan, to discuss child "
     "poverty, the Prime Minister's press service said.",
     ["Tamara Duissenova; Deputy Prime Minister of Kazakhstan; government",
      "Gunilla Olsson; Director of UNICEF Office of Research; unicef",
      "Arthur van Diesen; UNICEF Representative to Kazakhstan; unicef"]),
    ("First Vice Speaker of the Legislative Chamber of the Oliy Majlis Akmal Saidov spoke with UNICEF's "
     "Representative in Uzbekistan Munir Mammadzade about children's rights. The talks took place in "
     "Tashkent, as Senator Malika Kadirkhanova noted.",
     ["Akmal Saidov; First Vice Speaker of the Legislative Chamber of the Oliy Majlis; government",
      "Munir Mammadzade; UNICEF's Representative in Uzbekistan; unicef",
      "Malika Kadirkhanova; Senator; government"]),
    ("Deputy head of the Presidential Administration Saida Umarova met WHO Special Representative Dorit "
     "Nitzan. \"The centre named after Akademik Karimov will open soon,\" Umarova said.",
     ["Saida Umarova; Deputy head of the Presidential Administration; government",
      "Dorit Nitzan; WHO Special Representative; who"]),
    ("Chairman of the State Committee for Sanitary and Epidemiological Welfare Bakhodir Yusupaliev and "
     "Deputy Director of the Agency Nurmat Otabekov met with WHO experts Anna Cichowska and Pierre "
     "Formenty in Tashkent.",
     ["Bakhodir Yusupaliev; "
      "Chairman of the State Committee for Sanitary and Epidemiological Welfare; government",
      "Nurmat Otabekov; Deputy Director of the Agency; government",
      "Anna Cichowska; WHO expert; who",
      "Pierre Formenty; WHO expert; who"]),
    ("Министр здравоохранения Республики Казахстан Ажар Гиният и директор Европейского регионального бюро "
     "ВОЗ Ханс Клюге подписали дорожную карту. В мероприятии участвовал вице-министр иностранных дел Роман "
     "Василенко. Как отметила А. Гиният, документ рассчитан на два года.",
     ["Ажар Гиният; Министр здравоохранения Республики Казахстан; government",
      "Ханс Клюге; директор Европейского регионального бюро ВОЗ; who",
      "Роман Василенко; вице-министр иностранных дел; government"]),
    ("Премьер-министр РК Алихан Смаилов встретился с заместителем исполнительного директора ЮНИСЕФ Карин "
     "Халсхоф. Об этом сообщает пресс-служба правительства. Карин Халсхоф поблагодарила Казахстан.",
     ["Алихан Смаилов; Премьер-министр РК; government",
      "Карин Халсхоф; заместитель исполнительного директора ЮНИСЕФ; unicef"]),
    ("Заместитель председателя Кабинета министров Кыргызской Республики Эдиль Байсалов принял постоянного "
     "координатора ООН Антье Граве и представителя ЮНИСЕФ Кристин Жольм. Э. Байсалов рассказал о поддержке "
     "семей.",
     ["Эдиль Байсалов; Заместитель председателя Кабинета министров Кыргызской Республики; government",
      "Антье Граве; постоянный координатор ООН; other",
      "Кристин Жольм; представитель ЮНИСЕФ; unicef"]),
    ("Министр иностранных дел Таджикистана Сироджиддин Мухриддин встретился с Региональным директором "
     "ЮНИСЕФ по странам Европы и Центральной Азии Региной Де Доминичис. Беседа состоялась в Душанбе.",
     ["Сироджиддин Мухриддин; Министр иностранных дел Таджикистана; government",
      "Регина Де Доминичис; Региональный директор ЮНИСЕФ по странам Европы и Центральной Азии; unicef"]),
    ("Председатель Сената Олий Мажлиса Танзила Нарбаева провела встречу с Представителем ЮНИСЕФ в "
     "Узбекистане Региной Марией Кастильо. Т.Нарбаева отметила, что права детей защищены.",
     ["Танзила Нарбаева; Председатель Сената Олий Мажлиса; government",
      "Регина Мария Кастильо; Представитель ЮНИСЕФ в Узбекистане; unicef"]),
    ("Вице-министр здравоохранения, главный государственный санитарный врач РК Айжан Есмагамбетова "
     "обсудила с экспертами ВОЗ Оксаной Артемчук и Патриком О'Коннором вопросы вакцинации.",
     ["Айжан Есмагамбетова; "
      "Вице-министр здравоохранения, главный государственный санитарный врач РК; government",
      "Оксана Артемчук; эксперт ВОЗ; who",
      "Патрик О'Коннор; эксперт ВОЗ; who"]),
    ("Директор Центра общественного здоровья Ибрагимов Азиз встретился с главой миссии ВОЗ Мартином "
     "Краусом. М. Краус оценил работу клиники.",
     ["Ибрагимов Азиз; Директор Центра общественного здоровья; government",
      "Мартин Краус; глава миссии ВОЗ; who"]),
    ("Глава МИД Туркменистана Р.Мередов принял верительные грамоты у нового представителя Детского фонда "
     "ООН (ЮНИСЕФ) в Туркменистане Джалпы Ратны. Стороны обсудили сотрудничество.",
     ["Р. Мередов; Глава МИД Туркменистана; government",
      "Джалпа Ратна; представитель Детского фонда ООН (ЮНИСЕФ) в Туркменистане; unicef"]),
    ("Президент Касым-Жомарт Токаев встретился с Генеральным директором ВОЗ Тедросом Гебрейесусом. "
     "Президент Таджикистана Эмомали Рахмон направил участникам приветствие. Во встрече участвовали "
     "советник Президента Ержан Казыхан и представитель Генерального директора Брюс Эйлвард.",
     ["Касым-Жомарт Токаев; Президент; government",
      "Тедрос Гебрейесус; Генеральный директор ВОЗ; who",
      "Ержан Казыхан; советник Президента; government",
      "Брюс Эйлвард; представитель Генерального директора; who"]),
    ("В Бишкеке прошел круглый стол с участием министра труда, социального обеспечения и миграции Гульнары "
     "Баатыровой, главы представительства ЮНИСЕФ Самман Джунг Тапы и заместителя министра просвещения "
     "Муратбека Мукашева.",
     ["Гульнара Баатырова; министр труда, социального обеспечения и миграции; government",
      "Самман Джунг Тапа; глава представительства ЮНИСЕФ; unicef",
      "Муратбек Мукашев; заместитель министра просвещения; government"]),
    ("Turkmen President Serdar Ovezov received Dr. Peter Lang, who came to Ashgabat. The WHO Regional "
     "Director for Europe thanked him.",
     ["Serdar Ovezov; Turkmen President; government", "Peter Lang; WHO Regional Director for Europe; who"]),
    ("UNICEF Goodwill Ambassador Peter Lang visited schools with Minister of Education Bolot Asanov.",
     ["Peter Lang; UNICEF Goodwill Ambassador; unicef", "Bolot Asanov; Minister of Education; government"]),
    ("A forum took place in Osh, attended by Dr Galina Weber (WHO) and Sherali Azimov (Ministry of Health).",
     ["Galina Weber; ; who", "Sherali Azimov; ; government"]),
    ("Minister of Finance Ulan Asanov and UNICEF Kyrgyzstan Representative Christine WEBER held talks.",
     ["Ulan Asanov; Minister of Finance; government",
      "Christine Weber; UNICEF Kyrgyzstan Representative; unicef"]),
    ("Chief State Sanitary Doctor of Kazakhstan Zhanibek Asanov met with UNICEF’s Yuri Weber.",
     ["Zhanibek Asanov; Chief State Sanitary Doctor of Kazakhstan; government", "Yuri Weber; ; unicef"]),
    ("Лидер нации, Президент Республики Таджикистан уважаемый Олим Азизов принял главу ЮНИСЕФ Анну Вебер.",
     ["Олим Азизов; Лидер нации, Президент Республики Таджикистан; government",
      "Анна Вебер; глава ЮНИСЕФ; unicef"]),
    ("Minister Aida Usenova met with Ana Costa, head of the human resources unit at the Lovelace "
     "Institute in Lisbon and a member of the WHO expert group, Karl Lind, consultant hired by the Asian "
     "Development Bank, and Jan Novak, WHO Representative.",
     ["Aida Usenova; Minister; government",
      "Ana Costa; head of the human resources unit at the Lovelace Institute in Lisbon and a member of the "
      "WHO expert group; other",
      "Karl Lind; consultant hired by the Asian Development Bank; other",
      "Jan Novak; WHO Representative; who"]),
    ("Vice Minister Aida Usenova visited the WHO European Centre in Almaty. The Head of the Centre Dr. Jan "
     "Novak told her about its work. The guest from Oslo was Ana Lind, secretary at the Norwegian Ministry.",
     ["Aida Usenova; Vice Minister; government",
      "Jan Novak; Head of the Centre; who",
      "Ana Lind; secretary at the Norwegian Ministry; other"]),
    ("Министр Азиз Каримов принял консультанта ВОЗ по налогам на табак Зденку Новак, врача-иммунолога "
     "Анну Ли и председателя ассоциации «Жизнь» Аиду Усенову.",
     ["Азиз Каримов; Министр; government",
      "Зденка Новак; консультант ВОЗ по налогам на табак; who",
      "Анна Ли; врач-иммунолог; government",
      "Аида Усенова; председатель ассоциации «Жизнь»; other"]),
    ("Председатель Меджлиса (парламента) Туркменистана Азиз Каримов принял главу офиса ЮНИСЕФ Ану Кошту. В "
     "беседе участвовал ректор Государственного медицинского университета имени Павла Новака Рустам Сафаров.",
     ["Азиз Каримов; Председатель Меджлиса (парламента) Туркменистана; government",
      "Ана Кошта; глава офиса ЮНИСЕФ; unicef",
      "Рустам Сафаров; ректор Государственного медицинского университета имени Павла Новака; other"]),
    ("President Aida Usenova received Dr. Jan Novak, personal envoy of the Director-General of the World "
     "Health Organization. Deputy Olim Safarov and committee secretary Karl Lind took part.",
     ["Aida Usenova; President; government",
      "Jan Novak; personal envoy of the Director-General of the World Health Organization; who",
      "Olim Safarov; Deputy; government",
      "Karl Lind; committee secretary; government"]),
    ("Director of the National Center for Health named after Ada Lovelace Aigul Tastanova met Jan Novak, who "
     "has headed the WHO Country Office since May.",
     ["Aigul Tastanova; Director of the National Center for Health named after Ada Lovelace; government",
      "Jan Novak; ; who"]),
    ("Аким города Оша Азиз Каримов показал парк гостю из ВОЗ. Руководитель сети «Здоровые города» Ян Новак "
     "проехал с ним. Их встретил главный врач городской поликлиники № 4 Рустам Сафаров.",
     ["Азиз Каримов; Аким города Оша; government",
      "Ян Новак; Руководитель сети «Здоровые города»; who",
      "Рустам Сафаров; главный врач городской поликлиники № 4; government"]),
    ("Аким Бекзат Каримов принял координатора ВОЗ по COVID-19 Яна Новака. Возглавил их директор отдела "
     "здоровья ВОЗ "
     "на всех этапах жизни Лассе Линдквист. Был и Постоянный представитель Казахстана в Женеве посол Олим "
     "Сафаров.",
     ["Бекзат Каримов; Аким; government", "Ян Новак; координатор ВОЗ по COVID-19; who",
      "Лассе Линдквист; директор отдела здоровья ВОЗ на всех этапах жизни; who",
      "Олим Сафаров; Постоянный представитель Казахстана в Женеве; government"]),
    ("Вице-министр здравоохранения (она отвечает за науку) Аида Усенова встретилась с главой миссии "
     "ВОЗ, которая "
     "третий день работает в Оше, Яном Новаком и доктором Мариам ас-Сувейди, офицером ВОЗ.",
     ["Аида Усенова; Вице-министр здравоохранения; government", "Ян Новак; глава миссии ВОЗ; who",
      "Мариам ас-Сувейди; офицер ВОЗ; who"]),
    ("Minister Aida Usenova met WHO officer for antimicrobial resistance Jan Novak. It was attended by "
     "Chairwoman "
     "of the Board of the Institute of Oncology and Radiology Damila Asanova, pediatrician of Hospital "
     "No. 4 Olim "
     "Safarov and head of the “Healthy Steppe” public association Dana Sultanova.",
     ["Aida Usenova; Minister; government", "Jan Novak; WHO officer for antimicrobial resistance; who",
      "Damila Asanova; Chairwoman of the Board of the Institute of Oncology and Radiology; government",
      "Olim Safarov; pediatrician of Hospital No. 4; government",
      "Dana Sultanova; head of the “Healthy Steppe” public association; other"]),
    ("Minister Aida Usenova received Jan Novak (UNICEF, Programme Specialist for Water), and Ana Costa, "
     "UNICEF's "
     "regional adviser on child survival, spoke. Head of the maternity and childhood department of the "
     "ministry "
     "Gulistan Ismailova came.",
     ["Aida Usenova; Minister; government", "Jan Novak; Programme Specialist for Water; unicef",
      "Ana Costa; UNICEF's regional adviser on child survival; unicef",
      "Gulistan Ismailova; Head of the maternity and childhood department of the ministry; government"]),
    ("Делегация штаб-квартиры ВОЗ во главе с директором департамента услуг Огюстом Новаком побывала в "
     "Шахрихане. Гостям рассказал о работе заместитель министра Азиз Каримов.",
     ["Огюст Новак; директор департамента услуг; who", "Азиз Каримов; заместитель министра; government"]),
    ("Во вторник об этом говорили аким города Кызылорды Азиз Каримов и гость из ВОЗ – специалист по "
     "безопасности больниц Ян Новак.",
     ["Азиз Каримов; аким города Кызылорды; government",
      "Ян Новак; специалист по безопасности больниц; who"]),
    ("Министр Азиз Каримов встретился с экспертной группой ВОЗ. От имени группы выводы изложил ее "
     "руководитель, микробиолог Ян Новак. С докладом выступил руководитель Службы надзора за качеством "
     "лекарств Олим Сафаров. Отсутствовал по болезни директор завода Дамир Асанов.",
     ["Азиз Каримов; Министр; government", "Ян Новак; руководитель, микробиолог; who",
      "Олим Сафаров; руководитель Службы надзора за качеством лекарств; government"]),
    ("Министр Азиз Каримов и советник ВОЗ Ян Новак открыли семинар. Занятия вел профессор Рижского "
     "университета Звонимир Бруно-Лис, с ним приехал профессор Университета Яна Коменского Ханс Мюллер.",
     ["Азиз Каримов; Министр; government", "Ян Новак; советник ВОЗ; who",
      "Звонимир Бруно-Лис; профессор Рижского университета; other",
      "Ханс Мюллер; профессор Университета Яна Коменского; other"]),
    ("Заместитель хякима Дашогузского велаята Мая Овезова приняла координатора Европейского центра по "
     "первичной помощи Яна Новака из ВОЗ. Пришли инструктор ВОЗ Кваку Осей-Бонсу и начальник агентства при "
     "Минздраве Рустам Кабулов.",
     ["Мая Овезова; Заместитель хякима Дашогузского велаята; government",
      "Ян Новак; координатор Европейского центра по первичной помощи; who",
      "Кваку Осей-Бонсу; инструктор ВОЗ; who",
      "Рустам Кабулов; начальник агентства при Минздраве; government"]),
    ("Министр Азиз Каримов встретился с руководителем группы по вакциноуправляемым болезням Европейского "
     "регионального бюро ВОЗ Патрисией Новак и экспертами во главе с Аурой Костадеса.",
     ["Азиз Каримов; Министр; government",
      "Патрисия Новак; руководитель группы по вакциноуправляемым болезням Европейского регионального бюро "
      "ВОЗ; who",
      "Аура Костадеса; ; who"]),
    ("Замминистра Азиз Каримов встретился с банком KfW. Со стороны ВОЗ участвовали глава странового офиса "
     "Ада Линд и консультант по данным Ян Новак. Торага Жогорку Кенеша Мелис Асанов послал начальника "
     "управления помощи матерям и детям Дану Усенову.",
     ["Азиз Каримов; Замминистра; government", "Ада Линд; глава странового офиса; who",
      "Ян Новак; консультант по данным; who", "Мелис Асанов; Торага Жогорку Кенеша; government",
      "Дана Усенова; начальник управления помощи матерям и детям; government"]),
    ("Миссия ВОЗ прибыла в город. Миссию возглавляет вирусолог Окку Лехтинен, ее встречали главный врач "
     "Алматы Азиз Каримов и замакима города Каршыга Усенова. Усенова пообещала машины.",
     ["Окку Лехтинен; вирусолог; who", "Азиз Каримов; главный врач Алматы; government",
      "Каршыга Усенова; замакима города; government"]),
    ("Minister Aida Usenova met the WHO/Europe measles expert Jan Novak, Kabar reports. The head of the "
     "vaccination room Mavluda Rahimova spoke. The alliance's manager, Ana Costa, who is currently in "
     "Geneva, will come in May. Meanwhile, Azerbaijani Minister Karl Lind met the WHO Director-General.",
     ["Aida Usenova; Minister; government", "Jan Novak; WHO/Europe measles expert; who",
      "Mavluda Rahimova; head of the vaccination room; who"]),
    ("Minister Aida Usenova, WHO Regional Adviser on Health Systems Maarten van Heuvel and Dana Asanova, the "
     "country's chief psychiatrist, met. With them was Chairman of the parliamentary committee on social "
     "issues Olim Safarov.",
     ["Aida Usenova; Minister; government",
      "Maarten van Heuvel; WHO Regional Adviser on Health Systems; who",
      "Dana Asanova; country's chief psychiatrist; government",
      "Olim Safarov; Chairman of the parliamentary committee on social issues; government"]),
    ("Министр Азиз Каримов встретился с техническим сотрудником ВОЗ по контролю над табаком Яном Новаком. "
     "Сотрудник ВОЗ по туберкулезу и ВИЧ Анна Вебер и общественный деятель Дана Усенова тоже были там.",
     ["Азиз Каримов; Министр; government",
      "Ян Новак; технический сотрудник ВОЗ по контролю над табаком; who",
      "Анна Вебер; Сотрудник ВОЗ по туберкулезу и ВИЧ; who",
      "Дана Усенова; общественный деятель; who"]),
    ("Министр Олим Сафаров и глава ВОЗ Ян Новак встретились. Был и ректор КазНМУ имени С. Д. Асфендиярова "
     "Бейбит Каримов.",
     ["Олим Сафаров; Министр; government", "Ян Новак; глава ВОЗ; who",
      "Бейбит Каримов; ректор КазНМУ имени С. Д. Асфендиярова; other"]),
    ("Министр Азиз Каримов встретился с директором ЮНИСЕФ по Центральной Азии Альмой Вирджинией Картахеной.",
     ["Азиз Каримов; Министр; government",
      "Альма Вирджиния Картахена; директор ЮНИСЕФ по Центральной Азии; unicef"]),
    ("Глава ВОЗ Ян Новак встретился с директором Казгидромета Даной Усеновой.",
     ["Ян Новак; Глава ВОЗ; who", "Дана Усенова; директор Казгидромета; government"]),
    ("Миссию ВОЗ принял министр Азиз Каримов. Миссию возглавляет доктор Альберику Фигейра.",
     ["Азиз Каримов; министр; government", "Альберику Фигейра; ; who"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_people_take_part_with_title_and_side(text, wanted):
    extraction = extract(text, authority=False)
    people_found = [person for meeting in extraction.meetings for person in meeting.participants]
    assert sorted(f"{p.name}; {p.role or ''}; {p.side}" for p in people_found) == sorted(wanted)


def named(text):
    article, sentences = samples.split(text)
    return people.find(article, sentences, organizations.find(article, sentences))


# Words with capitals that name nobody.
NOBODY = [
    "The Ministry of Health opened the National Centre for Primary Health Care in Osh.",
    "Nazarbayev University and the Asfendiyarov Medical Institute signed a plan.",
    "The Sustainable Development Goals and the Astana Declaration were discussed.",
    "World Health Day will be held under the motto Healthy Beginnings.",
    "Photo: Dana Sultanova",
    "The hall was full. Photo by Dana Sultanova. The guests told reporter Dana Sultanova about it.",
    "The hall in Osh was full all day long.\n\nDana Sultanova, Kabar",
    "Зал в городе Оше был полон весь день.\n\nДана Султанова: как я стала донором",
    "The Manas Airport and Amir Timur Square were closed for the Silk Road Medical Forum.",
    "Закрыты аэропорт Манас и проспект Чингиза Айтматова.",
    "Встреча прошла в КазНМУ им. С. Асфендиярова и в Назарбаев Университете.",
    "Красный Полумесяц открыл центр в городе Джалал-Абад. Всемирный день здоровья прошел в Оше.",
    "Сенат Парламента и Жогорку Кенеш приняли закон. Фото: Дана Султанова",
    "Зал в городе Оше был полон весь день.\n\nДана СУЛТАНОВА.\nФото Аиды КАРИМОВОЙ.",
    "Зал в городе Оше был полон весь день.\n\nДана СУЛТАНОВА, корреспондент газеты.",
    "Рекомендации круглого стола направят в правительство. (А. И.)",
    "The hall was full. The guests saw the Mausoleum of Ada Novak.",
    "A meeting was held between specialists of the ministry and experts of WHO, Kabar reports.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_bodies_mottoes_and_credits_are_nobody(text):
    assert named(text) == ()


ONE_PERSON = [
    ("Minister Azamat Beishenov spoke. A. Beishenov left. Azamat Beyshenov smiled.", "Azamat Beishenov"),
    ("Dr. Lian Kuipers spoke. Lianne Kuipers, WHO Representative, left.", "Lian Kuipers"),
    ("Министр Олим Рахимзода выступил. С министром Олимом Рахимзодой простились.", "Олим Рахимзода"),
    ("Приняли посла Александру Станеску. Александра Станеску рассказала о вакцинах.", "Александра Станеску"),
    ("Принял посла Хамфри Осей-Бонсу. Х. Осей-Бонсу рассказал о вакцинах.", "Хамфри Осей-Бонсу"),
    ("Побывал временно исполняющий обязанности главы офиса г-н Чандрика Сена.", "Чандрика Сена"),
    ("Пришли с послом Анной-Лизой Хауг. Анна-Лиза Хауг рассказала.", "Анна-Лиза Хауг"),
    ("Приняли министра Какагельды Овезова. Какагельды Овезов рассказал.", "Какагельды Овезов"),
    ("Приняли министра Сафарали Нозимзоду. Сафарали Нозимзода рассказал.", "Сафарали Нозимзода"),
    ("Встреча с послом Лоренцо Паганини-Стром. Говорили о соли.", "Лоренцо Паганини-Стром"),
    ("Встретили Марту Линьярес-Коуту. Линьярес-Коуту ответила на вопросы.", "Марта Линьярес-Коуту"),
    ("Посла Жана Дюбуа встретили. Жан Дюбуа выступил.", "Жан Дюбуа"),
    ("Minister DAULET SEITOV spoke. Daulet Seitov left.", "Daulet Seitov"),
    ("Director Hans Peter Meier spoke. Hans Meier left.", "Hans Peter Meier"),
    (
        "Приняли начальника офиса ЮНИСЕФ Дэвида Лесли Абамба. «Да», – высказался Дэвид Абамба.",
        "Дэвид Лесли Абамба",
    ),
    ("Приняли директора ЮНИСЕФ Анну Линд-Абеола. Накануне А.Линд-Абеола посетила музей.", "Анна Линд-Абеола"),
    (
        "Приняли представителя ЮНИСЕФ Хейди Корник-Абебола.\n\nХейди Корник-Абебола, в свою очередь, вышла.",
        "Хейди Корник-Абебола",
    ),
]


@pytest.mark.parametrize(("text", "name"), ONE_PERSON)
def test_spellings_of_one_article_are_one_person_under_the_fullest(text, name):
    assert [person.name for person in named(text)] == [name]


TITLES = [
    # the fuller title wins, and a title that says nothing gives way
    ("Representative Ana Costa came. Ana Costa, UNICEF Representative in Tajikistan, spoke.",
     "UNICEF Representative in Tajikistan"),
    ("Глава ведомства Азиз Каримов выступил. Министр здравоохранения Азиз Каримов уехал.",
     "Министр здравоохранения"),
    ("Генеральный директор ВОЗ Ян Новак выступил. Генеральный директор Всемирной организации здравоохранения "
     "Ян Новак уехал.", "Генеральный директор Всемирной организации здравоохранения"),
    # nobody's title beside the only person without one
    ("Нурлан Сеитов встретил гостей. Президент поблагодарил врачей.", "Президент"),
    ("Robert Hill, who was recently named WHO Representative in Kyrgyzstan, spoke.",
     "WHO Representative in Kyrgyzstan"),
    ("Minister of Labour, Employment and Migration Aida Usenova spoke.",
     "Minister of Labour, Employment and Migration"),
    ("И.о. министра финансов Бакыт Асанов выступил.", "И.о. министра финансов"),
    ("Ambassador Extraordinary and Plenipotentiary of Turkmenistan to Austria Vepa Hajiyev spoke.",
     "Ambassador Extraordinary and Plenipotentiary of Turkmenistan to Austria"),
    ("The chief anesthesiologist of the city of Osh, Professor G. Asanova, spoke.",
     "chief anesthesiologist of the city of Osh"),
    ("Envoy of Kazakhstan to the UN Office and other international organizations in Bonn Yerlan Alimov left.",
     "Envoy of Kazakhstan to the UN Office and other international organizations in Bonn"),
    ("Выступил заместитель мэра г. Ош Замирбек Аскаров.", "заместитель мэра г. Ош"),
    ("Выступила директор РГП «Центр крови» Сауле Сабырова.", "директор РГП «Центр крови»"),
    ("Выступил Чрезвычайный и Полномочный Посол Японии Хироси Танака.",
     "Чрезвычайный и Полномочный Посол Японии"),
    ("Встречали советника ВОЗ по неинфекционным заболеваниям профессора Анну Вебер.",
     "советник ВОЗ по неинфекционным заболеваниям"),
    ("Новым представителем ВОЗ в Казахстане назначена Анна Вебер.", "представитель ВОЗ в Казахстане"),
    ("Беседовали с Анной Вебер, руководителем географически удаленного (регионального) офиса ВОЗ.",
     "руководитель географически удаленного (регионального) офиса ВОЗ"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role"), TITLES)
def test_title_is_the_fullest_that_the_text_gives(text, role):
    assert named(text)[0].role == role


BODIES = [
    ("Minister of Health of Kyrgyzstan Aida Usenova spoke.", "Ministry of Health of Kyrgyzstan"),
    (
        "Министр иностранных дел Таджикистана Олим Саидов выступил.",
        "Ministry of Foreign Affairs of Tajikistan",
    ),
    ("Ana Costa, UNICEF Representative in Tajikistan, spoke.", "UNICEF"),
    (
        "Jan de Vries, director at the WHO Regional Office for Europe, spoke.",
        "WHO Regional Office for Europe",
    ),
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_organization_is_the_body_of_the_title(text, body):
    assert named(text)[0].organization == body


def test_spans_slice_to_what_is_written():
    text = "С министром здравоохранения Алишером Шариповым встретилась Мария Гонсалес, эксперт ВОЗ."
    for person in named(text):
        assert text[slice(*person.span)] == person.name_as_written
        assert text[slice(*person.role_span)].casefold().startswith(person.role[:4].casefold())
