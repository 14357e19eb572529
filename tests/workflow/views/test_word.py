"""The Word form of a plan, as the person may see it."""

import io

import docx
import pytest

from drafting.models import Status
from tests.plans import items_of
from tests.workflow.ways import address, at, browser

pytestmark = pytest.mark.usefixtures("cast")


def words(answer):
    word = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_a_draft_says_what_the_page_says_and_that_it_is_a_draft():
    plan = at().plan
    answer = browser("soan").get(address(plan, "word/"))
    assert "attachment" in answer["Content-Disposition"]
    text = words(answer)
    assert all(item.text in text for item in items_of(plan))
    assert "Dự thảo lần 1" in text


def test_an_issued_plan_has_its_number_date_and_signer_and_no_draft_mark():
    plan = at(Status.ISSUED).plan
    answer = browser("vanthu").get(address(plan, "word/"))
    text = words(answer)
    assert plan.issuance.symbol in text
    assert plan.issuance.signer.full_name in text
    assert "Dự thảo" not in text
    assert plan.issuance.symbol.replace("/", "-") in answer["Content-Disposition"]


def test_who_takes_no_part_gets_nothing():
    assert browser("nguoila").get(address(at().plan, "word/")).status_code == 404
