"""On what terms the records may be used, as whoever runs the archive says; the program grants nothing."""

from django.conf import settings
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _


def terms() -> str:
    """The terms in a sentence; where none are stated, who may be asked."""
    if settings.RECORDS_LICENSE:
        name, address = settings.RECORDS_LICENSE
        return _("The records are under the license %(name)s, %(address)s.") % {
            "name": name,
            "address": address,
        }
    if settings.CORRECTIONS_EMAIL:
        asked = _("No license is stated for the records. Who wants to publish them anew asks %(email)s.")
        return asked % {"email": settings.CORRECTIONS_EMAIL}
    return _("No license is stated for the records. Who wants to publish them anew asks who runs this site.")


def address(origin: str) -> str:
    """Where the terms can be read: at the license itself, else on the about page."""
    if settings.RECORDS_LICENSE:
        return settings.RECORDS_LICENSE[1]
    return f"{origin}{reverse('pages:about')}#license"


def tell(response: HttpResponseBase, origin: str) -> None:
    """Have a file that leaves the site say where its terms are, https://www.rfc-editor.org/rfc/rfc8288."""
    response["Link"] = f'<{address(origin)}>; rel="license"'
