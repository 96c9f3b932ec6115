//! `serve`: the site on this machine, as a web server would give it to a reader.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::Response;
use clap::Args;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

use super::error::Error;
use super::site_url::{PORT, SiteUrl};
use super::{build, delivery};

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
    build::site(&directory, &url)?;
    println!("Serving it on http://{address} – stop with Ctrl-C.");
    runtime()
        .and_then(|runtime| runtime.block_on(answer_until(listener, &directory, interrupted())))
        .map_err(Error::Server)?;
    println!("\nStopped.");
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
        ended = async { axum::serve(listener, router(directory)).await } => ended,
        () = stop => Ok(()),
    }
}

/// Compressed beforehand where the build has done so, and with the headers of every other server.
fn router(directory: &Path) -> Router {
    Router::new()
        .fallback_service(ServeDir::new(directory).precompressed_br().precompressed_gzip())
        .layer(middleware::from_fn(with_headers))
}

async fn with_headers(request: Request, next: Next) -> Response {
    let name = request.uri().path().trim_start_matches('/').to_owned();
    let mut response = next.run(request).await;
    if !response.status().is_client_error() {
        for rule in delivery::headers(&name) {
            response
                .headers_mut()
                .insert(HeaderName::from_static(rule.name), HeaderValue::from_static(rule.value));
        }
    }
    response
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a signal handler Ctrl-C ends the process by itself.
        std::future::pending::<()>().await;
    }
}
