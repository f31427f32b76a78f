"""The REST API of the register, after the NL API Design Rules 2.1.

`voordeur` is the door: who asks, how often, in which words. Behind it django-ninja, which is
loaded with the first question and not with every command.
"""

VERSIE = "1.0.0"
