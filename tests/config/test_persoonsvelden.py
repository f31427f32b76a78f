"""The register of personal data is whole: nothing about people is kept that no room declared."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps

from driehoek.platform import persoonsvelden
from driehoek.platform.persoonsvelden import ALLES, Grond, Lezers, Veldgroep


def groep(model, *velden):
    return Veldgroep(model, velden, "x", "x", Grond.TAAK, Lezers.ZELF, "x")


def test_GEN_02_elk_veld_over_mensen_is_verklaard():
    assert persoonsvelden.zonder_verklaring(apps.get_models()) == {}


def test_GEN_02_elke_verklaring_gaat_over_een_veld_dat_er_is_en_zegt_alles():
    assert len(persoonsvelden.alle()) > 30
    for een in persoonsvelden.alle():
        assert persoonsvelden.velden_van(een), een
        assert persoonsvelden.wijst_naar_iemand(apps.get_model(een.model)), een.model
        assert all((een.wat, een.doel, een.termijn)), een


def test_GEN_02_wat_niet_wordt_gebruikt_kan_ook_niet_worden_gevuld(db):
    for naam in persoonsvelden.ONGEBRUIKT:
        tabel = apps.get_model(naam)._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege(current_user, %s, 'INSERT')", [tabel])
            assert cursor.fetchone() == (False,), naam


@pytest.mark.parametrize(
    ("verwijzing", "is_het"),
    [
        (models.ForeignKey("register.Persoon", models.CASCADE), True),
        (models.OneToOneField("platform.Account", models.CASCADE), True),
        (models.ForeignKey("register.Drager", models.CASCADE), False),
    ],
)
@isolate_apps("driehoek.register", "driehoek.platform")
def test_GEN_02_een_nieuw_veld_over_iemand_valt_op(verwijzing, is_het):
    class Schoenmaat(models.Model):
        van = verwijzing.clone()
        maat = models.IntegerField()

        class Meta:
            app_label = "register"

    assert persoonsvelden.wijst_naar_iemand(Schoenmaat) is is_het
    gevonden = persoonsvelden.zonder_verklaring([Schoenmaat])
    assert gevonden == ({"register.Schoenmaat": ["maat", "van"]} if is_het else {})


@isolate_apps("driehoek.register")
def test_GEN_02_ook_een_kaal_nummer_dat_zo_heet_valt_op():
    class Bezoek(models.Model):
        account = models.UUIDField()

        class Meta:
            app_label = "register"

    assert persoonsvelden.zonder_verklaring([Bezoek]) == {"register.Bezoek": ["account"]}


def test_GEN_02_een_veld_twee_keer_verklaren_kan_niet():
    with pytest.raises(ValueError, match="staat al in het privacyregister"):
        persoonsvelden.declareer(groep("organisatie.Dienstverband", "schaal"))
    with pytest.raises(LookupError):
        persoonsvelden.declareer(groep("organisatie.Bestaatniet", ALLES))
