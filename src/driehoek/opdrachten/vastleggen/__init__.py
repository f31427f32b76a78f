"""The wizard: everything in the register is changed here (ONTWERP §5).

What happened, on which grondslag, from when; then the consequences; then it is stored. A `Vorm`
is one act as people enter it: forms translate, acts decide.
"""
