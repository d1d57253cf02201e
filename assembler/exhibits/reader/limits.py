"""The limits of a process that reads files of strangers."""


def limit_resources(memory: int, seconds: int) -> None:
    """Limit this process to *memory* in bytes and *seconds* of computing time, if the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (min(limit, hard) if hard != resource.RLIM_INFINITY else limit, hard))
