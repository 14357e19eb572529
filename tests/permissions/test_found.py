"""An empty deployment gets its first committee and administrator by one command, and everything else by pages."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from permissions.administering.acting import branch_of
from permissions.duties import holdings_now
from permissions.models import Agency, User
from tests.permissions.accounts.door import give_password

GIVEN = {
    "code": "tu",
    "name": "Tỉnh ủy Mới",
    "symbol": "TU",
    "level": "province",
    "username": "quantri",
    "full_name": "Đỗ Quản Trị",
}


@pytest.mark.django_db
def test_the_first_administrator_comes_in_by_the_link_and_keeps_the_branch() -> None:
    out = io.StringIO()
    call_command("found", stdout=out, **GIVEN)
    user = User.objects.get()
    assert holdings_now(user, timezone.localdate()) == {(Agency.objects.get().pk, "administer")}
    assert [agency.code for agency in branch_of(user)] == ["tu"]
    client = Client()
    link = out.getvalue().strip().removeprefix("http://127.0.0.1:8000")
    form = client.get(link, follow=True).request["PATH_INFO"]
    new = "một câu dài và dễ nhớ"
    client.post(form, {"new_password1": new, "new_password2": new})
    give_password(client, "quantri", new)
    assert client.get("/agencies/")["Location"] == "/account/"  # a second factor first


@pytest.mark.django_db
def test_it_is_refused_where_there_is_a_committee_already() -> None:
    call_command("found", stdout=io.StringIO(), **GIVEN)
    with pytest.raises(CommandError):
        call_command("found", stdout=io.StringIO(), **(GIVEN | {"code": "khac", "username": "khac"}))
    assert Agency.objects.count() == 1
