"""The hand-written content behind the demo province: opgaven and the opdrachten under each."""

from driehoek.demo.plan.bronnen import (
    ambitie_1,
    ambitie_2,
    ambitie_3,
    ambitie_4,
    ambitie_5,
    ambitie_6,
    ambitie_7,
)

OPGAVEN = (
    *ambitie_1.OPGAVEN,
    *ambitie_2.OPGAVEN,
    *ambitie_3.OPGAVEN,
    *ambitie_4.OPGAVEN,
    *ambitie_5.OPGAVEN,
    *ambitie_6.OPGAVEN,
    *ambitie_7.OPGAVEN,
)
