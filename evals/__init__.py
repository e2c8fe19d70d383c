"""Quality on a corpus: how true, how complete, how well calibrated."""
