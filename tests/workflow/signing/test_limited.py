"""What the web processes load to have a file examined."""

import subprocess
import sys

ASKED = """
import sys
import django
django.setup()
import config.urls, workflow.issuance.verifying, workflow.services.issuing
print(sorted({name.split(".")[0] for name in sys.modules} & {"asn1crypto", "pyhanko", "weasyprint"}))
"""


def test_whoever_asks_the_child_loads_nothing_that_parses_or_signs() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"
