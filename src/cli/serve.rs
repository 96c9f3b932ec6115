//! `serve`: the site on this machine, as a web server would give it to a reader.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use clap::Args;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::build::{self, Earlier};
use super::cache::Cache;
use super::delivery::HEADER_PATIENCE;
use super::error::Error;
use super::served_files::ServedFiles;
use super::site_url::{PORT, SiteUrl};
use super::terminal::say;

/// What `serve` may be told.
#[derive(Debug, Clone, Args)]
#[group(id = "serve")]
pub struct Arguments {
    /// The port on 127.0.0.1; 0 lets the system choose a free one
    #[arg(long, default_value_t = PORT)]
    pub port: u16,
    /// Where to build the site
    #[command(flatten)]
    pub build: build::Arguments,
}

/// Builds the site and serves it until Ctrl-C.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    // The port is taken first: nobody wants to learn after a minute's build that it is not free.
    let listener = listen(arguments.port)?;
    let directory = arguments.build.directory();
    let address = listener.local_addr().map_err(Error::Server)?;
    let url = arguments.build.url.clone().unwrap_or_else(|| SiteUrl::local(address.port()));
    build::site(&directory, &url, Earlier::Kept, &Cache::of_checkout()?)?;
    say(format_args!("Serving it on http://{address} – stop with Ctrl-C."));
    runtime()
        .and_then(|runtime| runtime.block_on(answer_until(listener, &directory, interrupted())))
        .map_err(Error::Server)?;
    say(format_args!("\nStopped."));
    Ok(())
}

/// A directory served in the background, for as long as this value lives.
#[derive(Debug)]
pub struct Served {
    /// Where it is served.
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

/// Serves a directory on a free port of 127.0.0.1.
pub fn background(directory: &Path) -> Result<Served, Error> {
    let listener = listen(0)?;
    let address = listener.local_addr().map_err(Error::Server)?;
    let runtime = runtime().map_err(Error::Server)?;
    let (stop, stopped) = oneshot::channel();
    let directory = PathBuf::from(directory);
    let thread = std::thread::spawn(move || {
        // A sender that is gone means stop, just as one that has sent.
        runtime.block_on(answer_until(listener, &directory, async { drop(stopped.await) }))
    });
    Ok(Served { address, stop: Some(stop), thread: Some(thread) })
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // Whoever drops the server has no use for how it ended.
            let _ = thread.join();
        }
    }
}

fn listen(port: u16) -> Result<TcpListener, Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => Error::PortTaken { port },
        _ => Error::Port { port, source },
    })
}

fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()
}

async fn answer_until(
    listener: TcpListener,
    directory: &Path,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    // Dropping the server, unlike shutting it down, does not wait for readers who keep a connection open.
    tokio::select! {
        ended = accept(listener, ServedFiles::of(directory)) => ended,
        () = stop => Ok(()),
    }
}

/// Answers whoever connects, for ever.
async fn accept(listener: tokio::net::TcpListener, files: ServedFiles) -> io::Result<()> {
    // Connections end with this value.
    let mut connections = JoinSet::new();
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            // One reader who has gone again, or too many at once, is no reason to leave the others.
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        while connections.try_join_next().is_some() {}
        let files = files.clone();
        let service = hyper::service::service_fn(move |request| {
            let files = files.clone();
            async move { Ok::<_, Infallible>(files.answer(request).await) }
        });
        connections.spawn(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_PATIENCE)
                .serve_connection(TokioIo::new(stream), service),
        );
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a signal handler Ctrl-C ends the process by itself.
        std::future::pending::<()>().await;
    }
}
