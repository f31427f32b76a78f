"""An extract of the register: facts that somebody else can check, without the register.

`pak` makes the zip, `lees` opens one with care, `controleer` says what in it is not as it was.
The form is in docs/uittreksel.md.
"""
