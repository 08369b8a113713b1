"""The users of the desk. Who manages them cannot come to more than an administrator may do."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin

User = get_user_model()
admin.site.unregister(User)


@admin.register(User)
class DeskUserAdmin(UserAdmin):
    """Django's, where only a superuser touches superusers or gives permissions but by a group."""

    def get_readonly_fields(self, request, obj=None):
        """What would make a user more than a member of groups, to all but superusers."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else [*fixed, "is_superuser", "user_permissions"]

    def has_change_permission(self, request, obj=None):
        """A superuser is changed by superusers alone."""
        return super().has_change_permission(request, obj) and _may_touch(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """A superuser is deleted by superusers alone."""
        return super().has_delete_permission(request, obj) and _may_touch(request.user, obj)


def _may_touch(user, obj) -> bool:
    return user.is_superuser or obj is None or not obj.is_superuser
