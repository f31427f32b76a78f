"""OpenID AuthZEN Authorization API 1.0: may this person do this, asked by other systems (BEV-03)."""
