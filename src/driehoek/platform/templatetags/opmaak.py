"""Filters that show values as people read them: {% load opmaak %}."""

from django import template

from driehoek.platform.ui import opmaak

register = template.Library()

register.filter("datum", opmaak.datum)
register.filter("datum_kort", opmaak.datum_kort)
register.filter("moment", opmaak.moment)
register.filter("heel", opmaak.heel)
register.filter("euro", opmaak.euro)
register.filter("euro_kort", opmaak.euro_kort)
register.filter("fte", opmaak.fte)
register.filter("periode", opmaak.periode)
