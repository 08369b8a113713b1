import pytest

from reports.extraction import article, sentences


def split(text):
    found = sentences.split(article.read(text))
    return [text[slice(*sentence.span)] for sentence in found]


@pytest.mark.parametrize(
    "text",
    [
        ["Dr. Anna Petrova met Mr. Lee on Aug. 5.", "They spoke of U.S. aid and No. 5 hospital."],
        ["The Hon. Gulnara Rakhimova, Prof. B. Saidov and H.E. Mr. Rahmon came.", "They left."],
        ["Во встрече участвовал Т.Рахимов, а также А. Б. Саидова.", "Они уехали."],
        ["Дж. Рахимов и Kh. Saidova вышли.", "Они уехали."],
        ["Глава г. Ош принял гостей из КНМУ им. Ахунбаева.", "Выделено 5 млн. сомов."],
        ["«Мы рады. Мы будем работать дальше», – сказал министр.", "Гость согласился."],
        ["«Мы рады!» – сказал министр.", "Гость согласился."],
        ["“We are glad. We go on,” the minister said.", "The guest agreed."],
        ['"We are glad. We go on. "', "The guest agreed."],
        ["He asked: “Why not?”", "The guest agreed."],
        ["Is it so?", "Yes!", "It is…", "And more."],
        ["Rates fell by 2.5 percent, to 16.5 per 1,000.", "That is good."],
        ["Medicines, vaccines, etc.", "The parties agreed."],
    ],
)
def test_splits_a_paragraph(text):
    assert split(" ".join(text)) == text


def test_a_year_with_its_word_ends_a_sentence_before_a_capital():
    assert split("Договор подписан в 2021 г. Министр поблагодарил гостей.") == [
        "Договор подписан в 2021 г.",
        "Министр поблагодарил гостей.",
    ]


def test_sentences_know_their_paragraph_and_stay_inside():
    text = "First one. Second one.\n\nThird one."
    found = sentences.split(article.read(text))
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]


def test_an_unclosed_quotation_is_split_as_other_text():
    assert split("“We are glad. We go on. The minister left.") == [
        "“We are glad.",
        "We go on.",
        "The minister left.",
    ]
