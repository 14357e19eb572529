"""What `./run` starts: serving on one machine, the checks of CI, the long proofs. No part of the product."""
