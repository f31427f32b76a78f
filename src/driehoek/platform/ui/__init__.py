"""What every page looks like: shell, components, drawings. Page builders read README.md here."""
