"""Reading pages in tests as a visitor does: by their words and links."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}
INLINE = {"a", "cite", "code", "mark", "span", "strong", "time"}


class Reading(HTMLParser):
    """The words of a page on one line (``words``), its links, ids and elements; it must be well-formed."""

    def __init__(self, response):
        super().__init__()
        self.words, self.links, self.ids, self.open, self.elements = "", [], [], [], []
        self.feed(response.content.decode())
        self.close()
        self.words = " ".join(self.words.split())
        assert self.open == [], f"unclosed: {self.open}"

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if tag == "a":
            self.links.append(attributes["href"])
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag not in VOID:
            self.open.append(tag)
        self.part(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes another element"
        self.part(tag)

    def part(self, tag):
        """Blocks stand apart from the words around them."""
        self.words += "" if tag in INLINE else " "

    def handle_data(self, data):
        if "script" not in self.open and "style" not in self.open:
            self.words += data

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.elements if name == tag]


def read(client, address: str, status: int = 200) -> Reading:
    """The page at an address, which must answer with the status."""
    response = client.get(address)
    assert response.status_code == status, f"{address} answered {response.status_code}"
    return Reading(response)
