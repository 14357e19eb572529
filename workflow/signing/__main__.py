"""The child of `limited`: one line of JSON with what is asked, then the file; the answer as JSON."""

import base64
import json
import resource
import sys

from workflow.signing.limited import CPU_SECONDS, MEMORY


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from asn1crypto import x509

    from workflow.signing.results import as_json
    from workflow.signing.verdicts import added_signature, examine

    asked = json.loads(sys.stdin.buffer.readline())
    pdf = sys.stdin.buffer.read()
    roots, stampers = (
        [x509.Certificate.load(base64.b64decode(each)) for each in asked[kind]]
        for kind in ("roots", "stampers")
    )
    if asked["act"] == "added":
        answer: object = added_signature(pdf[: asked["before"]], pdf, asked["field"], roots, stampers)
    else:
        answer = as_json(examine(pdf, roots, stampers))
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
