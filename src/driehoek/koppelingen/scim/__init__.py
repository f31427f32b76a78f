"""SCIM 2.0 (RFC 7643, RFC 7644) under /scim/v2: an identity provider keeps people and reads groups.

The protocol is that of `scim2-server`; here is what we serve with it. See docs/scim.md.
"""

BASIS = "/scim/v2"
