"""Driehoek: the working system of an opgavegerichte public organisation."""
