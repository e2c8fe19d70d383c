"""Speed and memory of the main job, beside a named baseline measured in the same run."""
