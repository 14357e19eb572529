import re
from tests.workflow.views.test_reading import *
pytestmark = pytest.mark.usefixtures("cast")
@pytest.fixture
def drafter(client):
    client.force_login(person("soan")); return client
def test_x(drafter):
    received = assigned()
    part = item(received, "II.1")
    stale = {"uid": part["uid"], "item_kind": "task", "when": "", "edit_number": 0}
    r=mend(drafter, received, "item", **stale, text="Câu thứ nhất.")
    response = mend(drafter, received, "item", **stale, text="Câu thứ hai.")
    print(r.status_code, re.findall(r'class="text">.*?</div>', response.content.decode(), re.S), response.content.decode()[2500:])
    assert 0
