//! The stand-in as a program.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use stand_in_api::clock::SystemClock;
use stand_in_api::options::Options;
use stand_in_api::server::{Server, StartError};

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    stand_in_api::logging::to_stderr();
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("stand-in-api: {error}");
            ExitCode::from(2)
        }
    }
}

async fn run(options: Options) -> Result<(), StartError> {
    let server = Server::start(options, Arc::new(SystemClock)).await?;
    announce(&server);
    server.run(stop_signal()).await
}

/// Tells on standard output where the server is, and how to get in.
// Reason: this is what `make run` shows and what test harnesses read; logs go to stderr.
#[allow(clippy::print_stdout)]
fn announce(server: &Server) {
    use std::io::Write as _;
    println!("Listening on {}", server.url());
    for line in server.demo_lines() {
        println!("{line}");
    }
    // A reader behind a pipe that has gone away is no reason to stop.
    let _ = std::io::stdout().flush();
}

/// Resolves on SIGINT or SIGTERM.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
