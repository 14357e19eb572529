"""What is kept of a body beside its name: the line of authority above the post, the words on its seal."""

from pathlib import Path

import pytest

from drafting.models import Status
from drafting.rendering.printed_words import page_texts
from permissions.models import Agency
from records import files
from tests.plans import agency
from tests.walks import walk
from tests.workflow.signing.test_signing_chain import shown
from workflow.models import Issuance
from workflow.services.finalising import authority_of

pytestmark = pytest.mark.usefixtures("cast")


def test_a_committee_that_keeps_no_words_signs_by_its_own_name() -> None:
    assert authority_of(agency("tu")) == "T/M TỈNH ỦY"
    assert authority_of(Agency(short_name="Đảng ủy", signature_form="")) == "T/M ĐẢNG ỦY"


def test_the_words_of_a_body_are_printed_above_the_post_and_on_its_seal(tmp_path: Path) -> None:
    Agency.objects.filter(code="btv-tu").update(signature_form="T/M BAN THƯỜNG VỤ TỈNH ỦY")
    Agency.objects.filter(code="tu").update(seal="BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LAM SƠN")
    plan = walk(Status.ISSUED).plan
    sealed = Issuance.objects.select_related("sealed").get(plan=plan).sealed
    assert sealed is not None
    data = files.read(sealed)
    assert "T/M BAN THƯỜNG VỤ TỈNH ỦY" in " ".join(page_texts(data))
    said = shown(data, tmp_path)
    assert "BAN CHẤP HÀNH" in said
    assert "TỈNH LAM SƠN" in said
