"""What the database holds of signals from outside (REG-28), in words."""

from driehoek.platform.handelingen.sloten import bij_constraint

for _naam in ("bij", "drager_soort"):
    bij_constraint(
        f"signaal_{_naam}", "REG-28", "Een signaal van buiten hoort bij een opgave of opdracht."
    )
bij_constraint("signaal_keuzes", "REG-28", "Deze bron of urgentie bestaat niet.")
bij_constraint("stap_soort", "REG-28", "Dit kun je met een signaal niet doen.")
bij_constraint(
    "stap_opnieuw",
    "REG-28",
    "Alleen bij 'later' hoort een dag om opnieuw te kijken, en daar altijd.",
)
bij_constraint("stap_vervolg", "REG-28", "Alleen een voorstel heeft een vervolg.")
