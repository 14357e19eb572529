"""The child of `limited`: authorities and the file on standard input, the examination on standard output."""

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

    from workflow.signing.verdicts import as_json, examine

    roots = [
        x509.Certificate.load(base64.b64decode(each)) for each in sys.stdin.buffer.readline().strip().split()
    ]
    json.dump(as_json(examine(sys.stdin.buffer.read(), roots)), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
