"""The scopes of opdrachten as authority depends on them (BEV-05, REG-18)."""

from driehoek.bevoegdheden import bronnen

VOOR_BEVOEGDHEID = f"""
SELECT {bronnen.vak("f", bronnen.BESTOND)}, f.opdracht_id, f.materieel_budget * 100
FROM opdrachten_scope f {bronnen.GROND} WHERE {{sinds}}
"""
