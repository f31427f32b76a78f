"""Peers of the decision function: the best libraries for it, where they are installed.

`make bench` brings them (dependency group 'bench'); without them these rows are not measured.
"""

import importlib.util
from collections.abc import Callable, Sequence
from io import StringIO

from driehoek.kern.bevoegdheid import Rolregel

Vraag = tuple[int, int, int]
"""Who, which act, on which object."""
Beslis = Callable[[Vraag], bool]

_CASBIN_MODEL = """
[request_definition]
r = sub, act, obj
[policy_definition]
p = sub, act, obj
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.obj == p.obj && r.sub == p.sub && r.act == p.act
"""


def casbin(rollen: Sequence[Rolregel], handelingen: Sequence[int]) -> Beslis | None:
    """FastEnforcer, which looks up by object first. It knows no time: one period per role."""
    if importlib.util.find_spec("casbin") is None:
        return None
    from casbin import FastEnforcer  # noqa: PLC0415  (a peer, only for bench)
    from casbin.model.model_fast import FastModel  # noqa: PLC0415

    model = FastModel([2])
    model.load_model_from_text(_CASBIN_MODEL)
    bewaker = FastEnforcer(model, cache_key_order=[2])
    bewaker.add_policies(
        [
            [str(persoon), str(daad), str(drager)]
            for persoon, drager in {(r.persoon, r.drager) for r in rollen}
            for daad in handelingen
        ]
    )
    return lambda vraag: bool(bewaker.enforce(*map(str, vraag)))


def cedar(rollen: Sequence[Rolregel], handelingen: Sequence[int]) -> Beslis | None:
    """Cedar, handed only the policies of the object (a slice), as one would in practice."""
    if importlib.util.find_spec("cedarpy") is None:
        return None
    import cedarpy  # noqa: PLC0415  (a peer, only for bench)

    per_drager: dict[int, StringIO] = {}
    for persoon, drager in {(r.persoon, r.drager) for r in rollen}:
        for daad in handelingen:
            per_drager.setdefault(drager, StringIO()).write(
                f'permit(principal == P::"{persoon}", action == Action::"{daad}",'
                f' resource == D::"{drager}");\n'
            )
    stukken = {drager: tekst.getvalue() for drager, tekst in per_drager.items()}

    def beslis(vraag: Vraag) -> bool:
        persoon, daad, drager = vraag
        verzoek = {
            "principal": f'P::"{persoon}"',
            "action": f'Action::"{daad}"',
            "resource": f'D::"{drager}"',
            "context": {},
        }
        return bool(cedarpy.is_authorized(verzoek, stukken.get(drager, ""), []).allowed)

    return beslis
