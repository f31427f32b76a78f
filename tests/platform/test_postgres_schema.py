"""The schema that migrations make, and the worker that lives in it."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_worker_runs_what_waits_and_stops(echte_db):
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    taak = app.configure_task("builtin:procrastinate.builtin_tasks.remove_old_jobs")
    nummer = taak.defer(max_hours=1)
    call_command("worker", eenmalig=True)
    assert ProcrastinateJob.objects.get(pk=nummer).status == "succeeded"
