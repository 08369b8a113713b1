"""Who may do what at the desk: two groups, made anew after each migration so that they know new models.

An *editor* corrects: the records of the archive, and what hangs on them, and merges those that are the same.
Editors delete no people, bodies, meetings or reports, and see no users. An *administrator* may do that too.
"""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import Group, Permission

EDITOR, ADMINISTRATOR = "editor", "administrator"
ALL = ("view", "add", "change", "delete")
# What a report says: a deletion stays with the report as a correction, and can be released again.
SAID = (
    "account",
    "accountcountry",
    "accounttopic",
    "participation",
    "quote",
    "personmention",
    "organizationmention",
)
EDITORS = {
    **dict.fromkeys(SAID, ALL),
    "translation": ALL,
    "personname": ALL,
    "organizationname": ALL,
    "report": ("view", "add", "change"),
    "meeting": ("view", "add", "change"),
    "person": ("view", "add", "change"),
    "organization": ("view", "add", "change"),
    "place": ("view", "add", "change"),
    "country": ("view",),
    "topic": ("view",),
    "reportversion": ("view",),
    "correction": ("view", "change"),
    "merge": ("view", "add", "change"),  # of records that the editor may change
    "formeraddress": ("view",),
    "distinction": ("view", "add", "delete"),
}
USERS = {"user": ALL, "group": ("view",)}


def ensure(using: str = "default", **_signal) -> None:
    """Make both groups, with these permissions and no others. To be called after a migration."""
    models = [
        model for model in apps.get_app_config("reports").get_models() if not hasattr(model, "history_type")
    ]
    archive = {model._meta.model_name: ALL for model in models}
    granted = {
        EDITOR: [*_named(using, "reports", EDITORS)],
        ADMINISTRATOR: [*_named(using, "reports", archive), *_named(using, "auth", USERS)],
    }
    for name, permissions in granted.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        group.permissions.set(permissions)


def _named(using: str, app: str, models: dict[str, tuple[str, ...]]) -> Iterator[Permission]:
    for model, actions in models.items():
        codenames = [f"{action}_{model}" for action in actions]
        named = Permission.objects.using(using).filter(content_type__app_label=app)
        yield from named.filter(codename__in=codenames)
