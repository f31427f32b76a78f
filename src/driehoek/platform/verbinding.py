"""What every connection of Driehoek asks of PostgreSQL."""

EIGEN = {
    "application_name": "driehoek",
    # Compiling a query takes longer than our queries; and what they read is in memory.
    "options": "-c jit=off -c random_page_cost=1.1",
}
