//! Structured logs on standard error: one line a request, never a secret.

/// Sends the logs of this process to standard error. A second call changes nothing.
pub fn to_stderr() {
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::INFO)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .finish();
    // Fails only where a subscriber is there already, as in a test.
    let _ = tracing::subscriber::set_global_default(subscriber);
}
