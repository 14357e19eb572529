"""The same table pressed by several at the same instant is written once."""

import pytest

from permissions.administering.importing import apply
from permissions.models import Agency, Appointment
from records.models import AuditEntry
from tests.permissions.administering.test_large_imports import organisation
from tests.plans import person
from tests.racing import assert_sound, at_once

pytestmark = [pytest.mark.usefixtures("committing_cast"), pytest.mark.proof]


def test_four_presses_at_once_write_a_table_once() -> None:
    data, by = organisation(5), person("quantri")
    ends = at_once(*[lambda: apply(data, by).counts["made"]] * 4)
    assert sorted(ends) == [0, 0, 0, 10]
    assert Agency.objects.filter(code__startswith="du-moi-").count() == 5
    assert Appointment.objects.filter(user__username__startswith="moi").count() == 5
    assert AuditEntry.objects.filter(verb="import_organisation").count() == 1
    assert_sound()
