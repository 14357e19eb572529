"""The whole procedure as a proof: a model in plain Python, two ways of pressing, one machine that tries any order."""
