"""Areas of the province, to tell apart what a load test multiplies."""

GEBIEDEN = (
    "Haaglanden",
    "Rijnmond",
    "Drechtsteden",
    "Alblasserwaard",
    "Hoeksche Waard",
    "Goeree-Overflakkee",
    "Voorne-Putten",
    "Westland",
    "Oostland",
    "Midden-Holland",
    "Krimpenerwaard",
    "Rijnstreek",
    "Duin- en Bollenstreek",
    "Leidse regio",
    "Midden-Delfland",
    "Zuidplaspolder",
    "Vijfheerenlanden",
    "Hollandse IJssel",
    "Groene Hart",
    "Delfland",
)
