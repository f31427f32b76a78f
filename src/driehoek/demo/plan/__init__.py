"""What happens in the demo province, as data: pure, from a seed, without Django and without a clock."""
