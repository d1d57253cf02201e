"""Papers about an amended complaint that are not motions: a stipulation to its filing, and the notice of its filing."""
