"""What was read from a file, from its registration until a person confirms it. The original is never touched.

| module | holds |
|---|---|
| `parts` | the document taken apart into rows, and put together again |
| `settling` | the first shape: which document is the plan, a uid for every part |
| `mending` | the frame of every correction: the check against others' work, the states to go back to |
| `wording`, `shaping`, `placing` | corrections of words, of the outline, of what found no place |
"""
