"""What holds for every test: no network, no hashed static names, documents in a folder of its own."""

import pytest

pytest_plugins = ["plugin_postgres", "plugin_regels"]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    # Loopback and Unix sockets only; read by pytest-socket right after this.
    config.option.allow_hosts = config.option.allow_hosts or "127.0.0.1,::1,localhost"
    config.option.allow_unix_socket = True


@pytest.fixture(scope="session", autouse=True)
def _eigen_mappen(tmp_path_factory: pytest.TempPathFactory) -> None:
    from django.conf import settings

    var = tmp_path_factory.mktemp("var")
    (var / "static").mkdir()
    settings.VAR = var
    settings.STATIC_ROOT = var / "static"
    settings.DOCUMENTEN = var / "documenten"
    # A live server does not serve hashed names.
    opslag = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": opslag}}


@pytest.fixture
def provincie(db):
    """A small province, built through acts."""
    from provincie import Provincie

    return Provincie()
