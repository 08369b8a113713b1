"""Parts of pages that stand in every row of a list: put in place when a page is compiled, not row by row."""

from django.template import Library, Node, NodeList
from django.template.base import Parser, Token
from django.template.context import BaseContext
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = Library()


class Inserted(Node):
    """The nodes of another template, in the context around them."""

    def __init__(self, nodelist: NodeList):
        self.nodelist = nodelist

    def render(self, context: BaseContext) -> SafeString:
        return self.nodelist.render(context)


class Constant(Node):
    """Nodes that are the same on every page of a language, rendered once for each."""

    def __init__(self, nodelist: NodeList):
        self.nodelist = nodelist
        self.rendered: dict[str, SafeString] = {}

    def render(self, context: BaseContext) -> SafeString:
        language = get_language()
        if language not in self.rendered:
            self.rendered[language] = self.nodelist.render(context)
        return self.rendered[language]


@register.tag
def insert(parser: Parser, token: Token) -> Inserted:
    """``{% insert "_row.html" %}``: like ``include``, which looks for the template again for every row."""
    name = token.split_contents()[1].strip("\"'")
    return Inserted(get_template(name).template.nodelist)


@register.tag
def constant(parser: Parser, token: Token) -> Constant:
    """``{% constant %}…{% endconstant %}``: words that do not depend on the row, translated once."""
    nodelist = parser.parse(("endconstant",))
    parser.delete_first_token()
    return Constant(nodelist)
